"""The foot: recipients and signature, wherever the copy put them; what follows is an annex."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dinh.scribe.facts import Fact
from dinh.scribe.grammar import persons
from dinh.scribe.grammar.letters import pattern
from dinh.scribe.layout.sheet import Line, Sheet, squeeze

# «Nơi nhận:», «*Nơi nhận*», «… thi hành./. Nơi nhận: - Như Điều 4»; not «Nơi nhận hồ sơ»
_RECIPIENTS = pattern(r"nơi\s{1,40}(?:nhận|gửi)(?!\s{1,9}(?:hồ|kết|tin|phiếu|đơn|trả|báo|thông|tiền))\s*:?\s*")
_BEFORE_RECIPIENTS = pattern(r"(?:^|\n|[./:;]\s)[ \n-]*$")
_BULLET = pattern(r"[-+•▪●·]\s*(?=\S)")
# «- Như điều 2; - Bộ Nội vụ (b/c); - Lưu: VT.»: a list run together
_RUN_ON = pattern(r"(?<=[;,.)])\s+(?=[-+]\s?[^\W\d_])|(?<!\s)\s+(?=-\s(?:Lưu|Như)\b)")
_SHEET_END = pattern(
    r"(?:phụ lục|chương|điều \d|phần |mục |biểu |danh sách|đề cương|kế hoạch|chương trình|quy chế|quy "
    r"định|\(?(?:ban hành )?kèm theo|i[.-] |cộng hòa xã hội|đảng cộng sản|\(?gửi kèm)",
)
# «… Lưu: VT. CHỦ TỊCH Lê Thị Hoa»
_CASE_TURN = pattern(r"(?<![A-ZĐÀ-Ỹ\s-])(?<!TM\.)(?<!KT\.)(?<!TL\.)(?<!Q\.)\s+(?=[A-ZĐÀ-Ỹ]{2,}\s+[A-ZĐÀ-Ỹ]{2,})")
_INNER_BLANK = pattern(r"(?<=\()\s+|\s+(?=\))")
# «TM. ỦY BAN NHÂN DÂN XÃ CHỦ TỊCH»: the post behind the collective body's name
_POST_BEHIND = pattern(
    r"\s((?:PHÓ |QUYỀN |Q\. ?)?(?:CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|TRƯỞNG (?:BAN|ĐOÀN|PHÒNG)|CHỦ NHIỆM|BỘ "
    r"TRƯỞNG|THỦ TƯỚNG|CHÁNH \w+)\b.*)"
)
_DEPUTY = re.compile(r"(?<![^\W_])(?:PHÓ|THỨ TRƯỞNG)(?![^\W_])")
_KIEM = frozenset(("kiêm", "kiểm", "và", "kiêm:", "(kiêm)"))
_ABOVE, _BELOW, _LIST = 16, 30, 60
_TITLE_LINES = 9
_TRIES = 60  # a paper has few lines in capitals that open with a post


@dataclass(frozen=True, slots=True)
class Foot:
    """`start` is where the body ends, `end` where an annex may begin; both the text's length where no foot is found."""

    start: int
    end: int
    recipients: tuple[Fact, ...] = ()
    recipients_span: tuple[int, int] | None = None
    signer: Fact | None = None
    signer_title: Fact | None = None
    signature_span: tuple[int, int] | None = None
    authority: str | None = None


@dataclass(frozen=True, slots=True)
class _Signature:
    start: int
    end: int
    name: Fact | None
    title: Fact | None
    authority: str | None


def read_foot(sheet: Sheet, after: int) -> Foot:
    """The first foot at or after `after`: papers glued behind it are annexes of the first."""
    opening = _opening(sheet, after)
    if opening is None:
        return _signed_only(sheet, after)
    at, words_from = opening
    lines = _from(sheet, at, words_from)
    recipients, used, list_end = _recipients(lines)
    rest = [line for line in lines if line.start not in used]
    signature = _tight(sheet, _whole(_signature(rest), lambda: _signature(_before(sheet, at))))
    span = (at, max(list_end, words_from))
    if signature is None:
        return Foot(at, span[1], recipients, span)
    start = min(at, signature.start)
    return Foot(
        start, max(span[1], signature.end), recipients, span, signature.name, signature.title,
        (signature.start, signature.end), signature.authority,
    )  # fmt: skip


