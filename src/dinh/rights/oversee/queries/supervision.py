"""Supervision by the council and the Front, criticism of drafts, and inspections: lists, what waits, what is public."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today, year_asked
from dinh.ground.fold import fold
from dinh.rights.oversee.models import By, Criticism, Inspection, Plan, Supervised, Supervision, Theme

KINDS = {"council": (Body.Kind.COUNCIL,), "front": (Body.Kind.FRONT, Body.Kind.UNION)}


def holders(watcher: str) -> QuerySet[Body]:
    """The bodies that may supervise as `watcher`."""
    return bodies_on(today()).filter(kind__in=KINDS.get(watcher, ()))


def year_plans() -> QuerySet[Plan]:
    """Plans of the committee, the party, the council and the Front, newest year first."""
    rows = Plan.objects.filter(by__in=[By.COMMITTEE, By.PARTY, By.COUNCIL, By.FRONT]).select_related("body")
    counted = rows.annotate(
        n_themes=Count("themes", distinct=True), n_supervisions=Count("supervisions", distinct=True),
        n_criticisms=Count("criticisms", distinct=True),
    )  # fmt: skip
    return counted.order_by("-period", "by")


def themes(year: str = "") -> QuerySet[Theme]:
    rows = Theme.objects.select_related("plan__body", "lead")
    rows = rows.filter(plan__period=year) if year else rows
    return rows.annotate(n_lines=Count("criteria")).order_by("-plan__period", "plan", "order")


def inspections() -> QuerySet[Inspection]:
    return Inspection.objects.select_related("theme__plan__body", "theme__lead", "body", "paper")


STAGES = {
    "cancelled": Q(cancelled_on__isnull=False),
    "planned": Q(cancelled_on=None, asked_on=None, visited_on=None),
    "asked": Q(cancelled_on=None, asked_on__isnull=False, visited_on=None),
    "visited": Q(visited_on__isnull=False, concluded_on=None),
    "concluded": Q(concluded_on__isnull=False, given_on=None),
    "given": Q(given_on__isnull=False),
}


def inspections_found(
    by: Actor, *, inspects: bool, q: str = "", stage: str = "", year: str = "", theme: str = ""
) -> list[Inspection]:
    """What a list shows: everything to who inspects, to others what is about their own body."""
    rows = inspections()
    if not inspects:
        rows = rows.filter(body=by.body) if by.body else rows.none()
    if stage in STAGES:
        rows = rows.filter(STAGES[stage])
    if year:
        rows = rows.filter(theme__plan__period=year)
    if theme.isdecimal():
        rows = rows.filter(theme=int(theme))
    words = fold(q).split()
    return [one for one in rows if all(word in fold(f"{one.theme.title} {one.body.name} {one.ref}") for word in words)]


def supervisions(*, q: str = "", watcher: str = "", year: str = "") -> list[Supervision]:
    rows = Supervision.objects.select_related("holder", "plan").prefetch_related("supervised__body", "sessions")
    rows = rows.filter(by=watcher) if watcher else rows
    rows = rows.filter(from_day__year=number) if (number := year_asked(year)) else rows
    words = fold(q).split()
    return [one for one in rows if all(word in fold(f"{one.theme} {one.ref}") for word in words)]


def criticisms(*, q: str = "", kind: str = "", year: str = "") -> list[Criticism]:
    rows = Criticism.objects.select_related("holder", "drafter").annotate(n_points=Count("points"))
    rows = rows.filter(kind=kind) if kind else rows
    rows = rows.filter(received_on__year=number) if (number := year_asked(year)) else rows
    words = fold(q).split()
    return [one for one in rows if all(word in fold(f"{one.title} {one.ref}") for word in words)]


def late(one: Criticism, day: date) -> int:
    """Days past the day the Front asked an answer for; 0 in time. What came late stays late."""
    if one.answer_by is None:
        return 0
    return max(0, ((one.answered_on or day) - one.answer_by).days)


def reports_due(by: Actor) -> list[Supervised]:
    """Reports that the actor's body owes to a supervision."""
    if by.body is None:
        return []
    rows = Supervised.objects.filter(body=by.body, reported_on=None, supervision__asked_on__isnull=False)
    rows = rows.filter(supervision__concluded_on=None, supervision__cancelled_on=None)
    return list(rows.select_related("supervision").order_by("supervision__report_by"))


def shown_supervisions() -> QuerySet[Supervision]:
    return Supervision.objects.filter(shown_on__isnull=False).select_related("holder").order_by("-shown_on", "-pk")


def announced() -> list[tuple[Supervision, date]]:
    """What is ahead or under way and no secret any more, with the day it was announced: in a year's plan that was
    issued, or the bodies were asked for their reports. The nearest first."""
    rows = Supervision.objects.filter(concluded_on=None, cancelled_on=None).select_related("holder", "plan")
    rows = rows.filter(Q(plan__sent_on__isnull=False) | Q(asked_on__isnull=False)).prefetch_related("supervised__body")
    found = []
    for one in rows.order_by("from_day", "pk"):
        days = [day for day in (one.plan.sent_on if one.plan else None, one.asked_on) if day]
        found.append((one, max(days)))
    return found


def shown_criticisms() -> QuerySet[Criticism]:
    return Criticism.objects.filter(shown_on__isnull=False).select_related("drafter").order_by("-shown_on", "-pk")


def years() -> list[str]:
    found = {plan.period for plan in year_plans()} | {str(day.year) for day in _days()}
    return sorted(found, reverse=True)


def _days() -> list[date]:
    return [
        *Supervision.objects.dates("from_day", "year"), *Criticism.objects.dates("received_on", "year"),
    ]  # fmt: skip
