"""What old books say was made public before the commune kept its publications here."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune
from dinh.law.publicity import ITEMS

PAST_ITEMS = [(item.code, f"{item.clause}. {item.title}") for item in ITEMS]


class PastPublication(OfCommune):
    """A line of an old book of publicity. It is no `Publication`: there is no text to read and no photo to prove that
    it hung, so it owes nothing, proves nothing, and nobody outside the office sees it.

    `item` is empty where nobody has said which of the fourteen it was. `began` None: the book has no day, only the
    `year`. `term` is the time it says in words («30 ngày»). `forms` are letters of khoản 1 Điều 12 understood from
    `forms_told`. `run`: the file it came from, `came_from` the sheet and the row; `book` names a former commune.
    """

    item = models.CharField("nội dung phải công khai", max_length=4, choices=PAST_ITEMS, blank=True)
    words = models.CharField("nội dung", max_length=2000)
    folded = models.CharField(max_length=2000)
    year = models.PositiveSmallIntegerField("năm")
    began = models.DateField("bắt đầu", null=True, blank=True)
    ended = models.DateField("kết thúc", null=True, blank=True)
    term = models.CharField("thời hạn", max_length=100, blank=True)
    forms = models.JSONField("hình thức", default=list)
    forms_told = models.CharField("hình thức như sổ ghi", max_length=300, blank=True)
    place = models.CharField("nơi niêm yết", max_length=300, blank=True)
    body = models.CharField("cơ quan, đơn vị", max_length=200, blank=True)
    who = models.CharField("người thực hiện", max_length=200, blank=True)
    paper_number = models.CharField("số, ký hiệu văn bản", max_length=80, blank=True)
    note = models.CharField("ghi chú", max_length=1000, blank=True)
    book = models.CharField("sổ của đơn vị cũ", max_length=20, blank=True)
    run = models.ForeignKey("past.Run", models.PROTECT, related_name="+", verbose_name="đưa vào từ sổ cũ")
    came_from = models.CharField("từ tệp, dòng", max_length=400)
    struck_at = models.DateTimeField("gạch bỏ lúc", null=True, blank=True)
    struck_reason = models.CharField("lý do gạch bỏ", max_length=300, blank=True)

    class Meta:
        verbose_name = "nội dung công khai năm trước"
        ordering = ["-year", F("began").desc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended=None) | Q(began=None) | Q(ended__gte=F("began")), name="past_ends_after_it_begins"
            ),
        ]
        indexes = [models.Index(fields=["commune", "year", "item"], name="past_publication_of_year")]

    def __str__(self) -> str:
        return self.words[:120]

    @property
    def standing(self) -> bool:
        """Not struck out."""
        return self.struck_at is None
