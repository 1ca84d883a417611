"""Requests for information: the request, who asks (kept apart, erasable), its timeline, its answers, what was made
public.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dinh.ground.tenant import ManyOfCommune, OfCommune


class Book(OfCommune):
    """The last number given in the book of a year. Its row is locked while a number is taken: no gap, none twice."""

    year = models.PositiveSmallIntegerField("năm")
    last = models.PositiveIntegerField("số cuối", default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "year"], name="information_book_once_a_year")]

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class InformationRequest(OfCommune):
    """One request. Nothing here names the asker; `wanted` is in the asker's own words and is never shown in public.

    `received_on` chooses the law; clocks count from `valid_on`, the day the request was complete. `due_recorded` and
    `extension_recorded` are days an official found in a law that `dinh.law` has not read, each with the citation they
    typed. `edition` grows with every change, so that two people do not answer over each other.
    """

    class State(models.TextChoices):
        NEW = "new", "mới nhận"
        CLARIFY = "clarify", "chờ người yêu cầu bổ sung"
        ACCEPTED = "accepted", "đang giải quyết"
        ANSWERED = "answered", "đã cung cấp"
        REFUSED = "refused", "đã từ chối"
        FORWARDED = "forwarded", "đã hướng dẫn nơi giữ thông tin"
        REVIEW = "review", "đang xem lại"
        CLOSED = "closed", "đã kết thúc"

    class Way(models.TextChoices):
        VIEW = "view", "đọc, xem tại trụ sở"
        COPY = "copy", "nhận bản sao tại trụ sở"
        EMAIL = "email", "gửi qua thư điện tử"
        POST = "post", "gửi qua bưu chính"
        FAX = "fax", "gửi qua fax"

    class Channel(models.TextChoices):
        WEB = "web", "qua trang thông tin điện tử"
        DESK = "desk", "đến trụ sở"
        POST = "post", "gửi bưu chính, fax"
        EMAIL = "email", "gửi thư điện tử"

    class Sort(models.TextChoices):
        SIMPLE = "simple", "đơn giản, có sẵn"
        COMPLEX = "complex", "phức tạp, cần tập hợp"

    class Doubt(models.TextChoices):
        """Why an ended request is looked at again."""

        WRONG = "wrong", "người yêu cầu cho rằng thông tin không đúng"
        FOUND = "found", "đã thấy thông tin không đúng, phải đính chính"
        UNSATISFIED = "unsatisfied", "người yêu cầu chưa đồng ý với cách giải quyết"

    ref = models.CharField("mã", max_length=16)
    key = models.CharField(max_length=40)
    pin_hash = models.CharField(max_length=200)
    body = models.ForeignKey("bodies.Body", models.PROTECT, null=True, related_name="+", verbose_name="cơ quan")
    year = models.PositiveSmallIntegerField("năm")
    number = models.PositiveIntegerField("số")
    wanted = models.TextField("thông tin cần biết", max_length=4000)
    subject = models.CharField("tóm tắt", max_length=200, blank=True)
    way = models.CharField("cách nhận", max_length=8, choices=Way)
    channel = models.CharField("gửi đến bằng", max_length=8, choices=Channel)
    received_on = models.DateField("ngày nhận")
    valid_on = models.DateField("ngày yêu cầu đầy đủ")
    state = models.CharField("tình trạng", max_length=10, choices=State, default=State.NEW)
    sort = models.CharField("loại", max_length=8, choices=Sort, blank=True)
    accepted_on = models.DateField("ngày tiếp nhận", null=True)
    due_recorded = models.DateField("hạn do cán bộ ghi", null=True)
    due_ground = models.CharField("căn cứ của hạn", max_length=300, blank=True)
    extended_on = models.DateField("ngày gia hạn", null=True)
    extension_reason = models.TextField("lý do gia hạn", blank=True)
    extension_recorded = models.DateField("hạn mới do cán bộ ghi", null=True)
    extension_ground = models.CharField("căn cứ gia hạn", max_length=300, blank=True)
    refusal = models.CharField("căn cứ từ chối", max_length=20, blank=True)
    refusal_cite = models.CharField("điều khoản từ chối", max_length=300, blank=True)
    outcome = models.CharField("kết quả", max_length=10, choices=State, blank=True)
    outcome_on = models.DateField("ngày có kết quả", null=True)
    doubt = models.CharField("vì sao xem lại", max_length=12, choices=Doubt, blank=True)
    doubt_on = models.DateField("xem lại từ ngày", null=True)
    erased_on = models.DateField("ngày xóa dữ liệu cá nhân", null=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "yêu cầu cung cấp thông tin"
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="information_ref_once"),
            models.UniqueConstraint(fields=["commune", "key"], name="information_key_once"),
            models.UniqueConstraint(fields=["commune", "year", "number"], name="information_number_once_a_year"),
            models.CheckConstraint(condition=Q(number__gte=1), name="information_number_from_one"),
            models.CheckConstraint(
                condition=Q(due_recorded=None) | ~Q(due_ground=""), name="information_recorded_due_has_a_ground"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="refused") | ~Q(refusal=""), name="information_refusal_has_a_ground"
            ),
        ]
        indexes = [models.Index(fields=["commune", "state"], name="information_by_state")]

    def __str__(self) -> str:
        return f"Yêu cầu cung cấp thông tin số {self.number}/{self.year} ({self.ref})"

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN

    @property
    def at_office(self) -> bool:
        return self.way in (self.Way.VIEW, self.Way.COPY)

    OPEN = (State.NEW, State.CLARIFY, State.ACCEPTED, State.REVIEW)
    ENDED = (State.ANSWERED, State.REFUSED, State.FORWARDED)


class Asker(OfCommune):
    """Who asks and where the answer goes: personal data, beside the request, so that it can be erased alone."""

    request = models.OneToOneField(InformationRequest, models.CASCADE, related_name="asker")
    name = models.CharField("họ tên", max_length=120, blank=True)
    address = models.CharField("địa chỉ", max_length=300, blank=True)
    phone = models.CharField("điện thoại", max_length=20, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    fax = models.CharField("số fax", max_length=20, blank=True)

    class Meta:
        verbose_name = "người yêu cầu"

    def __str__(self) -> str:
        return f"người yêu cầu {self.request_id}"


class Step(OfCommune):
    """A line of the request's timeline. `words` written by the asker (`from_asker`) go when their data is erased.

    `inside` steps are for the office only; the others are what the asker sees.
    """

    class Kind(models.TextChoices):
        RECEIVED = "received", "Nhận yêu cầu"
        ACCEPTED = "accepted", "Tiếp nhận"
        CLARIFY = "clarify", "Đề nghị bổ sung"
        COMPLETED = "completed", "Đã bổ sung"
        DUE = "due", "Ghi hạn trả lời"
        EXTENDED = "extended", "Gia hạn"
        ANSWERED = "answered", "Cung cấp thông tin"
        CORRECTED = "corrected", "Đính chính"
        REFUSED = "refused", "Từ chối"
        FORWARDED = "forwarded", "Hướng dẫn nơi giữ thông tin"
        DOUBTED = "doubted", "Đề nghị xem lại"
        FOUND = "found", "Xác nhận thông tin chưa đúng"
        UPHELD = "upheld", "Giữ nguyên kết quả"
        CLOSED = "closed", "Kết thúc"
        WITHDRAWN = "withdrawn", "Người yêu cầu rút yêu cầu"
        PUBLISHED = "published", "Đăng câu trả lời"
        UNPUBLISHED = "unpublished", "Gỡ câu trả lời đã đăng"
        ERASED = "erased", "Xóa dữ liệu cá nhân"

    request = models.ForeignKey(InformationRequest, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=12, choices=Kind)
    at = models.DateTimeField("lúc")
    by = models.CharField("ai", max_length=300)
    words = models.TextField(blank=True)
    from_asker = models.BooleanField(default=False)
    inside = models.BooleanField(default=False)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.request}"


class Answer(OfCommune):
    """What was given: the first answer, then its corrections. Never changed: a correction is a new one."""

    request = models.ForeignKey(InformationRequest, models.CASCADE, related_name="answers")
    number = models.PositiveSmallIntegerField()
    text = models.TextField("nội dung", max_length=20_000)
    on = models.DateField("ngày")
    by = models.CharField("người trả lời", max_length=300)
    files = ManyOfCommune("files.StoredFile", related_name="+", blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "request", "number"], name="information_answer_number_once")
        ]

    def __str__(self) -> str:
        return f"Trả lời {self.number}: {self.request}"


class PublicAnswer(OfCommune):
    """An answer of common interest, with the question rewritten so that nobody can tell who asked."""

    request = models.OneToOneField(InformationRequest, models.PROTECT, related_name="public")
    question = models.CharField("câu hỏi", max_length=300)
    text = models.TextField("trả lời", max_length=20_000)
    folded = models.TextField()
    files = ManyOfCommune("files.StoredFile", related_name="+", blank=True)
    day = models.DateField("ngày đăng")
    changed_at = models.DateTimeField("sửa lúc")
    withdrawn_on = models.DateField("ngày gỡ", null=True)
    withdrawn_reason = models.CharField("lý do gỡ", max_length=300, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "câu trả lời công khai"
        ordering = ["-day", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | ~Q(withdrawn_reason=""), name="information_withdrawal_has_a_reason"
            )
        ]
        indexes = [models.Index(fields=["commune", "-day"], name="information_public_by_day")]

    def __str__(self) -> str:
        return self.question

    @property
    def ref(self) -> str:
        return str(self.request.ref)

    @property
    def shown(self) -> bool:
        return self.withdrawn_on is None
