from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.gate import Refusal, holds, permission, signed_in


def is_oneself(by: Actor, thing: Any) -> Refusal | None:
    """`thing` is a User."""
    return None if by.user == thing else Refusal(_("Mỗi người chỉ kết thúc được phiên của chính mình."))


LENT: list[Callable[[Actor], bool]] = []
"""Told by rooms that lend somebody the managing of accounts for a time (an emergency)."""
GUARDED = {"house.manage"}
"""Powers, also declared by rooms above: nobody to whom managing is only lent reaches the account of who holds one."""


def _manages(by: Actor, thing: Any) -> Refusal | None:
    refusal = holds("house.manage")(by, thing)
    return None if refusal is None or any(lent(by) for lent in LENT) else refusal


OWN_ACCOUNT = permission("people.own_account", signed_in)
END_OWN_SESSIONS = permission("people.end_own_sessions", signed_in, is_oneself)
MANAGE = permission("people.manage", _manages)
BIND = permission("people.bind", holds("house.manage"))  # lasts longer than anything lent


def _unbound_and_ones_own(by: Actor, thing: Any) -> Refusal | None:
    """`thing` is an OutsideName."""
    if by.user is None or thing.user_id != by.user.pk:
        return Refusal(_("Tài khoản liên thông này được chuẩn bị cho người khác."))
    return Refusal(_("Tài khoản liên thông này đã gắn với một người dùng khác.")) if thing.subject else None


BIND_OUTSIDE = permission("people.bind_outside", signed_in, _unbound_and_ones_own)
