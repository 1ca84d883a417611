"""Dialogues (đối thoại): the year's plan, the sessions, questions sent before, minutes line by line."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from dinh.ground.tenant import ManyOfCommune, OfCommune


class Quota(OfCommune):
    """How many dialogues a post must hold in a year. `rule` is the law's key, empty for the commune's own decision;
    `ground` is the paper that asks for more than the law, or in place of it."""

    year = models.PositiveSmallIntegerField("năm")
    post = models.ForeignKey("bodies.Post", models.PROTECT, related_name="+", verbose_name="người chủ trì")
    count = models.PositiveSmallIntegerField("số cuộc")
    rule = models.CharField("quy định", max_length=60, blank=True)
    ground = models.CharField("căn cứ khác", max_length=200, blank=True)

    class Meta:
        verbose_name = "chỉ tiêu đối thoại"
        ordering = ["year", "post__body__order", "post__order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "year", "post"], name="dialogue_quota_once_a_year"),
            models.CheckConstraint(condition=Q(count__gte=1), name="dialogue_quota_from_one"),
            models.CheckConstraint(condition=~Q(rule="") | ~Q(ground=""), name="dialogue_quota_has_a_ground"),
        ]

    def __str__(self) -> str:
        return f"{self.post}: {self.count}/{self.year}"


class PlanLine(OfCommune):
    """One dialogue planned. It is done by the session that points to it, never by a tick."""

    year = models.PositiveSmallIntegerField("năm")
    month = models.PositiveSmallIntegerField("tháng")
    post = models.ForeignKey("bodies.Post", models.PROTECT, related_name="+", verbose_name="người chủ trì")
    topic = models.CharField("chủ đề", max_length=300)
    invited = models.CharField("mời ai", max_length=300)

    class Meta:
        verbose_name = "cuộc đối thoại trong kế hoạch"
        ordering = ["year", "month", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(month__range=(1, 12)), name="dialogue_month_is_a_month"),
            models.UniqueConstraint(
                fields=["commune", "year", "month", "topic"],
                name="dialogue_topic_once_a_month",
                violation_error_message="Kế hoạch tháng này đã có chủ đề đó.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} (tháng {self.month}/{self.year})"


class Dialogue(OfCommune):
    """One session. No group means the whole commune. Its minutes are lines; once closed they are public, and each line
    with an owner has become a promise. `revision` rises with every change the public sees, for calendars."""

    ref = models.CharField("mã", max_length=16)
    line = models.ForeignKey(
        PlanLine, models.PROTECT, null=True, blank=True, related_name="dialogues", verbose_name="theo kế hoạch"
    )
    leader = models.ForeignKey("bodies.Post", models.PROTECT, related_name="+", verbose_name="người chủ trì")
    topic = models.CharField("chủ đề", max_length=300)
    groups = ManyOfCommune("places.ResidentialGroup", blank=True, related_name="+", verbose_name="thôn, tổ dân phố")
    invited = models.CharField("mời ai", max_length=300)
    notice = models.TextField("thông báo", max_length=2000, blank=True)
    day = models.DateField("ngày")
    starts = models.TimeField("giờ bắt đầu")
    place = models.CharField("địa điểm", max_length=200)
    published_on = models.DateField("công bố ngày", null=True, blank=True)
    moved_from = models.DateField("dời từ ngày", null=True, blank=True)
    reason = models.CharField("lý do dời, hủy", max_length=300, blank=True)
    cancelled_on = models.DateField("hủy ngày", null=True, blank=True)
    people = models.PositiveIntegerField("số người dự", null=True, blank=True)
    women = models.PositiveIntegerField("trong đó nữ", null=True, blank=True)
    secretary = models.CharField("người ghi biên bản", max_length=200, blank=True)
    closed_on = models.DateField("khóa biên bản ngày", null=True, blank=True)
    revision = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField("sửa lúc")

    class Meta:
        verbose_name = "cuộc đối thoại"
        ordering = ["-day", "-starts", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="dialogue_ref_once"),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(cancelled_on=None), name="dialogue_not_held_and_cancelled"
            ),
            models.CheckConstraint(
                condition=Q(women=None) | Q(people=None) | Q(women__lte=models.F("people")),
                name="dialogue_women_among_people",
                violation_error_message="Số nữ không thể nhiều hơn số người dự.",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on=None) | ~Q(reason=""), name="dialogue_cancelled_with_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["commune", "day"], name="dialogue_by_day")]

    def __str__(self) -> str:
        return self.topic

    @property
    def path(self) -> str:
        return f"/p/{self.ref}"

    def state(self, day: date) -> str:
        """draft, published, due (its day has come, minutes not closed), held, cancelled: computed, never stored."""
        if self.cancelled_on:
            return "cancelled"
        if self.closed_on:
            return "held"
        if self.day <= day:
            return "due"
        return "published" if self.published_on else "draft"


class Question(OfCommune):
    """A question sent before the session, or handed over on paper. `words` are as sent; the public reads `shown`, with
    numbers of people covered. Who asked (`name`, `contact`) stays inside. `ref` is the receipt: whoever holds it may
    say later whether what was promised was done."""

    class State(models.TextChoices):
        HELD = "held", "chờ xem"
        ACCEPTED = "accepted", "đã nhận"
        DECLINED = "declined", "không đưa vào buổi đối thoại"

    class Source(models.TextChoices):
        WEB = "web", "gửi trên mạng"
        DESK = "desk", "gửi giấy, gọi điện, nói tại trụ sở"

    ref = models.CharField("mã biên nhận", max_length=16)
    key = models.CharField(max_length=64)
    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="questions")
    source = models.CharField("gửi bằng", max_length=8, choices=Source)
    words = models.TextField("câu hỏi", max_length=2000)
    shown = models.TextField("câu hỏi công khai", max_length=2000)
    name = models.CharField("họ tên", max_length=120, blank=True)
    contact = models.CharField("điện thoại hoặc thư điện tử", max_length=120, blank=True)
    group = models.ForeignKey(
        "places.ResidentialGroup", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ở tổ, thôn"
    )
    state = models.CharField("tình trạng", max_length=8, choices=State, default=State.HELD)
    reason = models.CharField("lý do", max_length=300, blank=True)
    appealed_on = models.DateField("đề nghị xem lại ngày", null=True, blank=True)
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "câu hỏi gửi trước"
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="dialogue_question_ref_once"),
            models.UniqueConstraint(fields=["commune", "key"], name="dialogue_question_key_once"),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(reason=""), name="dialogue_declined_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"Câu hỏi {self.ref}"


class MinuteLine(OfCommune):
    """One line of the minutes: who asked from where, the question, the leader's words, who will do it, by when.

    `struck` lines were undone and can be restored until the minutes close. `corrected` says why a closed line reads
    differently from what was first published.
    """

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="lines")
    order = models.PositiveSmallIntegerField("thứ tự")
    question = models.ForeignKey(Question, models.PROTECT, null=True, blank=True, related_name="lines")
    group = models.ForeignKey("places.ResidentialGroup", models.PROTECT, null=True, blank=True, related_name="+")
    asked = models.TextField("câu hỏi", max_length=2000)
    answer = models.TextField("lời người chủ trì", max_length=4000, blank=True)
    owner_body = models.ForeignKey("bodies.Body", models.PROTECT, null=True, blank=True, related_name="+")
    owner_post = models.ForeignKey("bodies.Post", models.PROTECT, null=True, blank=True, related_name="+")
    due = models.DateField("hạn", null=True, blank=True)
    struck = models.BooleanField(default=False)
    corrected = models.CharField("lý do đính chính", max_length=300, blank=True)
    corrected_on = models.DateField(null=True, blank=True)
    at = models.DateTimeField("ghi lúc")

    class Meta:
        verbose_name = "dòng biên bản"
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(owner_post=None) | Q(owner_body__isnull=False), name="dialogue_line_post_has_its_body"
            )
        ]

    def __str__(self) -> str:
        return f"Dòng {self.order}: {self.dialogue}"[:300]
