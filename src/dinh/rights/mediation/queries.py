"""What is read: teams with their findings, the book of a team or of the commune, what waits for whom, the figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.bodies.queries import holders_of
from dinh.ground.gate import may
from dinh.ground.pins import right_pin
from dinh.ground.prepared import Prepared
from dinh.rights.mediation import permissions
from dinh.rights.mediation.clocks import Term, start_term
from dinh.rights.mediation.composition import Finding, findings
from dinh.rights.mediation.models import Assignment, Case, Escalation, Member, Review, Team
from dinh.rights.mediation.statistics import Figures, figures

State = Case.State
SOON = 1  # calendar days ahead in which a day to begin is called near: the whole term is three days


@dataclass(frozen=True, slots=True)
class Standing:
    """A team as it stands: its serving mediators, who waits, what is missing."""

    team: Team
    members: list[Member]
    waiting: list[Member]
    findings: list[Finding]
    review: Review | None = None

    @property
    def complete(self) -> bool:
        return not any(finding.composition for finding in self.findings)

    @property
    def head(self) -> Member | None:
        return next((member for member in self.members if member.is_head), None)

    @property
    def women(self) -> int:
        return sum(member.woman for member in self.members)


def teams(day: date, *, ended: bool = False) -> QuerySet[Team]:
    found: QuerySet[Team] = Team.objects.select_related("group", "commune")
    return found.exclude(ended_on=None) if ended else found.at_work(day)  # type: ignore[attr-defined]


def standings(found: Iterable[Team], day: date) -> list[Standing]:
    """Teams of a queryset, each as it stands today; `day` chooses the law and the year of the review."""
    rows = found.prefetch_related("members", Prefetch("reviews")) if isinstance(found, QuerySet) else found
    return [_standing(team, day) for team in rows]


def _standing(team: Team, day: date) -> Standing:
    members = list(team.members.all())
    review = next((review for review in team.reviews.all() if review.year == day.year), None)
    return Standing(
        team, [m for m in members if m.serving],
        [m for m in members if m.recognised_on is None and m.ceased_on is None],
        findings(team, members, day), review,
    )  # fmt: skip


def standing(team: Team, day: date) -> Standing:
    return _standing(team, day)


def own_teams(by: Actor, day: date) -> QuerySet[Team]:
    """The teams of the group that this post heads."""
    group = permissions.headed_group(by)
    return teams(day).filter(group=group) if group is not None else teams(day).none()


def askable(day: date) -> list[Team]:
    """Teams whose group has a head with an account: a request to another would lie unread."""
    read = {holding.post.group_id for holding in holders_of(permissions.HEAD, day)}
    return [team for team in teams(day) if team.group_id in read]


@dataclass(frozen=True, slots=True)
class Line:
    """A case in a list; nothing private. `tone` and `words` say how its day to begin stands."""

    case: Case
    term: Term | None
    tone: str
    words: str
    mediators: list[str] = field(default_factory=list)

    @property
    def late(self) -> bool:
        return self.tone == "late"


def line(case: Case, day: date) -> Line:
    given = [one for one in case.assignments.all() if one.left_on is None]
    names = [one.member.name for one in given]
    if case.state == State.ASKED:
        return Line(case, None, "soon", _("Chờ xem"), names)
    if case.is_open and not given:
        return Line(case, None, "soon", _("Chờ phân công"), names)
    term = start_term(case)
    if term is None:
        return Line(case, None, "info" if case.is_open else "ok", "", names)
    left = (term.due - day).days
    if left < 0:
        return Line(case, term, "late", _("Trễ %(days)d ngày") % {"days": -left}, names)
    words = _("Bắt đầu hôm nay") if left == 0 else _("Bắt đầu trước hết %(day)s") % {"day": f"{term.due:%d/%m}"}
    return Line(case, term, "soon" if left <= SOON else "ok", words, names)


def _with_mediators(rows: QuerySet[Case]) -> QuerySet[Case]:
    given = Assignment.objects.select_related("member")
    return rows.select_related("team__group", "partner").prefetch_related(Prefetch("assignments", given))


@dataclass(frozen=True, slots=True)
class Wanted:
    """The book's filters. Words are looked for in numbers, references and mediators only: never in what is private."""

    team: int | None = None
    state: str = ""
    field: str = ""
    start: date | None = None
    end: date | None = None
    q: str = ""


def reachable(by: Actor) -> QuerySet[Case]:
    """The cases this post may know of: all for the office, those of its group, those given to it."""
    rows: QuerySet[Case] = Case.objects.all()
    if permissions.in_office(by):
        return rows
    mine = Q(pk__in=[])
    if (group := permissions.headed_group(by)) is not None:
        mine |= Q(team__group=group) | Q(partner__group=group)
    if by.post:
        given = Assignment.objects.filter(member__post=by.post, member__ceased_on=None, left_on=None)
        mine |= Q(pk__in=given.values("case"))
    return rows.filter(mine)


