"""Talking to gateways over HTTP: short patience, no redirects followed, and what each failure means."""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

import requests

from dinh.ground.alerts.channels.outcome import Outcome
from dinh.ground.clock import now

PATIENCE = (5, 15)  # seconds to connect, to answer


def post(url: str, **given: Any) -> requests.Response:
    """Never follows a redirect: an answer must not send our tokens, or us, somewhere else."""
    return requests.post(url, timeout=PATIENCE, allow_redirects=False, **given)


def after_failure(failure: requests.RequestException, *, repeatable: bool) -> Outcome:
    """A connection that was never made can be tried again; an answer that never came only where the other side can tell
    a repetition."""
    if isinstance(failure, requests.ConnectTimeout) or not isinstance(
        failure, requests.Timeout | requests.ConnectionError | requests.exceptions.ChunkedEncodingError
    ):
        return Outcome("later", "không kết nối được")
    if isinstance(failure, requests.ConnectionError) and never_connected(failure):
        return Outcome("later", "không kết nối được")
    return Outcome("later" if repeatable else "unclear", "không trả lời kịp")


def never_connected(failure: requests.ConnectionError) -> bool:
    cause = failure.args[0] if failure.args else None
    reason = getattr(cause, "reason", cause)
    return type(reason).__name__ in {"NewConnectionError", "ConnectTimeoutError", "NameResolutionError", "SSLError"}


def retry_after(response: requests.Response) -> int | None:
    """Seconds the other side asks to wait (a number or a date, RFC 9110), or None."""
    said = response.headers.get("Retry-After", "").strip()
    if said.isdigit():
        return int(said)
    try:
        until: datetime = parsedate_to_datetime(said)
        return max(0, int((until - now()).total_seconds()))
    except (ValueError, TypeError):
        return None


def body_of(response: requests.Response) -> dict[str, Any]:
    try:
        found = response.json()
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
