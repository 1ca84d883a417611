"""What the Front and the unions passed on: each body's own list, and the matters of a month as a digest, without
persons and without numbers small enough to tell one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.fold import fold
from dinh.law.periods import Period
from dinh.rights.petitions.models import OPEN, Asking, Channel, Kind, Petition, Step
from dinh.rights.petitions.queries.desk import Line, line
from dinh.rights.petitions.suppress import Flow, hidden

TABS = (
    ("bao-lai", gettext_lazy("Cần báo lại")), ("dang", gettext_lazy("Đang giải quyết")), ("tre", gettext_lazy("Trễ")),
    ("xong", gettext_lazy("Đã báo lại")), ("tat-ca", gettext_lazy("Tất cả")),
)  # fmt: skip
STATES = (
    ("dang", gettext_lazy("Đang giải quyết")), ("cho", gettext_lazy("Chờ xác nhận")),
    ("xac-nhan", gettext_lazy("Đã xác nhận")), ("khac", gettext_lazy("Kết thúc khác")),
)  # fmt: skip
NONE = "-"  # the key of matters without a topic, without a residential group
ALL = "*"  # the key of a total


def _passed_on() -> QuerySet[Asking]:
    """Everything the Front and the unions passed on that is not sealed by now."""
    rows: QuerySet[Asking] = Asking.objects.filter(letter__channel=Channel.FRONT)
    return rows.exclude(petition__kind=Kind.DENUNCIATION).exclude(petition__state=Petition.State.JOINED)


def own(body: int, tab: str, day: date, text: str = "") -> QuerySet[Asking]:
    """What one body passed on, the newest first; late ones the latest first."""
    rows = _passed_on().filter(letter__collected_by=body).filter(_of_tab(tab, day))
    for word in fold(text).split():
        rows = rows.filter(petition__folded__contains=word)
    order = ("petition__due_on", "pk") if tab == "tre" else ("-letter__received_on", "-pk")
    related = rows.select_related(
        "letter__group", "petition__commune", "petition__service", "petition__group", "petition__body"
    )  # fmt: skip
    return related.prefetch_related(Prefetch("petition__steps", Step.objects.order_by("at", "pk"))).order_by(*order)


def _of_tab(tab: str, day: date) -> Q:
    is_open = Q(petition__state__in=OPEN)
    fresh = Q(told_on=None) | Q(told_on__lt=F("petition__answered_on"))  # answered anew since members were told
    return {
        "bao-lai": ~is_open & fresh, "dang": is_open, "tre": is_open & Q(petition__due_on__lt=day),
        "xong": ~is_open & ~fresh,
    }.get(tab, Q())  # fmt: skip


def counts(body: int, day: date) -> dict[str, int]:
    rows = _passed_on().filter(letter__collected_by=body)
    return {tab: rows.filter(_of_tab(tab, day)).count() for tab in ("bao-lai", "dang", "tre")}


def waits_to_be_told(asking: Asking) -> bool:
    """Whether there is an outcome that members have not been told."""
    petition = asking.petition
    answered = petition.answered_on
    return not petition.is_open and (asking.told_on is None or bool(answered and asking.told_on < answered))


def find(pk: int) -> Asking | None:
    rows = _passed_on().select_related("letter__collected_by", "letter__group", "petition__commune")
    found: Asking | None = rows.filter(pk=pk).first()
    return found


def lines(rows: Iterable[Asking], day: date) -> list[tuple[Asking, Line]]:
    return [(asking, line(asking.petition, day)) for asking in rows]


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of the digest. `secret`: not told, for it or one that follows from it is small."""

    count: int
    secret: bool
    row: str
    state: str

    @property
    def shown(self) -> str:
        return "(*)" if self.secret else str(self.count)


@dataclass(frozen=True, slots=True)
class Row:
    key: str
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """The matters of a month by topic and state, by residential group and state; the last row of each is the total."""

    period: Period
    by_topic: tuple[Row, ...]
    by_group: tuple[Row, ...]
    total: Cell

    @property
    def suppressed(self) -> bool:
        return any(cell.secret for row in (*self.by_topic, *self.by_group) for cell in row.cells)


def matters(period: Period, topic: str = ALL, group: str = ALL, state: str = ALL) -> QuerySet[Petition]:
    """The matters a number of the digest counts: heard from members in the period, each once."""
    heard = _passed_on().filter(letter__received_on__range=(period.start, period.end))
    rows: QuerySet[Petition] = Petition.objects.filter(pk__in=heard.values("petition"))
    for name, wanted in (("service_id", topic), ("group_id", group)):
        if wanted == NONE:
            rows = rows.filter(**{name: None})
        elif wanted != ALL:
            rows = rows.filter(**{name: int(wanted)})
    if state != ALL:
        rows = rows.filter(_STATE[state])
    return rows.select_related("service", "group", "body").order_by("received_on", "pk")


_CONFIRMED = Q(ending=Petition.Ending.CONFIRMED)
_STATE = {
    "dang": Q(state__in=OPEN), "cho": Q(state=Petition.State.ANSWERED), "xac-nhan": _CONFIRMED,
    "khac": ~Q(state__in=(*OPEN, Petition.State.ANSWERED)) & ~_CONFIRMED,
}  # fmt: skip


def _state(petition: Petition) -> str:
    if petition.is_open:
        return "dang"
    if petition.state == Petition.State.ANSWERED:
        return "cho"
    return "xac-nhan" if petition.ending == Petition.Ending.CONFIRMED else "khac"


def digest(period: Period) -> Digest:
    """A month's matters, counted; small numbers, and those from which they would follow, are not told."""
    found = list(matters(period))
    cells: Counter[tuple[str, str, str]] = Counter()
    names: dict[str, dict[str, str]] = {"topic": {}, "group": {}}
    for petition in found:
        state = _state(petition)
        for side, thing, none in (
            ("topic", petition.service, _("Chưa rõ lĩnh vực")), ("group", petition.group, _("Không riêng thôn, tổ nào"))
        ):  # fmt: skip
            key = str(thing.pk) if thing else NONE
            names[side][key] = str(thing) if thing else none
            for one, two in ((key, state), (key, ALL)):
                cells[side, one, two] += 1
        for two in (state, ALL):
            cells["all", ALL, two] += 1
    secret = hidden(_flows(cells))

    def row(side: str, key: str, name: str) -> Row:
        return Row(key, name, tuple(cell(side, key, state) for state in (*dict(STATES), ALL)))

    def cell(side: str, key: str, state: str) -> Cell:
        at = (side, key, state)
        return Cell(cells[at], at in secret, key, state)

    def table(side: str) -> tuple[Row, ...]:
        ordered = sorted(names[side].items(), key=lambda pair: (pair[0] == NONE, pair[1]))
        return (*(row(side, key, name) for key, name in ordered), row("all", ALL, _("Cộng")))

    return Digest(period, table("topic"), table("group"), cell("all", ALL, ALL))


def _flows(cells: Counter[tuple[str, str, str]]) -> list[Flow]:
    """Both tables as one network (`suppress`): they share the totals by state and the grand total."""
    flows = []
    for (side, key, state), count in cells.items():
        tail: Hashable
        head: Hashable
        if side == "all":
            tail, head = (("in",), ("out",)) if state == ALL else (("topics", state), ("groups", state))
        elif side == "topic":
            tail, head = (("out",), ("topic", key)) if state == ALL else (("topic", key), ("topics", state))
        else:
            tail, head = (("group", key), ("in",)) if state == ALL else (("groups", state), ("group", key))
        flows.append(Flow((side, key, state), tail, head, count, (side == "all") * 2 + (state == ALL)))
    return flows
