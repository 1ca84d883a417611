"""The office's letters about a request, ready to sign: number and day are left to the pen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from dinh.ground.bodies.queries import bodies_on, posts_of
from dinh.ground.clock import today
from dinh.rights.information.clocks import Term, answer_term, governing
from dinh.rights.information.grounds import GROUNDS
from dinh.rights.information.models import Answer, InformationRequest, Step
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import Block, Bullet, OfficialPaper, Para, Signature

State, Kind = InformationRequest.State, Step.Kind


def receipt(asked: InformationRequest) -> OfficialPaper:
    """Phiếu báo: the request was received, what happens next."""
    blocks: list[Block] = [
        Para.of(f"{_office(asked)} đã nhận yêu cầu cung cấp thông tin của ông/bà như sau:"),
        Bullet.of(f"Số trong sổ theo dõi: {asked.number}/{asked.year}; mã theo dõi: {asked.ref}."),
        Bullet.of(f"Ngày nhận: {_day(asked.received_on)}, {asked.get_channel_display()}."),
        Bullet.of(f"Thông tin cần biết: {asked.wanted}"),
        Bullet.of(f"Cách nhận: {asked.get_way_display()}."),
        *_when(asked),
        Para.of("Ông/bà theo dõi kết quả trên trang thông tin của địa phương bằng mã nói trên và mã PIN đã được giao."),
    ]
    return _paper(asked, "Phiếu báo", "PB", "Tiếp nhận yêu cầu cung cấp thông tin", blocks)


def clarification(asked: InformationRequest) -> OfficialPaper:
    blocks: list[Block] = [
        Para.of(f"{_office(asked)} đã nhận {_named(asked)}. Để có thể giải quyết, đề nghị ông/bà bổ sung:"),
        *_lines(_said(asked, Kind.CLARIFY)),
        Para.of("Thời hạn giải quyết tính từ ngày nhận đủ nội dung bổ sung."),
    ]
    return _paper(asked, "Công văn", "CV", "đề nghị bổ sung yêu cầu cung cấp thông tin", blocks)


def extension(asked: InformationRequest) -> OfficialPaper:
    term = answer_term(asked)
    blocks: list[Block] = [
        Para.of(f"Về {_named(asked)}, {_office(asked)} thông báo gia hạn thời gian cung cấp thông tin như sau:"),
        Bullet.of(f"Lý do: {asked.extension_reason}"),
        Bullet.of(f"Thời hạn mới: chậm nhất ngày {_day(term.due)}." if term.due else "Thời hạn mới: chưa ghi."),
        Bullet.of(f"Căn cứ: {term.article}."),
    ]
    return _paper(asked, "Thông báo", "TB", "Gia hạn cung cấp thông tin", blocks)


def refusal(asked: InformationRequest) -> OfficialPaper:
    ground = GROUNDS[asked.refusal]
    reason = _said(asked, Kind.REFUSED).removeprefix(f"{ground.title} ({asked.refusal_cite}). ")
    blocks: list[Block] = [
        Para.of(f"Về {_named(asked)}, {_office(asked)} thông báo không cung cấp được thông tin:"),
        Bullet.of(f"Căn cứ: {ground.title} ({asked.refusal_cite})."),
        Bullet.of(f"Lý do: {reason}"),
        Para.of(
            "Nếu không đồng ý, ông/bà có quyền đề nghị xem lại trên trang theo dõi hoặc tại trụ sở, và có quyền khiếu "
            "nại, khởi kiện theo quy định của pháp luật."
        ),
    ]
    return _paper(asked, "Thông báo", "TB", "Từ chối cung cấp thông tin", blocks)


def forwarding(asked: InformationRequest) -> OfficialPaper:
    holder, _newline, words = _said(asked, Kind.FORWARDED).partition("\n")
    blocks = [
        Para.of(f"Về {_named(asked)}: thông tin này không do {_office(asked)} tạo ra hoặc nhận được."),
        Para.of(f"Ông/bà gửi yêu cầu đến cơ quan giữ thông tin: {holder}."),
        *_lines(words),
    ]
    return _paper(asked, "Công văn", "CV", "hướng dẫn nơi cung cấp thông tin", blocks)


def answer(asked: InformationRequest) -> OfficialPaper:
    """The newest answer; a later one says that it corrects."""
    given: Answer = asked.answers.order_by("-number")[0]
    files = [file.name for file in given.files.all()]
    corrects = given.number > 1
    opening = "đính chính thông tin đã cung cấp như sau:" if corrects else "cung cấp thông tin như sau:"
    blocks = [Para.of(f"Về {_named(asked)}, {_office(asked)} {opening}"), *_lines(given.text)]
    if files:
        blocks.append(Para.of("Gửi kèm:"))
        blocks += [Bullet.of(name) for name in files]
    subject = "đính chính thông tin đã cung cấp" if corrects else "cung cấp thông tin theo yêu cầu"
    return _paper(asked, "Công văn", "CV", subject, blocks)


Make = Callable[[InformationRequest], OfficialPaper]
LETTERS: dict[str, tuple[object, Make]] = {
    "phieu-tiep-nhan": (gettext_lazy("Phiếu báo tiếp nhận"), receipt),
    "bo-sung": (gettext_lazy("Công văn đề nghị bổ sung"), clarification),
    "gia-han": (gettext_lazy("Thông báo gia hạn"), extension),
    "tu-choi": (gettext_lazy("Thông báo từ chối"), refusal),
    "huong-dan": (gettext_lazy("Công văn hướng dẫn"), forwarding),
    "cung-cap": (gettext_lazy("Công văn cung cấp thông tin"), answer),
}


def letters_of(asked: InformationRequest) -> list[tuple[str, object]]:
    """(slug, title) of the letters this request has come to need."""
    kinds = set(asked.steps.values_list("kind", flat=True))
    needed = {
        "phieu-tiep-nhan": True,
        "bo-sung": Kind.CLARIFY in kinds,
        "gia-han": asked.extended_on is not None,
        "tu-choi": bool(asked.refusal),
        "huong-dan": Kind.FORWARDED in kinds,
        "cung-cap": asked.answers.exists(),
    }
    return [(slug, LETTERS[slug][0]) for slug, wanted in needed.items() if wanted]


def docx(asked: InformationRequest, slug: str) -> bytes:
    """One letter as .docx. Raises ValidationError when something it needs is missing (the body has no symbol…)."""
    if asked.body is None:
        raise ValidationError("Địa phương chưa có Ủy ban nhân dân trong mục Đơn vị nên chưa lập được văn bản.")
    try:
        return to_docx(LETTERS[slug][1](asked))
    except ValueError as error:
        raise ValidationError(str(error)) from error


def _paper(
    asked: InformationRequest, type_name: str, abbr: str, subject: str, blocks: list[Block]
) -> OfficialPaper:  # fmt: skip
    body, place = asked.body, str(asked.commune)
    who = asked.asker.name or "Người yêu cầu"
    return OfficialPaper(
        system="state", type_name=type_name, type_abbr=abbr, number=None, organ_symbol=body.symbol if body else "",
        superior=None, issuer=_broken(body.name if body else "", place), place=asked.commune.name, day=None,
        drafted=today(), subject=subject, blocks=tuple(blocks), signature=_signature(asked),
        addressees=(f"Ông/bà {who}",) if abbr == "CV" else (),
        recipients=() if abbr == "CV" else (f"Ông/bà {who}",), archive="VT",
    )  # fmt: skip


def _broken(name: str, place: str) -> str:
    """ỦY BAN NHÂN DÂN / PHƯỜNG ĐÌNH MINH"""
    return f"{name.removesuffix(place).strip()}\n{place}" if name.endswith(f" {place}") else name


def _signature(asked: InformationRequest) -> Signature:
    """The head of the committee, if someone holds that post today; otherwise the name is left to the pen."""
    body = bodies_on(today()).filter(pk=asked.body.pk).first() if asked.body else None
    leads = [post for post in posts_of(body, today()) if post.leads] if body else []
    now = [held for post in leads[:1] for held in getattr(post, "now", []) if held.begins <= today()]
    return Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", now[0].user.full_name if now else "")


def _when(asked: InformationRequest) -> list[Block]:
    term = answer_term(asked) if asked.sort else None
    if term is None:
        return [Bullet.of("Thời hạn: sẽ báo khi tiếp nhận, vì tùy thông tin có sẵn hay phải tập hợp.")]
    return [Bullet.of(_promised(term, asked))]


def _promised(term: Term, asked: InformationRequest) -> str:
    if term.due is None:
        return f"Thời hạn: theo {governing(asked.received_on).name}; sẽ báo ngày cụ thể."
    return f"Thời hạn: chậm nhất ngày {_day(term.due)} (căn cứ: {term.article})."


def _said(asked: InformationRequest, kind: str) -> str:
    last = asked.steps.filter(kind=kind).order_by("-at", "-pk").first()
    return last.words if last else ""


def _lines(text: str) -> list[Block]:
    return [Para.of(line.strip()) for line in text.splitlines() if line.strip()]


def _named(asked: InformationRequest) -> str:
    number = f"số {asked.number}/{asked.year} (mã {asked.ref})"
    return f"yêu cầu cung cấp thông tin {number}, nhận ngày {_day(asked.received_on)}"


def _office(asked: InformationRequest) -> str:
    return asked.body.name if asked.body else ""


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
