"""Personal data in what is about to be shown to everyone: in the text, and in the files beside it."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from dinh.ground.files import storage
from dinh.ground.files.models import StoredFile
from dinh.scribe.decode import decode
from dinh.scribe.decoded import Unreadable
from dinh.scribe.personal import KINDS, find, find_in_tables
from dinh.scribe.sheets import read_sheets

MOST = 5  # places named; the rest are counted


def exposed(text: str, files: Iterable[StoredFile]) -> str:
    """What stands there and where, in one sentence; empty when nothing was found. A picture cannot be read."""
    found = [f"{KINDS[datum.kind].name} “{datum.text}”" for datum in find(text)]
    for file in files:
        found += [f"{words} ({file.name})" for words in _in_file(file)]
    if not found:
        return ""
    more = len(found) - MOST
    rest = _(", và %(more)d chỗ nữa") % {"more": more} if more > 0 else ""
    return "; ".join(found[:MOST]) + rest


def _in_file(file: StoredFile) -> list[str]:
    data = storage.get(file.sha256)
    try:
        if file.kind == StoredFile.Kind.SHEET:
            cells = find_in_tables(read_sheets(data, file.name))
            return [f"{KINDS[cell.datum.kind].name} “{cell.datum.text}”, ô {cell.place}" for cell in cells]
        if file.kind == StoredFile.Kind.PAPER:
            return [f"{KINDS[datum.kind].name} “{datum.text}”" for datum in find(decode(data, file.name).text)]
    except (Unreadable, ValueError):
        return []  # a scan: the official looks at it
    return []
