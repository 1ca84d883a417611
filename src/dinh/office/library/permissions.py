"""The library of models: every official reads and downloads; a unit's own officer writes down what the unit put in
force and what its file holds; who is entrusted with the models words them anew, asks units, and writes for those
without an account here."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.gate import Refusal, holds, holds_a_post, permission, power
from dinh.office.library.models import Adoption, Kept, OwnVersion, Requirement

KEEPER = power("library.keep", "Soạn bản mẫu của địa phương, yêu cầu và theo dõi việc ban hành quy chế")
OWN = power("library.own", "Ghi quy chế, nội quy và hồ sơ dân chủ của đơn vị mình")


def body_of(thing: Any) -> Body | None:
    """The body a thing is about; None for the commune itself."""
    if isinstance(thing, Body):
        return thing
    return thing.body if isinstance(thing, Adoption | Kept) else None


def belongs(by: Actor, body: Body) -> bool:
    """Whether the post acted from stands in the body, or in the one it is under."""
    return by.has(OWN) and by.body is not None and by.body.pk in (body.pk, body.parent_id)


def _writes(by: Actor, thing: Any) -> Refusal | None:
    if refusal := holds_a_post(by, thing):
        return refusal
    body = body_of(thing)
    if by.has(KEEPER) or (by.has(OWN) if body is None else belongs(by, body)):
        return None
    return Refusal(_("Chỉ người của đơn vị ấy, hoặc người được giao theo dõi thư viện mẫu, mới ghi được việc này."))


def stands(by: Actor, thing: Adoption) -> Refusal | None:
    if thing.undone_on:
        return Refusal(_("Dòng này đã bỏ trước đó: %s") % thing.why_undone)
    return None


def in_force(by: Actor, thing: Adoption) -> Refusal | None:
    return Refusal(_("Văn bản này đã ghi hết hiệu lực.")) if thing.ended_on else None


def not_undone(by: Actor, thing: Kept) -> Refusal | None:
    return Refusal(_("Dòng này đã bỏ trước đó.")) if thing.undone_on else None


def in_use(by: Actor, thing: OwnVersion) -> Refusal | None:
    return Refusal(_("Bản này đã thôi dùng.")) if thing.withdrawn_on else None


def asked(by: Actor, thing: Requirement) -> Refusal | None:
    return Refusal(_("Yêu cầu này đã thôi.")) if thing.ended_on else None


READ = permission("library.read", holds_a_post)
WRITE = permission("library.write", _writes)
UNDO = permission("library.undo", _writes, stands)
END = permission("library.end", _writes, stands, in_force)
UNKEEP = permission("library.unkeep", _writes, not_undone)
ADAPT = permission("library.adapt", holds(KEEPER))
WITHDRAW = permission("library.withdraw", holds(KEEPER), in_use)
ASK = permission("library.ask", holds(KEEPER))
RELEASE = permission("library.release", holds(KEEPER), asked)
