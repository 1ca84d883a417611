"""After any sequence of acts the ledger balances, nothing in it changes, no account is below nothing, and what each
household gave is what its receipts say."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry as Journal
from dinh.rights.works import actions
from dinh.rights.works.actions import Gift, Giver
from dinh.rights.works.models import Due, Entry, Fund, Receipt, Voucher
from dinh.rights.works.queries import ledger, statements
from dinh.rights.works.tests import world
from dinh.rights.works.tests.world import DAY, LEVEL, due, line, on, pay

STEPS = ["pay", "part", "labour", "gift", "spend", "use", "approve", "cash", "reverse", "cancel", "refund", "move",
         "relieve", "drop"]  # fmt: skip


class Undone(Exception):
    """Ends an example: everything it did is taken back."""


@contextmanager
def taken_back() -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
            raise Undone
    except Undone:
        pass


def step(cast: dict, fund: Fund, what: str, number: int) -> None:
    """One act, chosen by a number; it may be refused, and then nothing has happened."""
    ba, binh, thu = cast["ba"], cast["binh"], cast["thu"]
    one = due(fund, number % 10 + 1)
    amount = (number * 37 % 20 + 1) * 50_000
    day = DAY + timedelta(days=number % 9)
    voucher = fund.vouchers.order_by("pk")[number % max(1, fund.vouchers.count()) :].first()
    receipt = fund.receipts.order_by("pk")[number % max(1, fund.receipts.count()) :].first()
    whole = {"pay": lambda: actions.receive(by=ba, due=one, gift=Gift(day, one.left or 1), key=uuid4()),
             "part": lambda: actions.receive(by=thu, due=one, gift=Gift(day, amount, "bank"), key=uuid4()),
             "labour": lambda: actions.receive(by=ba, due=one, gift=Gift(
                 day, of="labour", quantity=Decimal(number % 3 + 1), unit="ngày", price=150_000), key=uuid4()),
             "gift": lambda: actions.receive_gift(by=thu, fund=fund, giver=Giver("donor", "Ông Lý"),
                                                  gift=Gift(day, amount), key=uuid4()),
             "spend": lambda: actions.draft_voucher(by=ba, fund=fund, line=line(fund, number % 3 + 1),
                                                    spending=world.spending(amount, day)),
             "use": lambda: actions.draft_voucher(by=ba, fund=fund, line=line(fund, 2),
                                                  spending=world.spending(150_000, day, channel="kind")),
             "approve": lambda: voucher and actions.approve_voucher(by=binh, voucher=voucher),
             "cash": lambda: voucher and actions.pay_voucher(by=thu, voucher=voucher, on=day),
             "reverse": lambda: voucher and actions.reverse_voucher(by=binh, voucher=voucher, on=day, why="nhầm"),
             "drop": lambda: voucher and actions.drop_voucher(by=binh, voucher=voucher, why="nhầm"),
             "cancel": lambda: receipt and actions.cancel_receipt(by=ba, receipt=receipt, on=day, why="nhầm"),
             "refund": lambda: actions.draft_refund(by=ba, due=one, spending=world.spending(amount, day)),
             "move": lambda: actions.move_money(by=thu, fund=fund, amount=amount, to="bank", on=day),
             "relieve": lambda: actions.relieve(by=ba, due=one, amount=amount, why="khó khăn", decided_by="Họp tổ",
                                                on=day)}  # fmt: skip
    with transaction.atomic():
        whole[what]()


def holds(fund: Fund, before: list[tuple]) -> list[tuple]:
    """What must be true of a ledger at any moment. Gives its entries, for the next look."""
    now = list(Entry.objects.filter(fund=fund).order_by("seq").values_list())
    assert now[: len(before)] == before, "an entry changed"
    assert [row[3] for row in now] or not now
    assert sum(ledger.trial(fund).values()) == 0
    assert list(fund.entries.order_by("seq").values_list("seq", flat=True)) == list(range(1, len(now) + 1))
    last = ledger.last(fund)
    if last:
        held = ledger.held_on(fund, DAY + timedelta(days=400))
        assert held == {"cash": last.cash, "bank": last.bank, "kind": last.kind_left}
    for day in set(fund.entries.values_list("on", flat=True)):
        assert min(ledger.held_on(fund, day).values()) >= 0
    for each in Due.objects.filter(fund=fund):
        stands = each.receipts.filter(cancellation=None).aggregate(total=Sum("amount"))["total"] or 0
        back = each.refunds.filter(state="paid").aggregate(total=Sum("amount"))["total"] or 0
        assert each.paid == stands - back
        assert each.paid + each.relieved <= each.owed
    found = ledger.sums(fund)
    total = Receipt.objects.filter(fund=fund, cancellation=None).aggregate(total=Sum("amount"))["total"] or 0
    back = Voucher.objects.filter(fund=fund, state="paid", line=None).aggregate(total=Sum("amount"))["total"] or 0
    assert found.in_money + found.in_kind == total - back
    assert found.in_money + found.carried - found.spent_money == found.left
    year = statements.of_year(fund, DAY.year)
    assert year.opening + year.collected - year.spent == year.closing == found.left
    assert found.out <= fund.decided.limit
    for kind in (Receipt, Voucher):
        numbers = sorted(kind.objects.filter(fund=fund).values_list("number", flat=True))
        assert numbers == list(range(1, len(numbers) + 1))
    return now


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 999)), min_size=15, max_size=40))
def test_no_sequence_of_acts_unbalances_a_ledger(road, ba, binh, thu, steps):
    with taken_back(), on(DAY + timedelta(days=10)):
        seen: list[tuple] = []
        cast = {"ba": ba, "binh": binh, "thu": thu}
        for what, number in [("pay", 1), ("pay", 2), ("spend", 5), ("approve", 0), *steps]:
            try:
                step(cast, road, what, number)
            except (ValidationError, Refused):
                continue
        seen = holds(road, seen)
        step(cast, road, "gift", 3)
        holds(road, seen)


def test_nobody_changes_or_removes_an_entry_or_a_receipt(road, ba):
    receipt = pay(ba, road)
    for rows in (Entry.objects.filter(pk=receipt.entry_id), Receipt.objects.filter(pk=receipt.pk)):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(amount=1)
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.delete()
    assert receipt.entry.amount == LEVEL


def test_a_fund_never_has_less_than_nothing(road, ba, binh, thu):
    pay(ba, road)
    with pytest.raises(ValidationError, match="Quỹ không được âm"):
        world.paid(ba, binh, thu, road, 1_500_000)
    with on(DAY), pytest.raises(ValidationError, match="Quỹ không được âm"):
        actions.move_money(by=thu, fund=road, amount=100, to="cash", on=DAY)
    before = DAY - timedelta(days=5)
    with on(DAY), pytest.raises(ValidationError, match="Ngày 29/04/2026 quỹ mới có 0 đồng"):
        actions.move_money(by=thu, fund=road, amount=100, to="bank", on=before)
    assert ledger.last(road).cash == LEVEL


def test_the_ledger_is_read_by_pages_with_what_is_left_after_each_line(road, ba):
    for at in range(1, 8):
        pay(ba, road, at)
    page = ledger.page(road, size=3)
    assert [entry.seq for entry in page.entries] == [7, 6, 5]
    assert page.entries[0].cash == 7 * LEVEL
    assert (page.before, page.after, page.total) == (5, None, 7)
    older = ledger.page(road, before=page.before, size=3)
    assert [entry.seq for entry in older.entries] == [4, 3, 2]
    assert older.after == 8
    assert ledger.page(road, before=2, size=3).before is None
    assert Journal.objects.filter(what="works.receive").count() == 7
