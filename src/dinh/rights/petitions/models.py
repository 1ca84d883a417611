"""Letters and matters: what came in, from whom (kept apart, erasable), which matters it holds, and how each went.

One letter may hold several matters (khoản 1 Điều 25 Luật Tiếp công dân: each is handled apart), and one matter may have
many askers, who each see only their own letter. Denunciations keep nothing here that tells who wrote: `models_sealed`.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dinh.ground.tenant import ManyOfCommune, OfCommune
from dinh.rights.petitions.models_api import ApiClient, ApiLetter, ApiUpdate, Questions
from dinh.rights.petitions.models_near import NearKey, NearMatter
from dinh.rights.petitions.models_ready import Ready
from dinh.rights.petitions.models_review import Lot, Review
from dinh.rights.petitions.models_sealed import Opening, SealedFile, SealedLetter

__all__ = [
    "Answer", "ApiClient", "ApiLetter", "ApiUpdate", "Asking", "Book", "Letter", "LetterFile", "Lot", "NearKey",
    "NearMatter", "Opening", "Petition", "Questions", "Ready", "Review", "SealedFile", "SealedLetter", "Sender",
    "Service", "Step",
]  # fmt: skip


class Kind(models.TextChoices):
    """Decided by the content of a letter, never by its title (Thông tư 05/2021/TT-TTCP)."""

    REFLECTION = "reflection", "phản ánh"
    PROPOSAL = "proposal", "kiến nghị"
    COMPLAINT = "complaint", "khiếu nại"
    DENUNCIATION = "denunciation", "tố cáo"


class Channel(models.TextChoices):
    WEB = "web", "qua trang thông tin điện tử"
    DESK = "desk", "đến trụ sở"
    RECEPTION = "reception", "tại buổi tiếp công dân"
    PAPER = "paper", "phiếu giấy"
    POST = "post", "gửi bưu chính"
    PHONE = "phone", "gọi điện thoại"
    FRONT = "front", "Mặt trận, đoàn thể chuyển"
    API = "api", "ứng dụng khác (Open311)"


class Book(OfCommune):
    """The last number given in the book of a year. Its row is locked while a number is taken: no gap, none twice."""

    year = models.PositiveSmallIntegerField("năm")
    last = models.PositiveIntegerField("số cuối", default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "year"], name="petition_book_once_a_year")]

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class Service(OfCommune):
    """What reflections are about («Đường sá», «Rác thải»), and which body deals with it: the first guess of routing.

    `code` is also the service code of Open311. `keywords`, one a line, help to guess the service from the words.
    """

    code = models.SlugField("mã", max_length=30)
    name = models.CharField("tên", max_length=100)
    description = models.CharField("gồm những gì", max_length=300, blank=True)
    group = models.CharField("nhóm", max_length=60, blank=True)
    keywords = models.TextField("từ hay dùng", blank=True)
    body = models.ForeignKey(
        "bodies.Body", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="nơi xử lý"
    )
    order = models.PositiveSmallIntegerField("thứ tự", default=100)
    open = models.BooleanField("đang nhận", default=True)

    class Meta:
        verbose_name = "lĩnh vực"
        ordering = ["order", "name"]
        constraints = [models.UniqueConstraint(fields=["commune", "code"], name="petition_service_once")]

    def __str__(self) -> str:
        return self.name


class Letter(OfCommune):
    """One sending: a form on the web, a sheet of paper, a phone call written down. Nothing here names the sender.

    `words` is the sender's own text, kept as it came and shown to the office only; empty for a denunciation. `held`
    says why a letter waits (abuse, a flood) with its words kept; its sender may ask for another look (`appealed_on`).
    `slip` is the number of a printed form (`PG-…`). `collected_by`: the Front or the union that heard it from members.
    `past`: the run that brought it in from an old book; `book` names the former commune whose book that was.
    """

    ref = models.CharField("mã", max_length=16)
    key = models.CharField(max_length=60)
    pin_hash = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField("năm")
    number = models.PositiveIntegerField("số đến")
    channel = models.CharField("gửi đến bằng", max_length=10, choices=Channel)
    received_on = models.DateField("ngày nhận")
    received_at = models.DateTimeField("nhận lúc")
    words = models.TextField("nội dung", max_length=20_000, blank=True)
    group = models.ForeignKey(
        "places.ResidentialGroup", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="thôn, tổ"
    )
    place = models.CharField("chỗ nào", max_length=300, blank=True)
    lon = models.FloatField("kinh độ", null=True, blank=True)
    lat = models.FloatField("vĩ độ", null=True, blank=True)
    service = models.ForeignKey(Service, models.PROTECT, null=True, blank=True, related_name="+")
    anonymous = models.BooleanField("không ghi tên", default=False)
    on_behalf = models.CharField("ai gửi hộ", max_length=200, blank=True)
    held = models.CharField("vì sao tạm giữ", max_length=300, blank=True)
    appealed_on = models.DateField("xin xem lại ngày", null=True)
    slip = models.CharField("số phiếu giấy", max_length=12, blank=True)
    collected_by = models.ForeignKey(
        "bodies.Body", models.PROTECT, null=True, related_name="+", verbose_name="Mặt trận, đoàn thể thu nhận"
    )
    erased_on = models.DateField("ngày xóa dữ liệu cá nhân", null=True)
    book = models.CharField("sổ của đơn vị cũ", max_length=20, blank=True)
    past = models.ForeignKey("past.Run", models.PROTECT, null=True, related_name="+", verbose_name="đưa vào từ sổ cũ")

    class Meta:
        verbose_name = "đơn, thư"
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="petition_letter_ref_once"),
            models.UniqueConstraint(fields=["commune", "key"], name="petition_letter_key_once"),
            models.UniqueConstraint(
                fields=["commune", "year", "book", "number"], name="petition_letter_number_once_a_year"
            ),
            models.CheckConstraint(condition=Q(book="") | Q(past__isnull=False), name="petition_other_books_are_past"),
            models.UniqueConstraint(
                fields=["commune", "slip"], condition=~Q(slip=""), name="petition_letter_slip_once"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="petition_letter_number_from_one"),
            models.CheckConstraint(
                condition=Q(collected_by=None) | Q(channel="front"), name="petition_only_front_collects"
            ),
            models.CheckConstraint(
                condition=Q(lon=None, lat=None) | Q(lon__isnull=False, lat__isnull=False), name="petition_place_whole"
            ),
        ]

    def __str__(self) -> str:
        return f"Đơn số {self.number}/{self.year} ({self.ref})"


class Sender(OfCommune):
    """Who sent a letter: personal data, beside it, so that it can be erased alone. None for a denunciation."""

    letter = models.OneToOneField(Letter, models.CASCADE, related_name="sender")
    name = models.CharField("họ tên", max_length=120, blank=True)
    address = models.CharField("địa chỉ", max_length=300, blank=True)
    phone = models.CharField("điện thoại", max_length=20, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    citizen_id = models.CharField("số căn cước", max_length=12, blank=True)
    people = models.PositiveSmallIntegerField("số người cùng ký", default=1)

    class Meta:
        verbose_name = "người gửi"

    def __str__(self) -> str:
        return f"người gửi {self.letter_id}"


class LetterFile(OfCommune):
    """A photo, a voice note or a paper that came with a letter. Shown to everyone only when the office says so."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="files")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    public = models.BooleanField("cho mọi người xem", default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "letter", "file"], name="petition_file_once")]

    def __str__(self) -> str:
        return str(self.file.name)


