"""Recipients and signatures, in every order in which a copy leaves them."""

from __future__ import annotations

import pytest

from dinh.scribe.reading import read_text

TOP = """ỦY BAN NHÂN DÂN
PHƯỜNG ĐÌNH MINH
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đình Minh, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
Triển khai thực hiện dân chủ ở cơ sở năm 2026

Ủy ban nhân dân phường xây dựng kế hoạch như sau:
1. Công khai đủ các nội dung theo luật.
2. Báo cáo kết quả đúng hạn./.

"""
LIST = ["Thường trực Đảng ủy (b/c)", "HĐND phường", "Các tổ dân phố", "Lưu: VT, VHXH"]

SAME_FOOT = {
    "list, then signature": """Nơi nhận:
- Thường trực Đảng ủy (b/c);
- HĐND phường;
- Các tổ dân phố;
- Lưu: VT, VHXH.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Trần Văn Đình
""",
    "signature, then list": """TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
(Đã ký)
Trần Văn Đình

Nơi nhận:
- Thường trực Đảng ủy (b/c);
- HĐND phường;
- Các tổ dân phố;
- Lưu: VT, VHXH.
""",
    "two columns": """Nơi nhận:                                   TM. ỦY BAN NHÂN DÂN
- Thường trực Đảng ủy (b/c);                    KT. CHỦ TỊCH
- HĐND phường;                                  PHÓ CHỦ TỊCH
- Các tổ dân phố;
- Lưu: VT, VHXH.
                                               Trần Văn Đình
""",
    "cells of a table": """| **Nơi nhận:**<br>- Thường trực Đảng ủy (b/c);<br>- HĐND phường;<br>- Các tổ dân phố;<br>- Lưu: VT, VHXH. | **TM. ỦY BAN NHÂN DÂN**<br>**KT. CHỦ TỊCH**<br>**PHÓ CHỦ TỊCH**<br><br>**Trần Văn Đình** |
""",  # noqa: E501
    "cells broken over lines": """|
*Nơi nhận:*
- Thường trực Đảng ủy (b/c);
- HĐND phường;
- Các tổ dân phố;
- Lưu: VT, VHXH.
|
**TM. ỦY BAN NHÂN
DÂN**
KT. CHỦ TỊCH
**PHÓ CHỦ TỊCH**
**Trần Văn Đình**
|
""",
    "all on one line": """Nơi nhận: - Thường trực Đảng ủy (b/c); - HĐND phường; - Các tổ dân phố; - Lưu: VT, VHXH. TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trần Văn Đình
""",  # noqa: E501
    "one line, an annex run on": """Nơi nhận: - Thường trực Đảng ủy (b/c); - HĐND phường; - Các tổ dân phố; - Lưu: VT, VHXH.
TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trần Văn Đình PHỤ LỤC DANH MỤC CÔNG KHAI (Kèm theo Kế hoạch số 12/KH-UBND)
""",  # noqa: E501
    "broken recipients, digital signing marks": """Nơi nhận:
- Thường trực
Đảng ủy (b/c);
- HĐND phường;
- Các tổ
dân phố;
- Lưu: VT,
VHXH.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Ký bởi: Ủy ban nhân dân phường Đình Minh
Email: phuongdinhminh@lamgiang.example
Thời gian ký: 05.03.2026 16:22:11 +07:00
Trần Văn Đình
""",
    "slashes and small stops": """Nơi nhận
- Thường trực Đảng ủy (b/c),
- HĐND phường,
- Các tổ dân phố,
- Lưu: VT, VHXH.

T/M ỦY BAN NHÂN DÂN
K/T CHỦ TỊCH
PHÓ CHỦ TỊCH



Trần Văn Đình
""",
    "an annex follows": """Nơi nhận:
- Thường trực Đảng ủy (b/c);
- HĐND phường;
- Các tổ dân phố;
- Lưu: VT, VHXH.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Trần Văn Đình

PHỤ LỤC
DANH MỤC VIỆC CÔNG KHAI
(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/3/2026)
- Dự toán thu, chi ngân sách;
- Danh sách hộ được hỗ trợ.

CHỦ TỊCH
Lê Thị Hoa
""",
}


@pytest.mark.parametrize("foot", SAME_FOOT.values(), ids=SAME_FOOT)
def test_the_foot_reads_the_same_however_it_was_copied(foot):
    reading = read_text(TOP + foot)
    assert [r.value for r in reading.recipients] == LIST
    assert reading.signer.value == "Trần Văn Đình"
    assert reading.signer_title.value == "PHÓ CHỦ TỊCH"


def test_the_annex_is_told_apart():
    reading = read_text(TOP + SAME_FOOT["an annex follows"])
    start, end = reading.parts["annex"]
    assert reading.text[start:end].lstrip().startswith("PHỤ LỤC")


