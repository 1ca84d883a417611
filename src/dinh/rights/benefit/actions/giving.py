"""Giving what was approved, and asking whether it came. Rows of payment are only ever added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Sum
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.alerts.actions import announce
from dinh.ground.clock import today
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.rights.benefit import clocks, permissions
from dinh.rights.benefit.actions.common import TOPIC, kept, lock_list, not_after_today
from dinh.rights.benefit.models import Answer, Beneficiary, BeneficiaryList, Case, Payment


@dataclass(frozen=True, slots=True)
class Given:
    """What was handed over. Without `amount` and `goods`: all that is still owed."""

    how: str
    paid_on: date
    amount: int | None = None
    goods: str = ""
    place: str = ""
    evidence: tuple[bytes, str] | None = None


@act
def pay(*, by: Actor, people: Sequence[Beneficiary], given: Given) -> list[Payment]:
    """Hand over to one person, or the same way to many on one day with one piece of evidence.

    Money never exceeds what was approved. Raises ValidationError naming who has received all already.
    """
    if not people:
        raise ValidationError(_("Chọn ít nhất một người nhận."))
    found = lock_list(people[0].list)
    not_after_today(given.paid_on, "paid_on")
    if found.approved_on and given.paid_on < found.approved_on:
        raise ValidationError({"paid_on": _("Ngày giao phải từ ngày duyệt, %(day)s.") % {
            "day": f"{found.approved_on:%d/%m/%Y}"}})  # fmt: skip
    file = kept(by, given.evidence)
    post = by.post
    made: list[Payment] = []
    for person in people:
        require(by, permissions.PAY, person)
        if person.list_id != found.pk or person.result != Beneficiary.Result.AGREED or post is None:
            raise Refused(_("%(name)s không có trong danh sách đã duyệt.") % {"name": person.name})
        amount, goods = _owed(person, given)
        row = Payment(
            commune=by.commune, beneficiary=person, how=given.how, amount=amount, goods=goods, paid_on=given.paid_on,
            place=" ".join(given.place.split())[:160], by_post=post, evidence=file,
        )  # fmt: skip
        row.full_clean()
        row.save(force_insert=True)
        made.append(row)
    record(by, "benefit.pay", found, after={
        "how": given.how, "paid_on": given.paid_on, "people": len(made), "amount": sum(row.amount for row in made),
    }, personal={"names": [person.name for person in people]})  # fmt: skip
    return made


@act
def reverse_payment(*, by: Actor, payment: Payment, reason: str) -> Payment:
    """Take back a payment typed wrongly, by a row of its own with the reason. Once only."""
    found = lock_list(payment.beneficiary.list)
    require(by, permissions.PAY, payment.beneficiary)
    if payment.reverses_id or Payment.objects.filter(reverses=payment).exists():
        raise Refused(_("Lần chi này đã được hủy, hoặc chính là dòng hủy."))
    if not reason.strip():
        raise ValidationError({"reason": _("Ghi vì sao hủy: ghi nhầm người, nhầm số tiền…")})
    post = by.post
    if post is None:
        raise Refused(_("Chỉ chức danh được giao việc chi trả mới hủy được."))
    row = Payment(
        commune=by.commune, beneficiary=payment.beneficiary, how=payment.how, amount=-payment.amount,
        goods=payment.goods, paid_on=today(), by_post=post, reverses=payment, reason=reason.strip()[:300],
    )  # fmt: skip
    row.full_clean()
    row.save(force_insert=True)
    record(by, "benefit.reverse_payment", found, after={"payment": payment.pk, "amount": row.amount,
                                                         "reason": row.reason})  # fmt: skip
    return row


@act
def say_received(*, by: Actor, person: Beneficiary, said: str, channel: str) -> Answer:
    """Whether it has come: yes, partly, no. Anything but «yes» opens a case with a clock, «yes» tells the open one.

    With the slip's code callers pass a visitor: the code is the right to answer, nobody signed in is named.
    """
    found = lock_list(person.list)
    if channel == Answer.Channel.SLIP:
        require(by, permissions.SAY, person)
    else:
        require(by, permissions.ASK, person)
    if person.result != Beneficiary.Result.AGREED or said not in Beneficiary.Heard.values:
        raise ValidationError({"said": _("Hãy chọn: đã nhận đủ, mới nhận một phần, hay chưa nhận.")})
    answer = Answer(commune=by.commune, beneficiary=person, said=said, channel=channel, on=today())
    answer.save(force_insert=True)
    Beneficiary.objects.filter(pk=person.pk).update(heard=said)
    open_case = Case.objects.filter(beneficiary=person, closed_on=None).first()
    if said != Beneficiary.Heard.YES and open_case is None:
        day = today()
        Case(
            commune=by.commune, beneficiary=person, said=said, opened_on=day, due_on=clocks.case(day).due
        ).save(force_insert=True)  # fmt: skip
    record(by, "benefit.say_received", found, after={"said": said, "channel": channel})
    return answer


@act
def settle_case(*, by: Actor, case: Case, found: str, words: str) -> Case:
    """Close a case with what was found and done. Raises ValidationError when «đã giao bổ sung» has no payment since."""
    lock_list(case.beneficiary.list)
    locked: Case = Case.objects.select_related("beneficiary__list").get(pk=case.pk)
    require(by, permissions.SETTLE, locked)
    if locked.closed_on:
        raise Refused(_("Việc này đã xong ngày %(day)s.") % {"day": f"{locked.closed_on:%d/%m/%Y}"})
    if found == Case.Found.GIVEN and not _given_since(locked):
        raise ValidationError({"found": _("Chưa thấy lần chi nào từ ngày mở việc. Hãy ghi lần chi trước.")})
    locked.found, locked.words, locked.closed_on = found, words.strip(), today()
    locked.full_clean()
    locked.save()
    record(by, "benefit.settle_case", locked.beneficiary.list, after={"found": found})
    return locked


@act
def ask_by_message(*, by: Actor, found: BeneficiaryList) -> None:
    """Tell those who follow this topic in the groups of a list that it is being paid, and where to answer. It names
    nobody: who has no phone is asked by the head or answers with the slip."""
    found = lock_list(found)
    require(by, permissions.PAY, found)
    groups = {person.group_id: person.group for person in found.people.filter(result="agreed").select_related("group")}
    title = _("Đã nhận được chưa? %(what)s") % {"what": found.programme.title}
    announce(
        by=by, key=f"benefit:{found.ref}:{today():%Y%m%d}", topics=[TOPIC], groups=list(groups.values()), title=title,
        summary=_("Ai có phiếu thì trả lời bằng mã trên phiếu: đã nhận đủ, một phần, hay chưa nhận."),
        url="/chinh-sach/da-nhan",
    )  # fmt: skip
    record(by, "benefit.ask_by_message", found, after={"groups": sorted(group.code for group in groups.values())})


def _given_since(case: Case) -> bool:
    rows = Payment.objects.filter(beneficiary=case.beneficiary, reverses=None, reversed_by=None)
    return rows.filter(paid_on__gte=case.opened_on).exists()


def _owed(person: Beneficiary, given: Given) -> tuple[int, str]:
    """What this row gives: as typed, or the rest. Goods are given once, unless typed in part."""
    rows = Payment.objects.filter(beneficiary=person)
    left = person.amount - (rows.aggregate(all=Sum("amount"))["all"] or 0)
    had_goods = rows.filter(reverses=None, reversed_by=None).exclude(goods="").exists()
    typed = given.amount is not None or bool(given.goods.strip())
    amount = (given.amount or 0) if typed else left
    goods = " ".join(given.goods.split()) if typed else ("" if had_goods else person.goods)
    if amount > left:
        raise ValidationError({"amount": _("%(name)s còn được nhận %(left)s đồng; không chi quá mức đã duyệt.") % {
            "name": person.name, "left": f"{left:,}".replace(",", ".")}})  # fmt: skip
    if amount <= 0 and not goods:
        raise ValidationError(_("%(name)s đã nhận đủ rồi.") % {"name": person.name})
    return max(amount, 0), goods
