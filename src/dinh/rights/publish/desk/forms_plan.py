"""What is typed for the yearly plan, the terms of other laws, and the means of the commune."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on
from dinh.law.publicity import FORMS
from dinh.rights.publish.actions import Line
from dinh.rights.publish.desk.common import day_field, text_area
from dinh.rights.publish.models import Means, PlanLine, SectorTerm
from dinh.rights.publish.public.items import BY_CODE, short


def item_choices() -> list[tuple[str, str]]:
    return [(code, f"{each.clause}. {short(code)}") for code, each in BY_CODE.items()]


class LineForm(forms.Form):
    item = forms.ChoiceField(label=gettext_lazy("Nội dung phải công khai (Điều 11)"), choices=item_choices)
    content = text_area(
        gettext_lazy("Công khai gì"), 2, max_length=400,
        help_text=gettext_lazy("Ví dụ: Tình hình thực hiện ngân sách quý III năm 2026."),
    )  # fmt: skip
    by_day = day_field(gettext_lazy("Chậm nhất ngày"))
    term = forms.CharField(
        label=gettext_lazy("Thời hạn công khai"), max_length=100, required=False,
        help_text=gettext_lazy("Như ghi trong kế hoạch. Ví dụ: niêm yết 30 ngày; thường xuyên."),
    )  # fmt: skip
    body = forms.ModelChoiceField(label=gettext_lazy("Bộ phận chịu trách nhiệm"), queryset=Body.objects.none())
    forms = forms.MultipleChoiceField(
        label=gettext_lazy("Hình thức"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(form.letter, f"{form.letter}) {form.title}") for form in FORMS],
    )  # fmt: skip
    field_order = ["item", "content", "forms", "by_day", "term", "body"]

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies_on(day)  # type: ignore[attr-defined]

    def line(self) -> Line:
        asked = self.cleaned_data
        return Line(
            item=asked["item"], content=asked["content"], by_day=asked["by_day"], body=asked["body"],
            forms=tuple(asked["forms"]), term=asked["term"],
        )  # fmt: skip


def line_initial(row: PlanLine) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("item", "content", "forms", "by_day", "term", "body")}


class AdoptForm(forms.Form):
    paper_number = forms.CharField(
        label=gettext_lazy("Số, ký hiệu kế hoạch"), max_length=60, help_text=gettext_lazy("Ví dụ: 12/KH-UBND.")
    )
    adopted = day_field(gettext_lazy("Ngày ban hành"))


class MeansForm(forms.Form):
    loudspeaker = forms.BooleanField(
        label=gettext_lazy("Xã, phường có hệ thống truyền thanh"), required=False,
        help_text=gettext_lazy("Không có thì phần mềm không đòi phát thanh."),
    )  # fmt: skip
    seat = forms.CharField(
        label=gettext_lazy("Nơi niêm yết ở trụ sở"), max_length=200, required=False,
        help_text=gettext_lazy("Ví dụ: Bảng tin cổng chính, trụ sở UBND phường."),
    )  # fmt: skip
    contact = forms.CharField(
        label=gettext_lazy("Nơi hỏi đáp"), max_length=200, required=False,
        help_text=gettext_lazy("In trên thông báo. Ví dụ: Bộ phận Một cửa, phòng 102."),
    )  # fmt: skip
    phone = forms.CharField(
        label=gettext_lazy("Số điện thoại hỏi đáp"), max_length=60, required=False,
        help_text=gettext_lazy("Bà con gọi số này, đọc mã số in trên thông báo để nghe nội dung."),
    )  # fmt: skip


def means_initial(held: Means) -> dict[str, Any]:
    return {name: getattr(held, name) for name in ("loudspeaker", "seat", "contact", "phone")}


class TermForm(forms.Form):
    item = forms.ChoiceField(label=gettext_lazy("Nội dung"), choices=item_choices)
    what = forms.ChoiceField(label=gettext_lazy("Thời hạn nào"), choices=SectorTerm.What.choices)
    days = forms.IntegerField(label=gettext_lazy("Số ngày"), min_value=1, max_value=3650)
    working = forms.BooleanField(label=gettext_lazy("Là ngày làm việc"), required=False)
    article = forms.CharField(
        label=gettext_lazy("Điều, khoản, văn bản"), max_length=300,
        help_text=gettext_lazy("Chép đúng nơi quy định, có số văn bản và ngày."),
    )  # fmt: skip
    since = day_field(gettext_lazy("Áp dụng cho quyết định từ ngày"))


class EndTermForm(forms.Form):
    until = day_field(gettext_lazy("Thôi áp dụng cho quyết định từ ngày"))
