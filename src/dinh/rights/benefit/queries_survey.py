"""Reads of the satisfaction surveys: what is asked, who is still to ask, what came out, and the trend."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from dinh.rights.benefit.models import Slot, Stratum, Survey
from dinh.rights.benefit.questions import ALL, Question
from dinh.rights.reach import lottery


def surveys() -> QuerySet[Survey]:
    rows: QuerySet[Survey] = Survey.objects.order_by("-quarter", "-pk")
    return rows


def find_survey(ref: str) -> Survey | None:
    found: Survey | None = Survey.objects.filter(ref=ref.upper()).first()
    return found


def asked(survey: Survey) -> list[Question]:
    return [ALL[key] for key in survey.questions]


@dataclass(frozen=True, slots=True)
class Progress:
    stratum: Stratum
    answered: int
    lost: int
    waiting: int


def progress(survey: Survey, own: int | None = None) -> list[Progress]:
    """By group; `own` narrows to the group a head looks after."""
    called = Q(slots__called=True)
    rows = Stratum.objects.filter(survey=survey).annotate(
        done=Count("slots", filter=Q(slots__status=Slot.Status.ANSWERED)),
        lost=Count("slots", filter=Q(slots__status=Slot.Status.NONE)),
        left=Count("slots", filter=called & Q(slots__status=Slot.Status.WAITING)),
    )  # fmt: skip
    rows = rows.filter(group=own) if own else rows
    return [Progress(row, row.done, row.lost, row.left) for row in rows.order_by("code")]


def drawn(survey: Survey) -> list[tuple[Stratum, list[int]]]:
    """The numbers asked first in each group, made again from the seed; nothing before the draw."""
    if not survey.seed:
        return []
    return [
        (stratum, lottery.order(survey.seed, stratum.code, stratum.households)[: stratum.asked])
        for stratum in Stratum.objects.filter(survey=survey).order_by("code")
    ]


def script(survey: Survey) -> str:
    strata = Stratum.objects.filter(survey=survey).order_by("code")
    return lottery.script(survey.seed, [(each.code, each.households, each.asked) for each in strata])


def slots(stratum: Stratum) -> list[Slot]:
    return list(Slot.objects.filter(stratum=stratum).order_by("rank"))


def by_code(code: str) -> Slot | None:
    tidy = "".join(letter for letter in code.upper() if letter.isalnum())[:8]
    rows = Slot.objects.select_related("stratum__survey")
    found: Slot | None = rows.filter(code=tidy).first() if tidy else None
    return found


def closed() -> QuerySet[Survey]:
    rows: QuerySet[Survey] = Survey.objects.filter(closed_on__isnull=False).order_by("quarter")
    return rows


def closed_between(start: date, end: date) -> QuerySet[Survey]:
    return closed().filter(closed_on__range=(start, end))


def whole(survey: Survey) -> dict[str, Any] | None:
    """What came out of the question about everything: share, low, high, part, whole."""
    found: list[dict[str, Any]] = survey.result.get("questions", [])
    return found[0]["commune"] if found else None


def trend() -> list[tuple[Survey, dict[str, Any] | None]]:
    """Every closed quarter with its share, the oldest first."""
    return [(survey, whole(survey)) for survey in closed()]


def quarter_of(day: date) -> str:
    """`2026-Q4`"""
    return f"{day.year}-Q{(day.month - 1) // 3 + 1}"


def of_quarter(quarter: str) -> Survey | None:
    found: Survey | None = Survey.objects.filter(quarter=quarter).first()
    return found
