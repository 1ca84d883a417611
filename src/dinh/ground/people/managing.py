"""Whose account a manager may touch."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Holding
from dinh.ground.bodies.queries import officials, serves_elsewhere
from dinh.ground.clock import today
from dinh.ground.gate import Refused, require
from dinh.ground.people import permissions
from dinh.ground.people.models import User


def manageable(by: Actor, user_id: int) -> User:
    """The account, locked, if this actor may manage it. Raises Refused."""
    require(by, permissions.MANAGE)
    user = User.objects.select_for_update().get(pk=user_id)
    if not officials().filter(pk=user.pk).exists():
        raise Refused(_("Người này chưa từng giữ chức danh nào ở đây."))
    if serves_elsewhere(user, by.commune, today()):
        raise Refused(_("Người này còn giữ chức danh ở đơn vị khác: hãy nhờ đơn vị đó, hoặc người ấy tự làm."))
    if not by.has("house.manage") and _guarded(user):
        raise Refused(_("Quyền đang mượn không tới tài khoản này: người này giữ quyền không được mở khẩn cấp."))
    return user


def _guarded(user: User) -> bool:
    """Whether this person holds, today or later, a post with one of those powers."""
    coming = Holding.objects.filter(user=user).exclude(ends__lte=today()).select_related("post")
    return any(permissions.GUARDED & set(holding.post.powers) for holding in coming)
