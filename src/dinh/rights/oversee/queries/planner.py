"""What the planner counts of every body, each sign in a query or two whatever the number of bodies; and proposals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, QuerySet

from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.journal.queries import last_by_body
from dinh.law.offices import shifted
from dinh.office.tasks.queries import bodies as task_queries
from dinh.rights.oversee.clocks import reply_term
from dinh.rights.oversee.models import By, Choice, Inspection, Proposal, Recommendation, Session, Supervision, Visit
from dinh.rights.oversee.planner import Candidate
from dinh.rights.oversee.planner_words import WINDOW
from dinh.rights.petitions.queries import figures as petition_queries
from dinh.rights.publish.queries import plan_lines

Days = dict[int, date]
STEP = 25  # bodies between two words of progress
NOT_LOOKED_AT = (Body.Kind.ENTERPRISE,)  # workplaces outside the State have inspectors of their own


def months(earlier: date, later: date) -> int:
    """Whole months from one day to another, never below 0.

    >>> months(date(2026, 1, 31), date(2026, 2, 28)), months(date(2026, 1, 15), date(2026, 3, 15))
    (0, 2)
    """
    whole = (later.year - earlier.year) * 12 + later.month - earlier.month - (later.day < earlier.day)
    return max(whole, 0)


def looked_at(day: date, watcher: Body | None = None, purpose: str = By.COMMITTEE) -> list[Body]:
    """The bodies a watcher may look at: all in force but itself and what is above it, within its reach."""
    out = set()
    while watcher is not None:
        out.add(watcher.pk)
        watcher = watcher.parent
    rows = within_reach(bodies_on(day).exclude(kind__in=NOT_LOOKED_AT), purpose)
    return [body for body in rows if body.pk not in out]


def within_reach(bodies: QuerySet[Body], purpose: str) -> QuerySet[Body]:
    """The Party's bodies are looked at by the committee and the Party alone, the council keeps to the State's: a
    cautious reading of ours, which a person can go beyond by naming a body with the reason."""
    if purpose == By.COUNCIL:
        return bodies.filter(system=Body.System.STATE)
    return bodies if purpose in (By.COMMITTEE, By.PARTY) else bodies.exclude(system=Body.System.PARTY)


def last_visits() -> Days:
    """When each body was last visited: by a board, an inspection, or a session of the council or the Front."""
    found: Days = {}
    rows = [
        *Visit.objects.filter(held_on__isnull=False, target__isnull=False).values_list("target").annotate(
            Max("held_on")
        ).order_by(),
        *Inspection.objects.filter(visited_on__isnull=False).values_list("body").annotate(Max("visited_on")).order_by(),
        *Session.objects.filter(bodies__isnull=False).values_list("bodies").annotate(Max("held_on")).order_by(),
    ]  # fmt: skip
    for body, day in rows:
        found[body] = max(found.get(body, day), day)
    return found


def unanswered(day: date) -> Counter[int]:
    """Recommendations past their day without a reply, by the body they went to."""
    waiting = Recommendation.objects.filter(received_on__isnull=False, replied_on=None, closed_on=None)
    found: Counter[int] = Counter()
    for one in waiting:
        term = reply_term(one, day)
        found[one.addressed_to_id] += bool(term and term.late)
    return found


def candidates(
    bodies: Sequence[Body], day: date, tell: Callable[[int], object] = lambda done: None
) -> list[Candidate]:  # fmt: skip
    """Every sign of every body as counted on `day`. `tell` hears how many bodies are done, for a progress bar."""
    since = shifted(day, -WINDOW)
    overdue = {load.body.pk: load.late for load in task_queries.loads(day, bodies)}
    letters = petition_queries.late_by_body(day)
    recurring = petition_queries.recurring_by_body(since, day)
    unpublished = plan_lines.missed_by_body(since, day)
    waiting, visits, spoke = unanswered(day), last_visits(), last_by_body()
    made = []
    for number, body in enumerate(bodies, start=1):
        unvisited = months(visits.get(body.pk, body.valid_from), day)
        counts = {
            "overdue": overdue.get(body.pk, 0), "letters": letters[body.pk], "recurring": recurring[body.pk],
            "unpublished": unpublished[body.pk], "unanswered": waiting[body.pk],
            "silent": months(max(spoke.get(body.pk, body.valid_from), body.valid_from), day), "unvisited": unvisited,
        }  # fmt: skip
        made.append(Candidate(f"{body.pk}", body.name, unvisited, counts))
        if number % STEP == 0:
            tell(number)
    return made


def proposals() -> QuerySet[Proposal]:
    return Proposal.objects.order_by("-made_at", "-pk")


def find_proposal(ref: str) -> Proposal | None:
    found: Proposal | None = Proposal.objects.filter(ref=ref).first()
    return found


@dataclass(frozen=True, slots=True)
class Became:
    """What a body of a proposal turned into: its reference, what it is about, where the desk and everyone find it.
    `path` is empty while nothing of it is public; an inspection of a body never is."""

    ref: str
    title: str
    route: str
    path: str = ""


def became(proposal: Proposal) -> dict[str, Became]:
    """By reference: the inspections, the supervision or the visits that came of a proposal."""
    refs = set(proposal.choices.exclude(became="").values_list("became", flat=True))
    if not refs:
        return {}
    found: list[Became] = []
    for visit in Visit.objects.filter(ref__in=refs):
        found.append(Became(visit.ref, str(visit), "oversee_desk:visit", visit.path if visit.shown_on else ""))
    for one in Supervision.objects.filter(ref__in=refs):
        found.append(Became(one.ref, one.theme, "oversee_desk:supervision", one.path if one.shown_on else ""))
    for each in Inspection.objects.filter(ref__in=refs).select_related("theme", "body"):
        found.append(Became(each.ref, str(each), "oversee_desk:inspection"))
    return {each.ref: each for each in found}


def shown_path(ref: str) -> str:
    """Where everyone reads the proposal that something came from; empty when there is none, or it is not public."""
    one = find_proposal(ref) if ref else None
    return one.path if one and one.shown_on else ""


def choices(proposal: Proposal) -> QuerySet[Choice]:
    return proposal.choices.select_related("body").order_by("order")
