"""A copy of what is kept: allowed, made, taken, and gone when its hour has come."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.ground.privacy import permissions
from dinh.ground.privacy.actions.reading import noted
from dinh.ground.privacy.actions.requests import State, ended, locked
from dinh.ground.privacy.jobs import make
from dinh.ground.privacy.models import Pack, Reading, Request
from dinh.ground.privacy.planning import chosen_rows, with_parts
from dinh.ground.privacy.queries import seal_name
from dinh.ground.sealing import seal, unseal

LIVES = timedelta(hours=72)  # Đình's own choice: long enough to come back to, short enough not to lie around


@act
def make_copy(*, by: Actor, request: Request, maybe: dict[str, list[str]], edition: int) -> Request:
    """Somebody looked at what was found and lets the copy be made of it."""
    request = locked(request, edition)
    require(by, permissions.DECIDE, request)
    if request.kind != Request.Kind.EXPORT:
        raise ValidationError(_("Yêu cầu này xin xóa, không xin bản sao."))
    request.chosen = chosen_rows(request.found, with_parts(request.found, maybe))
    request.state, request.progress = State.MAKING, 0
    request.save()
    rows = sum(len(keys) for keys in request.chosen.values())
    record(by, "privacy.make_copy", request, after={"rows": rows})
    transaction.on_commit(partial(make.enqueue, by.commune.pk, request.pk))
    return request


@act
def copy_made(*, by: Actor, request: Request, data: bytes) -> Pack:
    """The copy is ready, sealed; from now its link lives for `LIVES`; what the person told is forgotten."""
    request = locked(request, None)
    require(by, permissions.MAKE, request)
    pack = Pack(
        commune=by.commune, request=request, box=seal(data, seal_name(request)), size=len(data), made_at=now(),
        until=now() + LIVES,
    )  # fmt: skip
    pack.save(force_insert=True)
    ended(request, State.DONE)
    request.progress = 100
    request.save()
    record(by, "privacy.copy_made", request, after={"bytes": pack.size, "until": pack.until})
    return pack


@act
def take_copy(*, by: Actor, request: Request) -> bytes:
    """The copy as a .zip, to who asked or, at the desk, to the official who hands it over; written in both books.

    Raises Refused when its hour has passed.
    """
    require(by, permissions.OWN_COPY if by.user and request.user_id == by.user.pk else permissions.COPY, request)
    pack = Pack.objects.select_for_update().filter(request=request, until__gt=now()).first()
    if pack is None:
        raise Refused(_("Bản sao này đã hết hạn tải và đã xóa. Hãy gửi yêu cầu khác."))
    pack.taken_at = pack.taken_at or now()
    pack.save(update_fields=["taken_at"])
    noted(by, Reading.Kind.COPY, "privacy.Request", request.pk, request.ref)
    record(by, "privacy.copy_taken", request)
    return unseal(pack.box, seal_name(request))


@act
def end_copies(*, by: Actor) -> int:
    """Copies whose hour has come go."""
    require(by, permissions.FORGET, by.commune)
    over = Pack.objects.filter(until__lte=now())
    refs = list(over.values_list("request__ref", flat=True))
    over.delete()
    record(by, "privacy.copy_ended", by.commune, after={"refs": refs})
    return len(refs)
