"""Public references: random, readable by phone, without 0/O/1/I."""

from __future__ import annotations

import secrets

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def new_ref(prefix: str) -> str:
    """A reference such as `PA-7K3M-9QXT`: 32^8 possibilities, so a collision is left to the unique constraint."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"{prefix}-{letters[:4]}-{letters[4:]}"
