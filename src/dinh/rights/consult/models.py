"""Lấy ý kiến Nhân dân: a consultation with its days and papers, the drafts it is about, what is attached.

Opinions lie in `models_opinions`, short statements in `models_statements`.
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone

from dinh.ground.tenant import ManyOfCommune, OfCommune
from dinh.law.matters import CONSULT_FORMS, CONSULTED, Listed

ABOVE = "TREN"  # a draft that a higher level sends down: no matter of Điều 25 is claimed
KINDS = [*((one.code, one.title) for one in CONSULTED), (ABOVE, "Dự thảo cấp trên gửi xuống lấy ý kiến")]
FORMS: dict[str, Listed] = {one.code: one for one in CONSULT_FORMS}
WITH_THOSE_AFFECTED = "h"  # điểm h khoản 1 Điều 26
DUTIES = "YK8"  # decisions that impose duties or end rights: dialogue with those affected


class Consultation(OfCommune):
    """One consultation. What stage it is at is read from its days (`stage`); closing is a comparison, never a job.

    `until` is the last day on which opinions are taken, to the end of that day. `term_cite` is the place in another law
    that sets another term, typed by an official. `edition` grows with every change, so that nobody writes over another.
    """

    class Outcome(models.TextChoices):
        ADOPTED = "adopted", "ban hành như dự thảo"
        CHANGED = "changed", "ban hành sau khi sửa theo ý kiến"
        DROPPED = "dropped", "không ban hành"

    ref = models.CharField("mã", max_length=16)
    kind = models.CharField("nội dung", max_length=4, choices=KINDS)
    title = models.CharField("tên dự thảo, việc lấy ý kiến", max_length=300)
    about = models.TextField("nội dung lấy ý kiến, nói dễ hiểu", max_length=5000)
    forms = models.JSONField("hình thức", default=list)
    method = models.TextField("cách thức", max_length=3000)
    until = models.DateField("nhận ý kiến đến hết ngày")
    answerer = models.CharField("ai tổng hợp, trả lời", max_length=300)
    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="cơ quan lấy ý kiến")
    sender = models.CharField("cơ quan gửi dự thảo xuống", max_length=300, blank=True)
    groups = ManyOfCommune("places.ResidentialGroup", related_name="+", blank=True)
    term_cite = models.CharField("luật khác quy định thời hạn", max_length=300, blank=True)
    dialogue_on = models.DateField("ngày đối thoại với người bị tác động", null=True, blank=True)
    dialogue_place = models.CharField("nơi đối thoại", max_length=300, blank=True)
    plan_number = models.CharField("số kế hoạch", max_length=60, blank=True)
    planned_on = models.DateField("ngày lập kế hoạch")
    council_on = models.DateField("gửi Hội đồng nhân dân ngày", null=True, blank=True)
    council_number = models.CharField("số văn bản gửi Hội đồng nhân dân", max_length=60, blank=True)
    front_on = models.DateField("gửi Mặt trận ngày", null=True, blank=True)
    front_number = models.CharField("số văn bản gửi Mặt trận", max_length=60, blank=True)
    published_at = models.DateTimeField("công khai lúc", null=True, blank=True)
    statements_open = models.BooleanField("có câu ngắn để bày tỏ", default=False)
    summarised_on = models.DateField("tổng hợp ngày", null=True, blank=True)
    explained_on = models.DateField("giải trình, tiếp thu ngày", null=True, blank=True)
    explain_number = models.CharField("số báo cáo tổng hợp", max_length=60, blank=True)
    overview = models.TextField("nhận xét chung", max_length=5000, blank=True)
    decided_on = models.DateField("quyết định ngày", null=True, blank=True)
    outcome = models.CharField("kết luận", max_length=8, choices=Outcome, blank=True)
    decision = models.TextField("nội dung quyết định", max_length=5000, blank=True)
    decision_number = models.CharField("số quyết định", max_length=60, blank=True)
    differs = models.BooleanField("khác ý kiến đa số", default=False)
    reasons = models.TextField("lý do khác ý kiến đa số", max_length=5000, blank=True)
    result_on = models.DateField("công khai kết quả ngày", null=True, blank=True)
    result_ref = models.CharField("mã công khai", max_length=16, blank=True)
    told_council_on = models.DateField("báo cáo Hội đồng nhân dân ngày", null=True, blank=True)
    told_council_number = models.CharField("số báo cáo Hội đồng nhân dân", max_length=60, blank=True)
    told_front_on = models.DateField("gửi kết quả cho Mặt trận ngày", null=True, blank=True)
    told_front_number = models.CharField("số văn bản kết quả gửi Mặt trận", max_length=60, blank=True)
    stopped_on = models.DateField("dừng ngày", null=True, blank=True)
    stop_reason = models.CharField("lý do dừng", max_length=300, blank=True)
    erased_on = models.DateField("xóa dữ liệu người góp ý ngày", null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "cuộc lấy ý kiến"
        ordering = ["-planned_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="consult_ref_once"),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(kind=ABOVE) | Q(council_on__isnull=False, front_on__isnull=False),
                name="consult_published_after_sent",
            ),
            models.CheckConstraint(
                condition=Q(decided_on=None) | Q(explained_on__isnull=False), name="consult_decided_after_explained"
            ),
            models.CheckConstraint(condition=Q(differs=False) | ~Q(reasons=""), name="consult_reasons_when_it_differs"),
            models.CheckConstraint(condition=Q(stopped_on=None) | ~Q(stop_reason=""), name="consult_stopped_why"),
        ]
        indexes = [models.Index(fields=["commune", "-published_at"], name="consult_newest")]

    def __str__(self) -> str:
        return self.title

    @property
    def path(self) -> str:
        return f"/p/{self.ref}"

    @property
    def published_on(self) -> date | None:
        """The day from which the term counts."""
        return timezone.localdate(self.published_at) if self.published_at else None

    @property
    def from_above(self) -> bool:
        return self.kind == ABOVE

    @property
    def for_those_affected(self) -> bool:
        """Whether the law wants a dialogue with those on whom the decision lays duties."""
        return self.kind == DUTIES

    @property
    def sent_on(self) -> date | None:
        """The day the plan had gone to both."""
        return max(self.council_on, self.front_on) if self.council_on and self.front_on else None

    @property
    def told_on(self) -> date | None:
        return max(self.told_council_on, self.told_front_on) if self.told_council_on and self.told_front_on else None

    def stage(self, day: date) -> str:
        """stopped, plan, sent, open, closed, summarised, explained, decided, published, reported."""
        if self.stopped_on:
            return "stopped"
        if self.told_on:
            return "reported"
        if self.result_on:
            return "published"
        if self.decided_on:
            return "decided"
        if self.explained_on:
            return "explained"
        if self.summarised_on:
            return "summarised"
        if self.published_at:
            return "open" if day <= self.until else "closed"
        return "sent" if self.sent_on else "plan"


class Draft(OfCommune):
    """A version of the text. The one in force when the consultation opened is the one that opinions are about;
    later ones show what was taken in. `confirmed_on`: a person has looked at how it was split."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="drafts")
    number = models.PositiveSmallIntegerField("bản số")
    note = models.CharField("bản này có gì mới", max_length=500, blank=True)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    made_on = models.DateField("ngày")
    post = models.ForeignKey("bodies.Post", models.PROTECT, related_name="+")
    confirmed_on = models.DateField("xác nhận cách chia ngày", null=True, blank=True)

    class Meta:
        verbose_name = "bản dự thảo"
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["commune", "consultation", "number"], name="consult_draft_once")]

    def __str__(self) -> str:
        return f"Bản {self.number}: {self.consultation}"


