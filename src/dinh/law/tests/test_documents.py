"""The register answers by the day of the citing paper, and «unknown» is never «in force»."""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinh.law import documents
from dinh.law.documents import canonical, find, find_by_name, spelling_hint, status

REAL = Path(__file__).resolve().parents[5] / "shared"


@pytest.mark.parametrize(
    ("number", "on", "state"),
    [
        ("34/2007/PL-UBTVQH11", date(2024, 11, 22), "dead"),
        ("34/2007/PL-UBTVQH11", date(2023, 7, 1), "dead"),
        ("34/2007/PL-UBTVQH11", date(2023, 6, 30), "in_force"),
        ("34/2007/PL-UBTVQH11", date(2019, 5, 1), "in_force"),
        ("217-QĐ/TW", date(2025, 12, 1), "in_force"),
        ("218-QĐ/TW", date(2025, 12, 1), "in_force"),
        ("04/2015/NĐ-CP", date(2024, 1, 1), "unsettled"),
        ("04/2015/NĐ-CP", date(2020, 1, 1), "in_force"),
        ("59/2023/NĐ-CP", date(2023, 8, 14), "not_yet"),
        ("64/2014/NĐ-CP", date(2026, 6, 30), "in_force"),
        ("64/2014/NĐ-CP", date(2026, 7, 1), "dead"),
        ("36-HD/VPTW", date(2026, 5, 26), "in_force"),
        ("36-HD/VPTW", date(2026, 5, 27), "dead"),
        ("104/2016/QH13", date(2026, 9, 1), "dead"),
        ("29/1998/NĐ-CP", date(2005, 1, 1), "in_force"),
        ("29/1998/NĐ-CP", date(2010, 1, 1), "dead"),
        ("15-CT/TU", date(2025, 9, 1), "unknown"),
        ("999/QĐ-UBND", date(2025, 9, 1), "unknown"),
    ],
)
def test_a_citation_is_judged_by_the_day_of_the_paper(number, on, state):
    assert status(number, on).state == state


def test_the_dead_ordinance_names_the_law_and_the_day():
    answer = status("34/2007/PL-UBTVQH11", date(2024, 11, 22))
    assert answer.since == date(2023, 7, 1)
    assert answer.successors == ("10/2022/QH15",)
    assert "hết hiệu lực từ 01/07/2023" in answer.reason
    assert "Luật 10/2022/QH15" in answer.reason


def test_a_successor_that_died_too_is_followed_to_the_living_one():
    assert status("29/1998/NĐ-CP", date(2010, 1, 1)).successors == ("34/2007/PL-UBTVQH11",)
    assert status("29/1998/NĐ-CP", date(2024, 1, 1)).successors == ("10/2022/QH15",)


def test_124_is_not_the_successor_of_218_nor_59_of_04():
    assert find("218-QĐ/TW").replaced_by == ()
    assert find("04/2015/NĐ-CP").replaced_by == ()
    assert "124-QĐ/TW" in find("218-QĐ/TW").note


def test_amendments_are_told_by_their_day():
    law = find("10/2022/QH15")
    assert law.amendments(date(2025, 6, 30)) == ()
    assert law.amendments(date(2025, 7, 1)) == ("47/2024/QH15", "97/2025/QH15")
    assert "97/2025/QH15" in status("10/2022/QH15", date(2026, 1, 1)).reason


def test_between_a_successor_without_a_known_start_and_certainty_lies_doubt():
    assert status("25/2021/QĐ-TTg", date(2025, 8, 3)).state == "in_force"
    assert status("25/2021/QĐ-TTg", date(2025, 9, 1)).state == "unsettled"
    assert status("25/2021/QĐ-TTg", date(2026, 10, 1)).state == "dead"


@pytest.mark.parametrize(
    "typed",
    [
        "217-QĐ/TW",
        "QĐ 217-QĐ/TW",
        "Quyết định số 217 - QĐ/TW",
        "217/QĐ-TW",
        "217 – qđ / tw",
        "217-QÐ/TƯ",
        "217-QD/TW",
        unicodedata.normalize("NFD", "Số 217 -QĐ/TW ngày 12/12/2013"),
    ],
)
def test_one_number_is_found_however_it_is_typed(typed):
    assert find(typed).number == "217-QĐ/TW"


@pytest.mark.parametrize("typed", ["11-QĐi/TW", "11-QĐ/TW", "11-QyĐ/TW", "Quy định số 11 - QĐi/TW", "QĐ 11-QĐ/TW"])
def test_the_regulation_on_receiving_people_is_found_under_each_of_its_symbols(typed):
    assert find(typed).number == "11-QĐi/TW"
    assert find(typed).type == "Quy định"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("Pháp lệnh số 34/2007/PL-UBTVQH 11", "34/2007/PL-UBTVQH11"),
        ("Luật 10/2022", "10/2022/QH15"),
        ("Luật số 10/2022/QH-15", "10/2022/QH15"),
        ("NĐ 59/2023", "59/2023/NĐ-CP"),
        ("4/2015/NĐ-CP", "04/2015/NĐ-CP"),
        ("59/2023/ND-CP", "59/2023/NĐ-CP"),
        ("01/2014/NQLT/CP-UBTWMTTQVN", "01/2014/NQLT/CP-UBTƯMTTQVN"),
    ],
)
def test_numbers_cut_short_or_bare_still_find_their_document(typed, number):
    assert find(typed).number == number


