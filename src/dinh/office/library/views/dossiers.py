"""The file a unit should keep: what is there by the records, what is missing and where it is made; printed, taken."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.fold import fold
from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.office.library import actions, dossiers, exports, permissions, queries
from dinh.office.library.forms import KeepForm, ReasonForm
from dinh.office.library.models import Kept
from dinh.office.library.shelf import Sample
from dinh.office.library.views.common import act_page, body_or_404, fetch

YEARS = 3  # shown: this year and those before


@require_safe
@gated(permissions.READ)
def index(request: Request) -> HttpResponse:
    """Whose file one wants to see: one's own first."""
    mine = {body.pk for body in queries.own_bodies(request.actor, today())}
    kinds = queries.samples(queries.Wanted(), dossiers=True)
    q = request.GET.get("q", "").strip()[:100]
    rows = [
        (body, sample, body.pk in mine)
        for body in bodies_on(today()).order_by("order", "name") if fold(q) in fold(" ".join(body.all_names))
        for sample in kinds if sample.takes(body)
    ]  # fmt: skip
    context = {"rows": sorted(rows, key=lambda row: not row[2]), "q": q, "year": today().year}
    return render(request, "library/desk/dossiers.html", context)


def _asked(request: Request, key: str, body: int) -> tuple[Sample, Body, int]:
    sample, unit = fetch(key, dossier=True), body_or_404(body)
    if not sample.takes(unit):
        raise Http404(_("Hồ sơ này không dành cho đơn vị ấy."))
    asked = request.GET.get("nam", "")
    now = today().year
    return sample, unit, int(asked) if asked.isdecimal() and now - YEARS < int(asked[:4]) <= now else now


@require_safe
@gated(permissions.READ)
def show(request: Request, key: str, body: int) -> HttpResponse:
    """The records themselves are named to who keeps the file; everyone else reads how many there are."""
    sample, unit, year = _asked(request, key, body)
    found = dossiers.lines(sample, unit, year, today())
    if request.GET.get("xuat") == "xlsx":
        data = exports.dossier(sample, unit, found, year, named=may(request.actor, permissions.WRITE, unit))
        return attachment(data, f"ho-so-{year}.xlsx")
    there, owed = dossiers.there(found)
    context = {
        "sample": sample, "body": unit, "year": year, "years": range(today().year, today().year - YEARS, -1),
        "lines": list(enumerate(found, start=1)), "there": there, "owed": owed, "today": today(),
        "may_write": may(request.actor, permissions.WRITE, unit),
    }  # fmt: skip
    return render(request, "library/desk/dossier.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def keep(request: Request, key: str, body: int, line: int) -> HttpResponse:
    """A paper that no room records is there: its number and where it lies."""
    sample, unit, year = _asked(request, key, body)
    known = dossiers.wanted(sample)
    if not 1 <= line <= len(known):
        raise Http404(_("Hồ sơ không có dòng này."))
    title = known[line - 1].title
    return act_page(
        request, title=_("Ghi giấy đã có: %s") % title, lead=f"{unit.name}, {year}", action=_("Ghi"), thing=unit,
        form=KeepForm(request.POST or None), permission=permissions.WRITE,
        run=lambda data: actions.keep(by=request.actor, body=unit, key=key, line=title, year=year, **data),
        done=_("Đã ghi giấy vào hồ sơ."), back=f"{reverse('library_desk:dossier', args=[key, unit.pk])}?nam={year}",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def unkeep(request: Request, pk: int) -> HttpResponse:
    one = get_object_or_404(Kept.objects.select_related("body"), pk=pk)
    return act_page(
        request, title=_("Bỏ dòng ghi nhầm: %s") % one.line, lead=one.where, action=_("Bỏ dòng này"), thing=one,
        form=ReasonForm(request.POST or None), permission=permissions.UNKEEP, danger=True,
        run=lambda data: actions.unkeep(by=request.actor, kept=one, reason=data["reason"]),
        done=_("Đã bỏ dòng ghi nhầm."),
        back=f"{reverse('library_desk:dossier', args=[one.key, one.body_id])}?nam={one.year}",
    )  # fmt: skip
