"""The room's numbers for reports, each with the records behind it. No row names a household."""

from __future__ import annotations

from collections.abc import Callable
from typing import Unpack

from django.db.models import F
from django.urls import reverse
from django_scopes import scope

from dinh.ground.places.models import Commune
from dinh.ground.room import About, Indicator, Row, Value, indicator
from dinh.law.periods import Period
from dinh.rights.works.amounts import dotted
from dinh.rights.works.models import Account, Due, Entry, Fund, Receipt, Work
from dinh.rights.works.queries import ledger

MONEY_COLUMNS = ("Công trình, quỹ", "Bút toán", "Ngày", "Nội dung", "Số tiền")
WORK_COLUMNS = ("Công trình", "Ở đâu", "Tình trạng", "Khởi công", "Xong")
DUE_COLUMNS = ("Công trình, quỹ", "Hộ", "Phải góp sau miễn, giảm", "Đã góp")
LABOUR_COLUMNS = ("Công trình, quỹ", "Biên lai", "Ngày", "Ngày công")
Found = Callable[[Period], list[tuple[Row, int]]]


def _url(fund: Fund) -> str:
    return reverse("works_desk:fund", args=[fund.ref])


def _declare(
    key: str, label: str, unit: str, definition: str, columns: tuple[str, ...], found: Found,
    whole: Callable[[Period], int] | None = None, **about: Unpack[About],
) -> None:  # fmt: skip
    """An indicator whose value is the sum of what its rows weigh."""

    def value(commune: Commune, period: Period, body: int | None) -> Value:
        with scope(commune=commune):
            return Value(sum(weight for _row, weight in found(period)), whole(period) if whole else None)

    def rows(commune: Commune, period: Period, body: int | None) -> list[Row]:
        with scope(commune=commune):
            return [row for row, _weight in found(period)]

    indicator(Indicator(f"works.{key}", label, unit, definition, columns, value, rows, **about))


def _moved(period: Period, side: str) -> list[tuple[Row, int]]:
    """Entries of the period that brought money in (`collected`) or spent it; reversals take off."""
    sources = [str(each) for each in ledger.SOURCES] if side == "collected" else [str(Account.SPENT)]
    found = []
    rows = Entry.objects.filter(on__range=(period.start, period.end)).select_related("fund").order_by("on", "pk")
    for entry in rows:
        into = entry.debit in ledger.MONEY and entry.credit in sources
        out = entry.credit in ledger.MONEY and entry.debit in sources
        if not into and not out:
            continue
        sign = 1 if into == (side == "collected") else -1
        cells = (entry.fund.name, str(entry.seq), f"{entry.on:%d/%m/%Y}", entry.number, dotted(sign * entry.amount))
        url = reverse("works_desk:entry", args=[entry.fund.ref, entry.seq])
        found.append((Row(f"{entry.fund.name}, bút toán {entry.seq}", url, entry.on, cells), sign * entry.amount))
    return found


def _collected(period: Period) -> list[tuple[Row, int]]:
    return _moved(period, "collected")


def _spent(period: Period) -> list[tuple[Row, int]]:
    return _moved(period, "spent")


def _work_row(work: Work) -> Row:
    days = [f"{day:%d/%m/%Y}" if day else "" for day in (work.starts_on, work.ends_on)]
    cells = (work.fund.name, work.fund.where, str(work.get_state_display()), *days)
    return Row(work.fund.name, _url(work.fund), work.starts_on, cells)


def _works() -> list[Work]:
    rows = Work.objects.exclude(fund__state=Fund.State.DRAFT).select_related("fund__group", "fund__commune")
    return list(rows.prefetch_related("fund__acceptances").order_by("pk"))


def _accepted_on(work: Work) -> object:
    taken = [each.on for each in work.fund.acceptances.all() if each.verdict != "not"]
    return min(taken) if taken and work.state in (Work.State.ACCEPTED, Work.State.HANDED_OVER) else None


def _under_way(period: Period) -> list[tuple[Row, int]]:
    """Begun by the last day of the period and not accepted by then."""
    found = []
    for work in _works():
        begun = work.state != Work.State.PREPARING and work.starts_on and work.starts_on <= period.end
        accepted = _accepted_on(work)
        if begun and (accepted is None or accepted > period.end):  # type: ignore[operator]
            found.append((_work_row(work), 1))
    return found


def _finished(period: Period) -> list[tuple[Row, int]]:
    found = []
    for work in _works():
        on = _accepted_on(work)
        if on is not None and period.start <= on <= period.end:  # type: ignore[operator]
            found.append((_work_row(work), 1))
    return found


def _obliged(period: Period) -> list[Due]:
    """Households that had something to give to funds opened by the last day of the period, as the lists now stand."""
    rows = Due.objects.filter(fund__opened_on__lte=period.end, owed__gt=F("relieved")).select_related("fund")
    return list(rows.order_by("fund", "group__code", "order", "pk"))


