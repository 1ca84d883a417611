"""What is typed about inspections: themes with their lists, a body to look at, the self-report, marks, conclusions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from dinh.ground.bodies.models import Post
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.fields import day_field, line, one_of_rows, radios, text_area
from dinh.rights.oversee.actions.inspections import Asked, ThemeFacts, criteria_of
from dinh.rights.oversee.actions.inspections_conclusion import Work
from dinh.rights.oversee.forms_boards import EditionForm, fill
from dinh.rights.oversee.forms_visits import ManyFilesField
from dinh.rights.oversee.inspections_lists import READY, as_text, kind_of, ready
from dinh.rights.oversee.models import By, Criterion, Inspection, Remark, Theme

TASK_ROWS = 5
LIST_HELP = _(
    "Mỗi dòng một nội dung: nội dung | xem ở đâu | điểm | loại đơn vị. Loại đơn vị để trống là mọi đơn vị; "
    "chỉ hỏi một loại thì ghi: tổ chức đảng; HĐND; UBND; Mặt trận; đoàn thể; phòng; ban, tổ; đơn vị sự nghiệp."
)


class YearPlanForm(forms.Form):
    """`kinds` are the watchers whoever opens the form may plan for."""

    watcher = radios(_("Kế hoạch của"), [])
    holder = one_of_rows(_("Cơ quan ban hành"), None)
    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2100)
    words = text_area(_("Mục đích, yêu cầu"), 3, required=False)

    def __init__(self, *args: Any, kinds: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        watcher: Any = self.fields["watcher"]
        watcher.choices = kinds
        fill(self, "holder", bodies_on(today()).filter(kind__in=["party", "council", "front", "board"]))


class IssueForm(EditionForm):
    on = day_field(_("Ngày ban hành"))
    number = line(_("Số, ký hiệu"), 60)


class ThemeForm(forms.Form):
    title = line(_("Chuyên đề"), 300)
    about = text_area(_("Kiểm tra những gì"), 3, required=False)
    lead = one_of_rows(_("Đơn vị chủ trì"), None)
    from_day = day_field(_("Từ ngày"))
    to_day = day_field(_("Đến ngày"))
    lines = text_area(_("Danh mục chấm"), 12, help_text=LIST_HELP)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "lead", bodies_on(today()))

    def clean_lines(self) -> list[Asked]:
        found = []
        rows = [row for row in self.cleaned_data["lines"].splitlines() if row.strip()]
        for number, row in enumerate(rows, start=1):
            text, look_at, most, applies, *more = [*(part.strip() for part in row.split("|")), "", "", "", ""][:5]
            kind = kind_of(applies)
            if (most and not most.isdecimal()) or any(more) or kind is None:
                words = _now(
                    "Dòng %(number)d chưa đúng mẫu: «%(row)s». Viết: nội dung | xem ở đâu | điểm | loại đơn vị."
                )
                raise forms.ValidationError(words % {"number": number, "row": row[:80]})
            found.append(Asked(text, look_at, int(most or 10), kind))
        return found

    @property
    def facts(self) -> ThemeFacts:
        return ThemeFacts(**self.cleaned_data)

    @staticmethod
    def start(key: str, year: str) -> dict[str, Any]:
        """A new theme from a ready list."""
        chosen = ready(key)
        day = today()
        dates = {"from_day": day, "to_day": day.replace(month=12, day=31)} if year == str(day.year) else {}
        return {"title": str(chosen.title), "lines": as_text(chosen.lines), **dates} if chosen else dates


class EditThemeForm(ThemeForm):
    edition = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def facts(self) -> ThemeFacts:
        return ThemeFacts(**{name: value for name, value in self.cleaned_data.items() if name != "edition"})


def theme_initial(theme: Theme) -> dict[str, Any]:
    lines = tuple((each.text, each.look_at, each.most, each.applies) for each in theme.criteria.all())
    return {
        "title": theme.title, "about": theme.about, "lead": theme.lead_id, "from_day": theme.from_day,
        "to_day": theme.to_day, "lines": as_text(lines), "edition": theme.edition,
    }  # fmt: skip


class ScheduleForm(forms.Form):
    body = one_of_rows(_("Đơn vị được kiểm tra"), None)
    planned_on = day_field(_("Dự kiến ngày"))
    why = line(_("Vì sao kiểm tra đơn vị này"), 500)
    team = text_area(_("Đoàn kiểm tra"), 3, required=False, help_text=_("Mỗi dòng một người: họ tên, chức danh."))

    def __init__(self, *args: Any, theme: Theme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        out = [theme.lead_id, theme.plan.body_id]
        there = theme.inspections.filter(cancelled_on=None).values("body")
        fill(self, "body", bodies_on(today()).exclude(pk__in=[pk for pk in out if pk]).exclude(pk__in=there))


class ChangeForm(EditionForm):
    planned_on = day_field(_("Dự kiến ngày"))
    team = text_area(_("Đoàn kiểm tra"), 3, required=False)
    reason = line(_("Vì sao đổi"), 300)


class AskReportForm(EditionForm):
    report_by = day_field(
        _("Nộp trước hết ngày"), help_text=_("Ngày do văn bản yêu cầu đặt ra, không phải hạn của luật.")
    )
    number = line(_("Số văn bản yêu cầu"), 60, required=False)


class SelfReportForm(EditionForm):
    words = text_area(_("Báo cáo tự kiểm tra"), 8)
    uploads = ManyFilesField(label=_("Minh chứng"), required=False)

    def __init__(self, *args: Any, one: Inspection, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._criteria = criteria_of(one)
        for each in self._criteria:
            label = _now("%(text)s (nhiều nhất %(most)d điểm)") % {"text": each.text, "most": each.most}
            self.fields[f"own_{each.pk}"] = forms.IntegerField(
                label=label, min_value=0, max_value=each.most, required=False
            )  # fmt: skip

    @property
    def own(self) -> dict[int, int | None]:
        return {each.pk: self.cleaned_data.get(f"own_{each.pk}") for each in self._criteria}


def self_report_initial(one: Inspection) -> dict[str, Any]:
    own = {f"own_{each.criterion_id}": each.own for each in one.marks.all()}
    return {"words": one.report, "edition": one.edition, **own}


class VisitedForm(EditionForm):
    on = day_field(_("Ngày kiểm tra"))
    place = line(_("Làm việc ở đâu"), 300)
    met = line(_("Làm việc với ai"), 500)
    team = text_area(_("Đoàn kiểm tra"), 3, help_text=_("Mỗi dòng một người: họ tên, chức danh."))


class MarksForm(EditionForm):
    """Points and evidence for every line of the list that applies."""

    def __init__(self, *args: Any, one: Inspection, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._criteria = criteria_of(one)
        own = {each.criterion_id: each.own for each in one.marks.all()}
        for each in self._criteria:
            help_text = _now("Nhiều nhất %d điểm.") % each.most
            if own.get(each.pk) is not None:
                help_text = f"{help_text} {_now('Đơn vị tự chấm %d.') % own[each.pk]}"
            self.fields[f"points_{each.pk}"] = forms.IntegerField(
                label=f"{each.order}. {each.text}", min_value=0, max_value=each.most, required=False,
                help_text=f"{help_text} {_now('Xem ở: %s.') % each.look_at if each.look_at else ''}",
            )  # fmt: skip
            self.fields[f"seen_{each.pk}"] = text_area(
                _now("Nội dung %d: đã thấy gì, ở đâu") % each.order, 2, required=False, max_length=2000
            )

    @property
    def marks(self) -> dict[int, tuple[int | None, str]]:
        data = self.cleaned_data
        return {each.pk: (data.get(f"points_{each.pk}"), data.get(f"seen_{each.pk}", "")) for each in self._criteria}


def marks_initial(one: Inspection) -> dict[str, Any]:
    found: dict[str, Any] = {"edition": one.edition}
    for each in one.marks.all():
        found |= {f"points_{each.criterion_id}": each.points, f"seen_{each.criterion_id}": each.seen}
    return found


class EvidenceForm(forms.Form):
    criterion = one_of_rows(_("Của nội dung"), None)
    uploads = ManyFilesField(label=_("Ảnh, bản quét"))

    def __init__(self, *args: Any, one: Inspection, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "criterion", Criterion.objects.filter(pk__in=[each.pk for each in criteria_of(one)]))


class RemarkForm(forms.Form):
    kind = radios(_("Loại"), Remark.Kind.choices)
    post = one_of_rows(_("Chức danh"), None, required=False, help_text=_("Để trống là cả đơn vị."))
    words = line(_("Về việc gì"), 500, help_text=_("Việc đã làm, chưa làm; không nhận xét suy nghĩ của ai."))
    ground = line(_("Căn cứ"), 300, help_text=_("Biên bản, sổ, văn bản nào."))

    def __init__(self, *args: Any, one: Inspection, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "post", Post.objects.filter(body=one.body))


class ConcludeForm(EditionForm):
    on = day_field(_("Ngày kết luận"))
    strengths = text_area(_("Ưu điểm"), 4, max_length=5000)
    weaknesses = text_area(
        _("Hạn chế, nguyên nhân"),
        4,
        required=False,
        max_length=5000,
        help_text=_("Có hạn chế thì phải giao việc khắc phục."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = bodies_on(today())
        for row in range(1, TASK_ROWS + 1):
            self.fields[f"text_{row}"] = line(_now("Việc %d: phải làm gì") % row, 300, required=False)
            self.fields[f"lead_{row}"] = one_of_rows(_now("Việc %d: đơn vị làm") % row, bodies, required=False)
            self.fields[f"due_{row}"] = day_field(_now("Việc %d: xong trước ngày") % row, required=False)

    def clean(self) -> None:
        data = self.cleaned_data
        for row in range(1, TASK_ROWS + 1):
            if data.get(f"text_{row}") and not data.get(f"lead_{row}"):
                self.add_error(f"lead_{row}", _now("Hãy chọn đơn vị làm việc này."))

    @property
    def work(self) -> list[Work]:
        data = self.cleaned_data
        rows = [row for row in range(1, TASK_ROWS + 1) if data.get(f"text_{row}")]
        return [Work(data[f"lead_{row}"], data[f"text_{row}"], data.get(f"due_{row}")) for row in rows]


class SignForm(EditionForm):
    signer = line(_("Người ký"), 100)
    signer_title = line(_("Chức vụ người ký"), 200)


class PassForm(forms.Form):
    what = text_area(_("Dấu hiệu vi phạm"), 4, max_length=4000)
    ground = text_area(_("Căn cứ, điều khoản"), 2, max_length=4000)
    competent = line(_("Chuyển cơ quan nào"), 300)
    found_on = day_field(_("Ngày phát hiện"))


class OpenForm(forms.Form):
    why = line(_("Vì sao mở hồ sơ này"), 300, help_text=_("Mỗi lần mở đều ghi nhật ký cùng lý do."))


class HandOnForm(forms.Form):
    on = day_field(_("Ngày chuyển"))
    number = line(_("Số văn bản chuyển"), 60)


class AnsweredForm(forms.Form):
    on = day_field(_("Ngày trả lời"))
    answer = text_area(_("Cơ quan có thẩm quyền trả lời"), 4, max_length=4000)


def lists_ready() -> list[tuple[str, Any]]:
    return [(each.key, each.title) for each in READY]


WATCHERS = {By.COMMITTEE, By.PARTY, By.COUNCIL, By.FRONT}
