"""Every opinion as .xlsx: for the office with names, for who may only read without."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from dinh.ground.sheets import Cell, table
from dinh.rights.consult.models import Consultation, Opinion
from dinh.rights.consult.permissions import STAGES

KEPT_BACK = "…"


def opinions(rows: Iterable[Opinion], *, names: bool) -> bytes:
    """One row an opinion, in the order they came. Without `names` neither senders nor words that are kept back."""
    columns = [
        (_("Mã"), 15), (_("Ngày nhận"), 12), (_("Đến bằng"), 22), (_("Điều, khoản"), 24), (_("Ý kiến"), 80),
        (_("Nhìn chung"), 22), (_("Số người cùng ý kiến"), 10), (_("Thôn, tổ"), 18), (_("Nhóm ý kiến"), 40),
        (_("Không xếp nhóm vì"), 30), (_("Hiện cho mọi người"), 18),
    ]  # fmt: skip
    if names:
        columns += [(_("Họ tên"), 24), (_("Liên hệ"), 24)]
    return table(_("Ý kiến"), columns, [_row(one, names=names) for one in sorted(rows, key=lambda one: one.pk)])


def _row(one: Opinion, *, names: bool) -> list[Cell]:
    lies = "; ".join(part.opinion_group.title for part in one.parts.all())
    where = str(one.clause) if one.clause else _("Cả dự thảo")
    text = one.text if names else one.shown if one.screened == Opinion.Screened.RELEASED else KEPT_BACK
    row: list[Cell] = [
        one.ref, one.received_on, one.get_channel_display(), where, text, one.get_stance_display(), one.voices,
        str(one.group or ""), lies, one.aside, one.get_screened_display(),
    ]  # fmt: skip
    if not names:
        return row
    sender = getattr(one, "sender", None)  # gone, where it was erased or past its term
    return [*row, sender.name, sender.contact] if sender else [*row, "", ""]


def consultations(rows: Iterable[Consultation], day: object) -> bytes:
    """The year's list: one row a consultation with its days."""
    columns = [
        (_("Mã"), 15), (_("Việc lấy ý kiến"), 60), (_("Nội dung"), 50), (_("Gửi HĐND"), 12), (_("Gửi Mặt trận"), 12),
        (_("Công khai"), 12), (_("Hết hạn"), 12), (_("Số ý kiến"), 10), (_("Tổng hợp"), 12), (_("Giải trình"), 12),
        (_("Quyết định"), 12), (_("Công khai kết quả"), 12), (_("Báo cáo"), 12), (_("Tình trạng"), 22),
    ]  # fmt: skip
    return table(_("Lấy ý kiến"), columns, [_line(one, day) for one in rows])


def _line(one: Consultation, day: object) -> list[Cell]:
    return [
        one.ref, one.title, one.get_kind_display(), one.council_on, one.front_on, one.published_on, one.until,
        getattr(one, "opinion_count", 0),
        one.summarised_on, one.explained_on, one.decided_on, one.result_on, one.told_on,
        str(STAGES[one.stage(day)]),  # type: ignore[arg-type]
    ]  # fmt: skip