class Petition(OfCommune):
    """One matter. `title` and `text` are the office's own words, which name nobody and which everyone may read.

    `received_on` chooses the law and is the day of the first letter; routing from body to body does not move it.
    `public` shows it at `/p/PA-…`; complaints and denunciations never are. `edition` grows with every change.

    The four days at the end are what `clocks` says, kept with every change so that lists and figures are counted by the
    database: the day that presses, the next alarm of a letter nobody dealt with, the law's day for an outcome, and the
    day that outcome came. A matter out of an old book (`past`) is over: no clock runs for it.
    """

    class State(models.TextChoices):
        NEW = "new", "mới nhận"
        SUPPLEMENT = "supplement", "chờ người gửi bổ sung"
        ACCEPTED = "accepted", "đang giải quyết"
        SUSPENDED = "suspended", "tạm đình chỉ"
        ANSWERED = "answered", "đã trả lời, chờ người gửi xác nhận"
        DECIDED = "decided", "đã có quyết định"
        APPEALED = "appealed", "đang khiếu nại lần hai"
        EFFECTIVE = "effective", "quyết định đã có hiệu lực"
        CONCLUDED = "concluded", "đã có kết luận"
        HANDLED = "handled", "đã xử lý theo kết luận"
        FORWARDED = "forwarded", "đã chuyển cơ quan có thẩm quyền"
        REFUSED = "refused", "không thụ lý"
        FILED = "filed", "lưu đơn"
        WITHDRAWN = "withdrawn", "người gửi đã rút"
        TERMINATED = "terminated", "đình chỉ"
        JOINED = "joined", "đã gộp vào vụ việc khác"
        CLOSED = "closed", "đã kết thúc"

    class Ending(models.TextChoices):
        CONFIRMED = "confirmed", "đã giải quyết, người gửi xác nhận"
        UNCONFIRMED = "unconfirmed", "đã giải quyết, người gửi chưa xác nhận"
        EXPLAINED = "explained", "đã giải thích"
        REFUSED = "refused", "không thụ lý, đã chỉ nơi có thẩm quyền"

    ref = models.CharField("mã", max_length=16)
    kind = models.CharField("loại", max_length=12, choices=Kind)
    state = models.CharField("tình trạng", max_length=10, choices=State, default=State.NEW)
    received_on = models.DateField("ngày nhận")
    title = models.CharField("tóm tắt", max_length=200)
    text = models.TextField("nội dung công khai", max_length=4000, blank=True)
    folded = models.TextField()
    group = models.ForeignKey(
        "places.ResidentialGroup", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="thôn, tổ"
    )
    place = models.CharField("chỗ nào", max_length=300, blank=True)
    lon = models.FloatField(null=True, blank=True)
    lat = models.FloatField(null=True, blank=True)
    service = models.ForeignKey(
        Service, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="lĩnh vực"
    )
    body = models.ForeignKey("bodies.Body", models.PROTECT, null=True, related_name="+", verbose_name="nơi giải quyết")
    about_rules = models.BooleanField("về quy định hành chính", default=False)
    public = models.BooleanField("cho mọi người xem", default=False)
    outcome = models.CharField("trả lời thế nào", max_length=12, blank=True)
    ending = models.CharField("kết thúc", max_length=12, choices=Ending, blank=True)
    ended_on = models.DateField("ngày kết thúc", null=True)
    answered_on = models.DateField("ngày trả lời", null=True)
    joined = models.ForeignKey("self", models.PROTECT, null=True, related_name="copies", verbose_name="gộp vào")
    recurs = models.ForeignKey("self", models.PROTECT, null=True, related_name="again", verbose_name="tái diễn của")
    edition = models.PositiveIntegerField(default=1)
    due_on = models.DateField("ngày phải giữ", null=True)
    alarm_on = models.DateField("ngày cảnh báo", null=True)
    outcome_due = models.DateField("hạn có kết quả theo luật", null=True)
    outcome_on = models.DateField("ngày có kết quả", null=True)
    past = models.ForeignKey("past.Run", models.PROTECT, null=True, related_name="+", verbose_name="đưa vào từ sổ cũ")

    class Meta:
        verbose_name = "vụ việc"
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="petition_ref_once"),
            models.CheckConstraint(
                condition=Q(public=False) | Q(kind__in=("reflection", "proposal")), name="petition_secret_kinds"
            ),
            models.CheckConstraint(condition=Q(ending="") | Q(ended_on__isnull=False), name="petition_end_has_a_day"),
        ]
        indexes = [
            models.Index(fields=["commune", "state", "received_on"], name="petition_by_state"),
            models.Index(fields=["commune", "kind", "received_on"], name="petition_by_kind"),
            models.Index(fields=["commune", "body", "state"], name="petition_by_body"),
            models.Index(fields=["commune", "outcome_due"], name="petition_by_outcome_due"),
            models.Index(fields=["commune", "ended_on"], name="petition_by_end"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display().capitalize()} {self.ref}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def path(self) -> str:
        return f"/p/{self.ref}"


_S = Petition.State
OPEN = (
    _S.NEW,
    _S.SUPPLEMENT,
    _S.ACCEPTED,
    _S.SUSPENDED,
    _S.DECIDED,
    _S.APPEALED,
    _S.EFFECTIVE,
    _S.CONCLUDED,
    _S.HANDLED,
)


class Asking(OfCommune):
    """That a letter asks about a matter, and what its sender said of the answer. `told_on`: when the body that heard it
    from its members brought them the answer, `told_at` where."""

    class Word(models.TextChoices):
        MET = "met", "đạt"
        PARTLY = "partly", "đạt một phần"
        NOT = "not", "chưa đạt"

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="askings")
    petition = models.ForeignKey(Petition, models.CASCADE, related_name="askings")
    word = models.CharField("người gửi thấy", max_length=6, choices=Word, blank=True)
    word_on = models.DateField("ngày nói", null=True)
    words = models.TextField("ý kiến", max_length=2000, blank=True)
    told_on = models.DateField("đã báo lại ngày", null=True)
    told_at = models.CharField("báo lại ở đâu", max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "letter", "petition"], name="petition_asking_once")]

    def __str__(self) -> str:
        return f"{self.letter} → {self.petition}"


