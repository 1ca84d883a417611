"""Papers of the ward in the tests: one of each kind, of our own writing."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from datetime import date

from dinh.scribe.writing.model import (
    Annex,
    Block,
    Bullet,
    Figure,
    Heading,
    OfficialPaper,
    Para,
    Run,
    Signature,
    Table,
)

WARD = "Ủy ban nhân dân phường Đình Minh"
COMMITTEE = "Ban Chỉ đạo thực hiện dân chủ ở cơ sở"


def _png(width: int, height: int, data: bytes) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def picture(width: int = 600, height: int = 240) -> bytes:
    """A grey PNG of that size."""
    return _png(width, height, zlib.compress(b"".join(b"\0" + b"\xb4" * width for _ in range(height))))


def picture_that_will_not_decode() -> bytes:
    """Whole and with the right sums, but what should be the picture is not."""
    return _png(5, 5, b"not a picture")


GROUPS = Table(
    header=("TT", "Tổ dân phố", "Số hộ", "Số cuộc họp", "Tỷ lệ hộ dự họp (%)", "Ghi chú"),
    rows=tuple(
        (
            str(at),
            f"Tổ dân phố Đình Minh {at}",
            f"{180 + at}",
            f"{2 + at % 3}",
            "84,05",
            "Công khai tại nhà văn hóa của tổ",
        )
        for at in range(1, 31)
    ),
    numeric=frozenset({2, 3, 4}),
    caption="Bảng 1. Họp tổ dân phố 6 tháng đầu năm 2026",
)
PARAGRAPH = (
    "Ủy ban nhân dân phường đã công khai đầy đủ 14 nội dung theo quy định, niêm yết tại trụ sở và tại 30 nhà văn hóa "
    "tổ dân phố; các ý kiến của Nhân dân được tổng hợp, trả lời đúng hạn và thông báo lại trên truyền thanh của phường."
)
REPORT_BLOCKS: tuple[Block, ...] = (
    Heading(1, "I", "ĐẶC ĐIỂM TÌNH HÌNH"),
    Para.of(PARAGRAPH),
    Para.of(PARAGRAPH),
    Heading(1, "II", "KẾT QUẢ THỰC HIỆN"),
    Heading(2, "1", "Công khai thông tin để Nhân dân biết"),
    Para((Run("Kết quả: ", bold=True), Run(PARAGRAPH), Run(" (số liệu đến hết ngày 15/5/2026)", italic=True))),
    Bullet.of("Niêm yết 56 văn bản, trong đó 12 văn bản về thu, chi ngân sách;"),
    Bullet.of("Phát thanh 104 lượt trên hệ thống truyền thanh cơ sở."),
    GROUPS,
    Heading(2, "2", "Nhân dân bàn và quyết định"),
    Heading(3, "a", "Những việc đã được quyết định"),
    Para.of(PARAGRAPH),
    Figure(picture(), "Hình 1. Số cuộc họp theo tháng", "Biểu đồ cột: số cuộc họp tăng từ 12 lên 31 trong sáu tháng"),
    *(Para.of(PARAGRAPH) for _ in range(6)),
    Heading(1, "III", "NHIỆM VỤ 6 THÁNG CUỐI NĂM"),
    Para.of(PARAGRAPH),
    Para.of("Trên đây là báo cáo kết quả thực hiện dân chủ ở cơ sở 6 tháng đầu năm 2026 của phường Đình Minh."),
)
REPORT = OfficialPaper(
    system="state",
    type_name="Báo cáo",
    type_abbr="BC",
    number=5,
    organ_symbol="UBND",
    superior=None,
    issuer=WARD,
    place="Đình Minh",
    day=date(2026, 6, 8),
    subject="Kết quả thực hiện dân chủ ở cơ sở 6 tháng đầu năm 2026 và nhiệm vụ trọng tâm 6 tháng cuối năm",
    blocks=REPORT_BLOCKS,
    signature=Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "Phó Chủ tịch", "Trần Thị Mai"),
    recipients=(
        "Sở Nội vụ tỉnh Lam Giang (để báo cáo)",
        "Thường trực Đảng ủy, Hội đồng nhân dân phường",
        "Ủy ban Mặt trận Tổ quốc Việt Nam phường",
        "Các tổ dân phố",
    ),
    archive="VT, VHXH",
    annexes=(
        Annex(
            "Phụ lục I",
            "Tổng hợp các việc Nhân dân bàn và quyết định",
            (replace(GROUPS, caption="", rows=GROUPS.rows[:8]),),
            landscape=True,
        ),
    ),
)
LETTER = OfficialPaper(
    system="state",
    type_name="Công văn",
    type_abbr="",
    number=12,
    organ_symbol="UBND-VX",
    superior=None,
    issuer=WARD,
    place="Đình Minh",
    day=date(2026, 1, 5),
    subject="lấy ý kiến Nhân dân về dự thảo quy ước của tổ dân phố",
    addressees=("Ủy ban Mặt trận Tổ quốc Việt Nam phường", "Các tổ dân phố trên địa bàn phường"),
    blocks=(
        Para.of(PARAGRAPH),
        Para.of("Ủy ban nhân dân phường đề nghị các cơ quan, tổ dân phố gửi ý kiến trước ngày 26/01/2026."),
    ),
    signature=Signature(("TM. ỦY BAN NHÂN DÂN",), "Chủ tịch", "Lê Văn Tư"),
    recipients=("Chủ tịch, các Phó Chủ tịch UBND phường",),
    archive="VT, VX",
    urgency="KHẨN",
)
DECISION = OfficialPaper(
    system="state",
    type_name="Quyết định",
    type_abbr="QĐ",
    number=108,
    organ_symbol="UBND",
    superior=None,
    issuer=WARD,
    place="Đình Minh",
    day=date(2026, 3, 9),
    subject="Về việc thành lập Tổ công tác kiểm tra việc công khai ở các tổ dân phố",
    enactor=f"Chủ tịch {WARD}",
    grounds=(
        "Căn cứ Luật Tổ chức chính quyền địa phương",
        "Căn cứ Luật Thực hiện dân chủ ở cơ sở",
        "Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ quy định chi tiết một số điều "
        "của Luật Thực hiện dân chủ ở cơ sở",
        "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội",
    ),
    enacts="Quyết định:",
    blocks=(
        Para(
            (Run("Điều 1. ", bold=True), Run("Thành lập Tổ công tác gồm 07 thành viên, do Phó Chủ tịch làm Tổ trưởng."))
        ),
        Para(
            (
                Run("Điều 2. ", bold=True),
                Run("Tổ công tác kiểm tra việc niêm yết ở 30 tổ dân phố, xong trước ngày 30/4/2026."),
            )
        ),
        Para(
            (
                Run("Điều 3. ", bold=True),
                Run("Quyết định này có hiệu lực từ ngày ký. Các cơ quan, cá nhân liên quan thi hành."),
            )
        ),
    ),
    signature=Signature((), "Chủ tịch", "Lê Văn Tư"),
    recipients=("Như Điều 3", "Thường trực Đảng ủy phường"),
    archive="VT, VHXH",
)
NOTICE = OfficialPaper(
    system="party",
    type_name="Thông báo",
    type_abbr="TB",
    number=2,
    organ_symbol="BCĐ",
    superior="Đảng ủy phường Đình Minh",
    issuer=COMMITTEE,
    place="Đình Minh",
    day=date(2025, 12, 22),
    subject="Kết luận của Ban Chỉ đạo về kết quả thực hiện dân chủ ở cơ sở năm 2025",
    blocks=(
        Heading(1, "I", "Đánh giá kết quả năm 2025"),
        *(Para.of(PARAGRAPH) for _ in range(3)),
        Heading(1, "II", "Nhiệm vụ năm 2026"),
        Heading(2, "1", "Ủy ban nhân dân phường"),
        Para.of(PARAGRAPH),
        Bullet.of("Báo cáo kết quả trước ngày 10/6 và ngày 10/12 hằng năm."),
    ),
    signature=Signature((), "Phó Bí thư\nkiêm\nTrưởng Ban Chỉ đạo", "Nguyễn Văn Lan"),
    recipients=("Ban Tuyên giáo và Dân vận Tỉnh ủy (để báo cáo)", "Thường trực Đảng ủy", "Thành viên Ban Chỉ đạo"),
    archive="Văn phòng Đảng ủy",
)
PARTY_REPORT = replace(
    REPORT,
    system="party",
    number=9,
    organ_symbol="ĐU",
    superior="Đảng bộ tỉnh Lam Giang",
    issuer="Đảng ủy phường Đình Minh",
    grounds=("Căn cứ Điều lệ Đảng", "Căn cứ chương trình công tác năm 2026 của Đảng ủy"),
    signature=Signature(("TM. BAN THƯỜNG VỤ",), "Phó Bí thư", "Nguyễn Văn Lan"),
    recipients=("Tỉnh ủy Lam Giang (để báo cáo)", "Các chi bộ trực thuộc"),
    archive="Văn phòng Đảng ủy",
)
PARTY_LETTER = replace(
    LETTER,
    system="party",
    type_abbr="CV",
    number=109,
    organ_symbol="ĐU",
    superior="Đảng bộ tỉnh Lam Giang",
    issuer="Đảng ủy phường Đình Minh",
    day=date(2026, 9, 3),
    blocks=(Para.of(PARAGRAPH), Para.of("Ban Thường vụ Đảng ủy đề nghị gửi ý kiến trước ngày 25/9/2026.")),
    urgency="",
    signature=Signature(("T/M BAN THƯỜNG VỤ",), "Phó Bí thư", "Nguyễn Văn Lan"),
    archive="Văn phòng Đảng ủy",
)
SAMPLES = {
    "report": REPORT,
    "letter": LETTER,
    "decision": DECISION,
    "notice-2025": NOTICE,
    "party-report-2026": PARTY_REPORT,
    "party-letter-2026": PARTY_LETTER,
}
