"""Who may bring old books in: a power of its own, and for each kind of book what its room asks of whoever writes
there."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.gate import Refusal, holds, may, permission, power, require
from dinh.ground.past.kinds import KINDS, PastKind
from dinh.ground.past.models import Run

power("past.bring", "Nhập dữ liệu cũ từ bảng tính")


def _its_kinds(by: Actor, thing: object) -> Refusal | None:
    """A file may hold sheets of several kinds: whoever opens it must be let into each of their rooms."""
    if not isinstance(thing, Run):
        return None
    for sheet in thing.sheets:
        kind = KINDS.get(sheet.get("kind", ""))
        if kind and not may(by, kind.permission, by.commune):
            return Refusal(
                _("Tệp này có “%(kind)s”, là sổ mà chức danh này không được giao ghi.") % {"kind": kind.title}
            )
    return None


BRING = permission("past.bring", holds("past.bring"))
ONE = permission("past.one", holds("past.bring"), _its_kinds)


def kinds_for(by: Actor) -> list[PastKind]:
    """The kinds of books this post may bring in."""
    return [kind for kind in KINDS.values() if may(by, kind.permission, by.commune)]


def require_kind(by: Actor, kind: PastKind) -> None:
    require(by, kind.permission, by.commune)
