"""Who may see the register of households, and who keeps it: a head of a group only their own group's."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import Refusal, holds, permission, power
from dinh.ground.households import grouping
from dinh.ground.households.models import Household, ImportRun
from dinh.ground.places.models import Commune, ResidentialGroup

READER, WRITER = "households.read", "households.write"
power(READER, "Xem sổ hộ gia đình")
power(WRITER, "Lập và cập nhật sổ hộ gia đình")


def own_group(by: Actor) -> int | None:
    """The only group this post may see, as it is called today; None for a post that looks after the whole commune.

    A group that was split has no single heir: its head then keeps the old one, where no household is left to see once
    all of them have been placed.
    """
    if by.post is None or by.post.group_id is None:
        return None
    return grouping.on(by.commune, today()).of(by.post.group_id)


def _in_own_group(by: Actor, thing: Any) -> Refusal | None:
    if by.post is None or by.post.group_id is None or thing is None or isinstance(thing, Commune):
        return None
    group: int | None = thing.pk if isinstance(thing, ResidentialGroup) else None
    if isinstance(thing, Household | ImportRun):
        group = thing.group_id
    groups = grouping.on(by.commune, today())
    if group is not None and groups.of(group) == groups.of(by.post.group_id):
        return None
    return Refusal(_("Chức danh này chỉ xem và cập nhật sổ hộ của thôn, tổ dân phố mình phụ trách."))


def _of_whole_commune(by: Actor, thing: Any) -> Refusal | None:
    if by.post is None or by.post.group_id is None:
        return None
    return Refusal(_("Việc này liên quan nhiều thôn, tổ dân phố: cán bộ giữ sổ của xã, phường ghi."))


READ = permission("households.read", holds(READER), _in_own_group)
WRITE = permission("households.write", holds(WRITER), _in_own_group)
# Placing the households of a group that was split concerns several groups at once.
PLACE = permission("households.place", holds(WRITER), _of_whole_commune)
