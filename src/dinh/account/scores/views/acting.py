"""What the desk's views share: the campaign, sheet, line or rubric of a reference."""

from __future__ import annotations

from django.http import Http404
from django.utils.translation import gettext as _

from dinh.account.scores import queries
from dinh.account.scores.models import Campaign, Line, Rubric, Sheet
from dinh.account.scores.results import Standing, standings
from dinh.ground.gate import require
from dinh.ground.http import Request


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
