"""Coverage of a paper: each clause, who has it, how far it is, and whether anything shows that it was done."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from dinh.ground.fold import fold
from dinh.office.papers import queries as papers
from dinh.office.tasks.models import Evidence, Task, Turn
from dinh.office.tasks.queries.turns import Line, late_on, lines


@dataclass(frozen=True, slots=True)
class TaskCover:
    """A task under a clause. `current` is the turn that counts now: the first open one, otherwise the last."""

    task: Task
    current: Line | None
    accepted: int
    turns: int
    evidence: int


@dataclass(frozen=True, slots=True)
class ClauseCover:
    clause: Any
    tasks: tuple[TaskCover, ...]

    @property
    def evidence(self) -> int:
        return sum(cover.evidence for cover in self.tasks)

    @property
    def dismissed(self) -> bool:
        return bool(self.clause.state == "dismissed")


@dataclass(frozen=True, slots=True)
class Coverage:
    """`proven` of `whole` clauses have evidence; clauses a person left out with a reason count in neither."""

    rows: tuple[ClauseCover, ...]

    @property
    def whole(self) -> int:
        return sum(not row.dismissed for row in self.rows)

    @property
    def proven(self) -> int:
        return sum(bool(row.evidence) for row in self.rows if not row.dismissed)

    @property
    def bare(self) -> list[ClauseCover]:
        """The clauses to be done for which nothing has been shown yet."""
        return [row for row in self.rows if not row.dismissed and not row.evidence]

    @property
    def waiting(self) -> int:
        return sum(row.clause.state == "found" for row in self.rows)


def coverage(paper: Any, today: date) -> Coverage:
    tasks = Task.objects.filter(paper=paper, clause__isnull=False, ended=None).select_related("lead")
    turns = defaultdict(list)
    for turn in (
        Turn.objects.filter(task__in=tasks).select_related("task__lead", "owner__body").order_by("first_due", "pk")
    ):
        turns[turn.task_id].append(turn)
    proofs = Evidence.objects.filter(turn__task__in=tasks, withdrawn=False).values("turn__task").annotate(n=Count("pk"))
    counted = {row["turn__task"]: row["n"] for row in proofs.order_by("turn__task")}
    covers = defaultdict(list)
    for task in tasks.order_by("lead__order", "pk"):
        covers[task.clause_id].append(_cover(task, turns[task.pk], counted.get(task.pk, 0), today))
    return Coverage(tuple(ClauseCover(clause, tuple(covers[clause.pk])) for clause in papers.clauses_of(paper)))


def _cover(task: Task, turns: list[Turn], evidence: int, today: date) -> TaskCover:
    accepted = sum(turn.state == Turn.State.ACCEPTED for turn in turns)
    unfinished = [turn for turn in turns if turn.state != Turn.State.ACCEPTED]
    now = (unfinished or turns[-1:])[:1]
    return TaskCover(task, next(iter(lines(now, today)), None), accepted, len(turns), evidence)


def papers_with_tasks(today: date, text: str = "") -> QuerySet[Turn, dict[str, Any]]:
    """One row for each paper that gave tasks: its columns, how many tasks, open and late turns, and tasks with
    evidence.
    """
    turns = Turn.objects.filter(task__paper__isnull=False, task__ended=None)
    for word in fold(text).split():
        turns = turns.filter(task__folded__contains=word)
    columns: Any = {name: F(f"task__paper__{name}") for name in ("ref", "number", "type_name", "subject", "issued")}
    open_ = ~Q(state=Turn.State.ACCEPTED)
    rows: Any = turns.values(**columns).annotate(
        n_tasks=Count("task", distinct=True),
        n_open=Count("pk", filter=open_, distinct=True),
        n_late=Count("pk", filter=open_ & late_on(today), distinct=True),
        n_proven=Count("task", filter=Q(evidence__withdrawn=False), distinct=True),
    )
    found: QuerySet[Turn, dict[str, Any]] = rows.order_by("-n_late", F("issued").desc(nulls_last=True), "ref")
    return found
