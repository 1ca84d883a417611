"""By when, and why: the law of the day of receipt, Tết and swapped days, and a law nobody has read yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dinh.law import rules
from dinh.law.cite import Cite
from dinh.law.dated import Dated
from dinh.law.provenance import text
from dinh.law.values import calendar, working
from dinh.rights.information.clocks import (
    BY_WAY,
    answer_term,
    expected,
    extension_term,
    first_answer_term,
    governing,
    notify_term,
    review_term,
    term_of,
)
from dinh.rights.information.models import InformationRequest

LAST_OLD, FIRST_NEW = date(2026, 8, 28), date(2026, 9, 1)


def request(way="email", received=LAST_OLD, sort="", **more):
    return InformationRequest(way=way, received_on=received, valid_on=more.pop("valid_on", received), sort=sort, **more)


@pytest.mark.parametrize(("way", "sort", "received", "due"), [
    ("view", "simple", date(2026, 8, 3), date(2026, 8, 3)),
    ("copy", "complex", date(2026, 8, 3), date(2026, 8, 17)),
    ("email", "simple", date(2026, 8, 3), date(2026, 8, 6)),
    ("email", "complex", date(2026, 8, 3), date(2026, 8, 22)),  # a Saturday worked in place of 31/8
    ("post", "simple", date(2026, 8, 3), date(2026, 8, 10)),
    ("fax", "complex", date(2026, 8, 3), date(2026, 8, 22)),
    ("email", "complex", date(2026, 2, 10), date(2026, 3, 10)),  # Tết lies between
    ("view", "complex", LAST_OLD, date(2026, 9, 16)),  # National Day and its swapped days
])  # fmt: skip
def test_the_old_laws_terms_in_working_days(way, sort, received, due):
    term = term_of(way, sort, received, received)
    assert (term.source, term.due) == ("law", due)
    assert "104/2016/QH13" in term.article
    assert term.steps


@pytest.mark.parametrize("way", BY_WAY)
@pytest.mark.parametrize("sort", ["simple", "complex"])
def test_from_september_no_day_is_made_up(way, sort):
    term = term_of(way, sort, FIRST_NEW, FIRST_NEW)
    assert (term.source, term.due) == ("unknown", None)
    assert term.message == "Luật mới có hiệu lực từ 01/9/2026, phần mềm chưa có nội dung thời hạn của luật này."


def test_the_old_laws_day_is_offered_as_a_reference_only():
    term = term_of("email", "complex", FIRST_NEW, FIRST_NEW)
    assert term.reference is not None
    assert term.reference.due == date(2026, 9, 23)
    assert term.due is None


def test_an_old_request_completed_after_the_change_keeps_its_law():
    asked = request(received=LAST_OLD, valid_on=date(2026, 9, 7), sort="simple")
    assert answer_term(asked).due == date(2026, 9, 10)


def test_an_extension_counts_from_the_first_term_even_across_the_change():
    asked = request(received=LAST_OLD, sort="complex", extended_on=date(2026, 9, 10))
    first = first_answer_term(asked)
    assert first.due == date(2026, 9, 23)
    assert answer_term(asked).due == extension_term(asked, first).due == date(2026, 10, 8)


def test_before_acceptance_both_sorts_are_promised_and_the_shortest_step_counts():
    asked = request(way="post", received=date(2026, 8, 3))
    assert [term.due for _sort, term in expected(asked)] == [date(2026, 8, 10), date(2026, 8, 22)]
    assert answer_term(asked).due == date(2026, 8, 6)
    notice = notify_term(asked)
    assert notice is not None
    assert notice.due == date(2026, 8, 6)
    assert notify_term(request(way="view")) is None


def test_a_recorded_day_is_shown_as_an_officials_word():
    asked = request(received=FIRST_NEW, sort="simple", due_recorded=date(2026, 9, 9), due_ground="Điều … luật mới")
    term = answer_term(asked)
    assert (term.source, term.due, term.article) == ("official", date(2026, 9, 9), "Điều … luật mới")
    assert "Chưa kiểm chứng" in term.steps[1]


def test_a_recorded_day_never_beats_the_law():
    asked = request(received=date(2026, 8, 3), sort="simple", due_recorded=date(2027, 1, 1), due_ground="tự ghi")
    assert answer_term(asked).due == date(2026, 8, 6)


def test_a_doubt_has_its_own_term():
    asked = request(received=date(2026, 6, 1), sort="simple", doubt="wrong", doubt_on=date(2026, 8, 3))
    checked = review_term(asked)
    assert checked is not None
    assert checked.due == date(2026, 8, 18)
    asked.doubt = "found"
    corrected = review_term(asked)
    assert corrected is not None
    assert corrected.due == date(2026, 8, 10)
    asked.doubt = "unsatisfied"
    assert review_term(asked) is None


NEW_VALUES = {
    "information.office_complex": working(7), "information.office_extension": working(5),
    "information.electronic_simple": working(2), "information.electronic_notify": working(1),
    "information.electronic_complex": working(12), "information.electronic_extension": calendar(10),
}  # fmt: skip


@pytest.fixture
def new_law_read(monkeypatch):
    """Someone has read the new law and added its values, as a dated line each."""
    table = dict(rules.BY_KEY)
    for key, value in NEW_VALUES.items():
        line = Dated(FIRST_NEW, value, Cite("Luật mới", 20), text("S5"))
        table[key] = replace(table[key], values=(*table[key].values[:-1], line))
    monkeypatch.setattr(rules, "BY_KEY", table)


def test_once_the_new_law_is_read_only_its_values_are_needed(new_law_read):
    assert governing(FIRST_NEW).name == "Luật mới"
    assert governing(FIRST_NEW).unread == ""
    day = date(2026, 9, 9)
    assert term_of("email", "simple", day, day).due == date(2026, 9, 11)
    assert term_of("view", "simple", day, day).article == "Điều 20 Luật mới"
    asked = request(received=day, sort="complex", extended_on=date(2026, 9, 20))
    assert first_answer_term(asked).due == date(2026, 9, 25)
    assert answer_term(asked).due == date(2026, 10, 5)
    recorded = request(received=day, sort="simple", due_recorded=date(2026, 12, 30), due_ground="ghi tay")
    assert answer_term(recorded).source == "law"
    old = request(received=date(2026, 8, 3), sort="simple")
    assert answer_term(old).due == date(2026, 8, 6)
