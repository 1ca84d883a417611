"""Answers of common interest: shown, found, followed, changed, taken back; nothing in them tells who asked."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from dinh.ground.alerts.models import Announcement
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.ground.room import PUBLIC, PUBLIC_PAGES
from dinh.ground.search.queries import search
from dinh.rights.information import actions, queries
from dinh.rights.information.room import public_items
from dinh.rights.information.tests.conftest import OLD_LAW, WHO, on

QUESTION, TEXT = "Quỹ Đền ơn đáp nghĩa thu, chi thế nào?", "Thu 86 triệu đồng, chi 79 triệu đồng."
FILE = ("Bảng thu chi quỹ năm 2025\nThu 86 triệu\n".encode(), "bang.txt")
LIST = ("Danh sách\nSố điện thoại: 0912345678\n".encode(), "danh-sach.txt")


@pytest.fixture
def publish(tu):
    def make(asked, question=QUESTION, text=TEXT, files=(), **more):
        return actions.publish_answer(
            by=tu, asked=asked, question=question, text=text, files=files, edition=asked.edition, **more
        )  # fmt: skip

    return make


def test_a_published_answer_is_found_listed_and_announced_once(answered, publish, ward, visitor):
    with on(OLD_LAW):
        asked = answered(uploads=[FILE])
        file = asked.answers.get().files.get()
        item = publish(asked, files=[file.pk, 999])
    assert search(visitor, "quy den on dap nghia").total == 1
    assert queries.may_read_file(visitor, file.pk)
    assert [found.url for found in public_items(ward.commune, 5)] == [f"/p/{item.ref}"]
    assert public_items in [source.items for source in PUBLIC]
    assert "TT" in PUBLIC_PAGES
    news = Announcement.objects.get()
    assert (news.url, news.topics) == (f"/p/{item.ref}", ["thong-tin"])
    asked.refresh_from_db()
    publish(asked, text=f"{TEXT} Còn 7 triệu.")
    assert Announcement.objects.count() == 1
    assert queries.published_as(item.ref).edition == 2


@pytest.mark.parametrize(("question", "text", "field"), [
    (f"Bà {WHO.name} hỏi quỹ", TEXT, "question"), (QUESTION, "Gửi vu thi lan: đủ rồi", "text"),
    ("", TEXT, "question"), (QUESTION, " ", "text"),
])  # fmt: skip
def test_who_asked_does_not_get_out(answered, publish, question, text, field):
    asked = answered()
    with pytest.raises(ValidationError) as refused:
        publish(asked, question, text)
    assert field in refused.value.message_dict
    assert queries.published().count() == 0


def test_personal_data_of_anyone_is_pointed_at_in_text_and_files(answered, publish):
    asked = answered(uploads=[LIST])
    file = asked.answers.get().files.get()
    with pytest.raises(ValidationError, match="0912345678"):
        publish(asked, text="Gọi 0912345678.")
    with pytest.raises(ValidationError, match=r"danh-sach[.]txt"):
        publish(asked, files=[file.pk])
    assert publish(asked, text="Điện thoại cơ quan: 0912345678.", checked=True).shown
    assert Entry.objects.get(what="information.publish_answer").after["checked"] is True


def test_taken_back_with_a_reason_and_shown_again(answered, publish, tu, visitor):
    item = publish(answered())
    with pytest.raises(ValidationError):
        actions.withdraw_answer(by=tu, item=item, reason=" ")
    actions.withdraw_answer(by=tu, item=item, reason="Số liệu đang đối chiếu")
    assert search(visitor, "den on").total == 0
    assert queries.published_as(item.ref) is None
    with pytest.raises(Refused, match="đã được gỡ"):
        actions.withdraw_answer(by=tu, item=item, reason="nữa")
    item.request.refresh_from_db()
    publish(item.request)
    assert search(visitor, "den on").total == 1


def test_nothing_to_publish_without_an_answer_and_not_by_others(ask, answered, publish, mai, visitor):
    with pytest.raises(Refused, match="chưa có câu trả lời"):
        publish(ask().request)
    asked = answered()
    for by in (mai, visitor):
        with pytest.raises(Refused):
            actions.publish_answer(by=by, asked=asked, question=QUESTION, text=TEXT, files=(), edition=asked.edition)


def test_requests_are_never_searched(ask, tu, visitor):
    ask()
    assert search(tu, WHO.name).total == search(tu, "den on").total == search(visitor, "den on").total == 0


def test_pages_of_the_public(answered, publish):
    asked = answered(uploads=[FILE])
    file = asked.answers.get().files.get()
    hidden = answered()
    item = publish(asked, files=[file.pk])
    client = Client()
    page = client.get(f"/p/{item.ref}").content.decode()
    assert QUESTION in page
    assert WHO.name not in page
    assert "csrf" not in page
    assert client.get(f"/tep/{file.pk}/").status_code == 200
    unknown = client.get("/p/TT-AAAA-2222").content
    assert client.get(f"/p/{hidden.ref}").content.replace(hidden.ref.encode(), b"TT-AAAA-2222") == unknown
    assert "mã và PIN" in unknown.decode()
    listed = client.get("/xin-thong-tin/da-tra-loi", {"q": "den on"}).content.decode()
    assert item.ref in listed
    assert "csrf" not in listed
    assert "Không có câu trả lời nào khớp" in client.get("/xin-thong-tin/da-tra-loi?q=thue").content.decode()
    assert "csrf" not in client.get("/xin-thong-tin/").content.decode()


def test_the_feed_reads_as_atom(answered, publish):
    feedparser = pytest.importorskip("feedparser")
    with on(date(2026, 11, 20)):
        item = publish(answered())
        feed = feedparser.parse(Client().get("/xin-thong-tin/da-tra-loi.atom").content)
    assert not feed.bozo
    assert [entry.link.endswith(item.ref) for entry in feed.entries] == [True]
    assert feed.entries[0].title == QUESTION
