"""From when to when, as offices write it in one cell."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinh.scribe.ledgers.days import MONTH_ONLY, NO_SUCH, NO_YEAR, NOT_READ
from dinh.scribe.ledgers.spreads import MANY, Spread, read_spread

BOTH = Spread(date(2024, 3, 5), date(2024, 4, 5))


@pytest.mark.parametrize("text", [
    "từ 05/3 đến 05/4/2024", "Từ ngày 05/03/2024 đến hết ngày 05/04/2024", "05-03-2024 - 05-04-2024",
    "05/3/2024-05/4/2024", "05/03/2024 – 05/04/2024", "5.3.2024 đến 5.4.2024", "2024-03-05 đến 2024-04-05",
    "ngày 5 tháng 3 năm 2024 đến ngày 5 tháng 4 năm 2024", "từ ngày 05 tháng 3 đến ngày 05 tháng 4 năm 2024",
    "TỪ NGÀY 05/3 TỚI NGÀY 05/4/2024", "8h00 ngày 05/3/2024 đến 17h ngày 05/4/2024", "từ 5/3/2024 đến 5/4",
])  # fmt: skip
def test_both_ends(text: str) -> None:
    assert read_spread(text) == BOTH


@pytest.mark.parametrize(("text", "wanted"), [
    ("niêm yết 30 ngày", Spread(term="30 ngày")), ("Ba mươi ngày", Spread(term="30 ngày")),
    ("01 tháng", Spread(term="1 tháng")), ("30 (ba muoi) ngày", Spread(term="30 ngày")),
    ("05/3/2024 (30 ngày)", Spread(date(2024, 3, 5), term="30 ngày")),
    ("30 ngày liên tục kể từ ngày 05/3/2024", Spread(date(2024, 3, 5), term="30 ngày")),
    ("3 tháng, từ 1/4/2024", Spread(date(2024, 4, 1), term="3 tháng")),
    ("Thường xuyên", Spread(term="Thường xuyên")),
    ("Đến khi có văn bản mới", Spread(term="Đến khi có văn bản mới")),
    ("từ 5/3/2024, niêm yết thường xuyên", Spread(date(2024, 3, 5), term="thường xuyên")),
    ("ngày 30 tháng 4 năm 2024", Spread(date(2024, 4, 30))),  # no thirty days
    ("8h30 ngày 5/3/2025", Spread(date(2025, 3, 5))), (45356, Spread(date(2024, 3, 5))),
    (datetime(2024, 3, 5, 8, 0), Spread(date(2024, 3, 5))),  # noqa: DTZ001  a spreadsheet's
    ("đến 05/4/2024", Spread(last=date(2024, 4, 5))), ("hết ngày 5/4/2024", Spread(last=date(2024, 4, 5))),
    ("từ 05 đến 20/3/2024", Spread(date(2024, 3, 5), date(2024, 3, 20))),
    ("5-20/3/2024", Spread(date(2024, 3, 5), date(2024, 3, 20))),
    ("từ 20/12 đến 20/1/2025", Spread(date(2024, 12, 20), date(2025, 1, 20))),
    ("từ 20/12/2024 đến 20/01", Spread(date(2024, 12, 20), date(2025, 1, 20))),
    ("Đợt 1: 05/3-15/3/2024; đợt 2: 01/6-15/6/2024", Spread(date(2024, 3, 5), date(2024, 6, 15), why=MANY)),
    ("Quý I/2024", Spread(why=MONTH_ONLY)), ("theo quy định", Spread(why=NOT_READ)),
    ("31/2 đến 5/4/2024", Spread(None, date(2024, 4, 5), why=NO_SUCH)),
    ("", None), (None, None), ("  - ", None),
])  # fmt: skip
def test_what_stands_in_the_cell(text, wanted) -> None:
    assert read_spread(text) == wanted


def test_the_year_of_the_book_is_taken_but_never_sure() -> None:
    assert read_spread("05/3 - 05/4", 2024) == Spread(date(2024, 3, 5), date(2024, 4, 5), why=NO_YEAR)
    assert read_spread("20/12 đến 20/1", 2025) == Spread(date(2024, 12, 20), date(2025, 1, 20), why=NO_YEAR)
    assert read_spread("05/3 - 05/4") == Spread(why="không ghi năm")


DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
WAYS = st.sampled_from(
    ["{:%d/%m/%Y}", "{:%d.%m.%Y}", "{:%d-%m-%Y}", "{:%Y-%m-%d}", "ngày {0.day} tháng {0.month} năm {0.year}"]
)
JOINED = st.sampled_from(["từ {} đến {}", "{} - {}", "{} đến hết {}", "Từ ngày {} tới ngày {}", "{} – {}"])


@given(DAYS, DAYS, WAYS, WAYS, JOINED)
def test_whatever_way_two_days_are_written_they_are_read_back(a, b, way_a, way_b, joined) -> None:
    first, last = min(a, b), max(a, b)
    assert read_spread(joined.format(way_a.format(first), way_b.format(last))) == Spread(first, last)


@given(st.text(alphabet="0123456789 /.-–~tuđếnngàyhẹạá():", max_size=40), st.none() | st.just(2024))
def test_nothing_makes_it_fall(text: str, year: int | None) -> None:
    found = read_spread(text, year)
    assert found is None or found.read or found.why
