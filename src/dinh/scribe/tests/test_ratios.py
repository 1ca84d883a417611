"""Part, whole and percentage together."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dinh.scribe.reading import read_text


@pytest.mark.parametrize(
    ("text", "part", "whole", "percent", "mark"),
    [
        ("giải quyết 26/26 đơn đúng thẩm quyền, đạt 100%", 26, 26, "100", ""),
        ("GĐVH 2799/2.942 đạt tỷ lệ 95.13%", 2799, 2942, "95.13", "."),
        ("có 2473/2.942 hộ đạt tỷ lệ 84,05 %", 2473, 2942, "84.05", ","),
        ("8/10 tổ dân phố (80%)", 8, 10, "80", ""),
        ("đạt 75% (45/60 hộ)", 45, 60, "75", ""),
        ("45 trên tổng số 60 hộ, đạt 75%", 45, 60, "75", ""),
        ("1.234/2.468 hộ\nchiếm 50,0%", 1234, 2468, "50.0", ","),
        ("12/15 chỉ tiêu năm 2025, đạt 80%", 12, 15, "80", ""),
    ],
)
def test_a_ratio(text, part, whole, percent, mark):
    (ratio,) = read_text(f"- Kết quả: {text}.").ratios
    assert (ratio.numerator, ratio.denominator, ratio.percent, ratio.mark) == (part, whole, Decimal(percent), mark)


def test_two_ratios_in_one_sentence():
    found = read_text("GĐVH 2799/2.942 đạt tỷ lệ 95.13%, GĐ TĐTT 2473/2.942 đạt tỷ lệ 84,05%.").ratios
    assert [(r.computed, r.agrees) for r in found] == [(Decimal("95.14"), False), (Decimal("84.06"), False)]


def test_arithmetic_rounds_half_up_to_the_decimals_printed():
    (ratio,) = read_text("đạt 1/8 tổ, bằng 12,5%").ratios
    assert ratio.agrees
    (ratio,) = read_text("đạt 1/8 tổ, bằng 13%").ratios
    assert ratio.agrees


@pytest.mark.parametrize(
    "text",
    [
        "đứng thứ 04/34 tỉnh, thành phố trên cả nước. Chỉ số sản xuất tăng 26,94%",
        "ngày 10/11 đạt 90% kế hoạch",
        "tăng 14,38% so với cùng kỳ, đạt 88,9% mục tiêu",
        "trên 50% trong tổng số cử tri",
        "Quyết định 12/2026 nâng mức 15%",
        "0/0 vụ việc, đạt 100%",
        "trực 24/7, hài lòng 98%",
    ],
)
def test_other_percentages_are_no_ratios(text):
    assert read_text(f"- {text}.").ratios == ()