def _whole(below: _Signature | None, above: Callable[[], _Signature | None]) -> _Signature | None:
    """The signature beside or below the recipients; a table may leave its title in the row above them."""
    if below and below.title:
        return below
    title = above()
    if below and title and title.title and title.name is None:
        return replace(below, start=title.start, title=title.title, authority=title.authority)
    return below or title


def _tight(sheet: Sheet, signature: _Signature | None) -> _Signature | None:
    """The same with the name's span on its own words: in a flattened copy an annex follows on the same line."""
    if signature is None or signature.name is None:
        return signature
    name = signature.name
    words = r"\s+".join(map(re.escape, name.value.split()))
    found = re.compile(words).search(sheet.clean, name.start, name.end)
    if not found:
        return signature
    end = found.end() if signature.end == name.end else signature.end
    return replace(signature, name=replace(name, start=found.start(), end=found.end()), end=end)


def _opening(sheet: Sheet, after: int) -> tuple[int, int] | None:
    for match in _RECIPIENTS.finditer(sheet.low, after):
        at = match.start()
        if sheet.clean[at] == "N" and _BEFORE_RECIPIENTS.search(sheet.low[max(0, at - 40) : at]):
            return at, match.end()
    return None


def _pieces(line: Line, clean: str) -> list[Line]:
    """A line cut where a flattened copy ran recipients, authority, posts together."""
    cuts = {line.start, line.end}
    text = clean[line.start : line.end]
    if _BULLET.match(text) or len(text) > 120:
        cuts |= {line.start + m.end() for m in _RUN_ON.finditer(text)}
    cuts |= {line.start + m.start() for m in persons.AUTHORITY.finditer(text) if _is_authority(m)}
    cuts |= {line.start + m.end() for m in _CASE_TURN.finditer(text) if persons.POST.match(text, m.end())}
    marks = sorted(cuts)
    if len(marks) == 2:
        return [line]
    spans = [(a, b) for a, b in pairwise(marks) if clean[a:b].strip()]
    return [Line(a, b, squeeze(clean[a:b]), line.right, line.gap and a == line.start) for a, b in spans]


def _is_authority(match: re.Match[str]) -> bool:
    """«TT HĐND» of a recipient is no authority: without dot or slash only «TM BAN …» counts."""
    return any(mark in match.group(0) for mark in "./") or match["sign"] in ("TM", "KT")


def _from(sheet: Sheet, at: int, words_from: int) -> list[Line]:
    """The pieces of lines from the recipients on; the first begins after «Nơi nhận:»."""
    found: list[Line] = []
    first = _index_at(sheet.lines, at)
    for line in sheet.lines[first : first + _LIST + _BELOW]:
        if line.end <= words_from:
            continue
        if line.start < words_from:
            line = Line(words_from, line.end, squeeze(sheet.clean[words_from : line.end]), line.right)
        found += _pieces(line, sheet.clean)
        if len(found) > 2 * _LIST:
            break
    return found


def _index_at(lines: Sequence[Line], at: int) -> int:
    low, high = 0, len(lines)
    while low < high:
        middle = (low + high) // 2
        if lines[middle].end <= at:
            low = middle + 1
        else:
            high = middle
    return low


def _before(sheet: Sheet, at: int) -> list[Line]:
    last = _index_at(sheet.lines, at)
    return [
        piece
        for line in sheet.lines[max(0, last - _ABOVE) : last]
        for piece in _pieces(line, sheet.clean)
        if piece.start < at
    ]


def _signs(line: Line) -> bool:
    """True for a line of the signature: authority, post in capitals, a name in the right column."""
    authority = persons.AUTHORITY.match(line.text)
    if authority and _is_authority(authority):
        return True
    if not persons.POST.match(line.text):
        return False
    return line.text.isupper() or (len(line.text) < 200 and _title_and_name(line.text.split()) is not None)


