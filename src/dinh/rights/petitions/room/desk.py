"""Menus, today's work, files and jobs of the desk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.places.models import Commune
from dinh.ground.room import DEMO, DESK_LINKS, FILE_READERS, RING, TODAY, DeskLink, TodayItem, Tone
from dinh.rights.petitions import actions, permissions
from dinh.rights.petitions.actions.days import reckon_days
from dinh.rights.petitions.demo import load
from dinh.rights.petitions.models import Petition
from dinh.rights.petitions.queries import attention, matter, passed_on, reviews
from dinh.rights.petitions.queries.desk import Line

MOST = 20


def today_items(by: Actor, day: date) -> Iterator[TodayItem]:
    """For each post what it can move: matters, denunciations (by number only), reviews."""
    if may(by, permissions.HANDLE, by.commune):
        yield from _handled(day)
    if may(by, permissions.DENUNCIATIONS_READ, by.commune):
        for line in attention.denounced(day)[:MOST]:
            yield _item(line, reverse("petitions_desk:denunciation", args=[line.petition.ref]))
    if by.body and may(by, permissions.PASS_ON, by.commune):
        for asking in passed_on.own(by.body.pk, "bao-lai", day)[:MOST]:
            words = _("Báo lại cho đoàn viên, hội viên: %(title)s") % {"title": asking.petition.title}
            url = reverse("petitions_desk:carry_back", args=[asking.pk])
            since = asking.petition.answered_on or asking.petition.ended_on
            yield TodayItem(words, url, "soon", _("Đã có kết quả"), asking.letter.on_behalf, since, _("Báo lại"))
    if may(by, permissions.REVIEW, by.commune):
        for petition in reviews.to_review(day)[:MOST]:
            url = reverse("petitions_desk:review", args=[petition.ref])
            words = _("Kiểm tra lại: %(title)s") % {"title": petition.title}
            yield TodayItem(words, url, "info", _("rút ngẫu nhiên"), "", petition.ended_on, _("Kiểm tra"))


def _handled(day: date) -> Iterator[TodayItem]:
    for line in attention.today_lines(day, MOST)[:MOST]:
        yield _item(line, reverse("petitions_desk:item", args=[line.petition.ref]))
    for petition in attention.silent(day)[:MOST]:
        url = reverse("petitions_desk:silence", args=[petition.ref])
        words = _("Người gửi chưa xác nhận: %(title)s") % {"title": petition.title}
        yield TodayItem(words, url, "soon", _("Hết thời gian chờ"), "", petition.answered_on, _("Kết thúc"))
    for petition in attention.added(day)[:MOST]:
        url = reverse("petitions_desk:item", args=[petition.ref])
        words = _("Người gửi viết thêm: %(title)s") % {"title": petition.title}
        yield TodayItem(words, url, "info", _("có lời mới"), "", day, _("Đọc"))
    for letter in attention.appeals()[:MOST]:
        words = _("Xin xem lại đơn tạm giữ số %(number)d/%(year)d") % {"number": letter.number, "year": letter.year}
        url = reverse("petitions_desk:hold", args=[letter.pk])
        yield TodayItem(words, url, "soon", _("Người gửi xin xem lại"), letter.held, letter.appealed_on, _("Xem lại"))
    for each in attention.growing(day)[:MOST]:
        if each.petition:
            url = reverse("petitions_desk:item", args=[each.petition.ref])
            words = _("Nhiều người cùng gửi: %(title)s") % {"title": each.petition.title}
            yield TodayItem(words, url, "info", _("%(count)d người") % {"count": each.now}, "", day, _("Mở"))
        elif each.service and each.group:
            url = reverse("petitions_desk:list") + f"?xem=tat-ca&linh_vuc={each.service.pk}&to={each.group.pk}"
            words = _("Đang tăng: %(service)s, %(group)s") % {"service": each.service, "group": each.group}
            detail = _("30 ngày trước đó: %(before)d") % {"before": each.before}
            when = _("%(count)d vụ việc trong 30 ngày") % {"count": each.now}
            yield TodayItem(words, url, "info", when, detail, day, _("Mở"))


def _item(line: Line, url: str) -> TodayItem:
    petition = line.petition
    new = petition.state == Petition.State.NEW
    tone: Tone = "late" if line.tone == "late" or line.alarm else "soon" if line.tone == "soon" else "info"
    kind = petition.get_kind_display().capitalize()
    title = petition.title if petition.kind == "denunciation" else f"{kind}: {petition.title}"
    detail = line.alarm or (line.clock.title if line.clock else "")
    return TodayItem(
        title, url, tone, line.words, detail, line.due or petition.received_on, _("Phân loại") if new else _("Mở")
    )  # fmt: skip


def _waiting(by: Actor) -> int:
    return attention.count_waiting(today())


def _denounced(by: Actor) -> int:
    return len(attention.denounced(today()))


def _to_review(by: Actor) -> int:
    return len(reviews.to_review(today()))


def _to_tell(by: Actor) -> int:
    return passed_on.counts(by.body.pk, today())["bao-lai"] if by.body else 0


def close_silent(commune: Commune, day: date) -> int:
    """Periodic work: answers nobody spoke of in the time to wait are closed, and counted apart."""
    rows = attention.silent(day)
    for petition in rows:
        actions.close_in_silence(by=Actor(commune), petition=petition)
    return len(rows)


def reckon(commune: Commune, day: date) -> int:
    """Periodic work: days that a later decree or a remote area moved."""
    return reckon_days()


def draw_lots(commune: Commune, day: date) -> int:
    """Periodic work: the year's drawing begins before anything is closed in it."""
    if day.year in reviews.lots():
        return 0
    try:
        actions.draw_lots(by=Actor(commune))
    except ValidationError:  # someone opened it at the same moment
        return 0
    return 1


DESK_LINKS += [
    DeskLink("people", 30, _("Đơn thư, phản ánh"), "petitions_desk:list", permissions.HANDLE, _waiting),
    DeskLink("people", 31, _("Số liệu đơn thư"), "petitions_desk:summary", permissions.READ),
    DeskLink("people", 32, _("Sổ đơn, lĩnh vực"), "petitions_desk:book", permissions.HANDLE),
    DeskLink("people", 33, _("Tố cáo"), "petitions_desk:denunciations", permissions.DENUNCIATIONS_READ, _denounced),
    DeskLink("people", 34, _("Kiểm tra lại"), "petitions_desk:reviews", permissions.REVIEW, _to_review),
]
DESK_LINKS += [
    DeskLink("people", 35, _("Ý kiến đoàn viên, hội viên"), "petitions_desk:passed_on", permissions.PASS_ON, _to_tell),
    DeskLink("people", 36, _("Tổng hợp ý kiến hằng tháng"), "petitions_desk:digest", permissions.DIGEST),
]
TODAY.append(today_items)
FILE_READERS.append(matter.may_read_file)
RING += [reckon, draw_lots, close_silent]
DEMO.append((40, load))
