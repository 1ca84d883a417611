"""Denunciations for those who settle them: where each stands, never who wrote it."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from dinh.rights.petitions.models import OPEN, Kind, Opening, Petition, SealedLetter
from dinh.rights.petitions.queries.desk import Line, line, with_steps


def listed(day: date, *, open_only: bool = False) -> list[Line]:
    """All of them, newest first, each with the day that presses."""
    rows: QuerySet[Petition] = Petition.objects.filter(kind=Kind.DENUNCIATION)
    if open_only:
        rows = rows.filter(state__in=OPEN)
    return [line(row, day) for row in with_steps(rows.order_by("-received_on", "-pk"))]


def find(ref: str) -> Petition | None:
    rows = Petition.objects.select_related("commune", "group", "body").filter(kind=Kind.DENUNCIATION)
    found: Petition | None = rows.filter(ref=ref.strip().upper()).first()
    return found


def sealed_of(petition: Petition) -> SealedLetter:
    """What is sealed of its first letter: told to exist, never opened here."""
    asking = petition.askings.select_related("letter__sealed").order_by("pk")[0]
    found: SealedLetter = asking.letter.sealed
    return found


def openings(petition: Petition) -> QuerySet[Opening]:
    """Every opening of what is sealed, newest first: shown to everyone who settles the matter."""
    rows: QuerySet[Opening] = Opening.objects.filter(sealed__letter__askings__petition=petition)
    return rows.distinct()
