"""What the tests of the desk share: browsers signed in, forms as browsers send them."""

from __future__ import annotations

from typing import Any

from django.test import Client

from dinh.ground.actor import Actor
from dinh.ground.pins import new_key
from dinh.rights.petitions.actions.receiving import SALT
from dinh.rights.petitions.models import Petition

DESK = "/ban-lam-viec/don-thu/"


class Browser(Client):
    """Signed in as someone, anew for each page: a test that travels in time outlives its session."""

    def __init__(self, who: Actor) -> None:
        super().__init__()
        self.who = who

    def generic(self, *args: Any, **kwargs: Any) -> Any:
        if self.who.user:
            self.force_login(self.who.user)
        return super().generic(*args, **kwargs)


def browser(who: Actor) -> Browser:
    return Browser(who)


def fresh(petition: Petition) -> Petition:
    return Petition.objects.get(pk=petition.pk)


def seen(petition: Petition, **typed: Any) -> dict[str, Any]:
    """A form about a matter as it stands."""
    return {"edition": fresh(petition).edition, **typed}


def entered(**changed: Any) -> dict[str, Any]:
    return {
        "key": new_key(SALT), "channel": "phone", "received_on": "2026-11-02", "kind": "reflection", "people": "1",
        "words": "Đèn đường hẻm 12 tắt ba đêm nay, gọi tôi số 0905 123 456.", "name": "Vũ Thị Lan",
        "address": "12 hẻm 5", "phone": "0905123456", "place": "hẻm 12", **changed,
    }  # fmt: skip


def read(response: Any) -> str:
    text: str = response.content.decode()
    return text
