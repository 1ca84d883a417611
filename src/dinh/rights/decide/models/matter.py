"""Matters the community decides (Điều 15 Luật 10/2022/QH15): what, who put it on the table, how far it has come.

`round` has the voting, `slip` the paper slips, `outcome` what was decided and what became of it.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dinh.ground.tenant import OfCommune
from dinh.law.matters import DECIDED
from dinh.law.matters import Matter as Kind
from dinh.law.matters import matter as kind_of


class Matter(OfCommune):
    """A matter that the households of one group, or of every group of the commune, decide.

    `group` is empty for a commune-wide matter (BQ1, BQ2 only). `deed` tells an election from a removal. States move in
    `actions`; «passed» is not yet «in effect» (khoản 2 Điều 21).
    """

    class Scope(models.TextChoices):
        GROUP = "thon", "thôn, tổ dân phố"
        COMMUNE = "xa", "toàn xã, phường"

    class Deed(models.TextChoices):
        NONE = "", "—"
        ELECT = "elect", "bầu"
        REMOVE = "remove", "cho thôi"

    class Proposer(models.TextChoices):
        CHAIR = "chair", "Chủ tịch Ủy ban nhân dân"
        HEAD = "head", "Trưởng thôn, Tổ trưởng tổ dân phố"
        INITIATIVE = "initiative", "công dân đề xuất"
        FRONT = "front", "Ban công tác Mặt trận"

    class State(models.TextChoices):
        DRAFT = "draft", "đang chuẩn bị"
        TABLED = "tabled", "đã đưa ra bàn"
        PASSED = "passed", "đã thông qua"
        FAILED = "failed", "không thông qua"
        SENT = "sent", "chờ công nhận"
        IN_EFFECT = "effect", "có hiệu lực"
        REFUSED = "refused", "không được công nhận"
        CHANGED = "changed", "đã được thay bằng quyết định khác"
        ANNULLED = "annulled", "đã bị hủy bỏ"
        WITHDRAWN = "withdrawn", "đã rút"

    ENDED = (State.FAILED, State.REFUSED, State.CHANGED, State.ANNULLED, State.WITHDRAWN)
    OUTCOMES = (State.PASSED, State.SENT, State.IN_EFFECT, State.CHANGED, State.ANNULLED, State.REFUSED)

    ref = models.CharField("mã", max_length=12)
    code = models.CharField("việc", max_length=3, choices=[(each.code, each.title) for each in DECIDED])
    scope = models.CharField("phạm vi", max_length=4, choices=Scope, default=Scope.GROUP)
    deed = models.CharField("bầu hay cho thôi", max_length=6, choices=Deed, blank=True, default="")
    group = models.ForeignKey(
        "places.ResidentialGroup", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="thôn, tổ dân phố",
    )  # fmt: skip
    title = models.CharField("tên việc", max_length=250)
    content = models.TextField("nội dung đưa ra bàn")
    proposer = models.CharField("ai đưa ra", max_length=10, choices=Proposer)
    proposed_by = models.CharField("người đưa ra, đại diện nhóm đề xuất", max_length=200)
    proposed_on = models.DateField("ngày đưa ra")
    agreed_with = models.CharField("đã thống nhất với", max_length=200, blank=True)
    agreed_on = models.DateField("ngày thống nhất", null=True, blank=True)
    tabled_on = models.DateField("ngày đưa ra bàn", null=True, blank=True)
    state = models.CharField("tình trạng", max_length=10, choices=State, default=State.DRAFT)
    ended_why = models.TextField("lý do", blank=True)
    decided_on = models.DateField("ngày biểu quyết", null=True, blank=True)
    effect_on = models.DateField("ngày có hiệu lực", null=True, blank=True)
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name="sửa đổi quyết định"
    )

    class Meta:
        verbose_name = "việc Nhân dân bàn và quyết định"
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="matter_ref_once"),
            models.CheckConstraint(
                condition=Q(scope="thon", group__isnull=False) | Q(scope="xa", group=None, code__in=["BQ1", "BQ2"]),
                name="only_money_commune_wide",
            ),
            models.CheckConstraint(
                condition=Q(deed="") | Q(code__in=["BQ4", "BQ5"]), name="only_posts_are_elected_or_removed"
            ),
            models.CheckConstraint(
                condition=~Q(state="effect") | Q(effect_on__isnull=False), name="in_effect_from_a_day"
            ),
        ]
        indexes = [models.Index(fields=["commune", "state"], name="matter_by_state")]

    def __str__(self) -> str:
        return self.title

    @property
    def kind(self) -> Kind:
        """The law's own description: lawful forms, effect, who recognises."""
        return kind_of(self.code)

    @property
    def where(self) -> str:
        return str(self.group) if self.group_id else self.commune.title


class Signature(OfCommune):
    """A household that agrees to put a citizens' proposal on the table (Điều 16): good for three months."""

    class Way(models.TextChoices):
        PAPER = "paper", "ký trên giấy"
        SPOKEN = "spoken", "nói với người ghi giúp"

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="signatures")
    household = models.ForeignKey("households.Household", models.PROTECT, related_name="+", verbose_name="hộ")
    signed_on = models.DateField("ngày đồng ý")
    way = models.CharField("cách đồng ý", max_length=6, choices=Way, default=Way.PAPER)
    withdrawn_on = models.DateField("ngày rút lại", null=True, blank=True)

    class Meta:
        verbose_name = "hộ đồng ý đề xuất"
        constraints = [
            models.UniqueConstraint(fields=["commune", "matter", "household"], name="household_signs_once"),
        ]

    def __str__(self) -> str:
        return f"hộ {self.household_id}, {self.signed_on:%d/%m/%Y}"


class MatterFile(OfCommune):
    """A paper that people read before they decide, or that proves what was done."""

    class Role(models.TextChoices):
        DOCUMENT = "document", "tài liệu đưa ra bàn"
        PROOF = "proof", "bản ký, ảnh chụp"

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="files")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    role = models.CharField("loại", max_length=8, choices=Role, default=Role.DOCUMENT)
    title = models.CharField("tên", max_length=200)

    class Meta:
        verbose_name = "tài liệu"
        constraints = [models.UniqueConstraint(fields=["commune", "matter", "file"], name="matter_file_once")]

    def __str__(self) -> str:
        return self.title


class Done(OfCommune):
    """That a step the law asks for was taken, on which day, with what to show for it (`course` lists the steps)."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="steps")
    round = models.ForeignKey("decide.Round", models.CASCADE, null=True, related_name="steps")
    key = models.CharField("bước", max_length=30)
    on = models.DateField("ngày")
    note = models.CharField("ghi rõ", max_length=300, blank=True)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "bước đã làm"
        constraints = [
            models.UniqueConstraint(fields=["commune", "round", "key"], name="round_step_once"),
            models.UniqueConstraint(
                fields=["commune", "matter", "key"], condition=Q(round=None), name="matter_step_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}, {self.on:%d/%m/%Y}"
