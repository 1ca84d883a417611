"""Pages for when something cannot be shown. Each says what happened and what to do next."""

from __future__ import annotations

import sys
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpResponse, HttpResponseForbidden, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token

from dinh.ground.gate import Refused
from dinh.ground.http import public
from dinh.house.outage import Outage, outage

PROGRAMS = ("/api/", "/open311/")
ACCOUNTS = "/tai-khoan/"  # passwords and codes are typed there
RETRY = 30  # seconds after which programs may ask again


@public
@requires_csrf_token
def bad_request(request: Any, exception: Exception | None = None) -> HttpResponse:
    """400. Also what a form too large or with too many fields becomes: Django raises SuspiciousOperation for both."""
    return render(request, "400.html", status=400)


@public
@requires_csrf_token
def forbidden(request: Any, exception: Exception | None = None) -> HttpResponse:
    """403 with the gate's own reason; other PermissionDenied get a plain sentence: their text is for developers."""
    reason = str(exception) if isinstance(exception, Refused) else _("Anh/chị không được mở trang này.")
    return render(request, "403.html", {"reason": reason}, status=403)


@public
@requires_csrf_token
def not_found(request: Any, exception: Exception | None = None) -> HttpResponse:
    """404, with the sentence of `Http404(sentence)`; what Django itself says there is for developers and left out."""
    said = exception.args[0] if exception and exception.args and isinstance(exception.args[0], str) else ""
    return render(request, "404.html", {"said": "" if said.startswith("No ") else said}, status=404)


@public
@requires_csrf_token
def server_error(request: Any) -> HttpResponse:
    """500, or 503 where the database or the disk failed. Asks nothing of the database."""
    if what := outage(sys.exc_info()[1]):
        return _later(request, what)
    return HttpResponse(render_to_string("500.html"), status=500)


def _later(request: Any, what: Outage) -> HttpResponse:
    """503: what was typed stands on the page, to be sent again by a button; but no password, and no file."""
    if request.path.startswith(PROGRAMS):
        words = {"type": "about:blank", "title": _("Máy chủ tạm không trả lời được."), "status": 503}
        response: HttpResponse = JsonResponse(words, status=503, content_type="application/problem+json")
    else:
        typed = _typed(request) if request.method == "POST" else []
        context = {"what": what, "path": request.get_full_path(), "posted": request.method == "POST", "typed": typed}
        response = HttpResponse(render_to_string("503.html", context), status=503)
    response["Retry-After"] = str(RETRY)
    response["Cache-Control"] = "no-store"
    return response


def _typed(request: Any) -> list[tuple[str, str]]:
    if request.path.startswith(ACCOUNTS):
        return []
    try:
        return [(name, value) for name, values in request.POST.lists() for value in values]
    except (OSError, SuspiciousOperation, MultiPartParserError):  # no room for the upload, or it broke off
        return []


@public
def csrf_failure(request: Any, reason: str = "") -> HttpResponse:
    """A form older than its session, or sent from elsewhere. The browser's Back brings back what was typed."""
    return HttpResponseForbidden(render_to_string("csrf.html", {"back": request.path}, request))
