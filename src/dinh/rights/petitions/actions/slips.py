"""A lost slip: a new PIN for the same letter, and the old one ends."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.pins import PAPERS, hash_pin, pin_for, right_pin
from dinh.rights.petitions import permissions
from dinh.rights.petitions.actions.receiving import Receipt
from dinh.rights.petitions.models import Letter
from dinh.rights.petitions.permissions import Following

SALT = "dinh.petitions.slip"


@act
def renew_slip(*, by: Actor, letter: Letter, key: str, paper: str = "", proven: bool = False) -> Receipt:
    """A new PIN, shown in what comes back and nowhere else. `key` is the form's own: the same key twice is one slip.

    `proven`: the sender proved the telephone or e-mail given with the letter (`ground/own`). Otherwise an official does
    it who looked at an identity paper (`paper`, a key of `PAPERS`): of the paper only its sort is kept.
    """
    letter = Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    require(by, permissions.RENEW_SLIP, Following(letter, proven))
    if not proven and paper not in PAPERS:
        raise ValidationError({"paper": _("Hãy chọn giấy tờ đã đối chiếu.")})
    pin = pin_for(key, SALT)
    again = right_pin(pin, letter.pin_hash)
    if not again:
        letter.pin_hash = hash_pin(pin)
        letter.save(update_fields=["pin_hash"])
    after = {"how": "own" if proven else "desk", "again": again, **({} if proven else {"paper": PAPERS[paper]})}
    record(by, "petitions.renew_slip", letter, after=after)
    asking = letter.askings.select_related("petition").order_by("pk").first()
    return Receipt(letter, pin, asking.petition if asking else None)
