"""What waits about offices: terms that end, groups without a head, acting heads whose time ends, posts not given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.room import DEMO, TODAY, TodayItem
from dinh.rights.decide import permissions
from dinh.rights.decide.demo_offices import load
from dinh.rights.decide.queries import conventions, elections
from dinh.rights.decide.room.outcome import stand


def today_items(by: Actor, day: date) -> Iterator[TodayItem]:
    """For the UBND's clerk and chair."""
    if not (by.has(permissions.WRITER) or by.has(permissions.CHAIR)):
        return
    for one in elections.standings(day):
        url = reverse("decide_desk:term", args=[one.group.pk])
        if one.term:
            tone, when = stand(one.term.due, day)
            title = _("Bầu người thay ở %(group)s") % {"group": one.group}
            yield TodayItem(title, url, tone, when, one.words, one.term.due, _("Mở"))
        if one.key == "acting" and one.until:
            tone, when = stand(one.until, day)
            if tone != "info":
                title = _("Hết hạn phụ trách tạm thời: %(group)s") % {"group": one.group}
                yield TodayItem(title, url, tone, when, str(one.head), one.until, _("Mở"))
        elif one.key in ("ending", "over") and not one.election and one.until:
            tone = "late" if one.key == "over" else "soon"
            when = _("đến hết %(day)s") % {"day": f"{one.until:%d/%m/%Y}"}
            title = _("Hết nhiệm kỳ, cần bầu: %(group)s") % {"group": one.group}
            yield TodayItem(title, url, tone, when, str(one.head), one.until, _("Mở"))
        if one.head and not one.head.holding_id and by.has(permissions.WRITER):
            title = _("Giao chức danh đăng nhập: %(name)s, %(group)s") % {"name": one.head, "group": one.group}
            yield TodayItem(title, url, "info", "", "", one.head.begins, _("Giao"))


def convention_items(by: Actor, day: date) -> Iterator[TodayItem]:
    """The yearly review for heads (and the clerk once it is late); stamped texts to send back for the UBND."""
    own = by.post.group_id if by.post and by.has(permissions.HEAD) else None
    writes = by.has(permissions.WRITER)
    if own is None and not writes and not by.has(permissions.CHAIR):
        return
    term = conventions.review_term(day.year)
    for each in conventions.to_review(day) if own is not None or writes else ():
        if each.group_id != own and not (writes and term.due < day):
            continue
        tone, when = stand(term.due, day)
        title = _("Rà soát %(title)s") % {"title": each.title}
        url = reverse("decide_desk:convention", args=[each.pk])
        yield TodayItem(title, url, tone if tone == "late" else "soon", when, str(each.group), term.due, _("Mở"))
    for each in conventions.to_return() if writes else ():
        one = conventions.standing(each, day)
        if one.term:
            tone, when = stand(one.term.due, day)
            title = _("Gửi lại bản có dấu giáp lai: %(title)s") % {"title": each.title}
            url = reverse("decide_desk:convention", args=[each.pk])
            yield TodayItem(title, url, tone, when, str(each.group), one.term.due, _("Mở"))
    for each in conventions.posted(own) if own is not None else ():
        one = conventions.standing(each, day)
        if one.term is None:
            title = _("Đã niêm yết đủ, đưa ra thông qua: %(title)s") % {"title": each.title}
            url = reverse("decide_desk:convention", args=[each.pk])
            yield TodayItem(title, url, "info", "", str(each.group), each.posted_on, _("Mở"))


TODAY.extend([today_items, convention_items])
DEMO.append((46, load))