def _given(period: Period) -> list[tuple[Row, int]]:
    found = []
    for due in _obliged(period):
        if due.settled:
            cells = (due.fund.name, due.number, dotted(due.owed - due.relieved), dotted(due.paid))
            url = reverse("works_desk:due", args=[due.fund.ref, due.pk])
            found.append((Row(f"{due.fund.name}, hộ {due.number}", url, None, cells), 1))
    return found


def _labour(period: Period) -> list[tuple[Row, int]]:
    """Days of labour of receipts that stand; halves of days are rounded down a receipt."""
    rows = Receipt.objects.filter(
        of=Receipt.Of.LABOUR, cancellation=None, on__range=(period.start, period.end), quantity__gte=1
    )
    found = []
    for receipt in rows.select_related("fund").order_by("on", "pk"):
        days = int(receipt.quantity or 0)
        cells = (receipt.fund.name, f"{receipt.number}/{receipt.year}", f"{receipt.on:%d/%m/%Y}", str(days))
        url = reverse("works_desk:receipt", args=[receipt.fund.ref, receipt.pk])
        found.append((Row(f"{receipt.fund.name}, {receipt}", url, receipt.on, cells), days))
    return found


_declare(
    "collected", "Tiền Nhân dân đóng góp, Nhà nước hỗ trợ, người ủng hộ cho công trình, quỹ", "đồng",
    "Tiền mặt và chuyển khoản đã vào sổ có ngày chứng từ trong kỳ; trừ biên lai đã hủy, tiền đã trả lại.",
    MONEY_COLUMNS, _collected,
    source="Khoản 1, khoản 2 Điều 15 Luật 10/2022/QH15.",
    formula="Cộng tiền đã vào sổ có ngày chứng từ trong kỳ, trừ dòng hủy.",
    entered="Người thu ghi biên lai; thủ quỹ vào sổ.",
    adds=True,
)  # fmt: skip
_declare(
    "spent", "Tiền đã chi từ công trình, quỹ do Nhân dân đóng góp", "đồng",
    "Phiếu chi bằng tiền đã vào sổ có ngày chi trong kỳ; trừ khoản chi đã hủy.", MONEY_COLUMNS, _spent,
    source="Khoản 2 Điều 15 Luật 10/2022/QH15.",
    formula="Cộng tiền các phiếu chi có ngày trong kỳ, trừ dòng hủy.",
    entered="Thủ quỹ ghi phiếu chi kèm chứng từ.",
    adds=True,
)  # fmt: skip
_declare(
    "under_way", "Công trình Nhân dân đóng góp đang làm", "công trình",
    "Đã khởi công đến ngày cuối kỳ, chưa nghiệm thu vào ngày ấy.", WORK_COLUMNS, _under_way,
    source="Đình tự đặt.",
    formula="Đếm công trình đã khởi công, chưa nghiệm thu vào ngày cuối kỳ.",
    entered="Ban xây dựng ghi ngày khởi công, nghiệm thu.",
    adds=False,
)  # fmt: skip
_declare(
    "finished", "Công trình Nhân dân đóng góp đã nghiệm thu", "công trình",
    "Có ngày nghiệm thu, nhận công trình trong kỳ.",
    WORK_COLUMNS, _finished,
    source="Đình tự đặt.",
    formula="Đếm công trình có ngày nghiệm thu trong kỳ.",
    entered="Ban xây dựng, ban giám sát ghi biên bản nghiệm thu.",
    adds=True,
)  # fmt: skip
_declare(
    "households", "Hộ đã đóng góp đủ mức đã quyết định", "lượt hộ",
    "Lượt hộ đã góp đủ phần còn lại sau miễn, giảm, trên tổng số lượt hộ phải góp của các công trình, quỹ mở đến hết "
    "kỳ; theo sổ lúc xem.", DUE_COLUMNS, _given, lambda period: len(_obliged(period)),
    source="Đình tự đặt; mức đóng góp do Nhân dân quyết định theo Điều 15 Luật 10/2022/QH15.",
    formula="Số lượt hộ đã góp đủ ÷ số lượt hộ phải góp của các công trình, quỹ mở đến hết kỳ.",
    entered="Người thu ghi biên lai từng hộ.",
    adds=False,
)  # fmt: skip
_declare(
    "labour_days", "Ngày công Nhân dân đóng góp", "ngày công",
    "Ngày công trên biên lai còn hiệu lực có ngày thu trong kỳ; mỗi biên lai tính số ngày tròn.", LABOUR_COLUMNS,
    _labour,
    source="Đình tự đặt.",
    formula="Cộng ngày công trên biên lai có ngày thu trong kỳ, bỏ phần lẻ.",
    entered="Người thu ghi biên lai ngày công.",
    adds=True,
)  # fmt: skip
