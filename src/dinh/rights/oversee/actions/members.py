"""Members: chosen, checked, recognised, gone. A by-election only while enough of the term is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.fold import fold
from dinh.ground.gate import Refusal, Refused, require
from dinh.ground.journal.actions import record
from dinh.ground.people.models import User
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.rights.oversee import clocks, permissions
from dinh.rights.oversee.actions.common import come, here, limited, lock, needed, one_line, one_of
from dinh.rights.oversee.conflicts import Relative, clashes, plain
from dinh.rights.oversee.models import Board, Kin, Member
from dinh.rights.oversee.queries import boards as queries
from dinh.rights.oversee.sealed import hidden

Kind, Seat = Board.Kind, Member.Seat


@dataclass(frozen=True, slots=True)
class Declared:
    """A relative the candidate declared; `cleared` says why a name that comes near is another person."""

    relation: str
    name: str
    cleared: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Someone chosen for a board. `election` is the reference of the vote, `paper` its minutes where there is none.
    `stated_on`: the day they confirmed in writing that they may serve. `namesake` says why an official of the same name
    is another person; `kin_namesake` why a person of the project under the member's own name is."""

    name: str
    chosen_on: date
    stated_on: date
    seat: str = Seat.PEOPLE
    group: ResidentialGroup | None = None
    election: str = ""
    paper: str = ""
    votes: int | None = None
    user: User | None = None
    namesake: str = ""
    kin_namesake: str = ""
    kin: Sequence[Declared] = field(default=())


@act
def add(*, by: Actor, board: Board, chosen: Chosen) -> Member:
    """Put someone on a board. Raises ValidationError at the field, Refused with the article where the law bars them."""
    board = lock(board)
    require(by, permissions.ADD_MEMBER, board)
    name = needed("name", one_line(chosen.name), _("Hãy ghi họ và tên."), 120)
    seat = one_of("seat", chosen.seat, Seat.values)
    here(by, "group", chosen.group)
    come("chosen_on", chosen.chosen_on)
    come("stated_on", chosen.stated_on)
    if not (chosen.election or chosen.paper.strip()):
        raise ValidationError({"paper": _("Hãy ghi biên bản bầu, văn bản cử; hoặc chọn cuộc bầu trong sổ biểu quyết.")})
    if any(plain(one.name) == plain(name) and one.group_id == _pk(chosen.group) for one in _there(board)):
        raise ValidationError({"name": _("%s đã ở trong Ban này.") % name})
    _seat(board, seat, chosen)
    _in_time(board, chosen.chosen_on)
    _no_office(seat, name, chosen)
    if board.kind == Kind.GSDT:
        _no_kin(board, name, chosen)
    member = Member(
        commune=by.commune, board=board, name=name, seat=seat, group=chosen.group, user=chosen.user,
        election=chosen.election[:16], paper=limited("paper", one_line(chosen.paper), 200), votes=chosen.votes,
        chosen_on=chosen.chosen_on, stated_on=chosen.stated_on,
    )  # fmt: skip
    member.save(force_insert=True)
    for each in chosen.kin:
        Kin(
            commune=by.commune, member=member,
            relation=needed("kin", one_line(each.relation), _("Hãy ghi quan hệ."), 60),
            name=one_line(each.name)[:120], cleared=one_line(each.cleared)[:300],
        ).save(force_insert=True)  # fmt: skip
    told = {"name": name, "kin": hidden("\n".join(f"{each.relation}: {each.name}" for each in chosen.kin))}
    after = {"board": board.ref, "seat": seat, "group": _pk(chosen.group), "chosen_on": chosen.chosen_on}
    record(by, "oversee.add_member", member, ground=chosen.election or member.paper, after=after, personal=told)
    board.edition += 1
    board.save(update_fields=["edition"])
    return member


def _pk(group: ResidentialGroup | None) -> int | None:
    return group.pk if group else None


def _there(board: Board) -> list[Member]:
    return list(board.members.filter(gone_on=None))


