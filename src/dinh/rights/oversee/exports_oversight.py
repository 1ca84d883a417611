"""Inspections, supervisions, criticisms and the planner's counts as .xlsx. Violations handed on are in none."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from dinh.ground.sheets import Cell, table
from dinh.rights.oversee import permissions_inspections, permissions_supervision
from dinh.rights.oversee.models import Choice, Criticism, Inspection, Proposal, Supervision
from dinh.rights.oversee.planner_words import from_json, reasons
from dinh.rights.oversee.queries.supervision import late


def inspections(rows: Iterable[Inspection]) -> bytes:
    columns = [
        (_("Mã"), 15), (_("Chuyên đề"), 45), (_("Đơn vị"), 36), (_("Vì sao"), 40), (_("Dự kiến"), 12),
        (_("Tự kiểm tra"), 12), (_("Đã kiểm tra"), 12), (_("Điểm"), 8), (_("Điểm cao nhất"), 8), (_("Kết luận"), 12),
        (_("Số kết luận"), 18), (_("Việc đã giao"), 10), (_("Bước"), 24),
    ]  # fmt: skip
    return table(_("Kiểm tra"), columns, [_inspection(one) for one in rows])


def _inspection(one: Inspection) -> list[Cell]:
    marks = [mark for mark in one.marks.select_related("criterion") if mark.points is not None]
    return [
        one.ref, one.theme.title, one.body.name, one.why, one.planned_on, one.reported_on, one.visited_on,
        sum(mark.points or 0 for mark in marks) if marks else None,
        sum(mark.criterion.most for mark in marks) if marks else None, one.concluded_on,
        one.paper.number if one.paper else "", one.tasks.count(), str(permissions_inspections.STAGES[one.stage]),
    ]  # fmt: skip


def supervisions(rows: Iterable[Supervision]) -> bytes:
    columns = [
        (_("Mã"), 15), (_("Ai giám sát"), 26), (_("Nội dung"), 50), (_("Hình thức"), 28), (_("Từ ngày"), 12),
        (_("Đến ngày"), 12), (_("Đơn vị được giám sát"), 40), (_("Số phiên"), 8), (_("Kiến nghị"), 8),
        (_("Kết luận"), 12), (_("Số"), 16), (_("Bước"), 22),
    ]  # fmt: skip
    return table(_("Giám sát"), columns, [_supervision(one) for one in rows])


def _supervision(one: Supervision) -> list[Cell]:
    bodies = "; ".join(each.body.name for each in one.supervised.all())
    return [
        one.ref, one.holder.name, one.theme, one.get_form_display(), one.from_day, one.to_day, bodies,
        one.sessions.count(), one.recommendations.count(), one.concluded_on, one.number,
        str(permissions_supervision.STAGES[one.stage]),
    ]  # fmt: skip


def criticisms(rows: Iterable[Criticism], day: date) -> bytes:
    columns = [
        (_("Mã"), 15), (_("Việc"), 26), (_("Dự thảo"), 50), (_("Cơ quan soạn thảo"), 32), (_("Nhận"), 12),
        (_("Ý kiến"), 8), (_("Gửi"), 12), (_("Số"), 16), (_("Đề nghị trả lời"), 12), (_("Trả lời"), 12),
        (_("Trễ (ngày)"), 8), (_("Bước"), 24),
    ]  # fmt: skip
    return table(_("Phản biện"), columns, [_criticism(one, day) for one in rows])


def _criticism(one: Criticism, day: date) -> list[Cell]:
    return [
        one.ref, one.get_kind_display(), one.title, one.drafter.name, one.received_on, one.points.count(), one.sent_on,
        one.number, one.answer_by, one.answered_on, late(one, day), str(permissions_supervision.STAGES[one.stage]),
    ]  # fmt: skip


def proposal(one: Proposal, rows: Iterable[Choice]) -> bytes:
    factors = from_json(one.rules).factors
    columns = [
        (_("Thứ tự"), 8), (_("Đơn vị"), 40), (_("Vì sao"), 24), (_("Điểm"), 8), (_("Số tháng chưa ai đến"), 10),
        (_("Dấu hiệu"), 70), (_("Bỏ ra"), 8), (_("Lý do thay đổi"), 40), (_("Thành cuộc"), 15),
    ]  # fmt: skip
    lines: list[list[Cell]] = [
        [
            row.order, row.body.name, row.get_why_display(), row.score, row.unvisited,
            " ".join(f"{each.words} ({each.points})" for each in reasons(row.counts, factors)),
            _("bỏ") if row.dropped else "", row.reason, row.became,
        ]
        for row in rows
    ]  # fmt: skip
    return table(one.ref, columns, lines)
