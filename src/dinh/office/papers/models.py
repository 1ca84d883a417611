"""Văn bản: papers that came in and went out, what they say, whom they cite, what they ask."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune, ScopedManager


class Paper(OfCommune):
    """An official paper, from upload or draft to the register.

    `text` is the decoded text that every span counts in. `reading` keeps what the reader found (`proposals.py`) beside
    what a person confirmed in the columns. A paper is in the register when `state` says so; then `register_number` is
    its place in the book (số đến for papers in, the paper's own number for papers out). `canonical` is the number as
    citations are matched by; `folded` what the registers are searched in, without diacritics. `draft` is the paper as
    written here (`official.py`), frozen when issued. `past`: the run that brought it in from an old book.
    """

    class Direction(models.TextChoices):
        IN = "in", "văn bản đến"
        OUT = "out", "văn bản đi"

    class State(models.TextChoices):
        READ = "read", "chờ xác nhận"
        DRAFT = "draft", "dự thảo"
        REGISTERED = "registered", "đã vào sổ"
        DISCARDED = "discarded", "đã bỏ"

    ref = models.CharField("mã", max_length=16)
    direction = models.CharField("loại sổ", max_length=3, choices=Direction)
    state = models.CharField("trạng thái", max_length=10, choices=State)
    body = models.ForeignKey(
        "bodies.Body", models.PROTECT, related_name="papers", verbose_name="cơ quan",
        help_text="Cơ quan nhận (văn bản đến) hoặc ban hành (văn bản đi).",
    )  # fmt: skip
    system = models.CharField(
        "hệ thống", max_length=8, choices=[("state", "Nhà nước"), ("party", "Đảng"), ("front", "Mặt trận")]
    )
    type_name = models.CharField("tên loại", max_length=60)
    number = models.CharField("số, ký hiệu", max_length=80, blank=True)
    canonical = models.CharField(max_length=120, blank=True)
    folded = models.TextField(blank=True)
    issued = models.DateField("ngày ban hành", null=True, blank=True)
    place = models.CharField("địa danh", max_length=100, blank=True)
    issuer = models.CharField("cơ quan ban hành", max_length=300, blank=True)
    subject = models.TextField("trích yếu", blank=True)
    signer = models.CharField("người ký", max_length=100, blank=True)
    signer_title = models.CharField("chức vụ người ký", max_length=200, blank=True)
    recipients = models.JSONField("nơi nhận", default=list, blank=True)
    text = models.TextField("toàn văn", blank=True)
    reading = models.JSONField(default=dict, blank=True)
    draft = models.JSONField("nội dung soạn", default=dict, blank=True)
    source = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    arrived = models.DateField("ngày đến", null=True, blank=True)
    register_key = models.CharField(max_length=40, blank=True)
    register_number = models.PositiveIntegerField("số trong sổ", null=True, blank=True)
    registered_at = models.DateTimeField(null=True, blank=True)
    public = models.BooleanField("công khai", default=False)
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by", verbose_name="đính chính văn bản"
    )  # fmt: skip
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    past = models.ForeignKey("past.Run", models.PROTECT, null=True, related_name="+", verbose_name="đưa vào từ sổ cũ")

    class Meta:
        verbose_name = "văn bản"
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="paper_ref_once"),
            models.UniqueConstraint(
                fields=["commune", "body", "direction", "register_key", "register_number"],
                condition=Q(register_number__isnull=False),
                name="paper_number_once_a_register",
                violation_error_message="Số này đã cấp cho văn bản khác trong cùng sổ.",
            ),
            models.CheckConstraint(
                condition=~Q(state="registered") | Q(register_number__isnull=False),
                name="registered_paper_has_a_number",
            ),
        ]
        indexes = [
            models.Index(fields=["commune", "direction", "-issued"], name="paper_newest"),
            models.Index(fields=["commune", "canonical"], name="paper_by_canonical"),
            models.Index(fields=["commune", "state"], name="paper_by_state"),
        ]

    def __str__(self) -> str:
        head = f"{self.type_name} {self.number}".strip()
        return f"{head} {self.subject}".strip()[:300] or self.ref

    @property
    def waiting(self) -> bool:
        return self.state == self.State.READ

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def in_register(self) -> bool:
        return self.state == self.State.REGISTERED

    @property
    def day(self) -> date | None:
        """The day by which what it cites is judged: its own, or that of its arrival when it bears none."""
        return self.issued or self.arrived


class RegisterQuerySet(models.QuerySet["Register"]):
    def take(self, commune: Any, body: Any, direction: str, key: str) -> int:
        """The next number of a book, the row locked until the transaction ends: no number twice, none skipped."""
        self.get_or_create(commune=commune, body=body, direction=direction, key=key)
        book = self.select_for_update().get(commune=commune, body=body, direction=direction, key=key)
        book.last += 1
        book.save(update_fields=["last"])
        return book.last


class Register(OfCommune):
    """The counter of one book: a body's papers in or out, of one type, within one year (State) or one term (Party).

    `key` is `2026|BC`, `2025-2030|KL`, or `2026|đến` for papers in; `last` the last number given. Numbers come only
    from here, in the transaction that writes the paper, so a book has no gaps.
    """

    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+")
    direction = models.CharField(max_length=3, choices=Paper.Direction)
    key = models.CharField(max_length=40)
    last = models.PositiveIntegerField(default=0)

    objects = ScopedManager.from_queryset(RegisterQuerySet)()  # type: ignore[misc]  # a manager is made per class

    class Meta:
        verbose_name = "sổ"
        constraints = [models.UniqueConstraint(fields=["commune", "body", "direction", "key"], name="register_once")]

    def __str__(self) -> str:
        return f"{self.body} {self.get_direction_display()} {self.key}"


class Citation(OfCommune):
    """A paper cites a document, known to us (`cited`) or only by its number."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="citations")
    number = models.CharField("số, ký hiệu", max_length=120)
    canonical = models.CharField(max_length=120)
    date = models.DateField("ngày", null=True)
    type_name = models.CharField("tên loại", max_length=60, blank=True)
    issuer = models.CharField("cơ quan ban hành", max_length=300, blank=True)
    role = models.CharField(max_length=8, default="mention")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    cited = models.ForeignKey(Paper, models.SET_NULL, null=True, related_name="cited_by")

    class Meta:
        verbose_name = "trích dẫn"
        constraints = [models.UniqueConstraint(fields=["commune", "paper", "canonical"], name="citation_once_a_paper")]
        indexes = [models.Index(fields=["commune", "canonical"], name="citation_by_number")]

    def __str__(self) -> str:
        return f"{self.paper.number} → {self.number}"


class Clause(OfCommune):
    """A clause of a paper that gives work: found by the reader or added by hand, confirmed or left out by a person.

    `due` is a list of `{"day": 10, "month": 6, "year": null, "yearly": true, "label": "Báo cáo 6 tháng"}`.
    """

    class State(models.TextChoices):
        FOUND = "found", "chờ giao"
        ASSIGNED = "assigned", "đã giao thành nhiệm vụ"
        DISMISSED = "dismissed", "không giao"

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="clauses")
    order = models.PositiveSmallIntegerField()
    label = models.CharField("mục", max_length=60, blank=True)
    agency = models.CharField("cơ quan như trong văn bản", max_length=400)
    body = models.ForeignKey(
        "bodies.Body", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="cơ quan"
    )
    cooperating = models.JSONField("phối hợp, như trong văn bản", default=list, blank=True)
    text = models.TextField("nội dung")
    due = models.JSONField("hạn", default=list, blank=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    confidence = models.FloatField(default=1.0)
    state = models.CharField(max_length=10, choices=State, default=State.FOUND)
    reason = models.CharField("lý do không giao", max_length=300, blank=True)

    class Meta:
        verbose_name = "mục giao việc"
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "paper", "order"], name="clause_order_once"),
            models.CheckConstraint(condition=Q(end=None) | Q(end__gte=F("start")), name="clause_span"),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.agency}: {self.text}"[:300]


