"""Who is told to do what: clauses that give work to an agency."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dinh.scribe.facts import Deadline, Duty
from dinh.scribe.grammar import clauses as say
from dinh.scribe.grammar.agencies import Phrase, Word, balanced, named, opens, phrase, tidy, words
from dinh.scribe.layout.paragraphs import Paragraph
from dinh.scribe.layout.sheet import Sheet
from dinh.scribe.outline import Node

_SENTENCES = 12
_WORDS_AHEAD = 70
_INTRO_WORDS = 40
_TITLE_WORDS = 8


@dataclass(frozen=True, slots=True)
class _Owner:
    """The agency whose heading stands above: its words and place, and the heading's level."""

    text: str
    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class _Context:
    sheet: Sheet
    deadlines: Sequence[Deadline]
    starts: Sequence[int]


def duties(sheet: Sheet, nodes: Sequence[Node], deadlines: Sequence[Deadline], kind: str | None) -> list[Duty]:
    """Every clause that gives work to a named agency, in order.

    `kind` is the type of the paper: a report gives none; a plan gives work under «Tổ chức thực hiện» and the like; a
    directive, conclusion or letter also in its numbered clauses.
    """
    context = _Context(sheet, deadlines, [d.start for d in deadlines])
    organised = any(node.heading and say.ORGANISING.search(node.paragraph.low) for node in nodes)
    found: list[Duty] = []
    owner: _Owner | None = None
    for k, node in enumerate(nodes):
        paragraph = node.paragraph
        following = nodes[k + 1] if k + 1 < len(nodes) else None
        if owner and paragraph.label.level <= owner.level and paragraph.label.kind != "none":
            owner = None
        if not _zone(node, kind, organised):
            owner = None
            continue
        heading = _heading_owner(context, node, following)
        if heading:
            owner = heading
            continue
        if (
            node.heading
            and paragraph.label.level < 7
            and not (owner and paragraph.low.endswith(":"))
            and len(paragraph.text.split()) < 14
        ):
            run_in = list(_in_line(context, node))
            found += run_in
            owner = None if not run_in else owner
            continue
        if owner and say.PERSON.match(paragraph.low):
            found += _in_line(context, node)
        elif owner and (owned := _owned(context, node, owner)):
            found.append(owned)
        elif not owner or (paragraph.label.kind == "none" and say.ORDER.match(paragraph.low)):
            owner = None if paragraph.label.kind == "none" and say.ORDER.match(paragraph.low) else owner
            in_line = list(_in_line(context, node))
            found += in_line
            if in_line and paragraph.low.endswith(":") and following and following.paragraph.bulleted:
                owner = _Owner(
                    in_line[-1].agency, in_line[-1].agency_start, in_line[-1].agency_end, paragraph.label.level
                )
                found.pop()
    return found


def _zone(node: Node, kind: str | None, organised: bool) -> bool:
    """True where a clause may give work. `organised`: the paper has a part «Tổ chức thực hiện» of its own."""
    titles = [above.low for above in node.above] + ([node.paragraph.low] if node.heading else [])
    if any(say.ASSIGNING.search(title) for title in titles if len(title) < 160):
        return not (
            kind in say.TELLING_TYPES
            and not any(title.startswith(("tổ chức thực hiện", "trách nhiệm", "phân công")) for title in titles)
        )
    if kind in say.TELLING_TYPES:
        return False
    if any(say.TELLING.search(title) for title in titles if len(title) < 160):
        return False
    if kind in say.DIRECTING_TYPES:
        return not (organised and titles) or any(say.DIRECTING.search(title) for title in titles)
    low = node.paragraph.low
    if kind in say.ARTICLED_TYPES:
        return "có trách nhiệm" in low or bool(say.ORDER.match(low)) or low.startswith("nhiệm vụ của")
    return bool(say.ORDER.match(low)) and node.paragraph.label.kind in ("none", "number", "roman") and not node.above


