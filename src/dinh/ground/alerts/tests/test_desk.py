"""The desk: notices to officials, counts that point at nobody, failures tried again, numbers for reports."""

from __future__ import annotations

import io
from datetime import timedelta

import openpyxl
import pytest

from dinh.ground.alerts import queries, rounds
from dinh.ground.alerts.actions import lay_aside, notify_holder, read_notices, send_again, send_test
from dinh.ground.alerts.actions import stop as stop_following
from dinh.ground.alerts.channels.outcome import Outcome
from dinh.ground.alerts.models import Delivery, Follower, Message, Notice
from dinh.ground.alerts.room import new_notices, troubles
from dinh.ground.alerts.tests.conftest import NOON, at, followed, go, group, tell
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.ground.room import INDICATORS
from dinh.law.periods import Period

pytestmark = pytest.mark.django_db
HOME = "/ban-lam-viec/tin-bao/"


def notify(by, *actors, key: str = "n1", title: str = "Đến hạn niêm yết"):
    notify_holder(
        by=by, key=key, users=[actor.user for actor in actors], title=title, text="Trước ngày 27.", url="/ban-lam-viec/"
    )


# Notices


def test_a_notice_stands_on_the_desk_until_it_is_read(tu, ba, client):
    notify(tu, ba)
    assert [item.title for item in new_notices(ba, NOON.date())] == ["Đến hạn niêm yết"]
    assert not list(new_notices(tu, NOON.date()))

    client.force_login(ba.user)
    assert "Trước ngày 27." in client.get(f"{HOME}cua-toi/").content.decode()
    notice = Notice.objects.get()
    opened = client.post(f"{HOME}cua-toi/da-xem", {"notice": notice.pk, "open": "1"})
    assert opened["Location"] == "/ban-lam-viec/"
    assert not list(new_notices(ba, NOON.date()))
    assert Entry.objects.filter(what="alerts.read").count() == 1


def test_many_notices_are_one_line_and_are_read_at_once(tu, ba, client):
    for number in range(7):
        notify(tu, ba, key=f"n{number}")
    assert [item.title for item in new_notices(ba, NOON.date())] == ["7 tin mới chưa xem"]
    client.force_login(ba.user)
    client.post(f"{HOME}cua-toi/da-xem", {"notice": "all"})
    assert not queries.unread(ba.user).exists()


def test_nobody_reads_anothers_notices(tu, ba, tam, client):
    notify(tu, ba)
    notice = Notice.objects.get()
    client.force_login(tam.user)
    client.post(f"{HOME}cua-toi/da-xem", {"notice": notice.pk})
    assert Notice.objects.get().read_at is None
    with pytest.raises(Refused, match="người khác"):
        read_notices(by=tam, notices=[notice])


def test_several_notices_go_out_as_one_message(mail, tu, ba):
    notify(tu, ba, title="Một")
    notify(tu, ba, key="n2", title="Hai")
    assert go(tu) == 1
    assert go(tu) == 0
    assert mail.outbox[0].to == ["ba@dinhminh.example"]
    assert "Một" in mail.outbox[0].body
    assert "Hai" in mail.outbox[0].body
    assert "List-Unsubscribe" not in mail.outbox[0].extra_headers


def test_who_has_no_mail_is_told_by_sms_in_the_morning(sms, tu, ba, clock):
    ba.user.email, ba.user.phone = "", "0912345678"
    ba.user.save()
    clock.move_to(at(19, 22))
    notify(tu, ba)
    assert go(tu) == 0
    clock.move_to(at(20, 6, 31))
    assert go(tu) == 1
    assert sms.received[0]["text"].startswith("Phuong Dinh Minh: Den han niem yet")


# The page of those who run it


def test_without_anything_the_page_says_how_to_begin(an, client):
    client.force_login(an.user)
    page = client.get(HOME).content.decode()
    assert "DINH_EMAIL_URL" in page
    assert "Chưa có tin nào được báo" in page


def test_few_followers_are_not_counted_out(mail, visitor, an, client):
    for number in range(4):
        followed(visitor, f"a{number}@example.vn", "to-1")
    for number in range(6):
        followed(visitor, f"b{number}@example.vn", "to-2")
    client.force_login(an.user)
    page = client.get(HOME).content.decode()
    assert "dưới 5" in page
    assert ">6<" in page
    assert "@example.vn" not in page
    table = cells(client.get(f"{HOME}tai-xuong?bang=nguoi"))
    assert table[2][:2] == ["Tổ dân phố 1", "dưới 5"]
    assert table[3][:2] == ["Tổ dân phố 2", "6"]


def cells(response) -> list[list[object]]:
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    return [list(row) for row in book.active.iter_rows(values_only=True)]


def test_announcements_with_their_counts_filter_and_export(mail, visitor, tu, an, client):
    for number in range(6):
        followed(visitor, f"a{number}@example.vn")
    tell(tu, title="Quyết toán")
    tell(tu, "publish:y:1", title="=HYPERLINK(1)", groups=[group("to-1")])
    go(tu)
    client.force_login(an.user)
    assert "HYPERLINK" not in client.get(f"{HOME}?q=Quyết").content.decode()
    assert "Không có tin nào khớp" in client.get(f"{HOME}?trouble=on").content.decode()
    table = cells(client.get(f"{HOME}tai-xuong"))
    assert table[1][1] == "'=HYPERLINK(1)"
    assert table[1][3] == "Tổ dân phố 1"
    assert table[2][4:] == ["6", "6", "0", "0"]


