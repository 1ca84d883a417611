"""What the room tells the floors above: its line in the menu, what waits today, the demo. Nothing of it is public."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dinh.ground.actor import Actor
from dinh.ground.gate import may
from dinh.ground.households import demo, grouping, permissions, queries
from dinh.ground.room import DEMO, DESK_LINKS, TODAY, DeskLink, TodayItem

MOST = 5


def _today(by: Actor, day: date) -> Iterator[TodayItem]:
    """Groups without a register, or with another number than the one typed; households to place after a split."""
    if not may(by, permissions.WRITE, by.commune):
        return
    known, mine = grouping.on(by.commune, day), permissions.own_group(by)
    counts = queries.counts_on(by.commune, day, known)
    waiting = sum(count for group, count in counts.items() if group not in known.ids)
    if waiting and may(by, permissions.PLACE, by.commune):
        words = ngettext("Xếp %(n)d hộ vào đơn vị mới chia", "Xếp %(n)d hộ vào đơn vị mới chia", waiting)
        yield TodayItem(words % {"n": waiting}, reverse("households:waiting"), "soon", _("Sổ hộ"), action=_("Xếp"))
    groups = [group for group in known.standing if mine in (None, group.id)]
    for group in [group for group in groups if not counts[group.id]][:MOST]:
        title = _("Lập sổ hộ %(group)s") % {"group": group.title}
        yield TodayItem(title, reverse("households:import"), "soon", _("Sổ trống"), action=_("Nhập"))
    for group in [group for group in groups if counts[group.id] not in (0, group.typed)][:MOST]:
        title = _("Sổ hộ %(group)s khác số hộ đã khai") % {"group": group.title}
        detail = _("%(counted)d hộ trong sổ, %(typed)d hộ đã khai")
        detail %= {"counted": counts[group.id], "typed": group.typed}
        yield TodayItem(title, reverse("households:groups"), "info", _("Sổ hộ"), detail, action=_("Xem"))


DESK_LINKS.append(DeskLink("people", 60, _("Sổ hộ gia đình"), "households:list", permissions.READ))
TODAY.append(_today)
DEMO.append((10, demo.load))
