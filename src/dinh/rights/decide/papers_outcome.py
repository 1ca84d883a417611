"""Letters about a decision of the community as .docx: recognition, refusal with reasons, the day of effect, the request
to amend, annulment. From the verdict when it is written down; before that a draft with room for the pen.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on, posts_of
from dinh.ground.clock import today
from dinh.law.cite import Cite
from dinh.law.matters import FRONT
from dinh.law.rules.sources import CONVENTIONS, DEMOCRACY, DETAILS
from dinh.rights.decide.models import Matter, Verdict
from dinh.rights.decide.queries import elections
from dinh.rights.decide.queries import outcome as outcomes
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import Block, Bullet, Heading, OfficialPaper, Para, Signature

LAW = f"Luật Thực hiện dân chủ ở cơ sở số {DEMOCRACY.removeprefix('Luật ')}"
DOTS = "……………………"
State, Kind = Matter.State, Verdict.Kind


@dataclass(frozen=True, slots=True)
class Paper:
    """`abbr` QĐ for a decision in articles, CV for a letter, TB for a notice. `kinds` are the verdicts it says."""

    slug: str
    title: Any
    abbr: str
    kind: str
    states: tuple[str, ...]
    subject: Callable[[Matter], str]
    blocks: Callable[[Matter, Verdict | None], list[Block]]


def offered(matter: Matter, *, chair: bool = False) -> list[Paper]:
    """The letters this matter has come to need, or has. What only the chair may decide to say is drafted for the chair
    alone, so that nobody takes a sound decision for a doubtful one."""
    said = set(matter.verdicts.values_list("kind", flat=True))
    found = []
    for paper in PAPERS.values():
        now = matter.state in paper.states
        if paper.kind in (Kind.AMEND_ASKED, Kind.ANNULLED) and not chair:
            now = False
        if paper.kind == Kind.EFFECT_FIXED and matter.scope != Matter.Scope.COMMUNE:
            now = False
        if now or paper.kind in said:
            found.append(paper)
    return found


def docx(matter: Matter, slug: str) -> bytes:
    """One letter. Raises ValidationError when the office that signs it is not in the register of bodies."""
    paper = PAPERS[slug]
    verdict = matter.verdicts.filter(kind=paper.kind).last()
    front = paper.kind in outcomes.SAYING and matter.kind.recogniser == FRONT
    body = office(front=front)
    where = str(matter.commune)
    decides = paper.abbr == "QĐ"
    number = re.match(r"\d+", verdict.number) if verdict else None
    head = f"Trưởng ban công tác Mặt trận {matter.where}" if matter.group_id else "Các thôn, tổ dân phố"
    to = (f"{_head_title(matter)} {matter.where}" if matter.group_id else "Các Trưởng thôn, Tổ trưởng tổ dân phố", head)
    other = f"Ủy ban nhân dân {where}" if front else f"Ủy ban MTTQ Việt Nam {where}"
    try:
        return to_docx(OfficialPaper(
            system="state", type_name="Quyết định" if decides else "Thông báo" if paper.abbr == "TB" else "Công văn",
            type_abbr=paper.abbr, number=int(number[0]) if number else None, organ_symbol=body.symbol, superior=None,
            issuer=broken(body.name, where), place=matter.commune.name, day=verdict.on if verdict else None,
            drafted=today(), subject=paper.subject(matter),
            blocks=tuple(paper.blocks(matter, verdict)), signature=signature(body),
            addressees=to[:1] if paper.abbr == "CV" else (),
            recipients=(*(to[1:] if paper.abbr == "CV" else to), other), archive="VT",
            enactor=_enactor(body) if decides else "", enacts="Quyết định:" if decides else "",
            grounds=_grounds(matter, paper, body) if decides else (),
        ))  # fmt: skip
    except ValueError as error:
        raise ValidationError(str(error)) from error


def office(*, front: bool = False) -> Body:
    """The UBND or the Front as it is today. Raises ValidationError."""
    kind = Body.Kind.FRONT if front else Body.Kind.COMMITTEE
    found = bodies_on(today()).filter(kind=kind).select_related("commune").order_by("order", "pk").first()
    if found is None:
        name = "Ủy ban Mặt trận Tổ quốc" if front else "Ủy ban nhân dân"
        raise ValidationError(f"Địa phương chưa có {name} trong mục Đơn vị nên chưa lập được văn bản.")
    return found


def signature(body: Body) -> Signature:
    """The head of the office if someone holds that post today; otherwise the name is left to the pen."""
    leads = [post for post in posts_of(body, today()) if post.leads]
    now = [held for post in leads[:1] for held in getattr(post, "now", []) if held.begins <= today()]
    capacity = "TM. BAN THƯỜNG TRỰC" if body.kind == Body.Kind.FRONT else "TM. ỦY BAN NHÂN DÂN"
    return Signature((capacity,), "CHỦ TỊCH", now[0].user.full_name if now else "")


def broken(name: str, place: str) -> str:
    """ỦY BAN NHÂN DÂN / PHƯỜNG ĐÌNH MINH"""
    return f"{name.removesuffix(place).strip()}\n{place}" if name.endswith(f" {place}") else name


def _enactor(body: Body) -> str:
    return f"Ban Thường trực {body.name}" if body.kind == Body.Kind.FRONT else body.name


def _head_title(matter: Matter) -> str:
    label = matter.group.label if matter.group else "tổ dân phố"
    return "Trưởng thôn" if label == "thôn" else "Tổ trưởng"


def _grounds(matter: Matter, paper: Paper, body: Body) -> tuple[str, ...]:
    decree = CONVENTIONS if matter.code == "BQ3" else DETAILS
    article = Cite(DEMOCRACY, 22) if paper.kind == Kind.ANNULLED else Cite(DEMOCRACY, 21, 2)
    first = "Căn cứ Luật Tổ chức chính quyền địa phương"
    if body.kind == Body.Kind.FRONT:
        first = "Căn cứ Luật Mặt trận Tổ quốc Việt Nam"
    law = str(article).replace(DEMOCRACY, LAW)
    return (first, f"Căn cứ {law}", f"Căn cứ {Cite(decree)}", f"Xét {_what(matter)}")


def _what(matter: Matter) -> str:
    """The community's document, by its kind and day."""
    decision = matter.decisions.order_by("-signed_on", "-pk").first()
    day = matter.decided_on
    if decision is None or not matter.group_id:
        return f"kết quả bàn và quyết định của {matter.where} ngày {day:%d/%m/%Y}" if day else "kết quả biểu quyết"
    kind = decision.get_kind_display()
    return f"{kind[0].lower()}{kind[1:]} ngày {decision.signed_on:%d/%m/%Y} của cộng đồng dân cư {matter.where}"


