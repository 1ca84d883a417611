"""Text typed into the draft page, one paragraph a line, and the blocks it stands for.

The grammar is the one officials already write by:
    I. TÌNH HÌNH          heading 1
    1. Kết quả            heading 2, when the line is short and does not end a sentence; otherwise a numbered paragraph
    a) Về công khai       heading 3, on the same terms
    Điều 1. …             an article: a heading of level 1 with its text
    - mở hội nghị         a dash line (also – • *)
    anything else         a paragraph; `**đậm**` and `*nghiêng*` mark words
"""

from __future__ import annotations

import re
from typing import Any

_HEADINGS = (
    (1, re.compile(r"(?P<label>[IVXLC]{1,6})[.\-]\s+(?P<text>\S.*)")),
    (1, re.compile(r"(?P<label>Điều \d{1,3})\.\s*(?P<text>.*)")),
    (2, re.compile(r"(?P<label>\d{1,2})[.\-]\s+(?P<text>\S.*)")),
    (3, re.compile(r"(?P<label>[a-zđ])\)\s+(?P<text>\S.*)")),
)
_BULLET = re.compile(r"[-–•*+]\s+(?P<text>\S.*)")
_MARKED = re.compile(r"\*\*(?P<bold>[^*\n]+)\*\*|\*(?P<italic>[^*\n]+)\*")
SHORT = 120  # a heading is a title, not a paragraph


def blocks(text: str) -> list[dict[str, Any]]:
    """The blocks of a typed text; empty lines only separate."""
    return [_block(line.strip()) for line in text.splitlines() if line.strip()]


def _block(line: str) -> dict[str, Any]:
    for level, pattern in _HEADINGS:
        found = pattern.fullmatch(line)
        if found and (level == 1 or _is_title(found["text"])):
            return {"kind": "heading", "level": level, "label": found["label"], "text": found["text"]}
    if found := _BULLET.fullmatch(line):
        return {"kind": "bullet", "runs": _runs(found["text"])}
    return {"kind": "para", "runs": _runs(line), "centred": False}


def _is_title(text: str) -> bool:
    return len(text) <= SHORT and not text.rstrip().endswith((".", ";", ":", ","))


def _runs(text: str) -> list[dict[str, Any]]:
    runs: list[dict[str, Any]] = []
    place = 0
    for found in _MARKED.finditer(text):
        runs.append(_run(text[place : found.start()]))
        runs.append(_run(found["bold"], bold=True) if found["bold"] else _run(found["italic"], italic=True))
        place = found.end()
    runs.append(_run(text[place:]))
    return [run for run in runs if run["text"]]


def _run(text: str, *, bold: bool = False, italic: bool = False) -> dict[str, Any]:
    return {"text": text, "bold": bold, "italic": italic}


def typeable(blocks_: list[dict[str, Any]]) -> bool:
    """Whether these blocks can be edited as typed lines without losing anything: tables and pictures cannot."""
    return all(item.get("kind") in {"heading", "para", "bullet"} and not item.get("centred") for item in blocks_)


def text(blocks_: list[dict[str, Any]]) -> str:
    """The lines for the box, the inverse of `blocks`."""
    return "\n".join(_line(item) for item in blocks_)


def _line(item: dict[str, Any]) -> str:
    if item["kind"] == "heading":
        mark = ")" if item["level"] == 3 else "."
        return f"{item['label']}{mark} {item['text']}".strip() if item["label"] else item["text"]
    words = "".join(_marked(run) for run in item.get("runs", [{"text": item.get("text", "")}]))
    return f"- {words}" if item["kind"] == "bullet" else words


def _marked(run: dict[str, Any]) -> str:
    sign = "**" if run.get("bold") else "*" if run.get("italic") else ""
    return f"{sign}{run['text']}{sign}"
