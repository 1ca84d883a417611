from __future__ import annotations

import unicodedata

import pytest

from dinh.law import papertypes
from dinh.law.papertypes import all_by_abbreviation, by_abbreviation, by_name


def test_the_decree_names_twenty_nine_types_and_three_kinds_of_copies():
    assert len(papertypes.STATE_TYPES) == 29
    assert [copy.abbreviation for copy in papertypes.STATE_COPIES] == ["SY", "TrS", "SL"]


def test_letters_have_no_symbol():
    assert [t.name for t in papertypes.STATE_TYPES if t.abbreviation is None] == ["Công văn", "Thư công"]


def test_a_regulation_has_one_symbol_for_the_state_and_others_for_the_party():
    assert by_name("Quy định", "state").abbreviation == "QyĐ"
    assert by_name("Quy định", "party").symbols == ("QĐ", "QĐi", "QyĐ")


def test_qđ_of_the_party_is_two_types_and_of_the_state_only_one():
    assert [t.name for t in all_by_abbreviation("QĐ", "party")] == ["Quyết định", "Quy định"]
    assert [t.name for t in all_by_abbreviation("QĐ", "state")] == ["Quyết định"]


@pytest.mark.parametrize(
    ("symbol", "system", "name"),
    [
        ("CV", "party", "Công văn"),
        ("TT", "party", "Thông tri"),
        ("TT", "state", "Thông tư"),
        ("TTr", "state", "Tờ trình"),
        ("ttr", "party", "Tờ trình"),
        ("CTr", "state", "Chương trình"),
        ("QÐ", "state", "Quyết định"),
        ("NĐ", None, "Nghị định"),
        ("KL", None, "Kết luận"),
    ],
)
def test_a_symbol_names_its_type_in_its_own_system(symbol, system, name):
    assert by_abbreviation(symbol, system).name == name


def test_a_name_is_found_in_any_case_and_unicode_form():
    typed = unicodedata.normalize("NFD", "BÁO CÁO")
    assert by_name(typed).abbreviation == "BC"
    assert by_name("bản thoả thuận").abbreviation == "BTT"


def test_what_is_no_type_is_not_found():
    assert by_name("Báo") is None
    assert by_name("Kết luận", "state") is None
    assert by_abbreviation("UBND") is None
    assert by_abbreviation("") is None


def test_longer_names_come_first_so_that_a_parser_never_cuts_one_short():
    names = papertypes.NAMES_LONGEST_FIRST
    for index, name in enumerate(names):
        assert not any(name.startswith(earlier) for earlier in names[:index])


def test_no_system_gives_one_name_twice():
    for system in ("state", "party"):
        names = [t.name for t in papertypes.ALL if t.system == system]
        assert len(names) == len(set(names))
