"""The written report of a yearly meeting as .docx, signed by the head of the group."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone

from dinh.ground.clock import today
from dinh.law.rules.oversee import YEARLY_MEETING
from dinh.rights.decide.models import YearlyMeeting
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import Block, Bullet, Heading, OfficialPaper, Para, Signature

NONE = "(không ghi)"


def report(meeting: YearlyMeeting) -> bytes:
    """Raises ValidationError before the meeting is held."""
    if not meeting.held:
        raise ValidationError("Chưa ghi hội nghị nên chưa lập được báo cáo.")
    at = timezone.localtime(meeting.meets_at)
    blocks: list[Block] = [
        Para.of(f"Thực hiện {YEARLY_MEETING}, {meeting.group} báo cáo kết quả hội nghị định kỳ năm {meeting.year}:"),
        Heading(2, "1", "Thời gian, thành phần"),
        Bullet.of(f"Họp lúc {at:%H:%M} ngày {at:%d/%m/%Y} tại {meeting.place}."),
        Bullet.of(f"{meeting.present} hộ dự trên tổng số {meeting.total} hộ. Thư ký: {meeting.secretary or NONE}."),
        *(
            [Bullet.of(f"Kế hoạch gửi UBND, Ủy ban MTTQ, Ban TTND ngày {meeting.plan_on:%d/%m/%Y}.")]
            if meeting.plan_on
            else []
        ),
        *([Bullet.of(f"Thông báo đến các hộ ngày {meeting.notice_on:%d/%m/%Y}.")] if meeting.notice_on else []),
    ]
    parts = (
        ("Báo cáo của người đứng đầu thôn, tổ dân phố", meeting.head_report),
        ("Báo cáo của Ban công tác Mặt trận", meeting.front_report),
        ("Báo cáo của thành viên Ban Thanh tra nhân dân", meeting.inspection_report),
        ("Ý kiến của bà con", meeting.opinions),
        ("Kết luận", meeting.conclusion),
    )
    for number, (title, words) in enumerate(parts, start=2):
        blocks += [Heading(2, str(number), title), *_lines(words or NONE)]
    if meeting.steps:
        blocks.append(Heading(2, str(len(parts) + 2), "Các bước đã làm"))
        blocks += [Para.of(f"{letter}) {words}") for letter, words in meeting.steps.items()]
    where = str(meeting.commune)
    try:
        return to_docx(
            OfficialPaper(
                system="state", type_name="Báo cáo", type_abbr="BC", number=None, organ_symbol="TDP",
                superior=where, issuer=str(meeting.group), place=meeting.commune.name, day=meeting.report_on,
                drafted=today(), subject=f"Kết quả hội nghị định kỳ của cộng đồng dân cư năm {meeting.year}",
                blocks=tuple(blocks),
                signature=Signature((), "TRƯỞNG THÔN" if meeting.group.label == "thôn" else "TỔ TRƯỞNG", ""),
                recipients=(f"Ủy ban nhân dân {where}", f"Ủy ban MTTQ Việt Nam {where}", "Ban Thanh tra nhân dân"),
                archive="thôn, tổ dân phố",
            )
        )  # fmt: skip
    except ValueError as error:
        raise ValidationError(str(error)) from error


def _lines(text: str) -> list[Block]:
    return [Para.of(each.strip()) for each in text.splitlines() if each.strip()]
