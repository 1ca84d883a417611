"""Nhiệm vụ: from a clause of a paper to a body, with a due day or a rhythm, evidence, and someone who accepts it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune


class Task(OfCommune):
    """What a body was given to do, by whom, on what ground. Each time it falls due is a `Turn`.

    `days` lists the days as the paper prints them (`days.PrintedDay` as JSON: day, month, year, before, label). A
    one-off task has rhythm `once` and one turn, with or without a due day. A clause that addresses several bodies
    becomes one task for each of them. `folded` is title, text and paper folded for search without diacritics.
    """

    class Rhythm(models.TextChoices):
        ONCE = "once", "một lần"
        YEARLY = "yearly", "hằng năm"
        QUARTERLY = "quarterly", "hằng quý"
        MONTHLY = "monthly", "hằng tháng"

    ref = models.CharField("mã", max_length=16)
    title = models.CharField("việc", max_length=300)
    text = models.TextField("nội dung")
    clause = models.ForeignKey(
        "papers.Clause", models.PROTECT, null=True, blank=True, related_name="tasks", verbose_name="mục"
    )
    paper = models.ForeignKey("papers.Paper", models.PROTECT, null=True, blank=True, related_name="tasks")
    lead = models.ForeignKey("bodies.Body", models.PROTECT, related_name="led_tasks", verbose_name="chủ trì")
    cooperating = models.ManyToManyField("bodies.Body", through="Cooperation", related_name="joined_tasks")
    rhythm = models.CharField("nhịp", max_length=10, choices=Rhythm, default=Rhythm.ONCE)
    days = models.JSONField("ngày đến hạn", default=list, blank=True)
    assigned_by = models.ForeignKey(
        "bodies.Post", models.PROTECT, null=True, related_name="+", verbose_name="người giao"
    )
    assigned_at = models.DateTimeField()
    ended = models.DateField("thôi giao từ ngày", null=True, blank=True)
    end_reason = models.CharField("lý do thôi giao", max_length=300, blank=True)
    folded = models.TextField(default="", editable=False)

    class Meta:
        verbose_name = "nhiệm vụ"
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="task_ref_once"),
            models.UniqueConstraint(
                fields=["commune", "clause", "lead"],
                condition=Q(clause__isnull=False, ended__isnull=True),
                name="clause_once_a_lead",
                violation_error_message="Mục này đã giao cho đơn vị ấy.",
            ),
            models.CheckConstraint(condition=Q(ended=None) | ~Q(end_reason=""), name="ended_task_says_why"),
        ]
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

    `first_due` is the day the paper prints; with `before` («trước ngày 10/6») the last day to hand in is a day
    earlier, and a day off moves it back to the last working day. `due` is that last day, later moved by a
    postponement. `period` is the period a returning duty answers for (`2026-H1`, `2026`), else empty. `owner` is the
    post in the lead body that does it.
    """

    class State(models.TextChoices):
        ASSIGNED = "assigned", "đã giao"
        STARTED = "started", "đang làm"
        REPORTED = "reported", "đã báo xong"
        RETURNED = "returned", "trả lại"
        ACCEPTED = "accepted", "đã nghiệm thu"

    task = models.ForeignKey(Task, models.CASCADE, related_name="turns")
    due = models.DateField("hạn", null=True, blank=True)
    first_due = models.DateField("ngày trong văn bản", null=True, blank=True)
    before = models.BooleanField("trước ngày", default=False)
    period = models.CharField("kỳ", max_length=10, blank=True)
    label = models.CharField("tên kỳ", max_length=100, blank=True)
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.ASSIGNED)
    owner = models.ForeignKey(
        "bodies.Post", models.PROTECT, null=True, blank=True, related_name="turns", verbose_name="người làm"
    )
    reported_at = models.DateTimeField(null=True, blank=True)
    reported_by = models.ForeignKey("bodies.Post", models.PROTECT, null=True, blank=True, related_name="+")
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey("bodies.Post", models.PROTECT, null=True, blank=True, related_name="+")
    last_word = models.TextField("ý kiến khi nghiệm thu hoặc trả lại", blank=True)

    class Meta:
        verbose_name = "kỳ thực hiện"
        constraints = [
            models.UniqueConstraint(fields=["commune", "task", "first_due"], name="turn_once_a_day"),
            models.UniqueConstraint(
                fields=["commune", "task"], condition=Q(first_due__isnull=True), name="one_turn_without_a_day"
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(accepted_at__isnull=False), name="accepted_turn_has_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["reported", "accepted"]) | Q(reported_at__isnull=False),
                name="reported_turn_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(first_due=None, due=None) | Q(first_due__isnull=False, due__isnull=False),
                name="due_comes_from_a_printed_day",
            ),
        ]
        indexes = [models.Index(fields=["commune", "state", "due"], name="turn_by_due")]

    def __str__(self) -> str:
        return f"{self.task.title} ({self.label})" if self.label else self.task.title


class Evidence(OfCommune):
    """What shows that a turn was done: words, with files or a paper. Never edited; a returned turn gets new evidence.

    `withdrawn` marks what its reporter took back before anyone accepted it: it stays readable, and proves nothing.
    """

    turn = models.ForeignKey(Turn, models.CASCADE, related_name="evidence")
    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+")
    note = models.TextField("kết quả")
    paper = models.ForeignKey("papers.Paper", models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    post = models.ForeignKey("bodies.Post", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    withdrawn = models.BooleanField("đã rút", default=False)

    class Meta:
        verbose_name = "minh chứng"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.note[:100]


class EvidenceFile(OfCommune):
    evidence = models.ForeignKey(Evidence, models.CASCADE, related_name="files")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "tệp minh chứng"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["commune", "evidence", "file"], name="evidence_file_once")]

    def __str__(self) -> str:
        return str(self.file.name)


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
        ordering = ["at", "pk"]
        constraints = [models.CheckConstraint(condition=Q(to_day__gt=F("from_day")), name="postponed_to_a_later_day")]

    def __str__(self) -> str:
        return f"{self.from_day:%d/%m/%Y} → {self.to_day:%d/%m/%Y}"


class HandOver(OfCommune):
    """Work passed from one post to another, as it stood that day, so that the record can be printed at any time.

    `items` is a list of `{"ref", "title", "label", "due": "YYYY-MM-DD" or "", "state", "paper"}`, one for each turn
    passed.
    """

    from_post = models.ForeignKey("bodies.Post", models.PROTECT, related_name="+", verbose_name="bên giao")
    to_post = models.ForeignKey("bodies.Post", models.PROTECT, related_name="+", verbose_name="bên nhận")
    reason = models.CharField("lý do", max_length=500)
    items = models.JSONField("việc bàn giao", default=list)
    by = models.ForeignKey("bodies.Post", models.PROTECT, related_name="+", verbose_name="người lập")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "bàn giao"
        ordering = ["-at", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(from_post=F("to_post")), name="handed_over_to_another_post")]

    def __str__(self) -> str:
        return f"{self.from_post} → {self.to_post}"
