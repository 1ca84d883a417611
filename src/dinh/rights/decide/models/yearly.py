"""What comes once a year: the community's yearly meeting (Điều 33), and the UBND's plan and report (Điều 23)."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune


class YearlyMeeting(OfCommune):
    """The yearly meeting of one group. `steps` is {letter: {"words": …, "done": bool}} for the nine steps a–i: the
    secretary writes what each of them was. The three reports are texts as they were read out."""

    group = models.ForeignKey(
        "places.ResidentialGroup", models.PROTECT, related_name="+", verbose_name="thôn, tổ dân phố"
    )
    year = models.PositiveSmallIntegerField("năm")
    meets_at = models.DateTimeField("họp lúc")
    place = models.CharField("địa điểm", max_length=250)
    plan_on = models.DateField("gửi kế hoạch đến UBND, Ủy ban MTTQ, Ban TTND", null=True, blank=True)
    notice_on = models.DateField("thông báo đến các hộ", null=True, blank=True)
    steps: models.JSONField[Any] = models.JSONField("chín bước", default=dict, blank=True)
    total = models.PositiveIntegerField("tổng số hộ", null=True, blank=True)
    present = models.PositiveIntegerField("số hộ dự", null=True, blank=True)
    secretary = models.CharField("thư ký", max_length=120, blank=True)
    head_report = models.TextField("báo cáo của người đứng đầu thôn, tổ dân phố", blank=True)
    front_report = models.TextField("báo cáo của Ban công tác Mặt trận", blank=True)
    inspection_report = models.TextField("báo cáo của thành viên Ban Thanh tra nhân dân", blank=True)
    opinions = models.TextField("ý kiến của bà con", blank=True)
    conclusion = models.TextField("kết luận", blank=True)
    report_on = models.DateField("ngày báo cáo bằng văn bản", null=True, blank=True)

    class Meta:
        verbose_name = "hội nghị định kỳ hằng năm"
        ordering = ["-year", "group__code"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "group", "year"], name="yearly_meeting_once"),
            models.CheckConstraint(
                condition=Q(present=None) | Q(total__isnull=False, present__lte=F("total")), name="present_of_total"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}, {self.year}"

    @property
    def held(self) -> bool:
        return self.present is not None


class YearPaper(OfCommune):
    """The UBND's yearly plan to have matters decided, and its report to the council that also goes to the Front."""

    class Kind(models.TextChoices):
        PLAN = "plan", "kế hoạch để Nhân dân bàn và quyết định"
        COUNCIL = "council", "báo cáo Hội đồng nhân dân, gửi Ủy ban MTTQ"

    kind = models.CharField("loại", max_length=8, choices=Kind)
    year = models.PositiveSmallIntegerField("năm")
    number = models.CharField("số văn bản", max_length=60)
    on = models.DateField("ngày")
    words = models.CharField("kỳ họp, nội dung", max_length=300, blank=True)

    class Meta:
        verbose_name = "kế hoạch, báo cáo hằng năm"
        ordering = ["-year", "-on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "kind", "year", "number"], name="year_paper_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.number}"
