"""What somebody sent to this commune, found again by the telephone or e-mail they gave with it: every room says it of
its own records, in its `own.py`. Read by `ground.own` («Việc của tôi»).

Which columns hold a telephone or an address of mail is what `ground.personal` declares of them; nothing is told twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError

from dinh.ground.actor import Actor
from dinh.ground.alerts.addresses import email, mobile
from dinh.ground.alerts.models import Channel
from dinh.ground.alerts.sealing import digest
from dinh.ground.clock import today
from dinh.ground.personal import INVENTORY
from dinh.ground.room import Tone

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpResponse
    from django.utils.functional import _StrPromise

    from dinh.ground.http import Request

# Đình's own choice (docs/decisions/0014): a number given up is given to somebody else within months, and whoever has it
# then must not read what its owner before sent. What is older opens with the receipt's code beside.
RECALLED = timedelta(days=2 * 365)
GIVEN = ("phone", "email", "contact")  # roles of `ground.personal`
_MAIL = re.compile(r"[^\s,;:<>()]+@[^\s,;:<>()]+")
_DIGITS = re.compile(r"\+?\d[\d\s().\-]{7,22}\d")


def recalled_since() -> date:
    """The first day whose matters are shown without their receipt."""
    return today() - RECALLED


@dataclass(frozen=True, slots=True)
class Address:
    """A telephone or an e-mail address that somebody proved to read, known by its keyed hashes alone: one for each
    channel that may carry it, as `alerts.Follower.address_key`."""

    commune: int
    keys: frozenset[str]
    by_mail: bool

    def gave(self, *texts: str) -> bool:
        """Whether it stands in one of these, however it is spelt: `0912 345 678`, `+84912345678`, `lan@example.vn`."""
        channel, within = (Channel.EMAIL, _mails_in) if self.by_mail else (Channel.SMS, _mobiles_in)
        found = (each for text in texts if text for each in within(text))
        return any(digest("address", self.commune, channel.value, each) in self.keys for each in found)


def keys_of(commune: int, channel: str, address: str) -> frozenset[str]:
    """The hashes by which an address (normalised) is known. A telephone is one and the same by SMS and by Zalo."""
    channels = (Channel.EMAIL,) if channel == Channel.EMAIL else (Channel.SMS, Channel.ZALO)
    return frozenset(digest("address", commune, each.value, address) for each in channels)


def addresses_in(text: str) -> Iterator[tuple[str, str]]:
    """Every address of mail and mobile number in a text, normalised, each with its channel.

    >>> list(addresses_in("0912.345.678 hoặc Lan@Example.vn"))
    [('email', 'lan@example.vn'), ('sms', '84912345678')]
    """
    yield from ((Channel.EMAIL.value, each) for each in _mails_in(text))
    yield from ((Channel.SMS.value, each) for each in _mobiles_in(text))


def _mails_in(text: str) -> Iterator[str]:
    for found in _MAIL.findall(text) if "@" in text else ():
        try:
            yield email(found.rstrip("."))
        except ValidationError:
            continue


def _mobiles_in(text: str) -> Iterator[str]:
    for found in _DIGITS.findall(_MAIL.sub(" ", text) if "@" in text else text):
        try:
            yield mobile(found)
        except ValidationError:
            continue


def sent_with(address: Address, rows: QuerySet[Any]) -> list[Any]:
    """Keys of the rows whose person gave this address as theirs: in the columns declared to hold one, not in words."""
    columns = [
        name for data in INVENTORY[rows.model._meta.label] for name, role in data.columns.items() if role in GIVEN
    ]
    found = rows.order_by().values_list("pk", *columns).iterator(chunk_size=500)
    return [pk for pk, *texts in found if any(texts) and address.gave(*texts)]


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing somebody sent. `ref` names it in addresses of pages, `receipt` is the code on its slip.

    `day` it was sent on; None for what goes on, and so is never too old. `sensitive`: it is shown only to who types the
    receipt's code as well. `url` is its own page, which asks `ground.own.queries.proves`; empty where there is none.
    `slip`: a new one can be printed.
    """

    ref: str
    receipt: str
    title: str
    state: str
    tone: Tone
    day: date | None
    url: str = ""
    sensitive: bool = False
    slip: bool = False
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of matters. `find(address, ref)` yields those sent with an address: with `ref` (or a receipt's code)
    that one, however old; without, those since `recalled_since()`. What is sealed, or denounces, it never yields.

    `renew(request, ref, key)` gives a new slip and answers with its page; `key` is the form's own. `stop(by, ref)` ends
    what goes on; `stops` says what then happens.
    """

    key: str
    title: str | _StrPromise
    order: int
    find: Callable[[Address, str], Iterator[Matter]]
    renew: Callable[[Request, str, str], HttpResponse] | None = None
    stop: Callable[[Actor, str], object] | None = None
    stops: str | _StrPromise = ""


KINDS: dict[str, Kind] = {}


def own_kind(kind: Kind) -> Kind:
    """Declare a kind. Raises ValueError when its key is taken."""
    if kind.key in KINDS:
        raise ValueError(f"Own matters {kind.key!r} are declared twice.")
    KINDS[kind.key] = kind
    return kind


def in_order() -> list[Kind]:
    return sorted(KINDS.values(), key=lambda kind: (kind.order, kind.key))
