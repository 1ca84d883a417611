"""The editor of a draft: its general part, a criterion, a grade, a veto or lowering, each on a page of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dinh.account.scores import actions, permissions
from dinh.account.scores.forms_rubric import CriterionForm, FlagForm, GradeForm, HeadForm
from dinh.account.scores.models import Rubric
from dinh.account.scores.recompute import every, sections
from dinh.account.scores.rubrics import editing
from dinh.account.scores.views.acting import fetch_rubric
from dinh.ground.acting import newer
from dinh.ground.fields import tried
from dinh.ground.http import Request, gated

Item = dict[str, Any]


@require_http_methods(["GET", "POST"])
@gated(permissions.NEW_RUBRIC)
def head(request: Request, ref: str) -> HttpResponse:
    one = fetch_rubric(request, ref, permissions.WRITE_RUBRIC)
    form = HeadForm(request.POST or None, initial=HeadForm.start(one.data, one.edition))
    return _page(request, one, form, _("Phần chung"), lambda: form.changed(one.data))


@require_http_methods(["GET", "POST"])
@gated(permissions.NEW_RUBRIC)
def part(request: Request, ref: str, key: str) -> HttpResponse:
    """Change what stands under a key; `?bo=1` asks whether to take it out."""
    one = fetch_rubric(request, ref, permissions.WRITE_RUBRIC)
    item = editing.find(one.data, key)
    if item is None:
        raise Http404(_("Không có mục này trong bản soạn."))
    kind = _kind(one.data, key)
    start = _form(kind).start(item, one.edition, editing.place_of(one.data, key))
    form = _made(request, one.data, kind, start, group=bool(item.get("children")))
    keep = {name: value for name, value in item.items() if name == "remembered"}
    return _page(
        request, one, form, item.get("title", key),
        lambda: editing.put(one.data, key, {**keep, **form.item}, form.cleaned_data.get("place")), removable=key,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.NEW_RUBRIC)
def add(request: Request, ref: str, where: str) -> HttpResponse:
    """Add to a section, a list, or below a criterion."""
    one = fetch_rubric(request, ref, permissions.WRITE_RUBRIC)
    kind = where if where in editing.LISTS else "criterion"
    if where not in (*editing.PARTS, *editing.LISTS) and editing.find(one.data, where) is None:
        raise Http404(_("Không có chỗ này trong bản soạn."))
    form = _made(request, one.data, kind, {"edition": one.edition, "kind": "manual"})
    titles = {
        "grades": _("Thêm mức xếp loại"),
        "vetoes": _("Thêm trường hợp loại"),
        "lowering": _("Thêm trường hợp hạ bậc"),
    }
    return _page(
        request, one, form, titles.get(where, _("Thêm tiêu chí")), lambda: editing.add(one.data, where, form.item)
    )


@require_http_methods(["GET", "POST"])
@gated(permissions.NEW_RUBRIC)
def remove(request: Request, ref: str, key: str) -> HttpResponse:
    one = fetch_rubric(request, ref, permissions.WRITE_RUBRIC)
    item = editing.find(one.data, key)
    if item is None:
        raise Http404(_("Không có mục này trong bản soạn."))
    if request.method == "POST":
        edition = request.POST.get("edition", "")
        form = forms.Form({})
        asked = int(edition) if edition.isdecimal() else one.edition
        if tried(form, lambda: actions.edit(
            by=request.actor, rubric=one, data=editing.remove(one.data, key), edition=asked, what=f"bỏ {key}"
        )):  # fmt: skip
            messages.success(request, _("Đã bỏ %s khỏi bản soạn.") % key)
        else:
            messages.error(request, " ".join(map(str, form.non_field_errors())))
        return redirect("scores_desk:rubric", ref)
    return render(request, "scores/desk/remove.html", {"rubric": one, "item": item})


def _kind(data: Item, key: str) -> str:
    for name in editing.LISTS:
        if any(one.get("key") == key for one in data.get(name) or []):
            return name
    return "criterion"


def _form(kind: str) -> Any:
    return {"grades": GradeForm, "vetoes": FlagForm, "lowering": FlagForm}.get(kind, CriterionForm)


def _made(request: Request, data: Item, kind: str, start: Item, *, group: bool = False) -> Any:
    if kind in ("vetoes", "lowering"):
        return FlagForm(request.POST or None, rubric=data, lowering=kind == "lowering", initial=start)
    if kind == "grades":
        return GradeForm(request.POST or None, initial=start)
    return CriterionForm(request.POST or None, group=group, initial=start)


def _page(
    request: Request, one: Rubric, form: Any, title: str, change: Callable[[], Item], removable: str = ""
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data["edition"]
        taken = _taken(one.data, removable, form)
        if taken:
            form.add_error("key", _("Mã này đã có ở mục khác."))
        elif tried(form, lambda: actions.edit(by=request.actor, rubric=one, data=change(), edition=asked, what=title)):
            messages.success(request, _("Đã lưu."))
            return redirect("scores_desk:rubric", one.ref)
        else:
            form = newer(form, Rubric.objects.get(pk=one.pk).edition)
    context = {"rubric": one, "form": form, "title": title, "removable": removable}
    return render(request, "scores/desk/edit.html", context, status=400 if form.errors else 200)


def _taken(data: Item, own: str, form: Any) -> bool:
    key = form.cleaned_data.get("key")
    criteria = [each.get("key") for section in sections(data).values() for each in every(section)]
    rules = [each.get("key") for name in editing.LISTS for each in data.get(name) or []]
    return bool(key) and key != own and key in {*criteria, *rules}
