"""Who cites whom, and what rests on law that no longer applied: always by the day of the paper that cites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from dinh.law import documents
from dinh.law.documents import Status
from dinh.office.papers.models import Citation, Paper

TONES = {"in_force": "ok", "dead": "late", "not_yet": "soon", "unsettled": "soon", "unknown": ""}


@dataclass(frozen=True, slots=True)
class Judged:
    """A citation and how the document it names stood on the day of the citing paper."""

    citation: Citation
    status: Status | None

    @property
    def state(self) -> str:
        return self.status.state if self.status else "unknown"

    @property
    def tone(self) -> str:
        return TONES[self.state]


def judge(number: str, day: date | None, issued: date | None = None) -> Status | None:
    """None when the citing paper bears no day: without one nothing is judged."""
    return documents.status(number, day, issued) if day else None


def cited_by(paper: Paper) -> list[Judged]:
    """What a paper cites, in the order of its text."""
    rows = Citation.objects.filter(paper=paper).select_related("cited").order_by("start", "pk")
    return [Judged(row, judge(row.number, paper.day, row.date)) for row in rows]


def citing(paper: Paper) -> QuerySet[Citation]:
    """Papers that cite this one, newest first."""
    rows: QuerySet[Citation] = Citation.objects.filter(cited=paper).select_related("paper__body")
    return rows.defer("paper__text", "paper__reading", "paper__draft").order_by("-paper__issued", "-paper__pk")


@dataclass(frozen=True, slots=True)
class Node:
    """A cited document: how many papers cite it, and how it stood for how many of them."""

    number: str
    title: str
    papers: int
    grounds: int
    states: tuple[tuple[str, str, int], ...]  # state, tone, papers


def cited_documents(text: str = "") -> QuerySet[Citation, Any]:
    """The documents cited in this commune, the most cited first, as dicts of canonical, papers, grounds."""
    rows = Citation.objects.filter(paper__state=Paper.State.REGISTERED)
    for word in text.split()[:5]:
        rows = rows.filter(Q(canonical__icontains=word) | Q(type_name__icontains=word) | Q(issuer__icontains=word))
    counted: QuerySet[Citation, Any] = (
        rows.values("canonical")
        .annotate(papers=Count("paper"), grounds=Count("paper", filter=Q(role="ground")))
        .order_by("-papers", "canonical")
    )
    return counted


def nodes(rows: Iterable[dict[str, Any]]) -> list[Node]:
    """One page of cited documents with their standing on the days they were cited: one query for the whole page."""
    page = list(rows)
    days: dict[str, Counter[tuple[date | None, date | None]]] = {str(row["canonical"]): Counter() for row in page}
    citations = Citation.objects.filter(canonical__in=days, paper__state=Paper.State.REGISTERED)
    for key, day, arrived, issued in citations.values_list("canonical", "paper__issued", "paper__arrived", "date"):
        days[key][(day or arrived, issued)] += 1
    return [_node(row, days[str(row["canonical"])]) for row in page]


def _node(row: dict[str, Any], days: Counter[tuple[date | None, date | None]]) -> Node:
    number = str(row["canonical"])
    states: Counter[str] = Counter()
    for (day, issued), papers in days.items():
        status = judge(number, day, issued)
        states[status.state if status else "unknown"] += papers
    known = documents.find(number)
    shown = tuple((state, TONES[state], states[state]) for state in TONES if states[state])
    return Node(number, known.title if known else "", row["papers"], row["grounds"], shown)


def resting_on_dead_law() -> list[Judged]:
    """Citations of documents that no longer applied on the day of the citing paper, the newest paper first.

    Only numbers that the register of known documents calls dead are fetched, so this stays small in a large commune.
    """
    dead = {known.number for known in documents.ALL if known.standing == "dead"}
    rows = Citation.objects.filter(canonical__in=dead, paper__state=Paper.State.REGISTERED)
    rows = rows.select_related("paper__body").defer("paper__text", "paper__reading", "paper__draft")
    judged = [Judged(row, judge(row.number, row.paper.day, row.date)) for row in rows.order_by("-paper__issued", "-pk")]
    return [item for item in judged if item.state == "dead"]


def papers_citing(number: str) -> list[Judged]:
    """Every registered paper that cites a document, the newest first, judged by its own day."""
    key = documents.canonical(number)
    rows = Citation.objects.filter(canonical=key, paper__state=Paper.State.REGISTERED).select_related("paper__body")
    rows = rows.defer("paper__text", "paper__reading", "paper__draft").order_by("-paper__issued", "-pk")
    return [Judged(row, judge(row.number, row.paper.day, row.date)) for row in rows]
