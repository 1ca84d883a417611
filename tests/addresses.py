"""Every GET address of a room opened with rows in it: a route that nobody gave a row to is told, and so is one that
opens for none of the people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.test import Client
from django.urls import reverse

from dinh.ground.people.models import User
from dinh.house.routes import all_routes

Rows = Mapping[str, Iterable[Sequence[object]]]


def signed_in(names: Iterable[str]) -> dict[str, Client]:
    """A browser for each user name, and one for a visitor."""
    found = {"visitor": Client()}
    for name in names:
        found[name] = Client()
        found[name].force_login(User.objects.get(username=name))
    return found


def faults(namespace: str, rows: Rows, people: Mapping[str, Client]) -> list[str]:
    """What is wrong with the addresses of a namespace; `rows` gives the arguments of each name that takes some."""
    wrong = []
    for route in all_routes():
        space, _, name = route.name.rpartition(":")
        if space != namespace or route.methods == "POST":
            continue
        if "<" in route.path and not rows.get(name):
            wrong.append(f"{route.name}: no row to open it with")
            continue
        for args in rows[name] if "<" in route.path else [()]:
            wrong += _opened(route.name, args, people)
    return wrong


def _opened(name: str, args: Sequence[object], people: Mapping[str, Client]) -> list[str]:
    """Asked of one after the other until somebody may: who may not is the routes' test, not this one."""
    address = reverse(name, args=list(args))
    answers = {}
    for who, client in people.items():
        answer = client.get(address)
        if answer.status_code == 302 and "dang-nhap" not in answer.headers["Location"]:
            answer = client.get(answer.headers["Location"])
        answers[who] = answer.status_code
        if answers[who] == 200 or answers[who] >= 500:
            break
    return [] if 200 in answers.values() else [f"{address}: {answers}"]
