"""Who may open the management of accounts in an emergency, and what is lent: accounts, never powers, ballots or sealed
names. Accounts of posts that open those (`people.permissions.GUARDED`) stay out of its reach."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.emergency.models import Emergency
from dinh.ground.gate import Refusal, holds, permission, power, why_not
from dinh.ground.people.permissions import GUARDED, LENT

OPEN = power("emergency.open", "Mở khẩn cấp quyền quản trị tài khoản, khi có người thứ hai xác nhận")
GUARDED.add(OPEN)


def _holds_it_or_manages(by: Actor, thing: Any) -> Refusal | None:
    refusal = holds(OPEN)(by, thing)
    return None if refusal is None or holds("house.manage")(by, thing) is None else refusal


def _second(by: Actor, thing: Any) -> Refusal | None:
    """`thing` is an Emergency, or the commune at the door of the page."""
    if isinstance(thing, Emergency) and (by.user == thing.asked_by or by.post == thing.asked_post):
        return Refusal(_("Cần người thứ hai, ở chức danh khác, xác nhận: không ai tự xác nhận việc mình xin."))
    return None


def _takes_part(by: Actor, thing: Any) -> Refusal | None:
    if not isinstance(thing, Emergency) or by.has("house.manage"):
        return None
    if by.user in (thing.asked_by, thing.confirmed_by) or thing.confirmed_by is None:
        return None
    return Refusal(_("Chỉ người xin, người xác nhận hoặc người quản trị đơn vị đóng được lần mở khẩn cấp này."))


VIEW = permission("emergency.view", _holds_it_or_manages)
ASK = permission("emergency.ask", holds(OPEN))
CONFIRM = permission("emergency.confirm", holds(OPEN), _second)
END = permission("emergency.end", _holds_it_or_manages, _takes_part)


def lent_to(by: Actor) -> bool:
    """Whether, at this moment, an emergency lends this person in this post the managing of accounts."""
    if why_not(by, ASK, by.commune) is not None:
        return False
    return bool(Emergency.objects.open(now()).filter(asked_by=by.user, asked_post=by.post).exists())


LENT.append(lent_to)
