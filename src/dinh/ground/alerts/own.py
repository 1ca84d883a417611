"""What of this room people find again as their own (`ground.owned`): where news goes for them, with its end in one tap.

The page that changes the choices opens by a link that never ends, so it is not given here: a browser would keep it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.actor import Actor
from dinh.ground.alerts import topics
from dinh.ground.alerts.actions import stop
from dinh.ground.alerts.models import Follower
from dinh.ground.alerts.sealing import digest
from dinh.ground.owned import Address, Kind, Matter, own_kind

KEY = "alerts"
HERE = (Follower.State.ACTIVE, Follower.State.PAUSED)


def name_of(follower: Follower) -> str:
    """Names a following in addresses of pages without being its key."""
    return digest("own.follower", follower.pk)[:20]


def following_of(address: Address, ref: str) -> Iterator[Matter]:
    rows = Follower.objects.filter(address_key__in=address.keys, state__in=HERE).prefetch_related("groups")
    for follower in rows:
        name = name_of(follower)
        if ref and ref != name:
            continue
        where = _("mọi tin") if follower.whole else ", ".join(str(group) for group in follower.groups.all())
        about = ", ".join(topics.titles(follower.topics))
        yield Matter(
            ref=name, receipt="", title=_("Nhận tin: %(where)s") % {"where": where or _("tin chung")},
            state=follower.get_state_display(), tone="ok" if follower.state == Follower.State.ACTIVE else "soon",
            day=None, detail="; ".join(filter(None, [str(follower.get_channel_display()), about])),
        )  # fmt: skip


def end(by: Actor, ref: str) -> object:
    found = next((each for each in Follower.objects.filter(state__in=HERE) if name_of(each) == ref), None)
    return stop(by=by, follower=found) if found else None


own_kind(
    Kind(
        KEY, gettext_lazy("Tin đang theo dõi"), 90, following_of, stop=end,
        stops=gettext_lazy("Không còn tin nào được gửi đến địa chỉ này nữa; địa chỉ bị xóa khỏi máy chủ."),
    )
)  # fmt: skip
