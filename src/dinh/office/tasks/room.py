"""What tasks tell the floors above: the desk's menu, today's work, who may read evidence, the ring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_scopes import scope

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.places.models import Commune
from dinh.ground.room import DESK_LINKS, FILE_READERS, RING, SEARCH, TODAY, DeskLink, SearchSource, TodayItem
from dinh.ground.search.index import Item
from dinh.office.papers import queries as papers
from dinh.office.tasks import actions, permissions, queries
from dinh.office.tasks.clocks import SOON
from dinh.office.tasks.coming import wanting
from dinh.office.tasks.models import Task, Turn

MOST = 30  # more than a person does in a day; the lists hold the rest


def _mine_waiting(by: Actor) -> int:
    return queries.mine(by).exclude(state=Turn.State.REPORTED).filter(due__lte=today() + SOON).count()


def doing(by: Actor, day: date) -> Iterator[TodayItem]:
    """For those who do: the late and soon turns of their body, and what came back to them."""
    if not may(by, permissions.DO):
        return
    near = queries.mine(by).exclude(state=Turn.State.REPORTED)
    for line in queries.lines(near.filter(due__lte=day + SOON)[:MOST], day):
        yield _item(line, _("Mở việc"))
    for line in queries.lines(near.filter(state=Turn.State.RETURNED).exclude(due__lte=day + SOON)[:MOST], day):
        yield _item(line, _("Làm tiếp"))


def judging(by: Actor, day: date) -> Iterator[TodayItem]:
    """For those who accept: the reported turns that wait for them and that they may judge."""
    if not may(by, permissions.ACCEPT):
        return
    for turn in queries.to_judge(by)[:MOST]:
        if may(by, permissions.JUDGE, turn):
            url = reverse("tasks:step", args=[turn.task.ref, turn.pk, "nghiem-thu"])
            detail = _("%(body)s báo đã xong") % {"body": turn.task.lead}
            yield TodayItem(str(turn), url, "info", _("Chờ nghiệm thu"), detail, turn.due, _("Xem và nghiệm thu"))


def assigning(by: Actor, day: date) -> Iterator[TodayItem]:
    """For those who assign: the papers with clauses that nobody has been given yet."""
    if not may(by, permissions.ASSIGN):
        return
    waiting_papers: Iterable[Any] = papers.papers_with_open_clauses()[:MOST]
    for paper in waiting_papers:
        url = reverse("tasks:assign", args=[paper.ref])
        waiting = _("Còn %(clauses)d mục chưa giao") % {"clauses": paper.open_clauses}
        yield TodayItem(str(paper), url, "info", waiting, "", paper.issued, _("Giao việc"))


def _item(line: queries.Line, action: str) -> TodayItem:
    task = line.turn.task
    url = f"{reverse('tasks:task', args=[task.ref])}#ky-{line.turn.pk}"
    source = ", ".join(filter(None, [task.paper.number if task.paper else "", line.due]))
    return TodayItem(str(line.turn), url, line.tone, line.when, source, line.turn.due, action)


def _searchable() -> QuerySet[Task]:
    tasks: QuerySet[Task] = Task.objects.select_related("lead", "paper").order_by("pk")
    return tasks


def _document(task: Task) -> Item | None:
    """A task that has ended is no longer found; its page and the journal keep it."""
    if task.ended:
        return None
    source = task.paper.number if task.paper else ""
    return Item(
        object_id=str(task.pk),
        title=task.title,
        url=reverse("tasks:task", args=[task.ref]),
        text=f"{task.text}\n{source}",
        meta=", ".join(filter(None, [task.lead.name, source])),
        day=timezone.localdate(task.assigned_at),
        power="tasks.read",
    )


def extend_all(commune: Commune, day: date) -> int:
    """The ring: next turns of returning duties. Returns how many turns were added or moved; nothing the second time."""
    with scope(commune=commune):
        tasks: Iterable[Task] = Task.objects.filter(ended=None).prefetch_related("turns__postponements", "turns__owner")
        by = Actor(commune=commune)
        return sum(actions.extend(by=by, task=task, today=day) for task in tasks if wanting(task, day))


DESK_LINKS += [
    DeskLink("lead", 20, "Việc của tôi", "tasks:mine", permissions.READ, _mine_waiting),
    DeskLink("lead", 21, "Nhiệm vụ", "tasks:list", permissions.READ),
]
TODAY.extend([doing, judging, assigning])
FILE_READERS.append(queries.may_read_file)
RING.append(extend_all)
SEARCH["tasks"] = SearchSource("tasks", _("Nhiệm vụ"), _searchable, _document)
