"""The shapes of what people type into reports."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from dinh.account.reports.actions import EnteredRow
from dinh.account.reports.checks import Advice
from dinh.account.reports.models import Passage
from dinh.account.reports.parts import Entered

ROWS = 5  # empty lines offered at once; saving offers more


class PassageForm(forms.Form):
    text = forms.CharField(
        label=_("Nội dung viết thêm"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 8})
    )
    status = forms.ChoiceField(label=_("Mục này đã"), choices=Passage.Status.choices, widget=forms.RadioSelect)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class RewriteForm(forms.Form):
    text = forms.CharField(label=_("Câu đã sửa"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))


class FigureForm(forms.Form):
    """A figure and where it comes from; the records behind it are `RowForm`s."""

    part = forms.IntegerField(label=_("Số"), min_value=0, max_value=10**12)
    whole = forms.IntegerField(label=_("Trên tổng số"), min_value=0, max_value=10**12, required=False)
    source = forms.CharField(
        label=_("Sổ hoặc văn bản theo dõi"), required=False, max_length=300,
        help_text=_("Ví dụ: Sổ tiếp công dân năm 2026, trang 12–15."),
    )  # fmt: skip
    upload = forms.FileField(
        label=_("Tệp chứng minh"), required=False, help_text=_("Danh sách, biên bản hoặc ảnh chụp sổ.")
    )

    sure = forms.BooleanField(label=_("Số này đúng, tôi đã đối chiếu"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, entered: Entered, before: str = "", **kwargs: Any) -> None:
        """`before` is what the last report said, put beside the question about a figure that cannot be."""
        super().__init__(*args, **kwargs)
        told = _("Số không thể âm. %s") % before
        for name in ("part", "whole"):
            self.fields[name].error_messages["min_value"] = told.strip()
            self.fields[name].validators = [MinValueValidator(0, told.strip()), MaxValueValidator(10**12)]
        self.fields["part"].help_text = before
        self.fields["part"].label = f"{entered.label} ({entered.unit})"
        if entered.share:
            self.fields["whole"].required = True
        else:
            del self.fields["whole"]


class RowForm(forms.Form):
    title = forms.CharField(label=_("Nội dung"), required=False, max_length=300)
    day = forms.DateField(label=_("Ngày"), required=False, widget=forms.DateInput(attrs={"placeholder": "31/12/2026"}))
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=300)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("title") and (given.get("day") or given.get("note")):
            self.add_error("title", _("Dòng này có ngày hoặc ghi chú nhưng chưa có nội dung."))
        return given


RowFormSet = forms.formset_factory(RowForm, extra=ROWS, max_num=500)


def entered_rows(formset: Any) -> list[EnteredRow]:
    """The typed lines that say something."""
    lines = [form.cleaned_data for form in formset if form.cleaned_data.get("title")]
    return [EnteredRow(line["title"], line.get("day"), line.get("note", "")) for line in lines]


class ReturnForm(forms.Form):
    reason = forms.CharField(label=_("Cần bổ sung"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))


class SubmitForm(forms.Form):
    early = forms.BooleanField(label=_("Kỳ chưa hết, vẫn gửi với số liệu đến hôm nay"), required=False)


class SignForm(forms.Form):
    """The signature, and a field for each advice that needs a reason when it is left."""

    issued = forms.DateField(label=_("Ngày ban hành"))
    authority = forms.CharField(
        label=_("Thay mặt, ký thay"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Mỗi dòng một ý, như in trên văn bản. Ví dụ: T/M ĐẢNG ỦY hoặc TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH."),
    )  # fmt: skip
    signer_title = forms.CharField(label=_("Chức vụ người ký"), max_length=200)
    signer = forms.CharField(label=_("Họ và tên người ký"), max_length=100)
    sure = forms.BooleanField(label=_("Tôi đã đọc báo cáo. Sau khi ký, báo cáo không sửa được nữa."))
    early = forms.BooleanField(label=_("Kỳ chưa hết, vẫn ký với số liệu đến hôm nay"), required=False)

    def ask(self, found: Iterable[Advice], *, running: bool) -> None:
        """A field for each reason; the question about the period only while it runs."""
        for one in found:
            if one.asks_reason:
                self.fields[f"ly_do_{one.key}"] = forms.CharField(
                    label=_("Lý do để nguyên: %s") % one.message, required=False, max_length=500
                )
        if not running:
            del self.fields["early"]

    @property
    def reasons(self) -> dict[str, str]:
        return {
            name.removeprefix("ly_do_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("ly_do_") and value
        }
