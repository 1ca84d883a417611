from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.ground.bodies.models import Post
from dinh.ground.fields import day_field, line, one_of_rows, radios, text_area
from dinh.ground.privacy.actions import Story
from dinh.ground.privacy.extent import room_choices
from dinh.ground.privacy.models import Incident

MOMENTS = ["%Y-%m-%dT%H:%M", "%H:%M %d/%m/%Y", "%d/%m/%Y %H:%M"]


def moment_field(label: Any, **options: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, widget=widget, input_formats=MOMENTS, **options)


def posts() -> Any:
    return Post.objects.select_related("body").order_by("body__order", "title")


class StoryForm(forms.Form):
    title = line(_("Việc gì"), 200, help_text=_("Một câu, không nêu tên người. Ví dụ: gửi nhầm danh sách hộ nghèo."))
    found_at = moment_field(_("Phát hiện lúc"), help_text=_("Đồng hồ báo cơ quan chuyên trách chạy từ lúc này."))
    found_how = line(_("Ai phát hiện, bằng cách nào"), 300, required=False)
    story = text_area(_("Chuyện xảy ra thế nào"), 5, max_length=4000)
    begins = day_field(_("Dữ liệu bị lộ, mất từ ngày"))
    ends = day_field(_("đến ngày"))
    rooms = forms.MultipleChoiceField(
        label=_("Dữ liệu của mảng việc nào"), required=False, choices=room_choices, widget=forms.CheckboxSelectMultiple
    )
    data = line(  # type: ignore[assignment]  # taken out of the class by Django before it hides the form's own
        _("Dữ liệu gì"), 1000, required=False, help_text=_("Họ tên, điện thoại, địa chỉ, mức trợ cấp…")
    )
    people = forms.IntegerField(label=_("Khoảng bao nhiêu người"), required=False, min_value=0, max_value=100_000_000)
    harm = text_area(_("Hậu quả có thể có"), 2, max_length=2000, required=False)
    measures = text_area(_("Đã làm gì, sẽ làm gì"), 4, max_length=4000, required=False)
    advice = text_area(_("Người có dữ liệu nên làm gì"), 3, max_length=2000, required=False)

    def told(self) -> Story:
        given = {name: said for name, said in self.cleaned_data.items() if name not in ("drill", "edition")}
        return Story(**{**given, "rooms": tuple(given["rooms"])})


class OpenForm(StoryForm):
    drill = radios(_("Đây là"), [("no", _("sự cố thật")), ("yes", _("diễn tập"))])
    field_order = ("drill",)


class MoreForm(StoryForm):
    edition = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, data: Any, incident: Incident) -> MoreForm:
        names = [name for name in cls.base_fields if name != "edition"]
        first = {name: getattr(incident, name) for name in names} | {"edition": incident.edition}
        return cls(data, initial=first)


class StepForm(forms.Form):
    text = line(_("Làm gì"), 300)
    owner = one_of_rows(_("Ai làm"), None, required=False)
    until = moment_field(_("Trước lúc"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].queryset = posts()  # type: ignore[attr-defined]


class GiveForm(StepForm):
    text = None  # type: ignore[assignment]  # what is to be done stays


class DoneForm(forms.Form):
    note = text_area(_("Kết quả"), 2, max_length=500, required=False)


class NotifyForm(forms.Form):
    at = moment_field(_("Đã gửi lúc"))
    number = line(_("Số, ký hiệu văn bản"), 60, required=False)
    late_reason = text_area(_("Vì sao chậm (chỉ khi đã quá hạn)"), 2, max_length=500, required=False)
    edition = forms.IntegerField(widget=forms.HiddenInput)


class TellForm(forms.Form):
    at = moment_field(_("Đã báo lúc"))
    how = line(_("Báo bằng cách nào"), 300, help_text=_("Gọi điện, gửi thư, đến nhà, dán bảng tin."))
    edition = forms.IntegerField(widget=forms.HiddenInput)


class CloseForm(forms.Form):
    lessons = text_area(_("Bài học, đã sửa gì"), 4, max_length=4000)
    not_notified = text_area(_("Vì sao không phải báo cơ quan chuyên trách (chỉ khi chưa báo)"), 2, max_length=500,
                             required=False)  # fmt: skip
    edition = forms.IntegerField(widget=forms.HiddenInput)


class IncidentFilter(forms.Form):
    q = line(_("Mã, tên việc"), 60, required=False)
    loai = forms.ChoiceField(
        label=_("Loại"),
        required=False,
        choices=[("", _("Tất cả")), ("real", _("sự cố thật")), ("drill", _("diễn tập"))],
    )
    tinh_trang = forms.ChoiceField(
        label=_("Tình trạng"), required=False, choices=[("", _("Tất cả")), *Incident.State.choices]
    )
