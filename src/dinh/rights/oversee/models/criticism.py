"""Phản biện xã hội (Quyết định 217-QĐ/TW), góp ý xây dựng Đảng, chính quyền (218-QĐ/TW) of the Front: a draft, what was
said about each part of it, the document sent, and the drafting body's answer to each point."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dinh.ground.tenant import OfCommune
from dinh.rights.oversee.models.plans import Plan


class Criticism(OfCommune):
    """One draft criticised, or one text advised on. `answer_by` is the day the Front's own letter asks for: no term of
    a law stands behind it. `shown` is what anyone may read."""

    class Kind(models.TextChoices):
        CRITICISM = "criticism", "phản biện xã hội"
        ADVICE = "advice", "góp ý xây dựng Đảng, chính quyền"

    class Draft(models.TextChoices):
        COUNCIL = "council", "dự thảo nghị quyết của Hội đồng nhân dân"
        COMMITTEE = "committee", "dự thảo quyết định, kế hoạch, đề án của Ủy ban nhân dân"
        PARTY = "party", "dự thảo văn bản của cấp ủy"
        OTHER = "other", "văn bản khác"

    class Form(models.TextChoices):
        CONFERENCE = "conference", "hội nghị phản biện"
        LETTERS = "letters", "gửi dự thảo lấy ý kiến bằng văn bản"
        DIALOGUE = "dialogue", "đối thoại trực tiếp với cơ quan soạn thảo"

    ref = models.CharField("mã", max_length=16)
    kind = models.CharField("loại", max_length=10, choices=Kind)
    plan = models.ForeignKey(
        Plan, models.PROTECT, null=True, blank=True, related_name="criticisms", verbose_name="kế hoạch năm"
    )
    holder = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="cơ quan phản biện")
    title = models.CharField("tên dự thảo", max_length=300)
    draft_kind = models.CharField("loại văn bản", max_length=10, choices=Draft)
    drafter = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="cơ quan soạn thảo")
    received_on = models.DateField("ngày nhận dự thảo")
    received_number = models.CharField("văn bản gửi dự thảo", max_length=60, blank=True)
    about = models.TextField("cần phản biện điều gì", max_length=4000, blank=True)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    form = models.CharField("hình thức", max_length=10, choices=Form)
    overview = models.TextField("nhận xét chung", max_length=5000, blank=True)
    sent_on = models.DateField("ngày gửi văn bản phản biện", null=True)
    number = models.CharField("số văn bản phản biện", max_length=60, blank=True)
    answer_by = models.DateField("đề nghị trả lời trước hết ngày", null=True)
    answered_on = models.DateField("ngày cơ quan soạn thảo trả lời", null=True)
    answer_number = models.CharField("số văn bản trả lời", max_length=60, blank=True)
    answerer = models.CharField("ai trả lời", max_length=300, blank=True)
    shown = models.TextField("tóm tắt công khai", max_length=3000, blank=True)
    shown_on = models.DateField("ngày công khai", null=True)
    stopped_on = models.DateField("dừng ngày", null=True)
    stopped_why = models.CharField("vì sao dừng", max_length=300, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "cuộc phản biện xã hội"
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="oversee_criticism_ref_once"),
            models.CheckConstraint(
                condition=Q(sent_on=None) | Q(answer_by__isnull=False), name="oversee_criticism_asks_for_a_day"
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(sent_on__isnull=False), name="oversee_criticism_answered_after"
            ),
            models.CheckConstraint(
                condition=Q(shown_on=None) | (Q(sent_on__isnull=False) & ~Q(shown="")),
                name="oversee_criticism_shown_after_it_was_sent",
            ),
            models.CheckConstraint(
                condition=Q(stopped_on=None) | ~Q(stopped_why=""), name="oversee_criticism_stopped_why"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def path(self) -> str:
        return f"/p/{self.ref}"

    @property
    def stage(self) -> str:
        """received, sent, answered, shown, stopped."""
        if self.stopped_on:
            return "stopped"
        if self.shown_on:
            return "shown"
        if self.answered_on:
            return "answered"
        return "sent" if self.sent_on else "received"


class Hearing(OfCommune):
    """Where opinions came from: a conference, a dialogue, or the letter of one unit that was asked."""

    criticism = models.ForeignKey(Criticism, models.CASCADE, related_name="hearings")
    form = models.CharField("hình thức", max_length=10, choices=Criticism.Form)
    unit = models.CharField("đơn vị được gửi hỏi, nơi họp", max_length=300)
    asked_on = models.DateField("ngày gửi", null=True, blank=True)
    held_on = models.DateField("ngày họp, ngày nhận trả lời", null=True, blank=True)
    chair = models.CharField("chủ trì", max_length=300, blank=True)
    attended = models.PositiveSmallIntegerField("số người dự", null=True, blank=True)
    minutes = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "buổi phản biện"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(asked_on__isnull=False) | Q(held_on__isnull=False), name="oversee_hearing_has_a_day"
            )
        ]

    def __str__(self) -> str:
        return self.unit


class Point(OfCommune):
    """One opinion on one part of the draft, and the drafting body's answer to it."""

    class Answer(models.TextChoices):
        TAKEN_IN = "taken_in", "tiếp thu"
        PARTLY = "partly", "tiếp thu một phần"
        EXPLAINED = "explained", "giải trình"

    criticism = models.ForeignKey(Criticism, models.CASCADE, related_name="points")
    hearing = models.ForeignKey(
        Hearing, models.SET_NULL, null=True, blank=True, related_name="points", verbose_name="nêu ở đâu"
    )
    order = models.PositiveSmallIntegerField("thứ tự")
    part = models.CharField("phần của dự thảo", max_length=120)
    who = models.CharField("ai nêu (tổ chức, thành viên)", max_length=200, blank=True)
    text = models.TextField("ý kiến phản biện", max_length=4000)
    proposal = models.TextField("đề nghị sửa thế nào", max_length=4000, blank=True)
    answer = models.CharField("trả lời", max_length=9, choices=Answer, blank=True)
    answer_text = models.TextField("nội dung tiếp thu, giải trình", max_length=4000, blank=True)

    class Meta:
        verbose_name = "ý kiến phản biện"
        ordering = ["criticism", "order"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "criticism", "order"], name="oversee_point_order_once"),
            models.CheckConstraint(
                condition=Q(answer="", answer_text="") | (~Q(answer="") & ~Q(answer_text="")),
                name="oversee_point_answered_in_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part}: {self.text}"[:200]
