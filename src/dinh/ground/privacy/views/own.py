"""«Dữ liệu của tôi»: who has an account asks for a copy or for erasure, and follows it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.fields import tried
from dinh.ground.gate import require
from dinh.ground.http import Request, gated
from dinh.ground.privacy import actions, papers, permissions, queries
from dinh.ground.privacy.forms import OwnForm
from dinh.ground.privacy.models import Request as Asked
from dinh.ground.sheets import attachment

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.OWN)
def own(request: Request) -> HttpResponse:
    form = OwnForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and tried(
        form, lambda: actions.ask_own(by=request.actor, kind=form.cleaned_data["kind"])
    ):  # fmt: skip
        messages.success(request, _("Đã gửi. Máy đang tìm; kết quả hiện ở đây."))
        return redirect("privacy_own:own")
    user = request.actor.person
    context = {
        "form": form, "requests": Asked.objects.filter(user=user).order_by("-pk")[:50],
        "reads": queries.reads_about({"people.User": [user.pk]})[:50],
    }  # fmt: skip
    return render(request, "privacy/own.html", context, status=400 if form.errors else 200)


def _mine(request: Request, ref: str) -> Asked:
    found = get_object_or_404(Asked, ref=ref.upper(), user=request.actor.person)
    require(request.actor, permissions.OWN, found)
    return found


@never_cache
@require_POST
@gated(permissions.OWN)
def copy(request: Request, ref: str) -> HttpResponse:
    asked = _mine(request, ref)
    data = actions.take_copy(by=request.actor, request=asked)
    return attachment(data, f"ban-sao-{asked.ref}.zip", "application/zip")


@never_cache
@require_safe
@gated(permissions.OWN)
def certificate(request: Request, ref: str) -> HttpResponse:
    asked = get_object_or_404(Asked, ref=ref.upper(), user=request.actor.person, kind=Asked.Kind.ERASE, state="done")
    return attachment(papers.certificate(asked), f"chung-nhan-xoa-{asked.ref}.docx", DOCX)
