"""Who may read the communes below an office, and enter what they hand in."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.gate import Refusal, holds, permission, power
from dinh.ground.places.models import Commune
from dinh.ground.places.queries import gathered

power("province.read", "Xem số liệu các xã, phường của tỉnh, cả nước")
power("province.write", "Nhập danh sách xã, phường và số liệu xã gửi về")


def gathers(by: Actor, thing: Any) -> Refusal | None:
    if by.commune.gathers:
        return None
    return Refusal(_("Chỉ cơ quan cấp tỉnh, trung ương xem số liệu của nhiều xã, phường."))


def asks(by: Actor, thing: Any) -> Refusal | None:
    """Reports of communes go to their province: no commune is shown what the country's office would ask."""
    if by.commune.kind == Commune.Kind.PROVINCE:
        return None
    return Refusal(_("Tỉnh yêu cầu và nhận báo cáo của các xã, phường."))


def below_an_office(by: Actor, thing: Any) -> Refusal | None:
    """Reports go up from a commune that has an office above it in this house."""
    if not by.commune.gathers and gathered(by.commune):
        return None
    return Refusal(_("Ở đây không có cơ quan cấp trên nhận báo cáo."))


READ = permission("province.read", holds("province.read"), gathers)
WRITE = permission("province.write", holds("province.write"), gathers)
READ_SENT = permission("province.read_sent", holds("province.read"), asks)
ASK = permission("province.ask", holds("province.write"), asks)
SEND_UP = permission("province.send_up", holds("reports.sign"), below_an_office)
