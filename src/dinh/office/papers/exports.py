"""Registers and dossiers as .xlsx."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from dinh.ground.sheets import sheet
from dinh.office.papers.models import DossierItem, Paper


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
    return sheet(_("Sổ văn bản đến"), header, rows, widths=(12, 9, 34, 34, 18, 13, 70, 24, 15, 16))


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
    return sheet(_("Sổ văn bản đi"), header, rows, widths=(18, 13, 70, 34, 24, 28, 50, 10, 15, 16))


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
    return sheet(_("Mục lục hồ sơ"), header, rows, widths=(7, 26, 18, 13, 70, 34, 15, 16))
