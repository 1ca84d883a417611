"""Plans of a quarter, half-year, year, check-lists to use again, and the board's reports of the same periods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.law.periods import Period, PeriodError
from dinh.rights.oversee import clocks, permissions
from dinh.rights.oversee.actions.common import here, keep, limited, lock, made, needed, one_line, one_of, target_words
from dinh.rights.oversee.models import Board, By, CheckLine, Checklist, Plan, PlanItem, Report
from dinh.rights.oversee.queries import figures

MOST_LINES = 60


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a plan."""

    theme: str
    from_day: date
    to_day: date
    target: Body | None = None
    work_ref: str = ""
    target_name: str = ""
    why: str = ""


@act
def draft_plan(
    *, by: Actor, watcher: str, period: str, title: str, words: str = "", board: Board | None = None,
    body: Body | None = None,
) -> Plan:  # fmt: skip
    """Begin a plan of one period, `2026-Q4`, `2026-H2` or `2026`: of a board one a period."""
    plan = Plan(commune=by.commune, by=one_of("by", watcher, By.values), board=board, body=body, made_on=today())
    require(by, permissions.PLAN, plan)
    here(by, "board", board, body)
    plan.period = str(_period(period))
    if board is not None and Plan.objects.filter(board=board, period=plan.period).exists():
        raise ValidationError({"period": _("Ban đã có kế hoạch của kỳ này: hãy mở kế hoạch đó.")})
    plan.title = needed("title", one_line(title), _("Hãy ghi tên kế hoạch."), 300)
    plan.words = limited("words", words, 4000)
    return made(by, plan, "", "draft_plan", period=plan.period)


def _period(text: str) -> Period:
    try:
        found = Period.parse(text)
    except PeriodError as error:
        raise ValidationError({"period": str(error)}) from error
    if found.months == 1:
        raise ValidationError({"period": _("Kế hoạch, báo cáo lập theo quý, 6 tháng hoặc năm.")})
    return found


@act
def edit_plan(*, by: Actor, plan: Plan, title: str, words: str, edition: int) -> Plan:
    plan = lock(plan, edition)
    require(by, permissions.PLAN, plan)
    plan.title = needed("title", one_line(title), _("Hãy ghi tên kế hoạch."), 300)
    plan.words = limited("words", words, 4000)
    return keep(by, plan, "edit_plan")


@act
def add_item(*, by: Actor, plan: Plan, item: Item) -> PlanItem:
    """Another line; after the plan went out, with the reason it is added."""
    plan = lock(plan)
    require(by, permissions.PLAN_LATER if plan.sent_on else permissions.PLAN, plan)
    here(by, "target", item.target)
    span = plan.span
    if not span.start <= item.from_day <= item.to_day <= span.end:
        words = _("Ngày phải nằm trong %(period)s, ngày đầu không sau ngày cuối.")
        raise ValidationError({"from_day": words % {"period": span.label}})
    name = limited("target_name", target_words(item.target, item.target_name), 300)
    if not name:
        raise ValidationError({"target": _("Hãy chọn cơ quan, hoặc ghi nơi đến.")})
    why = limited("why", one_line(item.why), 300)
    if plan.sent_on:
        needed("why", why, _("Kế hoạch đã gửi: hãy ghi vì sao thêm."), 300)
    last = plan.items.order_by("-order").first()
    row = PlanItem(
        commune=by.commune, plan=plan, order=last.order + 1 if last else 1, target=item.target, target_name=name,
        theme=needed("theme", one_line(item.theme), _("Hãy ghi xem việc gì."), 300), from_day=item.from_day,
        to_day=item.to_day, work_ref=one_line(item.work_ref).upper()[:16], why=why,
    )  # fmt: skip
    row.save(force_insert=True)
    keep(by, plan, "add_item", theme=row.theme, order=row.order)
    return row


@act
def remove_item(*, by: Actor, item: PlanItem, why: str = "") -> None:
    """Take a line away while the plan is a draft; later it stays, marked with the reason."""
    plan = lock(item.plan)
    require(by, permissions.PLAN_LATER if plan.sent_on else permissions.PLAN, plan)
    if plan.sent_on:
        item.dropped_why = needed("why", one_line(why), _("Kế hoạch đã gửi: hãy ghi vì sao thôi làm."), 300)
        item.dropped_on = today()
        item.save(update_fields=["dropped_on", "dropped_why"])
    elif item.visits.exists():
        raise ValidationError(_("Việc này đã có cuộc kiểm tra, giám sát nên không bỏ được."))
    else:
        item.delete()
    keep(by, plan, "remove_item", theme=item.theme, why=item.dropped_why)


