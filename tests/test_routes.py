"""Every route says who may enter, and keeps to it: the table of routes × people is walked, not sampled."""

from __future__ import annotations

import re

import pytest
from django.db import transaction
from django.test import Client

from dinh.ground.actor import Actor
from dinh.ground.gate import PERMISSIONS, may
from dinh.house.routes import Route, all_routes

ROUTES = all_routes()
PEOPLE = ["visitor", "lan", "an", "tu", "mai", "ba", "lua", "hung", "binh", "thanh", "thu", "chinh", "khanh"]


def test_no_route_forgot_to_say_who_may_enter():
    assert not [route for route in ROUTES if not route.access]


def test_every_named_permission_exists():
    assert not [r for r in ROUTES if r.access not in {"public", "library"} and r.access not in PERMISSIONS]


def test_nothing_of_the_desk_is_public():
    assert not [r for r in ROUTES if r.path.startswith("ban-lam-viec/") and r.access in {"public", "library", ""}]


GATED = [r for r in ROUTES if r.access not in {"public", "library"}]


def address(route: Route) -> str:
    """Fill the path's parameters with values that name nothing: entry is refused before anything is looked for."""
    kinds = {
        "int": "999999",
        "str": "khong-co",
        "slug": "khong-co",
        "uuid": "00000000-0000-0000-0000-000000000000",
        "path": "x",
    }
    if "(?P<" in route.path:  # a pattern: the first of several words, or any letter
        plain = re.sub(
            r"\(\?P<\w+>([^)]*)\)", lambda found: found[1].split("|")[0] if "|" in found[1] else "x", route.path
        )
        return "/" + re.sub(r"[\^$\\]", "", plain)
    return "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda found: kinds.get(found[1] or "str", "khong-co"), route.path)


# A hundred at a time: to make the ward and its people anew for each route would take minutes.
HUNDREDS = [GATED[at : at + 100] for at in range(0, len(GATED), 100)]


@pytest.mark.parametrize("routes", HUNDREDS, ids=lambda routes: f"{routes[0].name}-{routes[-1].name}")
def test_those_without_the_permission_are_stopped_at_the_door(request, ward, routes, monkeypatch):
    """Asked of everyone in the cast, with the gate's own answer as the measure. Pages stay blank: what they say is
    asked elsewhere, and to draw ten thousand of them would take minutes."""
    monkeypatch.setattr("django.template.base.Template.render", lambda _page, _context: "")
    wrong = []
    for who in PEOPLE:
        actor = request.getfixturevalue(who)
        client = Client()
        if actor.user:
            client.force_login(actor.user)
        at_the_door = actor if actor.commune == ward.commune else Actor(commune=ward.commune, user=actor.user)
        for route in routes:
            allowed = may(at_the_door, route.access, ward.commune)
            posts = "POST" in route.methods and "GET" not in route.methods
            with transaction.atomic():
                response = client.post(address(route)) if posts else client.get(address(route))
            if not _stands(response, actor, allowed):
                wrong.append(f"{route.name}: {who}, allowed {allowed}: {response.status_code}")
    assert not wrong


def _stands(response, actor, allowed):
    if not actor.signed_in:
        to = response.headers.get("Location", "")
        return response.status_code == 302 and ("dang-nhap" in to or "login" in to)
    return (response.status_code != 403) == allowed
