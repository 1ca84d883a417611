"""Boards as they stand on a day: members, what the law still misses, who was elected and may be brought in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from dinh.ground.bodies.models import Body, Holding
from dinh.ground.fold import fold
from dinh.ground.places.queries import groups_on
from dinh.law import rules
from dinh.rights.decide.queries import elections
from dinh.rights.oversee import clocks, permissions
from dinh.rights.oversee.conflicts import Clash, Person, Relative, clashes
from dinh.rights.oversee.models import Board, Member
from dinh.rights.works import queries as works

SELF = "chính người đó"
Kind, Seat = Board.Kind, Member.Seat
# Đoàn thể and units are left out: the law bars officials, not those who work in a school.
OFFICES = (Body.Kind.PARTY, Body.Kind.COUNCIL, Body.Kind.COMMITTEE, Body.Kind.AGENCY, Body.Kind.FRONT)


def boards(kind: str = "", *, ended: bool = False) -> QuerySet[Board]:
    rows = Board.objects.select_related("home").order_by("kind", "-made_on", "pk")
    rows = rows.filter(kind=kind) if kind in Kind.values else rows
    return rows if ended else rows.filter(ended_on=None)


def serving(board: Board, day: date) -> list[Member]:
    """Members in office on a day, or, while the board is being formed, those chosen so far."""
    rows = board.members.select_related("group", "user").order_by("pk")
    forming = board.recognised_on is None
    found = [one for one in rows if one.serving(day) or (forming and not one.gone_on)]
    order = list(Member.Position.values)
    return sorted(found, key=lambda one: (order.index(one.position), one.pk))


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing the law still asks of a board, with its article."""

    words: str
    article: str


def missing(board: Board, day: date) -> list[Missing]:
    """What keeps a board from being recognised, or is missing since; empty when it is whole."""
    members = serving(board, day)
    return _missing_ttnd(board, members, day) if board.kind == Kind.TTND else _missing_gsdt(board, members, day)


def _missing_ttnd(board: Board, members: list[Member], day: date) -> list[Missing]:
    found, least, article = [], clocks.bounds(clocks.INSPECTORS, day)[0], clocks.article(clocks.INSPECTORS, day)
    groups = list(groups_on(day))
    if len(members) < least:
        words = _("Có %(have)d thành viên; luật cần ít nhất %(least)d.") % {"have": len(members), "least": least}
        found.append(Missing(words, article))
    seated = {one.group_id for one in members}
    empty = [str(group) for group in groups if group.pk not in seated]
    if empty:
        words = _("Chưa có người của: %(groups)s.") % {"groups": ", ".join(empty)}
        found.append(Missing(words, article))
    return found


def _missing_gsdt(board: Board, members: list[Member], day: date) -> list[Missing]:
    least, article = clocks.bounds(clocks.INVESTMENT, day)[0], clocks.article(clocks.INVESTMENT, day)
    most, people_article = clocks.bounds(clocks.PEOPLE, day)[1], clocks.article(clocks.PEOPLE, day)
    people = [one for one in members if one.seat == Seat.PEOPLE]
    found = []
    if len(members) < least:
        words = _("Có %(have)d thành viên; luật cần ít nhất %(least)d.") % {"have": len(members), "least": least}
        found.append(Missing(words, article))
    for seat, words in (
        (Seat.FRONT, _("Chưa có đại diện Mặt trận Tổ quốc.")),
        (Seat.TTND, _("Chưa có đại diện Ban Thanh tra nhân dân.")),
        (Seat.PEOPLE, _("Chưa có đại diện người dân nơi có công trình.")),
    ):  # fmt: skip
        if not any(one.seat == seat for one in members):
            found.append(Missing(words, article))
    if len(people) > most:
        words = _("Có %(have)d đại diện người dân; không quá %(most)d.") % {"have": len(people), "most": most}
        found.append(Missing(words, people_article))
    if not board.parties.filter(role="investor").exists():
        found.append(Missing(_("Chưa ghi chủ đầu tư."), article))
    for clash in board_clashes(board):
        words = _("%(member)s: %(person)s (%(part)s) trùng hoặc gần trùng tên %(relation)s.")
        facts = {"member": clash[0], "person": clash[1].person.name, "part": clash[1].person.part}
        found.append(Missing(words % {**facts, "relation": clash[1].relative.relation}, article))
    return found


def people_of(board: Board) -> list[Person]:
    """Everyone who stands for a party of the project, and each party that is itself a person."""
    found = []
    for party in board.parties.all():
        part = f"{party.get_role_display()}, {party.name}"
        found += [Person(name, part) for name in party.persons]
        if len(party.name.split()) <= 5:
            found.append(Person(party.name, party.get_role_display()))
    return [*found, *_in_the_book(board)]


def _in_the_book(board: Board) -> list[Person]:
    """Whom the book of works has as taking part in the work, contractors who came later too."""
    found = []
    for each in works.parties(board.work_ref) if board.work_ref else []:
        found += [Person(name, f"{each.title}, {each.name}") for name in (each.person, each.name) if name]
    return found


def relatives_of(member: Member) -> list[Relative]:
    return [Relative(each.name, each.relation, bool(each.cleared)) for each in member.kin.all()]


def board_clashes(board: Board) -> list[tuple[Member, Clash]]:
    """Conflicts of interest among those on the board now; a change of contractor may bring new ones."""
    people = people_of(board)
    members = board.members.filter(gone_on=None).prefetch_related("kin")
    return [(member, clash) for member in members for clash in clashes(relatives_of(member), people)]


def offices_of(name: str, day: date) -> list[Holding]:
    """Who holds an office of the commune, or heads a group, under this very name, folded. Posts in the boards
    themselves do not count."""
    wanted = " ".join(fold(name).split())
    barred = Q(post__body__kind__in=OFFICES) | Q(post__group__isnull=False)
    held = Holding.objects.on(day).filter(barred).select_related("post__body", "user")
    return [
        each for each in held
        if " ".join(fold(each.user.full_name).split()) == wanted and permissions.BOARD not in each.post.powers
    ]  # fmt: skip


def elected(board: Board, day: date) -> list[Any]:
    """Those whom the register of votes has as elected to this board and who are not on it."""
    seat = "inspection" if board.kind == Kind.TTND else "investment"
    there = {" ".join(fold(one.name).split()) for one in board.members.filter(gone_on=None)}
    rows = [one for one in elections.members_on(day) if one.seat == seat]
    if board.kind == Kind.GSDT:
        rows = [one for one in rows if fold(one.board) == fold(board.work_name)]
    return [one for one in rows if " ".join(fold(one.name).split()) not in there]


def term_end(day: date) -> date | None:
    """The last day of the heads of groups in office on a day: the board's term ends with it. None where no election of
    a head was written down."""
    lasts = [each.last for each in elections.heads_on(day).filter(acting=False) if each.last and each.last >= day]
    return max(lasts) if lasts else None


def term_article(day: date) -> str:
    return str(rules.get("oversee.inspection_term").entry(day).cite)


def current(day: date) -> Board | None:
    """The commune's Ban TTND on a day."""
    found: Board | None = Board.objects.at_work(day).filter(kind=Kind.TTND).order_by("-begins").first()
    return found


def watching(work_ref: str) -> Iterable[Board]:
    """The boards of a work, newest first."""
    return Board.objects.filter(work_ref=work_ref).exclude(work_ref="").order_by("-made_on")
