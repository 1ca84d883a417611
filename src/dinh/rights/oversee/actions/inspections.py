"""Inspections of bodies: themes with their check-lists, who is looked at and why, the self-report, the visit, marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.files.actions import store
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.rights.oversee import permissions_inspections as permissions
from dinh.rights.oversee.actions.common import (
    come,
    here,
    keep,
    limited,
    lock,
    made,
    needed,
    one_line,
    signed,
)
from dinh.rights.oversee.models import By, Criterion, Inspection, Mark, Plan, Theme

Upload = tuple[bytes, str]
MOST_FILES = 10
MOST_LINES = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """A line of a check-list: what, where to see it, most points, of which kind of body (empty: all)."""

    text: str
    look_at: str = ""
    most: int = 10
    applies: str = ""


@dataclass(frozen=True, slots=True)
class ThemeFacts:
    title: str
    lead: Body
    from_day: date
    to_day: date
    lines: Sequence[Asked]
    about: str = ""


@act
def add_theme(*, by: Actor, plan: Plan, facts: ThemeFacts) -> Theme:
    """A theme of a year's plan with its check-list. Raises ValidationError naming the field."""
    require(by, permissions.THEME, plan)
    if plan.by not in (By.COMMITTEE, By.PARTY):
        raise ValidationError(_("Chuyên đề kiểm tra thuộc kế hoạch của Ban Chỉ đạo hoặc của cấp ủy."))
    locked = lock(plan)
    theme = Theme(commune=by.commune, plan=locked, order=locked.themes.count() + 1)
    _fill(by, theme, facts)
    made(by, theme, "", "add_theme", plan=plan.pk, lines=len(facts.lines))
    _lines(theme, facts.lines)
    return theme


@act
def edit_theme(*, by: Actor, theme: Theme, facts: ThemeFacts, edition: int) -> Theme:
    """Change it while nobody was visited under it: marks given by two lists cannot be compared."""
    theme = lock(theme, edition)
    require(by, permissions.THEME, theme)
    _fill(by, theme, facts)
    Mark.objects.filter(criterion__theme=theme).delete()
    theme.criteria.all().delete()
    _lines(theme, facts.lines)
    return keep(by, theme, "edit_theme", lines=len(facts.lines))


def _fill(by: Actor, theme: Theme, facts: ThemeFacts) -> None:
    here(by, "lead", facts.lead)
    if facts.to_day < facts.from_day:
        raise ValidationError({"to_day": _("Ngày cuối phải từ ngày đầu trở đi.")})
    if theme.plan.period != str(facts.from_day.year) or facts.to_day.year != facts.from_day.year:
        raise ValidationError({"from_day": _("Hai ngày phải nằm trong năm %s của kế hoạch.") % theme.plan.period})
    if not 1 <= len(facts.lines) <= MOST_LINES:
        raise ValidationError({"lines": _("Danh mục cần từ 1 đến %d dòng.") % MOST_LINES})
    theme.title = needed("title", one_line(facts.title), _("Hãy ghi tên chuyên đề."), 300)
    theme.about = limited("about", facts.about)
    theme.lead, theme.from_day, theme.to_day = facts.lead, facts.from_day, facts.to_day


def _lines(theme: Theme, lines: Sequence[Asked]) -> None:
    for order, line in enumerate(lines, start=1):
        if not 1 <= line.most <= 100 or line.applies not in ("", *Body.Kind.values):
            raise ValidationError({"lines": _("Dòng %d: điểm từ 1 đến 100, loại đơn vị như hướng dẫn.") % order})
        Criterion(
            commune_id=theme.commune_id, theme=theme, order=order, most=line.most, applies=line.applies,
            text=needed("lines", one_line(line.text), _("Có dòng chưa ghi nội dung."), 300),
            look_at=limited("lines", one_line(line.look_at), 300),
        ).save(force_insert=True)  # fmt: skip


@act
def schedule(
    *, by: Actor, theme: Theme, body: Body, planned_on: date, why: str, team: str = "", proposal_ref: str = ""
) -> Inspection:
    """Put a body into the year's plan, with the reason. Raises ValidationError; a body once a theme."""
    require(by, permissions.SCHEDULE, theme)
    here(by, "body", body)
    if not theme.from_day <= planned_on <= theme.to_day:
        words = _("Chuyên đề này làm từ %(from)s đến %(to)s.")
        days = {"from": f"{theme.from_day:%d/%m/%Y}", "to": f"{theme.to_day:%d/%m/%Y}"}
        raise ValidationError({"planned_on": words % days})
    if theme.lead_id == body.pk or theme.plan.body_id == body.pk:
        raise ValidationError({"body": _("Đơn vị chủ trì không tự kiểm tra mình.")})
    one = Inspection(
        commune=by.commune, theme=theme, body=body, planned_on=planned_on, proposal_ref=proposal_ref,
        why=needed("why", one_line(why), _("Hãy ghi vì sao kiểm tra đơn vị này."), 500),
        team=limited("team", team, 2000),
    )  # fmt: skip
    try:
        with transaction.atomic():
            return made(by, one, "KT", "schedule", body=body.name, planned_on=planned_on, why=one.why)
    except IntegrityError:
        raise ValidationError({"body": _("%s đã có trong chuyên đề này.") % body.name}) from None


