from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinh.scribe.ledgers import days
from dinh.scribe.ledgers.days import read_day

FIFTH = date(2025, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "5/3/2025", "05/03/2025", "5/3/25", "05.03.2025", "5-3-2025", "5 – 3 – 2025", "5 / 3 / 2025", "2025-03-05",
        "2025-03-05T00:00:00", "2025/3/5", "ngày 5 tháng 3 năm 2025", "Ngày 05 tháng 03 năm 2025",
        "NGÀY 5 THÁNG 3 NĂM 2025",
        "ngày 5/3/2025", "5 tháng 3 năm 2025", "5 tháng 3, 2025", "5 tháng 3 2025", "mùng 5 tháng 3 năm 2025",
        "8h30 ngày 5/3/2025", "5/3/2025 8:30", "05/03/2025 08:30:00", "05032025", "(5/3/2025)", "5/3/2025.",
        " 5/3/2025 ",
        "Đình Minh, ngày 5 tháng 3 năm 2025", "nga\u0300y 5 tha\u0301ng 3 na\u0306m 2025", "5\u00a0/3/2025",
        "5\\3\\2025",
    ],
)  # fmt: skip
def test_a_day_in_any_spelling_is_sure(text: str) -> None:
    assert read_day(text) == days.Day(FIFTH)


def test_days_and_serials_of_the_spreadsheet() -> None:
    assert read_day(datetime(2025, 3, 5, 8, 30, tzinfo=UTC)) == read_day(FIFTH) == read_day(45721) == read_day(45721.5)
    assert read_day(45721) == days.Day(FIFTH)
    assert read_day("45721") == days.Day(FIFTH, days.SERIAL)


@pytest.mark.parametrize(
    ("text", "day", "why"),
    [
        ("tháng 3/2025", None, days.MONTH_ONLY), ("3/2025", None, days.MONTH_ONLY), ("T3/2025", None, days.MONTH_ONLY),
        ("tháng 3 năm 2025", None, days.MONTH_ONLY), ("quý I/2025", None, days.MONTH_ONLY), ("2025", None,
        days.YEAR_ONLY),
        ("năm 2025", None, days.YEAR_ONLY), (2025, None, days.YEAR_ONLY), ("3/25/2025", date(2025, 3, 25),
        days.SWAPPED),
        ("5/3/2025 - 7/3/2025", FIFTH, days.SPAN), ("30/2/2025", None, days.NO_SUCH), ("31/4/2025", None, days.NO_SUCH),
        ("0/3/2025", None, days.NO_SUCH), ("chưa rõ", None, days.NOT_READ), ("5/3/1825", None, days.OUTSIDE),
        ("5/3/0025", None, days.OUTSIDE), ("O5/03/2025", FIFTH, days.LETTERS), ("5/3/2O25", FIFTH, days.LETTERS),
        (True, None, days.NOT_READ), (-4, None, days.NOT_READ), (1e300, None, days.NOT_READ),
    ],
)  # fmt: skip
def test_what_is_doubtful_says_why(text: object, day: date | None, why: str) -> None:
    assert read_day(text) == days.Day(day, why)


def test_a_day_without_its_year_takes_the_year_of_the_book_and_is_never_sure() -> None:
    assert read_day("5/3", 2025) == days.Day(FIFTH, days.NO_YEAR)
    assert read_day("ngày 5 tháng 3", 2025) == days.Day(FIFTH, days.NO_YEAR)
    assert read_day("5/3") == days.Day(None, "không ghi năm")


@pytest.mark.parametrize("value", ["", "  ", None, "-", "…".replace("…", "")])
def test_an_empty_cell_is_no_day_at_all(value: object) -> None:
    assert read_day(value) is None


WRITTEN = st.sampled_from([
    "{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{d}.{m}.{y}", "{d}-{m}-{y}", "ngày {d} tháng {m} năm {y}", "{y}-{m:02}-{d:02}",
    "Ngày {d:02} tháng {m:02} năm {y}", "{d}/{m}/{y} 7:05", "7 giờ 30 ngày {d}/{m}/{y}", "{d} tháng {m} năm {y}",
])  # fmt: skip


@given(st.dates(date(1950, 1, 1), date(2069, 12, 31)), WRITTEN)
def test_whatever_day_is_written_is_the_day_read(day: date, form: str) -> None:
    assert read_day(form.format(d=day.day, m=day.month, y=day.year)) == days.Day(day)


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_two_digits_of_a_year(day: date) -> None:
    assert read_day(f"{day:%d/%m/%y}") == days.Day(day)


@given(st.one_of(st.text(max_size=60), st.integers(), st.floats(allow_nan=True, allow_infinity=True), st.booleans()))
def test_nothing_breaks_it(value: object) -> None:
    found = read_day(value)
    assert found is None or found.day is None or 1900 <= found.day.year <= 2099
