"""How an entry is sealed. Kept apart from Django's models so that a short script can check a public export off-line."""

from __future__ import annotations

import hashlib
import json
from typing import Any

START = "0" * 64
SEALED = (
    "commune_id", "seq", "at", "user_id", "post_id", "post_label", "what", "about_kind", "about_id", "about_label",
    "ground", "before", "after", "personal_digest", "previous",
)  # fmt: skip


def canonical(value: Any) -> bytes:
    """JSON with sorted keys and no spaces, in UTF-8: the same bytes on every machine."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def seal(fields: dict[str, Any]) -> str:
    """SHA-256 over the sealed fields; `at` is ISO 8601 in UTC with microseconds."""
    return hashlib.sha256(canonical({name: fields[name] for name in SEALED})).hexdigest()


def personal_digest(salt: str, data: dict[str, Any]) -> str:
    return hashlib.sha256(salt.encode() + canonical(data)).hexdigest()
