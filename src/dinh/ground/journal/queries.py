"""Reading the journal, and checking that nobody rewrote it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Max, QuerySet
from django.utils import timezone
from django_scopes import scope

from dinh.ground.journal.actions import stamp
from dinh.ground.journal.chain import SEALED, START, personal_digest, seal
from dinh.ground.journal.models import Entry, Head, Personal
from dinh.ground.places.models import Commune
from dinh.ground.prepared import Prepared


def about(thing: models.Model) -> QuerySet[Entry]:
    """The life of one thing, oldest first."""
    entries: QuerySet[Entry] = Entry.objects.filter(about_kind=thing._meta.label_lower, about_id=str(thing.pk))
    return entries.order_by("seq")


def acted_on(kind: str, keys: Iterable[int]) -> set[int]:
    """Of these things of a kind («papers.paper»), those that any entry is about."""
    about_ids = [str(key) for key in keys]
    found = Entry.objects.filter(about_kind=kind, about_id__in=about_ids).values_list("about_id", flat=True)
    return {int(key) for key in found.distinct()}


_end: Prepared[str] = Prepared(
    lambda *, commune: Head.objects.filter(commune=commune).values_list("hash", flat=True), everywhere=True
)


def end_of(commune: Commune) -> str:
    """The hash where the chain ends, empty before the first entry. It moves with every act: while it stands, nothing in
    the commune has changed."""
    return next(iter(_end(commune=commune.pk)), "")


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where a commune's chain does not hold."""

    commune: Commune
    seq: int
    reason: str


def verify(commune: Commune) -> tuple[int, list[Fault]]:
    """Recompute a commune's chain; returns the entries checked and every fault."""
    with scope(commune=commune):
        return _verify(commune)


def _verify(commune: Commune) -> tuple[int, list[Fault]]:
    faults: list[Fault] = []
    previous, seq = START, 0
    entries = Entry.objects.filter(commune=commune).order_by("seq").iterator(chunk_size=2000)
    for entry in entries:
        if entry.seq != seq + 1:
            faults.append(Fault(commune, entry.seq, f"thiếu dòng {seq + 1}"))
        if entry.previous != previous:
            faults.append(Fault(commune, entry.seq, "không nối với dòng trước"))
        if seal(exported(entry)) != entry.hash:
            faults.append(Fault(commune, entry.seq, "nội dung khác lúc ghi"))
        previous, seq = entry.hash, entry.seq
    head = Head.objects.filter(commune=commune).first()
    if (head.seq if head else 0) != seq or (head and head.hash != previous):
        faults.append(Fault(commune, seq, "đoạn cuối đã bị cắt hoặc thêm"))
    faults += _changed_personal(commune)
    return seq, faults


def _changed_personal(commune: Commune) -> Iterator[Fault]:
    kept = Personal.objects.filter(entry__commune=commune).select_related("entry").iterator(chunk_size=2000)
    for item in kept:
        if personal_digest(item.salt, item.data) != item.entry.personal_digest:
            yield Fault(commune, item.entry.seq, "dữ liệu cá nhân kèm theo khác lúc ghi")


def exported(entry: Entry) -> dict[str, Any]:
    """An entry as the public export writes it: the sealed fields and the hash."""
    fields = {name: getattr(entry, name) for name in SEALED}
    return {**fields, "at": stamp(entry.at), "hash": entry.hash}


def last_by_body() -> dict[int, date]:
    """The last day on which anyone acting from a post of each body wrote anything, by the body's key."""
    rows = Entry.objects.filter(post__isnull=False).values_list("post__body").annotate(Max("at")).order_by()
    return {body: timezone.localdate(at) for body, at in rows}
