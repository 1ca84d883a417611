"""Thi đua, khen thưởng: a campaign, who is proposed for what with which achievements, what came of it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune


class Campaign(OfCommune):
    """A round of emulation: awards (one a line), who judges, how long the list is posted and by which rule."""

    name = models.CharField("đợt thi đua", max_length=200)
    year = models.PositiveSmallIntegerField("năm")
    council = models.ForeignKey("Council", models.PROTECT, related_name="campaigns", verbose_name="hội đồng xét")
    awards = models.TextField("danh hiệu, hình thức khen, mỗi dòng một thứ", max_length=2000)
    opened_on = models.DateField("mở ngày")
    until = models.DateField("nhận đăng ký, đề nghị đến hết ngày")
    posted_days = models.PositiveSmallIntegerField("số ngày niêm yết lấy ý kiến")
    ground = models.CharField("căn cứ", max_length=300)
    posted_on = models.DateField("niêm yết từ ngày", null=True)
    posted_until = models.DateField("đến hết ngày", null=True)
    decision = models.CharField("quyết định khen", max_length=200, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True)

    class Meta:
        verbose_name = "đợt thi đua"
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "name", "year"], name="campaign_once_a_year"),
            models.CheckConstraint(
                condition=Q(until__gte=F("opened_on"), posted_days__gte=1), name="campaign_has_days"
            ),
            models.CheckConstraint(
                condition=Q(decided_on=None) | (~Q(decision="") & Q(decided_on__gt=F("posted_until"))),
                name="campaign_decided_after_its_posting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.year}"

    @property
    def stage(self) -> str:
        return "decided" if self.decided_on else "posted" if self.posted_on else "open"


class Entry(OfCommune):
    """A collective or a person registered by a body, then proposed with achievements. Facts done, never a character."""

    class Kind(models.TextChoices):
        COLLECTIVE = "collective", "tập thể"
        INDIVIDUAL = "individual", "cá nhân"

    class State(models.TextChoices):
        REGISTERED = "registered", "đã đăng ký"
        PROPOSED = "proposed", "đã đề nghị"
        PASSED = "passed", "hội đồng đồng ý"
        FAILED = "failed", "hội đồng không đồng ý"
        AWARDED = "awarded", "được khen"
        DROPPED = "dropped", "đưa khỏi danh sách"

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="entries")
    kind = models.CharField("tập thể hay cá nhân", max_length=10, choices=Kind)
    name = models.CharField("tên", max_length=200)
    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="đơn vị đề nghị")
    award = models.CharField("danh hiệu, hình thức khen", max_length=200)
    achievements = models.TextField("thành tích đã làm được", max_length=4000, blank=True)
    state = models.CharField("tình trạng", max_length=10, choices=State, default=State.REGISTERED)
    dropped_why = models.CharField("vì sao đưa khỏi danh sách", max_length=300, blank=True)

    class Meta:
        verbose_name = "đăng ký, đề nghị khen"
        ordering = ["kind", "name"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "campaign", "name", "award", "body"], name="entry_once"),
            models.CheckConstraint(
                condition=Q(state__in=["registered", "dropped"]) | ~Q(achievements=""),
                name="entry_proposed_with_achievements",
            ),
            models.CheckConstraint(condition=~Q(state="dropped") | ~Q(dropped_why=""), name="entry_dropped_says_why"),
        ]

    def __str__(self) -> str:
        """What the journal keeps for ever: a person is not named there."""
        return self.name if self.kind == self.Kind.COLLECTIVE else f"Cá nhân {self.pk or ''}, {self.award}"

    @property
    def shown_as(self) -> str:
        """What pages call it."""
        return self.name
