"""The ledger as it is read: one page at a time, the balance of a day, sums by account, line, year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, QuerySet, Sum

from dinh.rights.works.models import Account, Entry, Fund

PAGE = 50  # entries of a page
HELD = (Account.CASH, Account.BANK, Account.KIND)
MONEY = (Account.CASH, Account.BANK)
SOURCES = (Account.PEOPLE, Account.STATE, Account.DONOR)
WITH = ("line", "receipt__group", "voucher", "reverses")  # what a line of the page shows


@dataclass(frozen=True, slots=True)
class Page:
    """Entries, the newest first. `before`, `after`: what to ask for the older page and the newer one, None at the ends;
    `total` how many entries the ledger has (of all kinds)."""

    entries: list[Entry]
    before: int | None
    after: int | None
    total: int

    @property
    def first(self) -> int:
        return self.entries[-1].seq if self.entries else 0

    @property
    def last(self) -> int:
        return self.entries[0].seq if self.entries else 0


def page(
    fund: Fund, *, before: int | None = None, size: int = PAGE, line: int | None = None, account: str = ""
) -> Page:
    """The entries with a number below `before`, or the newest; of one line or one account when given. Their number is
    their place, so no page reads another: two queries, whatever the length of the ledger."""
    total = Entry.objects.filter(fund=fund).aggregate(last=Max("seq"))["last"] or 0
    top = total if before is None else max(0, min(before - 1, total))
    rows = Entry.objects.filter(fund=fund, seq__lte=top).select_related(*WITH).order_by("-seq")
    if line or account:
        rows = rows.filter(line=line) if line else rows
        rows = rows.filter(Q(debit=account) | Q(credit=account)) if account else rows
        found = list(rows[: size + 1])
        more, found = len(found) > size, found[:size]
        return Page(found, found[-1].seq if more else None, total + 1 if top < total else None, total)
    found = list(rows.filter(seq__gt=top - size))
    older = found[-1].seq if found and found[-1].seq > 1 else None
    newer = top + size + 1 if top < total else None
    return Page(found, older, newer, total)


def brief(funds: Iterable[Fund]) -> dict[int, tuple[int, int, int]]:
    """Collected, spent, left of each fund, in money, đồng: for lists. Two queries."""
    found = {fund.pk: [0, 0, 0] for fund in funds}
    rows = Entry.objects.filter(fund__in=list(found), debit__in=MONEY).exclude(credit__in=MONEY)
    back = Entry.objects.filter(fund__in=list(found), credit__in=MONEY).exclude(debit__in=MONEY)
    for fund, credit, amount in rows.values_list("fund", "credit").annotate(amount=Sum("amount")).order_by():
        found[fund][1 if credit == Account.SPENT else 0] += -amount if credit == Account.SPENT else amount
        found[fund][2] += amount
    for fund, debit, amount in back.values_list("fund", "debit").annotate(amount=Sum("amount")).order_by():
        found[fund][1 if debit == Account.SPENT else 0] += amount if debit == Account.SPENT else -amount
        found[fund][2] -= amount
    return {pk: (collected, spent, left) for pk, (collected, spent, left) in found.items()}


def last(fund: Fund) -> Entry | None:
    return Entry.objects.filter(fund=fund).order_by("-seq").first()


def held_on(fund: Fund, day: date) -> dict[str, int]:
    """What the fund had at the end of a day, by account (cash, bank, kind), by the days of the papers."""
    return _net(Entry.objects.filter(fund=fund, on__lte=day), HELD)


def _net(rows: QuerySet[Entry], accounts: Iterable[str]) -> dict[str, int]:
    """Debits less credits of each account."""
    found = {str(account): 0 for account in accounts}
    for debit, credit, amount in rows.values_list("debit", "credit").annotate(amount=Sum("amount")).order_by():
        if debit in found:
            found[debit] += amount
        if credit in found:
            found[credit] -= amount
    return found


def trial(fund: Fund) -> dict[str, int]:
    """Debits less credits of every account of the ledger: they add up to nothing."""
    return _net(Entry.objects.filter(fund=fund), Account.values)


def short_since(fund: Fund, account: str, on: date, amount: int) -> tuple[date, int] | None:
    """The first day from `on` at whose end an account would have had less than nothing, had `amount` left it on `on`:
    that day and what it had. None where there is no such day."""
    later = Entry.objects.filter(fund=fund, on__gt=on).filter(Q(debit=account) | Q(credit=account))
    have = held_on(fund, on)[account]
    if have < amount:
        return on, have
    moves: dict[date, int] = {}
    for day, debit, moved in later.values_list("on", "debit").annotate(moved=Sum("amount")).order_by("on"):
        moves[day] = moves.get(day, 0) + (moved if debit == account else -moved)
    for day, moved in sorted(moves.items()):
        have += moved
        if have < amount:
            return day, have
    return None


@dataclass(frozen=True, slots=True)
class Sums:
    """What came in and went out, in đồng. `collected` and `given` by source: money, and labour and goods valued;
    `spent` by line of the estimate, money and goods together; `spent_money` of it in money; `carried` brought over from
    before the ledger began; `cash`, `bank`, `kind` what is left."""

    collected: dict[str, int]
    given: dict[str, int]
    spent: dict[int, int]
    spent_money: int
    carried: int
    cash: int
    bank: int
    kind: int

    @property
    def in_money(self) -> int:
        return sum(self.collected.values())

    @property
    def in_kind(self) -> int:
        return sum(self.given.values())

    @property
    def out(self) -> int:
        return sum(self.spent.values())

    @property
    def left(self) -> int:
        return self.cash + self.bank


def sums(fund: Fund, first: date | None = None, last: date | None = None) -> Sums:
    """Sums of the papers of some days, both included; reversals and refunds taken off. One query. What is left is what
    these days changed: with `first`, add what there was before."""
    rows = Entry.objects.filter(fund=fund)
    rows = rows.filter(on__gte=first) if first else rows
    rows = rows.filter(on__lte=last) if last else rows
    collected, given = {str(each): 0 for each in SOURCES}, {str(each): 0 for each in SOURCES}
    held = {str(each): 0 for each in HELD}
    spent: dict[int, int] = {}
    spent_money = carried = 0
    grouped = rows.values_list("debit", "credit", "line").annotate(amount=Sum("amount")).order_by()
    for debit, credit, line, amount in grouped:
        for side, other, sign in ((debit, credit, 1), (credit, debit, -1)):
            if side in held:
                held[side] += sign * amount
            elif side in collected:
                (given if other == Account.KIND else collected)[side] -= sign * amount
            elif side == Account.OPENING:
                carried -= sign * amount
            elif side == Account.SPENT:
                spent[line] = spent.get(line, 0) + sign * amount
                spent_money += sign * amount if other != Account.KIND else 0
    return Sums(collected, given, spent, spent_money, carried, held["cash"], held["bank"], held["kind"])


def entries_between(fund: Fund, first: date, last: date) -> list[tuple[str, str, int | None, int]]:
    """Sums of some days by (debit, credit, line)."""
    rows = Entry.objects.filter(fund=fund, on__range=(first, last))
    grouped = rows.values_list("debit", "credit", "line").annotate(amount=Sum("amount")).order_by()
    return [(debit, credit, line, amount) for debit, credit, line, amount in grouped]
