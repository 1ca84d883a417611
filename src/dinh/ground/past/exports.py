"""Tables to take away: an empty one for each kind, and the rows at fault with their reasons."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import translation
from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from dinh.ground.past.kinds import PastKind
from dinh.ground.past.models import Line, Run
from dinh.ground.sheets import Cell, table, workbook


def template(kind: PastKind) -> bytes:
    """The heads that are understood, and one row as example. In Vietnamese: it comes back to be read."""
    with translation.override("vi"):
        columns = [(str(column.title), 40 if column.most > 1_000 else 20) for column in kind.columns]
        row: list[Cell] = [column.sample for column in kind.columns]
        return table(str(kind.title), columns, [row])


def faults(run: Run, lines: Iterable[Line]) -> bytes:
    """Each sheet's rows at fault as they stood in the file, behind them the row, what is wrong and what to do: put
    right, the table can be brought again."""
    by_sheet: dict[int, list[Line]] = {}
    for line in lines:
        by_sheet.setdefault(line.sheet, []).append(line)
    sheets = []
    for at, some in by_sheet.items():
        sheet = run.sheets[at]
        titles = [title or get_column_letter(place + 1) for place, title in enumerate(sheet["titles"])]
        header = [*titles, _("Dòng trong tệp"), _("Ô"), _("Vì sao chưa được"), _("Cách sửa")]
        sheets.append((sheet["name"] or _("Dòng có lỗi"), header, [_row(line, len(titles)) for line in some]))
    return workbook(sheets or [(_("Dòng có lỗi"), [_("Không có dòng nào")], [])], widths=(18,) * 12)


def _row(line: Line, width: int) -> list[Cell]:
    told = [said for said in line.said if said["weight"] != "note"]
    cells: list[Cell] = [*line.raw[:width], *[""] * (width - len(line.raw))]
    return [
        *cells, line.number, "; ".join(dict.fromkeys(said["column"] for said in told)),
        "; ".join(f"{said['cause']} (“{said['value']}”)" if said["value"] else said["cause"] for said in told),
        " ".join(dict.fromkeys(said["way"] for said in told if said["way"])),
    ]  # fmt: skip
