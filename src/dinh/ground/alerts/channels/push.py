"""Web push: the text is sealed for one browser (RFC 8291) and signed with the house's own key (RFC 8292)."""

from __future__ import annotations

import base64
import json
import secrets
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import requests
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from py_vapid import Vapid
from pywebpush import WebPushException, webpush

from dinh.ground.alerts.channels import http
from dinh.ground.alerts.channels.outcome import Letterhead, Outcome

# A browser says where its messages go; only the services browsers really use are believed, so that nobody can make this
# house call an address of theirs.
SERVICES = (
    "fcm.googleapis.com",
    "updates.push.services.mozilla.com",
    ".notify.windows.com",
    "web.push.apple.com",
    ".push.apple.com",
)
LIVES = 3 * 24 * 3600  # seconds the service keeps it for a phone that is off


def allowed(endpoint: str) -> bool:
    try:
        parts = urlsplit(endpoint)
        host, port = (parts.hostname or "").casefold(), parts.port
    except ValueError:
        return False
    plain = parts.scheme == "https" and port in (None, 443) and not parts.username and not parts.password
    return plain and any(host == name or (name[0] == "." and host.endswith(name)) for name in SERVICES)


class _NoRedirects(requests.Session):
    def post(self, url, data=None, json=None, **given):  # type: ignore[no-untyped-def]
        return super().post(url, data=data, json=json, **{**given, "allow_redirects": False})


def send(to: str, letter: Letterhead) -> Outcome:
    subscription = json.loads(to)
    if not allowed(subscription["endpoint"]):
        return Outcome("gone", "dịch vụ thông báo không được phép")
    text = {"title": letter.sender[:120], "body": letter.brief[:400], "url": letter.link, "stop": letter.stop}
    try:
        response = webpush(
            subscription, json.dumps(text), vapid_private_key=_signer(), ttl=LIVES, timeout=15,
            vapid_claims={"sub": _subject()}, requests_session=_NoRedirects(),
            headers={"Topic": letter.ident[:32], "Urgency": "normal"},
        )  # fmt: skip
    except WebPushException as failure:
        return _outcome(failure.response)
    except requests.RequestException as failure:  # the same Topic takes the place of the first, so again is safe
        return http.after_failure(failure, repeatable=True)
    except (ValueError, TypeError):
        return Outcome("gone", "khóa của trình duyệt không dùng được")
    return Outcome("sent", provider_id=response.headers.get("Location", "")[-100:])


def _outcome(response: requests.Response | None) -> Outcome:
    if response is None:
        return Outcome("gone", "khóa của trình duyệt không dùng được")
    status = response.status_code
    if status in (404, 410):
        return Outcome("gone", "trình duyệt đã tắt thông báo")
    if status == 429 or status >= 500:
        return Outcome("later", f"dịch vụ thông báo bận ({status})", wait=http.retry_after(response))
    if status in (401, 403):
        return Outcome("later", f"dịch vụ thông báo không nhận khóa của máy chủ ({status})")
    return Outcome("refused", f"dịch vụ thông báo từ chối ({status})")


def public_key() -> str:
    """What browsers are told the house signs with: an uncompressed point of P-256, base64url without padding."""
    point = _signer().public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()


def _subject() -> str:
    return settings.DINH_URL if settings.DINH_URL.startswith("https://") else f"mailto:{settings.DEFAULT_FROM_EMAIL}"


def _signer() -> Vapid:
    return _signer_of(settings.DINH_VAPID_PRIVATE_KEY or _own_key())


@cache
def _signer_of(key: str) -> Vapid:
    return Vapid.from_string(key)


def _own_key() -> str:
    """Made on first use and kept beside the data, readable by its owner only; the first process to make it wins."""
    path = Path(settings.VAR) / "vapid-key"
    if not path.exists():
        number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
        draft = path.with_name(f"vapid-key.{secrets.token_hex(4)}")
        draft.touch(mode=0o600)
        draft.write_text(base64.urlsafe_b64encode(number.to_bytes(32, "big")).rstrip(b"=").decode(), encoding="utf-8")
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="utf-8").strip()
