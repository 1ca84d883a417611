"""Who may do what. Private life is for the head of the team's own group and the mediators given to the case; the chair
and the clerk read it only once the head has raised the case to the chair (Điều 4.3, 10.4 Luật 35/2013/QH13).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.gate import Check, Refusal, at_home, holds, holds_a_post, permission, power
from dinh.law.mediating import SECRECY_CITE
from dinh.rights.mediation.models import Assignment, Case, Member, Team

READER, WRITER, CHAIR, HEAD = "mediation.read", "mediation.write", "mediation.recognise", "mediation.head"
power(READER, "Xem tổ hòa giải, sổ và số liệu hòa giải (không có phần riêng tư)")
power(WRITER, "Lập tổ hòa giải, ghi kết quả bầu, nhập bảng, ghi thù lao")
power(CHAIR, "Công nhận, cho thôi hòa giải viên, tổ trưởng; nhận tin báo nguy cơ bạo lực")
power(HEAD, "Phụ trách hòa giải ở thôn, tổ dân phố của mình")
OFFICE = (READER, WRITER, CHAIR)
State = Case.State


@dataclass(frozen=True, slots=True)
class Following:
    """A case as the one who asked follows it: `proven` when they showed its reference and PIN."""

    case: Case
    proven: bool

    @property
    def commune_id(self) -> int:
        return int(self.case.commune_id)


def anyone(by: Actor, thing: Any) -> Refusal | None:
    """Asking for mediation needs no account: it is a right of the parties."""
    return None


def headed_group(by: Actor) -> int | None:
    """The group whose cases this post leads; None when it leads none."""
    return by.post.group_id if by.post and by.has(HEAD) else None


def leads(by: Actor, team: Team) -> bool:
    return headed_group(by) == team.group_id


def in_office(by: Actor) -> bool:
    return any(by.has(name) for name in OFFICE)


def given(by: Actor, case: Case) -> bool:
    """Whether the post acted from is that of a mediator now given to the case."""
    if by.post is None:
        return False
    mine = Assignment.objects.filter(case=case, left_on=None, member__post=by.post, member__ceased_on=None)
    return bool(mine.exists())


def raised_to_chair(case: Case) -> bool:
    return bool(case.escalations.filter(ground="violence").exists())


def _enters(by: Actor, thing: Any) -> Refusal | None:
    if refusal := holds_a_post(by, thing):
        return refusal
    if in_office(by) or headed_group(by) is not None:
        return None
    if by.post and Member.objects.filter(post=by.post, ceased_on=None, recognised_on__isnull=False).exists():
        return None
    return Refusal(_("Phần này dành cho tổ trưởng, hòa giải viên và cán bộ theo dõi hòa giải ở cơ sở."))


def _of_office(by: Actor, thing: Any) -> Refusal | None:
    if refusal := holds_a_post(by, thing):
        return refusal
    if in_office(by):
        return None
    return Refusal(_("Phần này dành cho cán bộ theo dõi hòa giải ở cơ sở của xã, phường."))


def _of_team(by: Actor, thing: Team) -> Refusal | None:
    """A team's page and book: the office, and the head of its group."""
    if refusal := at_home(by, thing):
        return refusal
    if in_office(by) or leads(by, thing):
        return None
    return Refusal(_("Chức danh này chỉ xem được tổ hòa giải ở thôn, tổ dân phố của mình."))


def _leads_team(by: Actor, thing: Team) -> Refusal | None:
    if refusal := at_home(by, thing):
        return refusal
    return None if leads(by, thing) else _not_yours()


def _sees(by: Actor, case: Case) -> Refusal | None:
    """That a case exists, its field and days: no names, no content."""
    return None if in_office(by) and not at_home(by, case) else _reads(by, case)


def _reads(by: Actor, case: Case) -> Refusal | None:
    if refusal := holds_a_post(by, case):
        return refusal
    if leads(by, case.team) or (case.partner is not None and leads(by, case.partner)) or given(by, case):
        return None
    if (by.has(CHAIR) or by.has(WRITER)) and raised_to_chair(case):
        return None
    return Refusal(
        _("Thông tin đời tư của các bên chỉ tổ trưởng và hòa giải viên được phân công đọc được."), SECRECY_CITE
    )


def _leads_case(by: Actor, case: Case) -> Refusal | None:
    if refusal := holds_a_post(by, case):
        return refusal
    return None if leads(by, case.team) else _not_yours()


def _conducts(by: Actor, case: Case) -> Refusal | None:
    if refusal := holds_a_post(by, case):
        return refusal
    return None if leads(by, case.team) or given(by, case) else _not_yours()


def _asker_or_head(by: Actor, thing: Following) -> Refusal | None:
    return at_home(by, thing) if thing.proven else _leads_case(by, thing.case)


def _not_yours() -> Refusal:
    return Refusal(_("Việc này do tổ trưởng, hòa giải viên của thôn, tổ dân phố đó làm."))


