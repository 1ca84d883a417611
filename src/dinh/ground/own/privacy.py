"""What this room keeps of persons (`ground.personal`): keyed hashes, for two hours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dinh.ground.own.models import Opening
from dinh.ground.owned import addresses_in, keys_of
from dinh.ground.personal import ROW, Why, holds, plain


def openings_of(matcher: Any) -> Iterator[int]:
    """Those whose address is this person's."""
    told = [each for text in (*matcher.identity.phones, *matcher.identity.emails) for each in addresses_in(text)]
    for row in Opening.objects.all():
        if any(keys_of(row.commune_id, *each) & set(row.address_keys) for each in told):
            yield row.pk


OPENER = Why("người đang mở Việc của tôi", "cho xem việc đã gửi bằng địa chỉ ấy, nhiều nhất hai giờ",
             "consent", "không ai: chỉ có dấu băm của địa chỉ và loại máy", "short")  # fmt: skip

holds("own.Opening", OPENER, "key_hash:derived same_key:derived address_keys:derived browser:derived system:derived",
      ROW, find=openings_of)  # fmt: skip

plain("own", "Opening: opened_at seen_at")