def _heading_owner(context: _Context, node: Node, following: Node | None) -> _Owner | None:
    """The agency of a heading that has its work below: «2. Ủy ban nhân dân phường», «Giao Sở Nội vụ:»."""
    paragraph = node.paragraph
    if following is None or len(paragraph.text.split()) > 45 or not _stands_over(paragraph, following.paragraph):
        return None
    low, start = paragraph.low, paragraph.begin
    offset = 0
    for lead in (say.LEAD_IN, say.ORDER):
        if match := lead.match(low):
            offset = match.end()
            break
    at = _place(context.sheet, start, paragraph.end, low[:offset])
    row = named(context.sheet.low, context.sheet.clean, at, paragraph.end)
    if not row:
        return None
    whole = paragraph.text.rstrip().endswith(":") or not paragraph.text.rstrip().endswith((".", ";"))
    if not whole:
        return None
    if offset and low.startswith(("trách nhiệm", "nhiệm vụ", "đối với", "về phía")):
        return _owner(context, at, paragraph.end, paragraph)
    found = phrase(row)
    if found is None:
        return None
    rest = context.sheet.low[found.rest : paragraph.end].strip(" :.\n")
    if not found.opener:
        return (
            _owner(context, found.start, found.end, paragraph)
            if not rest or (found.rest >= found.end and not rest)
            else None
        )
    if len(rest.split()) <= 3 or say.RESPONSIBLE.fullmatch(rest + " ") or say.RESPONSIBLE.fullmatch(rest):
        return _owner(context, found.start, found.end, paragraph)
    return None


def _stands_over(paragraph: Paragraph, below: Paragraph) -> bool:
    """True for a clause with work below it; a bullet or a mere level («2. Cấp xã») bears none."""
    if paragraph.label.kind == "plus" or say.LEVEL.match(paragraph.low):
        return False
    if paragraph.label.kind == "none":
        return below.bulleted or (paragraph.low.endswith(":") and below.label.kind != "none")
    return below.label.level > paragraph.label.level


def _owner(context: _Context, start: int, end: int, paragraph: Paragraph) -> _Owner:
    text = tidy(context.sheet.clean[start:end])
    return _Owner(text, start, end, paragraph.label.level)


def _place(sheet: Sheet, start: int, end: int, lead: str) -> int:
    """The place after the letters of `lead`, however the copy spaced or broke them."""
    letters = len("".join(lead.split()))
    at = start
    while letters and at < end:
        letters -= not sheet.clean[at].isspace()
        at += 1
    while at < end and sheet.clean[at].isspace():
        at += 1
    return at


def _owned(context: _Context, node: Node, owner: _Owner) -> Duty | None:
    """A paragraph or bullet under an agency's heading."""
    paragraph = node.paragraph
    if len(paragraph.text.split()) < 3 or say.CLOSING.match(paragraph.low) or say.CARRY_OUT.search(paragraph.low):
        return None
    if paragraph.label.kind == "none" and say.ORDER.match(paragraph.low):
        return None
    if paragraph.label.kind == "none" and not paragraph.text[0].isupper():
        return None
    row = named(context.sheet.low, context.sheet.clean, paragraph.begin, paragraph.end, _WORDS_AHEAD)
    subject = phrase(row) if row else None
    if subject and subject.opener and say.TOLD_OTHERS.match(context.sheet.low, subject.rest):
        return None
    return _duty(context, node, owner.start, owner.end, owner.text, paragraph.begin, paragraph.end, 0.95)


def _in_line(context: _Context, node: Node) -> Iterator[Duty]:
    """Sentences that name an agency and give it work: «3. UBND xã cụ thể hóa …», «Giao X chủ trì …»."""
    paragraph = node.paragraph
    if say.CLOSING.match(paragraph.low) or say.CARRY_OUT.search(paragraph.low) or say.SCHEDULE.match(paragraph.low):
        return
    if (
        paragraph.label.kind == "none"
        and (not node.above or say.INTRODUCES.search(paragraph.low))
        and not say.ORDER.match(paragraph.low)
    ):
        return
    seen: set[str] = set()
    for number, (start, end) in enumerate(_sentences(context.sheet, paragraph)):
        duty = _sentence(context, node, start, end, number)
        if duty and duty.agency.lower() not in seen:
            seen.add(duty.agency.lower())
            yield duty


def _sentences(sheet: Sheet, paragraph: Paragraph) -> list[tuple[int, int]]:
    starts = [paragraph.begin]
    for match in say.SENTENCE.finditer(sheet.clean, paragraph.begin, paragraph.end):
        starts.append(match.end())
        if len(starts) == _SENTENCES:
            break
    return list(zip(starts, [*starts[1:], paragraph.end], strict=True))


