"""Who may do what with tasks. The powers are given to posts; the checks on a turn read from left to right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.gate import Check, Refusal, holds, permission, power
from dinh.office.tasks.models import Turn

if TYPE_CHECKING:
    from dinh.office.tasks.models import Task

State = Turn.State

power("tasks.read", "Xem nhiệm vụ")
power("tasks.assign", "Giao nhiệm vụ, gia hạn, thôi giao")
power("tasks.do", "Thực hiện và báo cáo nhiệm vụ của đơn vị mình")
power("tasks.accept", "Nghiệm thu hoặc trả lại nhiệm vụ")


def for_my_body(by: Actor, turn: Turn) -> Refusal | None:
    """The body a turn is led by, or works on it with others, does it; nobody else does it for them."""
    if by.body is None:
        return Refusal(_("Tài khoản này hiện không giữ chức danh nào ở đây."))
    task = turn.task
    if by.body.pk == task.lead_id or any(body.pk == by.body.pk for body in task.cooperating.all()):
        return None
    return Refusal(
        _("Việc này giao %(lead)s chủ trì. %(mine)s không chủ trì hay phối hợp nên không báo cáo thay được.")
        % {"lead": task.lead.name, "mine": by.body.name}
    )


def task_goes_on(by: Actor, thing: Turn | Task) -> Refusal | None:
    task = thing.task if isinstance(thing, Turn) else thing
    if task.ended is None:
        return None
    return Refusal(
        _("Nhiệm vụ đã thôi giao từ %(day)s: %(why)s") % {"day": f"{task.ended:%d/%m/%Y}", "why": task.end_reason}
    )


def task_has_ended(by: Actor, task: Task) -> Refusal | None:
    return None if task.ended else Refusal(_("Nhiệm vụ này vẫn đang giao."))


def while_in(*states: State) -> Check:
    """A check: the turn is in one of these states."""

    def check(by: Actor, turn: Turn) -> Refusal | None:
        if turn.state in states:
            return None
        return Refusal(
            _("Kỳ này đang ở trạng thái “%(state)s”, không làm được bước này.") % {"state": turn.get_state_display()}
        )

    return check


def not_the_reporter(by: Actor, turn: Turn) -> Refusal | None:
    """Who reports may not accept; nor may their body, unless it gave itself the task and another of its people
    accepts.
    """
    last = [item for item in turn.evidence.all() if not item.withdrawn][-1:]
    if any(by.user and item.by_id == by.user.pk for item in last) or (by.post and by.post.pk == turn.reported_by_id):
        return Refusal(
            _("Người báo cáo kết quả không tự nghiệm thu. Hãy để người giao việc hoặc người phụ trách nghiệm thu.")
        )
    reporter = turn.reported_by
    if reporter is None or by.body is None or reporter.body_id != by.body.pk or _gave_itself(turn, by.body.pk):
        return None
    return Refusal(_("%(body)s đã báo cáo kết quả này nên không tự nghiệm thu.") % {"body": by.body.name})


def not_my_own_burden(by: Actor, turn: Turn) -> Refusal | None:
    """A body does not put off its own due day, unless it gave itself the task."""
    if by.body is None or by.body.pk != turn.task.lead_id or _gave_itself(turn, by.body.pk):
        return None
    return Refusal(_("Bên giao việc gia hạn; đơn vị chủ trì không tự gia hạn cho mình. Hãy đề nghị bên giao việc."))


def has_a_due_day(by: Actor, turn: Turn) -> Refusal | None:
    return None if turn.due else Refusal(_("Kỳ này không có hạn nên không cần gia hạn."))


def accepted_by_me(by: Actor, turn: Turn) -> Refusal | None:
    if by.post and by.post.pk == turn.accepted_by_id:
        return None
    return Refusal(_("Chỉ chức danh đã nghiệm thu mới rút lại được việc nghiệm thu."))


def _gave_itself(turn: Turn, body_id: int) -> bool:
    giver = turn.task.assigned_by
    return giver is not None and giver.body_id == body_id


def may_pass_work_on(by: Actor, from_post: Any) -> Refusal | None:
    """The assigner's side, the head of the body, or the one who gives the work away."""
    if by.has("tasks.assign") or (by.post and by.post.pk == from_post.pk):
        return None
    if by.post and by.body and by.post.leads and by.body.pk == from_post.body_id:
        return None
    return Refusal(
        _("Người giữ việc, người đứng đầu đơn vị hoặc bên giao việc mới bàn giao được việc của chức danh này.")
    )


READ = permission("tasks.read", holds("tasks.read"))
ASSIGN = permission("tasks.assign", holds("tasks.assign"))
DO = permission("tasks.do", holds("tasks.do"))
ACCEPT = permission("tasks.accept", holds("tasks.accept"))

START = permission(
    "tasks.start", holds("tasks.do"), task_goes_on, while_in(State.ASSIGNED, State.RETURNED), for_my_body
)  # fmt: skip
REPORT = permission(
    "tasks.report",
    holds("tasks.do"),
    task_goes_on,
    while_in(State.ASSIGNED, State.STARTED, State.RETURNED),
    for_my_body,
)
UNDO_REPORT = permission("tasks.undo_report", holds("tasks.do"), task_goes_on, while_in(State.REPORTED), for_my_body)
JUDGE = permission("tasks.judge", holds("tasks.accept"), task_goes_on, while_in(State.REPORTED), not_the_reporter)
UNDO_ACCEPT = permission("tasks.undo_accept", holds("tasks.accept"), while_in(State.ACCEPTED), accepted_by_me)
POSTPONE = permission(
    "tasks.postpone", holds("tasks.assign"), task_goes_on, has_a_due_day,
    while_in(State.ASSIGNED, State.STARTED, State.RETURNED), not_my_own_burden,
)  # fmt: skip
END = permission("tasks.end", holds("tasks.assign"), task_goes_on)
RESUME = permission("tasks.resume", holds("tasks.assign"), task_has_ended)
HAND_OVER = permission("tasks.hand_over", holds("tasks.read"), may_pass_work_on)
OWN = permission("tasks.own", holds("tasks.do"), task_goes_on, for_my_body)
