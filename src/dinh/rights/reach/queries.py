"""Every read of the room but the results. Days are arguments; views pass `clock.today()`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet, Sum

from dinh.ground.places.models import Commune
from dinh.rights.reach import lottery
from dinh.rights.reach.models import Fact, Option, Slot, Stratum, Survey


def surveys() -> QuerySet[Survey]:
    rows: QuerySet[Survey] = Survey.objects.order_by("-begins", "-pk")
    return rows


def public(commune: Commune | None = None) -> QuerySet[Survey]:
    """Announced surveys, cancelled ones too: what was announced stays and says why."""
    rows = surveys().filter(announced_on__isnull=False)
    return rows.filter(commune=commune) if commune else rows


def find(ref: str) -> Survey | None:
    survey: Survey | None = Survey.objects.filter(ref=ref).first()
    return survey


def facts(survey: Survey) -> list[Fact]:
    rows = Fact.objects.filter(survey=survey).prefetch_related(Prefetch("options", Option.objects.order_by("order")))
    return list(rows.order_by("order"))


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a group has come: of the called, how many answered, will not answer, and are still to ask."""

    stratum: Stratum
    answered: int
    lost: int
    waiting: int
    merged: bool

    @property
    def called(self) -> int:
        return self.answered + self.lost + self.waiting


def progress(survey: Survey, day: date, own: int | None = None) -> list[Progress]:
    """By group; `own` narrows to the group a head looks after. `merged`: the group no longer exists on the day."""
    called = Q(slots__called=True)
    waiting, answered = Slot.Status.WAITING, Slot.Status.ANSWERED
    rows = Stratum.objects.filter(survey=survey).select_related("group").annotate(
        here=Count("slots", filter=called),
        done=Count("slots", filter=called & Q(slots__status=answered)),
        left=Count("slots", filter=called & Q(slots__status=waiting)),
    )  # fmt: skip
    rows = rows.filter(group=own) if own else rows
    return [
        Progress(row, row.done, row.here - row.done - row.left, row.left,
                 row.group.valid_to is not None and row.group.valid_to <= day)
        for row in rows.order_by("code")
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Drawn:
    """A group's drawn numbers, made again from the seed: those asked first, and the replacements called since."""

    stratum: Stratum
    first: list[int]
    more: list[int]


def drawn(survey: Survey) -> list[Drawn]:
    """Nothing before the draw."""
    if not survey.seed:
        return []
    out = []
    for stratum in Stratum.objects.filter(survey=survey).order_by("code"):
        order = lottery.order(survey.seed, stratum.code, stratum.households)
        out.append(Drawn(stratum, order[: stratum.asked], order[stratum.asked : stratum.called]))
    return out


def script(survey: Survey) -> str:
    strata = Stratum.objects.filter(survey=survey).order_by("code")
    return lottery.script(survey.seed, [(each.code, each.households, each.asked) for each in strata])


def slots(stratum: Stratum) -> list[Slot]:
    return list(Slot.objects.filter(stratum=stratum).order_by("rank"))


def closed_between(start: date, end: date) -> QuerySet[Survey]:
    rows: QuerySet[Survey] = Survey.objects.filter(closed_on__range=(start, end)).order_by("closed_on", "pk")
    return rows


def mean_known(survey: Survey) -> float | None:
    """The mean of the commune's estimates over the facts, 0..1; None while one of them is hidden or not closed."""
    shares = [fact["commune"]["share"] for fact in survey.result.get("facts", []) if fact["commune"]]
    return sum(shares) / len(shares) if len(shares) == len(survey.result.get("facts", [])) and shares else None


def before(survey: Survey) -> Survey | None:
    """The closed survey to compare with: the last one that began earlier."""
    rows = Survey.objects.filter(closed_on__isnull=False, begins__lt=survey.begins)
    found: Survey | None = rows.order_by("-begins", "-pk").first()
    return found


def waiting_for_someone(day: date) -> list[tuple[Survey, str]]:
    """Surveys that need a hand: «draw» once the seed's day has come, «close» after the last day, «ask» while open."""
    out = []
    for survey in Survey.objects.filter(closed_on=None, cancelled_on=None, announced_on__isnull=False):
        if survey.state == "announced" and survey.seed_day <= day:
            out.append((survey, "draw"))
        elif survey.state == "open":
            out.append((survey, "close" if day > survey.ends else "ask"))
    return out


def rates(rows: Iterable[Survey]) -> dict[int, tuple[int, int]]:
    """By survey, answered and drawn: the response rate's part and whole. Two queries, however many surveys."""
    known = list(rows)
    asked = dict(
        Stratum.objects.filter(survey__in=known).values_list("survey").annotate(all=Sum("asked")).order_by("survey")
    )
    answered = Q(slots__status=Slot.Status.ANSWERED)
    done = dict(
        Stratum.objects.filter(survey__in=known).values_list("survey").annotate(all=Count("slots", filter=answered))
        .order_by("survey")
    )  # fmt: skip
    return {each.pk: (each.result.get("answered", done.get(each.pk, 0)), asked.get(each.pk, 0)) for each in known}


def rate(survey: Survey) -> tuple[int, int]:
    return rates([survey])[survey.pk]


def table(survey: Survey) -> list[dict[str, Any]]:
    """A closed survey's groups, each with its estimate of every fact and its row of channels, ready to show."""
    found = survey.result
    return [
        {**group, "facts": [fact["groups"][place] for fact in found["facts"]], "heard": found["grid"][place]}
        for place, group in enumerate(found["groups"])
    ]
