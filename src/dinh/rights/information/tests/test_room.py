"""What the room tells the floors above: today's work, indicators, letters' words, the demo year."""

from __future__ import annotations

from datetime import date

import pytest

from dinh.ground.alerts.topics import TOPICS
from dinh.ground.room import DEMO, DESK_LINKS, INDICATORS, PORTAL_LINKS
from dinh.law.periods import Period
from dinh.rights.information import actions, demo, letters, queries
from dinh.rights.information.models import InformationRequest
from dinh.rights.information.room import today_items
from dinh.rights.information.tests.conftest import NEW_LAW, OLD_LAW, WHO, on

AUGUST = Period.parse("2026-08")


def test_todays_work_is_new_late_soon_and_doubted_and_only_for_those_entrusted(ask, accepted, tu, mai, visitor):
    with on(OLD_LAW):
        new, late = ask(way="post").request, accepted("simple")
        accepted("complex")  # in time: not today's work
    day = date(2026, 8, 6)
    items = list(today_items(tu, day))
    assert [(item.tone, item.action) for item in items] == [("soon", "Tiếp nhận"), ("soon", "Mở")]
    assert {item.url.rsplit("/", 1)[-1] for item in items} == {new.ref, late.ref}
    assert WHO.name not in str(items)
    assert [item.tone for item in today_items(tu, date(2026, 8, 7))] == ["late", "late"]
    assert list(today_items(mai, day)) == list(today_items(visitor, day)) == []


def test_menus_and_topic_are_there():
    link = next(link for link in DESK_LINKS if link.url_name == "information_desk:book")
    assert (link.group, link.permission) == ("people", "information.handle")
    assert "information:start" in {link.url_name for link in PORTAL_LINKS}
    assert "thong-tin" in TOPICS
    assert (30, demo.play) in DEMO


def test_indicators_open_the_very_records_they_count(ward, answered, accepted, tu):
    with on(OLD_LAW):
        answered()
        refused = accepted("simple", "post")
        accepted("simple")
    with on(date(2026, 8, 14)):
        actions.refuse(by=tu, asked=refused, ground="secret", reason="Mật", edition=refused.edition)

    def of(key, body=None):
        one = INDICATORS[f"information.{key}"]
        value, rows = one.value(ward.commune, AUGUST, body), one.rows(ward.commune, AUGUST, body)
        assert len(rows) == value.part
        assert WHO.name not in str(rows)
        assert all(len(row.cells) == len(one.columns) for row in rows)
        return value.part, value.whole

    assert of("received") == (3, None)
    assert of("refused") == (1, None)
    assert of("answered_in_time") == (1, 3)
    assert of("received", ward.bodies["UBND"].pk) == (3, None)
    assert of("received", ward.bodies["ĐU"].pk) == (0, None)


def test_a_day_never_recorded_is_neither_in_time_nor_late(ward, answered):
    with on(NEW_LAW):
        answered()
    value = INDICATORS["information.answered_in_time"].value(ward.commune, Period.parse("2026"), None)
    assert (value.part, value.whole) == (0, 0)


@pytest.mark.parametrize("day", [date(2026, 11, 21), date(2027, 12, 1)])
def test_the_demo_year_plays_under_either_law(ward, tu, day):
    with on(day):
        demo.play(ward.commune)
        states = set(InformationRequest.objects.values_list("state", flat=True))
        assert {"new", "accepted", "answered", "refused", "forwarded"} <= states
        assert queries.published().count() == 2
        for asked in InformationRequest.objects.all():
            for slug, _title in letters.letters_of(asked):
                assert letters.docx(asked, slug)[:2] == b"PK"


def test_a_letter_says_what_was_decided(accepted, tu, ward):
    with on(OLD_LAW):
        asked = accepted()
        asked = actions.refuse(by=tu, asked=asked, ground="private", reason="Chưa ai đồng ý", edition=asked.edition)
        paper = letters.refusal(asked)
    words = " ".join(run.text for block in paper.blocks for run in block.runs)
    assert "Điều 7 Luật Tiếp cận thông tin 104/2016/QH13" in words
    assert "Lý do: Chưa ai đồng ý" in words
    assert (paper.type_name, paper.number, paper.day) == ("Thông báo", None, None)
    assert paper.recipients == (f"Ông/bà {WHO.name}",)
