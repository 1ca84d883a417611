"""A data set as a file: CSV, .xlsx, JSON, JSON Lines, each streamed chunk by chunk, so that memory does not grow with
the rows.

CSV and .xlsx are opened with a spreadsheet: text that it would run as a formula is defused there. JSON is for programs
and holds the text as it is. Words are Vietnamese whatever language the page is read in: a file is the same for all.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.utils import timezone
from django.utils.translation import override
from django_scopes import scope

from dinh.ground.datasets import CHUNK, Cell, Column, DataSet, Line, Wanted
from dinh.ground.places.models import Commune
from dinh.ground.sheets import XLSX, guarded
from dinh.house.api.xlsx import workbook

TYPES = {
    "csv": "text/csv; charset=utf-8; header=present",
    "xlsx": XLSX,
    "json": "application/json",
    "jsonl": "application/jsonl; charset=utf-8",
}
BOM = "\ufeff"  # without it Excel takes Vietnamese for gibberish


def chunks(commune: Commune, declared: DataSet, wanted: Wanted) -> Iterator[list[tuple[int, Line]]]:
    """The rows, some at a time. The commune's scope and the language are entered for each: a streamed answer is read
    after the view, and its middleware, have ended."""
    with scope(commune=commune), override("vi"):
        rows = declared.rows(wanted)
    while True:
        with scope(commune=commune), override("vi"):
            some = list(islice(rows, CHUNK))
        if not some:
            return
        yield some


def lines(commune: Commune, declared: DataSet, wanted: Wanted) -> Iterator[Line]:
    for some in chunks(commune, declared, wanted):
        for _position, line in some:
            yield line


def plain(column: Column, cell: Cell, base: str) -> Any:
    """A cell as JSON and CSV tell it: days and moments by ISO 8601, addresses whole."""
    if cell is None or cell == "":
        return None
    if column.kind == "path":
        return f"{base}{cell}"
    if isinstance(cell, datetime):
        return timezone.localtime(cell).isoformat(timespec="seconds")
    return cell.isoformat() if isinstance(cell, date) else cell


def record(columns: Iterable[Column], line: Line, base: str) -> dict[str, Any]:
    return {column.key: plain(column, cell, base) for column, cell in zip(columns, line, strict=True)}


def worded(column: Column, cell: Cell, base: str = "") -> Any:
    """A cell for people: codes in words."""
    if column.kind == "path":
        return f"{base}{cell}" if cell else None
    return dict(column.choices).get(cell, cell) if isinstance(cell, str) else cell


def as_csv(commune: Commune, declared: DataSet, wanted: Wanted, base: str) -> Iterator[bytes]:
    """RFC 4180, UTF-8 with the mark Excel needs; the keys of the columns as header."""
    held = io.StringIO()
    writer = csv.writer(held)

    def taken() -> bytes:
        text = held.getvalue()
        held.seek(0)
        held.truncate()
        return text.encode()

    held.write(BOM)
    writer.writerow([column.key for column in declared.columns])
    yield taken()
    for some in chunks(commune, declared, wanted):
        for _position, line in some:
            writer.writerow(
                [_csv(plain(column, cell, base)) for column, cell in zip(declared.columns, line, strict=True)]
            )
        yield taken()


def _csv(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return guarded(value) if isinstance(value, str) else value


def as_json(commune: Commune, declared: DataSet, wanted: Wanted, base: str) -> Iterator[bytes]:
    """One array of objects."""
    comma = ""
    yield b"["
    for some in chunks(commune, declared, wanted):
        parts = [_json(declared, line, base) for _position, line in some]
        yield f"{comma}\n{f',{chr(10)}'.join(parts)}".encode()
        comma = ","
    yield b"\n]\n"


def as_json_lines(commune: Commune, declared: DataSet, wanted: Wanted, base: str) -> Iterator[bytes]:
    for some in chunks(commune, declared, wanted):
        yield "".join(f"{_json(declared, line, base)}\n" for _position, line in some).encode()


def _json(declared: DataSet, line: Line, base: str) -> str:
    return json.dumps(record(declared.columns, line, base), ensure_ascii=False)


def as_xlsx(commune: Commune, declared: DataSet, wanted: Wanted, base: str) -> Iterator[bytes]:
    """Two sheets: the rows with Vietnamese headings and words, then what each column means."""
    rows = (
        [worded(column, cell, base) for column, cell in zip(declared.columns, line, strict=True)]
        for line in lines(commune, declared, wanted)
    )
    meanings = [
        [column.title, column.key, column.meaning, column.unit or None,
         "; ".join(f"{code}: {words}" for code, words in column.choices) or None]
        for column in declared.columns
    ]  # fmt: skip
    return workbook((
        (declared.title, [column.title for column in declared.columns], rows),
        ("Cột", ["Cột", "Khóa", "Nghĩa", "Đơn vị", "Giá trị"], meanings),
    ))  # fmt: skip


WRITERS: dict[str, Callable[[Commune, DataSet, Wanted, str], Iterator[bytes]]] = {
    "csv": as_csv, "xlsx": as_xlsx, "json": as_json, "jsonl": as_json_lines,
}  # fmt: skip
