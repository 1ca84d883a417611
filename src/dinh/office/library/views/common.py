"""What the pages share: a model or a wording by its address, a unit by its code, one act as a page with one form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import why_not
from dinh.ground.http import Request
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.office.library import queries, shelf
from dinh.office.library.filling import Unit
from dinh.office.library.queries import Wording
from dinh.office.library.shelf import Sample

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMS: dict[str, Any] = {
    "regulation": gettext_lazy("Quy chế, nội quy"), "convention": gettext_lazy("Hương ước, quy ước"),
    "form": gettext_lazy("Biên bản, phiếu, sổ"),
}  # fmt: skip


def fetch(key: str, *, dossier: bool = False) -> Sample:
    """The newest of a model; 404 for an unknown one."""
    if key not in shelf.models() or (shelf.newest(key).form == "dossier") != dossier:
        raise Http404(_("Thư viện không có mẫu này."))
    return shelf.newest(key)


def chosen(key: str, code: str) -> Wording:
    """The wording of that code, or the one in use when none is asked for."""
    found = queries.wording(key, code) if code else queries.in_use(key)
    if found is None:
        raise Http404(_("Mẫu này không có bản ấy."))
    return found


def units(sample: Sample) -> list[tuple[str, Unit]]:
    """(code, unit) for all that a model can be filled for."""
    day = today()
    bodies: list[tuple[str, Unit]] = [(f"b{body.pk}", body) for body in queries.units_for(sample, day)]
    groups: list[tuple[str, Unit]] = [(f"g{each.pk}", each) for each in groups_on(day)] if sample.for_groups else []
    return bodies + groups


def unit_of(sample: Sample, code: str) -> Unit | None:
    """The unit of that code; 404 for one that the model is not for; None for an empty code."""
    if not code:
        return None
    number = code[1:]
    if number.isdecimal() and len(number) < 16:
        if code[0] == "b" and (body := bodies_on(today()).filter(pk=number).first()) and sample.takes(body):
            return body
        if code[0] == "g" and sample.for_groups and (group := groups_on(today()).filter(pk=number).first()):
            return group
    raise Http404(_("Mẫu này không dành cho nơi ấy."))


def name_of(unit: Unit | None) -> str:
    if isinstance(unit, ResidentialGroup):
        return str(unit)
    return unit.short_name or unit.name if unit else ""


def body_or_404(pk: int) -> Body:
    body: Body = get_object_or_404(bodies_on(today()).select_related("parent", "commune"), pk=pk)
    return body


def act_page(
    request: Request, *, title: Any, lead: Any, action: Any, form: forms.Form, permission: str, thing: Any,
    run: Callable[[Any], Any], done: Any, back: str, to: Callable[[Any], str] | None = None, danger: bool = False,
) -> HttpResponse:  # fmt: skip
    """An act with one form: whoever may not reads why; refused, everything typed stays. `to` says where one goes from
    what was made; otherwise back."""
    refusal = why_not(request.actor, permission, thing)
    made: list[Any] = []
    sent = request.method == "POST"
    if sent and form.is_valid() and tried(form, lambda: made.append(run(form.cleaned_data))):
        messages.success(request, done)
        return redirect(to(made[0]) if to else back)
    context = {"title": title, "lead": lead, "action": action, "form": form, "back_url": back, "danger": danger,
               "refusal": refusal}  # fmt: skip
    return render(request, "library/desk/act.html", context, status=400 if sent else 200)
