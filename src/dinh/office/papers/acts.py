"""The acts of this room as the journal of a paper names them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

NAMES = {
    "papers.take_in": "Đọc tệp",
    "papers.confirm": "Xác nhận, vào sổ",
    "papers.discard": "Bỏ",
    "papers.restore": "Khôi phục",
    "papers.draft_out": "Soạn thảo",
    "papers.update_draft": "Sửa bản thảo",
    "papers.issue": "Ban hành",
    "papers.make_public": "Công khai",
    "papers.withdraw": "Thôi công khai",
}


def titled(entries: Iterable[Any]) -> list[tuple[Any, str]]:
    """Journal entries with what each act is called in words."""
    return [(entry, _(NAMES.get(entry.what, entry.what))) for entry in entries]
