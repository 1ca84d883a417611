"""From a signed decision to its effect: sent, received, recognised or refused, changed, annulled, carried out.

Điều 20–23 Luật 10/2022/QH15. A word said after its day is late and still valid: it is written down as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.files.actions import store
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.law.cite import Cite
from dinh.law.matters import Effect
from dinh.law.rules.sources import DEMOCRACY
from dinh.rights.decide import clocks, permissions
from dinh.rights.decide.actions.effect import takes_effect
from dinh.rights.decide.models import Decision, Matter, Progress, Sending, Verdict
from dinh.rights.decide.queries import outcome as outcomes

SENDING = str(Cite(DEMOCRACY, 20, 3))
EFFECT = str(Cite(DEMOCRACY, 21, 2))
CHANGING = str(Cite(DEMOCRACY, 22))
CARRYING_OUT = str(Cite(DEMOCRACY, 23))
State, Kind = Matter.State, Verdict.Kind


@act
def send_decision(*, by: Actor, decision: Decision, to: str, on: date) -> Sending:
    """Write down that a signed decision went to the UBND or to the Front. Once it is on its way to whoever recognises
    it, the matter waits for their word."""
    require(by, permissions.RUN, decision.round)
    matter = _locked(decision.matter)
    if to not in Sending.To.values:
        raise ValidationError({"to": _("Chọn nơi gửi: Ủy ban nhân dân hoặc Ủy ban Mặt trận Tổ quốc.")})
    _between("on", on, decision.signed_on, _("Ngày gửi phải từ ngày ký quyết định (%(first)s) đến hôm nay."))
    if decision.sendings.filter(to=to).exists():
        raise ValidationError({"to": _("Quyết định này đã gửi đến %(to)s rồi.") % {"to": Sending.To(to).label}})
    sending = Sending(commune=by.commune, decision=decision, to=to, sent_on=on)
    sending.save(force_insert=True)
    if matter.state == State.PASSED and matter.kind.recogniser and to == clocks.recogniser_of(matter):
        matter.state = State.SENT
        matter.save(update_fields=["state"])
    record(by, "decide.send", decision, after={"to": to, "on": on, "state": matter.state}, ground=SENDING)
    return sending


@act
def send_to(*, by: Actor, decision: Decision, to: Sequence[str], on: date) -> list[Sending]:
    """To both offices at once, as most do; the one it already went to is left out."""
    sent = set(decision.sendings.values_list("to", flat=True))
    wanted = [each for each in to if each not in sent]
    if not wanted:
        raise ValidationError({"to": _("Quyết định này đã gửi đến những nơi đó rồi.")})
    return [send_decision(by=by, decision=decision, to=each, on=on) for each in wanted]


@act
def receive_decision(*, by: Actor, sending: Sending, on: date) -> Sending:
    """The office writes down the day it received a decision: its own clock starts there."""
    found = Sending.objects.select_for_update(of=("self",)).select_related("decision").get(pk=sending.pk)
    require(by, permissions.RECEIVE, found)
    if found.received_on:
        raise ValidationError({"on": _("Ngày nhận đã ghi là %(day)s.") % {"day": f"{found.received_on:%d/%m/%Y}"}})
    _between("on", on, found.sent_on, _("Ngày nhận phải từ ngày gửi (%(first)s) đến hôm nay."))
    found.received_on = on
    found.save(update_fields=["received_on"])
    record(by, "decide.receive", found.decision, after={"to": found.to, "on": on}, ground=SENDING)
    return found


@act
def recognise(*, by: Actor, matter: Matter, number: str, on: date) -> Verdict:
    """The body the law names recognises the decision, which is in effect from that day (khoản 2 Điều 21)."""
    found = _locked(matter)
    require(by, permissions.RECOGNISE, found)
    _said_after_receipt(found, on)
    number = _needed("number", number, _("Ghi số văn bản công nhận, ví dụ 45/QĐ-UBND."))
    verdict = _say(by, found, Kind.RECOGNISED, number=number, on=on, effect_on=on)
    found.state, found.effect_on = State.IN_EFFECT, on
    found.save(update_fields=["state", "effect_on"])
    record(by, "decide.recognise", found, after={"number": number, "on": on}, ground=EFFECT)
    takes_effect(by, found, verdict)
    return verdict


@act
def refuse(*, by: Actor, matter: Matter, number: str, on: date, reason: str) -> Verdict:
    """The body answers in writing that it does not recognise, and why: a no without reasons is none."""
    found = _locked(matter)
    require(by, permissions.RECOGNISE, found)
    _said_after_receipt(found, on)
    reason = _needed("reason", reason, _("Không công nhận phải nêu rõ lý do (%(article)s).") % {"article": EFFECT})
    number = _needed("number", number, _("Ghi số văn bản trả lời."))
    verdict = _say(by, found, Kind.REFUSED, number=number, on=on, reason=reason)
    found.state, found.ended_why = State.REFUSED, reason
    found.save(update_fields=["state", "ended_why"])
    record(by, "decide.refuse", found, after={"number": number, "on": on}, ground=EFFECT)
    return verdict


@act
def fix_effect(*, by: Actor, matter: Matter, number: str, on: date, effect_on: date) -> Verdict:
    """The UBND names the day a commune-wide decision takes effect, once every group is counted."""
    found = _locked(matter)
    require(by, permissions.FIX_EFFECT, found)
    if clocks.effect_of(found) is not Effect.FIXED_BY_COMMITTEE:
        words = _("Chỉ quyết định trong phạm vi toàn xã, phường mới do Ủy ban nhân dân ấn định ngày (%(article)s).")
        raise ValidationError(words % {"article": EFFECT})
    _between("on", on, _decided(found), _("Ngày văn bản phải từ ngày thôn cuối cùng biểu quyết (%(first)s)."))
    if effect_on < _decided(found):
        raise ValidationError({"effect_on": _("Ngày có hiệu lực không trước ngày biểu quyết.")})
    number = _needed("number", number, _("Ghi số văn bản ấn định ngày có hiệu lực."))
    verdict = _say(by, found, Kind.EFFECT_FIXED, number=number, on=on, effect_on=effect_on)
    found.state, found.effect_on = State.IN_EFFECT, effect_on
    found.save(update_fields=["state", "effect_on"])
    record(by, "decide.fix_effect", found, after={"number": number, "effect_on": effect_on}, ground=EFFECT)
    takes_effect(by, found, verdict)
    return verdict


@act
def annul(*, by: Actor, matter: Matter, number: str, on: date, reason: str) -> Verdict:
    """The UBND annuls a decision whose content is against law or morals, or whose making was flawed (Điều 22)."""
    found = _locked(matter)
    require(by, permissions.ANNUL, found)
    _between("on", on, _decided(found), _("Ngày hủy bỏ phải từ ngày biểu quyết (%(first)s) đến hôm nay."))
    reason = _needed("reason", reason, _("Hủy bỏ phải nêu rõ lý do (%(article)s).") % {"article": CHANGING})
    number = _needed("number", number, _("Ghi số quyết định hủy bỏ."))
    verdict = _say(by, found, Kind.ANNULLED, number=number, on=on, reason=reason, article=CHANGING)
    found.state, found.ended_why = State.ANNULLED, reason
    found.save(update_fields=["state", "ended_why"])
    record(by, "decide.annul", found, after={"number": number, "on": on}, ground=CHANGING)
    return verdict


@act
def ask_to_amend(*, by: Actor, matter: Matter, number: str, on: date, reason: str) -> Verdict:
    """The UBND asks the community to amend a decision made with a flaw: by a new matter that replaces it, decided the
    same way (Điều 22). Until then the decision stands as it is."""
    found = _locked(matter)
    require(by, permissions.ASK_AMEND, found)
    _between("on", on, _decided(found), _("Ngày văn bản phải từ ngày biểu quyết (%(first)s) đến hôm nay."))
    reason = _needed("reason", reason, _("Ghi rõ điều phải sửa và vì sao (%(article)s).") % {"article": CHANGING})
    number = _needed("number", number, _("Ghi số văn bản yêu cầu."))
    verdict = _say(by, found, Kind.AMEND_ASKED, number=number, on=on, reason=reason, article=CHANGING)
    record(by, "decide.ask_to_amend", found, after={"number": number, "on": on}, ground=CHANGING)
    return verdict


@act
def note_progress(
    *,
    by: Actor,
    matter: Matter,
    on: date,
    words: str,
    percent: int | None = None,
    done: bool = False,
    upload: tuple[bytes, str] | None = None,
) -> Progress:
    """How carrying out goes; it is public at once (Điều 23). `upload` is a file's bytes and name."""
    found = _locked(matter)
    require(by, permissions.PROGRESS, found)
    _between("on", on, found.effect_on or _decided(found), _("Ngày phải từ ngày có hiệu lực (%(first)s) đến hôm nay."))
    words = _needed("words", words, _("Viết đã làm được gì, còn gì."))
    if percent is not None and not 0 <= percent <= 100:
        raise ValidationError({"percent": _("Tỷ lệ từ 0 đến 100.")})
    file = store(by=by, data=upload[0], name=upload[1]) if upload else None
    progress = Progress(
        commune=by.commune, matter=found, on=on, words=words, percent=100 if done else percent, file=file, done=done
    )
    progress.save(force_insert=True)
    record(by, "decide.note_progress", found, after={"on": on, "done": done}, ground=CARRYING_OUT)
    return progress


