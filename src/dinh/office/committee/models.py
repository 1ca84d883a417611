"""Ban Chỉ đạo: its members and the units they look after, its programme of the year, its meetings and their
conclusions.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune


class Committee(OfCommune):
    """A steering committee for grassroots democracy, while a commune has one. `body` is the body whose papers it
    issues.
    """

    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="cơ quan")
    name = models.CharField("tên", max_length=200)
    ground = models.CharField("theo quyết định", max_length=200, blank=True)
    begins = models.DateField("từ ngày")
    ends = models.DateField("đến trước ngày", null=True, blank=True)

    class Meta:
        verbose_name = "Ban Chỉ đạo"
        constraints = [
            models.UniqueConstraint(
                fields=["commune"],
                condition=Q(ends=None),
                name="one_committee_at_a_time",
                violation_error_message="Địa phương đang có một Ban Chỉ đạo. Hãy kết thúc Ban cũ trước.",
            ),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gt=F("begins")), name="committee_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Member(OfCommune):
    """A seat in the committee: held by a post, so that it passes with the post; or by a person of no post here."""

    class Role(models.TextChoices):
        HEAD = "head", "Trưởng ban"
        STANDING = "standing", "Phó Trưởng ban Thường trực"
        DEPUTY = "deputy", "Phó Trưởng ban"
        MEMBER = "member", "Thành viên"

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="members")
    post = models.ForeignKey(
        "bodies.Post", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="chức danh"
    )
    name = models.CharField("người không giữ chức danh trong hệ thống", max_length=200, blank=True)
    role = models.CharField("vai trò", max_length=10, choices=Role, default=Role.MEMBER)
    order = models.PositiveSmallIntegerField("thứ tự", default=100)
    begins = models.DateField("từ ngày")
    ends = models.DateField("đến trước ngày", null=True, blank=True)
    units = models.ManyToManyField("bodies.Body", through="Charge", related_name="+")

    class Meta:
        verbose_name = "thành viên Ban Chỉ đạo"
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(post__isnull=False, name="") | (Q(post=None) & ~Q(name="")),
                name="member_is_a_post_or_a_person",
                violation_error_message="Chọn một chức danh, hoặc ghi họ tên và chức vụ: một trong hai.",
            ),
            models.UniqueConstraint(
                fields=["commune", "committee", "post"],
                condition=Q(ends=None, post__isnull=False),
                name="post_sits_once",
                violation_error_message="Chức danh này đang là thành viên.",
            ),
            models.UniqueConstraint(
                fields=["commune", "committee"],
                condition=Q(ends=None, role="head"),
                name="one_head_at_a_time",
                violation_error_message="Ban Chỉ đạo đang có Trưởng ban. Hãy đổi vai trò hoặc kết thúc người trước.",
            ),
            models.CheckConstraint(condition=Q(ends=None) | Q(ends__gt=F("begins")), name="member_ends_after_begins"),
        ]

    def __str__(self) -> str:
        return self.name or str(self.post)


class Charge(OfCommune):
    """A unit one member looks after, urges and visits."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="charges")
    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "đơn vị phụ trách"
        constraints = [models.UniqueConstraint(fields=["commune", "member", "body"], name="charge_once")]

    def __str__(self) -> str:
        return f"{self.member}: {self.body}"


class Programme(OfCommune):
    """The work programme of one year."""

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="programmes")
    year = models.PositiveSmallIntegerField("năm")

    class Meta:
        verbose_name = "chương trình công tác"
        constraints = [models.UniqueConstraint(fields=["commune", "committee", "year"], name="programme_once_a_year")]

    def __str__(self) -> str:
        return f"Chương trình công tác năm {self.year}"


