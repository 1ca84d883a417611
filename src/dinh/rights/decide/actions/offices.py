"""Offices the people elect: who takes them, for how long, who stands in, who leaves. Nothing is deleted: offices end.

Khoản 2 Điều 21 Luật 10/2022/QH15; Điều 6–9 Nghị định 59/2023/NĐ-CP; Nghị định 185/2026/NĐ-CP for terms.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies import actions as bodies
from dinh.ground.bodies.models import Holding
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.people.models import User
from dinh.ground.places.models import ResidentialGroup
from dinh.law import offices
from dinh.law.dated import RuleNotKnown
from dinh.rights.decide import permissions
from dinh.rights.decide.actions.effect import FOLLOWS
from dinh.rights.decide.models import BoardElection, Elected, Matter, Removal, Verdict
from dinh.rights.decide.queries import elections

GROUND = str(elections.TEAM_CITE)
TERMS = "Nghị định 185/2026/NĐ-CP"
NEXT_DAY = timedelta(days=1)


@act
def enter_head(
    *, by: Actor, group: ResidentialGroup, name: str, begins: date, decision: str, last: date | None = None
) -> Elected:
    """Write down a head elected before this register was kept. `last` is asked for where the law of `begins` sets no
    term that is known here. Whoever holds the head's post is taken to be them."""
    require(by, permissions.WRITE_OFFICES, by.commune)
    _free(group, begins)
    held = elections.holders(group, today())
    made = Elected(
        commune=by.commune, group=group, name=_needed("name", name, _("Ghi họ và tên.")), begins=begins,
        last=last or _term("elect.term", begins), decision=_needed("decision", decision, _("Ghi quyết định.")),
        holding=held[0] if held else None,
    )  # fmt: skip
    _begun(made)
    made.save(force_insert=True)
    _record(by, "decide.enter_head", made)
    return made


@act
def name_acting(
    *, by: Actor, group: ResidentialGroup, name: str, begins: date, decision: str, username: str = ""
) -> Elected:
    """The UBND has someone look after a group without a head, for at most the time the decree has."""
    require(by, permissions.NAME_ACTING, by.commune)
    _free(group, begins)
    made = Elected(
        commune=by.commune, group=group, name=_needed("name", name, _("Ghi họ và tên.")), begins=begins, acting=True,
        last=_term("elect.acting", begins), decision=_needed("decision", decision, _("Ghi quyết định.")),
    )  # fmt: skip
    _begun(made)
    made.save(force_insert=True)
    _record(by, "decide.name_acting", made)
    if username:
        give_post(by=by, elected=made, username=username)
    return made


@act
def shift_term(*, by: Actor, elected: Elected, last: date, decision: str) -> Elected:
    """The UBND shortens or lengthens a head's term, by as many months as the decree allows."""
    found = _locked(elected)
    require(by, permissions.NAME_ACTING, found)
    if found.acting or found.seat != Elected.Seat.HEAD:
        raise ValidationError(_("Chỉ nhiệm kỳ của Trưởng thôn, Tổ trưởng tổ dân phố rút ngắn, kéo dài theo cách này."))
    usual = _term("elect.term", found.begins, None if found.shifted_by else found.last)
    first, furthest = offices.bounds("elect.term_shift", usual, today())
    if not first <= last <= furthest:
        words = _("Nhiệm kỳ kết thúc %(usual)s; chỉ dời được từ %(first)s đến %(last)s (%(article)s).")
        facts = {"usual": usual, "first": first, "last": furthest}
        said = {key: f"{each:%d/%m/%Y}" for key, each in facts.items()}
        raise ValidationError({"last": words % {**said, "article": TERMS}})
    before, found.last = found.last, last
    found.shifted_by = _needed("decision", decision, _("Ghi số, ngày quyết định."))
    found.save(update_fields=["last", "shifted_by"])
    if found.holding_id:
        bodies.end_holding(by=by, holding_id=found.holding_id, ends=last + NEXT_DAY, ground=found.shifted_by)
    record(by, "decide.shift_term", found, before={"last": before}, after={"last": last}, ground=found.shifted_by)
    return found


