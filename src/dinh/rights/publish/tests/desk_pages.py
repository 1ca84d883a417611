"""What the tests of the officials' pages share: a browser for someone, the addresses, the words of a form."""

from __future__ import annotations

import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body

NOON = "2026-02-13 12:00+07:00"


def browser(who: Actor) -> Client:
    client = Client()
    if who.user:
        client.force_login(who.user)
    return client


def url(name: str, *args: Any) -> str:
    return reverse(f"publish_desk:{name}", args=args)


def words(response: HttpResponse) -> str:
    return response.content.decode()


def typed(**changes: Any) -> dict[str, Any]:
    """The draft form as the clerk fills it in."""
    values = {
        "item": "CK02", "title": "Thu, chi ngân sách quý I năm 2026", "summary": "Phường thu 4,1 tỷ đồng.",
        "issuer": Body.objects.get(symbol="UBND").pk, "decided": "2026-02-12", "paper_number": "31/TB-UBND",
    }  # fmt: skip
    return values | changes


def upload(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def cells(response: HttpResponse) -> list[tuple[Any, ...]]:
    """The rows of a downloaded spreadsheet, its header first."""
    book = load_workbook(io.BytesIO(response.content))
    return list(book.active.iter_rows(values_only=True))  # type: ignore[union-attr]
