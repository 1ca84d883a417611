"""What the commune makes public: publications and their versions. Where they hang and are read out: `models_proof`;
plans and terms: `models_plan`; what old books say of the years before: `models_past`."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dinh.ground.tenant import ManyOfCommune, OfCommune
from dinh.law.publicity import ITEMS
from dinh.rights.publish.models_past import PastPublication
from dinh.rights.publish.models_plan import Means, Plan, PlanLine, SectorTerm
from dinh.rights.publish.models_proof import Broadcast, HeadMessage, Posting

__all__ = [
    "Attachment", "Broadcast", "HeadMessage", "Means", "PastPublication", "Plan", "PlanLine", "Posting", "Publication",
    "SectorTerm", "Version",
]  # fmt: skip

ITEM_CHOICES = [(item.code, f"{item.clause}. {item.title}") for item in ITEMS]


class Publication(OfCommune):
    """One matter that is made public, whatever its versions. `ref` names it on paper (`CK-7K3M-9QXT`), `code` is six
    digits that can be read out by phone.

    The columns from `item` on repeat the version in force, so that a list reads one table. `quarter` («2026-Q3») is set
    for the quarterly list of what was made public (khoản 2 Điều 13), which is itself posted and read like any other.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "bản soạn"
        PUBLISHED = "published", "đang công khai"
        WITHDRAWN = "withdrawn", "đã thôi công khai"
        DISCARDED = "discarded", "đã bỏ"

    ref = models.CharField("mã", max_length=16)
    code = models.CharField("mã số", max_length=6)
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.DRAFT)
    quarter = models.CharField("danh sách của quý", max_length=7, blank=True)
    item = models.CharField("nội dung phải công khai", max_length=4, choices=ITEM_CHOICES)
    title = models.CharField("tiêu đề", max_length=400)
    issuer = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="cơ quan công khai")
    decided = models.DateField("ngày quyết định, văn bản")
    published_on = models.DateField("ngày công khai", null=True, blank=True)
    first_on = models.DateField("ngày công khai lần đầu", null=True, blank=True)
    personal = models.BooleanField("có danh sách cá nhân", default=False)
    whole_commune = models.BooleanField("cả xã, phường", default=True)
    withdrawn_at = models.DateTimeField("thôi công khai lúc", null=True, blank=True)
    withdraw_reason = models.CharField("lý do thôi công khai", max_length=300, blank=True)

    class Meta:
        verbose_name = "nội dung công khai"
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="publication_ref_once"),
            models.UniqueConstraint(fields=["commune", "code"], name="publication_code_once"),
            models.UniqueConstraint(
                fields=["commune", "quarter"],
                condition=~Q(quarter="") & ~Q(state="discarded"),
                name="one_list_a_quarter",
            ),
        ]
        indexes = [
            models.Index(fields=["commune", "state", "-published_on", "-id"], name="publication_newest"),
            models.Index(
                fields=["commune", "state", "item", "-published_on", "-id"], name="publication_newest_of_item"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_list(self) -> bool:
        return bool(self.quarter)

    @property
    def spoken_code(self) -> str:
        """`482 913`: as it is printed and read out."""
        return f"{self.code[:3]} {self.code[3:]}"


class Version(OfCommune):
    """What a publication said from one day on. Changed content is made public again as the next version, with clocks
    and postings of its own (Điều 14).

    `groups` are those it concerns, none for the whole commune. `posted_at` are all groups of the day it was published:
    Điều 13 wants it at the house of culture of each, whichever it concerns.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "bản soạn"
        CURRENT = "current", "đang công khai"
        SUPERSEDED = "superseded", "đã có bản mới hơn"
        DISCARDED = "discarded", "đã bỏ"

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField("bản số")
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.DRAFT)
    edition = models.PositiveIntegerField("lần sửa", default=1, help_text="Hai người cùng sửa thì người sau được báo.")
    item = models.CharField("nội dung phải công khai", max_length=4, choices=ITEM_CHOICES)
    title = models.CharField("tiêu đề", max_length=400)
    summary = models.TextField("tóm tắt dễ hiểu", blank=True)
    body = models.TextField("nội dung", blank=True)
    issuer = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="cơ quan công khai")
    paper_number = models.CharField("số, ký hiệu văn bản", max_length=60, blank=True)
    decided = models.DateField("ngày quyết định, văn bản")
    personal = models.BooleanField("có danh sách cá nhân", default=False)
    groups = ManyOfCommune("places.ResidentialGroup", related_name="+", blank=True)
    posted_at = ManyOfCommune("places.ResidentialGroup", related_name="+", blank=True)
    change_note = models.CharField("thay đổi gì, vì sao", max_length=500, blank=True)
    paper = models.ForeignKey("papers.Paper", models.PROTECT, null=True, blank=True, related_name="+")
    plan_line = models.ForeignKey(PlanLine, models.SET_NULL, null=True, blank=True, related_name="versions")
    post = models.ForeignKey("bodies.Post", models.PROTECT, related_name="+", verbose_name="chức danh soạn")
    published_at = models.DateTimeField("công khai lúc", null=True, blank=True)
    published_by = models.ForeignKey("bodies.Post", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "bản công khai"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "publication", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["commune", "publication"], condition=Q(state="draft"), name="one_draft_of_a_publication"
            ),
            models.UniqueConstraint(
                fields=["commune", "publication"], condition=Q(state="current"), name="one_version_in_force"
            ),
            models.UniqueConstraint(
                fields=["commune", "item", "issuer", "decided", "paper_number"],
                condition=~Q(paper_number="") & Q(state="draft"),
                name="one_publication_of_a_paper",
            ),
        ]
        indexes = [models.Index(fields=["commune", "state", "decided"], name="version_by_day")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT


class Attachment(OfCommune):
    """A document of a version. `text` is what was read out of it, for search and screen readers.

    `masked` means that the public gets `public_file`, a copy with personal data covered, or the covered text alone when
    there is none; `file` then stays inside.
    """

    class Reading(models.TextChoices):
        WAITING = "waiting", "đang đọc"
        DONE = "done", "đã đọc"
        NO_TEXT = "no_text", "không có chữ đọc được"

    version = models.ForeignKey(Version, models.CASCADE, related_name="attachments")
    order = models.PositiveSmallIntegerField("thứ tự")
    title = models.CharField("tên", max_length=200)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    public_file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    masked = models.BooleanField("đã che thông tin cá nhân", default=False)
    text = models.TextField(blank=True)
    tables = models.JSONField(
        "bảng", default=list, blank=True, help_text="Của bảng tính, như scribe.sheets.SheetTable."
    )
    reading = models.CharField("đọc tệp", max_length=8, choices=Reading, default=Reading.WAITING)
    note = models.CharField("ghi chú khi đọc", max_length=400, blank=True)

    class Meta:
        verbose_name = "tài liệu kèm theo"
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["commune", "version", "order"], name="attachment_order_once")]

    def __str__(self) -> str:
        return self.title