@act
def vacate(*, by: Actor, elected: Elected, on: date, why: str) -> Elected:
    """Somebody left the office without a vote: moved away, died. From that day the group has no head."""
    found = _locked(elected)
    require(by, permissions.WRITE_OFFICES, found)
    if found.ended_on:
        raise ValidationError(_("%(name)s đã thôi từ ngày %(day)s.") % {
            "name": found.name, "day": f"{found.ended_on:%d/%m/%Y}",
        })  # fmt: skip
    if not found.begins <= on <= today():
        raise ValidationError({"on": _("Ngày thôi phải từ ngày bắt đầu giữ chức đến hôm nay.")})
    _end(by, found, on, Elected.Ended.OTHER, _needed("why", why, _("Ghi lý do.")))
    _record(by, "decide.vacate", found)
    return found


@act
def give_post(*, by: Actor, elected: Elected, username: str) -> Elected:
    """Give an elected or acting head the post on the desk for the term: the account takes its powers from there."""
    found = _locked(elected)
    require(by, permissions.WRITE_OFFICES, found)
    if found.ended_on or found.seat != Elected.Seat.HEAD:
        raise ValidationError(_("Chỉ người đang đứng đầu thôn, tổ dân phố được giao chức danh này."))
    user = User.objects.filter(username=username.strip().lower(), is_active=True).first()
    if user is None:
        words = _("Không có tài khoản nào tên là “%(name)s”. Nhờ người quản trị đơn vị mở tài khoản trước.")
        raise ValidationError({"username": words % {"name": username.strip()}})
    post = elections.head_post(found.group)
    if post is None:
        words = _("%(group)s chưa có chức danh người đứng đầu. Nhờ người quản trị đơn vị lập chức danh trước.")
        raise ValidationError(words % {"group": found.group})
    begins = max(found.begins, today())
    for each in Holding.objects.filter(post=post).exclude(ends__lte=begins):
        _end_holding(by, each, begins, found.decision)
    found.holding = bodies.appoint(
        by=by,
        post_id=post.pk,
        user_id=user.pk,
        begins=begins,
        ends=found.last + NEXT_DAY if found.last else None,
        ground=found.decision,
    )
    found.save(update_fields=["holding"])
    _record(by, "decide.give_post", found)
    return found


def _elected(by: Actor, matter: Matter, verdict: Verdict | None) -> None:
    """What recognition brings about: those elected take office that day and whoever was there leaves; or the one
    removed leaves."""
    if matter.effect_on is None or matter.group is None:
        return
    decision = f"{verdict.number}, {verdict.on:%d/%m/%Y}" if verdict else ""
    if matter.deed == Matter.Deed.REMOVE:
        _removed(by, matter, matter.effect_on, decision)
        return
    board = BoardElection.objects.filter(matter=matter).first()
    seat = Elected.Seat.HEAD if matter.code == "BQ4" else board.seat if board else Elected.Seat.INSPECTION
    for name, votes in elections.winners(matter):
        _take_office(by, matter, seat, name, votes, decision)


def _take_office(by: Actor, matter: Matter, seat: str, name: str, votes: int, decision: str) -> None:
    begins, group = matter.effect_on, matter.group
    if begins is None or group is None:
        return
    user = None
    if seat == Elected.Seat.HEAD:
        user = next((h.user for h in elections.holders(group, begins) if elections.same(h.user.full_name, name)), None)
        for each in Elected.objects.select_for_update().filter(group=group, seat=seat, ended_on=None):
            _end(by, each, begins, Elected.Ended.REPLACED, decision)
        for held in elections.holders(group, begins):
            _end_holding(by, held, begins, decision)
    made = Elected(
        commune=by.commune, seat=seat, group=group, name=name, matter=matter, votes=votes, decision=decision,
        begins=begins, last=_last_day(seat, group, begins),
    )  # fmt: skip
    if seat == Elected.Seat.INVESTMENT:
        made.board = BoardElection.objects.get(matter=matter).project
    made.save(force_insert=True)
    _record(by, "decide.take_office", made)
    if user is not None:
        give_post(by=by, elected=made, username=user.username)


