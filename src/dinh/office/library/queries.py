"""Every read of the library: which wording of a model is in use, who put it in force, who is asked to and has not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.fold import fold
from dinh.office.library import permissions, shelf
from dinh.office.library.models import Adoption, OwnVersion, Requirement
from dinh.office.library.shelf import Sample


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a model that can be read, filled in and put in force: the house's or the commune's own."""

    sample: Sample
    own: OwnVersion | None = None

    @property
    def body(self) -> str:
        return self.own.body if self.own else self.sample.body

    @property
    def name(self) -> str:
        return str(self.own) if self.own else f"bản mẫu {self.sample.number}"

    @property
    def code(self) -> str:
        """`m2`, `r1`: as it stands in an address."""
        return f"r{self.own.number}" if self.own else f"m{self.sample.number}"

    @property
    def day(self) -> date:
        return self.own.made_on if self.own else self.sample.day


def own_versions(key: str = "") -> QuerySet[OwnVersion]:
    rows: QuerySet[OwnVersion] = OwnVersion.objects.order_by("key", "-number")
    return rows.filter(key=key) if key else rows


def wordings(key: str) -> list[Wording]:
    """Every wording, the one in use first: the commune's own that stand, the house's, then those taken back."""
    own = [Wording(shelf.version(key, one.based_on), one) for one in own_versions(key)]
    standing = [one for one in own if one.own and not one.own.withdrawn_on]
    gone = [one for one in own if one.own and one.own.withdrawn_on]
    return [*standing, *(Wording(sample) for sample in reversed(shelf.versions(key))), *gone]


def in_use(key: str) -> Wording:
    return wordings(key)[0]


def all_in_use() -> dict[str, Wording]:
    """The wording in use of every model, in the commune in scope; one query."""
    own = {key: one for (_commune, key), one in _own_in_use().items()}
    return {key: _used(key, own.get(key)) for key in shelf.models()}


def _own_in_use() -> dict[tuple[int, str], OwnVersion]:
    """The commune's own wording that is in use, by commune and model."""
    standing = OwnVersion.objects.filter(withdrawn_on=None).order_by("key", "number")
    return {(one.commune_id, one.key): one for one in standing}


def _used(key: str, own: OwnVersion | None) -> Wording:
    return Wording(shelf.version(key, own.based_on), own) if own else Wording(shelf.newest(key))


def wording(key: str, code: str) -> Wording | None:
    """The wording of that code; None when there is none."""
    return next((one for one in wordings(key) if one.code == code), None)


def outdated(wording: Wording) -> bool:
    """The commune's own wording rests on a version of the house's that has a newer one."""
    return wording.own is not None and wording.own.based_on < shelf.newest(wording.sample.key).number


def adoptions(day: date | None = None) -> QuerySet[Adoption]:
    """What stands on record; with a day, only what was in force on it."""
    rows = Adoption.objects.filter(undone_on=None).select_related("body", "own", "paper", "commune")
    if day:
        rows = rows.filter(Q(ended_on=None) | Q(ended_on__gt=day), day__lte=day)
    return rows.order_by("body__order", "body__name", "-day", "-pk")


def is_newest(adoption: Adoption, used: Wording) -> bool:
    """Whether it was made after the wording in use."""
    if used.own:
        return adoption.own_id == used.own.pk
    return adoption.shipped == used.sample.number


def requirements(day: date | None = None) -> QuerySet[Requirement]:
    """Those standing today, or on a day."""
    rows = Requirement.objects.prefetch_related("bodies")
    if day is None:
        return rows.filter(ended_on=None)
    return rows.filter(Q(ended_on=None) | Q(ended_on__gt=day), begins__lte=day)


def units_for(sample: Sample, day: date) -> list[Body]:
    """The bodies that a model is for, on a day."""
    return [body for body in bodies_on(day).select_related("parent").order_by("order", "name") if sample.takes(body)]


@dataclass(frozen=True, slots=True)
class Line:
    """A body and a model: what it put in force (None: nothing), whether it is asked to and by which day."""

    body: Body
    sample: Sample
    adoption: Adoption | None
    asked: Requirement | None
    newest: bool
    day: date

    @property
    def state(self) -> str:
        """missing (asked and nothing), late (past the day), older, current, none (nobody asks)."""
        if self.adoption:
            return "current" if self.newest else "older"
        if self.asked:
            return "late" if self.asked.due < self.day else "missing"
        return "none"


STATES = ("late", "missing", "older", "current")


def lines(day: date, *, key: str = "", body: int | None = None) -> list[Line]:
    """Who put what in force and who is asked to, as on a day: late and missing first; a fixed number of queries,
    whether of the commune in scope or of all."""
    own, known = _own_in_use(), shelf.models()
    asked = {(one.pk, each.key): each for each in requirements(day) for one in each.bodies.all()}
    made = {(each.body_id, each.key): each for each in adoptions(day)}
    bodies = {pk for pk, _name in {**asked, **made}} if body is None else {body}
    alive = {one.pk: one for one in bodies_on(day).filter(pk__in=bodies)}
    found = []
    for pk, name in {**asked, **made}:
        if pk not in alive or name not in known or key not in ("", name):
            continue
        used = _used(name, own.get((alive[pk].commune_id, name)))
        one = made.get((pk, name))
        newest = one is not None and is_newest(one, used)
        found.append(Line(alive[pk], used.sample, one, asked.get((pk, name)), newest, day))
    order = {state: at for at, state in enumerate(STATES)}
    return sorted(found, key=lambda one: (order[one.state], one.sample.title, one.body.order, one.body.name))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to; empty fields leave it open."""

    q: str = ""
    key: str = ""
    kind: str = ""
    state: str = ""


def narrowed(rows: Iterable[Line], wanted: Wanted) -> list[Line]:
    return [
        one for one in rows
        if fold(wanted.q) in fold(" ".join([*one.body.all_names, one.sample.title]))
        and wanted.key in ("", one.sample.key) and wanted.kind in ("", one.body.kind)
        and wanted.state in ("", one.state)
    ]  # fmt: skip


def samples(wanted: Wanted, *, dossiers: bool = False) -> list[Sample]:
    """The newest of every model that fits; dossiers apart. `kind` is a kind of unit, `state` a form."""
    return [
        one for one in map(shelf.newest, shelf.models())
        if (one.form == "dossier") == dossiers and fold(wanted.q) in fold(f"{one.title} {one.plain}")
        and (not wanted.kind or any(fit.kind == wanted.kind for fit in one.fits))
        and wanted.state in ("", one.form)
    ]  # fmt: skip


def own_bodies(by: Actor, day: date) -> list[Body]:
    """The bodies that the post acted from writes for as its own."""
    return [body for body in bodies_on(day).order_by("order", "name") if permissions.belongs(by, body)]
