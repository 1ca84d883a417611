"""Who keeps the books, holds the money, signs. A head of a residential group keeps the funds of that group, and takes
what its households give to a fund of the whole commune. Nobody signs twice on one voucher."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import Check, Refusal, holds, holds_a_post, permission, power
from dinh.ground.households import grouping
from dinh.ground.households.permissions import own_group
from dinh.rights.works.models import Acceptance, Due, Fault, Fund, Receipt, Statement, Voucher, Work

READER, WRITER, CASHIER, APPROVER = "works.read", "works.write", "works.cash", "works.approve"
power(READER, "Xem công trình, quỹ do Nhân dân đóng góp")
power(WRITER, "Lập dự toán, ghi đóng góp, lập chứng từ công trình, quỹ")
power(CASHIER, "Thủ quỹ: thu, chi tiền mặt và chuyển khoản")
power(APPROVER, "Duyệt chi, quyết toán công trình, quỹ")
State = Fund.State


def fund_of(thing: Any) -> Fund | None:
    """The fund a thing belongs to; None for the commune itself."""
    if isinstance(thing, Fund):
        return thing
    if isinstance(thing, Work | Due | Receipt | Voucher | Statement | Acceptance):
        fund: Fund = thing.fund
        return fund
    return thing.acceptance.fund if isinstance(thing, Fault) else None


def _keeps(by: Actor, thing: Any) -> Refusal | None:
    """A head reaches the funds of the own group alone."""
    fund, own = fund_of(thing), own_group(by)
    if fund is None or own is None:
        return None
    if fund.group_id and grouping.on(by.commune, today()).of(fund.group_id) == own:
        return None
    return Refusal(_("Chức danh này chỉ ghi sổ công trình, quỹ của thôn, tổ dân phố mình phụ trách."))


def _takes_in(by: Actor, thing: Any) -> Refusal | None:
    """The cashier and the office from anyone; a head from the own group's households."""
    if refusal := holds_a_post(by, thing):
        return refusal
    if not (by.has(WRITER) or by.has(CASHIER)):
        return Refusal(_("Thu tiền, hiện vật là việc của tổ trưởng, cán bộ giữ sổ và thủ quỹ."))
    fund, own = fund_of(thing), own_group(by)
    if fund is None or own is None:
        return None
    groups = grouping.on(by.commune, today())
    if isinstance(thing, Due | Receipt) and thing.group_id and groups.of(thing.group_id) == own:
        return None
    if isinstance(thing, Fund) and (fund.group_id is None or groups.of(fund.group_id) == own):
        return None
    return Refusal(_("Tổ trưởng chỉ ghi thu của hộ ở thôn, tổ dân phố mình phụ trách."))


def now_in(*states: str) -> Check:
    """A check: the fund is in one of these states; the commune itself passes."""

    def check(by: Actor, thing: Any) -> Refusal | None:
        fund = fund_of(thing)
        if fund is None or fund.state in states:
            return None
        words = _("“%(name)s” hiện ở tình trạng “%(state)s” nên không làm được việc này.")
        return Refusal(words % {"name": fund.name, "state": fund.get_state_display()})

    return check


def voucher_in(*states: str) -> Check:
    def check(by: Actor, thing: Any) -> Refusal | None:
        if not isinstance(thing, Voucher) or thing.state in states:
            return None
        return Refusal(_("%(what)s: %(state)s.") % {"what": thing, "state": thing.get_state_display()})

    return check


def _not_the_writer(by: Actor, thing: Any) -> Refusal | None:
    if isinstance(thing, Voucher) and by.user and by.user.pk == thing.writer_id:
        return Refusal(_("Người lập phiếu không duyệt, không chi phiếu của mình: cần người khác ký."))
    return None


def _not_the_approver(by: Actor, thing: Any) -> Refusal | None:
    if isinstance(thing, Voucher) and by.user and by.user.pk == thing.approver_id:
        return Refusal(_("Người duyệt phiếu không tự chi: thủ quỹ là người khác."))
    return None


def _is_work(by: Actor, thing: Any) -> Refusal | None:
    fund = fund_of(thing)
    return None if fund is None or fund.is_work else Refusal(_("Đây là quỹ, không phải công trình."))


def of_work(*states: str) -> Check:
    def check(by: Actor, thing: Any) -> Refusal | None:
        fund = fund_of(thing)
        if fund is None or not fund.is_work or fund.work.state in states:
            return None
        return Refusal(_("Công trình này hiện %(state)s.") % {"state": fund.work.get_state_display()})

    return check


LIVE = (State.DRAFT, State.OPEN)
ENTER = permission("works.enter", holds(READER))
READ = permission("works.read_fund", holds(READER))
FOUND = permission("works.found", holds(WRITER))
EDIT = permission("works.edit", holds(WRITER), _keeps, now_in(*LIVE))
OPEN = permission("works.open", holds(WRITER), _keeps, now_in(State.DRAFT))
DECIDE = permission("works.decide", holds(WRITER), _keeps, now_in(State.OPEN))
RELIEVE = permission("works.relieve", holds(WRITER), _keeps, now_in(State.OPEN))
RECEIVE = permission("works.receive", _takes_in, now_in(State.OPEN))
CANCEL = permission("works.cancel_receipt", _takes_in, now_in(State.OPEN))
DRAFT_VOUCHER = permission("works.draft_voucher", holds(WRITER), _keeps, now_in(State.OPEN))
APPROVE = permission("works.approve_voucher", holds(APPROVER), now_in(State.OPEN),
                     voucher_in(Voucher.State.DRAFTED), _not_the_writer)  # fmt: skip
DROP = permission("works.drop_voucher", holds(READER), now_in(State.OPEN),
                  voucher_in(Voucher.State.DRAFTED, Voucher.State.APPROVED))  # fmt: skip
PAY = permission("works.pay_voucher", holds(CASHIER), now_in(State.OPEN), voucher_in(Voucher.State.APPROVED),
                 _not_the_writer, _not_the_approver)  # fmt: skip
REVERSE = permission("works.reverse_voucher", holds(APPROVER), now_in(State.OPEN), voucher_in(Voucher.State.PAID))
KEEP_CASH = permission("works.keep_cash", holds(CASHIER), now_in(State.OPEN))
PHOTO = permission("works.photo", holds(WRITER), _keeps, _is_work)
BEGIN = permission("works.begin", holds(WRITER), _keeps, _is_work, now_in(State.OPEN), of_work(Work.State.PREPARING))
FINISH = permission("works.finish", holds(WRITER), _keeps, _is_work, of_work(Work.State.UNDER_WAY))
ACCEPT = permission("works.accept", holds(WRITER), _keeps, _is_work, of_work(Work.State.FINISHED))
MEND = permission("works.mend", holds(WRITER), _keeps, _is_work)
HAND_OVER = permission("works.hand_over", holds(WRITER), _keeps, _is_work, of_work(Work.State.ACCEPTED))
MAKE_STATEMENT = permission("works.make_statement", holds(WRITER), _keeps, now_in(State.OPEN, State.CLOSED))
CLOSE = permission("works.close", holds(APPROVER), now_in(State.OPEN))
