"""Citations: every way in which papers name papers, and the numbers that are none."""

from __future__ import annotations

from datetime import date

import pytest

from dinh.scribe.reading import read_text


def _cited(text):
    return [(c.number, c.date.isoformat() if c.date else None) for c in read_text(text).citations]


@pytest.mark.parametrize(
    ("text", "number", "day"),
    [
        ("Thực hiện Quyết định số 346/QĐ-TTg, ngày 06/4/2023 của Thủ tướng Chính phủ", "346/QĐ-TTg", "2023-04-06"),
        ("theo Quyết định số 217-QĐ/TW ngày 12 tháng 12 năm 2013", "217-QĐ/TW", "2013-12-12"),
        ("theo Nghị định số 59/2023/NĐ-CP ngày 14/8/2023", "59/2023/NĐ-CP", "2023-08-14"),
        ("theo Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 ngày 10/11/2022", "10/2022/QH15", "2022-11-10"),
        ("Luật số 83/2025/QH 15 ngày 24/6/2025", "83/2025/QH15", "2025-06-24"),
        ("Chỉ thị số 37- CT/TW ngày 03 tháng 9 năm 2019", "37-CT/TW", "2019-09-03"),
        ("Quyết định số 416/QĐ- TTg ngày 25/3/2020", "416/QĐ-TTg", "2020-03-25"),
        ("Công văn số 109 -CV/ĐU ngày 21-02-2018", "109-CV/ĐU", "2018-02-21"),
        (
            "Nghị quyết liên tịch số 102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN, ngày 26/9/2025",
            "102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN",
            "2025-09-26",
        ),
        ("Công văn số 9086/BNV-CTTN&BĐG ngày 08 tháng 10 năm 2025", "9086/BNV-CTTN&BĐG", "2025-10-08"),
        ("Thông tri số 04/TT-MTTW-BTT Ngày 04/11/2025", "04/TT-MTTW-BTT", "2025-11-04"),
        ("Quyết định số\n36/2023/QĐ-UBND ngày\n19 tháng 10 năm 2023", "36/2023/QĐ-UBND", "2023-10-19"),
        ("Quyết định số 08/2021/QĐ-\nUBND ngày 20 tháng 5 năm\n2021", "08/2021/QĐ-UBND", "2021-05-20"),
        ("Quyết định số 346/QĐ-TTg của Thủ tướng Chính phủ ngày 06/4/2023", "346/QĐ-TTg", "2023-04-06"),
        ("Kết luận 120-KL/TW ban hành ngày 07/01/2016", "120-KL/TW", "2016-01-07"),
        ("Pháp lệnh 34/2007/PL-UBTVQH11 (ngày 20/4/2007)", "34/2007/PL-UBTVQH11", "2007-04-20"),
        ("Quyết định số **93/QĐ-UBND** ngày *30/5/2024*", "93/QĐ-UBND", "2024-05-30"),
        ("Quy định số 11-QĐi/TW, ngày 18/02/2019", "11-QĐi/TW", "2019-02-18"),
        ("Chỉ thị số 30-CT/TƯ ngày 18.02.1998", "30-CT/TƯ", "1998-02-18"),
        ("QUYẾT ĐỊNH SỐ 119-QĐ/TU NGÀY 18 THÁNG 12 NĂM 2019", "119-QĐ/TU", "2019-12-18"),
        ("Tờ trình số 33/TTr-SLĐTBXH", "33/TTr-SLĐTBXH", None),
        ("công văn 456/VPCP-TH", "456/VPCP-TH", None),
        ("Quyết định số 217–QĐ/TW", "217-QĐ/TW", None),
    ],
)
def test_one_citation(text, number, day):
    assert _cited(f"Các đơn vị thực hiện {text} về công khai.") == [(number, day)]


def test_two_numbers_share_type_and_day():
    assert _cited("Quyết định số 217-QĐ/TW và 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị") == [
        ("217-QĐ/TW", "2013-12-12"),
        ("218-QĐ/TW", "2013-12-12"),
    ]


def test_bare_numbers_share_the_symbol_of_the_last():
    assert _cited("theo Quyết định số 217, 218-QĐ/TW ngày 12/12/2013") == [
        ("217-QĐ/TW", "2013-12-12"),
        ("218-QĐ/TW", "2013-12-12"),
    ]


def test_a_day_is_not_shared_with_another_kind_of_paper():
    assert _cited("Chỉ thị số 05-CT/TW và Kế hoạch số 12-KH/TU ngày 01/02/2024") == [
        ("05-CT/TW", None),
        ("12-KH/TU", "2024-02-01"),
    ]


def test_each_paper_is_listed_once_with_the_first_day_printed():
    text = (
        "Kế hoạch số 12-KH/TU của Tỉnh ủy. Kế hoạch số 12-KH/TU ngày 01/02/2024. Kế hoạch số 12-KH/TU ngày 02/02/2024."
    )
    assert _cited(text) == [("12-KH/TU", "2024-02-01")]


