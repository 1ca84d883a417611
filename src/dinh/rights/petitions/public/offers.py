"""Matters that may be the same as what is being sent, offered before it goes. Nobody else's words are told."""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing
from django.utils.translation import gettext as _

from dinh.ground.clock import today
from dinh.ground.pins import FORM_LIVES
from dinh.rights.petitions.actions import Where
from dinh.rights.petitions.models import Kind, Petition
from dinh.rights.petitions.near.index import find

SALT = "dinh.petitions.joins"
MOST = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """`title`: the office's own where everyone may read the matter, otherwise only words that the sender used too."""

    token: str
    title: str
    url: str
    petition: Petition


def offers(words: str, where: Where) -> list[Offer]:
    """Open reflections and proposals that may be the same matter, the surest first."""
    near = find(words, where.group.pk if where.group else None, where.place, today(), MOST)
    rows = Petition.objects.filter(pk__in=[each.petition_id for each in near]).select_related("group")
    matters = {petition.pk: petition for petition in rows if may_join(petition)}
    return [
        offer(matters[each.petition_id], each.shared) for each in near if each.petition_id in matters
    ]  # fmt: skip


def offer(petition: Petition, shared: tuple[str, ...] = ()) -> Offer:
    title = petition.title if petition.public else _("Cùng nói về: %(words)s") % {"words": ", ".join(shared)}
    token = signing.dumps(petition.pk, salt=SALT)
    return Offer(token, title, petition.path if petition.public else "", petition)


def joined(token: str) -> Petition | None:
    """The matter a token stands for, while others may still join it."""
    try:
        pk = signing.loads(token, salt=SALT, max_age=FORM_LIVES) if token else None
    except signing.BadSignature:
        return None
    petition = Petition.objects.filter(pk=pk).first() if pk else None
    return petition if petition and may_join(petition) else None


def may_join(petition: Petition) -> bool:
    return petition.is_open and petition.kind in (Kind.REFLECTION, Kind.PROPOSAL)
