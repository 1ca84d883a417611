"""Papers of conventions as .docx: Mẫu 01–05 of Nghị định 61/2023/NĐ-CP, made from what they must hold. The annex itself
was not read: each says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from dinh.ground.clock import today
from dinh.law.cite import Cite
from dinh.law.rules.sources import CONVENTIONS
from dinh.rights.decide.models import Convention, ConventionNote
from dinh.rights.decide.papers_outcome import DOTS, LAW, broken, office, signature
from dinh.rights.decide.queries import outcome as outcomes
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import Block, Bullet, Heading, OfficialPaper, Para, Signature

MARK = "Mẫu %s, Nghị định 61/2023/NĐ-CP; mẫu dựng theo nội dung bắt buộc, chưa đối chiếu Phụ lục."
GROUP_SYMBOL = "TDP"
State, Kind = Convention.State, ConventionNote.Kind


@dataclass(frozen=True, slots=True)
class Paper:
    """`by_group` says whether the head of the group signs, else the UBND does."""

    slug: str
    form: str
    title: Any
    type_name: str
    abbr: str
    by_group: bool
    states: tuple[str, ...]
    subject: Callable[[Convention], str]
    blocks: Callable[[Convention], list[Block]]


def offered(found: Convention, *, chair: bool = False) -> list[Paper]:
    """The papers this convention has come to need: of the vote where one was held here, of suspension and annulment
    for the chair alone until they are decided."""
    stopped = {note.kind for note in found.notes.all()}
    kinds = {"tam-ngung": Kind.SUSPENDED.value, "bai-bo": Kind.ANNULLED.value}
    return [
        paper for paper in PAPERS.values()
        if found.state in paper.states
        and ((chair or kinds[paper.slug] in stopped) if paper.slug in kinds else found.matter_id is not None)
    ]  # fmt: skip


def docx(found: Convention, slug: str) -> bytes:
    """Raises ValidationError when the UBND is not in the register of bodies."""
    paper, where = PAPERS[slug], str(found.commune)
    body = office()
    decides = paper.abbr == "QĐ"
    mark: list[Block] = [Para.of(MARK % paper.form, italic=True, centred=True)]
    blocks = [*paper.blocks(found), *mark] if decides else [*mark, *paper.blocks(found)]
    try:
        return to_docx(OfficialPaper(
            system="state", type_name=paper.type_name, type_abbr=paper.abbr, number=None,
            organ_symbol=GROUP_SYMBOL if paper.by_group else body.symbol,
            superior=where if paper.by_group else None,
            issuer=str(found.group) if paper.by_group else broken(body.name, where), place=found.commune.name, day=None,
            drafted=today(), subject=paper.subject(found), blocks=tuple(blocks),
            signature=Signature((), "TRƯỞNG THÔN" if found.group.label == "thôn" else "TỔ TRƯỞNG", "")
            if paper.by_group else signature(body),
            recipients=(body.name,) if paper.by_group else (str(found.group), f"Ủy ban MTTQ Việt Nam {where}"),
            archive="thôn, tổ dân phố" if paper.by_group else "VT", enactor=body.name if decides else "",
            enacts="Quyết định:" if decides else "", grounds=_grounds(found) if decides else (),
        ))  # fmt: skip
    except ValueError as error:
        raise ValidationError(str(error)) from error


def _grounds(found: Convention) -> tuple[str, ...]:
    return (
        "Căn cứ Luật Tổ chức chính quyền địa phương", f"Căn cứ {LAW}", f"Căn cứ {Cite(CONVENTIONS)}",
        f"Xét đề nghị về {_named(found)}",
    )  # fmt: skip


def _named(found: Convention) -> str:
    return f"«{found.title}» của {found.group}"


def _request(found: Convention) -> list[Block]:
    return [
        Para.of(f"Cộng đồng dân cư {found.group} đã bàn, thông qua {_named(found)} với kết quả:"),
        *_result(found),
        Para.of("Đề nghị Ủy ban nhân dân xem xét, công nhận. Hồ sơ gửi kèm:"),
        Bullet.of("Dự thảo đã được thông qua, có chữ ký;"),
        Bullet.of("Biên bản cuộc họp thông qua."),
    ]


def _minutes(found: Convention) -> list[Block]:
    text = found.texts.last()
    opinions = found.notes.filter(kind=Kind.OPINION).count()
    posted = f"{found.posted_on:%d/%m/%Y}" if found.posted_on else DOTS
    return [
        Para.of(f"Thời gian, địa điểm: {DOTS}. Chủ trì: {DOTS}. Thư ký: {DOTS}."),
        Para.of(f"Dự thảo niêm yết lấy ý kiến từ ngày {posted}, nhận {opinions} ý kiến góp ý."),
        Heading(2, "1", "Nội dung đưa ra thông qua"),
        *[Para.of(each) for each in (text.words.splitlines() if text else []) if each.strip()],
        Heading(2, "2", "Kết quả biểu quyết"),
        *_result(found),
    ]


def _result(found: Convention) -> list[Block]:
    lines = list(outcomes.lines_of(found.matter, today())) if found.matter else []
    if not lines:
        return [Para.of(DOTS * 3)]
    blocks: list[Block] = []
    for line in lines:
        count = line.result.count
        said = ", ".join(f"{label}: {votes}" for label, votes in line.result.lines)
        blocks.append(Bullet.of(f"Tổng số hộ {count.total}, dự họp {count.present}; {said}."))
    return blocks


def _recognise(found: Convention) -> list[Block]:
    return [
        Heading(1, "Điều 1", f"Công nhận {_named(found)} (bản kèm theo, đóng dấu giáp lai)."),
        Heading(1, "Điều 2", "Quyết định có hiệu lực từ ngày ký."),
        Heading(1, "Điều 3", f"{found.group} niêm yết, phổ biến và thực hiện."),
    ]


def _stop(kind: str, verb: str) -> Callable[[Convention], list[Block]]:
    def blocks(found: Convention) -> list[Block]:
        note = found.notes.filter(kind=kind).last()
        return [
            Heading(1, "Điều 1", f"{verb} {_named(found)}."),
            Heading(1, "Điều 2", "Lý do"),
            *[Para.of(each) for each in (note.words if note else DOTS).splitlines()],
            Heading(1, "Điều 3", f"{found.group} thông báo đến cộng đồng dân cư và thi hành Quyết định này."),
        ]

    return blocks


VOTED = (State.VOTING, State.IN_FORCE)
PAPERS: dict[str, Paper] = {
    paper.slug: paper
    for paper in (
        Paper("de-nghi", "01", _("Mẫu 01: văn bản đề nghị công nhận"), "Tờ trình", "TTr", True, VOTED,
              lambda found: f"Đề nghị công nhận {found.title}", _request),
        Paper("bien-ban", "02", _("Mẫu 02: biên bản thông qua"), "Biên bản", "BB", True, VOTED,
              lambda found: f"Thông qua {found.title}", _minutes),
        Paper("cong-nhan", "03", _("Mẫu 03: quyết định công nhận"), "Quyết định", "QĐ", False, VOTED,
              lambda found: f"Về việc công nhận {found.title}", _recognise),
        Paper("tam-ngung", "04", _("Mẫu 04: quyết định tạm ngừng thực hiện"), "Quyết định", "QĐ", False,
              (State.IN_FORCE, State.SUSPENDED), lambda found: f"Về việc tạm ngừng thực hiện {found.title}",
              _stop(Kind.SUSPENDED, "Tạm ngừng thực hiện")),
        Paper("bai-bo", "05", _("Mẫu 05: quyết định bãi bỏ"), "Quyết định", "QĐ", False,
              (State.IN_FORCE, State.SUSPENDED, State.ENDED), lambda found: f"Về việc bãi bỏ {found.title}",
              _stop(Kind.ANNULLED, "Bãi bỏ")),
    )
}  # fmt: skip