class Step(OfCommune):
    """A line of a matter's life. `kind` is a move of `course`; clocks are computed from these rows alone.

    `ground` is the article or the written ground; `until` a day the step sets (a dialogue, a promised answer);
    `inside` steps are for the office only, the others are what askers and, where public, everyone see.
    """

    petition = models.ForeignKey(Petition, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=20)
    on = models.DateField("ngày")
    at = models.DateTimeField("lúc")
    by = models.CharField("ai", max_length=300)
    words = models.TextField("nội dung", blank=True)
    ground = models.CharField("căn cứ", max_length=500, blank=True)
    paper = models.CharField("số, ký hiệu văn bản", max_length=60, blank=True)
    until = models.DateField("đến ngày", null=True)
    to = models.CharField("gửi đến", max_length=300, blank=True)
    result = models.CharField("kết quả", max_length=20, blank=True)
    body = models.ForeignKey("bodies.Body", models.PROTECT, null=True, related_name="+")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")
    inside = models.BooleanField(default=False)
    from_asker = models.BooleanField(default=False)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.kind}: {self.petition}"


class Answer(OfCommune):
    """What the office answered. Never changed: a better answer is a new one."""

    petition = models.ForeignKey(Petition, models.CASCADE, related_name="answers")
    number = models.PositiveSmallIntegerField()
    text = models.TextField("trả lời", max_length=20_000)
    outcome = models.CharField("cách trả lời", max_length=12)
    on = models.DateField("ngày")
    by = models.CharField("người trả lời", max_length=300)
    files = ManyOfCommune("files.StoredFile", related_name="+", blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "petition", "number"], name="petition_answer_number_once")
        ]

    def __str__(self) -> str:
        return f"Trả lời {self.number}: {self.petition}"
