"""Boards: formed, recognised by the Front, announced, led, ended and handed over.

Điều 36–45 Luật 10/2022/QH15; Điều 12–19 Nghị định 59/2023/NĐ-CP.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.ground.places.models import ResidentialGroup
from dinh.rights.oversee import clocks, permissions
from dinh.rights.oversee.actions.common import come, here, keep, limited, lock, made, needed, one_line, one_of
from dinh.rights.oversee.models import Board, Meeting, Member, ProjectParty
from dinh.rights.oversee.queries import boards as queries

Kind, Position = Board.Kind, Member.Position


@dataclass(frozen=True, slots=True)
class Party:
    """A party of the project; `people` one a line."""

    role: str
    name: str
    people: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """What a board for a project watches."""

    name: str
    place: str = ""
    ref: str = ""
    until: date | None = None
    parties: Sequence[Party] = field(default=())
    groups: Sequence[ResidentialGroup] = field(default=())


@act
def form(*, by: Actor, kind: str, name: str, home: Body | None = None, project: Project | None = None) -> Board:
    """The Front begins to put a board together; it works once it is recognised."""
    require(by, permissions.FORM_BOARD, by.commune)
    here(by, "home", home)
    board = Board(commune=by.commune, kind=one_of("kind", kind, Kind.values), home=home, made_on=today())
    board.name = needed("name", one_line(name), _("Hãy ghi tên ban."), 200)
    if kind == Kind.TTND and project is not None:
        raise ValidationError({"kind": _("Ban Thanh tra nhân dân lập cho cả xã, phường, không theo công trình.")})
    if kind == Kind.GSDT and project is None:
        raise ValidationError({"work_name": _("Ban Giám sát đầu tư của cộng đồng lập theo từng công trình.")})
    if kind == Kind.TTND and Board.objects.filter(kind=Kind.TTND, recognised_on=None, ended_on=None).exists():
        raise ValidationError({"kind": _("Đang có một Ban Thanh tra nhân dân chờ công nhận: hãy làm tiếp ban đó.")})
    if project is not None:
        _set(board, project)
    board = made(by, board, "BG", "form_board", kind=kind, work=board.work_ref)
    if project is not None:
        _relate(by, board, project)
    return board


@act
def edit(*, by: Actor, board: Board, name: str, project: Project | None, edition: int) -> Board:
    """Change the name, and for a project's board what it watches and who is part of it. Members who thereby become
    kin to someone of the project are named; nobody is removed by this."""
    board = lock(board, edition)
    require(by, permissions.EDIT_BOARD, board)
    board.name = needed("name", one_line(name), _("Hãy ghi tên ban."), 200)
    if board.kind == Kind.GSDT and project is not None:
        _set(board, project)
        _relate(by, board, project)
    return keep(by, board, "edit_board", work=board.work_ref)


def _set(board: Board, project: Project) -> None:
    board.work_name = needed("work_name", one_line(project.name), _("Hãy ghi tên công trình, chương trình."), 300)
    board.work_place = limited("work_place", one_line(project.place), 300)
    board.work_ref = limited("work_ref", one_line(project.ref).upper(), 16)
    board.work_until = project.until


def _relate(by: Actor, board: Board, project: Project) -> None:
    here(by, "groups", *project.groups)
    board.groups.set(project.groups)
    seen: set[tuple[str, str]] = set()
    board.parties.all().delete()
    for each in project.parties:
        one_of("role", each.role, ProjectParty.Role.values)
        name = needed("parties", one_line(each.name), _("Hãy ghi tên đơn vị, người."), 200)
        if (each.role, name) in seen:
            raise ValidationError({"parties": _("“%s” được ghi hai lần cùng một vai trò.") % name})
        seen.add((each.role, name))
        people = "\n".join(line for line in map(one_line, each.people.splitlines()) if line)
        ProjectParty(
            commune=by.commune, board=board, role=each.role, name=name, people=limited("parties", people, 1000)
        ).save(force_insert=True)


@act
def recognise(
    *, by: Actor, board: Board, decision: str, on: date, last: date | None = None, edition: int | None = None
) -> Board:
    """The Front recognises a board and all chosen so far. What the law still misses is a refusal, with its article.

    A Ban TTND serves as long as the heads of groups (`last` only where nobody here knows until when); the one before it
    ends that day and hands over.
    """
    board = lock(board, edition)
    require(by, permissions.RECOGNISE, board)
    come("on", on, board.made_on if board.kind == Kind.GSDT else None)
    if gaps := queries.missing(board, on):
        raise Refused(" ".join(f"{gap.words} ({gap.article})" for gap in gaps))
    board.decision = needed("decision", one_line(decision), _("Hãy ghi số, ngày quyết định công nhận."), 200)
    board.recognised_on = board.begins = on
    if board.kind == Kind.TTND:
        _end_before(by, board, on)
        board.last = _last(on, last)
    for member in board.members.filter(gone_on=None):
        member.recognised_on, member.recognised_by = on, board.decision
        member.save(update_fields=["recognised_on", "recognised_by"])
    key = clocks.INSPECTORS if board.kind == Kind.TTND else clocks.INVESTMENT
    return keep(by, board, "recognise", ground=clocks.article(key, on), on=on, last=board.last, decision=board.decision)


def _last(on: date, last: date | None) -> date:
    known = queries.term_end(on)
    term = clocks.term_of_heads(on)
    found = known or last or (term.last if term else None)
    if found is None:
        words = _("Chưa rõ nhiệm kỳ Trưởng thôn, Tổ trưởng tổ dân phố: hãy ghi ngày hết nhiệm kỳ.")
        raise ValidationError({"last": words})
    if found < on:
        raise ValidationError({"last": _("Ngày hết nhiệm kỳ phải sau ngày công nhận.")})
    return found


def _end_before(by: Actor, board: Board, on: date) -> None:
    """The board of the last term makes place; what it left open is the new one's."""
    for old in Board.objects.select_for_update().filter(kind=Kind.TTND, recognised_on__isnull=False, ended_on=None):
        old.ended_on, old.handed_to = on, board
        old.ended_ground = _("Hết nhiệm kỳ, có Ban mới được công nhận.")
        old.handed_over = old.handed_over or _("Ban mới tiếp tục các kiến nghị, đề nghị xác minh còn dở.")
        keep(by, old, "end_board", ended_on=on)


