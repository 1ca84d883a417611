"""Kiểm tra của Ban Chỉ đạo, của cấp ủy: themes of the year, bodies inspected, marks with evidence, what followed.

Commending and criticising is of bodies and posts, each with its ground; nothing is kept about what anyone thinks.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dinh.ground.bodies.models import Body
from dinh.ground.tenant import ManyOfCommune, OfCommune
from dinh.rights.oversee.models.plans import Plan
from dinh.rights.oversee.sealed import SealedTextField


class Theme(OfCommune):
    """A theme of a year's plan (chuyên đề), with its check-list; `lead` runs it."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="themes", verbose_name="kế hoạch")
    order = models.PositiveSmallIntegerField("thứ tự")
    title = models.CharField("chuyên đề", max_length=300)
    about = models.TextField("kiểm tra những gì", max_length=4000, blank=True)
    lead = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="đơn vị chủ trì")
    from_day = models.DateField("từ ngày")
    to_day = models.DateField("đến ngày")
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "chuyên đề kiểm tra"
        ordering = ["plan", "order"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "plan", "order"], name="oversee_theme_order_once"),
            models.CheckConstraint(condition=Q(to_day__gte=models.F("from_day")), name="oversee_theme_days"),
        ]

    def __str__(self) -> str:
        return self.title


class Criterion(OfCommune):
    """A line of a theme's check-list: what is asked, where to see it, how many points at most. `applies` narrows it to
    one kind of body, empty for all."""

    theme = models.ForeignKey(Theme, models.CASCADE, related_name="criteria")
    order = models.PositiveSmallIntegerField("thứ tự")
    text = models.CharField("nội dung", max_length=300)
    look_at = models.CharField("xem ở đâu", max_length=300, blank=True)
    applies = models.CharField("loại đơn vị", max_length=12, choices=Body.Kind, blank=True)
    most = models.PositiveSmallIntegerField("điểm cao nhất")

    class Meta:
        verbose_name = "nội dung chấm"
        ordering = ["theme", "order"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "theme", "order"], name="oversee_criterion_order_once"),
            models.CheckConstraint(condition=Q(most__gte=1, most__lte=100), name="oversee_criterion_has_points"),
        ]

    def __str__(self) -> str:
        return self.text


class Inspection(OfCommune):
    """One body inspected under a theme. Its stage is read from its days.

    `why` says why this body: the planner's signs or a person's words. `paper` is the conclusion, issued in the papers
    room; the bodies it gives work to find that in their tasks (`InspectionTask.task_ref`).
    """

    ref = models.CharField("mã", max_length=16)
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="inspections", verbose_name="chuyên đề")
    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="đơn vị được kiểm tra")
    planned_on = models.DateField("dự kiến ngày")
    why = models.CharField("vì sao kiểm tra đơn vị này", max_length=500)
    proposal_ref = models.CharField("mã đề xuất", max_length=16, blank=True)
    team = models.TextField(
        "đoàn kiểm tra", max_length=2000, blank=True, help_text="Mỗi dòng một người: họ tên, chức danh."
    )
    asked_on = models.DateField("ngày yêu cầu tự kiểm tra", null=True)
    ask_number = models.CharField("văn bản yêu cầu", max_length=60, blank=True)
    report_by = models.DateField("nộp báo cáo tự kiểm tra trước hết ngày", null=True)
    reported_on = models.DateField("ngày nộp báo cáo tự kiểm tra", null=True)
    report = models.TextField("báo cáo tự kiểm tra", max_length=8000, blank=True)
    reporter = models.CharField("ai báo cáo", max_length=300, blank=True)
    report_files = ManyOfCommune("files.StoredFile", blank=True, related_name="+")
    visited_on = models.DateField("ngày kiểm tra", null=True)
    place = models.CharField("nơi làm việc", max_length=300, blank=True)
    met = models.CharField("làm việc với", max_length=500, blank=True)
    concluded_on = models.DateField("ngày kết luận", null=True)
    strengths = models.TextField("ưu điểm", max_length=5000, blank=True)
    weaknesses = models.TextField("hạn chế, nguyên nhân", max_length=5000, blank=True)
    paper = models.ForeignKey("papers.Paper", models.PROTECT, null=True, blank=True, related_name="+")
    given_on = models.DateField("giao việc theo kết luận ngày", null=True)
    cancelled_on = models.DateField("thôi kiểm tra ngày", null=True)
    cancelled_why = models.CharField("vì sao thôi", max_length=300, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "cuộc kiểm tra đơn vị"
        ordering = ["-planned_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="oversee_inspection_ref_once"),
            models.UniqueConstraint(
                fields=["commune", "theme", "body"], condition=Q(cancelled_on=None), name="oversee_inspection_once"
            ),
            models.CheckConstraint(condition=~Q(why=""), name="oversee_inspection_says_why"),
            models.CheckConstraint(
                condition=Q(reported_on=None) | (Q(asked_on__isnull=False) & ~Q(report="")),
                name="oversee_inspection_report_was_asked",
            ),
            models.CheckConstraint(
                condition=Q(concluded_on=None) | Q(visited_on__isnull=False), name="oversee_inspection_visited_first"
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on=None) | (~Q(cancelled_why="") & Q(concluded_on=None)),
                name="oversee_inspection_cancelled_why",
            ),
        ]
        indexes = [models.Index(fields=["commune", "body", "visited_on"], name="oversee_inspection_of_body")]

    def __str__(self) -> str:
        return f"{self.theme.title}: {self.body.name}"[:300]

    @property
    def stage(self) -> str:
        """planned, asked, reported, visited, concluded, given, cancelled."""
        if self.cancelled_on:
            return "cancelled"
        for day, stage in (
            (self.given_on, "given"), (self.concluded_on, "concluded"), (self.visited_on, "visited"),
            (self.reported_on, "reported"), (self.asked_on, "asked"),
        ):  # fmt: skip
            if day:
                return stage
        return "planned"


