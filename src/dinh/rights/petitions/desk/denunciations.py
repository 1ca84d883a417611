"""Denunciations at the desk: for the posts that settle them; the box for the posts entrusted with identities."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.clock import today
from dinh.ground.gate import may, require
from dinh.ground.http import Request, gated
from dinh.ground.sealing import Locked
from dinh.ground.sheets import attachment
from dinh.rights.petitions import actions, letters, permissions
from dinh.rights.petitions.desk.fields import newer, tried
from dinh.rights.petitions.desk.forms_sealed import ExtractForm, ReasonForm
from dinh.rights.petitions.desk.matter import about, paper, take
from dinh.rights.petitions.desk.secret import secret
from dinh.rights.petitions.models import Petition
from dinh.rights.petitions.queries import denounced, matter

PAGE = 25
ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "application/pdf": "pdf"}


def _fetch(request: Request, ref: str, permission: str) -> Petition:
    petition = denounced.find(ref)
    if petition is None:
        raise Http404(_("Không có vụ việc nào mang mã này."))
    require(request.actor, permission, petition)
    return petition


@require_safe
@gated(permissions.DENUNCIATIONS_READ)
def listing(request: Request) -> HttpResponse:
    lines = denounced.listed(today(), open_only="tat-ca" not in request.GET)
    context = {
        "page": Paginator(lines, PAGE).get_page(request.GET.get("page")), "all": "tat-ca" in request.GET,
        "today": today(),
    }  # fmt: skip
    return secret(render(request, "petitions/desk/denunciations.html", context))


@require_safe
@gated(permissions.DENUNCIATIONS_READ)
def item(request: Request, ref: str) -> HttpResponse:
    """Where it stands, the extract, and every opening of the box: never who wrote."""
    petition = _fetch(request, ref, permissions.DENUNCIATIONS_READ)
    moves = matter.moves_for(petition, request.actor)
    context = {
        **about(petition, today()), "moves": moves, "first": matter.first_move(petition, moves, today()),
        "sealed": denounced.sealed_of(petition), "openings": denounced.openings(petition),
        "may_open": may(request.actor, permissions.OPEN_IDENTITY, petition),
        "letters": letters.letters_of(petition),
    }  # fmt: skip
    return secret(render(request, "petitions/desk/denunciation.html", context))


@require_http_methods(["GET", "POST"])
@gated(permissions.DENUNCIATIONS_READ)
def move(request: Request, ref: str, key: str) -> HttpResponse:
    petition = _fetch(request, ref, permissions.DENUNCIATIONS_READ)
    return secret(take(request, petition, key, "petitions_desk:denunciation"))


@require_safe
@gated(permissions.DENUNCIATIONS_READ)
def letter(request: Request, ref: str, slug: str) -> HttpResponse:
    petition = _fetch(request, ref, permissions.DENUNCIATIONS_READ)
    return secret(paper(request, petition, slug, "petitions_desk:denunciation"))


@require_http_methods(["GET", "POST"])
@gated(permissions.OPEN_IDENTITY)
def opening(request: Request, ref: str) -> HttpResponse:
    """Ask what for; then show what is in the box, once, on a page nobody keeps."""
    petition = _fetch(request, ref, permissions.OPEN_IDENTITY)
    form = ReasonForm(request.POST or None)
    opened: list[Any] = []
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        _open(form, lambda: opened.append(
            actions.open_identity(by=request.actor, petition=petition, reason=reason)
        ))  # fmt: skip
    sealed = denounced.sealed_of(petition)
    context = {
        "petition": petition, "form": form, "opened": opened[0] if opened else None, "sealed": sealed,
        "files": sealed.files.order_by("pk"), "openings": denounced.openings(petition),
        "reason": form.cleaned_data["reason"] if opened else "",
    }  # fmt: skip
    return secret(render(request, "petitions/desk/opening.html", context, status=400 if form.errors else 200))


@require_POST
@gated(permissions.OPEN_IDENTITY)
def sealed_file(request: Request, ref: str, pk: int) -> HttpResponse:
    """One file out of the box, under a name that tells nothing."""
    petition = _fetch(request, ref, permissions.OPEN_IDENTITY)
    chosen = denounced.sealed_of(petition).files.filter(pk=pk).first()
    if chosen is None:
        raise Http404(_("Không có tệp này."))
    form, read = ReasonForm(request.POST), list[tuple[str, str, bytes]]()
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        _open(form, lambda: read.append(
            actions.open_file(by=request.actor, sealed_file=chosen, petition=petition, reason=reason)
        ))  # fmt: skip
    if not read:
        for errors in form.errors.values():
            messages.error(request, " ".join(str(error) for error in errors))
        return redirect("petitions_desk:opening", ref)
    _name, media_type, data = read[0]
    return secret(attachment(data, f"tep-niem-phong-{pk}.{ENDINGS.get(media_type, 'bin')}", media_type))


def _open(form: ReasonForm, act: Any) -> None:
    try:
        tried(form, act)
    except Locked as locked:
        form.add_error(None, str(locked))


@require_http_methods(["GET", "POST"])
@gated(permissions.OPEN_IDENTITY)
def extract(request: Request, ref: str) -> HttpResponse:
    petition = _fetch(request, ref, permissions.OPEN_IDENTITY)
    form = ExtractForm(request.POST or None, petition=petition, initial={"text": petition.text})
    if request.method == "POST":
        if form.is_valid() and tried(form, lambda: actions.write_extract(
            by=request.actor, petition=petition, text=form.cleaned_data["text"], edition=form.cleaned_data["edition"]
        )):  # fmt: skip
            messages.success(request, _("Đã ghi bản trích."))
            return redirect(_after(request, petition), petition.ref)
        form = newer(form)  # type: ignore[assignment]
    context = {"petition": petition, "form": form, "back": _after(request, petition)}
    return secret(render(request, "petitions/desk/extract.html", context, status=400 if form.errors else 200))


def _after(request: Request, petition: Petition) -> str:
    """Back to the matter for those who settle it, otherwise to the box."""
    settles = may(request.actor, permissions.DENUNCIATIONS_READ, petition)
    return "petitions_desk:denunciation" if settles else "petitions_desk:opening"
