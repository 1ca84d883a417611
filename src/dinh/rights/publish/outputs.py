"""Every form of one version, made from the same words: the printed notice, the picture, the script for the
loudspeakers, the short text for a group chat, the message to heads of groups.

`base` is the address of this house without a slash at its end: `https://dinhminh.example`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from dinh.law import rules
from dinh.law.dated import RuleNotKnown
from dinh.law.due import Due, due
from dinh.law.publicity import Channel, item
from dinh.law.values import Clock
from dinh.law.workdays import CalendarTooShort
from dinh.rights.publish.models import Attachment, Version
from dinh.rights.publish.public.items import short
from dinh.rights.publish.queries.standing import means, terms_for, terms_on
from dinh.scribe import speech
from dinh.scribe.posters import Card, Poster, PosterTable, card_png, notice_pdf

if TYPE_CHECKING:
    from dinh.law.dated import Rule

MOST_COLUMNS, MOST_ROWS = 6, 24  # a larger table is read on the page, not on the board
LIST_COLUMNS = (1, 4, 5)  # of the quarterly list on the board: what, when, in which form
CARD_LINES, CARD_LINE = 3, 150
SHORT_TEXT = 420  # characters of the short text before its address
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-ỸĐ0-9])|\n+")
_NUMBER = re.compile(r"-?[\d.,]+%?")


def short_url(version: Version, base: str) -> str:
    """`https://dinhminh.example/k/482913`: what the QR code says."""
    return f"{base}/k/{version.publication.code}"


def short_address(version: Version, base: str) -> str:
    """The same as people type it: `dinhminh.example/k/482913`."""
    return short_url(version, base).split("://", 1)[-1]


def notice(version: Version, base: str, size: Literal["A4", "A3"] = "A4") -> bytes:
    """The notice for the board as PDF, with whom to ask and how long it must hang."""
    return notice_pdf(poster(version, base), size)


def poster(version: Version, base: str) -> Poster:
    """What the notice says."""
    held, publication = means(), version.publication
    where = held.contact or str(version.issuer)
    return Poster(
        commune=publication.commune.title,
        title=version.title,
        url=short_url(version, base),
        address=short_address(version, base),
        issuer=str(version.issuer),
        item=_("Công khai: %(item)s") % {"item": short(version.item)},
        number=numbered(version),
        summary=tuple(filter(None, (version.summary or version.body[:1500]).splitlines())),
        table=_table(version),
        code=publication.code,
        phone=held.phone,
        posted=_posted(version),
        asks=_("Hỏi thêm: %(where)s") % {"where": where},
    )


def card(version: Version, base: str) -> bytes:
    """The picture that goes from phone to phone, PNG."""
    return card_png(
        Card(
            commune=version.publication.commune.title,
            title=version.title,
            lines=tuple(_cut(line, CARD_LINE) for line in sentences(version)[:CARD_LINES]),
            address=short_address(version, base),
            url=short_url(version, base),
            item=short(version.item),
            code=version.publication.code,
        )
    )


def script(version: Version, base: str) -> speech.Script:
    """What the announcer reads."""
    held, publication = means(), version.publication
    channels = item(version.item).channels
    everywhere = Channel.POSTING in channels or publication.is_list
    seat = _("trụ sở %(issuer)s") % {"issuer": version.issuer}
    label = version.commune.group_label
    where = _("%(seat)s và nhà văn hóa các %(groups)s") % {"seat": seat, "groups": label} if everywhere else seat
    asks = _("Hoặc hỏi tại %(where)s.") if held.phone else _("Bà con cần hỏi thêm, mời đến %(where)s.")
    number = numbered(version)[:1].lower() + numbered(version)[1:]
    hangs = everywhere or Channel.POSTING_PERMANENT in channels
    return speech.script(
        speech.Notice(
            commune=str(version.commune),
            title=version.title,
            issuer="",
            number=_("văn bản %(number)s của %(issuer)s") % {"number": number, "issuer": version.issuer},
            summary=tuple(filter(None, (version.summary or version.body[:3000]).splitlines())),
            where=where if hangs else "",
            address=_host(base),
            code=publication.code,
            phone=held.phone,
            asks=asks % {"where": held.contact} if held.contact else "",
        )
    )


def short_text(version: Version, base: str) -> str:
    """For a group chat: who says what, two or three sentences, where to read it all."""
    said, lead = "", f"{version.issuer}: {version.title.rstrip('.')}."
    for sentence in sentences(version):
        if len(said) + len(sentence) > SHORT_TEXT - len(lead):
            break
        said = f"{said} {sentence}".strip()
    where = _("Đọc toàn văn: %(url)s (mã số %(code)s).") % {
        "url": short_url(version, base),
        "code": version.publication.spoken_code,
    }
    return "\n".join(filter(None, [lead, said, where]))


def head_text(version: Version, base: str) -> str:
    """For heads of residential groups: what is new and what they are asked to do, until when."""
    channels = item(version.item).channels
    lines = [_("Có nội dung mới được công khai: %(title)s.") % {"title": version.title.rstrip(".")}]
    if version.publication.is_list:
        lines.append(_("- Niêm yết tại nhà văn hóa cho đến khi có danh sách quý sau."))
    elif Channel.POSTING in channels:
        start, days = start_due(version), posting_days(version)
        until = _(" chậm nhất ngày %(day)s") % {"day": f"{start.due:%d/%m/%Y}"} if start else ""
        lines.append(
            _("- Niêm yết tại nhà văn hóa%(until)s, giữ đủ %(days)d ngày liên tục.") % {"until": until, "days": days}
        )
    if Channel.HEADS in channels:
        lines.append(_("- Thông báo đến bà con trong thôn, tổ (họp, tin nhắn, loa)."))
    if len(lines) > 1:
        lines.append(_("- Ghi nhận trên điện thoại khi đã làm; niêm yết thì kèm ảnh chụp bảng."))
    lines.append(_("Bản in và toàn văn: %(url)s") % {"url": short_url(version, base)})
    return "\n".join(lines)


def sentences(version: Version) -> list[str]:
    """The summary, or else the beginning of the content, sentence by sentence."""
    text = version.summary or version.body[:2000]
    return [" ".join(part.split()) for part in _SENTENCE.split(text) if part.strip()]


def numbered(version: Version) -> str:
    """«Số 31/TB-UBND ngày 05/8/2026», or the day alone."""
    day = f"{version.decided:%d/%m/%Y}"
    if version.paper_number:
        return _("Số %(number)s ngày %(day)s") % {"number": version.paper_number, "day": day}
    return _("Ngày %(day)s") % {"day": day}


def start_due(version: Version) -> Due | None:
    """By when it must be public; None where the law of that day is not known."""
    try:
        return due(_rule(version, "publish.start"), version.decided)
    except (RuleNotKnown, CalendarTooShort):
        return None


def posting_days(version: Version) -> int:
    """How many days it must hang, by the law or by another law's term."""
    return _days(version, "publish.posting")


