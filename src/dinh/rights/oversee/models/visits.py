"""A visit: whom, when, told how long before, the check-list, what was seen and measured there.

What is noted on the spot is never overwritten: two phones that note the same line leave two readings, the later one
counts. A reading and a photo carry the key the phone gave them, so that sending twice leaves one.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dinh.ground.tenant import ManyOfCommune, OfCommune
from dinh.rights.oversee.models.boards import Member
from dinh.rights.oversee.models.plans import PlanItem
from dinh.rights.oversee.models.watch import Watch, one_watcher


class Checklist(OfCommune):
    """A list of questions that can be used again. `lines` are `{"question", "kind", "unit", "help", "least", "most"}`;
    `least` and `most` are decimals as text, empty when nothing bounds the measurement."""

    title = models.CharField("tên", max_length=200)
    for_kind = models.CharField("dùng khi", max_length=200, blank=True)
    lines = models.JSONField(default=list)
    retired_on = models.DateField("thôi dùng ngày", null=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "mẫu danh mục kiểm tra"
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "title"], condition=Q(retired_on=None), name="oversee_checklist_title_once"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Visit(Watch):
    """A look at a body or a work. kiểm tra is of what the people decided, giám sát of everything else (Điều 30).

    State is read from the days: planned, told, held, concluded, or cancelled. `shown` is the summary anyone may read.
    """

    class Way(models.TextChoices):
        CHECK = "check", "kiểm tra"
        WATCH = "watch", "giám sát"
        VERIFY = "verify", "xác minh theo đề nghị của Nhân dân"

    ref = models.CharField("mã", max_length=16)
    way = models.CharField("hình thức", max_length=6, choices=Way)
    item = models.ForeignKey(
        PlanItem, models.PROTECT, null=True, blank=True, related_name="visits", verbose_name="theo kế hoạch"
    )
    theme = models.CharField("nội dung", max_length=300)
    target = models.ForeignKey(
        "bodies.Body", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="cơ quan, đơn vị"
    )
    work_ref = models.CharField("mã công trình", max_length=16, blank=True)
    target_name = models.CharField("nơi được kiểm tra, giám sát", max_length=300)
    place = models.CharField("địa điểm", max_length=300, blank=True)
    why = models.CharField("vì sao đến đây", max_length=500, blank=True)
    proposal_ref = models.CharField("mã đề xuất", max_length=16, blank=True)
    planned_on = models.DateField("ngày tiến hành")
    team = ManyOfCommune(Member, blank=True, related_name="visits", verbose_name="ai đi")
    team_words = models.CharField("thành phần đoàn", max_length=500, blank=True)
    told_on = models.DateField("ngày gửi kế hoạch đến nơi được kiểm tra", null=True)
    told_no = models.CharField("văn bản gửi", max_length=60, blank=True)
    held_on = models.DateField("ngày đã tiến hành", null=True)
    met = models.CharField("làm việc với ai", max_length=300, blank=True)
    concluded_on = models.DateField("ngày lập biên bản", null=True)
    conclusion = models.TextField("kết luận", max_length=8000, blank=True)
    opinion = models.TextField("ý kiến của nơi được kiểm tra", max_length=4000, blank=True)
    confirmed_on = models.DateField("ngày Mặt trận xác nhận biên bản", null=True)
    confirmed_by = models.CharField("ai xác nhận", max_length=300, blank=True)
    shown = models.TextField("tóm tắt công khai", max_length=2000, blank=True)
    shown_on = models.DateField("ngày công khai", null=True)
    cancelled_on = models.DateField("hủy ngày", null=True)
    cancelled_why = models.CharField("vì sao hủy", max_length=300, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "cuộc kiểm tra, giám sát"
        ordering = ["-planned_on", "-pk"]
        constraints = [
            one_watcher("oversee_visit_of_one"),
            models.UniqueConstraint(fields=["commune", "ref"], name="oversee_visit_ref_once"),
            models.CheckConstraint(
                condition=Q(concluded_on=None) | (Q(held_on__isnull=False) & ~Q(conclusion="")),
                name="oversee_visit_concluded_after_it_was_held",
            ),
            models.CheckConstraint(
                condition=Q(shown_on=None) | (Q(concluded_on__isnull=False) & ~Q(shown="")),
                name="oversee_visit_shown_after_its_minutes",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on=None) | (~Q(cancelled_why="") & Q(held_on=None)),
                name="oversee_visit_cancelled_with_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["commune", "planned_on"], name="oversee_visit_by_day"),
            models.Index(fields=["commune", "target", "held_on"], name="oversee_visit_by_target"),
        ]

    def __str__(self) -> str:
        return f"{self.theme}: {self.target_name}"[:300]

    @property
    def path(self) -> str:
        return f"/kiem-tra-giam-sat/cuoc/{self.ref}/"

    @property
    def stage(self) -> str:
        if self.cancelled_on:
            return "cancelled"
        if self.concluded_on:
            return "concluded"
        if self.held_on:
            return "held"
        return "told" if self.told_on else "planned"


class CheckLine(OfCommune):
    """A line of a visit's check-list, copied from a template or written for this visit."""

    class Kind(models.TextChoices):
        YES_NO = "yes_no", "đạt, chưa đạt"
        MEASURE = "measure", "đo, đếm"
        WORDS = "words", "ghi lời"

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="lines")
    order = models.PositiveSmallIntegerField("thứ tự")
    question = models.CharField("câu hỏi", max_length=300)
    kind = models.CharField("cách ghi", max_length=8, choices=Kind, default=Kind.YES_NO)
    unit = models.CharField("đơn vị đo", max_length=20, blank=True)
    least = models.DecimalField("ít nhất", max_digits=14, decimal_places=3, null=True, blank=True)
    most = models.DecimalField("nhiều nhất", max_digits=14, decimal_places=3, null=True, blank=True)
    help = models.CharField("hướng dẫn", max_length=300, blank=True)

    class Meta:
        verbose_name = "dòng của danh mục"
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["commune", "visit", "order"], name="oversee_line_order_once")]

    def __str__(self) -> str:
        return self.question


