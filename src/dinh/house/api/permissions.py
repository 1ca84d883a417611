"""Who lets programs write, and when a program may: what it does is then asked of the rooms' own gates, with the powers
of its scope and no others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Holding, Post
from dinh.ground.clock import today
from dinh.ground.gate import Refusal, at_home, holds, permission
from dinh.ground.people.models import User
from dinh.house.api.models import Client, Token
from dinh.house.api.scopes import SCOPES


@dataclass(frozen=True, slots=True)
class Use:
    """A key used for something."""

    token: Token
    scope: str

    @property
    def commune_id(self) -> int:
        return int(self.token.commune_id)


def in_use(by: Actor, use: Use) -> Refusal | None:
    token = use.token
    if token.revoked_on or token.client.ended_on:
        return Refusal(_("Khóa này đã thu hồi."))
    if token.expires_on < today():
        return Refusal(_("Khóa này đã hết hạn ngày %(day)s.") % {"day": f"{token.expires_on:%d/%m/%Y}"})
    return None


def entitled(by: Actor, use: Use) -> Refusal | None:
    if use.scope in use.token.client.scopes:
        return None
    return Refusal(_("Khóa này không được cấp cho việc “%(scope)s”.") % {"scope": SCOPES[use.scope].title})


def still_on(by: Actor, client: Any) -> Refusal | None:
    return Refusal(_("Phần mềm này đã thôi từ trước.")) if client.ended_on else None


def actor_for(token: Token, scope: str) -> Actor:
    """The client as it acts: from a post of its body that exists for this call alone and carries the powers of one
    scope. The journal and the rooms name it as they name a post."""
    client: Client = token.client
    powers = list(SCOPES[scope].powers)
    post = Post(commune=client.commune, body=client.body, title=f"Phần mềm {client.name}", powers=powers)
    holding = Holding(commune=client.commune, post=post, begins=token.created_on)
    return Actor(commune=client.commune, user=User(full_name=client.name), holding=holding)


MANAGE = permission("api.manage", holds("house.manage"))
CHANGE = permission("api.change", holds("house.manage"), still_on)
USE = permission("api.use", at_home, in_use, entitled)
