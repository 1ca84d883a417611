"""The record of a hand-over as a paper: rows for the screen, and the biên bản as .docx."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils import timezone
from django.utils.translation import gettext as _

from dinh.ground.bodies.models import Body, Holding, Post
from dinh.office.tasks.clocks import short
from dinh.office.tasks.models import HandOver
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import Block, OfficialPaper, Para, Signature, Table


@dataclass(frozen=True, slots=True)
class HandedOver:
    """One turn that was passed, as it stood that day."""

    number: int
    ref: str
    title: str
    paper: str
    due: str
    state: str


def rows(passed: HandOver) -> list[HandedOver]:
    return [
        HandedOver(
            number,
            item["ref"],
            f"{item['title']} ({item['label']})" if item["label"] else item["title"],
            item["paper"],
            short(date.fromisoformat(item["due"])) if item["due"] else _("không hạn"),
            item["state"],
        )
        for number, item in enumerate(passed.items, start=1)
    ]


def hand_over_docx(passed: HandOver) -> bytes:
    """The record to sign: both sides, the reason, every turn passed, room for two signatures and the head's."""
    return to_docx(hand_over_paper(passed))


def hand_over_paper(passed: HandOver) -> OfficialPaper:
    body, day = passed.from_post.body, timezone.localdate(passed.at)
    return OfficialPaper(
        system=_system(body),
        type_name="Biên bản",
        type_abbr="BB",
        number=None,
        organ_symbol=body.symbol or "BB",
        superior=body.parent.name if body.parent else None,
        issuer=body.name,
        place=passed.commune.name,
        day=day,
        subject=f"Bàn giao nhiệm vụ của {passed.from_post.title}",
        blocks=_blocks(passed, body, day),
        signature=Signature((), "Thủ trưởng đơn vị", ""),
        recipients=("Hai bên giao, nhận", passed.by.body.name),
        archive="VT",
    )


def _blocks(passed: HandOver, body: Body, day: date) -> tuple[Block, ...]:
    listed = rows(passed)
    return (
        Para.of(f"Hôm nay, ngày {short(day)}, tại {body.name}, hai bên lập biên bản bàn giao nhiệm vụ như sau:"),
        Para.of(f"Bên giao: {passed.from_post.title}, {body.name}."),
        Para.of(f"Bên nhận: {passed.to_post.title}, {passed.to_post.body.name}."),
        Para.of(f"Lý do: {passed.reason.rstrip('.')}."),
        Para.of(f"Bên giao đã bàn giao, bên nhận đã nhận {len(listed)} việc đang làm dưới đây:"),
        Table(
            ("TT", "Việc", "Từ văn bản", "Hạn", "Tình trạng"),
            tuple((str(row.number), row.title, row.paper, row.due, row.state) for row in listed),
            widths=(1, 7, 3, 2.2, 2.3),
        ),
        Para.of(
            "Kể từ ngày lập biên bản, bên nhận chịu trách nhiệm thực hiện các việc nêu trên. Biên bản lập thành "
            "hai bản, mỗi bên giữ một bản."
        ),
        Table(
            ("Bên giao", "Bên nhận"),
            ((_room_to_sign(passed.from_post, day), _room_to_sign(passed.to_post, day)),),
            widths=(1, 1),
        ),
        Para.of("Thủ trưởng đơn vị xác nhận hai bên đã bàn giao đầy đủ như trên."),
    )


def _room_to_sign(post: Post, day: date) -> str:
    """Room for a signature above the name of whoever holds the post that day, or above a line to write it on."""
    holding = Holding.objects.on(day).filter(post=post).select_related("user").order_by("-begins").first()
    return f"(Ký, ghi rõ họ tên)\n\n\n\n{holding.user if holding else '…' * 16}"


def _system(body: Body) -> Literal["state", "party"]:
    """The Front and the unions lay out their papers as the Party does."""
    return "state" if body.system == Body.System.STATE else "party"