class Clause(OfCommune):
    """A piece of the draft that people may speak to: `label` «Điều 3», «Khoản 2 Điều 3», «II», or empty."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="clauses")
    order = models.PositiveSmallIntegerField("thứ tự")
    label = models.CharField("điều, khoản, mục", max_length=60, blank=True)
    text = models.TextField("nội dung")

    class Meta:
        verbose_name = "điều, khoản"
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["commune", "draft", "order"], name="consult_clause_once")]

    def __str__(self) -> str:
        return self.short

    @property
    def short(self) -> str:
        """«Điều 3. Mức đóng góp»: the label and the first line, for lists to choose from."""
        first = self.text.strip().split("\n", 1)[0]
        first = first if len(first) <= 90 else f"{first[:88].rstrip()}…"
        return f"{self.label}. {first}" if self.label else first


class Attachment(OfCommune):
    """A document beside the draft: the submission, a drawing, a table of costs."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="attachments")
    title = models.CharField("tên", max_length=200)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "tài liệu kèm theo"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title


from dinh.rights.consult.models_opinions import (  # noqa: E402  # opinions refer to consultations by name
    Gathering,
    GroupingStep,
    Opinion,
    OpinionGroup,
    Part,
    Sender,
)
from dinh.rights.consult.models_statements import OpinionMap, Statement, Voice  # noqa: E402

__all__ = [
    "Attachment", "Clause", "Consultation", "Draft", "Gathering", "GroupingStep", "Opinion", "OpinionGroup",
    "OpinionMap", "Part", "Sender", "Statement", "Voice",
]  # fmt: skip
