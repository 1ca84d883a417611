"""Personal data that must not stand in what everyone reads: found, shown, masked.

    find(text: str) -> tuple[Datum, ...]                                     in the order of the text
    find_in_tables(tables: Sequence[SheetTable]) -> tuple[Cell, ...]         aware of what each column is for
    columns(cells: Iterable[Cell]) -> tuple[Column, ...]                     each offending column once, with its count
    mask(text: str, kind: str) -> str                                        one datum
    mask_text(text: str, data: Iterable[Datum] | None = None) -> str         None: every datum that is sure
    mask_tables(tables, cells: Iterable[Cell] | None = None) -> tuple[SheetTable, ...]
    KINDS: dict[str, Kind]                                                   names and reasons, in Vietnamese

`Datum.sure` False is a warning: a person looks and decides. The rule of law is `publish.personal_minimum`.
"""

from dinh.scribe.personal.columns import Cell, Column, columns, find_in_tables
from dinh.scribe.personal.finding import Datum, find
from dinh.scribe.personal.kinds import KINDS, Kind
from dinh.scribe.personal.masking import mask, mask_tables, mask_text

__all__ = [
    "KINDS", "Cell", "Column", "Datum", "Kind", "columns", "find", "find_in_tables", "mask", "mask_tables", "mask_text",
]  # fmt: skip
