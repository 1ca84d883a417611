"""Each channel against a gateway that behaves as the real one does."""

from __future__ import annotations

import smtplib
from datetime import timedelta
from email.header import decode_header, make_header

import pytest

from dinh.ground.alerts.actions import ask, stop
from dinh.ground.alerts.channels import push
from dinh.ground.alerts.channels import sms as sms_channel
from dinh.ground.alerts.models import Delivery, Follower, Message, ZaloToken
from dinh.ground.alerts.tests import fakes
from dinh.ground.alerts.tests.conftest import at, followed, followed_by_push, go, tell, wish

pytestmark = pytest.mark.django_db
LAN, HAI = "84912345678", "84987654321"


def news() -> Message:
    return Message.objects.get(kind="news")


# E-mail


def test_a_letter_carries_the_way_out_twice(mail, visitor, tu):
    followed(visitor, "lan@example.vn")
    tell(tu)
    go(tu)
    letter = mail.outbox[0]
    assert str(make_header(decode_header(letter.from_email))) == "Phường Đình Minh <tin@dinhminh.example>"
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    stop_link = letter.extra_headers["List-Unsubscribe"].strip("<>")
    assert stop_link.startswith("https://dinhminh.example/theo-doi/thoi/")
    assert stop_link in letter.body
    assert "https://dinhminh.example/p/CK-7K3M-9QXT" in letter.body


def test_a_title_with_a_line_break_is_one_subject(mail, visitor, tu):
    followed(visitor, "lan@example.vn")
    tell(tu, title="Tin\r\nBcc: ke-gian@example.vn")
    assert go(tu) == 1
    assert mail.outbox[0].subject == "Tin Bcc: ke-gian@example.vn"


def test_a_real_mail_server(mail, settings, visitor, tu, clock):
    with fakes.running(fakes.Smtp) as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 2
        for name in ("lan", "khong-co", "busy"):
            followed(visitor, f"{name}@example.vn")
        tell(tu)
        assert go(tu) == 1
        assert server.received[0][0] == "lan@example.vn"
        assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in server.received[0][1]

        states = {m.state: m.reason for m in Message.objects.filter(kind="news")}
        assert states == {
            "sent": "", "failed": "hộp thư không nhận (550)", "waiting": "hộp thư tạm không nhận (451)"
        }  # fmt: skip
        assert Follower.objects.get(state="stopped").stopped_why == "hộp thư không nhận (550)"


def test_no_mail_server_at_all(mail, settings, visitor, tu):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    followed(visitor, "lan@example.vn")
    tell(tu)
    assert go(tu) == 0
    assert (news().state, news().reason) == ("waiting", "không kết nối được máy chủ thư")


@pytest.mark.parametrize(
    ("failure", "state"),
    [
        (smtplib.SMTPServerDisconnected("gone"), "unclear"),
        (TimeoutError(), "unclear"),
        (smtplib.SMTPDataError(554, b"spam"), "failed"),
        (smtplib.SMTPDataError(451, b"later"), "waiting"),
        (smtplib.SMTPAuthenticationError(535, b"no"), "waiting"),
    ],
)
def test_how_mail_can_fail(mail, visitor, tu, monkeypatch, failure, state):
    def fail(*_args):
        raise failure

    monkeypatch.setattr("django.core.mail.EmailMessage.send", fail)
    follower = followed(visitor, "lan@example.vn")
    tell(tu)
    go(tu)
    assert news().state == state
    follower.refresh_from_db()
    assert follower.state == "active"


# SMS


def test_one_sms_of_plain_letters_with_one_link(sms, visitor, tu):
    followed(visitor, LAN, channel="sms")
    tell(tu, title="Quyết toán ngân sách quý III năm 2026 của Ủy ban nhân dân phường Đình Minh, tỉnh Lam Giang")
    assert go(tu) == 1
    sent = sms.received[0]
    assert (sent["to"], sent["from"]) == (LAN, "DINHMINH")
    assert sent["text"].isascii()
    assert len(sent["text"]) <= 160
    assert sent["text"].startswith("Phuong Dinh Minh: Quyet toan ngan sach")
    assert "https://dm.example/theo-doi/tin/" in sent["text"]
    assert news().provider_id == f"sms-{sent['id']}"


def test_an_sms_whose_answer_was_lost_is_sent_again_and_arrives_once(sms, visitor, tu, clock):
    followed(visitor, LAN, channel="sms")
    tell(tu)
    sms.plan = ["cut"]
    assert go(tu) == 0
    assert news().reason == "không trả lời kịp"
    clock.shift(timedelta(minutes=2))
    assert go(tu) == 1
    assert len(sms.received) == 1


