"""Who may come in through the provider outside: prepared by a manager, bound at the first sign-in, taken away."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.people import permissions
from dinh.ground.people.managing import manageable
from dinh.ground.people.models import OutsideName


@act
def prepare_outside_name(*, by: Actor, user_id: int, email: str = "", subject: str = "") -> OutsideName:
    """Let this official in through the configured provider, told by `subject`, or by an address the provider itself
    says is verified. What stood before is replaced. Raises ValidationError by field; Refused as `renew_access`."""
    require(by, permissions.BIND)
    user = manageable(by, user_id)
    email, subject, issuer = email.strip().lower(), subject.strip(), settings.DINH_OIDC_ISSUER
    if not email and not subject:
        raise ValidationError({"email": _("Ghi địa chỉ thư, hoặc mã người dùng, như ở nơi cấp tài khoản liên thông.")})
    others = OutsideName.objects.filter(issuer=issuer).exclude(user=user)
    if email and others.filter(email=email).exists():
        raise ValidationError({"email": _("Địa chỉ này đã gắn với tài khoản của người khác.")})
    if subject and others.filter(subject=subject).exists():
        raise ValidationError({"subject": _("Mã này đã gắn với tài khoản của người khác.")})
    OutsideName.objects.filter(issuer=issuer, user=user).delete()
    row = OutsideName(user=user, issuer=issuer, subject=subject, email=email, prepared_at=now())
    row.full_clean()
    row.save(force_insert=True)
    beside = {"username": user.username, "email": email, "subject": subject}
    record(by, "people.prepare_outside", by.commune, after={"user_id": user.pk, "issuer": issuer}, personal=beside)
    return row


@act
def drop_outside_name(*, by: Actor, user_id: int) -> None:
    """This official comes in through the provider no more; sessions begun so far go on (`sign_out` ends them).

    Raises ValidationError when nothing was prepared.
    """
    require(by, permissions.BIND)
    user = manageable(by, user_id)
    found = OutsideName.objects.filter(user=user, issuer=settings.DINH_OIDC_ISSUER).first()
    if found is None:
        raise ValidationError(_("Tài khoản này chưa được gắn với tài khoản liên thông nào."))
    beside = {"username": user.username, "email": found.email, "subject": found.subject}
    found.delete()
    record(by, "people.drop_outside", by.commune, after={"user_id": user.pk}, personal=beside)


@act
def bind_outside_name(*, by: Actor, name_id: int, subject: str) -> OutsideName:
    """At the first sign-in by a verified address: from now on only this `subject` is that person. Raises Refused when
    another got there first."""
    row = OutsideName.objects.select_for_update().get(pk=name_id)
    require(by, permissions.BIND_OUTSIDE, row)
    row.subject, row.bound_at = subject, now()
    row.save(update_fields=["subject", "bound_at"])
    after = {"user_id": row.user_id, "issuer": row.issuer}
    record(by, "people.bind_outside", by.commune, after=after, personal={"subject": subject})
    return row
