"""SMS through a gateway that speaks the small contract of docs/configuration.md: POST {to, text, from, id}.

Brandname gateways in Vietnam differ in form and are alike in matter; one that speaks otherwise stands behind a few
lines of translation. `id` lets the gateway tell a repetition, so a message whose answer was lost is sent again.
"""

from __future__ import annotations

import unicodedata

import requests
from django.conf import settings

from dinh.ground.alerts.channels import http
from dinh.ground.alerts.channels.outcome import Letterhead, Outcome

SEGMENT = 160  # letters of one SMS in the plain alphabet
_PLAIN = str.maketrans({"đ": "d", "Đ": "D", "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\n": " "})
GONE = {
    "invalid_number": "số không đúng",
    "unknown_subscriber": "số không còn dùng",
    "blocked": "người nhận chặn tin",
}


def send(to: str, letter: Letterhead) -> Outcome:
    body = {"to": to, "text": text_of(letter), "from": settings.DINH_SMS_FROM, "id": letter.ident}
    headers = {"Authorization": f"Bearer {settings.DINH_SMS_TOKEN}"} if settings.DINH_SMS_TOKEN else {}
    try:
        response = http.post(settings.DINH_SMS_URL, json=body, headers=headers)
    except requests.RequestException as failure:
        return http.after_failure(failure, repeatable=True)
    status, said = response.status_code, http.body_of(response)
    if status in (200, 201, 202):
        return Outcome("sent", provider_id=str(said.get("id", ""))[:100])
    if status == 429 or status >= 500:
        return Outcome("later", f"cổng SMS bận ({status})", wait=http.retry_after(response))
    word = str(said.get("code", ""))
    if word in GONE:
        return Outcome("gone", GONE[word])
    if status in (401, 402, 403, 404) or status < 400:
        return Outcome("later", f"cổng SMS không nhận, xem lại cấu hình ({status})")
    return Outcome("refused", f"cổng SMS từ chối ({word[:40] or status})")


def text_of(letter: Letterhead) -> str:
    """One SMS of 160 letters where it can be: without diacritics, for with them only 70 fit and each costs as much."""
    tail = f" {'Xem, thoi nhan' if letter.stop else 'Xem'}: {letter.link}" if letter.link else ""
    head = bare(f"{letter.sender}: {letter.brief}")
    room = max(SEGMENT - len(tail), 40)
    return (head if len(head) <= room else f"{head[: room - 3].rstrip()}...") + tail


def bare(text: str) -> str:
    """Letters every telephone shows, case kept.

    >>> bare("Phường Đình Minh: “quyết toán” – quý III…")
    'Phuong Dinh Minh: "quyet toan" - quy III...'
    """
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(letter for letter in plain if " " <= letter <= "~")
