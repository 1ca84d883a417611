"""Tables as .xlsx: the ranking with every criterion, the sheet of one body, the list of campaigns."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from dinh.account.scores.models import Campaign
from dinh.account.scores.permissions import STAGES
from dinh.account.scores.recompute import number
from dinh.account.scores.rubrics.words import datum_words
from dinh.account.scores.sources import all_leaves
from dinh.ground.sheets import Cell, table, workbook

Item = dict[str, Any]


def _cell(text: str | None) -> Cell:
    """Points as a number a spreadsheet can add; a dash for what was taken out."""
    if text is None:
        return "–"
    value = number(text)
    return float(Decimal(value.numerator) / Decimal(value.denominator))


def ranking(file: Item) -> bytes:
    """One sheet with a line a body by rank; one with every datum, its points and the reason where it was changed."""
    rubric = file["rubric"]
    grades = {grade["key"]: grade["title"] for grade in rubric["grades"]}
    leaves = all_leaves(rubric)
    ordered = sorted(file["sheets"], key=lambda one: (one["rank"], one["name"]))
    head = [
        _("Hạng"),
        _("Đơn vị"),
        *(leaf["key"] for leaf in leaves),
        _("Thưởng"),
        _("Trừ"),
        _("Tổng điểm"),
        _("Xếp loại"),
    ]
    rows: list[list[Cell]] = [
        [
            one["rank"], one["name"], *(_cell(one["lines"][leaf["key"]]["points"]) for leaf in leaves),
            _cell(one["bonus"]),
            _cell(one["penalty"]), _cell(one["total"]), grades[one["grade"]],
        ]
        for one in ordered
    ]  # fmt: skip
    detail: list[list[Cell]] = [
        [one["name"], leaf["key"], leaf["title"], _cell(str(leaf["points"])),
         datum_words(leaf, one["lines"][leaf["key"]]["datum"]), _cell(one["lines"][leaf["key"]]["points"]),
         one["lines"][leaf["key"]].get("reason", "")]
        for one in ordered for leaf in leaves
    ]  # fmt: skip
    columns = [
        _("Đơn vị"),
        _("Tiêu chí"),
        _("Tên tiêu chí"),
        _("Điểm tối đa"),
        _("Số liệu"),
        _("Điểm"),
        _("Lý do thẩm định sửa"),
    ]
    widths = [10, 34, 12, 12, 14, 12, 40]
    return workbook([(_("Xếp hạng"), head, rows), (_("Từng tiêu chí"), columns, detail)], widths=widths)


def campaigns(rows: Iterable[Campaign], day: Any) -> bytes:
    columns = [
        (_("Mã"), 15), (_("Năm"), 8), (_("Đợt chấm"), 60), (_("Hạn tự chấm"), 12), (_("Niêm yết"), 12),
        (_("Quyết định"), 24), (_("Công bố"), 12), (_("Tình trạng"), 28),
    ]  # fmt: skip
    lines: list[list[Cell]] = [
        [one.ref, one.year, one.title, one.self_until, one.posted_on, one.decision, one.published_on,
         str(STAGES[one.stage(day)])]
        for one in rows
    ]  # fmt: skip
    return table(_("Chấm điểm"), columns, lines)
