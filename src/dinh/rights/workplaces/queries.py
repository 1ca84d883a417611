"""Every read of the room: where each workplace stands, what is late, who founded a union."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.fold import fold
from dinh.ground.gate import may
from dinh.law.workplaces import numbered
from dinh.rights.workplaces import permissions
from dinh.rights.workplaces.clocks import CALLED, ENDING, FIRST_YEAR, bound, conference_due
from dinh.rights.workplaces.models import (
    WORKPLACES,
    Agreement,
    Board,
    Box,
    Conference,
    Dialogue,
    Entry,
    Founding,
    Gathered,
    ItemWords,
    Letter,
    Matter,
    Profile,
    Publication,
    UnionTarget,
)

OFFICES = permissions.OFFICES


def workplaces(day: date, body: int | None = None) -> list[Body]:
    """The agencies, units and enterprises that are there on a day."""
    rows = bodies_on(day).filter(kind__in=WORKPLACES).order_by("order", "name")
    return list(rows.filter(pk=body) if body else rows)


def own_workplaces(by: Actor, day: date) -> list[Body]:
    """Those that the post acted from writes for."""
    return [body for body in workplaces(day) if permissions.belongs(by, body)]


def profiles(day: date, bodies: list[Body] | None = None) -> dict[int, Profile]:
    """What each workplace is on a day, by the body's key; none for one that nobody has described."""
    rows = Profile.objects.filter(day__lte=day).order_by("day")
    if bodies is not None:
        rows = rows.filter(body__in=bodies)
    return {row.body_id: row for row in rows}


def profile_on(body: Body, day: date) -> Profile | None:
    found: Profile | None = Profile.objects.filter(body=body, day__lte=day).order_by("-day").first()
    return found


def owes_conference(body: Body, profile: Profile | None, day: date) -> bool:
    """An agency or unit whose number of people is known and is more than the law lets go without."""
    return body.kind in OFFICES and profile is not None and not bound("agency.optional", profile.staff, day)


def owes_board(body: Body, profile: Profile | None, day: date) -> bool:
    return body.kind in OFFICES and profile is not None and not bound("agency.no_inspectors", profile.staff, day)


@dataclass(slots=True)
class Standing:
    """Where a workplace stands on a day. `conference` is that of the work year before; `due` its last day, None where
    none is owed; `published` the items of Điều 46 made known this year of `items`; `needs` what is missing, worst
    first, as (tone, words)."""

    body: Body
    profile: Profile | None
    union: bool
    conference: Conference | None = None
    due: date | None = None
    published: int = 0
    items: int = 0
    board: Board | None = None
    dialogues: int = 0
    agreements: int = 0
    late_agreements: int = 0
    last: date | None = None
    needs: list[tuple[str, str]] = field(default_factory=list)

    @property
    def office(self) -> bool:
        return self.body.kind in OFFICES

    @property
    def kind(self) -> str:
        """In a word, for tables."""
        words = {Body.Kind.AGENCY: _("cơ quan"), Body.Kind.UNIT: _("đơn vị sự nghiệp")}
        return words.get(Body.Kind(self.body.kind), _("doanh nghiệp"))

    @property
    def held(self) -> bool:
        return self.conference is not None and resolved(self.conference)

    @property
    def in_time(self) -> bool:
        return self.due is not None and self.conference is not None and self.held and held_by(self.conference, self.due)

    @property
    def late(self) -> bool:
        return any(tone == "late" for tone, __ in self.needs)


def resolved(one: Conference) -> bool:
    """Held with a resolution that passed; asks nothing of the database when decisions were fetched with it."""
    return any(each.kind == "resolution" and each.passed and not each.annulled_on for each in one.decisions.all())


def held_by(one: Conference, due: date) -> bool:
    return one.held_on is not None and one.held_on <= due


def described(day: date, body: int | None = None) -> list[tuple[Body, Profile]]:
    """Agencies and units whose number of people is known on a day, with what is known. Two queries."""
    known = profiles(day)
    rows = bodies_on(day).filter(kind__in=OFFICES, pk__in=Profile.objects.filter(day__lte=day).values("body"))
    rows = (rows.filter(pk=body) if body else rows).order_by("order", "name")
    return [(one, known[one.pk]) for one in rows]


def standings(day: date, year: int, body: int | None = None) -> list[Standing]:
    """All workplaces as they stood on a day of a year; a fixed number of queries whatever their number."""
    bodies = workplaces(day, body)
    known = profiles(day, bodies)
    founded = set(Founding.objects.filter(undone_on=None, day__lte=day).values_list("body_id", flat=True))
    last = last_entries(day)
    found = {
        each.pk: Standing(
            each, known.get(each.pk), bool((p := known.get(each.pk)) and p.union) or each.pk in founded,
            last=last.get(each.pk),
        )
        for each in bodies
    }  # fmt: skip
    _offices(found, day, year)
    _enterprises(found, day, year)
    for one in found.values():
        one.needs = _needs(one, day)
    return list(found.values())


