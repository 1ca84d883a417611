"""The book as .xlsx: sổ theo dõi yêu cầu cung cấp thông tin."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from dinh.ground.sheets import Cell, table
from dinh.rights.information.clocks import answer_term
from dinh.rights.information.queries import Line


def book(lines: Iterable[Line]) -> bytes:
    """Every line as filtered. The asker's name is in it, as in the paper book: it stays in the office."""
    columns = [
        (_("Số"), 9), (_("Mã"), 15), (_("Ngày nhận"), 12), (_("Người yêu cầu"), 26), (_("Nội dung"), 60),
        (_("Cách nhận"), 24), (_("Loại"), 22), (_("Hạn"), 12), (_("Căn cứ của hạn"), 44), (_("Gia hạn"), 12),
        (_("Tình trạng"), 26), (_("Ngày có kết quả"), 14), (_("Căn cứ từ chối"), 40),
    ]  # fmt: skip
    return table(_("Sổ cung cấp thông tin"), columns, (_row(each) for each in lines))


def _row(each: Line) -> tuple[Cell, ...]:
    asked = each.asked
    term = answer_term(asked) if asked.sort else None
    return (
        f"{asked.number}/{asked.year}", asked.ref, asked.received_on, asked.asker.name,
        asked.subject or asked.wanted, asked.get_way_display(), asked.get_sort_display(),
        term.due if term else None, term.article if term else "", asked.extended_on, asked.get_state_display(),
        asked.outcome_on, asked.refusal_cite,
    )  # fmt: skip
