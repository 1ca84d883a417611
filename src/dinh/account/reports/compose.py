"""Composing a report: pure functions from an outline and its facts to sentences that know where they come from.

Nothing here reads a database; `facts.facts` gathers, this decides. Every sentence carries a source, so that a reader
can ask «số này ở đâu ra?» and a test can find a number without records.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dinh.account.reports.charts import Bar, Chart
from dinh.account.reports.parts import Count, Entered, Outline, Papers, Part, Section, Shares, TaskTable, Units, Written
from dinh.account.reports.words import compared, number, share
from dinh.ground.room import Row, Value


@dataclass(frozen=True, slots=True)
class PassageFact:
    text: str
    status: str
    by: str


@dataclass(frozen=True, slots=True)
class UnitFact:
    """A submitted unit report: its name, its own words by section, where it opens."""

    name: str
    url: str
    passages: dict[str, str]


@dataclass(frozen=True, slots=True)
class RewriteFact:
    """A generated sentence in someone's words: `original` as the records gave it then; `when` as the page says it."""

    text: str
    original: str
    by: str
    when: str


@dataclass(frozen=True, slots=True)
class CorrectionFact:
    """A figure of an earlier, signed report that its records no longer give, in the words accepted for this one."""

    key: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a composition may say. `values` by indicator key, and `before` the same days a year earlier, which
    `when` names; `figures` by figure key (None: not entered); `cutoff` says up to which day was counted."""

    values: dict[str, Value] = field(default_factory=dict)
    figures: dict[str, Value | None] = field(default_factory=dict)
    papers: tuple[Row, ...] = ()
    tasks: tuple[Row, ...] = ()
    passages: dict[str, PassageFact] = field(default_factory=dict)
    units: tuple[UnitFact, ...] = ()
    before: dict[str, Value] = field(default_factory=dict)
    when: str = ""
    rewrites: dict[tuple[str, str], RewriteFact] = field(default_factory=dict)
    corrections: tuple[CorrectionFact, ...] = ()
    cutoff: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """`source` is indicator, papers, tasks, figure, unit, correction, cutoff, nothing or writer; `key` opens the
    records behind it. An edited one keeps in `original` what the records say now, `by` and `when` it was edited, and
    is `stale` when they said something else then."""

    text: str
    source: str
    key: str = ""
    by: str = ""
    bullet: bool = False
    original: str = ""
    when: str = ""
    stale: bool = False

    @property
    def place(self) -> str:
        """What tells this sentence from the others of its section; empty when nobody may edit it."""
        return "" if self.bullet or self.source not in EDITABLE else f"{self.source}:{self.key}"


@dataclass(frozen=True, slots=True)
class Gap:
    """What a section still lacks, in words; `figure` is the key to enter when it lacks a figure."""

    text: str
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """A section as it will be read. `gaps` say in words what is still missing and stop the signature."""

    section: Section
    label: str
    sentences: tuple[Sentence, ...]
    tables: tuple[Table, ...]
    gaps: tuple[Gap, ...]
    status: str
    hint: str
    charts: tuple[Chart, ...] = ()


EDITABLE = ("indicator", "figure", "papers", "tasks", "nothing")
TASK_HEADER = ("Nhiệm vụ", "Theo văn bản", "Cơ quan", "Hạn", "Kết quả")
NOTHING = "Trong kỳ không phát sinh nội dung ở mục này."
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
LETTERS = "abcdđeghik"
Made = Sentence | Table | Gap | Chart


def compose(outline: Outline, facts: Facts) -> list[Composed]:
    labels = _labels(outline)
    return [_section(one, labels[one.key], facts, first=not at) for at, one in enumerate(outline.sections)]


def _labels(outline: Outline) -> dict[str, str]:
    """I, 1, a by the sections there are: what is left out leaves no hole."""
    labels, counts = {}, [0, 0, 0]
    for section in outline.sections:
        level = section.level - 1
        counts[level] += 1
        counts[level + 1 :] = [0] * (2 - level)
        at = counts[level]
        labels[section.key] = (ROMAN[at - 1], str(at), LETTERS[at - 1])[level]
    return labels


def _section(section: Section, label: str, facts: Facts, *, first: bool) -> Composed:
    made: list[Made] = [Sentence(facts.cutoff, "cutoff")] if first and facts.cutoff else []
    for part in section.parts:
        made += _part(part, section, facts)
    made += [Sentence(one.text, "correction", one.url) for one in facts.corrections if one.key in _keys(section)]
    told = [_edited(one, section, facts) for one in made if isinstance(one, Sentence)]
    tables = tuple(one for one in made if isinstance(one, Table))
    charts = tuple(one for one in made if isinstance(one, Chart))
    gaps = tuple(one for one in made if isinstance(one, Gap))
    passage = facts.passages.get(section.key)
    if passage and passage.text:
        told += [Sentence(line, "writer", by=passage.by) for line in passage.text.splitlines() if line.strip()]
    if not (told or tables or charts or gaps) and any(not isinstance(part, Shares) for part in section.parts):
        told = [_edited(Sentence(NOTHING, "nothing"), section, facts)]
    hint = next((part.hint for part in section.parts if isinstance(part, Written)), "")
    status = passage.status if passage else "unseen"
    return Composed(section, label, tuple(told), tables, gaps, status, hint, charts)


def _keys(section: Section) -> set[str]:
    """The numbers a section tells of: where a correction of one belongs."""
    return {part.indicator if isinstance(part, Count) else part.key for part in section.parts
            if isinstance(part, Count | Entered)}  # fmt: skip


def _edited(said: Sentence, section: Section, facts: Facts) -> Sentence:
    found = facts.rewrites.get((section.key, said.place)) if said.place else None
    if found is None:
        return said
    return replace(
        said, text=found.text, original=said.text, by=found.by, when=found.when, stale=said.text != found.original
    )


def _part(part: Part, section: Section, facts: Facts) -> list[Made]:
    match part:
        case Count():
            said = _count(part, facts)
            return [said] if said.text else []
        case Papers():
            return _papers(part, facts.papers)
        case TaskTable():
            return _tasks(part, facts.tasks)
        case Entered():
            return _entered(part, facts.figures.get(part.key))
        case Shares():
            return _shares(part, facts.values)
        case Units():
            return _units(section, facts.units)
        case Written():
            passage = facts.passages.get(section.key)
            return [] if passage and passage.text.strip() else [Gap(f"Chưa viết: {part.hint}")]


def _count(part: Count, facts: Facts) -> Sentence:
    value = facts.values[part.indicator]
    n = counted(value)
    text = _fill(part.zero if n == 0 else part.one if n == 1 else part.many, value)
    before = facts.before.get(part.indicator)
    if text and before and counted(before):
        beside = compared(value, before, facts.when)
        text = f"{text.rstrip('.')}; {beside}." if beside else text
    return Sentence(text, "indicator", part.indicator)


def counted(value: Value) -> int:
    """What decides between nothing, one and many: the whole where there is one."""
    return value.part if value.whole is None else value.whole


def _entered(part: Entered, value: Value | None) -> list[Made]:
    if value is None:
        return [Gap(f"Chưa có số liệu: {part.label}.", part.key)]
    return [Sentence(_fill(part.zero if counted(value) == 0 else part.many, value), "figure", part.key)]


def _fill(template: str, value: Value) -> str:
    whole = number(value.whole) if value.whole is not None else ""
    return template.format(n=number(value.part), whole=whole, share=share(value) if value.whole else "")


def _papers(part: Papers, papers: tuple[Row, ...]) -> list[Made]:
    if not papers:
        return [Sentence(part.none, "papers", "papers.issued")]
    lead = Sentence(part.lead.format(n=number(len(papers))), "papers", "papers.issued")
    last = len(papers) - 1
    listed = [
        Sentence(f"{row.title}{'.' if place == last else ';'}", "papers", "papers.issued", bullet=True)
        for place, row in enumerate(papers)
    ]
    return [lead, *listed]


def _tasks(part: TaskTable, rows: tuple[Row, ...]) -> list[Made]:
    if not rows:
        return [Sentence(part.none, "tasks", "tasks.done_on_time")]
    return [Table(part.caption, TASK_HEADER, tuple(row.cells for row in rows))]


FEWEST_BARS = 2  # one bar alone compares nothing


def _shares(part: Shares, values: dict[str, Value]) -> list[Made]:
    bars = tuple(Bar(label, values[key]) for key, label in part.bars if values[key].whole)
    return [Chart(part.title, "phần trên tổng số", bars, shares=True)] if len(bars) >= FEWEST_BARS else []


def _units(section: Section, units: tuple[UnitFact, ...]) -> list[Made]:
    return [
        Sentence(
            f"{unit.name}: {' '.join(unit.passages[section.key].split())}", "unit", unit.url, by=unit.name, bullet=True
        )
        for unit in units
        if unit.passages.get(section.key, "").strip()
    ]
