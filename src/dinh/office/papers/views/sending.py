"""An issued paper as `.edxml`."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.gate import Refused
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.office.papers import actions, permissions
from dinh.office.papers.forms.sending import PackForm
from dinh.office.papers.models import Paper
from dinh.office.papers.sending import known_receivers
from dinh.office.papers.views.common import fetch
from dinh.office.papers.views.paper import file_name
from dinh.scribe.edxml_write import Organ


@require_http_methods(["GET", "POST"])
@gated(permissions.ISSUE)
def pack(request: Request, ref: str) -> HttpResponse:
    """Asks for the codes that the bus knows agencies by, then gives the envelope to load into it."""
    paper = fetch(request, ref, permissions.ISSUE)
    if paper.direction != Paper.Direction.OUT or not paper.in_register:
        return redirect("papers:paper", paper.ref)
    found, others = known_receivers(paper, list(bodies_on(today())))
    lines = [f"{organ.code} {organ.name}" for organ in found]
    form = PackForm(request.POST or None, initial={"sender": paper.body.organ_code, "receivers": "\n".join(lines)})
    if form.is_valid():
        data = form.cleaned_data
        try:
            envelope = actions.pack(
                by=request.actor, paper=paper, sender=Organ(data["sender"], paper.body.name), to=data["receivers"],
                due=data["due"],
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return attachment(envelope, f"{file_name(paper)}.edxml", "application/xml")
    return render(request, "papers/pack.html", {"paper": paper, "form": form, "others": others})
