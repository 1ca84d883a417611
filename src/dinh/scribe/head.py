"""The head: type, number, place and day, issuer, subject, addressees."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import islice

from dinh.law import papertypes
from dinh.scribe.facts import Fact, System
from dinh.scribe.grammar.agencies import opens, phrase, words
from dinh.scribe.grammar.citations import type_of
from dinh.scribe.grammar.letters import pattern
from dinh.scribe.layout.masthead import Masthead, masthead
from dinh.scribe.layout.sheet import Sheet, squeeze

_NAMES = [name for name in papertypes.NAMES_LONGEST_FIRST if name not in ("Thư công", "Công văn")]
_NAME_OF = {name.upper(): name for name in _NAMES}
# «KẾ HOẠCH», «QUYẾT\nĐỊNH»: a type in capitals at the start of a line
_TYPE = pattern(rf"(?:^|\n)[ ]*({'|'.join(name.upper().replace(' ', chr(92) + 's+') for name in _NAMES)})(?![^\W\d_])")
_SMALL_TYPE = pattern(rf"(?:^|\n)[ ]*({'|'.join(re.escape(name) for name in _NAMES)})[ ]*(?=\n)")
_KIND_OF_TYPE = pattern(r"(?:HÀNH ĐỘNG|LIÊN TỊCH|PHỐI HỢP|LIÊN NGÀNH|CÔNG TÁC)$")
_ABOUT = pattern(r"(?<![^\s])[Vv]\s?/\s?[Vv]\s*:?\s+(?=\S)")
_ABOUT_START = pattern(r"[Vv]\s?/\s?[Vv]\s*:?\s+")
_STARTERS = pattern(
    r"(?:căn cứ|kính gửi|kính trình|điều \d|i[.-] |ngày \d|sau khi|thực hiện (?:kế hoạch|công văn|"
    r"quyết định|chỉ thị|nghị quyết|kết luận|chương trình|hướng dẫn|thông báo|luật|sự chỉ đạo)"
    r"|để |trong |năm \d{4}|nhằm |xét |theo đề nghị|số:|phần |chương |kèm theo|\(kèm|\(ban hành|nơi "
    r"nhận|hôm nay|nhân dịp|qua |vừa qua|thời gian qua|trên cơ sở|tiếp tục thực hiện)"
)
_INLINE_STARTER = pattern(
    r"\s(?=Căn cứ (?:Luật|Nghị|Quyết|Kế|Chỉ|Công|Hướng|Thông|Kết|Bộ)|Thực hiện Luật|Ngày \d{1,2}(?:/| "
    r"tháng)|Thực hiện (?:Kế hoạch|Công văn|"
    r"Quyết định|Chỉ thị|Nghị quyết|Kết luận) (?:số|của)|Kính gửi|I\. [A-ZĐÀ-Ỹ]{2}|Điều 1\.)"
)
_NOT_ISSUER = pattern(
    r"(?:dự thảo|hỏa tốc|thượng khẩn|khẩn|mật|tối mật|bản sao|phụ lục|công báo|tải về|thuộc tính|lược "
    r"đồ|văn bản|trang chủ|cổng thông tin|thư viện pháp luật|tóm tắt|nội dung|vb liên quan|tiếng anh|"
    r"hiệu lực|danh sách|biểu mẫu|mẫu số)"
)
_CONNECTORS = frozenset(
    [
        "của",
        "và",
        "tại",
        "với",
        "cho",
        "do",
        "về",
        "trong",
        "các",
        "trên",
        "là",
        "cùng",
        "thuộc",
        "giữa",
        "theo",
        "đối",
        "từ",
        "ở",
    ]
)
# «HỘI ĐỒNG NHÂN DÂN … KHÓA XI, KỲ HỌP THỨ 10»
_SESSION = pattern(r"(?:[\s,(-]+KH[OÓ][AÁ]\s.{1,60})?")
_HEAD_OF = pattern(r"\s+(?:CHỦ TỊCH|BỘ TRƯỞNG|(?:TỔNG )?GIÁM ĐỐC|THỐNG ĐỐC|CHÁNH ÁN|VIỆN TRƯỞNG|TỔNG THANH TRA)$")
# «TRIỂN KHAI … NĂM 2026 Thực hiện Quyết định …»: capitals end where the flattened body begins
_CAPITALS_END = pattern(r"(?<=[A-ZĐÀ-Ỹ0-9”\"])\s+(?=[A-ZĐÀ-Ỹ][a-zà-ỹđ])")
# «ĐƠN ĐỀ NGHỊ …»: a citizen's paper that has «Kính gửi» too
_APPLICATION = pattern(r"(?:^|\n)[ ]*(?:ĐƠN|GIẤY ĐỀ NGHỊ|TỜ KHAI|PHIẾU)(?:\s+[A-ZĐÀ-Ỹ]+)+[ ]*(?=\n)")
_MOST_SUBJECT_LINES = 14
_YEAR = pattern(r"(?:năm\s+)?(?:19|20)\d\d(?:\s*-\s*20\d\d)?")


@dataclass(frozen=True, slots=True)
class Head:
    """What the head gives; `end` is where the body begins."""

    end: int
    type: Fact | None
    number: Fact | None
    symbol: tuple[str, ...]
    issued: Fact | None
    place: Fact | None
    issuer: Fact | None
    subject: Fact | None
    system: System | None
    party_title: bool


def read_head(sheet: Sheet) -> Head:
    """The facts of the head. A number or a day left blank is None; so is anything the copy has lost."""
    head = masthead(sheet)
    kind, kind_end, kind_at = _type(head)
    subject = _subject(sheet, head, kind_end) if kind else _letter_subject(head)
    top = min(at for at in (kind_at, subject.start if subject else None, head.limit) if at is not None)
    issuer = _issuer(head, top)
    if subject and issuer:
        subject = _without_issuer(subject, issuer)
    symbol = head.symbol.segments if head.symbol else head.blank_symbol
    number = None
    if head.symbol and head.number_span:
        number = Fact(head.symbol.text, *head.number_span, confidence=1.0 if len(symbol) > 1 else 0.8)
    return Head(
        end=max(
            [subject.end if subject else 0, kind_end or 0, *(end for _, end in head.spans), issuer.end if issuer else 0]
        ),
        type=kind or _type_by_symbol(head, subject),
        number=number,
        symbol=symbol,
        issued=_issued(head),
        place=_place(head),
        issuer=issuer,
        subject=subject,
        system=_system(head, symbol, issuer),
        party_title=head.party_title,
    )


def _type(head: Masthead) -> tuple[Fact | None, int | None, int | None]:
    """The type with where its words end and begin: the first below number and day, where there is one."""
    floor = max((end for _, end in head.spans), default=0)
    for production, confidence in ((_TYPE, 1.0), (_SMALL_TYPE, 0.85)):
        found = list(islice(production.finditer(head.text), 20))
        match = next((m for m in found if m.start() >= floor), found[0] if found else None)
        if match:
            return (
                Fact(_NAME_OF[squeeze(match[1]).upper()], match.start(1), match.end(1), confidence),
                match.end(1),
                match.start(1),
            )
    return None, None, None


def _type_by_symbol(head: Masthead, subject: Fact | None) -> Fact | None:
    """«Số 109-CV/ĐU», «Số: 12/UBND-VX», «V/v», «Kính gửi» name a letter without the word."""
    span = head.number_span or (0, 0)
    if head.symbol and (name := type_of(head.symbol)):
        return Fact(name, *span, confidence=0.9)
    if head.blank_symbol and (known := papertypes.by_abbreviation(head.blank_symbol[0])):
        return Fact(known.name, *span, confidence=0.8)
    if subject or (head.address_at is not None and not _APPLICATION.search(head.text)):
        at = subject.start if subject else head.address_at or 0
        return Fact("Công văn", at, at, confidence=0.8 if head.symbol or head.blank_symbol or subject else 0.6)
    return None


def _lines(text: str, start: int, end: int) -> list[tuple[int, int, str, bool]]:
    """Lines of `[start, end)` that hold words: start, end, words, and whether a gap comes before."""
    found, at, gap = [], start, False
    for row in text[start:end].split("\n"):
        bare = row.strip()
        core = bare.strip(" -=_.*")
        if not core:
            gap = gap or at > start
        else:
            begin = at + len(row) - len(row.lstrip())
            found.append((begin, begin + len(bare), squeeze(bare), gap))
            gap = False
        at += len(row) + 1
    return found


def _subject(sheet: Sheet, head: Masthead, start: int | None) -> Fact | None:
    text = head.text
    if start is None:
        return None
    window = _lines(text, start, min(len(text), start + 1500))
    taken: list[tuple[int, int, str]] = []
    for begin, end, words_, gap in window[:_MOST_SUBJECT_LINES]:
        if not taken and _KIND_OF_TYPE.fullmatch(words_) and begin - start < 3:
            continue
        if not _belongs(taken, words_, gap, sheet):
            break
        taken.append((begin, end, words_))
    if not taken:
        return None
    value = " ".join(words_ for _, _, words_ in taken)
    end = taken[-1][1]
    cut = _INLINE_STARTER.search(value)
    if not cut and " ".join(taken[0][2].split()[:4]).isupper() and not taken[0][2].isupper():
        cut = _CAPITALS_END.search(taken[0][2])
    if cut:
        value = value[: cut.start()]
        end = taken[0][0] + len(value)
    begin = taken[0][0]
    if about := _ABOUT_START.match(value):
        value, begin = value[about.end() :], begin + about.end()
    value = value.strip(" -:;,.").rstrip("*") if not value.endswith("...") else value
    return Fact(value, begin, max(begin, end), 0.95) if value else None


def _belongs(taken: list[tuple[int, int, str]], line: str, gap: bool, sheet: Sheet) -> bool:
    """True where the line goes on with the subject."""
    low = line.lower()
    if not taken:
        return not _STARTERS.match(low) or (low.startswith(("thực hiện", "tiếp tục thực hiện")) and len(line) < 250)
    so_far = taken[-1][2]
    if _YEAR.fullmatch(low) and not gap and (line.isupper() or line[0].isdigit()):
        return True  # «KẾT QUẢ …» / «NĂM 2025», «… năm» / «2026»
    if _STARTERS.match(low) or len(line) > 250 or _speaks(line):
        return low.startswith(("năm ", "trong ", "để ", "nhằm ", "trên ")) and line[0].islower() and not gap
    if line.isupper():
        if not taken[0][2].isupper() and so_far and not so_far.isupper():
            return False
        if so_far.lower().split()[-1] in _CONNECTORS:
            return True
        authority = bool(opens(words(low, line, 0, len(line), 6))) or low.startswith(
            ("chủ tịch", "giám đốc", "thủ tướng")
        )
        return not (authority and gap)
    if line[0].islower() or so_far.lower().split()[-1] in _CONNECTORS or so_far.endswith((",", "-")):
        return not gap or (line[0].islower() and not so_far.endswith("."))
    if gap or so_far.endswith("."):
        return False
    return not taken[0][2].isupper() or all(not row.isupper() for _, _, row in taken)


def _speaks(line: str) -> bool:
    """«Ủy ban nhân dân xã trân trọng kính mời: …»: the first sentence of a body, no part of a subject."""
    if not line.endswith((":", ".", ";")) or not line[0].isupper():
        return False
    found = phrase(words(line.lower(), line, 0, len(line)))
    return bool(found and found.opener)


def _letter_subject(head: Masthead) -> Fact | None:
    """«V/v …» of a letter, up to a gap, a place and date, or «Kính gửi»."""
    match = _ABOUT.search(head.text)
    if not match:
        return None
    rows: list[tuple[int, int, str]] = []
    for begin, end, line, gap in _lines(head.text, match.end(), min(len(head.text), match.end() + 900)):
        if rows and ((gap and not line[0].islower()) or line.isupper() or _STARTERS.match(line.lower())):
            break
        rows.append((begin, end, line))
        if len(rows) == 8:
            break
    value = " ".join(line for _, _, line in rows).strip(" -:;,.*")
    return Fact(value, match.end(), rows[-1][1], 0.95) if value else None


def _issuer(head: Masthead, top: int) -> Fact | None:
    """The names above the number or beside the national title, parent first."""
    floor = 0
    if head.title_at is not None:
        above = _lines(head.text, 0, head.title_at)
        floor = above[-6][0] if len(above) > 6 else 0
    rows: list[tuple[int, int, str, bool]] = []
    for begin, end, line, _ in _lines(head.text, floor, top):
        core = line.strip(" -*.:=")
        if len(core) < 3 or _NOT_ISSUER.match(core.lower()) or len(core.split()) > 25:
            continue
        named = bool(opens(words(core.lower(), core, 0, len(core), 6)))
        if core.isupper() or (named and len(core.split()) <= 14 and not core.endswith((".", ";"))):
            rows.append((begin, end, core, named or (core.isupper() and bool(rows))))
    while rows and not rows[0][3] and len(rows) > 1 and head.title_at is None:
        rows.pop(0)
    if not rows or (len(rows) == 1 and not rows[0][3] and head.title_at is None and not head.symbol):
        return None
    return Fact(" ".join(core for _, _, core, _ in rows), rows[0][0], rows[-1][1], 0.95)


def _without_issuer(subject: Fact, issuer: Fact) -> Fact:
    """«… TRONG TÌNH HÌNH MỚI” CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …»: the authority run into the subject."""
    value = subject.value
    at = value.rfind(issuer.value)
    if at < 12 or not _SESSION.fullmatch(value, at + len(issuer.value)):
        return subject
    rest = _HEAD_OF.sub("", value[:at].rstrip())
    if not rest or rest.split()[-1].lower() in _CONNECTORS:
        return subject
    return Fact(rest.strip(" -:;,."), subject.start, subject.end, subject.confidence)


def _issued(head: Masthead) -> Fact | None:
    if not head.date_parts or not all(part.isdigit() and len(part) <= 4 for part in head.date_parts):
        return None
    day, month, year = (int(part) for part in head.date_parts)
    try:
        value = date(year, month, day)
    except ValueError:
        return None
    return Fact(value.isoformat(), *head.spans[-1], confidence=1.0)


def _place(head: Masthead) -> Fact | None:
    return Fact(head.place[0], head.place[1], head.place[2], 1.0) if head.place else None


def _system(head: Masthead, symbol: tuple[str, ...], issuer: Fact | None) -> System | None:
    name = issuer.value.upper() if issuer else ""
    if any("MTTQ" in part or "MTTW" in part for part in symbol) or "MTTQ" in name or "MẶT TRẬN" in name:
        return "front"
    if head.party_title or (head.symbol and head.symbol.party_form):
        return "party"
    if head.symbol or head.title_at is not None:
        return "state"
    return None


def addressees(sheet: Sheet, start: int, stop: int) -> tuple[Fact, ...]:
    """The lines of «Kính gửi», without dash and closing mark."""
    at = pattern(r"kính\s+(?:gửi|trình|chuyển)\s*:?").search(sheet.low, max(0, start - 200), stop)
    if not at:
        return ()
    found: list[Fact] = []
    listed = False
    for begin, end, line, gap in _lines(sheet.clean, at.end(), min(stop, at.end() + 2000)):
        dashed = line.startswith(("-", "+", "•"))
        if found and (
            (gap and not dashed) or (listed and not dashed) or _STARTERS.match(line.lower()) or len(line) > 200
        ):
            break
        value = line.lstrip("-+• ").strip(" .;,:")
        listed = listed or dashed
        if value:
            found.append(Fact(value, begin, end, 0.9))
        if not dashed and not listed and line.endswith("."):
            break
    return tuple(found[:30])