def in_book(by: Actor, wanted: Wanted, day: date) -> list[Line]:
    """The lines that match, newest first."""
    rows = reachable(by)
    if wanted.team:
        rows = rows.filter(Q(team=wanted.team) | Q(partner=wanted.team))
    if wanted.state == "open":
        rows = rows.filter(state__in=(State.ASKED, *Case.OPEN))
    elif wanted.state in State.values:
        rows = rows.filter(state=wanted.state)
    if wanted.field in Case.Field.values:
        rows = rows.filter(field=wanted.field)
    if wanted.start:
        rows = rows.filter(received_on__gte=wanted.start)
    if wanted.end:
        rows = rows.filter(received_on__lte=wanted.end)
    if q := wanted.q.strip():
        number, _slash, year = q.partition("/")
        hit = Q(ref__iexact=q)
        if number.isdecimal() and (not year or year.isdecimal()):
            hit |= Q(number=int(number[:6])) & (Q(year=int(year[:4])) if year else Q())
        rows = rows.filter(hit)
    return [line(case, day) for case in _with_mediators(rows)]


def book_of(team: Team, start: date, end: date) -> list[Case]:
    """The numbered lines of a team's book, by number."""
    rows = Case.objects.filter(team=team, number__isnull=False, received_on__range=(start, end))
    return list(_with_mediators(rows).order_by("year", "number"))


def find(ref: str) -> Case | None:
    rows = Case.objects.select_related("team__group", "partner__group", "private", "follows")
    found: Case | None = rows.filter(ref=ref.strip().upper()).first()
    return found


def open_with_pin(ref: str, pin: str) -> Case | None:
    """The case that reference and PIN open together; a reference that is not there takes as long as a wrong PIN."""
    case = find(ref)
    if case is not None and not case.pin_hash:
        case = None
    return case if right_pin(pin, case.pin_hash if case else None) else None


def counted(team: Team | None = None) -> QuerySet[Case]:
    """The cases that count: in a book, and within the scope of mediation."""
    rows: QuerySet[Case] = Case.objects.filter(number__isnull=False).exclude(state=State.OUTSIDE)
    return rows.filter(team=team) if team else rows


def figures_of(start: date, end: date, team: Team | None = None) -> Figures:
    return figures(counted(team).only("received_on", "outcome_on", "state"), start, end)


def by_field(start: date, end: date, team: Team | None = None) -> list[tuple[str, Figures]]:
    """The figures of each field that has any."""
    rows = list(counted(team).only("received_on", "outcome_on", "state", "field"))
    made = [
        (str(label), figures([case for case in rows if case.field == value], start, end))
        for value, label in Case.Field.choices
    ]
    return [(label, found) for label, found in made if found.handled]


def by_team(start: date, end: date) -> list[tuple[Team, Figures]]:
    rows = list(counted().only("received_on", "outcome_on", "state", "team"))
    return [
        (team, figures([case for case in rows if case.team_id == team.pk], start, end))
        for team in Team.objects.select_related("group").filter(Q(ended_on=None) | Q(ended_on__gte=start))
    ]


def paid_between(start: date, end: date, team: Team | None = None) -> tuple[int, int]:
    """How many cases were paid for in the days, and how much altogether."""
    rows = Case.objects.filter(pay_on__range=(start, end))
    paid = (rows.filter(team=team) if team else rows).values_list("pay", flat=True)
    sums = [amount for amount in paid if amount is not None]
    return len(sums), sum(sums)


def unpaid() -> QuerySet[Case]:
    """Closed cases in which someone mediated, not yet paid."""
    rows = Case.objects.filter(state__in=Case.CLOSED, pay=None, begun_on__isnull=False)
    return rows.select_related("team").order_by("outcome_on")


def unanswered() -> QuerySet[Escalation]:
    rows: QuerySet[Escalation] = Escalation.objects.filter(ground="violence", answered_on=None)
    return rows.select_related("case__team").order_by("raised_at")


def to_recognise() -> QuerySet[Member]:
    rows: QuerySet[Member] = Member.objects.filter(recognised_on=None, ceased_on=None)
    return rows.select_related("team", "election").order_by("team__name", "-votes", "name")


def waiting_for(by: Actor, day: date) -> list[Line]:
    """The open cases this post works on, the nearest day first: its own group's, and those given to it."""
    group = permissions.headed_group(by)
    mine = Q(team__group=group) if group is not None else Q(pk__in=[])
    if by.post:
        given = Assignment.objects.filter(member__post=by.post, member__ceased_on=None, left_on=None)
        mine |= Q(pk__in=given.values("case"))
    rows = Case.objects.filter(mine, state__in=(State.ASKED, *Case.OPEN)).order_by("received_on", "pk")
    lines = [line(case, day) for case in _with_mediators(rows)]
    return sorted(lines, key=lambda each: each.term.due if each.term else each.case.received_on)


def published_members(team: Team) -> list[Member]:
    return [member for member in team.members.all() if member.serving]


def _recognitions(most: int) -> QuerySet[Member, tuple[int, str, date, int]]:
    rows = Member.objects.filter(recognised_on__isnull=False, team__ended_on=None)
    counted = rows.values_list("team", "team__name", "recognised_on").annotate(n=Count("pk"))
    return counted.order_by("-recognised_on", "-team")[:most]


latest_recognitions: Prepared[tuple[int, str, date, int]] = Prepared(_recognitions)
"""`latest_recognitions(most)`: (key, name) of teams, the newest days on which mediators were recognised, how many."""


def may_read(by: Actor, case: Case) -> bool:
    return may(by, permissions.READ, case)
