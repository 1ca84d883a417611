"""What slips tell the floors above: today's work around them, and the evening round that forgets what was printed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dinh.ground.actor import Actor
from dinh.ground.gate import may
from dinh.ground.room import RING, TODAY, TodayItem
from dinh.rights.decide import permissions
from dinh.rights.decide.actions import forget_sheaves
from dinh.rights.decide.models import Round
from dinh.rights.decide.queries import slips as queries

if TYPE_CHECKING:
    from dinh.ground.places.models import Commune

NEAR = timedelta(days=3)  # before the deadline, while there is still time to knock on doors


def _mine(by: Actor) -> QuerySet[Round]:
    rows = Round.objects.select_related("matter", "group", "commune").exclude(form=Round.Form.MEETING)
    own = by.post.group_id if by.post else None
    return rows.filter(group=own) if own else rows


def _today(by: Actor, day: date) -> Iterator[TodayItem]:
    """Slips to make and to give, households not heard of near the deadline, slips this person has still to read."""
    if not may(by, permissions.ROLL, by.commune):
        return
    for round in _mine(by).filter(state=Round.State.OPEN).order_by("closes_at"):
        yield from _open(by, round, day)
    if not may(by, permissions.COUNT_ROOM, by.commune):
        return
    closed = _mine(by).filter(state=Round.State.CLOSED, form=Round.Form.BALLOT, secret=False)
    for round in closed.order_by("closes_at"):
        desk = queries.reading_desk(round, by.person.pk)
        if left := len(desk.unread) + len(desk.differ):
            title = ngettext("Đọc %(left)d phiếu: %(matter)s", "Đọc %(left)d phiếu: %(matter)s", left)
            yield _item(
                round, title % {"left": left, "matter": round.matter}, "slips_read", "soon", _("Chờ hai người đọc")
            )


def _open(by: Actor, round: Round, day: date) -> Iterator[TodayItem]:
    board, due = queries.board(round), timezone.localdate(round.closes_at)
    if may(by, permissions.AT_WORK, round) and board.issued < board.households:
        yield _item(round, _("Lập phiếu cho từng hộ: %s") % round.matter, "slips", "soon", _("Đã mở"), due)
        return
    if may(by, permissions.GIVE, round) and board.given < board.issued - board.taken:
        left = board.issued - max(board.given, board.taken)
        title = ngettext("Giao %(left)d phiếu: %(matter)s", "Giao %(left)d phiếu: %(matter)s", left)
        yield _item(round, title % {"left": left, "matter": round.matter}, "slips_giving", "soon", _("Chưa giao"), due)
    if board.waiting and due - day <= NEAR and due >= day:
        title = ngettext(
            "%(left)d hộ chưa nộp phiếu: %(matter)s", "%(left)d hộ chưa nộp phiếu: %(matter)s", board.waiting
        )
        when = _("Hạn %s") % f"{due:%d/%m}"
        yield _item(round, title % {"left": board.waiting, "matter": round.matter}, "slips_waiting", "soon", when, due)


def _item(round: Round, title: str, page: str, tone: str, when: str, due: date | None = None) -> TodayItem:
    url = reverse(f"decide_desk:{page}", args=[round.pk])
    return TodayItem(title, url, tone, when, str(round.group), due, _("Mở"))  # type: ignore[arg-type]


def _forget(commune: Commune, day: date) -> int:
    """Printed codes of votings that are over are emptied. Returns of how many votings."""
    by = Actor(commune=commune)
    over = Round.objects.filter(state__in=[Round.State.CLOSED, Round.State.COUNTED], printings__made__pdf__gt=b"")
    rounds = list(over.distinct())
    for round in rounds:
        forget_sheaves(by=by, round=round)
    return len(rounds)


TODAY.append(_today)
RING.append(_forget)
