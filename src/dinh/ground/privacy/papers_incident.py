"""Papers of an incident: the notice to the authority, the notice to the people concerned. A drill says so on each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.timezone import localtime

from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on, posts_of
from dinh.ground.clock import today
from dinh.ground.privacy.extent import room_choices
from dinh.ground.privacy.models import Incident
from dinh.law.breach import AUTHORITY, NOTICE
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import Block, Heading, OfficialPaper, Para, Signature, Table

ADVICE = "Cảnh giác với cuộc gọi, tin nhắn lạ nhân danh cơ quan nhà nước; không cho ai mã xác nhận."
DRILL = "DIỄN TẬP: KHÔNG PHẢI SỰ CỐ THẬT, KHÔNG GỬI ĐI"


def notice(incident: Incident) -> bytes:
    """To the authority: what happened, when it was found, what of whom, what is being done, who answers questions."""
    found, due = localtime(incident.found_at), incident.due
    rooms = dict(room_choices())
    extent = f"khoảng {_number(incident.people)} người" if incident.people is not None else "đang xác định"
    unread = "" if NOTICE.verified else " (chưa xác minh)"
    blocks: list[Block] = [
        *_drill(incident),
        Para.of(f"Căn cứ {NOTICE.cite}{unread}, {_issuer(incident)} thông báo việc vi phạm quy định về bảo vệ dữ liệu "
                f"cá nhân như sau:"),
        Heading(1, "1", "Việc đã xảy ra"),
        *_lines(f"{incident.title.rstrip('.')}.\n{incident.story}"),
        Para.of(f"Thời gian: từ ngày {incident.begins:%d/%m/%Y} đến ngày {incident.ends:%d/%m/%Y}."),
        Para.of(f"Phát hiện lúc {found:%H} giờ {found:%M} phút ngày {found:%d/%m/%Y}. "
                f"{_sentence(incident.found_how)}".strip()),
        Heading(1, "2", "Dữ liệu và người có dữ liệu"),
        Table(
            ("Nội dung", "Chi tiết"),
            (
                ("Mảng việc", ", ".join(rooms.get(each, each) for each in incident.rooms) or "đang xác định"),
                ("Loại dữ liệu", _sentence(incident.data or "đang xác định")),
                ("Số người có dữ liệu", extent),
            ),
            (2, 5),
        ),
        Heading(1, "3", "Hậu quả có thể có"),
        *_lines(incident.harm or "Đang đánh giá, sẽ báo bổ sung."),
        Heading(1, "4", "Biện pháp đã làm và sẽ làm"),
        *_lines(incident.measures or "Đang thực hiện, sẽ báo bổ sung."),
        Heading(1, "5", "Đầu mối liên hệ"),
        Para.of(f"{incident.opened_by}."),
        *_late(incident, f"{due.due_at:%H:%M} ngày {due.due_at:%d/%m/%Y}"),
    ]  # fmt: skip
    return _paper(incident, "Công văn", "CV", "thông báo vi phạm quy định về bảo vệ dữ liệu cá nhân", blocks,
                  addressees=(AUTHORITY,))  # fmt: skip


def to_people(incident: Incident) -> bytes:
    """To the people concerned, in plain words: what happened, which data, what they should do, whom to ask."""
    found = localtime(incident.found_at)
    blocks: list[Block] = [
        *_drill(incident),
        Para.of(f"{_issuer(incident)} thông báo đến ông/bà một việc liên quan đến dữ liệu cá nhân của ông/bà:"),
        Heading(1, "1", "Việc đã xảy ra"),
        *_lines(f"{incident.title.rstrip('.')}. Phát hiện ngày {found:%d/%m/%Y}."),
        Heading(1, "2", "Dữ liệu nào của ông/bà"),
        Para.of(_sentence(incident.data or "đang xác định")),
        Heading(1, "3", "Chúng tôi đã làm gì"),
        *_lines(incident.measures or "Đang thực hiện."),
        Heading(1, "4", "Ông/bà nên làm gì"),
        *_lines(incident.advice or ADVICE),
        Para.of("Ông/bà cần hỏi thêm, muốn biết đang giữ những gì về mình hoặc muốn xóa, xin đến trụ sở hoặc gửi "
                "yêu cầu trên trang thông tin của địa phương, mục Dữ liệu của bà con."),
    ]  # fmt: skip
    return _paper(incident, "Thông báo", "TB", "Về dữ liệu cá nhân của ông/bà", blocks,
                  recipients=("Người có dữ liệu (mỗi người một bản)",))  # fmt: skip


PAPERS: dict[str, Callable[[Incident], bytes]] = {"thong-bao-co-quan": notice, "thong-bao-nguoi-dan": to_people}


def _drill(incident: Incident) -> list[Block]:
    return [Para.of(DRILL, bold=True, centred=True)] if incident.drill else []


def _late(incident: Incident, due: str) -> list[Block]:
    if not incident.late_reason:
        return []
    return [Para.of(f"Thông báo này gửi sau hạn ({due}) vì: {incident.late_reason}")]


def _lines(text: str) -> list[Block]:
    return [Para.of(line.strip()) for line in text.splitlines() if line.strip()]


def _sentence(text: str) -> str:
    text = text.strip().rstrip(".")
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _body() -> Body | None:
    return next((each for each in bodies_on(today()) if each.symbol == "UBND"), None)


def _issuer(incident: Incident) -> str:
    return f"Ủy ban nhân dân {incident.commune}"


def _signer() -> Signature:
    """The head of the committee, if someone holds that post today; otherwise the name is left to the pen."""
    body = _body()
    leads = [post for post in posts_of(body, today()) if post.leads] if body else []
    now = [held for post in leads[:1] for held in getattr(post, "now", []) if held.begins <= today()]
    return Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", now[0].user.full_name if now else "")


def _paper(incident: Incident, name: str, abbr: str, subject: str, blocks: list[Block], **more: Any) -> bytes:
    commune = incident.commune
    return to_docx(
        OfficialPaper(
            system="state", type_name=name, type_abbr=abbr, number=None, organ_symbol="UBND", superior=None,
            issuer=f"Ủy ban nhân dân\n{commune}", place=commune.name, day=None, drafted=today(),
            subject=f"{subject} (diễn tập)" if incident.drill else subject, blocks=tuple(blocks), signature=_signer(),
            archive="VT", **more,
        )
    )  # fmt: skip
