"""The annexes of a report: one table of all its figures, then the records of those whose outline wants them listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dinh.account.reports.compose import Facts, counted
from dinh.account.reports.parts import Outline
from dinh.account.reports.words import compared, said
from dinh.ground.room import INDICATORS, Row

MOST = 40  # records of one figure on paper; more stand in the .xlsx of the figure


@dataclass(frozen=True, slots=True)
class Annex:
    """A table of its own page. `more` tells how many records the paper leaves out."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: int = 0

    def plain(self) -> dict[str, Any]:
        return {"title": self.title, "header": list(self.header), "rows": [list(r) for r in self.rows],
                "more": self.more}  # fmt: skip


def annexes(outline: Outline, facts: Facts, rows: dict[str, list[Row]]) -> list[Annex]:
    """`rows` by indicator key; a figure without records has no list."""
    return [_figures(outline, facts), *_lists(outline, rows)]


def _figures(outline: Outline, facts: Facts) -> Annex:
    """Every number the report tells, with the same days a year earlier beside it where they are compared."""
    lines = []
    for part in outline.counts:
        one, value, before = INDICATORS[part.indicator], facts.values[part.indicator], facts.before.get(part.indicator)
        known = before is not None and counted(before)  # a year before the records began is no year of nothing
        beside = _less(compared(value, before, facts.when), facts.when) if known and before else "–"
        cells = (said(before) if known and before else "–", beside)
        lines.append((one.label, one.unit, said(value), *cells))
    for entered in outline.figures:
        figure = facts.figures.get(entered.key)
        if figure is not None:
            lines.append((entered.label, entered.unit, said(figure), "–", "–"))
    numbered = tuple((str(at), *line) for at, line in enumerate(lines, start=1))
    if all(line[-2:] == ("–", "–") for line in lines):
        return Annex("Bảng số liệu", ("TT", "Chỉ tiêu", "Đơn vị", "Kỳ này"), tuple(line[:-2] for line in numbered))
    before_head = facts.when[:1].upper() + facts.when[1:] if facts.when else "Kỳ trước"
    return Annex("Bảng số liệu", ("TT", "Chỉ tiêu", "Đơn vị", "Kỳ này", before_head, "So sánh"), numbered)


def _less(words: str, when: str) -> str:
    """«tăng 02» of «tăng 02 so với năm 2025 (24)»: the column's head says the rest."""
    return words.partition(" so với")[0].partition(f" {when}")[0]


def _lists(outline: Outline, rows: dict[str, list[Row]]) -> list[Annex]:
    found = []
    for part in outline.counts:
        listed = rows.get(part.indicator, []) if part.listed else []
        if not listed:
            continue
        one = INDICATORS[part.indicator]
        lines = tuple((str(at), *_cells(row, len(one.columns))) for at, row in enumerate(listed[:MOST], start=1))
        title = f"Danh sách: {one.label[:1].lower()}{one.label[1:]}"
        found.append(Annex(title, ("TT", *one.columns), lines, max(len(listed) - MOST, 0)))
    return found


def _cells(row: Row, wide: int) -> tuple[str, ...]:
    return tuple((*row.cells, *[""] * wide)[:wide])
