"""Citizen reception (tiếp công dân): the days, who registered or came, and the book by the form in force."""

from __future__ import annotations

from datetime import date, datetime

from django.db import models
from django.db.models import Q
from django.utils.text import capfirst

from dinh.ground.tenant import OfCommune
from dinh.law.casework import PETITION_KINDS, RECEPTION_OUTCOMES


class ReceptionBook(OfCommune):
    """The last number given in the reception book of a year. Locked while a number is taken: no gap, none twice."""

    year = models.PositiveSmallIntegerField("năm")
    last = models.PositiveIntegerField("số cuối", default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "year"], name="dialogue_book_once_a_year")]

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class ReceptionDay(OfCommune):
    """A day on which a post receives citizens. Posted late only with `late_reason`. `received_by` is who really
    received; the law of the day says whether that may be another."""

    class Kind(models.TextChoices):
        CHAIR = "chair", "Chủ tịch Ủy ban nhân dân tiếp định kỳ"
        PARTY = "party", "Bí thư Đảng ủy tiếp định kỳ"
        URGENT = "urgent", "tiếp đột xuất"
        REGULAR = "regular", "tiếp thường xuyên"

    ref = models.CharField("mã", max_length=16)
    kind = models.CharField("loại", max_length=8, choices=Kind)
    receiver = models.ForeignKey("bodies.Post", models.PROTECT, related_name="+", verbose_name="người tiếp")
    day = models.DateField("ngày tiếp")
    starts = models.TimeField("từ")
    ends = models.TimeField("đến")
    place = models.CharField("nơi tiếp", max_length=200)
    posted_on = models.DateField("niêm yết, đăng ngày", null=True, blank=True)
    late_reason = models.CharField("lý do đăng muộn", max_length=300, blank=True)
    online = models.BooleanField("trực tuyến", default=False)
    link = models.URLField("đường kết nối", max_length=300, blank=True)
    link_ready_at = models.DateTimeField("kết nối sẵn sàng lúc", null=True, blank=True)
    checked_on = models.DateField("kiểm tra kỹ thuật ngày", null=True, blank=True)
    recording_place = models.CharField("nơi lưu bản ghi âm, ghi hình", max_length=200, blank=True)
    held_on = models.DateField("đã tiếp, ghi ngày", null=True, blank=True)
    received_by = models.ForeignKey(
        "bodies.Post", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người đã tiếp"
    )
    cancelled_on = models.DateField("hoãn ngày", null=True, blank=True)
    reason = models.CharField("lý do hoãn", max_length=300, blank=True)
    revision = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField("sửa lúc")

    class Meta:
        verbose_name = "ngày tiếp công dân"
        ordering = ["-day", "-starts", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="dialogue_day_ref_once"),
            models.UniqueConstraint(
                fields=["commune", "receiver", "day", "starts"],
                name="dialogue_day_once",
                violation_error_message="Người này đã có lịch tiếp vào đúng giờ đó.",
            ),
            models.CheckConstraint(condition=Q(ends__gt=models.F("starts")), name="dialogue_day_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(held_on=None) | Q(cancelled_on=None), name="dialogue_day_held_or_not"),
            models.CheckConstraint(
                condition=Q(held_on=None) | Q(received_by__isnull=False), name="dialogue_day_held_by_someone"
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on=None) | ~Q(reason=""), name="dialogue_day_cancelled_with_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["commune", "day"], name="dialogue_day_by_day")]

    def __str__(self) -> str:
        return f"{capfirst(self.get_kind_display())}, {self.day:%d/%m/%Y}"

    @property
    def path(self) -> str:
        return f"/p/{self.ref}"

    def state(self, day: date) -> str:
        """draft, posted, due (its day has come, not recorded), held, cancelled."""
        if self.cancelled_on:
            return "cancelled"
        if self.held_on:
            return "held"
        if self.day <= day:
            return "due"
        return "posted" if self.posted_on else "draft"

    def begins(self, zone: object) -> datetime:
        return datetime.combine(self.day, self.starts, zone)  # type: ignore[arg-type]


class Visit(OfCommune):
    """One turn: registered ahead, or walked in; once received it has its number in the book.

    Of someone who denounces nothing stands here but that someone did, and the reference of the petition
    (`petition_ref`): constraint `dialogue_denouncer_not_here`. Personal fields of others stay inside the office.
    """

    class State(models.TextChoices):
        REGISTERED = "registered", "đã đăng ký"
        RECEIVED = "received", "đã tiếp"
        REFUSED = "refused", "từ chối tiếp"
        ABSENT = "absent", "không đến"
        WITHDRAWN = "withdrawn", "đã rút đăng ký"

    DENUNCIATION = "denunciation"
    ref = models.CharField("mã", max_length=16)
    key = models.CharField(max_length=64)
    pin_hash = models.CharField(max_length=200, blank=True)
    reception = models.ForeignKey(ReceptionDay, models.PROTECT, related_name="visits", verbose_name="buổi tiếp")
    from_web = models.BooleanField("tự đăng ký trên mạng", default=False)
    state = models.CharField("tình trạng", max_length=10, choices=State, default=State.REGISTERED)
    kind = models.CharField("phân loại", max_length=12, choices=list(PETITION_KINDS.items()))
    year = models.PositiveSmallIntegerField("năm", null=True, blank=True)
    number = models.PositiveIntegerField("số trong sổ", null=True, blank=True)
    name = models.CharField("họ tên", max_length=120, blank=True)
    address = models.CharField("địa chỉ", max_length=300, blank=True)
    identity = models.CharField("CCCD, số định danh", max_length=20, blank=True)
    phone = models.CharField("điện thoại", max_length=20, blank=True)
    subject = models.TextField("tóm tắt nội dung", max_length=2000, blank=True)
    people = models.PositiveSmallIntegerField("số người cùng nội dung", default=1)
    representatives = models.TextField("người đại diện", max_length=600, blank=True)
    petition_ref = models.CharField("mã đơn, phản ánh", max_length=16, blank=True)
    papers = models.TextField("giấy tờ đã nhận", max_length=2000, blank=True)
    handled_by = models.CharField("cơ quan đã giải quyết", max_length=200, blank=True)
    competent = models.BooleanField("thuộc thẩm quyền", null=True, blank=True)
    guidance = models.TextField("hướng dẫn", max_length=2000, blank=True)
    forwarded_to = models.CharField("chuyển đơn đến", max_length=200, blank=True)
    said = models.TextField("ý kiến người tiếp", max_length=2000, blank=True)
    outcome = models.CharField("kết quả trả lời", max_length=12, choices=list(RECEPTION_OUTCOMES.items()), blank=True)
    outcome_words = models.TextField("nội dung trả lời", max_length=2000, blank=True)
    outcome_on = models.DateField("trả lời ngày", null=True, blank=True)
    refusal = models.CharField("căn cứ từ chối", max_length=8, blank=True)
    refusal_cite = models.CharField("điều khoản", max_length=200, blank=True)
    refusal_words = models.TextField("lý do từ chối", max_length=1000, blank=True)
    noticed_on = models.DateField("gửi Thông báo ngày", null=True, blank=True)
    happened_on = models.DateField("ngày tiếp, từ chối", null=True, blank=True)
    at = models.DateTimeField("ghi lúc")

    class Meta:
        verbose_name = "lượt tiếp công dân"
        ordering = ["-year", "-number", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="dialogue_visit_ref_once"),
            models.UniqueConstraint(fields=["commune", "key"], name="dialogue_visit_key_once"),
            models.UniqueConstraint(fields=["commune", "year", "number"], name="dialogue_visit_number_once_a_year"),
            models.CheckConstraint(
                condition=~Q(kind="denunciation")
                | Q(name="", address="", identity="", phone="", representatives="", subject="", papers="", said=""),
                name="dialogue_denouncer_not_here",
                violation_error_message="Không ghi gì về người tố cáo ở sổ này: chỉ ghi mã đơn.",
            ),
            models.CheckConstraint(condition=~Q(state="received") | Q(number__gte=1), name="dialogue_numbered"),
            models.CheckConstraint(
                condition=~Q(state="refused") | (~Q(refusal_cite="") & ~Q(refusal_words="")),
                name="dialogue_refused_with_a_ground",
            ),
        ]
        indexes = [models.Index(fields=["commune", "state"], name="dialogue_visit_by_state")]

    def __str__(self) -> str:
        number = f"số {self.number}/{self.year}" if self.number else self.ref
        return f"Lượt tiếp {number}"

    @property
    def denounces(self) -> bool:
        return self.kind == self.DENUNCIATION

    @property
    def who(self) -> str:
        """How the book calls them; someone who denounces has no name here."""
        return "Người tố cáo" if self.denounces else self.name
