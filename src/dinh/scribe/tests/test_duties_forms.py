"""Work told in less common ways: behind its matter, to listed agencies, to a body named for it; and what is no work."""

from __future__ import annotations

import pytest

from dinh.scribe.reading import read_text

HEAD = """ỦY BAN NHÂN DÂN
PHƯỜNG ĐÌNH MINH
Số: 31/TB-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đình Minh, ngày 05 tháng 3 năm 2026

THÔNG BÁO
Kết luận tại cuộc họp giao ban

"""
FOOT = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Thị Hoa\n"


def _tasks(body):
    return [(d.agency, " ".join(d.text.split()[:3])) for d in read_text(HEAD + body + FOOT).duties]


@pytest.mark.parametrize(
    ("line", "agency", "first"),
    [
        ("1. Về phòng cháy, chữa cháy: giao Công an phường kiểm tra các chợ.", "Công an phường", "kiểm tra các"),
        ("1. Đối với Trạm Y tế phường: khẩn trương tiêm chủng cho trẻ em.", "Trạm Y tế phường", "khẩn trương tiêm"),
        ("1. Giao các sở: Nội vụ, Giáo dục và Đào tạo, Y tế rà soát biên chế của ngành.",
         "các sở: Nội vụ, Giáo dục và Đào tạo, Y tế", "rà soát biên"),
        ("1. Giao các hội: Nông dân, Phụ nữ xây dựng kế hoạch trong tháng Tư.", "các hội: Nông dân, Phụ nữ",
         "xây dựng kế"),
        ("1. Giao Phòng Kinh tế là cơ quan đầu mối, tổng hợp kết quả.", "Phòng Kinh tế", "là cơ quan"),
        ("1. Các đơn vị: Xây dựng kế hoạch, báo cáo hằng tháng về phường.", "Các đơn vị", "Xây dựng kế"),
    ],
)  # fmt: skip
def test_the_agency_is_told_from_the_words_around_it(line, agency, first):
    assert _tasks(line + "\n2. Cuộc họp kết thúc lúc 11 giờ cùng ngày tại trụ sở.\n") == [(agency, first)]


@pytest.mark.parametrize(
    "line",
    [
        "1. Chủ tịch hội: ông Lê Văn An; Phó Chủ tịch: bà Trần Thị Tư.",
        "1. Cơ quan trình: Phòng Văn hóa - Xã hội phường.",
        "1. Cơ quan soạn thảo: Phòng Kinh tế phường.",
    ],
)
def test_who_holds_a_post_and_who_submits_is_no_task(line):
    assert _tasks(line + "\n") == []


def test_a_level_bears_no_work_but_the_agencies_below_it_do():
    body = "II. TỔ CHỨC THỰC HIỆN\n1. Cấp phường\n- Công an phường xây dựng lịch trực.\n2. Cấp cơ sở\n"
    body += "- Tổ trưởng các tổ dân phố niêm yết lịch trực.\n"
    assert _tasks(body) == [
        ("Công an phường", "xây dựng lịch"),
        ("Tổ trưởng các tổ dân phố", "niêm yết lịch"),
    ]


def test_to_be_written_to_is_no_task():
    letter = HEAD.replace("TB-UBND", "UBND-VP").replace("THÔNG BÁO\nKết luận tại cuộc họp giao ban\n", "")
    letter += "Kính gửi:\n- Các hội: Hội Nông dân, Hội Phụ nữ;\n- Các tổ dân phố chuẩn bị kiểm tra.\n"
    letter += "1. Giao các tổ dân phố vệ sinh ngõ xóm trước ngày 10/4/2026.\n"
    assert [d.agency for d in read_text(letter + FOOT).duties] == ["các tổ dân phố"]
