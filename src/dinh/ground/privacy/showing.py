"""What the officer sees of what was found, before deciding: what would go, what stays, what only bears the name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dinh.ground.personal import Data
from dinh.ground.privacy import queries
from dinh.ground.privacy.finding import keyed, rows_of
from dinh.ground.privacy.matching import MAYBE, Matcher, texts
from dinh.ground.privacy.models import Request
from dinh.ground.privacy.planning import Line, chosen_rows, plan, target_of, title_of, with_parts

MOST = 300  # rows to look at on one page; whoever shares a common name is asked for more than the name


@dataclass(frozen=True, slots=True)
class Maybe:
    """A row that bears the name and nothing else: `said` the passage, empty where it is kept secret."""

    row: str
    title: str
    said: str
    day: str


def sure(request: Request) -> list[Line]:
    return plan(chosen_rows(request.found, {}))


def planned(request: Request, picked: dict[str, list[str]]) -> list[Line]:
    return plan(chosen_rows(request.found, with_parts(request.found, picked)))


def maybe(request: Request) -> list[Maybe]:
    """At most `MOST` of them; parts of one another are ticked with what they are parts of (`planning.with_parts`), and
    what the journal keeps beside an entry with the record it is about."""
    matcher, shown = Matcher(queries.identity_of(request)), list[Maybe]()
    models = {key.partition("#")[0] for key, each in request.found.items() if each.get(MAYBE)}
    seen = {(key.partition("#")[0].lower(), pk) for key, each in request.found.items() for pk in each.get(MAYBE, ())}
    for key, data in keyed():
        keys = request.found.get(key, {}).get(MAYBE, [])
        if not keys or len(shown) >= MOST or (data.of and target_of(data) in models):
            continue
        if data.model == "journal.Personal":
            about = rows_of(data).filter(pk__in=keys).values_list("pk", "entry__about_kind", "entry__about_id")
            keys = [str(pk) for pk, kind, thing in about if (kind, thing) not in seen]
        for row in rows_of(data).order_by("-pk").filter(pk__in=keys[: MOST - len(shown)]):
            said = "" if data.secret else _passage(data, row, matcher)
            shown.append(Maybe(f"{key}:{row.pk}", title_of(data), said, _day(row)))
    return shown


def _passage(data: Data, row: Any, matcher: Matcher) -> str:
    for name in data.columns:
        value = getattr(row, name)
        for text in texts(value) if isinstance(value, dict | list) else [value]:
            if isinstance(text, str) and (around := matcher.around(text)):
                return around
    return str(row) if data.own else ""


def _day(row: Any) -> str:
    for name in ("received_on", "on", "day", "at", "received_at", "from_day", "created_at", "held_on", "published_at"):
        if value := getattr(row, name, None):
            return f"{value:%d/%m/%Y}"
    return ""


def picked(rows: Iterable[str]) -> dict[str, list[str]]:
    """What was ticked, `petitions.Sender#0:12`, by declaration. What was not found for this request counts for
    nothing (`chosen_rows`)."""
    found: dict[str, list[str]] = {}
    for row in rows:
        key, _colon, pk = row.partition(":")
        found.setdefault(key, []).append(pk)
    return found
