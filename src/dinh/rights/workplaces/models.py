"""Workplaces: who works there, what was published inside, what was done; unions founded against the year's target."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dinh.ground.bodies.models import Body
from dinh.ground.tenant import OfCommune
from dinh.rights.workplaces.models_conference import Board, BoardMember, Conference, Decision, Gathered, Matter
from dinh.rights.workplaces.models_enterprise import Agreement, Box, Dialogue, Letter, Summary

__all__ = [
    "WORKPLACES",
    "Agreement",
    "Board",
    "BoardMember",
    "Box",
    "Conference",
    "Decision",
    "Dialogue",
    "Entry",
    "Founding",
    "Gathered",
    "ItemWords",
    "Letter",
    "Matter",
    "Profile",
    "Publication",
    "Summary",
    "UnionTarget",
]  # fmt: skip

WORKPLACES = (Body.Kind.AGENCY, Body.Kind.UNIT, Body.Kind.ENTERPRISE)


class Profile(OfCommune):
    """What a workplace is from a day on; the newest that has begun counts. `state` is the sector of an enterprise."""

    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="nơi làm việc")
    day = models.DateField("từ ngày")
    staff = models.PositiveIntegerField("số cán bộ, công chức, viên chức, người lao động")
    union = models.BooleanField("đã có công đoàn cơ sở", default=False)
    state = models.BooleanField("thuộc khu vực Nhà nước", default=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    class Meta:
        verbose_name = "thông tin nơi làm việc"
        ordering = ["-day"]
        constraints = [models.UniqueConstraint(fields=["commune", "body", "day"], name="workplaces_profile_once_a_day")]

    def __str__(self) -> str:
        return f"{self.body}, {self.day:%d/%m/%Y}"


class ItemWords(OfCommune):
    """How a workplace writes one of the items of Điều 46; `checked` names the official text it was compared with."""

    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="nơi làm việc")
    number = models.PositiveSmallIntegerField("số thứ tự")
    words = models.CharField("nội dung", max_length=400)
    checked = models.CharField("đã đối chiếu với", max_length=200, blank=True)

    class Meta:
        verbose_name = "nội dung công khai nội bộ"
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["commune", "body", "number"], name="workplaces_item_once")]

    def __str__(self) -> str:
        return f"{self.number}. {self.words}"


class Publication(OfCommune):
    """One time an item was made known inside a workplace; taken back with a reason, never deleted."""

    class Form(models.TextChoices):
        POSTED = "posted", "niêm yết tại nơi làm việc"
        MEETING = "meeting", "thông báo tại hội nghị, cuộc họp"
        LETTER = "letter", "gửi văn bản đến từng bộ phận"
        NETWORK = "network", "đăng trên mạng nội bộ, gửi thư điện tử"
        OTHER = "other", "hình thức khác"

    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="nơi làm việc")
    number = models.PositiveSmallIntegerField("nội dung số")
    title = models.CharField("đã công khai gì", max_length=300)
    form = models.CharField("hình thức", max_length=8, choices=Form)
    day = models.DateField("ngày")
    where = models.CharField("ở đâu", max_length=200, blank=True)
    proof = models.ForeignKey(
        "files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="minh chứng"
    )
    undone_on = models.DateField("ghi nhầm, bỏ ngày", null=True, blank=True)
    why_undone = models.CharField("vì sao bỏ", max_length=300, blank=True)

    class Meta:
        verbose_name = "lần công khai nội bộ"
        ordering = ["-day", "-pk"]
        indexes = [models.Index(fields=["commune", "body", "day"], name="workplaces_published")]

    def __str__(self) -> str:
        return self.title


class Entry(OfCommune):
    """One line of a light record: a board's plan or visit, a duty of an enterprise checked, a talk about a union."""

    class Kind(models.TextChoices):
        BOARD_PLAN = "board_plan", "kế hoạch của Ban Thanh tra nhân dân"
        BOARD_VISIT = "board_visit", "cuộc kiểm tra của Ban Thanh tra nhân dân"
        DUTY = "duty", "việc phải làm ở doanh nghiệp"
        CANVASS = "canvass", "vận động lập công đoàn"

    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="nơi làm việc")
    kind = models.CharField("loại", max_length=12, choices=Kind)
    duty = models.CharField("việc", max_length=12, blank=True)  # a key of law.workplaces, for DUTY
    day = models.DateField("ngày")
    words = models.TextField("nội dung, kết quả")
    undone_on = models.DateField("ghi nhầm, bỏ ngày", null=True, blank=True)
    why_undone = models.CharField("vì sao bỏ", max_length=300, blank=True)

    class Meta:
        verbose_name = "dòng ghi chép ở nơi làm việc"
        ordering = ["-day", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="duty") & ~Q(duty="") | ~Q(kind="duty") & Q(duty=""), name="workplaces_duty_is_named"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.day:%d/%m/%Y}"


class UnionTarget(OfCommune):
    """How many unions outside the State sector a year asks for, and which paper says so."""

    year = models.PositiveSmallIntegerField("năm")
    number = models.PositiveSmallIntegerField("số công đoàn cơ sở phải thành lập")
    source = models.CharField("theo văn bản", max_length=200)

    class Meta:
        verbose_name = "chỉ tiêu thành lập công đoàn"
        constraints = [
            models.UniqueConstraint(fields=["commune", "year"], name="workplaces_target_once_a_year"),
            models.CheckConstraint(condition=Q(number__gt=0), name="workplaces_target_is_some"),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.number}"


class Founding(OfCommune):
    """A union founded at an enterprise; counts for the year of its day, for as long as it was not entered wrongly."""

    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="doanh nghiệp")
    day = models.DateField("ngày thành lập")
    members = models.PositiveIntegerField("số đoàn viên khi thành lập")
    decision = models.CharField("quyết định số, ngày", max_length=200)
    undone_on = models.DateField("ghi nhầm, bỏ ngày", null=True, blank=True)
    why_undone = models.CharField("vì sao bỏ", max_length=300, blank=True)

    class Meta:
        verbose_name = "công đoàn cơ sở được thành lập"
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "body"], condition=Q(undone_on=None), name="workplaces_union_founded_once",
                violation_error_message="Doanh nghiệp này đã ghi thành lập công đoàn.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.body}, {self.day:%d/%m/%Y}"
