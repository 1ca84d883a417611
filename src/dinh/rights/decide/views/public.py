"""What anyone may read: matters on the table, how they were decided, the record to count again. No form here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.ground.clock import today
from dinh.ground.http import Request, public
from dinh.ground.places.queries import groups_on
from dinh.rights.decide import recount
from dinh.rights.decide.models import Matter, PublicRecord, Round
from dinh.rights.decide.queries import matters, votings

PAGE = 20
TEXT = "text/plain; charset=utf-8"


@public
@require_safe
def index(request: Request) -> HttpResponse:
    """Matters on the table and decided, newest first."""
    group, state = request.GET.get("to", ""), request.GET.get("tinh-trang", "")
    rows = matters.filtered(matters.public(), state=state, group=group)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    states = [pair for pair in Matter.State.choices if pair[0] not in ("draft", "sent")]
    context = {"page": page, "groups": groups_on(today()), "group": group, "state": state, "states": states}
    return render(request, "decide/index.html", context)


@public
@require_safe
def matter_page(request: Any, ref: str) -> HttpResponse:
    """`/p/BQ-…`: what is asked, when and how people decide, the result once counted, what has been done since."""
    found = matters.find(ref)
    if found is None or found.tabled_on is None:
        raise Http404(_("Không có việc nào đưa ra bàn mang mã này."))
    rounds = [
        (each, votings.result(each), votings.fell_short(each))
        for each in matters.rounds(found) if each.state != Round.State.CALLED_OFF
    ]  # fmt: skip
    context = {
        "matter": found, "rounds": rounds, "files": found.files.filter(role="document").select_related("file"),
        "verdicts": found.verdicts.all(), "progress": found.progress.select_related("file"),
        "commune_wide": votings.of_groups(found) if not found.group_id else None, "today": today(),
        "replaced": found.replaced_by.filter(tabled_on__isnull=False),
    }  # fmt: skip
    return render(request, "decide/matter.html", context)


@public
@require_safe
def record(request: Request, pk: int) -> HttpResponse:
    """The public record of a counted voting, as `recount` reads it."""
    found = PublicRecord.objects.select_related("round__matter").filter(round=pk).first()
    if found is None or found.round.matter.tabled_on is None:
        raise Http404(_("Lần biểu quyết này chưa có biên bản công khai."))
    return _download(found.text, f"bien-ban-{found.round.matter.ref}-{found.round.stage}-{found.round.group.code}.txt")


@public
@require_safe
def script(request: Request) -> HttpResponse:
    """The script that counts a record again, off-line."""
    return _download(Path(recount.__file__).read_text(encoding="utf-8"), "kiem-dem.py")


@public
@require_safe
def how_to_recount(request: Request) -> HttpResponse:
    """How anyone counts again, in three steps; what the record holds and what it cannot tell."""
    return render(request, "decide/recount.html")


def _download(text: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type=TEXT)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
