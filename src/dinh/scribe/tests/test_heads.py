"""Heads as they really come: two columns, flattened either way, blank numbers and days, Party, Front, letters, none."""

from __future__ import annotations

import unicodedata

import pytest

from dinh.scribe.reading import read_text

BODY = """
Căn cứ Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15;

Ủy ban nhân dân phường Đình Minh xây dựng kế hoạch như sau:

I. MỤC ĐÍCH

1. Bảo đảm việc công khai đúng hạn.
"""

PLAN = {
    "type": "Kế hoạch",
    "number": "12/KH-UBND",
    "issued": "2026-03-05",
    "place": "Đình Minh",
    "issuer": "ỦY BAN NHÂN DÂN PHƯỜNG ĐÌNH MINH",
    "subject": "Triển khai thực hiện dân chủ ở cơ sở năm 2026",
    "system": "state",
}

STATE_PLANS = {
    "one component a line": """ỦY BAN NHÂN DÂN
PHƯỜNG ĐÌNH MINH

Số: 12/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Đình Minh, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
Triển khai thực hiện dân chủ ở cơ sở năm 2026
""",
    "two columns kept by blanks": """   ỦY BAN NHÂN DÂN                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
   PHƯỜNG ĐÌNH MINH                     Độc lập - Tự do - Hạnh phúc
   ---------------                      ---------------------------
   Số: 12/KH-UBND                   Đình Minh, ngày 05 tháng 3 năm 2026

                               KẾ HOẠCH
              Triển khai thực hiện dân chủ ở cơ sở năm 2026
""",
    "two columns kept by tabs": """ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHƯỜNG ĐÌNH MINH\tĐộc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND\tĐình Minh, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
Triển khai thực hiện dân chủ ở cơ sở năm 2026
""",
    "left column first on one line": """ỦY BAN NHÂN DÂN PHƯỜNG ĐÌNH MINH ------- CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ---------------
Số: 12/KH-UBND Đình Minh, ngày 05 tháng 3 năm 2026 KẾ HOẠCH TRIỂN KHAI THỰC HIỆN DÂN CHỦ Ở CƠ SỞ NĂM 2026 ỦY BAN NHÂN DÂN PHƯỜNG ĐÌNH MINH
""",  # noqa: E501
    "right column first": """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đình Minh, ngày 05 tháng 3 năm 2026
ỦY BAN NHÂN DÂN
PHƯỜNG ĐÌNH MINH
Số: 12/KH-UBND
KẾ HOẠCH
Triển khai thực hiện dân chủ ở cơ sở năm 2026
""",
    "cells of a markdown table": """| **ỦY BAN NHÂN DÂN**<br>**PHƯỜNG ĐÌNH MINH** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**<br>**Độc lập - Tự do - Hạnh phúc** |
|---|---|
| Số: 12/KH-UBND | *Đình Minh, ngày 05 tháng 3 năm 2026* |

**KẾ HOẠCH**

**Triển khai thực hiện dân chủ ở cơ sở năm 2026**
""",  # noqa: E501
    "cells broken over lines": """|
**ỦY BAN NHÂN
DÂN**
PHƯỜNG ĐÌNH MINH
-------
|
**CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
---------------
|
|
Số:
12/KH-UBND
|
*Đình Minh, ngày
05 tháng 3 năm 2026*
|

**KẾ HOẠCH**

TRIỂN KHAI THỰC HIỆN DÂN CHỦ Ở
CƠ SỞ NĂM 2026
""",
    "hoà, uỷ in the old spelling, blanks in the number": """UỶ BAN NHÂN DÂN
PHƯỜNG ĐÌNH MINH
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập – Tự do – Hạnh phúc
Số : 12 / KH – UBND
Đình Minh, ngày 05/3/2026

KẾ HOẠCH
Triển khai thực hiện dân chủ ở cơ sở năm 2026
""",
    "marks of a conversion": """# ỦY BAN NHÂN DÂN
# PHƯỜNG ĐÌNH MINH

__Số:__ 12/KH\\-UBND

**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**

***Độc lập - Tự do - Hạnh phúc***

*Đình Minh, ngày 05 tháng 3 năm 2026*

## KẾ HOẠCH

**Triển khai thực hiện dân chủ ở cơ sở năm 2026**
""",
}


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).lower().replace("uỷ", "ủy").replace("hoà", "hòa")
    return "".join(c for c in folded if c.isalnum())


