"""Rows of the room: funds and works, who owes what, vouchers, the ledger, how a work went."""

from __future__ import annotations

from dinh.rights.works.models.course import Acceptance, Fault, Photo, Statement
from dinh.rights.works.models.dues import Cancellation, Due, Receipt, Relief
from dinh.rights.works.models.fund import Decided, Estimate, EstimateItem, Fund, Line, Party, Source, Work
from dinh.rights.works.models.ledger import Account, Channel, Entry, Voucher, VoucherPhoto

__all__ = [
    "Acceptance", "Account", "Cancellation", "Channel", "Decided", "Due", "Entry", "Estimate", "EstimateItem", "Fault",
    "Fund", "Line", "Party", "Photo", "Receipt", "Relief", "Source", "Statement", "Voucher", "VoucherPhoto", "Work",
]  # fmt: skip