def _recipients(lines: Sequence[Line]) -> tuple[tuple[Fact, ...], set[int], int]:
    """The recipients, the starts of the lines they used, and where they end."""
    groups: list[list[Line]] = []
    dashed = any(_BULLET.match(line.text) for line in lines[:4])
    columns = any(line.right for line in lines[:6])
    skipped = 0
    for line in lines[:_LIST]:
        if columns and line.right:
            continue  # stands beside the list and breaks none of its lines
        if _signs(line) or persons.DEBRIS.match(line.text):
            skipped += 1
            if groups and not columns and not dashed:
                break
            continue
        bullet = bool(_BULLET.match(line.text))
        if not groups:
            if not bullet and (line.text.isupper() or (dashed and skipped) or len(line.text) > 250):
                break
        elif not bullet and not _goes_on(groups, line, dashed, skipped):
            if columns:
                continue
            break
        elif bullet and _over(groups, line, skipped, columns):
            break
        if bullet or not groups or (not dashed and not _unfinished(groups[-1][-1])):
            groups.append([line])
        else:
            groups[-1].append(line)
    used = {line.start for group in groups for line in group}
    if not dashed:
        groups = [piece for group in groups for piece in _run_in(group)]
    facts = [_recipient(group) for group in groups]
    end = max((line.end for group in groups for line in group), default=0)
    return tuple(fact for fact in facts if fact.value), used, end


def _run_in(group: list[Line]) -> list[list[Line]]:
    """The recipients of one run of words that parts them by semicolons: «Như Điều 3; TT Đảng ủy (b/c); Lưu: VT.»"""
    text = " ".join(line.text for line in group)
    if text.count(";") < 2:
        return [group]
    start, end = group[0].start, group[-1].end
    exact = end - start == len(text)
    found: list[list[Line]] = []
    at = start
    for part in text.split(";"):
        begin = at + len(part) - len(part.lstrip())
        at += len(part) + 1
        if part.strip():
            span = (begin, begin + len(part.strip())) if exact else (start, end)
            found.append([Line(*span, part.strip())])
    return found


def _goes_on(groups: list[list[Line]], line: Line, dashed: bool, skipped: int) -> bool:
    """True where a line without a dash still belongs to the list."""
    last = groups[-1][-1]
    if line.gap or skipped or persons.name_in(line.text) or _SHEET_END.match(line.text.lower()) or len(line.text) > 160:
        return False
    if _is_last(groups[-1]):
        return last.text.endswith((",", ";", "-")) and len(line.text) < 60
    return not (line.text.isupper() and len(line.text.split()) > 3) or _unfinished(last)


def _unfinished(line: Line) -> bool:
    return not line.text.endswith((";", ".", "./."))


def _is_last(group: list[Line]) -> bool:
    return group[0].text.lstrip("-+• ").lower().startswith("lưu")


def _over(groups: list[list[Line]], line: Line, skipped: int, columns: bool) -> bool:
    """A dash after the list's last line, or after the signature, opens another list."""
    if _is_last(groups[-1]):
        return (
            line.gap
            or bool(skipped)
            or (groups[-1][-1].text.endswith(".") and not line.text.lower().lstrip("- ").startswith("lưu"))
        )
    return bool(skipped) and line.gap and not columns and len(groups) > 1


def _recipient(group: list[Line]) -> Fact:
    text = " ".join(line.text for line in group)
    value = _BULLET.sub("", text, count=1) if _BULLET.match(text) else text
    value = _INNER_BLANK.sub("", value.strip().rstrip(" .;,").strip())
    return Fact(value, group[0].start, group[-1].end, 0.95)


def _signature(lines: Sequence[Line]) -> _Signature | None:
    """The first signature of these lines: authority, posts, name."""
    for k, line in enumerate(lines[: _LIST + _BELOW]):
        if _signs(line) or (persons.is_small_post(line.text) and _name_soon(lines[k + 1 : k + 6])):
            found = _read_signature(lines[k : k + _TITLE_LINES + 12])
            if found:
                return found
    return _name_only(lines)


def _name_only(lines: Sequence[Line]) -> _Signature | None:
    """A name in the lines right after the recipients, its post lost."""
    for line in lines[:8]:
        if name := persons.name_in(line.text):
            fact = Fact(name, line.start, line.end, 0.6)
            return _Signature(line.start, line.end, fact, None, None)
    return None


def _name_soon(lines: Sequence[Line]) -> bool:
    return any(persons.name_in(line.text) for line in lines)