def _offices(found: dict[int, Standing], day: date, year: int) -> None:
    called = Conference.objects.filter(year=year - 1, cancelled_on=None, body__in=found).prefetch_related("decisions")
    by_body = {each.body_id: each for each in called}
    seen = Publication.objects.filter(undone_on=None, day__year=year, day__lte=day, body__in=found)
    items = Counter(pk for pk, __ in set(seen.values_list("body_id", "number")))
    boards = {row.body_id: row for row in Board.objects.filter(ended_on=None, elected_on__lte=day, body__in=found)}
    due = conference_due(year - 1).due if year > FIRST_YEAR else None
    for one in found.values():
        if not one.office:
            continue
        one.conference, one.board = by_body.get(one.body.pk), boards.get(one.body.pk)
        one.published, one.items = items[one.body.pk], len(numbered("agency.published", day))
        one.due = due if owes_conference(one.body, one.profile, day) else None


def _enterprises(found: dict[int, Standing], day: date, year: int) -> None:
    talks = Dialogue.objects.filter(undone_on=None, day__year=year, day__lte=day, body__in=found)
    counts = Counter(talks.values_list("body_id", flat=True))
    open_ones = Agreement.objects.filter(dialogue__undone_on=None, done_on=None, dialogue__body__in=found)
    open_count, late_count = Counter[int](), Counter[int]()
    for pk, due in open_ones.values_list("dialogue__body_id", "due"):
        open_count[pk] += 1
        late_count[pk] += due < day
    for pk, one in found.items():
        one.dialogues, one.agreements, one.late_agreements = counts[pk], open_count[pk], late_count[pk]


def _needs(one: Standing, day: date) -> list[tuple[str, str]]:
    """In words of the interface, worst first."""
    needs: list[tuple[str, str]] = []
    if one.profile is None:
        needs.append(("soon", _("Chưa khai số người")))
    if one.due and not one.held:
        if day > one.due:
            needs.append(("late", _("Trễ hội nghị năm %d") % (one.due.year - 1)))
        elif day >= one.due - CALLED:
            needs.append(("soon", _("Hội nghị: chậm nhất %s") % f"{one.due:%d/%m/%Y}"))
    if one.late_agreements:
        needs.append(("late", _("%d thỏa thuận quá hạn") % one.late_agreements))
    if one.office and owes_board(one.body, one.profile, day):
        needs += _board_needs(one.board, day)
    if one.office and one.profile and one.published < one.items:
        needs.append(("info", _("Còn %d nội dung chưa công khai") % (one.items - one.published)))
    if one.body.kind == Body.Kind.ENTERPRISE and one.profile and not one.union:
        needs.append(("info", _("Chưa có công đoàn")))
    return sorted(needs, key=lambda need: ("late", "soon", "info").index(need[0]))


def _board_needs(board: Board | None, day: date) -> list[tuple[str, str]]:
    if board is None:
        return [("soon", _("Chưa có Ban Thanh tra nhân dân"))]
    if not board.serves(day):
        return [("late", _("Ban Thanh tra nhân dân hết nhiệm kỳ"))]
    if board.until - day <= ENDING:
        return [("soon", _("Ban Thanh tra nhân dân: nhiệm kỳ đến %s") % f"{board.until:%d/%m/%Y}")]
    return []


