"""Community forces: self-governed groups, reputable persons, legal outreach workers; what they did, yes or no a year.

Nothing here can hold a remark on a person: no text is kept beside a name.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune


class Force(OfCommune):
    """A team, or a list of persons, under a body. Mediators are not here: their room keeps them."""

    class Kind(models.TextChoices):
        SELF_GOVERNED = "self_governed", "tổ tự quản"
        REPUTABLE = "reputable", "người có uy tín"
        LEGAL = "legal", "tuyên truyền viên pháp luật"

    kind = models.CharField("loại", max_length=14, choices=Kind)
    name = models.CharField("tên", max_length=150)
    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="cơ quan phụ trách")
    group = models.ForeignKey(
        "places.ResidentialGroup", models.PROTECT, null=True, related_name="+", verbose_name="thôn, tổ dân phố"
    )
    decision = models.CharField("theo quyết định", max_length=200)
    founded_on = models.DateField("từ ngày")
    ended_on = models.DateField("đến trước ngày", null=True)
    ended_decision = models.CharField("quyết định kết thúc", max_length=200, blank=True)

    class Meta:
        verbose_name = "lực lượng cộng đồng"
        ordering = ["kind", "group__code", "name"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "name", "founded_on"], name="force_once"),
            models.CheckConstraint(
                condition=Q(ended_on=None) | (Q(ended_on__gt=F("founded_on")) & ~Q(ended_decision="")),
                name="force_ends_by_a_decision",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ForceMember(OfCommune):
    """Someone in a force, from a day until before another. A name, a task, days, a decision: nothing else."""

    class Role(models.TextChoices):
        HEAD = "head", "phụ trách"
        MEMBER = "member", "thành viên"

    force = models.ForeignKey(Force, models.PROTECT, related_name="members")
    name = models.CharField("họ và tên", max_length=120)
    group = models.ForeignKey("places.ResidentialGroup", models.PROTECT, null=True, related_name="+")
    role = models.CharField("việc được giao", max_length=6, choices=Role, default=Role.MEMBER)
    since = models.DateField("từ ngày")
    until = models.DateField("thôi từ ngày", null=True)
    decision = models.CharField("theo quyết định", max_length=200)

    class Meta:
        verbose_name = "thành viên lực lượng"
        ordering = ["role", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "force", "name"], condition=Q(until=None), name="force_member_once"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="force_member_leaves_after_coming"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Activity(OfCommune):
    """What a force did on a day: the event and how many took part, never who said what."""

    class Kind(models.TextChoices):
        PATROL = "patrol", "tuần tra, giữ trật tự"
        CLEANING = "cleaning", "vệ sinh, cảnh quan"
        OUTREACH = "outreach", "phổ biến pháp luật"
        HELP = "help", "giúp đỡ hộ khó khăn, thiên tai"
        TALK = "talk", "vận động, họp mặt"

    force = models.ForeignKey(Force, models.PROTECT, related_name="activities")
    kind = models.CharField("loại", max_length=10, choices=Kind)
    held_on = models.DateField("ngày")
    title = models.CharField("việc đã làm", max_length=200)
    place = models.CharField("ở đâu", max_length=200, blank=True)
    people = models.PositiveIntegerField("số người tham gia")

    class Meta:
        verbose_name = "hoạt động của lực lượng"
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "force", "held_on", "title"], name="force_activity_once")
        ]

    def __str__(self) -> str:
        return self.title


class YearReview(OfCommune):
    """Whether someone did the year's task: done or not, by which body. No word beside it."""

    member = models.ForeignKey(ForceMember, models.CASCADE, related_name="reviews")
    year = models.PositiveSmallIntegerField("năm")
    done = models.BooleanField("đã làm việc được giao")
    reviewed_on = models.DateField("ngày xét")
    by_label = models.CharField("cơ quan xét", max_length=300)

    class Meta:
        verbose_name = "xét hằng năm"
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["commune", "member", "year"], name="force_review_once_a_year")]

    def __str__(self) -> str:
        return f"{self.member}, {self.year}"
