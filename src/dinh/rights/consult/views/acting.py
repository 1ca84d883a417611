"""What the desk's views share: the consultation of a reference."""

from __future__ import annotations

from django.http import Http404
from django.utils.translation import gettext as _

from dinh.ground.gate import require
from dinh.ground.http import Request
from dinh.rights.consult import queries
from dinh.rights.consult.models import Consultation


def fetch(request: Request, ref: str, permission: str) -> Consultation:
    """The consultation of that reference, if whoever asks may see it."""
    found = queries.find(ref)
    if found is None:
        raise Http404(_("Không có cuộc lấy ý kiến nào mang mã này."))
    require(request.actor, permission, found)
    return found
