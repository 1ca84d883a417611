"""Giving work: by hand, from one clause, or from all open clauses of a paper at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body, Post
from dinh.ground.clock import now
from dinh.ground.fold import fold
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.ground.refs import new_ref
from dinh.ground.search import index
from dinh.office.papers import actions as papers
from dinh.office.tasks import permissions
from dinh.office.tasks.coming import new_turn
from dinh.office.tasks.days import PrintedDay, a_year_after, occurrences
from dinh.office.tasks.models import Cooperation, Task, Turn


@dataclass(frozen=True, slots=True)
class Order:
    """One task to give. `days` are the printed days of `rhythm` (once, yearly, quarterly, monthly); `owner` a post of
    `lead`.
    """

    title: str
    lead: Body
    text: str = ""
    cooperating: tuple[Body, ...] = ()
    rhythm: str = Task.Rhythm.ONCE
    days: tuple[PrintedDay, ...] = ()
    owner: Post | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What to do with one open clause: give it (one order for each lead body), or leave it out with a reason."""

    clause: Any
    orders: tuple[Order, ...] = ()
    leave_out: str = ""


class RowErrors(Exception):
    """Some rows of a paper could not be given, so none was. `errors` maps a clause's id to the sentence for its row."""

    def __init__(self, errors: dict[int, str]) -> None:
        self.errors = errors
        super().__init__("; ".join(errors.values()))


@dataclass(slots=True)
class _Source:
    clause: Any = None
    paper: Any = None
    ground: str = field(init=False, default="")

    def __post_init__(self) -> None:
        if self.paper is not None:
            place = _("mục %(label)s") % {"label": self.clause.label} if self.clause and self.clause.label else ""
            self.ground = ", ".join(filter(None, [self.paper.number or str(self.paper), place]))[:500]


@act
def assign(*, by: Actor, order: Order, paper: Any = None, clause: Any = None) -> Task:
    """Give one task, with the turns that fall due from today through the next twelve months.

    Raises Refused for who may not; ValidationError naming the field when the order does not make sense or the clause
    was already given to that body.
    """
    require(by, permissions.ASSIGN, clause or paper or order.lead)
    require(by, permissions.ASSIGN, order.lead)
    _check(order)
    source = _Source(clause, paper or (clause.paper if clause else None))
    task = _task(by, order, source)
    task.full_clean(exclude=["text"])
    task.save(force_insert=True)
    for body in order.cooperating:
        Cooperation(commune=by.commune, task=task, body=body).save(force_insert=True)
    _add_first_turns(task, order, timezone.localdate(task.assigned_at))
    index.put(by.commune, "tasks", task)
    record(by, "tasks.assign", task, ground=source.ground, after=_after(order))
    return task


@act
def assign_clause(*, by: Actor, clause: Any, orders: Sequence[Order]) -> list[Task]:
    """Give one clause: a task for each lead body; then the clause no longer waits. Raises as `assign`."""
    if not orders:
        raise ValidationError(_("Chưa chọn đơn vị chủ trì. Hãy chọn một đơn vị, hoặc chọn “không giao” và nêu lý do."))
    require(by, permissions.ASSIGN, clause)
    papers.mark_clause_assigned(
        by=by, clause=clause
    )  # first, for it locks the clause: two people give it one after the other
    return [assign(by=by, order=order, clause=clause) for order in orders]


@act
def assign_paper(*, by: Actor, choices: Sequence[Choice]) -> list[Task]:
    """Give or leave out several clauses, all or nothing. Raises RowErrors with a sentence for each row that cannot
    be.
    """
    errors: dict[int, str] = {}
    tasks: list[Task] = []
    for choice in choices:
        try:
            tasks += _choose(by, choice)
        except ValidationError as error:
            errors[choice.clause.pk] = " ".join(error.messages)
        except Refused as refused:
            errors[choice.clause.pk] = str(refused)
    if errors:
        raise RowErrors(errors)
    return tasks


def _choose(by: Actor, choice: Choice) -> list[Task]:
    if choice.orders:
        return assign_clause(by=by, clause=choice.clause, orders=choice.orders)
    if not choice.leave_out.strip():
        raise ValidationError(_("Lý do: hãy nêu vì sao không giao mục này, để người sau còn biết."))
    require(by, permissions.ASSIGN, choice.clause)
    papers.dismiss_clause(by=by, clause=choice.clause, reason=choice.leave_out.strip())
    return []


def _check(order: Order) -> None:
    if not order.title.strip():
        raise ValidationError(_("Việc: hãy ghi ngắn gọn việc phải làm."))
    if any(body.pk == order.lead.pk for body in order.cooperating):
        raise ValidationError(
            _("Phối hợp: %(body)s đã chủ trì, không ghi thêm là phối hợp.") % {"body": order.lead.name}
        )
    if order.owner and order.owner.body_id != order.lead.pk:
        raise ValidationError(_("Người làm: chức danh này không thuộc %(body)s.") % {"body": order.lead.name})


def _task(by: Actor, order: Order, source: _Source) -> Task:
    title = " ".join(order.title.split())[:300]
    number = source.paper.number if source.paper else ""
    return Task(
        commune=by.commune, ref=new_ref("NV"), title=title, text=order.text or title, clause=source.clause,
        paper=source.paper, lead=order.lead, rhythm=order.rhythm, days=[day.json for day in order.days],
        assigned_by=by.post, assigned_at=now(), folded=fold(f"{title}\n{number}\n{order.text}"),
    )  # fmt: skip


def _add_first_turns(task: Task, order: Order, today: date) -> None:
    found = occurrences(task.rhythm, order.days, today, a_year_after(today))
    if task.rhythm == Task.Rhythm.ONCE and not found:
        Turn(commune_id=task.commune_id, task=task, owner=order.owner).save(force_insert=True)
    for occurrence in found:
        new_turn(task, occurrence, order.owner).save(force_insert=True)


def _after(order: Order) -> dict[str, Any]:
    return {
        "title": order.title, "lead": order.lead.name, "cooperating": [body.name for body in order.cooperating],
        "rhythm": order.rhythm, "days": [str(day) for day in order.days],
    }  # fmt: skip
