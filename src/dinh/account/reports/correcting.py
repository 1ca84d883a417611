"""What was signed stays word for word; here is kept what it said, and found what its records say now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils import timezone

from dinh.account.reports import facts as gathering
from dinh.account.reports.annexes import Annex
from dinh.account.reports.charts import Bar, Chart
from dinh.account.reports.compose import Composed, Facts
from dinh.account.reports.models import Draft
from dinh.account.reports.periods import period_of
from dinh.account.reports.words import said
from dinh.ground.journal.models import Entry
from dinh.ground.journal.words import ACTS
from dinh.ground.room import INDICATORS, Row, Value

MOST_SHOWN = 20  # changed records told one by one; all of them stand in the registry
SHORTEST_REF = 4


def frozen(
    sections: list[Composed], facts: Facts, rows: dict[str, list[Row]], tables: list[Annex], left: list[dict[str, str]]
) -> dict[str, Any]:
    """What is signed, as JSON: every sentence with its source and writer, tables, charts, annexes, each figure with its
    records, and the advice that the signer left standing, with the reason."""
    return {
        "sections": [_section(made) for made in sections],
        "annexes": [one.plain() for one in tables],
        "values": {key: [value.part, value.whole] for key, value in facts.values.items()},
        "rows": {key: [[row.title, row.url, *row.cells] for row in some] for key, some in rows.items()},
        "left": left,
    }


def _section(made: Composed) -> dict[str, Any]:
    return {
        "key": made.section.key,
        "level": made.section.level,
        "label": made.label,
        "title": made.section.title,
        "sentences": [
            {"text": s.text, "source": s.source, "key": s.key, "by": s.by, "bullet": s.bullet, "original": s.original,
             "when": s.when}
            for s in made.sentences
        ],
        "tables": [
            {"caption": t.caption, "header": list(t.header), "rows": [list(row) for row in t.rows]}
            for t in made.tables
        ],
        "charts": [
            {"title": c.title, "unit": c.unit, "shares": c.shares,
             "bars": [[bar.label, bar.value.part, bar.value.whole] for bar in c.bars]}
            for c in made.charts
        ],
    }  # fmt: skip


def chart(kept: dict[str, Any]) -> Chart:
    """A chart as it was signed."""
    bars = tuple(Bar(label, Value(part, whole)) for label, part, whole in kept["bars"])
    return Chart(kept["title"], kept["unit"], bars, kept["shares"])


@dataclass(frozen=True, slots=True)
class Changed:
    """A record that differs: as it stood when signed and as it stands now (empty: not there), and who touched it since,
    as far as the journal tells."""

    title: str
    url: str
    was: str
    now: str
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of a signed report that its records no longer give. `moving`: it is a standing that moves by itself."""

    key: str
    label: str
    unit: str
    signed: Value
    now: Value
    changed: tuple[Changed, ...]
    moving: bool

    @property
    def words(self) -> str:
        return f"đã ký: {said(self.signed)}; nay: {said(self.now)}"


def differences(signed: Draft) -> list[Difference]:
    """Every figure of a signed report that reads differently today, over the very days it counted."""
    days = gathering.days_of(signed)
    found = []
    for key, (part, whole) in signed.frozen.get("values", {}).items():
        if key not in INDICATORS:
            continue
        then, now = Value(part, whole), gathering.measure(signed, key, days)
        if then != now:
            one = INDICATORS[key]
            kept = signed.frozen.get("rows", {}).get(key, [])
            standing = one.rows(signed.commune, days, gathering.scope_of(signed, key))
            changed = _changed(signed, kept, standing)
            found.append(Difference(key, one.label, one.unit, then, now, changed, not one.adds))
    return found


def _changed(signed: Draft, kept: list[list[str]], standing: list[Row]) -> tuple[Changed, ...]:
    was = {(url, title): " · ".join(map(str, cells)) for title, url, *cells in kept}
    now = {(row.url, row.title): " · ".join(row.cells) for row in standing}
    keys = [key for key in (was | now) if was.get(key) != now.get(key)][:MOST_SHOWN]
    return tuple(
        Changed(title, url, was.get((url, title), ""), now.get((url, title), ""), _acts(signed, url, title))
        for url, title in keys
    )


def _acts(signed: Draft, url: str, title: str) -> tuple[str, ...]:
    """Acts entered since the signature about the thing of that title, or that lies at `url`: the day, the act, the
    post, newest last. The journal names things as they were called then, so that it may tell nothing."""
    ref = next((part for part in reversed(url.partition("#")[0].split("?")[0].split("/")) if part), "")
    if signed.submitted_at is None:
        return ()
    named = Q(about_label=title[:300]) | (Q(about_label__contains=ref) if len(ref) >= SHORTEST_REF else Q())
    entries = Entry.objects.filter(named, at__gt=signed.submitted_at).order_by("seq")[:5]
    return tuple(
        f"{timezone.localtime(one.at):%d/%m/%Y}: {ACTS.get(one.what, one.what)}"
        + (f" ({one.post_label})" if one.post_label else "")
        for one in entries
    )


def last_signed(draft: Draft) -> Draft | None:
    """The newest signed report of the same body under the same regime, of a period that ends earlier."""
    mine = period_of(draft).end
    rows = Draft.objects.filter(regime=draft.regime_id, body=draft.body_id, state=Draft.State.SIGNED)
    kept = rows.exclude(pk=draft.pk).select_related("regime", "body", "paper")
    earlier = [one for one in kept if period_of(one).end < mine]
    return max(earlier, key=lambda one: (period_of(one).end, one.pk), default=None)


def sentence(signed: Draft, found: Difference) -> str:
    """«Đính chính số liệu năm 2025 (Báo cáo số 12/BC-UBND ngày 08/12/2025): … đã ghi 26/26, đạt 100%, nay là 25/26,
    đạt 96,15%.»"""
    paper = signed.paper
    day = f" ngày {paper.issued:%d/%m/%Y}" if paper and paper.issued else ""
    named = f" ({paper.type_name} số {paper.number}{day})" if paper else ""
    return (
        f"Đính chính số liệu {period_of(signed).label}{named}: {found.label[:1].lower()}{found.label[1:]} đã ghi "
        f"{said(found.signed)}; nay là {said(found.now)}."
    )
