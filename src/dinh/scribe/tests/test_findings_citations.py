"""Citations judged by the day of the paper that cites."""

from __future__ import annotations

from datetime import date

import pytest

from dinh.scribe.tests.findings_papers import found, paper, words

ORDERED = (
    "Thực hiện nghiêm Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20/4/2007 về thực hiện dân chủ ở xã, phường, thị trấn."
)
GROUND = "Căn cứ Nghị định số 159/2016/NĐ-CP ngày 29/11/2016 của Chính phủ;\n\nỦy ban nhân dân phường báo cáo như sau."


def test_a_repealed_law_carried_out_today_is_an_error_that_names_its_successor():
    (dead,) = found(paper(ORDERED), "citation.dead")
    assert dead.severity == "error"
    assert "01/07/2023" in dead.message
    assert dead.suggestion == "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 ngày 10/11/2022"
    assert words(paper(ORDERED), "citation.dead") == ["34/2007/PL-UBTVQH11"]


def test_the_same_words_in_a_paper_of_2019_are_right():
    assert not found(paper(ORDERED, day=date(2019, 5, 6)), "citation.dead")
    assert not found(paper(ORDERED, day=date(2023, 6, 30)), "citation.dead")
    assert found(paper(ORDERED, day=date(2023, 7, 1)), "citation.dead")


def test_a_paper_without_a_day_is_judged_by_today_or_not_at_all():
    undated = paper(ORDERED, day=None)
    assert not found(undated, "citation.dead")
    assert found(undated, "citation.dead", today=date(2026, 3, 12))


def test_every_mention_is_pointed_at():
    twice = paper(ORDERED + "\n\n2. Tiếp tục phổ biến Pháp lệnh 34/2007/PL-UBTVQH11 đến các tổ dân phố.")
    assert words(twice, "citation.dead") == ["34/2007/PL-UBTVQH11"] * 2


def test_a_dead_ground_is_an_error_even_beside_old_years():
    (dead,) = found(paper(GROUND), "citation.dead")
    assert dead.severity == "error"
    assert "59/2023/NĐ-CP" in (dead.suggestion or "")


@pytest.mark.parametrize(
    "sentence",
    [
        "Trước đây phường thực hiện theo Pháp lệnh 34/2007/PL-UBTVQH11, có nơi còn lúng túng.",
        "Năm 2019, phường đã tổ chức 12 hội nghị phổ biến Pháp lệnh 34/2007/PL-UBTVQH11.",
        "Luật này thay thế Pháp lệnh 34/2007/PL-UBTVQH11 và bổ sung nhiều quy định mới.",
        "Qua 15 năm thực hiện Pháp lệnh 34/2007/PL-UBTVQH11, nhận thức của cán bộ có chuyển biến.",
        "Giai đoạn 2016 - 2020 phường thực hiện Pháp lệnh 34/2007/PL-UBTVQH11 gắn với quy ước tổ dân phố.",
    ],
    ids=["before", "in 2019", "replaced", "fifteen years", "a period"],
)
def test_history_is_only_a_note(sentence):
    (dead,) = found(paper(sentence), "citation.dead")
    assert dead.severity == "info"
    assert "giữ nguyên" in dead.message


@pytest.mark.parametrize(
    "called",
    [
        "Pháp lệnh 34",
        "Pháp lệnh số 34",
        "Pháp lệnh dân chủ ở xã, phường, thị trấn",
        "Pháp lệnh thực hiện dân chủ ở xã, phường, thị trấn",
        "Pháp lệnh về thực hiện dân chủ ở xã,\nphường, thị trấn",
        "Pháp lệnh 34/2007",
    ],
)
def test_a_dead_law_called_by_name_is_found(called):
    reading = paper(f"Các tổ dân phố thực hiện tốt {called} và quy ước của tổ.")
    assert words(reading, "citation.dead") == [called]


@pytest.mark.parametrize(
    "sentence",
    [
        "Thực hiện Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 ngày 10/11/2022.",
        "Thực hiện Luật Thực hiện dân chủ ở cơ sở và Nghị định số 59/2023/NĐ-CP ngày 14/8/2023.",
        "Thực hiện Pháp lệnh 34-PL/ĐM của hội đồng hương ước làng Đình Minh.",
        "Luật Xử lý vi phạm hành chính được sửa đổi, bổ sung bởi Luật số 54/2014/QH13, Luật số 11/2022/QH15.",
        "Luật Thanh tra được phổ biến đến cán bộ, công chức.",
        "Quyết định số 217-QĐ/TW ngày 12/12/2013 của Bộ Chính trị.",
        "Kế hoạch số 34/KH-UBND ngày 05/02/2026 của Ủy ban nhân dân phường.",
    ],
)
def test_living_documents_and_other_numbers_are_left_alone(sentence):
    assert not found(paper(sentence), "citation.dead")


