"""Reads about models: lists, how far each spread, which looks are due, what waits for whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from dinh.ground.actor import Actor
from dinh.ground.fold import words
from dinh.ground.prepared import Prepared
from dinh.rights.movements import permissions
from dinh.rights.movements.clocks import Due, next_look
from dinh.rights.movements.models import (
    Adoption,
    Campaign,
    CheckLine,
    Council,
    Entry,
    Hint,
    Look,
    ModelPhoto,
    PracticeModel,
    Sitting,
)
from dinh.rights.movements.spread import Place, Spread, ranked, spread

State = PracticeModel.State
LIVES = ("song", "chua", "dung")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters of a list of models, as typed. `lives`: `song` alive elsewhere, `chua` taken up by nobody, `dung`
    living nowhere."""

    q: str = ""
    field: str = ""
    state: str = ""
    lives: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A model in a list, with where it went."""

    model: PracticeModel
    spread: Spread


@dataclass(frozen=True, slots=True)
class Seen:
    """An adoption with its next look, and how much of its check-list is done."""

    adoption: Adoption
    due: Due | None
    done: int
    whole: int


def models() -> QuerySet[PracticeModel]:
    rows: QuerySet[PracticeModel] = PracticeModel.objects.select_related("body", "group", "commune")
    return rows


def public() -> QuerySet[PracticeModel]:
    return models().filter(state=State.RECOGNISED)


def find_public(ref: str) -> PracticeModel | None:
    return public().filter(ref=ref.upper()[:16]).first()


def places(keys: Iterable[int] | None = None) -> dict[int, list[Place]]:
    """Every adoption by model, as the tree takes them. One query."""
    rows = Adoption.objects.select_related("body", "group")
    found: dict[int, list[Place]] = {}
    for one in rows if keys is None else rows.filter(model__in=list(keys)):
        place = Place(
            one.pk, one.parent_id, one.where, one.state, one.get_state_display(), one.begun_on, one.ended_why
        )  # fmt: skip
        found.setdefault(one.model_id, []).append(place)
    return found


def lines(rows: Sequence[PracticeModel]) -> list[Line]:
    known = places([one.pk for one in rows])
    return [Line(one, spread(known.get(one.pk, []))) for one in rows]


def listed(rows: QuerySet[PracticeModel], wanted: Wanted) -> list[Line]:
    """The models that match, the most living places first among the recognised, then the newest."""
    if wanted.field in PracticeModel.Field.values:
        rows = rows.filter(field=wanted.field)
    if wanted.state in State.values:
        rows = rows.filter(state=wanted.state)
    asked = words(wanted.q)
    found = [one for one in rows if all(word in _folded(one) for word in asked)]
    told = lines(found)
    if wanted.lives == "song":
        told = [one for one in told if one.spread.living]
    elif wanted.lives == "chua":
        told = [one for one in told if not one.spread.places]
    elif wanted.lives == "dung":
        told = [one for one in told if one.model.public and one.spread.dead]
    return sorted(told, key=lambda one: (-one.spread.living, -(one.model.decided_on or date.min).toordinal()))


def _folded(model: PracticeModel) -> str:
    texts = (model.title, model.problem, model.holder_name, model.body.name, str(model.group or ""))
    return " ".join(words(" ".join(texts)))


def ranking() -> list[Line]:
    """Recognised models that live somewhere, by real spread; the dead are not here."""
    rows = {one.pk: one for one in public()}
    known = places(rows)
    return [Line(rows[key], one) for key, one in ranked((key, spread(known.get(key, []))) for key in rows)]


def adoptions() -> QuerySet[Adoption]:
    rows: QuerySet[Adoption] = Adoption.objects.select_related(
        "model", "body", "group", "parent__body", "parent__group"
    )
    return rows


def seen(rows: QuerySet[Adoption], day: date) -> list[Seen]:
    """Adoptions with their next look, the most pressing first; four queries."""
    found = list(rows)
    keys = [one.pk for one in found]
    taken: dict[int, set[int]] = {}
    for adoption, months in Look.objects.filter(adoption__in=keys).values_list("adoption", "months"):
        taken.setdefault(adoption, set()).add(months)
    counts = {
        row["adoption"]: (row["done"], row["whole"])
        for row in CheckLine.objects.filter(adoption__in=keys).order_by().values("adoption")
        .annotate(done=Count("pk", filter=Q(state="done")), whole=Count("pk", filter=~Q(state="left_out")))
    }  # fmt: skip
    told = [
        Seen(one, next_look(one, taken.get(one.pk, set()), day), *counts.get(one.pk, (0, 0))) for one in found
    ]  # fmt: skip
    return sorted(told, key=lambda one: (one.due is None, one.due.day if one.due else date.max, one.adoption.pk))


def looks_due(day: date) -> list[Seen]:
    """Living adoptions whose look is late or its day has come or comes within a week."""
    return [one for one in seen(adoptions().exclude(state="ended"), day) if one.due and one.due.tone != "info"]


def own_adoptions(by: Actor) -> QuerySet[Adoption]:
    """Those of the body acted from, or of the group it heads."""
    group = permissions.own_group(by)
    if group is not None:
        return adoptions().filter(group=group)
    return adoptions().filter(body=by.body, group=None) if by.body else adoptions().none()


def to_examine() -> QuerySet[PracticeModel]:
    return models().filter(state=State.PROPOSED).order_by("proposed_on", "pk")


def to_decide() -> QuerySet[PracticeModel]:
    return models().filter(state=State.EXAMINED).order_by("proposed_on", "pk")


def own_returned(by: Actor) -> QuerySet[PracticeModel]:
    group = permissions.own_group(by)
    rows = models().filter(state=State.RETURNED)
    if group is not None:
        return rows.filter(group=group)
    return rows.filter(body=by.body, group=None) if by.body else rows.none()


def hints_for(by: Actor) -> QuerySet[Hint]:
    """Suggestions a person made to the place acted from, a group or a body, that it has not taken up."""
    rows: QuerySet[Hint] = Hint.objects.filter(suggested=True).select_related("model", "body", "group")
    if group := permissions.own_group(by):
        return rows.filter(group=group).exclude(model__in=Adoption.objects.filter(group=group).values("model"))
    if not by.has(permissions.ADOPTER):
        return rows.none()
    taken = Adoption.objects.filter(body=by.body, group=None).values("model")
    return rows.filter(body=by.body, group=None).exclude(model__in=taken)


def councils(day: date) -> QuerySet[Council]:
    rows: QuerySet[Council] = Council.objects.filter(Q(ended_on=None) | Q(ended_on__gt=day))
    return rows


def before_council(sitting: Sitting) -> list[PracticeModel | Entry]:
    """What a sitting may still vote on."""
    entries = Entry.objects.filter(campaign__council=sitting.council, state="proposed", campaign__posted_on=None)
    judged = {(one.model_id, one.entry_id) for one in sitting.examinations.all()}
    waiting: list[PracticeModel | Entry] = [one for one in to_examine() if (one.pk, None) not in judged]
    return [*waiting, *(one for one in entries.select_related("body", "campaign") if (None, one.pk) not in judged)]


def campaigns() -> QuerySet[Campaign]:
    rows: QuerySet[Campaign] = Campaign.objects.select_related("council")
    return rows


def may_read_file(by: Actor, file_id: int) -> bool:
    """Photos of recognised models are for everyone; evidence and other photos for those who read the room."""
    photo = ModelPhoto.objects.filter(file=file_id)
    if photo.filter(model__state=State.RECOGNISED).exists():
        return True
    used = photo.exists() or CheckLine.objects.filter(file=file_id).exists()
    return used and by.has(permissions.READER)


newest: Prepared[PracticeModel] = Prepared(
    lambda most: PracticeModel.objects.filter(state="recognised").order_by("-decided_on", "-pk")[:most]
)
