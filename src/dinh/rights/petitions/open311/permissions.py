"""Who may send through Open311: a client whose key is in use and may send. Keys are made and ended by those who manage
the room (`petitions.permissions.MANAGE`)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.gate import Refusal, at_home, permission
from dinh.rights.petitions.models import ApiClient


def in_use(by: Actor, client: ApiClient) -> Refusal | None:
    if client.ended_on:
        return Refusal(_("Khóa của ứng dụng này đã thu hồi."))
    return None if client.may_post else Refusal(_("Khóa này chỉ để đọc, chưa được gửi phản ánh."))


POST = permission("petitions.api_post", at_home, in_use)
