"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from dinh.ground.alerts.actions.codes import empty_code
from dinh.ground.alerts.actions.following import erase
from dinh.ground.alerts.models import AddressCode, Follower
from dinh.ground.alerts.sealing import unseal
from dinh.ground.people.privacy import serves_with
from dinh.ground.personal import MASK, ROOM, ROW, Why, holds, plain


def followers(matches: Callable[[str], str]) -> Iterator[int]:
    """Those whose address, opened for the comparison alone, is this person's."""
    for pk, sealed in Follower.objects.exclude(address_sealed="").values_list("pk", "address_sealed"):
        if matches(unseal(sealed) or ""):
            yield pk


def forget(follower: Any) -> None:
    erase(follower)


def codes(matches: Callable[[str], str]) -> Iterator[int]:
    """Codes asked for this person's address; opened for the comparison alone."""
    for pk, sealed in AddressCode.objects.exclude(address_sealed="").values_list("pk", "address_sealed"):
        if matches(unseal(sealed) or ""):
            yield pk


def forget_code(asked: Any) -> None:
    empty_code(asked, whole=True)


FOLLOWER = Why("người theo dõi tin", "gửi tin đến địa chỉ họ cho", "consent",
               "không ai: địa chỉ được niêm phong, máy mở khi gửi", "stop")  # fmt: skip
ASKER = Why("người xin mã mở Việc của tôi", "gửi mã đến địa chỉ họ cho", "consent",
            "không ai: địa chỉ được niêm phong, máy mở khi gửi", "short")  # fmt: skip
TOLD = Why("người giữ chức danh", "nhắc việc", "duty", "người ấy", "short")
NEWS = Why("người được nhắc đến trong tin", "báo tin", "publish", "ai cũng xem được", "kept")

holds("alerts.Follower", FOLLOWER,
      "address_sealed:sealed address_key:derived topics:choice salt:derived code_salt:derived", ROOM,
      find=followers, room=forget)  # fmt: skip
holds("alerts.AddressCode", ASKER, "address_sealed:sealed address_key:derived code_salt:derived", ROOM, find=codes,
      room=forget_code)  # fmt: skip
holds("alerts.Notice", TOLD, "user:account", "act", of="user")
holds("alerts.Notice", NEWS, "title:words text:words", MASK)
holds("alerts.Letter", TOLD, "items:data", MASK)
holds("alerts.Letter", TOLD, "holding:account", "act")
holds("alerts.LetterStop", TOLD, "user:account", ROW, of="user", until=serves_with)
holds("alerts.Message", TOLD, "user:account", "act", of="user")
holds("alerts.Message", FOLLOWER, "reason:words", MASK)
holds("alerts.Follower", FOLLOWER, "stopped_why:words", MASK)
holds("alerts.Announcement", NEWS, "title:words summary:words", MASK)

plain("alerts", """
Announcement: key topics url announced_at enlisted_at
Follower: language asked_at since confirmed_at ended_at code_until
AddressCode: language asked_at code_until
Notice: key url created_at read_at
Letter: written_at
LetterStop: stopped_at
Message: next_at claimed_at sent_at provider_id created_at
Delivery: dropped entered_at
Round: next_at
ZaloToken: app seed access_sealed refresh_sealed expires_at
""")  # fmt: skip
