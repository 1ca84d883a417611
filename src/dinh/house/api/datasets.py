"""Open data of the indicators: a number a month, small ones left out (`smalls`)."""

from __future__ import annotations

from dinh.ground.datasets import Column, DataSet, Line, Table, dataset
from dinh.ground.room import INDICATORS
from dinh.house.api.models import MonthValue
from dinh.house.api.queries import month_values
from dinh.house.api.smalls import told


def _value(one: MonthValue) -> Line:
    declared = INDICATORS.get(one.key)
    part, whole = (None, None) if one.hidden else (one.part, one.whole)
    return (
        f"{one.month:%Y-%m}", one.month, one.key, declared.label if declared else None,
        declared.unit if declared else None, part, whole, one.hidden,
    )  # fmt: skip


dataset(DataSet(
    key="chi-so-theo-thang", title="Chỉ số theo tháng", title_en="Monthly indicators",
    about="Mỗi dòng là một chỉ số của một tháng đã qua, tính từ chính hồ sơ. Số người, số vụ việc từ 1 đến 4 không "
          "nêu, cùng vài số khác đủ để không ai tính ngược ra; số 0 luôn nêu. Tố cáo không bao giờ có ở đây.",
    about_en="Indicators by month, computed from the records. Counts of persons or sensitive matters from 1 to 4 are "
             "suppressed, with complementary suppression; denunciations are never included.",
    right="giam-sat", rhythm="Mỗi ngày, cho các tháng đã qua", origin="/", day="day",
    basis="Quy ước của trang này",
    columns=(
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
    ),
    table=Table(month_values, _value, day="month"),
))  # fmt: skip
