"""Papers of supervision and criticism, ready to sign: the year's plan, the report of a supervision, the document of
criticism. How the Front lays out its own papers is not laid down anywhere we have read: as everywhere in the house they
carry the country's name and motto."""

from __future__ import annotations

from typing import Any, Literal

from django.core.exceptions import ValidationError

from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.rights.oversee.models import Criticism, Plan, Question, Supervision
from dinh.rights.oversee.papers import broken
from dinh.rights.oversee.papers_signing import signature
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import Annex, Block, Bullet, Heading, OfficialPaper, Para, Table


def year_plan(plan: Plan) -> bytes:
    """Kế hoạch năm: purpose, what is looked at, when, who runs it. Raises ValidationError without a body's symbol."""
    rows: list[tuple[str, ...]] = []
    for theme in plan.themes.select_related("lead"):
        bodies = ", ".join(
            each.body.name for each in theme.inspections.filter(cancelled_on=None).select_related("body")
        )
        rows.append(
            (theme.title, bodies or "chưa chọn", f"{theme.from_day:%d/%m}–{theme.to_day:%d/%m}", theme.lead.name)
        )
    for one in plan.supervisions.filter(cancelled_on=None).prefetch_related("supervised__body"):
        bodies = ", ".join(each.body.name for each in one.supervised.all())
        rows.append((one.theme, bodies, f"{one.from_day:%d/%m}–{one.to_day:%d/%m}", one.get_form_display()))
    for draft in plan.criticisms.select_related("drafter"):
        rows.append(
            (f"Phản biện: {draft.title}", draft.drafter.name, f"{draft.received_on:%d/%m}", draft.get_form_display())
        )
    blocks: list[Block] = [
        Heading(2, "1", "Mục đích, yêu cầu"), *(_lines(plan.words) or [Para.of("Theo nhiệm vụ năm.")]),
        Heading(2, "2", "Nội dung"),
        Table(("Nội dung", "Đơn vị", "Thời gian", "Chủ trì, hình thức"), tuple(rows), (4, 4, 2, 3)) if rows
        else Para.of("Chưa có nội dung."),
        Heading(2, "3", "Tổ chức thực hiện"),
        Para.of("Các đơn vị có tên ở trên chuẩn bị báo cáo, hồ sơ khi được yêu cầu."),
    ]  # fmt: skip
    return _docx(plan.body, "Kế hoạch", "KH", plan.title.removeprefix("Kế hoạch ").capitalize(), blocks)


def report(one: Supervision) -> bytes:
    """Báo cáo kết quả giám sát: what was supervised, what was asked and answered, conclusion, recommendations."""
    blocks: list[Block] = [Para.of(_opening(one)), Heading(2, "1", "Việc giám sát")]
    for session in one.sessions.all():
        where = f"Ngày {session.held_on:%d/%m/%Y}, tại {session.place}"
        blocks.append(Bullet.of(f"{where}: {session.attended} người dự, {session.chair} chủ trì."))
    questions = [row for session in one.sessions.all() for row in session.questions.select_related("to_body")]
    if questions:
        blocks.append(Heading(2, "2", "Chất vấn, ý kiến và trả lời"))
        rows = tuple((row.who, row.text, row.answer or _silence(row)) for row in questions)
        blocks.append(Table(("Người nêu", "Nội dung", "Trả lời"), rows, (2, 4, 4)))
    blocks += [Heading(2, "3" if questions else "2", "Kết luận"), *_lines(one.conclusion)]
    recommended = list(one.recommendations.select_related("addressed_to"))
    if recommended:
        blocks.append(Heading(2, "4" if questions else "3", "Kiến nghị"))
        blocks += [Bullet.of(f"Với {row.addressed_to.name}: {row.words}") for row in recommended]
    to = [each.body.name for each in one.supervised.all()]
    return _docx(one.holder, "Báo cáo", "BC", f"Kết quả giám sát {_low(one.theme)}", blocks, tuple(to))


