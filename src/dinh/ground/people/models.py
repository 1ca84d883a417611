"""Accounts. What a person may do comes from the posts they hold, never from the account."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """Someone who signs in. `username` is short and typed; `full_name` is how papers and the journal name them."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField("họ và tên", max_length=150)
    phone = models.CharField("điện thoại", max_length=20, blank=True)

    REQUIRED_FIELDS = ["full_name", "email"]

    class Meta:
        verbose_name = "tài khoản"

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self).split()[-1]
