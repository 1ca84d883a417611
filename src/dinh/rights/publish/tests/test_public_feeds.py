"""Feeds and calendars, read by the libraries other people's programs read them with; pages of residential groups."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import feedparser
import pytest
import time_machine
from icalendar import Calendar

from dinh.ground.places.models import ResidentialGroup
from dinh.rights.publish import actions
from dinh.rights.publish.actions import Line
from dinh.rights.publish.tests.publishing import content, drafted, group, posted, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]


@pytest.fixture(autouse=True)
def _a_week_later():
    with time_machine.travel("2026-02-24T09:00:00+07:00", tick=False):
        yield


def feed(client, path: str):
    response = client.get(path, headers={"host": "dinhminh.example"})
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert not response.cookies
    found = feedparser.parse(response.content)
    assert not found.bozo
    assert found.version == "atom10"
    return found


def calendar(client, path: str) -> Calendar:
    response = client.get(path, headers={"host": "dinhminh.example"})
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n"))
    return Calendar.from_ical(response.content)


def revised(tu, version, note: str):
    newer = actions.revise(by=tu, publication=version.publication)
    said = content(decided=date(2026, 2, 23), paper_number="", change_note=note, body=note)
    newer = actions.edit(by=tu, version=newer, edition=newer.edition, content=said)
    return actions.publish(by=tu, version=newer, edition=newer.edition, looked=True)


class TestAtom:
    def test_an_entry_for_each_version_each_with_an_id_of_its_own(self, client, tu):
        with time_machine.travel("2026-02-20T08:00:00+07:00", tick=False):
            first = published(tu, summary="Thu <4> tỷ & chi.")
        before = feed(client, "/biet.atom").entries[0]
        newer = revised(tu, first, "Sửa số thu.")
        found = feed(client, "/biet.atom")
        now, old = found.entries
        assert old.id == before.id
        assert old.id.startswith("tag:")
        assert old.id.endswith(f"{first.publication.ref}/1")
        assert now.id.endswith("/2")
        assert now.link == f"http://dinhminh.example/p/{first.publication.ref}"
        assert old.link.endswith("/ban/1")
        assert "Sửa số thu." in now.summary
        assert "bản số 2" in now.title
        assert "Thu &lt;4&gt; tỷ &amp; chi." in old.summary
        assert found.feed.updated_parsed == now.updated_parsed
        assert datetime(*now.updated_parsed[:6], tzinfo=UTC) == newer.published_at.replace(microsecond=0)

    def test_a_feed_names_itself_and_its_author(self, client, tu):
        published(tu)
        found = feed(client, "/biet.atom")
        links = {link.rel: link.href for link in found.feed.links}
        assert links == {"self": "http://dinhminh.example/biet.atom", "alternate": "http://dinhminh.example/biet"}
        assert found.feed.id.startswith("tag:")
        assert found.entries[0].author == "Ủy ban nhân dân phường Đình Minh"
        assert found.entries[0].tags[0].term == "Ngân sách"

    def test_by_item(self, client, tu):
        published(tu)
        published(tu, item="CK05", title="Quỹ", paper_number="1")
        assert [entry.title for entry in feed(client, "/biet/ck05.atom").entries] == ["Quỹ"]
        assert client.get("/biet/ck99.atom").status_code == 404

    def test_by_group_with_what_concerns_everyone(self, client, tu):
        published(tu, title="Cả phường")
        published(tu, title="Riêng tổ 1", paper_number="1", groups=(group("to-1"),))
        published(tu, title="Riêng tổ 2", paper_number="2", groups=(group("to-2"),))
        assert {entry.title for entry in feed(client, "/to/to-1.atom").entries} == {"Cả phường", "Riêng tổ 1"}

    def test_drafts_are_not_in_it_and_an_empty_one_is_whole(self, client, tu):
        drafted(tu)
        found = feed(client, "/biet.atom")
        assert found.entries == []
        assert found.feed.updated


class TestCalendars:
    def test_a_publication_hangs_from_a_day_to_the_last_of_its_term(self, client, tu, ba):
        version = published(tu)
        posted(ba, version, "to-1", date(2026, 2, 23))
        read = calendar(client, f"/p/{version.publication.ref}/lich.ics")
        (event,) = read.walk("VEVENT")
        assert event["DTSTART"].dt == date(2026, 2, 23)
        assert event["DTEND"].dt == date(2026, 2, 23) + timedelta(days=31)  # the day after the last
        assert event["UID"].startswith(f"{version.publication.ref}@")
        assert event["DTSTAMP"].dt == version.published_at.replace(microsecond=0)
        assert event["SUMMARY"] == f"Niêm yết: {version.title}"
        assert read["PRODID"]
        assert read["X-WR-TIMEZONE"] == "Asia/Ho_Chi_Minh"

    def test_before_it_hangs_the_day_it_was_made_public(self, client, tu):
        version = published(tu)
        (event,) = calendar(client, f"/p/{version.publication.ref}/lich.ics").walk("VEVENT")
        assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 2, 24), date(2026, 2, 25))

    def test_the_same_again_and_moved_on_by_a_new_version(self, client, tu):
        version = published(tu)
        path = f"/p/{version.publication.ref}/lich.ics"
        (first,), same = calendar(client, path).walk("VEVENT"), client.get(path).content
        assert same == client.get(path).content
        revised(tu, version, "Sửa.")
        (second,) = calendar(client, path).walk("VEVENT")
        assert second["UID"] == first["UID"]
        assert (first["SEQUENCE"], second["SEQUENCE"]) == (0, 1)

    def test_all_with_what_the_plan_says_will_come(self, client, tu, ward):
        published(tu)
        said = Line("CK02", "Quyết toán năm", date(2026, 3, 31), ward.bodies["UBND"], forms=("a", "b"))
        line = actions.add_line(by=tu, year=2026, line=said)
        assert "Quyết toán năm" not in client.get("/").content.decode()  # no plan yet: nobody adopted it
        actions.adopt_plan(by=tu, year=2026, adopted=date(2026, 1, 5), paper_number="01/KH-UBND")
        events = {event["SUMMARY"]: event for event in calendar(client, "/biet.ics").walk("VEVENT")}
        assert len(events) == 2
        coming = events["Dự kiến công khai: Quyết toán năm"]
        assert coming["DTSTART"].dt == date(2026, 3, 31)
        assert coming["UID"].startswith(f"ke-hoach-{line.pk}@")
        assert "Quyết toán năm" in client.get("/").content.decode()

    def test_a_group_sees_its_own_board(self, client, tu, ba, tam):
        version = published(tu)
        posted(ba, version, "to-1", date(2026, 2, 20))
        posted(tam, version, "to-2", date(2026, 2, 24))
        published(tu, title="Riêng tổ 1", paper_number="1", groups=(group("to-1"),))
        (event,) = calendar(client, "/to/to-2.ics").walk("VEVENT")
        assert event["DTSTART"].dt == date(2026, 2, 24)


class TestGroups:
    def test_what_concerns_it_what_hangs_there_and_how_to_follow(self, client, tu, ba):
        version = published(tu)
        posted(ba, version, "to-1", date(2026, 2, 23))
        published(tu, title="Mở rộng hẻm 12", paper_number="1", groups=(group("to-1"),))
        published(tu, title="Việc của tổ 2", paper_number="2", groups=(group("to-2"),))
        shown = client.get("/to/to-1").content.decode()
        own, hanging = shown.index("Mở rộng hẻm 12"), shown.index("Đang niêm yết ở nhà văn hóa")
        assert own < hanging < shown.index("từ ngày 23/02/2026")
        assert version.title in shown
        assert "Việc của tổ 2" not in shown
        assert "/theo-doi/?to=to-1" in shown
        assert "Đinh Văn Ba" in shown
        assert 'href="/to/to-1.atom"' in shown

    def test_a_group_without_anything_says_so(self, client):
        assert "Chưa có nội dung nào chỉ liên quan đến nơi này" in client.get("/to/to-3").content.decode()

    def test_the_list_of_groups(self, client):
        shown = client.get("/to").content.decode()
        assert all(f'href="/to/to-{n}"' in shown for n in (1, 2, 3))

    def test_one_that_was_merged_says_where_its_people_are_now(self, client, ward):
        old, new = group("to-3"), group("to-1")
        ResidentialGroup.objects.filter(pk=old.pk).update(valid_to=date(2026, 2, 1))
        new.came_from.add(old)
        response = client.get("/to/to-3")
        assert response.status_code == 404
        assert "nay là Tổ dân phố 1" in response.content.decode()

    @pytest.mark.parametrize("path", ["/to/khong-co", "/to/khong-co.atom", "/to/khong-co.ics"])
    def test_one_nobody_knows(self, client, path):
        assert client.get(path).status_code == 404