def _silence(row: Question) -> str:
    """An opinion wants no answer; a question without one says so."""
    return "Chưa trả lời." if row.kind == Question.Kind.QUESTION else "–"


def _opening(one: Supervision) -> str:
    bodies = ", ".join(each.body.name for each in one.supervised.select_related("body"))
    ground = f" theo {one.decision}" if one.decision else ""
    return (
        f"Từ ngày {one.from_day:%d/%m/%Y} đến ngày {one.to_day:%d/%m/%Y}, {one.holder.name} giám sát{ground} đối với "
        f"{bodies}, kết quả như sau:"
    )


def criticism(one: Criticism) -> bytes:
    """Văn bản phản biện: the general view, every opinion by part in the annex, the day an answer is asked for."""
    points = list(one.points.select_related("hearing"))
    until = f" Đề nghị trả lời trước hết ngày {one.answer_by:%d/%m/%Y}." if one.answer_by else ""
    blocks: list[Block] = [
        Para.of(
            f"Ngày {one.received_on:%d/%m/%Y}, {one.holder.name} nhận {_low(one.title)} của {one.drafter.name}"
            f"{f' ({one.received_number})' if one.received_number else ''}. Sau khi lấy ý kiến, {one.holder.name} có ý "
            "kiến như sau:"
        ),
        Heading(2, "1", "Việc lấy ý kiến"),
        *[Bullet.of(_heard(row)) for row in one.hearings.all()],
        Heading(2, "2", "Nhận xét chung"), *(_lines(one.overview) or [Para.of("Như Phụ lục.")]),
        Heading(2, "3", "Đề nghị"),
        Para.of(f"{one.drafter.name} nghiên cứu, tiếp thu hoặc giải trình từng ý kiến ở Phụ lục.{until}"),
    ]  # fmt: skip
    rows = tuple((point.part, point.text, point.proposal or "–", point.who) for point in points)
    annexes = (
        (Annex("Phụ lục", "Ý kiến theo từng phần của dự thảo",
               (Table(("Phần", "Ý kiến", "Đề nghị sửa", "Ai nêu"), rows, (2, 6, 5, 2)),), landscape=True),)
        if rows else ()
    )  # fmt: skip
    kind = "Phản biện" if one.kind == Criticism.Kind.CRITICISM else "Góp ý"
    return _docx(one.holder, "Báo cáo", "BC", f"{kind} {_low(one.title)}", blocks, (one.drafter.name,), annexes)


def _heard(row: Any) -> str:
    day = row.held_on or row.asked_on
    people = f", {row.attended} người dự" if row.attended else ""
    return f"{row.get_form_display().capitalize()}: {row.unit}, ngày {day:%d/%m/%Y}{people}."


def _docx(
    body: Body | None, type_name: str, abbr: str, subject: str, blocks: list[Block], to: tuple[str, ...] = (),
    annexes: tuple[Annex, ...] = (),
) -> bytes:  # fmt: skip
    if body is None:
        raise ValidationError("Chưa ghi cơ quan ban hành.")
    system: Literal["state", "party"] = "party" if body.system == Body.System.PARTY else "state"
    superior = body.parent.name if body.parent and system == "party" else None
    paper = OfficialPaper(
        system=system, type_name=type_name, type_abbr=abbr, number=None, organ_symbol=body.symbol or "…",
        superior=superior, issuer=broken(body.name, str(body.commune)), place=body.commune.name,
        day=None, drafted=today(), subject=subject,
        blocks=tuple(blocks), signature=signature(body), recipients=to, archive="VT", annexes=annexes,
    )  # fmt: skip
    try:
        return to_docx(paper)
    except ValueError as error:
        raise ValidationError(str(error)) from error


def _lines(text: str) -> list[Block]:
    return [Para.of(line.strip()) for line in text.splitlines() if line.strip()]


def _low(text: str) -> str:
    return text if text[:2].isupper() else f"{text[0].lower()}{text[1:]}"
