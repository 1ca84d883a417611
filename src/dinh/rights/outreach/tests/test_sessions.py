"""Sessions: drafted, published, moved, cancelled, held; who may; what the public and their calendars see."""

from __future__ import annotations

import io
from datetime import date, time

import feedparser
import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from icalendar import Calendar
from openpyxl import load_workbook

from dinh.ground.alerts.models import Announcement
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.ground.people.models import User
from dinh.ground.room import PORTAL_LINKS, PUBLIC, TODAY
from dinh.ground.search.models import Document
from dinh.rights.outreach import actions, queries
from dinh.rights.outreach.models import Session
from dinh.rights.outreach.tests.build import DAY, at, drafted, group, published, result, words


def acts(what: str) -> int:
    return Entry.objects.filter(what=f"outreach.{what}").count()


def test_a_draft_is_seen_by_the_desk_alone(client, ward, tu):
    session = drafted(ward, tu)
    with at(14):
        assert client.get(f"/p/{session.ref}").status_code == 404
        assert "dân được biết" not in client.get(reverse("outreach:index")).content.decode()
    assert acts("draft_session") == 1
    assert not Announcement.objects.exists()


def test_publishing_tells_followers_once(ward, tu):
    session = published(ward, tu)
    with at(14):
        actions.publish_session(by=tu, session=session)
    told = Announcement.objects.get()
    assert told.url == f"/p/{session.ref}"
    assert [each.code for each in told.groups.all()] == ["to-1"]
    assert "19:30, 20/11/2026" in told.summary


def test_a_past_session_is_published_without_calling_anyone(ward, tu):
    session = drafted(ward, tu, day=date(2026, 11, 2))
    with at(14):
        actions.publish_session(by=tu, session=session)
    assert not Announcement.objects.exists()


def test_the_day_of_a_published_session_moves_with_a_reason(client, ward, tu):
    session = published(ward, tu)
    with at(14):
        with pytest.raises(ValidationError, match="Dời ngày"):
            actions.edit_session(by=tu, session=session, words=words(ward, day=date(2026, 11, 22)))
        with pytest.raises(ValidationError, match="vì sao dời"):
            actions.postpone_session(by=tu, session=session, day=date(2026, 11, 22), starts=None, reason=" ")
        with pytest.raises(ValidationError, match="trùng"):
            actions.postpone_session(by=tu, session=session, day=DAY, starts=time(19, 30), reason="Bão")
        actions.postpone_session(by=tu, session=session, day=date(2026, 11, 22), starts=time(8), reason="Bão số 9")
        html = client.get(f"/p/{session.ref}").content.decode()
    assert "20/11/2026" in html
    assert "Bão số 9" in html
    assert Announcement.objects.count() == 2


def test_a_cancelled_session_stays_and_says_why(client, ward, tu):
    session = published(ward, tu)
    with at(14):
        with pytest.raises(ValidationError, match="vì sao hủy"):
            actions.cancel_session(by=tu, session=session, reason="")
        actions.cancel_session(by=tu, session=session, reason="Trùng ngày bầu cử.")
        html = client.get(f"/p/{session.ref}").content.decode()
        listed = client.get(reverse("outreach:index")).content.decode()
        for act in (
            lambda: actions.edit_session(by=tu, session=session, words=words(ward)),
            lambda: actions.postpone_session(by=tu, session=session, day=DAY, starts=None, reason="x"),
        ):
            with pytest.raises(Refused, match="Trùng ngày bầu cử"):
                act()
    assert "Buổi này đã hủy" in html
    assert "Đã hủy" in listed
    with pytest.raises(Refused):
        result(tu, session)


def test_a_wrong_year_is_caught(ward, tu):
    with pytest.raises(ValidationError, match="xem lại năm"):
        drafted(ward, tu, day=date(2062, 11, 20))


def test_nobody_counted_is_not_nobody_came(client, ward, tu):
    session = result(tu, published(ward, tu), people=None, women=None, audiences=[("Người cao tuổi", None)])
    assert session.people is None
    with at(22):
        assert "chưa đếm" in client.get(f"/p/{session.ref}").content.decode()
    again = result(tu, session, people=0, women=0, audiences=[])
    assert again.people == 0
    assert acts("record_result") == 2


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"held_on": date(2026, 12, 1)}, "chưa diễn ra"),
        ({"held_on": date(2026, 11, 1)}, "trước ngày đã công bố"),
        ({"people": 10, "women": 11, "audiences": []}, "nữ không thể nhiều hơn"),
        ({"people": 10, "women": 1, "audiences": [("Thanh niên", 11)]}, "nhiều hơn tổng số"),
    ],
)
def test_a_result_that_cannot_be_is_refused_with_its_reason(ward, tu, wrong, said):
    session = published(ward, tu)
    with pytest.raises(ValidationError, match=said):
        result(tu, session, **wrong)
    assert Session.objects.get().held_on is None


