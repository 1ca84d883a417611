"""A unit's file of a year: which papers it should hold, and which of them the records already show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from django.urls import NoReverseMatch, reverse

from dinh.ground.bodies.models import Body
from dinh.ground.room import INDICATORS, Row
from dinh.law.periods import Period
from dinh.office.library import queries, shelf
from dinh.office.library.models import Kept
from dinh.office.library.shelf import Sample

State = Literal["there", "missing", "not_owed"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A line of the list: what shows that the paper is there (`indicators`, `models`), else it is kept by hand; where
    it is made (`opens` a route, `form` a model of the library)."""

    title: str
    indicators: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    opens: str = ""
    form: str = ""


@dataclass(slots=True)
class Line:
    """A paper of the file: whether it is there, the records that show it, who wrote it down by hand, where to make
    it."""

    wanted: Wanted
    state: State
    rows: list[Row] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    link: str = ""

    @property
    def count(self) -> int:
        return len(self.rows) + len(self.kept)


def wanted(sample: Sample) -> tuple[Wanted, ...]:
    """The lines of a dossier's text. Raises BadModel for one that names no indicator, model or part we know."""
    return tuple(_wanted(sample, line) for line in sample.body.splitlines() if line.strip())


def _wanted(sample: Sample, line: str) -> Wanted:
    title, *parts = [part.strip() for part in line.removeprefix("- ").split(" | ")]
    said: dict[str, tuple[str, ...]] = {}
    for part in parts:
        for word in ("chỉ tiêu", "mẫu", "mở", "lập", "giữ"):
            if part == word or part.startswith(f"{word} "):
                said[word] = tuple(one.strip() for one in part.removeprefix(word).split(",") if one.strip())
                break
        else:
            raise shelf.BadModel(f"{sample.key}: không hiểu «{part}»")
    known = {*shelf.models()}
    if unknown := [key for key in (*said.get("mẫu", ()), *said.get("lập", ())) if key not in known]:
        raise shelf.BadModel(f"{sample.key}: không có mẫu «{unknown[0]}»")
    opens, form = said.get("mở", ("",))[0], said.get("lập", ("",))[0]
    return Wanted(title, said.get("chỉ tiêu", ()), said.get("mẫu", ()), opens, form)


def lines(sample: Sample, body: Body, year: int, day: date) -> list[Line]:
    """The file as it stands on a day of a year."""
    period = Period.parse(str(year))
    kept: dict[str, list[Kept]] = {}
    for one in Kept.objects.filter(body=body, key=sample.key, year=year, undone_on=None):
        kept.setdefault(one.line, []).append(one)
    until = min(day, period.end)
    return [_line(one, body, period, until, kept.get(one.title, [])) for one in wanted(sample)]


def _line(one: Wanted, body: Body, period: Period, day: date, kept: list[Kept]) -> Line:
    made = Line(one, "missing", kept=kept, link=_link(one, body))
    owed = True
    for key in one.indicators:
        if indicator := INDICATORS.get(key):
            scope = None if body.kind == Body.Kind.COMMITTEE else body.pk
            found = indicator.rows(body.commune, period, scope)
            made.rows += found
            value = indicator.value(body.commune, period, scope)
            owed = owed and not (value.whole == 0 and not found)
    for each in queries.adoptions(day).filter(body=body, key__in=one.models) if one.models else ():
        made.rows.append(Row(str(each), reverse("library_desk:adoption", args=[each.pk]), each.day))
    if made.rows or made.kept:
        made.state = "there"
    elif one.indicators and not owed:
        made.state = "not_owed"
    return made


def _link(one: Wanted, body: Body) -> str:
    """Where the paper is made: the room that keeps it, a model to fill in, a model to put in force."""
    if one.opens:
        try:
            return reverse(one.opens)
        except NoReverseMatch:
            return reverse(one.opens, args=[body.pk])
    if one.form:
        return f"{reverse('library_desk:fill', args=[one.form])}?noi=b{body.pk}"
    fitting = [key for key in one.models if shelf.newest(key).takes(body)]
    return f"{reverse('library_desk:fill', args=[fitting[0]])}?noi=b{body.pk}" if fitting else ""


def for_body(body: Body) -> list[Sample]:
    """The dossiers that a body should keep."""
    return [sample for sample in queries.samples(queries.Wanted(), dossiers=True) if sample.takes(body)]


def there(found: Iterable[Line]) -> tuple[int, int]:
    """(how many are there, of how many that are owed)"""
    owed = [line for line in found if line.state != "not_owed"]
    return sum(line.state == "there" for line in owed), len(owed)
