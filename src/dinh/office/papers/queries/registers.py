"""The books of papers in and out, filtered and searched without diacritics."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from dinh.ground.fold import words
from dinh.law.documents import canonical
from dinh.office.papers.models import Citation, Paper

MOST_WORDS = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """What a register page was asked for; empty means no condition. `day` is that of arrival (in) or of issue (out)."""

    text: str = ""
    body: Any = None
    type_name: str = ""
    key: str = ""
    issuer: str = ""
    cites: str = ""
    since: date | None = None
    until: date | None = None


def register(direction: str, asked: Asked) -> QuerySet[Paper]:
    """Papers of one direction, the last entered first, each with its body; without their texts."""
    papers: QuerySet[Paper] = Paper.objects.filter(direction=direction, state=Paper.State.REGISTERED)
    papers = papers.filter(_words(asked.text), _period(direction, asked))
    if asked.body:
        papers = papers.filter(body=asked.body)
    if asked.type_name:
        papers = papers.filter(type_name=asked.type_name)
    if asked.key:
        papers = papers.filter(Q(register_key=asked.key) | Q(register_key__startswith=f"{asked.key}|"))
    if asked.issuer:
        papers = papers.filter(issuer=asked.issuer)
    if asked.cites:
        papers = papers.filter(pk__in=Citation.objects.filter(canonical=canonical(asked.cites)).values("paper"))
    by_day = "-arrived" if direction == Paper.Direction.IN else "-issued"
    return (
        papers.select_related("body")
        .defer("text", "reading", "draft", "folded")
        .order_by(by_day, "-register_number", "-pk")
    )


def _words(text: str) -> Q:
    """Every word begins a word of the number, subject, issuer, signer or cited numbers."""
    found = Q()
    for word in words(text)[:MOST_WORDS]:
        found &= Q(folded__contains=f" {word}")
    return found


def _period(direction: str, asked: Asked) -> Q:
    day = "arrived" if direction == Paper.Direction.IN else "issued"
    found = Q()
    if asked.since:
        found &= Q(**{f"{day}__gte": asked.since})
    if asked.until:
        found &= Q(**{f"{day}__lte": asked.until})
    return found


def years_and_terms(direction: str) -> list[str]:
    """The years and terms of the books in use, newest first: `2026`, `2025-2030`."""
    keys = Paper.objects.filter(direction=direction, state=Paper.State.REGISTERED).values_list(
        "register_key", flat=True
    )
    return sorted({key.split("|")[0] for key in keys.distinct()}, reverse=True)


def types_in(direction: str) -> list[str]:
    """The types of the papers in these books, by name."""
    papers = Paper.objects.filter(direction=direction, state=Paper.State.REGISTERED)
    return sorted(set(papers.order_by().values_list("type_name", flat=True).distinct()) - {""})


def issuers_in(direction: str, most: int = 200) -> list[str]:
    """Who the papers in these books come from, by name."""
    papers = Paper.objects.filter(direction=direction, state=Paper.State.REGISTERED)
    return sorted(set(papers.order_by().values_list("issuer", flat=True).distinct()[:most]) - {""})


def waiting() -> QuerySet[Paper]:
    """Papers read and not yet confirmed, the oldest first."""
    papers: QuerySet[Paper] = Paper.objects.filter(state=Paper.State.READ, direction=Paper.Direction.IN)
    return papers.select_related("body").defer("text", "reading", "draft").order_by("added_at", "pk")


def drafts() -> QuerySet[Paper]:
    """Drafts that have no number yet, the newest first."""
    papers: QuerySet[Paper] = Paper.objects.filter(state=Paper.State.DRAFT)
    return papers.select_related("body").defer("text", "reading").order_by("-added_at", "-pk")


def discarded() -> QuerySet[Paper]:
    papers: QuerySet[Paper] = Paper.objects.filter(state=Paper.State.DISCARDED)
    return papers.select_related("body").defer("text", "reading", "draft").order_by("-added_at", "-pk")


def looks_registered(paper: Paper) -> Paper | None:
    """A registered paper in with the same number and day: probably the same paper, sent twice by different ways."""
    if not paper.number or not paper.issued:
        return None
    key = canonical(paper.number, paper.issued)
    same = Paper.objects.filter(canonical=key, issued=paper.issued, state=Paper.State.REGISTERED)
    found: Paper | None = same.exclude(pk=paper.pk).order_by("pk").first()
    return found
