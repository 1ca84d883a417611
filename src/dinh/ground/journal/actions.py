"""Writing the journal: called by every act, inside its transaction."""

from __future__ import annotations

import secrets
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, cast

from django.db import connection, models
from django_scopes import scope
from django_scopes.state import get_scope

from dinh.ground.act import act, note_entry
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.journal.chain import personal_digest, seal
from dinh.ground.journal.models import Entry, Head, Personal
from dinh.ground.places.models import Commune
from dinh.ground.prepared import cursor_of, insert_all


def record(
    by: Actor,
    what: str,
    about: models.Model,
    *,
    ground: str = "",
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    personal: dict[str, Any] | None = None,
) -> None:
    """Append one entry to the commune's chain. It is written with the act's others (`act.settle`).

    `what` is `room.act`; `ground` the article or paper that allows it; `before`/`after` the fields that changed,
    without personal data, which goes into `personal` and can be erased. Raises RuntimeError outside an act.
    """
    chains, commune = note_entry(), by.commune.pk
    beside, salt = plain(personal) if personal else None, secrets.token_hex(16)
    fields: dict[str, Any] = {
        "commune_id": commune,
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
        "personal_digest": personal_digest(salt, beside) if beside else "",
    }
    chain = cast("_Chain", chains.get(commune) or _Chain(commune))
    chains[commune] = replace(chain, waiting=(*chain.waiting, _Line(fields, salt, beside)))


@dataclass(frozen=True, slots=True)
class _Line:
    """An entry without its place in the chain, and what goes beside it."""

    fields: dict[str, Any]
    salt: str
    beside: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class _Chain:
    """A commune's chain within this transaction: the lines that wait to be written, and, once the row of the end is
    locked, where it ends. It is locked as late as can be, for whoever holds it holds up all who write."""

    commune_id: int
    waiting: tuple[_Line, ...] = ()
    end: tuple[int, str] | None = None

    def settled(self) -> _Chain:
        if not self.waiting:
            return self
        with _open(self.commune_id):
            return self._written()

    def _written(self) -> _Chain:
        seq, previous = self.end or _locked(self.commune_id)
        for at in range(0, len(self.waiting), BATCH):
            some, entries = self.waiting[at : at + BATCH], []
            for line in some:
                seq += 1
                fields = {**line.fields, "seq": seq, "previous": previous}
                previous = seal({**fields, "at": stamp(fields["at"])})
                entries.append(Entry(**fields, hash=previous))
            keys = dict(insert_all(entries, "seq", "id"))
            insert_all([
                Personal(commune_id=self.commune_id, entry_id=keys[entry.seq], salt=line.salt, data=line.beside)
                for line, entry in zip(some, entries, strict=True) if line.beside
            ])  # fmt: skip
        return replace(self, waiting=(), end=(seq, previous))

    def write(self) -> None:
        end = self.settled().end
        if end:
            with _open(self.commune_id), cursor_of(connection) as cursor:
                cursor.execute(_WRITE, [*end, self.commune_id])


def _open(commune: int) -> AbstractContextManager[None]:
    """An act may enter in the chain of a commune whose scope is not open, or not any more."""
    here = get_scope().get("commune")
    return nullcontext() if here and here.pk == commune else scope(commune=Commune(pk=commune))


BATCH = 50  # entries in one INSERT
_WRITE = f'UPDATE "{Head._meta.db_table}" SET seq = %s, hash = %s WHERE commune_id = %s'  # noqa: S608
# PostgreSQL lets newcomers overtake those who wait for a row that changes; its advisory locks are a queue, and one
# statement both waits and reads. The number names our queue among the database's.
_LOCK = {
    "postgresql": "pg_advisory_xact_lock(1838, %(commune)s::int) IS NOT NULL FOR UPDATE",
    "sqlite": "%(commune)s IS NOT NULL",  # its writers have their queue in `act`
}
_READ = f'SELECT seq, hash FROM "{Head._meta.db_table}" WHERE commune_id = %(commune)s AND '  # noqa: S608


def hold(by: Actor) -> None:
    """Take the commune's chain now, until the act ends: for an act that next waits for a row everybody writes, so that
    it waits in one queue, not in two."""
    chains, commune = note_entry(0), by.commune.pk
    chain = cast("_Chain", chains.get(commune) or _Chain(commune))
    chains[commune] = chain if chain.end else replace(chain, end=_locked(commune))


def _locked(commune: int) -> tuple[int, str]:
    """Of two who begin a chain at once, one makes its row and both wait for it."""
    with _open(commune), cursor_of(connection) as cursor:
        while True:
            cursor.execute(_READ + _LOCK[connection.vendor], {"commune": commune})
            if found := cursor.fetchone():
                return int(found[0]), str(found[1])
            Head.objects.get_or_create(commune_id=commune)


@act
def note_anchor(*, by: Actor, seq: int, line: str) -> None:
    """Write down that the end of the chain was taken outside (`anchors`)."""
    record(by, "journal.anchor", by.commune, after={"seq": seq, "line": line})


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
