"""Arithmetic and the writing of numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinh.scribe.tests.findings_papers import found, paper, ratio, words


def test_a_percentage_cut_instead_of_rounded_is_given_its_right_value():
    body = "Gia đình văn hóa đạt 1.847/1.903 hộ (97,05%)."
    reading = paper(body, ratios=(ratio(body, "1.847/1.903 hộ (97,05%)", 1847, 1903, "97,05"),))
    (wrong,) = found(reading, "ratio.arithmetic")
    assert wrong.severity == "error"
    assert "97,06%" in wrong.message
    assert "0,01" in wrong.message
    assert "cắt bớt" in wrong.message
    assert wrong.suggestion == "1.847/1.903 hộ (97,06%)"
    assert words(reading, "ratio.arithmetic") == ["1.847/1.903 hộ (97,05%)"]


@given(st.integers(1, 5_000), st.integers(1, 5_000), st.integers(0, 2))
def test_a_percentage_rounded_half_up_is_never_doubted(part, whole, decimals):
    percent = f"{ratio('x', 'x', part, whole, '1' if not decimals else '1,' + '0' * decimals).computed}".replace(
        ".", ","
    )
    printed = f"{part}/{whole} ({percent}%)"
    body = f"Đạt {printed} hộ."
    assert (
        not found(paper(body, ratios=(ratio(body, printed, part, whole, percent),)), "ratio.arithmetic") or part > whole
    )


@pytest.mark.parametrize(
    ("printed", "part", "whole", "percent"),
    [
        ("26/26 đơn, đạt 100%", 26, 26, "100"),
        ("45/60 hộ, đạt trên 70%", 45, 60, "70"),
        ("45/60 hộ, đạt khoảng 75,5%", 45, 60, "75,5"),
        ("59/60 hộ, đạt gần 99%", 59, 60, "99"),
        ("120/100 chỉ tiêu (120%)", 120, 100, "120"),
    ],
)
def test_right_and_openly_rough_percentages_pass(printed, part, whole, percent):
    body = f"Kết quả: {printed}."
    assert not found(paper(body, ratios=(ratio(body, printed, part, whole, percent),)), "ratio.arithmetic")


def test_more_than_is_wrong_where_it_is_less():
    printed = "45/60 hộ, đạt trên 80%"
    body = f"Kết quả: {printed}."
    assert found(paper(body, ratios=(ratio(body, printed, 45, 60, "80"),)), "ratio.arithmetic")


def test_a_part_larger_than_its_whole_is_pointed_at():
    assert words(paper("Đã giải quyết 30/26 đơn của công dân."), "ratio.arithmetic") == ["30/26"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Đã giải quyết 26/26 đơn của công dân.",
        "Trực 24/7 tổ công nghệ số cộng đồng.",
        "Đến ngày 30/6 hộ gia đình nộp đủ.",
        "Vượt chỉ tiêu giao: 30/26 mô hình.",
        "Thực hiện 15/3 và 20/4.",
        "Theo Công văn 30/26-TB của tổ.",
    ],
)
def test_pairs_that_are_right_or_no_pairs_pass(sentence):
    assert not found(paper(sentence), "ratio.arithmetic")


def test_parts_that_do_not_add_up_to_their_total_are_pointed_at():
    reading = paper("Tổ công tác có 11 đồng chí, gồm: 01 tổ trưởng, 02 tổ phó và 7 thành viên.")
    (wrong,) = found(reading, "ratio.arithmetic")
    assert "1 + 2 + 7 = 10" in wrong.message


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổ công tác có 11 đồng chí, gồm: 01 tổ trưởng, 02 tổ phó và 8 thành viên.",
        "Có 11 đồng chí, trong đó 5 nữ, 3 đảng viên.",
        "Phường có 12 tổ dân phố, gồm 1.903 hộ.",
        "Tiếp nhận 26 đơn, gồm: 10 khiếu nại (tăng 2 đơn so với năm 2025), 3 tố cáo.",
        "Có 5 tổ, gồm tổ 1, tổ 2, tổ 3.",
    ],
)
def test_sums_that_are_right_or_uncertain_pass(sentence):
    assert not found(paper(sentence), "ratio.arithmetic")


def test_a_dot_among_commas_is_pointed_at():
    reading = paper("Tỷ lệ hộ nghèo 1,25%; tỷ lệ bao phủ bảo hiểm y tế 95.13%.")
    (mixed,) = found(reading, "number.decimal_mark")
    assert (mixed.severity, mixed.suggestion) == ("warning", "95,13")
    assert words(reading, "number.decimal_mark") == ["95.13"]


def test_dots_alone_are_a_note():
    (note,) = found(paper("Tỷ lệ đúng hạn 98.7%."), "number.decimal_mark")
    assert note.severity == "info"


@pytest.mark.parametrize(
    "sentence",
    [
        "Phường có 2.942 hộ, thu ngân sách 1.219,11 triệu đồng, đạt 84,05%.",
        "Ngày 12.3.2026 họp, mục 2.1 và 3.2 giữ nguyên; đạt 84,05%.",
        "Phần mềm phiên bản 3.0, mạng 4.0; đạt 84,05%.",
        "Quyết định số 12.5/QĐ-UBND; đạt 84,05%.",
        "1.5. Tăng 84,05% so với cùng kỳ.",
    ],
)
def test_thousands_dates_clauses_and_versions_are_no_decimals(sentence):
    assert not found(paper(sentence), "number.decimal_mark")


def test_two_ways_of_writing_thousands_in_one_pair_are_a_note():
    reading = paper("Đã cấp 1847/1.903 thẻ.")
    (note,) = found(reading, "number.thousands")
    assert (note.severity, note.suggestion) == ("info", "1.847")
    assert words(reading, "number.thousands") == ["1847"]


@pytest.mark.parametrize("pair", ["847/1.903", "1.847/1.903", "1847/1903", "26/26", "12/3/2026", "2026/1.903/A"])
def test_one_way_of_writing_thousands_passes(pair):
    assert not found(paper(f"Đã cấp {pair} thẻ."), "number.thousands")
