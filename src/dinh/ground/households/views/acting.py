"""The acts on one household that fit one form: a page each, with what it means in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import may, require
from dinh.ground.households import actions, grouping, permissions
from dinh.ground.households import forms as f
from dinh.ground.households.models import Household
from dinh.ground.http import Request, gated
from dinh.ground.places.saving import attempt

Text = str | Promise
Run = Callable[[Actor, Household, dict[str, Any]], Any]


@dataclass(frozen=True, slots=True)
class Page:
    """An act as a page. `fits` tells for which households it is offered; `struck` that the household is gone after."""

    title: Text
    lead: Text
    action: Text
    done: Text
    form: type[forms.Form]
    run: Run
    fits: Callable[[Household], bool]
    permission: str = permissions.WRITE
    danger: bool = False
    struck: bool = False


def _stands(home: Household) -> bool:
    return home.valid_to is None


def _away(home: Household) -> bool:
    return home.valid_to is None and home.absences.filter(to_day=None).exists()


def _at_home(home: Household) -> bool:
    return home.valid_to is None and not home.absences.filter(to_day=None).exists()


def _left(home: Household) -> bool:
    return home.valid_to is not None and home.ended_why in (Household.Ended.MOVED, Household.Ended.REMOVED)


def _alone(home: Household) -> bool:
    return not home.came_from.exists() and not home.became.exists()


def _act(run: Callable[..., Any]) -> Run:
    return lambda by, home, data: run(by=by, household_id=home.pk, **data)


def _move(by: Actor, home: Household, data: dict[str, Any]) -> Any:
    return actions.move(
        by=by, household_id=home.pk, group_id=data["group"], address=data["address"], day=data["day"],
        edition=data["edition"],
    )  # fmt: skip


PAGES: dict[str, Page] = {
    "dai-dien": Page(
        _("Đổi người đại diện"), _("Sổ của những ngày trước vẫn ghi người đại diện cũ."), _("Ghi người đại diện mới"),
        _("Đã ghi người đại diện mới."), f.RepresentForm, _act(actions.represent), _stands,
    ),
    "vang": Page(
        _("Ghi vắng mặt"), _("Hộ vắng mặt vẫn tính vào tổng số hộ khi biểu quyết (Điều 21 Luật 10/2022/QH15)."),
        _("Ghi vắng mặt"), _("Đã ghi vắng mặt."), f.AwayForm, _act(actions.leave), _at_home,
    ),
    "ve": Page(
        _("Ghi về lại"), _("Ngày đầu tiên có người ở nhà."), _("Ghi về lại"), _("Đã ghi hộ về lại."), f.BackForm,
        _act(actions.come_back), _away,
    ),
    "chuyen": Page(
        _("Chuyển sang thôn, tổ khác"), _("Từ ngày ghi, hộ thuộc đơn vị mới. Các việc đã mở trước ngày ấy giữ nguyên."),
        _("Chuyển hộ"), _("Đã chuyển hộ."), f.MoveForm, _move, _stands, permissions.PLACE,
    ),
    "ra-khoi-so": Page(
        _("Ghi ra khỏi sổ"), _("Hộ đã chuyển đi hoặc không còn. Sổ của những ngày trước vẫn có hộ này."),
        _("Ghi ra khỏi sổ"), _("Đã ghi ra khỏi sổ."), f.EndForm, _act(actions.end), _stands, danger=True,
    ),
    "mo-lai": Page(
        _("Ghi lại vào sổ"), _("Chỉ khi việc ra khỏi sổ là ghi nhầm: hộ được coi như chưa từng ra khỏi sổ."),
        _("Ghi lại vào sổ"), _("Hộ đã trở lại trong sổ."), f.Edition, _act(actions.reopen), _left,
    ),
    "xoa": Page(
        _("Xóa hộ ghi nhầm"),
        _("Chỉ khi hộ này chưa bao giờ có thật. Hộ biến mất khỏi sổ của mọi ngày và không lấy lại được."),
        _("Xóa khỏi sổ"), _("Đã xóa hộ ghi nhầm."), f.Edition, _act(actions.strike), _alone, danger=True, struck=True,
    ),
}  # fmt: skip


def pages_for(by: Actor, home: Household) -> dict[str, Page]:
    """The acts this post may do on this household now."""
    return {slug: page for slug, page in PAGES.items() if page.fits(home) and may(by, page.permission, home)}


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def act(request: Request, pk: int, slug: str) -> HttpResponse:
    page = PAGES.get(slug)
    home: Household = get_object_or_404(Household, pk=pk)
    require(request.actor, permissions.WRITE, home)
    if page is None:
        raise Http404
    require(request.actor, page.permission, home)
    form = _form(request, page, home)
    if form.is_valid():
        attempt(form, lambda: page.run(request.actor, home, form.cleaned_data))
        if not form.errors:
            messages.success(request, str(page.done))
            return redirect("households:list") if page.struck else redirect("households:household", pk)
    context = {"form": form, "page": page, "home": home, "line": home.line}
    return render(request, "households/act.html", context, status=400 if form.errors else 200)


def _form(request: Request, page: Page, home: Household) -> forms.Form:
    options: dict[str, Any] = {"initial": {"edition": home.edition, "day": today()}}
    if page.form is f.MoveForm:
        known = grouping.on(request.commune, today())
        here = known.of(home.group_id)
        options["groups"] = [(str(group.id), group.title) for group in known.standing if group.id != here]
    return page.form(request.POST if request.method == "POST" else None, **options)
