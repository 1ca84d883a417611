"""The commune's own map: as it stands, brought in from a GeoJSON file, taken out again."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground import clock
from dinh.ground.http import Request, gated
from dinh.ground.places import actions, permissions, queries, queries_map
from dinh.ground.places.models import Outline
from dinh.ground.places.outlines import Piece, as_geojson, read_map
from dinh.ground.places.saving import attempt


class MapForm(forms.Form):
    """First a file; after the dry run what was read comes back as `pieces` with `confirm`, and is judged again."""

    file = forms.FileField(
        label=gettext_lazy("Tệp GeoJSON"),
        required=False,
        widget=forms.FileInput({"accept": ".geojson,.json,application/geo+json", "required": True}),
    )
    file.conditional = True  # type: ignore[attr-defined]  # needed until it has been read
    pieces = forms.CharField(required=False, widget=forms.HiddenInput)
    confirm = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("file") and not data.get("pieces"):
            self.add_error("file", _("Hãy chọn một tệp."))
        return data


@gated(permissions.MANAGE)
@require_safe
def show(request: Request) -> HttpResponse:
    known = queries_map.landmarks(request.commune)
    with_outline = set(Outline.objects.exclude(group=None).values_list("group_id", flat=True))
    missing = [group for group in queries.groups_on(clock.today()) if group.pk not in with_outline]
    drawn = Outline.objects.exists()
    return render(request, "places/map.html", {"landmarks": known, "missing": missing, "drawn": drawn})


@gated(permissions.MANAGE)
@require_safe
def export(request: Request) -> HttpResponse:
    """The map as a file that can be mended in any mapping program and brought in again."""
    pieces = [
        Piece(0, str(outline), "group" if outline.group else "ward", outline.group, outline.shape)
        for outline in Outline.objects.select_related("group", "commune").order_by("group__code")
    ]
    pieces += [
        Piece(0, mark.name, "landmark", point=(mark.lon, mark.lat)) for mark in queries_map.landmarks(request.commune)
    ]
    name = f"ban-do-{clock.today():%Y-%m-%d}.geojson"
    return JsonResponse(
        as_geojson(pieces),
        content_type="application/geo+json",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@gated(permissions.MANAGE)
@require_http_methods(["GET", "POST"])
def import_map(request: Request) -> HttpResponse:
    form = MapForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid() and (pieces := attempt(form, lambda: _pieces(request, form))):
        ready = not any(piece.problems for piece in pieces)
        context |= {"pieces": pieces, "ready": ready, "missing": _missing(pieces)}
        context["packed"] = json.dumps(as_geojson(pieces), ensure_ascii=False) if ready else ""
        if ready and form.cleaned_data["confirm"]:
            written = attempt(form, lambda: actions.import_map(by=request.actor, pieces=pieces))
            if written:
                words = ngettext("Đã ghi bản đồ: %(count)s đối tượng.", "Đã ghi bản đồ: %(count)s đối tượng.", written)
                messages.success(request, words % {"count": written})
                return redirect("places:map")
    return render(request, "places/map_import.html", context)


def _pieces(request: Request, form: MapForm) -> list[Piece]:
    upload, packed = form.cleaned_data["file"], form.cleaned_data["pieces"]
    groups = list(queries.groups_on(clock.today()))
    if upload:
        return read_map(upload.read(), upload.name, request.commune, groups)
    return read_map(packed, _("bản đồ đã chạy thử"), request.commune, groups)


def _missing(pieces: list[Piece]) -> list[str]:
    """The groups of today that the file draws no ground of."""
    drawn = {piece.group.pk for piece in pieces if piece.what == "group" and piece.group}
    return [str(group) for group in queries.groups_on(clock.today()) if group.pk not in drawn]
