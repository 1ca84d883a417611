"""Writing the journal: called by every act, inside its transaction."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, cast

from django.db import models

from dinh.ground.act import note_entry
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.journal.chain import personal_digest, seal
from dinh.ground.journal.models import Entry, Head, Personal


def record(
    by: Actor,
    what: str,
    about: models.Model,
    *,
    ground: str = "",
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    personal: dict[str, Any] | None = None,
) -> Entry:
    """Append one entry to the commune's chain.

    `what` is `room.act`; `ground` the article or paper that allows it; `before`/`after` the fields that changed,
    without personal data, which goes into `personal` and can be erased. Raises RuntimeError outside an act.
    """
    chains = note_entry()
    end = cast("_End | None", chains.get(by.commune.pk)) or _locked(by)
    salt = secrets.token_hex(16)
    fields: dict[str, Any] = {
        "commune_id": by.commune.pk,
        "seq": end.seq + 1,
        "at": now().astimezone(UTC),
        "user_id": by.user.pk if by.user else None,
        "post_id": by.post.pk if by.post else None,
        "post_label": f"{by.post.title}, {by.post.body.name}"[:300] if by.post else "",
        "what": what,
        "about_kind": about._meta.label_lower,
        "about_id": str(about.pk),
        "about_label": str(about)[:300],
        "ground": ground,
        "before": plain(before or {}),
        "after": plain(after or {}),
        "personal_digest": personal_digest(salt, plain(personal)) if personal else "",
        "previous": end.hash,
    }
    entry = Entry(**fields, hash=seal({**fields, "at": stamp(fields["at"])}))
    entry.save(force_insert=True)
    if personal:
        Personal(entry=entry, salt=salt, data=plain(personal)).save(force_insert=True)
    chains[by.commune.pk] = _End(by.commune.pk, entry.seq, entry.hash)
    return entry


@dataclass(frozen=True, slots=True)
class _End:
    """Where a commune's chain ends within this transaction, which holds its row locked."""

    commune_id: int
    seq: int
    hash: str

    def write(self) -> None:
        Head.objects.filter(pk=self.commune_id).update(seq=self.seq, hash=self.hash)


def _locked(by: Actor) -> _End:
    """Of two who begin a chain at once, one makes its row and both wait for it."""
    found = Head.objects.select_for_update().filter(commune=by.commune).first()
    if found is None:
        Head.objects.get_or_create(commune=by.commune)
        found = Head.objects.select_for_update().get(commune=by.commune)
    return _End(found.pk, found.seq, found.hash)


def stamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def plain(value: Any) -> Any:
    """Reduce to what JSON keeps exactly: text, whole numbers, true/false, null, lists, objects."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set):
        return [plain(item) for item in (sorted(value) if isinstance(value, set) else value)]
    if isinstance(value, models.Model):
        return str(value)
    if isinstance(value, datetime):
        return stamp(value)
    if isinstance(value, date | Decimal | float):
        return str(value)
    return value
