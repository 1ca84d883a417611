"""Reading the environment, loudly: a setting that cannot be understood stops the program with a sentence."""

from __future__ import annotations

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from dinh.ground.buckets import Access


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool = False) -> bool:
    value = text(name)
    if not value:
        return default
    if value in {"1", "0"}:
        return value == "1"
    raise ImproperlyConfigured(f"{name}={value!r}: dùng 1 hoặc 0. / use 1 or 0.")


def number(name: str, default: int) -> int:
    value = text(name)
    try:
        return int(value) if value else default
    except ValueError:
        raise ImproperlyConfigured(f"{name}={value!r}: cần một số nguyên. / must be a whole number.") from None


def listed(name: str, default: list[str]) -> list[str]:
    return [item.strip() for item in text(name).split(",") if item.strip()] or default


def secret(name: str) -> str | None:
    """The value of NAME, or the content of the file that NAME_FILE points at."""
    if value := text(name):
        return value
    path = text(f"{name}_FILE")
    if not path:
        return None
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name}_FILE={path!r}: không đọc được ({error.strerror}). / cannot be read."
        ) from error


def s3() -> Access:
    """How the store of files and backups is reached (DINH_S3_*)."""
    return Access(
        text("DINH_S3_ENDPOINT"),
        text("DINH_S3_REGION", "us-east-1"),
        secret("DINH_S3_KEY_ID") or "",
        secret("DINH_S3_SECRET") or "",
    )
