"""A visit on the spot, on a phone: lines to answer, measure, photograph; off-line too, and sent again without harm."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import wraps
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import now
from dinh.ground.gate import Refused, require, why_not
from dinh.ground.http import Request, gated
from dinh.rights.oversee import permissions
from dinh.rights.oversee.actions import noting
from dinh.rights.oversee.actions.noting import Noted
from dinh.rights.oversee.models import CheckLine, Reading, Visit
from dinh.rights.oversee.queries import visits as queries
from dinh.rights.oversee.views.visits import fetch

FILES = ("yard/look.css", "yard/icon.svg", "yard/htmx.min.js", "oversee/spot.css", "oversee/spot.js")
View = Callable[..., HttpResponse]


def in_words(view: View) -> View:
    """Outermost on a view: a refusal reaches a script as a sentence in JSON; no cache keeps any of it."""

    @wraps(view)
    def answered(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except Refused as refused:
            if not _wants_json(request):
                raise
            response = _json(403, why=str(refused))
        patch_vary_headers(response, ["Accept"])
        patch_cache_control(response, private=True, no_store=True)
        return response

    return answered


@in_words
@gated(permissions.NOTE)
@require_http_methods(["GET", "POST"])
def spot(request: Request, ref: str) -> HttpResponse:
    """The check-list to go through. A script sends one thing noted with its key, and may send it again."""
    found = fetch(request, ref)
    if request.method == "POST":
        return _posted(request, found)
    lines, loose, photos = queries.noted(found)
    context = {
        "visit": found, "lines": lines, "loose": loose, "photos": photos, "answers": Reading.Answer.choices,
        "why_not": why_not(request.actor, permissions.NOTE, found), "owner": request.actor.person.pk, "made": now(),
    }  # fmt: skip
    return render(request, "oversee/desk/spot.html", context)


def _posted(request: Request, visit: Visit) -> HttpResponse:
    require(request.actor, permissions.NOTE, visit)
    try:
        line = _line(request, visit)
        noted = _noted(request, line)
        why = _keep(request, visit, noted, line)
    except ValidationError as error:
        why = " ".join(error.messages)
    if _wants_json(request):
        return _json(422, why=why) if why else _json(200)
    if why:
        messages.error(request, why)
    else:
        messages.success(request, _("Đã ghi."))
    return redirect(f"{request.path}#dong-{request.POST.get('line') or 'khac'}")


def _keep(request: Request, visit: Visit, noted: Noted, line: CheckLine | None) -> str:
    """Keeps what was said, then the photo; empty when both landed, otherwise why not."""
    says = bool(noted.answer or noted.note.strip() or noted.value is not None)
    photo = request.FILES.get("photo")
    if says:
        refused = noting.note(by=request.actor, visit=visit, noted=[noted]).refused
        if refused:
            return " ".join(refused.values())
    if photo is not None:
        noting.add_photo(
            by=request.actor, visit=visit, data=photo.read(), name=photo.name or "anh.jpg", taken_at=noted.taken_at,
            line=line, note=noted.note[:300],
        )  # fmt: skip
    return "" if says or photo is not None else _("Chưa ghi gì: chọn một trả lời, ghi số đo, lời, hoặc chụp ảnh.")


def _line(request: Request, visit: Visit) -> CheckLine | None:
    pk = request.POST.get("line", "")
    if not pk:
        return None
    line: CheckLine | None = visit.lines.filter(pk=int(pk) if pk.isdecimal() and len(pk) < 19 else 0).first()
    if line is None:
        raise ValidationError(_("Dòng này không còn trong danh mục của cuộc kiểm tra."))
    return line


def _noted(request: Request, line: CheckLine | None) -> Noted:
    sent = request.POST
    try:
        key = UUID(sent["key"]) if sent.get("key") else uuid4()
    except ValueError as error:
        raise ValidationError(_("Máy gửi lên không đúng: hãy tải lại trang rồi gửi lại.")) from error
    return Noted(
        key, _taken(sent.get("taken", "")), line.pk if line else None, sent.get("answer", "")[:3],
        _value(sent.get("value", "")), sent.get("where", "")[:120], sent.get("note", "")[:2000],
    )  # fmt: skip


def _taken(text: str) -> datetime:
    """When the phone noted it; now, without a phone's word that can be read."""
    try:
        found = parse_datetime(text)
    except ValueError:
        found = None
    return found if found is not None and is_aware(found) else now()


def _value(text: str) -> Decimal | None:
    """«15,5» and «15.5». Raises ValidationError for what is no number."""
    if not text.strip():
        return None
    try:
        found = Decimal(text.strip().replace(",", ".")).quantize(Decimal("0.001"))
    except InvalidOperation as error:
        raise ValidationError(_("Số đo “%s” không đọc được. Ví dụ: 15,5.") % text[:20]) from error
    if not found.is_finite():
        raise ValidationError(_("Số đo “%s” không đọc được. Ví dụ: 15,5.") % text[:20])
    return found


@in_words
@gated(permissions.NOTE)
@require_safe
def session(request: Request, ref: str) -> HttpResponse:
    """Who is signed in, and a fresh token for a phone about to send what it kept."""
    found = fetch(request, ref)
    require(request.actor, permissions.NOTE, found)
    return _json(200, token=get_token(request), owner=str(request.actor.person.pk))


@in_words
@gated(permissions.NOTE)
@require_safe
def worker(request: Request) -> HttpResponse:
    """The service worker of these pages: its scope is the folder it comes from."""
    context = {"files": [static(name) for name in FILES], "script": static("yard/offline-worker.js")}
    return render(request, "oversee/desk/sw.js", context, content_type="text/javascript; charset=utf-8")


def _wants_json(request: Any) -> bool:
    return bool(request.headers.get("Accept", "").startswith("application/json"))


def _json(status: int, **data: Any) -> JsonResponse:
    return JsonResponse({"ok": status < 300, **data}, status=status, json_dumps_params={"ensure_ascii": False})
