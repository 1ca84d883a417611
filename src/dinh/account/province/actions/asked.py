"""Asking communes for a report, sending one up, taking it or giving it back. What passes between the two is in the
journals of both: the office's first, so that two acts never wait for each other crosswise."""

from __future__ import annotations

from datetime import date

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _
from django_scopes import scope

from dinh.account.province import permissions
from dinh.account.province.models import Asked, SentUp
from dinh.account.province.sending import offices_above, sendable
from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now, today
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.ground.places.models import Commune
from dinh.law.periods import Period

State = SentUp.State
# What an answer is called in the office's journal, and in the commune's.
ANSWERS = {
    State.TAKEN: ("province.take", "province.taken"),
    State.RETURNED: ("province.give_back", "province.given_back"),
}


@act
def ask(*, by: Actor, title: str, period: Period, due: date, words: str = "") -> Asked:
    """Ask every commune for its report of a period. Raises Refused: asked for already, or the day is past."""
    require(by, permissions.ASK, by.commune)
    if due < today():
        raise Refused(_("Ngày gửi chậm nhất đã qua. Hãy chọn từ hôm nay trở đi."))
    if Asked.objects.filter(title=title, period=str(period)).exists():
        raise Refused(_("Báo cáo tên này, kỳ này đã được yêu cầu."))
    made = Asked(commune=by.commune, title=title, period=str(period), due=due, words=words, at=now(), by_label=by.label)
    made.save()
    record(by, "province.ask", made, after={"title": title, "period": str(period), "due": due})
    return made


@act
def send_up(*, by: Actor, office: Commune, asked: int, ref: str) -> SentUp:
    """Send a signed report of the actor's commune to the office that asked for it. Raises Refused: the office is not
    above the commune, the report is not signed or tells of other days, or one was sent and not given back."""
    require(by, permissions.SEND_UP, by.commune)
    if office not in offices_above(by.commune):
        raise Refused(_("Cơ quan này không phải nơi nhận báo cáo của xã, phường mình."))
    with scope(commune=office):
        wanted = Asked.objects.select_for_update().filter(pk=asked).first()
    if wanted is None:
        raise Refused(_("Không có yêu cầu báo cáo này."))
    report = next((one for one in sendable(Period.parse(wanted.period)) if one.ref == ref), None)
    if report is None:
        raise Refused(_("Chỉ gửi được báo cáo đã ký, cùng kỳ với yêu cầu."))
    sender = by.label  # read here, in the commune's own scope
    with scope(commune=office):
        before = SentUp.objects.filter(asked=wanted, unit=by.commune, replaced=False).first()
        if before and before.state != State.RETURNED:
            raise Refused(
                _("Báo cáo này đã gửi lúc %(at)s; chưa được trả lại thì không gửi lần nữa.")
                % {"at": f"{timezone.localtime(before.at):%H:%M %d/%m/%Y}"}
            )
        if before and before.ref == ref:
            raise Refused(_("Bản này đã bị trả lại. Hãy ký báo cáo bổ sung rồi gửi bản ấy."))
        if before:
            before.replaced = True
            before.save(update_fields=["replaced"])
        made = SentUp(
            commune=office, asked=wanted, unit=by.commune, ref=ref, number=report.number, issued=report.issued,
            body=report.body, figures=report.values, at=now(), by_label=sender,
        )  # fmt: skip
        made.save()
    told: dict[str, object] = {"unit": by.commune.code, "number": made.number, "issued": made.issued, "by": sender}
    _in_both(Actor(commune=office), by, "province.receive", "province.send_up", made, told)
    return made


@act
def take(*, by: Actor, sent: SentUp) -> SentUp:
    """Say that a commune's report is complete: its receipt."""
    return _answered(by, sent, State.TAKEN, "")


@act
def give_back(*, by: Actor, sent: SentUp, reason: str) -> SentUp:
    """Give a commune's report back for completion; it answers with another signed report."""
    if not reason.strip():
        raise Refused(_("Hãy ghi rõ cần bổ sung gì."))
    return _answered(by, sent, State.RETURNED, reason.strip())


def _answered(by: Actor, sent: SentUp, state: State, reason: str) -> SentUp:
    require(by, permissions.ASK, by.commune)
    one = SentUp.objects.select_for_update().select_related("unit", "asked").filter(pk=sent.pk, replaced=False).first()
    if one is None or one.state != State.SENT:
        raise Refused(_("Báo cáo này đã được trả lời, hoặc xã đã gửi bản khác."))
    one.state, one.reason, one.said_at, one.said_by = state, reason, now(), by.label
    one.save()
    there, here = ANSWERS[state]
    told: dict[str, object] = {"unit": one.unit.code, "number": one.number, "reason": reason}
    _in_both(by, Actor(commune=one.unit), there, here, one, told)
    return one


def _in_both(office: Actor, unit: Actor, there: str, here: str, about: Model, told: dict[str, object]) -> None:
    record(office, there, about, after=told)
    record(unit, here, about, after=told)