def failing(monkeypatch, ended: str, why: str = "thử"):
    monkeypatch.setattr(rounds, "send", lambda *_: Outcome(ended, why))  # type: ignore[arg-type]


def test_what_is_unclear_is_shown_and_sent_again_only_by_hand(mail, visitor, tu, an, client, monkeypatch):
    followed(visitor, "lan@example.vn")
    tell(tu)
    with monkeypatch.context() as patch:
        failing(patch, "unclear", "máy chủ thư ngắt giữa chừng")
        go(tu)
    assert [item.title for item in troubles(an, NOON.date())] == ["1 tin báo chưa đến được người nhận"]
    client.force_login(an.user)
    assert "máy chủ thư ngắt giữa chừng" in client.get(HOME).content.decode()
    query = "kenh=email&tinh_trang=unclear&ly_do=máy chủ thư ngắt giữa chừng"
    assert "nhận thêm một lần nữa" in client.get(f"{HOME}chua-den/?{query}").content.decode()
    asked = {"channel": "email", "state": "unclear", "reason": "máy chủ thư ngắt giữa chừng", "act": "again"}
    assert "Đã xếp 1 tin" in client.post(f"{HOME}chua-den/xu-ly", asked, follow=True).content.decode()
    assert go(tu) == 1
    assert len(mail.outbox) == 1
    assert not queries.troubles()
    assert "Không còn tin nào" in client.get(f"{HOME}chua-den/?{query}", follow=True).content.decode()


def test_sending_again_revives_an_address_that_was_stopped(mail, visitor, tu, an, monkeypatch):
    follower = followed(visitor, "lan@example.vn")
    tell(tu)
    with monkeypatch.context() as patch:
        failing(patch, "gone")
        go(tu)
    assert send_again(by=an, messages=Message.objects.all()) == 1
    follower.refresh_from_db()
    assert follower.state == "active"
    assert go(tu) == 1
    assert Entry.objects.filter(what="alerts.send_again").count() == 1


def test_sending_again_finds_nobody_who_has_left(mail, visitor, tu, an, monkeypatch):
    follower = followed(visitor, "lan@example.vn")
    tell(tu)
    with monkeypatch.context() as patch:
        failing(patch, "refused")
        go(tu)
    stop_following(by=visitor, follower=follower)
    assert send_again(by=an, messages=Message.objects.all()) == 0
    assert not queries.troubles()


def test_sending_again_never_makes_two_of_one(mail, visitor, tu, an, monkeypatch):
    followed(visitor, "lan@example.vn")
    tell(tu)
    with monkeypatch.context() as patch:
        failing(patch, "refused")
        go(tu)
    failed = list(Message.objects.all())
    assert send_again(by=an, messages=failed) == 1
    assert send_again(by=an, messages=failed) == 0
    tell(tu, "publish:y:1", title="Tin sau")
    assert go(tu) == 1
    assert "Tin sau" in mail.outbox[0].body
    assert Delivery.objects.filter(message__state="sent").count() == 2


def test_failures_laid_aside_are_shown_no_more(mail, visitor, tu, an, monkeypatch):
    followed(visitor, "lan@example.vn")
    tell(tu)
    failing(monkeypatch, "refused")
    go(tu)
    assert lay_aside(by=an, messages=Message.objects.all()) == 1
    assert not queries.troubles()
    assert queries.announcements(trouble=True).get().missed == 1


def test_only_those_with_the_power_send_again(mail, visitor, tu, an, monkeypatch):
    followed(visitor, "lan@example.vn")
    tell(tu)
    failing(monkeypatch, "refused")
    go(tu)
    for act in (send_again, lay_aside):
        with pytest.raises(Refused, match="không được giao quyền"):
            act(by=tu, messages=Message.objects.all())


def test_a_trial_goes_to_oneself(mail, an, tu, client):
    client.force_login(an.user)
    assert "Đã xếp tin thử" in client.post(f"{HOME}gui-thu", {"channel": "email"}, follow=True).content.decode()
    assert go(an) == 1
    assert mail.outbox[0].to == ["an@dinhminh.example"]
    assert "đã gửi" in client.get(HOME).content.decode()
    for channel in ("sms", "push", "x"):
        with pytest.raises(Refused, match="chưa được cấu hình"):
            send_test(by=an, channel=channel)
    with pytest.raises(Refused):
        send_test(by=tu, channel="email")


def test_a_trial_needs_an_address(mail, an):
    an.user.email = ""
    with pytest.raises(Refused, match="chưa có địa chỉ"):
        send_test(by=an, channel="email")


# Numbers


def test_the_numbers_and_their_rows(mail, visitor, tu, clock):
    followed(visitor, "lan@example.vn")
    gone = followed(visitor, "hai@example.vn")
    tell(tu)
    tell(tu, "publish:y:1", title="Tin hai")
    go(tu)
    clock.shift(timedelta(days=20))
    stop_following(by=visitor, follower=gone)

    november, december = Period.parse("2026-11"), Period.parse("2026-12")
    for key, values in {"alerts.followers": (2, 1), "alerts.delivered": (4, 0)}.items():
        found = INDICATORS[key]
        for period, value in zip((november, december), values, strict=True):
            assert found.value(visitor.commune, period, None).part == value
            rows = found.rows(visitor.commune, period, None)
            assert len(rows) == value
            assert "@" not in str(rows)
            assert all(len(row.cells) == len(found.columns) for row in rows)
    assert Follower.objects.filter(state="active").count() == 1
