"""What the room of people tells the floors above, and listens to: allauth's and Django's own words about sign-in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dinh.ground.actor import Actor
from dinh.ground.people import actions
from dinh.ground.people.models import User
from dinh.ground.people.queries import codes_left, factor_due
from dinh.ground.people.sessions import note_origin
from dinh.ground.places.models import Commune
from dinh.ground.room import OWN_TODAY, RING, TodayItem
from dinh.ground.throttle import remote

FEW = 2  # recovery codes left, at which the desk says so


@receiver(user_logged_in)
def signed_in(request: HttpRequest, **_more: Any) -> None:
    note_origin(request, remote(request))


@receiver([authenticator_added, authenticator_reset])
def factor_added(request: Any, user: User, authenticator: Authenticator, **_more: Any) -> None:
    actions.factor_added(by=request.actor, user_id=user.pk, kind=authenticator.type)


@receiver(authenticator_removed)
def factor_removed(request: Any, user: User, authenticator: Authenticator, **_more: Any) -> None:
    """Recovery codes go with the factor they belong to: the loss is told once."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        fresh = actions.factor_lost(by=request.actor, user_id=user.pk, kind=authenticator.type)
        update_session_auth_hash(request, fresh)


def doors_to_mind(by: Actor, day: date) -> Iterator[TodayItem]:
    """One's own way in: a second factor that must be set up soon, recovery codes that run out."""
    due = factor_due(by)
    if due is not None:
        words = _("Ngoài mật khẩu cần thêm mã trên điện thoại hoặc vân tay; từ ngày ấy bàn làm việc chỉ mở khi đã bật.")
        title = _("Bật xác thực hai lớp")
        yield TodayItem(title, reverse("mfa_index"), "soon", _("An toàn"), words, due, _("Bật ngay"))
    left = codes_left(by.user.pk) if by.user else None
    if left is not None and left <= FEW:
        title = ngettext("Chỉ còn %(count)s mã dự phòng", "Chỉ còn %(count)s mã dự phòng", left) % {"count": left}
        words = _("Hết mã mà mất điện thoại thì phải nhờ người quản trị. Lập mã mới và in ra.")
        url = reverse("mfa_generate_recovery_codes")
        yield TodayItem(title, url, "soon", _("An toàn"), words, action=_("Lập mã mới"))


def ring(commune: Commune, day: date) -> int:
    return actions.forget_expired()


OWN_TODAY.append(doors_to_mind)
RING.append(ring)
