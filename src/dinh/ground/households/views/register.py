"""The register on the desk: everyone a filter finds on a day, the sheet of it, and one household's page."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from dinh.ground.clock import today
from dinh.ground.gate import may, require
from dinh.ground.households import grouping, listing, permissions, timeline
from dinh.ground.households.forms import Choices, FilterForm
from dinh.ground.households.grouping import Grouping
from dinh.ground.households.listing import Wanted
from dinh.ground.households.models import Household
from dinh.ground.households.views.acting import pages_for
from dinh.ground.http import Request, gated
from dinh.ground.journal.queries import about
from dinh.ground.journal.words import act_words
from dinh.ground.privacy.actions import noted
from dinh.ground.sheets import attachment, table

PAGE = 50


def group_choices(request: Request, known: Grouping) -> Choices:
    """The groups of the day that this post may see."""
    mine = permissions.own_group(request.actor)
    return [(str(group.id), group.title) for group in known.standing if mine in (None, group.id)]


def _asked(request: Request) -> tuple[FilterForm, Wanted, Grouping]:
    """The filter as it was understood; a wrong value is shown as an error and left out. Groups are those of the day
    asked for."""
    day = FilterForm({"ngay": request.GET.get("ngay", "")}, groups=[])
    asked = (day.cleaned_data.get("ngay") if day.is_valid() else None) or today()
    known = grouping.on(request.commune, asked)
    form = FilterForm(request.GET or None, groups=group_choices(request, known))
    data: dict[str, Any] = form.cleaned_data if form.is_valid() else getattr(form, "cleaned_data", {})
    wanted = Wanted(asked, data.get("q") or "", data.get("to"), data.get("tinh_trang") or "")
    return form, wanted, known


@never_cache
@require_safe
@gated(permissions.READ)
def index(request: Request) -> HttpResponse:
    form, wanted, known = _asked(request)
    noted(request.actor, "register", "places.ResidentialGroup", wanted.group or "", _("sổ hộ, trang danh sách"))
    page: Any = Paginator(listing.found(request.actor, wanted, known), PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form, "page": page, "rows": listing.shown(page.object_list, known, wanted.day), "wanted": wanted,
        "now": wanted.day == today(), "filtered": bool(wanted.text or wanted.group or wanted.state),
        "may_write": may(request.actor, permissions.WRITE, request.commune),
        "may_place": may(request.actor, permissions.PLACE, request.commune) and bool(known.waiting()),
        "ended": wanted.state == listing.ENDED,
    }  # fmt: skip
    return render(request, "households/list.html", context)


@never_cache
@require_safe
@gated(permissions.READ)
def export(request: Request) -> HttpResponse:
    """The same list as a sheet; telephone and letters only for those who keep the register."""
    _form, wanted, known = _asked(request)
    noted(request.actor, "register", "places.ResidentialGroup", wanted.group or "", _("sổ hộ, tải .xlsx"))
    rows = listing.shown(listing.found(request.actor, wanted, known), known, wanted.day)
    reach = may(request.actor, permissions.WRITE, request.commune)
    columns = [(_("Số hộ"), 12), (_("Thôn, tổ dân phố"), 20), (_("Đại diện hộ"), 28), (_("Chủ hộ"), 28),
               (_("Địa chỉ"), 36)]  # fmt: skip
    columns += [(_("Điện thoại"), 16), (_("Thư điện tử"), 24)] if reach else []
    columns += [(_("Vắng mặt"), 10), (_("Từ ngày"), 12), (_("Đến trước ngày"), 14), (_("Lý do"), 24)]
    data = table(_("Sổ hộ %(day)s") % {"day": f"{wanted.day:%d-%m-%Y}"}, columns, listing.cells(request.actor, rows))
    return attachment(data, f"so-ho-{wanted.day:%Y-%m-%d}.xlsx")


def fetch(request: Request, pk: int, permission: str = permissions.READ) -> Household:
    """The household, for whoever may `permission` it."""
    home: Household = get_object_or_404(Household, pk=pk)
    require(request.actor, permission, home)
    return home


@never_cache
@require_safe
@gated(permissions.READ)
def household(request: Request, pk: int) -> HttpResponse:
    home = fetch(request, pk)
    noted(request.actor, "household", "households.Household", home.pk, str(home))
    known, line = grouping.on(request.commune, today()), home.line
    keeps = may(request.actor, permissions.WRITE, home)
    entries = [(entry, act_words(entry.what)) for entry in about(home).order_by("-seq")[:30]] if keeps else []
    context = {
        "home": home, "line": line, "group": known.title(known.of(line.group_id)), "keeps": keeps,
        "away": home.absences.filter(to_day=None).first(), "events": timeline.events(home), "entries": entries,
        "pages": pages_for(request.actor, home) if keeps else {},
        "waiting": home.valid_to is None and known.of(line.group_id) not in known.ids,
    }  # fmt: skip
    return render(request, "households/household.html", context)
