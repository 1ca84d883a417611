"""What will be looked at: plans by quarter, half-year and year, and the board's reports of the same periods."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune
from dinh.law.periods import Period
from dinh.rights.oversee.models.boards import Board
from dinh.rights.oversee.models.watch import Watch, one_watcher


class Plan(Watch):
    """A plan of one period, written as `dinh.law.periods.Period` does: `2026-Q4`, `2026-H2`, `2026`. From `sent_on` it
    stands: items are added with a reason, never taken away."""

    period = models.CharField("kỳ", max_length=8)
    title = models.CharField("tên", max_length=300)
    words = models.TextField("mục đích, yêu cầu", max_length=4000, blank=True)
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    made_on = models.DateField("ngày lập")
    sent_on = models.DateField("ngày gửi, ban hành", null=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "kế hoạch kiểm tra, giám sát"
        ordering = ["-period", "pk"]
        constraints = [
            one_watcher("oversee_plan_of_one"),
            models.UniqueConstraint(
                fields=["commune", "board", "period"], condition=Q(board__isnull=False), name="oversee_plan_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def span(self) -> Period:
        return Period.parse(self.period)


class PlanItem(OfCommune):
    """One thing to look at: at a body, a work, or somewhere said in words; between two days."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField("thứ tự")
    theme = models.CharField("nội dung", max_length=300)
    target = models.ForeignKey(
        "bodies.Body", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="cơ quan, đơn vị"
    )
    work_ref = models.CharField("mã công trình", max_length=16, blank=True)
    target_name = models.CharField("nơi được kiểm tra, giám sát", max_length=300)
    from_day = models.DateField("từ ngày")
    to_day = models.DateField("đến ngày")
    why = models.CharField("vì sao", max_length=300, blank=True)
    dropped_on = models.DateField("thôi làm ngày", null=True)
    dropped_why = models.CharField("vì sao thôi", max_length=300, blank=True)

    class Meta:
        verbose_name = "việc trong kế hoạch"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "plan", "order"], name="oversee_item_order_once"),
            models.CheckConstraint(condition=Q(to_day__gte=F("from_day")), name="oversee_item_days"),
            models.CheckConstraint(
                condition=Q(dropped_on=None) | ~Q(dropped_why=""), name="oversee_item_dropped_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.theme


class Report(OfCommune):
    """A board's report of a period to the Front. `figures` are frozen as they stood when it was sent."""

    board = models.ForeignKey(Board, models.PROTECT, related_name="reports")
    period = models.CharField("kỳ", max_length=8)
    words = models.TextField("đánh giá chung", max_length=8000, blank=True)
    proposals = models.TextField("kiến nghị, đề xuất", max_length=8000, blank=True)
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    sent_on = models.DateField("ngày gửi Mặt trận", null=True)
    figures = models.JSONField(default=dict)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "báo cáo của ban"
        ordering = ["-period", "pk"]
        constraints = [models.UniqueConstraint(fields=["commune", "board", "period"], name="oversee_report_once")]

    def __str__(self) -> str:
        return f"Báo cáo {self.board}, {Period.parse(self.period).label}"
