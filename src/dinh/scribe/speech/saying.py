"""A written text made speakable, step by step: what has a form of its own (addresses, numbers of papers, phones, days,
hours) first, bare numbers after, abbreviations and signs last. Each step leaves words only, so none undoes another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from dinh.scribe.speech import times
from dinh.scribe.speech.numbers import DIGITS, figure, number, one_by_one, roman
from dinh.scribe.speech.words import (
    ABBREVIATIONS,
    AFTER_NUMBER,
    ALWAYS,
    LETTERS,
    SIGNS,
    SMALL,
    TYPES_ALONE,
    has_tone,
    is_syllable,
    segment,
    spelled,
)
from dinh.scribe.writing.words import clean

Step = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Said:
    """`unknown`: the abbreviations nobody has told us how to read; they were spelled letter by letter."""

    text: str
    unknown: tuple[str, ...]


def spoken(text: str) -> str:
    """The text in words alone, its lines kept: no digit, no «%», no «/»."""
    return say(text).text


def say(text: str) -> Said:
    """Every line by itself; an empty line stays out."""
    unknown: dict[str, None] = {}
    lines = [_line(line, unknown) for line in _plain(text).split("\n")]
    return Said("\n".join(filter(None, lines)), tuple(unknown))


def _plain(text: str) -> str:
    """Full-width and circled forms as ordinary ones; m² and ½ keep their own."""
    return clean("".join(each if each in "²³½¼¾…" else unicodedata.normalize("NFKC", each) for each in clean(text)))


def _line(line: str, unknown: dict[str, None]) -> str:
    shouted = _is_shouted(line)
    for step in STEPS:
        line = step(line)
    line = _CAPITALS.sub(lambda match: _capitals(match.group(), shouted, unknown), line)
    return _tidied(line)


# --- addresses on the net

_URL = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w@.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|"
    r"(?<![\w.])[a-z][\w-]*(?:\.[a-z][\w-]*)*\.(?:vn|com|net|org|example|gov|edu|info|io)(?:/[\w./?=&#%-]*)?(?!\w)",
    re.IGNORECASE,
)
_PIECE = re.compile(r"[^\W\d_]+|\d+|[./@_\-?=&#%:+]")
_BY_NAME = {
    ".": "chấm", "/": "gạch chéo", "@": "a còng", "-": "gạch ngang", "_": "gạch dưới", "?": "dấu hỏi", "=": "bằng",
    "&": "và", "#": "thăng", "%": "phần trăm", ":": "hai chấm", "+": "cộng",
}  # fmt: skip


def _addresses(line: str) -> str:
    def read(match: re.Match[str]) -> str:
        whole = match.group()
        tail = re.search(r"[.,;:!?)\]»”]*$", whole)
        end = tail.group() if tail else ""
        address = re.sub(r"^https?://", "", whole[: len(whole) - len(end)], flags=re.IGNORECASE)
        return " ".join(map(_piece, _PIECE.findall(address))) + end

    return _URL.sub(read, line)


def _piece(piece: str) -> str:
    if piece in _BY_NAME:
        return _BY_NAME[piece]
    if piece.isdigit():
        return one_by_one(_ascii(piece))
    short = len(piece) == 1 or (len(piece) <= 3 and not re.search(r"[aeiouy]", piece, re.IGNORECASE))
    return spelled(piece) if short else piece.lower()


# --- numbers of papers, phones, codes

_UPPER = "A-ZĐƯ"
_PAPER = re.compile(
    rf"(?P<so>(?<!\w)[Ss]ố\s*:?\s*)?(?<![\w/.,-])(?P<number>\d{{1,5}})(?P<year>/(?:19|20)\d\d)?"
    rf"\s?(?P<rest>(?:[/-]\s?(?:[{_UPPER}]{{1,8}}[a-zđ]{{0,2}}\d{{0,2}})){{1,4}})(?![\w])"
)


def _papers(line: str) -> str:
    def read(match: re.Match[str]) -> str:
        parts = [figure(match["number"])]
        if match["year"]:
            parts.append(f"năm {number(int(match['year'][1:]))}")
        for each in re.split(r"[-/]\s?", match["rest"])[1:]:
            letters, digits = re.match(r"(\D*)(\d*)", each).groups()  # type: ignore[union-attr]
            term = (
                f" khóa {number(int(digits))}" if digits and letters == "QH" else f" {figure(digits)}" if digits else ""
            )
            parts.append(segment(letters) + term)
        before = line[: match.start()].rstrip().lower()
        parts = [each for at, each in enumerate(parts) if at == 0 or not before.endswith(each)]  # «Kế hoạch số 18/KH»
        return (match["so"] or "số ") + ", ".join(parts)

    return _PAPER.sub(read, line)


_PHONE = re.compile(
    r"(?<![\d.,])(?:\+84[ .\-]?\d{2,3}|\(0\d{2,3}\)|0\d{2,3})[ .\-]?\d(?:[ .\-]?\d){5,7}(?![\d]|[.,]\d)"
    r"|(?<![\d.,])1[89]00[ .\-]?\d{2,4}(?:[ .\-]?\d{2})?(?![\d]|[.,]\d)"
)
_CODE = re.compile(r"((?<!\w)mã(?:\s+số)?(?:\s+là)?\s*:?\s*)(\d[\d ]*\d)(?![\d.,/%]\d)", re.IGNORECASE)
_EMERGENCY = re.compile(r"((?<!\w)(?:gọi|số máy|điện thoại)\s+(?:số\s+)?)(1\d\d)(?!\d|[.,/]\d)", re.IGNORECASE)


def _phones(line: str) -> str:
    line = _CODE.sub(lambda match: match[1] + one_by_one(match[2]), line)
    line = _EMERGENCY.sub(lambda match: match[1] + one_by_one(match[2]), line)
    return _PHONE.sub(lambda match: _phone(match.group()), line)


def _phone(written: str) -> str:
    plus = "cộng " if written.startswith("+") else ""
    groups = re.findall(r"\d+", written)
    if len(groups) == 1:
        tight = groups[0]
        groups = [tight[:4], *(tight[at : at + 3] for at in range(4, len(tight), 3))]
        if len(groups[-1]) == 1:
            groups[-2:] = [groups[-2] + groups[-1]]
    return plus + one_by_one(" ".join(groups))


# --- marks at the head of a line, Roman numerals

_MARK = re.compile(
    r"^\s*(?:[-–—+•*▪●○◦✓☑☐→]+\s*(?=\S)|(?P<roman>[IVXL]{1,6})[.)]\s+|(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})[.)]\s+"
    r"|(?P<letter>[a-zđ])\)\s+)"
)
_ROMAN = re.compile(
    r"(?<!\w)(?P<before>(?:quý|chương|phần|mục|khóa|khoá|lần|lần thứ|thứ|kỳ|đại hội|phụ lục|loại|khu vực|vùng|cấp|nhóm|"
    r"giai đoạn|thế kỷ|hạng|bậc|đợt|tháng)\s+)(?P<roman>[IVXL]{1,6})(?:\s*[-–]\s*(?P<until>[IVXL]{1,6}))?(?!\w)",
    re.IGNORECASE,
)


def _marks(line: str) -> str:
    def read(match: re.Match[str]) -> str:
        if match["number"]:
            return " chấm ".join(number(int(part)) for part in match["number"].split(".")) + ", "
        if match["letter"]:
            return f"điểm {spelled(match['letter'])}, "
        value = roman(match["roman"]) if match["roman"] else None
        return f"phần {number(value)}, " if value else "" if not match["roman"] else match.group()

    return _MARK.sub(read, line, count=1)


def _romans(line: str) -> str:
    def read(match: re.Match[str]) -> str:
        value = roman(match["roman"])
        until = roman(match["until"]) if match["until"] else None
        if value is None or (match["until"] and until is None):
            return match.group()
        return match["before"] + number(value) + (f" đến {number(until)}" if until else "")

    return _ROMAN.sub(read, line)


# --- numbers with what follows them

_FIGURE = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d])|\d+(?:,\d+)?(?![\d])"
_UNITS = "|".join(sorted(map(re.escape, AFTER_NUMBER), key=len, reverse=True))
_UNIT = re.compile(rf"(?<=\d)\s?({_UNITS})(?![\w²³])")
_ALWAYS = re.compile(rf"(?<!\w)({'|'.join(sorted(map(re.escape, ALWAYS), key=len, reverse=True))})(?![\w²³])")
_LISTED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{1,3}){2,}(?![\d.,])")
_RANGE = re.compile(r"(?<=\d)\s*(?:[-–—]|÷)\s*(?=\d)|(?<=%)\s*(?:[-–—]|÷)\s*(?=\d)")
_OVER = re.compile(rf"(?<![\d/])({_FIGURE})\s?/\s?({_FIGURE})(?![\d/])")
_BELOW = re.compile(r"(?<=[\s(:])[-–−](?=\d)")
_DOTTED = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3})+(?![\d.])")
_NUMBER = re.compile(_FIGURE)
_PER = re.compile(
    r"(?<=[^\W\d_])\s?/\s?(?=(?:người|hộ|tháng|năm|ngày|giờ|h(?!\w)|lần|suất|mét|héc|ki-lô|khẩu|em|cháu|tổ|buổi|quý|tấn|m2|m²|ha|kg|km)(?!\w*/))"
)


def _units(line: str) -> str:
    line = _PER.sub(" một ", _PER.sub(" một ", line))
    line = _UNIT.sub(lambda match: f" {AFTER_NUMBER[match[1]]}", line)
    line = re.sub(r"(?<=một )h(?!\w)", "giờ", line)
    line = re.sub(r"(?<=một )ha(?!\w)", "héc-ta", line)
    return _ALWAYS.sub(lambda match: ALWAYS[match[1]], line)


def _numbers(line: str) -> str:
    line = _LISTED.sub(lambda match: ", ".join(match.group().split(",")), line)
    line = _BELOW.sub("âm ", line)
    line = _RANGE.sub(" đến ", line)
    line = _OVER.sub(lambda match: f"{figure(match[1])} trên {figure(match[2])}", line)
    line = _DOTTED.sub(_dotted, line)
    return _NUMBER.sub(lambda match: f" {figure(match.group())} ", line)


def _dotted(match: re.Match[str]) -> str:
    """«1.234.567» is left for later; «2.5» is a number of a section."""
    if re.fullmatch(_FIGURE.split("|")[0].replace("(?![\\d])", ""), match.group()):
        return match.group()
    return " chấm ".join(figure(part) for part in match.group().split("."))


# --- abbreviations and signs

_SMALL = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, SMALL), key=len, reverse=True))})(?!\w)")
_CAPITALS = re.compile(r"(?<![^\W_])[^\W\d_a-zà-öø-ÿ]{1,}[^\W\d_]*(?![^\W_])")
_SIGNS = re.compile(f"[{re.escape(''.join(SIGNS))}]")


def _smalls(line: str) -> str:
    return _SMALL.sub(lambda match: SMALL[match.group()], line)


def _is_shouted(line: str) -> bool:
    """A title in capitals: most of its words are, and then a word in capitals is a word."""
    words = re.findall(r"[^\W\d_]{2,}", line)
    return len(words) >= 3 and sum(word.isupper() for word in words) > 0.6 * len(words)


def _capitals(word: str, shouted: bool, unknown: dict[str, None]) -> str:
    if word in ABBREVIATIONS and not (shouted and is_syllable(word) and len(word) > 2):
        return ABBREVIATIONS[word]
    if word in TYPES_ALONE:
        return TYPES_ALONE[word]
    if len(word) < 2 or not word.isupper() or has_tone(word):
        return word
    if is_syllable(word) and (shouted or len(word) >= 4):
        return word
    if not all(letter.lower() in LETTERS for letter in word):
        return word
    unknown[word] = None
    return spelled(word)


def _tidied(line: str) -> str:
    """Signs by name, brackets and quotes as pauses, whatever digit is left by its name."""
    line = _SIGNS.sub(lambda match: SIGNS[match.group()], line)
    line = re.sub(r"\s*[()\[\]{}|]\s*", ", ", line)
    line = re.sub(r"[«»“”\"'‘’„*#_^`\\<>→•]", " ", line)
    line = re.sub(r"\s+[-–—]+\s+|[–—]+", ", ", line)
    line = line.replace("…", ", vân vân").replace("/", ", ")
    line = "".join(f" {DIGITS[unicodedata.digit(each)]} " if each.isdigit() else each for each in line)
    line = re.sub(r"\s+", " ", line)
    line = re.sub(r"\s+([,.;:!?])", r"\1", line)
    line = re.sub(r"(?:,\s*)+([.;:!?])", r"\1", line)
    line = re.sub(r"([.;:!?,])(?:\s*,)+", r"\1", line)
    return line.strip(" ,")


def _ascii(digits: str) -> str:
    return "".join(str(unicodedata.digit(each)) for each in digits)


def _plain_digits(line: str) -> str:
    """Digits of other scripts as ours, so that every later step knows them."""
    return "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in line)


STEPS: tuple[Step, ...] = (
    _plain_digits, _addresses, _smalls, _papers, _phones, _marks, times.days, times.hours, _romans, _units, _numbers,
)  # fmt: skip