def _sentence(context: _Context, node: Node, start: int, end: int, number: int) -> Duty | None:
    sheet = context.sheet
    if match := say.MATTER_FIRST.match(sheet.low, start, end) or say.REGARDING.match(sheet.low, start, end):
        start, number = match.end(), 0
    order = say.ORDER.match(sheet.low, start, end)
    if order and number and sheet.clean[start].islower():
        order = None
    begin = order.end() if order else start
    row = named(sheet.low, sheet.clean, begin, end, _WORDS_AHEAD)
    if not row and not order and number == 0:
        row = words(sheet.low, sheet.clean, begin, end, _WORDS_AHEAD)
    if not row:
        return None
    found = phrase(row) or (_as_body(row, sheet.low, end) if order else None)
    confidence = 0.9
    if not _gives_work(context, found, bool(order)):
        found = _after_opening(row, sheet.low[start:end]) if not order and number == 0 else None
        confidence = 0.75
    if not found or not balanced(sheet.clean[found.start : found.end]):
        return None
    rest = _rest(sheet, found, end)
    if len(sheet.low[rest:end].split()) < 2 or _told_by_issuer(context, found):
        return None
    if found.colon and say.HOLDER.match(sheet.low, rest):
        return None
    stop = end if number else node.paragraph.end
    return _duty(
        context, node, found.start, found.end, tidy(sheet.clean[found.start : found.end]), rest, stop, confidence
    )


def _as_body(row: list[Word], low: str, end: int) -> Phrase | None:
    """«(Giao) Sở Nội vụ là cơ quan thường trực, chịu trách nhiệm …»: the name up to «là»."""
    match = say.AS_BODY.search(low, row[0].start, min(end, row[0].start + 200))
    return Phrase(row[0].start, match.start(), match.end(), "là") if match else None


def _gives_work(context: _Context, found: Phrase | None, ordered: bool) -> bool:
    if found is None:
        return False
    return bool(found.opener) or found.colon or (ordered and found.rest > found.end)


def _told_by_issuer(context: _Context, found: Phrase) -> bool:
    """«Ban Thường vụ Đảng ủy yêu cầu các cấp ủy …»: the issuer speaks; the work is in the clauses below."""
    return bool(say.TOLD_OTHERS.match(context.sheet.low, found.rest))


def _after_opening(row: list[Word], low: str) -> Phrase | None:
    """«Kết thúc cuộc bầu cử, Ban Thường trực …, chịu trách nhiệm …», «Chế độ báo cáo: Các đơn vị gửi …»."""
    titled = any(word.low.endswith(":") for word in row[:_TITLE_WORDS]) and not say.PROGRAMME.match(low)
    if opens(row) or not (titled or say.OPENING.match(low)):
        return None
    for k in range(1, min(len(row), _INTRO_WORDS)):
        behind = row[k - 1]
        if not (behind.low.endswith((",", ":")) or behind.bare == "thì") or not opens(row, k):
            continue
        found = phrase(row, k)
        if found and found.opener and (_stands_alone(row[k]) or found.opener in ("có trách", "chịu trách")):
            return found
    return None


def _stands_alone(word: Word) -> bool:
    """True for a word that may open the subject of a sentence inside it."""
    return word.raw[:1].isupper() or word.bare in ("các", "từng", "mỗi")


def _rest(sheet: Sheet, found: Phrase, end: int) -> int:
    """Where the words of the task begin: after the agency, a colon and «có trách nhiệm»."""
    at = found.rest
    if match := say.HAS_DUTY.match(sheet.low, at, end):
        at = match.end()
    return at


def _duty(context: _Context, node: Node, a: int, b: int, agency: str, start: int, end: int, confidence: float) -> Duty:
    sheet = context.sheet
    due = context.deadlines[
        bisect_left(context.starts, node.paragraph.start) : bisect_left(context.starts, node.paragraph.end)
    ]
    text = " ".join(sheet.clean[start:end].split()).strip(" :")
    return Duty(
        agency=agency, text=text, clause=node.clause, start=start, end=end, agency_start=a, agency_end=b,
        cooperating=_cooperating(sheet, start, end), deadlines=tuple(due), confidence=confidence,
    )  # fmt: skip


def _cooperating(sheet: Sheet, start: int, end: int) -> tuple[str, ...]:
    """The agencies named after «phối hợp với»."""
    match = say.COOPERATES.search(sheet.low, start, min(end, start + 400))
    if not match:
        return ()
    row = words(sheet.low, sheet.clean, match.end(), end)
    found = phrase(row) if row else None
    if not found:
        return ()
    name = tidy(sheet.clean[found.start : found.end])
    return tuple(_split_names(name))


def _split_names(name: str) -> list[str]:
    """«Văn phòng UBND, Công an xã và các đơn vị» → three names; «các phòng, ban» stays one."""
    parts, at = [], 0
    for match in re.finditer(r"\s*[;,]\s+|\s+và\s+", name):
        piece, rest = name[at : match.start()].strip(), name[match.end() :]
        if (rest[:1].isupper() and opens(words(rest.lower(), rest, 0, len(rest), 4))) or rest.startswith("các "):
            parts.append(piece)
            at = match.end()
    return [*parts, name[at:].strip()]
