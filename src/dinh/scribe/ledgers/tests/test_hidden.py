"""Rows and sheets that the spreadsheet does not show are read, and marked."""

from __future__ import annotations

import io
import zipfile

from openpyxl import Workbook

from dinh.scribe.ledgers import opening
from dinh.scribe.ledgers.heads import find_head
from dinh.scribe.ledgers.opening import open_book
from dinh.scribe.ledgers.rows import Row, below
from dinh.scribe.ledgers.tests.books import ods

ROWS = [["Số", "Nội dung"], ["1", "Một"], ["2", "Hai"], ["3", "Ba"], ["4", "Bốn"]]


def filtered() -> bytes:
    """As it is saved with a filter on: rows 3 and 4 out of sight; a second sheet put away."""
    book = Workbook()
    page = book.active
    page.title = "Sổ"
    for row in ROWS:
        page.append(row)
    page.row_dimensions[3].hidden = True
    page.row_dimensions[4].hidden = True
    page.row_dimensions[4].height = 20
    away = book.create_sheet("Cũ")
    away.append(["Số", "Nội dung"])
    away.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def hidden_in(data: bytes) -> list[int]:
    sheet = open_book(data, "so").sheets[0]
    head = find_head(list(sheet.lines()), sheet.spans, lambda _title: True)
    assert head is not None
    return [row.number for row in below(sheet, head) if isinstance(row, Row) and row.hidden]


def test_hidden_rows_of_excel_are_read_and_marked() -> None:
    assert hidden_in(filtered()) == [3, 4]
    first, away = open_book(filtered(), "so.xlsx").sheets
    assert [line.cells[1] for line in first.lines()] == ["Nội dung", "Một", "Hai", "Ba", "Bốn"]
    assert (first.hidden, away.hidden) == (False, True)


def test_they_are_found_wherever_the_part_is_cut(monkeypatch) -> None:
    whole = opening.Package.pieces

    def cut(self, name, limit):
        for piece in whole(self, name, limit):
            yield from (piece[at : at + 7] for at in range(0, len(piece), 7))

    monkeypatch.setattr(opening.Package, "pieces", cut)
    assert hidden_in(filtered()) == [3, 4]


def test_rows_and_sheets_of_calc_too() -> None:
    plain = ods("Sổ", ROWS)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(out, "w") as new:
        content = old.read("content.xml").decode()
        style = (
            '<office:automatic-styles xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">'
            '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/>'
            "</style:style></office:automatic-styles><office:body>"
        )
        parts = content.replace("<office:body>", style).split("<table:table-row>")
        unseen = '<table:table-row table:visibility="filter">'
        content = "<table:table-row>".join(parts[:3]) + unseen + "<table:table-row>".join(parts[3:])
        content = content.replace("</table:table>", '</table:table><table:table table:name="Cũ" table:style-name="ta2">'
                                  "<table:table-row><table:table-cell><text:p>x</text:p></table:table-cell>"
                                  "</table:table-row></table:table>", 1)  # fmt: skip
        new.writestr("mimetype", old.read("mimetype"))
        new.writestr("content.xml", content)
    data = out.getvalue()
    assert hidden_in(data) == [3]
    assert [(sheet.name, sheet.hidden) for sheet in open_book(data, "so.ods").sheets] == [("Sổ", False), ("Cũ", True)]