def test_a_session_held_is_closed_to_rescheduling(ward, tu):
    session = result(tu, published(ward, tu))
    with at(22), pytest.raises(Refused, match="đã ghi kết quả"):
        actions.cancel_session(by=tu, session=session, reason="x")


@pytest.mark.parametrize("who", ["mai", "lua", "ba", "an", "lan", "visitor", "khanh"])
def test_only_those_entrusted_write(ward, tu, request, who):
    session, by = published(ward, tu), request.getfixturevalue(who)
    with at(14):
        if by.commune == ward.commune:  # an official of another commune drafts there, and nothing here
            with pytest.raises(Refused):
                actions.draft_session(by=by, words=words(ward))
        for act in (
            lambda: actions.edit_session(by=by, session=session, words=words(ward)),
            lambda: actions.publish_session(by=by, session=session),
            lambda: actions.postpone_session(by=by, session=session, day=DAY, starts=None, reason="x"),
            lambda: actions.cancel_session(by=by, session=session, reason="x"),
        ):
            with pytest.raises(Refused):
                act()
    with pytest.raises(Refused):
        result(by, session)


def test_a_head_entrusted_writes_for_their_own_group_only(client, ward, tu, ba):
    ba.holding.post.powers = [*ba.holding.post.powers, "outreach.write"]
    ba.holding.post.save()
    assert drafted(ward, ba).ref.startswith("TR-")
    other = published(ward, tu, groups=(group("to-2"),))
    with at(14):
        for groups in ((), (group("to-2"),), (group(), group("to-2"))):
            with pytest.raises(Refused, match="mình phụ trách"):
                actions.draft_session(by=ba, words=words(ward, groups=groups))
        with pytest.raises(Refused, match="mình phụ trách"):
            actions.cancel_session(by=ba, session=other, reason="x")
        with pytest.raises(Refused, match="cả địa phương"):
            actions.add_line(by=ba, year=2026, month=3, topic="x", audience="x", lead=ward.bodies["UBND"])
        client.force_login(ba.user)
        assert client.get(reverse("outreach_desk:session", args=[other.ref])).status_code == 403
        assert other.ref not in client.get(reverse("outreach_desk:index")).content.decode()


def test_calendars_and_feeds_are_read_by_their_readers(client, ward, tu):
    session = published(ward, tu)
    whole = published(ward, tu, topic="Cho cả phường", groups=(), starts=None, day=date(2026, 11, 25))
    elsewhere = published(ward, tu, topic="Tổ 2", groups=(group("to-2"),))
    drafted(ward, tu, topic="Nháp")
    with at(14):
        actions.cancel_session(by=tu, session=elsewhere, reason="Mưa")
        everything = Calendar.from_ical(client.get(reverse("outreach:calendar")).content)
        own = Calendar.from_ical(client.get(reverse("outreach:group_calendar", args=["to-1"])).content)
        feed = feedparser.parse(client.get(reverse("outreach:group_atom", args=["to-1"])).content)
        assert client.get(reverse("outreach:group_calendar", args=["khong-co"])).status_code == 404
    events = {str(event["summary"]): event for event in everything.walk("VEVENT")}
    assert set(events) == {session.topic, whole.topic, elsewhere.topic}
    assert events[session.topic]["dtstart"].dt.strftime("%H:%M %z") == "12:30 +0000"
    assert events[whole.topic]["dtstart"].dt == date(2026, 11, 25)
    assert events[elsewhere.topic]["status"] == "CANCELLED"
    assert int(events[elsewhere.topic]["sequence"]) == 1
    assert {str(event["summary"]) for event in own.walk("VEVENT")} == {session.topic, whole.topic}
    assert not feed.bozo
    assert len(feed.entries) == 2
    assert feed.entries[0].link.endswith(whole.ref)


def test_the_public_page_is_the_same_for_everyone(client, ward, tu):
    session = published(ward, tu)
    with at(14):
        anonymous = client.get(f"/p/{session.ref}").content.decode()
        listed = client.get(reverse("outreach:index"), {"to": "to-1"}).content.decode()
        elsewhere = client.get(reverse("outreach:index"), {"to": "to-2"}).content.decode()
        gone = client.get(reverse("outreach:index"), {"truoc": "1"}).content.decode()
    for html in (anonymous, listed):
        assert "csrfmiddlewaretoken" not in html
        assert "Những việc dân được biết" in html
    assert "Những việc dân được biết" not in elsewhere
    assert "Chưa có buổi nào đã qua" in gone


