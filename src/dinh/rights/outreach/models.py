"""Outreach (tuyên truyền, phổ biến pháp luật): the year's plan, its sessions, what came of them, short quizzes."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import ManyOfCommune, OfCommune


class PlanLine(OfCommune):
    """One line of a year's plan. It is done by the sessions that point to it, never by a tick."""

    year = models.PositiveSmallIntegerField("năm")
    month = models.PositiveSmallIntegerField("tháng")
    topic = models.CharField("chủ đề", max_length=300)
    audience = models.CharField("đối tượng", max_length=300)
    lead = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="cơ quan chủ trì")

    class Meta:
        verbose_name = "mục kế hoạch tuyên truyền"
        ordering = ["year", "month", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(month__range=(1, 12)), name="outreach_month_is_a_month"),
            models.UniqueConstraint(
                fields=["commune", "year", "month", "topic"],
                name="outreach_topic_once_a_month",
                violation_error_message="Kế hoạch tháng này đã có chủ đề đó.",
            ),
        ]

    def __str__(self) -> str:
        return self.topic


class Session(OfCommune):
    """One session (buổi). Drafted, published, then held with a result or cancelled with a reason.

    No group means the whole commune. `people` and `women` are null until someone has counted: nobody counted is not
    nobody came. `revision` rises with every change the public sees, for calendars and announcements.
    """

    class Form(models.TextChoices):
        CONFERENCE = "conference", "hội nghị"
        GROUP = "group", "sinh hoạt thôn, tổ dân phố"
        RADIO = "radio", "truyền thanh"
        ONLINE = "online", "trực tuyến"
        MOCK_TRIAL = "mock_trial", "phiên tòa giả định"
        LEAFLET = "leaflet", "phát tờ rơi"
        STAGE = "stage", "sân khấu hóa, hội thi"
        ADVICE = "advice", "tư vấn pháp luật lưu động"
        OTHER = "other", "hình thức khác"

    class Role(models.TextChoices):
        REPORTER = "reporter", "báo cáo viên pháp luật"
        PROPAGANDIST = "propagandist", "tuyên truyền viên pháp luật"
        OTHER = "other", "người khác"

    ref = models.CharField("mã", max_length=16)
    line = models.ForeignKey(
        PlanLine, models.PROTECT, null=True, blank=True, related_name="sessions", verbose_name="theo mục kế hoạch"
    )
    topic = models.CharField("nội dung", max_length=300)
    cited = models.CharField("văn bản pháp luật được giới thiệu", max_length=300, blank=True)
    form = models.CharField("hình thức", max_length=12, choices=Form)
    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="đơn vị tổ chức")
    groups = ManyOfCommune("places.ResidentialGroup", blank=True, related_name="+", verbose_name="thôn, tổ dân phố")
    day = models.DateField("ngày")
    starts = models.TimeField("giờ bắt đầu", null=True, blank=True)
    place = models.CharField("địa điểm", max_length=200)
    presenter = models.CharField("người trình bày", max_length=200, blank=True)
    presenter_role = models.CharField("vai trò người trình bày", max_length=14, choices=Role, default=Role.REPORTER)
    published_on = models.DateField("công bố lịch ngày", null=True, blank=True)
    moved_from = models.DateField("dời từ ngày", null=True, blank=True)
    reason = models.CharField("lý do hoãn, hủy", max_length=300, blank=True)
    cancelled_on = models.DateField("hủy ngày", null=True, blank=True)
    held_on = models.DateField("đã tổ chức ngày", null=True, blank=True)
    people = models.PositiveIntegerField("số người dự", null=True, blank=True)
    women = models.PositiveIntegerField("trong đó nữ", null=True, blank=True)
    result = models.TextField("kết quả", blank=True)
    revision = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField("sửa lúc")

    class Meta:
        verbose_name = "buổi tuyên truyền"
        ordering = ["-day", "-starts", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="outreach_ref_once"),
            models.CheckConstraint(
                condition=Q(women=None) | Q(people=None) | Q(women__lte=F("people")),
                name="outreach_women_among_people",
                violation_error_message="Số nữ không thể nhiều hơn số người dự.",
            ),
            models.CheckConstraint(
                condition=Q(held_on=None) | Q(cancelled_on=None),
                name="outreach_not_held_and_cancelled",
                violation_error_message="Buổi đã hủy thì không có kết quả; buổi đã có kết quả thì không hủy.",
            ),
        ]
        indexes = [models.Index(fields=["commune", "day"], name="outreach_by_day")]

    def __str__(self) -> str:
        return self.topic

    @property
    def path(self) -> str:
        return f"/p/{self.ref}"

    def state(self, day: date) -> str:
        """draft, published, due (its day has come, no result yet), held, cancelled: computed, never stored."""
        if self.cancelled_on:
            return "cancelled"
        if self.held_on:
            return "held"
        if self.day <= day:
            return "due"
        return "published" if self.published_on else "draft"


