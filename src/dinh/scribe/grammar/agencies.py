"""Names of agencies, bodies and posts, known by their grammar: a head noun opens them, a predicate closes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from dinh.scribe.grammar import lexicon as lex

_LONGEST = 48
_WORD = re.compile(r"\S+")
_MARKS = ".,;:()“”\"'/"


class Word(NamedTuple):
    """A word with its marks, the same in capitals as printed, and `bare` of marks."""

    low: str
    raw: str
    start: int
    end: int
    bare: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name in the text: `[start, end)`. `rest` is where its predicate begins; `opener` its first two words, or ""
    where the name fills the clause; `colon` where it ends in one."""

    start: int
    end: int
    rest: int
    opener: str = ""
    colon: bool = False


def words(low: str, raw: str, start: int, end: int, most: int = 64) -> list[Word]:
    """At most `most` words of `[start, end)`."""
    found = []
    for match in islice(_WORD.finditer(low, start, end), most):
        word = match.group(0)
        a, b = match.span()
        found.append(Word(word, raw[a:b], a, b, word.strip(_MARKS)))
    return found


def named(low: str, raw: str, start: int, end: int, most: int = 64) -> list[Word]:
    """The words of `[start, end)` where a name opens them, else none."""
    return words(low, raw, start, end, most) if opens(words(low, raw, start, end, 8)) else []


def opens(row: list[Word], at: int = 0) -> int:
    """How many words of a name's opening stand at `at`: quantifiers and head noun; 0 where no name opens."""
    k = at
    while k < len(row) and k - at < 3 and row[k].bare in lex.QUANTIFIERS:
        k += 1
    if k >= len(row):
        return 0
    ahead = " ".join(word.low for word in row[k : k + 5])
    if lex.NOT_A_HEAD.match(ahead):
        return 0
    if k + 1 < len(row) and f"{row[k].bare} {row[k + 1].bare}" in lex.HEADS:
        return k + 2 - at
    first = row[k].bare.split("/")[0].split("-")[0].split("&")[0]
    return k + 1 - at if row[k].bare in lex.HEADS or first in lex.HEADS else 0


def _predicate(row: list[Word], k: int) -> str:
    """The two words that open a predicate at `k`, or "" where none does."""
    if not row[k].raw[:1].islower():
        return ""
    pair = f"{row[k].bare} {row[k + 1].bare}" if k + 1 < len(row) else row[k].bare
    if pair in lex.OPENERS_2 or (row[k].bare in lex.OPENERS_1 and not _second_half(row, k)):
        return pair
    return ""


def _second_half(row: list[Word], k: int) -> bool:
    """«Sở Giáo dục và Đào tạo», «Ủy ban Bầu cử»: the second syllable of a word written with a capital."""
    before = row[k - 1] if k else None
    return bool(before and before.raw[:1].isupper() and f"{before.bare} {row[k].bare}" in lex.OPENERS_2)


def _after_place(row: list[Word], k: int, at: int) -> bool:
    """True where «xã», «phường» … end the name though no known verb follows: «UBND xã sửa đường …»."""
    place, word = row[k - 1], row[k]
    if place.low not in lex.PLACES or k - at < 2 or row[k - 2].bare in lex.MANY or row[k - 2].bare == "tác":
        return False
    follower = row[k + 1].bare if k + 1 < len(row) else ""
    if (word.bare, follower) == ("trực", "thuộc"):
        return False
    return word.raw[:1].islower() and word.bare.isalpha() and word.bare not in lex.AFTER_PLACE


def _in_name(row: list[Word], k: int, at: int, verb_in_name: bool) -> bool:
    """True where the verb at `k` is part of the name."""
    before = row[k - 1]
    if not before.low.endswith((",", ";", ")")) and _unfinished(row, k, at):
        return True
    three = f"{row[k - 2].bare} {before.bare} {row[k].bare}"
    if k > at + 1 and three in lex.INSIDE and (three != "đầu tư xây" or row[k - 2].raw.islower()):
        return True
    if row[k].bare == "tổ" and (
        before.low.endswith(",") or before.bare in ("các", "và", "từng", "quan", "vị", "những")
    ):
        joined = before.low.endswith(",") or before.bare in ("quan", "vị")
        return not joined or (" ".join(w.bare for w in row[k : k + 2]) == "tổ chức" and _noun_list(row, k))
    if verb_in_name and (before.low.endswith(",") or before.bare in ("và", "-", "giúp")):
        return True
    pair = " ".join(word.bare for word in row[k : k + 2])
    named = " ".join(word.bare for word in row[max(at, k - 2) : k])
    if pair == "xây dựng" and " ".join(word.bare for word in row[k + 2 : k + 4]) in lex.DRAFTED:
        return False
    return pair in lex.PURPOSES and named in ("chỉ đạo", "soạn thảo", "tổ chức", "vận động") and _another(row, k + 2)


