"""Titles (gia đình văn hóa, tổ dân phố văn hóa…) as data: a round a year, a meeting a group, a result a household."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune

if TYPE_CHECKING:
    from dinh.rights.movements.models_emulation import Campaign


class Title(OfCommune):
    """A title with its criteria (one a line). The share of those present that must agree, and the days of posting, are
    the ward's rule with `ground`: no text of the law was read that sets them."""

    class Unit(models.TextChoices):
        HOUSEHOLD = "household", "hộ gia đình"
        GROUP = "group", "thôn, tổ dân phố"

    class Kind(models.TextChoices):
        FAMILY = "family", "gia đình văn hóa"
        GROUP = "group", "thôn, tổ dân phố văn hóa"
        OTHER = "other", "danh hiệu khác"

    name = models.CharField("danh hiệu", max_length=150)
    kind = models.CharField("tính vào", max_length=6, choices=Kind, default=Kind.OTHER)
    unit = models.CharField("xét cho", max_length=9, choices=Unit)
    criteria = models.TextField("tiêu chuẩn, mỗi dòng một điều", max_length=4000)
    pass_top = models.PositiveSmallIntegerField("đạt: tử số")
    pass_bottom = models.PositiveSmallIntegerField("đạt: mẫu số")
    posted_days = models.PositiveSmallIntegerField("số ngày niêm yết")
    ground = models.CharField("căn cứ", max_length=300)
    ended_on = models.DateField("thôi xét từ ngày", null=True)

    class Meta:
        verbose_name = "danh hiệu"
        ordering = ["unit", "name"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "name"], name="title_name_once"),
            models.CheckConstraint(
                condition=Q(pass_top__gte=1, pass_top__lte=F("pass_bottom"), posted_days__gte=1),
                name="title_rule_is_a_rule",
            ),
            models.CheckConstraint(
                condition=Q(kind="other") | Q(kind="family", unit="household") | Q(kind="group", unit="group"),
                name="title_kind_fits_its_unit",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def of_households(self) -> bool:
        return self.unit == self.Unit.HOUSEHOLD


class TitleRound(OfCommune):
    """One year of a title."""

    title = models.ForeignKey(Title, models.PROTECT, related_name="rounds")
    year = models.PositiveSmallIntegerField("năm")
    opened_on = models.DateField("mở ngày")
    until = models.DateField("bình xét xong trước ngày")

    class Meta:
        verbose_name = "đợt bình xét"
        ordering = ["-year", "title__unit", "title__name"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "title", "year"], name="title_round_once_a_year"),
            models.CheckConstraint(condition=Q(until__gte=F("opened_on")), name="title_round_has_days"),
        ]

    def __str__(self) -> str:
        return f"{self.title} năm {self.year}"


