"""What is read of dialogues and of promises' sources: lists, one session, the plan against what was held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from dinh.ground.actor import Actor
from dinh.ground.clock import year_asked
from dinh.ground.gate import may
from dinh.ground.places.models import ResidentialGroup
from dinh.law import rules
from dinh.rights.dialogue import permissions
from dinh.rights.dialogue.actions.common import covered
from dinh.rights.dialogue.clocks import QUOTA_RULES, entry
from dinh.rights.dialogue.ledger import open_promises
from dinh.rights.dialogue.models import Dialogue, MinuteLine, PlanLine, Promise, Proof, Question, Quota

__all__ = ["find", "open_promises", "plan", "public", "questions", "shown_lines"]


def public() -> QuerySet[Dialogue]:
    rows: QuerySet[Dialogue] = Dialogue.objects.filter(published_on__isnull=False)
    return rows.select_related("leader__body").prefetch_related("groups")


def upcoming(day: date) -> QuerySet[Dialogue]:
    return public().filter(day__gte=day, closed_on=None).order_by("day", "starts", "pk")


def past(day: date) -> QuerySet[Dialogue]:
    return public().filter(Q(day__lt=day) | Q(closed_on__isnull=False)).order_by("-day", "-starts", "-pk")


def find(ref: str) -> Dialogue | None:
    rows: QuerySet[Dialogue] = Dialogue.objects.select_related("leader__body", "line").prefetch_related("groups")
    return rows.filter(ref=ref.strip().upper()).first()


def years() -> list[int]:
    return sorted(set(Dialogue.objects.values_list("day__year", flat=True)), reverse=True)


@dataclass(frozen=True, slots=True)
class Listed:
    """The filters of the desk's list, as typed."""

    q: str = ""
    state: str = ""
    year: str = ""


def listed(wanted: Listed, day: date) -> QuerySet[Dialogue]:
    rows: QuerySet[Dialogue] = (
        Dialogue.objects.select_related("leader__body")
        .annotate(waiting=Count("questions", filter=Q(questions__state=Question.State.HELD)))
        .order_by("-day", "-starts", "-pk")
    )
    if number := year_asked(wanted.year):
        rows = rows.filter(day__year=number)
    if wanted.q:
        rows = rows.filter(Q(topic__icontains=wanted.q) | Q(place__icontains=wanted.q))
    of_state = {
        "coming": Q(day__gt=day, cancelled_on=None, closed_on=None),
        "due": Q(day__lte=day, cancelled_on=None, closed_on=None),
        "held": Q(closed_on__isnull=False),
        "cancelled": Q(cancelled_on__isnull=False),
    }
    return rows.filter(of_state[wanted.state]) if wanted.state in of_state else rows


def without_minutes(day: date) -> QuerySet[Dialogue]:
    """Their day has come and the minutes are not closed."""
    return Dialogue.objects.filter(day__lte=day, closed_on=None, cancelled_on=None).order_by("day", "pk")


def coming(day: date, until: date) -> QuerySet[Dialogue]:
    rows: QuerySet[Dialogue] = Dialogue.objects.filter(day__gt=day, day__lte=until, closed_on=None, cancelled_on=None)
    return rows.order_by("day", "starts", "pk")


def questions(dialogue: Dialogue) -> QuerySet[Any]:
    """Each with `written`: on how many lines of the minutes it stands."""
    return dialogue.questions.select_related("group").annotate(
        written=Count("lines", filter=Q(lines__struck=False))
    )  # fmt: skip


def held_questions() -> QuerySet[Question]:
    return Question.objects.filter(state=Question.State.HELD, dialogue__cancelled_on=None).select_related("dialogue")


def find_question(ref: str) -> Question | None:
    rows = Question.objects.select_related("dialogue", "group")
    found: Question | None = rows.filter(ref=ref.strip().upper()).first()
    return found


def lines(dialogue: Dialogue) -> QuerySet[MinuteLine]:
    """The lines that stand, in order."""
    return dialogue.lines.filter(struck=False).select_related(
        "owner_body", "owner_post", "group", "question", "promise"
    )


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line as everyone reads it; `promise` what became of it."""

    number: int
    asked: str
    answer: str
    owner: str
    row: MinuteLine
    promise: Promise | None


def owner_of(row: MinuteLine) -> str:
    if row.owner_post:
        return f"{row.owner_post.title}, {row.owner_body.name}" if row.owner_body else row.owner_post.title
    return row.owner_body.name if row.owner_body else ""


def shown_lines(dialogue: Dialogue) -> list[ShownLine]:
    """The minutes for everyone: numbers of people covered."""
    return [
        ShownLine(number, covered(row.asked), covered(row.answer), owner_of(row), row, getattr(row, "promise", None))
        for number, row in enumerate(lines(dialogue), start=1)
    ]


def groups_text(groups: Iterable[ResidentialGroup]) -> str:
    return ", ".join(str(group) for group in groups)


@dataclass(frozen=True, slots=True)
class Owed:
    """What a post owes in a year, planned, held; and what stands behind the number."""

    quota: Quota
    planned: int
    held: int
    least: str
    cite: str
    verified: bool

    @property
    def lacking(self) -> int:
        return max(0, self.quota.count - self.held)


def plan(year: int) -> tuple[list[Owed], list[PlanLine]]:
    """The year's quotas with what was held, and the planned sessions with their dialogues."""
    lines = list(
        PlanLine.objects.filter(year=year).select_related("post__body").prefetch_related("dialogues")
    )  # fmt: skip
    owed = []
    for quota in Quota.objects.filter(year=year).select_related("post__body"):
        rule = entry(quota.rule, date(year, 1, 1)) if quota.rule else None
        held = Dialogue.objects.filter(leader=quota.post, closed_on__isnull=False, day__year=year).count()
        planned = sum(1 for line in lines if line.post_id == quota.post_id)
        least, cite = (str(rule.value), str(rule.cite)) if rule else ("", quota.ground)
        owed.append(Owed(quota, planned, held, least, cite, rule.provenance.verified if rule else True))
    return owed, lines


def plan_years(now: int) -> list[int]:
    known = set(PlanLine.objects.values_list("year", flat=True)) | set(Quota.objects.values_list("year", flat=True))
    return sorted(known | {now, now + 1}, reverse=True)


def rules_on(day: date) -> list[tuple[str, str, str, str, bool]]:
    """(key, title, value, article, verified) of the rules on how many dialogues must be held."""
    found = [(key, entry(key, day)) for key in QUOTA_RULES]
    return [
        (key, rules.get(key).title, str(now.value), str(now.cite), now.provenance.verified) for key, now in found if now
    ]


def may_read_file(by: Actor, pk: int) -> bool:
    """Proofs of promises: everyone reads them, as they read the promise."""
    del by
    return bool(Proof.objects.filter(files=pk).exists())


def may_desk(by: Actor) -> bool:
    return may(by, permissions.DESK, by.commune)


def with_proofs(promise: Promise) -> Promise:
    rows = Promise.objects.select_related(
        "owner_body", "owner_post__body", "made_by__body", "line__dialogue", "visit__reception"
    )
    found: Promise = rows.prefetch_related(
        "groups", "steps", Prefetch("proofs", Proof.objects.prefetch_related("files"))
    ).get(pk=promise.pk)
    return found
