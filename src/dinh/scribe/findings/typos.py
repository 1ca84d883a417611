"""Typing slips that are all but certain. What might be right in some sentence is left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import compress, islice
from operator import eq

from dinh.scribe.decode.syllables import is_syllable
from dinh.scribe.facts import Finding
from dinh.scribe.findings.letters import LOWER, MARKED, UPPER, words
from dinh.scribe.findings.page import Page, finding
from dinh.scribe.findings.slips import patterns

_LONGEST_WORD = 60  # letters: longer ones are addresses, rows of dots or no text at all
MOST = 20  # a scan read badly has hundreds: the first ones tell enough
_CODE = "typo.likely"
_SLIPS = patterns()
_AROUND = ".,;:!?()[]{}“”\"'…-/"
# Words that never follow themselves: «Nhân dân dân chủ», «lý do do», «hiện tại tại» are right, so dân, do, tại are out.
_NEVER_TWICE = words(
    "để và của các những với cho trong này nhằm nếu khi như hoặc cũng sẽ đang mà thì được đến về đã vào"
)
_DOUBLE_MARK = re.compile(r"(?<=[^\W\d_])(?:\. \.(?![\s.…]*[.…])|, ?,(?!,)|; ?;|: ?:(?!:))(?=\s)")
_MISPLACED_COMMA = re.compile(rf"(?<![\w,])(?:và|của|với),(?=\s+[{UPPER}][{LOWER}])")
# «dân,chủ», «cơ sở.Tiếp»
_NO_BLANK = re.compile(
    rf"(?<![\w.])([{UPPER}]?[{LOWER}]+)([,;](?=([{UPPER}{LOWER}]+)(?!\w))|\.(?=([{UPPER}][{LOWER}]+)(?![.@/\w])))"
)
# «ĐứcMạnh»
_JOINED = re.compile(rf"(?<![\w@./-])([{UPPER}]?[{LOWER}]+)([{UPPER}][{LOWER}]+)(?![\w@/])")
# «cưt», «thưc», «cánbộ»: small letters, one of them with a mark
_STRANGE = re.compile(rf"(?<![\w@./'’-])[a-z]*[{MARKED}][{LOWER}]*(?![\w@/])")
_STOPPED = re.compile(r"(?:p|t|c|ch)$")
_HIGH_OR_HEAVY = re.compile("[áắấéếíóốớúứýạặậẹệịọộợụựỵ]")
# Borrowed words written without blanks, and words of the peoples with their own endings.
_BORROWED = words(
    "ôtô axít vắcxin ximăng cácbon kilômét virút xôviết côngtenơ mêtan bôxít mítting đôla panô ápphích sơmi juýp "
    "đăk đắk lắk krông iốt lôgíc lôgic"
)


def typos(page: Page) -> Iterator[Finding]:
    """typo.likely, at most MOST of them, each once."""
    yield from islice(_all(page), MOST)


def _all(page: Page) -> Iterator[Finding]:
    row = page.low.split()
    tokens = set(row)
    yield from _slips(page, " ".join(row), {word.strip(_AROUND) for word in tokens})
    yield from _doubled(page, row)
    yield from _marks(page, tokens)
    for token in sorted(filter(_odd, set(page.clean.split()))):
        yield from _token(page, token)


def _slips(page: Page, line: str, present: set[str]) -> Iterator[Finding]:
    for wrong, pattern, right in _SLIPS:
        if present.issuperset(wrong) and " ".join(wrong) in line:
            for match in pattern.finditer(page.low):
                yield _slip(page, *match.span(), right)


def _slip(page: Page, start: int, end: int, right: str) -> Finding:
    printed = page.printed(start, end)
    right = right.upper() if printed.isupper() else right.capitalize() if printed[:1].isupper() else right
    return finding(_CODE, start, end, f"«{printed}» có lẽ là «{right}».", right, confidence=0.9)


def _doubled(page: Page, row: list[str]) -> Iterator[Finding]:
    twice = set(compress(row, map(eq, row, islice(row, 1, None))))
    for word in sorted(twice & _NEVER_TWICE):
        for match in re.finditer(rf"(?<!\w){word}[ \n]{word}(?!\w)", page.low):
            right = page.clean[match.start() : match.start() + len(word)]
            yield finding(_CODE, *match.span(), f"Từ «{word}» lặp hai lần liền nhau.", right, confidence=0.9)


def _marks(page: Page, tokens: set[str]) -> Iterator[Finding]:
    if not tokens.isdisjoint(".,;:") or any(marks in page.clean for marks in (",,", ";;", "::")):
        for match in _DOUBLE_MARK.finditer(page.clean):
            yield finding(_CODE, *match.span(), f"Hai dấu «{match[0][0]}» liền nhau.", match[0][0], confidence=0.9)
    if not tokens.isdisjoint(("và,", "của,", "với,")):
        for match in _MISPLACED_COMMA.finditer(page.clean):
            word = match[0][:-1]
            yield finding(_CODE, *match.span(), f"Thừa dấu phẩy sau «{word}».", word, confidence=0.8)


@lru_cache(maxsize=65_536)
def _odd(token: str) -> bool:
    """True where a pattern finds something in the token. Kept: the tokens of official prose come again and again."""
    if len(token) > _LONGEST_WORD:
        return False
    if token.isalpha() and (token.islower() or token.istitle()):
        return not token.isascii() and token.islower() and bool(_strange(token))
    if "@" in token or "://" in token or token.startswith("www."):
        return False
    return bool(_unspaced(token) or _joined(token) or _strange(token))


def _unspaced(token: str) -> list[re.Match[str]]:
    """A mark between two syllables; «FCj,t» is a formula and «a.Cụm» a label."""
    found = _NO_BLANK.finditer(token)
    return [match for match in found if len(match[1]) > 1 and _spells(match[1]) and _spells(match[3] or match[4])]


def _joined(token: str) -> list[re.Match[str]]:
    """Two syllables with a capital inside; names of products have no Vietnamese marks."""
    found = (match for match in _JOINED.finditer(token) if not match[0].isascii())
    return [match for match in found if all(len(part) > 1 and _spells(part) for part in match.groups())]


def _strange(token: str) -> list[re.Match[str]]:
    """Small letters with Vietnamese marks that no syllable is spelt with."""
    found = (match for match in _STRANGE.finditer(token) if len(match[0]) > 2 and match[0] not in _BORROWED)
    return [match for match in found if not _spells(match[0])]


def _spells(word: str) -> bool:
    """A Vietnamese syllable; one that ends in p, t, c or ch has the high or the heavy tone («thức», never «thưc»)."""
    low = word.lower()
    known = is_syllable(low) or (low.startswith("qu") and is_syllable("h" + low[1:]))  # «quýt» rimes with «huýt»
    return known and (not _STOPPED.search(low) or bool(_HIGH_OR_HEAVY.search(low)))


def _token(page: Page, token: str) -> Iterator[Finding]:
    """The findings inside one token, at every place where it stands by itself."""
    unspaced = _unspaced(token)
    for place in re.finditer(rf"(?<!\S){re.escape(token)}(?!\S)", page.clean):
        at = place.start()
        if unspaced:
            marks = ", ".join(f"«{match[2]}»" for match in unspaced)
            right = "".join(_parted(token, unspaced))
            yield finding(_CODE, at, place.end(), f"Thiếu dấu cách sau {marks}: «{right}».", right, confidence=0.85)
        for match in _joined(token):
            right = f"{match[1]} {match[2]}"
            span = at + match.start(), at + match.end()
            yield finding(_CODE, *span, f"Thiếu dấu cách: «{right}».", right, confidence=0.85)
        for match in _strange(token):
            yield _misspelt(match[0], at + match.start())


def _parted(token: str, unspaced: list[re.Match[str]]) -> Iterator[str]:
    """The token with a blank after each mark."""
    done = 0
    for match in unspaced:
        yield token[done : match.end()] + " "
        done = match.end()
    yield token[done:]


def _misspelt(word: str, at: int) -> Finding:
    halves = next(((word[:k], word[k:]) for k in range(2, len(word) - 1) if _two_words(word[:k], word[k:])), None)
    if halves:
        right = " ".join(halves)
        return finding(_CODE, at, at + len(word), f"«{word}» thiếu dấu cách: «{right}».", right, confidence=0.8)
    return finding(_CODE, at, at + len(word), f"«{word}» không phải âm tiết tiếng Việt: có lẽ gõ nhầm.", confidence=0.7)


def _two_words(left: str, right: str) -> bool:
    """Halves without any mark must be long: «khoa» is a word, two letters may be a misspelt word's end."""
    return _spells(left) and _spells(right) and all(not half.isascii() or len(half) > 3 for half in (left, right))
