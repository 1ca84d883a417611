"""Programs that may write here: who they are, their keys, and what each call of theirs did."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune


class Client(OfCommune):
    """A program that a body of the commune answers for. `scopes` are what it may do (`scopes.SCOPES`); `hourly` how
    often in an hour. Ended, none of its keys opens anything."""

    name = models.CharField("tên phần mềm", max_length=100)
    contact = models.CharField("ai chịu trách nhiệm, liên hệ", max_length=200)
    body = models.ForeignKey(
        "bodies.Body", models.PROTECT, related_name="+", verbose_name="cơ quan chịu trách nhiệm nội dung"
    )
    scopes = models.JSONField("được làm gì", default=list)
    hourly = models.PositiveIntegerField("mỗi giờ ghi nhiều nhất")
    created_on = models.DateField("lập ngày")
    ended_on = models.DateField("thôi từ ngày", null=True)

    class Meta:
        verbose_name = "phần mềm được ghi dữ liệu"
        ordering = ["ended_on", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "name"], condition=Q(ended_on=None), name="api_client_name_once_in_use"
            ),
            models.CheckConstraint(condition=Q(hourly__gt=0), name="api_client_may_do_something"),
        ]

    def __str__(self) -> str:
        return self.name


class Token(OfCommune):
    """A key of a client. It is shown once; this row keeps its hash and how it begins. Two may be in use at once, so
    that a new one is in place before the old one ends."""

    client = models.ForeignKey(Client, models.PROTECT, related_name="tokens")
    hash = models.CharField(max_length=64)
    hint = models.CharField("khóa bắt đầu bằng", max_length=12)
    created_on = models.DateField("cấp ngày")
    expires_on = models.DateField("hết hạn sau ngày")
    used_on = models.DateField("ghi gần nhất ngày", null=True)
    revoked_on = models.DateField("thu hồi ngày", null=True)

    class Meta:
        verbose_name = "khóa API"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "hash"], name="api_token_once"),
            models.CheckConstraint(condition=Q(expires_on__gte=F("created_on")), name="api_token_lives_a_while"),
        ]

    def __str__(self) -> str:
        return f"{self.hint}…"


class Call(OfCommune):
    """A call that wrote something. `key` is the client's own for it: the same again is the same call. `digest` of what
    was sent tells a repetition from a mistake; `about` is what came of it (a letter's reference, an import's key)."""

    client = models.ForeignKey(Client, models.PROTECT, related_name="calls")
    scope = models.CharField("việc", max_length=40)
    key = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    about = models.CharField("về", max_length=40)
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "lần ghi qua API"
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["commune", "client", "key"], name="api_call_once")]
        indexes = [models.Index(fields=["commune", "client", "scope", "about"], name="api_call_about")]

    def __str__(self) -> str:
        return f"{self.scope} {self.about}"
