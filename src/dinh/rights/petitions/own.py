"""What of this room people find again as their own (`ground.owned`): letters by the telephone or e-mail given with
them.

A denunciation is never among them, nor a letter that holds one: who opens somebody's telephone must not learn that its
owner denounced. A complaint is shown only with its receipt's code (docs/decisions/0014).
"""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.http import Request
from dinh.ground.owned import Address, Kind, Matter, own_kind, recalled_since, sent_with
from dinh.ground.room import Tone
from dinh.rights.petitions import actions
from dinh.rights.petitions.models import Asking, Letter, Petition, Sender
from dinh.rights.petitions.models import Kind as PetitionKind
from dinh.rights.petitions.public.receipts import receipt_page
from dinh.rights.petitions.queries import public as read

KEY = "petitions"
ONE_OF_MANY = gettext_lazy("Việc đã có nhiều người cùng báo")


def letters_of(address: Address, ref: str) -> Iterator[Matter]:
    rows = Sender.objects.exclude(letter__askings__petition__kind=PetitionKind.DENUNCIATION).filter(letter__sealed=None)
    rows = rows.filter(letter__ref=ref) if ref else rows.filter(letter__received_on__gte=recalled_since())
    mine = sent_with(address, rows)
    letters = Letter.objects.filter(sender__in=mine).prefetch_related("askings__petition__steps")
    for letter in letters:
        if askings := sorted(letter.askings.all(), key=lambda asking: asking.pk):
            yield _matter(letter, askings)


def _matter(letter: Letter, askings: list[Asking]) -> Matter:
    state, tone = _stands(letter, [asking.petition for asking in askings])
    titles = [read.own_title(asking) or str(ONE_OF_MANY) for asking in askings]
    return Matter(
        ref=letter.ref, receipt=letter.ref, title="; ".join(titles), state=state, tone=tone, day=letter.received_on,
        url=reverse("petitions:followed", args=[letter.ref]), slip=True,
        sensitive=any(asking.petition.kind == PetitionKind.COMPLAINT for asking in askings),
        detail=", ".join(dict.fromkeys(asking.petition.get_kind_display() for asking in askings)),
    )  # fmt: skip


def _stands(letter: Letter, matters: list[Petition]) -> tuple[str, Tone]:
    """What the list says of a letter: that its sender is waited for comes first."""
    if letter.held:
        return _("đang tạm giữ"), "late"
    for state in (Petition.State.SUPPLEMENT, Petition.State.ANSWERED):
        if any(petition.state == state for petition in matters):
            return str(state.label), "soon"
    first = next((petition for petition in matters if petition.is_open), matters[0])
    return first.get_state_display(), "info" if first.is_open else "ok"


def renew(request: Request, ref: str, key: str) -> HttpResponse:
    """A new slip for a letter that this browser may see."""
    letter = Letter.objects.get(ref=ref)
    receipt = actions.renew_slip(by=request.actor, letter=letter, key=key, proven=True)
    return receipt_page(request, receipt, renewed=True)


own_kind(Kind(KEY, gettext_lazy("Đơn, phản ánh"), 10, letters_of, renew=renew))
