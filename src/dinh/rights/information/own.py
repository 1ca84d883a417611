"""What of this room people find again as their own (`ground.owned`): requests by the telephone or e-mail given with
them."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy

from dinh.ground.http import Request
from dinh.ground.owned import Address, Kind, Matter, own_kind, recalled_since, sent_with
from dinh.ground.room import Tone
from dinh.rights.information import actions
from dinh.rights.information.models import Asker, InformationRequest

KEY = "information"
State = InformationRequest.State


def requests_of(address: Address, ref: str) -> Iterator[Matter]:
    rows = Asker.objects.all()
    rows = rows.filter(request__ref=ref) if ref else rows.filter(request__received_on__gte=recalled_since())
    for asked in InformationRequest.objects.filter(asker__in=sent_with(address, rows)):
        tone: Tone = "soon" if asked.state == State.CLARIFY else "info" if asked.is_open else "ok"
        words = " ".join(asked.wanted.split())
        title = asked.subject or (words if len(words) <= 90 else words[:90].rsplit(" ", 1)[0] + "…")
        yield Matter(
            ref=asked.ref, receipt=asked.ref, title=title, state=asked.get_state_display(), tone=tone,
            day=asked.received_on, url=reverse("information:followed", args=[asked.ref]), slip=True,
        )  # fmt: skip


def renew(request: Request, ref: str, key: str) -> HttpResponse:
    """A new slip for a request that this browser may see."""
    from dinh.rights.information.views.ask import receipt_page  # the pages ask this module who may open them

    asked = InformationRequest.objects.select_related("asker").get(ref=ref)
    receipt = actions.renew_slip(by=request.actor, asked=asked, key=key, proven=True)
    return receipt_page(request, receipt, renewed=True)


own_kind(Kind(KEY, gettext_lazy("Xin cung cấp thông tin"), 20, requests_of, renew=renew))
