"""A request comes in, what it is about is found, or it is refused."""

from __future__ import annotations

from functools import partial
from typing import Any

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now, today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.privacy import permissions
from dinh.ground.privacy.finding import Found
from dinh.ground.privacy.jobs import look, make
from dinh.ground.privacy.matching import MAYBE, SURE, Identity
from dinh.ground.privacy.models import Request
from dinh.ground.privacy.queries import OVER, seal_name
from dinh.ground.refs import new_ref
from dinh.ground.sealing import seal_facts

State, Kind, Channel = Request.State, Request.Kind, Request.Channel


def locked(request: Request, edition: int | None) -> Request:
    """The row as it is, held until the act ends. Raises ValidationError when somebody else changed it meanwhile."""
    found: Request = Request.objects.select_for_update().get(pk=request.pk)
    if edition is not None and found.edition != edition:
        raise ValidationError(_("Yêu cầu này vừa có người khác sửa. Hãy xem lại rồi làm lại."))
    found.edition += 1
    return found


@act
def take(*, by: Actor, kind: str, identity: Identity, identified: str) -> Request:
    """At the desk, for a person who showed who they are; `identified` says by what («căn cước»), never its number."""
    require(by, permissions.TAKE)
    if kind not in Kind.values:
        raise ValidationError({"kind": _("Hãy chọn: xin bản sao, hay xin xóa.")})
    if identity.empty:
        raise ValidationError({"name": _("Hãy ghi ít nhất một điều để tìm: họ tên, điện thoại, hoặc mã biên nhận.")})
    if not identified.strip():
        raise ValidationError({"identified": _("Hãy ghi đã đối chiếu người này bằng giấy tờ gì.")})
    post = f"{by.post.title}, {by.post.body.name}" if by.post else ""
    return _new(by, kind, Channel.DESK, identity, identified.strip(), post)


@act
def ask_own(*, by: Actor, kind: str) -> Request:
    """From one's own account: the account and its proven address of mail are looked for, and the name beside them."""
    require(by, permissions.OWN)
    user = by.person
    if kind not in Kind.values:
        raise ValidationError({"kind": _("Hãy chọn: xin bản sao, hay xin xóa.")})
    if Request.objects.filter(user=user, kind=kind).exclude(state__in=OVER).exists():
        raise ValidationError(_("Ông/bà đã gửi yêu cầu này, đang được giải quyết."))
    proven = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    identity = Identity(names=(user.full_name,), emails=tuple(proven), users=(user.pk,))
    return _new(by, kind, Channel.SELF, identity, "", "")


def _new(by: Actor, kind: str, channel: str, identity: Identity, identified: str, taken_by: str) -> Request:
    request = Request(
        commune=by.commune, ref=new_ref("DL"), kind=kind, channel=channel, identified=identified[:200],
        taken_by=taken_by[:300], asked_on=today(), user=by.user if channel == Channel.SELF else None,
    )  # fmt: skip
    request.identity = seal_facts(identity.facts(), seal_name(request))
    request.save(force_insert=True)
    record(by, "privacy.take", request, after={"kind": kind, "channel": channel})
    transaction.on_commit(partial(look.enqueue, by.commune.pk, request.pk))
    return request


def note_progress(request: Request, percent: int) -> None:
    """Within the search: how far it is, for who waits."""
    Request.objects.filter(pk=request.pk).update(progress=percent)


@act
def note_found(*, by: Actor, request: Request, found: list[Found]) -> Request:
    """The search ended: keys of the rows, sure and perhaps. Of a copy asked for by the account itself only what is sure
    is given, so nobody needs to look at it first."""
    request = locked(request, None)
    require(by, permissions.LOOK, request)
    request.found = {
        each.key: {
            how: [str(pk) for pk, said in each.rows.items() if said == how] for how in (SURE, MAYBE)
        }
        for each in found if each.data.model != "privacy.Request" or set(each.rows) != {request.pk}
    }  # fmt: skip
    request.state, request.found_at, request.progress = State.FOUND, now(), 100
    if request.kind == Kind.EXPORT and request.channel == Channel.SELF:
        request.state, request.progress = State.MAKING, 0
        request.chosen = {key: each[SURE] for key, each in request.found.items() if each[SURE]}
        transaction.on_commit(partial(make.enqueue, by.commune.pk, request.pk))
    request.save()
    counted = {how: sum(len(each.get(how, [])) for each in request.found.values()) for how in (SURE, MAYBE)}
    record(by, "privacy.found", request, after=counted)
    return request


@act
def refuse(*, by: Actor, request: Request, reason: str, edition: int | None) -> Request:
    """Not done, with the reason told to who asked; what they told of themselves is forgotten."""
    request = locked(request, edition)
    require(by, permissions.REFUSE, request)
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi vì sao; người yêu cầu sẽ đọc.")})
    ended(request, State.REFUSED)
    request.reason = reason.strip()[:500]
    request.save()
    record(by, "privacy.refuse", request, personal={"reason": request.reason})
    return request


def ended(request: Request, state: str, **changes: Any) -> None:
    request.state, request.ended_on = state, today()
    request.identity, request.found, request.chosen = b"", {}, {}
