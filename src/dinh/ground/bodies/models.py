"""Agencies, party bodies, the Front and unions, boards: who can own work; and the posts people hold in them."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune, ScopedManager


class Body(OfCommune):
    """An organisation that gives or receives work, issues papers, and holds posts.

    `symbol` is what its papers carry after the number (`UBND`, `ĐU`); `system` decides their layout and numbering.
    `aliases` are the other names papers call it by, one a line, used to match an agency in a clause.
    """

    class Kind(models.TextChoices):
        PARTY = "party", "tổ chức đảng"
        COUNCIL = "council", "Hội đồng nhân dân"
        COMMITTEE = "committee", "Ủy ban nhân dân"
        FRONT = "front", "Mặt trận Tổ quốc"
        UNION = "union", "tổ chức chính trị - xã hội, đoàn thể"
        BOARD = "board", "ban, tổ"
        AGENCY = "agency", "cơ quan chuyên môn, phòng"
        UNIT = "unit", "đơn vị sự nghiệp công lập"
        ENTERPRISE = "enterprise", "doanh nghiệp, tổ chức có sử dụng lao động"

    class System(models.TextChoices):
        STATE = "state", "Nhà nước (Nghị định 30/2020/NĐ-CP)"
        PARTY = "party", "Đảng (hướng dẫn của Văn phòng Trung ương)"
        FRONT = "front", "Mặt trận, đoàn thể"

    kind = models.CharField("loại", max_length=12, choices=Kind)
    system = models.CharField("hệ thống văn bản", max_length=8, choices=System)
    name = models.CharField("tên", max_length=200)
    short_name = models.CharField("tên tắt", max_length=80, blank=True)
    symbol = models.CharField("ký hiệu", max_length=30, blank=True, help_text="Ví dụ: UBND, ĐU, MTTQ-BTT.")
    organ_code = models.CharField(
        "mã định danh", max_length=35, blank=True, help_text="Trên trục liên thông văn bản (Quyết định 20/2020/QĐ-TTg)."
    )
    aliases = models.TextField("tên gọi khác", blank=True, help_text="Mỗi dòng một tên, như trong văn bản.")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="trực thuộc"
    )
    order = models.PositiveSmallIntegerField("thứ tự", default=100)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến trước ngày", null=True, blank=True)

    class Meta:
        verbose_name = "cơ quan, đơn vị"
        ordering = ["order", "name"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "name", "valid_from"], name="body_name_once_a_day"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="body_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def all_names(self) -> list[str]:
        names = [self.name, self.short_name, *self.aliases.splitlines()]
        return [name.strip() for name in names if name.strip()]


class PartyTerm(OfCommune):
    """A term of a party committee (nhiệm kỳ): party papers are numbered through it, not by the year."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="terms", verbose_name="cơ quan")
    label = models.CharField("nhiệm kỳ", max_length=20, help_text="Ví dụ: 2025-2030")
    begins = models.DateField("từ ngày")
    ends = models.DateField("đến hết ngày", null=True, blank=True)

    class Meta:
        verbose_name = "nhiệm kỳ"
        constraints = [models.UniqueConstraint(fields=["commune", "body", "label"], name="term_label_once_a_body")]

    def __str__(self) -> str:
        return f"{self.body}, nhiệm kỳ {self.label}"


class Post(OfCommune):
    """A post (chức danh) in a body. Work, promises and powers belong to the post; people pass through it.

    `powers` are names declared with `gate.power`. `group` is set for the heads of residential groups (Trưởng thôn, Tổ
    trưởng tổ dân phố): powers that concern groups then reach this group only.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="posts", verbose_name="cơ quan, đơn vị")
    group = models.ForeignKey(
        "places.ResidentialGroup", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="thôn, tổ dân phố phụ trách",
    )  # fmt: skip
    title = models.CharField("chức danh", max_length=200)
    powers = models.JSONField("quyền được giao", default=list, blank=True)
    leads = models.BooleanField("người đứng đầu", default=False)
    order = models.PositiveSmallIntegerField("thứ tự", default=100)

    class Meta:
        verbose_name = "chức danh"
        ordering = ["body__order", "order", "title"]
        constraints = [models.UniqueConstraint(fields=["commune", "body", "title"], name="post_title_once_a_body")]

    def __str__(self) -> str:
        return f"{self.title}, {self.body.name}"


class HoldingQuerySet(models.QuerySet["Holding"]):
    def on(self, day: date) -> HoldingQuerySet:
        """Those in force on a day. A holding that has ended gives nothing, whatever the session remembers."""
        return self.filter(Q(begins__lte=day) & (Q(ends=None) | Q(ends__gt=day)))


class Holding(OfCommune):
    """Someone holds a post from `begins` until before `ends`; several at once is concurrent office (kiêm nhiệm)."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="holdings", verbose_name="chức danh")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="holdings", verbose_name="người giữ"
    )
    begins = models.DateField("từ ngày")
    ends = models.DateField("đến trước ngày", null=True, blank=True)
    ground = models.CharField("theo quyết định", max_length=200, blank=True)

    objects = ScopedManager.from_queryset(HoldingQuerySet)()  # type: ignore[misc]  # a manager is made per class

    class Meta:
        verbose_name = "việc giữ chức danh"
        constraints = [
            models.UniqueConstraint(fields=["commune", "post", "user", "begins"], name="holding_once_a_day"),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gt=F("begins")), name="holding_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.post}"
