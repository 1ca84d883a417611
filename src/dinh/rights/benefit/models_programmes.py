"""A programme: who may receive what, by which criteria and steps, and who decides. Published before anyone is named."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dinh.ground.tenant import OfCommune


class Programme(OfCommune):
    """`criteria` and `steps` hold one a line. `item` is the clause of Điều 11 under which it is made public; the text
    that was published no longer changes. `publication` is its reference there (`CK-…`)."""

    class Kind(models.TextChoices):
        MERIT = "merit", "gia đình chính sách, người có công"
        POOR = "poor", "hộ nghèo, hộ cận nghèo"
        HOUSE = "house", "nhà ở"
        RELIEF = "relief", "cứu trợ thiên tai, sự cố"
        LOAN = "loan", "vay vốn ưu đãi"
        CARD = "card", "thẻ bảo hiểm y tế"
        OTHER = "other", "hỗ trợ khác"

    class Item(models.TextChoices):
        SUPPORT = "CK07", "khoản 7 Điều 11: hỗ trợ, trợ cấp, tín dụng, nhà ở, thẻ bảo hiểm y tế"
        DISASTER = "CK08", "khoản 8 Điều 11: hỗ trợ thiên tai, dịch bệnh, tiền quyên góp"

    ref = models.CharField("mã", max_length=16)
    title = models.CharField("tên chính sách", max_length=200)
    kind = models.CharField("loại", max_length=6, choices=Kind)
    item = models.CharField("nội dung phải công khai", max_length=4, choices=Item, default=Item.SUPPORT)
    ground = models.CharField("căn cứ", max_length=300)
    level = models.CharField("mức hỗ trợ", max_length=300)
    criteria = models.TextField("tiêu chí", max_length=4000)
    steps = models.TextField("quy trình bình xét", max_length=4000)
    decider = models.CharField("ai quyết định", max_length=200)
    edition = models.PositiveIntegerField("lần sửa", default=1)
    published_on = models.DateField("công khai ngày", null=True, blank=True)
    publication = models.CharField("mã công khai", max_length=16, blank=True)
    closed_on = models.DateField("kết thúc ngày", null=True, blank=True)

    class Meta:
        verbose_name = "chính sách"
        ordering = ["closed_on", "title"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="programme_ref_once"),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(published_on__isnull=False), name="programme_closed_once_published"
            ),
            models.CheckConstraint(
                condition=Q(published_on=None) | ~Q(publication=""), name="programme_published_with_its_reference"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> str:
        """draft, published, closed."""
        return "closed" if self.closed_on else "published" if self.published_on else "draft"

    @property
    def path(self) -> str:
        return f"/p/{self.ref}"

    @property
    def criteria_lines(self) -> list[str]:
        return [line.strip() for line in self.criteria.splitlines() if line.strip()]

    @property
    def step_lines(self) -> list[str]:
        return [line.strip() for line in self.steps.splitlines() if line.strip()]
