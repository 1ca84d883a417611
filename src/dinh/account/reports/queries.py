"""Reading reports: what is owed, what a draft says now, what stands behind each number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from dinh.account.reports.compose import Composed, Gap
from dinh.account.reports.models import Draft, Figure, Regime
from dinh.account.reports.parts import Entered
from dinh.account.reports.periods import PeriodDue, period_of, periods_of
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.room import Row, Value
from dinh.law.periods import Period


def regimes(day: date) -> QuerySet[Regime]:
    """Regimes in force on a day."""
    found: QuerySet[Regime] = (
        Regime.objects.filter(begins__lte=day)
        .exclude(ended__lte=day)
        .select_related("receiver", "via", "paper")
        .prefetch_related("owes", Prefetch("drafts", Draft.objects.select_related("body", "paper", "regime")))
    )
    return found.order_by("line", "once", "title")


def regimes_of(year: int, day: date) -> list[Regime]:
    """Regimes to show for a year: in force on `day`, or made once and due in the year."""
    return [one for one in regimes(max(day, date(year, 1, 1))) if not one.once or periods_of(one, year)]


@dataclass(frozen=True, slots=True)
class Owed:
    """One report owed: by whom, for which period, until when, and its draft if one was begun."""

    regime: Regime
    body: Body
    item: PeriodDue
    draft: Draft | None

    @property
    def handed_in(self) -> bool:
        return self.draft is not None and self.draft.state in (Draft.State.SUBMITTED, Draft.State.SIGNED)

    @property
    def handed_on(self) -> date | None:
        at = self.draft.submitted_at if self.draft and self.handed_in else None
        return timezone.localdate(at) if at else None


def owed(regime: Regime, year: int) -> list[Owed]:
    """Everything owed under a regime in a year: unit by unit, then the receiver's own where there is something to
    merge, period by period."""
    owing = list(regime.owes.all())
    own = [regime.receiver] if regime.merged else []
    bodies = [*sorted(owing, key=lambda body: (body.order, body.name)), *own]
    drafts = {(draft.body_id, draft.period): draft for draft in regime.drafts.all()}
    return [
        Owed(regime, body, item, drafts.get((body.pk, str(item.period))))
        for item in periods_of(regime, year)
        for body in dict.fromkeys(bodies)
    ]


def writes_for(by: Actor) -> set[int]:
    """The bodies whose reports someone writes: their own, and the one their office serves."""
    return {pk for pk in (by.body.pk, by.body.parent_id) if pk} if by.body else set()


def missing_units(draft: Draft) -> list[Body]:
    """Units that owe this period's report to the draft's body and have not handed it in."""
    handed = unit_drafts(draft).values_list("body_id", flat=True)
    bodies: Iterable[Body] = (
        draft.regime.owes.exclude(pk__in=handed).exclude(pk=draft.body_id).order_by("order", "name")
    )
    return list(bodies) if draft.merges else []


def unit_drafts(draft: Draft) -> QuerySet[Draft]:
    handed: QuerySet[Draft] = (
        Draft.objects.filter(
            regime=draft.regime, period=draft.period, state__in=[Draft.State.SUBMITTED, Draft.State.SIGNED]
        )
        .exclude(pk=draft.pk)
        .select_related("body")
        .order_by("body__order")
    )
    return handed


def figures_behind(draft: Draft, entered: Entered) -> list[Figure]:
    """The draft's own entry, or else, in the receiver's report, the entries of the units it sums."""
    own = list(_figures().filter(draft=draft.pk, key=entered.key))
    if own or not entered.merge or not draft.merges:
        return own
    return list(_figures().filter(draft__in=unit_drafts(draft), key=entered.key).order_by("draft__body__order"))


def _figures() -> QuerySet[Figure]:
    figures: QuerySet[Figure] = Figure.objects.select_related("by", "file", "draft__body").prefetch_related("rows")
    return figures


def figure_value(draft: Draft, entered: Entered) -> Value | None:
    """Sum of numerators over sum of denominators, never an average; None when nobody entered anything."""
    return summed(figures_behind(draft, entered), entered)


def summed(behind: list[Figure], entered: Entered) -> Value | None:
    if not behind:
        return None
    whole = sum(figure.whole or 0 for figure in behind) if entered.share else None
    return Value(sum(figure.part for figure in behind), whole)


def figures_by_key(draft: Draft, items: Iterable[Entered]) -> dict[str, list[Figure]]:
    """`figures_behind` of every figure at once, without their rows: the draft's own, or else the units' it sums."""
    units = unit_drafts(draft).values("pk") if draft.merges else Draft.objects.none().values("pk")
    found = Figure.objects.filter(Q(draft=draft.pk) | Q(draft__in=units))
    by_key: dict[str, list[Figure]] = {}
    for figure in found:
        by_key.setdefault(figure.key, []).append(figure)
    behind = {}
    for entered in items:
        rows = by_key.get(entered.key, [])
        own = [row for row in rows if row.draft_id == draft.pk]
        behind[entered.key] = own or (rows if entered.merge else [])
    return behind


@dataclass(frozen=True, slots=True)
class Before:
    """An entered figure as an earlier report had it, and how that report's period is named."""

    value: Value
    when: str


def figure_before(draft: Draft, entered: Entered) -> Before | None:
    """The same figure of the same body in the newest earlier report under the regime that was handed in."""
    rows = Figure.objects.filter(
        key=entered.key, draft__regime=draft.regime_id, draft__body=draft.body_id,
        draft__state__in=[Draft.State.SUBMITTED, Draft.State.SIGNED],
    ).exclude(draft=draft.pk).select_related("draft__regime")  # fmt: skip
    mine = period_of(draft).end
    earlier = [row for row in rows if period_of(row.draft).end < mine]
    last = max(earlier, key=lambda row: period_of(row.draft).end, default=None)
    return Before(Value(last.part, last.whole), period_of(last.draft).label) if last else None


def figure_rows(draft: Draft, entered: Entered) -> list[Row]:
    """The records behind an entered figure, each with the unit that entered it."""
    rows = []
    for figure in figures_behind(draft, entered):
        unit = figure.draft.body.short_name or figure.draft.body.name
        url = reverse("reports:figure", args=[figure.draft.ref, figure.key])
        rows += [Row(row.title, url, row.day, (unit, row.note)) for row in figure.rows.all()]
    return rows


def gaps(sections: list[Composed]) -> list[tuple[Composed, Gap]]:
    """What still stops the signature, section by section."""
    return [(section, gap) for section in sections for gap in section.gaps]


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed report as another room may pass it on; `values` are the figures it was signed with, [part, whole]."""

    ref: str
    title: str
    body: str
    written: str
    period: Period
    number: str
    issued: date
    values: dict[str, list[int | None]]


def signed() -> list[Signed]:
    """The signed reports of the scoped commune, the newest first."""
    rows = Draft.objects.filter(state=Draft.State.SIGNED).select_related("regime", "body", "paper")
    return [
        Signed(one.ref, one.regime.title, one.body.name, one.period, period_of(one), one.paper.number,
               one.paper.issued, one.frozen.get("values", {}))
        for one in rows.order_by("-paper__issued", "-pk")
        if one.paper and one.paper.issued
    ]  # fmt: skip


def find(ref: str) -> QuerySet[Draft]:
    found: QuerySet[Draft] = Draft.objects.filter(ref=ref).select_related(
        "regime__receiver", "regime__paper", "body", "paper"
    )
    return found
