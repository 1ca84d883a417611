"""The tables of the room as .xlsx."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from dinh.ground.bodies.models import Body
from dinh.ground.sheets import Cell, table, workbook
from dinh.rights.workplaces.models import Founding, UnionTarget
from dinh.rights.workplaces.queries import Item, Standing


def standings(rows: Iterable[Standing], year: int) -> bytes:
    """All workplaces of a year, one row each."""
    columns = [
        (_("Nơi làm việc"), 44), (_("Loại"), 24), (_("Số người"), 10), (_("Công đoàn"), 12),
        (_("Hội nghị năm trước: hạn"), 14), (_("Đã họp"), 12), (_("Đúng hạn"), 10), (_("Nội dung đã công khai"), 12),
        (_("Trên số nội dung"), 10), (_("Ban TTND: nhiệm kỳ đến"), 14), (_("Cuộc đối thoại"), 10),
        (_("Thỏa thuận chưa xong"), 12), (_("Thỏa thuận quá hạn"), 12), (_("Ghi chép gần nhất"), 14),
        (_("Còn thiếu"), 60),
    ]  # fmt: skip
    return table(_("Nơi làm việc %d") % year, columns, [_line(one) for one in rows])


def _line(one: Standing) -> list[Cell]:
    said = {True: _("có"), False: _("chưa")}
    return [
        one.body.name, one.body.get_kind_display(), one.profile.staff if one.profile else None, said[one.union],
        one.due, one.conference.held_on if one.conference and one.held else None, said[one.in_time] if one.due else "",
        one.published if one.office else None, one.items if one.office else None,
        one.board.until if one.board else None, None if one.office else one.dialogues,
        None if one.office else one.agreements, None if one.office else one.late_agreements, one.last,
        "; ".join(words for __, words in one.needs),
    ]  # fmt: skip


def items(body: Body, rows: Iterable[Item], year: int) -> bytes:
    """The items of Điều 46 at a workplace: one row a publication, one for an item without any."""
    columns = [(_("Số"), 6), (_("Nội dung"), 60), (_("Đã đối chiếu với"), 24), (_("Đã công khai gì"), 50),
               (_("Hình thức"), 30), (_("Ngày"), 12), (_("Ở đâu"), 30), (_("Minh chứng"), 30)]  # fmt: skip
    out: list[list[Cell]] = []
    for item in rows:
        head: list[Cell] = [item.number, item.words.words if item.words else "",
                (item.words.checked or _("chưa đối chiếu")) if item.words else ""]  # fmt: skip
        out += [
            [*head, each.title, each.get_form_display(), each.day, each.where, each.proof.name if each.proof else ""]
            for each in item.publications
        ] or [[*head, _("chưa công khai"), "", None, "", ""]]
    return table(f"{body.short_name or body.name} {year}", columns, out)


def unions(founded: Iterable[Founding], waiting: Iterable[Standing], target: UnionTarget | None, year: int) -> bytes:
    """Two sheets: unions founded in the year, enterprises that have none."""
    goal = f"{target.number} ({target.source})" if target else _("chưa ghi chỉ tiêu")
    made: list[list[Cell]] = [[row.body.name, row.day, row.members, row.decision] for row in founded]
    open_ones: list[list[Cell]] = [
        [one.body.name, one.profile.staff if one.profile else None, one.last] for one in waiting
    ]
    return workbook(
        [
            (_("Thành lập %d") % year, [_("Doanh nghiệp"), _("Ngày"), _("Đoàn viên"), _("Quyết định")],
             [*made, [_("Chỉ tiêu: %s") % goal, None, None, ""]]),
            (_("Chưa có công đoàn"), [_("Doanh nghiệp"), _("Số lao động"), _("Ghi chép gần nhất")], open_ones),
        ],
        widths=[50, 16, 14, 40],
    )  # fmt: skip
