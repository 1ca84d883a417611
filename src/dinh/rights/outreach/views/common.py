"""What the desk's views of the room share: a session or 404, a page with one form, a press of one button."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from dinh.ground.gate import Refused, require
from dinh.ground.http import Request
from dinh.rights.outreach import permissions, queries
from dinh.rights.outreach.models import Session

PAGE = 25


def session_or_404(request: Request, ref: str) -> Session:
    """The session, for those whose post reaches it."""
    session = queries.find(ref.upper())
    if session is None:
        raise Http404(_("Không có buổi tuyên truyền nào mang mã này."))
    if session.groups.all():
        require(request.actor, permissions.WRITE, session)
    return session


def desk_url(session: Session) -> str:
    return reverse("outreach_desk:session", args=[session.ref])


def form_page(request: Request, form: forms.Form, title: str, action: str, back_url: str, **more: Any) -> HttpResponse:
    """A page with one form and one way back; `lead` explains it, `danger` colours its button."""
    context = {"form": form, "title": title, "action": action, "back_url": back_url, **more}
    return render(request, "outreach/form.html", context)


def told(request: Request, act: Callable[[], Any], done: str) -> bool:
    """Acts of one press: what they refuse is said on the page one comes back to."""
    try:
        act()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done)
        return True
    return False
