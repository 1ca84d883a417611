"""Out of a stored document: its words for search and screen readers, its tables, and a copy with personal data
covered. Nothing here touches the database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.files.models import StoredFile
from dinh.ground.sheets import workbook
from dinh.scribe.decode import decode
from dinh.scribe.decoded import Unreadable
from dinh.scribe.personal import find, find_in_tables, mask_tables, mask_text
from dinh.scribe.sheets import SheetTable, read_sheets, to_text


@dataclass(frozen=True, slots=True)
class Found:
    """What was read; `note` says what the reader left out or could not read."""

    text: str = ""
    tables: list[dict[str, Any]] = field(default_factory=list)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Covered:
    """A document with personal data covered; `workbook` only for a spreadsheet."""

    text: str
    tables: list[dict[str, Any]]
    count: int
    workbook: bytes = b""


@dataclass(frozen=True, slots=True)
class Exposed:
    """One piece of personal data: where it stands in words, what it is, and whether that is certain."""

    where: str
    what: str
    shown: str
    sure: bool


def read(data: bytes, stored: StoredFile) -> Found:
    """The words of a stored file. Never raises: a document whose words cannot be read can still be shown."""
    if stored.kind == StoredFile.Kind.IMAGE:
        return Found(note=_("Ảnh không có chữ cho người dùng trình đọc màn hình: hãy tóm tắt bằng lời."))
    try:
        if stored.kind == StoredFile.Kind.SHEET:
            sheets = read_sheets(data, stored.name)
            return Found(
                to_text(sheets), to_json(sheets), " ".join(dict.fromkeys(n for s in sheets for n in s.left_out))
            )
        decoded = decode(data, stored.name)
    except Unreadable as error:
        return Found(note=str(error))
    return Found(decoded.text, note=" ".join(decoded.warnings))


def exposed(text: str, tables: list[dict[str, Any]]) -> list[Exposed]:
    """Personal data in a document: the offending cells of a spreadsheet, or lines of a text."""
    if tables:
        return [
            Exposed(f"{cell.sheet}, ô {cell.column}{cell.row}", cell.datum.why, cell.datum.text, cell.datum.sure)
            for cell in find_in_tables(from_json(tables))
        ]
    return [Exposed(_line(text, datum.start), datum.why, datum.text, datum.sure) for datum in find(text)]


def covered(text: str, tables: list[dict[str, Any]]) -> Covered:
    """The same document with personal data covered."""
    count = len(exposed(text, tables))
    if not tables:
        return Covered(mask_text(text), [], count)
    sheets = mask_tables(from_json(tables))
    data = workbook([(sheet.name, sheet.header, sheet.rows) for sheet in sheets])
    return Covered(to_text(sheets), to_json(sheets), count, data)


def to_json(sheets: Iterable[SheetTable]) -> list[dict[str, Any]]:
    """Tables as an attachment keeps them: with the rows and columns of the file, so that a cell can be named."""
    return [{name: _lists(value) for name, value in asdict(sheet).items()} for sheet in sheets]


def _lists(value: Any) -> Any:
    """Tuples as lists, as JSON gives them back."""
    return [_lists(item) for item in value] if isinstance(value, tuple) else value


def from_json(tables: list[dict[str, Any]]) -> tuple[SheetTable, ...]:
    return tuple(
        SheetTable(
            table["name"], tuple(table["header"]), tuple(tuple(row) for row in table["rows"]), tuple(table["title"]),
            tuple(table["numbers"]), tuple(table["letters"]), tuple(table["left_out"]),
        )
        for table in tables
    )  # fmt: skip


def _line(text: str, start: int) -> str:
    return _("dòng %(line)d") % {"line": text.count("\n", 0, start) + 1}
