"""Satisfaction, asked all year (điểm a khoản 2 Điều 35 Luật 10/2022/QH15): a new random sample every quarter.

A household is known here as a number on its group's list. `Slot` says who is asked and whether they have answered,
`Tally` counts answers. Nothing leads from one to the other: no key, no day, no order of rows. When a survey closes its
slots are deleted; the seed gives the drawn numbers again to whoever asks.
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune


class Survey(OfCommune):
    """The survey of one quarter (`2026-Q3`). `questions` are the keys of those that are asked this time."""

    ref = models.CharField("mã", max_length=16)
    quarter = models.CharField("quý", max_length=7)
    begins = models.DateField("hỏi từ ngày")
    ends = models.DateField("đến hết ngày")
    per_group = models.PositiveSmallIntegerField("số hộ mỗi thôn, tổ dân phố")
    questions = models.JSONField("câu hỏi")
    seed_rule = models.CharField("con số bốc thăm lấy từ đâu", max_length=300)
    seed_day = models.DateField("ngày có con số bốc thăm")
    seed = models.CharField("con số bốc thăm", max_length=100, blank=True)
    announced_on = models.DateField("công bố cách bốc thăm ngày")
    drawn_on = models.DateField("bốc thăm ngày", null=True, blank=True)
    closed_on = models.DateField("khóa kết quả ngày", null=True, blank=True)
    result = models.JSONField("kết quả đã khóa", default=dict, blank=True)

    class Meta:
        verbose_name = "đợt đo mức hài lòng"
        ordering = ["-quarter", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="satisfaction_ref_once"),
            models.UniqueConstraint(fields=["commune", "quarter"], name="satisfaction_once_a_quarter"),
            models.CheckConstraint(
                condition=Q(ends__gte=F("begins")), name="satisfaction_ends_after_it_begins",
                violation_error_message="Ngày cuối phải từ ngày đầu trở đi.",
            ),
            models.CheckConstraint(
                condition=Q(per_group__range=(5, 100)), name="satisfaction_sample_is_small",
                violation_error_message="Mỗi tổ hỏi từ 5 đến 100 hộ.",
            ),
            models.CheckConstraint(
                condition=Q(seed_day__lte=F("begins")), name="satisfaction_seed_before_asking",
                violation_error_message="Ngày có con số bốc thăm phải trước hoặc trong ngày bắt đầu hỏi.",
            ),
            models.CheckConstraint(condition=Q(drawn_on=None) | ~Q(seed=""), name="satisfaction_drawn_with_a_seed"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Đo mức hài lòng quý {self.quarter[-1]}/{self.quarter[:4]}"

    @property
    def state(self) -> str:
        """announced, open, closed."""
        return "closed" if self.closed_on else "open" if self.drawn_on else "announced"

    @property
    def path(self) -> str:
        return f"/p/{self.ref}"

    def takes_answers(self, day: date) -> bool:
        return self.state == "open" and self.begins <= day <= self.ends


class Stratum(OfCommune):
    """A residential group as it was when the survey was announced."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="strata")
    group = models.ForeignKey("places.ResidentialGroup", models.PROTECT, related_name="+")
    code = models.SlugField("mã", max_length=30)
    name = models.CharField("tên", max_length=140)
    households = models.PositiveIntegerField("số hộ")
    asked = models.PositiveIntegerField("số hộ hỏi")

    class Meta:
        verbose_name = "tầng mẫu"
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "survey", "code"], name="satisfaction_stratum_once"),
            models.CheckConstraint(condition=Q(asked__lte=F("households")), name="satisfaction_asks_who_lives_there"),
        ]

    def __str__(self) -> str:
        return self.name


class Slot(OfCommune):
    """One drawn household: its number on the group's list, its one-time code, and whether it is done."""

    class Status(models.TextChoices):
        WAITING = "waiting", "chưa trả lời"
        ANSWERED = "answered", "đã trả lời"
        NONE = "none", "không trả lời"

    stratum = models.ForeignKey(Stratum, models.CASCADE, related_name="slots")
    rank = models.PositiveIntegerField("thứ tự bốc")
    number = models.PositiveIntegerField("số thứ tự hộ")
    code = models.CharField("mã trả lời", max_length=8)
    called = models.BooleanField("được gọi", default=False)
    status = models.CharField("tình trạng", max_length=8, choices=Status, default=Status.WAITING)

    class Meta:
        verbose_name = "hộ trong mẫu"
        ordering = ["stratum", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "stratum", "rank"], name="satisfaction_rank_once"),
            models.UniqueConstraint(fields=["commune", "code"], name="satisfaction_code_once"),
        ]

    def __str__(self) -> str:
        return f"{self.stratum}, hộ số {self.number}"

    @property
    def printed_code(self) -> str:
        return f"{self.code[:4]}-{self.code[4:]}"


class Tally(OfCommune):
    """How many households of a group gave one answer to one question. `answer` is a mark or `silent`."""

    stratum = models.ForeignKey(Stratum, models.CASCADE, related_name="tallies")
    question = models.CharField(max_length=12)
    answer = models.CharField(max_length=6)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "số đếm câu trả lời"
        constraints = [
            models.UniqueConstraint(fields=["commune", "stratum", "question", "answer"], name="satisfaction_tally_once")
        ]

    def __str__(self) -> str:
        return f"{self.stratum}: {self.count}"
