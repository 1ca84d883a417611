"""What people say of a draft: opinions from every channel, who said them (apart, erasable), groups with answers."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dinh.ground.tenant import OfCommune
from dinh.rights.consult.models import FORMS, Clause, Consultation

MEETINGS = ("a", "b", "h", "đ")  # the forms that leave minutes


class Gathering(OfCommune):
    """A conference, a community meeting, a dialogue, a round of an organisation: its minutes and how many came."""

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="gatherings")
    form = models.CharField("hình thức", max_length=1, choices=[(code, FORMS[code].title) for code in MEETINGS])
    held_on = models.DateField("ngày")
    place = models.CharField("nơi", max_length=300)
    group = models.ForeignKey("places.ResidentialGroup", models.PROTECT, null=True, blank=True, related_name="+")
    attended = models.PositiveIntegerField("số người dự")
    minutes = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    post = models.ForeignKey("bodies.Post", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "cuộc họp lấy ý kiến"
        ordering = ["held_on", "pk"]
        constraints = [models.CheckConstraint(condition=Q(attended__gte=1), name="consult_someone_attended")]

    def __str__(self) -> str:
        return f"{self.get_form_display()}, {self.place}, {self.held_on:%d/%m/%Y}"


class Opinion(OfCommune):
    """One opinion, in the sender's own words. `text` stays inside; the public reads `shown`, and only once released.

    `voices` is how many people it speaks for: one, or those at a meeting who agreed with it. `aside` says why it lies
    in no group. `key` is the form's own: the same form sent twice is one opinion.
    """

    class Channel(models.TextChoices):
        WEB = "web", "trang thông tin điện tử"
        PHONE = "phone", "đường dây nóng, điện thoại"
        PAPER = "paper", "phiếu giấy"
        BOX = "box", "hòm thư góp ý"
        MEETING = "meeting", "biên bản họp, đối thoại"

    class Stance(models.TextChoices):
        FOR = "for", "đồng ý với dự thảo"
        CHANGE = "change", "đồng ý nhưng cần sửa"
        AGAINST = "against", "không đồng ý với dự thảo"

    class Screened(models.TextChoices):
        WAITING = "waiting", "chờ xem"
        RELEASED = "released", "đã cho hiện"
        KEPT = "kept", "giữ lại, không hiện"

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="opinions")
    ref = models.CharField("mã", max_length=16)
    key = models.CharField(max_length=60)
    pin_hash = models.CharField(max_length=200)
    channel = models.CharField("đến bằng", max_length=8, choices=Channel)
    gathering = models.ForeignKey(Gathering, models.PROTECT, null=True, blank=True, related_name="opinions")
    clause = models.ForeignKey(Clause, models.PROTECT, null=True, blank=True, related_name="opinions")
    text = models.TextField("ý kiến", max_length=10_000)
    stance = models.CharField("nhìn chung", max_length=8, choices=Stance, blank=True)
    voices = models.PositiveIntegerField("số người cùng ý kiến", default=1)
    group = models.ForeignKey("places.ResidentialGroup", models.PROTECT, null=True, blank=True, related_name="+")
    received_on = models.DateField("ngày nhận")
    post = models.ForeignKey("bodies.Post", models.PROTECT, null=True, blank=True, related_name="+")
    screened = models.CharField("hiện cho mọi người", max_length=8, choices=Screened, default=Screened.WAITING)
    kept_reason = models.CharField("vì sao giữ lại", max_length=300, blank=True)
    shown = models.TextField(blank=True)
    aside = models.CharField("vì sao không vào nhóm nào", max_length=300, blank=True)
    withdrawn_on = models.DateField("người góp ý rút lại ngày", null=True, blank=True)

    class Meta:
        verbose_name = "ý kiến"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="consult_opinion_ref_once"),
            models.UniqueConstraint(fields=["commune", "key"], name="consult_opinion_key_once"),
            models.CheckConstraint(condition=Q(voices__gte=1), name="consult_opinion_has_a_voice"),
            models.CheckConstraint(
                condition=~Q(screened="kept") | ~Q(kept_reason=""), name="consult_opinion_kept_with_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["commune", "consultation", "screened"], name="consult_opinion_screened")]

    def __str__(self) -> str:
        return f"Ý kiến {self.ref}"


class Sender(OfCommune):
    """Who sent an opinion, where they said: personal data, beside the opinion, so that it can be erased alone."""

    opinion = models.OneToOneField(Opinion, models.CASCADE, related_name="sender")
    name = models.CharField("họ tên", max_length=120, blank=True)
    contact = models.CharField("điện thoại hoặc thư điện tử", max_length=120, blank=True)

    class Meta:
        verbose_name = "người góp ý"

    def __str__(self) -> str:
        return f"người góp ý {self.opinion_id}"


class OpinionGroup(OfCommune):
    """Opinions that say the same, and the one answer to them."""

    class Answer(models.TextChoices):
        TAKEN_IN = "taken_in", "tiếp thu"
        PARTLY = "partly", "tiếp thu một phần"
        EXPLAINED = "explained", "giải trình, giữ như dự thảo"

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="opinion_groups")
    order = models.PositiveSmallIntegerField("thứ tự")
    title = models.CharField("ý chính", max_length=300)
    clause = models.ForeignKey(Clause, models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.CharField("trả lời", max_length=10, choices=Answer, blank=True)
    answer_text = models.TextField("nội dung trả lời", max_length=5000, blank=True)
    changed = models.CharField("sửa ở điều, khoản nào", max_length=300, blank=True)
    answered_by = models.ForeignKey("bodies.Post", models.PROTECT, null=True, blank=True, related_name="+")
    answered_on = models.DateField("ngày trả lời", null=True, blank=True)

    class Meta:
        verbose_name = "nhóm ý kiến"
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(answer="") | ~Q(answer_text=""), name="consult_answer_has_words")
        ]

    def __str__(self) -> str:
        return self.title


class Part(OfCommune):
    """An opinion, or the `excerpt` of it that says this, in a group."""

    opinion = models.ForeignKey(Opinion, models.CASCADE, related_name="parts")
    opinion_group = models.ForeignKey(OpinionGroup, models.CASCADE, related_name="parts")
    excerpt = models.TextField("phần nói về việc này", blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "opinion", "opinion_group"], name="consult_part_once_a_group")
        ]

    def __str__(self) -> str:
        return f"{self.opinion} → {self.opinion_group}"


class GroupingStep(OfCommune):
    """How the groups stood before an act on them, to take it back. `before` holds keys and titles, no opinion's words
    but excerpts. The newest few are kept."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="grouping_steps")
    what = models.CharField(max_length=200)
    before = models.JSONField()
    post = models.ForeignKey("bodies.Post", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.what