def _say(
    by: Actor, matter: Matter, kind: str, *, number: str, on: date, reason: str = "", effect_on: date | None = None,
    article: str = EFFECT,
) -> Verdict:  # fmt: skip
    verdict = Verdict(
        commune=by.commune, matter=matter, kind=kind, body=by.body.name if by.body else "", number=number, on=on,
        reason=reason, effect_on=effect_on, article=article,
    )  # fmt: skip
    verdict.save(force_insert=True)
    return verdict


def _said_after_receipt(matter: Matter, on: date) -> None:
    received = outcomes.outcome(matter, today()).received
    if received is None:
        raise ValidationError({"on": _("Chưa ghi ngày nhận được quyết định của cộng đồng: ghi ngày nhận trước.")})
    _between("on", on, received, _("Ngày văn bản phải từ ngày nhận (%(first)s) đến hôm nay."))


def _between(name: str, on: date, first: date, words: str) -> None:
    if not first <= on <= today():
        raise ValidationError({name: words % {"first": f"{first:%d/%m/%Y}"}})


def _decided(matter: Matter) -> date:
    return matter.decided_on or matter.proposed_on


def _needed(name: str, text: str, words: str) -> str:
    if not text.strip():
        raise ValidationError({name: words})
    return text.strip()


def _locked(matter: Matter) -> Matter:
    rows = Matter.objects.select_for_update(of=("self",)).select_related("group", "commune", "replaces")
    found: Matter = rows.get(pk=matter.pk)
    return found
