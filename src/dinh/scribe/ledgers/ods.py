"""The sheets of an OpenDocument spreadsheet, read as a stream."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from lxml import etree

from dinh.scribe.decode.archive import Package
from dinh.scribe.ledgers.cells import Cell

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
Rows = Callable[[], Iterator[tuple[Cell, ...]]]
Spans = list[tuple[int, int, int, int]]


@dataclass(slots=True)
class OdsSheet:
    """`spans`: its merged cells as (left, top, right, bottom); `hidden_rows`: the numbers of rows that are not
    shown."""

    name: str
    hidden: bool
    rows: Rows
    spans: Spans = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)


def ods_sheets(package: Package, most: int, rows: int, columns: int) -> list[OdsSheet]:
    """Each sheet; no more than `rows`, `columns` of it are read. Raises lxml's errors on damaged XML."""
    content = package.read("content.xml", most)
    unseen = _unseen_styles(content)
    found: list[OdsSheet] = []
    for sheet, number, element in _lines(content, rows):
        if sheet == len(found):
            table = next(element.iterancestors(f"{_TABLE}table"), None)
            told = table.attrib if table is not None else {}
            hidden = told.get(f"{_TABLE}style-name", "") in unseen
            found.append(OdsSheet(told.get(f"{_TABLE}name", ""), hidden, _rows(content, sheet, rows, columns)))
        if element.get(f"{_TABLE}visibility") in ("collapse", "filter"):
            last = min(number + _number(element, "rows-repeated"), rows + 2)
            found[sheet].hidden_rows.update(range(number, last))
        at = 0
        for cell in element:
            if not isinstance(cell.tag, str) or not cell.tag.startswith(_TABLE):
                continue
            wide, deep = _number(cell, "columns-spanned"), _number(cell, "rows-spanned")
            if wide > 1 or deep > 1:
                found[sheet].spans.append((at, number, at + wide - 1, number + deep - 1))
            at += _number(cell, "columns-repeated")
    return found


def _unseen_styles(content: bytes) -> set[str]:
    """The styles of sheets that are not shown; they stand before the first sheet."""
    found: set[str] = set()
    parsed = etree.iterparse(
        io.BytesIO(content), events=("start", "end"), tag=(f"{_STYLE}style", f"{_TABLE}table"), resolve_entities=False,
        no_network=True, huge_tree=False,
    )  # fmt: skip
    for event, element in parsed:
        if element.tag == f"{_TABLE}table":
            break
        if event == "end":
            told = element.find(f"{_STYLE}table-properties")
            if told is not None and told.get(f"{_TABLE}display") == "false":
                found.add(element.get(f"{_STYLE}name", ""))
            element.clear()
    return found


def _rows(content: bytes, wanted: int, rows: int, columns: int) -> Rows:
    def read() -> Iterator[tuple[Cell, ...]]:
        last = 0
        for sheet, number, element in _lines(content, rows):
            if sheet > wanted:
                return
            if sheet < wanted:
                continue
            made = _cells(element, columns)
            if not any(cell not in (None, "") for cell in made):
                continue
            for _blank in range(number - last - 1):
                yield ()
            repeated = min(_number(element, "rows-repeated"), max(rows + 1 - number, 1))
            for _again in range(repeated):
                yield made
            last = number + repeated - 1

    return read


def _lines(content: bytes, rows: int) -> Iterator[tuple[int, int, Any]]:
    """(which sheet, row number, element) of each row element."""
    sheet, number = -1, 1
    parsed = etree.iterparse(
        io.BytesIO(content), events=("start", "end"), tag=(f"{_TABLE}table", f"{_TABLE}table-row"),
        resolve_entities=False, no_network=True, huge_tree=False,
    )  # fmt: skip
    for event, element in parsed:
        if element.tag == f"{_TABLE}table":
            if event == "start":
                sheet, number = sheet + 1, 1
        elif event == "end":
            if number <= rows + 1:
                yield sheet, number, element
            number += _number(element, "rows-repeated")
            element.clear()


def _number(element: Any, name: str) -> int:
    text = element.get(f"{_TABLE}number-{name}", "1")
    return max(int(text), 1) if text.isdigit() else 1


def _cells(element: Any, columns: int) -> tuple[Cell, ...]:
    made: list[Cell] = []
    for cell in element:
        if not isinstance(cell.tag, str) or not cell.tag.startswith(_TABLE) or len(made) >= columns:
            continue
        value = _value(cell)
        made += [value] * min(_number(cell, "columns-repeated"), columns - len(made))
    while made and made[-1] in (None, ""):
        made.pop()
    return tuple(made)


def _value(cell: Any) -> Cell:
    kind = cell.get(f"{_OFFICE}value-type", "")
    if kind == "date":
        text = cell.get(f"{_OFFICE}date-value", "")
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            return text or None
    if kind in ("float", "currency", "percentage"):
        try:
            amount = float(cell.get(f"{_OFFICE}value", ""))
        except ValueError:
            return None
        return int(amount) if amount.is_integer() and abs(amount) < 1e15 else amount
    said = [" ".join(part.itertext()) for part in cell.iter(f"{_TEXT}p")]
    return "\n".join(said) or None
