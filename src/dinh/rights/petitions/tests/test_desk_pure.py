"""Vague answers, growth, lots: read without a database."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dinh.rights.petitions.clocks import clocks
from dinh.rights.petitions.course import Course, Passed
from dinh.rights.petitions.drawing import SHARE, drawn, fingerprint
from dinh.rights.petitions.growth import crowded, rising
from dinh.rights.petitions.vague import vague

CLEAR = "Đội công trình UBND phường đã thay 2 bóng đèn hẻm 12 ngày 05/11/2026, thử sáng lúc 18 giờ."
DAY = date(2026, 11, 20)


def test_a_clear_answer_has_no_warning():
    assert vague(CLEAR, "resolved") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Phường đã ghi nhận ý kiến của ông bà và sẽ xem xét trong thời gian tới.", "ghi nhận"),
        ("Phường đã ghi nhận ý kiến của ông bà và sẽ xem xét trong thời gian tới.", "Chưa có ngày"),
        ("Đã thay bóng đèn hẻm 12 xong ngày 05/11/2026, sáng lại bình thường rồi.", "Chưa nói ai làm"),
        ("Đã xong.", "rất ngắn"),
        ("UBND phường sẽ thay bóng đèn hẻm 12 vào ngày 30/11/2026 theo kế hoạch.", "chưa nói đã làm gì"),
        ("Việc này sẽ được xử lý theo đúng quy định của pháp luật hiện hành, xin cảm ơn.", "theo quy định"),
        ("UBND phường đã kiến nghị cấp trên bố trí kinh phí sửa chữa đoạn đường này.", "cấp trên"),
    ],
)
def test_each_kind_of_emptiness_is_named(text, said):
    assert any(said in words for words in vague(text, "resolved"))


def test_diacritics_do_not_matter_and_days_are_read_as_people_write_them():
    for day in ("ngày 5/11", "trong 10 ngày", "tháng 12", "quý I", "hôm qua"):
        words = vague(f"Đội công trình đã vá xong đoạn đường trước chợ {day}, bà con đi lại được.", "resolved")
        assert not words, (day, words)
    assert any("ghi nhận" in w for w in vague("phuong da ghi nhan va se xem xet trong thoi gian toi nhe ba con"))


def test_a_body_of_the_commune_counts_as_who():
    text = "Nhà thầu Bến Đình Xanh đã dọn rác hẻm 15 xong ngày 05/11, bà con kiểm tra giúp."
    assert vague(text, "resolved")
    assert not vague(text, "resolved", ["Bến Đình Xanh"])


def test_rising_needs_enough_and_a_rise():
    few = [("a", DAY - timedelta(days=n)) for n in (1, 2)]
    steady = [("b", DAY - timedelta(days=n)) for n in (1, 2, 3, 31, 32)]
    up = [("c", DAY - timedelta(days=n)) for n in (0, 5, 29, 30)]
    old = [("d", DAY - timedelta(days=n)) for n in (60, 61, 62)]
    ahead = [("e", DAY + timedelta(days=n)) for n in (1, 2, 3)]
    assert [(each.key, each.now, each.before) for each in rising([*few, *steady, *up, *old, *ahead], DAY)] == [
        ("c", 3, 1)
    ]


def test_the_steepest_comes_first():
    seen = [("a", DAY)] * 3 + [("b", DAY)] * 5
    assert [each.key for each in rising(seen, DAY)] == ["b", "a"]
    assert crowded({1: 4, 2: 5, 3: 9}) == [(3, 9), (2, 5)]


def test_lots_are_fair_and_can_be_drawn_again():
    refs = [f"PA-{n:04d}-TEST" for n in range(4000)]
    first = [ref for ref in refs if drawn("bí mật", ref)]
    assert first == [ref for ref in refs if drawn("bí mật", ref)]
    assert abs(len(first) / len(refs) * 100 - SHARE) < 1.5
    assert first != [ref for ref in refs if drawn("khác", ref)]
    assert fingerprint("a") != fingerprint("b")


@pytest.mark.parametrize("back", [Passed("word", date(2026, 11, 9), None, "not"), Passed("reopen", date(2026, 11, 9)),
                                  Passed("review", date(2026, 11, 9), None, "wrong")])  # fmt: skip
def test_what_is_sent_back_gets_a_new_day(back):
    """Also when it was answered and sent back on the same day."""
    steps = (Passed("received", date(2026, 11, 2)), Passed("accept", date(2026, 11, 3)),
             Passed("answer", date(2026, 11, 9), None, "resolved"), back)  # fmt: skip
    first = clocks(Course("reflection", "accepted", date(2026, 11, 2), steps))[0]
    assert (first.since, first.done) == (date(2026, 11, 9), None)
    again = (*steps, Passed("answer", date(2026, 11, 12), None, "resolved"))
    assert clocks(Course("reflection", "answered", date(2026, 11, 2), again))[0].done == date(2026, 11, 12)


def test_a_word_that_is_met_sends_nothing_back():
    steps = (Passed("received", date(2026, 11, 2)), Passed("answer", date(2026, 11, 9), None, "resolved"),
             Passed("word", date(2026, 11, 10), None, "met"))  # fmt: skip
    first = clocks(Course("reflection", "closed", date(2026, 11, 2), steps))[0]
    assert first.done == date(2026, 11, 9)
