"""Số, ký hiệu, phát hành, lưu trữ văn bản: Nghị định 30/2020/NĐ-CP và hướng dẫn của Văn phòng Trung ương Đảng."""

from __future__ import annotations

from dinh.law.cite import Cite
from dinh.law.provenance import DERIVED
from dinh.law.rules._write import Writer, rule, since
from dinh.law.rules.sources import (
    CLERICAL,
    CLERICAL_DAY,
    PARTY_LAYOUT,
    PARTY_LAYOUT_DAY,
    S7,
    S12,
)
from dinh.law.values import Months, Words, working

state = Writer(CLERICAL_DAY, S7)

STATE_NUMBERING = state(
    "records.state_numbering",
    "đánh số văn bản của cơ quan nhà nước",
    Words("bắt đầu từ 01 ngày 01/01, kết thúc ngày 31/12 hằng năm, không trùng trong năm"),
    Cite(CLERICAL, 15),
    note="Văn bản quy phạm pháp luật có dãy số riêng kèm năm ban hành.",
)
PARTY_NUMBERING = rule(
    "records.party_numbering",
    "đánh số văn bản của Đảng",
    since(
        PARTY_LAYOUT_DAY,
        Words("liên tục từ 01 theo từng tên loại trong cả nhiệm kỳ của cấp ủy, không theo năm"),
        Cite(PARTY_LAYOUT),
        S12,
    ),
    since(
        "27/05/2026",
        Words("liên tục từ 01 theo từng tên loại trong cả nhiệm kỳ của cấp ủy, không theo năm"),
        Cite("Hướng dẫn 05-HD/VPTW"),
        DERIVED,
        "Suy ra từ hướng dẫn trước: nguyên văn hướng dẫn mới chưa được đọc.",
    ),
)
ISSUE = state(
    "records.issue",
    "phát hành văn bản đi (trong ngày ký; văn bản khẩn: ngay)",
    working(1),
    Cite(CLERICAL, 18),
    "kể từ ngày ký",
)
CORRECTION = state(
    "records.correction",
    "sửa sai văn bản đã phát hành",
    Words("sai nội dung: thay bằng văn bản cùng hình thức; sai thể thức: đính chính bằng công văn"),
    Cite(CLERICAL, 18),
)
HAND_OVER = state(
    "records.hand_over",
    "nộp hồ sơ vào Lưu trữ cơ quan",
    Months(12),
    Cite(CLERICAL, 30),
    "kể từ ngày công việc kết thúc",
)
HAND_OVER_CONSTRUCTION = state(
    "records.hand_over_construction",
    "nộp hồ sơ xây dựng cơ bản vào Lưu trữ cơ quan",
    Months(3),
    Cite(CLERICAL, 30),
    "kể từ ngày công trình được quyết toán",
)
RETENTION = Writer(CLERICAL_DAY, DERIVED)(
    "records.retention",
    "thời hạn bảo quản khi chưa có quy định được xác minh",
    Words("không hủy"),
    Cite(CLERICAL),
)

RULES = (
    *(STATE_NUMBERING, PARTY_NUMBERING, ISSUE, CORRECTION),
    *(HAND_OVER, HAND_OVER_CONSTRUCTION, RETENTION),
)