def _front_or_clerk(by: Actor, thing: Any) -> Refusal | None:
    if refusal := holds_a_post(by, thing):
        return refusal
    front = by.body is not None and by.body.kind == by.body.Kind.FRONT and by.has(READER)
    return None if front or by.has(WRITER) else Refusal(_("Rà soát hằng năm do Mặt trận ghi, hoặc cán bộ ghi giúp."))


def now_in(*states: str) -> Check:
    def check(by: Actor, thing: Any) -> Refusal | None:
        case = thing.case if isinstance(thing, Following) else thing
        if case.state in states:
            return None
        words = _("Vụ này hiện ở tình trạng “%(state)s” nên không làm được việc này.")
        return Refusal(words % {"state": case.get_state_display()})

    return check


def not_erased(by: Actor, case: Case) -> Refusal | None:
    return Refusal(_("Dữ liệu riêng của vụ này đã xóa.")) if case.erased_on else None


def not_paid(by: Actor, case: Case) -> Refusal | None:
    return Refusal(_("Vụ này đã ghi thù lao.")) if case.pay is not None else None


def still_there(by: Actor, team: Team) -> Refusal | None:
    return Refusal(_("Tổ hòa giải này đã kết thúc.")) if team.ended_on else None


def serving(by: Actor, member: Member) -> Refusal | None:
    return None if member.serving else Refusal(_("Người này chưa được công nhận, hoặc đã thôi làm hòa giải viên."))


def waiting(by: Actor, member: Member) -> Refusal | None:
    waits = member.recognised_on is None and member.ceased_on is None
    return None if waits else Refusal(_("Người này không còn chờ công nhận."))


def not_ceased(by: Actor, member: Member) -> Refusal | None:
    return Refusal(_("Người này đã thôi làm hòa giải viên.")) if member.ceased_on else None


def at_home_only(by: Actor, thing: Any) -> Refusal | None:
    return at_home(by, thing)


CLOSED, OPEN = Case.CLOSED, Case.OPEN
AFTER = (*CLOSED, State.OUTSIDE, State.WITHDRAWN)
ENTER = permission("mediation.enter", _enters)
OVERSEE = permission("mediation.oversee", _of_office)
TEAM_PAGE = permission("mediation.team_page", _of_team)
WRITE = permission("mediation.write", holds(WRITER))
EDIT_TEAM = permission("mediation.edit_team", holds(WRITER), still_there)
END_TEAM = permission("mediation.end_team", holds(CHAIR), still_there)
RECOGNISE = permission("mediation.recognise", holds(CHAIR), waiting)
MAY_RECOGNISE = permission("mediation.may_recognise", holds(CHAIR))
NAME_HEAD = permission("mediation.name_head", holds(CHAIR), serving)
CEASE = permission("mediation.cease", holds(CHAIR), not_ceased)
EDIT_MEMBER = permission("mediation.edit_member", holds(WRITER), not_ceased)
REVIEW = permission("mediation.review", _front_or_clerk)
REPORT_TEAM = permission("mediation.report_team", _of_team)

SEE = permission("mediation.see_case", _sees)
READ = permission("mediation.read_private", _reads)
ENTER_CASE = permission("mediation.enter_case", _leads_team, still_there)
ASK = permission("mediation.ask", anyone)
WITHDRAW = permission("mediation.withdraw", _asker_or_head, now_in(State.ASKED))
TAKE = permission("mediation.take", _leads_case, now_in(State.ASKED))
TURN_AWAY = permission("mediation.turn_away", _leads_case, now_in(State.ASKED, State.TAKEN))
ASSIGN = permission("mediation.assign", _leads_case, now_in(*OPEN))
DECLINE = permission("mediation.decline", _conducts, now_in(*OPEN))
AGREE_DAY = permission("mediation.agree_day", _conducts, now_in(State.ASSIGNED))
SHARE = permission("mediation.share", _leads_case, now_in(*OPEN))
HOLD = permission("mediation.hold", _conducts, now_in(State.ASSIGNED, State.UNDER_WAY))
EDIT = permission("mediation.edit", _conducts, not_erased, now_in(*OPEN, *CLOSED))
CONCLUDE = permission("mediation.conclude", _conducts, now_in(State.UNDER_WAY))
END = permission("mediation.end", _conducts, now_in(*OPEN))
AGAIN = permission("mediation.again", _leads_case, not_erased, now_in(State.NOT_SETTLED))
FOLLOW_UP = permission("mediation.follow_up", _conducts, now_in(State.SETTLED))
RAISE = permission("mediation.raise", _conducts, not_erased, now_in(State.ASKED, *OPEN, *CLOSED))
ANSWER = permission("mediation.answer", holds(CHAIR))
PAY = permission("mediation.pay", holds(WRITER), not_paid, now_in(*CLOSED))
ERASE = permission("mediation.erase", _leads_case, not_erased, now_in(*AFTER))
