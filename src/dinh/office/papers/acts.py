"""The acts of this room as the journal of a paper names them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

NAMES = {
    "papers.take_in": _("Đọc tệp"),
    "papers.confirm": _("Xác nhận, vào sổ"),
    "papers.discard": _("Bỏ"),
    "papers.restore": _("Khôi phục"),
    "papers.draft_out": _("Soạn thảo"),
    "papers.update_draft": _("Sửa bản thảo"),
    "papers.issue": _("Ban hành"),
    "papers.make_public": _("Công khai"),
    "papers.withdraw": _("Thôi công khai"),
    "papers.bring_in_past": _("Đưa vào từ sổ cũ"),
    "papers.take_back_past": _("Hoàn tác văn bản đưa vào từ sổ cũ"),
    "papers.pack": _("Lập gói .edxml gửi đi"),
}


def titled(entries: Iterable[Any]) -> list[tuple[Any, str]]:
    """Journal entries with what each act is called in words."""
    return [(entry, str(NAMES.get(entry.what, entry.what))) for entry in entries]
