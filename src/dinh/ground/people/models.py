"""Accounts. What a person may do comes from the posts they hold, never from the account."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac


class User(AbstractUser):
    """Someone who signs in. `username` is short and typed; `full_name` is how papers and the journal name them.

    `session_round` is part of what a session is checked against: raising it ends every session begun before.
    """

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField("họ và tên", max_length=150)
    phone = models.CharField("điện thoại", max_length=20, blank=True)
    session_round = models.PositiveIntegerField(default=0)

    REQUIRED_FIELDS = ["full_name", "email"]

    class Meta:
        verbose_name = "tài khoản"

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return str(self)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        sealed = f"{self.password}:{self.session_round}"
        return salted_hmac("dinh.people.session", sealed, secret=secret, algorithm="sha256").hexdigest()

    def get_short_name(self) -> str:
        return str(self).split()[-1]


class OpenSession(AbstractBaseSession):
    """A session, Django's own, that knows whose it is. `seen` is when it was last used, to ten minutes.

    What kind of device and connection began it lies in its data (`sessions.Origin`) and goes with it.
    """

    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="+")
    seen = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "phiên đăng nhập"

    def __str__(self) -> str:
        return self.handle

    @property
    def handle(self) -> str:
        """Names this session on a page without being its key."""
        return salted_hmac("dinh.people.handle", self.session_key, algorithm="sha256").hexdigest()[:20]

    @classmethod
    def get_session_store_class(cls) -> type:
        from dinh.ground.people.sessions import SessionStore

        return SessionStore


class OutsideName(models.Model):
    """What a provider outside calls someone (`outside.py`), as a manager prepared it: the subject, or a verified
    address by which the subject is learnt at the first sign-in. Nobody gets in whom nobody prepared."""

    user = models.ForeignKey(User, models.CASCADE, related_name="outside_names")
    issuer = models.CharField(max_length=300)
    subject = models.CharField("mã người dùng", max_length=255, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    prepared_at = models.DateTimeField()
    bound_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "tài khoản liên thông"
        constraints = [
            models.UniqueConstraint(fields=["issuer", "user"], name="outside_name_once_a_user"),
            models.UniqueConstraint(fields=["issuer", "subject"], condition=~Q(subject=""), name="outside_person_once"),
            models.UniqueConstraint(fields=["issuer", "email"], condition=~Q(email=""), name="outside_email_once"),
            models.CheckConstraint(condition=~Q(subject="") | ~Q(email=""), name="outside_name_says_whom"),
        ]

    def __str__(self) -> str:
        return self.subject or self.email
