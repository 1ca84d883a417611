"""What an erasure would do, before anyone decides: what goes, what the law orders kept, what waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.utils.translation import gettext

from dinh.ground.personal import INVENTORY, LIBRARY_WORDS, ROLE_WORDS, Data
from dinh.ground.privacy.finding import keyed, model_of, rows_of
from dinh.ground.privacy.matching import MAYBE, SURE
from dinh.law.privacy import KEEPING, Ground


@dataclass(slots=True)
class Line:
    """The rows of one declaration: those that go; those that stay, by reason."""

    key: str
    data: Data
    goes: list[Any] = field(default_factory=list)
    stays: dict[str, list[Any]] = field(default_factory=dict)
    waits: dict[str, list[Any]] = field(default_factory=dict)

    @property
    def title(self) -> str:
        return title_of(self.data)

    @property
    def said(self) -> str:
        """The title in the reader's language; a certificate keeps `title`, which is the office's own."""
        return said(self.data)

    @property
    def kept(self) -> Iterator[tuple[Ground, int]]:
        """Why rows stay, and how many."""
        for reason, rows in self.stays.items():
            yield KEEPING[reason], len(rows)


def room_of(data: Data) -> str:
    app = data.model.split(".")[0]
    name = LIBRARY_WORDS.get(app) or str(apps.get_app_config(app).verbose_name)
    return name[:1].upper() + name[1:]


def columns_of(data: Data) -> str:
    return ", ".join(dict.fromkeys(ROLE_WORDS[role] for role in data.columns.values()))


def title_of(data: Data) -> str:
    """`Đơn thư – người gửi đơn: họ tên, điện thoại`."""
    return f"{room_of(data)} – {data.why.whose}: {columns_of(data)}"


def room_said(data: Data) -> str:
    """As `room_of`, in the reader's language."""
    return gettext(room_of(data))


def columns_said(data: Data) -> str:
    return ", ".join(dict.fromkeys(gettext(ROLE_WORDS[role]) for role in data.columns.values()))


def said(data: Data) -> str:
    return f"{room_said(data)} – {gettext(data.why.whose)}: {columns_said(data)}"


def chosen_rows(found: dict[str, Any], maybe: dict[str, list[str]]) -> dict[str, list[str]]:
    """The rows that are sure, and those of the others that somebody looked at and took for this person's."""
    rows = {}
    for key, each in found.items():
        picked = set(maybe.get(key, ())) & set(each.get(MAYBE, ()))
        if wanted := [*each.get(SURE, ()), *sorted(picked)]:
            rows[key] = wanted
    return rows


def with_parts(found: dict[str, Any], maybe: dict[str, list[str]]) -> dict[str, list[str]]:
    """What was ticked, with what belongs to it: a letter's files with its sender. Only rows that were found count."""
    picked = {key: set(keys) & set(found.get(key, {}).get(MAYBE, ())) for key, keys in maybe.items()}
    moved = True
    while moved:
        moved = False
        owners: dict[str, set[str]] = {}
        for key, keys in picked.items():
            owners.setdefault(key.partition("#")[0], set()).update(keys)
        for key, data in keyed():
            left = set(found.get(key, {}).get(MAYBE, ())) - picked.get(key, set())
            if left and data.of and (theirs := owners.get(target_of(data))):
                rows = rows_of(data).order_by().filter(pk__in=left, **{f"{data.of}__in": theirs})
                if new := {str(pk) for pk in rows.values_list("pk", flat=True)}:
                    picked.setdefault(key, set()).update(new)
                    moved = True
    return {key: sorted(keys) for key, keys in picked.items() if keys}


def target_of(data: Data) -> str:
    """The model that `of` leads to."""
    related: Any = model_of(data)._meta.get_field(data.of).related_model
    return str(related._meta.label)


def plan(rows: dict[str, list[str]]) -> list[Line]:
    """One line for each declaration with rows, in the order of the rooms. Reads the rows as they are now."""
    lines = []
    for key, data in keyed():
        if key not in rows:
            continue
        line = Line(key, data)
        for row in _rows(data, rows[key]):
            reason, waits = _stays(data, row)
            if waits:
                line.waits.setdefault(waits, []).append(row.pk)
            elif reason:
                line.stays.setdefault(reason, []).append(row.pk)
            else:
                line.goes.append(row.pk)
        if line.goes or line.stays or line.waits:
            lines.append(line)
    return lines


def _rows(data: Data, keys: list[str]) -> Iterator[Any]:
    for at in range(0, len(keys), 500):
        yield from rows_of(data).order_by().filter(pk__in=keys[at : at + 500])


def _stays(data: Data, row: Any) -> tuple[str, str]:
    """The key of why a row stays, and why it waits; both empty when it goes."""
    if data.kept:
        return data.kept, ""
    if data.model == "journal.Personal":
        return ("beside", "") if _goes_with_kept(row) else ("", "")
    waits = data.until(row) if data.until else ""
    return "", waits


def _goes_with_kept(beside: Any) -> bool:
    """What the journal keeps beside an entry follows the record it is about: it stays where everything of that record
    stays."""
    about = beside.entry.about_kind
    declared = [each for model, several in INVENTORY.items() if model.lower() == about for each in several]
    return bool(declared) and all(each.kept for each in declared)
