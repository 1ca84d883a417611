"""Answers, group by group; the summary; the explanation; the decision, with its reasons where it differs from most."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.rights.consult import permissions, queries
from dinh.rights.consult.actions.common import keep, limited, lock, needed, one_line
from dinh.rights.consult.clocks import EXPLAIN, article
from dinh.rights.consult.majority import against_most
from dinh.rights.consult.models import WITH_THOSE_AFFECTED, Consultation, OpinionGroup

Answer, Outcome = OpinionGroup.Answer, Consultation.Outcome


@dataclass(frozen=True, slots=True)
class Reply:
    """What everyone in a group is told: taken in, partly, or not and why; where the draft changed."""

    answer: str
    text: str
    changed: str = ""


@act
def answer(*, by: Actor, group: OpinionGroup, reply: Reply) -> OpinionGroup:
    """Answer a group. Who takes something in says where the draft changes. Raises ValidationError naming the field."""
    consultation = lock(group.consultation)
    require(by, permissions.ANSWER, consultation)
    group = OpinionGroup.objects.select_for_update(of=("self",)).get(pk=group.pk)
    if reply.answer not in Answer.values:
        raise ValidationError({"answer": _("Hãy chọn tiếp thu, tiếp thu một phần hay giải trình.")})
    group.answer_text = needed("text", reply.text, _("Hãy viết trả lời; không tiếp thu thì nói vì sao."))
    group.changed = limited("changed", one_line(reply.changed), 300)
    if reply.answer != Answer.EXPLAINED and not group.changed:
        raise ValidationError({"changed": _("Tiếp thu thì ghi sửa ở điều, khoản nào của dự thảo.")})
    group.answer, group.answered_by, group.answered_on = reply.answer, by.post, today()
    group.save(update_fields=["answer", "answer_text", "changed", "answered_by", "answered_on"])
    record(by, "consult.answer", consultation, after={"group": group.pk, "answer": group.answer})
    return group


@act
def summarise(*, by: Actor, consultation: Consultation, edition: int) -> Consultation:
    """The opinions are all gathered: every one lies in a group or has a reason why not; groups stand from now on.

    Raises Refused with what is still to be done, and where the law wanted a dialogue that left no minutes.
    """
    consultation = lock(consultation, edition)
    require(by, permissions.SUMMARISE, consultation)
    if loose := queries.loose(consultation).count():
        words = _("Còn %(count)d ý kiến chưa vào nhóm nào, cũng chưa ghi vì sao. Hãy xếp hết rồi tổng hợp.")
        raise Refused(words % {"count": loose})
    if consultation.for_those_affected and not consultation.gatherings.filter(form=WITH_THOSE_AFFECTED).exists():
        words = _("Chưa có biên bản đối thoại với người phải thi hành. Hãy nhập biên bản ấy trước (%(cite)s).")
        raise Refused(words % {"cite": article(EXPLAIN, today())})
    consultation.opinion_groups.filter(parts=None).delete()
    consultation.summarised_on = today()
    consultation.grouping_steps.all().delete()
    return keep(by, consultation, "summarise", groups=consultation.opinion_groups.count())


@act
def reopen_groups(*, by: Actor, consultation: Consultation, edition: int) -> Consultation:
    """Back to grouping: something was overlooked."""
    consultation = lock(consultation, edition)
    require(by, permissions.REOPEN, consultation)
    consultation.summarised_on = None
    return keep(by, consultation, "reopen_groups")


@act
def explain(
    *, by: Actor, consultation: Consultation, edition: int, overview: str = "", number: str = ""
) -> Consultation:  # fmt: skip
    """The summary with every answer is signed: from today its publication is due. Raises Refused while a group waits
    for its answer."""
    consultation = lock(consultation, edition)
    require(by, permissions.EXPLAIN, consultation)
    if waiting := consultation.opinion_groups.filter(answer="").count():
        raise Refused(_("Còn %(count)d nhóm ý kiến chưa có trả lời.") % {"count": waiting})
    consultation.overview = limited("overview", overview, 5000)
    consultation.explain_number = limited("number", one_line(number), 60)
    consultation.explained_on = today()
    ground = "" if consultation.from_above else article(EXPLAIN, today())
    return keep(by, consultation, "explain", ground=ground, number=consultation.explain_number)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was decided after listening; `differs` said by the one who decides, besides what the numbers tell."""

    outcome: str
    decision: str
    decided_on: date
    number: str = ""
    differs: bool = False
    reasons: str = ""


@act
def decide(*, by: Actor, consultation: Consultation, ruling: Ruling, edition: int) -> Consultation:
    """Write down the decision. Where it differs from what most said, the reasons must be there (Điều 28).

    Raises ValidationError naming the field and the article.
    """
    consultation = lock(consultation, edition)
    require(by, permissions.DECIDE, consultation)
    if ruling.outcome not in Outcome.values:
        raise ValidationError({"outcome": _("Hãy chọn kết luận.")})
    if not (consultation.explained_on or date.max) <= ruling.decided_on <= today():
        raise ValidationError({"decided_on": _("Ngày quyết định phải từ ngày giải trình đến hôm nay.")})
    found = against_most(consultation, ruling.outcome)
    differs = ruling.differs or bool(found)
    reasons = limited("reasons", ruling.reasons, 5000)
    if differs and not reasons:
        words = _("Quyết định khác ý kiến đa số thì phải nêu rõ lý do (%(cite)s).") % {
            "cite": article(EXPLAIN, today())
        }
        raise ValidationError({"reasons": " ".join([*found, words])})
    consultation.outcome, consultation.decided_on = ruling.outcome, ruling.decided_on
    consultation.decision = needed("decision", ruling.decision, _("Hãy ghi đã quyết định thế nào."))
    consultation.decision_number = limited("number", one_line(ruling.number), 60)
    consultation.differs, consultation.reasons = differs, reasons if differs else ""
    return keep(by, consultation, "decide", outcome=ruling.outcome, differs=differs)
