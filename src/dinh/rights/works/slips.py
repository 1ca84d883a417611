"""A receipt as it is printed for who gave."""

from __future__ import annotations

from django.urls import reverse

from dinh.ground.alerts.links import full
from dinh.rights.works.amounts import money
from dinh.rights.works.models import Receipt
from dinh.scribe.receipts import Slip, receipt_pdf
from dinh.scribe.receipts.sheet import Size


def check_path(receipt: Receipt) -> str:
    return f"{reverse('works:receipt')}?ma={receipt.code}"


def pdf(receipt: Receipt, size: Size = "A6") -> bytes:
    fund, due = receipt.fund, receipt.due
    cancelled = getattr(receipt, "cancellation", None)
    what = str(receipt.get_of_display()).capitalize()
    if receipt.quantity is not None and receipt.price is not None:
        count = f"{receipt.quantity.normalize():f}".replace(".", ",")
        what = f"{what}: {count} {receipt.unit} × {money(receipt.price)}"
    elif receipt.of == Receipt.Of.MONEY:
        what = f"{what}, {receipt.get_channel_display()}"
    payer = f"Hộ {due.number}, {receipt.payer}" if due else receipt.payer
    source = str(receipt.get_source_display())
    facts = [("Công trình, quỹ", fund.name), ("Người nộp", payer), ("Nội dung", source), ("Bằng", what)]
    if due:
        facts.append(("Hộ còn phải góp", money(due.left)))
    return receipt_pdf(Slip(
        commune=fund.commune.title, group=fund.where if fund.group_id else "", title="Biên lai thu",
        number=f"Số {receipt.number}/{receipt.year} · {fund.ref}", amount=money(receipt.amount), facts=tuple(facts),
        day=f"Ngày {receipt.on:%d/%m/%Y}", payer=receipt.payer, taker=receipt.taken_by.partition(" (")[2].rstrip(")"),
        code=receipt.code, url=full(fund.commune, check_path(receipt)),
        address=full(fund.commune, reverse("works:receipt")).partition("://")[2],
        void=f"ĐÃ HỦY ngày {cancelled.on:%d/%m/%Y}" if cancelled else "",
    ), size)  # fmt: skip
