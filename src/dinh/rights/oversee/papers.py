"""Papers of the boards as .docx: minutes of a visit, the letter of a recommendation, a plan, a report to the Front.

Boards are of the people and have no seal: their papers carry the Front above them, which confirms them.
"""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError

from dinh.ground.clock import today
from dinh.law.periods import Period
from dinh.rights.oversee import clocks
from dinh.rights.oversee.models import Board, By, Member, Plan, Recommendation, Report, Visit
from dinh.rights.oversee.papers_signing import signature as sign
from dinh.rights.oversee.queries import figures, visits
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import Block, Bullet, Heading, OfficialPaper, Para, Signature, Table

SYMBOLS = {By.TTND: "BTTND", By.GSDT: "BGSĐTCĐ"}


def visit_minutes(visit: Visit) -> bytes:
    """Biên bản: who came, the check-list as noted before the minutes, findings, conclusion, what the place says."""
    lines, loose, photos = visits.noted(visit)
    rows = tuple((str(at), each.line.question, _said(each), _notes(each)) for at, each in enumerate(lines, start=1))
    held = visit.held_on or visit.planned_on
    blocks: list[Block] = [
        Para.of(f"Ngày {_day(held)}, {visit.watcher} {visit.get_way_display()} tại {visit.target_name}."),
        Heading(2, "1", "Thành phần"),
        Para.of(f"Đoàn: {_team(visit)}."),
        Para.of(f"Nơi được kiểm tra, giám sát: {visit.met or visit.target_name}."),
        Heading(2, "2", "Nội dung đã xem"),
    ]
    blocks.append(
        Table(("TT", "Nội dung", "Kết quả", "Ghi chú"), rows, (1, 6, 4, 6)) if rows else Para.of(f"{visit.theme}.")
    )
    blocks += [Bullet.of(one.note) for one in loose if one.note and not one.late]
    blocks += [Heading(2, "3", "Phát hiện"), *_findings(visit)]
    blocks += [Heading(2, "4", "Kết luận"), *_lines(visit.conclusion)]
    blocks += [Heading(2, "5", "Ý kiến của nơi được kiểm tra, giám sát"), *_lines(visit.opinion)]
    taken = sum(len(each.photos) for each in lines) + len(photos)
    if taken:
        blocks.append(Para.of(f"Kèm theo: {taken} ảnh chụp tại chỗ, lưu trong hồ sơ {visit.ref}."))
    if visit.confirmed_on:
        blocks.append(Para.of(f"Mặt trận xác nhận ngày {_day(visit.confirmed_on)}: {visit.confirmed_by}."))
    blocks.append(Para.of(f"Đại diện nơi được kiểm tra, giám sát (ký, ghi rõ họ tên): {'.' * 60}"))
    subject = f"{visit.get_way_display().capitalize()}: {visit.theme}"
    to = (visit.target_name, "Ủy ban Mặt trận Tổ quốc") if visit.of_people else (visit.target_name,)
    return _docx(visit, "Biên bản", "BB", subject, blocks, to, visit.concluded_on)


def _said(each: visits.Noted) -> str:
    timely = [one for one in each.readings if not one.late]
    if each.line.kind == "measure":
        values = "; ".join(
            f"{one.measured} {each.line.unit}{f' ({one.where})' if one.where else ''}"
            for one in timely if one.value is not None
        )  # fmt: skip
        return f"{values}{f' (quy định {each.bounds})' if each.bounds else ''}" if values else "chưa đo"
    if each.last is None:
        return "chưa ghi"
    return each.last.get_answer_display() if each.last.answer else each.last.note


def _notes(each: visits.Noted) -> str:
    """What was noted beside the result; of a line of words the last note is the result."""
    timely = [one for one in each.readings if one.note and not one.late]
    if each.last is not None and not each.last.answer and each.line.kind != "measure":
        timely = [one for one in timely if one is not each.last]
    return " ".join(one.note for one in timely)


def _team(visit: Visit) -> str:
    people = [f"{one.name} ({one.get_position_display()})" for one in visit.team.all()]
    return "; ".join([*people, *([visit.team_words] if visit.team_words else [])]) or visit.watcher


def _findings(visit: Visit) -> list[Block]:
    rows = list(visit.findings.all())
    if not rows:
        return [Para.of("Không có phát hiện nào.")]
    return [
        Bullet.of(f"{each.get_kind_display().capitalize()}: {each.words.rstrip('. ')} (căn cứ: {each.ground}).")
        for each in rows
    ]


