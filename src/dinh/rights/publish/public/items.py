"""Short names of the fourteen items, for tags and choices; the law's own words stand on each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

from dinh.law.publicity import ITEMS

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

SHORT: dict[str, _StrPromise] = {
    "CK01": gettext_lazy("Kinh tế - xã hội"),
    "CK02": gettext_lazy("Ngân sách"),
    "CK03": gettext_lazy("Dự án, đất đai, quy hoạch"),
    "CK04": gettext_lazy("Quy chế, cán bộ"),
    "CK05": gettext_lazy("Quỹ, khoản đóng góp"),
    "CK06": gettext_lazy("Tài sản công"),
    "CK07": gettext_lazy("Chính sách hỗ trợ"),
    "CK08": gettext_lazy("Cứu trợ, quyên góp"),
    "CK09": gettext_lazy("Nghĩa vụ quân sự, công an"),
    "CK10": gettext_lazy("Thanh tra, kỷ luật, tín nhiệm"),
    "CK11": gettext_lazy("Lấy ý kiến Nhân dân"),
    "CK12": gettext_lazy("Phí, lệ phí"),
    "CK13": gettext_lazy("Thủ tục hành chính"),
    "CK14": gettext_lazy("Nội dung khác"),
}
BY_CODE = {item.code: item for item in ITEMS}


def short(code: str) -> str:
    return str(SHORT.get(code, code))