def _result(matter: Matter) -> list[Block]:
    """How each group voted, as counted."""
    found: list[Block] = []
    for line in outcomes.lines_of(matter, today()):
        said = ", ".join(f"{label}: {votes}" for label, votes in line.result.lines)
        count = line.result.count
        found.append(
            Bullet.of(f"{line.round.group}: {said}; {count.present} hộ tham gia trên tổng số {count.total} hộ.")
        )
    return found


def _title(matter: Matter) -> str:
    return f"«{matter.title}»"


def _recognised(matter: Matter, verdict: Verdict | None) -> list[Block]:
    day = f"{verdict.on:%d/%m/%Y}" if verdict else "ký"
    return [
        Heading(1, "Điều 1", f"Công nhận {_what(matter)} về việc {_title(matter)}, với kết quả:"),
        *_result(matter),
        *(Bullet.of(f"Trúng cử: {name}, {votes} phiếu.") for name, votes in elections.winners(matter)),
        Heading(1, "Điều 2", f"Quyết định của cộng đồng dân cư có hiệu lực từ ngày {day}."),
        Heading(1, "Điều 3", f"{_head_title(matter)} {matter.where} và người có liên quan thi hành Quyết định này."),
    ]


def _refused(matter: Matter, verdict: Verdict | None) -> list[Block]:
    return [
        Para.of(f"Xét {_what(matter)} về việc {_title(matter)}, với kết quả:"),
        *_result(matter),
        Para.of(f"Căn cứ {Cite(DEMOCRACY, 21, 2)}, không công nhận quyết định nói trên. Lý do:"),
        *_lines(verdict.reason if verdict else DOTS),
        Para.of("Đề nghị thông báo đến cộng đồng dân cư. Cộng đồng có thể bàn và quyết định lại theo quy định."),
    ]


