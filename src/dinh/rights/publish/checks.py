"""What speaks against publishing a draft as it stands, and what its publisher should look at once more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from dinh.law import rules
from dinh.law.dated import RuleNotKnown
from dinh.law.due import due
from dinh.law.workdays import CalendarTooShort
from dinh.rights.publish import reading
from dinh.rights.publish.models import Attachment, Version
from dinh.rights.publish.queries.standing import terms_for, terms_on
from dinh.scribe.decoded import Decoded
from dinh.scribe.facts import Reading
from dinh.scribe.reading import read as read_paper
from dinh.scribe.titles import tidy

MOST_SHOWN = 12  # offending cells listed; the rest are counted
HEAD = 6_000  # characters of a document in which its own number and day stand


@dataclass(frozen=True, slots=True)
class Concern:
    """`stops`: it cannot be published so. `asks`: it can, once the publisher has said that they looked at it.

    `field` is where to mend it; `cells` the places in a document with what stands there; `article` the law."""

    code: str
    message: str
    stops: bool = False
    asks: bool = False
    field: str = ""
    article: str = ""
    cells: tuple[reading.Exposed, ...] = ()
    attachment: int | None = None
    suggestion: str = ""


def concerns(version: Version, today: date) -> list[Concern]:
    """All there is to say of a draft on a day; empty when nothing."""
    attachments = list(version.attachments.select_related("file"))
    found = [
        *_content(version, attachments),
        *_days(version, today),
        *_paper(version, attachments),
        *_title(version),
        *_persons(version, attachments),
        *_change(version, attachments),
    ]
    return sorted(found, key=lambda c: (not c.stops, not c.asks))


def _content(version: Version, attachments: list[Attachment]) -> list[Concern]:
    found = []
    if not (version.body or version.summary or attachments):
        words = _("Chưa có gì để đọc: hãy viết nội dung, hoặc đính kèm văn bản.")
        found.append(Concern("empty", words, stops=True, field="body"))
    elif not version.summary:
        words = _("Chưa có tóm tắt dễ hiểu. Vài câu đời thường giúp người cao tuổi hiểu ngay; loa cũng đọc phần này.")
        found.append(Concern("no_summary", words, field="summary"))
    for attachment in attachments:
        if attachment.reading == Attachment.Reading.WAITING:
            words = _("Đang đọc tệp “%(name)s”. Chờ ít phút rồi tải lại trang.") % {"name": attachment.file.name}
            found.append(Concern("reading", words, stops=True, attachment=attachment.pk))
        elif attachment.reading == Attachment.Reading.NO_TEXT:
            words = _(
                "“%(name)s” không có chữ đọc được (ảnh chụp, bản quét): người mù và ô tìm kiếm không đọc được. %(note)s"
            )
            detail = {"name": attachment.file.name, "note": attachment.note}
            found.append(Concern("no_text", (words % detail).strip(), attachment=attachment.pk))
    return found


def _days(version: Version, today: date) -> list[Concern]:
    if version.decided > today:
        words = _("Ngày quyết định %(day)s còn ở phía trước. Hãy xem lại ngày trên văn bản.")
        return [Concern("future", words % {"day": f"{version.decided:%d/%m/%Y}"}, stops=True, field="decided")]
    try:
        terms = {rule.key: rule for rule in terms_for(version.item, version.decided, terms_on(version.decided))}
        start = due(terms.get("publish.start") or rules.get("publish.start"), version.decided)
    except (RuleNotKnown, CalendarTooShort) as error:
        return [Concern("unknown", str(error), stops=True, field="decided")]
    if today > start.due:
        words = _("Đã quá hạn bắt đầu công khai (%(day)s). Vẫn công khai được; sổ theo dõi ghi là chậm.")
        return [Concern("late", words % {"day": f"{start.due:%d/%m/%Y}"}, article=start.article)]
    return []


def _paper(version: Version, attachments: list[Attachment]) -> list[Concern]:
    """The number and the day typed, against those printed on the attached paper."""
    for attachment in attachments:
        if attachment.tables or not attachment.text:
            continue
        read = read_paper(Decoded(attachment.text[:HEAD], "txt"))
        number = str(read.number.value) if read.number else ""
        if (printed := _printed_day(read)) and printed != version.decided:
            words = _("“%(name)s” ghi ngày %(printed)s, còn ô Ngày quyết định ghi %(typed)s.")
            detail = {
                "name": attachment.file.name,
                "printed": f"{printed:%d/%m/%Y}",
                "typed": f"{version.decided:%d/%m/%Y}",
            }
            return [Concern("other_day", words % detail, asks=True, field="decided")]
        if number and version.paper_number and _bare(number) != _bare(version.paper_number):
            words = _("“%(name)s” mang số %(printed)s, còn ô Số, ký hiệu ghi %(typed)s.")
            detail = {"name": attachment.file.name, "printed": number, "typed": version.paper_number}
            return [Concern("other_number", words % detail, asks=True, field="paper_number")]
    return []


def _printed_day(read: Reading) -> date | None:
    try:
        return read.day
    except ValueError:
        return None


def _bare(number: str) -> str:
    return "".join(number.casefold().split()).removeprefix("số").lstrip(":0")


def _title(version: Version) -> list[Concern]:
    place = version.commune.name
    tidied = tidy(version.title, names=(place,))
    if tidied.text == version.title:
        return []
    words = _("Tiêu đề khó đọc trên điện thoại và loa: %(notes)s") % {"notes": " ".join(tidied.notes)}
    return [Concern("title", words, field="title", suggestion=tidied.text)]


def _persons(version: Version, attachments: list[Attachment]) -> list[Concern]:
    """Phone numbers, identity cards and the like are stopped, with the cells: lists of persons carry the least."""
    article = str(rules.get("publish.personal_minimum").values[-1].cite)
    found = []
    typed = "\n".join([version.title, version.summary, version.body])
    for name, attachment, cells in [
        (_("Nội dung đã gõ"), None, reading.exposed(typed, [])),
        *((a.file.name, a.pk, reading.exposed(a.text, a.tables)) for a in attachments if not a.masked),
    ]:
        certain = [cell for cell in cells if cell.sure]
        if certain:
            words = _("“%(name)s” có %(count)d chỗ để lộ thông tin cá nhân. Chỉ cần họ tên, thôn tổ, kết quả.")
            shown = tuple(certain[:MOST_SHOWN])
            message = words % {"name": name, "count": len(certain)}
            found.append(Concern("personal", message, True, False, "", article, shown, attachment))
        elif cells:
            words = _("“%(name)s” có %(count)d chỗ giống thông tin cá nhân. Hãy xem rồi quyết định che hay để.")
            shown = tuple(cells[:MOST_SHOWN])
            message = words % {"name": name, "count": len(cells)}
            found.append(Concern("perhaps_personal", message, False, True, "", article, shown, attachment))
    return found


def _change(version: Version, attachments: list[Attachment]) -> list[Concern]:
    before = version.publication.versions.filter(state=Version.State.CURRENT).first()
    if before is None:
        return []
    if not version.change_note:
        words = _("Hãy ghi bản này thay đổi gì, vì sao: bà con đọc dòng ấy trước tiên.")
        return [Concern("no_note", words, stops=True, field="change_note", article="Điều 14 Luật 10/2022/QH15")]
    same_words = all(getattr(before, name) == getattr(version, name) for name in ("title", "summary", "body", "item"))
    files = [sorted(rows) for rows in (_hashes(before.attachments.select_related("file")), _hashes(attachments))]
    if same_words and files[0] == files[1]:
        return [Concern("same", _("Bản này giống hệt bản đang công khai: chưa có gì để công khai lại."), stops=True)]
    return []


def _hashes(attachments: object) -> list[str]:
    return [f"{row.file.sha256}{row.masked}" for row in attachments]  # type: ignore[attr-defined]
