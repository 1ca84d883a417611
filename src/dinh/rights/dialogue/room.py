"""What the room tells the floors above: menus, today's work, what is public, search, topics, files, the demo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.actor import Actor
from dinh.ground.alerts.topics import Topic, topic
from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.places.models import Commune
from dinh.ground.prepared import Prepared
from dinh.ground.room import (
    DEMO,
    DESK_LINKS,
    FILE_READERS,
    PORTAL_LINKS,
    PUBLIC,
    PUBLIC_PAGES,
    SEARCH,
    TODAY,
    DeskLink,
    PortalLink,
    PublicItem,
    PublicSource,
    SearchSource,
    TodayItem,
    Tone,
)
from dinh.ground.search.index import Item
from dinh.rights.dialogue import book, ledger, permissions, queries
from dinh.rights.dialogue.actions import days as day_acts
from dinh.rights.dialogue.actions import dialogues as dialogue_acts
from dinh.rights.dialogue.actions import promising
from dinh.rights.dialogue.demo import load
from dinh.rights.dialogue.models import Dialogue, Promise, ReceptionDay
from dinh.rights.dialogue.views.promises import promise_page
from dinh.rights.dialogue.views.public import dialogue_page, reception_page

MOST = 10
SOON = timedelta(days=7)  # how far ahead the desk looks


def _tone(due: date, day: date) -> Tone:
    return "late" if due < day else "soon" if due - day <= SOON else "info"


def _when(due: date, day: date) -> str:
    left = (due - day).days
    if left < 0:
        return _("Trễ %(days)d ngày") % {"days": -left}
    return _("Hạn hôm nay") if not left else _("Còn %(days)d ngày") % {"days": left}


def _today(by: Actor, day: date) -> Iterator[TodayItem]:
    """Owners see what they promised; the desk its minutes, questions, days, answers, notices, and words to ask for."""
    for promise in ledger.waiting_for(by, day + SOON)[:MOST]:
        url = reverse("dialogue_desk:promise", args=[promise.ref])
        title = _("Lời hứa: %(words)s") % {"words": promise.shown[:120]}
        yield TodayItem(
            title, url, _tone(promise.due, day), _when(promise.due, day), promise.made_by.title, promise.due, _("Mở")
        )
    if may(by, permissions.WRITE, by.commune):
        yield from _sessions(day)
        yield from _reception(day)
        yield from _words(day)


def _sessions(day: date) -> Iterator[TodayItem]:
    for dialogue in queries.without_minutes(day)[:MOST]:
        url = reverse("dialogue_desk:minutes", args=[dialogue.ref])
        tone: Tone = "late" if dialogue.day < day else "soon"
        when = _("Hôm nay") if dialogue.day == day else _("Chưa khóa biên bản")
        yield TodayItem(_("Biên bản: %s") % dialogue.topic, url, tone, when, dialogue.place, dialogue.day, _("Ghi"))
    for dialogue in queries.coming(day, day + SOON)[:MOST]:
        url = reverse("dialogue_desk:dialogue", args=[dialogue.ref])
        detail = dialogue.place if dialogue.published_on else _("%s. Chưa công bố") % dialogue.place
        when = f"{dialogue.starts:%H:%M} {dialogue.day.day}/{dialogue.day.month}"
        yield TodayItem(_("Đối thoại: %s") % dialogue.topic, url, "soon", when, detail, dialogue.day)
    for question in queries.held_questions()[:MOST]:
        url = reverse("dialogue_desk:question", args=[question.ref, "nhan"])
        yield TodayItem(
            question.shown[:120], url, "soon", _("Câu hỏi chờ xem"), question.dialogue.topic, None, _("Xem")
        )


def _reception(day: date) -> Iterator[TodayItem]:
    for reception in book.unposted(day)[:MOST]:
        lawful = book.lawful_post(reception)
        due = lawful.due if lawful else reception.day
        title = _("Đăng lịch: %s") % reception
        yield TodayItem(title, reverse("dialogue_desk:post_days"), _tone(due, day), _when(due, day), "", due, _("Đăng"))
    for reception in book.unrecorded(day)[:MOST]:
        url, tone = reverse("dialogue_desk:day", args=[reception.ref]), _tone(reception.day, day)
        yield TodayItem(str(reception), url, tone, _("Chưa ghi đã tiếp"), reception.place, reception.day, _("Ghi"))
    for visit in book.unanswered():
        owed = book.answer_due(visit)
        if owed and owed.due - day <= SOON:
            url = reverse("dialogue_desk:visit", args=[visit.ref])
            title = _("Trả lời lượt tiếp số %(number)s/%(year)s") % {"number": visit.number, "year": visit.year}
            yield TodayItem(
                title, url, _tone(owed.due, day), _when(owed.due, day), owed.article, owed.due, _("Trả lời")
            )
    for visit in book.unnoticed()[:MOST]:
        if owed := book.notice_due(visit):
            url = reverse("dialogue_desk:visit", args=[visit.ref])
            title = _("Gửi Thông báo từ chối tiếp (%s)") % visit.ref
            yield TodayItem(title, url, _tone(owed.due, day), _when(owed.due, day), owed.article, owed.due, _("Mở"))


def _words(day: date) -> Iterator[TodayItem]:
    for promise in ledger.unanswered(day - SOON)[:MOST]:
        url = reverse("dialogue_desk:promise_act", args=[promise.ref, "loi-nguoi-hoi"])
        detail = f"{_('làm xong')} {promise.done_on:%d/%m/%Y}"
        yield TodayItem(promise.shown[:120], url, "info", _("Hỏi lại người dân"), detail, promise.done_on, _("Ghi"))


def _minutes_waiting(by: Actor) -> int:
    return queries.without_minutes(today()).count() + queries.held_questions().count()


def _days_waiting(by: Actor) -> int:
    return book.unposted(today()).count() + book.unrecorded(today()).count()


def _late(by: Actor) -> int:
    return ledger.open_promises(today()).count()


_newest_dialogues: Prepared[Dialogue] = Prepared(
    lambda most: (
        queries.public()
        .prefetch_related(None)
        .select_related(None)
        .only("ref", "topic", "day", "place", "closed_on", "published_on", "cancelled_on")
        .order_by(Coalesce("closed_on", "published_on").desc(), "-pk")[:most]
    )
)
_newest_promises: Prepared[Promise] = Prepared(
    lambda most: (
        ledger.all_promises()
        .prefetch_related(None)
        .select_related(None)
        .select_related("owner_body")
        .only("ref", "shown", "state", "done_on", "made_on", "owner_body__name")
        .order_by(Coalesce("done_on", "made_on").desc(), "-pk")[:most]
    )
)


def _public_dialogues(commune: Commune, most: int) -> Iterator[PublicItem]:
    for dialogue in _newest_dialogues.each(most):
        day = dialogue.closed_on or dialogue.published_on
        what = _("Biên bản đối thoại") if dialogue.closed_on else _("Đối thoại")
        state = _("đã hủy") if dialogue.cancelled_on else ""
        meta = " · ".join(filter(None, [what, f"{dialogue.day:%d/%m/%Y}", dialogue.place, state]))
        if day:
            yield PublicItem(dialogue.topic, dialogue.path, meta, day, "ban")


def _public_promises(commune: Commune, most: int) -> Iterator[PublicItem]:
    for promise in _newest_promises.each(most):
        meta = " · ".join([_("Lời hứa"), promise.owner_body.name, promise.get_state_display()])
        yield PublicItem(promise.shown[:200], promise.path, meta, promise.done_on or promise.made_on, "ban")


def _dialogue_item(dialogue: Dialogue) -> Item | None:
    if dialogue.published_on is None:
        return None
    lines = queries.shown_lines(dialogue) if dialogue.closed_on else []
    said = [text for line in lines for text in (line.asked, line.answer)]
    text = " ".join([dialogue.place, dialogue.invited, dialogue.notice, *said])
    return Item(
        object_id=str(dialogue.pk), title=dialogue.topic, url=dialogue.path, text=text,
        meta=f"{_('Đối thoại')}, {dialogue.place}", day=dialogue.day,
    )  # fmt: skip


def _promise_item(promise: Promise) -> Item:
    text = " ".join([promise.asked, promise.owner, promise.source_words])
    return Item(
        object_id=str(promise.pk), title=promise.shown[:300], url=promise.path, text=text,
        meta=f"{_('Lời hứa')}, {promise.owner_body.name}", day=promise.made_on,
    )  # fmt: skip


def _day_item(reception: ReceptionDay) -> Item | None:
    if reception.posted_on is None:
        return None
    return Item(
        object_id=str(reception.pk), title=str(reception), url=reception.path,
        text=f"{reception.receiver} {reception.place}", meta=_("Tiếp công dân"), day=reception.day,
    )  # fmt: skip


def _dialogues() -> QuerySet[Dialogue]:
    return queries.public().order_by("pk")


def _promises() -> QuerySet[Promise]:
    return ledger.all_promises().order_by("pk")


def _receptions() -> QuerySet[ReceptionDay]:
    return book.posted().order_by("pk")


topic(Topic(dialogue_acts.TOPIC, gettext_lazy("Đối thoại với Nhân dân"), 70))
topic(Topic(day_acts.TOPIC, gettext_lazy("Lịch tiếp công dân"), 71))
DESK_LINKS += [
    DeskLink("people", 70, _("Đối thoại"), "dialogue_desk:index", permissions.READ, _minutes_waiting),
    DeskLink("people", 71, _("Tiếp công dân"), "dialogue_desk:days", permissions.READ, _days_waiting),
    DeskLink("people", 72, _("Sổ lời hứa"), "dialogue_desk:promises", permissions.DESK, _late),
]
PORTAL_LINKS += [
    PortalLink(
        70,
        gettext_lazy("Đối thoại, gặp lãnh đạo"),  # type: ignore[arg-type]
        "dialogue:index",
        gettext_lazy("Gửi câu hỏi trước, đăng ký buổi tiếp công dân, đọc câu trả lời."),  # type: ignore[arg-type]
    ),
    PortalLink(
        71,
        gettext_lazy("Sổ lời hứa"),  # type: ignore[arg-type]
        "dialogue:promises",
        gettext_lazy("Điều lãnh đạo đã hứa: ai làm, hạn nào, xong chưa."),  # type: ignore[arg-type]
    ),
]
TODAY.append(_today)
PUBLIC += [PublicSource(("ban",), _public_dialogues), PublicSource(("ban",), _public_promises)]
PUBLIC_PAGES["DT"] = dialogue_page
PUBLIC_PAGES["TD"] = reception_page
PUBLIC_PAGES["LH"] = promise_page
FILE_READERS.append(queries.may_read_file)
SEARCH[dialogue_acts.SEARCH_KIND] = SearchSource(dialogue_acts.SEARCH_KIND, _("Đối thoại"), _dialogues, _dialogue_item)
SEARCH[day_acts.SEARCH_KIND] = SearchSource(day_acts.SEARCH_KIND, _("Lịch tiếp công dân"), _receptions, _day_item)
SEARCH[promising.SEARCH_KIND] = SearchSource(promising.SEARCH_KIND, _("Lời hứa"), _promises, _promise_item)
DEMO.append((70, load))
