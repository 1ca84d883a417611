"""The public pages as a resident meets them."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from django.test import Client

from dinh.ground.alerts import links
from dinh.ground.alerts.actions import ask
from dinh.ground.alerts.limits import visitor as visitor_address
from dinh.ground.alerts.models import Follower
from dinh.ground.alerts.tests.conftest import followed, go, group, tell, wish

pytestmark = pytest.mark.django_db
FORM = {"area": "some", "groups": ["to-1"], "frequency": "now", "channel": "email", "address": "lan@example.vn"}


@pytest.fixture
def lan_at_home():
    return Client(enforce_csrf_checks=False)


def path_in(letter, name: str) -> str:
    return re.search(rf"https://dinhminh\.example(/theo-doi/{name}/\S+)", letter.body)[1]  # type: ignore[index]


def test_from_the_form_to_the_news_to_the_end(mail, lan_at_home, tu, visitor):
    """A resident without an account follows her group, gets exactly one message, and ends it with one tap."""
    home = lan_at_home
    asked = home.post("/theo-doi/", FORM, follow=True)
    assert "l•••@example.vn" in asked.content.decode()
    go(tu)
    link = path_in(mail.outbox[0], "xac-nhan")
    assert home.get(link).status_code == 200
    assert Follower.objects.get().state == "pending", "opening alone confirms nothing: mail scanners open links"
    managed = home.post(link, follow=True)
    assert "Đã xác nhận" in managed.content.decode()

    tell(tu, groups=[group("to-1")])
    go(tu)
    go(tu)
    assert len(mail.outbox) == 2
    out = path_in(mail.outbox[1], "thoi")
    page = home.get(out).content.decode()
    assert page.count('<button class="btn danger">') == 1
    assert Follower.objects.get().state == "active"
    ended = home.post(out).content.decode()
    assert "Đã thôi theo dõi" in ended
    assert Follower.objects.get().state == "ended"

    sealed = re.search(r'name="undo" value="([^"]+)"', ended)[1]  # type: ignore[index]
    back = home.post("/theo-doi/lai", {"undo": sealed}, follow=True)
    assert "Đã theo dõi lại" in back.content.decode()
    assert Follower.objects.get().state == "active"


def test_one_click_from_the_mail_program_needs_no_session(mail, visitor, tu):
    followed(visitor, "lan@example.vn")
    tell(tu)
    go(tu)
    url = mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>").removeprefix("https://dinhminh.example")
    program = Client(enforce_csrf_checks=True)
    answer = program.post(url, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 200
    assert Follower.objects.get().state == "ended"
    assert (
        program.post(url, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded").status_code
        == 200
    )
    assert "Đã thôi theo dõi" in program.get(url).content.decode()


def test_the_answer_does_not_say_who_follows(mail, visitor, lan_at_home):
    followed(visitor, "lan@example.vn")
    pages = []
    for name in ("lan", "loan"):
        answer = lan_at_home.post("/theo-doi/", {**FORM, "address": f"{name}@example.vn"}, follow=True)
        page = re.sub(r"/theo-doi/nhap-ma/[^\"/]+", "", answer.content.decode())
        pages.append(re.sub(r'value="\w{64}"', "", page))
    assert pages[0] == pages[1]


def test_links_of_other_pages_choose_beforehand(mail, visitor, client):
    page = client.get("/theo-doi/?to=to-2&muc=duong&muc=khong-co").content.decode()
    assert re.search(r'value="to-2"[^>]*checked', page)
    assert not re.search(r'value="to-1"[^>]*checked', page)
    assert re.search(r'value="duong"[^>]*checked', page)
    assert re.search(r'value="all"[^>]*checked', client.get("/theo-doi/?muc=duong").content.decode())


def test_nothing_typed_is_lost_and_the_field_is_named(mail, visitor, client):
    page = client.post("/theo-doi/", {**FORM, "groups": [], "address": "lan(at)example"}).content.decode()
    assert "Chọn ít nhất một thôn, tổ" in page
    assert "Ví dụ đúng: lan@example.vn" in page
    assert 'value="lan(at)example"' in page


def test_a_robot_is_thanked_and_forgotten(mail, visitor, client):
    assert client.post("/theo-doi/", {**FORM, "website": "http://x"}).status_code == 302
    assert not Follower.objects.exists()


def test_one_place_cannot_ask_without_end(mail, visitor, client, monkeypatch):
    from django.core.cache import cache

    cache.clear()
    monkeypatch.setattr("dinh.ground.alerts.views.follow.ASKS_AN_HOUR", 2)
    for number in range(2):
        assert client.post("/theo-doi/", {**FORM, "address": f"a{number}@example.vn"}).status_code == 302
    assert "quá nhiều lượt" in client.post("/theo-doi/", FORM).content.decode()
    cache.clear()


def test_behind_a_proxy_each_visitor_is_counted_alone(rf, settings):
    asked = rf.get("/", headers={"x-forwarded-for": "1.1.1.1, 203.0.113.7"})
    assert visitor_address(asked) == "127.0.0.1"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert visitor_address(asked) == "203.0.113.7"


def test_without_any_channel_the_page_says_what_there_is(visitor, client, clock):
    page = client.get("/theo-doi/").content.decode()
    assert "chưa mở cách gửi" in page
    assert 'id="push"' in page
    assert 'name="address"' not in page


def test_a_code_typed_on_the_page(sms, visitor, client, tu):
    asked = client.post("/theo-doi/", {**FORM, "channel": "sms", "address": "0912 345 678"})
    door = asked["Location"]
    assert "09•• ••• 678" in client.get(door).content.decode()
    assert "đúng 6 chữ số" in client.post(door, {"code": "12"}).content.decode()
    go(tu)
    right = re.search(r"(\d{6}) la ma", sms.received[0]["text"])[1]  # type: ignore[index]
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"
    assert "Mã chưa đúng" in client.post(door, {"code": wrong}).content.decode()
    assert "Đã nhận yêu cầu gửi lại" in client.post(f"{door}gui-lai", follow=True).content.decode()
    done = client.post(door, {"code": right}, follow=True)
    assert "Đã xác nhận" in done.content.decode()
    assert Follower.objects.get().state == "active"


def test_the_door_of_the_code_ends_and_cannot_be_forged(sms, visitor, client, clock):
    door = client.post("/theo-doi/", {**FORM, "channel": "sms", "address": "0912 345 678"})["Location"]
    assert client.get("/theo-doi/nhap-ma/khong-co/").status_code == 404
    clock.shift(timedelta(hours=2))
    assert client.get(door).status_code == 404
    assert client.post(f"{door}gui-lai").status_code == 404


def test_choices_are_changed_paused_and_taken_up(mail, visitor, client):
    follower = followed(visitor, "lan@example.vn", "to-1")
    url = links.follower_path("manage", follower)
    assert re.search(r'value="to-1"[^>]*checked', client.get(url).content.decode())
    client.post(url, {"area": "all", "frequency": "weekly"})
    follower.refresh_from_db()
    assert (follower.whole, follower.frequency) == (True, "weekly")
    assert "Đã tạm ngừng" in client.post(url, {"act": "pause"}, follow=True).content.decode()
    follower.refresh_from_db()
    assert follower.state == "paused"
    client.post(url, {"act": "resume"})
    follower.refresh_from_db()
    assert follower.state == "active"


def test_a_signed_link_opens_only_its_own_page_in_its_own_commune(mail, visitor, khanh, client):
    from django_scopes import scope

    follower = followed(visitor, "lan@example.vn")
    token = links.follower_path("manage", follower).rsplit("/", 1)[1]
    assert client.get(f"/theo-doi/thoi/{token}").status_code == 404
    assert client.get(f"/theo-doi/cua-toi/{token}", headers={"host": "benthuong.example"}).status_code == 404
    with scope(commune=khanh.commune):
        theirs = links.follower_path("stop", followed(khanh, "xa@example.vn"))
    assert client.post(theirs).status_code == 404


def test_pages_with_a_secret_are_kept_by_nobody(mail, visitor, client):
    follower = followed(visitor, "lan@example.vn")
    for name in ("manage", "stop"):
        said = client.get(links.follower_path(name, follower))["Cache-Control"]
        assert "no-store" in said


def test_the_page_of_one_message_lists_its_news(sms, visitor, client, tu):
    followed(visitor, "84912345678", channel="sms")
    tell(tu)
    tell(tu, "publish:y:1", title="Tin hai", url="/p/hai")
    go(tu)
    path = re.search(r"https://dm\.example(\S+)", sms.received[0]["text"])[1]  # type: ignore[index]
    page = client.get(path).content.decode()
    assert "Quyết toán quý III" in page
    assert "/p/hai" in page
    assert "Thôi theo dõi" in page
    assert client.get(path[:-1] + "0").status_code == 404


def test_a_browser_subscribes(browser, visitor, client):
    given = {"area": "some", "groups": ["to-1"], "frequency": "now", "topics": []}
    body = json.dumps({"subscription": browser.subscription, "wish": given})
    answer = client.post("/theo-doi/may-nay", body, content_type="application/json")
    assert answer.json()["url"].startswith("/theo-doi/cua-toi/")
    assert client.get(answer.json()["url"]).status_code == 200
    assert Follower.objects.get().channel == "push"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("{", "thiếu thông tin"),
        ("[]", "thiếu thông tin"),
        (json.dumps({"wish": {"area": "some", "frequency": "now"}}), "Chọn ít nhất một"),
        (json.dumps({"wish": {"area": "all", "frequency": "now"}}), "chưa gửi đủ"),
        (json.dumps({"wish": 5}), "thiếu thông tin"),
    ],
)
def test_what_a_browser_may_send_wrong(clock, visitor, client, body, words):
    answer = client.post("/theo-doi/may-nay", body, content_type="application/json")
    assert answer.status_code == 400
    assert words in answer.json()["error"]


def test_the_service_worker_is_a_script_of_this_folder(visitor, client):
    answer = client.get("/theo-doi/worker.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert b"notificationclick" in answer.content


def test_an_expired_confirmation_says_so(mail, visitor, client, tu, clock):
    ask(by=visitor, channel="email", address="lan@example.vn", wish=wish())
    go(tu)
    link = path_in(mail.outbox[0], "xac-nhan")
    clock.shift(timedelta(hours=49))
    answer = client.get(link)
    assert answer.status_code == 404
    assert "Đăng ký theo dõi" in answer.content.decode()


def test_in_english_the_message_is_english_by_the_readers_choice(mail, visitor, client):
    client.post("/theo-doi/?lang=en", FORM)
    assert Follower.objects.get().language == "en"
