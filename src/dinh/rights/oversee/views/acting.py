"""A page with one form that makes something new."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from dinh.ground.fields import tried
from dinh.ground.http import Request


def form_page(
    request: Request, form: Form, title: str, back: str, run: Callable[[], Any], after: Callable[[Any], str],
    lead: str = "", done: str = "",
) -> HttpResponse:  # fmt: skip
    """A page with one form that makes something new."""
    made: list[Any] = []
    if request.method == "POST" and form.is_valid() and tried(form, lambda: made.append(run())):
        messages.success(request, done or _("Đã lưu."))
        return redirect(after(made[0]))
    context = {"form": form, "title": title, "back": back, "lead": lead}
    return render(request, "oversee/desk/form.html", context, status=400 if form.errors else 200)
