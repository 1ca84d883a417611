"""Who gave: sources as planned and as they came, donors, households, a receipt by its code."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from dinh.rights.works.models import Account, Due, Fund, Receipt, Source
from dinh.rights.works.queries.ledger import SOURCES, Sums


@dataclass(frozen=True, slots=True)
class Came:
    """A source: what was planned, what came in money and in kind, đồng. `key` is the account's, for its entries."""

    key: str
    name: str
    planned: int
    money: int
    kind: int


def sources(fund: Fund, sums: Sums) -> list[Came]:
    """Every source that was planned or gave anything."""
    planned = dict.fromkeys(map(str, SOURCES), 0)
    for source in Source.objects.filter(fund=fund):
        planned[source.kind] += source.amount
    found = [Came(key, str(Account(key).label), planned[key], sums.collected[key], sums.given[key]) for key in planned]
    return [each for each in found if each.planned or each.money or each.kind]


def standing(fund: Fund) -> QuerySet[Receipt]:
    """Receipts that count, the newest first."""
    rows: QuerySet[Receipt] = Receipt.objects.filter(fund=fund, cancellation=None)
    return rows.select_related("group", "due").order_by("-year", "-number")


def donors(fund: Fund) -> list[Receipt]:
    """What the State and donors gave."""
    return list(standing(fund).filter(source__in=[Account.STATE, Account.DONOR]).order_by("on", "pk")[:500])


@dataclass(frozen=True, slots=True)
class Free:
    """What the people gave beside the list of households, in how many receipts; `name` only where the community decided
    to show names and the giver did not ask otherwise."""

    name: str
    where: str
    times: int
    amount: int


def beside_the_list(fund: Fund) -> list[Free]:
    """By group, or by giver where names are shown; the groups in order."""
    found: dict[tuple[str, str], list[int]] = {}
    rows = standing(fund).filter(source=Account.PEOPLE, due=None).order_by("group__code", "pk")
    for row in rows:
        name = row.payer if fund.show_names and not row.anonymous else ""
        found.setdefault((name, str(row.group or "")), []).append(row.amount)
    return [
        Free(name, where if name or where else str(_("Không ghi thôn, tổ")), len(amounts), sum(amounts))
        for (name, where), amounts in found.items()
    ]


def households(fund: Fund) -> QuerySet[Due]:
    """Households of the list that gave something, by group."""
    rows: QuerySet[Due] = Due.objects.filter(fund=fund, paid__gt=0).select_related("group")
    return rows.order_by("group__code", "order", "pk")


def by_code(code: str) -> Receipt | None:
    rows = Receipt.objects.filter(code=code).exclude(fund__state=Fund.State.DRAFT)
    return rows.select_related("fund__group", "fund__commune", "cancellation").first()


def labour_days(fund: Fund) -> list[Receipt]:
    return list(standing(fund).filter(of=Receipt.Of.LABOUR))
