"""Conventions (hương ước, quy ước) of a group: the text as it stood, from draft to recognition and after
(Nghị định 61/2023/NĐ-CP)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dinh.ground.tenant import OfCommune
from dinh.rights.decide.models.matter import Matter


class Convention(OfCommune):
    """A convention of one group. `matter` is the voting on it (BQ3): recognition is the matter's. `in_force_on` is the
    day of recognition, `returned_on` the day the UBND sent it back stamped across its pages. An amendment is a new
    convention that replaces this one."""

    class State(models.TextChoices):
        DRAFT = "draft", "đang soạn"
        POSTED = "posted", "đang niêm yết lấy ý kiến"
        VOTING = "voting", "đã đưa ra bàn và quyết định"
        IN_FORCE = "force", "đang thực hiện"
        SUSPENDED = "suspended", "tạm ngừng thực hiện"
        ENDED = "ended", "đã bãi bỏ"
        REPLACED = "replaced", "đã thay bằng bản mới"
        DROPPED = "dropped", "không được thông qua, không được công nhận"

    ALIVE = (State.IN_FORCE, State.SUSPENDED)
    AHEAD = (State.DRAFT, State.POSTED, State.VOTING)

    group = models.ForeignKey(
        "places.ResidentialGroup", models.PROTECT, related_name="+", verbose_name="thôn, tổ dân phố"
    )
    title = models.CharField("tên", max_length=200)
    state = models.CharField("tình trạng", max_length=10, choices=State, default=State.DRAFT)
    begun_on = models.DateField("bắt đầu soạn")
    posted_on = models.DateField("niêm yết từ ngày", null=True, blank=True)
    matter = models.OneToOneField(Matter, models.PROTECT, null=True, blank=True, related_name="convention")
    decision = models.CharField("quyết định công nhận", max_length=200, blank=True)
    in_force_on = models.DateField("thực hiện từ ngày", null=True, blank=True)
    returned_on = models.DateField("gửi lại, có dấu giáp lai", null=True, blank=True)
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name="sửa đổi, thay thế"
    )
    ended_on = models.DateField("thôi thực hiện từ ngày", null=True, blank=True)

    class Meta:
        verbose_name = "hương ước, quy ước"
        ordering = ["group__code", "-begun_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["force", "suspended"]) | Q(in_force_on__isnull=False),
                name="convention_in_force_from_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ConventionText(OfCommune):
    """The text as it was written on a day. Never changed: a correction is the next version."""

    convention = models.ForeignKey(Convention, models.CASCADE, related_name="texts")
    number = models.PositiveSmallIntegerField("bản")
    on = models.DateField("ngày")
    words = models.TextField("toàn văn")
    note = models.CharField("khác bản trước ở đâu", max_length=300, blank=True)

    class Meta:
        verbose_name = "bản của hương ước, quy ước"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "convention", "number"], name="convention_version_once"),
        ]

    def __str__(self) -> str:
        return f"bản {self.number}"


class ConventionNote(OfCommune):
    """What happened to a convention: opinions on the draft, suspension, its end, annulment, the yearly review.
    `found_on` is the day a breach was established: from it the days to suspend or to annul are counted."""

    class Kind(models.TextChoices):
        OPINION = "opinion", "ý kiến về dự thảo"
        SUSPENDED = "suspended", "tạm ngừng thực hiện"
        RESUMED = "resumed", "thực hiện lại"
        ANNULLED = "annulled", "bãi bỏ"
        REVIEWED = "reviewed", "rà soát hằng năm"

    class Outcome(models.TextChoices):
        KEEP = "keep", "tiếp tục thực hiện"
        AMEND = "amend", "cần sửa đổi, bổ sung"
        REPLACE = "replace", "cần thay thế"

    convention = models.ForeignKey(Convention, models.CASCADE, related_name="notes")
    kind = models.CharField("việc", max_length=10, choices=Kind)
    on = models.DateField("ngày")
    words = models.TextField("nội dung, lý do")
    number = models.CharField("số văn bản", max_length=60, blank=True)
    found_on = models.DateField("ngày phát hiện", null=True, blank=True)
    year = models.PositiveSmallIntegerField("năm rà soát", null=True, blank=True)
    outcome = models.CharField("kết quả rà soát", max_length=8, choices=Outcome, blank=True)

    class Meta:
        verbose_name = "việc về hương ước, quy ước"
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "convention", "year"], condition=Q(kind="reviewed"), name="convention_reviewed_once"
            ),
            models.CheckConstraint(
                condition=~Q(kind="reviewed") | Q(year__isnull=False) & ~Q(outcome=""), name="review_has_an_outcome"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.on:%d/%m/%Y}"
