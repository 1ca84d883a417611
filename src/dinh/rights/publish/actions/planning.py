"""The yearly plan, the terms of other laws, the means of the commune."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.law.publicity import FORMS
from dinh.rights.publish import permissions
from dinh.rights.publish.models import Means, Plan, PlanLine, SectorTerm

LETTERS = tuple(form.letter for form in FORMS)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the plan: `forms` are letters of khoản 1 Điều 12, `by_day` the day until which it is to be public."""

    item: str
    content: str
    by_day: date
    body: Body
    forms: tuple[str, ...] = ()
    term: str = ""


@act
def adopt_plan(*, by: Actor, year: int, paper_number: str, adopted: date, paper_id: int | None = None) -> Plan:
    """Say by which paper and when the plan of a year was adopted (Điều 14)."""
    require(by, permissions.WRITE, by.commune)
    if adopted.year not in (year - 1, year):
        raise ValidationError(
            {"adopted": _("Kế hoạch năm %(year)d ban hành trong năm ấy hoặc cuối năm trước.") % {"year": year}}
        )
    plan = _plan(by, year)
    plan.paper_number, plan.adopted, plan.paper_id = " ".join(paper_number.split()), adopted, paper_id
    plan.full_clean(exclude=["commune"])
    plan.save()
    record(by, "publish.adopt_plan", plan, after={"number": plan.paper_number, "adopted": adopted})
    return plan


@act
def add_line(*, by: Actor, year: int, line: Line) -> PlanLine:
    """Add a line to the plan of a year, which begins with its first line."""
    require(by, permissions.WRITE, by.commune)
    plan = _plan(by, year)
    order = (plan.lines.aggregate(last=Max("order"))["last"] or 0) + 1
    row = PlanLine(commune=by.commune, plan=plan, order=order)
    _fill(row, line)
    row.save(force_insert=True)
    record(by, "publish.add_line", row, after=_as_data(row))
    return row


@act
def edit_line(*, by: Actor, row: PlanLine, line: Line) -> PlanLine:
    row = PlanLine.objects.select_for_update().get(pk=row.pk)
    require(by, permissions.WRITE, row)
    before = _as_data(row)
    _fill(row, line)
    row.save()
    record(by, "publish.edit_line", row, before=before, after=_as_data(row))
    return row


@act
def remove_line(*, by: Actor, row: PlanLine) -> None:
    """Take a line out of the plan. Raises Refused once something was published for it."""
    row = PlanLine.objects.select_for_update().select_related("plan").get(pk=row.pk)
    require(by, permissions.WRITE, row)
    if row.versions.exclude(state="discarded").exists():
        raise Refused(_("Đã có nội dung công khai theo dòng này, nên không xóa được. Có thể sửa lời của dòng."))
    record(by, "publish.remove_line", row.plan, before=_as_data(row))
    row.delete()


@act
def add_term(
    *, by: Actor, item: str, what: str, days: int, working: bool, article: str, since: date
) -> SectorTerm:  # fmt: skip
    """Enter a term of another law that prevails for an item. `article` is what the official read: it is shown wherever
    the term is used, as not verified by us."""
    require(by, permissions.WRITE, by.commune)
    term = SectorTerm(
        commune=by.commune, item=item, what=what, days=days, working=working, article=" ".join(article.split()),
        since=since,
    )  # fmt: skip
    if not term.article:
        raise ValidationError({"article": _("Hãy ghi điều, khoản, số văn bản quy định thời hạn này.")})
    term.full_clean(exclude=["commune"], validate_constraints=False)
    try:
        with transaction.atomic():
            term.save(force_insert=True)
    except IntegrityError as error:
        raise ValidationError({"since": _("Nội dung này đã có thời hạn loại ấy từ cùng ngày.")}) from error
    record(by, "publish.add_term", term, ground=term.article, after={"item": item, "what": what, "days": days})
    return term


@act
def end_term(*, by: Actor, term: SectorTerm, until: date) -> SectorTerm:
    """The term no longer applies to what is decided from `until` on."""
    term = SectorTerm.objects.select_for_update().get(pk=term.pk)
    require(by, permissions.WRITE, term)
    if until <= term.since:
        raise ValidationError({"until": _("Ngày thôi áp dụng phải sau ngày bắt đầu.")})
    term.until = until
    term.save(update_fields=["until"])
    record(by, "publish.end_term", term, after={"until": until})
    return term


@act
def set_means(*, by: Actor, loudspeaker: bool, seat: str, contact: str, phone: str) -> Means:
    """What the commune has to reach people: loudspeakers or none, where things hang at the seat, whom to ask."""
    require(by, permissions.WRITE, by.commune)
    held, _made = Means.objects.get_or_create(commune=by.commune)
    before = {"loudspeaker": held.loudspeaker, "seat": held.seat}
    held.loudspeaker, held.seat = loudspeaker, " ".join(seat.split())
    held.contact, held.phone = " ".join(contact.split()), " ".join(phone.split())
    held.full_clean(exclude=["commune"])
    held.save()
    record(by, "publish.set_means", held, before=before, after={"loudspeaker": loudspeaker, "seat": held.seat})
    return held


def _plan(by: Actor, year: int) -> Plan:
    if not 2023 <= year <= 2100:  # the law took force in 2023
        raise ValidationError({"year": _("Năm không hợp lệ.")})
    plan, _made = Plan.objects.get_or_create(commune=by.commune, year=year)
    return Plan.objects.select_for_update().get(pk=plan.pk)


def _fill(row: PlanLine, line: Line) -> None:
    if unknown := set(line.forms) - set(LETTERS):
        raise ValidationError({"forms": _("Hình thức không có trong luật: %(names)s.") % {"names": ", ".join(unknown)}})
    row.item, row.by_day, row.body = line.item, line.by_day, line.body
    row.content, row.term = " ".join(line.content.split()), " ".join(line.term.split())
    row.forms = [letter for letter in LETTERS if letter in line.forms]
    if abs(row.by_day.year - row.plan.year) > 1:
        raise ValidationError({"by_day": _("Ngày này không thuộc năm kế hoạch %(year)d.") % {"year": row.plan.year}})
    row.full_clean(exclude=["commune", "plan"], validate_constraints=False)


def _as_data(row: PlanLine) -> dict[str, Any]:
    return {"item": row.item, "content": row.content, "by_day": row.by_day, "forms": row.forms, "body": str(row.body)}
