"""The ward's own versions of models, who put which in force by what, who is asked to, papers kept in a unit's file."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import ManyOfCommune, OfCommune


class OwnVersion(OfCommune):
    """The commune's own wording of a model; `based_on` is the version of the house's that it was made from. A new
    wording is a new row with the next number; one taken back stays, with the reason."""

    key = models.SlugField("mẫu", max_length=60)
    number = models.PositiveSmallIntegerField("bản của địa phương số")
    based_on = models.PositiveSmallIntegerField("soạn từ bản mẫu số")
    body = models.TextField("nội dung")
    changed = models.CharField("đã đổi gì, vì sao", max_length=500)
    made_on = models.DateField("ngày soạn")
    withdrawn_on = models.DateField("thôi dùng ngày", null=True, blank=True)
    why_withdrawn = models.CharField("vì sao thôi dùng", max_length=300, blank=True)

    class Meta:
        verbose_name = "bản mẫu của địa phương"
        ordering = ["key", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "key", "number"], name="library_own_number_once"),
            models.CheckConstraint(condition=Q(based_on__gt=0, number__gt=0), name="library_own_is_of_a_version"),
        ]

    def __str__(self) -> str:
        return f"bản địa phương {self.number}"


class Adoption(OfCommune):
    """A body put a regulation in force, by a decision with a number, made after one version of a model: the house's
    (`shipped`) or the commune's own (`own`). `ended_on` is the first day it no longer applies; `replaces` the one that
    it ended by coming into force."""

    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="cơ quan, đơn vị")
    key = models.SlugField("mẫu", max_length=60)
    shipped = models.PositiveSmallIntegerField("theo bản mẫu số", null=True, blank=True)
    own = models.ForeignKey(OwnVersion, models.PROTECT, null=True, blank=True, related_name="+")
    day = models.DateField("ngày ban hành")
    number = models.CharField("số, ký hiệu quyết định", max_length=80)
    paper = models.ForeignKey("papers.Paper", models.PROTECT, null=True, blank=True, related_name="+")
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    differs = models.CharField("khác bản mẫu ở điểm nào", max_length=500, blank=True)
    ended_on = models.DateField("hết hiệu lực từ ngày", null=True, blank=True)
    why_ended = models.CharField("vì sao hết hiệu lực", max_length=300, blank=True)
    undone_on = models.DateField("ghi nhầm, bỏ ngày", null=True, blank=True)
    why_undone = models.CharField("vì sao bỏ", max_length=300, blank=True)

    class Meta:
        verbose_name = "quy chế, nội quy đã ban hành"
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "body", "key"], condition=Q(ended_on=None, undone_on=None),
                name="library_one_in_force",
                violation_error_message="Đơn vị này đang có một văn bản theo mẫu ấy còn hiệu lực.",
            ),
            models.CheckConstraint(
                condition=Q(shipped=None, own__isnull=False) | Q(shipped__isnull=False, own=None),
                name="library_of_one_version",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("day")), name="library_ends_after_it_begins"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number}, {self.body}"

    @property
    def made_after(self) -> str:
        """«bản mẫu 2», «bản địa phương 1»."""
        return f"bản mẫu {self.shipped}" if self.shipped else str(self.own)


class Requirement(OfCommune):
    """The commune asks certain bodies, by a paper of its own, to put a regulation in force before a day."""

    key = models.SlugField("mẫu", max_length=60)
    bodies = ManyOfCommune("bodies.Body", related_name="+", verbose_name="ai phải ban hành")
    ground = models.CharField("theo văn bản", max_length=200)
    begins = models.DateField("yêu cầu từ ngày")
    due = models.DateField("chậm nhất ngày")
    ended_on = models.DateField("thôi yêu cầu từ ngày", null=True, blank=True)
    why_ended = models.CharField("vì sao thôi yêu cầu", max_length=300, blank=True)

    class Meta:
        verbose_name = "yêu cầu ban hành"
        ordering = ["due", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "key"], condition=Q(ended_on=None), name="library_asked_once",
                violation_error_message="Mẫu này đang có một yêu cầu. Hãy thôi yêu cầu ấy trước.",
            ),
            models.CheckConstraint(condition=Q(due__gte=F("begins")), name="library_asked_before_due"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.key}: {self.ground}"


class Kept(OfCommune):
    """A paper that no room records is in a unit's file for a year: whoever keeps the file says where."""

    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="cơ quan, đơn vị")
    key = models.SlugField("hồ sơ", max_length=60)
    line = models.CharField("giấy", max_length=200)
    year = models.PositiveSmallIntegerField("năm")
    day = models.DateField("ngày của giấy")
    where = models.CharField("số hiệu, để ở đâu", max_length=200)
    undone_on = models.DateField("ghi nhầm, bỏ ngày", null=True, blank=True)
    why_undone = models.CharField("vì sao bỏ", max_length=300, blank=True)

    class Meta:
        verbose_name = "giấy có trong hồ sơ"
        ordering = ["-day", "-pk"]
        indexes = [models.Index(fields=["commune", "body", "year"], name="library_kept_of_a_year")]

    def __str__(self) -> str:
        return f"{self.line}, {self.body}"
