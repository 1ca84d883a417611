"""Open data of the indicators: a number a month, small ones left out (`smalls`); of a province's office those of its
communes, and their sums; of the country's the same with the province beside each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from dinh.ground.datasets import Column, DataSet, Line, Reckoned, Table, Wanted, dataset
from dinh.ground.places.models import Commune
from dinh.ground.room import INDICATORS
from dinh.house.api.across import Across
from dinh.house.api.contents import BY_UNIT
from dinh.house.api.models import MonthValue, UnitValue
from dinh.house.api.queries import all_unit_values, month_sums, month_sums_by_province, month_values, unit_values
from dinh.house.api.smalls import told


def _value(one: MonthValue | UnitValue) -> Line:
    part, whole = (None, None) if one.hidden else (one.part, one.whole)
    return (*_named(one.month, one.key), part, whole, one.hidden)


def _named(month: date, key: str) -> Line:
    declared = INDICATORS.get(key)
    label, unit = (declared.label, declared.unit) if declared else (None, None)
    return (f"{month:%Y-%m}", month, key, label, unit)


def _unit_value(one: UnitValue) -> Line:
    return (one.unit.code, one.unit.title, *_value(one))


def _sums(wanted: Wanted) -> Iterator[tuple[int, Line]]:
    """A sum is told only where every number in it is: else the one left out could be computed back."""
    for position, one in enumerate(month_sums(wanted.since, wanted.until), 1):
        yield position, _sum(one)


def _sum(one: dict[str, Any]) -> Line:
    part, whole = (None, None) if one["hidden"] else (one["part"], one["whole"])
    return (*_named(one["month"], one["key"]), part, whole, bool(one["hidden"]), one["units"])


def _unit_value_across(one: UnitValue) -> Line:
    return (one.unit.province.code, one.unit.province.title, *_unit_value(one))


def _sums_across(wanted: Wanted) -> Iterator[tuple[int, Line]]:
    """The same in each province."""
    for position, one in enumerate(month_sums_by_province(wanted.since, wanted.until), 1):
        yield position, (one["province"].code, one["province"].title, *_sum(one))


COLUMNS = (
    Column("month", "Tháng", "text", "Tháng, dạng 2026-10.", sample="2026-10"),
    Column("day", "Ngày đầu tháng", "date", "Để lọc và vẽ biểu đồ."),
    Column("indicator", "Mã chỉ số", "text", "Mã không đổi.", lookup="key", choices=tuple(
        (key, str(each.label)) for key, each in INDICATORS.items() if told(key)), sample="dialogue.held"),
    Column("label", "Chỉ số", "text", "Tên chỉ số."),
    Column("unit", "Đơn vị", "text", "Đơn vị tính.", sample="cuộc"),
    Column("value", "Giá trị", "integer", "Trống khi không nêu.", sample=12),
    Column("whole", "Trên tổng số", "integer", "Với chỉ số là một phần của tổng; trống: không phải, hoặc không "
           "nêu.", sample=14),
    Column("suppressed", "Không nêu", "boolean", "Số nhỏ, hoặc số giúp tính ngược ra số nhỏ."),
)  # fmt: skip

dataset(DataSet(
    key="chi-so-theo-thang", title="Chỉ số theo tháng", title_en="Monthly indicators",
    about="Mỗi dòng là một chỉ số của một tháng đã qua, tính từ chính hồ sơ. Số người, số vụ việc từ 1 đến 4 không "
          "nêu, cùng vài số khác đủ để không ai tính ngược ra; số 0 luôn nêu. Tố cáo không bao giờ có ở đây.",
    about_en="Indicators by month, computed from the records. Counts of persons or sensitive matters from 1 to 4 are "
             "suppressed, with complementary suppression; denunciations are never included.",
    right="giam-sat", rhythm="Mỗi ngày, cho các tháng đã qua", origin="/", day="day",
    basis="Quy ước của trang này",
    columns=COLUMNS,
    table=Table(month_values, _value, day="month"),
))  # fmt: skip

_SMALL = ("Số người, số vụ việc từ 1 đến 4 không nêu, cùng vài số khác đủ để không ai tính ngược ra; số 0 luôn nêu. "
          "Tố cáo không bao giờ có ở đây.")  # fmt: skip
_SMALL_EN = ("Counts of persons or sensitive matters from 1 to 4 are suppressed, with complementary suppression; "
             "denunciations are never included.")  # fmt: skip
_UNIT = (
    Column("commune", "Mã xã, phường", "text", "Mã đơn vị hành chính.", lookup="unit__code", sample="98002"),
    Column("commune_name", "Xã, phường", "text", "Tên xã, phường, đặc khu.", sample="Xã Bến Đá"),
)
_PROVINCE = (
    Column("province", "Mã tỉnh", "text", "Mã đơn vị hành chính của tỉnh, thành phố.", lookup="unit__province__code",
           sample="98"),
    Column("province_name", "Tỉnh, thành phố", "text", "Tên tỉnh, thành phố.", sample="Tỉnh Lam Giang"),
)  # fmt: skip
_SUMMED = Column("communes", "Số xã, phường", "integer", "Bao nhiêu xã, phường có số trong tổng.", sample=12)
for _kind, _across in ((Commune.Kind.PROVINCE, False), (Commune.Kind.COUNTRY, True)):
    dataset(DataSet(
        key=BY_UNIT, title="Số liệu các xã, phường theo tháng", title_en="Monthly indicators of communes",
        about="Mỗi dòng là một chỉ số của một xã, phường trong một tháng đã qua: như xã, phường ấy tự công bố, hoặc "
              f"đã gửi về tỉnh. {_SMALL}",
        about_en=f"Indicators of each commune by month, as it publishes or handed them in. {_SMALL_EN}",
        right="giam-sat", rhythm="Mỗi ngày, cho các tháng đã qua", origin="/", day="day",
        basis="Quy ước của trang này",
        columns=(*_PROVINCE, *_UNIT, *COLUMNS) if _across else (*_UNIT, *COLUMNS),
        table=Across(all_unit_values, _unit_value_across, day="month") if _across
        else Table(unit_values, _unit_value, day="month"),
    ), office=_kind)  # fmt: skip
    dataset(DataSet(
        key="tong-hop-theo-thang",
        title="Tổng hợp các tỉnh theo tháng" if _across else "Tổng hợp của tỉnh theo tháng",
        title_en="Monthly totals of the provinces" if _across else "Monthly totals of the province",
        about=f"Mỗi dòng là một chỉ số{' của một tỉnh' if _across else ''} cộng của mọi xã, phường có số trong một "
              f"tháng đã qua. Tháng nào có xã, phường không nêu số thì tổng của tháng ấy cũng không nêu. {_SMALL}",
        about_en=f"Indicators summed over communes{' of each province' if _across else ''} by month; a total is "
                 f"suppressed where any part of it is. {_SMALL_EN}",
        right="giam-sat", rhythm="Mỗi ngày, cho các tháng đã qua", origin="/", day="day",
        basis="Quy ước của trang này",
        columns=(*_PROVINCE, *COLUMNS, _SUMMED) if _across else (*COLUMNS, _SUMMED),
        table=Reckoned(_sums_across if _across else _sums, day="day"),
    ), office=_kind)  # fmt: skip
