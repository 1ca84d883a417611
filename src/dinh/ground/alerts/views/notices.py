"""«Tin mới»: what the house told the person who is signed in."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dinh.ground.alerts import permissions, queries
from dinh.ground.alerts.actions import read_notices
from dinh.ground.alerts.channels import configured
from dinh.ground.alerts.models import Channel, LetterStop, Notice
from dinh.ground.http import Request, gated


@gated(permissions.OWN)
@require_safe
def mine(request: Request) -> HttpResponse:
    user = request.actor.person
    page = Paginator(queries.already_read(user), 25).get_page(request.GET.get("page"))
    context = {
        "unread": queries.unread(user)[:100], "page": page,
        "letters": not LetterStop.objects.filter(user=user).exists(),
        "has_mail": bool(user.email) and configured(Channel.EMAIL),
    }  # fmt: skip
    return render(request, "alerts/mine.html", context)


@gated(permissions.OWN)
@require_POST
def read(request: Request) -> HttpResponse:
    """One notice is read, or all of them; with `open` the reader goes on to what it is about."""
    wanted = request.POST.get("notice", "")
    found = Notice.objects.filter(user=request.actor.person, read_at=None)
    if wanted != "all":
        found = found.filter(pk=int(wanted) if wanted.isdigit() else 0)
    notices = list(found)
    read_notices(by=request.actor, notices=notices)
    if request.POST.get("open") and len(notices) == 1:
        return redirect(notices[0].url)
    if notices:
        messages.success(request, _("Đã đánh dấu là đã xem."))
    return redirect("alerts_desk:mine")