def test_a_silent_gateway(sms, visitor, tu):
    followed(visitor, LAN, channel="sms")
    tell(tu)
    sms.plan = ["silent"]
    assert go(tu) == 0
    assert (news().state, news().reason) == ("waiting", "không trả lời kịp")


@pytest.mark.parametrize(("said", "seconds"), [("1800", 1800), ("Thu, 19 Nov 2026 05:20:00 GMT", 1200), ("mai", 60)])
def test_a_busy_gateway_says_when(sms, visitor, tu, clock, said, seconds):
    followed(visitor, LAN, channel="sms")
    tell(tu)
    sms.plan = [(429, {"Retry-After": said}, {})]
    go(tu)
    assert news().next_at == at(19, 12) + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("answer", "state", "follower"),
    [
        ((500, {}, b"oops"), "waiting", "active"),
        ((422, {}, {"code": "invalid_number"}), "failed", "stopped"),
        ((403, {}, {"code": "blocked"}), "failed", "stopped"),
        ((402, {}, {"code": "no_money"}), "waiting", "active"),
        ((400, {}, {"code": "bad_text"}), "failed", "active"),
        ((302, {"Location": "http://169.254.169.254/"}, b""), "waiting", "active"),
        ((404, {}, b"<html>"), "waiting", "active"),
    ],
)
def test_what_the_gateway_may_say(sms, visitor, tu, answer, state, follower):
    lan = followed(visitor, LAN, channel="sms")
    tell(tu)
    sms.plan = [answer]
    go(tu)
    lan.refresh_from_db()
    assert (news().state, lan.state) == (state, follower)


def test_a_stopped_address_is_told_nothing_more(sms, visitor, tu):
    followed(visitor, LAN, channel="sms")
    tell(tu)
    sms.plan = [(422, {}, {"code": "unknown_subscriber"})]
    go(tu)
    tell(tu, "publish:y:1")
    assert go(tu) == 0
    assert Delivery.objects.count() == 1


def test_letters_a_telephone_has():
    assert sms_channel.bare("Đường\nsố 5 – “mới” 😀") == 'Duong so 5 - "moi" '


# Zalo


def test_zalo_gets_a_token_first_and_keeps_the_one_that_follows(zalo, visitor, tu):
    followed(visitor, LAN, channel="zalo")
    followed(visitor, HAI, channel="zalo")
    tell(tu)
    assert go(tu) == 2
    assert zalo.refreshed == 1
    sent = zalo.received[0]
    assert sent["template_id"] == "1001"
    assert sent["template_data"]["noi_dung"] == "Quyết toán quý III"
    kept = ZaloToken.objects.get()
    assert "refresh-1" not in kept.refresh_sealed
    assert news_ids() == {"zns-1", "zns-2"}


def news_ids() -> set[str]:
    return set(Message.objects.filter(kind="news").values_list("provider_id", flat=True))


def test_zalos_token_ends_early_and_is_renewed_once(zalo, visitor, tu):
    followed(visitor, LAN, channel="zalo")
    tell(tu)
    go(tu)
    zalo.access = "ended on their side"
    tell(tu, "publish:y:1")
    assert go(tu) == 1
    assert zalo.refreshed == 2


def test_zalos_token_is_renewed_before_it_ends(zalo, visitor, tu, clock):
    followed(visitor, LAN, channel="zalo")
    tell(tu)
    go(tu)
    clock.shift(timedelta(hours=26))
    tell(tu, "publish:y:1")
    assert go(tu) == 1
    assert zalo.refreshed == 2


def test_a_refresh_token_spent_elsewhere_needs_a_new_one_configured(zalo, settings, visitor, tu, clock):
    followed(visitor, LAN, channel="zalo")
    zalo.refresh = "refresh-new"
    tell(tu)
    assert go(tu) == 0
    assert news().state == "waiting"
    settings.DINH_ZALO_REFRESH_TOKEN = "refresh-new"
    clock.shift(timedelta(minutes=2))
    assert go(tu) == 1


