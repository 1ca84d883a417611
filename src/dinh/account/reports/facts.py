"""Gathering what a draft may say: every figure from its room, every list from its records, over the days counted."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from dinh.account.reports import queries
from dinh.account.reports.compose import (
    Composed,
    CorrectionFact,
    Facts,
    PassageFact,
    RewriteFact,
    UnitFact,
    compose,
)
from dinh.account.reports.models import Correction, Draft, Passage, Rewrite
from dinh.account.reports.outlines import OUTLINES
from dinh.account.reports.parts import Kind, Outline, Shares
from dinh.account.reports.periods import period_of
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.room import INDICATORS, Row, Value
from dinh.law.periods import Period
from dinh.office.tasks import queries as tasks

KINDS: dict[str, Kind] = {
    Body.Kind.COMMITTEE: "commune", Body.Kind.COUNCIL: "commune", Body.Kind.UNIT: "unit",
    Body.Kind.ENTERPRISE: "enterprise",
}  # fmt: skip
OWN_WORK = ("papers", "tasks", "workplaces")  # rooms whose numbers are a body's own even when it governs the commune


def kind_of(body: Body) -> Kind:
    """What kind of unit reports: the commune itself, an agency, a public unit, an enterprise."""
    return KINDS.get(body.kind, "agency")


def outline_of(draft: Draft) -> Outline:
    """The sections of the draft's outline for its kind of unit; the report that merges has them all."""
    outline = OUTLINES[draft.regime.outline]
    return outline if draft.merges else outline.for_kind(kind_of(draft.body))


def scope_of(draft: Draft, key: str) -> int | None:
    """Whose records a number counts: the body's own; the whole commune's for the report that merges, and, in what
    concerns the people, for the bodies that govern the commune."""
    governs = kind_of(draft.body) == "commune" and key.partition(".")[0] not in OWN_WORK
    return None if draft.merges or governs else draft.body_id


def days_of(draft: Draft) -> Period:
    """The days counted: up to the day it was signed or handed in, or up to today, while the period is not over."""
    period = period_of(draft)
    last = draft.counted_to or (today() if draft.state != Draft.State.SIGNED else period.end)
    return Period.between(period.start, max(period.start, last)) if last < period.end else period


def when_before(period: Period, days: Period) -> str:
    """How the same days a year earlier are named: «năm 2025», or «cùng kỳ năm 2025» of a period that is not over."""
    return period.year_before().label if days is period or days == period else f"cùng kỳ năm {days.end.year - 1}"


def composed(draft: Draft) -> list[Composed]:
    """The draft as it reads now."""
    return composed_of(draft, facts(draft))


def composed_of(draft: Draft, gathered: Facts) -> list[Composed]:
    return compose(outline_of(draft), gathered)


def rows_behind(draft: Draft, keys: Iterable[str]) -> dict[str, list[Row]]:
    """The records behind each number, over the days counted."""
    days = days_of(draft)
    return {key: INDICATORS[key].rows(draft.commune, days, scope_of(draft, key)) for key in keys}


def facts(draft: Draft) -> Facts:
    outline, period, days = outline_of(draft), period_of(draft), days_of(draft)
    year_before = days.year_before()
    compared = [part.indicator for part in outline.counts if part.compare]
    lists = queries.figures_by_key(draft, outline.figures)
    return Facts(
        values={key: measure(draft, key, days) for key in indicator_keys(outline)},
        before={key: measure(draft, key, year_before) for key in compared},
        when=when_before(period, days),
        figures={entered.key: queries.summed(lists[entered.key], entered) for entered in outline.figures},
        papers=tuple(INDICATORS["papers.issued"].rows(draft.commune, days, scope_of(draft, "papers.issued"))),
        tasks=tuple(_task_rows(days, scope_of(draft, "tasks.done_on_time"))),
        passages=_passages(draft),
        units=tuple(_units(draft)),
        rewrites=_rewrites(draft),
        corrections=_corrections(draft),
        cutoff=cutoff_words(period, days),
    )


def measure(draft: Draft, key: str, days: Period) -> Value:
    return INDICATORS[key].value(draft.commune, days, scope_of(draft, key))


def cutoff_words(period: Period, days: Period) -> str:
    """Which days were counted, where the period's name does not say it: while it runs, or with a cut-off of its own."""
    if period.cut:
        return f"Số liệu trong báo cáo tính từ ngày {days.start:%d/%m/%Y} đến hết ngày {days.end:%d/%m/%Y}."
    return f"Số liệu trong báo cáo tính đến hết ngày {days.end:%d/%m/%Y}." if days != period else ""


def indicator_keys(outline: Outline) -> list[str]:
    """Every indicator an outline asks for, once, in order."""
    bars = [key for part in outline.parts if isinstance(part, Shares) for key, _label in part.bars]
    return list(dict.fromkeys([*(part.indicator for part in outline.counts), *bars]))


def _passages(draft: Draft) -> dict[str, PassageFact]:
    return {
        passage.section: PassageFact(passage.text, passage.status, str(passage.by))
        for passage in Passage.objects.filter(draft=draft.pk).select_related("by")
    }


def _rewrites(draft: Draft) -> dict[tuple[str, str], RewriteFact]:
    return {
        (one.section, one.key): RewriteFact(
            one.text, one.original, str(one.by), f"{timezone.localtime(one.at):%H:%M %d/%m/%Y}"
        )
        for one in Rewrite.objects.filter(draft=draft.pk).select_related("by")
    }


def _corrections(draft: Draft) -> tuple[CorrectionFact, ...]:
    rows = Correction.objects.filter(draft=draft.pk).select_related("signed").order_by("pk")
    return tuple(CorrectionFact(one.key, one.text, reverse("reports:draft", args=[one.signed.ref])) for one in rows)


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
    if not draft.merges:
        return
    for unit in queries.unit_drafts(draft).prefetch_related("passages"):
        words = {passage.section: passage.text for passage in unit.passages.all()}
        name = unit.body.short_name or unit.body.name
        yield UnitFact(name, reverse("reports:draft", args=[unit.ref]), words)
