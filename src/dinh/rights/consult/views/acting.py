"""One act on one consultation as a page with one form: what it asks, what follows from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.gate import may, require
from dinh.ground.http import Request
from dinh.rights.consult import queries
from dinh.rights.consult.models import Consultation

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Page:
    """`lead` says what follows; `initial` what the form starts from."""

    title: Any
    lead: Any
    action: Any
    permission: str
    form: type[Form]
    run: Callable[[Actor, Consultation, Any], object]
    done: Any
    initial: Callable[[Consultation], dict[str, Any]] = lambda thing: {}
    danger: bool = False


def possible(by: Actor, acts: dict[str, Page], consultation: Consultation) -> list[tuple[str, Page]]:
    return [(slug, page) for slug, page in acts.items() if may(by, page.permission, consultation)]


def fetch(request: Request, ref: str, permission: str) -> Consultation:
    """The consultation of that reference, if whoever asks may see it."""
    found = queries.find(ref)
    if found is None:
        raise Http404(_("Không có cuộc lấy ý kiến nào mang mã này."))
    require(request.actor, permission, found)
    return found


def newer(form: Form, consultation: Consultation) -> Form:
    """The same form, now knowing the consultation as it is: once read again, it may be sent again."""
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["edition"] = str(Consultation.objects.values_list("edition", flat=True).get(pk=consultation.pk))
    form.data = data
    return form


def uploaded(form: Form, name: str = "upload") -> tuple[bytes, str] | None:
    """The bytes and the name of what was chosen."""
    chosen = form.cleaned_data.get(name)
    return (chosen.read(), chosen.name) if chosen else None
