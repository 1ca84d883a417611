"""The process that reads PDFs: `python -P pdf_child.py`. Alone, because a damaged PDF can bring pdfium down with its
process.

In, for each file: 8 bytes length (big-endian), then the bytes. Out: frames of 4 bytes length and JSON: `{"got":
true}` once the file has arrived, `{"pages": n}`, for each page `{"height": h, "width": w, "lines": [[text, left,
right, baseline, top], …]}` (points, origin at the lower left), and `{"done": true}`; or `{"error": code}` instead of
what follows. It imports nothing of the house, so that it starts fast and works wherever the house lies.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import re
import select
import struct
import sys
from typing import Any, BinaryIO

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

IDLE_SECONDS = 120
_HYPHENS = {0x02: "-", 0xFFFE: "-"}  # pdfium's marks for a hyphen at the end of a line, without a break
LONGEST_LINE = 1000  # characters; beyond it there is no column to look for, only damage
GAP_LETTERS = 3.0  # widths of a letter: justified lines stretch a space to about two
GAP_HEIGHTS = 1.5
STRETCHED = 0.1  # gaps that differ by less are one justified line's

Run = list[tuple[int, int]]  # unit and place of each character of a line
_LABEL = re.compile(
    r"[-–+•*▪○●]|\d{1,3}(?:\.\d{1,3})*[.)]|[a-zđ][.)]|[IVX]{1,5}[.)]|Điều \d{1,3}[.:]"
)  # a tab follows it
_PASSWORD = 4  # FPDF_ERR_PASSWORD


def main() -> int:
    """Serves until the parent closes the pipe or nothing comes for two minutes. Argument: the memory it may use, in
    bytes.
    """
    _bound_memory(int(sys.argv[1]))
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    while _is_waiting(stdin):
        head = stdin.read(8)
        if len(head) < 8:
            return 0
        data = stdin.read(struct.unpack(">Q", head)[0])
        _send(stdout, {"got": True})
        try:
            _read(data, int(sys.argv[2]), stdout)
        except pdfium.PdfiumError as error:
            _send(stdout, {"error": "encrypted" if getattr(error, "err_code", None) == _PASSWORD else "corrupt"})
        except MemoryError:
            return 1
    return 0


def _bound_memory(most: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # Windows has no limits to set
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _is_waiting(stdin: BinaryIO) -> bool:
    """False when the parent has sent nothing for long; it starts a new process when it needs one."""
    try:
        return bool(select.select([stdin], [], [], IDLE_SECONDS)[0])
    except (OSError, ValueError):
        return True  # pipes cannot be selected on Windows: wait in read()


def _send(stdout: BinaryIO, message: dict[str, Any]) -> None:
    frame = json.dumps(message, ensure_ascii=True).encode("ascii")
    stdout.write(struct.pack(">I", len(frame)) + frame)
    stdout.flush()


def _read(data: bytes, most_pages: int, stdout: BinaryIO) -> None:
    document = pdfium.PdfDocument(data)
    try:
        count = len(document)
        if count > most_pages:
            _send(stdout, {"error": "too_many_pages"})
            return
        _send(stdout, {"pages": count})
        for index in range(count):
            _send(stdout, _page(document, index))
        _send(stdout, {"done": True})
    finally:
        document.close()


def _page(document: pdfium.PdfDocument, index: int) -> dict[str, Any]:
    """One page; a page that pdfium cannot open is empty, the others still count."""
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return {"width": 0, "height": 0, "lines": []}
    try:
        width, height = page.get_size()
        text = page.get_textpage()
        try:
            return {"width": width, "height": height, "lines": _lines(text)}
        finally:
            text.close()
    except pdfium.PdfiumError:
        return {"width": 0, "height": 0, "lines": []}
    finally:
        page.close()


def _lines(text: pdfium.PdfTextPage) -> list[list[Any]]:
    """Printed lines in the file's order; a wide gap ends a line too, for there another column or cell begins."""
    handle, lines = text.raw, []
    run: Run = []
    for at in range(text.count_chars()):
        unit = raw.FPDFText_GetUnicode(handle, at)
        if unit not in (10, 13):
            run.append((unit, at))
            if unit not in _HYPHENS:
                continue
        for column in _columns(handle, run):
            lines += _line(handle, column)
        run = []
    for column in _columns(handle, run):
        lines += _line(handle, column)
    return lines


def _columns(handle: Any, run: Run) -> list[Run]:
    """The line cut where gaps of several letters lie. The tab after an item's number is none, nor is a line stretched
    to the margin because a long symbol did not fit: there all gaps are alike.
    """
    starts = [n for n in range(1, len(run)) if not _blank(run[n]) and _blank(run[n - 1])]
    if not starts or len(run) > LONGEST_LINE:
        return [run]
    gaps: list[float] = []
    height, letters, edge = 1.0, 0.0, _char_box(handle, run[0][1])[0]
    for n in starts:
        before = next((k for k in range(n - 1, -1, -1) if not _blank(run[k])), 0)
        left, right = _char_box(handle, run[n][1]), _char_box(handle, run[before][1])
        gaps.append(left[0] - right[1])
        letters += right[1] - edge
        edge, height = left[0], max(height, left[3] - left[2], right[3] - right[2])
    inner = gaps[1:] if len(gaps) > 2 else gaps
    if len(inner) > 1 and max(inner) - min(inner) <= STRETCHED * max(inner):
        return [run]
    limit = max(GAP_LETTERS * letters / max(starts[-1], 1), GAP_HEIGHTS * height)
    return _cut(run, [n for n, gap in zip(starts, gaps, strict=True) if gap > limit])


def _cut(run: Run, places: list[int]) -> list[Run]:
    columns, begin = [], 0
    for n in places:
        if not _LABEL.fullmatch(_string([unit for unit, _ in run[begin:n]])):
            columns.append(run[begin:n])
            begin = n
    return [*columns, run[begin:]]


def _blank(character: tuple[int, int]) -> bool:
    return character[0] <= 32 or character[0] == 0xA0


def _line(handle: Any, run: Run) -> list[list[Any]]:
    """`[text, left, right, baseline, top]` by the first and last visible characters; nothing for a blank line."""
    seen = [character[1] for character in run if not _blank(character)]
    if not seen:
        return []
    a, b = _char_box(handle, seen[0]), _char_box(handle, seen[-1])
    box = (min(a[0], b[0]), max(a[1], b[1]), _baseline(handle, seen[0], a[2]), max(a[3], b[3]))
    return [[_string([unit for unit, _ in run]), *(round(v, 1) for v in box)]]


def _baseline(handle: Any, at: int, otherwise: float) -> float:
    """Where the character stands: unlike its box, the same for `a` and `ạ`."""
    x, y = ctypes.c_double(), ctypes.c_double()
    return y.value if raw.FPDFText_GetCharOrigin(handle, at, ctypes.byref(x), ctypes.byref(y)) else otherwise


def _string(units: list[int]) -> str:
    """Characters of a line; halves of a surrogate pair come one after the other."""
    text = "".join(_HYPHENS.get(u) or (chr(u) if 0 < u < 0x110000 else "\ufffd") for u in units)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()


def _char_box(handle: Any, at: int) -> tuple[float, float, float, float]:
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(handle, at, ctypes.byref(box))
    return box.left, box.right, box.bottom, box.top


if __name__ == "__main__":
    sys.exit(main())