def spoken_days(version: Version) -> int:
    """On how many days in a row the loudspeakers read it; 0 where they need not."""
    return _days(version, "publish.loudspeaker") if Channel.LOUDSPEAKER in item(version.item).channels else 0


def _days(version: Version, key: str) -> int:
    value = _rule(version, key).on(version.decided)
    if not isinstance(value, Clock):
        raise TypeError(f"{key} is no term: {value}")
    return value.days


def _rule(version: Version, key: str) -> Rule:
    terms = terms_for(version.item, version.decided, terms_on(version.decided))
    return next((rule for rule in terms if rule.key == key), None) or rules.get(key)


def _posted(version: Version) -> str:
    """How long it hangs; the day it went up is written in by hand at each board."""
    channels = item(version.item).channels
    if version.publication.is_list:
        return _("Niêm yết đến khi có danh sách của quý sau.")
    if Channel.POSTING_PERMANENT in channels:
        return _("Niêm yết thường xuyên, cập nhật khi có thay đổi.")
    if Channel.POSTING not in channels:
        return ""
    return _("Niêm yết từ ngày ......../......../............, liên tục %(days)d ngày.") % {
        "days": posting_days(version)
    }


def _table(version: Version) -> PosterTable | None:
    """The first table of the documents that is small enough for the board."""
    for attachment in version.attachments.exclude(reading=Attachment.Reading.WAITING):
        for table in attachment.tables:
            header, rows = table["header"], table["rows"]
            if version.publication.is_list and len(header) > max(LIST_COLUMNS):
                header, *rows = ([row[at] for at in LIST_COLUMNS] for row in [header, *rows])
            if len(header) <= MOST_COLUMNS and 0 < len(rows) <= MOST_ROWS:
                return PosterTable(tuple(header), tuple(map(tuple, rows)), _numeric(rows))
    return None


def _numeric(rows: list[list[str]]) -> frozenset[int]:
    columns = list(zip(*rows, strict=True))
    return frozenset(
        at
        for at, column in enumerate(columns)
        if any(column) and all(not cell or _NUMBER.fullmatch(cell) for cell in column)
    )


def _host(base: str) -> str:
    """The name alone, for the ear: the digits of the code lead on from there. Nothing where there is no name yet."""
    host = (urlsplit(base).hostname or base).removeprefix("www.")
    return host if any(map(str.isalpha, host)) else ""


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rsplit(' ', 1)[0]}…"