class Audience(OfCommune):
    """A kind of people a session is for; `people` stays null until they have been counted."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="audiences")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField("đối tượng", max_length=100)
    people = models.PositiveIntegerField("số người", null=True, blank=True)

    class Meta:
        verbose_name = "đối tượng của buổi"
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["commune", "session", "order"], name="outreach_audience_once")]

    def __str__(self) -> str:
        return self.kind


class Material(OfCommune):
    """What was handed out: a file, or a paper already public here by its reference. Photos are proof, kept inside."""

    class Kind(models.TextChoices):
        MATERIAL = "material", "tài liệu"
        PHOTO = "photo", "ảnh minh chứng"

    session = models.ForeignKey(Session, models.CASCADE, related_name="materials")
    kind = models.CharField("loại", max_length=8, choices=Kind, default=Kind.MATERIAL)
    title = models.CharField("tên", max_length=200)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    reference = models.CharField("mã công khai", max_length=16, blank=True)

    class Meta:
        verbose_name = "tài liệu của buổi"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(file__isnull=False, reference="") | (Q(file=None) & ~Q(reference="")),
                name="outreach_material_is_a_file_or_a_reference",
                violation_error_message="Chọn một trong hai: một tệp, hoặc mã của văn bản đã công khai.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Quiz(OfCommune):
    """A short quiz of a session. Only counts are kept: how many took it, how many chose each answer."""

    session = models.OneToOneField(Session, models.CASCADE, related_name="quiz")
    opened_on = models.DateField("mở ngày", null=True, blank=True)
    closed_on = models.DateField("đóng ngày", null=True, blank=True)
    takers_web = models.PositiveIntegerField("số lượt làm trên mạng", default=0)
    takers_paper = models.PositiveIntegerField("số phiếu giấy", default=0)

    class Meta:
        verbose_name = "bộ câu hỏi"
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(opened_on__isnull=False), name="outreach_quiz_closes_once_opened"
            )
        ]

    def __str__(self) -> str:
        return str(self.session)

    @property
    def takers(self) -> int:
        return self.takers_web + self.takers_paper

    @property
    def open(self) -> bool:
        return self.opened_on is not None and self.closed_on is None


class Question(OfCommune):
    quiz = models.ForeignKey(Quiz, models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField("thứ tự")
    text = models.CharField("câu hỏi", max_length=500)
    explanation = models.CharField("giải thích", max_length=1000, blank=True)
    article = models.CharField("căn cứ", max_length=200)

    class Meta:
        verbose_name = "câu hỏi"
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["commune", "quiz", "order"], name="outreach_question_once")]

    def __str__(self) -> str:
        return self.text[:200]


class Choice(OfCommune):
    """One answer of a question and how often it was chosen, on the web and on paper. There is nothing else to know."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="choices")
    order = models.PositiveSmallIntegerField("thứ tự")
    text = models.CharField("phương án", max_length=300)
    right = models.BooleanField("đúng", default=False)
    web = models.PositiveIntegerField(default=0)
    paper = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "phương án trả lời"
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "question", "order"], name="outreach_choice_once"),
            models.UniqueConstraint(
                fields=["commune", "question"], condition=Q(right=True), name="outreach_one_right_choice"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def letter(self) -> str:
        return "ABCDEF"[self.order - 1]

    @property
    def count(self) -> int:
        return self.web + self.paper
