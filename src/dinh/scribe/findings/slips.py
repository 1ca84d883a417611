"""Phrases of official style as they are most often mistyped. A wrong form must be part of no right phrase."""

from __future__ import annotations

import re

# Wrong → right.
SLIPS: dict[str, str] = {
    "thường tực": "thường trực",
    "avf": "và",
    "chủ tich": "chủ tịch",
    "nhân đân": "nhân dân",
    "tuyên tuyền": "tuyên truyền",
    "trú trọng": "chú trọng",
    "bổ xung": "bổ sung",
    "sử lý": "xử lý",
    "xắp xếp": "sắp xếp",
    "sắp sếp": "sắp xếp",
    "xắp sếp": "sắp xếp",
    "phu trách": "phụ trách",
    "chuyên đổi số": "chuyển đổi số",
    "bẩu cử": "bầu cử",
    "hội động nhân dân": "hội đồng nhân dân",
    "ủy ban nhận dân": "ủy ban nhân dân",
    "ủy ban nhân dần": "ủy ban nhân dân",
    "ủy bân": "ủy ban",
    "kiệm toàn": "kiện toàn",
    "triển khái": "triển khai",
    "triên khai": "triển khai",
    "giám sat": "giám sát",
    "giám xát": "giám sát",
    "khiếu lại": "khiếu nại",
    "đôn đóc": "đôn đốc",
    "thẩm quyên": "thẩm quyền",
    "phối hơp": "phối hợp",
    "phói hợp": "phối hợp",
    "kế hoach": "kế hoạch",
    "kê hoạch": "kế hoạch",
    "bảo cáo": "báo cáo",
    "nghi quyết": "nghị quyết",
    "chỉ đao": "chỉ đạo",
    "lãnh đao": "lãnh đạo",
    "lảnh đạo": "lãnh đạo",
    "tô chức": "tổ chức",
    "thực hiên": "thực hiện",
    "hổ trợ": "hỗ trợ",
    "nổ lực": "nỗ lực",
    "chia sẽ": "chia sẻ",
    "hiệu quã": "hiệu quả",
    "minh bach": "minh bạch",
    "dân chũ": "dân chủ",
}
# The same, where only the words around tell: «tính chất hành chính» is right, «chất hành chủ trương» is not.
IN_CONTEXT: dict[str, tuple[str, str]] = {
    "chất hành": (r"(?<!tính )(?<!bản )(?<!vật )(?<!thực )chất\s+hành(?!\s+(?:chính|vi|động|nghề))", "chấp hành"),
    "chỉ tịch": (r"(?<=phó )chỉ\s+tịch|chỉ\s+tịch(?=\s+(?:ubnd|ủy ban|hđnd|hội đồng|nước))", "chủ tịch"),
    "ứng cứ": (r"(?<=người )ứng\s+cứ|ứng\s+cứ(?=\s+(?:viên|đại\s+biểu))", "ứng cử"),
}


def patterns() -> list[tuple[list[str], re.Pattern[str], str]]:
    """The words of each wrong form, the pattern that finds it across a line end, and the right words. The words are
    looked for first: a text that lacks one of them need not be searched."""
    plain = {wrong: (r"\s+".join(wrong.split()), right) for wrong, right in SLIPS.items()}
    return [
        (wrong.split(), re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), right)
        for wrong, (pattern, right) in {**plain, **IN_CONTEXT}.items()
    ]
