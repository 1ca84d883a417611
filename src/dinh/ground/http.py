"""Views say at their head who may come in: `@public`, or `@gated(permission)`. A test finds the view that says
neither."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django_htmx.middleware import HtmxDetails

from dinh.ground.actor import Actor
from dinh.ground.gate import require
from dinh.ground.people.models import User
from dinh.ground.places.models import Commune

View = Callable[..., HttpResponse]


class Request(HttpRequest):
    """A request as our views see it, after the middleware has run."""

    htmx: HtmxDetails
    commune: Commune
    actor: Actor
    user: User


def public(view: View) -> View:
    """Open to everyone, without signing in."""
    view.access = "public"  # type: ignore[attr-defined]
    return login_not_required(view)


def may_lag(view: View) -> View:
    """What it shows may be some seconds old, also to somebody signed in: read from a replica where there is one
    (ground/replicas.py). Visitors' public pages are so without saying it."""
    view.may_lag = True  # type: ignore[attr-defined]
    return view


def never_lags(view: View) -> View:
    """What it shows is always the primary's, also to a visitor."""
    view.may_lag = False  # type: ignore[attr-defined]
    return view


def gated(permission: str) -> Callable[[View], View]:
    """Open to those whom `permission` lets into the room; the view asks again about the thing it shows."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            require(request.actor, permission, request.commune)
            return view(request, *args, **kwargs)

        guarded.access = permission  # type: ignore[attr-defined]
        return guarded

    return decorate