def _seat(board: Board, seat: str, chosen: Chosen) -> None:
    """One a group on a Ban TTND, unless groups are so few that the Front allots; few people's seats on the other."""
    if board.kind == Kind.TTND:
        if seat != Seat.PEOPLE or chosen.group is None:
            raise ValidationError(
                {"group": _("Thành viên Ban Thanh tra nhân dân do từng thôn, tổ dân phố bầu: chọn tổ.")}
            )
        least = clocks.bounds(clocks.INSPECTORS, chosen.chosen_on)[0]
        allots = groups_on(chosen.chosen_on).count() < least
        same = next((one for one in _there(board) if one.group_id == chosen.group.pk), None)
        if same is not None and not allots:
            words = _("%(group)s đã có %(name)s: mỗi thôn, tổ dân phố một người (%(cite)s).")
            cite = clocks.article(clocks.INSPECTORS, chosen.chosen_on)
            raise ValidationError({"group": words % {"group": chosen.group, "name": same, "cite": cite}})
        if len(_there(board)) >= max(least, groups_on(chosen.chosen_on).count()):
            raise ValidationError({"name": _("Ban đã đủ người: mỗi thôn, tổ dân phố một người.")})
        return
    if seat == Seat.PEOPLE:
        most = clocks.bounds(clocks.PEOPLE, chosen.chosen_on)[1]
        if chosen.group is None:
            raise ValidationError({"group": _("Đại diện người dân là người của một thôn, tổ dân phố: chọn tổ.")})
        if sum(one.seat == Seat.PEOPLE for one in _there(board)) >= most:
            words = _("Đã đủ %(most)d đại diện người dân (%(cite)s).")
            cite = clocks.article(clocks.PEOPLE, chosen.chosen_on)
            raise ValidationError({"seat": words % {"most": most, "cite": cite}})


def _in_time(board: Board, day: date) -> None:
    """Into a Ban TTND at work only by a by-election, and only while enough of the term is left."""
    if board.kind != Kind.TTND or board.recognised_on is None:
        return
    until = clocks.by_election_until(board)
    if until is not None and day > until:
        words = _("Nhiệm kỳ hết ngày %(last)s: chỉ bầu bổ sung đến hết ngày %(until)s, nay không bầu nữa.")
        facts = {"last": f"{board.last:%d/%m/%Y}", "until": f"{until:%d/%m/%Y}"}
        raise Refused(Refusal(words % facts, clocks.entry(clocks.BY_ELECTION, day).cite))


def _no_office(seat: str, name: str, chosen: Chosen) -> None:
    """Cán bộ, công chức and those who hold an office here may not sit for the people."""
    if seat == Seat.FRONT:
        return
    for held in queries.offices_of(name, today()):
        cite = clocks.entry(clocks.INSPECTORS, chosen.chosen_on).cite
        post = f"{held.post.title}, {held.post.body.name}"
        if chosen.user is not None and held.user_id == chosen.user.pk:
            words = _("%(name)s đang giữ chức danh %(post)s nên không làm thành viên được.")
            raise Refused(Refusal(words % {"name": name, "post": post}, cite))
        if not chosen.namesake.strip():
            words = _("Có người cùng tên đang là %(post)s. Nếu là một người thì không được bầu (%(cite)s); nếu là "
                      "người khác, hãy ghi rõ ở ô “Người cùng tên”.")  # fmt: skip
            raise ValidationError({"namesake": words % {"post": post, "cite": cite}})


