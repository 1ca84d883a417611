"""What stands under a head: its rows, and those that are none, each with the reason why it was left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dinh.law.spelling import bare
from dinh.scribe.ledgers.cells import Cell, words
from dinh.scribe.ledgers.heads import COUNTING, Head
from dinh.scribe.ledgers.opening import Line, Sheet

Why = Literal["counting", "head", "total", "signature", "section"]
REASONS: dict[Why, str] = {
    "counting": "dòng đánh số cột",
    "head": "dòng tên cột lặp lại",
    "total": "dòng cộng",
    "signature": "phần ký, ghi chú cuối bảng",
    "section": "dòng đề mục",
}
_TOTAL = re.compile(
    r"(?:tong(?: cong| so)?|cong(?: (?:trang|thang|quy|nam|don|chung|luy ke|phat sinh))?|luy ke)(?:\W.*|\d.*)?"
)
_COUNTED = re.compile(r"\b(?:noi dung|van ban|truong hop|luot nguoi|don thu|cuoc hop)\b")  # «4 nội dung»
_SIGNED = re.compile(
    r"(?:nguoi (?:lap|ghi|tong hop|giu)|thu truong|(?:pho )?chu tich|t\s?m[ .]|k\s?t[ .]|t\s?l[ .]|ky ten|ky[, ]|\(ky|"
    r"noi nhan|xac nhan cua|lap bieu|ke toan|van thu|"
    r"(?:[^,]{2,40}, )?ngay [\d.… ]{0,6}thang [\d.… ]{0,6}nam [\d.… ]*$).*"
)
_SECTION = re.compile(
    r"(?:[ivx]{1,4}|[a-h]|\d{1,2})\s*[.)\-/:].*|(?:thang|quy|nam|tuan|to(?: dan pho)?|tdp|thon|ap|ban|khu(?: "
    "pho)?|phan|muc|"
    r"linh vuc)\s.*"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: its number in the file, a cell for each column of the head, the heading it stands under,
    whether the spreadsheet hides it."""

    number: int
    cells: tuple[Cell, ...]
    section: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    number: int
    why: Why
    text: str


def below(sheet: Sheet, head: Head) -> Iterator[Row | Skipped]:
    """Row after row from under the head; empty ones pass in silence."""
    width, section, closing = len(head.titles), "", False
    enough = max(3, sum(map(bool, head.titles)) // 2)
    named = [_flat(title.rpartition(": ")[2]) for title in head.titles]
    for line in sheet.lines():
        if line.number < head.below:
            continue
        cells = (*line.cells[:width], *(None,) * (width - len(line.cells)))
        filled = [text for text in map(words, cells) if text]
        if not filled:
            continue
        why = _why(line, cells, filled, named, enough=enough, closing=closing)
        if why is None:
            closing = False
            yield Row(line.number, cells, section, line.hidden)
            continue
        if why == "section":
            section = filled[0]
        closing = why == "signature"
        yield Skipped(line.number, why, " · ".join(dict.fromkeys(filled))[:200])


def _why(
    line: Line, cells: Sequence[Cell], filled: list[str], named: list[str], *, enough: int, closing: bool
) -> Why | None:  # fmt: skip
    """Why a row is no row of the table; None when it is one."""
    if counts_columns(filled):
        return "counting"
    flat = [_flat(text) for text in filled]
    if sum(text in named for text in flat) >= max(2, len(filled) * 2 // 3):
        return "head"
    first = next((text for text in flat if not text.replace(".", "").isdigit()), "")
    others = [text for text in flat if text != first]
    if (
        _TOTAL.fullmatch(first)
        and all(_amount(text) for text in others)
        and len(filled) <= max(enough, 2) + len(others)
    ):
        return "total"
    apart = len(set(flat))
    if apart < enough and (closing or any(_SIGNED.fullmatch(text) for text in flat)):
        return "signature"
    if apart == 1 and len(cells) > 2 and _SECTION.fullmatch(first or flat[0]):
        return "section"
    return None


def counts_columns(filled: Sequence[str]) -> bool:
    """A row such as (1) (2) (3) under a head."""
    if len(filled) < 3 or not all(COUNTING.fullmatch(text) for text in filled):
        return False
    numbers = [int(re.sub(r"\D", "", text)) for text in filled]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 2


def _amount(text: str) -> bool:
    return any(mark.isdigit() for mark in text) and not re.search(r"[a-z]{4,}", _COUNTED.sub("", text))


def _flat(text: str) -> str:
    return " ".join(bare(text).lower().split())
