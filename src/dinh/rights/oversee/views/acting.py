"""One act on one thing as a page with one form: what it asks, what follows from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.fields import tried
from dinh.ground.gate import may, why_not
from dinh.ground.http import Request

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
    initial: Callable[[Any], dict[str, Any]] = field(default=lambda thing: {"edition": thing.edition})
    given: Callable[[Any], dict[str, Any]] = field(default=lambda thing: {})
    danger: bool = False
    when: Callable[[Any], bool] = field(default=lambda thing: True)


def possible(by: Actor, acts: dict[str, Page], thing: Any) -> list[tuple[str, Page]]:
    """The acts this post may do now on this thing."""
    return [(slug, page) for slug, page in acts.items() if page.when(thing) and may(by, page.permission, thing)]


def act_page(
    request: Request, acts: dict[str, Page], slug: str, thing: Any, back: str, name: str,
    after: Callable[[Any], str] | None = None,
) -> HttpResponse:  # fmt: skip
    """Show the form or do the act; `back` leads back and, unless `after` says otherwise, on."""
    if slug not in acts:
        raise Http404(_("Không có việc này."))
    page = acts[slug]
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
    return render(request, "oversee/desk/act.html", context, status=status)


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
