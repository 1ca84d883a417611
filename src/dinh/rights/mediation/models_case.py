"""Cases in the book. `Case` names nobody and says nothing of the matter but its field; what is private lies beside it,
sealed, and can be erased alone.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dinh.ground.tenant import OfCommune
from dinh.law.mediating import DECLINING, ENDING, OUTSIDE, RAISING, TRIGGERS
from dinh.rights.mediation.sealed import SealedTextField


class Case(OfCommune):
    """One matter. `year` and `number` are its place in the team's book: given when the head takes it in, never before.

    `partner` is the team of the other side's group; `follows` the case that is tried again after it was not settled.
    """

    class State(models.TextChoices):
        ASKED = "asked", "mới nhờ, chờ tổ trưởng xem"
        TAKEN = "taken", "đã vào sổ, chờ phân công"
        ASSIGNED = "assigned", "đã phân công, chờ bắt đầu"
        UNDER_WAY = "under_way", "đang hòa giải"
        SETTLED = "settled", "hòa giải thành"
        NOT_SETTLED = "not_settled", "hòa giải không thành"
        ENDED = "ended", "kết thúc"
        OUTSIDE = "outside", "không thuộc phạm vi hòa giải ở cơ sở"
        WITHDRAWN = "withdrawn", "người nhờ đã rút"

    class Field(models.TextChoices):
        NEIGHBOURS = "neighbours", "hàng xóm, sinh hoạt"
        FAMILY = "family", "hôn nhân, gia đình"
        INHERITANCE = "inheritance", "thừa kế"
        BOUNDS = "bounds", "lối đi, ranh giới, đất ở"
        DEBTS = "debts", "vay nợ, mua bán, hợp đồng"
        DAMAGE = "damage", "bồi thường thiệt hại"
        ENVIRONMENT = "environment", "vệ sinh, môi trường, tiếng ồn"
        OTHER = "other", "việc khác"

    class Channel(models.TextChoices):
        WEB = "web", "qua trang thông tin"
        TOLD = "told", "gặp trực tiếp, điện thoại"

    class Performed(models.TextChoices):
        YES = "yes", "đã thực hiện xong"
        PARTLY = "partly", "đang thực hiện"
        NO = "no", "không thực hiện"

    ref = models.CharField("mã", max_length=16)
    key = models.CharField(max_length=40)
    pin_hash = models.CharField(max_length=200, blank=True)
    team = models.ForeignKey("mediation.Team", models.PROTECT, related_name="cases", verbose_name="tổ hòa giải")
    partner = models.ForeignKey(
        "mediation.Team", models.PROTECT, null=True, related_name="shared", verbose_name="tổ phối hợp"
    )
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="again")
    year = models.PositiveSmallIntegerField("năm", null=True)
    number = models.PositiveIntegerField("số", null=True)
    field = models.CharField("lĩnh vực", max_length=12, choices=Field, default=Field.OTHER)
    trigger = models.CharField(
        "căn cứ", max_length=10, choices=[(key, item.title) for key, item in TRIGGERS.items()], default="asked"
    )
    channel = models.CharField("nhận bằng", max_length=5, choices=Channel)
    received_on = models.DateField("ngày nhận")
    state = models.CharField("tình trạng", max_length=12, choices=State)
    outside = models.CharField(
        "vì sao ngoài phạm vi", max_length=10, blank=True, choices=[(key, item.title) for key, item in OUTSIDE.items()]
    )
    assigned_on = models.DateField("ngày phân công", null=True)
    urgent = models.BooleanField("phải hòa giải ngay", default=False)
    agreed_on = models.DateField("ngày các bên thỏa thuận bắt đầu", null=True)
    begun_on = models.DateField("ngày bắt đầu", null=True)
    outcome_on = models.DateField("ngày có kết quả", null=True)
    ending = models.CharField(
        "vì sao kết thúc", max_length=10, blank=True, choices=[(key, item.title) for key, item in ENDING.items()]
    )
    written = models.BooleanField("có văn bản hòa giải thành", default=False)
    performed = models.CharField("thực hiện thỏa thuận", max_length=8, choices=Performed, blank=True)
    pay = models.PositiveIntegerField("thù lao (đồng)", null=True)
    pay_on = models.DateField("ngày chi", null=True)
    pay_ground = models.CharField("chứng từ", max_length=200, blank=True)
    erased_on = models.DateField("ngày xóa dữ liệu riêng", null=True)
    edition = models.PositiveIntegerField(default=1)

    OPEN = (State.TAKEN, State.ASSIGNED, State.UNDER_WAY)
    CLOSED = (State.SETTLED, State.NOT_SETTLED, State.ENDED)

    class Meta:
        verbose_name = "vụ, việc hòa giải"
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="mediation_case_ref_once"),
            models.UniqueConstraint(fields=["commune", "key"], name="mediation_case_key_once"),
            models.UniqueConstraint(fields=["commune", "team", "year", "number"], name="mediation_case_number_once"),
            models.CheckConstraint(
                condition=Q(number=None, year=None) | Q(number__gte=1, year__isnull=False),
                name="mediation_case_number_has_a_year",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("settled", "not_settled", "ended"), outcome_on__isnull=False)
                | (~Q(state__in=("settled", "not_settled", "ended")) & Q(outcome_on=None)),
                name="mediation_outcome_has_a_day",
            ),
            models.CheckConstraint(condition=~Q(state="outside") | ~Q(outside=""), name="mediation_outside_by_article"),
            models.CheckConstraint(condition=~Q(state="ended") | ~Q(ending=""), name="mediation_ended_by_article"),
            models.CheckConstraint(
                condition=Q(pay=None) | (~Q(pay_ground="") & Q(pay_on__isnull=False)), name="mediation_pay_has_a_ground"
            ),
        ]
        indexes = [models.Index(fields=["commune", "team", "received_on"], name="mediation_case_by_team")]

    def __str__(self) -> str:
        return f"Vụ, việc hòa giải {self.label}"

    @property
    def label(self) -> str:
        """Its place in the book, or its reference before it has one: what may be said where others listen."""
        return f"{self.number}/{self.year}" if self.number else str(self.ref)

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN

    @property
    def closed(self) -> bool:
        return self.state in self.CLOSED


class Private(OfCommune):
    """What the matter is about and how it went."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="private")
    content = SealedTextField("nội dung vụ, việc", blank=True)
    course = SealedTextField("diễn biến", blank=True)
    agreed = SealedTextField("thỏa thuận, hoặc yêu cầu của mỗi bên", blank=True)
    duties = SealedTextField("quyền và nghĩa vụ của các bên", blank=True)
    manner = SealedTextField("phương thức, thời hạn thực hiện", blank=True)
    reply = SealedTextField("lời nhắn cho người nhờ", blank=True)
    FIELDS = ("content", "course", "agreed", "duties", "manner", "reply")

    def __str__(self) -> str:
        return f"phần riêng của {self.case}"


