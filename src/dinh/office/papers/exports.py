"""Registers and dossiers as .xlsx."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from dinh.office.papers.models import DossierItem, Paper

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def guarded(value: Any) -> Any:
    """A cell that a spreadsheet will not run: text that looks like a formula gets an apostrophe in front."""
    if not isinstance(value, str):
        return value
    clean = "".join(character for character in value if character >= " " or character in "\n\t")
    return f"'{clean}" if clean.startswith(_FORMULA) else clean


def sheet(title: str, header: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[Any]]) -> bytes:
    """One table: a bold header that stays in sight, days as days."""
    book = Workbook(write_only=True)
    page = book.create_sheet(title[:31])
    for column, width in enumerate(widths):
        page.column_dimensions[chr(ord("A") + column)].width = width
    page.freeze_panes = "A2"
    page.append([_bold(page, name) for name in header])
    for row in rows:
        page.append([guarded(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _bold(page: Any, text: str) -> Any:
    cell: Any = WriteOnlyCell(page, value=text)
    cell.font = Font(bold=True)
    return cell


def papers_in(papers: Iterable[Paper]) -> bytes:
    """Sổ đăng ký văn bản đến, with the columns of the paper book."""
    header = (
        _("Ngày đến"), _("Số đến"), _("Cơ quan nhận"), _("Tác giả"), _("Số, ký hiệu"), _("Ngày văn bản"),
        _("Tên loại và trích yếu"), _("Người ký"), _("Mã"), _("Ghi chú"),
    )  # fmt: skip
    rows = (
        (
            paper.arrived, paper.register_number, paper.body.name, paper.issuer, paper.number, paper.issued,
            f"{paper.type_name} {paper.subject}".strip(), paper.signer, paper.ref, "",
        )
        for paper in papers
    )  # fmt: skip
    return sheet(_("Sổ văn bản đến"), header, (12, 9, 34, 34, 18, 13, 70, 24, 15, 16), rows)


def papers_out(papers: Iterable[Paper]) -> bytes:
    """Sổ đăng ký văn bản đi."""
    header = (
        _("Số, ký hiệu"), _("Ngày văn bản"), _("Tên loại và trích yếu"), _("Cơ quan ban hành"), _("Người ký"),
        _("Chức vụ"), _("Nơi nhận"), _("Công khai"), _("Mã"), _("Ghi chú"),
    )  # fmt: skip
    rows = (
        (
            paper.number, paper.issued, f"{paper.type_name} {paper.subject}".strip(), paper.body.name, paper.signer,
            paper.signer_title, "; ".join(paper.recipients), _("có") if paper.public else "", paper.ref, "",
        )
        for paper in papers
    )  # fmt: skip
    return sheet(_("Sổ văn bản đi"), header, (18, 13, 70, 34, 24, 28, 50, 10, 15, 16), rows)


def dossier(items: Iterable[DossierItem]) -> bytes:
    """Mục lục văn bản trong hồ sơ."""
    header = (
        _("STT"), _("Bước"), _("Số, ký hiệu"), _("Ngày văn bản"), _("Tên loại và trích yếu"), _("Tác giả"),
        _("Mã"), _("Ghi chú"),
    )  # fmt: skip
    rows = (
        (
            item.order, item.step, item.paper.number, item.paper.issued,
            f"{item.paper.type_name} {item.paper.subject}".strip(), item.paper.issuer, item.paper.ref, "",
        )
        for item in items
    )  # fmt: skip
    return sheet(_("Mục lục hồ sơ"), header, (7, 26, 18, 13, 70, 34, 15, 16), rows)


def download(data: bytes, name: str, media_type: str = XLSX) -> HttpResponse:
    """A file that browsers save and do not open in the page."""
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["X-Content-Type-Options"] = "nosniff"
    return response
