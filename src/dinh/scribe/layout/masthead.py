"""Where the head of a document stands, and its landmarks: national and party titles, number, place and date."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dinh.scribe.grammar.letters import pattern
from dinh.scribe.grammar.symbols import SYMBOL, Symbol, symbol_of
from dinh.scribe.layout.sheet import Sheet, lower, squeeze

REACH = 6000  # characters: no head ends later
_QUOC_HIEU = pattern(r"cộng\s+hòa\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam")
_TIEU_NGU = pattern(r"độc\s*lập\s*-\s*tự\s*do\s*-\s*hạnh\s*phúc")
_PARTY = pattern(r"đảng\s+cộng\s+sản\s+việt\s+nam")
_YOUTH = re.compile(r"(?<=\n)[ ]*đoàn\s+(?:tncs|thanh\s+niên\s+cộng\s+sản)\s+hồ\s+chí\s+minh[ ]*(?=\n)")
# «Kính gửi:», «Kính trình»
_ADDRESS = pattern(r"(?<![^\s-])kính\s+(?:gửi|trình|chuyển)\s*:?")
# the first grounds, or the first words of a body
_GROUNDS = pattern(
    r"(?<![^\s])căn\s+cứ\s+(?:luật|bộ luật|nghị|quyết|kế|chỉ|công|hướng|thông|chương|kết|điều|hiến|"
    r"pháp|quy|ý kiến|văn bản|tình|biên|đề)"
)
# «Số: 435/QĐ-UBND», «Số 109 -CV/ĐU», «Số:\n105/2025/QĐ-UBND», «Số:      /KH-UBND»
_NUMBER = pattern(r"(?<![^\W_])(?:Số|SỐ|Sô|số(?=\s*:))\s*[:.;]?\s*")
_BLANK_NUMBER = pattern(r"[\s.…]*[-/]\s?[A-ZĐƯ][A-ZĐƯa-z0-9&]*(?:\s?[-/]\s?[A-ZĐƯ][A-Za-zĐđƯ0-9&]*)*")
# «…, ngày 28 tháng 8 năm 2025», «…, ngày 05/3/2026», «…, ngày     tháng 11 năm 2025»
_DATE = pattern(
    r"(?<![^\W_])ngày\s{0,40}"
    r"(?:(?P<d>\d{1,2}|[.…]*)\s*tháng\s*(?P<m>\d{1,2}|[.…]*)\s*năm\s*(?P<y>(?:19|20)\d\d|[.…\d]*)"
    r"|(?P<nd>\d{1,2}|[.…]*)\s?[/.-]\s?(?P<nm>\d{1,2}|[.…]*)\s?[/.-]\s?(?P<ny>(?:19|20)\d\d))"
)
# «Đình Minh, », «TP. Lam Giang, »: the words in capitals before the day
_PLACE = pattern(
    r"((?:(?:TP|T\.P|Tp|P|X)\.?\s*|[A-ZĐÀ-Ỹ][^\W\d_A-ZĐÀ-Ỹ]*['’]?[^\W\d_]*(?:\s*-\s*|"
    r"\s+)){0,5}[A-ZĐÀ-Ỹ]['’]?[^\W\d_A-ZĐÀ-Ỹ]+)\s*,?\s*$"
)


@dataclass(slots=True)
class Masthead:
    """The landmarks found. `text` is the head with them blanked out; `limit` where the head must have ended."""

    text: str
    limit: int
    title_at: int | None = None
    party_title: bool = False
    symbol: Symbol | None = None
    number_span: tuple[int, int] | None = None
    blank_symbol: tuple[str, ...] = ()
    place: tuple[str, int, int] | None = None
    date_parts: tuple[str, str, str] | None = None
    address_at: int | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)


def masthead(sheet: Sheet) -> Masthead:
    """The landmarks of the head; each is blanked once read, so that what is left are names, type and subject."""
    text = _with_columns(sheet)
    low = sheet.low[: len(text)]
    address = _ADDRESS.search(low)
    grounds = _GROUNDS.search(low)
    limit = min([len(text), *(m.start() for m in (address, grounds) if m)])
    head = Masthead(text[:limit], limit, address_at=address.start() if address else None)
    _titles(head, low)
    _number(head)
    _place_and_date(head)
    if head.symbol is None and not head.blank_symbol:
        _number(head)  # «Đình Minh, ngày … * Số 109-CV/ĐU»: a flattened copy put the day before the number
    return head


def _with_columns(sheet: Sheet) -> str:
    """The head's characters with a line end wherever a right column begins."""
    letters = list(sheet.clean[:REACH])
    for line in sheet.lines:
        if line.start >= len(letters):
            break
        if line.right and line.start:
            letters[line.start - 1] = "\n"
    return "".join(letters)


