"""Who reads which overview. A post is entrusted with a view; what a line opens is asked again by its own room."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.gate import Refusal, holds_a_post, permission, power

POWERS = ("overview.chair", "overview.secretary", "overview.board")
power("overview.chair", "Xem toàn cảnh của Chủ tịch Ủy ban nhân dân")
power("overview.secretary", "Xem toàn cảnh của cấp ủy")
power("overview.board", "Xem toàn cảnh của ban giám sát")


def any_view(by: Actor, thing: Any) -> Refusal | None:
    if refusal := holds_a_post(by, thing):
        return refusal
    if any(by.has(each) for each in POWERS):
        return None
    return Refusal(_("Chức danh này chưa được giao xem trang toàn cảnh. Người quản trị đơn vị có thể giao quyền này."))


ENTER = permission("overview.enter", any_view)
