"""What waits for whom after a count: decisions to send, to receive, to recognise; days of effect; amendments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.room import TODAY, TodayItem, Tone
from dinh.rights.decide import permissions
from dinh.rights.decide.models import Matter, Sending
from dinh.rights.decide.queries import outcome as outcomes

SOON = 7


def stand(due: date, day: date) -> tuple[Tone, str]:
    """The tone and the words of a due day."""
    left = (due - day).days
    if left < 0:
        return "late", _("Trễ %(days)s ngày") % {"days": -left}
    if left <= SOON:
        return "soon", _("Hạn hôm nay") if not left else _("Còn %(days)s ngày") % {"days": left}
    return "info", f"{due:%d/%m/%Y}"


def today_items(by: Actor, day: date) -> Iterator[TodayItem]:
    if by.has(permissions.HEAD) or by.has(permissions.WRITER):
        yield from _to_send(by, day)
        yield from _to_amend(by)
    if by.has(permissions.FRONT_POWER):
        yield from _of_office(Sending.To.FRONT, day, receives=True, decides=True)
    writes, chairs = by.has(permissions.WRITER), by.has(permissions.CHAIR)
    if writes or chairs:
        yield from _of_office(Sending.To.COMMITTEE, day, receives=writes, decides=chairs)
    if chairs:
        for each in outcomes.to_fix():
            title = _("Ấn định ngày có hiệu lực: %(title)s") % {"title": each.title}
            yield TodayItem(title, _page(each), "soon", _("Đã đủ kết quả"), each.where, each.decided_on, _("Mở"))


def _to_send(by: Actor, day: date) -> Iterator[TodayItem]:
    """A head sees their own group's; the clerk commune-wide ones, and others once they are late."""
    own = by.post.group_id if by.post and by.has(permissions.HEAD) else None
    for each in outcomes.to_send(day):
        late = each.term.due < day
        mine = own is not None and each.round.group_id == own
        if not mine and not (by.has(permissions.WRITER) and (late or not each.round.matter.group_id)):
            continue
        tone, when = stand(each.term.due, day)
        what = _("Gửi quyết định: %(title)s") if each.decision else _("Ký và gửi quyết định: %(title)s")
        title = what % {"title": each.round.matter.title}
        yield TodayItem(title, _page(each.round.matter), tone, when, str(each.round.group), each.term.due, _("Mở"))


def _to_amend(by: Actor) -> Iterator[TodayItem]:
    own = by.post.group_id if by.post and by.has(permissions.HEAD) else None
    for one in outcomes.to_amend():
        asked = one.amend_asked
        if asked is None or one.matter.group_id != own or one.matter.replaced_by.exists():
            continue
        title = _("Sửa đổi quyết định theo yêu cầu: %(title)s") % {"title": one.matter.title}
        yield TodayItem(title, _page(one.matter), "soon", _("Ủy ban nhân dân yêu cầu"), asked.number, asked.on, _("Mở"))


def _of_office(to: str, day: date, *, receives: bool, decides: bool) -> Iterator[TodayItem]:
    if receives:
        for sending in outcomes.to_receive(to):
            matter = sending.decision.matter
            title = _("Ghi ngày nhận quyết định: %(title)s") % {"title": matter.title}
            when = _("gửi %(day)s") % {"day": f"{sending.sent_on:%d/%m/%Y}"}
            yield TodayItem(title, _page(matter), "info", when, matter.where, sending.sent_on, _("Mở"))
    if decides:
        for one in outcomes.to_recognise(to, day):
            if one.recognise is None:
                continue
            tone, when = stand(one.recognise.due, day)
            title = _("Công nhận hoặc trả lời: %(title)s") % {"title": one.matter.title}
            yield TodayItem(title, _page(one.matter), tone, when, one.matter.where, one.recognise.due, _("Mở"))


def _page(matter: Matter) -> str:
    return reverse("decide_desk:outcome", args=[matter.ref])


TODAY.append(today_items)