def test_a_shortened_mention_of_a_cited_paper_is_not_another():
    text = "Nghị quyết liên tịch số 102/2025/NQLT-CP-UBTWMTTQVN; Điều 21 Nghị quyết liên tịch số 102/2025/NQLT."
    assert _cited(text) == [("102/2025/NQLT-CP-UBTWMTTQVN", None)]


@pytest.mark.parametrize(
    "text",
    [
        "theo Mẫu số 01/BCĐBHĐND-MT ban hành kèm theo",
        "biên bản mẫu 03/HNMT",
        "Nghị quyết số 102 của Quốc hội",
        "họp ngày 25/6/2025 lúc 7h30",
        "đạt 26/26 đơn, trực 24/7",
        "số nhà 12/B-KP đường Lam Giang",
        "gói thầu số 01/XL-ĐM",
        "theo QCVN 102:2016/BTTTT",
        "Luật Đất đai năm 2024",
        "giai đoạn 2026-2030, nhiệm kỳ 2026 - 2031",
        "tài khoản số 12/TK-KB",
        "xe 29A-123.45 chở 12/TAN",
    ],
)
def test_numbers_of_other_things_are_no_citations(text):
    assert _cited(f"Các đơn vị lưu ý {text} và báo cáo.") == []


HEAD = """ỦY BAN NHÂN DÂN
PHƯỜNG ĐÌNH MINH
Số: 16/KH-UBND
Đình Minh, ngày 18 tháng 11 năm 2025

KẾ HOẠCH
Thực hiện Chỉ thị số 46-CT/TW, ngày 16/5/2025 của Bộ Chính trị

"""


def test_the_paper_itself_is_not_cited_by_its_annex():
    text = (
        HEAD + "1. Như phụ lục.\n\nPHỤ LỤC\n(Kèm theo Kế hoạch số 16/KH-UBND ngày 18 tháng 11 năm 2025)\nTheo "
        "Luật số 83/2025/QH15.\n"
    )
    assert _cited(text) == [("46-CT/TW", "2025-05-16"), ("83/2025/QH15", None)]


def test_another_body_s_paper_of_the_same_number_is_cited():
    text = HEAD + "Căn cứ Kế hoạch số 16/KH-UBND ngày 01/11/2025 của Ủy ban nhân dân tỉnh;\n"
    assert ("16/KH-UBND", "2025-11-01") in _cited(text)


def test_type_issuer_and_role():
    reading = read_text(
        HEAD
        + "Căn cứ Luật Bầu cử đại biểu Quốc hội số 85/2015/QH13;\n"
        + "Căn cứ Quyết định số 93/QĐ-UBND ngày 30/5/2024 của Ủy ban nhân dân tỉnh Lam Giang về việc thành lập;\n\n"
        + "1. Thực hiện Công văn số 171-CV/BTGDVTU, ngày 08/8/2025 của Ban Tuyên giáo và Dân vận Tỉnh ủy về dân vận.\n"
    )
    by_number = {c.number: c for c in reading.citations}
    assert by_number["85/2015/QH13"].type == "Luật"
    assert by_number["85/2015/QH13"].role == "ground"
    assert by_number["93/QĐ-UBND"].issuer == "Ủy ban nhân dân tỉnh Lam Giang"
    assert by_number["171-CV/BTGDVTU"].issuer == "Ban Tuyên giáo và Dân vận Tỉnh ủy"
    assert by_number["171-CV/BTGDVTU"].role == "mention"
    assert by_number["171-CV/BTGDVTU"].date == date(2025, 8, 8)


def test_the_word_before_a_number_names_the_type_even_against_its_symbol():
    (citation,) = read_text("theo Quy định số 11-QĐ/TW, ngày 18/02/2019 của Bộ Chính trị").citations
    assert citation.type == "Quy định"


def test_the_span_is_the_number_as_printed():
    text = "Theo Chỉ thị số 37 - CT/TW ngày 03/9/2019."
    reading = read_text(text)
    (citation,) = reading.citations
    assert reading.text[citation.start : citation.end] == "37 - CT/TW"
    assert citation.number == "37-CT/TW"


def test_citations_are_found_in_headings_footnotes_and_cells():
    text = (
        "I. THỰC HIỆN CHỈ THỊ SỐ 05-CT/TW\n\n| Kế hoạch số 41/KH-UBND | ngày 02/4/2024 |\n\n[1] tại "
        "Chương trình số 51-CTr/TU ngày 09 tháng 02 năm 2018.\n"
    )
    assert [n for n, _ in _cited(text)] == ["05-CT/TW", "41/KH-UBND", "51-CTr/TU"]


def test_the_state_of_a_citation_is_that_of_the_paper_s_day():
    named = "Luật số 10/2022/QH15; Pháp lệnh 34/2007/PL-UBTVQH11; Kế hoạch số 999/KH-UBND ngày 01/10/2025"
    text = f"{HEAD}1. Theo {named}.\n"
    states = {c.number: c.status for c in read_text(text).citations}
    assert states["10/2022/QH15"] == "in_force"
    assert states["34/2007/PL-UBTVQH11"] == "dead"
    assert states["999/KH-UBND"] == "unknown"
    assert {c.status for c in read_text("Theo Luật số 10/2022/QH15.").citations} == {"unknown"}
