"""What is typed about supervision by the council and the Front, and about criticism of drafts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.fields import day_field, line, one_of_rows, radios, text_area
from dinh.rights.oversee.actions.criticism import Received
from dinh.rights.oversee.actions.supervision import Facts, Said
from dinh.rights.oversee.forms_boards import EditionForm, fill
from dinh.rights.oversee.forms_visits import ManyFilesField
from dinh.rights.oversee.models import By, Criticism, Hearing, Plan, Point, Question, Supervision
from dinh.rights.oversee.queries.supervision import holders

NO_LAW = _("Ngày do văn bản của cơ quan giám sát đặt ra, không phải hạn của luật.")


def upload(form: forms.Form, name: str) -> tuple[bytes, str] | None:
    """The bytes and the name of what was chosen."""
    chosen = form.cleaned_data.get(name)
    return (chosen.read(), chosen.name) if chosen else None


class SupervisionForm(forms.Form):
    """`watcher` says whose: the council or the Front."""

    holder = one_of_rows(_("Cơ quan giám sát"), None)
    theme = line(_("Giám sát việc gì"), 300)
    form = radios(_("Hình thức"), Supervision.Form.choices)
    bodies: forms.ModelMultipleChoiceField[Any] = forms.ModelMultipleChoiceField(
        label=_("Đơn vị được giám sát"), queryset=None, widget=forms.CheckboxSelectMultiple
    )
    from_day = day_field(_("Từ ngày"))
    to_day = day_field(_("Đến ngày"))
    about = text_area(_("Phạm vi, câu hỏi cần trả lời"), 4, required=False, max_length=5000)
    team = text_area(
        _("Đoàn giám sát"), 3, required=False, max_length=2000, help_text=_("Mỗi dòng một người: họ tên, chức danh.")
    )
    decision = line(_("Quyết định, kế hoạch số"), 60, required=False)
    plan = one_of_rows(_("Theo kế hoạch năm"), None, required=False)
    why = line(_("Ngoài kế hoạch vì"), 300, required=False)

    def __init__(self, *args: Any, watcher: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "holder", holders(watcher))
        fill(self, "bodies", bodies_on(today()).exclude(kind="enterprise").exclude(system="party"))
        fill(self, "plan", Plan.objects.filter(by=watcher))

    @property
    def facts(self) -> Facts:
        data = {name: value for name, value in self.cleaned_data.items() if name not in ("holder", "edition")}
        return Facts(**{**data, "bodies": tuple(data["bodies"])})


class EditSupervisionForm(SupervisionForm):
    edition = forms.IntegerField(widget=forms.HiddenInput)


def supervision_initial(one: Supervision) -> dict[str, Any]:
    names = ("theme", "form", "from_day", "to_day", "about", "team", "decision", "why", "edition")
    return {
        **{name: getattr(one, name) for name in names}, "holder": one.holder_id, "plan": one.plan_id,
        "bodies": [each.body_id for each in one.supervised.all()],
    }  # fmt: skip


class ReportByForm(EditionForm):
    report_by = day_field(_("Báo cáo trước hết ngày"), help_text=NO_LAW)


class ReportForm(forms.Form):
    row = one_of_rows(_("Đơn vị báo cáo"), None)
    words = text_area(_("Báo cáo"), 8)
    uploads = ManyFilesField(label=_("Tệp kèm theo"), required=False)

    def __init__(self, *args: Any, rows: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "row", rows)


class SessionForm(forms.Form):
    on = day_field(_("Ngày"))
    place = line(_("Họp ở đâu"), 300)
    chair = line(_("Chủ trì"), 300)
    attended = forms.IntegerField(label=_("Số người dự"), min_value=1, max_value=5000)
    bodies: forms.ModelMultipleChoiceField[Any] = forms.ModelMultipleChoiceField(
        label=_("Đơn vị dự"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    words = text_area(_("Diễn biến"), 4, required=False)
    minutes = forms.FileField(label=_("Biên bản"), required=False)

    def __init__(self, *args: Any, one: Supervision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "bodies", bodies_on(today()).filter(pk__in=one.supervised.values("body")))


class QuestionForm(forms.Form):
    kind = radios(_("Loại"), Question.Kind.choices)
    who = line(_("Ai nêu"), 200, help_text=_("Đại biểu, ban, tổ chức."))
    to_body = one_of_rows(_("Hỏi đơn vị"), None, required=False)
    text = text_area(_("Nội dung"), 3, max_length=3000)
    answer = text_area(_("Trả lời ngay tại phiên"), 3, required=False, max_length=5000)

    def __init__(self, *args: Any, one: Supervision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "to_body", bodies_on(today()).filter(pk__in=one.supervised.values("body")))

    @property
    def said(self) -> Said:
        return Said(**self.cleaned_data)


class LaterAnswerForm(forms.Form):
    question = one_of_rows(_("Câu hỏi"), None)
    on = day_field(_("Ngày trả lời"))
    answered_by = line(_("Ai trả lời"), 300)
    answer = text_area(_("Nội dung trả lời"), 4, max_length=5000)

    def __init__(self, *args: Any, one: Supervision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "question", Question.objects.filter(session__supervision=one, answered_on=None))


class ConcludedForm(EditionForm):
    on = day_field(_("Ngày kết luận"))
    number = line(_("Số báo cáo, kết luận"), 60, required=False)
    conclusion = text_area(_("Kết luận"), 8)


class RecommendForm(forms.Form):
    to = one_of_rows(_("Kiến nghị với"), None)
    words = text_area(_("Kiến nghị làm gì"), 4, max_length=4000)
    reply_by = day_field(_("Đề nghị trả lời trước hết ngày"), required=False, help_text=NO_LAW)

    def __init__(self, *args: Any, one: Supervision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "to", bodies_on(today()).filter(pk__in=one.supervised.values("body")))


class ShownForm(EditionForm):
    shown = text_area(
        _("Tóm tắt cho mọi người đọc"),
        6,
        max_length=3000,
        help_text=_("Không ghi tên, số điện thoại, số giấy tờ của ai."),
    )


class ReceivedForm(forms.Form):
    kind = radios(_("Việc"), Criticism.Kind.choices)
    title = line(_("Tên dự thảo"), 300)
    draft_kind = radios(_("Loại văn bản"), Criticism.Draft.choices)
    drafter = one_of_rows(_("Cơ quan soạn thảo"), None)
    received_on = day_field(_("Ngày nhận dự thảo"))
    received_number = line(_("Văn bản gửi dự thảo"), 60, required=False)
    form = radios(_("Hình thức phản biện"), Criticism.Form.choices)
    about = text_area(_("Cần phản biện điều gì"), 3, required=False, max_length=4000)
    plan = one_of_rows(_("Theo kế hoạch năm"), None, required=False)
    file = forms.FileField(label=_("Dự thảo"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "drafter", bodies_on(today()).filter(kind__in=["party", "council", "committee", "agency"]))
        fill(self, "plan", Plan.objects.filter(by=By.FRONT))

    @property
    def facts(self) -> Received:
        return Received(**{**self.cleaned_data, "file": upload(self, "file")})


class HearingForm(forms.Form):
    form = radios(_("Hình thức"), Criticism.Form.choices)
    unit = line(_("Đơn vị được hỏi, hoặc nơi họp"), 300)
    asked_on = day_field(_("Ngày gửi hỏi"), required=False)
    held_on = day_field(_("Ngày họp, ngày nhận trả lời"), required=False)
    chair = line(_("Chủ trì"), 300, required=False)
    attended = forms.IntegerField(label=_("Số người dự"), min_value=1, max_value=5000, required=False)
    minutes = forms.FileField(label=_("Biên bản, văn bản trả lời"), required=False)


class LetterAnsweredForm(forms.Form):
    hearing = one_of_rows(_("Đơn vị đã trả lời"), None)
    on = day_field(_("Ngày trả lời"))

    def __init__(self, *args: Any, one: Criticism, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "hearing", one.hearings.filter(held_on=None))


class PointForm(forms.Form):
    part = line(_("Phần nào của dự thảo"), 120, help_text=_("Điều 3, mục II, hoặc “cả dự thảo”."))
    text = text_area(_("Ý kiến phản biện"), 4, max_length=4000)
    proposal = text_area(_("Đề nghị sửa thế nào"), 3, required=False, max_length=4000)
    who = line(_("Ai nêu"), 200, required=False, help_text=_("Tổ chức, thành viên hội đồng tư vấn."))
    hearing = one_of_rows(_("Nêu ở đâu"), Hearing.objects.none(), required=False)

    def __init__(self, *args: Any, one: Criticism, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "hearing", one.hearings.all())


class SendCriticismForm(EditionForm):
    on = day_field(_("Ngày gửi"))
    number = line(_("Số văn bản"), 60)
    overview = text_area(_("Nhận xét chung"), 5, max_length=5000)
    answer_by = day_field(
        _("Đề nghị trả lời trước hết ngày"),
        help_text=_("Ngày do văn bản của Mặt trận đặt ra: chưa có điều luật nào ấn định hạn này trong hệ thống."),
    )


class AnswersForm(EditionForm):
    """The drafting body's answer to every point."""

    on = day_field(_("Ngày trả lời"))
    number = line(_("Số văn bản trả lời"), 60, required=False)

    def __init__(self, *args: Any, one: Criticism, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._points = list(one.points.all())
        for each in self._points:
            self.fields[f"answer_{each.pk}"] = radios(
                f"{each.order}. {each.part}: {each.text[:300]}",
                Point.Answer.choices,
                required=False,
                help_text=each.proposal,
            )
            self.fields[f"words_{each.pk}"] = text_area(
                _now("Ý kiến %d: tiếp thu thế nào, hoặc vì sao không") % each.order, 3, required=False, max_length=4000
            )

    @property
    def answers(self) -> dict[int, tuple[str, str]]:
        data = self.cleaned_data
        return {each.pk: (data.get(f"answer_{each.pk}", ""), data.get(f"words_{each.pk}", "")) for each in self._points}


def answers_initial(one: Criticism) -> dict[str, Any]:
    found: dict[str, Any] = {"edition": one.edition, "on": today(), "number": one.answer_number}
    for each in one.points.all():
        found |= {f"answer_{each.pk}": each.answer, f"words_{each.pk}": each.answer_text}
    return found
