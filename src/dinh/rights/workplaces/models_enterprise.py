"""Enterprises: dialogue at the workplace with what was agreed; the workers' sealed box, what the union told of it."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune


class Dialogue(OfCommune):
    class Kind(models.TextChoices):
        REGULAR = "regular", "định kỳ"
        ASKED = "asked", "theo yêu cầu của một bên"
        CASE = "case", "khi có vụ việc"

    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="doanh nghiệp")
    kind = models.CharField("loại", max_length=8, choices=Kind)
    day = models.DateField("ngày")
    place = models.CharField("địa điểm", max_length=200)
    employer_side = models.CharField("bên người sử dụng lao động", max_length=300)
    workers_side = models.CharField("bên người lao động", max_length=300)
    attended = models.PositiveIntegerField("số người dự")
    matters = models.TextField("nội dung đối thoại")
    minutes = models.ForeignKey(
        "files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="biên bản"
    )
    undone_on = models.DateField("ghi nhầm, bỏ ngày", null=True, blank=True)
    why_undone = models.CharField("vì sao bỏ", max_length=300, blank=True)

    class Meta:
        verbose_name = "đối thoại tại nơi làm việc"
        ordering = ["-day", "-pk"]

    def __str__(self) -> str:
        return f"Đối thoại ngày {self.day:%d/%m/%Y}, {self.body}"


class Agreement(OfCommune):
    """What a dialogue agreed: who does it, by when, and what shows that it was done."""

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="agreements")
    words = models.CharField("thỏa thuận", max_length=400)
    owner = models.CharField("ai làm", max_length=120)
    due = models.DateField("trước hết ngày")
    done_on = models.DateField("xong ngày", null=True, blank=True)
    proof = models.CharField("kết quả, minh chứng", max_length=300, blank=True)

    class Meta:
        verbose_name = "thỏa thuận sau đối thoại"
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return self.words

    def late(self, day: date) -> bool:
        return self.done_on is None and self.due < day

    @property
    def in_time(self) -> bool:
        return self.done_on is not None and self.done_on <= self.due


class Box(OfCommune):
    """The workers' box of an enterprise; its code stands on a slip of paper. Closed, it takes nothing more."""

    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="doanh nghiệp")
    code = models.CharField("mã", max_length=16)
    opened_on = models.DateField("mở ngày")
    closed_on = models.DateField("đóng ngày", null=True, blank=True)

    class Meta:
        verbose_name = "hòm thư của người lao động"
        constraints = [
            models.UniqueConstraint(fields=["commune", "code"], name="workplaces_box_code_once"),
            models.UniqueConstraint(
                fields=["commune", "body"], condition=Q(closed_on=None), name="workplaces_one_open_box"
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")), name="workplaces_box_closes_after"
            ),
        ]

    def __str__(self) -> str:
        return f"Hòm thư {self.code}"


class Letter(OfCommune):
    """What a worker wrote: sealed, without a name; the day is kept, the hour is not."""

    box = models.ForeignKey(Box, models.PROTECT, related_name="letters")
    day = models.DateField("ngày nhận")
    sealed = models.BinaryField("nội dung niêm phong")
    key = models.CharField("khóa của lần gửi", max_length=64)
    opened_on = models.DateField("công đoàn mở ngày", null=True, blank=True)

    class Meta:
        verbose_name = "thư của người lao động"
        ordering = ["day", "key"]  # not the order they came in
        constraints = [models.UniqueConstraint(fields=["commune", "box", "key"], name="workplaces_letter_once")]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"


class Summary(OfCommune):
    """What the union tells employer and committee of the letters, in its own words; taken back with a reason."""

    box = models.ForeignKey(Box, models.PROTECT, related_name="summaries")
    day = models.DateField("ngày")
    letters = models.PositiveIntegerField("số thư")
    words = models.TextField("tổng hợp")
    undone_on = models.DateField("thu lại ngày", null=True, blank=True)
    why_undone = models.CharField("vì sao thu lại", max_length=300, blank=True)

    class Meta:
        verbose_name = "tổng hợp ý kiến người lao động"
        ordering = ["-day", "-pk"]

    def __str__(self) -> str:
        return self.words[:80]
