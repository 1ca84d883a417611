"""A database in pieces, cut so that a piece which did not change is the same piece tomorrow, and is not sent again.

An SQLite file is cut every 64 KiB: its pages stay where they are. The text that pg_dump writes is cut behind a line
whose own hash says so: a row more or less moves no other cut. What that saves is measured in docs/reliability.md.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

PAGES = 64 * 1024  # bytes of a piece of an SQLite file
LEAST, MOST = 16 * 1024, 1024 * 1024  # bytes of a piece of text
ONE_IN = 256  # lines end a piece


def of_pages(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(PAGES):
        yield piece


def of_lines(lines: Iterable[bytes]) -> Iterator[bytes]:
    piece: list[bytes] = []
    size = 0
    for line in lines:
        piece.append(line)
        size += len(line)
        if size >= MOST or (size >= LEAST and zlib.crc32(line) % ONE_IN == 0):
            yield b"".join(piece)
            piece, size = [], 0
    if piece:
        yield b"".join(piece)
