"""Who plans a consultation, collects opinions and answers for it. Sending an opinion needs no account.

A head of a residential group types what came in that group only; the Front and the office type for everyone.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import Check, Refusal, at_home, holds, permission, power
from dinh.rights.consult.clocks import OPEN, article
from dinh.rights.consult.models import Consultation, Opinion, OpinionGroup, Statement

READER, WRITER, COLLECTOR, DECIDER = "consult.read", "consult.write", "consult.collect", "consult.decide"
power(READER, "Xem việc lấy ý kiến Nhân dân")
power(WRITER, "Chuẩn bị, tổng hợp việc lấy ý kiến Nhân dân")
power(COLLECTOR, "Nhập ý kiến của thôn, tổ dân phố, đoàn thể")
power(DECIDER, "Tiếp thu, giải trình và kết luận việc lấy ý kiến")
STAGES: dict[str, Any] = {
    "plan": gettext_lazy("đang lập kế hoạch"),
    "sent": gettext_lazy("đã gửi kế hoạch"),
    "open": gettext_lazy("đang lấy ý kiến"),
    "closed": gettext_lazy("đã hết hạn góp ý"),
    "summarised": gettext_lazy("đã tổng hợp"),
    "explained": gettext_lazy("đã giải trình"),
    "decided": gettext_lazy("đã quyết định"),
    "published": gettext_lazy("đã công khai kết quả"),
    "reported": gettext_lazy("đã báo cáo"),
    "stopped": gettext_lazy("đã dừng"),
}
BEFORE, TAKING = ("plan", "sent"), ("open", "closed")


def anyone(by: Actor, thing: Any) -> Refusal | None:
    """To speak to a draft is a right of citizens: no account, no post."""
    return at_home(by, thing)


def either(*checks: Check) -> Check:
    """A check: one of these is enough; otherwise the first one's reason."""

    def check(by: Actor, thing: Any) -> Refusal | None:
        refusals = [each(by, thing) for each in checks]
        return None if None in refusals else refusals[0]

    return check


def of(thing: Any) -> Consultation:
    """The consultation that an opinion, a group or a statement belongs to."""
    return thing.consultation if isinstance(thing, Opinion | OpinionGroup | Statement) else thing


def now_in(*stages: str) -> Check:
    """A check: the consultation is today at one of these stages; a thing of the commune itself passes."""

    def check(by: Actor, thing: Any) -> Refusal | None:
        consultation = of(thing)
        if not isinstance(consultation, Consultation):
            return None
        stage = consultation.stage(today())
        if stage in stages:
            return None
        words = _("Cuộc lấy ý kiến này %(stage)s nên không làm được việc này.")
        return Refusal(words % {"stage": STAGES[stage]})

    return check


def still_open(by: Actor, thing: Any) -> Refusal | None:
    """Opinions are taken to the end of the last day; who comes later is told the day and the article."""
    consultation = of(thing)
    day = today()
    stage = consultation.stage(day)
    if stage == "open":
        return None
    if consultation.published_on is None:
        return Refusal(_("Việc lấy ý kiến này chưa bắt đầu."))
    if stage == "stopped":
        return Refusal(_("Việc lấy ý kiến này đã dừng: %(why)s") % {"why": consultation.stop_reason})
    until = f"{consultation.until:%d/%m/%Y}"
    words = _("Đã hết hạn góp ý: nhận đến hết ngày %(day)s") % {"day": until}
    cite = consultation.term_cite or ("" if consultation.from_above else article(OPEN, consultation.published_on))
    later = _("Bà con vẫn có thể gửi kiến nghị cho chính quyền bất cứ lúc nào.")
    return Refusal(f"{words} ({cite}). {later}" if cite else f"{words}. {later}")


def taking_statements(by: Actor, thing: Any) -> Refusal | None:
    if of(thing).statements_open:
        return None
    return Refusal(_("Cuộc lấy ý kiến này không có câu ngắn để bày tỏ."))


def not_erased(by: Actor, thing: Consultation) -> Refusal | None:
    return Refusal(_("Dữ liệu của người góp ý đã xóa.")) if thing.erased_on else None


def not_result(by: Actor, thing: Consultation) -> Refusal | None:
    return Refusal(_("Kết quả đã công khai rồi.")) if thing.result_on else None


def not_decided(by: Actor, thing: Consultation) -> Refusal | None:
    return Refusal(_("Cuộc lấy ý kiến này đã có quyết định.")) if thing.decided_on else None


def not_told(by: Actor, thing: Consultation) -> Refusal | None:
    if thing.told_on:
        return Refusal(_("Đã báo cáo đủ Hội đồng nhân dân và Mặt trận."))
    if thing.stopped_on or thing.decided_on is None or thing.result_on is None:
        return Refusal(_("Báo cáo sau khi đã có quyết định và đã công khai kết quả."))
    return None


_write, _collect, _decide, _read = holds(WRITER), holds(COLLECTOR), holds(DECIDER), holds(READER)
_prepares = either(_write, _decide)
AFTER = ("explained", "decided", "published", "reported", "stopped")

READ = permission("consult.read", _read)
ENTER_ROOM = permission("consult.enter_room", either(_read, _collect))
PLAN = permission("consult.plan", _write)
EDIT = permission("consult.edit", _write, now_in(*BEFORE))
SEND = permission("consult.send", _write, now_in(*BEFORE))
DRAFT = permission("consult.draft", _write, now_in(*BEFORE, "closed", "summarised", "explained", "decided"))
PUBLISH = permission("consult.publish", _write, now_in(*BEFORE))
EXTEND = permission("consult.extend", _write, now_in("open"))
STOP = permission("consult.stop", _prepares, now_in(*BEFORE, *TAKING, "summarised"))
OPINE = permission("consult.opine", anyone, still_open)
TYPE_IN = permission("consult.type_in", either(_collect, _write), now_in(*TAKING))
WITHDRAW = permission("consult.withdraw_opinion", anyone, now_in(*TAKING))
SCREEN = permission("consult.screen", _write, now_in(*TAKING, "summarised", *AFTER))
GROUP = permission("consult.group", _write, now_in(*TAKING))
SUMMARISE = permission("consult.summarise", _write, now_in("closed"))
REOPEN = permission("consult.reopen", _write, now_in("summarised"))
ANSWER = permission("consult.answer", _prepares, now_in(*TAKING, "summarised"))
EXPLAIN = permission("consult.explain", _decide, now_in("summarised"))
DECIDE = permission("consult.decide", _decide, now_in("explained", "published"), not_decided)
RESULT = permission("consult.result", _write, now_in("explained", "decided"), not_result)
REPORT = permission("consult.report", _write, not_told)
ERASE = permission("consult.erase", _write, now_in("reported", "stopped"), not_erased)
MODERATE = permission("consult.moderate", _write, now_in(*BEFORE, "open"))
VOICE = permission("consult.voice", anyone, taking_statements, still_open)
DRAW = permission("consult.draw", anyone)
EXPLAIN_ANY = permission("consult.explain_any", _decide)
EXPORT_NAMES = permission("consult.export_names", _write)
