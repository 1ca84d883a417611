"""Who is told to do what, in every way in which papers tell it."""

from __future__ import annotations

import pytest

from dinh.scribe.reading import read_text

HEAD = """ỦY BAN NHÂN DÂN
PHƯỜNG ĐÌNH MINH
Số: {number}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đình Minh, ngày 05 tháng 3 năm 2026

{kind}
Thực hiện dân chủ ở cơ sở năm 2026

"""
FOOT = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Thị Hoa\n"
SYMBOLS = {"KẾ HOẠCH": "KH", "CHỈ THỊ": "CT", "BÁO CÁO": "BC", "QUYẾT ĐỊNH": "QĐ", "KẾT LUẬN": "KL", "THÔNG BÁO": "TB"}


def _paper(body, kind="KẾ HOẠCH"):
    return HEAD.format(number=f"12/{SYMBOLS[kind]}-UBND", kind=kind) + body + FOOT


def _tasks(body, kind="KẾ HOẠCH"):
    return [(d.agency, " ".join(d.text.split()[:4])) for d in read_text(_paper(body, kind)).duties]


def test_an_agency_as_heading_with_paragraphs_below():
    assert _tasks("""III. TỔ CHỨC THỰC HIỆN

1. Thường trực Hội đồng nhân dân phường

Giám sát việc công khai theo luật định.

Đổi mới tiếp xúc cử tri ở các tổ dân phố.

2. Ban Xây dựng Đảng Đảng ủy

Chủ trì, phối hợp với Ủy ban MTTQ Việt Nam phường kiểm tra việc thực hiện.
""") == [
        ("Thường trực Hội đồng nhân dân phường", "Giám sát việc công"),
        ("Thường trực Hội đồng nhân dân phường", "Đổi mới tiếp xúc"),
        ("Ban Xây dựng Đảng Đảng ủy", "Chủ trì, phối hợp"),
    ]


def test_bullets_and_letters_under_an_agency():
    assert _tasks("""III. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội phường
- Hướng dẫn các tổ dân phố sửa hương ước;
- Tổng hợp, báo cáo kết quả.
2. Công an phường:
a) Bảo đảm an ninh trật tự;
b) Phối hợp rà soát danh sách hộ gia đình.
""") == [
        ("Phòng Văn hóa - Xã hội phường", "Hướng dẫn các tổ"),
        ("Phòng Văn hóa - Xã hội phường", "Tổng hợp, báo cáo"),
        ("Công an phường", "Bảo đảm an ninh"),
        ("Công an phường", "Phối hợp rà soát"),
    ]


