"""Teams: founded by decision, changed, reviewed each year, ended; their open cases go on elsewhere."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.search import index
from dinh.law import rules
from dinh.law.values import Count
from dinh.rights.mediation import permissions
from dinh.rights.mediation.actions.common import Kind, lock_team, needed, not_later, one_of, step
from dinh.rights.mediation.models import Case, Review, Team

SEARCH_KIND = "mediation"


@act
def found_team(
    *, by: Actor, group: ResidentialGroup, name: str, seats: int, decision: str, founded_on: date,
    minority_area: bool = False, contact: str = "",
) -> Team:  # fmt: skip
    """A team by decision of the chair. Raises ValidationError when the decided number is under what the law asks."""
    require(by, permissions.WRITE, group)
    name = needed("name", " ".join(name.split()), _("Hãy ghi tên tổ hòa giải."), 120)
    _check_seats(seats, founded_on)
    not_later("founded_on", founded_on)
    if Team.objects.at_work(today()).filter(group=group, name__iexact=name).exists():
        raise ValidationError({"name": _("Ở đây đã có tổ hòa giải mang tên này.")})
    team = Team(
        commune=by.commune, group=group, name=name, seats=seats, minority_area=minority_area, founded_on=founded_on,
        decision=needed("decision", decision, _("Hãy ghi số, ngày quyết định."), 200), contact=contact.strip()[:300],
    )  # fmt: skip
    team.save(force_insert=True)
    record(by, "mediation.found_team", team, ground=team.decision, after={"name": name, "seats": seats})
    index.put(by.commune, SEARCH_KIND, team)
    return team


@act
def edit_team(
    *, by: Actor, team: Team, name: str, seats: int, decision: str, minority_area: bool, contact: str
) -> Team:  # fmt: skip
    team = lock_team(team)
    require(by, permissions.EDIT_TEAM, team)
    before = {"name": team.name, "seats": team.seats, "minority_area": team.minority_area}
    _check_seats(seats, today())
    team.name = needed("name", " ".join(name.split()), _("Hãy ghi tên tổ hòa giải."), 120)
    team.decision = needed("decision", decision, _("Hãy ghi số, ngày quyết định."), 200)
    team.seats, team.minority_area, team.contact = seats, minority_area, contact.strip()[:300]
    team.save()
    after = {"name": team.name, "seats": seats, "minority_area": minority_area}
    record(by, "mediation.edit_team", team, ground=team.decision, before=before, after=after)
    index.put(by.commune, SEARCH_KIND, team)
    return team


@act
def end_team(*, by: Actor, team: Team, ended_on: date, ground: str, into: Team | None = None) -> Team:
    """A team is no more (groups merged, teams reorganised). Its open cases, and those asked of it, move `into` another
    team's book; its closed cases stay where they were."""
    team = lock_team(team)
    require(by, permissions.END_TEAM, team)
    not_later("ended_on", ended_on)
    if ended_on <= team.founded_on:
        raise ValidationError({"ended_on": _("Ngày kết thúc phải sau ngày thành lập.")})
    open_cases = list(team.cases.filter(state__in=(Case.State.ASKED, *Case.OPEN)))
    if open_cases and (into is None or into.pk == team.pk or into.ended_on):
        words = _("Còn %(count)d vụ chưa xong: hãy chọn tổ nhận tiếp.")
        raise ValidationError({"into": words % {"count": len(open_cases)}})
    team.ended_on, team.ended_ground = ended_on, needed("ground", ground, _("Hãy ghi quyết định."), 300)
    team.members.filter(is_head=True).update(is_head=False)
    team.save()
    for case in open_cases:
        assert into is not None  # checked above  # noqa: S101
        _move(by, case, into)
    after = {"ended_on": ended_on, "moved": len(open_cases), "into": into.pk if into else None}
    record(by, "mediation.end_team", team, ground=team.ended_ground, after=after)
    index.put(by.commune, SEARCH_KIND, team)
    return team


def _move(by: Actor, case: Case, into: Team) -> None:
    """The case goes on in the other book, under its next number; those given to it were of the old team."""
    into = lock_team(into)
    case.assignments.filter(left_on=None).update(left_on=today(), left_ground="replaced")
    case.team, case.edition = into, case.edition + 1
    case.partner = None if case.partner == into else case.partner
    if case.number is not None:
        case.year = case.received_on.year
        case.number = next_number(into, case.year)
        case.state, case.assigned_on, case.agreed_on = Case.State.TAKEN, None, None
    case.save()
    step(by, case, Kind.MOVED)
    record(by, "mediation.move_case", case, after={"team": into.pk, "number": case.number})


def next_number(team: Team, year: int) -> int:
    """The next number in a team's book of a year. The team's row is locked by whoever asks."""
    return int(team.cases.filter(year=year).aggregate(last=Max("number"))["last"] or 0) + 1


@act
def review_team(
    *, by: Actor, team: Team, year: int, held_on: date, led_by: str, verdict: str, words: str = ""
) -> Review:  # fmt: skip
    """The yearly review (khoản 3 Điều 12); the year's review written again replaces nothing: it is refused."""
    require(by, permissions.REVIEW, team)
    not_later("held_on", held_on, team.founded_on)
    one_of("verdict", verdict, Review.Verdict.values)
    if verdict != Review.Verdict.GOOD:
        needed("words", words, _("Hãy ghi kiến nghị: cần củng cố, kiện toàn điều gì."), 4000)
    if Review.objects.filter(team=team, year=year).exists():
        raise ValidationError({"year": _("Năm này đã ghi rà soát.")})
    review = Review(
        commune=by.commune, team=team, year=year, held_on=held_on, verdict=verdict, words=words.strip()[:4000],
        led_by=needed("led_by", led_by, _("Hãy ghi họ tên Trưởng ban công tác Mặt trận."), 200),
    )  # fmt: skip
    review.save(force_insert=True)
    record(
        by, "mediation.review_team", team, ground=str(rules.get("mediation.review").entry(held_on).cite),
        after={"year": year, "verdict": verdict},
    )  # fmt: skip
    return review


def _check_seats(seats: int, day: date) -> None:
    value = rules.get("mediation.team").on(day)
    if isinstance(value, Count) and not value.holds(seats):
        cite = rules.get("mediation.team").entry(day).cite
        words = _("Mỗi tổ hòa giải có %(least)s (%(cite)s).")
        raise ValidationError({"seats": words % {"least": value, "cite": cite}})
