"""The last look before everyone can see it, and the tap that makes it public."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dinh.ground.clock import today
from dinh.ground.gate import Refused
from dinh.ground.http import Request, gated
from dinh.rights.publish import actions, checks, outputs, permissions
from dinh.rights.publish.desk.common import find_draft, said
from dinh.rights.publish.desk.forms import where_words
from dinh.rights.publish.models import Version
from dinh.rights.publish.public.documents import leaf
from dinh.rights.publish.public.items import BY_CODE


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def check(request: Request, ref: str) -> HttpResponse:
    version = find_draft(ref)
    errors: list[str] = []
    if request.method == "POST":
        edition = request.POST.get("edition", "")
        try:
            actions.publish(
                by=request.actor, version=version, edition=int(edition) if edition.isdecimal() else 0,
                looked="looked" in request.POST,
            )  # fmt: skip
        except (Refused, ValidationError) as error:
            errors, version = said(error), find_draft(ref)
        else:
            return redirect("publish_desk:outputs", ref)
    return render(request, "publish/desk/check.html", _context(version, errors), status=400 if errors else 200)


def _context(version: Version, errors: list[str]) -> dict[str, object]:
    found = checks.concerns(version, today())
    return {
        "version": version,
        "errors": errors,
        "stops": [(each, _cells(each)) for each in found if each.stops],
        "asks": [(each, _cells(each)) for each in found if each.asks and not each.stops],
        "hints": [(each, _cells(each)) for each in found if not each.asks and not each.stops],
        "start": outputs.start_due(version) if version.decided <= today() else None,
        "where": "" if version.publication.is_list else where_words(BY_CODE[version.item]),
        "attachments": [
            (each, leaf(each.text, each.tables, "1")) for each in version.attachments.select_related("file")
        ],
        "groups": list(version.groups.all()),
        "current": version.publication.versions.filter(state=Version.State.CURRENT).first(),
    }


def _cells(concern: checks.Concern) -> list[tuple[str, str, str]]:
    """Where, what, and the value partly covered: this page may stand open on a screen others see."""
    return [(cell.where, cell.what, partly(cell.shown)) for cell in concern.cells]


def partly(text: str) -> str:
    """The first third of a value, no more than three characters.

    >>> partly("0912345678"), partly("12/05")
    ('091•••', '1•••')
    """
    return f"{text[: min(3, len(text) // 3)]}•••"
