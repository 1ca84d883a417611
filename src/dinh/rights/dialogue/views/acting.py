"""One act on one thing as a page with one form: what it asks, what follows from it; and the desk's small helpers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render

from dinh.ground.actor import Actor
from dinh.ground.gate import may, why_not
from dinh.ground.http import Request
from dinh.rights.dialogue.forms import tried

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Page:
    """`lead` says what follows; `initial` and `given` are what the form of a thing starts from and needs."""

    title: Any
    lead: Any
    action: Any
    permission: str
    form: type[Form]
    run: Callable[[Actor, Any, Any], object]
    done: Any
    initial: Callable[[Any], dict[str, Any]] = field(default=lambda thing: {})
    given: Callable[[Any], dict[str, Any]] = field(default=lambda thing: {})
    danger: bool = False


def possible(by: Actor, acts: dict[str, Page], thing: Any) -> list[tuple[str, Page]]:
    """The acts this post may do now on this thing."""
    return [(slug, page) for slug, page in acts.items() if may(by, page.permission, thing)]


def act_page(
    request: Request, page: Page, thing: Any, back: str, name: str, after: Callable[[Any], str] | None = None
) -> HttpResponse:
    """Show the form or do the act; `back` leads back and, unless `after` says otherwise, on."""
    refusal = why_not(request.actor, page.permission, thing)
    if request.method == "POST":
        form = page.form(request.POST, request.FILES, **page.given(thing))
        made: list[Any] = []
        if form.is_valid() and tried(form, lambda: made.append(page.run(request.actor, thing, form))):
            messages.success(request, page.done)
            return redirect(after(made[0]) if after else back)
        return _page(request, page, form, back, name, refusal, 400)
    form = page.form(initial=page.initial(thing), **page.given(thing))
    return _page(request, page, form, back, name, refusal, 200)


def _page(request: Request, page: Page, form: Form, back: str, name: str, refusal: Any, status: int) -> HttpResponse:
    context = {"page": page, "form": form, "back": back, "name": name, "refusal": refusal}
    return render(request, "dialogue/desk/act.html", context, status=status)
