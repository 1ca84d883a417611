"""Who prepares, counts and recognises what the people decide. A head only in their own group; votes of a secret voting
are for nobody, whatever their post."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.bodies.permissions import HEADS_NAMED_BY
from dinh.ground.gate import Check, Refusal, at_home, holds, holds_a_post, permission, power
from dinh.ground.people.permissions import GUARDED
from dinh.law.cite import Cite
from dinh.law.matters import FRONT
from dinh.law.rules.sources import DEMOCRACY
from dinh.rights.decide.models import Matter, RollEntry, Round, Sending

READER, WRITER, HEAD = "decide.read", "decide.write", "decide.head"
FRONT_POWER, COUNTER, CHAIR = "decide.front", "decide.count", "decide.recognise"
power(READER, "Xem việc Nhân dân bàn và quyết định")
power(WRITER, "Chuẩn bị việc trong phạm vi toàn xã, phường; kế hoạch, bầu cử; ghi giúp thôn, tổ dân phố")
power(HEAD, "Chuẩn bị và tổ chức việc của thôn, tổ dân phố mình")
power(FRONT_POWER, "Thống nhất, giám sát của Mặt trận; công nhận Ban TTND, Ban GSĐTCĐ")
power(COUNTER, "Kiểm phiếu")
power(CHAIR, "Công nhận, hủy bỏ quyết định của cộng đồng (Ủy ban nhân dân)")
GUARDED.update({WRITER, HEAD, COUNTER})  # they print slips with codes, or open boxes
State = Matter.State


@dataclass(frozen=True, slots=True)
class Holder:
    """Whoever holds the one-time code of a household's slip, and no more is known of them."""

    entry: RollEntry

    @property
    def commune_id(self) -> int:
        return int(self.entry.commune_id)


def _matter(thing: Any) -> Matter | None:
    """The matter behind a thing of this room; None behind the commune itself."""
    return thing if isinstance(thing, Matter) else getattr(thing, "matter", None)


def _group(thing: Any) -> int | None:
    """The group a thing belongs to; None when it is the whole commune's."""
    found: int | None = getattr(thing, "group_id", None)
    return found


def _runs(by: Actor, thing: Any) -> Refusal | None:
    if refusal := holds_a_post(by, thing):
        return refusal
    if by.has(WRITER):
        return None
    if not by.has(HEAD) or by.post is None:
        return Refusal(_("Việc này do trưởng thôn, tổ trưởng tổ dân phố hoặc cán bộ được giao chuẩn bị."))
    if _matter(thing) is None or _group(thing) == by.post.group_id:
        return None
    return Refusal(_("Chức danh này chỉ tổ chức việc của thôn, tổ dân phố mình."))


def _counts(by: Actor, thing: Any) -> Refusal | None:
    if refusal := holds(COUNTER)(by, thing):
        return refusal
    own = by.post.group_id if by.post else None
    if own is None or _matter(thing) is None or _group(thing) == own:
        return None
    return Refusal(_("Chức danh này chỉ kiểm phiếu ở thôn, tổ dân phố mình."))


def _sees_roll(by: Actor, thing: Any) -> Refusal | None:
    return None if _runs(by, thing) is None else _counts(by, thing)


def _recognises(by: Actor, thing: Any) -> Refusal | None:
    """The body khoản 2 Điều 21 names for the matter, and no other."""
    matter = _matter(thing)
    wanted = FRONT_POWER if matter and matter.kind.recogniser == FRONT else CHAIR
    if refusal := holds_a_post(by, thing):
        return refusal
    if by.has(wanted):
        return None
    who = matter.kind.recogniser if matter and matter.kind.recogniser else _("Ủy ban nhân dân cấp xã")
    return Refusal(_("Việc này do %(who)s công nhận.") % {"who": who}, Cite(DEMOCRACY, 21, 2))


def _receives(by: Actor, thing: Any) -> Refusal | None:
    """The office a decision was sent to writes down when it came; each its own."""
    if refusal := holds_a_post(by, thing):
        return refusal
    front = getattr(thing, "to", "") == Sending.To.FRONT
    if by.has(FRONT_POWER) if front else (by.has(WRITER) or by.has(CHAIR)):
        return None
    who = _("Ủy ban Mặt trận Tổ quốc") if front else _("Ủy ban nhân dân")
    return Refusal(_("Ngày nhận do %(who)s ghi.") % {"who": who}, Cite(DEMOCRACY, 20, 3))


def _of_its_group(by: Actor, thing: Any) -> Refusal | None:
    """The clerk, or the head of the very group a convention or a yearly meeting is of."""
    if refusal := holds_a_post(by, thing):
        return refusal
    if by.has(WRITER) or (by.has(HEAD) and by.post is not None and by.post.group_id == _group(thing)):
        return None
    return Refusal(_("Việc này do người đứng đầu thôn, tổ dân phố đó hoặc cán bộ được giao làm."))