class ProgrammeItem(OfCommune):
    """One thing of the year's programme: in a month, in a quarter, by a day, or some time in the year.

    It is done when somebody says so (`done_on`), or when the task it became has been accepted.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField("thứ tự")
    text = models.TextField("nội dung")
    month = models.PositiveSmallIntegerField("tháng", null=True, blank=True)
    quarter = models.PositiveSmallIntegerField("quý", null=True, blank=True)
    due = models.DateField("trước hoặc đúng ngày", null=True, blank=True)
    lead = models.ForeignKey(
        "bodies.Body", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="chủ trì"
    )
    done_on = models.DateField("xong ngày", null=True, blank=True)
    done_note = models.CharField("kết quả", max_length=500, blank=True)
    task = models.ForeignKey(
        "tasks.Task", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="nhiệm vụ"
    )

    class Meta:
        verbose_name = "mục chương trình"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "programme", "order"], name="programme_item_order_once"),
            models.CheckConstraint(
                condition=Q(month=None) | Q(month__range=(1, 12)), name="programme_month_is_a_month"
            ),
            models.CheckConstraint(
                condition=Q(quarter=None) | Q(quarter__range=(1, 4)), name="programme_quarter_is_a_quarter"
            ),
            models.CheckConstraint(
                condition=Q(month=None, quarter=None) | Q(month=None, due=None) | Q(quarter=None, due=None),
                name="programme_item_has_one_time",
                violation_error_message="Thời gian: chỉ ghi một trong ba: tháng, quý hoặc ngày.",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:200]


class Meeting(OfCommune):
    """A meeting: planned with an agenda, held with attendance and opinions, concluded in lines that become a paper."""

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="meetings")
    ref = models.CharField("mã", max_length=16)
    subject = models.CharField("nội dung họp", max_length=300)
    starts_at = models.DateTimeField("lúc")
    place = models.CharField("địa điểm", max_length=200)
    chair = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="chủ trì")
    guests = models.TextField("khách mời", blank=True)
    assessment = models.TextField("đánh giá", blank=True)
    cancelled = models.CharField("lý do hủy", max_length=300, blank=True)
    paper = models.ForeignKey(
        "papers.Paper", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="thông báo kết luận"
    )

    class Meta:
        verbose_name = "cuộc họp"
        ordering = ["-starts_at"]
        constraints = [models.UniqueConstraint(fields=["commune", "ref"], name="meeting_ref_once")]

    def __str__(self) -> str:
        return self.subject


class AgendaItem(OfCommune):
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    order = models.PositiveSmallIntegerField("thứ tự")
    text = models.CharField("nội dung", max_length=500)
    presenter = models.CharField("người trình bày", max_length=200, blank=True)

    class Meta:
        verbose_name = "mục chương trình họp"
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["commune", "meeting", "order"], name="agenda_order_once")]

    def __str__(self) -> str:
        return self.text


class Attendance(OfCommune):
    """Whether a member came. A row exists only once somebody has said; no row is «chưa điểm danh», not «vắng»."""

    class Presence(models.TextChoices):
        PRESENT = "present", "có mặt"
        EXCUSED = "excused", "vắng có phép"
        ABSENT = "absent", "vắng"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    presence = models.CharField("có mặt", max_length=8, choices=Presence)
    note = models.CharField("ghi chú, dự thay", max_length=200, blank=True)

    class Meta:
        verbose_name = "điểm danh"
        constraints = [models.UniqueConstraint(fields=["commune", "meeting", "member"], name="attendance_once")]

    def __str__(self) -> str:
        return f"{self.member}: {self.get_presence_display()}"


class Opinion(OfCommune):
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="opinions")
    order = models.PositiveSmallIntegerField("thứ tự")
    speaker = models.CharField("người phát biểu", max_length=200)
    text = models.TextField("ý kiến")

    class Meta:
        verbose_name = "ý kiến"
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["commune", "meeting", "order"], name="opinion_order_once")]

    def __str__(self) -> str:
        return f"{self.speaker}: {self.text}"[:200]


class ConclusionLine(OfCommune):
    """One numbered task of a conclusion. `due` is printed as typed («trước ngày 10/6»); the reader finds it in the
    paper.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="lines")
    order = models.PositiveSmallIntegerField("thứ tự")
    body = models.ForeignKey(
        "bodies.Body", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị"
    )
    agency = models.CharField("nhiều đơn vị, ghi chung", max_length=200, blank=True)
    text = models.TextField("việc phải làm")
    due = models.CharField("hạn", max_length=100, blank=True)

    class Meta:
        verbose_name = "mục kết luận"
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "meeting", "order"], name="conclusion_order_once"),
            models.CheckConstraint(
                condition=Q(body__isnull=False) | ~Q(agency=""), name="conclusion_line_names_someone"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:200]

    @property
    def addressed(self) -> str:
        return self.agency or (self.body.name if self.body else "")


class Ownership(OfCommune):
    """The body that owns the work of grassroots democracy: configuration, for provinces differ (some keep committees,
    some gave the work to a party or State agency).
    """

    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="cơ quan phụ trách")
    ground = models.CharField("theo văn bản", max_length=200, blank=True)

    class Meta:
        verbose_name = "cơ quan phụ trách thực hiện dân chủ"
        constraints = [models.UniqueConstraint(fields=["commune"], name="one_owner_a_commune")]

    def __str__(self) -> str:
        return str(self.body)
