"""Consolidated figures as .xlsx: each number in a cell of its own, part and whole apart."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from dinh.account.province.comparing import Compared
from dinh.account.province.nation import Coverage, Provinces
from dinh.account.province.totals import Room
from dinh.ground.places.models import Commune
from dinh.ground.room import Indicator
from dinh.ground.sheets import table
from dinh.law.periods import Period


def totals_sheet(
    period: Period, rooms: Sequence[Room], absent: Sequence[Commune], covered: Sequence[Coverage] = ()
) -> bytes:
    """`covered`: the provinces of the country, each with how many of its communes told their figures."""
    columns = [
        (_("Lĩnh vực"), 26), (_("Chỉ tiêu"), 60), (_("Đơn vị tính"), 16), (_("Số"), 12), (_("Trên tổng số"), 12),
        (_("Kỳ trước: số"), 12), (_("Kỳ trước: trên tổng số"), 12), (_("Số xã có phát sinh"), 12),
    ]  # fmt: skip
    rows: list[list[str | int | None]] = [
        [room.title, line.indicator.label, line.indicator.unit, line.now.part if line.now else 0,
         line.now.whole if line.now else None, line.before.part if line.before else None,
         line.before.whole if line.before else None, line.now.communes if line.now else 0]
        for room in rooms for line in room.lines
    ]  # fmt: skip
    rows += [
        [
            _("Xã, phường đã có số liệu"),
            each.province.title,
            _("xã, phường"),
            each.told,
            each.communes,
            None,
            None,
            None,
        ]
        for each in covered
    ]
    rows += [
        [_("Chưa có số liệu"), f"{commune.title}, {commune.province}" if covered else commune.title, "", None, None,
         None, None, None]
        for commune in absent
    ]  # fmt: skip
    return table(_("Tổng hợp %(period)s") % {"period": period.label}, columns, rows)


def communes_sheet(indicator: Indicator, period: Period, found: Compared) -> bytes:
    columns = [(_("Mã"), 10), (_("Xã, phường"), 30), (_("Số"), 12), (_("Trên tổng số"), 12), (_("Ghi chú"), 30)]
    unlike = _unlike()
    rows: list[list[str | int | None]] = [
        [line.commune.code, line.commune.title, line.value.part if line.value else None,
         line.value.whole if line.value else None, _("chưa có số liệu") if line.missing else unlike[line.unlike]]
        for line in found.lines
    ]  # fmt: skip
    return table(f"{indicator.label}, {period.label}", columns, rows)


def provinces_sheet(indicator: Indicator, period: Period, found: Provinces) -> bytes:
    columns = [
        (_("Mã"), 10), (_("Tỉnh, thành phố"), 30), (_("Số"), 12), (_("Trên tổng số"), 12),
        (_("Số xã có phát sinh"), 12), (_("Số xã đã có số liệu"), 12), (_("Số xã còn thiếu"), 12), (_("Ghi chú"), 30),
    ]  # fmt: skip
    unlike = _unlike()
    rows: list[list[str | int | None]] = [
        [line.province.code, line.title, line.value.part if line.value else None,
         line.value.whole if line.value else None, line.active, line.coverage.told, line.coverage.missing,
         unlike[line.unlike]]
        for line in found.lines
    ]  # fmt: skip
    return table(f"{indicator.label}, {period.label}", columns, rows)


def _unlike() -> dict[int, str]:
    return {-1: _("thấp hơn hẳn số đông"), 1: _("cao hơn hẳn số đông"), 0: ""}
