"""Nasty spreadsheets of our own making, as offices really keep them."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook


def xlsx(*sheets: tuple[str, Sequence[Sequence[Any]]], merged: Sequence[str] = ()) -> bytes:
    """A workbook; `merged` ranges of its first sheet."""
    book = Workbook()
    book.remove(book.active)
    for at, (name, rows) in enumerate(sheets):
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
        for cells in merged if at == 0 else ():
            page.merge_cells(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def written_csv(rows: Sequence[Sequence[Any]], encoding: str = "utf-8-sig", mark: str = ";") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=mark, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode(encoding)


def ods(name: str, rows: Sequence[Sequence[str]], spans: dict[tuple[int, int], tuple[int, int]] | None = None) -> bytes:
    """An OpenDocument spreadsheet; `spans`: (row, column) from 0 → (columns, rows) that the cell covers."""
    made = []
    for at, row in enumerate(rows):
        cells = []
        for place, text in enumerate(row):
            wide, deep = (spans or {}).get((at, place), (1, 1))
            attributes = (
                f' table:number-columns-spanned="{wide}" table:number-rows-spanned="{deep}"'
                if (wide, deep) != (1, 1)
                else ""
            )
            if text.startswith("day:"):
                attributes += f' office:value-type="date" office:date-value="{text[4:]}"'
            cells.append(
                f"<table:table-cell{attributes}><text:p>{text}</text:p></table:table-cell>"
                if text
                else "<table:table-cell/>"
            )
        made.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="{name}">{"".join(made)}'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/>'
        "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
    return out.getvalue()
