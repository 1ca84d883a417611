"""Who is at which door: the commune by host name, the person by session, the post they act from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django_scopes import scope

from dinh.ground.actor import Actor
from dinh.ground.bodies.queries import holding_to_act_from
from dinh.ground.clock import today
from dinh.ground.people.actions import mark_seen
from dinh.ground.people.queries import must_set_up_factor
from dinh.ground.places.queries import commune_for_host
from dinh.house.yard.views_errors import not_found

GetResponse = Callable[[HttpRequest], HttpResponse]
# All that a province's or the country's own office serves: nobody there would read a petition to a ward.
OF_OFFICES = (
    "/ban-lam-viec/", "/tai-khoan/", "/tep/", "/ngon-ngu", "/chu-to", "/suc-khoe", "/tinh-trang", "/metrics",
    "/robots.txt", "/.well", "/bieu-trung/",
)  # fmt: skip
# What they tell everyone.
OPEN_DATA = ("/du-lieu", "/api/v1/datasets", "/api/v1/changes", "/api/v1/openapi.json")


def _of_offices(path: str) -> bool:
    return path in ("/", "/api/v1/") or path.startswith((*OF_OFFICES, *OPEN_DATA))


class NulMiddleware:
    """No address holds the character NUL, which PostgreSQL keeps in no text: there is nothing at such a path, and in a
    query it is dropped. (Forms refuse it themselves.) Nor is there a row by a number of more than 64 bits, at which
    SQLite fails."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        if "\x00" in request.path_info:
            raise Http404
        if "%00" in request.META.get("QUERY_STRING", ""):
            request.META["QUERY_STRING"] = request.META["QUERY_STRING"].replace("%00", "")
        return self.get_response(request)

    def process_exception(self, request: Any, exception: Exception) -> HttpResponse | None:
        return not_found(request) if isinstance(exception, OverflowError) and "SQLite" in str(exception) else None


class OwnMiddleware:
    """What came with a session, or begins one, is that reader's own: no browser of a shared machine and nobody on the
    way keeps it, unless the page says otherwise itself."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        response = self.get_response(request)
        cookie = settings.SESSION_COOKIE_NAME
        if (cookie in request.COOKIES or cookie in response.cookies) and "Cache-Control" not in response:
            response["Cache-Control"] = "private, no-store"
        return response


class TenantMiddleware:
    """Sets `request.commune` and `request.actor`, and lets queries see this commune's rows only."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        commune = commune_for_host(request.get_host())
        if commune is None:
            return render(request, "no_commune.html", status=404)
        request.commune = commune
        with scope(commune=commune):
            user = request.user if request.user.is_authenticated else None
            holding = holding_to_act_from(user, request.session.get("holding"), today()) if user else None
            request.actor = Actor(commune=commune, user=user, holding=holding)
            if user and request.session.used_a_while_ago:
                mark_seen(request.session.session_key)
            if commune.gathers and not _of_offices(request.path_info):
                raise Http404(_("Trang này là của xã, phường; hãy mở trang của nơi mình ở."))
            return self.get_response(request)


class FactorMiddleware:
    """Officials set up a second factor before the desk opens to them, newcomers within days
    (`people.queries.factor_due`). Demo communes are spared: their passwords are printed."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        if request.path.startswith("/ban-lam-viec/") and must_set_up_factor(request.actor, today()):
            return redirect(reverse("mfa_activate_totp"))
        return self.get_response(request)
