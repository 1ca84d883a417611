"""How a work went: photos, acceptance with its faults and mends; and the statements of each year."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dinh.ground.tenant import OfCommune
from dinh.rights.works.models.fund import Fund


class Photo(OfCommune):
    """A picture of the work on a day, for everyone."""

    fund = models.ForeignKey(Fund, models.CASCADE, related_name="photos")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    caption = models.CharField("ảnh chụp gì", max_length=200)
    on = models.DateField("ngày chụp")

    class Meta:
        verbose_name = "ảnh tiến độ"
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return self.caption


class Acceptance(OfCommune):
    """A nghiệm thu by the community's representatives: who came, what they found."""

    class Verdict(models.TextChoices):
        GOOD = "good", "đạt, nhận công trình"
        MEND = "mend", "nhận, còn lỗi phải sửa"
        NOT = "not", "chưa đạt, chưa nhận"

    fund = models.ForeignKey(Fund, models.CASCADE, related_name="acceptances")
    on = models.DateField("ngày nghiệm thu")
    people = models.TextField("những người nghiệm thu", max_length=2000)
    words = models.TextField("nhận xét", max_length=4000)
    verdict = models.CharField("kết luận", max_length=4, choices=Verdict)

    class Meta:
        verbose_name = "nghiệm thu"
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"Nghiệm thu {self.on:%d/%m/%Y}"


class Fault(OfCommune):
    """Something found wrong, by when it is to be mended, and that it was."""

    acceptance = models.ForeignKey(Acceptance, models.CASCADE, related_name="faults")
    words = models.CharField("lỗi", max_length=300)
    by_day = models.DateField("sửa xong trước ngày")
    mended_on = models.DateField("sửa xong ngày", null=True)
    mended = models.CharField("đã sửa thế nào", max_length=300, blank=True)

    class Meta:
        verbose_name = "lỗi phải sửa"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(mended_on=None) | ~Q(mended=""), name="a_mend_says_what_was_done")
        ]

    def __str__(self) -> str:
        return self.words


class Statement(OfCommune):
    """The báo cáo thu, chi of a fund for a year as it was made: afterwards nothing is entered on a day of that year.

    `opening` and `closing` are cash and bank in đồng; `collected` and `spent` the year's money; `in_kind` what was
    given in labour, land and goods, valued. `publication` is the reference of the draft made for publishing it.
    """

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="statements")
    year = models.PositiveSmallIntegerField("năm")
    made_on = models.DateField("ngày lập")
    opening = models.PositiveBigIntegerField("mang sang đầu năm (đồng)")
    collected = models.BigIntegerField("thu trong năm (đồng)")
    spent = models.BigIntegerField("chi trong năm (đồng)")
    closing = models.PositiveBigIntegerField("còn cuối năm (đồng)")
    in_kind = models.BigIntegerField("hiện vật, ngày công trong năm (đồng)")
    publication = models.CharField("bản công khai", max_length=20, blank=True)

    class Meta:
        verbose_name = "báo cáo thu, chi năm"
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["commune", "fund", "year"], name="statement_once_a_year")]

    def __str__(self) -> str:
        return f"Báo cáo thu, chi {self.year}: {self.fund}"