@pytest.mark.parametrize(
    "typed",
    ["", "  ", "abc", "10/2022", "Nghị định 10/2022", "217-QĐ/TU", "2170-QĐ/TW", "13-DA/TU/x", "QĐ ngày 12/12/2013"],
)
def test_what_is_not_in_the_register_is_not_found(typed):
    assert find(typed) is None


def test_a_number_given_again_in_another_term_is_another_document():
    assert find("05-CT/TW", date(2016, 5, 15)) is not None
    assert find("05-CT/TW", date(2026, 4, 1)) is None
    assert status("05-CT/TW", date(2012, 1, 1)).state == "unknown"


def test_a_number_with_its_year_is_found_even_when_the_date_beside_it_is_wrong():
    assert find("34/2007/PL-UBTVQH11", date(2008, 4, 20)) is not None


def test_hints_correct_symbols_but_leave_spaces_and_strangers_alone():
    assert spelling_hint("11-QĐ/TW") == "11-QĐi/TW"
    assert spelling_hint("99/QĐ-TW") == "99-QĐ/TW"
    assert spelling_hint("217 - QĐ/TW") is None
    assert spelling_hint("41/KH-UBND") is None
    assert canonical(" 41 / KH – UBND") == "41/KH-UBND"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("theo Pháp lệnh 34 về dân chủ", "34/2007/PL-UBTVQH11"),
        ("PHÁP LỆNH DÂN CHỦ Ở XÃ, PHƯỜNG, THỊ TRẤN", "34/2007/PL-UBTVQH11"),
        ("Luật Hoà giải ở cơ sở", "35/2013/QH13"),
        ("Luật Thực hiện dân chủ ở cơ sở năm 2022", "10/2022/QH15"),
        ("Quyết định số 217, 218 của Bộ Chính trị", "217-QĐ/TW"),
        ("Luật Thanh tra 2010", "56/2010/QH12"),
        ("Luật Thanh tra", "84/2025/QH15"),
    ],
)
def test_a_document_is_found_by_what_people_call_it(text, number):
    assert find_by_name(text).number == number


@pytest.mark.parametrize(
    "text", ["Bộ luật Lao động năm 2012", "Quyết định 217/QĐ-UBND", "Pháp lệnh 340", "Luật Đất đai", "Chỉ thị 30-CT/TU"]
)
def test_a_name_of_another_document_finds_nothing(text):
    assert find_by_name(text) is None


def test_a_name_means_the_document_of_its_day():
    assert find_by_name("Luật Thanh tra", date(2015, 1, 1)).number == "56/2010/QH12"
    assert find_by_name("Luật Công đoàn", date(2015, 1, 1)) is None
    assert find_by_name("Pháp lệnh dân chủ", date(2024, 11, 22)).number == "34/2007/PL-UBTVQH11"


def test_the_register_holds_every_row_and_each_says_who_read_it():
    assert len(documents.ALL) >= 100
    for known in documents.ALL:
        assert find(known.number) is known
        assert canonical(known.number) == known.number
        assert str(known.provenance)
        assert known.verified is (known.provenance.kind not in ("memory", "derived"))
        assert known.title or known.local
        days = [day for day in (known.issued, known.in_force, known.ended) if day]
        assert days == sorted(days)


def test_every_successor_and_amendment_in_the_register_is_a_number_that_reads():
    for known in documents.ALL:
        for number in (*known.replaced_by, *(number for number, _ in known.amended_by)):
            assert number != known.number
            assert canonical(number) == number
            assert find(number) or spelling_hint(number) is None


@given(st.sampled_from(documents.ALL), st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(1, 400))
def test_what_has_died_does_not_rise_again(known, day, later):
    first = status(known.number, day).state
    then = status(known.number, date.fromordinal(day.toordinal() + later)).state
    if first == "dead":
        assert then == "dead"
    if first in ("in_force", "unsettled", "dead"):
        assert then != "not_yet"


@given(st.text(max_size=40))
def test_any_text_at_all_gets_an_answer(text):
    assert status(text, date(2026, 1, 1)).state in ("in_force", "dead", "not_yet", "unsettled", "unknown")
    find_by_name(text)


@pytest.mark.real
def test_dates_printed_in_real_papers_agree_with_the_register():
    if not REAL.is_dir():
        pytest.skip("không có tài liệu thật bên cạnh kho mã (../shared)")
    compared = 0
    for path in sorted((REAL / "corpus" / "gold").glob("*.json")):
        for cited in json.loads(path.read_text(encoding="utf-8")).get("citations", []):
            known, printed = find(cited["number"]), cited["date"]
            if known and known.issued and printed:
                compared += 1
                assert known.issued.isoformat() == printed, cited["number"]
    assert compared >= 15
