"""Attendance on the secretary's phone: a list to tick, off-line too; the code on an invitation; a mistake undone."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import now
from dinh.ground.gate import Refused, may, require, why_not
from dinh.ground.http import Request, gated
from dinh.rights.decide import actions, permissions
from dinh.rights.decide.actions import Taken, Tick
from dinh.rights.decide.forms_meeting import PersonForm
from dinh.rights.decide.models import Attendance, RollEntry, Round
from dinh.rights.decide.queries import attendance as queries
from dinh.rights.decide.queries import meeting
from dinh.rights.decide.views.meeting import fetch

PAGE = 500  # a larger list comes in pages; a phone searches what is on its page
MOST_TICKS = 2000  # of one sending
FILES = ("yard/look.css", "yard/icon.svg", "yard/htmx.min.js", "decide/meeting.css", "decide/attend.js")
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
@gated(permissions.PREPARE)
@require_http_methods(["GET", "POST"])
def attend(request: Request, pk: int) -> HttpResponse:
    """The list to tick. A script sends many ticks with their keys, and may send them again."""
    found = fetch(request, pk)
    require(request.actor, permissions.RUN, found)
    if request.method == "POST":
        return _posted(request, found)
    cluster = _cluster(request, found)
    rows = queries.lines(found, cluster=cluster, find=request.GET.get("q", "")[:80])
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "round": found, "matter": found.matter, "page": page, "parts": meeting.parts(found),
        "q": request.GET.get("q", ""), "part": cluster.name if cluster else "", "live": queries.live(found),
        "needed": meeting.needed(found),
        "why_not": why_not(request.actor, permissions.AT_WORK, found), "owner": request.actor.person.pk, "made": now(),
    }  # fmt: skip
    return render(request, "decide/desk/meeting_attend.html", context)


def _posted(request: Request, found: Round) -> HttpResponse:
    if "undo" in request.POST:
        return _undone(request, found)
    try:
        ticks = _ticks(request)
    except (ValueError, KeyError, TypeError):
        return _json(400, why=_("Máy gửi lên không đúng: hãy tải lại trang rồi gửi lại."))
    taken = actions.attend(by=request.actor, round=found, ticks=ticks)
    if _wants_json(request):
        return _json(
            200, done=[str(key) for key in taken.done], live=queries.live(found),
            refused={str(key): why for key, why in taken.refused.items()},
        )  # fmt: skip
    _tell(request, taken)
    return redirect(_back(request, ticks[0].entry if ticks else None))


def _ticks(request: Request) -> list[Tick]:
    """From a script's list, or from the one button pressed without one."""
    if "ticks" not in request.POST:
        return [Tick(int(request.POST["tick"]), uuid4())]
    sent = json.loads(request.POST["ticks"])[:MOST_TICKS]
    how = set(Attendance.How.values)
    return [
        Tick(int(each["entry"]), UUID(str(each["key"])), str(each.get("name", ""))[:120],
             each["how"] if each.get("how") in how else Attendance.How.TICK)
        for each in sent
    ]  # fmt: skip


def _undone(request: Request, found: Round) -> HttpResponse:
    pk = request.POST["undo"]
    entry = get_object_or_404(RollEntry, pk=int(pk) if pk.isdecimal() and len(pk) < 19 else 0, round=found)
    try:
        actions.unattend(by=request.actor, entry=entry)
    except ValidationError as error:
        if _wants_json(request):
            return _json(422, why=" ".join(error.messages), live=queries.live(found))
        messages.error(request, " ".join(error.messages))
    else:
        if _wants_json(request):
            return _json(200, live=queries.live(found))
        messages.success(request, _("Đã bỏ đánh dấu hộ %(number)s.") % {"number": entry.number})
    return redirect(_back(request, entry.pk))


def _tell(request: Request, taken: Taken) -> None:
    for why in taken.refused.values():
        messages.error(request, why)


def _back(request: Request, entry: int | None) -> str:
    """The same list, at the line that was pressed."""
    query = request.GET.urlencode()
    return f"{request.path}{'?' + query if query else ''}{f'#ho-{entry}' if entry else ''}"


@in_words
@gated(permissions.PREPARE)
@require_safe
def live(request: Request, pk: int) -> HttpResponse:
    """Counts and ticks as they are, and a fresh token for a phone about to send what it kept."""
    found = fetch(request, pk)
    require(request.actor, permissions.RUN, found)
    return _json(200, live=queries.live(found), token=get_token(request), owner=str(request.actor.person.pk))


@in_words
@gated(permissions.PREPARE)
@require_safe
def scan(request: Request, pk: int, code: str) -> HttpResponse:
    """The code on an invitation leads to its household."""
    found = fetch(request, pk)
    require(request.actor, permissions.RUN, found)
    entry = queries.entry_of(found, code)
    if entry is None:
        if not found.total:
            messages.error(request, _("Cuộc họp chưa mở nên chưa điểm danh được."))
            return redirect("decide_desk:meeting", pk)
        raise Http404(_("Mã này không phải của cuộc họp này: tìm hộ theo số hoặc theo tên."))
    return redirect(f"{reverse('decide_desk:meeting_one', args=[pk, entry.pk])}?qr=1")


@in_words
@gated(permissions.PREPARE)
@require_http_methods(["GET", "POST"])
def one(request: Request, pk: int, entry: int) -> HttpResponse:
    """One household: tick it, with the name of who came; or undo the tick."""
    found = fetch(request, pk)
    require(request.actor, permissions.RUN, found)
    row = get_object_or_404(RollEntry.objects.select_related("attendance", "cluster"), pk=entry, round=found)
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        how = Attendance.How.QR if request.GET.get("qr") else Attendance.How.TICK
        tick = Tick(row.pk, uuid4(), form.cleaned_data["name"], how)
        taken = actions.attend(by=request.actor, round=found, ticks=[tick])
        _tell(request, taken)
        if not taken.refused:
            messages.success(request, _("Hộ %(number)s có mặt.") % {"number": row.number})
        return redirect("decide_desk:meeting_attend", pk)
    context = {
        "round": found, "matter": found.matter, "entry": row, "form": form,
        "attendance": getattr(row, "attendance", None), "may_work": may(request.actor, permissions.AT_WORK, found),
        "why_not": why_not(request.actor, permissions.AT_WORK, found),
    }  # fmt: skip
    return render(request, "decide/desk/meeting_one.html", context)


@in_words
@gated(permissions.PREPARE)
@require_safe
def worker(request: Request) -> HttpResponse:
    """The service worker of these pages: its scope is the folder it comes from."""
    context = {"files": [static(name) for name in FILES], "script": static("yard/offline-worker.js")}
    return render(request, "decide/desk/meeting_sw.js", context, content_type="text/javascript; charset=utf-8")


def _cluster(request: Request, found: Round) -> Any:
    here = meeting.part_of(found, request.GET.get("cum", ""))
    return here.cluster if here else None


def _wants_json(request: Any) -> bool:
    return bool(request.headers.get("Accept", "").startswith("application/json"))


def _json(status: int, **data: Any) -> JsonResponse:
    return JsonResponse({"ok": status < 300, **data}, status=status, json_dumps_params={"ensure_ascii": False})
