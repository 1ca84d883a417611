"""Papers and their clauses, for this room and for those above it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet

from dinh.ground.actor import Actor
from dinh.ground.gate import may
from dinh.office.papers import permissions
from dinh.office.papers.models import Clause, Paper

if TYPE_CHECKING:
    from dinh.ground.bodies.models import Body

# What comes from above to be carried out. A letter counts only when somebody found work in it.
DIRECTIVE_TYPES = (
    "Nghị quyết", "Quyết định", "Chỉ thị", "Kết luận", "Quy định", "Quy chế", "Hướng dẫn", "Chương trình", "Kế hoạch",
    "Thông tri", "Công điện",
)  # fmt: skip


def find_paper(ref: str) -> Paper | None:
    """The paper of that reference in the scoped commune, with its body."""
    found: Paper | None = Paper.objects.select_related("body", "source", "corrects", "commune").filter(ref=ref).first()
    return found


def clauses_of(paper: Paper) -> QuerySet[Clause]:
    """All clauses entered with a paper, in order, with their bodies."""
    clauses: QuerySet[Clause] = Clause.objects.filter(paper=paper).select_related("body", "paper").order_by("order")
    return clauses


def open_clauses(paper: Paper) -> QuerySet[Clause]:
    """Those that are neither a task nor left out."""
    return clauses_of(paper).filter(state=Clause.State.FOUND)


def papers_with_open_clauses() -> QuerySet[Paper]:
    """Registered papers with clauses nobody has been given yet, newest first; each with `open_clauses`, their count."""
    waiting = Count("clauses", filter=Q(clauses__state=Clause.State.FOUND))
    papers: QuerySet[Paper] = Paper.objects.filter(state=Paper.State.REGISTERED).annotate(open_clauses=waiting)
    still_open = Q(open_clauses__gt=0)
    return papers.filter(still_open).select_related("body").order_by("-registered_at")


def papers_out_between(
    body: Body | int | None, start: date, end: date, types: Collection[str] | None = None
) -> QuerySet[Paper]:
    """Papers issued from `start` to `end`, both included, oldest first; None: of every body, of every type."""
    papers: QuerySet[Paper] = Paper.objects.filter(
        direction=Paper.Direction.OUT, state=Paper.State.REGISTERED, issued__range=(start, end)
    )
    if body is not None:
        papers = papers.filter(body=body)
    if types is not None:
        papers = papers.filter(type_name__in=list(types))
    return papers.select_related("body").order_by("issued", "register_number", "pk")


def papers_in_between(body: Body | int | None, start: date, end: date) -> QuerySet[Paper]:
    """Papers that arrived from `start` to `end`, both included, oldest first."""
    papers: QuerySet[Paper] = Paper.objects.filter(
        direction=Paper.Direction.IN, state=Paper.State.REGISTERED, arrived__range=(start, end)
    )
    if body is not None:
        papers = papers.filter(body=body)
    return papers.select_related("body").order_by("arrived", "register_number", "pk")


def directives_between(start: date, end: date, body: Body | int | None = None) -> QuerySet[Paper]:
    """Papers in that direct: by their type, or because clauses were entered with them."""
    directing = Q(type_name__in=DIRECTIVE_TYPES) | Q(pk__in=Clause.objects.values("paper"))
    return papers_in_between(body, start, end).filter(directing)


def readable_source(by: Actor, stored_file: int) -> bool:
    """Whether this reader may download a file because it is the source of a paper they may read."""
    papers = Paper.objects.filter(source=stored_file).select_related("body")
    return any(may(by, permissions.VIEW, paper) for paper in papers)
