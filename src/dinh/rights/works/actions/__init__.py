"""Every write of the room."""

from __future__ import annotations

from dinh.rights.works.actions.building import (
    accept_work,
    add_photo,
    begin_work,
    finish_work,
    hand_over,
    mend,
    remove_photo,
)
from dinh.rights.works.actions.collecting import (
    Gift,
    Giver,
    cancel_receipt,
    receive,
    receive_gift,
    receive_list,
    relieve,
)
from dinh.rights.works.actions.founding import (
    Deciding,
    Founding,
    Item,
    Planned,
    Taking,
    decide_anew,
    edit,
    estimate,
    found,
    open_fund,
)
from dinh.rights.works.actions.spending import (
    Spending,
    approve_voucher,
    carry_in,
    draft_refund,
    draft_voucher,
    drop_voucher,
    move_money,
    pay_voucher,
    reverse_voucher,
)
from dinh.rights.works.actions.stating import close_fund, make_statement, publish_statement

__all__ = [
    "Deciding", "Founding", "Gift", "Giver", "Item", "Planned", "Spending", "Taking", "accept_work", "add_photo",
    "approve_voucher", "begin_work", "cancel_receipt", "carry_in", "close_fund", "decide_anew", "draft_refund",
    "draft_voucher", "drop_voucher", "edit", "estimate", "finish_work", "found", "hand_over", "make_statement", "mend",
    "move_money", "open_fund", "pay_voucher", "publish_statement", "receive", "receive_gift", "receive_list", "relieve",
    "remove_photo", "reverse_voucher",
]  # fmt: skip
