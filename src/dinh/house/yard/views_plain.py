"""Pages for machines: health, robots, whom to tell about a security hole."""

from __future__ import annotations

from datetime import UTC, timedelta

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from dinh.ground.clock import now
from dinh.ground.http import Request, never_lags, public
from dinh.ground.journal.listing import acts_recorded

PRIVATE = ("/ban-lam-viec/", "/tai-khoan/", "/tep/", "/tim")


@public
@never_lags
@require_safe
def health(request: Request) -> HttpResponse:
    """200 when the database answers, 503 when not. `journal` is how many acts this commune has recorded."""
    try:
        acts = acts_recorded(request.commune)
    except DatabaseError:
        return JsonResponse({"status": "down", "database": False}, status=503)
    return JsonResponse({"status": "ok", "database": True, "journal": acts})


@public
@require_safe
def robots(request: Request) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in PRIVATE), ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@public
@require_safe
def security(request: Request) -> HttpResponse:
    """RFC 9116: whom to tell about a hole. Absent until the operator names a contact (DINH_SECURITY_CONTACT)."""
    contact = getattr(settings, "DINH_SECURITY_CONTACT", "")
    if not contact:
        raise Http404
    expires = (now() + timedelta(days=180)).astimezone(UTC)
    lines = [f"Contact: {contact}", f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}", "Preferred-Languages: vi, en", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