def _read_signature(lines: Sequence[Line]) -> _Signature | None:
    titles: list[Line] = []
    for line in lines:
        text = persons.strip_marks(line.text)
        if persons.DEBRIS.match(line.text) or not text:
            continue
        if titles and (name := persons.name_in(line.text)):
            return _made(titles, Fact(name, line.start, line.end, 0.98), line.end)
        words = text.split()
        inside = _title_and_name(words)
        if inside:
            count, name_words = inside
            title_line = replace(line, text=" ".join(words[:count]))
            return _made([*titles, title_line], Fact(" ".join(name_words), line.start, line.end, 0.9), line.end)
        upper = text.isupper() or text.lower() in _KIEM or all(w.isupper() or w.lower() in _KIEM for w in words)
        if not upper and not persons.is_small_post(text):
            if titles:
                break
            continue
        if len(titles) == _TITLE_LINES or (_SHEET_END.match(text.lower()) and not persons.POST.match(text)):
            break
        titles.append(replace(line, text=text))
    return _made(titles, None, titles[-1].end) if titles and any(_signs(line) for line in titles) else None


def _title_and_name(words: list[str]) -> tuple[int, list[str]] | None:
    """«PHÓ CHỦ TỊCH Trần Văn Đình CHƯƠNG TRÌNH …», «CHỦ TỊCH NGUYỄN VĂN AN»: words of the title, and the name."""
    count = 0
    while count < len(words) and (words[count].isupper() or words[count].lower() in _KIEM):
        count += 1
    if count and count < len(words):
        name = persons.leading_name([word for word in words[count:] if word.strip("()")])
        return (count, name) if name else None
    if count == len(words) and persons.AUTHORITY.match(" ".join(words)):
        return _capital_name(words)
    return None


def _capital_name(words: list[str]) -> tuple[int, list[str]] | None:
    """«TM. ỦY BAN NHÂN DÂN CHỦ TỊCH NGUYỄN VĂN AN»: a surname behind a post opens the name."""
    for k in range(max(3, len(words) - 5), len(words) - 1):
        tail = " ".join(words[k:])
        behind = words[k].lower() in persons.SURNAMES and persons.post_inside(" ".join(words[:k]))
        if behind and persons.name_in(tail) and not persons.post_inside(tail):
            return k, words[k:]
    return None


def _made(titles: Sequence[Line], name: Fact | None, end: int) -> _Signature:
    authority = next((line.text for line in titles if persons.AUTHORITY.match(line.text)), None)
    return _Signature(titles[0].start, end, name, _title(titles), authority)


def _title(titles: Sequence[Line]) -> Fact | None:
    """The signer's own post: without «TM. …», «KT. …» and what continues them."""
    own: list[str] = []
    deputy = False
    for line in titles:
        text = line.text.strip(" .,;")
        if match := persons.AUTHORITY.match(line.text):
            sign = re.sub(r"[^A-Z]", "", match["sign"])
            deputy = deputy or sign == "KT"
            behind = _POST_BEHIND.search(text, match.end())
            own = [behind[1]] if sign == "TM" and behind else []
            if sign == "KT" and (deputies := [m.start() for m in _DEPUTY.finditer(text, match.end())]):
                own = [text[deputies[0] :]]
        else:
            own.append(text)
    value = " ".join(own)
    if deputy:
        starts = [m.start() for m in _DEPUTY.finditer(value)]
        value = value[starts[0] :] if starts else value
    elif any(persons.AUTHORITY.match(line.text) for line in titles) and (first := persons.post_inside(value)):
        value = value[first.start() :]
    return Fact(value, titles[0].start, titles[-1].end, 0.9) if value else None


def _signed_only(sheet: Sheet, after: int) -> Foot:
    """A paper without «Nơi nhận»: the first authority line, or a post in capitals, with a name under it."""
    first = _index_at(sheet.lines, after)
    lines = sheet.lines[first:]
    tries = 0
    for k, line in enumerate(lines):
        hit = _signs(line) or bool(
            len(line.text) > 30 and (m := persons.AUTHORITY.search(line.text)) and _is_authority(m)
        )
        if not hit:
            continue
        tries += 1
        if tries > _TRIES:
            break
        pieces = [piece for row in lines[k : k + 12] for piece in _pieces(row, sheet.clean)]
        starts = next((i for i, piece in enumerate(pieces) if _signs(piece)), None)
        found = _tight(sheet, _read_signature(pieces[starts:])) if starts is not None else None
        if found and found.name:
            return Foot(
                found.start, found.end, (), None, found.name, found.title, (found.start, found.end), found.authority
            )
    return Foot(len(sheet.clean), len(sheet.clean))
