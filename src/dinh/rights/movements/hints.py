"""Which body or residential group has an open matter like the problem a model answered: computed, explained,
left to a person to decide."""

from __future__ import annotations

from dataclasses import dataclass

from dinh.ground.bodies.models import Body
from dinh.ground.places.models import ResidentialGroup
from dinh.office.tasks import queries as tasks
from dinh.rights.movements import queries
from dinh.rights.movements.models import Adoption, Hint, PracticeModel
from dinh.rights.movements.similar import Weights, likes
from dinh.rights.petitions.queries import desk as petitions

MOST = 60  # open matters weighed at once: more are not read by anyone


@dataclass(frozen=True, slots=True)
class Matter:
    """An open matter of a body: a petition's words by the office, or a task's. `about` is its reference, `group` where
    it lies: those who live there may take the model up themselves."""

    about: str
    title: str
    text: str
    body: Body
    group: ResidentialGroup | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`to_group`, `to_body`: which of the two places nobody has decided on."""

    matter: Matter
    model: PracticeModel
    score: float
    shared: tuple[str, ...]
    to_group: bool
    to_body: bool


def open_matters(body: Body | None = None, *, with_tasks: bool = True) -> list[Matter]:
    """What bodies have on their table now: reflections and proposals that everyone may read, and, for who may read
    tasks, those not accepted yet. Newest first."""
    wanted = petitions.Wanted(tab="tat-ca", body=str(body.pk) if body else "")
    under_way = (*petitions.NEW, *petitions.WORKING)
    rows = petitions.matters(wanted).filter(state__in=under_way, body__isnull=False, public=True)
    found = [
        Matter(one.ref, one.title, f"{one.title}. {one.text}", one.body, one.group) for one in rows[:MOST] if one.body
    ]
    if not with_tasks:
        return found
    turns = tasks.open_turns().order_by("-task__assigned_at", "-pk")
    if body:
        turns = turns.filter(task__lead=body)
    told: set[str] = set()
    for turn in turns[:MOST]:
        task = turn.task
        if task.ref not in told:
            told.add(task.ref)
            found.append(Matter(task.ref, task.title, f"{task.title}. {task.text}", task.lead))
    return found


def suggestions(body: Body | None = None, *, with_tasks: bool = True) -> list[Suggestion]:
    """Likenesses nobody has decided on, the strongest first. A place that has the model, or is where it was born, is
    not told of it again."""
    models = {one.pk: one for one in queries.public()}
    texts = [(key, f"{one.title}. {one.problem}") for key, one in models.items()]
    matters = open_matters(body, with_tasks=with_tasks)
    weights = Weights([*(text for _key, text in texts), *(one.text for one in matters)])
    alive = Adoption.objects.exclude(state="ended")
    having = set(alive.filter(group=None).values_list("body", "model"))
    having_groups = set(alive.exclude(group=None).values_list("group", "model"))
    decided = set(Hint.objects.filter(group=None).values_list("body", "model", "about"))
    decided_groups = set(Hint.objects.exclude(group=None).values_list("group", "model", "about"))
    found = []
    for matter in matters:
        for like in likes(matter.text, texts, weights):
            key = (matter.body.pk, like.key)
            to_body = key not in having and (*key, matter.about) not in decided
            to_group = False
            if matter.group:
                key = (matter.group.pk, like.key)
                to_group = key not in having_groups and (*key, matter.about) not in decided_groups
            if to_body or to_group:
                found.append(Suggestion(matter, models[like.key], like.score, like.shared, to_group, to_body))
    return sorted(found, key=lambda one: (-one.score, one.matter.about, one.model.pk))
