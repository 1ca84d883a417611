"""The room's numbers for reports, each with the records behind it. No row names a household."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Unpack

from django.db.models import F, QuerySet
from django.urls import reverse

from dinh.ground.room import About, Row
from dinh.ground.tally import Counted, counted, events, standing
from dinh.law.periods import Period
from dinh.rights.works.amounts import dotted
from dinh.rights.works.models import Account, Due, Entry, Fund, Receipt, Work
from dinh.rights.works.queries import ledger

MONEY_COLUMNS = ("Công trình, quỹ", "Bút toán", "Ngày", "Nội dung", "Số tiền")
WORK_COLUMNS = ("Công trình", "Ở đâu", "Tình trạng", "Khởi công", "Xong")
DUE_COLUMNS = ("Công trình, quỹ", "Hộ", "Phải góp sau miễn, giảm", "Đã góp")
LABOUR_COLUMNS = ("Công trình, quỹ", "Biên lai", "Ngày", "Ngày công")


def _url(fund: Fund) -> str:
    return reverse("works_desk:fund", args=[fund.ref])


@dataclass(frozen=True, slots=True)
class Moved:
    """An entry of the books that brought money in or spent it; `amount` is negative where it takes back."""

    entry: Entry
    amount: int


def _moved(side: str) -> Counted:
    """Entries of the period that brought money in (`collected`) or spent it; reversals take off."""
    sources = [str(each) for each in ledger.SOURCES] if side == "collected" else [str(Account.SPENT)]

    def found(period: Period, body: int | None) -> list[Moved]:
        rows = Entry.objects.filter(on__range=(period.start, period.end)).select_related("fund").order_by("on", "pk")
        moved = []
        for entry in rows:
            into = entry.debit in ledger.MONEY and entry.credit in sources
            out = entry.credit in ledger.MONEY and entry.debit in sources
            if into or out:
                moved.append(Moved(entry, entry.amount if into == (side == "collected") else -entry.amount))
        return moved

    return events(found, "entry.on", "amount", commune="entry.commune_id")


def _money_row(one: Moved) -> Row:
    entry = one.entry
    cells = (entry.fund.name, str(entry.seq), f"{entry.on:%d/%m/%Y}", entry.number, dotted(one.amount))
    url = reverse("works_desk:entry", args=[entry.fund.ref, entry.seq])
    return Row(f"{entry.fund.name}, bút toán {entry.seq}", url, entry.on, cells)


def _work_row(work: Work) -> Row:
    days = [f"{day:%d/%m/%Y}" if day else "" for day in (work.starts_on, work.ends_on)]
    cells = (work.fund.name, work.fund.where, str(work.get_state_display()), *days)
    return Row(work.fund.name, _url(work.fund), work.starts_on, cells)


def _works() -> list[Work]:
    rows = Work.objects.exclude(fund__state=Fund.State.DRAFT).select_related("fund__group", "fund__commune")
    return list(rows.prefetch_related("fund__acceptances").order_by("pk"))


def _accepted_on(work: Work) -> date | None:
    taken = [each.on for each in work.fund.acceptances.all() if each.verdict != "not"]
    return min(taken) if taken and work.state in (Work.State.ACCEPTED, Work.State.HANDED_OVER) else None


def _under_way(period: Period, body: int | None) -> list[Work]:
    """Begun by the last day of the period and not accepted by then."""
    found = []
    for work in _works():
        begun = work.state != Work.State.PREPARING and work.starts_on and work.starts_on <= period.end
        accepted = _accepted_on(work)
        if begun and (accepted is None or accepted > period.end):
            found.append(work)
    return found


def _finished(period: Period, body: int | None) -> list[Work]:
    return [work for work in _works() if (on := _accepted_on(work)) and period.start <= on <= period.end]


def _obliged(period: Period, body: int | None) -> QuerySet[Due]:
    """Households that had something to give to funds opened by the last day of the period, as the lists now stand."""
    rows = Due.objects.filter(fund__opened_on__lte=period.end, owed__gt=F("relieved")).select_related("fund")
    return rows.order_by("fund", "group__code", "order", "pk")


_OBLIGED = standing(_obliged)


def _due_row(due: Due) -> Row:
    cells = (due.fund.name, due.number, dotted(due.owed - due.relieved), dotted(due.paid))
    url = reverse("works_desk:due", args=[due.fund.ref, due.pk])
    return Row(f"{due.fund.name}, hộ {due.number}", url, None, cells)


def _labour(period: Period, body: int | None) -> QuerySet[Receipt]:
    """Receipts of labour that stand."""
    rows = Receipt.objects.filter(
        of=Receipt.Of.LABOUR, cancellation=None, on__range=(period.start, period.end), quantity__gte=1
    )
    return rows.select_related("fund").order_by("on", "pk")


def _labour_days(receipt: Receipt) -> int:
    """Whole days: halves are rounded down a receipt."""
    return int(receipt.quantity or 0)


def _labour_row(receipt: Receipt) -> Row:
    number, days = f"{receipt.number}/{receipt.year}", str(_labour_days(receipt))
    url = reverse("works_desk:receipt", args=[receipt.fund.ref, receipt.pk])
    cells = (receipt.fund.name, number, f"{receipt.on:%d/%m/%Y}", days)
    return Row(f"{receipt.fund.name}, {receipt}", url, receipt.on, cells)


def _declare(
    key: str, label: str, unit: str, definition: str, columns: tuple[str, ...], row: Callable[[Any], Row],
    part: Counted, whole: Counted | None = None, **about: Unpack[About],
) -> None:  # fmt: skip
    counted(f"works.{key}", label, unit, definition, columns, row, part, whole, **about)


_declare(
    "collected", "Tiền Nhân dân đóng góp, Nhà nước hỗ trợ, người ủng hộ cho công trình, quỹ", "đồng",
    "Tiền mặt và chuyển khoản đã vào sổ có ngày chứng từ trong kỳ; trừ biên lai đã hủy, tiền đã trả lại.",
    MONEY_COLUMNS, _money_row, _moved("collected"),
    source="Khoản 1, khoản 2 Điều 15 Luật 10/2022/QH15.",
    formula="Cộng tiền đã vào sổ có ngày chứng từ trong kỳ, trừ dòng hủy.",
    entered="Người thu ghi biên lai; thủ quỹ vào sổ.",
    adds=True,
)  # fmt: skip
_declare(
    "spent", "Tiền đã chi từ công trình, quỹ do Nhân dân đóng góp", "đồng",
    "Phiếu chi bằng tiền đã vào sổ có ngày chi trong kỳ; trừ khoản chi đã hủy.", MONEY_COLUMNS,
    _money_row, _moved("spent"),
    source="Khoản 2 Điều 15 Luật 10/2022/QH15.",
    formula="Cộng tiền các phiếu chi có ngày trong kỳ, trừ dòng hủy.",
    entered="Thủ quỹ ghi phiếu chi kèm chứng từ.",
    adds=True,
)  # fmt: skip
_declare(
    "under_way", "Công trình Nhân dân đóng góp đang làm", "công trình",
    "Đã khởi công đến ngày cuối kỳ, chưa nghiệm thu vào ngày ấy.", WORK_COLUMNS, _work_row,
    standing(_under_way),
    source="Đình tự đặt.",
    formula="Đếm công trình đã khởi công, chưa nghiệm thu vào ngày cuối kỳ.",
    entered="Ban xây dựng ghi ngày khởi công, nghiệm thu.",
    adds=False,
)  # fmt: skip
_declare(
    "finished", "Công trình Nhân dân đóng góp đã nghiệm thu", "công trình",
    "Có ngày nghiệm thu, nhận công trình trong kỳ.",
    WORK_COLUMNS, _work_row, events(_finished, _accepted_on),
    source="Đình tự đặt.",
    formula="Đếm công trình có ngày nghiệm thu trong kỳ.",
    entered="Ban xây dựng, ban giám sát ghi biên bản nghiệm thu.",
    adds=True,
)  # fmt: skip
_declare(
    "households", "Hộ đã đóng góp đủ mức đã quyết định", "lượt hộ",
    "Lượt hộ đã góp đủ phần còn lại sau miễn, giảm, trên tổng số lượt hộ phải góp của các công trình, quỹ mở đến hết "
    "kỳ; theo sổ lúc xem.", DUE_COLUMNS, _due_row, _OBLIGED.that(lambda due: due.settled), _OBLIGED,
    source="Đình tự đặt; mức đóng góp do Nhân dân quyết định theo Điều 15 Luật 10/2022/QH15.",
    formula="Số lượt hộ đã góp đủ ÷ số lượt hộ phải góp của các công trình, quỹ mở đến hết kỳ.",
    entered="Người thu ghi biên lai từng hộ.",
    adds=False,
)  # fmt: skip
_declare(
    "labour_days", "Ngày công Nhân dân đóng góp", "ngày công",
    "Ngày công trên biên lai còn hiệu lực có ngày thu trong kỳ; mỗi biên lai tính số ngày tròn.", LABOUR_COLUMNS,
    _labour_row, events(_labour, "on", _labour_days),
    source="Đình tự đặt.",
    formula="Cộng ngày công trên biên lai có ngày thu trong kỳ, bỏ phần lẻ.",
    entered="Người thu ghi biên lai ngày công.",
    adds=True,
)  # fmt: skip
