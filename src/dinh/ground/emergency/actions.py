"""An emergency is asked for, confirmed by another, ended. Everyone who manages accounts is told of each step."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.alerts.actions import notify_holder
from dinh.ground.clock import now
from dinh.ground.emergency import permissions
from dinh.ground.emergency.models import LASTS, Emergency
from dinh.ground.emergency.queries import at_work, to_tell
from dinh.ground.gate import require
from dinh.ground.journal.actions import record


@act
def ask(*, by: Actor, reason: str) -> Emergency:
    """Ask a second person to open the management of accounts for `by`. Raises ValidationError without a reason, while
    another is asked for or open, and while somebody who manages accounts is at work."""
    require(by, permissions.ASK, by.commune)
    moment, reason = now(), _given(reason)
    if Emergency.objects.waiting(moment).exists() or Emergency.objects.open(moment).exists():
        raise ValidationError(_("Đã có một lần mở khẩn cấp đang chờ xác nhận hoặc đang mở."))
    if manager := at_work(moment):
        words = _("%(who)s quản trị tài khoản và vừa dùng hệ thống ít phút trước: hãy nhờ người ấy.")
        raise ValidationError(words % {"who": manager.user})
    if by.user is None or by.post is None:  # the gate let in a post
        raise RuntimeError("An emergency is asked for from a post.")
    row = Emergency(commune=by.commune, asked_by=by.user, asked_post=by.post, asked_at=moment, reason=reason)
    row.full_clean()
    row.save(force_insert=True)
    record(by, "emergency.ask", row, personal={"reason": reason})
    _tell(by, row, "ask", _("Xin mở khẩn cấp quyền quản trị tài khoản"), reason)
    return row


@act
def confirm(*, by: Actor, emergency_id: int, reason: str) -> Emergency:
    """The second person's word: from now, for LASTS, whoever asked may manage accounts. Raises ValidationError when it
    waits no more; Refused for the one who asked, and for the post it was asked from."""
    row = Emergency.objects.select_for_update().get(pk=emergency_id)
    require(by, permissions.CONFIRM, row)
    moment, reason = now(), _given(reason)
    if not row.is_waiting(moment):
        raise ValidationError(_("Lần xin này đã được xác nhận, đã đóng hoặc đã quá một giờ. Nếu còn cần, hãy xin lại."))
    row.confirmed_by, row.confirmed_post, row.confirmed_at = by.user, by.post, moment
    row.confirm_reason, row.until = reason, moment + LASTS
    row.full_clean()
    row.save()
    record(by, "emergency.confirm", row, after={"until": row.until}, personal={"reason": reason})
    until = timezone.localtime(row.until).strftime("%H:%M %d/%m/%Y")
    words = _("Mở tới %(until)s. Người xin: %(asked)s. Người xác nhận: %(confirmed)s. Lý do: %(reason)s")
    text = words % {"until": until, "asked": row.asked_by, "confirmed": row.confirmed_by, "reason": row.reason}
    _tell(by, row, "confirm", _("Đã mở khẩn cấp quyền quản trị tài khoản"), text)
    return row


@act
def end(*, by: Actor, emergency_id: int) -> Emergency:
    """Closed before its time, or turned down while it waits. Raises ValidationError when it is over already."""
    row = Emergency.objects.select_for_update().get(pk=emergency_id)
    require(by, permissions.END, row)
    moment = now()
    if not (row.is_waiting(moment) or row.is_open(moment)):
        raise ValidationError(_("Lần mở khẩn cấp này đã hết từ trước."))
    row.ended_at, row.ended_by = moment, by.user
    row.save(update_fields=["ended_at", "ended_by"])
    record(by, "emergency.end", row, before={"until": row.until}, after={"ended_at": row.ended_at})
    _tell(by, row, "end", _("Đã đóng mở khẩn cấp quyền quản trị tài khoản"), "")
    return row


def _given(reason: str) -> str:
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi lý do: nhật ký giữ lại, mọi người quản trị đều nhận được.")})
    return reason.strip()


def _tell(by: Actor, row: Emergency, step: str, title: str, text: str) -> None:
    others = [user for user in to_tell() if user != by.user]
    key, url = f"emergency:{row.pk}:{step}", reverse("emergency:home")
    notify_holder(by=by, key=key, users=others, title=title, text=text, url=url)
