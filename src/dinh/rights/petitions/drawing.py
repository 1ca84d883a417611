"""Drawing lots that anyone can draw again: the same secret and the same references give the same matters."""

from __future__ import annotations

import hashlib
import hmac

SHARE = 5  # percent of the closings (issue of the voices; our choice, no law sets it)
_WHOLE = 2**64


def drawn(secret: str, ref: str) -> bool:
    """Whether a matter is drawn: the first 8 bytes of HMAC-SHA256(secret, ref), as a number, in the lowest 5 percent.

    >>> [n for n in range(60) if drawn("nam-2026", f"PA-{n}")]
    [8, 17, 24, 38, 39]
    """
    digest = hmac.new(secret.encode(), ref.encode(), hashlib.sha256).digest()
    return int.from_bytes(digest[:8], "big") * 100 < _WHOLE * SHARE


def fingerprint(secret: str) -> str:
    """SHA-256 of the secret in hexadecimal: shown while the secret is not, so that it cannot be changed unseen."""
    return hashlib.sha256(secret.encode()).hexdigest()