def _unfinished(row: list[Word], k: int, at: int) -> bool:
    """True where the words before `k` ask for more: «Đoàn kiểm tra …», «lĩnh vực giám sát …»; not where they end the
    name: «các chi bộ trực thuộc quán triệt …», «Tỉnh đoàn chủ trì …», «Phòng Tổ chức cán bộ rà soát …»."""
    last, pair = row[k - 1].bare, f"{row[k - 2].bare} {row[k - 1].bare}"
    verb = " ".join(word.bare for word in row[k : k + 2])
    if k > at + 1 and pair in lex.NAME_ENDS:
        return last == "ban" and verb in ("chỉ đạo", "quản lý", "tổ chức", "vận động")
    if f"{row[k - 3].bare} {pair}" in ("chức cán bộ", "tổ công tác", "đoàn công tác") and k > at + 2:
        return False
    return last in lex.NAME_GOES_ON or (pair in lex.NAME_GOES_ON_2 and k > at + 1)


def _noun_list(row: list[Word], k: int) -> bool:
    """«cơ quan, tổ chức, đơn vị»: «tổ chức» between other nouns of the kind."""
    after = row[k + 2].bare if k + 2 < len(row) else ""
    joined = row[k + 1].low.endswith(",") if k + 1 < len(row) else False
    return joined or after in lex.AFTER_TO_CHUC


def _another(row: list[Word], k: int) -> bool:
    return any(_predicate(row, j) for j in range(k, min(len(row), k + 25)))


def phrase(row: list[Word], at: int = 0) -> Phrase | None:
    """The name that opens at word `at`, up to its predicate, a colon or the end of the clause; None where none stands.

    A name longer than 48 words, or one followed by «đã», «là», «gồm» …, is no bearer of a task.
    """
    opened = opens(row, at)
    if not opened:
        return None
    k = at + opened
    if row[k - 1].low.endswith((":", ".")) and not _names_follow(row, at, k):
        return _closed(row, at, k - 1)
    verb_in_name = False
    while k < len(row) and k - at <= _LONGEST:
        if "(" in row[k].low:
            k = _past_brackets(row, k)
            continue
        if _breaks(row, k):
            return None
        opener = _predicate(row, k)
        if _after_place(row, k, at) or (opener and not _in_name(row, k, at, verb_in_name)):
            return Phrase(row[at].start, row[k - 1].end, row[k].start, opener or row[k].bare)
        verb_in_name = bool(opener) or (verb_in_name and not row[k - 1].low.endswith(","))
        if row[k].low.endswith((":", ".")) and not _short_form(row[k]):
            return _closed(row, at, k)
        k += 1
    return Phrase(row[at].start, row[min(k, len(row)) - 1].end, row[-1].end) if k >= len(row) else None


def _past_brackets(row: list[Word], k: int) -> int:
    """The word after the brackets that open in word `k`."""
    while k < len(row) and ")" not in row[k].low:
        k += 1
    return k + 1


def _breaks(row: list[Word], k: int) -> bool:
    """True for a word that makes the clause tell what is or was."""
    word = row[k]
    if word.bare == "được":
        return not (k + 1 < len(row) and row[k + 1].bare in lex.PARTICIPLES)
    if word.bare == "mới" and row[k - 1].bare == "thôn":
        return False  # «Ban Chỉ đạo xây dựng nông thôn mới»
    return word.bare in lex.BREAKERS and word.raw[:1].islower() and not row[k - 1].low.endswith("-")


def _short_form(word: Word) -> bool:
    """«TT. HĐND», «TP.», «Tp.»: a dot that ends no clause."""
    return word.low.endswith(".") and len(word.bare) <= 3 and word.raw[:1].isupper()


def _names_follow(row: list[Word], at: int, k: int) -> bool:
    """«các sở: Nội vụ, Tài chính rà soát …»: behind the colon stand the names, not yet the work."""
    listed = row[k - 1].low.endswith(":") and row[at].bare in ("các", "những") and row[k - 1].bare in lex.LISTED
    if not listed or k + 1 >= len(row) or not row[k].raw[:1].isupper():
        return False
    verb = f"{row[k].bare} {row[k + 1].bare}" in lex.OPENERS_2 and not row[k + 1].low.endswith(",")
    return not verb


def _closed(row: list[Word], at: int, k: int) -> Phrase:
    rest = row[k + 1].start if k + 1 < len(row) else row[k].end
    return Phrase(row[at].start, row[k].end, rest, colon=row[k].low.endswith(":"))


def balanced(text: str) -> bool:
    """False for a piece cut out of brackets: «các Phó Chủ tịch) và …»."""
    return text.count("(") == text.count(")")


def tidy(text: str) -> str:
    """The name as printed, without the marks that end its clause."""
    return " ".join(text.split()).strip(" .,;:-")
