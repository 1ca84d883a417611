"""Forms about the yearly meeting and the UBND's papers of the year."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dinh.ground.clock import today
from dinh.ground.fields import day_field, line, radios, text_area
from dinh.rights.decide.forms_matters import moment_field
from dinh.rights.decide.models import YearlyMeeting, YearPaper
from dinh.rights.decide.queries.yearly import LETTERS


class PlanForm(forms.Form):
    meets_at = moment_field(_("Họp lúc"))
    place = line(_("Địa điểm"), 250)
    plan_on = day_field(_("Ngày gửi kế hoạch đến UBND, Ủy ban MTTQ, Ban TTND"), required=False)


class OnForm(forms.Form):
    on = day_field(_("Ngày"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = today()


class HeldForm(forms.Form):
    """The meeting as the secretary wrote it down. The steps are the decree's letters; their words the secretary's."""

    present = forms.IntegerField(label=_("Số hộ dự"), min_value=0)
    secretary = line(_("Thư ký"), 120, required=False)
    head_report = text_area(_("Báo cáo của người đứng đầu thôn, tổ dân phố"), 4, required=False)
    front_report = text_area(_("Báo cáo của Ban công tác Mặt trận"), 4, required=False)
    inspection_report = text_area(_("Báo cáo của thành viên Ban Thanh tra nhân dân"), 4, required=False)
    opinions = text_area(_("Ý kiến của bà con"), 5, required=False)
    conclusion = text_area(_("Kết luận"), 3, required=False)

    def __init__(self, *args: Any, meeting: YearlyMeeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.initial = getattr(meeting, name)
        for at, letter in enumerate(LETTERS, start=1):
            label = _("Bước %(letter)s)") % {"letter": letter}
            self.fields[f"step_{at}"] = line(
                label, 500, required=False, initial=meeting.steps.get(letter, ""),
                help_text=_("Ghi đã làm gì ở bước này.") if at == 1 else "",
            )  # fmt: skip

    def steps(self) -> dict[str, str]:
        return {letter: self.cleaned_data[f"step_{at}"] for at, letter in enumerate(LETTERS, start=1)}

    def words(self) -> dict[str, str]:
        data = self.cleaned_data
        return {name: data[name] for name in data if name != "present" and not name.startswith("step_")}


class PaperForm(OnForm):
    kind = radios(_("Loại"), YearPaper.Kind.choices)
    year = forms.IntegerField(label=_("Của năm"), min_value=2023, max_value=2100)
    number = line(_("Số văn bản"), 60)
    words = line(_("Kỳ họp, nội dung"), 300, required=False)
    field_order = ["kind", "year", "number", "on", "words"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = today().year


def planned(meeting: YearlyMeeting | None) -> dict[str, Any]:
    """First values of a plan."""
    if meeting is None:
        return {}
    moment = timezone.localtime(meeting.meets_at).replace(tzinfo=None)
    return {"meets_at": moment, "place": meeting.place, "plan_on": meeting.plan_on}
