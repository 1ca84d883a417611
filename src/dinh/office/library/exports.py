"""The tables of the library as .xlsx."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.bodies.models import Body
from dinh.ground.sheets import table
from dinh.office.library.dossiers import Line as Paper
from dinh.office.library.queries import Line
from dinh.office.library.shelf import Sample


def models(rows: Iterable[dict[str, Any]]) -> bytes:
    columns = [
        (_("Mẫu"), 60), (_("Loại"), 14), (_("Dành cho"), 50), (_("Bản đang dùng"), 20), (_("Ngày của bản"), 12),
        (_("Đơn vị đã ban hành"), 12), (_("Được yêu cầu"), 12), (_("Được yêu cầu, đã ban hành"), 14),
    ]  # fmt: skip
    return table(_("Thư viện mẫu"), columns, (
        [row["sample"].title, row["sample"].sort, row["kinds"], row["used"].name, row["used"].day, row["made"],
         row["asked"], row["of_asked"]]
        for row in rows
    ))  # fmt: skip


def said(state: str) -> str:
    words = {
        "late": _("trễ"), "missing": _("chưa ban hành"), "older": _("theo bản cũ"), "current": _("theo bản đang dùng"),
    }  # fmt: skip
    return words[state]


def watch(rows: Iterable[Line]) -> bytes:
    columns = [
        (_("Đơn vị"), 44), (_("Loại"), 24), (_("Mẫu"), 54), (_("Tình trạng"), 18), (_("Quyết định"), 20),
        (_("Ngày ban hành"), 12), (_("Theo bản"), 18), (_("Khác bản mẫu"), 40), (_("Yêu cầu theo"), 30), (_("Hạn"), 12),
    ]  # fmt: skip
    return table(_("Ban hành quy chế"), columns, (
        [one.body.name, one.body.get_kind_display(), one.sample.title, said(one.state),
         one.adoption.number if one.adoption else "", one.adoption.day if one.adoption else None,
         one.adoption.made_after if one.adoption else "", one.adoption.differs if one.adoption else "",
         one.asked.ground if one.asked else "", one.asked.due if one.asked else None]
        for one in rows
    ))  # fmt: skip


def dossier(sample: Sample, body: Body, found: Iterable[Paper], year: int, *, named: bool) -> bytes:
    """`named`: with the records' own titles, for who keeps the file."""
    columns = [(_("TT"), 6), (_("Giấy"), 60), (_("Tình trạng"), 18), (_("Số bản ghi"), 10), (_("Có gì"), 80)]
    words = {"there": _("có"), "missing": _("thiếu"), "not_owed": _("không phải có")}
    return table(f"{body.short_name or body.name} {year}", columns, (
        [at, one.wanted.title, words[one.state], one.count,
         "; ".join([*(row.title for row in one.rows[:20] if named), *(each.where for each in one.kept)])]
        for at, one in enumerate(found, start=1)
    ))  # fmt: skip
