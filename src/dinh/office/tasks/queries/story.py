"""The life of a task, from the journal: what happened to it and to its turns, newest first."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from dinh.ground.journal.models import Entry
from dinh.office.tasks.models import Task, Turn


@dataclass(frozen=True, slots=True)
class Event:
    """One act. `what` in words, `about` the turn it touched (empty for the task itself), `detail` what was said or
    changed.
    """

    entry: Entry
    what: str
    about: str
    detail: str


def story(task: Task) -> list[Event]:
    """Every act on a task and its turns, newest first."""
    turns = {str(turn.pk): turn.label for turn in task.turns.all()}
    about_task = Q(about_kind=Task._meta.label_lower, about_id=str(task.pk))
    about_turns = Q(about_kind=Turn._meta.label_lower, about_id__in=list(turns))
    entries = Entry.objects.filter(about_task | about_turns).select_related("user").order_by("-seq")
    names = _names()
    kind = Turn._meta.label_lower
    return [
        Event(
            entry, names.get(entry.what, entry.what), turns.get(entry.about_id, "") if entry.about_kind == kind else "",
            _detail(entry),
        )
        for entry in entries
    ]  # fmt: skip


def _detail(entry: Entry) -> str:
    after, before = entry.after, entry.before
    if entry.what == "tasks.postpone":
        return f"{before['due']} → {after['due']}: {after['reason']}"
    if entry.what == "tasks.own":
        return str(after["owner"] or _("cả đơn vị"))
    return str(after.get("reason") or after.get("word") or after.get("note") or after.get("lead") or "")


def _names() -> dict[str, str]:
    return {
        "tasks.assign": _("Giao việc"),
        "tasks.start": _("Bắt đầu làm"),
        "tasks.report": _("Báo cáo đã xong"),
        "tasks.undo_report": _("Rút lại báo cáo"),
        "tasks.accept": _("Nghiệm thu"),
        "tasks.return": _("Trả lại"),
        "tasks.undo_accept": _("Rút lại nghiệm thu"),
        "tasks.postpone": _("Gia hạn"),
        "tasks.own": _("Phân công người làm"),
        "tasks.end": _("Thôi giao"),
        "tasks.resume": _("Giao trở lại"),
        "tasks.extend": _("Thêm kỳ tới"),
    }