def _value(reading, name):
    fact = getattr(reading, name)
    return fact if fact is None or isinstance(fact, str) else fact.value


@pytest.mark.parametrize("head", STATE_PLANS.values(), ids=STATE_PLANS)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_plan_reads_the_same_however_its_head_was_copied(head, form):
    reading = read_text(unicodedata.normalize(form, head + BODY))
    for name, want in PLAN.items():
        assert _letters(_value(reading, name) or "") == _letters(want), name
    assert reading.number.value == "12/KH-UBND"
    assert reading.issued.value == "2026-03-05"


def test_spans_point_at_the_words_as_printed():
    head = STATE_PLANS["marks of a conversion"]
    reading = read_text(head + BODY)
    assert reading.text[reading.place.start : reading.place.end] == "Đình Minh"
    assert reading.text[reading.type.start : reading.type.end] == "KẾ HOẠCH"
    assert reading.text[reading.subject.start : reading.subject.end].startswith("Triển khai")


@pytest.mark.parametrize(
    "line", ["Số: /KH-UBND", "Số:         /KH-UBND", "Số: ……/KH-UBND", "Số: ..... /KH-UBND", "Số      -KH/ĐU", "Số:"]
)
def test_a_number_left_blank_is_no_number(line):
    head = STATE_PLANS["one component a line"].replace("Số: 12/KH-UBND", line)
    reading = read_text(head + BODY)
    assert reading.number is None
    assert reading.type.value == "Kế hoạch"
    assert reading.issuer.value == "ỦY BAN NHÂN DÂN PHƯỜNG ĐÌNH MINH"


@pytest.mark.parametrize(
    "line",
    [
        "Đình Minh, ngày tháng 11 năm 2025",
        "Đình Minh, ngày     tháng 11 năm 2025",
        "Đình Minh, ngày ..... tháng 11 năm 2025",
        "Đình Minh, ngày … tháng … năm 2025",
        "Đình Minh, ngày    /11/2025",
    ],
)
def test_a_day_left_blank_is_no_day_but_the_place_stands(line):
    head = STATE_PLANS["one component a line"].replace("Đình Minh, ngày 05 tháng 3 năm 2026", line)
    reading = read_text(head + BODY)
    assert reading.issued is None
    assert reading.place.value == "Đình Minh"


def test_a_day_that_does_not_exist_is_no_day():
    head = STATE_PLANS["one component a line"].replace("ngày 05 tháng 3", "ngày 31 tháng 02")
    assert read_text(head + BODY).issued is None


def test_the_head_of_the_party():
    reading = read_text("""ĐẢNG BỘ TỈNH LAM GIANG
ĐẢNG ỦY PHƯỜNG ĐÌNH MINH
*
Số 12-KH/ĐU

ĐẢNG CỘNG SẢN VIỆT NAM

Đình Minh, ngày 06 tháng 02 năm 2026

KẾ HOẠCH
thực hiện Chỉ thị số 15-CT/TU, ngày 21/11/2025 của Ban Thường vụ Tỉnh ủy
về công tác dân vận
-----

Thực hiện Chỉ thị số 15-CT/TU, ngày 21/11/2025 của Ban Thường vụ Tỉnh ủy, Ban Thường vụ Đảng ủy xây dựng kế hoạch như sau:
""")  # noqa: E501
    assert reading.system == "party"
    assert (reading.number.value, reading.issued.value, reading.place.value) == ("12-KH/ĐU", "2026-02-06", "Đình Minh")
    assert reading.issuer.value == "ĐẢNG BỘ TỈNH LAM GIANG ĐẢNG ỦY PHƯỜNG ĐÌNH MINH"
    assert reading.subject.value.startswith("thực hiện Chỉ thị số 15-CT/TU")
    assert reading.subject.value.endswith("về công tác dân vận")


