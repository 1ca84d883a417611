"""Due dates that cannot be met."""

from __future__ import annotations

from datetime import date

import pytest

from dinh.scribe.tests.findings_papers import deadline, found, paper, words


def plan(body, printed, day, month, year, *, issued=date(2026, 3, 12), type="Kế hoạch"):
    return paper(
        body, type=type, number="12/KH-UBND", day=issued, deadlines=(deadline(body, printed, day, month, year),)
    )


def test_a_due_day_before_the_paper_itself_is_pointed_at():
    reading = plan("Các tổ dân phố gửi danh sách trước ngày 05/3/2026.", "trước ngày 05/3/2026", 5, 3, 2026)
    assert words(reading, "deadline.past") == ["trước ngày 05/3/2026"]


@pytest.mark.parametrize(
    ("body", "printed", "due"),
    [
        ("Gửi danh sách trước ngày 20/3/2026.", "trước ngày 20/3/2026", (20, 3, 2026)),
        ("Gửi báo cáo trước ngày 10/6.", "trước ngày 10/6", (10, 6, None)),
        ("Giấy phép đã cấp trước ngày 01/7/2025 còn giá trị.", "trước ngày 01/7/2025", (1, 7, 2025)),
        ("Hoàn thành trước ngày 30/9/1954 của lịch sử phường.", "trước ngày 30/9/1954", (30, 9, 1954)),
        ("Đợt 1 từ ngày 02/3/2026 đến ngày 09/3/2026.", "từ ngày 02/3/2026 đến ngày 09/3/2026", (9, 3, 2026)),
    ],
    ids=["later", "yearly", "a condition", "history", "a period"],
)
def test_other_days_are_left_alone(body, printed, due):
    assert not found(plan(body, printed, *due), "deadline.past")


def test_a_report_may_tell_of_due_days_gone_by():
    body = "Các tổ hoàn thành trước ngày 05/3/2026 theo yêu cầu."
    assert not found(plan(body, "trước ngày 05/3/2026", 5, 3, 2026, type="Báo cáo"), "deadline.past")


@pytest.mark.parametrize(
    ("day", "month", "year", "better"),
    [(15, 3, 2026, "13/03/2026"), (30, 4, 2026, "29/04/2026"), (18, 2, 2026, "13/02/2026")],
    ids=["Sunday", "30 April", "in Tết"],
)
def test_a_due_day_on_a_day_off_proposes_the_working_day_before(day, month, year, better):
    printed = f"chậm nhất ngày {day:02d}/{month:02d}/{year}"
    reading = plan(f"Gửi báo cáo {printed}.", printed, day, month, year, issued=date(2026, 2, 2))
    (note,) = found(reading, "deadline.weekend")
    assert (note.severity, note.suggestion) == ("info", better)


@pytest.mark.parametrize(
    ("body", "printed", "due"),
    [
        ("Gửi báo cáo chậm nhất ngày 16/3/2026.", "chậm nhất ngày 16/3/2026", (16, 3, 2026)),
        ("Gửi báo cáo chậm nhất ngày 22/8/2026.", "chậm nhất ngày 22/8/2026", (22, 8, 2026)),
        ("Gửi báo cáo chậm nhất ngày 16/12/2029.", "chậm nhất ngày 16/12/2029", (16, 12, 2029)),
        ("Gửi báo cáo chậm nhất ngày 03/9/2027.", "chậm nhất ngày 03/9/2027", (3, 9, 2027)),
        ("Gửi báo cáo trước ngày 14/6.", "trước ngày 14/6", (14, 6, None)),
        ("Diễn ra chậm nhất ngày 15/3/2026 là ngày bầu cử.", "chậm nhất ngày 15/3/2026", (15, 3, 2026)),
    ],
    ids=["Monday", "a worked Saturday", "a year nobody entered", "not decided yet", "every year", "an election"],
)
def test_working_days_and_unknown_calendars_say_nothing(body, printed, due):
    assert not found(plan(body, printed, *due), "deadline.weekend")
