"""A model filled for one unit: what the records say, what is left for the pen, what is typed for this download."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.office.library import filling, permissions, printing, text
from dinh.office.library.forms import FillForm
from dinh.office.library.queries import own_bodies
from dinh.office.library.views.common import DOCX, chosen, fetch, name_of, unit_of, units


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def fill(request: Request, key: str) -> HttpResponse:
    """Nothing is kept: what is typed goes into this one file. A mistake keeps all that was typed on the page."""
    sample, day = fetch(key), today()
    given = request.POST if request.method == "POST" else request.GET
    wording = chosen(key, given.get("ban", ""))
    choices = units(sample)
    code = given.get("noi", "") or _only(request, choices)
    unit = unit_of(sample, code)
    whole = f"{wording.sample.subject}\n{wording.body}"
    known = filling.known_values(whole, unit, day)
    form = FillForm(
        request.POST if request.method == "POST" else None, blanks=text.blanks(whole), known=known, prefix=None
    )
    values, status = known, 200
    if request.method == "POST":
        if not form.is_valid():
            status = 400
        else:
            values = form.values
            if request.POST.get("step") == "take":
                try:
                    data = printing.docx(wording.sample, wording.body, unit, values, day, request.commune)
                except ValidationError as error:
                    form.add_error(None, error)
                    status = 400
                else:
                    return attachment(data, f"{key}-{name_of(unit)}.docx", DOCX)
    context: dict[str, Any] = {
        "sample": sample, "wording": wording, "unit": unit, "choices": choices, "form": form,
        "code": code, "left": filling.left(wording.body, values, wording.sample.subject),
        "lines": filling.filled(wording.body, values, day),
        "subject": filling.words(wording.sample.subject, values, day),
        "may_write": sample.adoptable and unit is not None and may(request.actor, permissions.WRITE, unit),
        "title": _("Điền và tải về"),
    }  # fmt: skip
    return render(request, "library/desk/fill.html", context, status=status)


def _only(request: Request, choices: list[tuple[str, filling.Unit]]) -> str:
    """The code of one's own body where it is one that the model is for, or of the only unit there is."""
    if len(choices) == 1:
        return choices[0][0]
    mine = [f"b{body.pk}" for body in own_bodies(request.actor, today())]
    fitting = [code for code, _unit in choices if code in mine]
    return fitting[0] if fitting else ""
