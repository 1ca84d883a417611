"""Meetings: planned, held, cancelled; on their pages."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from dinh.ground.gate import Refused
from dinh.ground.room import TODAY
from dinh.office.committee import actions, queries
from dinh.office.committee.forms import pairs
from dinh.office.committee.models import Meeting
from dinh.office.committee.tests.build import VN, at, founded, meeting_of


@pytest.fixture
def committee(ward, lua, hung):
    with at(10):
        return founded(ward, lua, hung)


@pytest.fixture
def meeting(lua, committee):
    with at(10):
        return meeting_of(lua, committee, datetime(2026, 11, 20, 8, 0, tzinfo=VN))


def head(committee):
    return committee.members.get(role="head")


def test_who_came_is_noted_and_nobody_else_is_called_absent(lua, committee, meeting):
    with at(21):
        actions.hold_meeting(by=lua, meeting=meeting, attendance={head(committee): ("present", "")}, opinions=[])

    assert [noted.presence if noted else None for _seat, noted in queries.roll(meeting)] == ["present", None]
    counted = queries.meetings().get()
    assert (counted.came, counted.asked) == (1, 1)


def test_nobody_was_present_at_what_has_not_happened(lua, committee, meeting):
    with at(19), pytest.raises(ValidationError, match="chưa diễn ra"):
        actions.hold_meeting(by=lua, meeting=meeting, attendance={head(committee): ("present", "")}, opinions=[])


def test_the_roll_is_of_the_members_of_that_day(lua, committee, meeting):
    with at(21):
        actions.add_member(by=lua, committee=committee, begins=date(2026, 11, 21), name="Bà Hoa, Hội Phụ nữ")

    assert len(queries.roll(meeting)) == 2


def test_a_meeting_needs_an_agenda(lua, committee):
    with pytest.raises(ValidationError, match="ít nhất một nội dung"):
        actions.plan_meeting(
            by=lua,
            committee=committee,
            subject="Họp",
            starts_at=datetime(2026, 12, 1, 8, tzinfo=VN),
            place="Hội trường",
            agenda=[],
        )


def test_a_cancelled_meeting_says_why_and_is_closed(lua, meeting):
    with pytest.raises(ValidationError, match="vì sao hủy"):
        actions.cancel_meeting(by=lua, meeting=meeting, reason="")
    actions.cancel_meeting(by=lua, meeting=meeting, reason="Trùng lịch tiếp dân")

    with pytest.raises(Refused, match="Trùng lịch tiếp dân"):
        actions.edit_meeting(
            by=lua,
            meeting=meeting,
            subject="Họp",
            starts_at=meeting.starts_at,
            place="Hội trường",
            agenda=[("Một", "")],
        )


@pytest.mark.parametrize("who", ["tu", "mai", "an", "lan", "visitor", "khanh"])
def test_only_those_entrusted_plan_and_hold(committee, meeting, request, who):
    by = request.getfixturevalue(who)
    with at(21):
        for act in (
            lambda: meeting_of(by, committee, datetime(2026, 12, 1, 8, tzinfo=VN)),
            lambda: actions.hold_meeting(by=by, meeting=meeting, attendance={}, opinions=[]),
            lambda: actions.cancel_meeting(by=by, meeting=meeting, reason="x"),
        ):
            with pytest.raises(Refused):
                act()


def test_members_are_told_of_meetings_near_and_the_secretary_of_those_without_a_conclusion(lua, tu, meeting):
    def said(who, day):
        return [item.when for source in TODAY for item in source(who, day) if "/hop/" in item.url]

    assert said(tu, date(2026, 11, 14)) == ["08:00 20/11"]
    assert said(tu, date(2026, 11, 12)) == []
    assert said(lua, date(2026, 11, 21)) == ["Chưa có thông báo kết luận"]
    assert said(tu, date(2026, 11, 21)) == []


def test_pairs_are_read_line_by_line():
    assert pairs("Bà Mai: nhất trí: rất cần\n\n  Ông Tư : đồng ý ", ":") == [
        ("Bà Mai", "nhất trí: rất cần"),
        ("Ông Tư", "đồng ý"),
    ]


PLAN = {
    "subject": "Đánh giá năm", "day": "2026-11-20", "time": "08:00", "place": "Hội trường",
    "agenda": "Báo cáo năm | Ban Xây dựng Đảng\nThảo luận",
}  # fmt: skip


def test_a_meeting_goes_from_plan_to_draft_on_its_pages(client, ward, lua, committee):
    client.force_login(lua.user)
    with at(10):
        client.post(reverse("committee:plan_meeting"), {**PLAN, "chair": head(committee).pk})
        meeting = Meeting.objects.get()
        client.post(reverse("committee:edit_meeting", args=[meeting.ref]), {**PLAN, "subject": "Đánh giá năm 2026"})
    with at(21):
        client.force_login(lua.user)  # eleven days later the session of the tenth has long ended
        said = {f"presence-{seat.member.pk}": "present" for seat in queries.seats(committee, date(2026, 11, 20))}
        client.post(reverse("committee:roll", args=[meeting.ref]), {**said, "opinions": "Bà Mai: nhất trí"})
        lines = {
            "rows": "2",
            "assessment": "Khá.",
            "m0-body": ward.bodies["UBND"].pk,
            "m0-text": "Công khai dự án",
            "m0-due": "trước ngày 10/12/2026",
        }
        client.post(reverse("committee:conclude", args=[meeting.ref]), lines)
        html = client.get(reverse("committee:meeting", args=[meeting.ref])).content.decode()
        drafted = client.post(reverse("committee:draft", args=[meeting.ref]))
        printed = client.get(reverse("committee:print", args=[meeting.ref])).content.decode()

    meeting.refresh_from_db()
    for words in ("Đánh giá năm 2026", "Có mặt 2/2 thành viên", "nhất trí", "Công khai dự án", "trước ngày 10/12/2026"):
        assert words in html
    assert drafted["Location"] == reverse("papers:paper", args=[meeting.paper.ref])
    assert "Biên bản họp" in printed


def test_more_rows_keep_what_was_typed(client, ward, lua, meeting):
    client.force_login(lua.user)
    typed = {"rows": "1", "assessment": "Đang ghi", "m0-text": "Đang gõ", "m0-agency": "Các chi bộ", "more": "1"}

    response = client.post(reverse("committee:conclude", args=[meeting.ref]), typed)

    assert len(response.context["rows"]) == 4
    assert "Đang gõ" in response.content.decode()
    assert not meeting.lines.exists()


def test_an_opinion_without_a_speaker_is_pointed_at(client, lua, committee, meeting):
    client.force_login(lua.user)
    said = {f"presence-{seat.member.pk}": "unknown" for seat in queries.seats(committee, date(2026, 11, 20))}
    with at(21):
        html = client.post(
            reverse("committee:roll", args=[meeting.ref]), {**said, "opinions": "Nhất trí"}
        ).content.decode()

    assert "dòng 1" in html
    assert not meeting.opinions.exists()


def test_a_draft_without_a_conclusion_is_refused_on_the_page(client, lua, meeting):
    client.force_login(lua.user)
    html = client.post(reverse("committee:draft", args=[meeting.ref]), follow=True).content.decode()
    assert "chưa có kết luận" in html


def test_a_meeting_is_cancelled_on_its_page(client, lua, meeting):
    client.force_login(lua.user)
    client.post(reverse("committee:cancel", args=[meeting.ref]), {"reason": "Bão"})
    assert "Bão" in client.get(reverse("committee:meeting", args=[meeting.ref])).content.decode()


@pytest.mark.usefixtures("quiet_menu")
def test_the_list_is_searched_exported_and_cheap(client, lua, tu, committee, django_assert_max_num_queries):
    for day in range(1, 28):
        meeting_of(lua, committee, datetime(2026, 12, day, 8, tzinfo=VN))
    client.force_login(tu.user)
    url = reverse("committee:meetings")
    client.get(url)
    with django_assert_max_num_queries(14):
        html = client.get(url).content.decode()
    assert "Lên lịch họp" not in html
    assert client.get(url, {"q": "không có"}).context["page"].paginator.count == 0
    assert client.get(url, {"xuat": "xlsx"}).content[:2] == b"PK"
    assert client.get(reverse("committee:meeting", args=["HN-0000-0000"])).status_code == 404
