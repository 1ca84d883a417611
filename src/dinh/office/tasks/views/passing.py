"""Hand-over of work between posts, with its printable record."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.bodies.models import Post
from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.office.tasks import actions, permissions
from dinh.office.tasks.forms import HandOverForm, tried
from dinh.office.tasks.minutes import hand_over_docx, rows
from dinh.office.tasks.models import HandOver
from dinh.office.tasks.views.listing import PAGE

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@gated(permissions.READ)
def records(request: Request) -> HttpResponse:
    found = HandOver.objects.select_related("from_post__body", "to_post", "by__body")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "tasks/hand_overs.html", {"page": page})


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def pass_on(request: Request) -> HttpResponse:
    form = HandOverForm(request.POST or None, posts=_posts(request), initial={"from_post": request.GET.get("tu")})
    done: list[Any] = []
    if form.is_valid() and tried(form, lambda: done.append(actions.hand_over(by=request.actor, **form.cleaned_data))):
        messages.success(request, _("Đã bàn giao %(items)d việc.") % {"items": len(done[0].items)})
        return redirect("tasks:handed_over", done[0].pk)
    return render(request, "tasks/hand_over.html", {"form": form})


def _posts(request: Request) -> Any:
    """The posts the actor may pass work between: their own body's, or all of them for those who assign."""
    posts = Post.objects.select_related("body").order_by("body__order", "order", "title")
    if may(request.actor, permissions.ASSIGN):
        return posts
    return posts.filter(body=request.actor.body)


@require_safe
@gated(permissions.READ)
def show(request: Request, pk: int) -> HttpResponse:
    passed = _record(pk)
    return render(request, "tasks/handed_over.html", {"passed": passed, "rows": rows(passed), "today": today()})


@require_safe
@gated(permissions.READ)
def docx(request: Request, pk: int) -> HttpResponse:
    passed = _record(pk)
    return attachment(hand_over_docx(passed), f"bien-ban-ban-giao-{passed.pk}.docx", DOCX)


def _record(pk: int) -> HandOver:
    known = HandOver.objects.select_related("from_post__body__parent", "to_post__body", "by__body", "commune__province")
    found: HandOver = get_object_or_404(known, pk=pk)
    return found
