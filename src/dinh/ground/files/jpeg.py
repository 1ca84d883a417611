"""A JPEG without what it tells beside its picture, its picture untouched.

The structure is that of ITU-T T.81, annex B: segments that begin with a marker, and after each start of scan the coded
data, which ends where a marker follows. Kept are the tables, the frame, the scans, the colour profile and Adobe's
segment, which says how the colours are coded; gone are Exif (place, camera, owner), XMP, thumbnails, comments, further
pictures, and whatever stands after the end.
"""

from __future__ import annotations

import re

_START, _SCAN, _END = 0xD8, 0xDA, 0xD9
_TABLES = {
    0xC0,
    0xC1,
    0xC2,
    0xC4,
    0xDB,
    0xDD,
    _SCAN,
}  # frames, tables, restarts, scans
_NAMED = {0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
_TOLD = {0xFE, *range(0xE0, 0xF0)}
_JFIF = bytes.fromhex("ffe000104a46494600010100000100010000")
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def bare(data: bytes) -> bytes | None:
    """The same picture, bit for bit, and nothing else. None for a structure that is not plain: write that one anew."""
    if data[:2] != bytes([0xFF, _START]):
        return None
    kept, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, size = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        segment = data[at : at + 2 + size]
        if size < 2 or len(segment) != 2 + size:
            return None
        if marker in _TABLES or segment[4:].startswith(_NAMED.get(marker, b"\0\0none")):
            kept.append(segment)
        elif segment[4:].startswith(b"JFIF\0"):
            kept.append(_JFIF)  # where there was one: it says how colours are coded, and may hold a thumbnail
        elif marker not in _TOLD:
            return None
        at += 2 + size
        if marker == _SCAN:
            found = _MARKER.search(data, at)
            if found is None:
                return None
            kept.append(data[at : found.start()])
            at = found.start()
            if data[at + 1] == _END:
                return b"".join([*kept, data[at : at + 2]])
    return None
