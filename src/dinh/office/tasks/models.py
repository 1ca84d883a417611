"""Nhiệm vụ: from a clause of a paper to a body, with a due day or a rhythm, evidence, and someone who accepts it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune


class Task(OfCommune):
    """What a body was given to do, by whom, on what ground. Each time it falls due is a `Turn`.

    `days` lists the returning days of a rhythm: `[{"month": 6, "day": 10, "label": "Báo cáo 6 tháng"}]`; for `monthly`
    only `day` counts. A one-off task has rhythm `once` and one turn, with or without a due day.
    """

    class Rhythm(models.TextChoices):
        ONCE = "once", "một lần"
        YEARLY = "yearly", "hằng năm"
        MONTHLY = "monthly", "hằng tháng"
        QUARTERLY = "quarterly", "hằng quý"

    ref = models.CharField("mã", max_length=16)
    title = models.CharField("việc", max_length=300)
    text = models.TextField("nội dung")
    clause = models.OneToOneField("papers.Clause", models.PROTECT, null=True, blank=True, related_name="task")
    paper = models.ForeignKey("papers.Paper", models.PROTECT, null=True, blank=True, related_name="tasks")
    lead = models.ForeignKey("bodies.Body", models.PROTECT, related_name="led_tasks", verbose_name="chủ trì")
    cooperating = models.ManyToManyField("bodies.Body", through="Cooperation", related_name="joined_tasks")
    rhythm = models.CharField("nhịp", max_length=10, choices=Rhythm, default=Rhythm.ONCE)
    days = models.JSONField("ngày đến hạn", default=list, blank=True)
    assigned_by = models.ForeignKey("bodies.Post", models.PROTECT, null=True, related_name="+", verbose_name="người giao")
    assigned_at = models.DateTimeField()
    ended = models.DateField("thôi giao từ ngày", null=True, blank=True)
    end_reason = models.CharField("lý do thôi giao", max_length=300, blank=True)

    class Meta:
        verbose_name = "nhiệm vụ"
        constraints = [models.UniqueConstraint(fields=["commune", "ref"], name="task_ref_once")]
        indexes = [models.Index(fields=["commune", "lead"], name="task_by_lead")]

    def __str__(self) -> str:
        return self.title


class Cooperation(OfCommune):
    task = models.ForeignKey(Task, models.CASCADE)
    body = models.ForeignKey("bodies.Body", models.PROTECT)

    class Meta:
        verbose_name = "phối hợp"
        constraints = [models.UniqueConstraint(fields=["commune", "task", "body"], name="cooperation_once")]

    def __str__(self) -> str:
        return f"{self.body}: {self.task}"


class Turn(OfCommune):
    """One falling due of a task (kỳ). Being late is a comparison of `due` with the day, never a stored state.

    `due` is the last day to hand in (already moved by a postponement); `first_due` what was assigned. `period` is the
    period a returning duty answers for (`2026-H1`, `2026`), else empty.
    """

    class State(models.TextChoices):
        ASSIGNED = "assigned", "đã giao"
        STARTED = "started", "đang làm"
        REPORTED = "reported", "đã báo xong"
        RETURNED = "returned", "trả lại"
        ACCEPTED = "accepted", "đã nghiệm thu"

    task = models.ForeignKey(Task, models.CASCADE, related_name="turns")
    due = models.DateField("hạn", null=True, blank=True)
    first_due = models.DateField("hạn lúc giao", null=True, blank=True)
    period = models.CharField("kỳ", max_length=10, blank=True)
    label = models.CharField("tên kỳ", max_length=100, blank=True)
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.ASSIGNED)
    owner = models.ForeignKey("bodies.Post", models.PROTECT, null=True, blank=True, related_name="turns", verbose_name="người làm")
    reported_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey("bodies.Post", models.PROTECT, null=True, blank=True, related_name="+")
    last_word = models.TextField("ý kiến khi nghiệm thu hoặc trả lại", blank=True)

    class Meta:
        verbose_name = "kỳ thực hiện"
        constraints = [
            models.UniqueConstraint(fields=["commune", "task", "first_due"], name="turn_once_a_day"),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(accepted_at__isnull=False), name="accepted_turn_has_a_time"
            ),
        ]
        indexes = [models.Index(fields=["commune", "state", "due"], name="turn_by_due")]

    def __str__(self) -> str:
        return f"{self.task.title} ({self.label})" if self.label else self.task.title


class Evidence(OfCommune):
    """What shows that a turn was done: words, and usually a file. Never edited; a returned turn gets new evidence."""

    turn = models.ForeignKey(Turn, models.CASCADE, related_name="evidence")
    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+")
    note = models.TextField("kết quả")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    paper = models.ForeignKey("papers.Paper", models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "minh chứng"

    def __str__(self) -> str:
        return self.note[:100]


class Postponement(OfCommune):
    """A due day moved by the one who assigned it, with the reason; the old day stays readable."""

    turn = models.ForeignKey(Turn, models.CASCADE, related_name="postponements")
    from_day = models.DateField("từ hạn")
    to_day = models.DateField("đến hạn")
    reason = models.CharField("lý do", max_length=500)
    by = models.ForeignKey("bodies.Post", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "gia hạn"
        constraints = [models.CheckConstraint(condition=Q(to_day__gt=F("from_day")), name="postponed_to_a_later_day")]

    def __str__(self) -> str:
        return f"{self.from_day:%d/%m/%Y} → {self.to_day:%d/%m/%Y}"
