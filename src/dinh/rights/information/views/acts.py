"""The page of one act on one request; what an act refuses comes back with everything typed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dinh.ground.gate import require, why_not
from dinh.ground.http import Request, gated
from dinh.rights.information import actions, permissions
from dinh.rights.information.clocks import expected, extension_term, first_answer_term
from dinh.rights.information.forms import ActForm, ReasonForm, tried
from dinh.rights.information.models import InformationRequest
from dinh.rights.information.views.desk import fetch
from dinh.rights.information.views.pages import ACTS, Page


@require_http_methods(["GET", "POST"])
@gated(permissions.HANDLE)
def act(request: Request, ref: str, slug: str) -> HttpResponse:
    """One act. The answer to «may I» is shown before anything is typed; a change by someone else in the meantime keeps
    the typed text."""
    asked = fetch(request, ref)
    page = ACTS.get(slug)
    if page is None:
        raise Http404
    if request.method != "POST":
        refusal = why_not(request.actor, page.permission, page.thing(asked))
        return _show(request, asked, slug, page.form(asked=asked), refusal=refusal)
    form = page.form(request.POST, request.FILES, asked=asked)
    if form.is_valid() and tried(form, lambda: page.run(request.actor, asked, form.cleaned_data)):
        messages.success(request, page.done)
        return redirect("information_desk:item", ref)
    return _show(request, fetch(request, ref), slug, _newer(form), status=400)


def _newer(form: ActForm) -> ActForm:
    """The same form, now knowing the request as it is: once read again, it may be sent again."""
    now = InformationRequest.objects.get(pk=form.asked.pk)
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["edition"] = str(now.edition)
    form.data = data
    return form


def _show(
    request: Request, asked: InformationRequest, slug: str, form: ActForm, *, refusal: Any = None, status: int = 200
) -> HttpResponse:  # fmt: skip
    page: Page = ACTS[slug]
    context: dict[str, Any] = {"asked": asked, "page": page, "form": form, "refusal": refusal}
    if slug in ("tiep-nhan", "sua-loai", "han"):
        context["expected"] = expected(asked)
    if slug == "gia-han":
        context["expected"] = [("", extension_term(asked, first_answer_term(asked)))]
    return render(request, "information/desk/act.html", context, status=status)


@require_http_methods(["GET", "POST"])
@gated(permissions.HANDLE)
def unpublish(request: Request, ref: str) -> HttpResponse:
    asked = fetch(request, ref)
    item = getattr(asked, "public", None)
    if item is None:
        raise Http404(_("Câu trả lời này chưa đăng."))
    require(request.actor, permissions.UNPUBLISH, item)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and tried(
        form, lambda: actions.withdraw_answer(by=request.actor, item=item, reason=form.cleaned_data["reason"])
    ):  # fmt: skip
        messages.success(request, _("Đã gỡ câu trả lời."))
        return redirect("information_desk:item", ref)
    return render(request, "information/desk/unpublish.html", {"asked": asked, "item": item, "form": form})
