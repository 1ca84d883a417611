"""The shapes of what people type into reports."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.account.reports.actions import EnteredRow
from dinh.account.reports.models import Passage
from dinh.account.reports.outlines import OUTLINES, Entered
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today

ROWS = 5  # empty lines offered at once; saving offers more


class PassageForm(forms.Form):
    text = forms.CharField(
        label=_("Nội dung viết thêm"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 8})
    )
    status = forms.ChoiceField(label=_("Mục này đã"), choices=Passage.Status.choices, widget=forms.RadioSelect)


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

    def __init__(self, *args: Any, entered: Entered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
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


class SignForm(forms.Form):
    issued = forms.DateField(label=_("Ngày ban hành"))
    authority = forms.CharField(
        label=_("Thay mặt, ký thay"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Mỗi dòng một ý, như in trên văn bản. Ví dụ: T/M ĐẢNG ỦY hoặc TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH."),
    )  # fmt: skip
    signer_title = forms.CharField(label=_("Chức vụ người ký"), max_length=200)
    signer = forms.CharField(label=_("Họ và tên người ký"), max_length=100)
    sure = forms.BooleanField(label=_("Tôi đã đọc báo cáo. Sau khi ký, báo cáo không sửa được nữa."))
    despite = forms.BooleanField(label=_("Vẫn ký dù còn lỗi nêu ở trên"), required=False)


class RegimeForm(forms.Form):
    title = forms.CharField(label=_("Tên chế độ báo cáo"), max_length=200)
    outline = forms.ChoiceField(label=_("Đề cương"), choices=[(o.key, o.title) for o in OUTLINES.values()])
    receiver: Any = forms.ModelChoiceField(label=_("Nơi nhận, tổng hợp"), queryset=None)
    owes: Any = forms.ModelMultipleChoiceField(
        label=_("Nơi phải báo cáo"), queryset=None, widget=forms.CheckboxSelectMultiple
    )
    half = forms.CharField(
        label=_("Báo cáo 6 tháng gửi trước ngày"),
        required=False,
        help_text=_("Ngày/tháng, ví dụ 10/6. Để trống nếu không có."),
    )
    year = forms.CharField(
        label=_("Báo cáo năm gửi trước ngày"), required=False, help_text=_("Ngày/tháng, ví dụ 10/12.")
    )
    begins = forms.DateField(label=_("Áp dụng từ ngày"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("receiver", "owes"):
            self.fields[name].queryset = bodies_on(today())  # type: ignore[attr-defined]

    def clean_half(self) -> dict[str, Any] | None:
        return _printed_day(self.cleaned_data["half"], "H1")

    def clean_year(self) -> dict[str, Any] | None:
        return _printed_day(self.cleaned_data["year"], "year")

    @property
    def days(self) -> list[dict[str, Any]]:
        return [item for item in (self.cleaned_data["half"], self.cleaned_data["year"]) if item]


def _printed_day(text: str, period: str) -> dict[str, Any] | None:
    if not text.strip():
        return None
    day, _slash, month = text.strip().partition("/")
    if not (
        day.isdecimal()
        and month.isdecimal()
        and 1 <= int(month) <= 12
        and 1 <= int(day) <= (28 if int(month) == 2 else 30)
    ):
        raise forms.ValidationError(_("Ghi ngày/tháng, ví dụ 10/6."))
    return {"period": period, "day": int(day), "month": int(month)}
