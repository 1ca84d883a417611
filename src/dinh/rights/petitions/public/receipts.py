"""The receipt: reference, PIN, what happens next, by when and why that day."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe

from dinh.ground.http import Request
from dinh.rights.petitions.actions import Receipt
from dinh.rights.petitions.queries.courses import pressing
from dinh.scribe.posters.qr import qr_svg


def receipt_page(request: Request, receipt: Receipt, **more: Any) -> HttpResponse:
    """To print or write down. The QR code opens the page for following with the reference filled in, never the PIN.
    `desk` True when an official wrote the letter down for someone."""
    letter, petition = receipt.letter, receipt.petition
    address = request.build_absolute_uri(f"{reverse('petitions:follow')}?ma={letter.ref}")
    context = {
        "letter": letter, "pin": receipt.pin, "petition": petition, "again": receipt.again,
        "clock": pressing(petition) if petition else None, "qr": mark_safe(qr_svg(address)),  # noqa: S308  # drawn here
        "address": address, "askers": petition.askings.count() if petition else 0,
    }  # fmt: skip
    response = render(request, "petitions/public/receipt.html", {**context, **more})
    response["Cache-Control"] = "no-store, private"
    return response
