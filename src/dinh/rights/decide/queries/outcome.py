"""What became of a counted voting: signed, sent, received, recognised or refused, in effect, carried out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from dinh.ground.clock import today
from dinh.law.due import Due
from dinh.law.matters import Effect
from dinh.rights.decide import clocks
from dinh.rights.decide.models import Decision, Matter, Round, Sending, Verdict
from dinh.rights.decide.queries import votings

State = Matter.State
LIVE = (State.PASSED, State.SENT, State.IN_EFFECT)
SAYING = (Verdict.Kind.RECOGNISED, Verdict.Kind.REFUSED)


@dataclass(frozen=True, slots=True)
class Line:
    """One group's voting on its way to the offices. `term` is the last day to send; `late` says that it was, or is."""

    round: Round
    result: votings.Result
    decision: Decision | None
    committee: Sending | None
    front: Sending | None
    term: Due
    day: date

    @property
    def sent(self) -> bool:
        return bool(self.committee and self.front)

    @property
    def late(self) -> bool:
        sent = [each.sent_on for each in (self.committee, self.front) if each]
        return any(on > self.term.due for on in sent) or (not self.sent and self.day > self.term.due)

    @property
    def held_on(self) -> date:
        """The day of the vote, from which the law counts."""
        return votings.day_of(self.round)

    @property
    def passed(self) -> bool:
        return bool(self.result.verdict and self.result.verdict.passed)

    @property
    def yes(self) -> int:
        """Households in favour; in an election the votes of the first of those elected, or the most anyone had."""
        votes = self.result.count.votes
        winners = self.result.verdict.winners if self.result.verdict else ()
        return votes.get(winners[0], 0) if winners else votes.get("yes", max(votes.values(), default=0))


@dataclass(frozen=True, slots=True)
class Outcome:
    """A matter after its count. `wanted` is who must recognise it (empty where nobody must), `recognise` the last day
    to do so once received."""

    matter: Matter
    lines: tuple[Line, ...]
    verdicts: tuple[Verdict, ...]
    effect: Effect
    wanted: str
    received: date | None
    recognise: Due | None
    day: date

    @property
    def said(self) -> Verdict | None:
        return next((each for each in self.verdicts if each.kind in SAYING), None)

    @property
    def said_late(self) -> bool:
        return bool(self.said and self.recognise and self.said.on > self.recognise.due)

    @property
    def fixes(self) -> bool:
        """Whether the UBND still has to name the day it takes effect."""
        return self.effect is Effect.FIXED_BY_COMMITTEE and self.matter.state == State.PASSED

    @property
    def amend_asked(self) -> Verdict | None:
        """A request to amend that no new decision has met yet."""
        if self.matter.state not in LIVE:
            return None
        return next((each for each in reversed(self.verdicts) if each.kind == Verdict.Kind.AMEND_ASKED), None)


def outcome(matter: Matter, day: date) -> Outcome:
    """Everything the page of an outcome shows."""
    lines = tuple(lines_of(matter, day))
    wanted = matter.kind.recogniser or ""
    received = _received(matter, lines) if wanted else None
    term = clocks.recognise_term(matter, received) if received else None
    verdicts = tuple(matter.verdicts.all())
    return Outcome(matter, lines, verdicts, clocks.effect_of(matter), wanted, received, term, day)


def _received(matter: Matter, lines: Iterable[Line]) -> date | None:
    to_front = clocks.recogniser_of(matter) == Sending.To.FRONT
    came = [each.front if to_front else each.committee for each in lines if each.passed]
    return max((each.received_on for each in came if each and each.received_on), default=None)


def lines_of(matter: Matter, day: date) -> Iterator[Line]:
    """Each group's last counted voting about the matter, failed meetings left out."""
    last: dict[int, Round] = {}
    for each in counted().filter(matter=matter).order_by("group__code", "stage"):
        if not votings.fell_short(each):
            last[each.group_id] = each
    for round in last.values():
        yield line(round, day)


def line(round: Round, day: date) -> Line:
    result = votings.result(round)
    if result is None:
        raise ValueError("Only a counted voting has an outcome.")
    decision = getattr(round, "decision", None)
    sent = {each.to: each for each in decision.sendings.all()} if decision else {}
    return Line(
        round, result, decision, sent.get(Sending.To.COMMITTEE), sent.get(Sending.To.FRONT), clocks.send_term(round),
        day,
    )  # fmt: skip


def counted() -> QuerySet[Round]:
    """Counted votings about matters themselves, with their decisions."""
    rows: QuerySet[Round] = Round.objects.filter(state=Round.State.COUNTED, purpose=Round.Purpose.DECIDE)
    decisions = Decision.objects.prefetch_related("sendings")
    return rows.select_related("group", "matter__group", "matter__commune", "commune").prefetch_related(
        Prefetch("decision", decisions)
    )


def to_send(day: date) -> list[Line]:
    """Decisions not yet at both offices: of passed matters, and of every group of a commune-wide matter, whose
    results the UBND adds up. The nearest day first."""
    wide = Q(matter__scope=Matter.Scope.COMMUNE, matter__state__in=[State.TABLED, *LIVE])
    own = Q(matter__scope=Matter.Scope.GROUP, matter__state__in=LIVE)
    rows = counted().filter(wide | own).annotate(sent=Count("decision__sendings")).filter(sent__lt=2)
    found = [line(each, day) for each in rows if not votings.fell_short(each)]
    return sorted(
        (each for each in found if each.passed or each.round.matter.scope == Matter.Scope.COMMUNE),
        key=lambda each: each.term.due,
    )


def to_receive(to: str) -> QuerySet[Sending]:
    """Decisions sent to an office whose arrival nobody has written down."""
    rows: QuerySet[Sending] = Sending.objects.filter(to=to, received_on=None)
    return rows.select_related("decision__matter__group", "decision__matter__commune").order_by("sent_on", "pk")


def to_recognise(to: str, day: date) -> list[Outcome]:
    """Matters that wait for an office's word, the nearest day first; those not received yet are not among them."""
    rows = Matter.objects.filter(state=State.SENT).select_related("group", "commune")
    found = [outcome(each, day) for each in rows if clocks.recogniser_of(each) == to]
    waiting = [each for each in found if each.recognise]
    return sorted(waiting, key=lambda each: each.recognise.due if each.recognise else date.max)


def to_fix() -> QuerySet[Matter]:
    """Commune-wide matters that passed and have no day of effect."""
    rows: QuerySet[Matter] = Matter.objects.filter(state=State.PASSED, scope=Matter.Scope.COMMUNE)
    return rows.order_by("decided_on", "pk")


def to_amend() -> list[Outcome]:
    """Matters the UBND asked a community to amend, that no later decision has met."""
    kind = Verdict.Kind.AMEND_ASKED
    rows = Matter.objects.filter(state__in=LIVE, verdicts__kind=kind).select_related("group", "commune").distinct()
    return [outcome(each, today()) for each in rows]


def decided() -> QuerySet[Matter]:
    """Every matter the people have decided, the latest first."""
    rows: QuerySet[Matter] = Matter.objects.filter(decided_on__isnull=False)
    verdicts = Prefetch("verdicts", Verdict.objects.order_by("on", "pk"))
    return rows.select_related("group", "commune").prefetch_related(verdicts).order_by("-decided_on", "-pk")