def _last_day(seat: str, group: ResidentialGroup, begins: date) -> date | None:
    """Members of the Ban TTND serve as long as the head of their group (Điều 36); a board for a project until it is
    done."""
    if seat == Elected.Seat.INVESTMENT:
        return None
    head = elections.heads_on(begins).filter(group=group, acting=False, last__gte=begins).first()
    if seat == Elected.Seat.INSPECTION and head is not None:
        return head.last
    try:
        return offices.term("elect.term", begins).last
    except RuleNotKnown:  # recognised before the decree on terms: nobody here may say how long
        return None


def _removed(by: Actor, matter: Matter, on: date, decision: str) -> None:
    removal = Removal.objects.filter(matter=matter).select_related("person").first()
    if removal is None or removal.person.ended_on:
        return
    _end(by, removal.person, on, Elected.Ended(removal.ground), decision)
    _record(by, "decide.leave_office", removal.person)


def _end(by: Actor, found: Elected, on: date, why: str, said_by: str) -> None:
    found.ended_on, found.ended, found.ended_by = max(on, found.begins), why, said_by[:200]
    found.save(update_fields=["ended_on", "ended", "ended_by"])
    if found.holding_id:
        _end_holding(by, Holding.objects.get(pk=found.holding_id), on, said_by)


def _end_holding(by: Actor, held: Holding, on: date, ground: str) -> None:
    """A holding that begins on the very day cannot end on it: it ends the day after."""
    if held.ends is not None and held.ends <= on:
        return
    bodies.end_holding(by=by, holding_id=held.pk, ends=max(on, held.begins + NEXT_DAY), ground=ground[:200])


def _free(group: ResidentialGroup, day: date) -> None:
    there = (
        elections.heads_on(day).filter(group=group).first()
        or Elected.objects.filter(group=group, seat=Elected.Seat.HEAD, ended_on=None).first()
    )
    if there is not None:
        words = _("%(group)s đang có %(name)s: ghi người đó thôi trước.")
        raise ValidationError(words % {"group": group, "name": there.name})


def _term(rule: str, begins: date, known: date | None = None) -> date:
    """The last day of an office by the law of the day it began; `known` stands in where that law is not known here."""
    try:
        return offices.term(rule, begins).last
    except RuleNotKnown as error:
        if known is not None:
            return known
        words = _("Nhiệm kỳ bắt đầu trước khi %(article)s có hiệu lực: ghi cả ngày kết thúc theo quyết định cũ.")
        raise ValidationError({"last": words % {"article": TERMS}}) from error


def _begun(made: Elected) -> None:
    if made.begins > today():
        raise ValidationError({"begins": _("Ngày bắt đầu còn ở phía trước.")})
    if made.until < made.begins:
        raise ValidationError({"last": _("Ngày kết thúc phải sau ngày bắt đầu.")})


def _record(by: Actor, what: str, found: Elected) -> None:
    after = {
        "seat": found.seat, "group": found.group_id, "begins": found.begins, "last": found.last,
        "ended_on": found.ended_on, "acting": found.acting,
    }  # fmt: skip
    record(by, what, found.group, ground=found.decision or GROUND, after=after, personal={"name": found.name})


def _needed(name: str, text: str, words: str) -> str:
    if not text.strip():
        raise ValidationError({name: words})
    return " ".join(text.split())


def _locked(elected: Elected) -> Elected:
    rows = Elected.objects.select_for_update(of=("self",)).select_related("group", "holding")
    found: Elected = rows.get(pk=elected.pk)
    return found


FOLLOWS["BQ4"] = FOLLOWS["BQ5"] = _elected
