"""The shapes of a duty to report: for every year, and once."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dinh.account.reports.actions import Way
from dinh.account.reports.models import Regime
from dinh.account.reports.outlines import OUTLINES
from dinh.account.reports.periods import CUTTABLE, NAMES
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.law.periods import CutOff, Period, PeriodError

LINES = 4  # periods offered at once


class _Chain(forms.Form):
    """Who reports to whom, by which outline, by which way."""

    title = forms.CharField(label=_("Tên chế độ báo cáo"), max_length=200)
    outline = forms.ChoiceField(label=_("Đề cương"), choices=[(o.key, o.title) for o in OUTLINES.values()])
    line = forms.ChoiceField(label=_("Tuyến"), choices=Regime.Line.choices)
    receiver: Any = forms.ModelChoiceField(label=_("Nơi nhận, tổng hợp"), queryset=None)
    via: Any = forms.ModelChoiceField(
        label=_("Gửi qua"), queryset=None, required=False, help_text=_("Ví dụ: qua Ban Xây dựng Đảng.")
    )
    owes: Any = forms.ModelMultipleChoiceField(
        label=_("Nơi phải báo cáo"), queryset=None, widget=forms.CheckboxSelectMultiple
    )
    onward = forms.CharField(
        label=_("Đồng gửi, gửi tiếp lên"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi dòng một nơi, như in ở nơi nhận. Ví dụ: Ban Tuyên giáo và Dân vận Tỉnh ủy."),
    )  # fmt: skip

    merged = forms.BooleanField(label=_("Nơi nhận lập báo cáo tổng hợp của mình"), required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("receiver", "via", "owes"):
            self.fields[name].queryset = bodies_on(today())  # type: ignore[attr-defined]

    @property
    def way(self) -> Way:
        asked = self.cleaned_data
        copies = tuple(line.strip() for line in asked["onward"].splitlines() if line.strip())
        return Way(asked["line"], asked["via"], copies, asked["merged"])


class RegimeForm(_Chain):
    begins = forms.DateField(label=_("Áp dụng từ ngày"))


class OnceForm(_Chain):
    """A report asked for once: over which days, by when, and what is wanted."""

    start = forms.DateField(label=_("Số liệu từ ngày"))
    end = forms.DateField(label=_("đến hết ngày"))
    due = forms.DateField(label=_("Gửi trước ngày"))
    request = forms.CharField(
        label=_("Nội dung yêu cầu"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Cần báo cáo việc gì, nhấn vào điểm nào."),
    )  # fmt: skip
    period: Period

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("start") and given.get("end"):
            try:
                self.period = Period.between(given["start"], given["end"])
            except PeriodError:
                self.add_error("end", gettext("Ngày cuối phải sau ngày đầu, và không quá ba năm."))
        return given


class PeriodForm(forms.Form):
    """One period of a regime: which, before which day, and its cut-off."""

    period = forms.ChoiceField(label=_("Kỳ"), required=False, choices=[("", "–"), *NAMES.items()])
    before = forms.CharField(label=_("Gửi trước ngày"), required=False, max_length=5)
    cut = forms.CharField(label=_("Chốt số liệu hết ngày"), required=False, max_length=5)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        kind = given.get("period")
        if not kind:
            if given.get("before") or given.get("cut"):
                self.add_error("period", gettext("Dòng này có ngày nhưng chưa chọn kỳ."))
            return given
        day = _day(self, "before", given.get("before", ""), monthly=kind == "month")
        if day:
            given["item"] = {"period": kind, **day}
        if given.get("cut"):
            cut = _day(self, "cut", given["cut"], monthly=False)
            if cut and kind not in CUTTABLE:
                self.add_error("cut", gettext("Chỉ kỳ năm và 6 tháng mới có ngày chốt riêng."))
            elif cut and "item" in given:
                given["item"]["cut"] = [cut["day"], cut["month"]]
                _check_cut(self, kind, given["item"]["cut"])
        return given


def _check_cut(form: forms.Form, kind: str, cut: list[int]) -> None:
    try:
        Period.parse("2026" if kind == "year" else f"2026-{kind}", CutOff(*cut))
    except ValueError as error:
        form.add_error("cut", str(error))


def _day(form: forms.Form, name: str, text: str, *, monthly: bool) -> dict[str, int] | None:
    """«10/6»; of a monthly report only the day of the month that follows."""
    day, _slash, month = text.strip().partition("/")
    try:
        if monthly:
            number = int(day)
            if month or not 1 <= number <= 28:
                raise ValueError
            return {"day": number}
        date(2023, int(month), int(day))  # a day of every year
    except ValueError:
        told = gettext("Ghi ngày trong tháng, ví dụ 3.") if monthly else gettext("Ghi ngày/tháng, ví dụ 10/6.")
        form.add_error(name, told)
        return None
    return {"day": int(day), "month": int(month)}


class _Periods(forms.BaseFormSet):  # type: ignore[type-arg]
    def clean(self) -> None:
        kinds = [form.cleaned_data.get("period") for form in self.forms if form.cleaned_data.get("period")]
        if not kinds and not any(form.errors for form in self.forms):
            raise ValidationError(gettext("Cần ít nhất một kỳ và hạn nộp."))
        if len(set(kinds)) != len(kinds):
            raise ValidationError(gettext("Mỗi kỳ chỉ ghi một dòng."))


def days_of(periods: Any) -> list[dict[str, Any]]:
    """The filled lines of a valid set of periods, as `Regime.days` keeps them."""
    return [form.cleaned_data["item"] for form in periods if form.cleaned_data.get("item")]


PeriodFormSet = forms.formset_factory(PeriodForm, formset=_Periods, extra=LINES, max_num=20)
