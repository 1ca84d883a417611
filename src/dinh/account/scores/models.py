"""Chấm điểm: rubrics by version, a year's campaign under one of them, the sheet of each body or group that is scored.

What was published lies in `models_results`: files that never change.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune


class Rubric(OfCommune):
    """One version of a rubric. `data` is the file as `rubrics/FORMAT.md` tells it. Once adopted it never changes: a
    change is the next version, in force from another day."""

    class State(models.TextChoices):
        DRAFT = "draft", "đang soạn"
        ADOPTED = "adopted", "đã thông qua"
        DROPPED = "dropped", "đã bỏ"

    ref = models.CharField("mã", max_length=16)
    key = models.CharField("mã bộ tiêu chí", max_length=40)
    version = models.PositiveSmallIntegerField("bản số")
    title = models.CharField("tên", max_length=300)
    data: models.JSONField[Any] = models.JSONField("bộ tiêu chí")
    state = models.CharField("tình trạng", max_length=8, choices=State, default=State.DRAFT)
    valid_from = models.DateField("hiệu lực từ ngày", null=True)
    valid_to = models.DateField("đến hết ngày", null=True)
    made_on = models.DateField("ngày soạn")
    made_by = models.CharField("người soạn", max_length=300)
    adopted_on = models.DateField("ngày thông qua", null=True)
    adopted_by = models.CharField("người thông qua", max_length=300, blank=True)
    decision = models.CharField("văn bản thông qua", max_length=200, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "bộ tiêu chí"
        ordering = ["key", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="scores_rubric_ref_once"),
            models.UniqueConstraint(fields=["commune", "key", "version"], name="scores_rubric_version_once"),
            models.CheckConstraint(
                condition=~Q(state="adopted")
                | (Q(adopted_on__isnull=False) & ~Q(decision="") & Q(valid_from__isnull=False)),
                name="scores_adopted_by_a_paper",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.title} (bản {self.version})"

    def in_force(self, day: date) -> bool:
        return (
            self.state == self.State.ADOPTED and self.valid_from is not None and self.valid_from <= day
            and (self.valid_to is None or day <= self.valid_to)
        )  # fmt: skip


class Campaign(OfCommune):
    """A year under a rubric, from opening to the last appeal. Its stage is read from its days."""

    ref = models.CharField("mã", max_length=16)
    rubric = models.ForeignKey(Rubric, models.PROTECT, related_name="campaigns", verbose_name="bộ tiêu chí")
    year = models.PositiveSmallIntegerField("năm chấm")
    title = models.CharField("tên đợt chấm", max_length=300)
    opened_on = models.DateField("mở ngày")
    self_until = models.DateField("tự chấm đến hết ngày")
    appraise_until = models.DateField("thẩm định đến hết ngày")
    appraised_from = models.DateField("chuyển sang thẩm định ngày", null=True)
    posted_on = models.DateField("niêm yết dự thảo ngày", null=True)
    posted_until = models.DateField("niêm yết đến hết ngày", null=True)
    decided_on = models.DateField("quyết định ngày", null=True)
    decision = models.CharField("số quyết định", max_length=120, blank=True)
    decided_by = models.CharField("người quyết định", max_length=300, blank=True)
    published_on = models.DateField("công bố ngày", null=True)
    appeal_until = models.DateField("nhận khiếu nại đến hết ngày", null=True)
    stopped_on = models.DateField("dừng ngày", null=True)
    stop_reason = models.CharField("lý do dừng", max_length=300, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "đợt chấm điểm"
        ordering = ["-year", "-opened_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="scores_campaign_ref_once"),
            models.UniqueConstraint(
                fields=["commune", "rubric", "year"], condition=Q(stopped_on=None), name="scores_campaign_once_a_year"
            ),
            models.CheckConstraint(
                condition=Q(decided_on=None) | (Q(posted_until__lt=F("decided_on")) & ~Q(decision="")),
                name="scores_decided_after_posting",
            ),
            models.CheckConstraint(
                condition=Q(published_on=None) | Q(decided_on__isnull=False), name="scores_published_after_decided"
            ),
            models.CheckConstraint(condition=Q(stopped_on=None) | ~Q(stop_reason=""), name="scores_stopped_why"),
        ]
        indexes = [models.Index(fields=["commune", "-published_on"], name="scores_newest")]

    def __str__(self) -> str:
        return self.title

    @property
    def path(self) -> str:
        return f"/p/{self.ref}"

    @property
    def public(self) -> bool:
        return self.posted_on is not None and self.stopped_on is None

    def stage(self, day: date) -> str:
        """stopped, self, appraisal, posted, ready, decided, appeal, closed."""
        if self.stopped_on:
            return "stopped"
        if self.published_on:
            return "appeal" if self.appeal_until and day <= self.appeal_until else "closed"
        if self.decided_on:
            return "decided"
        if self.posted_until:
            return "posted" if day <= self.posted_until else "ready"
        return "appraisal" if self.appraised_from else "self"


class Sheet(OfCommune):
    """What one body or one residential group is scored on in a campaign. `key` stays through the years (`body-3`,
    `group-tdp-04`, `commune-98001`), `name` is as it was called then. `body` answers for it; a group's head for hers.
    `edition` grows with each step."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="sheets", verbose_name="đợt chấm")
    key = models.CharField(max_length=60)
    name = models.CharField("đơn vị được chấm", max_length=200)
    order = models.PositiveSmallIntegerField("thứ tự")
    body = models.ForeignKey("bodies.Body", models.PROTECT, null=True, related_name="+", verbose_name="cơ quan, đơn vị")
    group = models.ForeignKey(
        "places.ResidentialGroup", models.PROTECT, null=True, related_name="+", verbose_name="thôn, tổ dân phố"
    )
    submitted_on = models.DateField("gửi tự chấm ngày", null=True)
    submitted_by = models.CharField("người gửi", max_length=300, blank=True)
    returned_on = models.DateField("trả lại ngày", null=True)
    return_reason = models.CharField("lý do trả lại", max_length=1000, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "phiếu chấm điểm"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "campaign", "key"], name="scores_sheet_once"),
            models.CheckConstraint(
                condition=Q(body__isnull=False, group=None) | Q(body=None, group__isnull=False),
                name="scores_sheet_of_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.campaign}"


class Line(OfCommune):
    """One criterion (or veto, lowering) of one sheet, in three columns: what the records and the body say, what was
    appraised, and, in the results, what was final. A datum is `{"part", "whole"}`, `{"yes"}`, `{"points"}` or
    `{"idle"}`; points are always worked out from it. `from_records`: taken from the indicator, not typed."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="lines", verbose_name="phiếu")
    key = models.CharField("tiêu chí", max_length=40)
    claimed: models.JSONField[Any] = models.JSONField("tự chấm", default=dict)
    note = models.CharField("thuyết minh", max_length=2000, blank=True)
    from_records = models.BooleanField("lấy từ hồ sơ", default=False)
    appraised: models.JSONField[Any] = models.JSONField("thẩm định", null=True)
    changed = models.BooleanField("thẩm định khác tự chấm", default=False)
    reason = models.CharField("lý do sửa", max_length=2000, blank=True)
    appraised_on = models.DateField("thẩm định ngày", null=True)
    appraised_by = models.CharField("người thẩm định", max_length=300, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "dòng của phiếu chấm điểm"
        constraints = [
            models.UniqueConstraint(fields=["commune", "sheet", "key"], name="scores_line_once"),
            models.CheckConstraint(condition=Q(changed=False) | ~Q(reason=""), name="scores_changed_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.key}, {self.sheet.name}"

    @property
    def datum(self) -> dict[str, Any]:
        """What counts now: the appraised datum where there is one."""
        found: dict[str, Any] = self.claimed if self.appraised is None else self.appraised
        return found


class Evidence(OfCommune):
    """What proves a line: a file, or the address of a record of the house (`/p/…`, `/ban-lam-viec/…`)."""

    line = models.ForeignKey(Line, models.CASCADE, related_name="evidence", verbose_name="dòng")
    title = models.CharField("tên", max_length=200)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+", verbose_name="tệp")
    address = models.CharField("địa chỉ hồ sơ", max_length=300, blank=True)
    added_on = models.DateField("ngày thêm")
    added_by = models.CharField("người thêm", max_length=300)

    class Meta:
        verbose_name = "minh chứng"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(file__isnull=False, address="") | (Q(file=None) & ~Q(address="")),
                name="scores_evidence_is_one"
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title


from dinh.account.scores.models_results import Appeal, Comment, Result  # noqa: E402  # they refer to campaigns by name

__all__ = ["Appeal", "Campaign", "Comment", "Evidence", "Line", "Result", "Rubric", "Sheet"]
