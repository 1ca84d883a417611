"""Reach: surveys of a random sample of households. What a household answered is only ever counted.

A household is known here as a number on its group's list. `Slot` says which households are asked and whether they have
answered; `Tally` and `Response` are counts. Nothing leads from one to the other: no key, no day, no order of rows. When
a survey closes its slots are deleted; the seed gives the drawn numbers again to whoever asks.
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune


class Survey(OfCommune):
    """A survey (đợt hỏi): written, announced with the way its seed will come about, drawn, closed."""

    ref = models.CharField("mã", max_length=16)
    title = models.CharField("tên đợt hỏi", max_length=200)
    begins = models.DateField("hỏi từ ngày")
    ends = models.DateField("đến hết ngày")
    per_group = models.PositiveSmallIntegerField("số hộ mỗi thôn, tổ dân phố")
    seed_rule = models.CharField("hạt giống lấy từ đâu", max_length=300)
    seed_day = models.DateField("ngày có hạt giống")
    seed = models.CharField("hạt giống", max_length=100, blank=True)
    announced_on = models.DateField("công bố cách bốc thăm ngày", null=True, blank=True)
    drawn_on = models.DateField("bốc thăm ngày", null=True, blank=True)
    closed_on = models.DateField("khóa kết quả ngày", null=True, blank=True)
    cancelled_on = models.DateField("hủy ngày", null=True, blank=True)
    reason = models.CharField("lý do hủy", max_length=300, blank=True)
    result = models.JSONField("kết quả đã khóa", default=dict, blank=True)

    class Meta:
        verbose_name = "đợt hỏi"
        ordering = ["-begins", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="reach_ref_once"),
            models.CheckConstraint(
                condition=Q(ends__gte=F("begins")), name="reach_ends_after_it_begins",
                violation_error_message="Ngày cuối phải từ ngày đầu trở đi.",
            ),
            models.CheckConstraint(
                condition=Q(per_group__range=(5, 100)), name="reach_sample_is_small",
                violation_error_message="Mỗi tổ hỏi từ 5 đến 100 hộ.",
            ),
            models.CheckConstraint(
                condition=Q(seed_day__lte=F("begins")), name="reach_seed_before_asking",
                violation_error_message="Ngày có hạt giống phải trước hoặc trong ngày bắt đầu hỏi.",
            ),
            models.CheckConstraint(condition=Q(drawn_on=None) | ~Q(seed=""), name="reach_drawn_with_a_seed"),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(drawn_on__isnull=False), name="reach_closed_once_drawn"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> str:
        """draft, announced, open, closed, cancelled."""
        if self.cancelled_on:
            return "cancelled"
        if self.closed_on:
            return "closed"
        if self.drawn_on:
            return "open"
        return "announced" if self.announced_on else "draft"

    @property
    def path(self) -> str:
        return f"/p/{self.ref}"

    def takes_own_answers(self, day: date) -> bool:
        return self.state == "open" and self.begins <= day <= self.ends


class Fact(OfCommune):
    """One of the three facts: a question about something published, named by its reference or its title."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="facts")
    order = models.PositiveSmallIntegerField("thứ tự")
    text = models.CharField("câu hỏi", max_length=300)
    about = models.CharField("về nội dung đã công khai", max_length=200)

    class Meta:
        verbose_name = "câu hỏi của đợt"
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "survey", "order"], name="reach_fact_once"),
            models.CheckConstraint(condition=Q(order__range=(1, 3)), name="reach_three_facts"),
        ]

    def __str__(self) -> str:
        return self.text


class Option(OfCommune):
    fact = models.ForeignKey(Fact, models.CASCADE, related_name="options")
    order = models.PositiveSmallIntegerField("thứ tự")
    text = models.CharField("phương án", max_length=200)
    right = models.BooleanField("đúng", default=False)

    class Meta:
        verbose_name = "phương án"
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "fact", "order"], name="reach_option_once"),
            models.UniqueConstraint(fields=["commune", "fact"], condition=Q(right=True), name="reach_one_right"),
        ]

    def __str__(self) -> str:
        return self.text


