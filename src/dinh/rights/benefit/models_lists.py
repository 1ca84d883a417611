"""Lists of who receives: named in their group, reviewed at its meeting, posted, approved, paid, and asked.

Of a person there is a name, a residential group and what they are to receive. There is no column for an identity
number, a phone, a day of birth, a card, an account or an illness, so none can be kept or shown. Why somebody is on a
list is a code for the office (`Ground`), which no public page reads.
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune
from dinh.rights.benefit.models_programmes import Programme


class BeneficiaryList(OfCommune):
    """One round of a programme. `shown_until` is the last day of its posting: after it no name is on a public page."""

    class State(models.TextChoices):
        REVIEW = "review", "đang bình xét"
        POSTED = "posted", "đang niêm yết lấy ý kiến"
        APPROVED = "approved", "đã duyệt"
        STOPPED = "stopped", "đã dừng"

    ref = models.CharField("mã", max_length=16)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="lists", verbose_name="chính sách")
    title = models.CharField("đợt", max_length=160)
    state = models.CharField("tình trạng", max_length=8, choices=State, default=State.REVIEW)
    opened_on = models.DateField("mở ngày")
    posted_on = models.DateField("niêm yết ngày", null=True, blank=True)
    comments_until = models.DateField("nhận góp ý đến hết ngày", null=True, blank=True)
    publication = models.CharField("mã công khai", max_length=16, blank=True)
    shown_until = models.DateField("hiện tên đến hết ngày", null=True, blank=True)
    approved_on = models.DateField("duyệt ngày", null=True, blank=True)
    decision = models.CharField("quyết định số", max_length=100, blank=True)
    result_on = models.DateField("niêm yết kết quả ngày", null=True, blank=True)
    returned_on = models.DateField("trả lại ngày", null=True, blank=True)
    reason = models.CharField("lý do trả lại, dừng", max_length=500, blank=True)

    class Meta:
        verbose_name = "danh sách thụ hưởng"
        ordering = ["-opened_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="benefit_list_ref_once"),
            models.CheckConstraint(
                condition=~Q(state="posted") | Q(posted_on__isnull=False, comments_until__isnull=False),
                name="benefit_list_posted_with_days",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | (Q(approved_on__gt=F("comments_until")) & ~Q(decision="")),
                name="benefit_list_approved_after_comments",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme}: {self.title}"

    @property
    def path(self) -> str:
        return f"/p/{self.ref}"

    def shows_names(self, day: date) -> bool:
        public = self.state in (self.State.POSTED, self.State.APPROVED)
        return public and self.shown_until is not None and day <= self.shown_until


class GroupReview(OfCommune):
    """The meeting of one residential group on one list: who was there and how many, never who voted how."""

    list = models.ForeignKey(BeneficiaryList, models.CASCADE, related_name="reviews")
    group = models.ForeignKey(
        "places.ResidentialGroup", models.PROTECT, related_name="+", verbose_name="thôn, tổ dân phố"
    )
    held_on = models.DateField("họp ngày")
    place = models.CharField("họp ở", max_length=160)
    households = models.PositiveIntegerField("số hộ của tổ")
    present = models.PositiveIntegerField("số hộ dự họp")
    chaired_by = models.CharField("chủ trì", max_length=160)
    minutes = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "cuộc họp bình xét"
        ordering = ["group__code"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "list", "group"], name="benefit_review_once_a_group"),
            models.CheckConstraint(
                condition=Q(present__gte=1, present__lte=F("households")), name="benefit_review_present_of_households",
                violation_error_message="Số hộ dự họp phải từ 1 đến số hộ của tổ.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.group}, {self.held_on:%d/%m/%Y}"


class Beneficiary(OfCommune):
    """Somebody on a list. `amount` in whole đồng is what is promised, `goods` in words what else; `code` stands on the
    slip with which they say whether it has come. `heard` repeats the newest answer."""

    class Ground(models.TextChoices):
        MERIT = "M", "diện người có công"
        POOR = "N1", "diện hộ nghèo"
        NEAR_POOR = "N2", "diện hộ cận nghèo"
        DAMAGE = "T", "diện bị thiệt hại do thiên tai"
        FILE = "H", "diện có hồ sơ riêng ở bộ phận chuyên môn"
        OTHER = "K", "diện khác theo tiêu chí"

    class Result(models.TextChoices):
        NOMINATED = "nominated", "chờ bình xét"
        AGREED = "agreed", "đề nghị cho hưởng"
        DECLINED = "declined", "không đề nghị"

    class Heard(models.TextChoices):
        YES = "yes", "đã nhận đủ"
        PARTLY = "partly", "mới nhận một phần"
        NO = "no", "chưa nhận"

    list = models.ForeignKey(BeneficiaryList, models.CASCADE, related_name="people")
    group = models.ForeignKey(
        "places.ResidentialGroup", models.PROTECT, related_name="+", verbose_name="thôn, tổ dân phố"
    )
    household = models.ForeignKey(
        "households.Household", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="hộ trong sổ"
    )
    name = models.CharField("họ tên", max_length=120)
    ground = models.CharField("diện", max_length=2, choices=Ground, default=Ground.OTHER)
    amount = models.PositiveBigIntegerField("số tiền", default=0)
    goods = models.CharField("hiện vật", max_length=160, blank=True)
    result = models.CharField("kết quả họp", max_length=9, choices=Result, default=Result.NOMINATED)
    votes = models.PositiveIntegerField("số hộ đồng ý", null=True, blank=True)
    code = models.CharField("mã phiếu", max_length=8)
    heard = models.CharField("trả lời", max_length=6, choices=Heard, blank=True)
    # Which table brought them, so that undoing it takes back exactly its own.
    batch = models.CharField("lần nhập", max_length=16, blank=True)

    class Meta:
        verbose_name = "người thụ hưởng"
        ordering = ["group__code", "name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "code"], name="beneficiary_code_once"),
            models.UniqueConstraint(
                fields=["commune", "list", "household"], condition=Q(household__isnull=False) & ~Q(result="declined"),
                name="beneficiary_household_once_a_list",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0) | ~Q(goods=""), name="beneficiary_receives_something",
                violation_error_message="Ghi số tiền hoặc hiện vật sẽ nhận.",
            ),
            models.CheckConstraint(
                condition=Q(result="nominated") | Q(votes__isnull=False), name="beneficiary_decided_by_votes"
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["commune", "list", "group"], name="beneficiary_of_group")]

    def __str__(self) -> str:
        return f"Mã {self.printed_code}"

    @property
    def printed_code(self) -> str:
        return f"{self.code[:4]}-{self.code[4:]}"


class Comment(OfCommune):
    """What somebody says of a posted list. No name is asked; what was answered is public, what was said is not."""

    class Channel(models.TextChoices):
        WEB = "web", "trên mạng"
        MEETING = "meeting", "ở cuộc họp"
        DESK = "desk", "tại trụ sở"

    list = models.ForeignKey(BeneficiaryList, models.CASCADE, related_name="comments")
    text = models.TextField("ý kiến", max_length=2000)
    channel = models.CharField("gửi bằng", max_length=8, choices=Channel)
    received_on = models.DateField("nhận ngày")
    answer = models.TextField("trả lời", max_length=2000, blank=True)
    answered_on = models.DateField("trả lời ngày", null=True, blank=True)

    class Meta:
        verbose_name = "ý kiến về danh sách"
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on=None, answer="") | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="benefit_comment_answered_in_words",
            )
        ]

    def __str__(self) -> str:
        return f"Ý kiến {self.pk}"


class Payment(OfCommune):
    """Something handed over, or its reversal: a row is never changed and never deleted."""

    class How(models.TextChoices):
        CASH = "cash", "tiền mặt"
        BANK = "bank", "chuyển khoản"
        GOODS = "goods", "giao hiện vật"

    beneficiary = models.ForeignKey(Beneficiary, models.PROTECT, related_name="payments")
    how = models.CharField("hình thức", max_length=5, choices=How)
    amount = models.BigIntegerField("số tiền", default=0)
    goods = models.CharField("hiện vật", max_length=160, blank=True)
    paid_on = models.DateField("ngày giao")
    place = models.CharField("giao ở", max_length=160, blank=True)
    by_post = models.ForeignKey("bodies.Post", models.PROTECT, related_name="+", verbose_name="người giao")
    evidence = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    reverses = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="reversed_by")
    reason = models.CharField("lý do hủy", max_length=300, blank=True)

    class Meta:
        verbose_name = "lần chi trả"
        ordering = ["paid_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reverses=None, amount__gte=0) | (Q(reverses__isnull=False, amount__lte=0) & ~Q(reason="")),
                name="benefit_payment_or_its_reversal",
            ),
            models.CheckConstraint(condition=~Q(amount=0) | ~Q(goods=""), name="benefit_payment_of_something"),
        ]

    def __str__(self) -> str:
        return f"Lần chi {self.pk}"


class Answer(OfCommune):
    """One answer to «đã nhận được chưa?». Never changed: a later one stands beside it."""

    class Channel(models.TextChoices):
        HEAD = "head", "qua Trưởng thôn, Tổ trưởng"
        DESK = "desk", "qua cán bộ"
        SLIP = "slip", "bằng mã trên phiếu"

    beneficiary = models.ForeignKey(Beneficiary, models.CASCADE, related_name="answers")
    said = models.CharField("trả lời", max_length=6, choices=Beneficiary.Heard)
    channel = models.CharField("bằng", max_length=4, choices=Channel)
    on = models.DateField("ngày")

    class Meta:
        verbose_name = "câu trả lời đã nhận chưa"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Trả lời {self.pk}"


class Case(OfCommune):
    """Somebody has not received all: the desk looks into it by a day and says what it found."""

    class Found(models.TextChoices):
        GIVEN = "given", "đã giao bổ sung"
        SHOWN = "shown", "đã giao từ trước, có chứng từ, người nhận xác nhận"
        COMING = "coming", "chưa đến kỳ chi, đã báo ngày"
        ERROR = "error", "ghi nhầm, đã sửa danh sách chi"

    beneficiary = models.ForeignKey(Beneficiary, models.CASCADE, related_name="cases")
    said = models.CharField("trả lời", max_length=6, choices=Beneficiary.Heard)
    opened_on = models.DateField("mở ngày")
    due_on = models.DateField("hạn trả lời")
    found = models.CharField("kết quả", max_length=6, choices=Found, blank=True)
    words = models.CharField("đã làm gì", max_length=500, blank=True)
    closed_on = models.DateField("xong ngày", null=True, blank=True)

    class Meta:
        verbose_name = "việc chưa nhận được"
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "beneficiary"], condition=Q(closed_on=None), name="benefit_one_open_case"
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None, found="") | (Q(closed_on__isnull=False) & ~Q(found="") & ~Q(words="")),
                name="benefit_case_closed_with_words",
            ),
        ]

    def __str__(self) -> str:
        return f"Việc chưa nhận {self.pk}"
