"""Around a case: raising it where the law breaks the secrecy, the chair's answer, pay, erasing private life."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now, today
from dinh.ground.gate import require
from dinh.ground.journal.models import Personal
from dinh.ground.journal.queries import about
from dinh.law.mediating import PAY_CITE, RAISING
from dinh.rights.mediation import permissions
from dinh.rights.mediation.actions.common import Kind, keep, lock, needed, not_later, one_of
from dinh.rights.mediation.models import Case, Escalation, Private

CHAIR_TO = "Chủ tịch Ủy ban nhân dân cấp xã"


@act
def escalate(*, by: Actor, case: Case, ground: str, words: str, to: str = "", edition: int | None) -> Case:
    """Risk of violence goes to the chair, who may then read the case (khoản 4 Điều 10); signs of a violation to the
    competent body that is named, by letter (khoản 5)."""
    case = lock(case, edition)
    require(by, permissions.RAISE, case)
    one_of("ground", ground, RAISING)
    words = needed("words", words, _("Hãy ghi đã thấy gì, nguy cơ gì."), 4000)
    to = CHAIR_TO if ground == "violence" else needed("to", to, _("Hãy ghi báo cho cơ quan nào."), 200)
    Escalation(
        commune=by.commune, case=case, ground=ground, to=to, raised_at=now(), words=words,
        raised_by=f"{by.post.title}, {by.post.body.name}"[:300] if by.post else "",
    ).save(force_insert=True)  # fmt: skip
    cite = str(RAISING[ground].cite)
    return keep(by, case, "escalate", Kind.RAISED, ground=cite, private={"words": words}, to=to, why=ground)


@act
def answer_escalation(*, by: Actor, escalation: Escalation, answer: str) -> Case:
    """The chair writes which measure was taken."""
    found = Escalation.objects.select_for_update(of=("self",)).select_related("case").get(pk=escalation.pk)
    case = lock(found.case, None)
    require(by, permissions.ANSWER, case)
    require(by, permissions.READ, case)
    if found.ground != "violence" or found.answered_on:
        raise ValidationError(_("Tin báo này không chờ biện pháp của Chủ tịch."))
    found.answer = needed("answer", answer, _("Hãy ghi biện pháp đã thực hiện, ai làm."), 4000)
    found.answered_on = today()
    found.save()
    return keep(by, case, "answer_escalation", Kind.ANSWERED, private={"answer": answer})


@act
def pay(*, by: Actor, case: Case, amount: int, on: date, ground: str, edition: int | None) -> Case:
    """The pay by case that mediators are due (khoản 5 Điều 9). Whoever writes it learns no name."""
    case = lock(case, edition)
    require(by, permissions.PAY, case)
    if not 0 < amount <= 100_000_000:
        raise ValidationError({"amount": _("Hãy ghi số tiền bằng đồng, ví dụ 200000.")})
    case.pay, case.pay_on = amount, not_later("on", on, case.outcome_on)
    case.pay_ground = needed("ground", ground, _("Hãy ghi số chứng từ chi."), 200)
    return keep(by, case, "pay", Kind.PAID, ground=f"{case.pay_ground}; {PAY_CITE}", amount=amount, on=on)


@act
def erase(*, by: Actor, case: Case, edition: int | None) -> Case:
    """Erase who the parties were and every word about them, and what the journal keeps beside its chain. The line in
    the book stays: number, field, days, result, who mediated."""
    case = lock(case, edition)
    require(by, permissions.ERASE, case)
    if case.escalations.filter(ground="violence", answered_on=None).exists():
        raise ValidationError(_("Vụ này đang báo Chủ tịch, chưa có biện pháp: chưa xóa được."))
    private: Private = case.private
    for name in Private.FIELDS:
        setattr(private, name, "")
    private.save()
    case.parties.all().delete()
    case.sessions.update(words="", place="")
    case.follow_ups.update(words="")
    case.escalations.update(words="", answer="")
    Personal.objects.filter(entry__in=about(case)).delete()
    case.erased_on = today()
    return keep(by, case, "erase", Kind.ERASED)