def test_the_head_of_the_party_in_two_columns():
    reading = read_text("""ĐẢNG BỘ TỈNH LAM GIANG                    ĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY PHƯỜNG ĐÌNH MINH
          *                               Đình Minh, ngày 12 tháng 5 năm 2026
     Số 31 -TB/ĐU

                         THÔNG BÁO
       kết luận của Ban Thường vụ Đảng ủy về công tác tiếp công dân

Ngày 10/5/2026, Ban Thường vụ Đảng ủy họp, thống nhất kết luận như sau:
""")
    assert reading.number.value == "31-TB/ĐU"
    assert reading.issued.value == "2026-05-12"
    assert reading.issuer.value == "ĐẢNG BỘ TỈNH LAM GIANG ĐẢNG ỦY PHƯỜNG ĐÌNH MINH"
    assert reading.subject.value == "kết luận của Ban Thường vụ Đảng ủy về công tác tiếp công dân"


def test_the_head_of_the_front():
    reading = read_text("""ỦY BAN MTTQ VIỆT NAM
PHƯỜNG ĐÌNH MINH
BAN THƯỜNG TRỰC
Số: 07/HD-MTTQ-BTT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đình Minh, ngày 01 tháng 4 năm 2026

HƯỚNG DẪN
Tổ chức Ngày hội Đại đoàn kết
""")
    assert reading.system == "front"
    assert reading.issuer.value == "ỦY BAN MTTQ VIỆT NAM PHƯỜNG ĐÌNH MINH BAN THƯỜNG TRỰC"


def test_a_letter_of_the_state():
    reading = read_text("""ỦY BAN NHÂN DÂN                     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHƯỜNG ĐÌNH MINH                         Độc lập - Tự do - Hạnh phúc

Số: 245/UBND-VHXH                     Đình Minh, ngày 10 tháng 6 năm 2026
V/v tăng cường công khai
thủ tục hành chính

Kính gửi:
- Các phòng, ban chuyên môn;
- Trưởng các tổ dân phố.

Ủy ban nhân dân phường yêu cầu các đơn vị thực hiện một số nội dung sau:
""")
    assert reading.type.value == "Công văn"
    assert reading.number.value == "245/UBND-VHXH"
    assert reading.subject.value == "tăng cường công khai thủ tục hành chính"
    assert [a.value for a in reading.addressees] == ["Các phòng, ban chuyên môn", "Trưởng các tổ dân phố"]


def test_a_letter_of_the_party_whose_head_is_half_lost():
    reading = read_text("""Đình Minh, ngày 28 tháng 8 năm 2025
*
Số 109 -CV/ĐU
v/v báo cáo công tác dân vận
Kính gửi: Các chi bộ trực thuộc

Ban Thường vụ Đảng ủy yêu cầu các chi bộ báo cáo kết quả.
""")
    assert reading.type.value == "Công văn"
    assert reading.number.value == "109-CV/ĐU"
    assert reading.subject.value == "báo cáo công tác dân vận"
    assert reading.issuer.value == "Ban Thường vụ Đảng ủy"
    assert reading.issuer.confidence <= 0.6


def test_a_submission_keeps_its_type_though_it_has_addressees():
    reading = read_text("""ỦY BAN NHÂN DÂN
XÃ ĐÌNH TÂY
Số: 05/TTr-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đình Tây, ngày 02 tháng 12 năm 2025
TỜ TRÌNH
Về việc phê duyệt dự toán năm 2026
Kính gửi: Hội đồng nhân dân xã Đình Tây
Căn cứ Luật Ngân sách nhà nước;
""")
    assert reading.type.value == "Tờ trình"
    assert reading.subject.value == "Về việc phê duyệt dự toán năm 2026"
    assert [a.value for a in reading.addressees] == ["Hội đồng nhân dân xã Đình Tây"]