class Mark(OfCommune):
    """What a criterion got: `own` by the body itself, `points` by the team, with what was seen."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="marks")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    own = models.PositiveSmallIntegerField("tự chấm", null=True, blank=True)
    points = models.PositiveSmallIntegerField("đoàn chấm", null=True, blank=True)
    seen = models.TextField("minh chứng: đã thấy gì, ở đâu", max_length=2000, blank=True)
    files = ManyOfCommune("files.StoredFile", blank=True, related_name="+")

    class Meta:
        verbose_name = "điểm của một nội dung"
        ordering = ["criterion__order"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "inspection", "criterion"], name="oversee_mark_once"),
            models.CheckConstraint(condition=Q(points=None) | ~Q(seen=""), name="oversee_mark_rests_on_evidence"),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.points}"


class InspectionTask(OfCommune):
    """Work that the conclusion gives. `task_ref` is the task in the tasks room once it was given there."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="tasks")
    order = models.PositiveSmallIntegerField("thứ tự")
    lead = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="đơn vị làm")
    text = models.CharField("việc phải làm", max_length=300)
    due = models.DateField("xong trước hết ngày", null=True, blank=True)
    task_ref = models.CharField("mã nhiệm vụ", max_length=16, blank=True)

    class Meta:
        verbose_name = "việc theo kết luận"
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "inspection", "order"], name="oversee_task_order_once")
        ]

    def __str__(self) -> str:
        return self.text


class Remark(OfCommune):
    """Biểu dương or phê bình: a body or a post, what it did, and the ground. Never a person's thoughts."""

    class Kind(models.TextChoices):
        COMMEND = "commend", "biểu dương"
        CRITICISE = "criticise", "phê bình"

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="remarks")
    kind = models.CharField("loại", max_length=10, choices=Kind)
    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="đơn vị")
    post = models.ForeignKey(
        "bodies.Post", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="chức danh"
    )
    words = models.CharField("về việc gì", max_length=500)
    ground = models.CharField("căn cứ", max_length=300)

    class Meta:
        verbose_name = "biểu dương, phê bình"
        ordering = ["kind", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(ground="") & ~Q(words=""), name="oversee_remark_grounded")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.post or self.body}"


class Passing(OfCommune):
    """A violation handed to the body whose business it is. What, on what ground and to whom lie sealed; each opening
    is in the journal. Nothing of it is ever public."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="passings")
    what = SealedTextField("dấu hiệu vi phạm")
    ground = SealedTextField("căn cứ, điều khoản")
    competent = SealedTextField("cơ quan có thẩm quyền")
    found_on = models.DateField("ngày phát hiện")
    passed_on = models.DateField("ngày chuyển", null=True)
    number = models.CharField("văn bản chuyển", max_length=60, blank=True)
    answered_on = models.DateField("ngày cơ quan ấy trả lời", null=True)
    answer = SealedTextField("trả lời", blank=True)

    class Meta:
        verbose_name = "vi phạm chuyển cơ quan có thẩm quyền"
        ordering = ["found_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(passed_on__isnull=False), name="oversee_passing_answered_after"
            )
        ]

    def __str__(self) -> str:
        return f"hồ sơ chuyển {self.pk}"
