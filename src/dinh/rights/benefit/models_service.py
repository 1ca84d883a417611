"""One-stop results: files (hồ sơ) by their code, or monthly counts by procedure. Nobody who applied is named here."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune


class ImportRun(OfCommune):
    """A table brought in: tried row by row, then taken in or thrown away; what was taken in can be undone.

    `counts`: rows by kind. `dropped`: the columns that were not read, by their names. `told` and `added`: what a total
    row says and what the rows add up to, where they differ.
    """

    class State(models.TextChoices):
        TRIED = "tried", "mới thử"
        TAKEN = "taken", "đã nhập"
        UNDONE = "undone", "đã hoàn tác"

    class Shape(models.TextChoices):
        FILES = "files", "từng hồ sơ"
        COUNTS = "counts", "số lượng theo thủ tục"

    file_name = models.CharField("tệp", max_length=200)
    shape = models.CharField("loại bảng", max_length=6, choices=Shape)
    state = models.CharField("tình trạng", max_length=6, choices=State, default=State.TRIED)
    counts = models.JSONField(default=dict)
    dropped = models.JSONField(default=list)
    totals = models.JSONField(default=list)
    brought_by = models.CharField("người nạp", max_length=300)
    brought_at = models.DateTimeField("nạp lúc")
    settled_at = models.DateTimeField("xong lúc", null=True)

    class Meta:
        verbose_name = "lần nhập kết quả một cửa"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Lần nhập một cửa {self.pk}"


class ServiceRow(OfCommune):
    """A row as read, and what it would do. After the run: what stood there before, so that it can be taken back."""

    class Kind(models.TextChoices):
        NEW = "new", "mới"
        CHANGED = "changed", "thay đổi"
        SAME = "same", "như đã có"
        FAULT = "fault", "có lỗi"

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField("dòng")
    kind = models.CharField(max_length=7, choices=Kind)
    key = models.CharField(max_length=200)
    data = models.JSONField(default=dict)
    problem = models.CharField("vì sao chưa được", max_length=400, blank=True)
    before = models.JSONField(null=True)

    class Meta:
        verbose_name = "dòng một cửa"
        ordering = ["number"]
        indexes = [models.Index(fields=["commune", "run", "kind", "number"], name="service_row_of_kind")]

    def __str__(self) -> str:
        return f"Dòng {self.number}"


class ServiceFile(OfCommune):
    """One file: when it came in, when it was due, when its result was given back (None while it is worked on)."""

    code = models.CharField("mã hồ sơ", max_length=60)
    procedure = models.CharField("thủ tục", max_length=200)
    field = models.CharField("lĩnh vực", max_length=100, blank=True)
    received_on = models.DateField("tiếp nhận ngày")
    due_on = models.DateField("hẹn trả ngày")
    returned_on = models.DateField("trả kết quả ngày", null=True, blank=True)
    run = models.ForeignKey(ImportRun, models.PROTECT, related_name="files")

    class Meta:
        verbose_name = "hồ sơ một cửa"
        ordering = ["-received_on", "code"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "code"], name="service_file_once"),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("received_on"))
                & (Q(returned_on=None) | Q(returned_on__gte=F("received_on"))),
                name="service_file_after_it_came",
            ),
        ]
        indexes = [
            models.Index(fields=["commune", "returned_on", "procedure"], name="service_file_returned"),
            models.Index(fields=["commune", "received_on"], name="service_file_received"),
        ]

    def __str__(self) -> str:
        return self.code


class ServiceCount(OfCommune):
    """The counts of one procedure in one month, where the ward is given no list of files."""

    month = models.DateField("tháng", help_text="Ngày đầu tháng.")
    procedure = models.CharField("thủ tục", max_length=200)
    field = models.CharField("lĩnh vực", max_length=100, blank=True)
    received = models.PositiveIntegerField("tiếp nhận")
    early = models.PositiveIntegerField("trả trước hạn")
    on_time = models.PositiveIntegerField("trả đúng hạn")
    late = models.PositiveIntegerField("trả trễ hạn")
    pending = models.PositiveIntegerField("đang giải quyết")
    run = models.ForeignKey(ImportRun, models.PROTECT, related_name="monthly")

    class Meta:
        verbose_name = "số hồ sơ của tháng"
        ordering = ["-month", "procedure"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "month", "procedure"], name="service_count_once"),
            models.CheckConstraint(
                condition=Q(received=F("early") + F("on_time") + F("late") + F("pending")),
                name="service_count_adds_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure}, {self.month:%m/%Y}"