@pytest.mark.parametrize(
    ("line", "agency", "first"),
    [
        ("1. UBND phường cụ thể hóa việc công khai thành kế hoạch.", "UBND phường", "cụ thể hóa việc"),
        ("**1. Sở Nội vụ:** Hướng dẫn các xã lập sổ.", "Sở Nội vụ", "Hướng dẫn các xã"),
        (
            "1. Giao Ban Xây dựng Đảng chủ trì, phối hợp với Văn phòng theo dõi.",
            "Ban Xây dựng Đảng",
            "chủ trì, phối hợp",
        ),
        (
            "1. Đề nghị Ủy ban MTTQ Việt Nam phường giám sát việc thực hiện.",
            "Ủy ban MTTQ Việt Nam phường",
            "giám sát việc thực",
        ),
        ("1. Yêu cầu Trưởng các tổ dân phố niêm yết danh sách.", "Trưởng các tổ dân phố", "niêm yết danh sách."),
        (
            "1. Trưởng Công an phường có trách nhiệm tổ chức tuần tra ban đêm.",
            "Trưởng Công an phường",
            "tổ chức tuần tra",
        ),
        (
            "1. Các phòng, ban, đơn vị thuộc phường xây dựng kế hoạch riêng.",
            "Các phòng, ban, đơn vị thuộc phường",
            "xây dựng kế hoạch",
        ),
        (
            "1. Ban Chỉ huy Quân sự phường phối hợp với Công an phường trực.",
            "Ban Chỉ huy Quân sự phường",
            "phối hợp với Công",
        ),
        (
            "1. Thường trực HĐND, UBND, Ủy ban Kiểm tra Đảng ủy xã thường xuyên trao đổi thông tin.",
            "Thường trực HĐND, UBND, Ủy ban Kiểm tra Đảng ủy xã",
            "thường xuyên trao đổi",
        ),
        (
            "1. Từng thành viên Ban Chỉ đạo thực hiện dân chủ ở cơ sở phường phát huy trách nhiệm được giao.",
            "Từng thành viên Ban Chỉ đạo thực hiện dân chủ ở cơ sở phường",
            "phát huy trách nhiệm",
        ),
        ("1. Đoàn kiểm tra trong quá trình làm việc ghi biên bản.", "Đoàn kiểm tra", "trong quá trình làm"),
        (
            "1. Trung tâm Phục vụ hành chính công bố trí người trực.",
            "Trung tâm Phục vụ hành chính công",
            "bố trí người trực.",
        ),
        (
            "1. Hội Nông dân, Hội Phụ nữ và Đoàn Thanh niên phường vận động hội viên tham gia.",
            "Hội Nông dân, Hội Phụ nữ và Đoàn Thanh niên phường",
            "vận động hội viên",
        ),
        (
            "1. Sở Nông nghiệp và Môi trường tổ chức tập huấn cho cán bộ.",
            "Sở Nông nghiệp và Môi trường",
            "tổ chức tập huấn",
        ),
        (
            "1. Trạm Y tế, Trường Tiểu học Đình Minh thực hiện công khai tại cơ quan.",
            "Trạm Y tế, Trường Tiểu học Đình Minh",
            "thực hiện công khai",
        ),
        (
            "1. Kết thúc đợt bầu cử, Ban Thường trực Ủy ban MTTQ phường tổng hợp báo cáo.",
            "Ban Thường trực Ủy ban MTTQ phường",
            "tổng hợp báo cáo.",
        ),
        ("1. Hằng năm, các cơ quan, đơn vị xây dựng báo cáo tự chấm điểm.", "các cơ quan, đơn vị", "xây dựng báo cáo"),
        (
            "1. Văn phòng HĐND&UBND phường theo dõi, đôn đốc việc thực hiện.",
            "Văn phòng HĐND&UBND phường",
            "theo dõi, đôn đốc",
        ),
        (
            "1. Các cấp ủy, tổ chức đảng, chính quyền, Mặt trận Tổ quốc cụ thể hóa nhiệm vụ.",
            "Các cấp ủy, tổ chức đảng, chính quyền, Mặt trận Tổ quốc",
            "cụ thể hóa nhiệm",
        ),
        (
            "1. Chủ tịch UBND các xã, phường chỉ đạo rà soát các thủ tục.",
            "Chủ tịch UBND các xã, phường",
            "chỉ đạo rà soát",
        ),
    ],
)
def test_an_agency_in_the_line(line, agency, first):
    ((found, words),) = _tasks(f"III. TỔ CHỨC THỰC HIỆN\n{line}\n")
    assert found == agency
    assert words == " ".join(first.split()[:4])


@pytest.mark.parametrize(
    ("heading", "agency"),
    [
        ("2. Trách nhiệm của Phòng Kinh tế", "Phòng Kinh tế"),
        ("2. Trách nhiệm các cơ quan, đơn vị và Ủy ban nhân dân xã", "các cơ quan, đơn vị và Ủy ban nhân dân xã"),
        ("2. Đối với Ủy ban nhân dân phường:", "Ủy ban nhân dân phường"),
        ("2. Đề nghị Ủy ban nhân dân phường phối hợp", "Ủy ban nhân dân phường"),
        ("2. Giao Công an phường:", "Công an phường"),
        ("2. Hội Cựu chiến binh phường có trách nhiệm:", "Hội Cựu chiến binh phường"),
        (
            "2. Chuyên viên phụ trách lĩnh vực giám sát và phản biện xã hội",
            "Chuyên viên phụ trách lĩnh vực giám sát và phản biện xã hội",
        ),
        ("2. Các tổ chức thành viên của Mặt trận", "Các tổ chức thành viên của Mặt trận"),
        ("2. ỦY BAN NHÂN DÂN PHƯỜNG", "ỦY BAN NHÂN DÂN PHƯỜNG"),
        ("2. Đoàn TNCS Hồ Chí Minh phường", "Đoàn TNCS Hồ Chí Minh phường"),
        ("2. Ban Công tác Mặt trận các tổ dân phố", "Ban Công tác Mặt trận các tổ dân phố"),
        ("2. Ủy ban kiểm tra Đảng ủy", "Ủy ban kiểm tra Đảng ủy"),
    ],
)
def test_headings_that_name_an_agency(heading, agency):
    assert _tasks(f"III. TỔ CHỨC THỰC HIỆN\n{heading}\n- Lập sổ theo dõi đơn thư.\n- Báo cáo hằng quý.\n") == [
        (agency, "Lập sổ theo dõi"),
        (agency, "Báo cáo hằng quý."),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "1. Mục đích",
        "1. Công tác tuyên truyền",
        "1. Kinh phí thực hiện",
        "1. Tổ chức hội nghị",
        "1. Phòng, chống tham nhũng",
        "1. Thời gian thực hiện",
    ],
)
def test_headings_that_name_none(heading):
    assert _tasks(f"III. TỔ CHỨC THỰC HIỆN\n{heading}\n- Bảo đảm đúng luật.\n- Kịp thời, hiệu quả.\n") == []


