"""What changes about accounts. Passwords and second factors are allauth's own business.

Entries are about the commune and keep names beside the chain: the chain itself names posts, never people.
"""

from __future__ import annotations

import secrets

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.queries import officials, serves_elsewhere
from dinh.ground.clock import today
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.ground.people import permissions
from dinh.ground.people.models import User


@act
def end_sessions(*, by: Actor, user_id: int) -> User:
    """End every session of one's own account; the caller keeps the present one by updating its hash."""
    user = User.objects.select_for_update().get(pk=user_id)
    require(by, permissions.END_OWN_SESSIONS, user)
    user.session_round += 1
    user.save(update_fields=["session_round"])
    record(by, "people.end_sessions", by.commune, after={"session_round": user.session_round})
    return user


@act
def open_account(*, by: Actor, username: str, full_name: str, email: str = "", phone: str = "") -> User:
    """An account without a password: its holder sets one through `links.password_link`.

    Raises ValidationError by field, and Refused without the power house.manage.
    """
    require(by, permissions.MANAGE)
    user = User(username=username.strip().lower(), full_name=full_name.strip(), email=email, phone=phone)
    user.set_unusable_password()
    if User.objects.filter(username=user.username).exists():
        raise ValidationError({"username": _("Đã có tài khoản mang tên đăng nhập này. Hãy chọn tên khác.")})
    user.full_clean(exclude=["password"])
    user.save(force_insert=True)
    personal = {"username": user.username, "full_name": user.full_name, "email": email, "phone": phone}
    record(by, "people.open_account", by.commune, after={"user_id": user.pk}, personal=personal)
    return user


@act
def edit_account(*, by: Actor, user_id: int, full_name: str, email: str = "", phone: str = "") -> User:
    """Correct an official's name and addresses. Raises ValidationError by field; Refused as `renew_access`."""
    user = _manageable(by, user_id)
    before = {"full_name": user.full_name, "email": user.email, "phone": user.phone}
    user.full_name, user.email, user.phone = full_name.strip(), email, phone
    user.full_clean(exclude=["password"])
    user.save(update_fields=["full_name", "email", "phone"])
    personal = {"before": before, "after": {"full_name": user.full_name, "email": email, "phone": phone}}
    record(by, "people.edit_account", by.commune, after={"user_id": user.pk}, personal=personal)
    return user


@act
def renew_access(*, by: Actor, user_id: int, lost_phone: bool = False) -> User:
    """Take the password away and end every session, so that the holder sets a new one through a new link.

    With `lost_phone` the second factor goes too. Refused for someone who never held a post here, or who now
    holds one in another commune: that commune would lose its door to a stranger.
    """
    user = _manageable(by, user_id)
    user.set_unusable_password()
    user.session_round += 1
    user.save(update_fields=["password", "session_round"])
    if lost_phone:
        Authenticator.objects.filter(user=user).delete()
    after = {"user_id": user.pk, "lost_phone": lost_phone}
    record(by, "people.renew_access", by.commune, after=after, personal={"username": user.username})
    return user


def erase_account(user: User) -> None:
    """Within the act of an erasure: nobody signs in with it any more and nothing tells whose it was. The row stays, so
    that what was done under it stays done by one and the same, unknown."""
    Authenticator.objects.filter(user=user).delete()
    user.username, user.full_name = f"da-xoa-{secrets.token_hex(6)}", _("(đã xóa)")
    user.email, user.phone, user.last_login, user.is_active = "", "", None, False
    user.set_unusable_password()
    user.session_round += 1
    user.save()


def _manageable(by: Actor, user_id: int) -> User:
    require(by, permissions.MANAGE)
    user = User.objects.select_for_update().get(pk=user_id)
    if not officials().filter(pk=user.pk).exists():
        raise Refused(_("Người này chưa từng giữ chức danh nào ở đây."))
    if serves_elsewhere(user, by.commune, today()):
        raise Refused(_("Người này còn giữ chức danh ở đơn vị khác: hãy nhờ đơn vị đó, hoặc người ấy tự làm."))
    return user
