"""The yearly meeting of a group: planned, told five days ahead, held with three reports, reported in writing."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.rights.decide import actions
from dinh.rights.decide.models import YearlyMeeting
from dinh.rights.decide.queries import yearly
from dinh.rights.decide.room.yearly import today_items
from dinh.rights.decide.tests.voting import at, group, households, on

DAY = date(2026, 12, 1)
MEETS = date(2026, 12, 19)
DESK = "/ban-lam-viec/ban-va-quyet-dinh/hoi-nghi"
WORDS = {"head_report": "Đã làm đường.", "front_report": "Đã giám sát.", "inspection_report": "Đã kiểm tra."}


@pytest.fixture
def meeting(ward, ba):
    households(ward.commune, 50, group())
    with on(DAY):
        return actions.plan_yearly(by=ba, group=group(), meets_at=at(MEETS, 8), place="Nhà văn hóa", plan_on=DAY)


def test_notice_five_days_ahead_or_late(meeting, ba, tam):
    one = yearly.standings(2026, DAY)[0]
    assert (one.key, one.notice.due) == ("planned", date(2026, 12, 14))
    assert [item.tone for item in today_items(ba, date(2026, 12, 15))] == ["late"]
    with on(date(2026, 12, 15)):
        with pytest.raises(Refused):
            actions.notify_yearly(by=tam, meeting=meeting, on=DAY)
        with pytest.raises(ValidationError, match="phía trước"):
            actions.notify_yearly(by=ba, meeting=meeting, on=MEETS)
        actions.notify_yearly(by=ba, meeting=meeting, on=date(2026, 12, 15))
    assert yearly.standings(2026, date(2026, 12, 16))[0].notice_late
    assert list(today_items(ba, date(2026, 12, 16))) == []


def test_held_counted_on_the_register_and_reported_with_all_three(meeting, ba):
    facts = {"by": ba, "meeting": meeting, "steps": {"a": "Khai mạc"}}
    with on(MEETS, 7), pytest.raises(ValidationError, match="Chưa đến giờ họp"):
        actions.hold_yearly(**facts, present=40, words=WORDS)
    with on(MEETS, 11):
        with pytest.raises(ValidationError, match="sổ hộ ngày đó có 50 hộ"):
            actions.hold_yearly(**facts, present=51, words=WORDS)
        actions.hold_yearly(**facts, present=40, words={"head_report": "Đã làm đường."})
        with pytest.raises(ValidationError, match="Ban công tác Mặt trận, thành viên Ban Thanh tra"):
            actions.report_yearly(by=ba, meeting=meeting, on=MEETS)
        held = actions.hold_yearly(**facts, present=40, words=WORDS)
        actions.report_yearly(by=ba, meeting=meeting, on=MEETS)
        with pytest.raises(ValidationError, match="không sửa được nữa"):
            actions.hold_yearly(**facts, present=39, words=WORDS)
        with pytest.raises(ValidationError, match="không dời được nữa"):
            actions.plan_yearly(by=ba, group=group(), meets_at=at(MEETS, 9), place="x")
    assert (held.present, held.total, held.steps) == (40, 50, {"a": "Khai mạc"})
    assert yearly.standings(2026, MEETS)[0].key == "reported"
    assert Entry.objects.filter(what="decide.report_yearly").count() == 1


def test_reminded_from_november_once_a_year(ward, ba, tu):
    assert list(today_items(ba, date(2026, 10, 31))) == []
    assert [item.title for item in today_items(ba, date(2026, 11, 1))] == ["Định ngày hội nghị định kỳ cuối năm"]
    assert ["3 thôn" in item.title for item in today_items(tu, date(2026, 11, 1))] == [True]


def test_papers_of_the_year_are_the_offices(ward, tu, ba):
    with on(DAY):
        facts = {"kind": "plan", "year": 2026, "number": "8/KH-UBND", "on": date(2026, 1, 15)}
        with pytest.raises(Refused):
            actions.note_year_paper(by=ba, **facts)
        actions.note_year_paper(by=tu, **facts)
        with pytest.raises(ValidationError, match="đã ghi"):
            actions.note_year_paper(by=tu, **facts)
    assert yearly.papers(2026).count() == 1


def test_pages(meeting, ba, tu):
    client = Client()
    with on(MEETS, 11):
        client.force_login(ba.user)
        assert "Nhà văn hóa" in client.get(f"{DESK}/{meeting.pk}").content.decode()
        assert client.get(f"{DESK}/to/{group(2).pk}").status_code == 403
        assert client.get(f"{DESK}/{meeting.pk}/bao-cao.docx").status_code == 302
        kept = client.post(f"{DESK}/{meeting.pk}/ghi", {"present": "99", "step_9": "Bế mạc", **WORDS})
        assert (kept.status_code, "Bế mạc" in kept.content.decode()) == (400, True)
        assert (
            client.post(f"{DESK}/{meeting.pk}/ghi", {"present": "40", "step_9": "Bế mạc", **WORDS}).status_code == 302
        )
        assert YearlyMeeting.objects.get().steps == {"i": "Bế mạc"}
        assert client.get(f"{DESK}/{meeting.pk}/bao-cao.docx").content[:2] == b"PK"
        for path in ("", f"/{meeting.pk}/thong-bao", f"/{meeting.pk}/bao-cao", f"/to/{group().pk}"):
            assert client.get(f"{DESK}{path}").status_code == 200, path
        assert client.get(f"{DESK}?nam=2026&xuat=xlsx").content[:2] == b"PK"
        client.force_login(tu.user)
        assert client.post(f"{DESK}/van-ban", {
            "kind": "council", "year": 2026, "number": "9/BC-UBND", "on": "2026-12-10", "words": "Kỳ họp cuối năm",
        }).status_code == 302  # fmt: skip
        assert "9/BC-UBND" in client.get(DESK).content.decode()