def _fixed(matter: Matter, verdict: Verdict | None) -> list[Block]:
    day = f"{verdict.effect_on:%d/%m/%Y}" if verdict and verdict.effect_on else DOTS
    return [
        Para.of(f"Tổng hợp kết quả bàn và quyết định của các thôn, tổ dân phố về việc {_title(matter)}:"),
        *_result(matter),
        Para.of(f"Căn cứ {Cite(DEMOCRACY, 21, 2)}, quyết định của cộng đồng dân cư có hiệu lực từ ngày {day}."),
    ]


def _amend(matter: Matter, verdict: Verdict | None) -> list[Block]:
    return [
        Para.of(f"Xem xét {_what(matter)} về việc {_title(matter)}; căn cứ {Cite(DEMOCRACY, 22)}, yêu cầu cộng đồng "
                "dân cư sửa đổi, bổ sung quyết định vì:"),
        *_lines(verdict.reason if verdict else DOTS),
        Para.of("Việc sửa đổi, bổ sung thực hiện theo đúng trình tự, thủ tục bàn và quyết định việc đó."),
    ]  # fmt: skip


def _annulled(matter: Matter, verdict: Verdict | None) -> list[Block]:
    return [
        Heading(1, "Điều 1", f"Hủy bỏ {_what(matter)} về việc {_title(matter)}."),
        Heading(1, "Điều 2", "Lý do"),
        *_lines(verdict.reason if verdict else DOTS),
        Heading(1, "Điều 3", f"{_head_title(matter)} {matter.where} thông báo đến cộng đồng dân cư và thi hành "
                "Quyết định này."),
    ]  # fmt: skip


def _lines(text: str) -> list[Block]:
    return [Para.of(line.strip()) for line in text.splitlines() if line.strip()]


WAITING = (State.SENT,)
ALIVE = (State.PASSED, State.SENT, State.IN_EFFECT)
PAPERS: dict[str, Paper] = {
    paper.slug: paper
    for paper in (
        Paper("cong-nhan", _("Quyết định công nhận"), "QĐ", Kind.RECOGNISED, WAITING,
              lambda matter: f"Về việc công nhận quyết định của cộng đồng dân cư {matter.where}", _recognised),
        Paper("khong-cong-nhan", _("Văn bản không công nhận, nêu lý do"), "CV", Kind.REFUSED, WAITING,
              lambda matter: f"không công nhận quyết định của cộng đồng dân cư {matter.where}", _refused),
        Paper("hieu-luc", _("Thông báo ngày có hiệu lực"), "TB", Kind.EFFECT_FIXED, (State.PASSED,),
              lambda matter: "Ngày có hiệu lực của quyết định của cộng đồng dân cư", _fixed),
        Paper("sua", _("Văn bản yêu cầu sửa đổi, bổ sung"), "CV", Kind.AMEND_ASKED, ALIVE,
              lambda matter: "yêu cầu sửa đổi, bổ sung quyết định của cộng đồng dân cư", _amend),
        Paper("huy-bo", _("Quyết định hủy bỏ"), "QĐ", Kind.ANNULLED, ALIVE,
              lambda matter: f"Về việc hủy bỏ quyết định của cộng đồng dân cư {matter.where}", _annulled),
    )
}  # fmt: skip
