"""What the boards' work tells the floors above: menus, today's work, what is public, search, files, the demo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.actor import Actor
from dinh.ground.gate import may
from dinh.ground.places.models import Commune
from dinh.ground.prepared import Prepared
from dinh.ground.room import (
    DEMO,
    DESK_LINKS,
    FILE_READERS,
    PORTAL_LINKS,
    PUBLIC,
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
from dinh.rights.oversee import clocks, permissions
from dinh.rights.oversee.demo import load
from dinh.rights.oversee.models import Board, By, Recommendation, Verification, Visit
from dinh.rights.oversee.queries import boards, recommendations, visits
from dinh.rights.works.hooks import CHECKS

SOON, MOST = 7, 10
TERM_AHEAD = timedelta(days=120)  # before a term ends, from which we remind: ours, not the law's
ANSWER_ASKED = timedelta(days=15)  # in which we want a resident told whether the board takes it: ours, not the law's


def stand(due: date, day: date) -> tuple[Tone, str]:
    """The tone and the words of a due day."""
    left = (due - day).days
    if left < 0:
        return "late", _("Trễ %(days)s ngày") % {"days": -left}
    if left <= SOON:
        return "soon", _("Hạn hôm nay") if not left else _("Còn %(days)s ngày") % {"days": left}
    return "info", f"{due:%d/%m/%Y}"


def _page(one: Recommendation) -> str:
    return reverse("oversee_desk:recommendation", args=[one.ref])


def _item(words: str, url: str, due: date, day: date, detail: str = "") -> TodayItem:
    tone, when = stand(due, day)
    return TodayItem(words, url, tone, when, detail, due, _("Mở"))


def today_items(by: Actor, day: date) -> Iterator[TodayItem]:
    """For who answers, for the Front, for members of boards: what is late first."""
    found = [*_to_answer(by, day), *_at_front(by, day), *_on_boards(by, day)]
    yield from sorted(found, key=lambda item: (item.tone != "late", item.day or date.max))[: MOST * 2]


def _to_answer(by: Actor, day: date) -> Iterator[TodayItem]:
    """The answering body: what came and is not received, what waits for its reply, by the law's clock."""
    for line in recommendations.lines(recommendations.waiting_for(by)[:MOST], day):
        one = line.one
        if one.received_on is None and one.sent_on is not None:
            words = _("Xác nhận đã nhận kiến nghị: %s") % one.shown[:100]
            yield TodayItem(
                words, _page(one), "soon", _("gửi %s") % f"{one.sent_on:%d/%m/%Y}", one.watcher, None, _("Mở")
            )
        elif line.term:
            words = _("Trả lời kiến nghị: %s") % one.shown[:100]
            yield _item(words, _page(one), line.term.due, day, f"{one.watcher}. {line.term.article}".strip(". "))


def _at_front(by: Actor, day: date) -> Iterator[TodayItem]:
    if not may(by, permissions.FORM_BOARD, by.commune):
        return
    for one in recommendations.to_confirm()[:MOST]:
        words = _("Xác nhận kiến nghị của %(who)s: %(what)s") % {"who": one.watcher, "what": one.shown[:80]}
        yield TodayItem(words, _page(one), "soon", _("Chờ Mặt trận"), "", one.submitted_on, _("Mở"))
    for visit in visits.filtered(visits.visits(), stage="unconfirmed").filter(by__in=[By.TTND, By.GSDT])[:MOST]:
        url = reverse("oversee_desk:visit", args=[visit.ref])
        words = _("Xác nhận biên bản: %s") % visit.theme[:100]
        yield TodayItem(words, url, "soon", _("Chờ Mặt trận"), visit.watcher, visit.concluded_on, _("Mở"))
    yield from _unanswered(recommendations.rows().filter(by__in=[By.TTND, By.GSDT]), day)
    for board in Board.objects.at_work(day):
        url = reverse("oversee_desk:board", args=[board.ref])
        if board.last and board.last <= day + TERM_AHEAD:
            yield _item(_("Hết nhiệm kỳ: %s") % board.name, url, board.last, day, boards.term_article(day))
        if board.told_on is None:
            words = _("Thông báo về Ban đến HĐND, UBND, Nhân dân: %s") % board.name
            yield TodayItem(words, url, "info", _("Chưa thông báo"), "", board.recognised_on, _("Mở"))
        if board.work_until and board.work_until < day:
            yield _item(_("Công trình đã đến ngày xong, xem lại Ban: %s") % board.name, url, board.work_until, day)


def _unanswered(rows: QuerySet[Recommendation], day: date) -> Iterator[TodayItem]:
    """The body let the law's day pass: whoever sent it is told, each day."""
    waiting = rows.filter(received_on__isnull=False, replied_on=None, closed_on=None)
    for line in recommendations.lines(waiting, day):
        if line.overdue and line.term:
            words = _("Chưa được trả lời: %s") % line.one.shown[:100]
            yield _item(words, _page(line.one), line.term.due, day, str(line.one.addressed_to))


