"""What a program can be entitled to do, one scope a real need, and the powers of a post that it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy


@dataclass(frozen=True, slots=True)
class Scope:
    key: str
    title: Any
    help: Any
    powers: tuple[str, ...]


PETITIONS, SERVICES = "petitions:enter", "service-files:write"
SCOPES = {
    scope.key: scope
    for scope in (
        Scope(
            PETITIONS, gettext_lazy("Nhập phản ánh, kiến nghị nhận ở nơi khác"),
            gettext_lazy("Cho tổng đài, cổng thông tin của tỉnh. Đọc lại được việc do chính nó nhập đã đến đâu. Khiếu "
                         "nại, tố cáo không nhập qua đây."),
            ("petitions.handle",),
        ),
        Scope(
            SERVICES, gettext_lazy("Ghi kết quả một cửa"),
            gettext_lazy("Cho hệ thống giải quyết thủ tục hành chính. Chỉ mã hồ sơ, thủ tục và ngày; không có người "
                         "nộp. Mỗi lần ghi hoàn tác được ở bàn làm việc."),
            ("benefit.onestop",),
        ),
    )
}  # fmt: skip