@pytest.mark.parametrize(
    ("error", "state", "follower"),
    [
        (-108, "failed", "stopped"),
        (-118, "failed", "stopped"),
        (-141, "failed", "stopped"),
        (-115, "waiting", "active"),
        (-133, "waiting", "active"),
        (-144, "waiting", "active"),
        (-131, "failed", "active"),
    ],
)
def test_what_zalo_may_say(zalo, visitor, tu, error, state, follower):
    lan = followed(visitor, LAN, channel="zalo")
    zalo.errors[LAN] = error
    tell(tu)
    go(tu)
    lan.refresh_from_db()
    assert (news().state, lan.state) == (state, follower)


def test_zalo_without_an_answer_is_unclear_and_never_repeated(zalo, visitor, tu, clock):
    followed(visitor, LAN, channel="zalo")
    tell(tu)
    # the first request is for the token; the second, the message itself, is cut after it was taken
    zalo.plan = [(200, {}, {"access_token": "access-0", "refresh_token": "refresh-0", "expires_in": 90000}), "cut"]
    go(tu)
    assert news().state == "unclear"
    assert len(zalo.received) == 1
    clock.shift(timedelta(days=1))
    go(tu)
    assert len(zalo.received) == 1


# Web push


def test_the_browser_can_open_what_was_pushed(browser, visitor, tu):
    follower = followed_by_push(visitor, browser)
    tell(tu)
    assert go(tu) == 1
    said = browser.received[0]
    assert said["title"] == "Phường Đình Minh"
    assert said["body"] == "Quyết toán quý III"
    assert said["url"] == "https://dm.example/p/CK-7K3M-9QXT"
    assert said["stop"].startswith("https://dm.example/theo-doi/thoi/")
    head = browser.headers[0]
    assert head["authorization"].startswith("vapid t=") or head["Authorization"].startswith("vapid t=")
    assert push.public_key() in str(head)
    follower.refresh_from_db()
    assert "127.0.0.1" not in follower.address_sealed


@pytest.mark.parametrize(
    ("status", "state", "follower"),
    [(410, "failed", "stopped"), (404, "failed", "stopped"), (429, "waiting", "active"), (500, "waiting", "active"),
     (413, "failed", "active"), (403, "waiting", "active")],
)  # fmt: skip
def test_what_a_push_service_may_say(browser, visitor, tu, status, state, follower):
    lan = followed_by_push(visitor, browser)
    tell(tu)
    browser.plan = [(status, {"Retry-After": "120"}, b"")]
    go(tu)
    lan.refresh_from_db()
    assert (news().state, lan.state) == (state, follower)


@pytest.mark.parametrize(
    ("endpoint", "known"),
    [
        ("https://fcm.googleapis.com/fcm/send/abc", True),
        ("https://updates.push.services.mozilla.com/wpush/v2/x", True),
        ("https://db5p.notify.windows.com/w/?token=x", True),
        ("https://web.push.apple.com/x", True),
        ("http://fcm.googleapis.com/x", False),
        ("https://fcm.googleapis.com.evil.example/x", False),
        ("https://fcm.googleapis.com@evil.example/x", False),
        ("https://fcm.googleapis.com:8443/x", False),
        ("https://evilnotify.windows.com/x", False),
        ("https://127.0.0.1/x", False),
        ("https://[::1]/x", False),
        ("https://[/x", False),
        ("file:///etc/passwd", False),
    ],
)
def test_only_the_services_browsers_use(endpoint, known):
    assert push.allowed(endpoint) is known


def test_the_house_makes_its_own_key_once(settings, tmp_path):
    settings.VAR, settings.DINH_VAPID_PRIVATE_KEY = tmp_path, ""
    first = push.public_key()
    assert first == push.public_key()
    assert len(first) == 87
    path = tmp_path / "vapid-key"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["vapid-key"]


# Codes go by the channel itself


def test_a_code_by_sms_goes_out_at_any_hour(sms, visitor, tu, clock):
    clock.move_to(at(19, 23))
    ask(by=visitor, channel="sms", address=LAN, wish=wish("to-1"))
    assert go(tu) == 1
    assert "la ma xac nhan" in sms.received[0]["text"]


def test_a_code_by_zalo_uses_its_own_template(zalo, visitor, tu):
    ask(by=visitor, channel="zalo", address=LAN, wish=wish())
    assert go(tu) == 1
    assert zalo.received[0]["template_id"] == "1002"
    assert len(zalo.received[0]["template_data"]["otp"]) == 6


def test_nothing_goes_to_an_address_erased_meanwhile(sms, visitor, tu):
    follower = ask(by=visitor, channel="sms", address=LAN, wish=wish())
    stop(by=visitor, follower=follower)
    assert go(tu) == 0
    assert not sms.received
