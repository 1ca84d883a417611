"""Pages that nothing on the way, and no browser, may keep."""

from __future__ import annotations

from django.http import HttpResponse


def secret(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "no-referrer"
    return response
