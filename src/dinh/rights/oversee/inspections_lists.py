"""Check-lists ready to use, of our own writing: what to ask, where to see it, points, and of which kind of body.

They start a theme's list; whoever plans changes them. A line: (what, where to see it, points, kind of body or "").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from dinh.ground.fold import fold

Line = tuple[str, str, int, str]


@dataclass(frozen=True, slots=True)
class ReadyList:
    key: str
    title: Any
    lines: tuple[Line, ...]


READY: tuple[ReadyList, ...] = (
    ReadyList(
        "cong-khai",
        _("Công khai cho Nhân dân biết"),
        (
            ("Có kế hoạch công khai của năm, phân rõ ai làm", "Kế hoạch có chữ ký; sổ công khai", 10, ""),
            ("Nội dung phải công khai đã công khai đủ, đúng ngày", "Đối chiếu kế hoạch với bảng tin", 25, ""),
            ("Niêm yết đủ thời gian, có biên bản hoặc ảnh", "Hồ sơ niêm yết; ảnh ngày treo, ngày gỡ", 20, ""),
            ("Người dân được hỏi biết nơi xem và đọc được", "Hỏi ngẫu nhiên năm người đến làm việc", 20, ""),
            ("Danh sách công khai không lộ số giấy tờ, bệnh tật", "Xem các bản đang treo", 15, ""),
            ("Thu, chi đầu năm học công khai cho cha mẹ học sinh", "Bảng tin; biên bản họp cha mẹ", 10, "unit"),
            ("Thu, chi của tổ được đọc và treo mỗi quý", "Sổ quỹ; bảng tin nhà văn hóa", 10, "board"),
            ("Thủ tục, lệ phí, thời hạn được niêm yết nơi tiếp dân", "Bảng ở bộ phận một cửa", 10, "committee"),
        ),
    ),
    ReadyList(
        "tra-loi-dan",
        _("Tiếp dân, trả lời phản ánh, kiến nghị"),
        (
            ("Lịch tiếp dân công khai, người đứng đầu có mặt", "Lịch niêm yết; sổ tiếp dân", 20, ""),
            ("Phản ánh, kiến nghị trả lời trong hạn", "Sổ theo dõi; lấy ngẫu nhiên mười vụ", 30, ""),
            ("Trả lời nói rõ đã làm gì, ai làm, khi nào", "Đọc mười văn bản trả lời", 20, ""),
            ("Việc đã hứa khi đối thoại có người chịu trách nhiệm", "Sổ lời hứa; biên bản đối thoại", 20, ""),
            ("Người phản ánh được hỏi lại sau khi trả lời", "Gọi lại năm người đã đồng ý cho gọi", 10, ""),
        ),
    ),
    ReadyList(
        "noi-bo",
        _("Dân chủ trong cơ quan, đơn vị"),
        (
            ("Có quy chế thực hiện dân chủ, còn phù hợp", "Bản quy chế và ngày sửa gần nhất", 15, ""),
            ("Hội nghị cán bộ, người lao động đúng kỳ, đủ người", "Biên bản, danh sách dự hội nghị", 25, ""),
            ("Nội dung phải công khai nội bộ được công khai", "Bảng tin cơ quan; biên bản họp", 25, ""),
            ("Ý kiến của người làm việc ở đó được trả lời", "Sổ tiếp nhận và trả lời ý kiến", 20, ""),
            ("Tiếp thu, sửa việc sau lần kiểm tra trước", "Kết luận trước và minh chứng đã làm", 15, ""),
        ),
    ),
)  # fmt: skip


# As people write the kinds of bodies in a list, folded when read.
KINDS = {
    "party": "tổ chức đảng", "council": "HĐND", "committee": "UBND", "front": "Mặt trận", "union": "đoàn thể",
    "board": "ban, tổ", "agency": "phòng", "unit": "đơn vị sự nghiệp", "enterprise": "doanh nghiệp",
}  # fmt: skip


def kind_of(words: str) -> str | None:
    """The kind somebody wrote; empty for all, None when nobody knows it.

    >>> kind_of("ubnd"), kind_of("Đơn vị sự nghiệp"), kind_of(""), kind_of("hội")
    ('committee', 'unit', '', None)
    """
    wanted = fold(words.strip())
    if not wanted:
        return ""
    return next((kind for kind, written in KINDS.items() if wanted == fold(written)), None)


def ready(key: str) -> ReadyList | None:
    return next((each for each in READY if each.key == key), None)


def as_text(lines: tuple[Line, ...]) -> str:
    """As the form shows them: one a line, «nội dung | xem ở đâu | điểm | loại đơn vị»."""
    rows = [[what, where, str(points), KINDS[kind] if kind else ""] for what, where, points, kind in lines]
    return "\n".join(" | ".join(row).rstrip(" |") for row in rows)
