"""The yearly conference of an agency or unit, what it decided, its inspection board, matters put to its people."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune
from dinh.law.workplaces import DECIDED
from dinh.rights.workplaces.clocks import board_end


class Conference(OfCommune):
    """Hội nghị cán bộ, công chức, viên chức, người lao động of one work year (Điều 51).

    `staff` and `summoned` are frozen when it is called: the quorum is of those summoned. `attended` is null until
    counted. Called again after too few came, it loses the count and `recalls` rises.
    """

    class Form(models.TextChoices):
        PLENARY = "plenary", "toàn thể"
        DELEGATES = "delegates", "đại biểu"

    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="nơi làm việc")
    year = models.PositiveSmallIntegerField("năm công tác")
    form = models.CharField("hình thức", max_length=10, choices=Form)
    staff = models.PositiveIntegerField("tổng số người của cơ quan, đơn vị")
    summoned = models.PositiveIntegerField("số người được triệu tập")
    invited_on = models.DateField("triệu tập ngày")
    day = models.DateField("ngày họp")
    starts = models.TimeField("giờ", null=True, blank=True)
    place = models.CharField("địa điểm", max_length=200)
    agenda = models.TextField("nội dung")
    recalls = models.PositiveSmallIntegerField("số lần triệu tập lại", default=0)
    attended = models.PositiveIntegerField("số người dự", null=True, blank=True)
    held_on = models.DateField("đã họp ngày", null=True, blank=True)
    chair = models.CharField("chủ trì", max_length=120, blank=True)
    secretary = models.CharField("thư ký", max_length=120, blank=True)
    cancelled_on = models.DateField("bỏ ngày", null=True, blank=True)
    why_cancelled = models.CharField("vì sao bỏ", max_length=300, blank=True)

    class Meta:
        verbose_name = "hội nghị cán bộ, công chức, viên chức, người lao động"
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "body", "year"], condition=Q(cancelled_on=None), name="workplaces_conference_once",
                violation_error_message="Năm công tác này đã có hội nghị. Hãy mở hội nghị ấy.",
            ),
            models.CheckConstraint(
                condition=Q(summoned__gt=0, summoned__lte=F("staff")), name="workplaces_summoned_of_staff"
            ),
            models.CheckConstraint(
                condition=Q(attended=None) | Q(attended__lte=F("summoned")), name="workplaces_attended_of_summoned"
            ),
            models.CheckConstraint(
                condition=Q(attended=None, held_on=None) | Q(attended__isnull=False, held_on__isnull=False),
                name="workplaces_held_with_a_count",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Hội nghị năm công tác {self.year}, {self.body}"


class Decision(OfCommune):
    """A matter put to the vote of those present (Điều 49). `present` is frozen; wrong ones are annulled."""

    KINDS = [(duty.key, duty.title) for duty in DECIDED.values()]

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="decisions")
    kind = models.CharField("việc", max_length=12, choices=KINDS)
    text = models.TextField("nội dung biểu quyết")
    present = models.PositiveIntegerField("số người dự")
    in_favour = models.PositiveIntegerField("tán thành")
    against = models.PositiveIntegerField("không tán thành")
    passed = models.BooleanField("được thông qua")
    annulled_on = models.DateField("ghi nhầm, bỏ ngày", null=True, blank=True)
    why_annulled = models.CharField("vì sao bỏ", max_length=300, blank=True)

    class Meta:
        verbose_name = "việc hội nghị biểu quyết"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(present__gt=0, present__gte=F("in_favour") + F("against")),
                name="workplaces_votes_of_present",
            ),
            models.UniqueConstraint(
                fields=["commune", "conference"], condition=Q(kind="resolution", passed=True, annulled_on=None),
                name="workplaces_one_resolution",
                violation_error_message="Hội nghị này đã thông qua nghị quyết.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def others(self) -> int:
        """Those present who voted neither way: they count in the whole."""
        return self.present - self.in_favour - self.against


class Board(OfCommune):
    """Ban Thanh tra nhân dân of an agency or unit (Điều 60), elected by a conference on the union's proposal."""

    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="nơi làm việc")
    conference = models.ForeignKey(Conference, models.PROTECT, related_name="boards", verbose_name="hội nghị bầu")
    elected_on = models.DateField("bầu ngày")
    proposal = models.CharField("đề nghị của công đoàn", max_length=200)
    ended_on = models.DateField("thôi trước nhiệm kỳ ngày", null=True, blank=True)
    why_ended = models.CharField("vì sao thôi", max_length=300, blank=True)

    class Meta:
        verbose_name = "Ban Thanh tra nhân dân ở nơi làm việc"
        ordering = ["-elected_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "body"], condition=Q(ended_on=None), name="workplaces_one_board_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"Ban Thanh tra nhân dân, {self.body}"

    @property
    def until(self) -> date:
        """The last day of the term."""
        return board_end(self.elected_on)

    def serves(self, day: date) -> bool:
        return self.elected_on <= day <= self.until and (self.ended_on is None or day < self.ended_on)


class BoardMember(OfCommune):
    board = models.ForeignKey(Board, models.CASCADE, related_name="members")
    order = models.PositiveSmallIntegerField("thứ tự")
    name = models.CharField("họ tên", max_length=120)
    job = models.CharField("công việc", max_length=120, blank=True)
    votes = models.PositiveIntegerField("số phiếu")
    left_on = models.DateField("thôi ngày", null=True, blank=True)

    class Meta:
        verbose_name = "thành viên Ban Thanh tra nhân dân ở nơi làm việc"
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["commune", "board", "order"], name="workplaces_member_order")]

    def __str__(self) -> str:
        return self.name

    @property
    def leads(self) -> bool:
        return self.order == 1


class Matter(OfCommune):
    """A matter of Điều 53 put to the people of an agency or unit for their comments."""

    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="nơi làm việc")
    number = models.PositiveSmallIntegerField("nội dung số (Điều 53)")
    title = models.CharField("lấy ý kiến về", max_length=300)
    asked_on = models.DateField("từ ngày")
    until = models.DateField("đến hết ngày")
    how = models.CharField("cách lấy ý kiến", max_length=200)

    class Meta:
        verbose_name = "việc lấy ý kiến trong cơ quan, đơn vị"
        ordering = ["-asked_on", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(until__gte=F("asked_on")), name="workplaces_asked_until")]

    def __str__(self) -> str:
        return self.title


class Gathered(OfCommune):
    """Like comments on a matter as one group, how many people said so, and what was answered. No names."""

    class Answer(models.TextChoices):
        TAKEN = "taken", "tiếp thu"
        PARTLY = "partly", "tiếp thu một phần"
        EXPLAINED = "explained", "không tiếp thu, có giải thích"

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="gathered")
    gist = models.CharField("ý kiến", max_length=400)
    voices = models.PositiveIntegerField("số người")
    answer = models.CharField("trả lời", max_length=10, choices=Answer, blank=True)
    answer_words = models.TextField("nội dung trả lời", blank=True)
    answered_on = models.DateField("trả lời ngày", null=True, blank=True)

    class Meta:
        verbose_name = "nhóm ý kiến trong cơ quan, đơn vị"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_on=None) | ~Q(answer="") & Q(answered_on__isnull=False),
                name="workplaces_answered_on_a_day",
            )
        ]

    def __str__(self) -> str:
        return self.gist
