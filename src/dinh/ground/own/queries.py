"""Whether a browser is open, which others are for the same address, and which matters it may see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from dinh.ground.alerts.sealing import digest
from dinh.ground.clock import now
from dinh.ground.http import Request
from dinh.ground.own.models import IDLE, LONGEST, Opening
from dinh.ground.owned import KINDS, Address, Kind, Matter, in_order, recalled_since

SESSION = "own"  # {"token": …, "receipts": ["petitions DT-…"]}


def hash_of(token: str) -> str:
    return digest("own", token)


def _over() -> Q:
    return Q(seen_at__lt=now() - IDLE) | Q(opened_at__lt=now() - LONGEST)


def ended() -> QuerySet[Opening]:
    found: QuerySet[Opening] = Opening.objects.filter(_over())
    return found


def current(request: Request) -> Opening | None:
    """The opening of this browser, while it lives. Asked once a request."""
    if not hasattr(request, "own_opening"):
        token = request.session.get(SESSION, {}).get("token")
        found = Opening.objects.exclude(_over()).filter(key_hash=hash_of(token)).first() if token else None
        request.own_opening = found  # type: ignore[attr-defined]
    opening: Opening | None = request.own_opening  # type: ignore[attr-defined]
    return opening


@dataclass(frozen=True, slots=True)
class Other:
    """Another browser of the same address."""

    handle: str
    opening: Opening


def others(opening: Opening) -> list[Other]:
    """The living ones, the latest used first."""
    rows = Opening.objects.exclude(_over()).filter(same_key=opening.same_key).exclude(pk=opening.pk)
    return [Other(hash_of(f"handle {each.pk}")[:20], each) for each in rows.order_by("-seen_at", "-pk")]


def address_of(opening: Opening) -> Address:
    return Address(opening.commune_id, frozenset(opening.address_keys), by_mail=not opening.by_phone)


def typed(request: Request) -> list[str]:
    """The matters whose receipts were typed in this browser: «petitions DT-7K3M-9QXT»."""
    kept: list[str] = request.session.get(SESSION, {}).get("receipts", [])
    return kept


def _shown(kind: Kind, matter: Matter, receipts: list[str]) -> bool:
    """Without its receipt nothing sensitive, and nothing too old, is shown."""
    free = not matter.sensitive and (matter.day is None or matter.day >= recalled_since())
    return free or f"{kind.key} {matter.ref}" in receipts


def matters(request: Request, opening: Opening) -> list[tuple[Kind, list[Matter]]]:
    """All that this browser may see, by kind, the newest first; kinds without any are left out."""
    address, receipts = address_of(opening), typed(request)
    found = []
    for kind in in_order():
        rows = {each.ref: each for each in kind.find(address, "") if _shown(kind, each, receipts)}
        for key, _space, ref in (each.partition(" ") for each in receipts):
            if key == kind.key:
                rows |= {each.ref: each for each in kind.find(address, ref)}
        if rows:
            found.append((kind, sorted(rows.values(), key=_newest, reverse=True)))
    return found


def _newest(matter: Matter) -> tuple[Any, ...]:
    return (matter.day is not None, matter.day or recalled_since(), matter.receipt)


def one(request: Request, key: str, ref: str) -> Matter | None:
    """A matter this browser may see."""
    opening, kind = current(request), KINDS.get(key)
    if opening is None or kind is None or not ref:
        return None
    receipts = typed(request)
    found = (each for each in kind.find(address_of(opening), ref) if each.ref == ref)
    return next((each for each in found if _shown(kind, each, receipts)), None)


def by_receipt(opening: Opening, code: str) -> Iterator[tuple[Kind, Matter]]:
    """What was sent with this address and has this code on its slip."""
    address = address_of(opening)
    for kind in in_order():
        yield from ((kind, each) for each in kind.find(address, code) if code and each.receipt == code)
