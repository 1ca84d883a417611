"""A slip's one-time code, its receipt and its address. The code lies nowhere: it is made from the slip's nonce and the
house's secret whenever it is printed; the database has its keyed hash alone."""

from __future__ import annotations

import hmac
import secrets

from django.conf import settings
from django.urls import reverse

from dinh.ground.alerts.links import full
from dinh.rights.decide import boxes
from dinh.rights.decide.models import Slip

LETTERS = 12


def new_nonce() -> str:
    return secrets.token_hex(16)


def code_of(nonce: str) -> str:
    return boxes.spelled(nonce, "slip")


def receipt_of(nonce: str) -> str:
    """What proves that the household is in the count. It tells no answer."""
    return boxes.spelled(nonce, "receipt")


def keyed(code: str) -> str:
    """What the database keeps of a code, as 64 hex letters: useless without the house's secret."""
    key = settings.SECRET_KEY.encode()
    return hmac.digest(key, f"dinh.decide.code.{boxes.typed(code)}".encode(), "sha256").hex()


def slip_of(code: str) -> Slip | None:
    """The slip with this code, ended ones too."""
    if len(boxes.typed(code)) != LETTERS:
        return None
    rows = Slip.objects.select_related("entry", "round__matter", "round__group", "round__commune")
    return rows.filter(code=keyed(code)).first()


def address_of(slip: Slip) -> str:
    """What the QR code on the stub opens."""
    return full(slip.round.commune, reverse("decide:slip_link", args=[boxes.typed(code_of(slip.nonce))]))
