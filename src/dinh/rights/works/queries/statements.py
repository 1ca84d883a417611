"""The year of a fund in numbers: what was there, came, went, is left; by source, by line. The sums of the ledger, to
the đồng."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dinh.rights.works.amounts import dotted, money
from dinh.rights.works.models import Account, Fund, Line, Statement
from dinh.rights.works.queries import ledger


@dataclass(frozen=True, slots=True)
class Year:
    """Money in đồng: `opening` what was there when the year began, with what was carried in; `came` by source; `went`
    by line, money alone; `closing`. `given` and `used`: labour, land and goods, valued, by source and in all;
    `kind_left` of them is not used yet."""

    year: int
    opening: int
    came: tuple[tuple[str, int], ...]
    went: tuple[tuple[str, int], ...]
    closing: int
    given_by: tuple[tuple[str, int], ...]
    used: int
    kind_left: int

    @property
    def collected(self) -> int:
        return sum(amount for _name, amount in self.came)

    @property
    def spent(self) -> int:
        return sum(amount for _name, amount in self.went)

    @property
    def given(self) -> int:
        return sum(amount for _name, amount in self.given_by)


def of_year(fund: Fund, year: int) -> Year:
    first, last = date(year, 1, 1), date(year, 12, 31)
    before = ledger.held_on(fund, first - timedelta(days=1))
    at_end = ledger.held_on(fund, last)
    found = ledger.sums(fund, first, last)
    money_by_line = _money_by_line(fund, first, last)
    titles = {line.pk: line.title for line in Line.objects.filter(fund=fund)}
    names = {str(each): str(Account(each).label) for each in ledger.SOURCES}
    return Year(
        year=year, opening=before["cash"] + before["bank"] + found.carried,
        came=tuple((names[key], amount) for key, amount in found.collected.items() if amount),
        went=tuple((titles[pk], amount) for pk, amount in money_by_line.items() if amount),
        closing=at_end["cash"] + at_end["bank"],
        given_by=tuple((names[key], amount) for key, amount in found.given.items() if amount),
        used=found.out - found.spent_money, kind_left=at_end["kind"],
    )  # fmt: skip


def _money_by_line(fund: Fund, first: date, last: date) -> dict[int, int]:
    rows = ledger.entries_between(fund, first, last)
    found: dict[int, int] = {}
    for debit, credit, line, amount in rows:
        if line is None:
            continue
        if debit == Account.SPENT and credit in ledger.MONEY:
            found[line] = found.get(line, 0) + amount
        elif credit == Account.SPENT and debit in ledger.MONEY:
            found[line] = found.get(line, 0) - amount
    return found


def years(fund: Fund) -> list[int]:
    """The years in which the ledger has anything, the newest first."""
    days = fund.entries.order_by("on").values_list("on", flat=True)
    first, last = days.first(), days.last()
    return list(range(last.year, first.year - 1, -1)) if first and last else []


def words(statement: Statement) -> str:
    """A statement as plain lines, for its publication."""
    found = of_year(statement.fund, statement.year)
    lines = [f"Số dư đầu năm: {money(found.opening)}", f"Tổng thu trong năm: {money(found.collected)}"]
    lines += [f"- {name}: {dotted(amount)}" for name, amount in found.came]
    lines += [f"Tổng chi trong năm: {money(found.spent)}"]
    lines += [f"- {name}: {dotted(amount)}" for name, amount in found.went]
    lines += [f"Còn lại cuối năm: {money(found.closing)}"]
    if found.given:
        lines.append(f"Ngày công, hiện vật bà con góp (quy giá): {money(found.given)}")
    return "\n".join(lines)
