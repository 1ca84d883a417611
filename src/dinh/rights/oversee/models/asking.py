"""Residents ask a board to look at something (Điều 38: verify at the people's request). Who asked is sealed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dinh.ground.tenant import OfCommune
from dinh.rights.oversee.models.boards import Board
from dinh.rights.oversee.models.visits import Visit
from dinh.rights.oversee.sealed import SealedTextField


class Verification(OfCommune):
    """One request. The board takes it or says why not; the result goes to who asked, by reference and PIN."""

    class State(models.TextChoices):
        ASKED = "asked", "mới gửi, chờ Ban xem"
        TAKEN = "taken", "Ban đã nhận, đang xác minh"
        DECLINED = "declined", "Ban không nhận, có lý do"
        DONE = "done", "đã có kết quả"

    class Channel(models.TextChoices):
        WEB = "web", "qua trang này"
        TOLD = "told", "gặp trực tiếp, điện thoại"

    ref = models.CharField("mã", max_length=16)
    key = models.CharField(max_length=40)
    pin_hash = models.CharField(max_length=200, blank=True)
    board = models.ForeignKey(Board, models.PROTECT, related_name="verifications", verbose_name="gửi ban")
    channel = models.CharField("gửi bằng", max_length=4, choices=Channel)
    title = models.CharField("việc cần xác minh", max_length=200)
    words = SealedTextField("kể rõ")
    place = models.CharField("ở đâu", max_length=300, blank=True)
    name = SealedTextField("họ và tên", blank=True)
    contact = SealedTextField("điện thoại, địa chỉ", blank=True)
    received_on = models.DateField("ngày nhận")
    state = models.CharField("tình trạng", max_length=9, choices=State, default=State.ASKED)
    answered_on = models.DateField("ngày trả lời nhận hay không", null=True)
    answer = SealedTextField("trả lời", blank=True)
    visit = models.ForeignKey(Visit, models.PROTECT, null=True, blank=True, related_name="verifications")
    result_on = models.DateField("ngày có kết quả", null=True)
    result = SealedTextField("kết quả", blank=True)
    erased_on = models.DateField("ngày xóa thông tin người gửi", null=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "đề nghị xác minh"
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="oversee_verification_ref_once"),
            models.UniqueConstraint(fields=["commune", "key"], name="oversee_verification_key_once"),
            models.CheckConstraint(
                condition=~Q(state__in=["taken", "declined", "done"]) | Q(answered_on__isnull=False),
                name="oversee_verification_answered",
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(result_on__isnull=False), name="oversee_verification_has_a_result"
            ),
        ]

    def __str__(self) -> str:
        return f"đề nghị xác minh {self.ref}"