@pytest.mark.parametrize(
    ("lines", "title", "name"),
    [
        ("TM. BAN THƯỜNG TRỰC\nCHỦ TỊCH\n\nLê Thị Hoa", "CHỦ TỊCH", "Lê Thị Hoa"),
        ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nLò Văn Mừng", "PHÓ BÍ THƯ", "Lò Văn Mừng"),
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nNguyễn Thị Kim Ngân Hà", "CHÁNH VĂN PHÒNG", "Nguyễn Thị Kim Ngân Hà"),
        ("TUQ. CHỦ TỊCH\nTRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI\nĐỗ An", "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI", "Đỗ An"),
        ("Q. CHỦ TỊCH\n\nPhạm Minh Tuấn", "Q. CHỦ TỊCH", "Phạm Minh Tuấn"),
        ("CHỦ TỊCH\n(Đã ký)\nVũ Đức Long", "CHỦ TỊCH", "Vũ Đức Long"),
        ("CHỦ TỊCH\n\nĐã ký\n\nVũ Đức Long", "CHỦ TỊCH", "Vũ Đức Long"),
        ("TRƯỞNG CÔNG AN\nThiếu tá Trần Quốc Việt", "TRƯỞNG CÔNG AN", "Trần Quốc Việt"),
        ("GIÁM ĐỐC\nTS. BS. Hoàng Thị Mai", "GIÁM ĐỐC", "Hoàng Thị Mai"),
        ("CHỦ TỊCH\n\nNGUYỄN VĂN AN", "CHỦ TỊCH", "NGUYỄN VĂN AN"),
        ("TM. ỦY BAN NHÂN DÂN CHỦ TỊCH NGUYỄN VĂN AN", "CHỦ TỊCH", "NGUYỄN VĂN AN"),
        (
            "PHÓ BÍ THƯ THƯỜNG TRỰC\nkiêm\nTRƯỞNG BAN CHỈ ĐẠO\n\nH'Yâo Knul",
            "PHÓ BÍ THƯ THƯỜNG TRỰC kiêm TRƯỞNG BAN CHỈ ĐẠO",
            "H'Yâo Knul",
        ),
        ("KT. BỘ TRƯỞNG, CHỦ NHIỆM\nPHÓ CHỦ NHIỆM\nY Vinh Tơr", "PHÓ CHỦ NHIỆM", "Y Vinh Tơr"),
        ("K/T CHÁNH\nVĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nSùng A Páo", "PHÓ CHÁNH VĂN PHÒNG", "Sùng A Páo"),
        ("TM. ĐẢNG ỦY\nBÍ THƯ\n[Đã ký]\nBùi Thị Thanh", "BÍ THƯ", "Bùi Thị Thanh"),
        ("Chủ tịch\n\nNgô Quang Huy", "Chủ tịch", "Ngô Quang Huy"),
        ("TM. HỘI ĐỒNG NHÂN DÂN\nCHỦ TỊCH\nĐinh Công Sơn", "CHỦ TỊCH", "Đinh Công Sơn"),
        ("TM BAN CHẤP HÀNH\nBÍ THƯ\nTạ Thu Trang", "BÍ THƯ", "Tạ Thu Trang"),
        ("KT.CHỦ TỊCH\nPHÓ CHỦ TỊCH THƯỜNG TRỰC\nCao Bá Quát Anh", "PHÓ CHỦ TỊCH THƯỜNG TRỰC", "Cao Bá Quát Anh"),
    ],
)
def test_posts_and_names_of_signers(lines, title, name):
    reading = read_text(f"{TOP}Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\n{lines}\n")
    assert reading.signer.value == name
    assert reading.signer_title.value == title


def test_a_signature_without_recipients_is_found():
    reading = read_text(TOP + "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Thị Hoa\n\nPHỤ LỤC\nDanh mục\n")
    assert reading.signer.value == "Lê Thị Hoa"
    assert reading.recipients == ()
    assert reading.parts["body"][1] == reading.parts["signature"][0]


def test_a_paper_signed_by_nobody_has_no_signer():
    reading = read_text(TOP + "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n")
    assert reading.signer is None
    assert reading.signer_title.value == "CHỦ TỊCH"


def test_where_files_are_received_is_no_list_of_recipients():
    reading = read_text(
        TOP + "3. Nơi nhận hồ sơ: Bộ phận Một cửa.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\nLê Thị Hoa\n"
    )
    assert [r.value for r in reading.recipients] == ["Như trên", "Lưu: VT"]


def test_recipients_without_dashes():
    reading = read_text(TOP + "Nơi nhận:\nNhư Điều 3;\nSở Nội vụ (b/c);\nLưu: VT.\n\nCHỦ TỊCH\n\nLê Thị Hoa\n")
    assert [r.value for r in reading.recipients] == ["Như Điều 3", "Sở Nội vụ (b/c)", "Lưu: VT"]
    assert reading.signer.value == "Lê Thị Hoa"


def test_a_list_in_the_annex_adds_no_recipients():
    foot = (
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\nLê Thị Hoa\n\nDANH SÁCH\n- Ông Nguyễn Văn A;\n- "
        "Bà Trần Thị B.\n"
    )
    assert [r.value for r in read_text(TOP + foot).recipients] == ["Như trên", "Lưu: VT"]


def test_recipients_that_name_several_units_stay_one_line_each():
    foot = (
        "Nơi nhận:\n- Văn phòng: CVP, các PCVP,\ncác chuyên viên;\n- Ban Xây dựng Đảng; Ủy ban Kiểm "
        "tra;\n- Lưu: VT.\nCHỦ TỊCH\nLê Thị Hoa\n"
    )
    values = [r.value for r in read_text(TOP + foot).recipients]
    assert values == ["Văn phòng: CVP, các PCVP, các chuyên viên", "Ban Xây dựng Đảng; Ủy ban Kiểm tra", "Lưu: VT"]


def test_only_the_first_of_two_papers_in_one_file_is_the_document():
    second = (
        TOP.replace("12/KH-UBND", "13/KH-UBND") + "Nơi nhận:\n- Sở Tài chính;\n- Lưu: VT.\n\nCHỦ TỊCH\nTrần Văn Đình\n"
    )
    first = TOP + "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\nLê Thị Hoa\n\n"
    reading = read_text(first + second)
    assert reading.number.value == "12/KH-UBND"
    assert reading.signer.value == "Lê Thị Hoa"
    assert [r.value for r in reading.recipients] == ["Như trên", "Lưu: VT"]


def test_a_cut_off_paper_has_no_foot():
    reading = read_text(TOP + "3. Kinh phí thực hiện lấy từ ngân")
    assert (reading.signer, reading.recipients) == (None, ())
