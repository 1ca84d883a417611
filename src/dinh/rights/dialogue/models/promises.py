"""Promises (lời hứa, kết luận): words, owner, day, proof, the answer to who asked, and the asker's own word."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dinh.ground.tenant import ManyOfCommune, OfCommune
from dinh.rights.dialogue.models.dialogues import MinuteLine
from dinh.rights.dialogue.models.receptions import Visit


class Promise(OfCommune):
    """Something a leader said will be done. It belongs to a post and its body: people pass, it stays.

    `first_due` never changes; `due` moves only by a postponement with its reason. It ends only with proof and with an
    answer to who asked (constraint), and comes back to work when the asker says «chưa».
    """

    class State(models.TextChoices):
        OPEN = "open", "đang làm"
        DONE = "done", "đã làm, chưa có lời người hỏi"
        MET = "met", "đã làm, người hỏi xác nhận đạt"
        PARTLY = "partly", "đã làm, người hỏi nói đạt một phần"

    class Source(models.TextChoices):
        DIALOGUE = "dialogue", "đối thoại"
        RECEPTION = "reception", "tiếp công dân"
        OTHER = "other", "nơi khác"

    class Told(models.TextChoices):
        """How the asker was told, or how the asker's word was heard."""

        MEETING = "meeting", "gặp trực tiếp"
        PHONE = "phone", "gọi điện"
        PAPER = "paper", "văn bản, thư"
        GROUP = "group", "tại cuộc họp thôn, tổ dân phố"
        WEB = "web", "trên trang này, bằng mã biên nhận"

    ENDED = (State.DONE, State.MET, State.PARTLY)

    ref = models.CharField("mã", max_length=16)
    words = models.TextField("lời hứa, kết luận", max_length=4000)
    shown = models.TextField("lời hứa công khai", max_length=4000)
    asked = models.TextField("điều người dân hỏi", max_length=2000, blank=True)
    source = models.CharField("nguồn", max_length=10, choices=Source)
    source_words = models.CharField("nói ở đâu", max_length=300, blank=True)
    line = models.OneToOneField(MinuteLine, models.PROTECT, null=True, blank=True, related_name="promise")
    visit = models.ForeignKey(Visit, models.PROTECT, null=True, blank=True, related_name="promises")
    made_by = models.ForeignKey("bodies.Post", models.PROTECT, related_name="+", verbose_name="người hứa")
    made_on = models.DateField("ngày hứa")
    owner_body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="đơn vị làm")
    owner_post = models.ForeignKey(
        "bodies.Post", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="chức danh làm"
    )
    groups = ManyOfCommune("places.ResidentialGroup", blank=True, related_name="+")
    first_due = models.DateField("hạn đã hứa")
    due = models.DateField("hạn")
    due_rule = models.CharField("hạn theo quy định", max_length=60, blank=True)
    state = models.CharField("tình trạng", max_length=8, choices=State, default=State.OPEN)
    answer = models.TextField("trả lời người hỏi", max_length=4000, blank=True)
    answer_way = models.CharField("trả lời bằng", max_length=8, choices=Told, blank=True)
    done_on = models.DateField("làm xong ngày", null=True, blank=True)
    word_on = models.DateField("người hỏi nói ngày", null=True, blank=True)
    word_way = models.CharField("nghe lời người hỏi bằng", max_length=8, choices=Told, blank=True)
    reopened = models.PositiveSmallIntegerField("số lần mở lại", default=0)
    postponed = models.PositiveSmallIntegerField("số lần lùi hạn", default=0)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "lời hứa"
        ordering = ["due", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="promise_ref_once"),
            models.CheckConstraint(
                condition=Q(state="open") | (~Q(answer="") & ~Q(answer_way="") & Q(done_on__isnull=False)),
                name="promise_ends_with_an_answer",
            ),
            models.CheckConstraint(condition=Q(due__gte=models.F("first_due")), name="promise_due_only_moves_on"),
            models.CheckConstraint(
                condition=~Q(source="dialogue") | Q(line__isnull=False), name="promise_of_dialogue_has_its_line"
            ),
        ]
        indexes = [
            models.Index(fields=["commune", "state", "due"], name="promise_by_state"),
            models.Index(fields=["commune", "made_on"], name="promise_by_day"),
        ]

    def __str__(self) -> str:
        return self.shown[:200]

    @property
    def path(self) -> str:
        return f"/p/{self.ref}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def owner(self) -> str:
        return f"{self.owner_post.title}, {self.owner_body.name}" if self.owner_post else self.owner_body.name


class Proof(OfCommune):
    """What shows that it was done: words, and at least one file. A second round, after «chưa», has its own proof."""

    promise = models.ForeignKey(Promise, models.CASCADE, related_name="proofs")
    round = models.PositiveSmallIntegerField("lần")
    words = models.TextField("đã làm gì", max_length=4000)
    on = models.DateField("ngày")
    by = models.CharField("người ghi", max_length=300)
    files = ManyOfCommune("files.StoredFile", related_name="+")

    class Meta:
        verbose_name = "minh chứng của lời hứa"
        ordering = ["round"]
        constraints = [models.UniqueConstraint(fields=["commune", "promise", "round"], name="promise_proof_once")]

    def __str__(self) -> str:
        return f"Minh chứng {self.round}: {self.promise}"[:300]


class PromiseStep(OfCommune):
    """A line of the promise's history, which everyone reads. `words` are shown with numbers of people covered."""

    class Kind(models.TextChoices):
        MADE = "made", "Hứa"
        POSTPONED = "postponed", "Lùi hạn"
        DONE = "done", "Làm xong, đã trả lời người hỏi"
        MET = "met", "Người hỏi: đạt"
        PARTLY = "partly", "Người hỏi: đạt một phần"
        NOT = "not", "Người hỏi: chưa. Mở lại"
        PASSED = "passed", "Bàn giao"
        CORRECTED = "corrected", "Đính chính lời hứa"

    promise = models.ForeignKey(Promise, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField("lúc")
    by = models.CharField("ai", max_length=300)
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.promise}"[:300]


class HandOver(OfCommune):
    """The record made when a post changes hands, or its promises go to another post: every open promise as it stood
    that day. `items` are its rows, so that the record never changes afterwards."""

    from_post = models.ForeignKey("bodies.Post", models.PROTECT, related_name="+", verbose_name="chức danh giao")
    to_post = models.ForeignKey("bodies.Post", models.PROTECT, related_name="+", verbose_name="chức danh nhận")
    from_name = models.CharField("người giao", max_length=200)
    to_name = models.CharField("người nhận", max_length=200)
    on = models.DateField("ngày")
    ground = models.CharField("theo quyết định, lý do", max_length=300)
    items = models.JSONField(default=list)
    by = models.CharField("người lập", max_length=300)

    class Meta:
        verbose_name = "biên bản bàn giao lời hứa"
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"Bàn giao {self.from_post} ngày {self.on:%d/%m/%Y}"[:300]
