"""One act as a page with one form: what it asks, what follows from it; and where one goes back to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.urls import reverse

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.rights.workplaces.forms import About
from dinh.rights.workplaces.models import Agreement, Board, Box, Conference, Decision, Dialogue, Founding, Summary
from dinh.rights.workplaces.permissions import body_of


def this_day(thing: Any) -> dict[str, Any]:
    return {"day": today()}


def nothing(thing: Any) -> dict[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class Page:
    """`lead` says what follows; `initial` what the form starts from; `danger` colours the button."""

    title: Any
    lead: Any
    action: Any
    permission: str
    form: type[About]
    run: Callable[[Actor, Any, Any], object]
    done: Any
    initial: Callable[[Any], dict[str, Any]] = nothing
    danger: bool = False


def possible(by: Actor, kind: str, acts: dict[str, Page], thing: Model) -> list[tuple[str, Any]]:
    """The acts that may be done on a thing now, as (address, title)."""
    return [(act_url(kind, thing, slug), page.title) for slug, page in acts.items() if may(by, page.permission, thing)]


def act_url(kind: str, thing: Model, slug: str) -> str:
    return reverse("workplaces_desk:act", args=[kind, thing.pk, slug])


def home_of(thing: Any) -> str:
    """The page a thing is shown on."""
    if isinstance(thing, Conference | Decision | Board):
        conference = thing.pk if isinstance(thing, Conference) else thing.conference_id
        return reverse("workplaces_desk:conference", args=[conference])
    if isinstance(thing, Dialogue | Agreement):
        dialogue = thing.pk if isinstance(thing, Dialogue) else thing.dialogue_id
        return reverse("workplaces_desk:dialogue", args=[dialogue])
    if isinstance(thing, Box | Summary):
        return reverse("workplaces_desk:box", args=[thing.pk if isinstance(thing, Box) else thing.box_id])
    if isinstance(thing, Founding):
        return reverse("workplaces_desk:unions")
    body = body_of(thing)
    return (
        reverse("workplaces_desk:place", args=[body.pk]) if isinstance(body, Body) else reverse("workplaces_desk:index")
    )
