"""Other programs that read and send through Open311: who they are, what each of them brought, what a service asks.

A key is shown once; its row keeps a hash. What a program brought is known by rows of their own, so that sealing a
letter up takes the link away with everything else that leads to its sender.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dinh.ground.tenant import OfCommune


class ApiClient(OfCommune):
    """A program that may send here. `hourly`: letters and updates it may send in an hour."""

    name = models.CharField("tên ứng dụng", max_length=100)
    contact = models.CharField("ai chịu trách nhiệm, liên hệ", max_length=200)
    key_hash = models.CharField(max_length=64)
    hint = models.CharField("khóa bắt đầu bằng", max_length=12)
    may_post = models.BooleanField("được gửi phản ánh", default=True)
    hourly = models.PositiveIntegerField("mỗi giờ gửi nhiều nhất", default=120)
    created_on = models.DateField("cấp ngày")
    ended_on = models.DateField("thu hồi ngày", null=True)

    class Meta:
        verbose_name = "ứng dụng kết nối"
        ordering = ["ended_on", "name"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "key_hash"], name="petition_api_key_once"),
            models.UniqueConstraint(
                fields=["commune", "name"], condition=Q(ended_on=None), name="petition_api_name_once_in_use"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ApiLetter(OfCommune):
    """Which program a letter came through."""

    client = models.ForeignKey(ApiClient, models.PROTECT, related_name="letters")
    letter = models.OneToOneField("petitions.Letter", models.CASCADE, related_name="api")

    class Meta:
        verbose_name = "đơn qua ứng dụng"

    def __str__(self) -> str:
        return f"{self.letter_id} qua {self.client_id}"


class ApiUpdate(OfCommune):
    """What a program said later about a letter of its own. `theirs` is its own number for it: twice is once."""

    client = models.ForeignKey(ApiClient, models.PROTECT, related_name="updates")
    letter = models.ForeignKey("petitions.Letter", models.CASCADE, related_name="+")
    step = models.OneToOneField("petitions.Step", models.CASCADE, related_name="api")
    theirs = models.CharField(max_length=100, blank=True)

    class Meta:
        verbose_name = "bổ sung qua ứng dụng"
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "client", "theirs"], condition=~Q(theirs=""), name="petition_api_update_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step_id} qua {self.client_id}"


class Questions(OfCommune):
    """What is asked besides about one service, a question a line (`asks`)."""

    service = models.OneToOneField("petitions.Service", models.CASCADE, related_name="questions")
    lines = models.TextField("câu hỏi thêm", max_length=2000)

    class Meta:
        verbose_name = "câu hỏi thêm"

    def __str__(self) -> str:
        return f"câu hỏi về {self.service_id}"
