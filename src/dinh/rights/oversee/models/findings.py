"""Findings, and recommendations with their way: confirmed, sent, received, answered, followed until done."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dinh.ground.tenant import ManyOfCommune, OfCommune
from dinh.rights.oversee.models.visits import CheckLine, Visit
from dinh.rights.oversee.models.watch import Watch, one_watcher


class Finding(Watch):
    """Something found: with its ground, and words that anyone may read (`shown`), written before it is public."""

    class Kind(models.TextChoices):
        GOOD = "good", "làm tốt"
        FLAW = "flaw", "thiếu sót, cần khắc phục"
        VIOLATION = "violation", "có dấu hiệu vi phạm"

    visit = models.ForeignKey(
        Visit, models.PROTECT, null=True, blank=True, related_name="findings", verbose_name="cuộc kiểm tra, giám sát"
    )
    line = models.ForeignKey(CheckLine, models.SET_NULL, null=True, blank=True, related_name="+")
    kind = models.CharField("loại", max_length=10, choices=Kind)
    target = models.ForeignKey("bodies.Body", models.PROTECT, null=True, blank=True, related_name="+")
    words = models.TextField("phát hiện", max_length=4000)
    ground = models.CharField("căn cứ", max_length=300)
    shown = models.TextField("lời công khai", max_length=2000, blank=True)
    found_on = models.DateField("ngày")
    passed_to = models.CharField("đã chuyển cơ quan có thẩm quyền", max_length=200, blank=True)
    passed_on = models.DateField("ngày chuyển", null=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "phát hiện"
        ordering = ["-found_on", "pk"]
        constraints = [
            one_watcher("oversee_finding_of_one"),
            models.CheckConstraint(condition=~Q(ground=""), name="oversee_finding_has_a_ground"),
            models.CheckConstraint(
                condition=Q(passed_on=None, passed_to="") | (Q(passed_on__isnull=False) & ~Q(passed_to="")),
                name="oversee_finding_passed_to_someone",
            ),
        ]

    def __str__(self) -> str:
        return self.words[:200]


class Recommendation(Watch):
    """What a body is asked to do. Of a board of the people the Front confirms it before it goes (`confirmed_on`).

    The law's clock is reckoned from `received_on` (`clocks.reply_term`), never stored; `reply_by` is the day asked for
    where no law sets one. A reply after the day stays late for ever: `replied_on` does not change.
    """

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", "đồng ý, sẽ thực hiện"
        PARTLY = "partly", "đồng ý một phần"
        REFUSED = "refused", "không đồng ý, có lý do"

    ref = models.CharField("mã", max_length=16)
    visit = models.ForeignKey(Visit, models.PROTECT, null=True, blank=True, related_name="recommendations")
    findings = ManyOfCommune(Finding, blank=True, related_name="recommendations")
    addressed_to = models.ForeignKey(
        "bodies.Body", models.PROTECT, related_name="+", verbose_name="kiến nghị với cơ quan"
    )
    words = models.TextField("kiến nghị", max_length=4000)
    shown = models.TextField("lời công khai", max_length=2000)
    reply_by = models.DateField("đề nghị trả lời trước hết ngày", null=True, blank=True)
    made_on = models.DateField("ngày lập")
    submitted_on = models.DateField("ngày trình Mặt trận", null=True)
    returned_why = models.CharField("Mặt trận trả lại vì", max_length=500, blank=True)
    confirmed_on = models.DateField("ngày Mặt trận xác nhận", null=True)
    confirmed_by = models.CharField("ai xác nhận", max_length=300, blank=True)
    sent_on = models.DateField("ngày gửi", null=True)
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    received_on = models.DateField("ngày cơ quan nhận được", null=True)
    received_by = models.CharField("ai nhận, ghi theo đâu", max_length=300, blank=True)
    replied_on = models.DateField("ngày trả lời", null=True)
    outcome = models.CharField("trả lời", max_length=8, choices=Outcome, blank=True)
    reply = models.TextField("nội dung trả lời", max_length=8000, blank=True)
    reply_number = models.CharField("văn bản trả lời", max_length=60, blank=True)
    reply_by_whom = models.CharField("ai trả lời", max_length=300, blank=True)
    reply_files = ManyOfCommune("files.StoredFile", blank=True, related_name="+")
    do_by = models.DateField("hẹn xong trước hết ngày", null=True)
    done_on = models.DateField("đã thực hiện xong ngày", null=True)
    closed_on = models.DateField("thôi theo dõi ngày", null=True)
    closed_why = models.CharField("vì sao thôi theo dõi", max_length=500, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "kiến nghị"
        ordering = ["-made_on", "-pk"]
        constraints = [
            one_watcher("oversee_recommendation_of_one"),
            models.UniqueConstraint(fields=["commune", "ref"], name="oversee_recommendation_ref_once"),
            models.CheckConstraint(
                condition=Q(sent_on=None) | ~Q(by__in=["ttnd", "gsdt"]) | Q(confirmed_on__isnull=False),
                name="oversee_the_front_confirms_first",
            ),
            models.CheckConstraint(
                condition=Q(received_on=None) | Q(sent_on__isnull=False), name="oversee_received_after_it_was_sent"
            ),
            models.CheckConstraint(
                condition=Q(replied_on=None, outcome="", reply="")
                | (Q(replied_on__isnull=False, received_on__isnull=False) & ~Q(outcome="") & ~Q(reply="")),
                name="oversee_reply_says_what",
            ),
            models.CheckConstraint(
                condition=Q(done_on=None) | Q(replied_on__isnull=False), name="oversee_done_after_the_reply"
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | ~Q(closed_why=""), name="oversee_closed_with_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["commune", "addressed_to", "replied_on"], name="oversee_recommendation_to")]

    def __str__(self) -> str:
        return self.shown[:200]

    @property
    def path(self) -> str:
        return f"/kiem-tra-giam-sat/kien-nghi/{self.ref}/"

    @property
    def stage(self) -> str:
        """draft, submitted, confirmed, sent, received, replied, done, closed."""
        if self.closed_on:
            return "closed"
        for day, stage in (
            (self.done_on, "done"), (self.replied_on, "replied"), (self.received_on, "received"),
            (self.sent_on, "sent"), (self.confirmed_on, "confirmed"), (self.submitted_on, "submitted"),
        ):  # fmt: skip
            if day:
                return stage
        return "draft"


class FollowUp(OfCommune):
    """A look at whether a recommendation is carried out. Never changed."""

    class State(models.TextChoices):
        NOT_YET = "not_yet", "chưa làm"
        PARTLY = "partly", "đang làm, xong một phần"
        DONE = "done", "đã xong"

    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="follow_ups")
    on = models.DateField("ngày")
    state = models.CharField("tình trạng", max_length=8, choices=State)
    words = models.TextField("thấy gì", max_length=4000)
    by = models.CharField("ai xem", max_length=300)
    files = ManyOfCommune("files.StoredFile", blank=True, related_name="+")

    class Meta:
        verbose_name = "theo dõi thực hiện"
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.on:%d/%m/%Y}"
