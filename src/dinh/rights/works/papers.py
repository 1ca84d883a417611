"""The year's statement as .docx, ready to sign: the sums of the ledger to the đồng."""

from __future__ import annotations

from dinh.ground.clock import today
from dinh.rights.works.amounts import dotted, money
from dinh.rights.works.models import Fund, Statement
from dinh.rights.works.queries.statements import Year
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import Block, Bullet, Heading, OfficialPaper, Para, Signature, Table

WIDTHS = (1, 7, 3)


def statement(fund: Fund, year: Year, made: Statement | None) -> bytes:
    """Báo cáo thu, chi; marked as provisional while the year's statement is not made."""
    return to_docx(OfficialPaper(
        system="state", type_name="Báo cáo", type_abbr="BC", number=None, organ_symbol="QCT",
        superior=fund.commune.title.upper(), issuer=fund.where if fund.group_id else f"Ban quản lý\n{fund.name}",
        place=fund.commune.name, day=None, drafted=made.made_on if made else today(),
        subject=f"Thu, chi năm {year.year}: {fund.name}{'' if made else ' (tạm tính)'}",
        blocks=tuple(blocks(fund, year)), signature=Signature((), _title(fund), ""),
        recipients=("Ủy ban nhân dân", "Ban công tác Mặt trận", "Ban Thanh tra nhân dân", "Niêm yết tại nhà văn hóa"),
        archive="hồ sơ quỹ", numbered=False,
    ))  # fmt: skip


def _title(fund: Fund) -> str:
    if not fund.group:
        return "NGƯỜI ĐẠI DIỆN"
    return "TỔ TRƯỞNG" if fund.group.label.startswith("tổ") else "TRƯỞNG THÔN"


def blocks(fund: Fund, year: Year) -> list[Block]:
    """The content: why, money, goods and labour, what is left."""
    rows = [("A", "Số dư đầu năm", dotted(year.opening)), ("B", "Thu trong năm", dotted(year.collected))]
    rows += [(str(at), name, dotted(amount)) for at, (name, amount) in enumerate(year.came, start=1)]
    rows += [("C", "Chi trong năm", dotted(year.spent))]
    rows += [(str(at), name, dotted(amount)) for at, (name, amount) in enumerate(year.went, start=1)]
    rows += [("D", "Còn lại cuối năm (A + B - C)", dotted(year.closing))]
    found: list[Block] = [
        Para.of(f"Căn cứ: {fund.decided.ground}."),
        Para.of(f"Số liệu theo sổ thu, chi {fund.ref}, từ ngày 01/01/{year.year} đến hết ngày 31/12/{year.year}."),
        Heading(2, "1", "Tiền"),
        Table(("", "Nội dung", "Số tiền (đồng)"), tuple(rows), WIDTHS, frozenset({2})),
        Heading(2, "2", "Ngày công, hiện vật (quy giá)"),
    ]
    if year.given:
        found += [Bullet.of(f"{name}: {money(amount)}.") for name, amount in year.given_by]
        found.append(Bullet.of(f"Đã dùng: {money(year.used)}; chưa dùng: {money(year.kind_left)}."))
    else:
        found.append(Para.of("Không có."))
    found.append(Heading(2, "3", "Công khai"))
    found.append(Para.of(f"Sổ thu, chi từng khoản xem trên trang của {fund.commune.title}, mã {fund.ref}."))
    return found
