"""Boxes for what nobody may read from a copy of the database: a denouncer's letter, ballots. AES-256-GCM.

The key is `DINH_IDENTITY_KEY` (32 bytes in base64url), or is made on first use and kept in `$DINH_VAR/identity-key`,
readable by the service alone; it lies outside the database. Each box is bound to what it belongs to: moved elsewhere it
does not open.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

NONCE = 12  # bytes, as NIST SP 800-38D advises for GCM


class Locked(RuntimeError):
    """The box does not open: another key, or bytes that were changed or moved."""


def seal(plain: bytes, about: str) -> bytes:
    """`about` names what the box belongs to and is proven, not hidden."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(_key(settings.IDENTITY_KEY)).encrypt(nonce, plain, about.encode())


def unseal(box: bytes | memoryview, about: str) -> bytes:
    """Raises Locked."""
    sealed = bytes(box)
    try:
        return AESGCM(_key(settings.IDENTITY_KEY)).decrypt(sealed[:NONCE], sealed[NONCE:], about.encode())
    except InvalidTag as error:
        raise Locked("Không mở được niêm phong: sai khóa, hoặc dữ liệu đã bị sửa.") from error


def seal_facts(facts: dict[str, Any], about: str) -> bytes:
    return seal(json.dumps(facts, ensure_ascii=False).encode(), about)


def unseal_facts(box: bytes | memoryview, about: str) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(unseal(box, about))
    return facts


@cache
def _key(text: str) -> bytes:
    """The 32 bytes behind the setting, or those in the file, made once."""
    if not text:
        text = _kept(Path(settings.VAR) / "identity-key")
    try:
        key = base64.urlsafe_b64decode(text)
    except ValueError:
        key = b""
    if len(key) != 32:
        raise ImproperlyConfigured(
            "DINH_IDENTITY_KEY: cần 32 byte viết bằng base64url. / must be 32 bytes in base64url."
        )
    return key


def _kept(path: Path) -> str:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        text = base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()
        file.write(text)
    return text
