"""Addresses as people type them, made one and the same; and as they may be shown."""

from __future__ import annotations

import json
import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _

from dinh.ground.alerts.models import Channel

# Mobile numbers of Vietnam since 2018: ten digits, 03, 05, 07, 08 or 09.
_MOBILE = re.compile(r"0[35789]\d{8}")
_EMAIL = EmailValidator()


def email(typed: str) -> str:
    """`Lan@Example.vn ` → `lan@example.vn`. Providers here take no difference of case. Raises ValidationError."""
    address = typed.strip().casefold()
    if len(address) > 254 or any(letter in address for letter in "\r\n,;"):
        raise ValidationError(
            _("Địa chỉ thư “%(typed)s” chưa đúng. Ví dụ đúng: lan@example.vn") % {"typed": typed[:80]}
        )
    try:
        _EMAIL(address)
    except ValidationError:
        raise ValidationError(
            _("Địa chỉ thư “%(typed)s” chưa đúng. Ví dụ đúng: lan@example.vn") % {"typed": typed[:80]}
        ) from None
    return address


def mobile(typed: str) -> str:
    """`0912 345 678`, `+84912345678` → `84912345678`. Raises ValidationError.

    >>> mobile("0912.345.678"), mobile("+84 (912) 345-678"), mobile("84912345678")
    ('84912345678', '84912345678', '84912345678')
    """
    digits = re.sub(r"[\s().\-]", "", typed)
    digits = re.sub(r"^(\+84|0084|84(?=\d{9}$))", "0", digits)
    digits = re.sub(r"^00(?=[35789])", "0", digits)  # +84 (0) 912…
    if not _MOBILE.fullmatch(digits):
        raise ValidationError(
            _("Số “%(typed)s” không phải số di động Việt Nam: cần 10 chữ số, bắt đầu bằng 03, 05, 07, 08 hoặc 09.")
            % {"typed": typed[:40]}
        )
    return f"84{digits[1:]}"


def normal(channel: str, typed: str) -> str:
    return email(typed) if channel == Channel.EMAIL else mobile(typed)


def subscription(facts: Any) -> dict[str, Any]:
    """What a browser gives for web push, reduced to what is needed. Raises ValidationError."""
    keys = facts.get("keys") if isinstance(facts, dict) else None
    if not isinstance(keys, dict):
        raise ValidationError(_("Trình duyệt chưa gửi đủ thông tin để nhận thông báo."))
    wanted = {"endpoint": facts.get("endpoint"), "p256dh": keys.get("p256dh"), "auth": keys.get("auth")}
    if not all(isinstance(text, str) and 0 < len(text) < 1000 for text in wanted.values()):
        raise ValidationError(_("Trình duyệt chưa gửi đủ thông tin để nhận thông báo."))
    if not all(re.fullmatch(r"[A-Za-z0-9_\-]+={0,2}", str(wanted[name])) for name in ("p256dh", "auth")):
        raise ValidationError(_("Trình duyệt chưa gửi đủ thông tin để nhận thông báo."))
    return {"endpoint": wanted["endpoint"], "keys": {"p256dh": wanted["p256dh"], "auth": wanted["auth"]}}


def masked(channel: str, address: str) -> str:
    """Enough for its owner to know it, not enough for a stranger to use it.

    >>> masked("email", "lan.vu@example.vn"), masked("sms", "84912345678")
    ('l•••@example.vn', '09•• ••• 678')
    """
    if channel == Channel.PUSH:
        return _("máy này")
    if channel == Channel.EMAIL:
        name, _at, host = address.partition("@")
        return f"{name[:1]}•••@{host}"
    return f"0{address[2:3]}•• ••• {address[-3:]}"


def to_text(subscribed: dict[str, Any]) -> str:
    return json.dumps(subscribed, sort_keys=True)


def subscription_endpoint(text: str) -> str:
    """What makes a browser's subscription one and the same."""
    return str(json.loads(text)["endpoint"])
