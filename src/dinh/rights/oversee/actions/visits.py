"""Visits: arranged, told to the place in time, held, written down, confirmed by the Front, made public."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.gate import Refused, require
from dinh.rights.oversee import permissions
from dinh.rights.oversee.actions.common import (
    come,
    covered,
    here,
    keep,
    limited,
    lock,
    made,
    needed,
    one_line,
    one_of,
    signed,
    target_words,
)
from dinh.rights.oversee.clocks import told_by
from dinh.rights.oversee.models import Board, By, CheckLine, Checklist, Member, PlanItem, Verification, Visit

MOST_LINES = 60


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What a visit is about, where and when; `board` for the boards of the people, `body` for everyone else."""

    by: str
    way: str
    theme: str
    planned_on: date
    board: Board | None = None
    body: Body | None = None
    item: PlanItem | None = None
    target: Body | None = None
    work_ref: str = ""
    target_name: str = ""
    place: str = ""
    team: Sequence[Member] = field(default=())
    team_words: str = ""
    checklist: Checklist | None = None
    why: str = ""
    proposal_ref: str = ""


@act
def arrange(*, by: Actor, plan: Arrangement, verification: Verification | None = None) -> Visit:
    """Put a visit on a day. Raises ValidationError naming the field, the cause and the way out."""
    visit = Visit(commune=by.commune, by=one_of("by", plan.by, By.values), board=plan.board, body=plan.body)
    visit.why, visit.proposal_ref = limited("why", one_line(plan.why), 500), plan.proposal_ref
    require(by, permissions.ARRANGE, visit)
    _fill(by, visit, plan)
    visit = made(by, visit, "KT", "arrange", planned_on=plan.planned_on, way=plan.way, target=visit.target_name)
    visit.team.set(plan.team)
    if plan.checklist:
        put_lines(visit, plan.checklist.lines)
    if verification is not None:
        verification.visit = visit
        verification.save(update_fields=["visit"])
    return visit


@act
def change(*, by: Actor, visit: Visit, plan: Arrangement, edition: int) -> Visit:
    """Change a visit that has not been held. A new day, or a new place, asks for a new notice."""
    visit = lock(visit, edition)
    require(by, permissions.CHANGE_VISIT, visit)
    before = (visit.planned_on, visit.target_id, visit.target_name)
    _fill(by, visit, plan)
    if before != (visit.planned_on, visit.target_id, visit.target_name):
        visit.told_on, visit.told_no = None, ""
    visit.team.set(plan.team)
    if plan.checklist and not visit.readings.exists():
        visit.lines.all().delete()
        put_lines(visit, plan.checklist.lines)
    return keep(by, visit, "change_visit", planned_on=visit.planned_on, told_on=visit.told_on)


def _fill(by: Actor, visit: Visit, plan: Arrangement) -> None:
    here(by, "target", plan.board, plan.body, plan.item, plan.target, plan.checklist, *plan.team)
    visit.way = one_of("way", plan.way, Visit.Way.values)
    visit.theme = needed("theme", one_line(plan.theme), _("Hãy ghi kiểm tra, giám sát việc gì."), 300)
    visit.target, visit.work_ref = plan.target, limited("work_ref", one_line(plan.work_ref).upper(), 16)
    visit.target_name = limited("target_name", target_words(plan.target, plan.target_name), 300)
    if not visit.target_name:
        raise ValidationError({"target": _("Hãy chọn cơ quan, hoặc ghi nơi đến.")})
    if plan.planned_on < today():
        raise ValidationError({"planned_on": _("Ngày tiến hành phải từ hôm nay trở đi.")})
    visit.planned_on, visit.item = plan.planned_on, plan.item
    visit.place = limited("place", one_line(plan.place), 300)
    visit.team_words = limited("team_words", one_line(plan.team_words), 500)
    if any(member.board_id != visit.board_id or not member.serving(today()) for member in plan.team):
        raise ValidationError({"team": _("Chỉ chọn thành viên đang làm việc của Ban này.")})
    _may_begin(visit)


def _may_begin(visit: Visit) -> None:
    """A board for a project looks at it from the day the investor was told of, not before (Điều 45)."""
    board = visit.board
    if board is None or board.kind != Board.Kind.GSDT:
        return
    if board.watch_from is None:
        raise ValidationError(
            {"planned_on": _("Chưa báo chủ đầu tư kế hoạch giám sát. Mặt trận báo trước, rồi mới lên lịch.")}
        )
    if visit.planned_on < board.watch_from:
        words = _("Đã báo chủ đầu tư bắt đầu giám sát từ ngày %(day)s: hãy chọn từ ngày đó trở đi.")
        raise ValidationError({"planned_on": words % {"day": f"{board.watch_from:%d/%m/%Y}"}})


def put_lines(visit: Visit, lines: Iterable[dict[str, Any]]) -> None:
    """Copy lines of a check-list onto a visit, after those it has."""
    at = visit.lines.count()
    for order, line in enumerate(list(lines)[:MOST_LINES], start=at + 1):
        CheckLine(
            commune_id=visit.commune_id, visit=visit, order=order, question=line["question"], kind=line["kind"],
            unit=line.get("unit", ""), help=line.get("help", ""), least=_number(line.get("least")),
            most=_number(line.get("most")),
        ).save(force_insert=True)  # fmt: skip


