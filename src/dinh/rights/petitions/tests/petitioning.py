"""What the tests of this room share: letters as people send them."""

from __future__ import annotations

from itertools import count
from typing import Any

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.rights.petitions import actions
from dinh.rights.petitions.actions import Details, Receipt, Sealing, Sending, Who
from dinh.rights.petitions.models import Petition

LIGHT = "Đèn đường hẻm 12 tắt ba đêm nay, bà con đi lại rất sợ. Gọi tôi số 0905 123 456."
LAN = Who(name="Vũ Thị Lan", address="12 hẻm 5, tổ dân phố 2", phone="0905123456")
_keys = count()


def sent(by: Actor, words: str = LIGHT, kind: str = "reflection", who: Who = LAN, **more: Any) -> Receipt:
    return actions.send(by=by, sending=Sending(key=f"k{next(_keys)}", kind=kind, words=words, who=who, **more))


def sealed(by: Actor, who: Who = LAN, words: str = "Ông K. nhận tiền của tôi ở cổng chợ.", **more: Any) -> Receipt:
    return actions.send_sealed(by=by, sealing=Sealing(key=f"k{next(_keys)}", words=words, who=who, **more))


def moved(by: Actor, petition: Petition, key: str, **details: Any) -> Petition:
    return actions.move(by=by, petition=petition, key=key, details=Details(**details), edition=None)


def committee() -> Body:
    return Body.objects.get(symbol="UBND")


def answered(by: Actor, petition: Petition) -> Petition:
    moved(by, petition, "accept", body=committee())
    return moved(by, petition, "answer", words="Đã thay bóng đèn ngày 05/11.", result="resolved")
