"""The books of papers in and out."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.http import Request, gated, may_lag
from dinh.ground.sheets import attachment
from dinh.office.papers import exports, permissions
from dinh.office.papers.forms.registers import RegisterForm
from dinh.office.papers.models import Paper
from dinh.office.papers.queries.registers import register
from dinh.office.papers.views.common import paged

MOST_PRINTED = 2_000


@require_safe
@gated(permissions.READ)
def home(request: Request) -> HttpResponse:
    return redirect("papers:register_in")


@require_safe
@gated(permissions.READ)
def register_in(request: Request) -> HttpResponse:
    return _book(request, Paper.Direction.IN, "papers/register_in.html")


@require_safe
@gated(permissions.READ)
def register_out(request: Request) -> HttpResponse:
    return _book(request, Paper.Direction.OUT, "papers/register_out.html")


def _book(request: Request, direction: str, template: str) -> HttpResponse:
    """A page of the book; `?in=1` prints everything that was found on one sheet."""
    form = RegisterForm(request.GET, direction=direction)
    papers = register(direction, form.asked)
    printing = request.GET.get("in") == "1"
    page = paged(request, papers)
    context = {
        "form": form,
        "page": page,
        "printing": printing,
        "rows": papers[:MOST_PRINTED] if printing else page.object_list,
        "may_register": may(request.actor, permissions.REGISTER),
        "may_draft": may(request.actor, permissions.DRAFT),
    }
    return render(request, template, context)


@may_lag
@require_safe
@gated(permissions.READ)
def register_in_sheet(request: Request) -> HttpResponse:
    form = RegisterForm(request.GET, direction=Paper.Direction.IN)
    data = exports.papers_in(register(Paper.Direction.IN, form.asked).iterator(chunk_size=500))
    return attachment(data, _("so-van-ban-den-%(day)s.xlsx") % {"day": f"{today():%Y-%m-%d}"})


@may_lag
@require_safe
@gated(permissions.READ)
def register_out_sheet(request: Request) -> HttpResponse:
    form = RegisterForm(request.GET, direction=Paper.Direction.OUT)
    data = exports.papers_out(register(Paper.Direction.OUT, form.asked).iterator(chunk_size=500))
    return attachment(data, _("so-van-ban-di-%(day)s.xlsx") % {"day": f"{today():%Y-%m-%d}"})