class Reading(OfCommune):
    """What somebody noted at a line, or beside all lines (`line` None). Never changed; the latest `taken_at` counts.

    `key` is given by the phone (UUID). `answer` for yes/no, `value` in the line's unit for a measurement.
    """

    class Answer(models.TextChoices):
        YES = "yes", "đạt"
        NO = "no", "chưa đạt"
        NA = "na", "không có, không áp dụng"

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="readings")
    line = models.ForeignKey(CheckLine, models.CASCADE, null=True, blank=True, related_name="readings")
    key = models.UUIDField()
    answer = models.CharField("trả lời", max_length=3, choices=Answer, blank=True)
    value = models.DecimalField("số đo", max_digits=14, decimal_places=3, null=True, blank=True)
    where = models.CharField("đo ở đâu", max_length=120, blank=True)
    note = models.TextField("ghi chú", max_length=2000, blank=True)
    late = models.BooleanField("đến sau khi lập biên bản", default=False)
    taken_at = models.DateTimeField("lúc ghi trên máy")
    sent_at = models.DateTimeField("lúc máy chủ nhận")
    by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "điều ghi tại chỗ"
        ordering = ["taken_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "key"], name="oversee_reading_lands_once"),
            models.CheckConstraint(
                condition=~Q(answer="") | Q(value__isnull=False) | ~Q(note=""), name="oversee_reading_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"điều ghi tại {self.visit_id}"

    @property
    def measured(self) -> str:
        """«15,5»: without the zeros the database keeps."""
        return f"{self.value.normalize():f}".replace(".", ",") if self.value is not None else ""


class Photo(OfCommune):
    """A photo taken on the spot. `sha256` is of the bytes as the phone sent them: the same photo twice is one."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="photos")
    line = models.ForeignKey(CheckLine, models.CASCADE, null=True, blank=True, related_name="photos")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    note = models.CharField("chú thích", max_length=300, blank=True)
    late = models.BooleanField("đến sau khi lập biên bản", default=False)
    taken_at = models.DateTimeField("lúc chụp")
    by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    shown = models.BooleanField("cho công khai", default=False)

    class Meta:
        verbose_name = "ảnh"
        ordering = ["taken_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["commune", "visit", "sha256"], name="oversee_photo_lands_once")]

    def __str__(self) -> str:
        return self.note or f"ảnh của {self.visit_id}"
