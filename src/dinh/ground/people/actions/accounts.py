"""What a commune's managers change about accounts. Passwords and second factors are allauth's own business.

Entries are about the commune and keep names beside the chain: the chain itself names posts, never people.
"""

from __future__ import annotations

import secrets

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.people import permissions
from dinh.ground.people.actions.sessions import end_all
from dinh.ground.people.managing import manageable
from dinh.ground.people.models import User


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
    user = manageable(by, user_id)
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
    user = manageable(by, user_id)
    user.set_unusable_password()
    user.save(update_fields=["password"])
    end_all(user)
    if lost_phone:
        Authenticator.objects.filter(user=user).delete()
    after = {"user_id": user.pk, "lost_phone": lost_phone}
    record(by, "people.renew_access", by.commune, after=after, personal={"username": user.username})
    return user


@act
def sign_out(*, by: Actor, user_id: int, reason: str) -> User:
    """End every session of an official at once: a machine lost, a person suspended. The password stays as it is.

    Raises ValidationError without a reason; Refused as `renew_access`.
    """
    user = manageable(by, user_id)
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi lý do: nhật ký giữ lại để sau này ai cũng hiểu.")})
    end_all(user)
    beside = {"username": user.username, "reason": reason.strip()}
    record(by, "people.sign_out", by.commune, after={"user_id": user.pk}, personal=beside)
    return user


def erase_account(user: User) -> None:
    """Within the act of an erasure: nobody signs in with it any more and nothing tells whose it was. The row stays, so
    that what was done under it stays done by one and the same, unknown."""
    Authenticator.objects.filter(user=user).delete()
    user.outside_names.all().delete()
    user.username, user.full_name = f"da-xoa-{secrets.token_hex(6)}", _("(đã xóa)")
    user.email, user.phone, user.last_login, user.is_active = "", "", None, False
    user.set_unusable_password()
    user.save()
    end_all(user)
