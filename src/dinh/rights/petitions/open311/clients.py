"""Which program asks: its key, and how often it and its address may send."""

from __future__ import annotations

import hashlib
import secrets

from django.http import QueryDict
from django.utils.translation import gettext as _

from dinh.ground.http import Request
from dinh.ground.prepared import Prepared
from dinh.ground.throttle import HOUR, Limit, address
from dinh.rights.petitions.models import ApiClient
from dinh.rights.petitions.open311.speech import Wrong

WRONG_KEYS = Limit("petitions.api_keys", 30, HOUR)  # from one address
POSTS = Limit("petitions.api_posts", 600, HOUR)  # from one address, whatever the key
READS = Limit("petitions.api_reads", 600, HOUR)  # long lists made for one address; what the door keeps counts nothing
HINT = 9  # characters of a key that its row keeps in the open


_with_key: Prepared[ApiClient] = Prepared(lambda *, key: ApiClient.objects.filter(key_hash=key))


def new_key() -> str:
    """`dinh_…`: 192 bits, so that a plain hash of it is enough."""
    return f"dinh_{secrets.token_urlsafe(24)}"


def hashed(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def reader(request: Request) -> ApiClient | None:
    """Who reads: None without a key, for reading needs none."""
    return client_of(request, request.GET) if request.GET.get("api_key", "").strip() else None


def client_of(request: Request, data: QueryDict) -> ApiClient:
    """The client whose key was sent, in the form or in the address.

    Raises Wrong 403 for a key that is missing, unknown or ended, 429 after many wrong ones.
    """
    key = (data.get("api_key") or request.GET.get("api_key") or "").strip()
    if WRONG_KEYS.spent(address(request)):
        raise Wrong(429, _("Đã gửi sai khóa nhiều lần từ địa chỉ mạng này. Hãy thử lại sau một giờ."))
    found = _with_key(key=hashed(key)) if key else []
    if not found:
        if key:
            WRONG_KEYS.count(address(request))
        raise Wrong(403, _("api_key: thiếu hoặc không đúng. Khóa do %(commune)s cấp.") % {
            "commune": request.commune.title})  # fmt: skip
    client = found[0]
    if client.ended_on:
        raise Wrong(403, _("api_key: khóa này đã thu hồi ngày %(day)s.") % {"day": f"{client.ended_on:%d/%m/%Y}"})
    return client


def count_post(request: Request, client: ApiClient) -> None:
    """Raises Wrong 429 when the client or its address sent enough for this hour; counts this one otherwise."""
    own = Limit("petitions.api_client", client.hourly, HOUR)
    for limit, key in ((own, f"{client.commune_id}:{client.pk}"), (POSTS, address(request))):
        if limit.spent(key):
            words = _("Đã gửi đủ %(times)d lần trong một giờ. Lần này chưa lưu gì: hãy gửi lại sau.")
            raise Wrong(429, words % {"times": limit.times})
    own.count(f"{client.commune_id}:{client.pk}")
    POSTS.count(address(request))


def count_read(request: Request) -> None:
    if READS.spent(address(request)):
        raise Wrong(429, _("Từ địa chỉ mạng này vừa hỏi quá nhiều lần. Hãy hỏi lại sau một giờ, mỗi lần nhiều hơn."))
    READS.count(address(request))
