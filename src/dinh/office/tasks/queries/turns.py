"""Turns: whose, found by what, in which order. Late ones first everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.fold import fold
from dinh.ground.room import Tone
from dinh.law.periods import Period
from dinh.office.tasks.clocks import SOON, due_words, tone, when
from dinh.office.tasks.models import Cooperation, Task, Turn

Turns = QuerySet[Turn]
State = Turn.State
AT_HAND = timedelta(days=31)
REPORTED_LATE = Q(reported_at__date__gt=F("due"))


@dataclass(frozen=True, slots=True)
class Line:
    """A turn as a list shows it: its chip (tone and words) and its due day in the paper's words."""

    turn: Turn
    tone: Tone
    when: str
    due: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; empty means everything. `state` is a key of `STATES`, `body` leads or co-operates."""

    text: str = ""
    state: str = ""
    body: int | None = None
    paper: str = ""
    since: date | None = None
    until: date | None = None


def states() -> list[tuple[str, str]]:
    return [
        ("", _("Đang làm và chờ nghiệm thu")), ("late", _("Trễ hạn")), ("soon", _("Đến hạn trong 7 ngày")),
        ("reported", _("Chờ nghiệm thu")), ("returned", _("Bị trả lại")), ("no_day", _("Không hạn")),
        ("accepted", _("Đã nghiệm thu")), ("ended", _("Thôi giao")), ("all", _("Tất cả")),
    ]  # fmt: skip


def base() -> Turns:
    """Turns with what a line shows, in a fixed number of queries."""
    turns: Turns = Turn.objects.select_related("task__lead", "task__paper", "task__clause", "owner__body")
    return turns


def late_first(turns: Turns) -> Turns:
    """Work first, then what waits to be judged, then what is done or ended; in each by due day, turns without one
    last.
    """
    rank = Case(
        When(task__ended__isnull=False, then=Value(3)), When(state=State.ACCEPTED, then=Value(2)),
        When(state=State.REPORTED, then=Value(1)), default=Value(0),
    )  # fmt: skip
    return turns.order_by(rank, F("due").asc(nulls_last=True), "pk")


def lines(turns: Iterable[Turn], today: date) -> list[Line]:
    return [Line(turn, tone(turn, today), when(turn, today), due_words(turn)) for turn in turns]


def led_or_joined(body_id: int) -> Q:
    return Q(task__lead=body_id) | Q(Exists(Cooperation.objects.filter(task=OuterRef("task"), body=body_id)))


def open_turns() -> Turns:
    """Turns still to be accepted, of tasks that go on."""
    return base().filter(task__ended=None).exclude(state=State.ACCEPTED)


def mine(by: Actor, *, post_only: bool = False) -> Turns:
    """The open turns of the body the actor acts from, or only those their post owns; late first."""
    if by.body is None or by.post is None:
        return base().none()
    turns = open_turns().filter(led_or_joined(by.body.pk))
    return late_first(turns.filter(owner=by.post) if post_only else turns)


def at_hand(turns: Turns, today: date) -> Turns:
    """Without the far turns of returning duties: what is due within a month, and of each task the next open turn."""
    earlier = Turn.objects.filter(task=OuterRef("task"), due__lt=OuterRef("due")).exclude(state=State.ACCEPTED)
    return turns.filter(Q(due=None) | Q(due__lte=today + AT_HAND) | ~Q(Exists(earlier)))


def to_judge(by: Actor) -> Turns:
    """Reported turns, oldest report first, with what the gate needs to say who may judge them."""
    turns = open_turns().filter(state=State.REPORTED).select_related("task__assigned_by", "reported_by")
    return turns.prefetch_related("evidence").order_by("reported_at", "pk")


def found(filters: Filters, today: date) -> Turns:
    """The turns a list asks for, late first. Words are matched without diacritics in title, text and number."""
    turns = base().filter(_in_state(filters.state, today))
    for word in fold(filters.text).split():
        turns = turns.filter(task__folded__contains=word)
    if filters.body:
        turns = turns.filter(led_or_joined(filters.body))
    if filters.paper:
        turns = turns.filter(task__paper__ref=filters.paper)
    if filters.since:
        turns = turns.filter(due__gte=filters.since)
    if filters.until:
        turns = turns.filter(due__lte=filters.until)
    return late_first(turns)


def _in_state(state: str, today: date) -> Q:
    going, work = Q(task__ended=None), ~Q(state__in=[State.ACCEPTED, State.REPORTED])
    return {
        "": going & ~Q(state=State.ACCEPTED),
        "late": going & late_on(today) & ~Q(state=State.ACCEPTED),
        "soon": going & work & Q(due__gte=today, due__lte=today + SOON),
        "reported": going & Q(state=State.REPORTED),
        "returned": going & Q(state=State.RETURNED),
        "no_day": going & work & Q(due=None),
        "accepted": Q(state=State.ACCEPTED),
        "ended": Q(task__ended__isnull=False),
    }.get(state, Q())


def late_on(today: date) -> Q:
    """Not reported by the last day: never, or after it."""
    return Q(reported_at=None, due__lt=today) | REPORTED_LATE


def turns_in(period: Period, body: int | None = None) -> Turns:
    """The turns that fall due in a period (start and end included), of one lead body or of all.

    A task that was ended takes out the turns that would have fallen due after its end.
    """
    turns = base().filter(due__gte=period.start, due__lte=period.end)
    turns = turns.filter(Q(task__ended=None) | Q(due__lte=F("task__ended")))
    return (turns.filter(task__lead=body) if body else turns).order_by("due", "pk")


def fallen_due(period: Period, body: int | None, day: date) -> Turns:
    """Of the turns due in a period, those due by `day` and those accepted ahead: what can be judged now."""
    return turns_in(period, body).filter(Q(due__lte=day) | Q(state=State.ACCEPTED))


def reported_on_time(turns: Turns) -> Turns:
    """Accepted, and reported no later than the due day of that moment."""
    return turns.filter(state=State.ACCEPTED, reported_at__date__lte=F("due"))


def accepted_between(start: date, end: date, body: int | None = None) -> Turns:
    """The turns accepted from `start` to `end`, both included, in the order of acceptance."""
    turns = base().filter(state=State.ACCEPTED, accepted_at__date__gte=start, accepted_at__date__lte=end)
    return (turns.filter(task__lead=body) if body else turns).order_by("accepted_at", "pk")


def assigned_between(start: date, end: date, body: int | None = None) -> QuerySet[Task]:
    tasks: QuerySet[Task] = Task.objects.filter(assigned_at__date__gte=start, assigned_at__date__lte=end)
    return (tasks.filter(lead=body) if body else tasks).select_related("lead", "paper").order_by("assigned_at", "pk")


def find_task(ref: str) -> Task | None:
    task: Task | None = (
        Task.objects.select_related("lead", "paper", "clause", "assigned_by__body").filter(ref=ref).first()
    )
    return task