class Stratum(OfCommune):
    """A residential group as it was when the survey was announced; a later merger changes nothing here.

    `asked` households are drawn; `called` is how many have been called so far, replacements included.
    """

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="strata")
    group = models.ForeignKey("places.ResidentialGroup", models.PROTECT, related_name="+")
    code = models.SlugField("mã", max_length=30)
    name = models.CharField("tên", max_length=140)
    households = models.PositiveIntegerField("số hộ")
    asked = models.PositiveIntegerField("số hộ hỏi")
    called = models.PositiveIntegerField("số hộ đã gọi", default=0)

    class Meta:
        verbose_name = "tầng mẫu"
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "survey", "code"], name="reach_stratum_once"),
            models.CheckConstraint(
                condition=Q(asked__lte=F("households"), called__lte=F("households")),
                name="reach_asks_no_more_than_live",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Slot(OfCommune):
    """One drawn household: its place in the order, its number on the group's list, its one-time code.

    It never says what was answered, by which way, or when.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", "chưa trả lời"
        ANSWERED = "answered", "đã trả lời"
        REFUSED = "refused", "từ chối"
        ABSENT = "absent", "không gặp được"
        VACANT = "vacant", "nhà không còn người ở"

    stratum = models.ForeignKey(Stratum, models.CASCADE, related_name="slots")
    rank = models.PositiveIntegerField("thứ tự bốc")
    number = models.PositiveIntegerField("số thứ tự hộ")
    code = models.CharField("mã trả lời", max_length=8)
    called = models.BooleanField("được gọi", default=False)
    status = models.CharField("tình trạng", max_length=8, choices=Status, default=Status.WAITING)

    class Meta:
        verbose_name = "hộ trong mẫu"
        ordering = ["stratum", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "stratum", "rank"], name="reach_rank_once"),
            models.UniqueConstraint(fields=["commune", "stratum", "number"], name="reach_number_once"),
            models.UniqueConstraint(fields=["commune", "code"], name="reach_code_once"),
        ]

    def __str__(self) -> str:
        return f"{self.stratum}, hộ số {self.number}"

    @property
    def printed_code(self) -> str:
        return f"{self.code[:4]}-{self.code[4:]}"


class Heard(models.TextChoices):
    RADIO = "radio", "loa truyền thanh"
    BOARD = "board", "bảng tin, niêm yết"
    MEETING = "meeting", "họp thôn, họp tổ"
    ZALO = "zalo", "Zalo, mạng xã hội"
    LEAFLET = "leaflet", "tờ rơi, giấy gửi đến nhà"
    FAMILY = "family", "con cháu, hàng xóm nói"
    PORTAL = "portal", "trang thông tin của phường, xã"
    NOWHERE = "nowhere", "chưa nghe ở đâu"
    SILENT = "silent", "không trả lời"


UNKNOWN, SILENT = "unknown", "silent"  # «không biết» is an answer; «không trả lời» is none


class Tally(OfCommune):
    """How many households of a group gave one answer to one fact, by where they mostly heard of such things.

    `answer` is the order of an option, `unknown` or `silent`.
    """

    stratum = models.ForeignKey(Stratum, models.CASCADE, related_name="tallies")
    fact = models.ForeignKey(Fact, models.CASCADE, related_name="+")
    heard = models.CharField(max_length=8, choices=Heard)
    answer = models.CharField(max_length=7)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "số đếm câu trả lời"
        constraints = [
            models.UniqueConstraint(fields=["commune", "stratum", "fact", "heard", "answer"], name="reach_tally_once")
        ]

    def __str__(self) -> str:
        return f"{self.stratum}: {self.count}"


class Response(OfCommune):
    """How many households of a group answered in one way."""

    class Mode(models.TextChoices):
        PAPER = "paper", "phiếu giấy"
        PHONE = "phone", "điện thoại"
        SELF = "self", "tự trả lời bằng mã"

    stratum = models.ForeignKey(Stratum, models.CASCADE, related_name="responses")
    mode = models.CharField(max_length=5, choices=Mode)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "số hộ đã trả lời"
        constraints = [models.UniqueConstraint(fields=["commune", "stratum", "mode"], name="reach_response_once")]

    def __str__(self) -> str:
        return f"{self.stratum}: {self.count}"
