"""Examples of the API as people copy them into a terminal. A test runs each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy


@dataclass(frozen=True, slots=True)
class Example:
    """`words` say what the command does; `token` that it needs a key in $TOKEN."""

    key: str
    words: Any
    command: str
    token: bool = False


def examples(base: str) -> list[Example]:
    api = f"{base}/api/v1"
    return [
        Example("datasets", gettext_lazy("Có những bộ dữ liệu nào?"), f"curl -s {api}/datasets"),
        Example(
            "rows", gettext_lazy("Mười lời hứa chưa làm xong, và đường sang trang sau (next):"),
            f"curl -s '{api}/datasets/loi-hua/rows?state=open&limit=10'",
        ),
        Example(
            "days", gettext_lazy("Nội dung công khai từ đầu năm:"),
            f"curl -s '{api}/datasets/noi-dung-cong-khai/rows?from=2026-01-01'",
        ),
        Example(
            "file", gettext_lazy("Cả sổ thu, chi về máy, mở bằng Excel:"),
            f"curl -s -o so-thu-chi.csv {base}/du-lieu/so-thu-chi.csv",
        ),
        Example(
            "changes", gettext_lazy("Từ lần hỏi trước, bộ nào đã đổi? Số sau since là last của lần ấy."),
            f"curl -s '{api}/changes?since=0'",
        ),
    ]  # fmt: skip
