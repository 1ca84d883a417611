"""What the desk's views share: the campaign or rubric of a reference, one act as a page with one form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

from dinh.account.scores import queries
from dinh.account.scores.models import Campaign, Line, Rubric, Sheet
from dinh.account.scores.results import Standing, standings
from dinh.ground.actor import Actor
from dinh.ground.gate import may, require
from dinh.ground.http import Request

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Page:
    """`lead` says what follows; `initial` what the form starts from."""

    title: Any
    lead: Any
    action: Any
    permission: str
    form: type[Form]
    run: Callable[[Actor, Campaign, Any], object]
    done: Any
    initial: Callable[[Campaign], dict[str, Any]] = lambda thing: {}
    danger: bool = False


def possible(by: Actor, acts: dict[str, Page], campaign: Campaign) -> list[tuple[str, Page]]:
    return [(slug, page) for slug, page in acts.items() if may(by, page.permission, campaign)]


def fetch(request: Request, ref: str, permission: str) -> Campaign:
    """The campaign of that reference, if whoever asks may see it."""
    found = queries.find(ref)
    if found is None:
        raise Http404(_("Không có đợt chấm điểm nào mang mã này."))
    require(request.actor, permission, found)
    return found


def fetch_sheet(request: Request, ref: str, key: str, permission: str) -> Sheet:
    found = queries.sheet(fetch(request, ref, permission), key)
    if found is None:
        raise Http404(_("Không có đơn vị này trong đợt chấm."))
    return found


def fetch_line(request: Request, ref: str, sheet_key: str, key: str, permission: str) -> Line:
    campaign = fetch(request, ref, permission)
    found = queries.line(campaign, sheet_key, key)
    if found is None:
        raise Http404(_("Không có tiêu chí này trong phiếu."))
    return found


def fetch_rubric(request: Request, ref: str, permission: str) -> Rubric:
    found = queries.find_rubric(ref)
    if found is None:
        raise Http404(_("Không có bộ tiêu chí nào mang mã này."))
    require(request.actor, permission, found)
    return found


def standing_of(sheet: Sheet) -> Standing:
    """One sheet with its place among all of its campaign."""
    return next(one for one in standings(sheet.campaign) if one.sheet.pk == sheet.pk)


def newer(form: Any, edition: int) -> Any:
    """The same form, now knowing the edition as it is: once read again, it may be sent again."""
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["edition"] = str(edition)
    form.data = data
    return form


def uploaded(form: Form, name: str = "upload") -> tuple[bytes, str] | None:
    """The bytes and the name of what was chosen."""
    chosen = form.cleaned_data.get(name)
    return (chosen.read(), chosen.name) if chosen else None
