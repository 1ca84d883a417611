"""The list of what is public: what was asked for, and its rows, in a number of queries that never grows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Min, QuerySet
from django.http import QueryDict
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_today
from dinh.ground.prepared import Prepared
from dinh.law.periods import Period, PeriodError
from dinh.rights.publish.models import Publication, Version
from dinh.rights.publish.public.items import BY_CODE, SHORT, short
from dinh.rights.publish.public.readable import concerning, newest, published

ON_A_PAGE = 20
COLUMNS = (
    "pk",
    "ref",
    "title",
    "item",
    "issuer__short_name",
    "issuer__name",
    "published_on",
    "first_on",
    "whole_commune",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One publication in a list. `again` tells that what it says was changed since it was first public; `groups` whom
    it concerns, empty for the whole commune."""

    pk: int
    ref: str
    title: str
    tag: str
    issuer: str
    day: date
    shown_day: str
    again: bool
    groups: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader chose; empty where nothing, or nothing that exists."""

    item: str = ""
    group: ResidentialGroup | None = None
    period: Period | None = None
    issuer: int | None = None

    @property
    def anything(self) -> bool:
        return bool(self.values)

    @property
    def values(self) -> dict[str, str | int | date]:
        """What is asked for, by name: item, issuer, group (their keys), since and until (the first and last day)."""
        asked: dict[str, str | int | date] = {}
        if self.item:
            asked["item"] = self.item
        if self.issuer:
            asked["issuer"] = self.issuer
        if self.period:
            asked |= {"since": self.period.start, "until": self.period.end}
        if self.group:
            asked["group"] = self.group.pk
        return asked


@dataclass(frozen=True, slots=True)
class Choices:
    """What a reader can choose from: (value, words) each."""

    items: list[tuple[str, str]]
    groups: list[ResidentialGroup]
    periods: list[tuple[str, str]]
    issuers: list[tuple[str, str]]

    def options(self, wanted: Asked) -> dict[str, SafeString]:
        """The choices as `<option>`s, the reader's own selected: written here, for a template takes a millisecond."""
        groups = [(group.code, str(group)) for group in self.groups]
        return {
            "items": _options(self.items, wanted.item.casefold()),
            "groups": _options(groups, wanted.group.code if wanted.group else ""),
            "periods": _options(self.periods, str(wanted.period) if wanted.period else ""),
            "issuers": _options(self.issuers, str(wanted.issuer) if wanted.issuer else ""),
        }


def _options(pairs: list[tuple[str, str]], chosen: str) -> SafeString:
    made = [
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(words)}</option>'
        for value, words in pairs
    ]
    return mark_safe("".join(made))  # noqa: S308  every value is escaped above


def asked(query: QueryDict, choices: Choices) -> Asked:
    """Read the filters from an address; a value nobody offered counts as none."""
    item = query.get("muc", "").upper()
    code, issuer = query.get("to", ""), query.get("co-quan", "")
    offered = {value for value, _name in choices.issuers}
    return Asked(
        item if item in BY_CODE else "",
        next((group for group in choices.groups if group.code == code), None),
        _period(query.get("ky", "")),
        int(issuer) if issuer in offered else None,
    )


def choices(today: date) -> Choices:
    """In two queries: groups; issuers with the first day each made something public."""
    issuers = _issuers()
    begun = min((row[3].year for row in issuers), default=today.year)
    quarter = Period.of(today, 3)
    years = [Period(year, 12, 12) for year in range(today.year, begun - 1, -1)]
    return Choices(
        [(code.casefold(), f"{BY_CODE[code].clause}. {title}") for code, title in SHORT.items()],
        groups_today(day=today),
        [(str(period), _capital(period.label)) for period in (quarter, quarter.previous(), *years)],
        [(str(pk), brief or name) for pk, brief, name, _first in issuers],
    )


class _Found:
    """What a paginator needs of the publications found: how many, and a slice of tuples of COLUMNS."""

    def __init__(self, wanted: Asked) -> None:
        self._values = wanted.values
        self._filters = tuple(self._values)

    def count(self) -> int:
        return sum(_counted(self._filters, **self._values))

    def __getitem__(self, part: slice) -> list[Any]:
        return _tuples(self._filters, part.start, part.stop, **self._values) if part.start < part.stop else []


def page_of(wanted: Asked, number: str | None) -> Page[Any]:
    """A page of rows, the newest first; its `object_list` holds `Row`s. Two queries, one more for groups."""
    page: Page[Any] = Paginator(_Found(wanted), ON_A_PAGE).get_page(number)  # type: ignore[arg-type]  # counted, sliced
    page.object_list = rows(page.object_list)
    return page


def latest(publications: QuerySet[Publication], most: int) -> list[Row]:
    return rows(newest(publications)[:most].values_list(*COLUMNS))


def latest_of_all(most: int) -> list[Row]:
    return rows(_tuples((), 0, most))


def rows(found: Any) -> list[Row]:
    """Rows from tuples of COLUMNS."""
    tuples = list(found)
    own = _concerned([row[0] for row in tuples if not row[8]])
    tags = {code: short(code) for code in {row[3] for row in tuples}}
    return [
        Row(pk, ref, title, tags[item], brief or name, day, f"{day:%d/%m/%Y}", first != day, own.get(pk, ""))
        for pk, ref, title, item, brief, name, day, first, _whole in tuples
    ]


def _filtered(values: dict[str, Any]) -> QuerySet[Publication]:
    """`values` as `Asked.values`."""
    found = published()
    if "item" in values:
        found = found.filter(item=values["item"])
    if "issuer" in values:
        found = found.filter(issuer=values["issuer"])
    if "since" in values:
        found = found.filter(published_on__gte=values["since"], published_on__lte=values["until"])
    if "group" in values:
        found = concerning(found, values["group"])
    return found


_issuers: Prepared[tuple[int, str, str, date]] = Prepared(
    lambda: (
        published()
        .values_list("issuer", "issuer__short_name", "issuer__name")
        .annotate(Min("published_on"))
        .order_by("issuer__order", "issuer__name")
    )
)
_tuples: Prepared[Any] = Prepared(
    lambda filters, first, last, **values: newest(_filtered(values)).values_list(*COLUMNS)[first:last]
)
_counted: Prepared[int] = Prepared(
    lambda filters, **values: (
        _filtered(values).order_by().values("commune").annotate(n=Count("pk")).values_list("n", flat=True)
    )
)


def _concerned(publications: list[int]) -> dict[int, str]:
    """The groups that publications name, in words."""
    if not publications:
        return {}
    found: dict[int, list[str]] = {}
    for pk, label, name in _groups_named(**{f"p{number}": pk for number, pk in enumerate(publications)}):
        found.setdefault(pk, []).append(f"{_capital(label)} {name}")
    return {pk: ", ".join(names) for pk, names in found.items()}


def _groups(**publications: int) -> QuerySet[Version, tuple[int, str, str]]:
    current = Version.objects.filter(publication__in=list(publications.values()), state=Version.State.CURRENT)
    named = current.filter(groups__isnull=False).order_by("groups__code")
    return named.values_list("publication", "groups__label", "groups__name")


_groups_named: Prepared[tuple[int, str, str]] = Prepared(_groups)


def _period(text: str) -> Period | None:
    try:
        return Period.parse(text) if text else None
    except (PeriodError, ValueError):
        return None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
