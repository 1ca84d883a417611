"""What each household owes and gave: the list frozen on the day of the decision, relief, receipts, cancellations."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune
from dinh.rights.works.models.fund import Fund
from dinh.rights.works.models.ledger import Account, Channel, Entry


class Due(OfCommune):
    """A household as the register had it on the day of the decision, and what it owes: `owed` less `relieved`. `paid`
    is what its receipts that stand come to, less what was given back; all three in đồng, kept under the fund's lock."""

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="dues")
    household = models.ForeignKey("households.Household", models.PROTECT, related_name="+", verbose_name="hộ")
    group = models.ForeignKey(
        "places.ResidentialGroup", models.PROTECT, related_name="+", verbose_name="thôn, tổ dân phố"
    )
    order = models.PositiveIntegerField("thứ tự")
    number = models.CharField("số hộ", max_length=20)
    representative = models.CharField("đại diện hộ", max_length=120)
    address = models.CharField("địa chỉ", max_length=200, blank=True)
    owed = models.PositiveBigIntegerField("phải đóng góp (đồng)")
    relieved = models.PositiveBigIntegerField("được miễn, giảm (đồng)", default=0)
    paid = models.PositiveBigIntegerField("đã đóng góp (đồng)", default=0)
    folded = models.CharField(max_length=400)

    class Meta:
        verbose_name = "hộ phải đóng góp"
        ordering = ["group__code", "order"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "fund", "household"], name="household_owes_once"),
            models.CheckConstraint(condition=Q(relieved__lte=F("owed")), name="no_more_relief_than_owed"),
            models.CheckConstraint(condition=Q(paid__lte=F("owed") - F("relieved")), name="no_more_paid_than_owed"),
        ]
        indexes = [models.Index(fields=["commune", "fund", "group"], name="due_by_group")]

    def __str__(self) -> str:
        return f"hộ {self.number}"  # the journal keeps this: no name

    @property
    def left(self) -> int:
        return self.owed - self.relieved - self.paid

    @property
    def settled(self) -> bool:
        return self.left == 0


class Relief(OfCommune):
    """That a household need not give, or less: by whose decision. `why` is kept inside and never shown in public."""

    due = models.ForeignKey(Due, models.PROTECT, related_name="reliefs")
    amount = models.PositiveBigIntegerField("miễn, giảm (đồng)")
    why = models.CharField("lý do", max_length=300)
    decided_by = models.CharField("ai quyết định", max_length=200)
    on = models.DateField("ngày")

    class Meta:
        verbose_name = "miễn, giảm"
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(amount__gte=1), name="relief_is_of_something")]

    def __str__(self) -> str:
        return f"miễn, giảm cho hộ {self.due.number}"


class Receipt(OfCommune):
    """What somebody gave: a household of the list (`due`), or else the State, a donor, a household that gives more.
    Numbered without gaps a fund and year; never changed, a wrong one is cancelled and its number stays.

    `amount` is in đồng; labour, land and goods keep their own `quantity` and `unit` beside it, valued at `price` đồng a
    unit. `code` lets anyone check on the web that the fund has it. `key` makes a form sent twice one receipt.
    """

    class Of(models.TextChoices):
        MONEY = "money", "tiền"
        LABOUR = "labour", "ngày công"
        LAND = "land", "đất"
        GOODS = "goods", "vật liệu, hiện vật"

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="receipts")
    year = models.PositiveSmallIntegerField("năm")
    number = models.PositiveIntegerField("số")
    on = models.DateField("ngày thu")
    due = models.ForeignKey(Due, models.PROTECT, null=True, related_name="receipts")
    source = models.CharField("nguồn", max_length=8, choices=Account)
    payer = models.CharField("người nộp", max_length=200)
    anonymous = models.BooleanField("không nêu tên", default=False)
    group = models.ForeignKey("places.ResidentialGroup", models.PROTECT, null=True, related_name="+")
    of = models.CharField("đóng góp bằng", max_length=6, choices=Of, default=Of.MONEY)
    quantity = models.DecimalField("số lượng", max_digits=12, decimal_places=2, null=True)
    unit = models.CharField("đơn vị", max_length=20, blank=True)
    price = models.PositiveBigIntegerField("đơn giá (đồng)", null=True)
    amount = models.PositiveBigIntegerField("số tiền, giá trị (đồng)")
    channel = models.CharField("thu bằng", max_length=4, choices=Channel)
    note = models.CharField("ghi chú", max_length=200, blank=True)
    taken_by = models.CharField("người thu", max_length=300)
    code = models.CharField("mã biên lai", max_length=12)
    key = models.UUIDField()
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="receipt")

    class Meta:
        verbose_name = "biên lai"
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "fund", "year", "number"], name="works_receipt_number_once"),
            models.UniqueConstraint(fields=["commune", "code"], name="works_receipt_code_once"),
            models.UniqueConstraint(fields=["commune", "key"], name="works_receipt_key_once"),
            models.CheckConstraint(
                condition=Q(of="money", quantity=None, price=None, channel__in=["cash", "bank"])
                | (~Q(of="money") & Q(quantity__gt=0, price__gte=1, channel="kind") & ~Q(unit="")),
                name="what_is_not_money_is_counted_and_valued",
            ),
        ]
        indexes = [models.Index(fields=["commune", "fund", "due"], name="receipt_by_household")]

    def __str__(self) -> str:
        return f"Biên lai {self.number}/{self.year}"


class Cancellation(OfCommune):
    """That a receipt does not count any more, from which day and why; its entry is reversed."""

    receipt = models.OneToOneField(Receipt, models.PROTECT, related_name="cancellation")
    on = models.DateField("ngày")
    why = models.CharField("lý do", max_length=300)
    by_label = models.CharField("người hủy", max_length=300)
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "hủy biên lai"

    def __str__(self) -> str:
        return f"hủy {self.receipt}"
