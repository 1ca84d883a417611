"""Tables of the room as .xlsx: the ledger of promises, open and late by owner, the reception book by Mẫu 03/TCD."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from dinh.ground.sheets import Cell, table, workbook
from dinh.law.casework import RECEPTION_BOOK
from dinh.rights.dialogue.ledger import BANDS, OwnerRow, band, in_time
from dinh.rights.dialogue.letters import book_row
from dinh.rights.dialogue.models import Promise, Visit
from dinh.rights.dialogue.queries import groups_text


def promises(rows: Sequence[Promise], owners: Iterable[OwnerRow], day: date) -> bytes:
    """Two sheets: every promise as filtered, as the public reads it; and the table by owner."""
    header = [
        _("Mã"), _("Lời hứa, kết luận"), _("Điều người dân hỏi"), _("Ai hứa"), _("Ngày hứa"), _("Nguồn"), _("Ai làm"),
        _("Địa bàn"), _("Hạn đã hứa"), _("Hạn hiện nay"), _("Tình trạng"), _("Trễ (ngày)"), _("Tuổi nợ"),
        _("Ngày làm xong"), _("Đúng hạn đã hứa"), _("Số lần lùi hạn"), _("Số lần bị trả lại"),
    ]  # fmt: skip
    summary = [
        _("Ai làm"), _("Đã hứa"), _("Đang mở"), *(str(title) for _key, title in BANDS), _("Đã làm"),
        _("Đúng hạn đã hứa"), _("Người hỏi xác nhận đạt"),
    ]  # fmt: skip
    by_owner: list[Sequence[Cell]] = [
        (row.owner, row.made, row.open, *row.bands, row.kept, row.in_time, row.confirmed) for row in owners
    ]  # fmt: skip
    sheets: list[tuple[str, list[str], Iterable[Sequence[Cell]]]] = [
        (_("Sổ lời hứa"), header, [_promise(each, day) for each in rows]), (_("Theo người làm"), summary, by_owner),
    ]  # fmt: skip
    return workbook(sheets, widths=[16, 60, 40, 26, 12, 14, 34, 22, 12, 12, 28, 10, 18, 12, 12, 10, 10])


def _promise(promise: Promise, day: date) -> tuple[Cell, ...]:
    late = max(0, (day - promise.due).days) if promise.is_open else 0
    names = {key: str(title) for key, title in BANDS}
    kept = "" if promise.is_open else _("có") if in_time(promise) else _("không")
    return (
        promise.ref, promise.shown, promise.asked, str(promise.made_by), promise.made_on, promise.get_source_display(),
        promise.owner, groups_text(promise.groups.all()), promise.first_due, promise.due, promise.get_state_display(),
        late, names.get(band(promise, day), ""), promise.done_on, kept, promise.postponed, promise.reopened,
    )  # fmt: skip


def reception_book(visits: Iterable[Visit]) -> bytes:
    """The book by its form. It holds names, as the paper book does: it stays in the office."""
    widths = (8, 12, 32, 16, 48, 14, 12, 22, 12, 28, 22, 36)
    return table(_("Sổ tiếp công dân"), list(zip(RECEPTION_BOOK, widths, strict=True)), map(book_row, visits))