@act
def tell(*, by: Actor, board: Board, on: date, edition: int) -> Board:
    """The Front told the council, the UBND and the people who is on the board."""
    board = lock(board, edition)
    require(by, permissions.TELL, board)
    board.told_on = come("on", on, board.recognised_on)
    return keep(by, board, "tell_board", told_on=on)


@act
def tell_investor(*, by: Actor, board: Board, on: date, number: str, watch_from: date, edition: int) -> Board:
    """The investor was told the plan and the members, as many days ahead as the law wants (Điều 45)."""
    board = lock(board, edition)
    require(by, permissions.TELL, board)
    if board.kind != Kind.GSDT:
        raise ValidationError(_("Chỉ Ban Giám sát đầu tư của cộng đồng báo chủ đầu tư."))
    come("on", on, board.recognised_on)
    term = clocks.investor_told_by(watch_from)
    if on > term.due:
        words = _("Muốn giám sát từ ngày %(from)s phải báo chậm nhất ngày %(due)s (%(cite)s). Hãy chọn ngày muộn hơn.")
        facts = {"from": f"{watch_from:%d/%m/%Y}", "due": f"{term.due:%d/%m/%Y}", "cite": term.article}
        raise ValidationError({"watch_from": words % facts})
    board.investor_told_on, board.watch_from = on, watch_from
    board.investor_told_no = limited("number", one_line(number), 60)
    return keep(by, board, "tell_investor", ground=term.article, on=on, watch_from=watch_from)


@act
def meet(
    *, by: Actor, board: Board, what: str, on: date, present: int, words: str, head: Member | None = None,
    deputies: Sequence[Member] = (),
) -> Meeting:  # fmt: skip
    """A meeting of the board. The first one, which the Front convenes, elects the head; any may elect anew."""
    board = lock(board)
    first = one_of("what", what, Meeting.What.values) == Meeting.What.FIRST
    require(by, permissions.CONVENE if first else permissions.MEET, board)
    come("on", on, board.recognised_on)
    members = queries.serving(board, on)
    if first and board.meetings.filter(what=Meeting.What.FIRST).exists():
        raise ValidationError({"what": _("Phiên họp đầu đã ghi rồi.")})
    if first and head is None:
        raise ValidationError({"head": _("Phiên họp đầu bầu Trưởng ban: hãy chọn người.")})
    if not 0 < present <= len(members):
        words_ = _("Ban có %d thành viên: số người dự phải từ 1 đến số đó.")
        raise ValidationError({"present": words_ % len(members)})
    if Meeting.objects.filter(board=board, what=what, on=on).exists():
        raise ValidationError({"on": _("Ngày này đã ghi một cuộc họp như vậy.")})
    meeting = Meeting(
        commune=by.commune, board=board, what=what, on=on, present=present, members=len(members),
        words=needed("words", words, _("Hãy ghi nội dung, kết luận."), 8000),
    )  # fmt: skip
    meeting.save(force_insert=True)
    if head is not None:
        _lead(board, members, head, deputies, on)
    after = {"what": what, "on": on, "present": present, "head": head.pk if head else None}
    record(by, "oversee.meet", meeting, after=after)
    return meeting


def _lead(board: Board, members: list[Member], head: Member, deputies: Sequence[Member], on: date) -> None:
    known = {one.pk for one in members}
    if head.pk not in known or any(one.pk not in known for one in deputies):
        raise ValidationError({"head": _("Chỉ chọn thành viên đang làm việc của Ban này.")})
    if head in deputies:
        raise ValidationError({"deputies": _("Trưởng ban không đồng thời là Phó Trưởng ban.")})
    most = clocks.bounds(clocks.DEPUTIES, on)[1]
    if board.kind == Kind.TTND and len(deputies) > most:
        words = _("Không quá %(most)d Phó Trưởng ban (%(cite)s).")
        raise ValidationError({"deputies": words % {"most": most, "cite": clocks.article(clocks.DEPUTIES, on)}})
    board.members.exclude(position=Position.MEMBER).update(position=Position.MEMBER)
    board.members.filter(pk__in=[one.pk for one in deputies]).update(position=Position.DEPUTY)
    board.members.filter(pk=head.pk).update(position=Position.HEAD)


@act
def end(*, by: Actor, board: Board, on: date, why: str, handed_over: str, edition: int) -> Board:
    """The board is no more: a project's board when its work is done. What it handed over, and to whom, is written."""
    board = lock(board, edition)
    require(by, permissions.END_BOARD, board)
    board.ended_on = come("on", on, board.recognised_on)
    board.ended_ground = needed("why", one_line(why), _("Hãy ghi vì sao kết thúc."), 300)
    board.handed_over = needed("handed_over", handed_over, _("Hãy ghi bàn giao gì, cho ai."))
    if board.kind == Kind.GSDT:
        board.handed_to = queries.current(on)
    return keep(by, board, "end_board", ended_on=on, why=board.ended_ground)
