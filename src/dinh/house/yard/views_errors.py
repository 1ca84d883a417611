"""Pages for when something cannot be shown. Each says what happened and what to do next."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseForbidden
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token

from dinh.ground.gate import Refused
from dinh.ground.http import public


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
    """500. Asks nothing of the database, which may be what failed."""
    return HttpResponse(render_to_string("500.html"), status=500)


@public
def csrf_failure(request: Any, reason: str = "") -> HttpResponse:
    """A form older than its session, or sent from elsewhere. The browser's Back brings back what was typed."""
    return HttpResponseForbidden(render_to_string("csrf.html", {"back": request.path}, request))
