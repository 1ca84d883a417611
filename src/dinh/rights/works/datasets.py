"""Open data of works and funds: what each took in and spent, and every line of the ledgers. Households have no names
here, even where the community shows them on its own page: a list of all is another thing than a page."""

from __future__ import annotations

from django.db.models import QuerySet

from dinh.ground.datasets import (
    Column,
    DataSet,
    Line,
    Table,
    choices_of,
    dataset,
    group_cells,
    group_columns,
    path_column,
    ref_column,
)
from dinh.rights.works.models import Account, Entry, Fund, Work
from dinh.rights.works.queries import funds, ledger
from dinh.rights.works.telling import masked

STATES = tuple(pair for pair in choices_of(Fund.State) if pair[0] != Fund.State.DRAFT)


def _fund(one: Fund) -> Line:
    came, went, left = ledger.brief([one])[one.pk]
    return (
        one.ref, one.kind, one.name, *group_cells(one.group), one.state, one.work.state if one.is_work else None,
        one.opened_on, one.closed_on, came, went, left, f"/cong-trinh/{one.ref}",
    )  # fmt: skip


dataset(DataSet(
    key="cong-trinh-quy", title="Công trình, quỹ do Nhân dân đóng góp", title_en="Works and funds people contribute to",
    about="Mỗi công trình, quỹ: đã thu, đã chi, còn bao nhiêu tiền.",
    about_en="Works and funds: money collected, spent and left.",
    right="lam", rhythm="Ngay khi sổ có bút toán", origin="/cong-trinh/", day="opened_on",
    basis="Điều 11, Điều 15 Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15",
    columns=(
        ref_column("CT"),
        Column("kind", "Loại", "text", "Công trình hoặc quỹ thường xuyên.", choices=choices_of(Fund.Kind),
               lookup="kind", sample="work"),
        Column("name", "Tên", "text", "Tên công trình, quỹ."),
        *group_columns(),
        Column("state", "Sổ", "text", "Tình trạng của sổ thu, chi.", choices=STATES, lookup="state", sample="open"),
        Column("work_state", "Công trình", "text", "Tình trạng công trình; trống: quỹ.", choices=choices_of(Work.State),
               lookup="work__state"),
        Column("opened_on", "Công khai từ", "date", "Ngày mở sổ."),
        Column("closed_on", "Ngày quyết toán", "date", "Trống: chưa."),
        Column("collected", "Đã thu", "integer", "Bằng tiền.", unit="đồng", sample=125_000_000),
        Column("spent", "Đã chi", "integer", "Bằng tiền.", unit="đồng", sample=98_500_000),
        Column("left", "Còn", "integer", "Bằng tiền.", unit="đồng", sample=26_500_000),
        path_column("/cong-trinh/CT-7K3M-9QXT"),
    ),
    table=Table(funds.public, _fund, day="opened_on"),
))  # fmt: skip


def _entries() -> QuerySet[Entry]:
    rows = Entry.objects.exclude(fund__state=Fund.State.DRAFT)
    return rows.select_related("fund", "line", "receipt", "voucher", "reverses")


def _words(one: Entry) -> str | None:
    """What the money was for; of what was given only how, for its giver may be a household."""
    if one.kind == Entry.Kind.RECEIPT:
        return str(one.receipt.get_of_display())
    if one.kind == Entry.Kind.VOUCHER:
        return None if one.voucher.due_id else masked(one.words)
    return None


def _entry(one: Entry) -> Line:
    return (
        one.fund.ref, one.seq, one.on, one.kind, _words(one), one.line.title if one.line else None, one.debit,
        one.credit, one.amount, one.reverses.seq if one.reverses else None, one.cash, one.bank, one.kind_left,
        f"/cong-trinh/{one.fund.ref}/so/{one.seq}",
    )  # fmt: skip


dataset(DataSet(
    key="so-thu-chi", title="Sổ thu, chi công trình, quỹ", title_en="Ledger entries of works and funds",
    about="Từng bút toán thu, chi của các công trình, quỹ, cộng lại đúng đến từng đồng. Không có tên hộ, tên người.",
    about_en="Every ledger entry of works and funds, to the đồng. No names of households or persons.",
    right="lam", rhythm="Ngay khi sổ có bút toán", origin="/cong-trinh/", day="on",
    basis="Điều 11, Điều 15 Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15",
    columns=(
        Column("fund", "Mã công trình, quỹ", "text", "Mã.", lookup="fund__ref", sample="CT-7K3M-9QXT"),
        Column("seq", "Số bút toán", "integer", "Số thứ tự trong sổ.", sample=1),
        Column("on", "Ngày chứng từ", "date", "Ngày."),
        Column("kind", "Loại", "text", "Loại bút toán.", choices=choices_of(Entry.Kind), lookup="kind"),
        Column("words", "Nội dung", "text", "Chi về việc gì, hoặc đóng góp bằng gì; che tên người."),
        Column("line", "Khoản", "text", "Khoản của dự toán, nếu có."),
        Column("debit", "Nợ", "text", "Tài khoản ghi nợ.", choices=choices_of(Account), lookup="debit", sample="cash"),
        Column("credit", "Có", "text", "Tài khoản ghi có.", choices=choices_of(Account), lookup="credit",
               sample="people"),
        Column("amount", "Số tiền", "integer", "Số tiền hoặc giá trị quy ra.", unit="đồng", sample=500_000),
        Column("reverses", "Hủy bút toán", "integer", "Số của bút toán bị hủy, nếu có."),
        Column("cash", "Còn tiền mặt", "integer", "Sau bút toán này.", unit="đồng", sample=500_000),
        Column("bank", "Còn tiền gửi", "integer", "Sau bút toán này.", unit="đồng", sample=0),
        Column("in_kind", "Còn hiện vật", "integer", "Sau bút toán này, quy ra tiền.", unit="đồng", sample=0),
        path_column("/cong-trinh/CT-7K3M-9QXT/so/1"),
    ),
    table=Table(_entries, _entry, day="on"),
))  # fmt: skip
