"""Reception days: entered one by one or for a whole span, posted in time or late with the reason, held, put off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.alerts.actions import announce
from dinh.ground.bodies.models import Post
from dinh.ground.clock import now, today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.refs import new_ref
from dinh.ground.search import index
from dinh.law.workdays import CalendarTooShort
from dinh.rights.dialogue import permissions
from dinh.rights.dialogue.actions.common import near, needed, one_line
from dinh.rights.dialogue.clocks import VN, check_by, link_by, may_not_delegate, notice_online_by, post_by
from dinh.rights.dialogue.models import ReceptionDay

TOPIC = "tiep-dan"
SEARCH_KIND = "reception"
MOST = 60  # days in one entry
Kind = ReceptionDay.Kind


@dataclass(frozen=True, slots=True)
class Hours:
    """Who receives, when in the day, where; `online` with what the law asks of it."""

    kind: str
    receiver: Post
    starts: time
    ends: time
    place: str
    online: bool = False
    recording_place: str = ""


def lock(reception: ReceptionDay) -> ReceptionDay:
    rows = ReceptionDay.objects.select_for_update(of=("self",)).select_related("receiver__body")
    locked: ReceptionDay = rows.get(pk=reception.pk)
    return locked


@act
def add_days(*, by: Actor, days: Iterable[date], hours: Hours) -> list[ReceptionDay]:
    """Enter one or several days with the same hours. Raises ValidationError naming the field; then none is entered."""
    require(by, permissions.WRITE, hours.receiver)
    chosen = sorted(set(days))
    if not chosen:
        raise ValidationError({"days": _("Hãy ghi ít nhất một ngày.")})
    if len(chosen) > MOST:
        raise ValidationError({"days": _("Nhiều nhất %(most)d ngày mỗi lần.") % {"most": MOST}})
    made = []
    for day in chosen:
        near("days", day)
        reception = ReceptionDay(commune=by.commune, ref=new_ref("TD"), day=day, changed_at=now())
        _fill(reception, hours)
        reception.save(force_insert=True)
        record(by, "dialogue.add_day", reception, after=_as_data(reception))
        made.append(reception)
    return made


@act
def change_day(*, by: Actor, reception: ReceptionDay, day: date, hours: Hours) -> ReceptionDay:
    """Change a day not yet posted; a posted one is put off and entered anew, so that nobody comes in vain."""
    reception = lock(reception)
    require(by, permissions.CHANGE_DAY, reception)
    if reception.posted_on and (day, hours.starts) != (reception.day, reception.starts):
        raise ValidationError({"day": _("Lịch đã đăng: hãy hoãn buổi này với lý do, rồi lập buổi mới.")})
    near("day", day)
    before = _as_data(reception)
    reception.day = day
    _fill(reception, hours)
    reception.revision += 1
    reception.changed_at = now()
    reception.save()
    _index(by, reception)
    record(by, "dialogue.change_day", reception, before=before, after=_as_data(reception))
    return reception


@act
def post_days(*, by: Actor, receptions: Iterable[ReceptionDay], late_reason: str = "") -> list[ReceptionDay]:
    """Post days at the seat and here. A day whose lawful notice has passed is posted only with the reason, which
    everyone reads; an urgent reception needs no notice. Followers hear once of all of them."""
    posted = []
    for reception in receptions:
        reception = lock(reception)
        require(by, permissions.POST, reception)
        if lateness := late_words(reception, today()):
            reason = one_line(late_reason)
            if not reason:
                raise ValidationError(
                    {"late_reason": f"{lateness} {_('Hãy chọn ngày khác, hoặc ghi lý do đăng muộn.')}"}
                )
            reception.late_reason = reason[:300]
        reception.posted_on, reception.changed_at = today(), now()
        reception.save()
        _index(by, reception)
        after = {"day": reception.day, "late_reason": reception.late_reason}
        record(by, "dialogue.post_day", reception, after=after)
        posted.append(reception)
    coming = [each for each in posted if each.day >= today()]
    if coming:
        listed = "; ".join(f"{each.starts:%H:%M} {each.day:%d/%m/%Y}, {each.receiver.title}" for each in coming[:10])
        _tell(by, coming[0], _("Lịch tiếp công dân"), listed, "post")
    return posted


def late_words(reception: ReceptionDay, on: date) -> str:
    """Why posting on a day is late, with the article; empty when it is in time."""
    if reception.kind == Kind.URGENT:
        return ""
    lawful = post_by(reception.day)
    online = notice_online_by(reception.day) if reception.online else None
    last, article = lawful.due, lawful.article
    if online and online.due < last:
        last, article = online.due, online.article
    if on <= last:
        return ""
    said = _("Buổi %(day)s lẽ ra phải đăng chậm nhất %(last)s (%(article)s).")
    return said % {"day": f"{reception.day:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}", "article": article}


@act
def put_off(*, by: Actor, reception: ReceptionDay, reason: str) -> ReceptionDay:
    """Not held: the reason is public, and those who registered see it."""
    reception = lock(reception)
    require(by, permissions.CHANGE_DAY, reception)
    reception.reason = needed("reason", one_line(reason), _("Hãy ghi vì sao hoãn buổi tiếp này."), 300)
    reception.cancelled_on, reception.changed_at = today(), now()
    reception.revision += 1
    reception.save()
    _index(by, reception)
    if reception.posted_on and reception.day >= today():
        title = _("Hoãn buổi tiếp công dân %(day)s") % {"day": f"{reception.day:%d/%m/%Y}"}
        _tell(by, reception, title, reception.reason, "off")
    record(by, "dialogue.put_off", reception, after={"reason": reception.reason})
    return reception


@act
def prepare_online(
    *, by: Actor, reception: ReceptionDay, checked_on: date | None, link: str, recording_place: str
) -> ReceptionDay:  # fmt: skip
    """What an online session needs: the technical check, the link, where the recording is kept. The moment the link
    was first given is kept, so that everyone sees whether it was ready in time."""
    reception = lock(reception)
    require(by, permissions.ONLINE, reception)
    last = check_by(reception.day)
    if checked_on and last and checked_on > last.due:
        said = _("Kiểm tra kỹ thuật phải xong chậm nhất %(last)s (%(article)s).")
        raise ValidationError({"checked_on": said % {"last": f"{last.due:%d/%m/%Y}", "article": last.article}})
    if checked_on and checked_on > today():
        raise ValidationError({"checked_on": _("Ngày đã kiểm tra không thể sau hôm nay.")})
    reception.checked_on = checked_on
    reception.recording_place = needed(
        "recording_place", one_line(recording_place), _("Hãy ghi bản ghi âm, ghi hình lưu ở đâu."), 200
    )
    if link and link != reception.link:
        reception.link, reception.link_ready_at = link, now()
    reception.full_clean(exclude=["commune", "receiver"])
    reception.save()
    after = {"checked_on": checked_on, "link": bool(reception.link), "recording_place": reception.recording_place}
    record(by, "dialogue.prepare_online", reception, after=after)
    return reception


def link_late(reception: ReceptionDay) -> bool | None:
    """Whether the link came later than the law allows; None when it has not come, or no rule is known."""
    last = link_by(reception.day, datetime.combine(reception.day, reception.starts, VN))
    if last is None or reception.link_ready_at is None:
        return None
    return reception.link_ready_at > last


@act
def hold_day(*, by: Actor, reception: ReceptionDay, received_by: Post) -> ReceptionDay:
    """Record that the day was held, and who received. The chair's regular day is the chair's own where the law forbids
    to send another."""
    reception = lock(reception)
    require(by, permissions.HOLD, reception)
    if reception.day > today():
        raise ValidationError(_("Chưa đến ngày tiếp nên chưa ghi được."))
    rule = may_not_delegate(reception.day)
    if reception.kind == Kind.CHAIR and received_by.pk != reception.receiver_id and rule:
        said = _("%(rule)s (%(cite)s). Nếu Chủ tịch không tiếp được, hãy hoãn buổi này với lý do.")
        raise ValidationError({"received_by": said % {"rule": capfirst(str(rule.value)), "cite": rule.cite}})
    reception.held_on, reception.received_by = today(), received_by
    reception.save()
    record(by, "dialogue.hold_day", reception, after={"received_by": str(received_by)})
    return reception


def _fill(reception: ReceptionDay, hours: Hours) -> None:
    for name in ("kind", "receiver", "starts", "ends", "online"):
        setattr(reception, name, getattr(hours, name))
    if hours.kind not in Kind.values:
        raise ValidationError({"kind": _("Hãy chọn loại buổi tiếp.")})
    reception.place = needed("place", one_line(hours.place), _("Hãy ghi nơi tiếp."), 200)
    reception.recording_place = one_line(hours.recording_place)[:200]
    try:
        post_by(reception.day)
    except CalendarTooShort as error:
        raise ValidationError({"days": str(error)}) from error
    if hours.online and notice_online_by(reception.day) is None:
        raise ValidationError({"online": _("Pháp luật của ngày này chưa có hình thức tiếp trực tuyến.")})
    if hours.online and not reception.recording_place:
        raise ValidationError({"recording_place": _("Tiếp trực tuyến phải ghi rõ bản ghi âm, ghi hình lưu ở đâu.")})
    if hours.ends <= hours.starts:
        raise ValidationError({"ends": _("Giờ kết thúc phải sau giờ bắt đầu.")})
    twice = ReceptionDay.objects.filter(receiver=hours.receiver, day=reception.day, starts=hours.starts)
    if twice.exclude(pk=reception.pk).exists():
        said = _("Ngày %(day)s: người này đã có lịch tiếp vào đúng giờ đó.")
        raise ValidationError({"days": said % {"day": f"{reception.day:%d/%m/%Y}"}})


def _index(by: Actor, reception: ReceptionDay) -> None:
    index.put(by.commune, SEARCH_KIND, reception)


def _tell(by: Actor, about: ReceptionDay, title: str, summary: str, what: str) -> None:
    key = f"reception:{about.ref}:{what}:{about.revision}"
    announce(by=by, key=key, topics=[TOPIC], groups=None, title=title, summary=summary, url=about.path)


def _as_data(reception: ReceptionDay) -> dict[str, object]:
    return {
        "kind": reception.kind, "receiver": str(reception.receiver), "day": reception.day,
        "starts": str(reception.starts), "ends": str(reception.ends), "place": reception.place,
        "online": reception.online,
    }  # fmt: skip