@act
def send_plan(*, by: Actor, plan: Plan, number: str, edition: int) -> Plan:
    """It goes to the Front, or is issued; from now on it only grows."""
    plan = lock(plan, edition)
    require(by, permissions.PLAN, plan)
    if not plan.items.exists():
        raise ValidationError(_("Kế hoạch chưa có việc nào. Hãy thêm ít nhất một việc."))
    plan.number, plan.sent_on = limited("number", one_line(number), 60), today()
    ground = clocks.article(clocks.PLANS, today()) if plan.by == By.TTND else ""
    return keep(by, plan, "send_plan", ground=ground, period=plan.period)


@act
def write_checklist(
    *, by: Actor, title: str, for_kind: str, lines: Sequence[dict[str, Any]], checklist: Checklist | None = None
) -> Checklist:  # fmt: skip
    """Write, or write anew, a check-list to use again. Visits that took the old one keep what they took."""
    require(by, permissions.CHECKLIST, by.commune)
    if not lines:
        raise ValidationError({"lines": _("Hãy ghi ít nhất một câu hỏi.")})
    if len(lines) > MOST_LINES:
        raise ValidationError({"lines": _("Nhiều nhất %d dòng: hãy tách thành hai danh mục.") % MOST_LINES})
    one = checklist or Checklist(commune=by.commune)
    one.title = needed("title", one_line(title), _("Hãy ghi tên danh mục."), 200)
    same = Checklist.objects.filter(title=one.title, retired_on=None).exclude(pk=one.pk)
    if same.exists():
        raise ValidationError({"title": _("Đã có danh mục tên này.")})
    one.for_kind = limited("for_kind", one_line(for_kind), 200)
    one.lines = [_line(line) for line in lines]
    one.edition += 1 if checklist else 0
    one.save()
    record(by, "oversee.write_checklist", one, after={"lines": len(one.lines)})
    return one


def _line(line: dict[str, Any]) -> dict[str, str]:
    kind = one_of("lines", line.get("kind", ""), CheckLine.Kind.values)
    question = needed("lines", one_line(str(line.get("question", ""))), _("Có dòng chưa ghi câu hỏi."), 300)
    kept = {name: one_line(str(line.get(name) or ""))[:300] for name in ("unit", "help", "least", "most")}
    kept["unit"] = kept["unit"][:20]
    if kind == CheckLine.Kind.MEASURE and not kept["unit"]:
        raise ValidationError({"lines": _("“%s”: dòng đo, đếm cần đơn vị.") % question})
    return {"question": question, "kind": kind, **kept}


@act
def retire_checklist(*, by: Actor, checklist: Checklist) -> Checklist:
    require(by, permissions.CHECKLIST, by.commune)
    checklist.retired_on = today()
    checklist.save(update_fields=["retired_on"])
    record(by, "oversee.retire_checklist", checklist)
    return checklist


@act
def write_report(
    *, by: Actor, board: Board, period: str, words: str, proposals: str, report: Report | None = None,
    edition: int | None = None,
) -> Report:  # fmt: skip
    """Write, or go on writing, the board's report of a period; its figures are counted anew until it is sent."""
    fresh = report is None
    one = lock(report, edition) if report is not None else Report(commune=by.commune, board=board)
    require(by, permissions.REPORT, one)
    if fresh:
        one.period = str(_period(period))
        if Report.objects.filter(board=board, period=one.period).exists():
            raise ValidationError({"period": _("Đã có báo cáo của kỳ này: hãy mở báo cáo đó.")})
    one.words, one.proposals = limited("words", words, 8000), limited("proposals", proposals, 8000)
    if fresh:
        return made(by, one, "", "write_report", period=one.period)
    return keep(by, one, "write_report", period=one.period)


@act
def send_report(*, by: Actor, report: Report, number: str, edition: int) -> Report:
    """It goes to the Front with its figures as they stand."""
    one = lock(report, edition)
    require(by, permissions.REPORT, one)
    needed("words", one.words, _("Hãy viết phần đánh giá trước khi gửi."), 8000)
    one.figures = figures.of_board(one.board, Period.parse(one.period), today())
    one.number, one.sent_on = limited("number", one_line(number), 60), today()
    return keep(by, one, "send_report", ground=clocks.article(clocks.PLANS, today()), period=one.period)
