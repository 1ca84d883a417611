"""What waits for somebody: vouchers to sign and to pay, years that ended without a statement."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from dinh.rights.works.models import Entry, Fund, Statement, Voucher

MOST = 20  # of one kind on «Việc hôm nay»


def waiting(state: str) -> QuerySet[Voucher]:
    rows = Voucher.objects.filter(state=state, fund__state=Fund.State.OPEN)
    return rows.select_related("fund__group", "fund__commune", "line").order_by("on", "pk")[:MOST]


def years_without_statement(day: date) -> list[tuple[Fund, int]]:
    """Funds whose ledger has entries of last year and no statement of it yet. The year's rhythm is the calendar's."""
    year = day.year - 1
    stated = Statement.objects.filter(year__gte=year).values("fund")
    entered = Entry.objects.filter(on__year=year).values("fund")
    rows = Fund.objects.filter(pk__in=entered).exclude(pk__in=stated).exclude(state=Fund.State.DRAFT)
    return [(fund, year) for fund in rows.select_related("group", "commune").order_by("pk")]
