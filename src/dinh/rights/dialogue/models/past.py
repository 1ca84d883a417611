"""What old books say was promised before the commune kept its promises here."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune
from dinh.rights.dialogue.models.promises import Promise


class PastPromise(OfCommune):
    """A line of an old table of promises and of what was asked at meetings. It is no `Promise`: no post answers for
    it, nothing proves it and nobody who asked has said whether it was done. So no clock runs for it and only the office
    reads it. What is still owed is entered anew (`taken_up`), with a day and an owner.

    `outcome` is what the book's words of the result mean. `made_on` None: the book has no day, only the `year`.
    `due_told`: the day it was to be done by, where the book says it in words. `run`: the file it came from,
    `came_from` the sheet and the row; `book` names a former commune.
    """

    class Outcome(models.TextChoices):
        DONE = "done", "sổ ghi đã làm"
        PARTLY = "partly", "sổ ghi làm một phần"
        OPEN = "open", "sổ ghi chưa xong"
        UNKNOWN = "unknown", "sổ không ghi rõ"

    words = models.CharField("nội dung", max_length=4000)
    folded = models.CharField(max_length=4000)
    year = models.PositiveSmallIntegerField("năm")
    asked_by = models.CharField("người kiến nghị", max_length=200, blank=True)
    place = models.CharField("nơi hứa, hội nghị", max_length=300, blank=True)
    made_by = models.CharField("người hứa, chủ trì", max_length=200, blank=True)
    made_on = models.DateField("ngày hứa", null=True, blank=True)
    owner = models.CharField("đơn vị thực hiện", max_length=200, blank=True)
    due = models.DateField("hạn", null=True, blank=True)
    due_told = models.CharField("hạn như sổ ghi", max_length=100, blank=True)
    outcome = models.CharField("kết quả", max_length=7, choices=Outcome, default=Outcome.UNKNOWN)
    result = models.CharField("kết quả như sổ ghi", max_length=4000, blank=True)
    done_on = models.DateField("ngày xong", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=1000, blank=True)
    book = models.CharField("sổ của đơn vị cũ", max_length=20, blank=True)
    run = models.ForeignKey("past.Run", models.PROTECT, related_name="+", verbose_name="đưa vào từ sổ cũ")
    came_from = models.CharField("từ tệp, dòng", max_length=400)
    taken_up = models.OneToOneField(Promise, models.PROTECT, null=True, blank=True, related_name="from_past")
    struck_at = models.DateTimeField("gạch bỏ lúc", null=True, blank=True)
    struck_reason = models.CharField("lý do gạch bỏ", max_length=300, blank=True)

    class Meta:
        verbose_name = "lời hứa năm trước"
        ordering = ["-year", F("made_on").desc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on=None) | Q(made_on=None) | Q(done_on__gte=F("made_on")),
                name="past_promise_done_after_made",
            ),
        ]
        indexes = [models.Index(fields=["commune", "year", "outcome"], name="past_promise_of_year")]

    def __str__(self) -> str:
        return self.words[:120]

    @property
    def standing(self) -> bool:
        """Not struck out."""
        return self.struck_at is None

    @property
    def owed(self) -> bool:
        """The book does not say that it was done, and nobody follows it here."""
        return self.standing and self.taken_up_id is None and self.outcome != self.Outcome.DONE
