"""Last year's year left in this year's paper, and bodies of a level that is gone."""

from __future__ import annotations

from datetime import date

import pytest

from dinh.scribe.tests.findings_papers import found, paper, words

REPORT = "Kết quả thực hiện quy chế dân chủ ở cơ sở năm 2025"
DAY = date(2025, 12, 8)


def report(body):
    return paper(body, subject=REPORT, day=DAY)


@pytest.mark.parametrize(
    "sentence",
    [
        "Phường đã ban hành văn bản chỉ đạo; thực hiện quy chế dân chủ ở cơ sở năm 2024.",
        "Ban Chỉ đạo đánh giá kết quả thực hiện quy chế dân chủ ở cơ sở năm 2024 đạt yêu cầu.",
        "Trên đây là Báo cáo của Ủy ban nhân dân phường năm 2024.",
    ],
)
def test_last_years_year_on_the_papers_own_matter_is_pointed_at(sentence):
    (wrong,) = found(report(sentence), "year.carried_over")
    assert wrong.suggestion == "năm 2025"
    assert words(report(sentence), "year.carried_over") == ["năm 2024"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Thực hiện quy chế dân chủ ở cơ sở năm 2025 đạt kết quả tốt.",
        "So với năm 2024, kết quả thực hiện quy chế dân chủ ở cơ sở tăng 3 bậc.",
        "Kết quả thực hiện quy chế dân chủ ở cơ sở tăng rõ so với cùng kỳ năm 2024.",
        "Từ năm 2024 đến nay phường thực hiện quy chế dân chủ ở cơ sở nền nếp.",
        "Phát huy kết quả thực hiện quy chế dân chủ ở cơ sở năm 2024, phường tiếp tục đổi mới.",
        "Kế hoạch số 12/KH-UBND ngày 05/02/2024 triển khai thực hiện quy chế dân chủ ở cơ sở năm 2024.",
        "Khắc phục hạn chế trong thực hiện quy chế dân chủ ở cơ sở năm 2024.",
        "Giai đoạn 2021 - 2024 thực hiện quy chế dân chủ ở cơ sở còn khó khăn.",
        "Nhiệm kỳ 2019 - 2024 của trưởng khu phố đã kết thúc.",
        "Ngày 12 tháng 3 năm 2024, phường ra mắt mô hình tự quản.",
        "Năm 2024, phường có 3 tổ hòa giải chưa kiện toàn.",
        "Thực hiện quy chế dân chủ ở cơ sở năm 2024 và năm 2025 đều đạt loại tốt.",
        "Thực hiện quy chế dân chủ ở cơ sở năm 2023.",
        "Thực hiện chương trình nước sạch năm 2024.",
    ],
)
def test_last_years_year_where_it_belongs_is_left_alone(sentence):
    assert not found(report(sentence), "year.carried_over")


def test_a_plan_may_speak_of_last_years_work_but_not_close_as_last_years_plan():
    subject = "Thực hiện quy chế dân chủ ở cơ sở năm 2026"
    tells = "Trên cơ sở kết quả thực hiện quy chế dân chủ ở cơ sở năm 2025, phường triển khai như sau."
    closes = "Trên đây là Kế hoạch thực hiện quy chế dân chủ ở cơ sở năm 2025."
    options = {"subject": subject, "type": "Kế hoạch", "number": "12/KH-UBND"}
    assert not found(paper(tells, **options), "year.carried_over")
    assert words(paper(closes, **options), "year.carried_over") == ["năm 2025"]


def test_a_subject_with_this_year_and_the_next_allows_both():
    subject = "Kết quả thực hiện quy chế dân chủ năm 2025 và nhiệm vụ năm 2026"
    assert not found(
        paper("Nhiệm vụ thực hiện quy chế dân chủ năm 2026.", subject=subject, day=DAY), "year.carried_over"
    )


@pytest.mark.parametrize("subject", ["Kết quả thực hiện quy chế dân chủ ở cơ sở", "Đề án giai đoạn 2021 - 2025"])
def test_a_subject_without_a_year_of_its_own_says_nothing(subject):
    assert not found(
        paper("Thực hiện quy chế dân chủ ở cơ sở năm 2024.", subject=subject, day=DAY), "year.carried_over"
    )


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("Báo cáo UBND huyện trước ngày 10/6.", "UBND huyện"),
        ("Trình Ủy ban nhân dân\ncác huyện xem xét.", "Ủy ban nhân dân\ncác huyện"),
        ("Xin ý kiến Huyện ủy trước khi ban hành.", "Huyện ủy"),
        ("Phối hợp với Phòng Tư pháp quận tập huấn.", "Phòng Tư pháp quận"),
        ("- UBND thị xã Lam Sơn (b/c);", "UBND thị xã"),
        ("Gửi các xã, phường, thị trấn để thực hiện.", "thị trấn"),
        ("Đề nghị Công an huyện hướng dẫn.", "Công an huyện"),
    ],
)
def test_a_body_of_the_abolished_level_is_pointed_at(sentence, body):
    assert words(paper(sentence, day=date(2025, 7, 1)), "level.abolished") == [body]
    assert not found(paper(sentence, day=date(2025, 6, 30)), "level.abolished")
    assert not found(paper(sentence, day=None), "level.abolished")


@pytest.mark.parametrize(
    "sentence",
    [
        "Trước đây do UBND huyện quyết định.",
        "Hồ sơ do UBND huyện Lam Sơn cũ bàn giao.",
        "Tiếp nhận cán bộ sau khi sáp nhập, giải thể Phòng Tư pháp huyện.",
        "Quyết định số 36/2023/QĐ-UBND ngày 19/10/2023 của tỉnh về phân cấp cho Ủy ban nhân dân các huyện.",
        "Thực hiện Pháp lệnh thực hiện dân chủ ở xã, phường, thị trấn.",
        "Quy chế công nhận xã, phường, thị trấn đạt chuẩn tiếp cận pháp luật.",
        "Báo cáo Thành ủy, Ủy ban nhân dân thành phố.",
        "Báo cáo Ủy ban nhân dân tỉnh; gửi các xã, phường, đặc khu.",
        "Dự án đã được Ủy ban nhân dân huyện phê duyệt năm ngoái.",
        "Mở rộng đường huyện lộ 12 và chợ huyện.",
        "Chỉ thị ủy quyền cho phó chủ tịch.",
        "Phát triển đô thị xã hội số.",
        "Cuốn sổ tay có tựa “Hỏi đáp với UBND huyện” được lưu tại thư viện.",
    ],
)
def test_history_titles_and_other_words_are_left_alone(sentence):
    assert not found(paper(sentence), "level.abolished")
