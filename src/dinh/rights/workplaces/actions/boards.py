"""Ban Thanh tra nhân dân of an agency or unit: elected by its conference on the union's proposal, for a term."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import posts_of
from dinh.ground.clock import today
from dinh.ground.fold import fold
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.law.passes import passes
from dinh.rights.workplaces import permissions
from dinh.rights.workplaces.actions.common import lock, needed, past, save_new
from dinh.rights.workplaces.actions.conferences import AGREED_TO
from dinh.rights.workplaces.clocks import bound, law_words
from dinh.rights.workplaces.models import Board, BoardMember, Conference

SIZE, NONE = "agency.inspectors", "agency.no_inspectors"


@dataclass(frozen=True, slots=True)
class Elected:
    name: str
    job: str
    votes: int


def heads_of(body: Body, day: date) -> set[str]:
    """The folded names of the head and the deputies, as far as their posts are known here."""
    posts = [post for post in posts_of(body, day) if post.leads or fold(post.title).startswith("pho ")]
    return {fold(held.user.full_name) for post in posts for held in getattr(post, "now", []) if held.begins <= day}


@act
def elect_board(*, by: Actor, conference: Conference, proposal: str, members: list[Elected]) -> Board:
    """Record the board a conference elected, its head first. The board before it ends that day.

    Raises Refused below the quorum; ValidationError for a number the law does not allow, the head or a deputy, a person
    named twice, or votes of no more than half of those present.
    """
    row = lock(conference)
    require(by, permissions.DECIDE, row)
    day, present = row.held_on or today(), row.attended or 0
    if bound(NONE, row.staff, day):
        raise ValidationError(_("Có %(staff)d người: không lập Ban Thanh tra nhân dân, %(law)s.") % {
            "staff": row.staff, "law": law_words(NONE, day)})  # fmt: skip
    if not bound(SIZE, len(members), day):
        raise ValidationError({"members": _("Đã ghi %(count)d người: Ban Thanh tra nhân dân có %(law)s.") % {
            "count": len(members), "law": law_words(SIZE, day)}})  # fmt: skip
    _check(row, members, day, present)
    for old in Board.objects.select_for_update().filter(body=row.body, ended_on=None):
        old.ended_on, old.why_ended = max(day, old.elected_on), _("Hội nghị bầu Ban mới.")
        old.save()
    board = Board(
        commune=by.commune, body=row.body, conference=row, elected_on=day,
        proposal=needed("proposal", proposal, _("Hãy ghi văn bản đề nghị của công đoàn."), 200),
    )  # fmt: skip
    save_new(board)
    for order, one in enumerate(members, start=1):
        save_new(BoardMember(commune=by.commune, board=board, order=order, name=one.name, job=one.job, votes=one.votes))
    after = {"conference": row.pk, "elected_on": day, "until": board.until, "members": len(members)}
    personal = {"members": [[one.name, one.votes] for one in members]}
    record(by, "workplaces.elect_board", board, ground=law_words(SIZE, day), after=after, personal=personal)
    return board


def _check(row: Conference, members: list[Elected], day: date, present: int) -> None:
    heads, seen = heads_of(row.body, day), set[str]()
    for one in members:
        name = fold(one.name)
        if name in seen:
            raise ValidationError({"members": _("%s được ghi hai lần.") % one.name})
        seen.add(name)
        if name in heads:
            words = _("%(name)s là người đứng đầu hoặc cấp phó: không tham gia Ban Thanh tra nhân dân (%(law)s).")
            raise ValidationError({"members": words % {"name": one.name, "law": law_words(SIZE, day)}})
        if not 0 <= one.votes <= present:
            raise ValidationError({"members": _("%(name)s: số phiếu phải từ 0 đến %(present)d.") % {
                "name": one.name, "present": present}})  # fmt: skip
        answer = passes(AGREED_TO, one.votes, present, day)
        if not answer.passes:
            raise ValidationError({"members": f"{one.name}: {answer.reason}"})


@act
def end_board(*, by: Actor, board: Board, day: date, reason: str) -> Board:
    """The whole board stops before its term is over."""
    row = lock(board)
    require(by, permissions.BOARD, row)
    row.ended_on = past("day", day, row.elected_on)
    row.why_ended = needed("reason", reason, _("Hãy ghi vì sao thôi."))
    row.save()
    record(by, "workplaces.end_board", row, ground=row.why_ended, after={"ended_on": day})
    return row


@act
def leave_board(*, by: Actor, member: BoardMember, day: date, reason: str) -> BoardMember:
    row = lock(member)
    require(by, permissions.BOARD, row.board)
    if row.left_on:
        raise ValidationError(_("%s đã thôi trước đó.") % row.name)
    row.left_on = past("day", day, row.board.elected_on)
    why = needed("reason", reason, _("Hãy ghi vì sao thôi."))
    row.save()
    record(by, "workplaces.leave_board", row.board, after={"member": row.pk, "left_on": day}, personal={"why": why})
    return row