class Party(OfCommune):
    """Someone in the dispute. `side` 1 asks, or is named first; 2 is the other side; more when there are more."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="parties")
    side = models.PositiveSmallIntegerField("bên")
    name = SealedTextField("họ tên")
    about = SealedTextField("tuổi, địa chỉ", blank=True)
    phone = SealedTextField("điện thoại", blank=True)

    class Meta:
        ordering = ["side", "pk"]

    def __str__(self) -> str:
        return f"bên {self.side} của {self.case}"


class Assignment(OfCommune):
    """A mediator given to a case, by the head or chosen by the parties; who declines leaves with the ground."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="assignments")
    member = models.ForeignKey("mediation.Member", models.PROTECT, related_name="assignments")
    given_on = models.DateField("ngày phân công")
    chosen = models.BooleanField("các bên chọn", default=False)
    left_on = models.DateField("thôi ngày", null=True)
    left_ground = models.CharField(
        "vì sao thôi", max_length=10, blank=True, choices=[(key, item.title) for key, item in DECLINING.items()]
    )

    class Meta:
        ordering = ["given_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "case", "member"], condition=Q(left_on=None), name="mediation_assigned_once"
            ),
            models.CheckConstraint(condition=Q(left_on=None) | ~Q(left_ground=""), name="mediation_left_with_a_ground"),
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.case}"


