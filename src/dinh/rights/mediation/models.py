"""Tổ hòa giải: teams, elections, mediators, yearly reviews. All of it is public, except telephones not given out."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune, ScopedManager
from dinh.law.mediating import CEASING, METHODS


class TeamQuerySet(models.QuerySet["Team"]):
    def at_work(self, day: date) -> TeamQuerySet:
        return self.filter(Q(founded_on__lte=day) & (Q(ended_on=None) | Q(ended_on__gt=day)))


class Team(OfCommune):
    """A team of a thôn or tổ dân phố. `seats` is the number of mediators the chair decided; `ended_on` is the first day
    it is no more."""

    group = models.ForeignKey(
        "places.ResidentialGroup", models.PROTECT, related_name="+", verbose_name="thôn, tổ dân phố"
    )
    name = models.CharField("tên tổ hòa giải", max_length=120)
    seats = models.PositiveSmallIntegerField("số hòa giải viên được quyết định")
    minority_area = models.BooleanField("vùng có nhiều đồng bào dân tộc thiểu số", default=False)
    decision = models.CharField("quyết định", max_length=200)
    founded_on = models.DateField("từ ngày")
    contact = models.CharField("gặp, gọi ở đâu", max_length=300, blank=True)
    ended_on = models.DateField("đến trước ngày", null=True)
    ended_ground = models.CharField("quyết định kết thúc", max_length=300, blank=True)

    objects = ScopedManager.from_queryset(TeamQuerySet)()  # type: ignore[misc]  # a manager is made per class

    class Meta:
        verbose_name = "tổ hòa giải"
        ordering = ["group__code", "name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "group", "name", "founded_on"], name="mediation_team_once"),
            models.CheckConstraint(
                condition=Q(ended_on=None) | (~Q(ended_ground="") & Q(ended_on__gt=F("founded_on"))),
                name="mediation_team_ends_with_a_ground",
            ),
            models.CheckConstraint(condition=Q(seats__gte=1), name="mediation_team_has_seats"),
        ]

    def __str__(self) -> str:
        return self.name


class Election(OfCommune):
    """One vote on mediators: `households` is frozen as it stood; `tally` keeps every candidate with votes and what came
    of them, and is never changed afterwards."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="elections")
    held_on = models.DateField("ngày bầu")
    method = models.CharField("cách bầu", max_length=8, choices=[(key, item.title) for key, item in METHODS.items()])
    households = models.PositiveIntegerField("tổng số đại diện hộ gia đình")
    seats = models.PositiveSmallIntegerField("số người cần bầu")
    tally = models.JSONField(default=list)
    minutes = models.CharField("biên bản", max_length=200, blank=True)

    class Meta:
        verbose_name = "cuộc bầu hòa giải viên"
        ordering = ["-held_on", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(households__gte=1), name="mediation_election_of_some")]

    def __str__(self) -> str:
        return f"Bầu hòa giải viên {self.team}, {self.held_on:%d/%m/%Y}"


class Member(OfCommune):
    """A mediator: elected, then recognised, one day ceased. `post` lets someone who signs in read the cases given to
    them."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="members", verbose_name="tổ hòa giải")
    name = models.CharField("họ tên", max_length=120)
    woman = models.BooleanField("nữ", default=False)
    minority = models.BooleanField("người dân tộc thiểu số", default=False)
    lawyer = models.BooleanField("có chuyên môn luật", default=False)
    phone = models.CharField("điện thoại", max_length=20, blank=True)
    phone_shown = models.BooleanField("đồng ý công khai điện thoại", default=False)
    post = models.ForeignKey(
        "bodies.Post", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="chức danh đăng nhập"
    )
    election = models.ForeignKey(Election, models.PROTECT, null=True, related_name="elected")
    votes = models.PositiveIntegerField("số hộ đồng ý", null=True)
    recognised_on = models.DateField("ngày công nhận", null=True)
    decision = models.CharField("quyết định công nhận", max_length=200, blank=True)
    is_head = models.BooleanField("tổ trưởng", default=False)
    head_since = models.DateField("tổ trưởng từ ngày", null=True)
    head_decision = models.CharField("quyết định công nhận tổ trưởng", max_length=200, blank=True)
    ceased_on = models.DateField("thôi từ ngày", null=True)
    ceased_ground = models.CharField(
        "căn cứ thôi", max_length=10, blank=True, choices=[(key, item.title) for key, item in CEASING.items()]
    )
    ceased_decision = models.CharField("quyết định cho thôi", max_length=200, blank=True)

    class Meta:
        verbose_name = "hòa giải viên"
        ordering = ["-is_head", "recognised_on", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "team"], condition=Q(is_head=True), name="mediation_one_head_a_team"
            ),
            models.CheckConstraint(
                condition=Q(recognised_on=None) | ~Q(decision=""), name="mediation_recognised_by_a_decision"
            ),
            models.CheckConstraint(
                condition=Q(is_head=False) | (Q(recognised_on__isnull=False) & Q(ceased_on=None)),
                name="mediation_head_is_a_mediator",
            ),
            models.CheckConstraint(
                condition=Q(ceased_on=None) | (~Q(ceased_ground="") & ~Q(ceased_decision="")),
                name="mediation_ceased_with_a_ground",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def serving(self) -> bool:
        return self.recognised_on is not None and self.ceased_on is None


class Review(OfCommune):
    """The yearly review of a team's organisation and work, led by the head of the Front's working committee."""

    class Verdict(models.TextChoices):
        GOOD = "good", "hoạt động tốt"
        STRENGTHEN = "strengthen", "cần củng cố"
        REORGANISE = "reorganise", "đề nghị kiện toàn"

    team = models.ForeignKey(Team, models.PROTECT, related_name="reviews")
    year = models.PositiveSmallIntegerField("năm")
    held_on = models.DateField("ngày rà soát")
    led_by = models.CharField("người chủ trì", max_length=200)
    verdict = models.CharField("đánh giá", max_length=12, choices=Verdict)
    words = models.TextField("nhận xét, kiến nghị", max_length=4000, blank=True)

    class Meta:
        verbose_name = "rà soát tổ hòa giải"
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["commune", "team", "year"], name="mediation_review_once_a_year")]

    def __str__(self) -> str:
        return f"Rà soát {self.team} năm {self.year}"


from dinh.rights.mediation.models_case import (  # noqa: E402  # cases refer to teams by name
    Assignment,
    Case,
    Escalation,
    FollowUp,
    Party,
    Private,
    Session,
    Step,
)

__all__ = [
    "Assignment", "Case", "Election", "Escalation", "FollowUp", "Member", "Party", "Private", "Review", "Session",
    "Step", "Team",
]  # fmt: skip
