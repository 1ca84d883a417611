"""Báo cáo: who owes which report for which period, the drafts, what members write and enter, and what was signed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from dinh.ground.tenant import OfCommune


class Regime(OfCommune):
    """A duty to report (chế độ báo cáo): an outline, the bodies that owe it, the one that merges, the days.

    `days` lists the periods of a year with the printed day "before which" it is due, and the cut-off where the period
    is not the calendar's: `[{"period": "H1", "day": 10, "month": 6}, {"period": "year", "day": 10, "month": 12, "cut":
    [14, 11]}]`; the last day to hand in is computed by `dinh.law`, never stored. A request made once (báo cáo đột
    xuất) has one item with its own days: `[{"period": "20261001-20261120", "due": "2026-11-25"}]`.
    """

    class Line(models.TextChoices):
        PARTY = "party", "tuyến Đảng"
        STATE = "state", "tuyến chính quyền"
        OTHER = "other", "tuyến khác"

    line = models.CharField("tuyến", max_length=6, choices=Line, default=Line.PARTY)
    title = models.CharField("tên chế độ", max_length=200)
    outline = models.CharField("đề cương", max_length=40)
    receiver = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="nơi nhận, tổng hợp")
    via = models.ForeignKey(
        "bodies.Body", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gửi qua"
    )
    onward = models.TextField(
        "đồng gửi, gửi tiếp", blank=True, help_text="Mỗi dòng một nơi, như in ở nơi nhận của báo cáo tổng hợp."
    )
    owes = models.ManyToManyField(
        "bodies.Body", through="Owing", related_name="regimes", verbose_name="nơi phải báo cáo"
    )
    days = models.JSONField("kỳ và hạn", default=list)
    paper = models.ForeignKey(
        "papers.Paper", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="theo văn bản"
    )
    merged = models.BooleanField("nơi nhận lập báo cáo tổng hợp", default=True)
    once = models.BooleanField("yêu cầu đột xuất", default=False)
    request = models.TextField("nội dung yêu cầu", blank=True)
    begins = models.DateField("áp dụng từ ngày")
    ended = models.DateField("thôi áp dụng từ ngày", null=True, blank=True)

    class Meta:
        verbose_name = "chế độ báo cáo"
        constraints = [models.UniqueConstraint(fields=["commune", "title", "begins"], name="regime_title_once")]

    def __str__(self) -> str:
        return self.title

    @property
    def copies(self) -> list[str]:
        """Where the merged report goes besides its receiver, one name a line."""
        return [line.strip() for line in self.onward.splitlines() if line.strip()]


class Owing(OfCommune):
    regime = models.ForeignKey(Regime, models.CASCADE)
    body = models.ForeignKey("bodies.Body", models.PROTECT)

    class Meta:
        verbose_name = "nơi phải báo cáo"
        constraints = [models.UniqueConstraint(fields=["commune", "regime", "body"], name="owing_once")]

    def __str__(self) -> str:
        return f"{self.body}: {self.regime}"


class Draft(OfCommune):
    """One body's report for one period, from the first look to the signature.

    While open it is composed afresh from the records at each reading; signing freezes what was composed into `frozen`
    and hands it to the papers room, so later corrections show there and not here.
    """

    class State(models.TextChoices):
        OPEN = "open", "đang soạn"
        SUBMITTED = "submitted", "đã nộp"
        RETURNED = "returned", "trả lại để bổ sung"
        SIGNED = "signed", "đã ký"

    ref = models.CharField("mã", max_length=16)
    regime = models.ForeignKey(Regime, models.PROTECT, related_name="drafts", verbose_name="chế độ báo cáo")
    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="nơi báo cáo")
    period = models.CharField("kỳ", max_length=20, help_text="2026, 2026-H1 hoặc 20261001-20261120")
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.OPEN)
    submitted_at = models.DateTimeField("nộp lúc", null=True, blank=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    counted_to = models.DateField("số liệu tính đến hết ngày", null=True, blank=True)
    return_reason = models.TextField("cần bổ sung", blank=True)
    frozen = models.JSONField(default=dict, blank=True)
    paper = models.OneToOneField("papers.Paper", models.PROTECT, null=True, blank=True, related_name="report")

    class Meta:
        verbose_name = "báo cáo"
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="draft_ref_once"),
            models.UniqueConstraint(fields=["commune", "regime", "body", "period"], name="draft_once_a_period"),
            models.CheckConstraint(
                condition=~Q(state="signed") | Q(paper__isnull=False), name="signed_draft_has_its_paper"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.regime.title}, {self.body}, kỳ {self.period}"

    @property
    def merges(self) -> bool:
        """It is the receiver's own report, which merges the units'."""
        return self.body_id == self.regime.receiver_id


class Passage(OfCommune):
    """What a writer says in a section, beside the generated sentences and marked by name. The newest one counts;
    `version` counts the writings, so that whoever began from an older one is asked before anything is replaced."""

    class Status(models.TextChoices):
        UNSEEN = "unseen", "chưa xem"
        WANTING = "wanting", "đã xem, còn thiếu"
        DONE = "done", "xong"

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="passages")
    section = models.CharField("mục", max_length=20)
    text = models.TextField("nội dung viết thêm", blank=True)
    status = models.CharField("tình trạng", max_length=8, choices=Status, default=Status.UNSEEN)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "đoạn viết"
        constraints = [models.UniqueConstraint(fields=["commune", "draft", "section"], name="passage_once_a_section")]

    def __str__(self) -> str:
        return f"{self.section}: {self.text[:60]}"


class Rewrite(OfCommune):
    """A generated sentence in someone's own words. `original` is what the records said when it was edited: when they
    say something else since, the page asks for another look."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="rewrites")
    section = models.CharField("mục", max_length=20)
    key = models.CharField("câu", max_length=80)
    original = models.TextField("câu tự điền khi sửa")
    text = models.TextField("câu đã sửa")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "câu tự điền được sửa"
        constraints = [
            models.UniqueConstraint(fields=["commune", "draft", "section", "key"], name="rewrite_once_a_sentence")
        ]

    def __str__(self) -> str:
        return self.text[:100]


class Correction(OfCommune):
    """A signed report's figure that its records no longer give, told in a later draft in the words accepted there."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="corrections")
    signed = models.ForeignKey(Draft, models.PROTECT, related_name="corrected_in", verbose_name="báo cáo đã ký")
    key = models.CharField("chỉ tiêu", max_length=80)
    text = models.TextField("câu đính chính")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "đính chính số liệu"
        constraints = [
            models.UniqueConstraint(fields=["commune", "draft", "signed", "key"], name="correction_once_a_figure")
        ]

    def __str__(self) -> str:
        return self.text[:100]


class Figure(OfCommune):
    """A number that no room knows yet, entered by a member with its records (`rows`) or the file that proves it."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="figures")
    key = models.CharField(max_length=40)
    part = models.PositiveBigIntegerField("số")
    whole = models.PositiveBigIntegerField("trên tổng số", null=True, blank=True)
    source = models.CharField("nguồn", max_length=300, blank=True)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "số liệu"
        constraints = [
            models.UniqueConstraint(fields=["commune", "draft", "key"], name="figure_once_a_draft"),
            models.CheckConstraint(
                condition=Q(whole=None) | Q(part__lte=models.F("whole")),
                name="part_within_whole",
                violation_error_message="Phần không thể lớn hơn tổng số.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.part}" + (f"/{self.whole}" if self.whole is not None else "")


class FigureRow(OfCommune):
    """One record behind an entered figure: a meeting, a petition, a family counted."""

    figure = models.ForeignKey(Figure, models.CASCADE, related_name="rows")
    order = models.PositiveSmallIntegerField()
    title = models.CharField("nội dung", max_length=300)
    day = models.DateField("ngày", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    class Meta:
        verbose_name = "bản ghi của số liệu"
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["commune", "figure", "order"], name="figure_row_order_once")]

    def __str__(self) -> str:
        return self.title