def recommendation_letter(one: Recommendation) -> bytes:
    """Kiến nghị sent to a body, with the findings it rests on and the day the law wants the answer."""
    blocks: list[Block] = [Para.of(f"{_from(one)} kiến nghị {one.addressed_to} như sau:")]
    found = list(one.findings.all())
    if found:
        blocks.append(Heading(2, "1", "Qua kiểm tra, giám sát nhận thấy"))
        blocks += [Bullet.of(f"{each.words.rstrip('. ')} (căn cứ: {each.ground}).") for each in found]
        blocks.append(Heading(2, "2", "Kiến nghị"))
    blocks += _lines(one.words)
    if key := clocks.REPLIES.get(By(one.by)):
        rule = clocks.entry(key, one.sent_on or today())
        blocks.append(Para.of(f"Đề nghị {one.addressed_to} xem xét, giải quyết và trả lời {rule.value} kể từ ngày "
                              f"nhận được kiến nghị ({rule.cite})."))  # fmt: skip
    elif one.reply_by:
        blocks.append(Para.of(f"Đề nghị trả lời trước hết ngày {_day(one.reply_by)}."))
    if one.confirmed_on:
        blocks.append(Para.of(f"Ủy ban Mặt trận Tổ quốc xác nhận ngày {_day(one.confirmed_on)}."))
    subject = f"Kiến nghị sau {one.visit.get_way_display()}" if one.visit else "Kiến nghị sau giám sát"
    to = (str(one.addressed_to), *(("Ủy ban Mặt trận Tổ quốc",) if one.of_people else ()))
    return _docx(one, "Kiến nghị", "KN", subject, blocks, to, one.sent_on)


def _from(one: Recommendation) -> str:
    where = f"Sau {one.visit.get_way_display()} ngày {_day(one.visit.held_on)}, " if one.visit else ""
    return f"{where}{one.watcher}" if where else one.watcher


def plan_paper(plan: Plan) -> bytes:
    """Kế hoạch of a period, with its lines."""
    rows = tuple(
        (str(each.order), each.theme, each.target_name, f"{_day(each.from_day)} – {_day(each.to_day)}", each.why)
        for each in plan.items.filter(dropped_on=None)
    )
    blocks: list[Block] = [
        Heading(2, "1", "Mục đích, yêu cầu"),
        *_lines(plan.words),
        Heading(2, "2", "Nội dung"),
        Table(("TT", "Nội dung", "Nơi được kiểm tra, giám sát", "Thời gian", "Vì sao"), rows, (2, 10, 8, 8, 7))
        if rows
        else Para.of("Chưa có việc nào."),
        Para.of(f"{plan.watcher} báo ngày, giờ từng cuộc đến nơi được kiểm tra, giám sát trước khi tiến hành."),
    ]
    subject = f"Kiểm tra, giám sát {plan.span.label}"
    return _docx(plan, "Kế hoạch", "KH", subject, blocks, ("Ủy ban Mặt trận Tổ quốc",), plan.sent_on)


def board_report(report: Report, counted: dict[str, int]) -> bytes:
    """Báo cáo of a period to the Front: the figures of the record, then the board's own words."""
    label = Period.parse(report.period).label
    rows = tuple((name[:1].upper() + name[1:], str(counted.get(key, 0))) for key, name in figures.LABELS.items())
    blocks: list[Block] = [
        Heading(2, "1", "Kết quả"),
        Table(("Nội dung", "Số lượng"), rows, (6, 2), frozenset({1})),
        Heading(2, "2", "Đánh giá chung"),
        *_lines(report.words),
        Heading(2, "3", "Kiến nghị, đề xuất"),
        *_lines(report.proposals),
    ]
    subject = f"Kết quả hoạt động {label}"
    return _docx(report, "Báo cáo", "BC", subject, blocks, ("Ủy ban Mặt trận Tổ quốc",), report.sent_on)


def _docx(
    of: Visit | Recommendation | Plan | Report, type_name: str, abbr: str, subject: str, blocks: list[Block],
    to: tuple[str, ...], day: date | None,
) -> bytes:  # fmt: skip
    board, body = of.board, None if isinstance(of, Report) else of.body
    where = str(of.commune)
    if board is not None:
        issuer, superior, symbol = board.name, f"Ủy ban MTTQ Việt Nam {where}", SYMBOLS[By(board.kind)]
        signature = Signature(("TM. BAN",), "TRƯỞNG BAN", _head(board))
    else:
        issuer, superior = str(body), None
        symbol, signature = body.symbol if body else "", sign(body)
    paper = OfficialPaper(
        system="state", type_name=type_name, type_abbr=abbr, number=None, organ_symbol=symbol or "BB",
        superior=superior, issuer=broken(issuer, where), place=of.commune.name, day=day, drafted=today(),
        subject=subject, blocks=tuple(blocks), signature=signature, recipients=to, archive="Ban" if board else "VT",
    )  # fmt: skip
    try:
        return to_docx(paper)
    except ValueError as error:
        raise ValidationError(str(error)) from error


def _head(board: Board) -> str:
    head = board.members.filter(position=Member.Position.HEAD, gone_on=None).first()
    return head.name if head else ""


def broken(name: str, place: str) -> str:
    return f"{name.removesuffix(place).strip()}\n{place}" if name.endswith(f" {place}") else name


def _lines(text: str) -> list[Block]:
    found: list[Block] = [Para.of(line.strip()) for line in text.splitlines() if line.strip()]
    return found or [Para.of("Không có.")]


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "…"