def _on_boards(by: Actor, day: date) -> Iterator[TodayItem]:
    if not by.has(permissions.BOARD):
        return
    mine = permissions.sitting(by)
    if not mine:
        return
    for visit in visits.visits().filter(board__in=mine, concluded_on=None, cancelled_on=None)[:MOST]:
        url = reverse("oversee_desk:visit", args=[visit.ref])
        term = clocks.told_by(visit)
        if visit.held_on:
            words = _("Lập biên bản: %s") % visit.theme[:100]
            yield TodayItem(words, url, "soon", _("Đã đi %s") % f"{visit.held_on:%d/%m}", "", visit.held_on, _("Mở"))
        elif term and visit.told_on is None:
            yield _item(_("Gửi kế hoạch đến %s") % visit.target_name[:80], url, term.due, day, term.article)
        else:
            words = _("Kiểm tra, giám sát: %(what)s, %(where)s") % {
                "what": visit.theme[:80],
                "where": visit.target_name[:60],
            }
            yield _item(words, url, visit.planned_on, day)
    asked = Verification.objects.filter(board__in=mine, state=Verification.State.ASKED)
    for one in asked[:MOST]:
        url = reverse("oversee_desk:asked", args=[one.ref])
        yield _item(_("Trả lời đề nghị xác minh %s") % one.ref, url, one.received_on + ANSWER_ASKED, day)
    own = recommendations.rows().filter(board__in=mine)
    for each in own.filter(confirmed_on__isnull=False, sent_on=None)[:MOST]:
        words = _("Gửi kiến nghị đã xác nhận: %s") % each.shown[:100]
        yield TodayItem(words, _page(each), "soon", _("Mặt trận đã xác nhận"), "", each.confirmed_on, _("Mở"))
    for each in own.exclude(returned_why="").filter(submitted_on=None)[:MOST]:
        words = _("Mặt trận trả lại kiến nghị: %s") % each.returned_why[:100]
        yield TodayItem(words, _page(each), "soon", _("Chờ sửa"), "", each.made_on, _("Mở"))
    yield from _unanswered(own, day)
    for each in recommendations.followed().filter(board__in=mine, do_by__isnull=False)[:MOST]:
        if each.do_by and each.do_by <= day + timedelta(days=SOON):
            yield _item(_("Xem lại việc thực hiện: %s") % each.shown[:100], _page(each), each.do_by, day)


def _waiting(by: Actor) -> int:
    return recommendations.waiting_for(by).count()


_newest: Prepared[Recommendation] = Prepared(lambda most: recommendations.public().select_related(None)[:most])
_visited: Prepared[Visit] = Prepared(lambda most: visits.public()[:most])


def public_recommendations(commune: Commune, limit: int) -> Iterator[PublicItem]:
    for one in _newest.each(limit):
        state = str(permissions.STAGES[one.stage])
        if one.sent_on:
            yield PublicItem(one.shown[:160], one.path, f"{_('Kiến nghị')} · {state}", one.sent_on, "giam-sat")


def public_visits(commune: Commune, limit: int) -> Iterator[PublicItem]:
    for visit in _visited.each(limit):
        right = "giam-sat" if visit.way == Visit.Way.WATCH else "kiem-tra"
        if visit.held_on:
            title = f"{visit.theme}: {visit.target_name}"[:160]
            yield PublicItem(title, visit.path, visit.get_way_display(), visit.held_on, right)  # type: ignore[arg-type]


def _visit_document(visit: Visit) -> Item | None:
    if visit.shown_on is None:
        return None
    title = f"{visit.theme}: {visit.target_name}"[:300]
    return Item(str(visit.pk), title, visit.path, visit.shown, str(_("Kiểm tra, giám sát")), visit.held_on)


def _recommendation_document(one: Recommendation) -> Item | None:
    if one.sent_on is None:
        return None
    return Item(
        str(one.pk), one.shown[:200], one.path, f"{one.shown}\n{one.addressed_to}", str(_("Kiến nghị")), one.sent_on
    )


def _board_document(board: Board) -> Item | None:
    if board.recognised_on is None:
        return None
    text = "\n".join([board.work_name, board.work_place, *(one.name for one in board.members.filter(gone_on=None))])
    return Item(str(board.pk), board.name, board.path, text, str(board.get_kind_display()), board.recognised_on)


DESK_LINKS.append(
    DeskLink("people", 70, gettext_lazy("Kiểm tra, giám sát"), "oversee_desk:index", permissions.ENTER, _waiting)  # type: ignore[arg-type]
)
PORTAL_LINKS.append(
    PortalLink(
        35,
        gettext_lazy("Đề nghị Ban Thanh tra nhân dân xác minh"),  # type: ignore[arg-type]
        "oversee:ask",
        gettext_lazy("Thấy việc chưa đúng ở thôn, tổ, công trình: nhờ Ban xem lại, không cần nói tên."),  # type: ignore[arg-type]
    )
)
TODAY.append(today_items)
PUBLIC += [
    PublicSource(("giam-sat",), public_recommendations),
    PublicSource(("kiem-tra", "giam-sat"), public_visits),
]
FILE_READERS.append(visits.may_read_file)
CHECKS.append(visits.of_work)
SEARCH["oversee_visit"] = SearchSource(
    "oversee_visit", "Cuộc kiểm tra, giám sát", lambda: visits.public().order_by("pk"), _visit_document
)
SEARCH["oversee_recommendation"] = SearchSource(
    "oversee_recommendation", "Kiến nghị sau kiểm tra, giám sát", lambda: recommendations.public().order_by("pk"),
    _recommendation_document,
)  # fmt: skip
SEARCH["oversee_board"] = SearchSource(
    "oversee_board", "Ban của Nhân dân", lambda: boards.boards(ended=True).order_by("pk"), _board_document
)
DEMO.append((72, load))
