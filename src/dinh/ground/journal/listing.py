"""Lists of the journal: which entries, by whom, about what, on which days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from dinh.ground.journal.chain import canonical
from dinh.ground.journal.models import Entry, Head
from dinh.ground.journal.words import act_words
from dinh.ground.places.models import Commune


def acts_recorded(commune: Commune) -> int:
    """How many acts a commune's chain holds."""
    return Head.objects.filter(commune=commune).values_list("seq", flat=True).first() or 0


def newest_first(
    *, who: str = "", what: str = "", about: str = "", begins: date | None = None, ends: date | None = None
) -> QuerySet[Entry]:
    """The entries of the scoped commune that match. `begins` and `ends` are days in Vietnam, both included."""
    entries: QuerySet[Entry] = Entry.objects.select_related("user").order_by("-seq")
    if who:
        entries = entries.filter(
            Q(post_label__icontains=who) | Q(user__full_name__icontains=who) | Q(user__username__iexact=who)
        )
    if what:
        entries = entries.filter(what=what)
    if about:
        entries = entries.filter(about_label__icontains=about)
    if begins:
        entries = entries.filter(at__date__gte=begins)
    if ends:
        entries = entries.filter(at__date__lte=ends)
    return entries


def acts_seen() -> list[tuple[str, str]]:
    """The kinds of act the scoped commune's journal holds, with their words, in the order of the words."""
    kinds = Entry.objects.order_by().values_list("what", flat=True).distinct()
    return sorted(((kind, act_words(kind)) for kind in kinds), key=lambda pair: pair[1])


@dataclass(frozen=True, slots=True)
class Change:
    """A field that an act changed; a side that was not recorded is empty."""

    field: str
    before: str
    after: str


def changes(entry: Entry) -> list[Change]:
    names = [*entry.before, *(name for name in entry.after if name not in entry.before)]
    return [Change(name, _shown(entry.before.get(name)), _shown(entry.after.get(name))) for name in names]


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(item, str | int) for item in value):
        return ", ".join(str(item) for item in value)
    return canonical(value).decode() if isinstance(value, dict | list | bool) else str(value)
