"""Tables as .xlsx: the ledger, who owes and gave, vouchers, the year's statement."""

from __future__ import annotations

from collections.abc import Iterable

from dinh.ground.sheets import table, workbook
from dinh.rights.works.models import Account, Due, Entry, Fund, Voucher
from dinh.rights.works.queries.statements import Year

LEDGER = (("Số", 7), ("Ngày", 12), ("Chứng từ", 14), ("Nội dung", 46), ("Nợ", 20), ("Có", 20), ("Số tiền", 16),
          ("Còn tiền mặt", 16), ("Còn tiền gửi", 16), ("Còn hiện vật", 16))  # fmt: skip
DUES = (("Số hộ", 10), ("Đại diện hộ", 28), ("Tổ dân phố", 18), ("Địa chỉ", 30), ("Phải đóng góp", 16),
        ("Miễn, giảm", 14), ("Đã đóng góp", 16), ("Còn lại", 16))  # fmt: skip
VOUCHERS = (("Số", 8), ("Ngày lập", 12), ("Khoản", 26), ("Nội dung", 40), ("Người nhận", 28), ("Số tiền", 16),
            ("Bằng", 14), ("Tình trạng", 20), ("Người lập", 30), ("Người duyệt", 30), ("Thủ quỹ", 30))  # fmt: skip
FUNDS = (("Mã", 14), ("Tên", 40), ("Loại", 16), ("Ở đâu", 22), ("Tình trạng", 18), ("Đã thu", 16), ("Đã chi", 16),
         ("Còn", 16))  # fmt: skip


def ledger(entries: Iterable[Entry]) -> bytes:
    rows = (
        (each.seq, each.on, each.number, each.words, str(Account(each.debit).label), str(Account(each.credit).label),
         each.amount, each.cash, each.bank, each.kind_left)
        for each in entries
    )  # fmt: skip
    return table("Sổ thu, chi", LEDGER, rows)


def dues(rows: Iterable[Due]) -> bytes:
    """For those who keep the book: with names."""
    lines = (
        (
            each.number,
            each.representative,
            str(each.group),
            each.address,
            each.owed,
            each.relieved,
            each.paid,
            each.left,
        )
        for each in rows
    )
    return table("Danh sách đóng góp", DUES, lines)


def vouchers(rows: Iterable[Voucher]) -> bytes:
    lines = (
        (f"{each.number}/{each.year}", each.on, str(each.line or "trả lại hộ"), each.words, each.payee, each.amount,
         str(each.get_channel_display()), str(each.get_state_display()), each.writer_label, each.approver_label,
         each.cashier_label)
        for each in rows
    )  # fmt: skip
    return table("Phiếu chi", VOUCHERS, lines)


def funds(rows: Iterable[tuple[Fund, int, int, int]]) -> bytes:
    lines = (
        (fund.ref, fund.name, str(fund.get_kind_display()), fund.where, str(fund.get_state_display()), came, went, left)
        for fund, came, went, left in rows
    )
    return table("Công trình, quỹ", FUNDS, lines)


def statement(fund: Fund, year: Year) -> bytes:
    """The year in numbers; amounts are numbers, so that anyone may add them up again."""
    rows: list[tuple[str, str, int]] = [("A", "Số dư đầu năm", year.opening), ("B", "Thu trong năm", year.collected)]
    rows += [(str(at), name, amount) for at, (name, amount) in enumerate(year.came, start=1)]
    rows.append(("C", "Chi trong năm", year.spent))
    rows += [(str(at), name, amount) for at, (name, amount) in enumerate(year.went, start=1)]
    rows.append(("D", "Còn lại cuối năm (A + B - C)", year.closing))
    rows += [("", f"Ngày công, hiện vật: {name}", amount) for name, amount in year.given_by]
    header = ["", f"{fund.name}, năm {year.year}", "Số tiền (đồng)"]
    return workbook([(f"Thu, chi {year.year}", header, rows)], widths=(6, 60, 20))
