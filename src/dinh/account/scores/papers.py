"""The decision on the result as .docx, with the ranking as its annex: ready to be read, corrected and signed."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.account.scores.models import Campaign, Result
from dinh.account.scores.rubrics.words import vn
from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on, posts_of
from dinh.ground.clock import today
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import Annex, Block, OfficialPaper, Para, Run, Signature, Table

HEADER = ("Hạng", "Đơn vị", "Điểm tiêu chí", "Thưởng", "Trừ", "Tổng điểm", "Xếp loại")


def decision(campaign: Campaign, result: Result) -> bytes:
    """Raises ValidationError when the commune has no UBND to sign, or something a paper needs."""
    body = next((one for one in bodies_on(today()) if one.kind == Body.Kind.COMMITTEE), None)
    if body is None:
        raise ValidationError(_("Chưa có Ủy ban nhân dân trong danh sách cơ quan để đứng tên quyết định."))
    place, file = str(campaign.commune), result.file
    count = len(file["sheets"])
    what = f"{campaign.title[0].lower()}{campaign.title[1:]}"
    blocks: list[Block] = [
        _article(1, f"Công nhận kết quả {what} đối với {count} đơn vị (có danh sách kèm theo)."),
        _article(2, _posted(campaign)),
        _article(3, "Các đơn vị có tên trong danh sách và cơ quan, cá nhân liên quan thi hành quyết định này."),
    ]
    grounds = dict.fromkeys((campaign.rubric.data["paper"], campaign.rubric.decision))  # once, where they are the same
    annex = Annex("", f"Kết quả {what}", (_table(file), *_notes(file, result)))
    paper = OfficialPaper(
        system="state", type_name="Quyết định", type_abbr="QĐ", number=None, organ_symbol=body.symbol or "UBND",
        superior=None, issuer=_broken(body.name, place), place=campaign.commune.name, day=None, drafted=today(),
        subject=f"Về việc công nhận kết quả {what}", blocks=tuple(blocks), signature=_signature(body),
        recipients=("Như Điều 3", f"Đảng ủy {place}", f"Ủy ban Mặt trận Tổ quốc Việt Nam {place}"), archive="VT",
        enactor=body.name, enacts="Quyết định:",
        annexes=(annex,),
        grounds=tuple(f"Căn cứ {each}" for each in grounds),
    )  # fmt: skip
    try:
        return to_docx(paper)
    except ValueError as error:
        raise ValidationError(str(error)) from error


def _article(number: int, text: str) -> Para:
    return Para((Run(f"Điều {number}. ", bold=True), Run(text)))


def _posted(campaign: Campaign) -> str:
    if not campaign.posted_on or not campaign.posted_until:
        return "Kết quả được công bố, niêm yết cùng số liệu và cách tính."
    return (
        f"Dự thảo kết quả đã niêm yết từ ngày {campaign.posted_on:%d/%m/%Y} đến hết ngày "
        f"{campaign.posted_until:%d/%m/%Y}. "
        "Kết quả được công bố cùng số liệu, cách tính và chương trình để ai cũng tính lại được."
    )


def _table(file: dict[str, Any]) -> Table:
    grades = {grade["key"]: grade["title"] for grade in file["rubric"]["grades"]}
    rows = [
        (
            str(one["rank"]),
            one["name"],
            vn(one["base"]),
            vn(one["bonus"]),
            vn(one["penalty"]),
            vn(one["total"]),
            grades[one["grade"]],
        )
        for one in sorted(file["sheets"], key=lambda one: (one["rank"], one["name"]))
    ]
    return Table(HEADER, tuple(rows), (1.5, 4, 1.8, 1.9, 1.2, 1.6, 3), frozenset({0, 2, 3, 4, 5}))


def _notes(file: dict[str, Any], result: Result) -> list[Block]:
    return [
        Para.of("Đơn vị bằng nhau thì cùng hạng, hạng sau bỏ cách."),
        *([Para.of(result.note)] if result.note else []),
        Para.of("Dấu của tệp kết quả, để đối chiếu khi tính lại:"),
        Para.of(result.head),
    ]


def _signature(body: Body) -> Signature:
    """The head of the UBND, if someone holds that post today; otherwise the name is left to the pen."""
    leads = [post for post in posts_of(body, today()) if post.leads]
    now = [held for post in leads[:1] for held in getattr(post, "now", []) if held.begins <= today()]
    return Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", now[0].user.full_name if now else "")


def _broken(name: str, place: str) -> str:
    return f"{name.removesuffix(place).strip()}\n{place}" if name.endswith(f" {place}") else name