class Dossier(OfCommune):
    """Hồ sơ công việc: the papers of one matter in their order (plan, drafting team, submission, decision, report)."""

    ref = models.CharField("mã", max_length=16)
    title = models.CharField("tiêu đề", max_length=300)
    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="cơ quan")
    opened = models.DateField("ngày mở")
    closed = models.DateField("ngày kết thúc", null=True, blank=True)

    class Meta:
        verbose_name = "hồ sơ công việc"
        constraints = [models.UniqueConstraint(fields=["commune", "ref"], name="dossier_ref_once")]

    def __str__(self) -> str:
        return self.title


class DossierItem(OfCommune):
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="items")
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="dossier_items")
    order = models.PositiveSmallIntegerField("thứ tự")
    step = models.CharField(
        "bước", max_length=60, blank=True, help_text="Ví dụ: kế hoạch, tờ trình, quyết định, báo cáo."
    )

    class Meta:
        verbose_name = "văn bản trong hồ sơ"
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["commune", "dossier", "paper"], name="paper_once_a_dossier")]

    def __str__(self) -> str:
        return f"{self.order}. {self.paper}"


class Batch(OfCommune):
    """Files sent in together for reading. `post` is who sent them: the job acts from it while it is still held."""

    ref = models.CharField("mã", max_length=16)
    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="cơ quan nhận")
    arrived = models.DateField("ngày đến")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    post = models.ForeignKey("bodies.Post", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "lượt nhập văn bản"
        constraints = [models.UniqueConstraint(fields=["commune", "ref"], name="batch_ref_once")]

    def __str__(self) -> str:
        return self.ref


class BatchItem(OfCommune):
    """One file of a batch and what became of it. The bytes wait in the spool (`spool.py`) until it is settled."""

    class State(models.TextChoices):
        WAITING = "waiting", "chờ đọc"
        READ = "read", "đã đọc"
        ALREADY = "already", "đã có"
        REFUSED = "refused", "không đọc được"

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField()
    name = models.CharField("tên tệp", max_length=200)
    size = models.PositiveBigIntegerField("kích thước", help_text="byte")
    spooled = models.CharField(max_length=80, blank=True)
    state = models.CharField("kết quả", max_length=8, choices=State, default=State.WAITING)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="+")
    message = models.TextField("lý do", blank=True)

    class Meta:
        verbose_name = "tệp trong lượt nhập"
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["commune", "batch", "order"], name="batch_item_once")]
        indexes = [models.Index(fields=["batch", "state"], name="batch_by_state")]

    def __str__(self) -> str:
        return self.name
