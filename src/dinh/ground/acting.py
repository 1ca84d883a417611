"""One act on one thing as a page with one form: what it asks, what follows from it, why it may not be done now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.fields import tried
from dinh.ground.gate import may, why_not
from dinh.ground.http import Request

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _edition(thing: Any) -> dict[str, Any]:
    return {"edition": thing.edition} if hasattr(thing, "edition") else {}


def _nothing(thing: Any) -> dict[str, Any]:
    return {}


def _always(thing: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Page:
    """`lead` says what follows; `initial` (its edition, where nothing is said) and `given` are what the form of a thing
    starts from and needs; `when` leaves out what this thing never asks for; `danger` colours the button."""

    title: Any
    lead: Any
    action: Any
    permission: str
    form: type[Form]
    run: Callable[[Actor, Any, Any], object]
    done: Any
    initial: Callable[[Any], dict[str, Any]] = _edition
    given: Callable[[Any], dict[str, Any]] = _nothing
    danger: bool = False
    when: Callable[[Any], bool] = _always


def possible(by: Actor, acts: Mapping[str, Page], thing: Any) -> list[tuple[str, Page]]:
    """The acts this post may do now on this thing."""
    return [(slug, page) for slug, page in acts.items() if page.when(thing) and may(by, page.permission, thing)]


def page_of(acts: Mapping[str, Page], slug: str) -> Page:
    """Raises Http404."""
    if slug not in acts:
        raise Http404(_("Không có việc này."))
    return acts[slug]


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
        return _shown(request, page, form, back, name, refusal, 400)
    form = page.form(initial=page.initial(thing), **page.given(thing))
    return _shown(request, page, form, back, name, refusal, 200)


def _shown(request: Request, page: Page, form: Form, back: str, name: str, refusal: Any, status: int) -> HttpResponse:
    context = {"page": page, "form": form, "back": back, "name": name, "refusal": refusal}
    return render(request, "yard/act.html", context, status=status)


def newer(form: Any, edition: int) -> Any:
    """The same form, now knowing the edition of the thing as it is: once read again, it may be sent again."""
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["edition"] = str(edition)
    form.data = data
    return form


def uploaded(form: Form, name: str = "upload") -> tuple[bytes, str] | None:
    """The bytes and the name of what was chosen."""
    chosen = form.cleaned_data.get(name)
    return (chosen.read(), chosen.name) if chosen else None