def _writes_offices(by: Actor, thing: Any) -> Refusal | None:
    if refusal := holds_a_post(by, thing):
        return refusal
    if by.has(WRITER) or by.has(CHAIR):
        return None
    return Refusal(_("Nhiệm kỳ do Ủy ban nhân dân ghi."))


def now_in(*states: str) -> Check:
    def check(by: Actor, thing: Any) -> Refusal | None:
        matter = _matter(thing)
        if matter is None or matter.state in states:
            return None
        words = _("Việc này hiện ở tình trạng “%(state)s” nên không làm được bước này.")
        return Refusal(words % {"state": matter.get_state_display()})

    return check


def round_in(*states: str) -> Check:
    def check(by: Actor, thing: Round) -> Refusal | None:
        if thing.state in states:
            return None
        words = _("Lần biểu quyết này hiện ở tình trạng “%(state)s” nên không làm được bước này.")
        return Refusal(words % {"state": thing.get_state_display()})

    return check


def _anyone(by: Actor, thing: Any) -> Refusal | None:
    return at_home(by, thing)


_ROUND = Round.State
READ = permission("decide.read", holds(READER))
PREPARE = permission("decide.prepare", _runs)
RUN = permission("decide.run", _runs)
EDIT = permission("decide.edit", _runs, now_in(State.DRAFT))
TABLE = permission("decide.table", _runs, now_in(State.DRAFT))
AGREE = permission("decide.agree", holds(FRONT_POWER), now_in(State.DRAFT))
WITHDRAW = permission("decide.withdraw", _runs, now_in(State.DRAFT, State.TABLED))
PLAN = permission("decide.plan", _runs, now_in(State.TABLED))
ROLL = permission("decide.roll", _sees_roll)
EDIT_ROUND = permission("decide.edit_round", _runs, round_in(_ROUND.PLANNED))
OPEN = permission("decide.open", _runs, now_in(State.TABLED), round_in(_ROUND.PLANNED))
CALL_OFF = permission("decide.call_off", _runs, round_in(_ROUND.PLANNED))
AT_WORK = permission("decide.at_work", _runs, round_in(_ROUND.OPEN))
CLOSE = permission("decide.close", _runs, round_in(_ROUND.OPEN))
MEET = permission("decide.meet", _runs, round_in(_ROUND.PLANNED, _ROUND.OPEN))
RESUME = permission("decide.resume", _runs, round_in(_ROUND.OPEN, _ROUND.CLOSED))
VOTE = permission("decide.vote", _anyone)
COUNT = permission("decide.count", _counts, round_in(_ROUND.CLOSED))
TALLY = permission("decide.tally", _counts, round_in(_ROUND.OPEN, _ROUND.CLOSED))
COUNT_ROOM = permission("decide.count_room", _counts)
READ_SLIPS = permission("decide.read_slips", _counts, round_in(_ROUND.OPEN, _ROUND.CLOSED))
SIGN = permission("decide.sign", _runs, round_in(_ROUND.COUNTED))
RECOGNISE = permission("decide.recognise", _recognises, now_in(State.SENT))
MAY_RECOGNISE = permission("decide.may_recognise", _recognises)
OVERSEE = permission("decide.oversee", holds(CHAIR))
RECEIVE = permission("decide.receive", _receives)
FIX_EFFECT = permission("decide.fix_effect", holds(CHAIR), now_in(State.PASSED))
ANNUL = permission("decide.annul", holds(CHAIR), now_in(State.PASSED, State.SENT, State.IN_EFFECT))
ASK_AMEND = permission("decide.ask_amend", holds(CHAIR), now_in(State.PASSED, State.SENT, State.IN_EFFECT))
PROGRESS = permission("decide.progress", _runs, now_in(State.IN_EFFECT))
# Slips: the head and the clerk prepare them; the Front, whose person leads the team, gives and takes back with them.
TEAM = permission("decide.team", _runs, round_in(_ROUND.PLANNED, _ROUND.OPEN))
GIVE = permission("decide.give", _sees_roll, round_in(_ROUND.OPEN))
WITNESS = permission("decide.witness", _sees_roll, round_in(_ROUND.OPEN, _ROUND.CLOSED))
PRINT_BEHIND = permission("decide.print_behind", _anyone, round_in(_ROUND.OPEN))
FORGET_PRINTS = permission("decide.forget_prints", _anyone, round_in(_ROUND.CLOSED, _ROUND.COUNTED))
ELECT = permission("decide.elect", _runs, now_in(State.DRAFT, State.TABLED))
WRITE_OFFICES = permission("decide.write_offices", _writes_offices)
NAME_ACTING = permission("decide.name_acting", holds(CHAIR))
HEADS_NAMED_BY.update({CHAIR, WRITER})
CONVENTION = permission("decide.convention", _of_its_group)
YEARLY = permission("decide.yearly", _of_its_group)