def test_what_is_public_is_found_and_listed(ward, tu):
    published(ward, tu)
    drafted(ward, tu, topic="Nháp")
    assert Document.objects.filter(kind="outreach").count() == 1
    titles = [item.title for source in PUBLIC for item in source.items(ward.commune, 10)]
    assert "Những việc dân được biết" in titles
    assert "Nháp" not in titles
    assert any(link.url_name == "outreach:index" for link in PORTAL_LINKS)


def test_the_clerk_is_reminded_of_results_and_of_this_week(ward, tu, mai):
    published(ward, tu)

    def said(who, day):
        return [item.when for source in TODAY for item in source(who, day) if "tuyen-truyen" in item.url]

    assert said(tu, date(2026, 11, 12)) == []
    assert said(tu, date(2026, 11, 14)) == ["19:30 20/11"]
    assert said(tu, date(2026, 11, 21)) == ["Chưa ghi kết quả"]
    assert said(mai, date(2026, 11, 21)) == []


@pytest.mark.usefixtures("quiet_menu")
def test_the_list_is_filtered_exported_and_cheap(client, ward, tu, django_assert_max_num_queries):
    for day in range(1, 31):
        drafted(ward, tu, topic=f"Buổi {day}", day=date(2026, 11, day), groups=(group(),) if day % 2 else ())
    result(tu, Session.objects.get(topic="Buổi 20"), people=None, women=None, audiences=[])
    client.force_login(tu.user)
    url = reverse("outreach_desk:index")
    with at(14):
        client.force_login(tu.user)
        client.get(url)
        with django_assert_max_num_queries(16):
            client.get(url)
        counts = {
            key: client.get(url, {key: value}).context["page"].paginator.count
            for key, value in [("nam", "2025"), ("q", "buoi 20"), ("trang_thai", "held"), ("to", str(group("to-2").pk))]
        }
        assert counts == {"nam": 0, "q": 1, "trang_thai": 1, "to": 15}
        book = load_workbook(io.BytesIO(client.get(url, {"xuat": "xlsx", "q": "Buổi 20"}).content)).active
    assert [cell.value for cell in book[2]][3] == "Buổi 20"
    assert "chưa đếm" in [cell.value for cell in book[2]]


def test_a_session_goes_from_plan_to_result_on_its_pages(client, ward, tu):
    client.force_login(tu.user)
    typed = {"topic": "Phòng cháy ở hẻm", "form": "group", "body": ward.bodies["UBND"].pk, "day": "2026-11-20",
             "starts": "19:30", "place": "Nhà văn hóa", "audiences": "Chủ hộ\nThanh niên", "presenter_role": "reporter",
             "groups": [group().pk]}  # fmt: skip
    with at(13):
        client.force_login(tu.user)
        line = {"month": "11", "topic": "Phòng cháy", "audience": "Chủ hộ", "lead": ward.bodies["UBND"].pk}
        client.post(reverse("outreach_desk:add_line", args=[2026]), line)
        progress = queries.plan(2026, date(2026, 11, 13))
        assert progress[0].state == "open"
        offered = client.get(reverse("outreach_desk:new"), {"muc": progress[0].line.pk}).content.decode()
        assert "Phòng cháy" in offered
        client.post(reverse("outreach_desk:new"), {**typed, "line": progress[0].line.pk})
        session = Session.objects.get()
        client.post(reverse("outreach_desk:publish", args=[session.ref]))
        moved = {"day": "2026-11-19", "starts": "19:00", "reason": "Nhà văn hóa bận"}
        client.post(reverse("outreach_desk:move", args=[session.ref]), moved)
        early = client.post(reverse("outreach_desk:result", args=[session.ref]), {"held_on": "2026-11-19"})
        assert "chưa diễn ra" in early.content.decode()
    with at(20):
        client.force_login(User.objects.get(pk=tu.user.pk))
        done = {"held_on": "2026-11-19", "people": "33", "women": "", "audiences": "Chủ hộ: 20\nThanh niên",
                "result": "Đủ bình chữa cháy."}  # fmt: skip
        client.post(reverse("outreach_desk:result", args=[session.ref]), done)
        html = client.get(reverse("outreach_desk:session", args=[session.ref])).content.decode()
        plan = client.get(reverse("outreach_desk:plan", args=[2026])).content.decode()
        assert client.get(reverse("outreach_desk:plan", args=[2026]), {"xuat": "xlsx"}).content[:2] == b"PK"
    for shown in ("33", "chưa đếm", "Đủ bình chữa cháy"):
        assert shown in html
    assert "1/1" in plan


def test_a_form_sent_back_keeps_what_was_typed(client, ward, tu):
    client.force_login(tu.user)
    html = client.post(reverse("outreach_desk:new"), {"topic": "Đang gõ dở", "day": "20-13-2026"}).content.decode()
    assert "Đang gõ dở" in html
    assert "summary-of-errors" in html
