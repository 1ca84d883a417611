"""What a room tells the floors above it. Rooms register here in their `room.py`; the desk, the portal, search,
reports read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Literal, TypedDict

from django.apps import AppConfig

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from dinh.ground.actor import Actor
    from dinh.ground.places.models import Commune
    from dinh.law.periods import Period

Group = Literal["lead", "people", "account", "house"]
Right = Literal["biet", "ban", "lam", "kiem-tra", "giam-sat", "thu-huong"]
Tone = Literal["ok", "soon", "late", "info"]


class RoomConfig(AppConfig):
    """Loads the doors of a room that declare something: its permissions, the words for its acts, its indicators, its
    open data, the blanks it fills, the old books it takes in, what it keeps of persons, what of it people find again as
    their own, its registrations.

    A room's `apps.py` writes `room.RoomConfig`: with this class imported by name Django would see two candidates
    there and silently take neither.
    """

    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for door in ("permissions", "acts", "indicators", "datasets", "fillins", "past", "privacy", "own", "room"):
            if find_spec(f"{self.name}.{door}"):
                import_module(f"{self.name}.{door}")


@dataclass(frozen=True, slots=True)
class DeskLink:
    """A line of the desk's side menu, shown to those `permission` lets in; `count` is what waits there."""

    group: Group
    order: int
    title: str
    url_name: str
    permission: str
    count: Callable[[Actor], int] | None = None


@dataclass(frozen=True, slots=True)
class TodayItem:
    """One thing to do on «Việc hôm nay». `weight` orders: late before soon before the rest, then by day."""

    title: str
    url: str
    tone: Tone
    when: str
    detail: str = ""
    day: date | None = None
    action: str = ""


@dataclass(frozen=True, slots=True)
class PublicItem:
    """Something anyone may read, for the portal's lists."""

    title: str
    url: str
    meta: str
    day: date
    right: Right = "biet"


@dataclass(frozen=True, slots=True)
class PublicSource:
    """One kind of thing that anyone may read, under one right or more.

    `items(commune, most)` yields at most `most`, the newest `day` first and each made only when asked for: the portal
    merges many sources and shows few of each.
    """

    rights: tuple[Right, ...]
    items: Callable[[Commune, int], Iterator[PublicItem]]


@dataclass(frozen=True, slots=True)
class PortalLink:
    """Something a visitor can do from the portal's home: «Xin cung cấp thông tin», «Theo dõi tổ mình»."""

    order: int
    title: str
    url_name: str
    help: str


@dataclass(frozen=True, slots=True)
class Value:
    """An indicator's value: a count, or a part of a whole (then `whole` is set and the share prints with its
    fraction)."""

    part: int
    whole: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One record behind a number: what it is, where it opens, and its cells for tables and annexes."""

    title: str
    url: str
    day: date | None = None
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """A number a room offers to reports. `rows` must yield exactly the records that `value` counts.

    `body` narrows to one body's records where the indicator knows bodies, otherwise it is None. `source` is the
    article it answers to, or says «Đình tự đặt»; `formula` one sentence: how part and whole are counted; `entered`
    who enters what. `adds` is True where the months add up to the year (events, and shares of events), False for
    standings at the end of a period and wholes that move.
    """

    key: str
    label: str
    unit: str
    definition: str
    columns: tuple[str, ...]
    value: Callable[[Commune, Period, int | None], Value]
    rows: Callable[[Commune, Period, int | None], list[Row]]
    source: str
    formula: str
    entered: str
    adds: bool


class About(TypedDict):
    """What a reader asks of a number, as a room's own declaring function hands it on to `Indicator`."""

    source: str
    formula: str
    entered: str
    adds: bool


DESK_LINKS: list[DeskLink] = []
TODAY: list[Callable[[Actor, date], Iterable[TodayItem]]] = []
OWN_TODAY: list[Callable[[Actor, date], Iterable[TodayItem]]] = []  # what also changes without an act: asked each time
PUBLIC: list[PublicSource] = []
INDICATORS: dict[str, Indicator] = {}
FILE_READERS: list[Callable[[Actor, int], bool]] = []
PUBLIC_PAGES: dict[str, Callable[..., Any]] = {}
RIGHT_PAGES: dict[str, Callable[..., Any]] = {}  # a right's own page, by slug, in place of the plain list
PORTAL_LINKS: list[PortalLink] = []
DEMO: list[tuple[int, Callable[[Commune], None]]] = []
RING: list[Callable[[Commune, date], int]] = []
# What goes on at a moment in the commune whose scope is open, so that the house must not be taken apart under it.
OPEN_NOW: list[Callable[[datetime], Iterator[str]]] = []


def indicator(item: Indicator) -> Indicator:
    if item.key in INDICATORS:
        raise ValueError(f"Indicator {item.key!r} is declared twice.")
    INDICATORS[item.key] = item
    return item


@dataclass(frozen=True, slots=True)
class SearchSource:
    """How search finds a room's records: which rows, and how one becomes a document (None takes it out of the
    index)."""

    kind: str
    label: str
    queryset: Callable[[], QuerySet[Any]]
    document: Callable[[Any], Any]


SEARCH: dict[str, SearchSource] = {}
