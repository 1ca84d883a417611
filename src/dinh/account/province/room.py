"""What the room adds to the desk's menu and to the house's periodic work."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy

from dinh.account.province import permissions
from dinh.account.province.demo import load
from dinh.account.province.rolling import behind, roll
from dinh.ground.places.models import Commune
from dinh.ground.places.queries import gathered
from dinh.ground.room import DEMO, DESK_LINKS, RING, DeskLink


def roll_one(commune: Commune, day: date) -> int:
    """Periodic work: the commune's figures for who reads the province; 1 if any were to be counted anew. A commune
    alone in its house has nobody to count them for."""
    if commune.gathers or not gathered(commune):
        return 0
    found = behind(day, [commune.pk])
    roll(day, found)
    return len(found)


DESK_LINKS.append(
    DeskLink("account", 50, gettext_lazy("Số liệu các xã, phường"), "province:home", permissions.READ)  # type: ignore[arg-type]
)
DESK_LINKS.append(
    DeskLink("account", 51, gettext_lazy("Báo cáo các xã, phường gửi"), "province:asked_list", permissions.READ_SENT)  # type: ignore[arg-type]
)
DESK_LINKS.append(
    DeskLink("account", 52, gettext_lazy("Báo cáo gửi lên tỉnh"), "province:wanted", permissions.SEND_UP)  # type: ignore[arg-type]
)
RING.append(roll_one)
DEMO.append((190, load))
