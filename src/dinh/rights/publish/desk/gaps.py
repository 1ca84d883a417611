"""The gap table: every item of the law × every channel and place, with what is done and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.law.publicity import Channel, PublicItem
from dinh.rights.publish.desk.common import POSTED, PRESSING, STATES, place_name, state_words
from dinh.rights.publish.duties import Duty, State
from dinh.rights.publish.models import Publication
from dinh.rights.publish.public.items import BY_CODE, short
from dinh.rights.publish.queries.past import past_of
from dinh.rights.publish.queries.standing import Standing, in_force, standings

WEB, SEAT, SPOKEN, HEADS = "web", "seat", "spoken", "heads"


@dataclass(frozen=True, slots=True)
class Column:
    """`key` is web, seat, spoken, heads, or the key of a group."""

    key: str | int
    title: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one channel owes at one place. `state` None: nothing is owed there. `title` says it all in words."""

    state: State | None = None
    mark: str = "–"
    tone: str = ""
    title: str = ""
    words: str = ""
    url: str = ""
    done: int = 0
    owed: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    standing: Standing
    cells: tuple[Cell, ...]

    @property
    def done(self) -> int:
        return sum(cell.done for cell in self.cells)

    @property
    def owed(self) -> int:
        return sum(cell.owed for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the fourteen items with the publications made for it; `before`: how many an old book names for the year.
    Those fill no cell, having no photo, and open none; but of such an item nobody may say that nothing was public."""

    item: PublicItem
    short: str
    rows: tuple[Row, ...]
    empty: bool
    before: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    columns: tuple[Column, ...]
    parts: tuple[Part, ...]
    group: ResidentialGroup | None = None

    @property
    def rows(self) -> list[Row]:
        return [row for part in self.parts for row in part.rows]

    @property
    def done(self) -> int:
        return sum(row.done for row in self.rows)

    @property
    def owed(self) -> int:
        return sum(row.owed for row in self.rows)

    @property
    def untouched(self) -> int:
        return sum(part.empty and not part.before for part in self.parts)

    def by_place(self) -> list[tuple[Column, int, int, list[tuple[Row, Cell]]]]:
        """Column by column, what is missing there: the table as lists, for narrow screens."""
        found = []
        for at, column in enumerate(self.columns):
            cells = [(row, row.cells[at]) for row in self.rows if row.cells[at].owed]
            lacking = [(row, cell) for row, cell in cells if cell.done < cell.owed]
            done, owed = sum(cell.done for _row, cell in cells), sum(cell.owed for _row, cell in cells)
            found.append((column, done, owed, lacking))
        return found


def grid(year: int, day: date, *, item: str = "", group: ResidentialGroup | None = None, missing: bool = False) -> Grid:
    """The table of what was published in a year and stands. `group` narrows to one group's own columns."""
    found = standings(in_force(year).filter(publication__state=Publication.State.PUBLISHED), day)
    columns = _columns(found, day, group)
    before = {} if group else past_of(year)
    parts = []
    for each in BY_CODE.values():
        if item and each.code != item:
            continue
        rows = [Row(s, tuple(_cell(s, column) for column in columns)) for s in found if s.version.item == each.code]
        if group:
            rows = [row for row in rows if row.owed]
        shown = tuple(row for row in rows if not missing or row.done < row.owed)
        if shown or not (missing and rows):
            parts.append(Part(each, short(each.code), shown, not rows, before.get(each.code, 0)))
    return Grid(columns, tuple(parts), group)


def _columns(found: Sequence[Standing], day: date, group: ResidentialGroup | None) -> tuple[Column, ...]:
    if group:
        return (
            Column(group.pk, _("Niêm yết"), group.code),
            Column(f"{HEADS}:{group.pk}", _("Báo thôn, tổ"), group.code),
        )
    groups: dict[int, Column] = {each.pk: Column(each.pk, str(each), each.code) for each in groups_on(day)}
    for standing in found:
        # A group that has ended still hangs what it had to.
        for each in getattr(standing.version, "owed_at", ()):
            groups.setdefault(each.pk, Column(each.pk, str(each), each.code))
    ends = (Column(SPOKEN, _("Loa")), Column(HEADS, _("Báo thôn, tổ")))
    return (Column(WEB, _("Trang")), Column(SEAT, _("Trụ sở")), *groups.values(), *ends)


def _duties(standing: Standing, column: Column) -> list[Duty]:
    key = column.key
    if key == WEB:
        return [duty for duty in standing.duties if duty.channel is Channel.WEB]
    if key == SPOKEN:
        return [duty for duty in standing.duties if duty.channel is Channel.LOUDSPEAKER]
    if isinstance(key, str) and key.startswith(HEADS):
        wanted = int(key.partition(":")[2] or 0)
        told = [duty for duty in standing.duties if duty.channel is Channel.HEADS]
        return [duty for duty in told if not wanted or (duty.place and duty.place.group == wanted)]
    at = None if key == SEAT else key
    return [duty for duty in standing.duties if duty.channel in POSTED and duty.place and duty.place.group == at]


def _cell(standing: Standing, column: Column) -> Cell:
    duties = _duties(standing, column)
    if not duties:
        return Cell(title=_("%(where)s: không bắt buộc") % {"where": column.title})
    worst = min(duties, key=lambda duty: PRESSING.index(duty.state) if duty.state in PRESSING else len(PRESSING))
    done = sum(duty.state is State.DONE for duty in duties)
    tone, mark, _words = STATES[worst.state]
    words = state_words(worst) if len(duties) == 1 else f"{done}/{len(duties)}"
    return Cell(
        worst.state, mark if len(duties) == 1 else words, tone, _title(column, worst, words, duties), words,
        _url(standing, column, worst), done, len(duties),
    )  # fmt: skip


def _title(column: Column, worst: Duty, words: str, duties: list[Duty]) -> str:
    parts = [f"{column.title}: {words}"]
    if worst.since:
        parts.append(_("từ %(day)s") % {"day": f"{worst.since:%d/%m/%Y}"})
    if worst.term and worst.state is State.RUNNING:
        parts.append(_("đến hết %(day)s") % {"day": f"{worst.term.due:%d/%m/%Y}"})
    if worst.state in (State.MISSING, State.LATE):
        parts.append(_("hạn %(day)s") % {"day": f"{worst.start.due:%d/%m/%Y}"})
    if len(duties) > 1 and worst.state is not State.DONE:
        parts.append(_("thiếu %(place)s") % {"place": place_name(worst)})
    return ", ".join(parts)


def _url(standing: Standing, column: Column, duty: Duty) -> str:
    """The proof behind the cell, or the form to give it."""
    ref = standing.version.publication.ref
    matter = reverse("publish_desk:matter", args=[ref])
    if duty.channel is Channel.LOUDSPEAKER:
        return reverse("publish_desk:broadcasts", args=[ref])
    if duty.channel is Channel.HEADS:
        return reverse("publish_desk:heads", args=[ref])
    if duty.channel is Channel.WEB:
        return matter
    if duty.state in (State.MISSING, State.LATE, State.BROKEN):
        asked = f"?to={column.code}" if column.code else ""
        return reverse("publish_desk:post", args=[ref]) + asked
    if duty.state is State.TO_CONFIRM and duty.proof:
        return reverse("publish_desk:end_posting", args=[duty.proof])
    return f"{matter}#niem-yet-{duty.proof}"


def sheet_rows(found: Grid) -> list[list[str | int | date | None]]:
    """The table as rows of cells, for a spreadsheet; items without any publication say so."""
    rows: list[list[str | int | date | None]] = []
    for part in found.parts:
        if part.empty:
            said = _("sổ cũ ghi %(count)d nội dung") % {"count": part.before} if part.before else _(
                "chưa công khai nội dung nào"
            )  # fmt: skip
            rows.append([part.item.clause, part.short, said])
        for row in part.rows:
            version = row.standing.version
            cells = [cell.words if cell.owed else _("không bắt buộc") for cell in row.cells]
            rows.append(
                [part.item.clause, part.short, version.title, version.publication.ref, version.publication.published_on,
                 *cells, f"{row.done}/{row.owed}"]
            )  # fmt: skip
    return rows
