"""Examples of the API as people copy them into a terminal. A test runs each of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

from dinh.ground.places.models import Commune
from dinh.house.api.contents import BY_UNIT, PETITION, SERVICE_FILE


@dataclass(frozen=True, slots=True)
class Example:
    """`words` say what the command does; `token` that it needs a key in $TOKEN."""

    key: str
    words: Any
    command: str
    token: bool = False


def examples(base: str, commune: Commune) -> list[Example]:
    """Of a province's office those that read its own data sets; nobody writes there."""
    api = f"{base}/api/v1"
    if commune.gathers:
        return [
            Example("datasets", gettext_lazy("Có những bộ dữ liệu nào?"), f"curl -s {api}/datasets"),
            Example(
                "rows", gettext_lazy("Số liệu của các xã, phường từ đầu năm, và đường sang trang sau (next):"),
                f"curl -s '{api}/datasets/{BY_UNIT}/rows?from=2026-01-01&limit=10'",
            ),
            Example(
                "file", gettext_lazy("Cả bảng về máy, mở bằng Excel:"),
                f"curl -s -o so-lieu.csv {base}/du-lieu/{BY_UNIT}.csv",
            ),
        ]  # fmt: skip
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
        Example(
            "petition", gettext_lazy("Nhập một phản ánh nhận qua tổng đài:"),
            _post(f"{api}/petitions", "tong-dai-2026-000917", {
                field.key: field.sample for field in PETITION if field.sample is not None}), token=True,
        ),
        Example(
            "service_files", gettext_lazy("Ghi kết quả một cửa:"),
            _post(f"{api}/service-files", "mot-cua-2026-11-22-0001", {"files": [
                {field.key: field.sample for field in SERVICE_FILE}]}), token=True,
        ),
    ]  # fmt: skip


def _post(address: str, key: str, body: dict[str, Any]) -> str:
    lines = [
        f"curl -s -X POST {address}", '-H "Authorization: Bearer $TOKEN"', f"-H 'Idempotency-Key: {key}'",
        "-H 'Content-Type: application/json'", f"-d '{json.dumps(body, ensure_ascii=False)}'",
    ]  # fmt: skip
    return " \\\n  ".join(lines)