def test_a_decision_stops_its_subject_before_the_authority():
    reading = read_text("""ỦY BAN NHÂN DÂN
XÃ ĐÌNH TÂY
Số: 88/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đình Tây, ngày 15 tháng 4 năm 2026

QUYẾT ĐỊNH
Về việc thành lập Tổ giám sát cộng đồng

CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐÌNH TÂY

Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
""")
    assert reading.type.value == "Quyết định"
    assert reading.subject.value == "Về việc thành lập Tổ giám sát cộng đồng"
    assert reading.issuer.value == "ỦY BAN NHÂN DÂN XÃ ĐÌNH TÂY"


def test_about_is_left_out_of_a_subject():
    reading = read_text(STATE_PLANS["one component a line"].replace("Triển khai", "V/v triển khai") + BODY)
    assert reading.subject.value == "triển khai thực hiện dân chủ ở cơ sở năm 2026"


def test_no_head_at_all_leaves_the_head_empty_and_names_the_speaker_unsure():
    reading = read_text("""KẾT LUẬN
CỦA BAN THƯỜNG VỤ ĐẢNG ỦY
tại Hội nghị sơ kết 6 tháng đầu năm 2026

Sau khi nghe báo cáo, Ban Thường vụ Đảng ủy kết luận như sau:
""")
    assert reading.type.value == "Kết luận"
    assert reading.number is None
    assert reading.issued is None
    assert reading.place is None
    assert reading.issuer.value == "BAN THƯỜNG VỤ ĐẢNG ỦY"
    assert reading.issuer.confidence <= 0.6


def test_a_meeting_day_in_the_text_is_not_the_day_of_issue():
    reading = read_text("THÔNG BÁO\nKết quả họp\n\nNgày 19/12/2025, đồng chí Chủ tịch chủ trì họp.\n")
    assert reading.issued is None
    assert reading.place is None


def test_a_text_that_is_no_paper_gives_nothing():
    reading = read_text("Hôm nay trời đẹp, bà con ra đồng gặt lúa.\nAi cũng vui.")
    assert (reading.type, reading.number, reading.issued, reading.signer, reading.system) == (
        None,
        None,
        None,
        None,
        None,
    )
    assert reading.citations == ()
    assert reading.duties == ()


def test_the_empty_text_gives_nothing():
    assert read_text("").type is None
    assert read_text(" \n\n ").sections == ()


def test_noise_of_a_web_page_above_the_head_is_no_issuer():
    reading = read_text("Trang chủ\nVăn bản pháp luật\n\n" + STATE_PLANS["one component a line"] + BODY)
    assert reading.issuer.value == "ỦY BAN NHÂN DÂN PHƯỜNG ĐÌNH MINH"


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Số: 01/2026/NQ-HĐND", "01/2026/NQ-HĐND"),
        ("Số: 3/2026/QĐ- UBND", "3/2026/QĐ-UBND"),
        ("Số:1234/BC-UBND", "1234/BC-UBND"),
        ("Số: 012/CT-UBND", "012/CT-UBND"),
        ("Số 07- KL/ĐU", "07-KL/ĐU"),
        ("Số: 15a/TB-BCĐ", "15a/TB-BCĐ"),
        ("Số: 9086/SNV-CTTN&BĐG", "9086/SNV-CTTN&BĐG"),
        ("SỐ: 22/KH-HPN", "22/KH-HPN"),
    ],
)
def test_numbers_in_many_forms(printed, number):
    head = STATE_PLANS["one component a line"].replace("Số: 12/KH-UBND", printed)
    assert read_text(head + BODY).number.value == number