def _no_kin(board: Board, name: str, chosen: Chosen) -> None:
    """Nobody whose relative is the investor, the contractor, the consultant or who decides (Điều 41–45)."""
    people, cite = queries.people_of(board), clocks.entry(clocks.INVESTMENT, chosen.chosen_on).cite
    for each in chosen.kin:
        if not one_line(each.name):
            raise ValidationError({"kin": _("Mỗi dòng ghi quan hệ và họ tên, ví dụ: anh ruột: Trần Văn Lực.")})
    told = [Relative(each.name, each.relation, bool(each.cleared.strip())) for each in chosen.kin]
    own = Relative(name, queries.SELF, bool(chosen.kin_namesake.strip()))
    for clash in clashes(told, people):
        facts = {"relation": clash.relative.relation, "kin": clash.relative.name, "name": name,
                 "person": clash.person.name, "part": clash.person.part}  # fmt: skip
        if clash.sure:
            words = _("%(name)s có %(relation)s là %(person)s (%(part)s) nên không làm thành viên Ban này được.")
            raise Refused(Refusal(words % facts, cite))
        words = _("%(relation)s %(kin)s gần trùng tên %(person)s (%(part)s). Hãy hỏi lại: nếu là một người thì sửa tên "
                  "cho đúng; nếu là người khác, ghi sau dấu | ở dòng đó.")  # fmt: skip
        raise ValidationError({"kin": words % facts})
    for clash in clashes([own], people):
        if chosen.kin_namesake.strip():
            continue
        words = _("%(name)s trùng hoặc gần trùng tên %(person)s (%(part)s). Nếu là một người thì không làm thành viên "
                  "được (%(cite)s); nếu là người khác, hãy ghi rõ.")  # fmt: skip
        facts = {"name": name, "person": clash.person.name, "part": clash.person.part, "cite": str(cite)}
        raise ValidationError({"kin_namesake": words % facts})


@act
def recognise_member(*, by: Actor, member: Member, decision: str, on: date) -> Member:
    """The Front recognises someone who came after the board was."""
    member = _locked(member)
    require(by, permissions.RECOGNISE_MEMBER, member)
    if member.recognised_on:
        raise ValidationError({"on": _("Người này đã được công nhận.")})
    member.recognised_on = come("on", on, max(member.chosen_on, member.board.recognised_on or member.chosen_on))
    member.recognised_by = needed("decision", one_line(decision), _("Hãy ghi số, ngày quyết định."), 200)
    member.save(update_fields=["recognised_on", "recognised_by"])
    record(by, "oversee.recognise_member", member, ground=member.recognised_by, after={"on": on})
    return member


@act
def give_account(*, by: Actor, member: Member, username: str) -> Member:
    """Let a member work on their phone: the account acts for the board as long as they sit on it."""
    member = _locked(member)
    require(by, permissions.LEAVE, member)
    user = User.objects.filter(username=username.strip().lower(), is_active=True).first()
    if user is None:
        words = _("Không có tài khoản nào tên là “%s”. Nhờ người quản trị đơn vị mở tài khoản và giao quyền trước.")
        raise ValidationError({"username": words % username.strip()})
    if fold(user.full_name).split() != fold(member.name).split():
        words = _("Tài khoản này của %(user)s, không phải %(member)s.")
        raise ValidationError({"username": words % {"user": user.full_name, "member": member.name}})
    member.user = user
    member.save(update_fields=["user"])
    record(by, "oversee.give_account", member, after={"user": user.pk})
    return member


@act
def leave(*, by: Actor, member: Member, gone: str, on: date, ground: str) -> Member:
    """Someone leaves the board, by wish, by a vote, by moving away, by kin: with its paper. The row stays."""
    member = _locked(member)
    require(by, permissions.LEAVE, member)
    member.gone = one_of("gone", gone, Member.Gone.values)
    member.gone_on = come("on", on, member.recognised_on or member.chosen_on)
    member.gone_by = needed("ground", one_line(ground), _("Hãy ghi theo văn bản, biên bản nào."), 200)
    member.position = Member.Position.MEMBER
    member.save()
    record(by, "oversee.leave_board", member, ground=member.gone_by, after={"gone": gone, "on": on})
    return member


def _locked(member: Member) -> Member:
    rows = Member.objects.select_for_update(of=("self",)).select_related("board")
    found: Member = rows.get(pk=member.pk)
    return found
