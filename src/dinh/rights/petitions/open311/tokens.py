"""A token stands for a letter that waits for a look, until there is a matter to name. Whoever has it may ask."""

from __future__ import annotations

from django.core import signing

from dinh.rights.petitions.models import Letter, Petition
from dinh.rights.petitions.queries.public import VOICES

_SIGNER = signing.Signer(salt="dinh.petitions.open311", sep=".")


def token_of(letter: Letter) -> str:
    """`DT-7K3M-9QXT.` with a signature: the reference alone is no token."""
    return _SIGNER.sign(letter.ref)


def letter_of(token: str) -> Letter | None:
    try:
        ref = _SIGNER.unsign(token)
    except signing.BadSignature:
        return None
    found: Letter | None = Letter.objects.filter(ref=ref).first()
    return found


def reference(letter: Letter) -> str | None:
    """The reference of its matter. None while the letter is held, and for ever when its matter is a complaint or a
    denunciation: which of these is not told."""
    if letter.held:
        return None
    asking = letter.askings.select_related("petition").order_by("pk").first()
    petition: Petition | None = asking.petition if asking else None
    return petition.ref if petition and petition.kind in VOICES else None