class Session(OfCommune):
    """One meeting with the parties."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="sessions")
    held_on = models.DateField("ngày")
    is_public = models.BooleanField("công khai", default=False)
    place = SealedTextField("nơi hòa giải", blank=True)
    words = SealedTextField("nội dung buổi hòa giải")

    class Meta:
        ordering = ["held_on", "pk"]

    def __str__(self) -> str:
        return f"Buổi {self.held_on:%d/%m/%Y}: {self.case}"


class FollowUp(OfCommune):
    """What a mediator found when looking whether the agreement is kept."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="follow_ups")
    seen_on = models.DateField("ngày")
    result = models.CharField("kết quả", max_length=8, choices=Case.Performed)
    words = SealedTextField("ghi chú", blank=True)

    class Meta:
        ordering = ["seen_on", "pk"]

    def __str__(self) -> str:
        return f"Theo dõi {self.seen_on:%d/%m/%Y}: {self.case}"


class Escalation(OfCommune):
    """The secrecy of private life ends here, for whom the law names: the chair (violence) or a competent body."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="escalations")
    ground = models.CharField("căn cứ", max_length=10, choices=[(key, item.title) for key, item in RAISING.items()])
    to = models.CharField("báo đến", max_length=200)
    raised_at = models.DateTimeField("lúc")
    raised_by = models.CharField("người báo", max_length=300)
    words = SealedTextField("nội dung báo")
    answered_on = models.DateField("ngày có biện pháp", null=True)
    answer = SealedTextField("biện pháp", blank=True)

    class Meta:
        ordering = ["-raised_at"]

    def __str__(self) -> str:
        return f"{self.get_ground_display()}: {self.case}"


class Step(OfCommune):
    """A line of the timeline: what was done, by which post. It holds no words."""

    class Kind(models.TextChoices):
        ASKED = "asked", "Nhận lời nhờ"
        TAKEN = "taken", "Vào sổ"
        OUTSIDE = "outside", "Trả lời không thuộc phạm vi"
        WITHDRAWN = "withdrawn", "Người nhờ rút"
        ASSIGNED = "assigned", "Phân công hòa giải viên"
        DECLINED = "declined", "Hòa giải viên từ chối, thôi vụ này"
        AGREED = "agreed", "Các bên thỏa thuận ngày khác"
        SHARED = "shared", "Phối hợp với tổ khác"
        SESSION = "session", "Buổi hòa giải"
        SETTLED = "settled", "Hòa giải thành"
        NOT_SETTLED = "not_settled", "Hòa giải không thành"
        ENDED = "ended", "Kết thúc hòa giải"
        AGAIN = "again", "Hòa giải tiếp theo yêu cầu các bên"
        FOLLOWED = "followed", "Theo dõi thực hiện thỏa thuận"
        RAISED = "raised", "Báo cấp có thẩm quyền"
        ANSWERED = "answered", "Ghi biện pháp đã thực hiện"
        PAID = "paid", "Ghi thù lao"
        MOVED = "moved", "Chuyển sang tổ khác"
        EDITED = "edited", "Sửa nội dung"
        ERASED = "erased", "Xóa dữ liệu riêng"

    case = models.ForeignKey(Case, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=12, choices=Kind)
    at = models.DateTimeField("lúc")
    by = models.CharField("ai", max_length=300)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.case}"
