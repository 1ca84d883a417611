"""Papers of the room, ready to sign: minutes, the receipt and the refusal of reception, the book, the hand-over record.

Number and day are left to the pen where the office gives them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from django.core.exceptions import ValidationError

from dinh.ground.bodies.models import Body, Holding, Post
from dinh.law.casework import RECEPTION_BOOK, RECEPTION_FORMS, RECEPTION_OUTCOMES
from dinh.rights.dialogue import book, queries
from dinh.rights.dialogue.models import Dialogue, HandOver, Visit
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import Annex, Block, Bullet, OfficialPaper, Para, Signature, Table

NOTHING = "…" * 20


def minutes(dialogue: Dialogue) -> bytes:
    """Biên bản đối thoại: every line as it stands, numbered; printed at once, even before it is locked."""
    body, rows = dialogue.leader.body, list(queries.lines(dialogue))
    people = f"{dialogue.people} người" if dialogue.people is not None else "chưa đếm"
    women = f", trong đó {dialogue.women} nữ" if dialogue.women is not None else ""
    said = tuple(
        (str(number), row.asked, row.answer or "…", queries.owner_of(row) or "trả lời tại chỗ", _day(row.due))
        for number, row in enumerate(rows, start=1)
    )
    promised = sum(1 for row in rows if row.owner_body_id)
    blocks: list[Block] = [
        Para.of(f"Thời gian: {dialogue.starts:%H} giờ {dialogue.starts:%M}, ngày {_day(dialogue.day)}."),
        Para.of(f"Địa điểm: {dialogue.place}."),
        Para.of(f"Chủ trì: {_named(dialogue.leader, dialogue.day)}."),
        Para.of(f"Thành phần mời: {dialogue.invited}. Số người dự: {people}{women}."),
        Para.of(f"Nội dung: {dialogue.topic}."),
        Para.of("Ý kiến của Nhân dân, trả lời và kết luận của người chủ trì:"),
        Table(("TT", "Ý kiến, câu hỏi", "Trả lời, kết luận", "Ai làm", "Hạn"), said, widths=(1, 4, 4.6, 2.8, 2.5)),
        Para.of(f"Có {len(rows)} ý kiến; {promised} việc được giao có hạn, theo dõi công khai tại sổ lời hứa."),
        Para.of("Biên bản đã đọc cho mọi người cùng nghe, thống nhất và kết thúc cùng ngày."),
        _two_sides("Người ghi biên bản", dialogue.secretary, "Đại diện người dân dự đối thoại", ""),
    ]
    return _docx(_paper(
        body, "Biên bản", "BB", f"Đối thoại: {dialogue.topic}", blocks, _signature(dialogue.leader, dialogue.day),
        dialogue.day, ("Như thành phần mời",),
    ))  # fmt: skip


def receipt(visit: Visit) -> bytes:
    """Giấy biên nhận (Mẫu 02/TCD): which papers were taken in from whom."""
    reception = visit.reception
    papers = [line.strip() for line in visit.papers.splitlines() if line.strip()]
    if not papers:
        raise ValidationError("Chưa ghi giấy tờ nào đã nhận nên chưa lập được giấy biên nhận.")
    listed = tuple((str(number), name) for number, name in enumerate(papers, start=1))
    blocks: list[Block] = [
        Para.of(f"(Mẫu 02/TCD, {RECEPTION_FORMS.doc})", italic=True, centred=True),
        Para.of(f"Ngày {_day(visit.happened_on)}, tại {reception.place}, đã nhận của ông/bà: {visit.name}."),
        Bullet.of(f"Địa chỉ: {visit.address}."),
        Bullet.of(f"Số CCCD, định danh: {visit.identity or NOTHING}."),
        Bullet.of(f"Số trong sổ tiếp công dân: {visit.number}/{visit.year}."),
        Para.of("Các giấy tờ, tài liệu sau:"),
        Table(("TT", "Tên giấy tờ, tài liệu"), listed, widths=(1, 12)),
        Para.of("Giấy biên nhận lập thành hai bản, mỗi bên giữ một bản."),
        _two_sides("Người giao", visit.name, "Người nhận", ""),
    ]
    return _docx(_paper(
        reception.receiver.body, "Giấy biên nhận", "GBN", "Tiếp nhận tài liệu của công dân", blocks,
        _signature(reception.receiver, reception.day), visit.happened_on, (f"Ông/bà {visit.name}",),
    ))  # fmt: skip


def refusal(visit: Visit) -> bytes:
    """Thông báo từ chối tiếp công dân (Mẫu 01/TCD). Raises ValidationError where the law asks for none in writing."""
    if book.notice_due(visit) is None and not visit.noticed_on:
        raise ValidationError("Căn cứ này giải thích ngay tại chỗ, không lập Thông báo.")
    reception = visit.reception
    blocks: list[Block] = [
        Para.of(f"(Mẫu 01/TCD, {RECEPTION_FORMS.doc})", italic=True, centred=True),
        Para.of(f"Ngày {_day(visit.happened_on)}, ông/bà {visit.name}, địa chỉ: {visit.address or NOTHING}, đến trình "
                f"bày: {visit.subject}"),
        Para.of(f"Căn cứ {visit.refusal_cite}, {reception.receiver.body.name} thông báo từ chối tiếp với lý do:"),
        Bullet.of(visit.refusal_words),
        Para.of("Nếu không đồng ý, ông/bà có quyền khiếu nại theo quy định của pháp luật."),
    ]  # fmt: skip
    return _docx(_paper(
        reception.receiver.body, "Thông báo", "TB", "Từ chối tiếp công dân", blocks,
        _signature(reception.receiver, reception.day), None, (f"Ông/bà {visit.name}",), drafted=visit.happened_on,
    ))  # fmt: skip


def reception_book(visits: Sequence[Visit], body: Body, year: int, day: date) -> bytes:
    """Sổ tiếp công dân by the columns of Mẫu 03/TCD, on a sheet laid across."""
    rows = tuple(tuple(book_row(visit)) for visit in visits)
    table = Table(RECEPTION_BOOK, rows, widths=(1.2, 2.4, 2.8, 3.3, 2.9, 1.5, 1.6, 1.6, 1.7, 1.7, 1.9, 2.9))
    head = [Para.of(f"Sổ ghi từ số 1 năm {year}, in ngày {_day(day)}; nội dung ở phụ lục kèm theo.")]
    return _docx(OfficialPaper(
        system=_system(body), type_name="Sổ tiếp công dân", type_abbr="STCD", number=None,
        organ_symbol=body.symbol or "UBND", superior=None, issuer=_broken(body), place=body.commune.name, day=day,
        subject=f"Năm {year} (Mẫu 03/TCD, {RECEPTION_FORMS.doc})", blocks=tuple(head),
        signature=Signature((), "Người giữ sổ", ""),
        annexes=(Annex("Phụ lục", f"Sổ tiếp công dân năm {year}", (table,), landscape=True),),
    ))  # fmt: skip


def book_row(visit: Visit) -> list[str]:
    """A line of the book by Mẫu 03/TCD. Someone who denounces has neither name nor matter here, only the petition's
    reference."""
    competent = {True: "Thuộc", False: "Không thuộc", None: ""}[visit.competent]
    who = "Người tố cáo" if visit.denounces else f"{visit.name}\n{visit.address}"
    about = f"Ghi tại đơn {visit.petition_ref}" if visit.denounces else visit.subject
    outcome = RECEPTION_OUTCOMES.get(visit.outcome, "")
    followed = "\n".join(filter(None, [visit.said, outcome, visit.outcome_words, _day(visit.outcome_on)]))
    return [
        str(visit.number or ""), _day(visit.happened_on), who, visit.identity, about, visit.get_kind_display(),
        str(visit.people), visit.handled_by, competent, visit.guidance, visit.forwarded_to, followed,
    ]  # fmt: skip


def hand_over(passed: HandOver) -> bytes:
    """Biên bản bàn giao lời hứa: both sides and every open promise as it stood that day."""
    rows = tuple(
        (str(number), item["ref"], item["words"], item["made_on"], item["first_due"], item["due"])
        for number, item in enumerate(passed.items, start=1)
    )
    blocks: list[Block] = [
        Para.of(f"Hôm nay, ngày {_day(passed.on)}, hai bên bàn giao các lời hứa, kết luận đang mở của chức danh:"),
        Para.of(f"Bên giao: {passed.from_name}, {passed.from_post.title}, {passed.from_post.body.name}."),
        Para.of(f"Bên nhận: {passed.to_name}, {passed.to_post.title}, {passed.to_post.body.name}."),
        Para.of(f"Căn cứ: {passed.ground.rstrip('.')}."),
        Table(
            ("TT", "Mã", "Lời hứa, kết luận", "Ngày hứa", "Hạn đã hứa", "Hạn hiện nay"), rows,
            widths=(1, 2.9, 4.4, 2.3, 2.3, 2.3),
        ),
        Para.of(f"Tổng số: {len(rows)} lời hứa. Thời hạn không thay đổi do bàn giao. Bên nhận chịu trách nhiệm thực "
                "hiện, trả lời người hỏi kể từ ngày lập biên bản. Biên bản lập thành hai bản, mỗi bên giữ một bản."),
        _two_sides("Bên giao", passed.from_name, "Bên nhận", passed.to_name),
    ]  # fmt: skip
    return _docx(_paper(
        passed.from_post.body, "Biên bản", "BB", f"Bàn giao lời hứa của {passed.from_post.title}", blocks,
        Signature((), "Thủ trưởng đơn vị", ""), passed.on, ("Hai bên giao, nhận",),
    ))  # fmt: skip


def _paper(
    body: Body, type_name: str, abbr: str, subject: str, blocks: Iterable[Block], signature: Signature,
    day: date | None, recipients: tuple[str, ...], *, drafted: date | None = None,
) -> OfficialPaper:  # fmt: skip
    return OfficialPaper(
        system=_system(body), type_name=type_name, type_abbr=abbr, number=None, organ_symbol=body.symbol or "BB",
        superior=body.parent.name if body.parent else None, issuer=_broken(body), place=body.commune.name, day=day,
        drafted=drafted, subject=subject, blocks=tuple(blocks), signature=signature, recipients=recipients,
        archive="VT",
    )  # fmt: skip


def _docx(paper: OfficialPaper) -> bytes:
    try:
        return to_docx(paper)
    except ValueError as error:
        raise ValidationError(str(error)) from error


def _two_sides(left: str, left_name: str, right: str, right_name: str) -> Table:
    room = "(Ký, ghi rõ họ tên)\n\n\n\n"
    return Table((left, right), ((room + (left_name or NOTHING), room + (right_name or NOTHING)),), widths=(1, 1))


def _system(body: Body) -> Literal["state", "party"]:
    """The Front and the unions lay out their papers as the Party does."""
    return "state" if body.system == Body.System.STATE else "party"


def _broken(body: Body) -> str:
    """ỦY BAN NHÂN DÂN / PHƯỜNG ĐÌNH MINH"""
    place = str(body.commune)
    return f"{body.name.removesuffix(place).strip()}\n{place}" if body.name.endswith(f" {place}") else body.name


def holder(post: Post, day: date) -> str:
    """The name of whoever held the post that day; empty when nobody did."""
    held = Holding.objects.on(day).filter(post=post).select_related("user").order_by("-begins").first()
    return str(held.user.full_name) if held else ""


def _named(post: Post, day: date) -> str:
    name = holder(post, day)
    return f"{name}, {post.title}, {post.body.name}" if name else f"{post.title}, {post.body.name}"


def _signature(post: Post, day: date) -> Signature:
    return Signature((), post.title.upper(), holder(post, day))


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
