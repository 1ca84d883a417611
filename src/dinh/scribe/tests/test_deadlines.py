"""Due days and ends of periods, and the days that bind nobody."""

from __future__ import annotations

import pytest

from dinh.scribe.reading import read_text


def _due(text):
    return [d.iso for d in read_text(text).deadlines]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Báo cáo gửi trước ngày 10/6 hằng năm", ["06-10"]),
        ("gửi báo cáo về Đảng ủy trước ngày 30 tháng 11 hằng năm", ["11-30"]),
        ("hoàn thành chậm nhất ngày 01/02/2026", ["2026-02-01"]),
        ("hoàn thành chậm nhất là ngày 08 tháng 02 năm 2026", ["2026-02-08"]),
        ("Chậm nhất vào ngày 05/3/2026 phải xong", ["2026-03-05"]),
        ("nộp hồ sơ trước 17 giờ 00 ngày 01/02/2026", ["2026-02-01"]),
        ("xong trước ngày 15/3/2026", ["2026-03-15"]),
        ("hoàn thành trước 30/6/2026", ["2026-06-30"]),
        ("gửi báo cáo từ ngày 10 đến ngày 15 tháng 12", ["12-15"]),
        ("Từ ngày 05/02/2026 - 08/02/2026: tổ chức hội nghị", ["2026-02-08"]),
        ("thực hiện trong ngày 02/02/2026 đến ngày 03/02/2026", ["2026-02-03"]),
        ("từ ngày 17/12/2025 đến 17 giờ 00, ngày 01/02/2026", ["2026-02-01"]),
        ("Đợt 1: Từ ngày 05/12/2025 đến hết ngày 20/02/2026", ["2026-02-20"]),
        ("niêm yết đến hết ngày 31 tháng 12 năm 2026", ["2026-12-31"]),
        ("Thời hạn hoàn thành: 20/12/2026", ["2026-12-20"]),
        ("Thời gian hoàn thành: ngày 20/12/2026", ["2026-12-20"]),
        ("không quá ngày 25/5/2026", ["2026-05-25"]),
        ("từ nay đến ngày 30/4/2026", ["2026-04-30"]),
        ("trước ngày 10/6 và 10/12 hằng năm", ["06-10", "12-10"]),
        ("trước ngày 15/6, ngày 15/12", ["06-15", "12-15"]),
        ("(Báo cáo 6 tháng gửi trước ngày 10/6, báo cáo năm gửi trước ngày 10/12 hằng năm)", ["06-10", "12-10"]),
        ("trước ngày\n31 tháng 12\nnăm 2026", ["2026-12-31"]),
        ("Báo cáo định kỳ vào ngày 15/6 hằng năm gửi về phường", ["06-15"]),
    ],
)
def test_due_days(text, days):
    assert _due(f"1. Các tổ dân phố {text}.\n") == days


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định này có hiệu lực thi hành kể từ ngày 01/01/2026",
        "hết hiệu lực kể từ ngày 01 tháng 01 năm 2026",
        "Ngày 22/5/2026 Ban Chỉ đạo họp đánh giá",
        "nhiệm kỳ 2026 - 2031",
        "kỷ niệm 50 năm (23/3/1975 - 23/3/2025)",
        "tính đến hết ngày 31 tháng 10 năm 2025 đạt 72,4%",
        "trong tháng 11 năm 2025",
        "hoàn thành trong quý II/2026",
        "theo Kế hoạch số 12/KH-UBND ngày 05/3/2026",
        "trước ngày bầu cử 95 ngày",
        "trước ngày 05 hằng tháng",
        "trong thời hạn 05 ngày kể từ ngày nhận đơn",
        "từ ngày 04/02/2026 Ban Thường trực họp",
        "sinh trước ngày 01/01/2008",
        "từ 7 giờ 00 đến 11 giờ 00 ngày 15/3/2026",
        "hồ sơ được tiếp nhận trước ngày 01/7/2025",
        "Từ ngày 01/01/2025 đến ngày 30/6/2025, phường đã tiếp 120 lượt; trong thời gian qua đã giải "
        "quyết từ ngày 01/01 đến ngày 30/6",
    ],
)
def test_days_that_bind_nobody(text):
    found = _due(f"1. {text}.\n")
    assert found in ([], ["2025-06-30"]) if text.startswith("Từ ngày") else found == []


def test_a_report_tells_of_periods_and_sets_none():
    report = (
        "BÁO CÁO\nCông tác tiếp dân\n\nI. KẾT QUẢ\n\n1. Từ ngày 01/01/2025 đến ngày 30/6/2025 có 12 "
        "lượt.\n2. Đề nghị gửi ý kiến trước ngày 15/12/2026.\n"
    )
    assert _due(report) == ["2026-12-15"]


def test_a_period_that_ended_before_the_paper_is_no_deadline():
    paper = """ỦY BAN NHÂN DÂN
PHƯỜNG ĐÌNH MINH
Số: 12/KH-UBND
Đình Minh, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
Kiểm tra

1. Đợt trước từ ngày 01/9/2025 đến ngày 30/9/2025 còn sót hai tổ.
2. Đợt này từ ngày 10/3/2026 đến ngày 20/3/2026.
"""
    assert _due(paper) == ["2026-03-20"]


def test_text_label_and_rhythm():
    (first, second) = read_text(
        "7. Chế độ báo cáo: báo cáo năm gửi trước ngày 10/12 hằng năm; kế hoạch gửi trước ngày 15/01/2027."
    ).deadlines
    assert (first.text, first.label, first.yearly, first.year) == (
        "trước ngày 10/12 hằng năm",
        "báo cáo năm gửi",
        True,
        None,
    )
    assert (second.iso, second.yearly) == ("2027-01-15", False)


def test_the_span_points_at_the_words():
    text = "1. Các tổ gửi danh sách **trước ngày 10/6/2026** về phường."
    reading = read_text(text)
    (deadline,) = reading.deadlines
    assert reading.text[deadline.start : deadline.end] == "trước ngày 10/6/2026"


def test_an_impossible_day_is_passed_over():
    assert _due("1. Hoàn thành trước ngày 31/02/2026.") == []
