"""Browsers in which somebody proved that they read a telephone or an e-mail address. Nothing here names anybody."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models

from dinh.ground.alerts.models import Channel
from dinh.ground.people.devices import Device
from dinh.ground.tenant import OfCommune

IDLE, LONGEST = timedelta(minutes=30), timedelta(hours=2)  # Đình's own choice: docs/decisions/0014


class Opening(OfCommune):
    """One browser, for half an hour after its last use and two hours at most.

    `key_hash` is the hash of what that browser's session holds; `address_keys` the keyed hashes of the address
    (`owned.keys_of`), `same_key` the one by which the other openings of that address are found. Of the browser only its
    kind is kept.
    """

    key_hash = models.CharField(max_length=64)
    same_key = models.CharField(max_length=64)
    address_keys = models.JSONField(default=list)
    channel = models.CharField("mã gửi bằng", max_length=8, choices=Channel)
    browser = models.CharField("trình duyệt", max_length=30, blank=True)
    system = models.CharField("máy", max_length=12, blank=True)
    opened_at = models.DateTimeField("mở lúc")
    seen_at = models.DateTimeField("dùng lần cuối")

    class Meta:
        verbose_name = "máy đang mở việc của tôi"
        constraints = [models.UniqueConstraint(fields=["commune", "key_hash"], name="opening_key_once")]
        indexes = [models.Index(fields=["commune", "same_key"], name="openings_by_address")]

    def __str__(self) -> str:
        return f"Máy số {self.pk}"

    @property
    def device(self) -> Device:
        return Device(self.browser, self.system)

    @property
    def ends_at(self) -> datetime:
        return min(self.seen_at + IDLE, self.opened_at + LONGEST)

    @property
    def by_phone(self) -> bool:
        return self.channel != Channel.EMAIL
