"""What the benefit room tells the floors above it: menus, today's work, public pages, search, files, demo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.actor import Actor
from dinh.ground.alerts.topics import Topic, topic
from dinh.ground.clock import today
from dinh.ground.gate import may
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
    PublicSource,
    SearchSource,
    TodayItem,
    Tone,
)
from dinh.rights.benefit import clocks, permissions, queries, queries_survey, searching
from dinh.rights.benefit.actions.common import DRIVE_KIND, LIST_KIND, PROGRAMME_KIND, SURVEY_KIND, TOPIC
from dinh.rights.benefit.demo import load
from dinh.rights.benefit.models import BeneficiaryList
from dinh.rights.benefit.views import public, public_more

MOST = 10
State = BeneficiaryList.State


def today_items(by: Actor, day: date) -> Iterator[TodayItem]:
    """Heads: meetings to record, people to ask. The office: what has not come, lists that wait for a step."""
    if not may(by, permissions.READ, by.commune):
        return
    head = permissions.own_group(by)
    if head is not None and by.post and by.post.group:
        yield from _of_head(by, head, by.post.group.code, day)
        return
    if may(by, permissions.SETTLE):
        for case in queries.open_cases()[:MOST]:
            words = _("Chưa nhận được: %(name)s") % {"name": case.beneficiary.name}
            tone, when = _tone(case.due_on, day)
            url = reverse("benefit_desk:settle", args=[case.pk])
            yield TodayItem(words, url, tone, when, str(case.beneficiary.list), case.due_on, _("Xem"))
        waiting = queries.waiting_comments().count()
        if waiting:
            words = _("%(n)d ý kiến về danh sách chờ trả lời") % {"n": waiting}
            yield TodayItem(words, reverse("benefit_desk:cases"), "soon", _("Trước khi duyệt"), "", None, _("Xem"))
    yield from _of_lists(by, day)
    yield from _of_surveys(by, day)


def _of_head(by: Actor, group: int, code: str, day: date) -> Iterator[TodayItem]:
    for found in queries.to_review(group)[:MOST]:
        if found.people.filter(group=group).exists():
            words, url = _("Họp bình xét: %s") % found, reverse("benefit_desk:review", args=[found.ref, code])
            yield TodayItem(words, url, "soon", _("Chờ họp tổ"), "", found.opened_on, _("Ghi kết quả"))
    for found in queries.to_ask(group)[:MOST]:
        since = (found.approved_on or day) + clocks.ASK_AFTER
        if since <= day:
            words, url = _("Hỏi đã nhận được chưa: %s") % found, reverse("benefit_desk:ask", args=[found.ref, code])
            yield TodayItem(words, url, "info", _("Đến lúc hỏi"), "", since, _("Hỏi"))


def _of_lists(by: Actor, day: date) -> Iterator[TodayItem]:
    for found in queries.lists().exclude(state=State.STOPPED).exclude(state=State.APPROVED, result_on__isnull=False):
        url = reverse("benefit_desk:list", args=[found.ref])
        if found.state == State.POSTED and found.comments_until and found.comments_until < day:
            if may(by, permissions.APPROVE, found):
                words = _("Duyệt danh sách: %s") % found
                yield TodayItem(words, url, "soon", _("Đã hết ngày góp ý"), "", found.comments_until, _("Duyệt"))
        elif found.state == State.APPROVED and may(by, permissions.PAY, found):
            words = _("Niêm yết danh sách đã duyệt: %s") % found
            yield TodayItem(words, url, "soon", _("Đã duyệt"), found.decision, found.approved_on, _("Niêm yết"))
        elif found.state == State.REVIEW and found.returned_on and may(by, permissions.POST, found):
            words = _("Danh sách bị trả lại: %s") % found
            yield TodayItem(words, url, "soon", _("Xem lại"), found.reason, found.returned_on, _("Mở"))


def _of_surveys(by: Actor, day: date) -> Iterator[TodayItem]:
    if not may(by, permissions.SURVEY):
        return
    quarter = queries_survey.quarter_of(day)
    if queries_survey.of_quarter(quarter) is None:
        words = _("Mở đợt đo mức hài lòng quý này")
        yield TodayItem(words, reverse("benefit_desk:survey_new"), "soon", _("Quý này chưa có"), "", None, _("Mở đợt"))
    for survey in queries_survey.surveys().filter(closed_on=None)[:MOST]:
        url = reverse("benefit_desk:survey", args=[survey.ref])
        if survey.state == "announced" and survey.seed_day <= day:
            yield TodayItem(str(survey), url, "soon", _("Bốc thăm"), survey.seed_rule, survey.seed_day, _("Bốc thăm"))
        elif survey.state == "open" and survey.ends < day:
            yield TodayItem(str(survey), url, "late", _("Hết hạn hỏi, chưa khóa"), "", survey.ends, _("Khóa"))


def _tone(due: date, day: date) -> tuple[Tone, str]:
    left = (due - day).days
    if left < 0:
        return "late", _("Trễ %(days)d ngày") % {"days": -left}
    return "soon", _("Hạn hôm nay") if not left else _("Còn %(days)d ngày") % {"days": left}


def _waiting(by: Actor) -> int:
    return queries.first_waiting(today())[0] if may(by, permissions.SETTLE) else 0


DESK_LINKS.append(
    DeskLink("people", 75, gettext_lazy("Thụ hưởng"), "benefit_desk:index", permissions.READ, _waiting)  # type: ignore[arg-type]
)
PORTAL_LINKS.append(
    PortalLink(
        60,
        gettext_lazy("Chính sách, hỗ trợ: đã nhận được chưa?"),  # type: ignore[arg-type]
        "benefit:index",
        gettext_lazy("Tiêu chí, danh sách, cứu trợ từng dòng, kết quả một cửa, mức hài lòng của bà con."),  # type: ignore[arg-type]
    )
)
topic(Topic(TOPIC, gettext_lazy("Chính sách, hỗ trợ"), 60))
TODAY.append(today_items)
PUBLIC += [
    PublicSource(("thu-huong",), items)
    for items in (
        searching.public_programmes,
        searching.public_lists,
        searching.public_drives,
        searching.public_surveys,
    )
]
PUBLIC_PAGES["CS"] = public.programme_page
PUBLIC_PAGES["DS"] = public.list_page
PUBLIC_PAGES["CU"] = public_more.drive_page
PUBLIC_PAGES["HL"] = public_more.survey_page
FILE_READERS.append(queries.may_read_file)
SEARCH[PROGRAMME_KIND] = SearchSource(
    PROGRAMME_KIND, "Chính sách", searching.programmes, searching.programme_document
)  # fmt: skip
SEARCH[LIST_KIND] = SearchSource(LIST_KIND, "Danh sách thụ hưởng", searching.lists, searching.list_document)
SEARCH[DRIVE_KIND] = SearchSource(DRIVE_KIND, "Cứu trợ", searching.drives, searching.drive_document)
SEARCH[SURVEY_KIND] = SearchSource(SURVEY_KIND, "Mức hài lòng", searching.surveys, searching.survey_document)
DEMO.append((65, load))
