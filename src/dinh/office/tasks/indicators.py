"""The numbers tasks offer to reports, each with the turns behind it. `body` is the lead body."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from dinh.ground.clock import today
from dinh.ground.room import Row
from dinh.ground.tally import ageing, counted, events
from dinh.law.periods import Period
from dinh.office.tasks.clocks import due_words, short
from dinh.office.tasks.models import Task, Turn
from dinh.office.tasks.queries.turns import (
    Turns,
    accepted_between,
    assigned_between,
    fallen_due,
    late_on,
    reported_on_time,
    turns_in,
)

COLUMNS = ("Việc", "Chủ trì", "Hạn", "Báo cáo ngày", "Nghiệm thu ngày")


def turn_row(turn: Turn) -> Row:
    task = turn.task
    days = [timezone.localdate(moment) if moment else None for moment in (turn.reported_at, turn.accepted_at)]
    cells = (str(turn), task.lead.name, due_words(turn), *(short(day) if day else "" for day in days))
    url = f"{reverse('tasks:task', args=[task.ref])}#ky-{turn.pk}"
    return Row(str(turn), url, turn.due, cells)


def _due(period: Period, body: int | None) -> Turns:
    return fallen_due(period, body, today())


def _on_time(period: Period, body: int | None) -> Turns:
    return reported_on_time(_due(period, body))


def _late(period: Period, body: int | None) -> Turns:
    """Asked within the period, only what is late by today; asked afterwards, what was late at its end or ever since."""
    day = min(today(), period.end + timedelta(days=1))
    return turns_in(period, body).filter(late_on(day))


def _proven(period: Period, body: int | None) -> Turns:
    return _due(period, body).filter(evidence__withdrawn=False).distinct()


def _accepted(period: Period, body: int | None) -> Turns:
    return accepted_between(period.start, period.end, body)


def _assigned(period: Period, body: int | None) -> QuerySet[Task]:
    return assigned_between(period.start, period.end, body)


def _task_row(task: Task) -> Row:
    day = timezone.localdate(task.assigned_at)
    cells = (task.title, task.lead.name, task.paper.number if task.paper else "", short(day))
    return Row(task.title, reverse("tasks:task", args=[task.ref]), day, cells)


_DUE = events(_due, "due")
DONE_ON_TIME = counted(
    "tasks.done_on_time",
    "Nhiệm vụ hoàn thành đúng hạn",
    "kỳ nhiệm vụ",
    "Số kỳ đến hạn trong kỳ báo cáo được nghiệm thu và báo cáo không quá hạn, trên tổng số kỳ đã đến hạn hoặc đã "
    "nghiệm thu trước hạn. Kỳ đến hạn sau ngày thôi giao, và kỳ chưa đến hạn, không tính.",
    COLUMNS,
    turn_row,
    events(_on_time, "due"),
    _DUE,
    shown=_DUE,
    source="Đình tự đặt; hạn theo văn bản giao việc.",
    formula="Số kỳ nhiệm vụ báo cáo đúng hạn và được nghiệm thu ÷ số kỳ đã đến hạn trong kỳ.",
    entered="Nơi nhận việc báo cáo kèm minh chứng; nơi giao nghiệm thu.",
    adds=True,
)
LATE = counted(
    "tasks.late",
    "Nhiệm vụ trễ hạn",
    "kỳ nhiệm vụ",
    "Số kỳ đến hạn trong kỳ báo cáo mà quá hạn vẫn chưa báo cáo, hoặc báo cáo sau hạn.",
    COLUMNS,
    turn_row,
    events(_late, "due"),
    source="Đình tự đặt; hạn theo văn bản giao việc.",
    formula="Đếm kỳ nhiệm vụ đến hạn trong kỳ mà quá hạn chưa báo cáo hoặc báo cáo sau hạn.",
    entered="Máy tính từ hạn và ngày báo cáo.",
    adds=True,
)
ASSIGNED = counted(
    "tasks.assigned",
    "Nhiệm vụ được giao",
    "nhiệm vụ",
    "Số nhiệm vụ được giao trong kỳ báo cáo.",
    ("Việc", "Chủ trì", "Từ văn bản", "Giao ngày"),
    _task_row,
    events(_assigned, "assigned_at"),
    source="Đình tự đặt.",
    formula="Đếm nhiệm vụ có ngày giao trong kỳ.",
    entered="Người giao việc ghi khi giao.",
    adds=True,
)
ACCEPTED = counted(
    "tasks.accepted", "Nhiệm vụ được nghiệm thu", "kỳ nhiệm vụ", "Số kỳ được nghiệm thu trong kỳ báo cáo.",
    COLUMNS, turn_row, events(_accepted, "accepted_at"),
    source="Đình tự đặt.",
    formula="Đếm kỳ nhiệm vụ có ngày nghiệm thu trong kỳ.",
    entered="Nơi giao việc nghiệm thu.",
    adds=True,
)  # fmt: skip
WITH_EVIDENCE = counted(
    "tasks.with_evidence", "Nhiệm vụ có minh chứng", "kỳ nhiệm vụ",
    "Số kỳ đến hạn trong kỳ báo cáo có minh chứng còn giá trị, trên tổng số kỳ đã đến hạn.",
    COLUMNS, turn_row, events(_proven, "due"), _DUE, shown=_DUE,
    source="Đình tự đặt.",
    formula="Số kỳ nhiệm vụ có minh chứng còn giá trị ÷ số kỳ đã đến hạn trong kỳ.",
    entered="Nơi nhận việc đính kèm minh chứng khi báo cáo.",
    adds=True,
)  # fmt: skip

ageing("tasks.done_on_time", "tasks.late", "tasks.with_evidence")