def _blank(head: Masthead, start: int, end: int) -> None:
    head.spans.append((start, end))
    head.text = f"{head.text[:start]}{chr(10) * (end - start)}{head.text[end:]}"


def _titles(head: Masthead, low: str) -> None:
    for production in (_TIEU_NGU, _QUOC_HIEU, _PARTY, _YOUTH):
        for match in production.finditer(low, 0, head.limit):
            if production is _YOUTH and not head.text[: match.start()].strip():
                continue  # the first line of the head: a parent body, not the title on the right
            capitals = head.text[match.start() : match.end()].isupper()
            if not capitals and production is not _TIEU_NGU:
                continue
            if production is _PARTY:
                head.party_title = True
            if head.title_at is None or match.start() < head.title_at:
                head.title_at = match.start()
            _blank(head, match.start(), match.end())
            break


def _number(head: Masthead) -> None:
    for match in _NUMBER.finditer(head.text):
        line_start = head.text.rfind("\n", 0, match.start()) + 1
        before = head.text[line_start : match.start()].strip(" -=_.*")
        if (
            before
            and not before.isupper()
            and not before.lower().startswith(("luật", "nghị", "pháp lệnh", "thông tư", "bộ luật"))
        ):
            continue
        if match.group(0).startswith("SỐ") and before:
            continue  # «… KẾ HOẠCH SỐ 119-KH/TU»: a subject in capitals
        if found := _symbol_after(head.text, match.end()):
            head.symbol, end = found
            head.number_span = (match.end(), end)
            _blank(head, match.start(), end)
            return
        blank = _BLANK_NUMBER.match(head.text, match.end())
        if blank:
            head.blank_symbol = tuple(part for part in re.split(r"[-/.…\s]+", blank.group(0)) if part)
            _blank(head, match.start(), blank.end())
            return
    _bare_number(head)


def _bare_number(head: Masthead) -> None:
    """«435/QĐ-UBND» alone on its line."""
    for match in SYMBOL.finditer(head.text):
        symbol = symbol_of(match)
        line_start = head.text.rfind("\n", 0, match.start()) + 1
        line_end = head.text.find("\n", match.end())
        alone = not head.text[line_start : match.start()].strip() and not head.text[match.end() : line_end].strip(" .")
        if symbol.strong and alone and line_end >= 0:
            head.symbol, head.number_span = symbol, (match.start(), match.end())
            _blank(head, match.start(), match.end())
            return


_AROUND = pattern(r"\s*([-/])\s*")
_NUMBER_ALONE = pattern(r"\d{1,5}[a-zA-Z]?\s*[-/]")


def _symbol_after(text: str, at: int) -> tuple[Symbol, int] | None:
    """The symbol at `at`, however many blanks stand around its separators, and where it ends."""
    if not _NUMBER_ALONE.match(text, at):
        return None
    window = text[at : at + 120]
    tight = _AROUND.sub(r"\1", window.split("\n\n")[0])
    match = SYMBOL.match(tight)
    if not match:
        return None
    letters = len("".join(match.group(0).split()))
    end = at
    while letters and end < len(text):
        letters -= not text[end].isspace()
        end += 1
    return symbol_of(match), end


def _place_and_date(head: Masthead) -> None:
    low = lower(head.text)
    for match in _DATE.finditer(low):
        line_start = head.text.rfind("\n", 0, max(0, len(head.text[: match.start()].rstrip()))) + 1
        before = head.text[line_start : match.start()]
        place = _PLACE.search(before[-80:])
        line_end = head.text.find("\n", match.end())
        alone = not before.strip() and not head.text[match.end() : line_end if line_end > 0 else None].strip(" *.")
        if not place and not (alone and head.text[match.start()] == "N" and match["m"] is not None):
            continue
        if place and not _heads_line(before[-80:][: place.start()], before, head):
            continue
        _take_day(head, match)
        at = match.start()
        if place:
            at = match.start() - len(before[-80:]) + place.start(1)
            head.place = (squeeze(place[1]), at, at + len(place[1]))
        head.text = head.text[:at] + "\n" * (match.end() - at) + head.text[match.end() :]
        return


def _heads_line(words_before: str, line: str, head: Masthead) -> bool:
    """True where only parts of the head stand before the place: «V/v hướng dẫn … Hà Nội, ngày …», never
    «… tổ chức tại Đình Minh, ngày …» of a sentence."""
    rest = words_before.strip()
    if not rest:
        return True
    flattened = head.title_at is not None or head.symbol is not None
    return flattened and (rest.isupper() or line.strip()[:4].lower().startswith(("v/v", "số")))


def _take_day(head: Masthead, match: re.Match[str]) -> None:
    words = match["m"] is not None
    head.date_parts = (
        (match["d"], match["m"], match["y"]) if words else (match["nd"] or "", match["nm"] or "", match["ny"] or "")
    )
    head.spans.append((match.start("d" if words else "nd"), match.end()))
