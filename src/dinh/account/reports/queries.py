"""Reading reports: what is owed, what a draft says now, what stands behind each number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from dinh.account.reports.compose import Composed, Facts, Gap, PassageFact, UnitFact, compose
from dinh.account.reports.models import Draft, Figure, Passage, Regime
from dinh.account.reports.outlines import OUTLINES, Count, Entered, Outline
from dinh.account.reports.periods import PeriodDue, period_of, periods_of
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.room import INDICATORS, Row, Value
from dinh.law.periods import Period
from dinh.office.tasks import queries as tasks


def regimes(day: date) -> QuerySet[Regime]:
    """Regimes in force on a day."""
    found: QuerySet[Regime] = (
        Regime.objects.filter(begins__lte=day).exclude(ended__lte=day).select_related("receiver", "paper")
    )
    return found.order_by("title")


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


def owed(regime: Regime, year: int) -> list[Owed]:
    """Everything owed under a regime in a year: unit by unit, then the receiver's own, period by period."""
    bodies = [*regime.owes.order_by("order", "name"), regime.receiver]
    drafts = {(draft.body_id, draft.period): draft for draft in regime.drafts.select_related("body", "paper")}
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
    return list(bodies) if draft.body_id == draft.regime.receiver_id else []


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


def scope_of(draft: Draft) -> int | None:
    """Whose records the draft counts: its own body's, or for the receiver the whole commune's."""
    return None if draft.body_id == draft.regime.receiver_id else draft.body_id


def composed(draft: Draft) -> list[Composed]:
    """The draft as it reads now."""
    return compose(OUTLINES[draft.regime.outline], facts(draft))


def facts(draft: Draft) -> Facts:
    outline, period, body = OUTLINES[draft.regime.outline], period_of(draft), scope_of(draft)
    passages = {
        passage.section: PassageFact(passage.text, passage.status, str(passage.by))
        for passage in Passage.objects.filter(draft=draft.pk).select_related("by")
    }
    return Facts(
        values={key: INDICATORS[key].value(draft.commune, period, body) for key in indicator_keys(outline)},
        figures={entered.key: figure_value(draft, entered) for entered in outline.figures},
        papers=tuple(INDICATORS["papers.issued"].rows(draft.commune, period, body)),
        tasks=tuple(_task_rows(period, body)),
        passages=passages,
        units=tuple(_units(draft)),
    )


def indicator_keys(outline: Outline) -> set[str]:
    return {part.indicator for section in outline.sections for part in section.parts if isinstance(part, Count)}


def _task_rows(period: Period, body: int | None) -> Iterable[Row]:
    """What has fallen due in the period, and what without a due day was accepted in it."""
    due = list(tasks.fallen_due(period, body, today()))
    done = [turn for turn in tasks.accepted_between(period.start, period.end, body) if turn.due is None]
    for turn in [*due, *done]:
        paper = turn.task.paper.number if turn.task.paper else ""
        day = f"{turn.due:%d/%m/%Y}" if turn.due else ""
        lead = turn.task.lead.short_name or turn.task.lead.name
        title = f"{turn.task.title} ({turn.label})" if turn.label else turn.task.title
        url = reverse("tasks:task", args=[turn.task.ref])
        yield Row(title, url, turn.due, (title, paper, lead, day, turn.get_state_display()))


def _units(draft: Draft) -> Iterable[UnitFact]:
    if draft.body_id != draft.regime.receiver_id:
        return
    for unit in unit_drafts(draft).prefetch_related("passages"):
        words = {passage.section: passage.text for passage in unit.passages.all()}
        name = unit.body.short_name or unit.body.name
        yield UnitFact(name, reverse("reports:draft", args=[unit.ref]), words)


def figures_behind(draft: Draft, entered: Entered) -> list[Figure]:
    """The draft's own entry, or else, in the receiver's report, the entries of the units it sums."""
    own = list(_figures().filter(draft=draft.pk, key=entered.key))
    if own or not entered.merge or draft.body_id != draft.regime.receiver_id:
        return own
    return list(_figures().filter(draft__in=unit_drafts(draft), key=entered.key).order_by("draft__body__order"))


def _figures() -> QuerySet[Figure]:
    figures: QuerySet[Figure] = Figure.objects.select_related("by", "file", "draft__body").prefetch_related("rows")
    return figures


def figure_value(draft: Draft, entered: Entered) -> Value | None:
    """Sum of numerators over sum of denominators, never an average; None when nobody entered anything."""
    behind = figures_behind(draft, entered)
    if not behind:
        return None
    whole = sum(figure.whole or 0 for figure in behind) if entered.share else None
    return Value(sum(figure.part for figure in behind), whole)


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


def find(ref: str) -> QuerySet[Draft]:
    found: QuerySet[Draft] = Draft.objects.filter(ref=ref).select_related(
        "regime__receiver", "regime__paper", "body", "paper"
    )
    return found
