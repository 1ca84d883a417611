"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from dinh.ground.bodies.models import Holding
from dinh.ground.clock import today
from dinh.ground.people.actions import erase_account
from dinh.ground.personal import ROOM, ROW, Why, holds, plain


def still_serves(user: Any) -> str:
    with scopes_disabled():  # an account may serve elsewhere too
        serves = Holding.objects.on(today()).filter(user=user.pk).exists()
    return _("Người này đang giữ chức danh.") if serves else ""


def serves_with(row: Any) -> str:
    return still_serves(row.user)


ACCOUNT = Why("người có tài khoản", "đăng nhập, biết ai làm việc gì", "duty",
              "người ấy; chức danh quản trị của đơn vị", "standing")  # fmt: skip

holds("people.User", ACCOUNT,
      "username:name full_name:name email phone password:sealed last_login:derived date_joined:derived", ROOM,
      room=erase_account, until=still_serves)  # fmt: skip
holds("people.User_groups", ACCOUNT, "user:account", ROW, of="user")
holds("people.User_user_permissions", ACCOUNT, "user:account", ROW, of="user")
holds("account.EmailAddress", ACCOUNT, "user:account email", ROW, of="user", until=serves_with)
holds("account.EmailConfirmation", ACCOUNT, "key:derived created:derived sent:derived", ROW, of="email_address")
holds("mfa.Authenticator", ACCOUNT, "user:account data:sealed created_at:derived last_used_at:derived", ROW,
      of="user", until=serves_with)  # fmt: skip
holds("people.OutsideName", ACCOUNT, "user:account subject:id email issuer:derived", ROW, of="user", until=serves_with)
plain("people", "OutsideName: prepared_at bound_at")
