"""The layouts of official papers say what the guidance says, and say where each value comes from."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta

import pytest

from dinh.law import layouts
from dinh.law.layouts import (
    PARTY_2018,
    PARTY_2026,
    STATE,
    LayoutNotKnown,
    Style,
    authority_line,
    layout_for,
    number_line,
    place_and_day,
)

EVERY = pytest.mark.parametrize("layout", layouts.ALL, ids=lambda layout: layout.key)


def test_the_party_changes_its_layout_on_27_may_2026():
    assert layout_for("party", date(2026, 5, 26)) is PARTY_2018
    assert layout_for("party", date(2026, 5, 27)) is PARTY_2026


def test_the_state_keeps_its_layout_through_that_day():
    assert all(layout_for("state", date(2026, 5, 26) + timedelta(days=after)) is STATE for after in range(3))


@pytest.mark.parametrize(("system", "day"), [("state", date(2020, 3, 4)), ("party", date(2018, 4, 2))])
def test_a_day_before_the_oldest_layout_is_an_error_and_not_a_guess(system: str, day: date):
    with pytest.raises(LayoutNotKnown, match=f"{day:%d/%m/%Y}"):
        layout_for(system, day)


def test_the_front_has_its_own_layout_that_nobody_has_entered():
    with pytest.raises(LayoutNotKnown, match="front"):
        layout_for("front", date(2026, 11, 1))


@EVERY
def test_every_value_names_its_source(layout: layouts.Layout):
    stated_of_itself = {"key", "title", "system", "since", "until", "sources"}
    assert set(layout.sources) == {field.name for field in fields(layout)} - stated_of_itself


@EVERY
def test_every_size_is_inside_the_range_its_rule_allows(layout: layouts.Layout):
    styles = {f.name: getattr(layout, f.name) for f in fields(layout) if isinstance(getattr(layout, f.name), Style)}
    wrong = {name: style for name, style in styles.items() if not style.least <= style.size <= style.most}
    assert len(styles) > 12
    assert not wrong


@EVERY
def test_the_margins_are_inside_the_range(layout: layouts.Layout):
    edge = layout.margins
    ours = (edge.top, edge.bottom, edge.left, edge.right)
    assert all(low <= size <= high for low, size, high in zip(edge.least, ours, edge.most, strict=True))


def test_what_is_only_remembered_is_not_called_verified():
    assert STATE.sources["margins"].verified
    assert not PARTY_2018.sources["margins"].verified
    assert not PARTY_2026.sources["recipients"].verified


def test_where_sources_disagree_the_layout_says_so():
    assert "in đậm" in PARTY_2026.sources["post"].note
    assert "nghiêng" in PARTY_2026.sources["grounds"].note


@pytest.mark.parametrize(
    ("layout", "number", "kind", "organ", "year", "line"),
    [
        (STATE, 5, "BC", "UBND", None, "Số: 05/BC-UBND"),
        (STATE, 12, "", "UBND-VX", None, "Số: 12/UBND-VX"),
        (STATE, 12, "CV", "UBND-VX", None, "Số: 12/UBND-VX"),
        (STATE, 7, "QĐ", "UBND", 2023, "Số: 07/2023/QĐ-UBND"),
        (STATE, None, "BC", "UBND", None, "Số:      /BC-UBND"),
        (STATE, 3708, "QĐ", "UBND", None, "Số: 3708/QĐ-UBND"),
        (PARTY_2018, 109, "CV", "ĐU", None, "Số 109-CV/ĐU"),
        (PARTY_2026, 5, "NQ", "ĐU", None, "Số 05-NQ/ĐU"),
        (PARTY_2026, None, "TB", "BCĐ", None, "Số      -TB/BCĐ"),
    ],
)
def test_the_number_is_printed_the_way_of_its_system(layout, number, kind, organ, year, line):  # type: ignore[no-untyped-def]
    assert number_line(layout, number, kind, organ, year) == line


@pytest.mark.parametrize("number", [0, -3])
def test_a_number_below_one_is_refused_with_the_way_out(number: int):
    with pytest.raises(ValueError, match="sổ đăng ký"):
        number_line(STATE, number, "BC", "UBND")


@pytest.mark.parametrize(
    ("day", "line"),
    [
        (date(2026, 1, 5), "Bỉm Sơn, ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 10), "Bỉm Sơn, ngày 10 tháng 02 năm 2026"),
        (date(2026, 3, 9), "Bỉm Sơn, ngày 09 tháng 3 năm 2026"),
        (date(2026, 12, 31), "Bỉm Sơn, ngày 31 tháng 12 năm 2026"),
    ],
)
def test_only_small_days_and_the_first_two_months_have_a_leading_zero(day: date, line: str):
    assert place_and_day("Bỉm Sơn", day) == line


def test_a_day_not_yet_known_leaves_room_for_the_pen():
    assert place_and_day("Đình Minh", None, date(2026, 11, 21)) == "Đình Minh, ngày     tháng 11 năm 2026"
    assert place_and_day("Đình Minh", None) == "Đình Minh, ngày     tháng     năm    "


@pytest.mark.parametrize(
    ("state", "party"),
    [
        ("TM. ỦY BAN", "T/M ỦY BAN"),
        ("KT. CHỦ TỊCH", "K/T CHỦ TỊCH"),
        ("TL. CHỦ TỊCH", "T/L CHỦ TỊCH"),
        ("TUQ. A", "TUQ A"),
    ],
)
def test_the_signing_capacity_has_a_dot_for_the_state_and_a_slash_for_the_party(state: str, party: str):
    assert authority_line(STATE, party) == authority_line(STATE, state) == state
    assert authority_line(PARTY_2018, state) == authority_line(PARTY_2026, party) == party


def test_a_line_without_a_capacity_is_left_alone():
    assert authority_line(PARTY_2026, "TRƯỞNG BAN") == "TRƯỞNG BAN"
    assert authority_line(PARTY_2026, "Q. CHỦ TỊCH") == "Q. CHỦ TỊCH"  # the Party has no such capacity
    assert authority_line(STATE, "TL") == "TL"
