"""What stands against keeping figures that a commune handed in."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.places.models import Commune
from dinh.ground.places.queries import communes_of
from dinh.ground.room import INDICATORS, Value
from dinh.law.periods import Period


def why_not_hand_in(by: Actor, unit: Commune, period: Period, figures: dict[str, Value]) -> str:
    """The first thing that stands against it, in words; empty when nothing does."""
    if unit.here:
        return _("%s ghi sổ ngay tại đây: số liệu được đếm từ sổ, không nhập tay.") % unit.title
    if not communes_of(by.commune).filter(pk=unit.pk).exists():
        return _("%s không thuộc địa bàn của cơ quan này.") % unit.title
    if period.end >= today():
        return _("Kỳ %(period)s chưa hết (đến hết ngày %(day)s).") % {
            "period": period.label, "day": f"{period.end:%d/%m/%Y}",
        }  # fmt: skip
    for key, value in figures.items():
        if key not in INDICATORS:
            return _("Không có chỉ tiêu mã “%s”.") % key
        if value.part < 0 or (value.whole is not None and value.whole < value.part):
            return _("%(label)s: phần không thể âm hoặc lớn hơn tổng số.") % {"label": INDICATORS[key].label}
    return ""
