"""Pages that nothing on the way, and no browser, may keep."""

from __future__ import annotations

from django.http import HttpResponse


def secret(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store, private"
    # Not «no-referrer»: browsers then send the page's forms without their origin, which the check of the token refuses.
    response["Referrer-Policy"] = "same-origin"
    return response
