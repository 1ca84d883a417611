"""One view for every act that is one form on one thing, and one for making a new thing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from dinh.ground.actor import Actor
from dinh.ground.fields import tried
from dinh.ground.gate import may, why_not
from dinh.ground.http import Request, gated
from dinh.rights.movements import actions, permissions
from dinh.rights.movements.forms_council import CampaignForm, CouncilForm
from dinh.rights.movements.forms_titles import ForceForm, TitleForm
from dinh.rights.movements.models import Comment
from dinh.rights.movements.views.pages import KINDS, Page


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def act(request: Request, kind: str, pk: int, slug: str) -> HttpResponse:
    """The page of an act: its form, or why it may not be done now."""
    of = KINDS.get(kind)
    page = of.pages.get(slug) if of else None
    if of is None or page is None:
        raise Http404
    thing = get_object_or_404(of.rows(), pk=pk)
    refusal = why_not(request.actor, page.permission, page.asks(thing))
    form, made = None, list[Any]()
    if refusal is None:
        sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
        form = page.form(*sent, thing=thing, by=request.actor)  # type: ignore[call-arg]
    if form and form.is_valid() and tried(form, lambda: made.append(page.run(request.actor, thing, form.cleaned_data))):
        messages.success(request, f"{page.done} {page.tells(made[0])}".strip())
        return redirect(of.back(thing))
    status = 403 if refusal and request.method == "POST" else 400 if form and form.errors else 200
    context = {"page": page, "form": form, "refusal": refusal, "thing": thing, "back": of.back(thing),
               "quote": thing.words if isinstance(thing, Comment) else ""}  # fmt: skip
    return render(request, "movements/desk/act.html", context, status=status)


def possible(by: Actor, kind: str, thing: Any) -> list[tuple[str, Page]]:
    """What this post may do with a thing now, for the buttons on its page."""
    return [(slug, page) for slug, page in KINDS[kind].pages.items() if may(by, page.permission, page.asks(thing))]


@dataclass(frozen=True, slots=True)
class New:
    title: Any
    lead: Any
    form: type[forms.Form]
    run: Callable[[Actor, dict[str, Any]], Any]
    page: str
    back: str
    done: Any


def _council(by: Actor, data: dict[str, Any]) -> Any:
    own = {name: data.pop(name) for name in ("name", "decision", "founded_on")}
    return actions.found_council(by=by, regulation=actions.Regulation(**data), **own)


NEW: dict[str, New] = {
    "hoi-dong": New(
        _("Lập hội đồng xét"), _("Quy tắc họp, biểu quyết do địa phương đặt; ghi đúng như quy chế của hội đồng."),
        CouncilForm, _council, "council", "councils", _("Đã lập hội đồng. Tiếp theo: thêm thành viên."),
    ),
    "danh-hieu": New(
        _("Thêm danh hiệu"), _("Tiêu chuẩn, cách xét, số ngày niêm yết ghi theo văn bản đang áp dụng."), TitleForm,
        lambda by, data: actions.found_title(by=by, **data), "title", "titles", _("Đã thêm danh hiệu."),
    ),
    "thi-dua": New(
        _("Mở đợt thi đua"), _("Các đơn vị đăng ký, đề nghị; hội đồng xét; niêm yết; quyết định."), CampaignForm,
        lambda by, data: actions.open_campaign(by=by, **data), "campaign", "campaigns", _("Đã mở đợt thi đua."),
    ),
    "luc-luong": New(
        _("Lập lực lượng"), _("Tổ tự quản, người có uy tín, tuyên truyền viên pháp luật."), ForceForm,
        lambda by, data: actions.found_force(by=by, **data), "force", "forces", _("Đã lập."),
    ),
}  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def new(request: Request, kind: str) -> HttpResponse:
    """A new council, title, campaign or force."""
    page = NEW.get(kind)
    if page is None:
        raise Http404
    form, made = page.form(request.POST or None, by=request.actor), []  # type: ignore[call-arg]
    if form.is_valid() and tried(form, lambda: made.append(page.run(request.actor, dict(form.cleaned_data)))):
        messages.success(request, page.done)
        return redirect(f"movements_desk:{page.page}", made[0].pk)
    context = {"form": form, "page": page, "back": reverse(f"movements_desk:{page.back}")}
    return render(request, "movements/desk/new.html", context, status=400 if form.errors else 200)
