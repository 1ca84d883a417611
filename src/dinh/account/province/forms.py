"""Rows of the office's tables: a commune of the list, a figure that was handed in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from dinh.account.province.actions import Unit
from dinh.account.province.handing import why_not_hand_in
from dinh.ground.actor import Actor
from dinh.ground.fold import fold
from dinh.ground.places.models import Commune
from dinh.ground.room import INDICATORS, Value
from dinh.law.periods import Period

UNIT_COLUMNS = {
    "code": ("mã", "mã đơn vị", "mã đơn vị hành chính", "code"),
    "name": ("tên", "tên đơn vị", "xã, phường", "name"),
    "kind": ("loại", "cấp", "kind"),
    "into": ("nhập vào", "sáp nhập vào", "into"),
    "on": ("từ ngày", "ngày sáp nhập", "on"),
}
COUNTRY_COLUMNS = UNIT_COLUMNS | {"province": ("mã tỉnh", "tỉnh", "province")}
FIGURE_COLUMNS = {
    "code": ("mã xã", "mã đơn vị", "mã", "code"),
    "name": ("xã, phường", "tên xã", "tên", "name"),
    "key": ("mã chỉ tiêu", "chỉ tiêu", "key"),
    "part": ("số", "giá trị", "part"),
    "whole": ("trên tổng số", "tổng số", "whole"),
    "sure": ("đã kiểm lại", "xác nhận", "sure"),
}
KINDS = {"xa": "xa", "phuong": "phuong", "dac khu": "dac-khu", "dac-khu": "dac-khu"}
FAR = 3  # times the period before, or a third of it: asked about. Ours: wide enough for a doubled population
YES = {"x", "co", "roi", "yes", "1", "dung"}


class UnitForm(forms.Form):
    code = forms.CharField(
        label=_("Mã"), max_length=8, validators=[RegexValidator(r"^\d{1,8}$", _("Mã chỉ gồm chữ số."))]
    )
    name = forms.CharField(label=_("Tên"), max_length=100)
    kind = forms.CharField(label=_("Loại"), max_length=20)
    into = forms.CharField(label=_("Nhập vào"), max_length=8, required=False)
    on = forms.DateField(label=_("Từ ngày"), required=False, input_formats=["%d/%m/%Y", "%Y-%m-%d"])

    province = forms.CharField(label=_("Mã tỉnh"), max_length=8, required=False)

    def clean_kind(self) -> str:
        kind = KINDS.get(fold(self.cleaned_data["kind"]))
        if kind is None:
            raise ValidationError(_now("Ghi xã, phường hoặc đặc khu."))
        return kind

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if bool(data.get("into")) != bool(data.get("on")) and "on" not in self.errors:
            raise ValidationError(_now("Nơi nhập vào và ngày sáp nhập phải ghi cả hai, hoặc để trống cả hai."))
        if data.get("into") and data.get("into") == data.get("code"):
            raise ValidationError(_now("Một xã không thể nhập vào chính nó."))
        return data

    def unit(self) -> Unit:
        data = self.cleaned_data
        return Unit(data["code"], data["name"], data["kind"], data["into"], data["on"], data["province"])


class FigureForm(forms.Form):
    """`before` gives what the commune had in the period before, by (code, key): a figure far from it is asked about
    until the row says «đã kiểm lại»."""

    code = forms.CharField(label=_("Mã xã"), max_length=8)
    key = forms.CharField(label=_("Mã chỉ tiêu"), max_length=40)
    part = forms.IntegerField(label=_("Số"), min_value=0, max_value=10**15)
    whole = forms.IntegerField(label=_("Trên tổng số"), min_value=0, max_value=10**15, required=False)
    sure = forms.CharField(label=_("Đã kiểm lại"), max_length=20, required=False)

    def __init__(
        self, *args: Any, by: Actor, units: dict[str, Commune], period: Period,
        before: dict[tuple[str, str], Value], **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self._by, self._units, self._period, self._before = by, units, period, before

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.errors:
            return data
        unit = self._units.get(data["code"])
        if unit is None:
            raise ValidationError(_now("Mã xã %s không có trong danh sách của tỉnh.") % data["code"])
        value = Value(data["part"], data["whole"])
        if reason := why_not_hand_in(self._by, unit, self._period, {data["key"]: value}):
            raise ValidationError(reason)
        told = self._before.get((data["code"], data["key"]))
        if told and fold(data["sure"]) not in YES and _far(value, told):
            raise ValidationError(
                _now("%(label)s: kỳ này %(now)s, kỳ trước %(before)s. Nếu đúng, ghi “x” ở cột Đã kiểm lại.")
                % {"label": INDICATORS[data["key"]].label, "now": _words(value), "before": _words(told)}
            )
        return data | {"unit": unit, "value": value}


def _far(now: Value, before: Value) -> bool:
    return before.part > 0 and not before.part <= now.part * FAR <= before.part * FAR * FAR


def _words(value: Value) -> str:
    return f"{value.part}/{value.whole}" if value.whole is not None else str(value.part)
