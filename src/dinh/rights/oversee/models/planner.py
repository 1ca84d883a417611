"""A proposal of where to look next: its rules, the sealed file anyone can recompute, and what a person made of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dinh.ground.tenant import OfCommune
from dinh.law.periods import Period
from dinh.rights.oversee.models.watch import By


class Proposal(OfCommune):
    """One run of the planner for one watcher and period. `number` counts the runs of that period, all of which stay;
    they share `text`, from which the lot is drawn, so that nobody runs it until the lot suits.

    `rules` are `{"places", "part", "whole", "longest", "factors": [[key, weight, cap]]}`; `record` is the sealed file
    (`planner.write`), `head` its last seal; `done` of `total` bodies counted while the job runs.
    """

    ref = models.CharField("mã", max_length=16)
    purpose = models.CharField("đề xuất cho", max_length=10, choices=By)
    holder = models.ForeignKey(
        "bodies.Body",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="cơ quan kiểm tra, giám sát",
    )
    period = models.CharField("kỳ", max_length=8)
    number = models.PositiveSmallIntegerField("lần chạy")
    text = models.CharField("chữ gieo", max_length=120)
    day = models.DateField("tính đến ngày")
    rules = models.JSONField("quy tắc", default=dict)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    failed = models.CharField("lỗi", max_length=300, blank=True)
    record = models.TextField("tệp tính lại", blank=True)
    head = models.CharField("dấu cuối", max_length=64, blank=True)
    label = models.CharField("ai lập", max_length=300)
    made_at = models.DateTimeField("lúc lập")
    taken_on = models.DateField("đưa vào kế hoạch ngày", null=True)
    taken_by = models.CharField("ai quyết định", max_length=300, blank=True)
    shown_on = models.DateField("công khai ngày", null=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "đề xuất kiểm tra"
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="oversee_proposal_ref_once"),
            models.UniqueConstraint(
                fields=["commune", "purpose", "period", "number"], name="oversee_proposal_number_once"
            ),
            models.CheckConstraint(condition=Q(taken_on=None) | ~Q(head=""), name="oversee_proposal_ready_when_taken"),
            models.CheckConstraint(condition=Q(shown_on=None) | ~Q(head=""), name="oversee_proposal_ready_when_shown"),
        ]

    def __str__(self) -> str:
        return f"Đề xuất {self.ref}"

    @property
    def path(self) -> str:
        return f"/p/{self.ref}"

    @property
    def span(self) -> Period:
        return Period.parse(self.period)

    @property
    def stage(self) -> str:
        """counting, failed, ready, taken."""
        if self.taken_on:
            return "taken"
        if self.head:
            return "ready"
        return "failed" if self.failed else "counting"


class Choice(OfCommune):
    """A body of a proposal, or one a person added. `counts` are its signs as counted; what a person changed has a
    reason. `became` is the reference of the inspection or supervision it turned into."""

    class Why(models.TextChoices):
        UNVISITED = "unvisited", "lâu chưa có ai đến"
        SIGNS = "signs", "nhiều dấu hiệu nhất"
        LOT = "lot", "rút thăm"
        ADDED = "added", "người quyết định thêm"

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="choices")
    order = models.PositiveSmallIntegerField("thứ tự")
    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="đơn vị")
    why = models.CharField("vì sao", max_length=9, choices=Why)
    score = models.PositiveIntegerField("điểm", default=0)
    unvisited = models.PositiveIntegerField("số tháng chưa có ai đến", default=0)
    counts = models.JSONField("dấu hiệu", default=dict)
    dropped = models.BooleanField("bỏ ra", default=False)
    reason = models.CharField("lý do thay đổi", max_length=300, blank=True)
    became = models.CharField("thành cuộc", max_length=16, blank=True)

    class Meta:
        verbose_name = "đơn vị được đề xuất"
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "proposal", "body"], name="oversee_choice_once"),
            models.CheckConstraint(
                condition=~Q(why="added", reason="") & ~Q(dropped=True, reason=""), name="oversee_choice_changed_why"
            ),
        ]

    def __str__(self) -> str:
        return self.body.name
