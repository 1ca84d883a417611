from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from dinh.ground.fold import words


def day_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    """A day: the browser's own picker, sending YYYY-MM-DD; 21/11/2026 is read too."""
    widget = forms.DateInput({"type": "date"}, "%Y-%m-%d")
    return forms.DateField(label=label, required=required, help_text=help_text, widget=widget)


def ground_field() -> forms.CharField:
    return forms.CharField(
        label=_("Theo văn bản"), required=False, max_length=200, help_text=_("Số và ngày nghị quyết, quyết định.")
    )


class GroupForm(forms.Form):
    name = forms.CharField(label=_("Tên"), max_length=100, help_text=_("Chỉ tên, không kèm chữ thôn hay tổ dân phố."))
    label = forms.CharField(label=_("Loại"), max_length=30, help_text=_("thôn, ấp, bản, tổ dân phố, khu phố…"))
    code = forms.SlugField(
        label=_("Mã"),
        max_length=30,
        required=False,
        help_text=_("Để trống thì lấy theo tên."),
    )
    households = forms.IntegerField(label=_("Số hộ"), min_value=0, max_value=100_000)
    meeting_place = forms.CharField(label=_("Nhà văn hóa, điểm sinh hoạt"), max_length=200, required=False)
    valid_from = day_field(_("Từ ngày"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("name") and data.get("label") and not data.get("code"):
            data["code"] = code_of(f"{data['label']} {data['name']}")
        return data


class GroupFactsForm(forms.Form):
    label = forms.CharField(label=_("Loại"), max_length=30)
    households = forms.IntegerField(label=_("Số hộ"), min_value=0, max_value=100_000)
    meeting_place = forms.CharField(label=_("Nhà văn hóa, điểm sinh hoạt"), max_length=200, required=False)


class RenameForm(forms.Form):
    name = forms.CharField(label=_("Tên mới"), max_length=100)
    day = day_field(_("Từ ngày"))
    ground = ground_field()


class PartForm(forms.Form):
    name = forms.CharField(label=_("Tên"), max_length=100)
    households = forms.IntegerField(label=_("Số hộ"), min_value=0, max_value=100_000)
    meeting_place = forms.CharField(label=_("Nhà văn hóa, điểm sinh hoạt"), max_length=200, required=False)


class WhenForm(forms.Form):
    day = day_field(_("Từ ngày"))
    ground = ground_field()


class MergeForm(PartForm):
    groups: Any = forms.ModelMultipleChoiceField(
        None, label=_("Những đơn vị sáp nhập"), widget=forms.CheckboxSelectMultiple
    )
    day = day_field(_("Từ ngày"))
    ground = ground_field()

    def __init__(self, *args: Any, groups: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["groups"].queryset = groups  # type: ignore[attr-defined]
        self.order_fields(["groups", "name", "households", "meeting_place", "day", "ground"])


PartFormSet: type[BaseFormSet[PartForm]] = formset_factory(PartForm, extra=0, min_num=2, max_num=10, validate_min=True)


def code_of(title: str) -> str:
    """A code from a name: `Tổ dân phố 4` → `to-dan-pho-4`."""
    return "-".join(words(title))[:30].strip("-")
