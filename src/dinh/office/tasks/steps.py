"""The steps a person can take with a turn: each with its page, its form, its permission and its act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Post
from dinh.ground.gate import may
from dinh.office.tasks import actions, permissions
from dinh.office.tasks.forms import NoForm, OwnerForm, PostponeForm, ReasonForm, ReportForm, WordForm
from dinh.office.tasks.models import Turn

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Step:
    """`slug` is its address; `plain` steps need no words and are done from the task's page by one press."""

    slug: str
    title: Words
    done: Words
    permission: str
    form: type[forms.Form]
    act: Callable[[Actor, Turn, dict[str, Any]], Any]
    hint: Words = ""
    plain: bool = False
    primary: bool = False

    def blank(self, turn: Turn, data: Any = None, files: Any = None) -> forms.Form:
        if self.form is OwnerForm:
            posts = Post.objects.filter(body=turn.task.lead_id).select_related("body")
            return OwnerForm(data, posts=posts, initial={"owner": turn.owner})
        return self.form(data, files)


def _report(by: Actor, turn: Turn, given: dict[str, Any]) -> Any:
    uploads = [(upload.read(), upload.name) for upload in given["uploads"]]
    return actions.report(by=by, turn=turn, note=given["note"], uploads=uploads, paper=given["paper"])


STEPS = {
    step.slug: step
    for step in (
        Step(
            "bat-dau",
            _("Bắt đầu làm"),
            _("Đã ghi nhận bắt đầu làm."),
            permissions.START,
            NoForm,
            lambda by, turn, given: actions.start(by=by, turn=turn),
            plain=True,
        ),
        Step(
            "bao-cao",
            _("Báo cáo đã xong"),
            _("Đã gửi báo cáo, chờ nghiệm thu."),
            permissions.REPORT,
            ReportForm,
            _report,
            hint=_("Ghi kết quả và gửi kèm ảnh, tệp hoặc văn bản. Trước khi nghiệm thu, có thể rút lại để sửa."),
            primary=True,
        ),
        Step(
            "rut-bao-cao",
            _("Rút lại báo cáo"),
            _("Đã rút lại báo cáo; việc trở về đang làm."),
            permissions.UNDO_REPORT,
            NoForm,
            lambda by, turn, given: actions.undo_report(by=by, turn=turn),
            plain=True,
        ),
        Step(
            "nghiem-thu",
            _("Nghiệm thu"),
            _("Đã nghiệm thu."),
            permissions.JUDGE,
            WordForm,
            lambda by, turn, given: actions.accept(by=by, turn=turn, **given),
            hint=_("Xem kết quả và minh chứng ở trên. Nếu chưa đạt, chọn “Trả lại”."),
            primary=True,
        ),
        Step(
            "tra-lai",
            _("Trả lại"),
            _("Đã trả lại để làm tiếp."),
            permissions.JUDGE,
            ReasonForm,
            lambda by, turn, given: actions.send_back(by=by, turn=turn, **given),
            hint=_("Ghi rõ còn thiếu gì. Đơn vị nhận lại việc, hạn giữ nguyên."),
        ),
        Step(
            "rut-nghiem-thu",
            _("Rút lại nghiệm thu"),
            _("Đã rút lại nghiệm thu."),
            permissions.UNDO_ACCEPT,
            ReasonForm,
            lambda by, turn, given: actions.undo_accept(by=by, turn=turn, **given),
            hint=_("Chỉ dùng khi nghiệm thu nhầm. Lý do được ghi vào nhật ký."),
        ),
        Step(
            "gia-han",
            _("Gia hạn"),
            _("Đã gia hạn."),
            permissions.POSTPONE,
            PostponeForm,
            lambda by, turn, given: actions.postpone(by=by, turn=turn, **given),
            hint=_("Hạn cũ và lý do vẫn xem lại được ở trang nhiệm vụ."),
        ),
        Step(
            "nguoi-lam",
            _("Phân công người làm"),
            _("Đã phân công."),
            permissions.OWN,
            OwnerForm,
            lambda by, turn, given: actions.set_owner(by=by, turn=turn, post=given["owner"]),
            hint=_("Việc gắn với chức danh: người thay đổi thì việc ở lại với chức danh ấy."),
        ),
    )
}


def open_steps(by: Actor, turn: Turn) -> list[Step]:
    """What the actor may do with a turn now, in the order of work."""
    wanted = [step for step in STEPS.values() if may(by, step.permission, turn)]
    return [step for step in wanted if step.slug != "nguoi-lam" or turn.state != Turn.State.ACCEPTED]
