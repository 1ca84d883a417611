"""Giám sát của Hội đồng nhân dân và của Mặt trận: a theme, bodies supervised, the team, sessions with what was
asked and answered, the conclusion. Recommendations are the room's own (`Recommendation`), followed like every other."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import ManyOfCommune, OfCommune
from dinh.rights.oversee.models.findings import Recommendation
from dinh.rights.oversee.models.plans import Plan


class Supervision(OfCommune):
    """One supervision by the council or the Front, within the year's plan or outside it (then `why` says why)."""

    class By(models.TextChoices):
        COUNCIL = "council", "Hội đồng nhân dân"
        FRONT = "front", "Ủy ban Mặt trận Tổ quốc"

    class Form(models.TextChoices):
        THEME = "theme", "giám sát chuyên đề"
        QUESTION = "question", "chất vấn, giải trình tại phiên họp"
        REPORTS = "reports", "xem xét báo cáo, văn bản"
        SURVEY = "survey", "khảo sát thực tế"
        JOINT = "joint", "tham gia giám sát với cơ quan khác"

    ref = models.CharField("mã", max_length=16)
    by = models.CharField("ai giám sát", max_length=8, choices=By)
    holder = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="cơ quan giám sát")
    plan = models.ForeignKey(
        Plan, models.PROTECT, null=True, blank=True, related_name="supervisions", verbose_name="kế hoạch năm"
    )
    why = models.CharField("ngoài kế hoạch vì", max_length=300, blank=True)
    proposal_ref = models.CharField("mã đề xuất", max_length=16, blank=True)
    theme = models.CharField("nội dung giám sát", max_length=300)
    about = models.TextField("phạm vi, câu hỏi cần trả lời", max_length=5000, blank=True)
    form = models.CharField("hình thức", max_length=8, choices=Form)
    from_day = models.DateField("từ ngày")
    to_day = models.DateField("đến ngày")
    team = models.TextField("đoàn giám sát", max_length=2000, blank=True)
    decision = models.CharField("quyết định, kế hoạch số", max_length=60, blank=True)
    asked_on = models.DateField("ngày yêu cầu báo cáo", null=True)
    report_by = models.DateField("báo cáo trước hết ngày", null=True)
    concluded_on = models.DateField("ngày kết luận", null=True)
    conclusion = models.TextField("kết luận", max_length=8000, blank=True)
    number = models.CharField("số báo cáo, kết luận", max_length=60, blank=True)
    shown = models.TextField("tóm tắt công khai", max_length=3000, blank=True)
    shown_on = models.DateField("ngày công khai", null=True)
    cancelled_on = models.DateField("thôi ngày", null=True)
    cancelled_why = models.CharField("vì sao thôi", max_length=300, blank=True)
    recommendations = ManyOfCommune(Recommendation, blank=True, related_name="supervisions")
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "cuộc giám sát"
        ordering = ["-from_day", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="oversee_supervision_ref_once"),
            models.CheckConstraint(condition=Q(to_day__gte=F("from_day")), name="oversee_supervision_days"),
            models.CheckConstraint(
                condition=Q(plan__isnull=False) | ~Q(why=""), name="oversee_supervision_outside_the_plan_why"
            ),
            models.CheckConstraint(
                condition=Q(concluded_on=None) | ~Q(conclusion=""), name="oversee_supervision_concludes_something"
            ),
            models.CheckConstraint(
                condition=Q(shown_on=None) | (Q(concluded_on__isnull=False) & ~Q(shown="")),
                name="oversee_supervision_shown_when_concluded",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on=None) | (~Q(cancelled_why="") & Q(concluded_on=None)),
                name="oversee_supervision_cancelled_why",
            ),
        ]

    def __str__(self) -> str:
        return self.theme

    @property
    def path(self) -> str:
        return f"/p/{self.ref}"

    @property
    def stage(self) -> str:
        """planned, asked, met, concluded, shown, cancelled; `met` once a session was held."""
        if self.cancelled_on:
            return "cancelled"
        if self.shown_on:
            return "shown"
        if self.concluded_on:
            return "concluded"
        if self.sessions.exists():
            return "met"
        return "asked" if self.asked_on else "planned"


class Supervised(OfCommune):
    """A body under supervision, and the report it owes."""

    supervision = models.ForeignKey(Supervision, models.CASCADE, related_name="supervised")
    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="đơn vị")
    reported_on = models.DateField("ngày báo cáo", null=True)
    report = models.TextField("báo cáo", max_length=8000, blank=True)
    reporter = models.CharField("ai báo cáo", max_length=300, blank=True)
    files = ManyOfCommune("files.StoredFile", blank=True, related_name="+")

    class Meta:
        verbose_name = "đơn vị được giám sát"
        ordering = ["body__order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "supervision", "body"], name="oversee_supervised_once"),
            models.CheckConstraint(condition=Q(reported_on=None) | ~Q(report=""), name="oversee_supervised_says"),
        ]

    def __str__(self) -> str:
        return self.body.name


class Session(OfCommune):
    """A working session with the supervised bodies, or the sitting at which they were questioned."""

    supervision = models.ForeignKey(Supervision, models.CASCADE, related_name="sessions")
    held_on = models.DateField("ngày")
    place = models.CharField("nơi", max_length=300)
    chair = models.CharField("chủ trì", max_length=300)
    attended = models.PositiveSmallIntegerField("số người dự")
    bodies = ManyOfCommune("bodies.Body", blank=True, related_name="+")
    words = models.TextField("diễn biến", max_length=8000, blank=True)
    minutes = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "phiên giám sát"
        ordering = ["held_on", "pk"]

    def __str__(self) -> str:
        return f"{self.place}, {self.held_on:%d/%m/%Y}"


class Question(OfCommune):
    """A question or an opinion of a session, who put it by role, and what the body asked answered."""

    class Kind(models.TextChoices):
        QUESTION = "question", "chất vấn, câu hỏi"
        OPINION = "opinion", "ý kiến"

    session = models.ForeignKey(Session, models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField("thứ tự")
    kind = models.CharField("loại", max_length=8, choices=Kind)
    who = models.CharField("người nêu (đại biểu, tổ chức)", max_length=200)
    to_body = models.ForeignKey(
        "bodies.Body", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="hỏi đơn vị"
    )
    text = models.TextField("nội dung", max_length=3000)
    answer = models.TextField("trả lời", max_length=5000, blank=True)
    answered_on = models.DateField("ngày trả lời", null=True)
    answered_by = models.CharField("ai trả lời", max_length=300, blank=True)

    class Meta:
        verbose_name = "câu hỏi, ý kiến"
        ordering = ["session", "order"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "session", "order"], name="oversee_question_order_once"),
            models.CheckConstraint(
                condition=Q(answered_on=None, answer="") | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="oversee_question_answered_in_words",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:200]