def test_a_sentence_below_a_heading_that_names_none():
    assert _tasks(
        "III. TỔ CHỨC THỰC HIỆN\n7. Chế độ báo cáo\n\nCác chi bộ, cơ quan, đơn vị có liên quan báo cáo "
        "kết quả trước ngày 10/6.\n"
    ) == [("Các chi bộ, cơ quan, đơn vị có liên quan", "báo cáo kết quả")]


@pytest.mark.parametrize(
    "line",
    [
        "Trên đây là Kế hoạch, đề nghị các cơ quan, đơn vị nghiêm túc thực hiện.",
        "Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị báo cáo về phường.",
        "4. Kinh phí thực hiện: từ ngân sách phường.",
        "Quyết định này có hiệu lực kể từ ngày ký.",
        "3. UBND phường đã ban hành kế hoạch công khai.",
        "3. UBND phường là cơ quan thường trực.",
        "- Đơn vị chủ trì: Phòng Kinh tế.",
        "3. Chánh Văn phòng, các phòng, ban chịu trách nhiệm thi hành Quyết định này.",
    ],
)
def test_clauses_that_give_no_work(line):
    assert _tasks(f"III. TỔ CHỨC THỰC HIỆN\n{line}\n") == []


def test_a_plan_gives_work_only_where_it_assigns():
    assert _tasks("""I. MỤC ĐÍCH
- Các cơ quan, đơn vị nâng cao trách nhiệm.
II. NỘI DUNG
- Ban Thường trực phối hợp với UBND phường tổ chức hội nghị.
III. TỔ CHỨC THỰC HIỆN
1. Công an phường giữ gìn trật tự tại hội nghị.
""") == [("Công an phường", "giữ gìn trật tự")]


def test_a_directive_gives_work_in_its_clauses_but_not_in_its_preamble():
    assert _tasks(
        """Thời gian qua, các phòng, ban thực hiện tốt việc công khai. Chủ tịch UBND phường yêu cầu:

1. Các phòng, ban chuyên môn rà soát thủ tục hành chính.

2. Phòng Kinh tế

a) Công khai dự toán;

b) Trả lời kiến nghị của cử tri.

Giao Văn phòng HĐND và UBND phường theo dõi, đôn đốc việc thực hiện.
""",
        "CHỈ THỊ",
    ) == [
        ("Các phòng, ban chuyên môn", "rà soát thủ tục"),
        ("Phòng Kinh tế", "Công khai dự toán;"),
        ("Phòng Kinh tế", "Trả lời kiến nghị"),
        ("Văn phòng HĐND và UBND phường", "theo dõi, đôn đốc"),
    ]


def test_a_conclusion_gives_work_in_the_middle_of_a_clause():
    assert _tasks(
        """I. Đánh giá kết quả
1. Các chi bộ thực hiện tốt công tác dân vận.
II. Nhiệm vụ trọng tâm
1. Đẩy mạnh dân vận chính quyền. UBND phường tiếp tục rà soát các chỉ tiêu.
2. Nâng cao chất lượng tiếp công dân.
""",
        "KẾT LUẬN",
    ) == [("UBND phường", "tiếp tục rà soát")]


