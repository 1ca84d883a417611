"""The ledger of a fund, and the vouchers by which something leaves it.

An entry moves one amount from one account to another, so the two sides agree whatever happens; the database refuses to
change or remove an entry (migration 0002), and refuses one that would leave less than nothing of cash, bank or goods.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune
from dinh.rights.works.models.fund import Fund, Line


class Account(models.TextChoices):
    """Where an amount is (the first three), where it came from, what it was spent on."""

    CASH = "cash", "Tiền mặt"
    BANK = "bank", "Tiền gửi ngân hàng, kho bạc"
    KIND = "kind", "Hiện vật, ngày công chưa dùng"
    PEOPLE = "people", "Nhân dân đóng góp"
    STATE = "state", "Nhà nước hỗ trợ"
    DONOR = "donor", "Ủng hộ, tài trợ"
    OPENING = "opening", "Số dư mang sang"
    SPENT = "spent", "Đã chi"


HELD = (Account.CASH, Account.BANK, Account.KIND)


class Channel(models.TextChoices):
    """Through which of what the fund has; the values are those of its accounts."""

    CASH = "cash", "tiền mặt"
    BANK = "bank", "chuyển khoản"
    KIND = "kind", "hiện vật, ngày công"


class Entry(OfCommune):
    """One line of the ledger: `amount` đồng into `debit`, out of `credit`. `seq` counts from 1 in the fund; `cash`,
    `bank`, `kind` are what the fund has after it, so that any page of the ledger is read without the ones before.

    `on` is the day of the paper, `at` when it was entered. `number` is what people call the paper it stands on.
    """

    class Kind(models.TextChoices):
        RECEIPT = "receipt", "thu"
        VOUCHER = "voucher", "chi"
        TRANSFER = "transfer", "chuyển giữa tiền mặt và tài khoản"
        OPENING = "opening", "mang sang"
        REVERSAL = "reversal", "hủy bút toán"

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="entries")
    seq = models.PositiveIntegerField("số")
    on = models.DateField("ngày chứng từ")
    at = models.DateTimeField("ghi lúc")
    kind = models.CharField("loại", max_length=8, choices=Kind)
    number = models.CharField("chứng từ", max_length=30, blank=True)
    words = models.CharField("nội dung", max_length=300)
    debit = models.CharField("Nợ", max_length=8, choices=Account)
    credit = models.CharField("Có", max_length=8, choices=Account)
    amount = models.PositiveBigIntegerField("số tiền (đồng)")
    line = models.ForeignKey(Line, models.PROTECT, null=True, related_name="entries")
    reverses = models.OneToOneField("self", models.PROTECT, null=True, related_name="reversal")
    cash = models.PositiveBigIntegerField("còn tiền mặt")
    bank = models.PositiveBigIntegerField("còn tiền gửi")
    kind_left = models.PositiveBigIntegerField("còn hiện vật, ngày công")
    by_label = models.CharField("người ghi", max_length=300)

    class Meta:
        verbose_name = "bút toán"
        ordering = ["-seq"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "fund", "seq"], name="ledger_number_once"),
            models.CheckConstraint(condition=Q(seq__gte=1), name="ledger_counts_from_one"),
            models.CheckConstraint(condition=Q(amount__gte=1), name="ledger_moves_something"),
            models.CheckConstraint(condition=~Q(debit=F("credit")), name="ledger_moves_from_one_to_another"),
            models.CheckConstraint(
                condition=Q(cash__gte=0, bank__gte=0, kind_left__gte=0), name="fund_is_never_negative"
            ),
            models.CheckConstraint(
                condition=(Q(debit="spent") | Q(credit="spent")) ^ Q(line=None), name="what_is_spent_names_its_line"
            ),
            models.CheckConstraint(
                condition=(Q(kind="reversal") & Q(reverses__isnull=False))
                | (~Q(kind="reversal") & Q(reverses__isnull=True)),
                name="reversal_names_what_it_reverses",
            ),
        ]
        indexes = [
            models.Index(fields=["commune", "fund", "on"], name="ledger_by_day"),
            models.Index(fields=["commune", "fund", "line"], name="ledger_by_line"),
        ]

    def __str__(self) -> str:
        return f"Bút toán {self.seq}"

    @property
    def left(self) -> int:
        """Cash and bank after this entry, đồng."""
        return self.cash + self.bank

    @property
    def came(self) -> int:
        """What it brought the fund, đồng; 0 when it only moved between cash and bank."""
        return self.amount if self.debit in HELD and self.credit not in HELD else 0

    @property
    def went(self) -> int:
        return self.amount if self.credit in HELD and self.debit not in HELD else 0


class Voucher(OfCommune):
    """A phiếu chi: one payee, one line of the estimate; or money given back to a household (`due`). Three people stand
    behind it: who wrote it, who approved it, who paid it out. Numbered without gaps a fund and year from its draft."""

    class State(models.TextChoices):
        DRAFTED = "drafted", "chờ duyệt"
        APPROVED = "approved", "đã duyệt, chờ chi"
        PAID = "paid", "đã chi"
        REVERSED = "reversed", "đã chi, rồi hủy"
        DROPPED = "dropped", "không duyệt, đã bỏ"

    LIVE = (State.DRAFTED, State.APPROVED, State.PAID)

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="vouchers")
    year = models.PositiveSmallIntegerField("năm")
    number = models.PositiveIntegerField("số")
    on = models.DateField("ngày lập")
    line = models.ForeignKey(Line, models.PROTECT, null=True, related_name="vouchers", verbose_name="khoản")
    due = models.ForeignKey("works.Due", models.PROTECT, null=True, related_name="refunds", verbose_name="trả lại hộ")
    payee = models.CharField("người nhận", max_length=200)
    business = models.BooleanField("là doanh nghiệp, cửa hàng, cơ quan", default=False)
    words = models.CharField("chi về việc gì", max_length=300)
    amount = models.PositiveBigIntegerField("số tiền (đồng)")
    channel = models.CharField("chi bằng", max_length=4, choices=Channel)
    seller = models.CharField("bên bán trên hóa đơn", max_length=200, blank=True)
    invoice = models.CharField("số hóa đơn", max_length=60, blank=True)
    twice_why = models.CharField("vì sao vẫn ghi dù giống chứng từ trước", max_length=300, blank=True)
    state = models.CharField("tình trạng", max_length=8, choices=State, default=State.DRAFTED)
    state_why = models.CharField("lý do", max_length=300, blank=True)
    writer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    writer_label = models.CharField("người lập", max_length=300)
    approver = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    approver_label = models.CharField("người duyệt", max_length=300, blank=True)
    approved_at = models.DateTimeField("duyệt lúc", null=True)
    cashier = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    cashier_label = models.CharField("thủ quỹ", max_length=300, blank=True)
    paid_on = models.DateField("ngày chi", null=True)
    entry = models.OneToOneField(Entry, models.PROTECT, null=True, related_name="voucher")

    class Meta:
        verbose_name = "phiếu chi"
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "fund", "year", "number"], name="voucher_number_once"),
            models.CheckConstraint(condition=Q(amount__gte=1), name="voucher_has_an_amount"),
            models.CheckConstraint(
                condition=Q(line=None, due__isnull=False) | Q(line__isnull=False, due=None),
                name="voucher_for_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(approver=None) | ~Q(approver=F("writer")), name="writer_is_not_approver"
            ),
            models.CheckConstraint(
                condition=Q(cashier=None) | (~Q(cashier=F("writer")) & ~Q(cashier=F("approver"))),
                name="cashier_is_a_third_person",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["paid", "reversed"])
                | Q(entry__isnull=False, paid_on__isnull=False, approver__isnull=False, cashier__isnull=False),
                name="paid_voucher_is_approved_and_entered",
            ),
        ]
        indexes = [models.Index(fields=["commune", "fund", "state"], name="voucher_by_state")]

    def __str__(self) -> str:
        return f"Phiếu chi {self.number}/{self.year}"


class VoucherPhoto(OfCommune):
    """A photographed invoice or receipt. `sha256` of what is stored and `look`, 256 bits of how it looks (hex), tell
    when the same one comes again. Never shown in public: it may hold names, telephones, account numbers."""

    voucher = models.ForeignKey(Voucher, models.CASCADE, related_name="photos")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    look = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = "ảnh chứng từ"
        ordering = ["pk"]
        indexes = [models.Index(fields=["commune", "sha256"], name="voucher_photo_by_content")]

    def __str__(self) -> str:
        return f"Ảnh của {self.voucher}"
