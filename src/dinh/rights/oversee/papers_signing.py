"""Who signs a paper of the council, the Front, the committee or the party, and under whose name."""

from __future__ import annotations

from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import posts_of
from dinh.ground.clock import today
from dinh.scribe.writing.model import Signature

Kind = Body.Kind
CAPACITIES = {
    Kind.COUNCIL: "TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", Kind.FRONT: "TM. BAN THƯỜNG TRỰC",
    Kind.COMMITTEE: "TM. ỦY BAN NHÂN DÂN",
}  # fmt: skip
HEADS = {Kind.COUNCIL: "CHỦ TỊCH", Kind.FRONT: "CHỦ TỊCH", Kind.COMMITTEE: "CHỦ TỊCH", Kind.PARTY: "BÍ THƯ",
         Kind.BOARD: "TRƯỞNG BAN"}  # fmt: skip


def signature(body: Body | None) -> Signature:
    """The head of the body if someone holds that post today, «KT.» where the post is a deputy's; otherwise the head's
    title, and the name is left to the pen."""
    if body is None:
        return Signature((), "NGƯỜI ĐỨNG ĐẦU", "")
    kind = Kind(body.kind)
    capacity = CAPACITIES.get(kind) or ("T/M BAN CHỈ ĐẠO" if _steering(body) else "")
    head = HEADS.get(kind, "NGƯỜI ĐỨNG ĐẦU")
    leads = [post for post in posts_of(body, today()) if post.leads]
    now = [held for post in leads[:1] for held in getattr(post, "now", []) if held.begins <= today()]
    deputy = bool(leads) and leads[0].title.upper().startswith("PHÓ ")
    marks = ("K/T" if body.system == Body.System.PARTY else "KT.") if deputy else ""
    above = tuple(filter(None, (capacity, f"{marks} {head}" if deputy else "")))
    return Signature(above, f"PHÓ {head}" if deputy else head, now[0].user.full_name if now else "")


def _steering(body: Body) -> bool:
    return body.kind == Kind.BOARD and body.system == Body.System.PARTY