def test_a_report_gives_no_work():
    assert (
        _tasks(
            "I. KẾT QUẢ\n1. UBND phường chỉ đạo các tổ dân phố công khai.\nII. NHIỆM VỤ\n1. Các tổ dân phố "
            "tiếp tục công khai.\n",
            "BÁO CÁO",
        )
        == []
    )


def test_articles_of_a_decision():
    assert _tasks(
        """Điều 1. Thành lập Tổ giám sát gồm 05 thành viên.
Điều 2. Nhiệm vụ của Tổ giám sát:
- Giám sát các công trình;
- Báo cáo hằng quý.
Điều 3. Trưởng phòng Kinh tế có trách nhiệm hướng dẫn, kiểm tra việc thực hiện.
Điều 4. Chánh Văn phòng, các phòng, ban và Tổ giám sát chịu trách nhiệm thi hành Quyết định này.
""",
        "QUYẾT ĐỊNH",
    ) == [
        ("Tổ giám sát", "Giám sát các công"),
        ("Tổ giám sát", "Báo cáo hằng quý."),
        ("Trưởng phòng Kinh tế", "hướng dẫn, kiểm tra"),
    ]


def test_clause_cooperating_and_due():
    (duty,) = read_text(
        _paper(
            "III. TỔ CHỨC THỰC HIỆN\n2. Phòng Kinh tế:\na) Chủ trì, phối hợp với Văn phòng, Công an phường "
            "và các tổ dân phố lập danh sách, hoàn thành trước ngày 15/5/2026.\n"
        )
    ).duties
    assert duty.clause == "III.2.a"
    assert duty.cooperating == ("Văn phòng", "Công an phường", "các tổ dân phố")
    assert [d.iso for d in duty.deadlines] == ["2026-05-15"]


def test_the_agency_s_span_is_the_agency():
    reading = read_text(_paper("III. TỔ CHỨC THỰC HIỆN\n1. **UBND phường** cụ thể hóa việc công khai.\n"))
    (duty,) = reading.duties
    assert reading.text[duty.agency_start : duty.agency_end].strip("* ") == "UBND phường"
    assert reading.text[duty.start : duty.end].startswith("cụ thể hóa")


def test_wrapped_lines_are_one_task():
    body = """III. TỔ CHỨC THỰC HIỆN

1. Phòng Văn hóa - Xã hội phường

- Hướng dẫn các tổ dân phố sửa đổi hương ước, quy ước cho phù hợp với quy
định của pháp luật và tình hình của phường sau khi sắp xếp.

- Tổng hợp kết quả thực hiện của các tổ dân phố, báo cáo Ủy ban nhân dân
phường theo định kỳ.

2. Ban Công tác Mặt trận các tổ dân phố vận động Nhân dân tích cực tham gia
bàn bạc, quyết định các công việc của cộng đồng dân cư.
"""
    assert _tasks(body) == [
        ("Phòng Văn hóa - Xã hội phường", "Hướng dẫn các tổ"),
        ("Phòng Văn hóa - Xã hội phường", "Tổng hợp kết quả"),
        ("Ban Công tác Mặt trận các tổ dân phố", "vận động Nhân dân"),
    ]


def test_a_page_break_inside_a_paragraph_does_not_split_the_task():
    body = (
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Mặt trận Tổ quốc phường vận động các tầng lớp Nhân dân thực hiện "
        "có hiệu quả các phong\n\ntrào thi đua yêu nước.\n"
    )
    ((agency, _),) = _tasks(body)
    assert agency == "Mặt trận Tổ quốc phường"


def test_clauses_run_together_on_one_line():
    body = (
        "III. TỔ CHỨC THỰC HIỆN 1. Công an phường giữ gìn an ninh trật tự tại các điểm họp dân và phối "
        "hợp rà soát danh sách hộ gia đình đang cư trú. 2. Giao Phòng Kinh tế: - Công khai dự toán thu, "
        "chi ngân sách năm 2026 theo đúng quy định của pháp luật; - Tổng hợp kiến nghị của cử tri gửi về "
        "phường trước ngày 10/6/2026.\n"
    )
    assert _tasks(body) == [
        ("Công an phường", "giữ gìn an ninh"),
        ("Phòng Kinh tế", "Công khai dự toán"),
        ("Phòng Kinh tế", "Tổng hợp kiến nghị"),
    ]
