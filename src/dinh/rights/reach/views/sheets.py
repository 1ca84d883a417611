"""A survey as .xlsx: how far each group has come, or what came out."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.sheets import Cell, table
from dinh.rights.reach import queries
from dinh.rights.reach.models import Heard, Survey


def progress_sheet(survey: Survey, lines: list[queries.Progress]) -> bytes:
    columns = [(_("Thôn, tổ dân phố"), 24), (_("Số hộ"), 10), (_("Hộ bốc trúng"), 12), (_("Đã gọi"), 10),
               (_("Đã trả lời"), 10), (_("Không trả lời"), 12), (_("Còn phải hỏi"), 12)]  # fmt: skip
    rows = [
        (each.stratum.name, each.stratum.households, each.stratum.asked, each.called, each.answered, each.lost,
         each.waiting)
        for each in lines
    ]  # fmt: skip
    return table(survey.title, columns, rows)


def result_sheet(survey: Survey) -> bytes:
    """One row a group and fact, the commune first; hidden cells say so."""
    columns = [(_("Nơi"), 24), (_("Điều"), 50), (_("Biết đúng"), 10), (_("Đã trả lời"), 10), (_("Tỷ lệ %"), 10),
               (_("Thấp nhất %"), 10), (_("Cao nhất %"), 10)]  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for fact in survey.result["facts"]:
        rows.append((_("Cả địa phương"), fact["text"], *_cells(fact["commune"])))
        rows += [
            (group["name"], fact["text"], *_cells(found))
            for group, found in zip(survey.result["groups"], fact["groups"], strict=True)
        ]
    columns += [(_("Nghe từ đâu"), 26), (_("Số hộ"), 10)]
    labels = dict(Heard.choices)
    for channel in survey.result["channels"]:
        count = _("ít hơn 5") if channel["count"] is None else channel["count"]
        rows.append((_("Cả địa phương"), "", None, None, None, None, None, labels[channel["key"]], count))
    return table(survey.title, columns, rows)


def _cells(found: dict[str, Any] | None) -> tuple[Cell, ...]:
    if found is None:
        return (_("không nêu"), None, None, None, None)
    percents = [round(100 * found[name], 1) for name in ("share", "low", "high")]
    return (found["part"], found["whole"], *percents)
