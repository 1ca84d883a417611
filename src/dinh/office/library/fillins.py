"""What the ground itself knows of a unit: its name, place, head, the body above it; of a group, its households."""

from __future__ import annotations

from datetime import date

from dinh.ground.bodies.models import Body, Holding
from dinh.ground.bodies.queries import posts_of
from dinh.ground.fillins import FillIn, Rows, fill_in
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on

Unit = Body | ResidentialGroup
BODIES, PEOPLE, GROUPS = "Cơ quan, đơn vị", "Người và chức danh", "Thôn, tổ dân phố"


def heads(unit: Unit, day: date) -> list[tuple[str, str]]:
    """(title, name) of those who lead the unit on a day; the name is empty while nobody holds the post."""
    if isinstance(unit, ResidentialGroup):
        held = Holding.objects.on(day).filter(post__group=unit).select_related("post", "user").order_by("pk")
        return [(one.post.title, one.user.full_name) for one in held]
    found = []
    for post in posts_of(unit, day):
        now = [held for held in getattr(post, "now", []) if held.begins <= day]
        if post.leads:
            found.append((post.title, now[0].user.full_name if now else ""))
    return found


def _head(unit: Unit, day: date) -> str:
    return next((name for _title, name in heads(unit, day)), "")


def _head_title(unit: Unit, day: date) -> str:
    return next((title for title, _name in heads(unit, day)), "")


def _name(unit: Unit, day: date) -> str:
    return unit.name if isinstance(unit, Body) else str(unit)


def _above(unit: Unit, day: date) -> str:
    if isinstance(unit, ResidentialGroup):
        return f"Ủy ban nhân dân {unit.commune}"
    return unit.parent.name if unit.parent else ""


def _posts(unit: Body, day: date) -> Rows:
    """Those who hold a post in the body today: number, name, title."""
    held = [
        (one.user.full_name, post.title)
        for post in posts_of(unit, day) for one in getattr(post, "now", []) if one.begins <= day
    ]  # fmt: skip
    return tuple((str(number), *one) for number, one in enumerate(held, start=1))


def _groups(unit: Unit, day: date) -> str:
    return str(len(groups_on(day))) if groups_on(day) else ""


def _households(unit: Unit, day: date) -> str:
    found = [unit] if isinstance(unit, ResidentialGroup) else list(groups_on(day))
    total = sum(group.households for group in found)
    return f"{total:,}".replace(",", ".") if total else ""


for item in (
    FillIn("unit.name", "Tên cơ quan, đơn vị", BODIES, _name),
    FillIn("unit.superior", "Cơ quan cấp trên trực tiếp", BODIES, _above),
    FillIn("unit.head", "Người đứng đầu", PEOPLE, _head),
    FillIn("unit.head_title", "Chức danh người đứng đầu", PEOPLE, _head_title),
    FillIn("unit.posts", "Những người giữ chức danh (số thứ tự, họ tên, chức danh)", PEOPLE, _posts, "body", 3),
    FillIn("commune.name", "Tên xã, phường", BODIES, lambda unit, day: str(unit.commune)),
    FillIn("commune.place", "Địa danh", BODIES, lambda unit, day: unit.commune.name),
    FillIn("commune.groups", "Số thôn, tổ dân phố", GROUPS, _groups),
    FillIn("commune.households", "Số hộ gia đình", GROUPS, _households),
    FillIn("group.meeting_place", "Nhà văn hóa, điểm sinh hoạt", GROUPS, lambda group, day: group.meeting_place,
           "group"),
    FillIn("day.year", "Năm", "ngày tải về", lambda unit, day: str(day.year)),
):  # fmt: skip
    fill_in(item)
