"""Reception days: posted in time by the law of the day, over Tết and around 1/7/2026; held by whom; put off; online."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.alerts.models import Announcement
from dinh.ground.gate import Refused
from dinh.rights.dialogue import actions, book
from dinh.rights.dialogue.actions.days import link_late
from dinh.rights.dialogue.clocks import CHAIR_DAYS, VN, representatives, spans
from dinh.rights.dialogue.models import ReceptionDay
from dinh.rights.dialogue.tests.conftest import DAY, acts, on

OLD, NEW = date(2026, 6, 16), date(2026, 9, 15)


def added(tu, hours, *days, at=date(2026, 9, 1), **change):
    with on(at):
        return actions.add_days(by=tu, days=days, hours=hours(**change))


def test_days_are_entered_together_or_not_at_all(tu, hours):
    made = added(tu, hours, date(2026, 9, 22), DAY, DAY)
    assert [each.day for each in made] == [DAY, date(2026, 9, 22)]
    assert acts("add_day") == 2
    with pytest.raises(ValidationError, match="đã có lịch"):
        added(tu, hours, date(2026, 9, 29), DAY)
    assert ReceptionDay.objects.count() == 2


@pytest.mark.parametrize(("days", "change", "field"), [
    ((), {}, "days"), ((date(2029, 1, 1),), {}, "days"), ((DAY,), {"place": " "}, "place"),
    ((DAY,), {"ends": time(7)}, "ends"), ((DAY,), {"kind": "x"}, "kind"),
    ((DAY,), {"online": True}, "recording_place"), ((date(2026, 6, 16),), {"online": True}, "online"),
])  # fmt: skip
def test_bad_days_name_their_field(tu, hours, days, change, field):
    with pytest.raises(ValidationError) as refused:
        added(tu, hours, *days, **change)
    assert field in refused.value.message_dict


def test_a_year_nobody_has_entered_is_said_so(tu, hours):
    with pytest.raises(ValidationError, match="2028"):
        added(tu, hours, date(2028, 1, 5), at=date(2027, 12, 20))


@pytest.mark.parametrize(("day", "last"), [
    (NEW, date(2026, 9, 8)),  # five working days, over one weekend
    (OLD, date(2026, 6, 9)),
    (date(2026, 2, 24), date(2026, 2, 10)),  # the whole of Tết lies between
    (date(2026, 9, 7), date(2026, 8, 26)),  # Quốc khánh and the bridge day
    (date(2026, 7, 1), date(2026, 6, 24)),
])  # fmt: skip
def test_posting_is_in_time_up_to_five_working_days_before(tu, hours, day, last):
    (reception,) = added(tu, hours, day, at=last - timedelta(days=20))
    assert book.lawful_post(reception).due == last
    with on(last + timedelta(days=1)), pytest.raises(ValidationError, match=f"{last:%d/%m/%Y}"):
        actions.post_days(by=tu, receptions=[reception])
    with on(last):
        posted = actions.post_days(by=tu, receptions=[reception])[0]
    assert posted.late_reason == ""
    assert book.in_time(posted)


def test_late_posting_carries_its_reason_for_everyone(tu, hours):
    (reception,) = added(tu, hours, DAY)
    with on(date(2026, 9, 12)):
        late = actions.post_days(by=tu, receptions=[reception], late_reason="Máy chủ hỏng hai ngày")[0]
    assert late.late_reason == "Máy chủ hỏng hai ngày"
    assert not book.in_time(late)
    assert Announcement.objects.count() == 1


def test_an_urgent_reception_needs_no_notice(tu, hours):
    (reception,) = added(tu, hours, DAY, at=DAY, kind="urgent")
    with on(DAY):
        assert book.in_time(actions.post_days(by=tu, receptions=[reception])[0])


def test_posted_once_and_then_only_put_off(reception, tu, hours):
    posted = reception()
    with on(date(2026, 9, 10)):
        with pytest.raises(Refused, match="đã niêm yết"):
            actions.post_days(by=tu, receptions=[posted])
        with pytest.raises(ValidationError, match="đã đăng"):
            actions.change_day(by=tu, reception=posted, day=date(2026, 9, 16), hours=hours())
        moved = actions.change_day(by=tu, reception=posted, day=DAY, hours=hours(place="Phòng tiếp dân"))
        assert (moved.place, moved.revision) == ("Phòng tiếp dân", 1)
        with pytest.raises(ValidationError):
            actions.put_off(by=tu, reception=posted, reason="")
        off = actions.put_off(by=tu, reception=posted, reason="Họp Hội đồng nhân dân")
        with pytest.raises(Refused, match="đã hủy"):
            actions.hold_day(by=tu, reception=off, received_by=posted.receiver)
    assert Announcement.objects.filter(title__contains="Hoãn").count() == 1


def test_before_1_7_2026_the_chair_may_send_another_and_from_then_on_not(reception, tu, binh, hung):
    before, after = reception(day=OLD, posted=date(2026, 6, 1)), reception()
    with on(OLD):
        held = actions.hold_day(by=tu, reception=before, received_by=hung.post)
    assert held.received_by == hung.post
    with on(DAY):
        with pytest.raises(ValidationError, match="Không được ủy quyền"):
            actions.hold_day(by=tu, reception=after, received_by=hung.post)
        assert actions.hold_day(by=tu, reception=after, received_by=binh.post).held_on == DAY
        with pytest.raises(Refused, match="đã ghi"):
            actions.hold_day(by=tu, reception=after, received_by=binh.post)


def test_a_day_is_not_recorded_before_it_comes(reception, tu, binh):
    posted = reception()
    with on(date(2026, 9, 14)), pytest.raises(ValidationError, match="Chưa đến"):
        actions.hold_day(by=tu, reception=posted, received_by=binh.post)


def test_weeks_before_the_change_months_after_it_and_the_cut_week_asks_nothing():
    found = spans(CHAIR_DAYS, date(2026, 6, 8), date(2026, 8, 31))
    assert [(each.per, each.needed, each.first) for each in found] == [
        ("tuần", 1, date(2026, 6, 8)), ("tuần", 1, date(2026, 6, 15)), ("tuần", 1, date(2026, 6, 22)),
        ("tháng", 2, date(2026, 7, 1)), ("tháng", 2, date(2026, 8, 1)),
    ]  # fmt: skip
    tet = next(each for each in spans(CHAIR_DAYS, date(2026, 2, 2), date(2026, 3, 1)) if each.first.day == 16)
    assert tet.off


def test_only_days_the_head_held_count(reception, tu, binh, hung):
    kept = reception(day=date(2026, 6, 9), posted=date(2026, 6, 1))
    sent = reception(day=OLD, posted=date(2026, 6, 1))
    with on(date(2026, 6, 20)):
        actions.hold_day(by=tu, reception=kept, received_by=binh.post)
        actions.hold_day(by=tu, reception=sent, received_by=hung.post)
    first, second = book.kept("chair", date(2026, 6, 8), date(2026, 6, 21), date(2026, 7, 1))
    assert (first.enough, first.lacking) == (True, False)
    assert (second.enough, second.lacking, len(second.posted)) == (False, True, 1)


@pytest.fixture
def online(reception):
    def make():
        return reception(online=True, recording_place="Máy chủ Trung tâm dữ liệu tỉnh")

    return make


def test_an_online_session_is_checked_the_day_before_and_its_link_ready_an_hour_ahead(online, tu):
    session = online()
    keep = {"by": tu, "reception": session, "recording_place": "Máy chủ Trung tâm dữ liệu tỉnh"}
    with on(DAY), pytest.raises(ValidationError, match="14/09/2026"):
        actions.prepare_online(checked_on=DAY, link="", **keep)
    with on(date(2026, 9, 14)):
        with pytest.raises(ValidationError):
            actions.prepare_online(checked_on=date(2026, 9, 14), link="", **{**keep, "recording_place": " "})
        ready = actions.prepare_online(checked_on=date(2026, 9, 14), link="", **keep)
        assert link_late(ready) is None
    with on(DAY, 6, 59):
        assert link_late(actions.prepare_online(checked_on=None, link="https://hop.example/1", **keep)) is False
    with on(DAY, 7, 1):
        assert link_late(actions.prepare_online(checked_on=None, link="https://hop.example/2", **keep)) is True
    assert datetime.combine(DAY, time(8), VN).hour == 8


def test_only_an_online_session_is_prepared(reception, tu):
    with on(date(2026, 9, 10)), pytest.raises(Refused, match="không tiếp trực tuyến"):
        actions.prepare_online(by=tu, reception=reception(), checked_on=None, link="", recording_place="x")


@pytest.mark.parametrize(("people", "low", "high"), [(1, None, None), (4, None, None), (5, 1, 2), (10, 1, 2)])
def test_few_speak_for_themselves_and_more_send_one_or_two(people, low, high):
    found = representatives(people, DAY)
    assert (found is None) if low is None else ((found[0].low, found[0].high) == (low, high))


def test_beyond_ten_at_most_five_speak():
    count, cite = representatives(11, DAY)
    assert (count.high, "Điều 29" in cite) == (5, True)


@pytest.mark.parametrize("who", ["visitor", "lan", "mai", "ba", "hung", "khanh"])
def test_only_those_entrusted_keep_the_calendar(request, reception, who):
    posted = reception()
    with on(date(2026, 9, 10)), pytest.raises(Refused):
        actions.put_off(by=request.getfixturevalue(who), reception=posted, reason="Bận")
