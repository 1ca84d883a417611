"""Files on their way in: the list, a new one, its columns, templates, saved mappings."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.fields import tried
from dinh.ground.gate import may, require
from dinh.ground.http import Request, gated
from dinh.ground.past import actions, exports, jobs, looking, permissions
from dinh.ground.past.forms import MapForm, OpenForm
from dinh.ground.past.kinds import KINDS
from dinh.ground.past.models import Run, Saved
from dinh.ground.sheets import attachment


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.BRING)
def home(request: Request) -> HttpResponse:
    form = OpenForm(request.POST or None, request.FILES or None)
    made: list[Run] = []
    if form.is_valid():
        file = form.cleaned_data["file"]
        if tried(form, lambda: made.append(
            actions.open_file(by=request.actor, file_name=file.name, data=file.read())
        )):  # fmt: skip
            return redirect("past:columns", made[0].pk)
    page = Paginator(Run.objects.defer("skipped"), 20).get_page(request.GET.get("page"))
    opens = {run.pk for run in page if may(request.actor, permissions.ONE, run)}
    kinds = permissions.kinds_for(request.actor)
    context = {"form": form, "kinds": kinds, "saved": Saved.objects.all(), "page": page, "opens": opens}
    return render(request, "past/home.html", context, status=400 if form.errors else 200)


def fetch(request: Request, pk: int) -> Run:
    """Raises Http404; Refused for a file of a room one may not write in."""
    run: Run = get_object_or_404(Run.objects.select_related("commune"), pk=pk)
    require(request.actor, permissions.ONE, run)
    return run


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.BRING)
def columns(request: Request, pk: int) -> HttpResponse:
    """Which sheet is which book, which column is which; another kind chosen asks for its columns anew."""
    run = fetch(request, pk)
    if run.state not in (Run.State.MAPPING, Run.State.TRIED):
        return redirect("past:run", pk)
    kinds = permissions.kinds_for(request.actor)
    sheets, turned = run.sheets, False
    if request.method == "POST":
        sheets, turned = _turned(run.sheets, request.POST, {kind.key for kind in kinds})
    if turned or request.method != "POST":
        form = MapForm(sheets=sheets, by=request.actor, kinds=kinds)
        return render(request, "past/columns.html", _context(run, form, turned=turned))
    form = MapForm(request.POST, sheets=sheets, by=request.actor, kinds=kinds)
    made: list[Run] = []
    if form.is_valid() and tried(
        form, lambda: made.append(actions.choose(by=request.actor, run_id=pk, choices=form.choices()))
    ):
        _read(request, made[0])
        return redirect("past:run", pk)
    return render(request, "past/columns.html", _context(run, form), status=400)


def _context(run: Run, form: MapForm, *, turned: bool = False) -> dict[str, Any]:
    passed = [sheet["name"] for sheet in run.sheets if not sheet["titles"]]
    return {"run": run, "form": form, "parts": list(form.parts()), "turned": turned, "passed": passed}


def _turned(sheets: list[dict[str, Any]], data: Any, known: set[str]) -> tuple[list[dict[str, Any]], bool]:
    """The sheets as the form knew them; True when a kind was chosen whose columns the form did not ask for."""
    made, turned = [], False
    for at, sheet in enumerate(sheets):
        wanted, was = data.get(f"kind-{at}", ""), data.get(f"was-{at}", "")
        if wanted not in known:
            made.append({**sheet, "kind": "" if not wanted else sheet["kind"]})
            continue
        if wanted == sheet["kind"] and wanted == was:
            made.append(sheet)
        else:
            made.append(looking.mapped(sheet, KINDS[wanted], sheet["samples"]))
        turned = turned or wanted != was
    return made, turned


def _read(request: Request, run: Run) -> None:
    """At once where the file is small; otherwise behind the answer."""
    if run.source.data is not None and len(run.source.data) <= jobs.SMALL:
        jobs.read_now(request.actor, run)
    else:
        jobs.read_lines.enqueue(run.commune_id, run.pk)


@require_safe
@gated(permissions.BRING)
def template(request: Request, key: str) -> HttpResponse:
    kind = KINDS.get(key)
    if kind is None:
        raise Http404(_("Không có loại sổ này."))
    return attachment(exports.template(kind), f"mau-{key}.xlsx")


@require_POST
@gated(permissions.BRING)
def forget(request: Request, pk: int) -> HttpResponse:
    get_object_or_404(Saved, pk=pk)
    actions.forget_mapping(by=request.actor, saved_id=pk)
    messages.success(request, _("Đã bỏ cách ghép cột."))
    return redirect("past:home")
