"""Days as papers print them and as people type them."""

from __future__ import annotations

import doctest
from datetime import date

import pytest

from dinh.office.tasks import days
from dinh.office.tasks.days import DayError, PrintedDay, from_clause, occurrences, parse, says_before, typed


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(days).failed == 0


@pytest.mark.parametrize(
    ("text", "rhythm", "read"),
    [
        ("15/12/2026", "once", [PrintedDay(15, 12, 2026)]),
        ("trước ngày 15/12/2026", "once", [PrintedDay(15, 12, 2026, before=True)]),
        (
            "Trước 10/6 (Báo cáo 6 tháng); 10/12",
            "yearly",
            [PrintedDay(10, 6, before=True, label="Báo cáo 6 tháng"), PrintedDay(10, 12)],
        ),
        ("10/6, 10/12", "yearly", [PrintedDay(10, 6), PrintedDay(10, 12)]),
        ("10/6 (kỳ I, II); 10/12", "yearly", [PrintedDay(10, 6, label="kỳ I, II"), PrintedDay(10, 12)]),
        ("29/2", "yearly", [PrintedDay(29, 2)]),
        ("trước 25", "monthly", [PrintedDay(25, before=True)]),
        ("5/1", "quarterly", [PrintedDay(5, 1)]),
        ("", "once", []),
    ],
)
def test_days_are_read_as_people_write_them(text, rhythm, read):
    assert list(parse(text, rhythm)) == read


@pytest.mark.parametrize(
    ("text", "rhythm", "says"),
    [
        ("cuối năm", "once", "không đọc được “cuối năm”"),
        ("10/12", "once", "không hợp với nhịp"),
        ("1/12/2026; 2/12/2026", "once", "chỉ có một ngày"),
        ("10/12/2026", "yearly", "không hợp với nhịp"),
        ("31/2", "yearly", "không có ngày"),
        ("10/13", "yearly", "không có ngày"),
        ("10/6", "monthly", "không hợp với nhịp"),
        ("5/4", "quarterly", "không hợp với nhịp"),
        ("", "monthly", "ít nhất một ngày"),
    ],
)
def test_what_cannot_be_a_day_is_refused_with_the_way_to_write_it(text, rhythm, says):
    with pytest.raises(DayError, match=says) as refused:
        parse(text, rhythm)
    assert str(refused.value).startswith("Hạn: ")


def test_what_is_shown_in_the_form_is_read_back_the_same():
    written = (PrintedDay(10, 6, before=True, label="Báo cáo 6 tháng"), PrintedDay(10, 12))

    assert parse(typed(written), "yearly") == written
    assert tuple(PrintedDay.from_json(day.json) for day in written) == written


def test_the_yearly_days_of_a_report_answer_for_the_half_and_the_year():
    found = occurrences("yearly", parse("trước 10/6; trước 10/12", "yearly"), date(2026, 11, 21), date(2027, 11, 21))

    assert [(each.printed, each.before, each.period) for each in found] == [
        (date(2026, 12, 10), True, "2026"),
        (date(2027, 6, 10), True, "2027-H1"),
    ]


def test_an_early_day_of_the_year_answers_for_the_year_before():
    found = occurrences("yearly", parse("10/1 (Tự chấm điểm năm)", "yearly"), date(2026, 11, 21), date(2027, 11, 21))

    assert [(each.printed, each.period) for each in found] == [(date(2027, 1, 10), "2026")]


def test_the_thirty_first_of_a_short_month_is_its_last_day():
    found = occurrences("monthly", parse("31", "monthly"), date(2027, 2, 1), date(2027, 4, 30))

    assert [each.printed for each in found] == [date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)]


def test_a_day_early_in_a_month_asks_for_the_month_before():
    early = occurrences("monthly", parse("5", "monthly"), date(2027, 1, 1), date(2027, 1, 31))[0]
    late = occurrences("monthly", parse("25", "monthly"), date(2027, 1, 1), date(2027, 1, 31))[0]

    assert (early.period, early.label) == ("2026-12", "Tháng 12 năm 2026")
    assert (late.period, late.label) == ("2027-01", "Tháng 1 năm 2027")


def test_a_quarterly_day_is_in_the_last_month_unless_the_month_is_given():
    year = (date(2027, 1, 1), date(2027, 12, 31))

    assert [each.printed.month for each in occurrences("quarterly", parse("25", "quarterly"), *year)] == [3, 6, 9, 12]
    first = occurrences("quarterly", parse("5/1", "quarterly"), *year)[0]
    assert (first.printed, first.period) == (date(2027, 1, 5), "2026-Q4")


def test_a_clause_suggests_its_yearly_days_and_says_before():
    text = "Báo cáo 6 tháng gửi trước ngày 10/6, báo cáo năm gửi trước ngày 10/12 hằng năm"
    due = [{"day": 10, "month": 6, "yearly": True, "label": "6 tháng"}, {"day": 10, "month": 12, "yearly": True}]

    rhythm, found = from_clause(text, due)

    assert (rhythm, typed(found)) == ("yearly", "trước 10/6 (6 tháng); trước 10/12")


def test_a_clause_with_single_days_suggests_the_last_of_them():
    due = [{"day": 1, "month": 12, "year": 2026}, {"day": 15, "month": 11, "year": 2026}]

    assert from_clause("Hoàn thành đến 01/12/2026", due) == ("once", (PrintedDay(1, 12, 2026),))


def test_the_verb_before_a_day_is_not_part_of_the_name_of_a_report():
    due = [{"day": 10, "month": 12, "yearly": True, "label": "báo cáo năm gửi"}]

    assert typed(from_clause("báo cáo năm gửi trước ngày 10/12", due)[1]) == "trước 10/12 (Báo cáo năm)"


@pytest.mark.parametrize(
    ("issued", "year"), [(date(2026, 3, 2), 2026), (date(2026, 8, 30), 2026), (date(2026, 9, 1), 2027)]
)
def test_a_day_without_a_year_is_the_first_one_after_the_paper(issued, year):
    due = [{"day": 30, "month": 8, "yearly": True, "label": "xong"}]

    assert from_clause("Rà soát các việc đã hứa, xong trước ngày 30/8", due, issued) == (
        "once",
        (PrintedDay(30, 8, year, before=True),),
    )


@pytest.mark.parametrize("words", ["hằng năm", "hàng năm", "định kỳ", "báo cáo 6 tháng", "Báo cáo năm", "mỗi quý"])
def test_a_day_comes_back_where_the_words_say_so(words):
    due = [{"day": 10, "month": 6, "yearly": True}]

    assert from_clause(f"Gửi {words} trước ngày 10/6", due, date(2026, 3, 2))[0] == "yearly"


def test_a_clause_without_days_is_done_once_without_a_due_day():
    assert from_clause("Tăng cường tuyên truyền", []) == ("once", ())


@pytest.mark.parametrize("text", ["trước 10/6", "TRƯỚC NGÀY 10/06", "trước ngày 10 tháng 6", "trước hết ngày 10/6"])
def test_before_is_seen_however_it_is_written(text):
    assert says_before(f"Gửi {text} hằng năm", 10, 6)


@pytest.mark.parametrize("text", ["đến ngày 10/6", "trước ngày 10/60", "trước ngày 1/6", "ngày 10/6"])
def test_before_is_not_seen_where_it_is_not_said(text):
    assert not says_before(f"Gửi {text}", 10, 6)
