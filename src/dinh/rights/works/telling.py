"""What an entry says to everyone: no household's name unless the community decided so, private persons shortened,
businesses and offices in full; never a telephone or an account number."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from dinh.rights.works.amounts import shortened
from dinh.rights.works.models import Account, Entry, Fund, Receipt, Voucher

# Amounts such as 35.000.000 stay; telephones, account and identity numbers are eight digits and more.
_NUMBERS = re.compile(r"(?<!\d)(\d{1,3}(?:\.\d{3})+)(?![\d.]*\d)|\+?\d(?:[ .-]?\d){7,}")
HIDDEN = "…"


def masked(text: str) -> str:
    """The text without long numbers.

    >>> masked("Trả ông Ba, STK 0123 456 789 012, đợt 2"), masked("Mua 1.200 viên gạch")
    ('Trả ông Ba, STK …, đợt 2', 'Mua 1.200 viên gạch')
    """
    return _NUMBERS.sub(lambda found: found[1] or HIDDEN, text)


def giver(receipt: Receipt, fund: Fund) -> str:
    """Who gave, as the public reads it."""
    if receipt.source == Account.STATE:
        return receipt.payer
    if receipt.source == Account.DONOR:
        return _("Người ủng hộ không nêu tên") if receipt.anonymous else masked(receipt.payer)
    where = str(receipt.group) if receipt.group else ""
    if fund.show_names and not receipt.anonymous:
        return f"{receipt.payer}, {where}" if where else receipt.payer
    if receipt.due_id is None:  # beside the list of households: who paid in may have gathered it from many
        return _("Bà con %(group)s") % {"group": where} if where else _("Bà con")
    return _("Một hộ ở %(group)s") % {"group": where} if where else _("Một hộ")


def payee(voucher: Voucher) -> str:
    if voucher.due_id:
        return _("một hộ")
    return masked(voucher.payee) if voucher.business else shortened(masked(voucher.payee))


def said(entry: Entry, fund: Fund) -> str:
    """One line for everyone; `entry` with its receipt, voucher and what it reverses."""
    if entry.kind == Entry.Kind.RECEIPT:
        receipt = entry.receipt
        what = receipt.get_of_display()
        if receipt.quantity is not None:
            what = f"{what}: {receipt.quantity.normalize():f} {receipt.unit}".replace(".", ",")
        return f"{giver(receipt, fund)} ({what})"
    if entry.kind == Entry.Kind.VOUCHER:
        voucher = entry.voucher
        if voucher.due_id:
            return _("Trả lại một hộ")
        return _("%(words)s. Người nhận: %(payee)s") % {"words": masked(entry.words), "payee": payee(voucher)}
    return masked(entry.words)
