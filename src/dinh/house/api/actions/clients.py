"""Programs are entitled, given keys, and ended. A key is told once, by the act that makes it."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.house.api import permissions
from dinh.house.api.models import Client, Token
from dinh.house.api.scopes import SCOPES

HINT = 11  # characters of a key that its row keeps in the open
MOST_AN_HOUR = 10_000
MOST_IN_USE = 2  # keys of a client: the old one and its successor
TERMS = (90, 180, 365)  # days a key may live: our own measure


@dataclass(frozen=True, slots=True)
class Given:
    """A program as typed."""

    name: str
    contact: str
    body: Body
    scopes: Sequence[str]
    hourly: int = 600


def hashed(key: str) -> str:
    """192 random bits need no salt."""
    return hashlib.sha256(key.encode()).hexdigest()


@act
def make_client(*, by: Actor, given: Given) -> Client:
    """Raises ValidationError on the field that is wrong."""
    require(by, permissions.MANAGE, by.commune)
    name, contact = " ".join(given.name.split()), " ".join(given.contact.split())
    wrong = {}
    if not name:
        wrong["name"] = _("Hãy ghi tên phần mềm.")
    elif Client.objects.filter(name=name, ended_on=None).exists():
        wrong["name"] = _("Phần mềm tên này đã có. Ghi tên khác, hoặc mở phần mềm ấy để cấp khóa mới.")
    if not contact:
        wrong["contact"] = _("Hãy ghi ai chịu trách nhiệm, điện thoại hoặc thư.")
    if not given.scopes or set(given.scopes) - set(SCOPES):
        wrong["scopes"] = _("Hãy chọn ít nhất một việc.")
    if not 1 <= given.hourly <= MOST_AN_HOUR:
        wrong["hourly"] = _("Ghi số từ 1 đến %(most)d.") % {"most": MOST_AN_HOUR}
    if given.body.commune_id != by.commune.pk:
        wrong["body"] = _("Hãy chọn cơ quan của đơn vị mình.")
    if wrong:
        raise ValidationError({field: [words] for field, words in wrong.items()})
    client = Client(
        commune=by.commune, name=name, contact=contact, body=given.body, scopes=sorted(set(given.scopes)),
        hourly=given.hourly, created_on=today(),
    )  # fmt: skip
    client.save(force_insert=True)
    after = {"name": name, "scopes": client.scopes, "hourly": given.hourly, "body": given.body}
    record(by, "api.make_client", client, after=after, personal={"contact": contact})
    return client


@act
def give_token(*, by: Actor, client: Client, days: int) -> tuple[Token, str]:
    """A new key for a client. It is returned here and never again."""
    client = Client.objects.select_for_update().get(pk=client.pk)
    require(by, permissions.CHANGE, client)
    if days not in TERMS:
        raise ValidationError({"days": _("Hãy chọn thời hạn của khóa.")})
    if len(in_use(client, today())) >= MOST_IN_USE:
        raise ValidationError(_("Đang có hai khóa còn dùng được. Thu hồi một khóa trước đã."))
    key = f"dinh_{secrets.token_urlsafe(24)}"
    token = Token(
        commune=by.commune, client=client, hash=hashed(key), hint=key[:HINT], created_on=today(),
        expires_on=today() + timedelta(days=days),
    )  # fmt: skip
    token.save(force_insert=True)
    record(by, "api.give_token", client, after={"hint": token.hint, "expires_on": token.expires_on})
    return token, key


def in_use(client: Client, day: date) -> list[Token]:
    return list(client.tokens.filter(revoked_on=None, expires_on__gte=day))


@act
def revoke_token(*, by: Actor, token: Token) -> Token:
    """The key opens nothing from now on. What was written with it stays."""
    token = Token.objects.select_for_update().get(pk=token.pk)
    require(by, permissions.MANAGE, token)
    if token.revoked_on:
        raise ValidationError(_("Khóa này đã thu hồi rồi."))
    token.revoked_on = today()
    token.save(update_fields=["revoked_on"])
    record(by, "api.revoke_token", token.client, after={"hint": token.hint})
    return token


@act
def end_client(*, by: Actor, client: Client) -> Client:
    """All its keys open nothing any more."""
    client = Client.objects.select_for_update().get(pk=client.pk)
    require(by, permissions.CHANGE, client)
    client.ended_on = today()
    client.save(update_fields=["ended_on"])
    record(by, "api.end_client", client)
    return client
