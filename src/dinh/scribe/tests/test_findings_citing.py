"""How a citation is written: its symbol, its date, and the commune's own register."""

from __future__ import annotations

from datetime import date

import pytest

from dinh.scribe.tests.findings_papers import found, paper, words

REGULATION = "Quy định số {} ngày 18/02/2019 của Bộ Chính trị về trách nhiệm của người đứng đầu cấp ủy."


class Register:
    """The register of phường Đình Minh: one plan, entered on 03/02/2026."""

    def lookup(self, number: str) -> tuple[date | None, str | None] | None:
        entry = (date(2026, 2, 3), "Kế hoạch tiếp công dân của Chủ tịch Ủy ban nhân dân phường năm 2026")
        return entry if number == "12/KH-UBND" else None


def test_the_published_symbol_is_proposed():
    reading = paper(REGULATION.format("11-QĐ/TW"))
    (wrong,) = found(reading, "citation.symbol")
    assert (wrong.severity, wrong.suggestion) == ("warning", "11-QĐi/TW")
    assert words(reading, "citation.symbol") == ["11-QĐ/TW"]


@pytest.mark.parametrize("printed", ["11-QĐi/TW", "11-QĐI/TW", "11-QĐi/TƯ"])
def test_the_published_symbol_itself_in_capitals_or_with_the_old_tu_is_right(printed):
    assert not found(paper(REGULATION.format(printed)), "citation.symbol")


def test_a_party_number_in_the_order_of_the_state_is_put_right():
    (wrong,) = found(paper("Quyết định số 217/QĐ-TW ngày 12/12/2013 của Bộ Chính trị."), "citation.symbol")
    assert wrong.suggestion == "217-QĐ/TW"
    (local,) = found(paper("Kế hoạch số 15/KH-ĐU ngày 02/3/2026 của Đảng ủy phường."), "citation.symbol")
    assert (local.suggestion, local.severity) == ("15-KH/ĐU", "info")


@pytest.mark.parametrize(
    "printed",
    [
        "Quyết định số 217-QĐ/TW ngày 12/12/2013",
        "Quyết định số 346/QĐ-TTg, ngày 06/4/2023",
        "Kế hoạch số 15-KH/ĐU ngày 02/3/2026",
        "Công văn số 9/UBND-VX ngày 02/3/2026",
        "Quy định số 11-QĐ/ĐU ngày 02/3/2026 của Đảng ủy phường",
    ],
)
def test_right_symbols_are_left_alone(printed):
    assert not found(paper(f"Thực hiện {printed}."), "citation.symbol")


def test_a_wrong_day_of_a_known_document_is_put_right():
    (wrong,) = found(paper("Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 ngày 11/10/2022."), "citation.date")
    assert wrong.suggestion == "10/11/2022"


def test_a_number_whose_year_is_not_that_of_its_day_is_doubted():
    reading = paper("Quyết định số 12/2024/QĐ-UBND ngày 05/3/2025 của Ủy ban nhân dân phường.")
    assert words(reading, "citation.date") == ["12/2024/QĐ-UBND ngày 05/3/2025"]


def test_nothing_can_cite_a_paper_of_a_later_day():
    reading = paper("Căn cứ Kế hoạch số 16/KH-UBND ngày 23/4/2026 của Ủy ban nhân dân tỉnh Lam Giang;\n")
    assert words(reading, "citation.date") == ["16/KH-UBND ngày 23/4/2026"]
    undated = paper("Căn cứ Kế hoạch số 16/KH-UBND ngày 23/4/2026;\n", day=None)
    assert not found(undated, "citation.date", today=date(2026, 4, 1))


def test_two_days_for_one_number_are_pointed_at_the_second_time():
    body = (
        "Quyết định số 15/2025/QĐ-UBND ngày 16/6/2025 của tỉnh Lam Giang được phổ biến. "
        "Quyết định số 15/2025/QĐ-UBND ngày 14/6/2025 của tỉnh Lam Giang được niêm yết."
    )
    assert words(paper(body), "citation.date") == ["15/2025/QĐ-UBND ngày 14/6/2025"]