class GroupReview(OfCommune):
    """What one group did in a round: `whole` is all its households in the register on `held_on`, never typed.

    `agreed` and `against` are votes for the group itself, where the title is a group's.
    """

    class State(models.TextChoices):
        REGISTERING = "registering", "đang đăng ký"
        REVIEWED = "reviewed", "đã bình xét"
        POSTED = "posted", "đang niêm yết"
        RECOGNISED = "recognised", "đã công nhận"

    round = models.ForeignKey(TitleRound, models.PROTECT, related_name="reviews")
    group = models.ForeignKey("places.ResidentialGroup", models.PROTECT, related_name="+")
    state = models.CharField("tình trạng", max_length=12, choices=State, default=State.REGISTERING)
    held_on = models.DateField("ngày họp", null=True)
    whole = models.PositiveIntegerField("tổng số hộ", null=True)
    present = models.PositiveIntegerField("số hộ dự họp", null=True)
    minutes = models.CharField("biên bản", max_length=100, blank=True)
    agreed = models.PositiveIntegerField("đồng ý", null=True)
    against = models.PositiveIntegerField("không đồng ý", null=True)
    passed = models.BooleanField("tổ đạt", null=True)
    posted_on = models.DateField("niêm yết từ ngày", null=True)
    posted_until = models.DateField("đến hết ngày", null=True)
    posted_at_place = models.CharField("niêm yết ở đâu", max_length=200, blank=True)
    decision = models.CharField("quyết định", max_length=200, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "bình xét ở thôn, tổ dân phố"
        ordering = ["group__code"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "round", "group"], name="group_review_once_a_round"),
            models.CheckConstraint(
                condition=Q(state="registering") | Q(held_on__isnull=False, present__lte=F("whole"), whole__gte=1),
                name="group_review_counts_its_households",
            ),
            models.CheckConstraint(
                condition=Q(agreed=None) | Q(present__gte=F("agreed") + F("against")), name="group_votes_fit"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["posted", "recognised"]) | Q(posted_until__gte=F("posted_on")),
                name="group_review_posted_for_days",
            ),
            models.CheckConstraint(
                condition=~Q(state="recognised") | (~Q(decision="") & Q(decided_on__gt=F("posted_until"))),
                name="group_review_recognised_after_its_posting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.group}"


class HouseholdResult(OfCommune):
    """A household that registered, and what the meeting said. `name` is its representative as the register had it.

    `passed` None: not reviewed yet. `gone`: it left the register before the decision; it is kept, not recognised.
    `changed_why` says why a result was changed after the posting; the journal keeps what it was.
    """

    review = models.ForeignKey(GroupReview, models.CASCADE, related_name="results")
    round = models.ForeignKey(TitleRound, models.PROTECT, related_name="+")
    household = models.ForeignKey("households.Household", models.PROTECT, related_name="+")
    number = models.CharField("số hộ", max_length=20)
    name = models.CharField("đại diện hộ", max_length=120)
    agreed = models.PositiveIntegerField("số hộ đồng ý", null=True)
    against = models.PositiveIntegerField("số hộ không đồng ý", null=True)
    passed = models.BooleanField("đạt", null=True)
    gone = models.BooleanField("đã rời sổ hộ trước ngày quyết định", default=False)
    changed_why = models.CharField("vì sao sửa kết quả", max_length=300, blank=True)

    class Meta:
        verbose_name = "kết quả của hộ"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "round", "household"], name="household_once_a_title_round"),
            models.CheckConstraint(
                condition=Q(agreed=None, passed=None) | Q(agreed__isnull=False, passed__isnull=False),
                name="household_result_has_votes",
            ),
        ]

    def __str__(self) -> str:
        return f"Hộ {self.number}"

    @property
    def shown_as(self) -> str:
        """What pages call it; the journal keeps no name."""
        return f"{self.name}, hộ {self.number}"


class Comment(OfCommune):
    """Said about a posted list: what should be looked at again, and the answer. Who said it lies beside the journal.

    `ref` is on the receipt: whoever holds it reads the answer. `key` makes one form sent twice one comment. The answer
    is public, the words are not."""

    class Channel(models.TextChoices):
        WEB = "web", "trên mạng"
        HEAD = "head", "nói với Trưởng thôn, Tổ trưởng"
        DESK = "desk", "tại trụ sở, qua điện thoại"
        PAPER = "paper", "trên giấy"

    ref = models.CharField("mã biên nhận", max_length=16)
    key = models.CharField(max_length=40, null=True)  # noqa: DJ001  # many have none, and the key is unique
    channel = models.CharField("đến bằng", max_length=5, choices=Channel)
    review = models.ForeignKey(GroupReview, models.CASCADE, null=True, related_name="comments")
    campaign = models.ForeignKey("Campaign", models.CASCADE, null=True, related_name="comments")
    received_on = models.DateField("ngày nhận")
    words = models.TextField("đề nghị xem lại điều gì", max_length=2000)
    answer = models.TextField("trả lời", max_length=2000, blank=True)
    answered_on = models.DateField("ngày trả lời", null=True)
    answered_by = models.CharField("người trả lời", max_length=300, blank=True)

    class Meta:
        verbose_name = "ý kiến về danh sách niêm yết"
        ordering = ["received_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="list_comment_ref_once"),
            models.UniqueConstraint(fields=["commune", "key"], name="list_comment_key_once"),
            models.CheckConstraint(
                condition=Q(review__isnull=False, campaign=None) | Q(review=None, campaign__isnull=False),
                name="comment_on_one_list",
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None, answer="") | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="comment_answered_with_words",
            ),
        ]

    def __str__(self) -> str:
        return f"Ý kiến ngày {self.received_on:%d/%m/%Y}"

    @property
    def shown_as(self) -> str:
        return str(self.about)

    @property
    def about(self) -> GroupReview | Campaign:
        """The list it speaks of: a group's review, or a campaign."""
        found: GroupReview | Campaign | None = self.review or self.campaign
        assert found is not None  # a constraint says so  # noqa: S101
        return found