@act
def change(*, by: Actor, one: Inspection, planned_on: date, team: str, reason: str, edition: int) -> Inspection:
    """Another day or another team, with the reason in the journal."""
    one = lock(one, edition)
    require(by, permissions.CHANGE, one)
    if not one.theme.from_day <= planned_on <= one.theme.to_day:
        raise ValidationError({"planned_on": _("Ngày này ngoài thời gian của chuyên đề.")})
    why = needed("reason", one_line(reason), _("Hãy ghi vì sao đổi."), 300)
    before, one.planned_on = one.planned_on, planned_on
    one.team = limited("team", team, 2000)
    return keep(by, one, "change_inspection", before_on=before, planned_on=planned_on, reason=why)


@act
def ask_report(*, by: Actor, one: Inspection, report_by: date, number: str = "", edition: int) -> Inspection:
    """Ask the body to look at itself first, by a day the letter sets."""
    one = lock(one, edition)
    require(by, permissions.ASK_REPORT, one)
    if not today() <= report_by <= max(one.planned_on, today()):
        raise ValidationError({"report_by": _("Ngày nộp phải từ hôm nay đến trước ngày kiểm tra.")})
    one.asked_on, one.report_by = today(), report_by
    one.ask_number = limited("number", one_line(number), 60)
    return keep(by, one, "ask_report", report_by=report_by, body=one.body.name)


@act
def report_itself(
    *, by: Actor, one: Inspection, words: str, own: Mapping[int, int | None], files: Sequence[Upload] = (),
    edition: int,
) -> Inspection:  # fmt: skip
    """The body reports on itself and gives itself points; `own` by criterion. Until the visit it may correct it."""
    one = lock(one, edition)
    require(by, permissions.SELF_REPORT, one)
    one.report = needed("words", words, _("Hãy viết báo cáo tự kiểm tra."), 8000)
    one.reported_on, one.reporter = one.reported_on or today(), signed(by)
    if len(files) > MOST_FILES:
        raise ValidationError({"files": _("Nhiều nhất %d tệp.") % MOST_FILES})
    one.report_files.add(*[store(by=by, data=data, name=name) for data, name in files])
    for criterion in criteria_of(one):
        points = own.get(criterion.pk)
        _within(criterion, points)
        Mark.objects.update_or_create(
            commune=by.commune, inspection=one, criterion=criterion, defaults={"own": points}
        )  # fmt: skip
    return keep(by, one, "report_itself", late=bool(one.report_by and one.reported_on > one.report_by))


@act
def visit(*, by: Actor, one: Inspection, on: date, place: str, met: str, team: str = "", edition: int) -> Inspection:
    """The team was there: on which day, where, with whom. From now on what was seen is marked."""
    one = lock(one, edition)
    require(by, permissions.INSPECT, one)
    one.visited_on = come("on", on, one.asked_on)
    one.place = needed("place", one_line(place), _("Hãy ghi làm việc ở đâu."), 300)
    one.met = needed("met", one_line(met), _("Hãy ghi làm việc với ai."), 500)
    one.team = limited("team", team, 2000) or one.team
    if not one.team.strip():
        raise ValidationError({"team": _("Hãy ghi ai trong đoàn kiểm tra.")})
    return keep(by, one, "visit_body", on=on)


@act
def mark(*, by: Actor, one: Inspection, marks: Mapping[int, tuple[int | None, str]], edition: int) -> Inspection:
    """Points of the team by criterion, each with what was seen. None leaves a line open."""
    one = lock(one, edition)
    require(by, permissions.MARK, one)
    for criterion in criteria_of(one):
        points, seen = marks.get(criterion.pk, (None, ""))
        _within(criterion, points, f"points_{criterion.pk}")
        name = f"seen_{criterion.pk}"
        seen = limited(name, seen, 2000)
        if points is not None and not seen:
            raise ValidationError({name: _("Cho điểm thì ghi đã thấy gì, ở đâu.")})
        Mark.objects.update_or_create(
            commune=by.commune, inspection=one, criterion=criterion, defaults={"points": points, "seen": seen}
        )  # fmt: skip
    given = [points for points, _seen in marks.values() if points is not None]
    return keep(by, one, "mark", lines=len(given), points=sum(given))


@act
def attach(*, by: Actor, one: Inspection, criterion: Criterion, files: Sequence[Upload]) -> Mark:
    """Evidence beside a mark: a photo, a scan."""
    one = lock(one)
    require(by, permissions.MARK, one)
    if criterion.theme_id != one.theme_id or not files or len(files) > MOST_FILES:
        raise Refused(_("Hãy chọn từ 1 đến %d tệp cho một nội dung của danh mục này.") % MOST_FILES)
    found, _new = Mark.objects.get_or_create(commune=by.commune, inspection=one, criterion=criterion)
    found.files.add(*[store(by=by, data=data, name=name) for data, name in files])
    record(by, "oversee.attach_evidence", one, after={"criterion": criterion.order, "files": len(files)})
    return found


def criteria_of(one: Inspection) -> list[Criterion]:
    """The lines of the theme that apply to this kind of body."""
    return list(one.theme.criteria.filter(applies__in=("", one.body.kind)).order_by("order"))


def _within(criterion: Criterion, points: int | None, name: str = "own") -> None:
    if points is not None and not 0 <= points <= criterion.most:
        words = _("Nội dung %(order)d: điểm từ 0 đến %(most)d.")
        raise ValidationError({name: words % {"order": criterion.order, "most": criterion.most}})


@act
def cancel_inspection(*, by: Actor, one: Inspection, why: str, edition: int) -> Inspection:
    """Give it up before the visit, with the reason."""
    one = lock(one, edition)
    require(by, permissions.CANCEL, one)
    one.cancelled_on, one.cancelled_why = today(), needed("why", one_line(why), _("Hãy ghi vì sao thôi."), 300)
    return keep(by, one, "cancel_inspection", why=one.cancelled_why)
