"""The weekly letter: ten things at most, once a week, and a link that opens one thing and signs nobody in."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django_scopes import scope

from dinh.ground import room
from dinh.ground.alerts.actions import stop_letters, take_letters
from dinh.ground.alerts.models import Letter, LetterStop, Message
from dinh.ground.alerts.tests.conftest import at, go
from dinh.ground.journal.models import Entry
from dinh.ground.room import TodayItem

pytestmark = pytest.mark.django_db
MONDAY = at(23, 7)


@pytest.fixture
def work():
    """What the rooms say is to be done, by the person's user name."""
    waiting: dict[str, list[TodayItem]] = {}
    kept, own = list(room.TODAY), list(room.OWN_TODAY)
    room.TODAY[:], room.OWN_TODAY[:] = [lambda by, day: waiting.get(by.person.username, [])], []
    yield waiting
    room.TODAY[:], room.OWN_TODAY[:] = kept, own


def thing(title: str, tone: str = "soon", day: int | None = None) -> TodayItem:
    due = date(2026, 11, day) if day else None
    return TodayItem(title, f"/ban-lam-viec/nhiem-vu/{title}", tone, "Hạn", "chi tiết", due)  # type: ignore[arg-type]


def paths(letter) -> list[str]:
    return re.findall(r"https://dinhminh\.example(/theo-doi/viec/\S+)", letter.body)


def test_on_monday_those_with_something_to_do_get_one_letter(mail, tu, lua, work, clock):
    work["tu"] = [thing("việc")]
    clock.move_to(at(22, 12))
    assert go(tu) == 0
    clock.move_to(MONDAY)
    assert go(tu) == 1
    assert go(tu) == 0
    assert mail.outbox[0].to == ["tu@dinhminh.example"]
    assert "1 việc đang chờ" in mail.outbox[0].subject
    assert Entry.objects.filter(what="alerts.letters").count() == 1
    clock.move_to(at(25, 12))
    assert go(tu) == 0
    clock.move_to(at(30, 7))
    assert go(tu) == 1


def test_ten_at_most_the_late_first(mail, tu, work, clock):
    work["tu"] = [
        *(thing(f"sau-{number}", "info") for number in range(9)), thing("gần", "soon", 25), thing("trễ", "late", 20),
        thing("trễ-hơn", "late", 10),
    ]  # fmt: skip
    clock.move_to(MONDAY)
    go(tu)
    titles = [item["title"] for item in Letter.objects.get().items]
    assert titles[:4] == ["trễ-hơn", "trễ", "gần", "sau-0"]
    assert len(titles) == len(paths(mail.outbox[0])) == 10


def test_without_an_address_no_letter(mail, tu, work, clock):
    work["tu"] = [thing("việc")]
    tu.user.email = ""
    tu.user.save()
    clock.move_to(MONDAY)
    assert go(tu) == 0
    assert not Letter.objects.exists()


def test_the_link_opens_one_thing_as_it_was_and_signs_nobody_in(mail, tu, work, clock, client):
    work["tu"] = [thing("mot"), thing("viec-thu-hai", "info")]
    clock.move_to(MONDAY)
    go(tu)
    work["tu"] = []
    answer = client.get(paths(mail.outbox[0])[0])
    page = answer.content.decode()
    assert "mot" in page
    assert "viec-thu-hai" not in page
    assert "next=%2Fban-lam-viec%2Fnhiem-vu%2Fmot" in page
    assert "_auth_user_id" not in client.session
    assert client.get("/ban-lam-viec/").status_code == 302
    assert "no-store" in answer["Cache-Control"]

    client.force_login(tu.user)
    assert 'href="/ban-lam-viec/nhiem-vu/mot"' in client.get(paths(mail.outbox[0])[0]).content.decode()


def test_links_end_after_eight_days_and_cannot_be_forged(mail, tu, work, clock, client):
    work["tu"] = [thing("mot")]
    clock.move_to(MONDAY)
    go(tu)
    path = paths(mail.outbox[0])[0]
    assert client.get(path[:-1] + ("a" if path[-1] != "a" else "b")).status_code == 404
    assert client.get("/theo-doi/viec/x").status_code == 404
    clock.shift(timedelta(days=7, hours=23))
    assert client.get(path).status_code == 200
    clock.shift(timedelta(hours=2))
    answer = client.get(path)
    assert answer.status_code == 410
    assert "hết hạn" in answer.content.decode()


def test_after_the_post_is_revoked_the_link_says_so(mail, tu, work, clock, client):
    work["tu"] = [thing("mot")]
    clock.move_to(MONDAY)
    go(tu)
    tu.holding.ends = date(2026, 11, 24)
    tu.holding.save()
    clock.shift(timedelta(days=2))
    answer = client.get(paths(mail.outbox[0])[0])
    assert answer.status_code == 410
    assert "đã bàn giao" in answer.content.decode()
    assert "mot" not in answer.content.decode()


def test_a_letter_of_another_commune_opens_nothing_here(mail, tu, khanh, work, clock, client):
    work["khanh"] = [thing("viec-xa")]
    clock.move_to(MONDAY)
    with scope(commune=khanh.commune):
        go(khanh)
    path = re.search(r"(/theo-doi/viec/\S+)", mail.outbox[0].body)[1]  # type: ignore[index]
    assert client.get(path).status_code == 404
    assert client.get(path, headers={"host": "benthuong.example"}).status_code == 200


def test_out_in_one_tap_and_back(mail, tu, work, clock, client):
    work["tu"] = [thing("mot")]
    clock.move_to(MONDAY)
    go(tu)
    url = mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>").removeprefix("https://dinhminh.example")
    assert "Thôi nhận thư tuần?" in client.get(url).content.decode()
    assert not LetterStop.objects.exists()
    assert (
        client.post(url, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded").status_code
        == 200
    )
    clock.move_to(at(30, 7))
    assert go(tu) == 0
    client.post(url, {"act": "take"})
    assert go(tu) == 1
    assert client.get("/theo-doi/thu-tuan/x").status_code == 404


def test_from_ones_own_page(mail, tu, client):
    client.force_login(tu.user)
    client.post("/ban-lam-viec/tin-bao/cua-toi/thu-tuan", {"act": "stop"})
    assert LetterStop.objects.get().user == tu.user
    assert "Nhận lại thư tuần" in client.get("/ban-lam-viec/tin-bao/cua-toi/").content.decode()
    client.post("/ban-lam-viec/tin-bao/cua-toi/thu-tuan", {"act": "take"})
    assert not LetterStop.objects.exists()


def test_each_turn_leaves_one_line(tu):
    stop_letters(by=tu, user=tu.user)
    stop_letters(by=tu, user=tu.user)
    take_letters(by=tu, user=tu.user)
    assert [entry.what for entry in Entry.objects.order_by("seq")] == [
        "alerts.stop_letters", "alerts.stop_letters", "alerts.take_letters"
    ]  # fmt: skip


def test_what_old_letters_said_is_emptied(mail, tu, work, clock):
    from dinh.ground.alerts.room import ring

    work["tu"] = [thing("mot")]
    clock.move_to(MONDAY)
    go(tu)
    clock.shift(timedelta(days=10))
    assert ring(tu.commune, date(2026, 12, 3)) == 1
    assert Letter.objects.get().items == []
    assert Message.objects.get(kind="letter").state == "sent"
