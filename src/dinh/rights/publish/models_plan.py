"""The yearly plan of publicity, the terms of other laws, and the means a commune has."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune
from dinh.law.publicity import ITEMS


class Means(OfCommune):
    """What the commune has to reach people. Without a row: loudspeakers, and this portal as its page."""

    loudspeaker = models.BooleanField("có hệ thống truyền thanh", default=True)
    seat = models.CharField("nơi niêm yết ở trụ sở", max_length=200, blank=True)
    phone = models.CharField("số điện thoại hỏi đáp", max_length=60, blank=True)
    contact = models.CharField("nơi hỏi đáp", max_length=200, blank=True)

    class Meta:
        verbose_name = "phương tiện công khai"
        constraints = [models.UniqueConstraint(fields=["commune"], name="means_once")]

    def __str__(self) -> str:
        return str(self.commune)


class SectorTerm(OfCommune):
    """A term that another law sets for an item, in place of the law on grassroots democracy (khoản 3 Điều 12)."""

    class What(models.TextChoices):
        START = "publish.start", "bắt đầu công khai"
        POSTING = "publish.posting", "thời gian niêm yết"
        LOUDSPEAKER = "publish.loudspeaker", "số ngày phát thanh"

    item = models.CharField("nội dung", max_length=4, choices=[(item.code, item.title) for item in ITEMS])
    what = models.CharField("thời hạn nào", max_length=20, choices=What)
    days = models.PositiveSmallIntegerField("số ngày")
    working = models.BooleanField("ngày làm việc", default=False)
    article = models.CharField("điều, khoản, văn bản", max_length=300)
    since = models.DateField("áp dụng từ ngày")
    until = models.DateField("đến trước ngày", null=True, blank=True)

    class Meta:
        verbose_name = "thời hạn theo luật chuyên ngành"
        constraints = [
            models.UniqueConstraint(fields=["commune", "item", "what", "since"], name="sector_term_once_a_day"),
            models.CheckConstraint(condition=Q(days__gt=0), name="sector_term_has_days"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gt=F("since")), name="sector_term_ends_later"),
        ]

    def __str__(self) -> str:
        unit = "ngày làm việc" if self.working else "ngày"
        return f"{self.get_what_display()}: {self.days} {unit} ({self.article})"


class Plan(OfCommune):
    """The plan of publicity of a year (Điều 14): what, in which form, when, for how long, who answers for it."""

    year = models.PositiveSmallIntegerField("năm")
    paper_number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    adopted = models.DateField("ngày ban hành", null=True, blank=True)
    paper = models.ForeignKey("papers.Paper", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "kế hoạch công khai"
        constraints = [models.UniqueConstraint(fields=["commune", "year"], name="one_plan_a_year")]

    def __str__(self) -> str:
        return f"Kế hoạch công khai năm {self.year}"


class PlanLine(OfCommune):
    """One line of the plan. `forms` are letters of khoản 1 Điều 12; `by_day` the day until which it is to be public."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="lines")
    order = models.PositiveSmallIntegerField("thứ tự")
    item = models.CharField(
        "nội dung phải công khai", max_length=4, choices=[(item.code, item.title) for item in ITEMS]
    )
    content = models.CharField("công khai gì", max_length=400)
    forms = models.JSONField("hình thức", default=list, blank=True)
    by_day = models.DateField("chậm nhất ngày")
    term = models.CharField("thời hạn công khai", max_length=100, blank=True)
    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="bộ phận chịu trách nhiệm")

    class Meta:
        verbose_name = "dòng kế hoạch"
        ordering = ["plan", "by_day", "order"]
        constraints = [models.UniqueConstraint(fields=["commune", "plan", "order"], name="plan_line_once")]

    def __str__(self) -> str:
        return self.content
