"""The council that examines models and emulation: its seats by body, its rule, its sittings, each seat's vote."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import ManyOfCommune, OfCommune


class Council(OfCommune):
    """A council by decision. No national rule sets its quorum or its majority: they are the ward's own, with `ground`.

    Quorum is a share of all seats. What passes is a share of the seats entitled to vote on the thing (seats of the
    proposing body are not); with marks, an average of at least `mark_least` out of `mark_most` as well.
    """

    class Method(models.TextChoices):
        VOTES = "votes", "bỏ phiếu đồng ý, không đồng ý"
        MARKS = "marks", "chấm điểm"

    name = models.CharField("tên hội đồng", max_length=200)
    decision = models.CharField("quyết định thành lập", max_length=200)
    founded_on = models.DateField("từ ngày")
    ended_on = models.DateField("đến trước ngày", null=True)
    method = models.CharField("cách quyết định", max_length=6, choices=Method, default=Method.VOTES)
    quorum_top = models.PositiveSmallIntegerField("họp hợp lệ: tử số")
    quorum_bottom = models.PositiveSmallIntegerField("họp hợp lệ: mẫu số")
    pass_top = models.PositiveSmallIntegerField("đạt: tử số")
    pass_bottom = models.PositiveSmallIntegerField("đạt: mẫu số")
    pass_more = models.BooleanField("phải hơn tỷ lệ này", default=False)
    mark_least = models.PositiveSmallIntegerField("điểm đạt", null=True)
    mark_most = models.PositiveSmallIntegerField("thang điểm", null=True)
    ground = models.CharField("căn cứ của quy tắc", max_length=300)

    class Meta:
        verbose_name = "hội đồng"
        ordering = ["-founded_on", "name"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "name", "founded_on"], name="council_once"),
            models.CheckConstraint(
                condition=Q(quorum_top__gte=1, quorum_top__lte=F("quorum_bottom"), pass_top__gte=1)
                & Q(pass_top__lte=F("pass_bottom")),
                name="council_shares_are_shares",
            ),
            models.CheckConstraint(
                condition=Q(method="votes") | Q(mark_least__gte=1, mark_least__lte=F("mark_most")),
                name="council_marks_have_a_scale",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Seat(OfCommune):
    """A member: whom a body sent. `left_on` is the first day they no longer sit."""

    council = models.ForeignKey(Council, models.CASCADE, related_name="seats")
    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="cơ quan, đơn vị")
    name = models.CharField("họ và tên", max_length=120)
    role = models.CharField("giữ việc gì", max_length=60, blank=True)
    since = models.DateField("từ ngày")
    left_on = models.DateField("thôi từ ngày", null=True)

    class Meta:
        verbose_name = "thành viên hội đồng"
        ordering = ["body__order", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "council", "name"], condition=Q(left_on=None), name="council_seat_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.body.short_name or self.body.name}"


class Sitting(OfCommune):
    """A meeting of the council. `seats_then` is how many sat on the council that day, frozen."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="sittings")
    held_on = models.DateField("ngày họp")
    place = models.CharField("nơi họp", max_length=200)
    seats_then = models.PositiveSmallIntegerField("tổng số thành viên")
    present = ManyOfCommune(Seat, related_name="+")
    minutes = models.CharField("biên bản số", max_length=100)
    words = models.TextField("diễn biến", max_length=8000, blank=True)

    class Meta:
        verbose_name = "phiên họp hội đồng"
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "council", "minutes"], name="sitting_minutes_once"),
            models.CheckConstraint(condition=Q(seats_then__gte=1), name="sitting_of_some"),
        ]

    def __str__(self) -> str:
        return f"{self.council}, {self.held_on:%d/%m/%Y}"


class Examination(OfCommune):
    """One thing before one sitting: a model, or an entry of a campaign. Counts are of its ballots, frozen."""

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="examinations")
    model = models.ForeignKey("PracticeModel", models.PROTECT, null=True, related_name="examinations")
    entry = models.ForeignKey("Entry", models.PROTECT, null=True, related_name="examinations")
    entitled = models.PositiveSmallIntegerField("được biểu quyết")
    agreed = models.PositiveSmallIntegerField("đồng ý")
    against = models.PositiveSmallIntegerField("không đồng ý")
    marks = models.PositiveIntegerField("tổng điểm", null=True)
    passed = models.BooleanField("đạt")

    class Meta:
        verbose_name = "việc hội đồng xét"
        ordering = ["-sitting__held_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "sitting", "model"], name="model_once_a_sitting"),
            models.UniqueConstraint(fields=["commune", "sitting", "entry"], name="entry_once_a_sitting"),
            models.CheckConstraint(
                condition=Q(model__isnull=False, entry=None) | Q(model=None, entry__isnull=False),
                name="examination_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(entitled__gte=F("agreed") + F("against")), name="examination_counts_fit"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.model or self.entry}"

    @property
    def shown_as(self) -> str:
        return self.entry.name if self.entry else str(self.model)


class Ballot(OfCommune):
    """How one seat voted: an open vote by name, as the minutes have it."""

    examination = models.ForeignKey(Examination, models.CASCADE, related_name="ballots")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    agrees = models.BooleanField("đồng ý", null=True)
    mark = models.PositiveSmallIntegerField("điểm", null=True)

    class Meta:
        verbose_name = "phiếu của thành viên"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["commune", "examination", "seat"], name="ballot_once_a_seat")]

    def __str__(self) -> str:
        return str(self.seat)
