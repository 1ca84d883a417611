"""Invitations to a meeting (Mẫu 01): on paper for all, one for each household with its code, words for loudspeaker and
Zalo."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from dinh.ground.gate import require
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.rights.decide import papers_meeting as papers
from dinh.rights.decide import permissions
from dinh.rights.decide.models import MatterFile, Round
from dinh.rights.decide.queries import attendance, votings
from dinh.rights.decide.queries import meeting as queries
from dinh.rights.decide.views.meeting import fetch
from dinh.scribe.posters import qr_svg

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PRINTED = 60  # households on one page to print


@never_cache
@require_safe
@gated(permissions.READ)
def invitation(request: Request, pk: int) -> HttpResponse:
    """The invitation for all, to print or as .docx, and its words to read aloud or to send."""
    found = fetch(request, pk)
    if request.GET.get("xuat") == "docx":
        return docx(request, found, lambda: papers.invitation(found), "giay-moi")
    return render(request, "decide/desk/meeting_invitation.html", _context(found) | {"said": spoken(found)})


@never_cache
@require_safe
@gated(permissions.PREPARE)
def each(request: Request, pk: int) -> HttpResponse:
    """One invitation for each household, with its code: two on a sheet of A4."""
    found = fetch(request, pk)
    require(request.actor, permissions.RUN, found)
    part = queries.part_of(found, request.GET.get("cum", ""))
    households = attendance.invited(found, part.cluster if part else None)
    page = Paginator(households, PRINTED).get_page(request.GET.get("page"))
    sheets = [(household, mark_safe(qr_svg(_address(request, found, household.id)))) for household in page]  # noqa: S308  ours
    context = _context(found) | {"page": page, "sheets": sheets, "part": part}
    return render(request, "decide/desk/meeting_each.html", context)


def _address(request: Request, found: Round, household: int) -> str:
    """Where a household's code leads: the secretary's page, not the household's."""
    path = reverse("decide_desk:meeting_scan", args=[found.pk, attendance.token(found, household)])
    return request.build_absolute_uri(path)


def _context(found: Round) -> dict[str, Any]:
    facts = queries.meeting_of(found)
    return {
        "round": found, "matter": found.matter, "meeting": facts, "chair": queries.helpers(found).get("chair", []),
        "agenda": papers.agenda_lines(facts.agenda), "parts": queries.parts(found),
        "documents": MatterFile.objects.filter(matter=found.matter, role=MatterFile.Role.DOCUMENT).order_by("pk"),
        "notice": next((each for each in votings.standings(found) if each.step.key == "notice"), None),
    }  # fmt: skip


def spoken(found: Round) -> list[str]:
    """The invitation in sentences, hours and days written as they are said."""
    lines = [
        _("%(group)s mời đại diện các hộ gia đình đến họp bàn và biểu quyết: %(title)s.")
        % {"group": found.group, "title": found.matter.title}
    ]
    for part in queries.parts(found):
        at = timezone.localtime(part.at)
        words = _("%(hour)d giờ %(minute)d phút") if at.minute else _("%(hour)d giờ")
        hour = words % {"hour": at.hour, "minute": at.minute}
        where = _("%(who)s: %(hour)s ngày %(day)d tháng %(month)d, tại %(place)s.")
        lines.append(where % {
            "who": part.name or _("Thời gian, địa điểm"), "hour": hour, "day": at.day, "month": at.month,
            "place": part.place.rstrip("."),
        })  # fmt: skip
    lines.append(_("Mỗi hộ một đại diện, một phiếu. Đề nghị bà con đến đông đủ, đúng giờ."))
    contact = queries.meeting_of(found).contact
    return [*lines, _("Liên hệ: %(contact)s.") % {"contact": contact.rstrip(".")}] if contact else lines


def docx(request: Request, found: Round, make: Any, name: str, back: str = "decide_desk:meeting") -> HttpResponse:
    """A paper to download; what stands against it is said on the page it came from."""
    try:
        return attachment(make(), f"{name}-{found.matter.ref}.docx", DOCX)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(back, found.pk)
