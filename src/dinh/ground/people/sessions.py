"""Django's sessions in our own table, so that an account's sessions can be listed and ended (`SESSION_ENGINE`).

Of a connection we keep what kind it was and a keyed digest of its address, for as long as the session lives: enough to
say «the same line as yours», not where somebody was.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from ipaddress import ip_address
from typing import Any, cast

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

from dinh.ground.clock import now
from dinh.ground.people.actions.sessions import SEEN_EVERY
from dinh.ground.people.devices import Device, device_of
from dinh.ground.people.models import OpenSession, User

ORIGIN = "origin"


class SessionStore(DatabaseStore):
    used_a_while_ago = False
    """Whether the row, when it was read, said it was last used more than SEEN_EVERY ago."""

    @classmethod
    def get_model_class(cls) -> type[OpenSession]:
        return OpenSession

    def _get_session_from_db(self) -> OpenSession | None:
        row: OpenSession | None = super()._get_session_from_db()  # type: ignore[misc]  # the stubs leave it out
        self.used_a_while_ago = row is not None and (row.seen is None or row.seen < now() - SEEN_EVERY)
        return row

    def create_model_instance(self, data: dict[str, Any]) -> OpenSession:
        row = cast("OpenSession", super().create_model_instance(data))
        whose = data.get(SESSION_KEY)
        row.user_id = int(whose) if whose else None
        row.seen = now()
        return row


@dataclass(frozen=True, slots=True)
class Origin:
    """How a session began. `kind`: this-machine, office or internet; `line`: keyed digest of the address."""

    began: str
    browser: str
    system: str
    kind: str
    line: str


def note_origin(request: HttpRequest, remote: str) -> None:
    """At sign-in: remember in the session what it began with. `remote` is the visitor's address, as told by the last
    hop."""
    device = device_of(request.META.get("HTTP_USER_AGENT", ""))
    origin = Origin(now().isoformat(), device.browser, device.system, kind_of(remote), line_of(remote))
    request.session[ORIGIN] = asdict(origin)


def kind_of(remote: str) -> str:
    try:
        address = ip_address(remote)
    except ValueError:
        return ""
    if address.is_loopback:
        return "this-machine"
    return "office" if address.is_private else "internet"


def line_of(remote: str) -> str:
    return salted_hmac("dinh.people.line", remote, algorithm="sha256").hexdigest()[:8] if remote else ""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A living session as its owner sees it."""

    handle: str
    device: Device
    kind: str
    same_line: bool
    began: datetime | None
    seen: datetime | None
    here: bool


def sittings(user: User, key: str | None, remote: str) -> list[Sitting]:
    """The living sessions of an account, the present one (`key`) first, then the latest used."""
    valid, line = user.get_session_auth_hash(), line_of(remote)
    found = []
    for row in OpenSession.objects.filter(user=user, expire_date__gt=now()):
        data = row.get_decoded()
        if not constant_time_compare(data.get(HASH_SESSION_KEY, ""), valid) or BACKEND_SESSION_KEY not in data:
            continue
        origin = data.get(ORIGIN) or {}
        device = Device(origin.get("browser", ""), origin.get("system", ""))
        began = datetime.fromisoformat(origin["began"]) if origin else None
        same = bool(line) and origin.get("line") == line
        found.append(Sitting(row.handle, device, origin.get("kind", ""), same, began, row.seen, row.session_key == key))
    return sorted(found, key=lambda one: (not one.here, -(one.seen.timestamp() if one.seen else 0)))
