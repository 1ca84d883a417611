"""What follows an inspection: commending and criticising with ground, the conclusion and its paper, tasks given in the
tasks room, and violations handed to the body whose business they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body, Post
from dinh.ground.clock import today
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.office.papers import actions as papers
from dinh.office.papers import queries as paper_queries
from dinh.office.tasks import actions as tasks
from dinh.office.tasks.actions.assign import Order
from dinh.office.tasks.days import PrintedDay
from dinh.rights.oversee import permissions_inspections as permissions
from dinh.rights.oversee.actions.common import come, here, keep, limited, lock, needed, one_line, one_of
from dinh.rights.oversee.actions.inspections import criteria_of
from dinh.rights.oversee.models import Inspection, InspectionTask, Passing, Remark
from dinh.rights.oversee.papers_inspections import official, subject
from dinh.rights.oversee.sealed import hidden


@dataclass(frozen=True, slots=True)
class Work:
    """A task that the conclusion gives: who, what, until when."""

    lead: Body
    text: str
    due: date | None = None


@act
def add_remark(
    *, by: Actor, one: Inspection, kind: str, words: str, ground: str, body: Body | None = None,
    post: Post | None = None,
) -> Remark:  # fmt: skip
    """Commend or criticise the body, or a post in it, for what it did. Raises ValidationError without a ground."""
    one = lock(one)
    require(by, permissions.MARK, one)
    body = body or one.body
    here(by, "body", body, post)
    if post is not None and post.body_id != body.pk:
        raise ValidationError({"post": _("Chức danh này không thuộc đơn vị đã chọn.")})
    remark = Remark(
        commune=by.commune, inspection=one, kind=one_of("kind", kind, Remark.Kind.values), body=body, post=post,
        words=needed("words", one_line(words), _("Hãy ghi về việc gì."), 500),
        ground=needed("ground", one_line(ground), _("Biểu dương, phê bình phải có căn cứ: ghi ở đây."), 300),
    )  # fmt: skip
    remark.save(force_insert=True)
    about = {"kind": kind, "of": str(post or body), "words": remark.words}
    record(by, "oversee.add_remark", one, ground=remark.ground, after=about)
    return remark


@act
def drop_remark(*, by: Actor, one: Inspection, remark: Remark) -> None:
    """Take one back before the conclusion."""
    one = lock(one)
    require(by, permissions.MARK, one)
    one.remarks.filter(pk=remark.pk).delete()
    record(by, "oversee.drop_remark", one, before={"of": str(remark.post or remark.body), "words": remark.words})


@act
def conclude_inspection(
    *, by: Actor, one: Inspection, on: date, strengths: str, weaknesses: str, work: Sequence[Work], edition: int
) -> Inspection:
    """The conclusion. Every line of the list has its points by now; weaknesses ask for work, or say «không»."""
    one = lock(one, edition)
    require(by, permissions.CONCLUDE, one)
    marked = set(one.marks.filter(points__isnull=False).values_list("criterion_id", flat=True))
    if missing := [each.order for each in criteria_of(one) if each.pk not in marked]:
        raise Refused(_("Chưa chấm các nội dung: %s. Hãy chấm đủ rồi kết luận.") % ", ".join(map(str, missing)))
    one.concluded_on = come("on", on, one.visited_on)
    one.strengths = needed("strengths", strengths, _("Hãy ghi ưu điểm."), 5000)
    one.weaknesses = limited("weaknesses", weaknesses, 5000)
    if one.weaknesses and not work:
        raise ValidationError({"work": _("Có hạn chế thì giao việc khắc phục, có đơn vị và ngày xong.")})
    one.tasks.all().delete()
    for order, each in enumerate(work, start=1):
        here(by, "work", each.lead)
        if each.due is not None and each.due < on:
            raise ValidationError({"work": _("Việc %d: ngày xong phải sau ngày kết luận.") % order})
        InspectionTask(
            commune=by.commune, inspection=one, order=order, lead=each.lead, due=each.due,
            text=needed("work", one_line(each.text), _("Có việc chưa ghi nội dung."), 300),
        ).save(force_insert=True)  # fmt: skip
    return keep(by, one, "conclude_inspection", tasks=len(work), body=one.body.name)


@act
def issue_conclusion(*, by: Actor, one: Inspection, signer: str, signer_title: str, edition: int) -> Inspection:
    """Issue the conclusion as a paper under its number, and give its work in the tasks room, the paper as its source.

    Raises Refused and ValidationError as those rooms do; then nothing happened.
    """
    one = lock(one, edition)
    require(by, permissions.ISSUE, one)
    holder = one.theme.plan.body
    if holder is None:
        raise ValidationError(_("Kế hoạch chưa ghi cơ quan ban hành."))
    draft = papers.draft_out(
        by=by, body=holder, type_name="Kết luận", subject=subject(one), official=official(one)
    )  # fmt: skip
    one.paper = papers.issue(
        by=by, paper=draft, issued=today(), signer=needed("signer", signer, _("Hãy ghi ai ký."), 100),
        signer_title=needed("signer_title", signer_title, _("Hãy ghi chức vụ người ký."), 200),
    )  # fmt: skip
    _give(by, one, one.paper)
    one.given_on = today()
    return keep(by, one, "issue_conclusion", number=one.paper.number, tasks=one.tasks.count())


def _give(by: Actor, one: Inspection, paper: Any) -> None:
    """Each task from the clause of the paper it was read in, else from the paper; no clause then waits to be given."""
    waiting = list(paper_queries.open_clauses(paper))
    for each in one.tasks.select_related("lead"):
        days = (PrintedDay(each.due.day, each.due.month, each.due.year, before=True),) if each.due else ()
        order = Order(each.text, each.lead, days=days)
        clause = next((c for c in waiting if c.body_id == each.lead_id and each.text.rstrip(".; ") in c.text), None)
        if clause is None:
            task = tasks.assign(by=by, order=order, paper=paper)
        else:
            waiting.remove(clause)
            (task,) = tasks.assign_clause(by=by, clause=clause, orders=[order])
        each.task_ref = task.ref
        each.save(update_fields=["task_ref"])


@act
def pass_violation(
    *, by: Actor, one: Inspection, what: str, ground: str, competent: str, found_on: date
) -> Passing:  # fmt: skip
    """Keep a sign of a violation for the body whose business it is. Everything about it lies sealed."""
    one = lock(one)
    require(by, permissions.PASS_VIOLATION, one)
    passing = Passing(
        commune=by.commune, inspection=one, found_on=come("found_on", found_on, one.visited_on),
        what=needed("what", what, _("Hãy ghi dấu hiệu vi phạm.")),
        ground=needed("ground", ground, _("Hãy ghi căn cứ, điều khoản.")),
        competent=needed("competent", one_line(competent), _("Hãy ghi chuyển cơ quan nào."), 300),
    )  # fmt: skip
    passing.save(force_insert=True)
    sealed = {"what": hidden(passing.what), "to": hidden(passing.competent)}
    record(by, "oversee.pass_violation", one, after={"passing": passing.pk}, personal=sealed)
    return passing


@act
def open_passing(*, by: Actor, passing: Passing, why: str) -> Passing:
    """Read a sealed record: each time with the reason, each time in the journal."""
    require(by, permissions.OPEN_PASSING, passing.inspection)
    why = needed("why", one_line(why), _("Hãy ghi vì sao mở hồ sơ này."), 300)
    record(by, "oversee.open_passing", passing.inspection, after={"passing": passing.pk, "why": why})
    return passing


@act
def hand_on(*, by: Actor, passing: Passing, on: date, number: str) -> Passing:
    """It went to the competent body, with which paper."""
    found: Passing = Passing.objects.select_for_update(of=("self",)).get(pk=passing.pk)
    require(by, permissions.OPEN_PASSING, found.inspection)
    if found.passed_on:
        raise Refused(_("Hồ sơ này đã chuyển."))
    found.passed_on = come("on", on, found.found_on)
    found.number = needed("number", one_line(number), _("Hãy ghi số văn bản chuyển."), 60)
    found.save()
    record(by, "oversee.hand_on", found.inspection, after={"passing": found.pk, "on": on, "number": found.number})
    return found


@act
def passing_answered(*, by: Actor, passing: Passing, on: date, answer: str) -> Passing:
    """What the competent body answered."""
    found: Passing = Passing.objects.select_for_update(of=("self",)).get(pk=passing.pk)
    require(by, permissions.OPEN_PASSING, found.inspection)
    if found.passed_on is None:
        raise Refused(_("Hồ sơ này chưa chuyển nên chưa có trả lời."))
    found.answered_on = come("on", on, found.passed_on)
    found.answer = needed("answer", answer, _("Hãy ghi trả lời."))
    found.save()
    record(by, "oversee.passing_answered", found.inspection, after={"passing": found.pk, "on": on})
    return found
