"""A lost slip: a new PIN for the same request, and the old one ends."""

from __future__ import annotations

from functools import partial

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground import pins
from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.rights.information import permissions
from dinh.rights.information.actions.asking import Receipt
from dinh.rights.information.models import InformationRequest
from dinh.rights.information.permissions import Following

SALT = "dinh.information.slip"
pin_for = partial(pins.pin_for, salt=SALT)


@act
def renew_slip(
    *, by: Actor, asked: InformationRequest, key: str, paper: str = "", proven: bool = False
) -> Receipt:  # fmt: skip
    """A new PIN, shown in what comes back and nowhere else. `key` is the form's own: the same key twice is one slip.

    `proven`: the asker proved the telephone or e-mail given with the request (`ground/own`). Otherwise an official does
    it who looked at an identity paper (`paper`, a key of `PAPERS`).
    """
    asked = InformationRequest.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    require(by, permissions.RENEW_SLIP, Following(asked, proven))
    if not proven and paper not in pins.PAPERS:
        raise ValidationError({"paper": _("Hãy chọn giấy tờ đã đối chiếu.")})
    pin = pin_for(key)
    again = pins.right_pin(pin, asked.pin_hash)
    if not again:
        asked.pin_hash = pins.hash_pin(pin)
        asked.save(update_fields=["pin_hash"])
    after = {"how": "own" if proven else "desk", "again": again, **({} if proven else {"paper": pins.PAPERS[paper]})}
    record(by, "information.renew_slip", asked, after=after)
    return Receipt(asked, pin)
