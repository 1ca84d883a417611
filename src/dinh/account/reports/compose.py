"""Composing a report: pure functions from an outline and its facts to sentences that know where they come from.

Nothing here reads a database; `queries.facts` gathers, this decides. Every sentence carries a source, so that a reader
can ask «số này ở đâu ra?» and a test can find a number without records.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from dinh.account.reports.outlines import Count, Entered, Outline, Papers, Part, Section, TaskTable, Units, Written
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
class Facts:
    """Everything a composition may say. `values` by indicator key, `figures` by figure key (None: not entered)."""

    values: dict[str, Value] = field(default_factory=dict)
    figures: dict[str, Value | None] = field(default_factory=dict)
    papers: tuple[Row, ...] = ()
    tasks: tuple[Row, ...] = ()
    passages: dict[str, PassageFact] = field(default_factory=dict)
    units: tuple[UnitFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """`source` is indicator, papers, tasks, figure, unit, writer or gap; `key` opens the records behind it."""

    text: str
    source: str
    key: str = ""
    by: str = ""
    bullet: bool = False


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


TASK_HEADER = ("Nhiệm vụ", "Theo văn bản", "Cơ quan", "Hạn", "Kết quả")


def share(value: Value) -> str:
    """`95,14%`: half up to two decimals, a round share without decimals.

    >>> share(Value(2799, 2942)), share(Value(26, 26))
    ('95,14%', '100%')
    """
    exact = Decimal(value.part) * 100 / Decimal(value.whole or 1)
    rounded = exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
    text = f"{rounded.normalize():f}"
    return text.replace(".", ",") + "%"


def number(n: int) -> str:
    """Counts as officials write them: a leading zero under ten, dots between thousands.

    >>> number(4), number(60), number(2942)
    ('04', '60', '2.942')
    """
    return f"0{n}" if 0 < n < 10 else f"{n:,}".replace(",", ".")


def compose(outline: Outline, facts: Facts) -> list[Composed]:
    labels = _labels(outline)
    return [_section(section, labels[section.key], facts) for section in outline.sections]


def _labels(outline: Outline) -> dict[str, str]:
    roman = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
    return {s.key: roman[int(s.key) - 1] if s.level == 1 else s.key.split(".")[-1] for s in outline.sections}


def _section(section: Section, label: str, facts: Facts) -> Composed:
    sentences: list[Sentence] = []
    tables: list[Table] = []
    gaps: list[Gap] = []
    for part in section.parts:
        for made in _part(part, section, facts):
            match made:
                case Sentence():
                    sentences.append(made)
                case Table():
                    tables.append(made)
                case Gap():
                    gaps.append(made)
    passage = facts.passages.get(section.key)
    if passage and passage.text:
        sentences += [Sentence(line, "writer", by=passage.by) for line in passage.text.splitlines() if line.strip()]
    hint = next((part.hint for part in section.parts if isinstance(part, Written)), "")
    status = passage.status if passage else "unseen"
    return Composed(section, label, tuple(sentences), tuple(tables), tuple(gaps), status, hint)


def _part(part: Part, section: Section, facts: Facts) -> list[Sentence | Table | Gap]:
    match part:
        case Count():
            said = _count(part, facts.values[part.indicator])
            return [said] if said.text else []
        case Papers():
            return _papers(part, facts.papers)
        case TaskTable():
            return _tasks(part, facts.tasks)
        case Entered():
            return _entered(part, facts.figures.get(part.key))
        case Units():
            return _units(section, facts.units)
        case Written():
            passage = facts.passages.get(section.key)
            return [] if passage and passage.text.strip() else [Gap(f"Chưa viết: {part.hint}")]


def _count(part: Count, value: Value) -> Sentence:
    n = value.part if value.whole is None else value.whole
    template = part.zero if n == 0 else part.one if n == 1 else part.many
    return Sentence(_fill(template, value), "indicator", part.indicator)


def _entered(part: Entered, value: Value | None) -> list[Sentence | Table | Gap]:
    if value is None:
        return [Gap(f"Chưa có số liệu: {part.label}.", part.key)]
    n = value.part if value.whole is None else value.whole
    return [Sentence(_fill(part.zero if n == 0 else part.many, value), "figure", part.key)]


def _fill(template: str, value: Value) -> str:
    whole = number(value.whole) if value.whole is not None else ""
    return template.format(n=number(value.part), whole=whole, share=share(value) if value.whole else "")


def _papers(part: Papers, papers: tuple[Row, ...]) -> list[Sentence | Table | Gap]:
    if not papers:
        return [Sentence(part.none, "papers", "papers.issued")]
    lead = Sentence(part.lead.format(n=number(len(papers))), "papers", "papers.issued")
    last = len(papers) - 1
    listed = [
        Sentence(f"{row.title}{'.' if place == last else ';'}", "papers", "papers.issued", bullet=True)
        for place, row in enumerate(papers)
    ]
    return [lead, *listed]


def _tasks(part: TaskTable, rows: tuple[Row, ...]) -> list[Sentence | Table | Gap]:
    if not rows:
        return [Sentence(part.none, "tasks", "tasks.done_on_time")]
    return [Table(part.caption, TASK_HEADER, tuple(row.cells for row in rows))]


def _units(section: Section, units: tuple[UnitFact, ...]) -> list[Sentence | Table | Gap]:
    return [
        Sentence(
            f"{unit.name}: {' '.join(unit.passages[section.key].split())}", "unit", unit.url, by=unit.name, bullet=True
        )
        for unit in units
        if unit.passages.get(section.key, "").strip()
    ]
