"""Every read of the room. Days are arguments; views pass `clock.today()`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, Q, QuerySet, Sum

from dinh.ground.actor import Actor
from dinh.ground.fold import fold
from dinh.ground.places.models import Commune
from dinh.rights.outreach.models import Choice, Material, PlanLine, Question, Quiz, Session

STATES = ("draft", "published", "due", "held", "cancelled")


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; empty narrows nothing."""

    q: str = ""
    year: int | None = None
    group: int | None = None
    body: int | None = None
    state: str = ""


def sessions() -> QuerySet[Session]:
    rows: QuerySet[Session] = Session.objects.select_related("body", "line").prefetch_related("groups", "audiences")
    return rows


def in_state(state: str, day: date) -> Q:
    """The rows that `Session.state` would call so on a day."""
    still = Q(cancelled_on=None, held_on=None)
    return {
        "cancelled": Q(cancelled_on__isnull=False),
        "held": Q(held_on__isnull=False),
        "due": still & Q(day__lte=day),
        "published": still & Q(day__gt=day, published_on__isnull=False),
        "draft": still & Q(day__gt=day, published_on=None),
    }.get(state, Q())


def found(filters: Filters, day: date, by: Actor | None = None) -> QuerySet[Session]:
    """The sessions of a list, the newest first. A head of a group sees their group's and the whole commune's."""
    rows = sessions().filter(in_state(filters.state, day))
    if filters.year:
        rows = rows.filter(day__year=filters.year)
    if filters.body:
        rows = rows.filter(body=filters.body)
    if filters.group:
        rows = for_group(rows, filters.group)
    own = by.post.group_id if by and by.post else None
    if own:
        rows = for_group(rows, own)
    if filters.q:
        wanted = fold(filters.q)
        kept = [pk for pk, *texts in rows.values_list("pk", "topic", "cited", "place", "ref")
                if wanted in fold(" ".join(texts))]  # fmt: skip
        rows = rows.filter(pk__in=kept)
    return rows.distinct()


def for_group(rows: QuerySet[Session], group: int) -> QuerySet[Session]:
    """Those a residential group is invited to: its own and those for the whole commune."""
    return rows.filter(Q(groups=group) | Q(groups=None)).distinct()


def public(commune: Commune | None = None) -> QuerySet[Session]:
    rows = sessions().filter(published_on__isnull=False)
    return rows.filter(commune=commune) if commune else rows


def upcoming(day: date) -> QuerySet[Session]:
    """Public sessions from a day on, the nearest first; a cancelled one stays until its day, so that nobody comes."""
    return public().filter(day__gte=day).order_by("day", "starts", "pk")


def past(day: date) -> QuerySet[Session]:
    return public().filter(day__lt=day).order_by("-day", "-starts", "-pk")


def find(ref: str) -> Session | None:
    session: Session | None = sessions().filter(ref=ref).first()
    return session


def quiz_of(session: Session) -> Quiz | None:
    """The quiz with its questions and choices in order, or None."""
    questions = Question.objects.prefetch_related(Prefetch("choices", Choice.objects.order_by("order")))
    quiz: Quiz | None = (
        Quiz.objects.filter(session=session)
        .select_related("session")
        .prefetch_related(Prefetch("questions", questions.order_by("order")))
        .first()
    )
    return quiz


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question with how many answered and how many were right."""

    question: Question
    right: int
    answered: int


def outcomes(quiz: Quiz) -> list[Outcome]:
    return [
        Outcome(question, sum(c.count for c in question.choices.all() if c.right),
                sum(c.count for c in question.choices.all()))
        for question in quiz.questions.all()
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Progress:
    """A line of the plan and what has been done for it. `state` is done, late, planned or open."""

    line: PlanLine
    sessions: tuple[Session, ...]
    held: int
    state: str


def plan(year: int, day: date) -> list[Progress]:
    """The year's plan. A line is late once its month has passed without a session held."""
    rows = PlanLine.objects.filter(year=year).select_related("lead").prefetch_related(
        Prefetch("sessions", Session.objects.order_by("day"))
    )  # fmt: skip
    return [_progress(line, day) for line in rows.order_by("month", "pk")]


def _progress(line: PlanLine, day: date) -> Progress:
    linked = tuple(line.sessions.all())
    held = sum(1 for session in linked if session.held_on)
    alive = [session for session in linked if not session.cancelled_on]
    after = (line.year, line.month) < (day.year, day.month)
    state = "done" if held else "late" if after else "planned" if alive else "open"
    return Progress(line, linked, held, state)


def years(day: date) -> list[int]:
    """The years there is anything of, with this one and the next, the newest first."""
    known = {found_day.year for found_day in Session.objects.dates("day", "year")}
    return sorted(known | set(PlanLine.objects.values_list("year", flat=True)) | {day.year, day.year + 1}, reverse=True)


def without_result(day: date, by: Actor | None = None) -> QuerySet[Session]:
    return found(Filters(state="due"), day, by).filter(day__lt=day).order_by("day")


def this_week(day: date, by: Actor | None = None) -> QuerySet[Session]:
    rows = found(Filters(), day, by).filter(day__gte=day, day__lte=day + timedelta(days=7))
    return rows.filter(cancelled_on=None, held_on=None).order_by("day", "starts")


def held_between(start: date, end: date, body: int | None) -> QuerySet[Session]:
    rows = Session.objects.filter(held_on__range=(start, end), cancelled_on=None).select_related("body")
    rows = rows.filter(body=body) if body else rows
    ordered: QuerySet[Session] = rows.order_by("held_on", "pk")
    return ordered


def people(rows: QuerySet[Session]) -> int:
    total: int | None = rows.aggregate(total=Sum("people"))["total"]
    return total or 0


def downloadable(by: Actor, file: int) -> bool:
    """Materials of a published session are everyone's; photos and drafts are for those who do outreach."""
    rows = Material.objects.filter(file=file)
    if by.has("outreach.write") and rows.exists():
        return True
    return rows.filter(kind=Material.Kind.MATERIAL, session__published_on__isnull=False).exists()


def groups_text(session: Session) -> str:
    """«Tổ dân phố 1, Tổ dân phố 2»; empty for the whole commune."""
    return ", ".join(str(group) for group in session.groups.all())


def audiences_lines(kinds: Iterable[tuple[str, int | None]]) -> str:
    """As they are typed: «Người cao tuổi: 20», and the kind alone while nobody has counted.

    >>> audiences_lines([("Người cao tuổi", 20), ("Thanh niên", None)])
    'Người cao tuổi: 20\\nThanh niên'
    """
    return "\n".join(kind if people is None else f"{kind}: {people}" for kind, people in kinds)
