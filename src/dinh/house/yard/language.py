"""Which language a page is in: the reader's own choice, and Vietnamese until they choose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

YEAR = 365 * 24 * 3600  # seconds


class LanguageMiddleware:
    """`?lang=en`, then the cookie, then Vietnamese.

    Django's own middleware would also ask the browser: a villager whose phone came set to English would read English.
    """

    def __init__(self, get_response: Callable[[Any], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        known = dict(settings.LANGUAGES)
        asked = request.GET.get("lang")
        chosen = asked if asked in known else request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = chosen if chosen in known else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        patch_vary_headers(response, ("Cookie",))
        response.headers.setdefault("Content-Language", language)
        if asked in known:
            remember(response, settings.LANGUAGE_COOKIE_NAME, asked)
        return response


def remember(response: HttpResponse, name: str, value: str) -> None:
    """A preference cookie: it says nothing about who the reader is."""
    response.set_cookie(name, value, max_age=YEAR, samesite="Lax", secure=settings.TLS, httponly=True)