def last_entries(day: date) -> dict[int, date]:
    """The newest day of anything recorded about each workplace."""
    newest: dict[int, date] = {}
    rows = [
        *Publication.objects.filter(undone_on=None).values_list("body_id").annotate(last=Max("day")),
        *Entry.objects.filter(undone_on=None).values_list("body_id").annotate(last=Max("day")),
        *Dialogue.objects.filter(undone_on=None).values_list("body_id").annotate(last=Max("day")),
        *Conference.objects.filter(cancelled_on=None).values_list("body_id").annotate(last=Max("held_on")),
        *Matter.objects.values_list("body_id").annotate(last=Max("asked_on")),
        *Profile.objects.filter(day__lte=day).values_list("body_id").annotate(last=Max("day")),
    ]
    for pk, last in rows:
        if last and (pk not in newest or last > newest[pk]):
            newest[pk] = last
    return newest


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the table is narrowed to; empty fields leave it open."""

    q: str = ""
    kind: str = ""
    state: str = ""


STATES = ("late", "waiting", "unknown", "ok")


def narrowed(rows: list[Standing], wanted: Wanted) -> list[Standing]:
    """The late first, then by the order of bodies."""

    def fits(one: Standing) -> bool:
        return (
            fold(wanted.q) in fold(" ".join(one.body.all_names))
            and wanted.kind in ("", one.body.kind)
            and wanted.state in ("", _state(one))
        )

    return sorted(filter(fits, rows), key=lambda one: not one.late)


def _state(one: Standing) -> str:
    if one.profile is None:
        return "unknown"
    return "late" if one.late else "waiting" if one.needs else "ok"


@dataclass(frozen=True, slots=True)
class Item:
    """An item of Điều 46 at a workplace: its words there, whether somebody compared them, when it was published."""

    number: int
    words: ItemWords | None
    publications: list[Publication]


def items(body: Body, year: int, day: date) -> list[Item]:
    words = {row.number: row for row in ItemWords.objects.filter(body=body)}
    made: dict[int, list[Publication]] = {}
    rows = Publication.objects.filter(body=body, day__year=year, undone_on=None).select_related("proof")
    for row in rows:
        made.setdefault(row.number, []).append(row)
    return [Item(n, words.get(n), made.get(n, [])) for n in numbered("agency.published", day)]


@dataclass(frozen=True, slots=True)
class Unread:
    """What must be said once of a list of items: some have no words here, some words nobody compared with the law."""

    without: bool
    all_without: bool
    unchecked: bool


def unread(found: list[Item]) -> Unread:
    said = [item.words for item in found if item.words]
    return Unread(len(said) < len(found), not said, any(not words.checked for words in said))


def words_of_another(body: Body) -> dict[int, str]:
    """The words that the workplace which last wrote its list has, to begin from."""
    last = ItemWords.objects.exclude(body=body).order_by("-pk").first()
    return {row.number: row.words for row in ItemWords.objects.filter(body=last.body_id)} if last else {}


def founded(body: Body) -> bool:
    """Whether a union founded there stands on record."""
    return Founding.objects.filter(body=body, undone_on=None).exists()


def find_box(code: str) -> Box | None:
    found: Box | None = Box.objects.select_related("body", "commune").filter(code=code.strip().upper()).first()
    return found


def unread_letters() -> int:
    return int(Letter.objects.filter(opened_on=None).count())


def foundings(year: int) -> QuerySet[Founding]:
    rows: QuerySet[Founding] = Founding.objects.filter(undone_on=None, day__year=year)
    return rows.select_related("body").order_by("day", "pk")


def target(year: int) -> UnionTarget | None:
    found: UnionTarget | None = UnionTarget.objects.filter(year=year).first()
    return found


def without_union(day: date) -> list[Standing]:
    """Enterprises outside the State sector that have no union, those with most workers first."""
    rows = standings(day, day.year)
    found = [
        one for one in rows
        if one.body.kind == Body.Kind.ENTERPRISE and not one.union and not (one.profile and one.profile.state)
    ]  # fmt: skip
    return sorted(found, key=lambda one: -(one.profile.staff if one.profile else 0))


def agreements_open() -> QuerySet[Agreement]:
    rows: QuerySet[Agreement] = Agreement.objects.filter(dialogue__undone_on=None, done_on=None)
    return rows.select_related("dialogue__body")


def unanswered(body: Body) -> int:
    return int(Gathered.objects.filter(matter__body=body, answer="").count())


def may_read_file(by: Actor, pk: int) -> bool:
    """Proofs and minutes: those who see the workplace."""
    proofs = Publication.objects.filter(proof=pk).select_related("body")
    minutes = Dialogue.objects.filter(minutes=pk).select_related("body")
    bodies = [row.body for row in proofs] + [row.body for row in minutes]
    return any(may(by, permissions.SEE, body) for body in bodies)


def years(day: date) -> list[int]:
    """The years that can be looked at: from the first that anything was recorded in to the one of the day."""
    found = [d.year for d in Publication.objects.dates("day", "year")]
    found += [d.year for d in Dialogue.objects.dates("day", "year")]
    found += [year + 1 for year in Conference.objects.values_list("year", flat=True)]
    return list(range(day.year, min([*found, day.year]) - 1, -1))


def conference_of(body: Body, year: int) -> Conference | None:
    rows = Conference.objects.filter(body=body, year=year, cancelled_on=None).prefetch_related("decisions")
    found: Conference | None = rows.first()
    return found


def conferences(body: Body) -> QuerySet[Conference]:
    rows: QuerySet[Conference] = Conference.objects.filter(body=body).prefetch_related("decisions")
    return rows.order_by("-year", "-pk")


def late_count(day: date) -> int:
    return sum(one.late for one in standings(day, day.year))
