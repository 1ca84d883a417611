"""Who keeps personal data safe, and what a person may ask of their own."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.gate import Check, Refusal, at_home, holds, holds_a_post, permission, power, signed_in
from dinh.ground.privacy.models import Incident, Measure, Request

POWER = "privacy.officer"
power(POWER, "Phụ trách bảo vệ dữ liệu cá nhân: danh mục, yêu cầu xem và xóa, sổ lượt đọc")
State = Request.State


def in_state(*states: str) -> Check:
    def check(by: Actor, thing: Any) -> Refusal | None:
        if not isinstance(thing, Request) or thing.state in states:
            return None
        return Refusal(_("Yêu cầu này đang ở bước “%(state)s”.") % {"state": thing.get_state_display()})

    return check


def of_kind(kind: str) -> Check:
    def check(by: Actor, thing: Any) -> Refusal | None:
        if not isinstance(thing, Request) or thing.kind == kind:
            return None
        return Refusal(_("Yêu cầu này không phải loại đó."))

    return check


def own(by: Actor, thing: Any) -> Refusal | None:
    """A thing of one's own account, or none yet."""
    if not isinstance(thing, Request) or (by.user and thing.user_id == by.user.pk):
        return None
    return Refusal(_("Đây là yêu cầu của người khác."))


def _certain(by: Actor, thing: Any) -> Refusal | None:
    """Nobody decides on erasing what is kept of themselves."""
    if isinstance(thing, Request) and thing.user_id and by.user and thing.user_id == by.user.pk:
        return Refusal(_("Yêu cầu của chính mình phải do người khác giữ chức danh này quyết định."))
    return None


def under_way(by: Actor, thing: Any) -> Refusal | None:
    if not isinstance(thing, Incident) or thing.state == Incident.State.OPEN:
        return None
    return Refusal(_("Hồ sơ này đã đóng."))


def keeps_or_manages(by: Actor, thing: Any) -> Refusal | None:
    """The data officer; who manages the unit may read along; who was given a step of it too."""
    if refusal := holds_a_post(by, thing):
        return refusal
    if by.has(POWER) or by.has("house.manage"):
        return None
    if isinstance(thing, Incident) and by.post and thing.steps.filter(owner=by.post).exists():
        return None
    return Refusal(_("Hồ sơ sự cố chỉ người phụ trách bảo vệ dữ liệu cá nhân, người quản trị và người được giao xem."))


def whose_step(by: Actor, thing: Any) -> Refusal | None:
    if refusal := holds_a_post(by, thing):
        return refusal
    if isinstance(thing, Measure):
        if refusal := under_way(by, thing.incident):
            return refusal
        if by.post and thing.owner_id == by.post.pk:
            return None
    return holds(POWER)(by, thing)


READ = permission("privacy.read", holds(POWER))
TAKE = permission("privacy.take", holds(POWER))
DECIDE = permission("privacy.decide", holds(POWER), in_state(State.FOUND), _certain)
REFUSE = permission("privacy.refuse", holds(POWER), in_state(State.ASKED, State.FOUND))
ERASE = permission("privacy.erase", holds(POWER), of_kind("erase"), in_state(State.FOUND), _certain)
COPY = permission("privacy.copy", holds(POWER), of_kind("export"), in_state(State.DONE))
OWN = permission("privacy.own", signed_in, at_home, own)
OWN_COPY = permission("privacy.own_copy", signed_in, at_home, own, of_kind("export"), in_state(State.DONE))
LOOK = permission("privacy.look", at_home, in_state(State.ASKED))
MAKE = permission("privacy.make", at_home, of_kind("export"), in_state(State.MAKING))
CHECK = permission("privacy.check", at_home, in_state(State.DONE))
FORGET = permission("privacy.forget", at_home)
TERMS = permission("privacy.terms", holds(POWER))
HOLD = permission("privacy.hold", holds(POWER))
LET_GO = permission("privacy.let_go", at_home)
INCIDENT = permission("privacy.incident", holds(POWER), under_way)
INCIDENT_READ = permission("privacy.incident_read", keeps_or_manages)
# Who was given a step opens its incident and no other: the page asks INCIDENT_READ of the very one.
INCIDENT_OPEN = permission("privacy.incident_open", holds_a_post)
STEP = permission("privacy.step", whose_step)
