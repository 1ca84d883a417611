"""Papers of a workplace, ready to sign: the call to a conference, its minutes, the minutes of a dialogue."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import posts_of
from dinh.ground.clock import today
from dinh.law.passes import passes
from dinh.rights.workplaces.models import Conference, Decision, Dialogue
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import Block, Bullet, Heading, OfficialPaper, Para, Signature, Table

NAME = "hội nghị cán bộ, công chức, viên chức, người lao động"
DOTS = "…" * 12
BARE = Signature((), "", "")  # those who sign stand side by side above
MEMBERS = ("TT", "Họ tên", "Công việc", "Số phiếu")


def call(one: Conference) -> bytes:
    """Thông báo triệu tập: when, where, who, about what, what makes it valid."""
    form = "toàn thể" if one.form == Conference.Form.PLENARY else "đại biểu"
    at = f"{one.starts:%H giờ %M}, " if one.starts else ""
    quorum = passes("agency_quorum", one.summoned, one.summoned, one.day)
    blocks: list[Block] = [
        Para.of(f"{one.body.name} triệu tập {NAME} năm công tác {one.year} như sau:"),
        Heading(2, "1", "Thời gian, địa điểm"),
        Para.of(f"{at}{'n' if at else 'N'}gày {_day(one.day)}, tại {one.place}."),
        Heading(2, "2", "Thành phần"),
        Para.of(f"Hội nghị {form}. Tổng số {one.staff} người, triệu tập {one.summoned} người. Hội nghị hợp lệ khi "
                f"có mặt {quorum.share}, tức ít nhất {quorum.needed} người ({quorum.article})."),
        Heading(2, "3", "Nội dung"),
        *_lines(one.agenda),
    ]  # fmt: skip
    return _docx(one.body, "Thông báo", "TB", f"Triệu tập {NAME} năm công tác {one.year}", blocks, one.invited_on)


def minutes(one: Conference) -> bytes:
    """Biên bản hội nghị. Raises ValidationError before it was held."""
    if one.held_on is None or one.attended is None:
        raise ValidationError("Hội nghị chưa họp nên chưa có biên bản.")
    quorum = passes("agency_quorum", one.attended, one.summoned, one.held_on)
    blocks: list[Block] = [
        Heading(2, "1", "Thời gian, địa điểm, thành phần"),
        Para.of(f"Ngày {_day(one.held_on)}, tại {one.place}."),
        Bullet.of(f"Chủ trì: {one.chair}."),
        Bullet.of(f"Thư ký: {one.secretary}."),
        Bullet.of(f"Tổng số {one.staff} người; triệu tập {one.summoned}; có mặt {one.attended}. {quorum.reason}"),
        Heading(2, "2", "Nội dung"),
        *_lines(one.agenda),
        Heading(2, "3", "Biểu quyết"),
    ]
    standing = [each for each in one.decisions.all() if not each.annulled_on]
    for each in standing:
        blocks += _vote(one, each)
    if not standing:
        blocks.append(Para.of("Hội nghị không biểu quyết việc nào."))
    for board in one.boards.all():
        rows = tuple((str(m.order), m.name, m.job, str(m.votes)) for m in board.members.all())
        blocks += [
            Heading(2, "4", "Bầu Ban Thanh tra nhân dân"),
            Para.of(f"Theo {board.proposal}, hội nghị bầu {len(rows)} người, Trưởng Ban ghi đầu. Nhiệm kỳ từ ngày "
                    f"{_day(board.elected_on)} đến ngày {_day(board.until)} (Điều 60 Luật 10/2022/QH15)."),
            Table(MEMBERS, rows, (1, 5, 5, 2), frozenset({0, 3})),
        ]  # fmt: skip
    blocks.append(Para.of("Biên bản đã đọc cho hội nghị nghe; chủ trì và thư ký cùng ký."))
    blocks.append(_both("Thư ký", one.secretary, "Chủ trì", one.chair))
    subject = f"Biên bản {NAME} năm công tác {one.year}"
    return _docx(one.body, "Biên bản", "BB", subject.removeprefix("Biên bản "), blocks, one.held_on, BARE)


def _both(left: str, left_name: str, right: str, right_name: str) -> Table:
    """Room for two who sign side by side."""
    return Table(
        (left, right), ((f"(ký, ghi rõ họ tên)\n\n\n{left_name}", f"(ký, ghi rõ họ tên)\n\n\n{right_name}"),), (1, 1)
    )


def _vote(one: Conference, each: Decision) -> list[Block]:
    answer = passes("agency_resolution", each.in_favour, each.present, one.held_on or today())
    verdict = "Được thông qua" if each.passed else "Không được thông qua"
    counts = (
        f"Có mặt {each.present}; tán thành {each.in_favour}; không tán thành {each.against}; còn lại {each.others}."
    )
    return [
        Para.of(f"{each.get_kind_display()}:", bold=True), *_lines(each.text), Bullet.of(counts),
        Bullet.of(f"{verdict}: {answer.reason}"),
    ]  # fmt: skip


def dialogue_minutes(one: Dialogue) -> bytes:
    """Biên bản đối thoại tại nơi làm việc, with what was agreed."""
    rows = tuple(
        (str(n), each.words, each.owner, _day(each.due)) for n, each in enumerate(one.agreements.all(), start=1)
    )
    table: Block = (
        Table(("TT", "Thỏa thuận", "Ai làm", "Hạn"), rows, (1, 7, 4, 2.4), frozenset({0})) if rows
        else Para.of("Hai bên không có thỏa thuận nào.")
    )  # fmt: skip
    blocks: list[Block] = [
        Heading(2, "1", "Thời gian, địa điểm, thành phần"),
        Para.of(f"Ngày {_day(one.day)}, tại {one.place}; {one.attended} người dự. Đối thoại {one.get_kind_display()}."),
        Bullet.of(f"Bên người sử dụng lao động: {one.employer_side}."),
        Bullet.of(f"Bên người lao động: {one.workers_side}."),
        Heading(2, "2", "Nội dung"), *_lines(one.matters), Heading(2, "3", "Thỏa thuận"), table,
        Para.of("Đại diện người lao động và người sử dụng lao động cùng ký biên bản."),
        _both("Đại diện người lao động", "", "Đại diện người sử dụng lao động", ""),
    ]  # fmt: skip
    return _docx(one.body, "Biên bản", "BB", "Đối thoại tại nơi làm việc", blocks, one.day, BARE)


PAPERS: dict[tuple[str, str], Callable[[Any], bytes]] = {
    ("hoi-nghi", "trieu-tap"): call, ("hoi-nghi", "bien-ban"): minutes, ("doi-thoai", "bien-ban"): dialogue_minutes,
}  # fmt: skip


def _docx(
    body: Body, type_name: str, abbr: str, subject: str, blocks: list[Block], drafted: date,
    signature: Signature | None = None,
) -> bytes:  # fmt: skip
    """A workplace without a symbol keeps no register here: then no number is printed."""
    parent = body.parent
    paper = OfficialPaper(
        system="state", type_name=type_name, type_abbr=abbr, number=None, organ_symbol=body.symbol or "NLV",
        superior=parent.name if parent else None, issuer=_broken(body.name, body.commune.name),
        place=body.commune.name, day=None, drafted=drafted,
        subject=subject, blocks=tuple(blocks), signature=signature or _signature(body), numbered=bool(body.symbol),
        recipients=("Như thành phần",), archive="hồ sơ",
    )  # fmt: skip
    try:
        return to_docx(paper)
    except ValueError as error:
        raise ValidationError(str(error)) from error


def _broken(name: str, place: str) -> str:
    """TRƯỜNG TIỂU HỌC / ĐÌNH MINH"""
    return f"{name.removesuffix(place).strip()}\n{place}" if name.endswith(f" {place}") else name


def _signature(body: Body) -> Signature:
    """The head of the body, if someone holds that post today; otherwise the name is left to the pen."""
    leads = [post for post in posts_of(body, today()) if post.leads]
    now = [held for post in leads[:1] for held in getattr(post, "now", []) if held.begins <= today()]
    return Signature((), leads[0].title.upper() if leads else "THỦ TRƯỞNG", now[0].user.full_name if now else "")


def _lines(text: str) -> list[Block]:
    return [Para.of(line.strip()) for line in text.splitlines() if line.strip()]


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