def test_the_same_yearless_number_of_two_bodies_is_no_contradiction():
    body = (
        "Kế hoạch số 33/KH-UBND ngày 14/01/2026 của Ủy ban nhân dân tỉnh Lam Giang. "
        "Kế hoạch số 33/KH-UBND ngày 20/02/2026 của Ủy ban nhân dân phường Đình Minh."
    )
    assert not found(paper(body), "citation.date")


def test_right_days_are_left_alone():
    body = "Luật số 10/2022/QH15 ngày 10 tháng 11 năm 2022; Nghị định số 59/2023/NĐ-CP ngày 14/8/2023."
    assert not found(paper(body), "citation.date")


def test_the_communes_own_register_has_the_last_word():
    wrong = paper("Thực hiện Kế hoạch số 12/KH-UBND ngày 04/02/2026 về tiếp công dân năm 2026.")
    (said,) = found(wrong, "citation.register", register=Register())
    assert said.suggestion == "03/02/2026"
    assert words(wrong, "citation.register", register=Register()) == ["12/KH-UBND ngày 04/02/2026"]


def test_another_matter_under_the_same_number_is_a_note():
    reading = paper("Kế hoạch số 12/KH-UBND ngày 03/02/2026 về phòng cháy, chữa cháy rừng mùa khô.")
    (note,) = found(reading, "citation.register", register=Register())
    assert note.severity == "info"


@pytest.mark.parametrize(
    "sentence",
    [
        "Kế hoạch số 12/KH-UBND ngày 03/02/2026 về tiếp công dân của Chủ tịch Ủy ban nhân dân phường.",
        "Kế hoạch số 12/KH-UBND ngày 09/01/2025 về phòng cháy, chữa cháy rừng mùa khô.",
        "Kế hoạch số 13/KH-UBND ngày 04/02/2026 về chuyển đổi số.",
        "Kế hoạch số 12/KH-UBND được triển khai nghiêm túc.",
    ],
    ids=["agrees", "another year's number", "not in the register", "no date"],
)
def test_what_the_register_does_not_contradict_is_left_alone(sentence):
    assert not found(paper(sentence), "citation.register", register=Register())
    assert not found(paper(sentence), "citation.register")


def test_the_papers_own_number_is_no_citation():
    reading = paper("Báo cáo số 45/BC-UBND này thay lời kết.", number="45/BC-UBND")
    assert not found(reading, "citation.date")


def test_a_number_with_last_years_year_is_pointed_at():
    reading = paper("Ban hành kèm theo.", number="07/2025/QĐ-UBND", type="Quyết định")
    assert words(reading, "year.carried_over") == ["07/2025/QĐ-UBND"]
    assert not found(paper("Ban hành kèm theo.", number="07/2026/QĐ-UBND", type="Quyết định"), "year.carried_over")


@pytest.mark.parametrize("printed", ["34/2007/PL-UBTVQH", "34/2007/PL-UBTVQHXI", "34/2007/PL/UBTVQH11"])
def test_an_ordinance_with_a_mutilated_symbol_is_still_known(printed):
    reading = paper(f"Thực hiện Pháp lệnh số {printed} ngày 20/4/2007.")
    assert words(reading, "citation.dead") == [printed]
    assert [finding.suggestion for finding in found(reading, "citation.symbol")] == ["34/2007/PL-UBTVQH11"]


def test_a_local_decision_of_the_same_number_and_year_is_another_document():
    assert not found(paper("Quyết định số 25/2021/QĐ-UBND ngày 22/7/2021 của tỉnh."), "citation.symbol")
    assert not found(paper("Quyết định số 25/2021/QĐ-UBND ngày 22/7/2021 của tỉnh."), "citation.dead")