def _number(text: Any) -> Decimal | None:
    try:
        return Decimal(str(text).replace(",", ".")) if text not in (None, "") else None
    except InvalidOperation:
        return None


@act
def add_line(*, by: Actor, visit: Visit, question: str, kind: str, unit: str = "") -> CheckLine:
    """One more question for this visit."""
    visit = lock(visit)
    require(by, permissions.NOTE, visit)
    if visit.lines.count() >= MOST_LINES:
        raise ValidationError({"question": _("Danh mục đã quá dài. Hãy ghi vào ô ghi chú chung.")})
    question = needed("question", one_line(question), _("Hãy ghi câu hỏi."), 300)
    one_of("kind", kind, CheckLine.Kind.values)
    put_lines(visit, [{"question": question, "kind": kind, "unit": one_line(unit)[:20]}])
    keep(by, visit, "add_line", question=question)
    return visit.lines.get(order=visit.lines.count())


@act
def give_notice(*, by: Actor, visit: Visit, on: date, number: str, edition: int) -> Visit:
    """The plan of the visit went to the place. Refused when fewer days are left than the law wants."""
    visit = lock(visit, edition)
    require(by, permissions.GIVE_NOTICE, visit)
    come("on", on)
    if (term := told_by(visit)) and on > term.due:
        words = _("Phải gửi chậm nhất ngày %(due)s để kịp ngày %(day)s (%(cite)s). Hãy lùi ngày tiến hành rồi ghi lại.")
        facts = {"due": f"{term.due:%d/%m/%Y}", "day": f"{visit.planned_on:%d/%m/%Y}", "cite": term.article}
        raise ValidationError({"on": words % facts})
    visit.told_on, visit.told_no = on, limited("number", one_line(number), 60)
    ground = term.article if term else ""
    return keep(by, visit, "give_notice", ground=ground, told_on=on, planned_on=visit.planned_on)


@act
def hold(*, by: Actor, visit: Visit, on: date, met: str, edition: int | None = None) -> Visit:
    """The visit took place. One of the Ban TTND that the place was not told of in time is refused."""
    visit = lock(visit, edition)
    require(by, permissions.HOLD, visit)
    come("on", on)
    term = told_by(visit)
    if term and visit.told_on is None:
        words = _("Chưa ghi ngày gửi kế hoạch đến nơi được kiểm tra (%(cite)s). Hãy ghi trước.")
        raise Refused(words % {"cite": term.article})
    if term and on < visit.planned_on:
        words = _("Đã báo sẽ đến ngày %(day)s nên không đến sớm hơn được (%(cite)s).")
        raise ValidationError({"on": words % {"day": f"{visit.planned_on:%d/%m/%Y}", "cite": term.article}})
    visit.held_on, visit.met = on, limited("met", one_line(met), 300)
    return keep(by, visit, "hold", ground=term.article if term else "", held_on=on)


@act
def conclude(*, by: Actor, visit: Visit, conclusion: str, opinion: str, edition: int) -> Visit:
    """Write the minutes of a visit: what it comes to, and what the place says about it."""
    visit = lock(visit, edition)
    require(by, permissions.CONCLUDE, visit)
    visit.conclusion = needed("conclusion", conclusion, _("Hãy ghi kết luận của cuộc này."), 8000)
    visit.opinion = limited("opinion", opinion, 4000)
    visit.concluded_on = today()
    return keep(by, visit, "conclude", concluded_on=visit.concluded_on, held_on=visit.held_on)


@act
def confirm_visit(*, by: Actor, visit: Visit, edition: int) -> Visit:
    """The Front confirms the minutes of a board of the people."""
    visit = lock(visit, edition)
    require(by, permissions.CONFIRM_VISIT, visit)
    visit.confirmed_on, visit.confirmed_by = today(), signed(by)
    return keep(by, visit, "confirm_visit", confirmed_on=visit.confirmed_on)


@act
def show_visit(*, by: Actor, visit: Visit, shown: str, photos: Sequence[int] = (), edition: int) -> Visit:
    """Make a summary public, with the photos chosen. Of a board of the people only what the Front confirmed."""
    visit = lock(visit, edition)
    require(by, permissions.SHOW_VISIT, visit)
    if visit.of_people and visit.confirmed_on is None:
        raise Refused(_("Mặt trận chưa xác nhận biên bản này nên chưa công khai được."))
    visit.shown = covered(needed("shown", shown, _("Hãy viết vài câu cho bà con đọc."), 2000))
    visit.shown_on = visit.shown_on or today()
    visit.photos.update(shown=False)
    visit.photos.filter(pk__in=photos).update(shown=True)
    return keep(by, visit, "show_visit", shown_on=visit.shown_on)


@act
def hide_visit(*, by: Actor, visit: Visit, edition: int) -> Visit:
    """Take a summary back from the public pages."""
    visit = lock(visit, edition)
    require(by, permissions.SHOW_VISIT, visit)
    visit.shown_on = None
    return keep(by, visit, "hide_visit")


@act
def cancel(*, by: Actor, visit: Visit, why: str, edition: int) -> Visit:
    """The visit does not take place; the reason stays."""
    visit = lock(visit, edition)
    require(by, permissions.CHANGE_VISIT, visit)
    visit.cancelled_why = needed("why", one_line(why), _("Hãy ghi vì sao hủy."), 300)
    visit.cancelled_on = today()
    return keep(by, visit, "cancel_visit", why=visit.cancelled_why)