def test_a_law_of_the_same_name_is_taken_for_the_one_in_force_unless_its_year_is_said():
    assert not found(paper("Thực hiện Luật Thanh tra trên địa bàn phường."), "citation.dead")
    assert words(paper("Thực hiện Luật Thanh tra năm 2022 trên địa bàn phường."), "citation.dead") == ["Luật Thanh tra"]


def test_a_new_law_of_the_same_name_whose_number_is_not_known_raises_no_alarm():
    body = "Cung cấp thông tin theo Luật Tiếp cận thông tin."
    assert not found(paper(body, day=date(2026, 10, 1)), "citation.dead")


def test_a_number_given_again_each_year_is_not_judged_by_another_years_document():
    assert not found(paper("Theo Quyết định số 619/QĐ-TTg ngày 02/6/2025 của Thủ tướng Chính phủ."), "citation.dead")
    (doubtful,) = found(paper("Theo Quyết định số 619/QĐ-TTg của Thủ tướng Chính phủ."), "citation.dead")
    assert doubtful.severity == "warning"
    assert doubtful.confidence <= 0.5


def test_an_unsettled_document_is_a_warning_and_never_called_dead():
    body = "Thực hiện Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ trong cơ quan."
    (warning,) = found(paper(body), "citation.unsettled")
    assert warning.severity == "warning"
    assert not found(paper(body), "citation.dead")
    assert not found(paper(body, day=date(2020, 1, 8)), "citation.unsettled")


def test_a_ground_that_is_not_yet_in_force_is_a_warning_and_preparing_for_it_is_not():
    ground = "Căn cứ Nghị định số 154/2026/NĐ-CP ngày 15/5/2026 của Chính phủ;\n"
    assert found(paper(ground, day=date(2026, 6, 3)), "citation.not_yet")
    prepare = "Chuẩn bị triển khai Nghị định số 154/2026/NĐ-CP ngày 15/5/2026 của Chính phủ từ tháng 7."
    assert not found(paper(prepare, day=date(2026, 6, 3)), "citation.not_yet")
    assert not found(paper(ground, day=date(2026, 7, 2)), "citation.not_yet")


def test_a_legal_document_may_rest_on_a_law_that_begins_with_it():
    ground = "Căn cứ Nghị định số 154/2026/NĐ-CP ngày 15/5/2026 của Chính phủ;\n"
    regulation = paper(ground, day=date(2026, 6, 3), number="07/2026/QĐ-UBND", type="Quyết định")
    assert not found(regulation, "citation.not_yet")


def test_an_amended_ground_is_a_note_unless_the_text_says_so():
    bare = "Căn cứ Luật Tiếp công dân số 42/2013/QH13 ngày 25/11/2013;\n"
    assert found(paper(bare, day=date(2026, 8, 3)), "citation.amended")
    said = "Căn cứ Luật Tiếp công dân số 42/2013/QH13 được sửa đổi, bổ sung bởi Luật số 136/2025/QH15;\n"
    assert not found(paper(said, day=date(2026, 8, 3)), "citation.amended")
    assert not found(paper(bare, day=date(2026, 6, 3)), "citation.amended")
    assert not found(paper("Thực hiện Luật Tiếp công dân số 42/2013/QH13.", day=date(2026, 8, 3)), "citation.amended")


def test_unknown_central_grounds_are_one_note_and_local_papers_none():
    grounds = (
        "Căn cứ Nghị định số 997/2025/NĐ-CP ngày 01/4/2025 của Chính phủ;\n"
        "Căn cứ Thông tư số 998/2025/TT-BNV ngày 02/5/2025 của Bộ Nội vụ;\n"
        "Căn cứ Kế hoạch số 12/KH-UBND ngày 03/02/2026 của Ủy ban nhân dân phường Đình Minh;\n"
    )
    (note,) = found(paper(grounds), "citation.unknown")
    assert note.severity == "info"
    assert "997/2025/NĐ-CP" in note.message
    assert "998/2025/TT-BNV" in note.message
    assert "12/KH-UBND" not in note.message
    assert not found(paper("Triển khai Nghị định số 997/2025/NĐ-CP ngày 01/4/2025."), "citation.unknown")
