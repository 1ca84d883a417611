"""A title as it should stand in a list: not shouted, in Vietnamese, without stray blanks and dots. A suggestion only.

    tidy(title: str, names: Iterable[str] = ()) -> Tidied(text, notes)

`names` are proper names of the place («phường Đình Minh», «Lam Giang»), written as they should be. No letter is ever
lost: `tidy(x).text` has the letters of `x`, and what is in another language stands behind the Vietnamese.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dinh.scribe.speech.numbers import roman
from dinh.scribe.speech.words import ABBREVIATIONS, has_tone
from dinh.scribe.writing.words import one_line

NAMES = (
    "Việt Nam", "Đảng Cộng sản", "Đảng ủy", "Đảng", "Nhà nước", "Nhân dân", "Quốc hội", "Chính phủ", "Thủ tướng",
    "Hội đồng nhân dân", "Ủy ban nhân dân", "Mặt trận Tổ quốc", "Ban Chỉ đạo", "Ban Thường vụ", "Ban Chấp hành",
    "Hồ Chí Minh", "Hội Nông dân", "Hội Phụ nữ", "Đoàn Thanh niên", "Hội Cựu chiến binh", "Công an", "Tết Nguyên đán",
    "Bí thư", "Quốc khánh", "Trung ương",
)  # fmt: skip
_SHOUTED = 0.7  # the share of capitals among letters that makes a title shouted
_WORD = re.compile(r"[^\W\d_]+")
_APART = re.compile(r"\s+[/|–—-]\s+|\s*\|\s*|\n+")
_ENGLISH_WORDS = (
    "the of on and for in to notice notification announcement decision plan report public meeting list budget ward "
    "people committee result results about regarding disclosure commune year quarter from information"
)
_ENGLISH = frozenset(_ENGLISH_WORDS.split())


@dataclass(frozen=True, slots=True)
class Tidied:
    """`notes` say in Vietnamese what was done and why; empty when nothing was."""

    text: str
    notes: tuple[str, ...]


def tidy(title: str, names: Iterable[str] = ()) -> Tidied:
    """A better title. Never empty unless the title is."""
    notes: list[str] = []
    whole = "\n".join(filter(None, map(one_line, title.splitlines())))
    text, changed = _vietnamese_first(whole)
    if changed:
        notes.append("Tiêu đề song ngữ: phần tiếng Việt được đặt trước.")
    text = one_line(text)
    if (bare := text.rstrip(" .;,:…")) and bare != text:
        text = bare
        notes.append("Đã bỏ dấu câu thừa ở cuối.")
    if _is_shouted(text):
        text = _lowered(text, (*NAMES, *names))
        notes.append("Tiêu đề viết toàn chữ hoa: đã chuyển thành chữ thường để dễ đọc; hãy xem lại tên riêng.")
    if one_line(title) != title.strip() and not changed:
        notes.append("Đã bỏ khoảng trắng thừa hoặc ký tự ẩn.")
    return Tidied(text, tuple(notes))


def _vietnamese_first(title: str) -> tuple[str, bool]:
    """Parts of two languages apart by a slash, a bar or a new line: the Vietnamese first."""
    parts = [part for part in _APART.split(title) if part.strip()]
    if len(parts) < 2:
        return title, False
    foreign = [_is_english(part) for part in parts]
    if not any(foreign) or all(foreign):
        return title, False
    own = [part for part, other in zip(parts, foreign, strict=True) if not other]
    others = [part for part, other in zip(parts, foreign, strict=True) if other]
    made = f"{' – '.join(own)} ({' – '.join(others)})"
    return made, True


def _is_english(part: str) -> bool:
    words = [word.lower() for word in _WORD.findall(part)]
    if not words or any(map(has_tone, words)) or any("đ" in word for word in words):
        return False
    return any(word in _ENGLISH for word in words)


def _is_shouted(text: str) -> bool:
    letters = [each for each in text if each.isalpha()]
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    return len(words) >= 3 and sum(each.isupper() for each in letters) > _SHOUTED * len(letters)


def _lowered(text: str, names: tuple[str, ...]) -> str:
    """Small letters, but for the first, for abbreviations, Roman numerals, numbers of papers and names."""
    made = re.sub(r"\S+", lambda match: _word(match.group()), text)
    for name in sorted(filter(None, map(one_line, names)), key=len):  # the longer name has the last word
        made = _named(made, name)
    first = re.search(r"[^\W\d_]", made)
    if first and len(first.group().upper()) == 1:
        made = made[: first.start()] + first.group().upper() + made[first.end() :]
    return made


def _named(text: str, name: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", lambda _match: name, text, flags=re.IGNORECASE)


def _word(word: str) -> str:
    core = re.sub(r"^\W+|\W+$", "", word)
    if core in ABBREVIATIONS and not (len(core) == 2 and core in ("TU", "CA", "AN")):
        return word
    if re.search(r"\d", core) and re.search(r"[/-]", core):  # 18/KH-UBND
        return word
    if re.search(r"[/-]", core):
        return re.sub(r"[^/\-]+", lambda match: _word(match.group()) if match.group() != word else word.lower(), word)
    if len(core) <= 5 and core not in ("DI", "MI", "LI", "VI", "XI", "CHI") and roman(core):
        return word
    if core.isupper() and len(core) > 1 and not re.search(r"[AEIOUYĂÂÊÔƠƯ]", core) and not has_tone(core):
        return word  # no vowel: letters, not a word
    lowered = word.lower()
    return lowered if len(lowered) == len(word) else word
