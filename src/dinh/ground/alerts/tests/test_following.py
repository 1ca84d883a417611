"""Beginning to follow, proving the address, changing one's mind; nobody learns from us who follows."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django_scopes import scope

from dinh.ground.alerts import actions, addresses, links, sealing
from dinh.ground.alerts.models import Follower, Message
from dinh.ground.alerts.sealing import code, unseal
from dinh.ground.alerts.tests.conftest import followed, followed_by_push, go, group, tell, wish
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry, Personal

pytestmark = pytest.mark.django_db
LAN = "84912345678"


def test_nothing_is_sent_before_the_address_is_confirmed(mail, visitor, tu):
    actions.ask(by=visitor, channel="email", address="lan@example.vn", wish=wish())
    tell(tu)
    assert go(tu) == 1
    assert mail.outbox[0].subject == "Xác nhận theo dõi tin"
    assert go(tu) == 0


def test_the_address_lies_sealed_and_the_journal_never_has_it(mail, visitor):
    follower = actions.ask(by=visitor, channel="email", address="lan@example.vn", wish=wish("to-1"))
    stored = str(Follower.objects.values().get())
    assert "lan@" not in stored
    assert unseal(follower.address_sealed) == "lan@example.vn"
    entry = Entry.objects.get(what="alerts.ask")
    assert "lan@" not in str([entry.after, entry.about_label])
    assert not Personal.objects.exists()


def test_another_secret_key_opens_nothing(mail, visitor, settings):
    follower = followed(visitor, "lan@example.vn")
    settings.SECRET_KEY = "another"
    assert unseal(follower.address_sealed) is None


def test_the_code_of_the_sms_confirms(sms, visitor, tu):
    follower = actions.ask(by=visitor, channel="sms", address=LAN, wish=wish("to-1"))
    go(tu)
    typed = re.match(r"Phuong Dinh Minh: (\d{6}) la ma", sms.received[0]["text"])[1]  # type: ignore[index]
    assert actions.confirm_by_code(by=visitor, follower=follower, typed=f" {typed[:3]} {typed[3:]}") == "done"
    follower.refresh_from_db()
    assert follower.state == "active"
    assert Entry.objects.filter(what="alerts.confirm").count() == 1


def test_a_code_ends_after_a_quarter_of_an_hour(sms, visitor, clock):
    follower = actions.ask(by=visitor, channel="sms", address=LAN, wish=wish())
    clock.shift(timedelta(minutes=16))
    assert actions.confirm_by_code(by=visitor, follower=follower, typed=code(follower.code_salt)) == "dead"


def test_guessing_ends_after_five_tries(sms, visitor, clock):
    follower = actions.ask(by=visitor, channel="sms", address=LAN, wish=wish())
    right = code(follower.code_salt)
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"
    ended = [actions.confirm_by_code(by=visitor, follower=follower, typed=wrong) for _ in range(6)]
    assert ended == ["wrong"] * 5 + ["dead"]
    assert actions.confirm_by_code(by=visitor, follower=follower, typed=right) == "dead"

    clock.shift(timedelta(minutes=3))
    actions.ask_again(by=visitor, follower=follower)
    follower.refresh_from_db()
    assert actions.confirm_by_code(by=visitor, follower=follower, typed=code(follower.code_salt)) == "done"


def test_who_follows_already_gets_a_manage_link_and_keeps_their_choices(sms, visitor, tu):
    follower = followed(visitor, LAN, "to-1", channel="sms")
    asked = actions.ask(by=visitor, channel="sms", address=LAN, wish=wish("to-2"))
    go(tu)
    assert asked == follower
    assert list(asked.groups.all()) == [group("to-1")]
    assert links.follower_path("manage", follower) in sms.received[0]["text"]


def test_whose_phone_it_is_cannot_be_found_out_by_codes(sms, visitor, clock):
    """A stranger asks with a number that follows and with one that does not: every answer is the same."""
    followed(visitor, LAN, channel="sms")
    answers = []
    for number in (LAN, "84987654321"):
        follower = actions.ask(by=visitor, channel="sms", address=number, wish=wish())
        wrong = f"{(int(code(follower.code_salt)) + 1) % 1_000_000:06d}"
        tries = [actions.confirm_by_code(by=visitor, follower=follower, typed=wrong) for _ in range(6)]
        clock.shift(timedelta(minutes=16))
        answers.append([*tries, actions.confirm_by_code(by=visitor, follower=follower, typed=wrong)])
    assert answers[0] == answers[1]
    follower = Follower.objects.get(state="active")
    assert actions.confirm_by_code(by=visitor, follower=follower, typed=code(follower.code_salt)) != "done"


def test_one_address_is_asked_three_times_a_day_and_not_twice_in_two_minutes(mail, visitor, clock):
    for _ in range(2):
        actions.ask(by=visitor, channel="email", address="lan@example.vn", wish=wish())
    assert Message.objects.count() == 1
    follower = Follower.objects.get()
    for _ in range(6):
        clock.shift(timedelta(minutes=3))
        actions.ask_again(by=visitor, follower=follower)
    assert Message.objects.count() == 3
    clock.shift(timedelta(days=1))
    actions.ask_again(by=visitor, follower=follower)
    assert Message.objects.count() == 4


def test_a_flood_of_codes_is_stopped_before_it_costs(sms, visitor, monkeypatch):
    monkeypatch.setattr("dinh.ground.alerts.actions.codes.ASKED_AN_HOUR", 3)
    for number in range(3):
        actions.ask(by=visitor, channel="sms", address=f"8491234567{number}", wish=wish())
    with pytest.raises(Refused, match="một giờ"):
        actions.ask(by=visitor, channel="sms", address="84912345679", wish=wish())
    assert Follower.objects.count() == 3


def test_a_channel_that_is_not_there_is_refused(visitor):
    with pytest.raises(Refused, match="Cách nhận này"):
        actions.ask(by=visitor, channel="zalo", address=LAN, wish=wish())


def test_a_group_of_another_commune_cannot_be_followed(mail, visitor, khanh):
    with scope(commune=khanh.commune):
        theirs = wish("to-1")
    with pytest.raises(Refused):
        actions.ask(by=visitor, channel="email", address="lan@example.vn", wish=theirs)


def test_the_same_address_in_two_communes_is_two_followers(mail, visitor, khanh):
    here = followed(visitor, "lan@example.vn")
    with scope(commune=khanh.commune):
        there = followed(khanh, "lan@example.vn")
    assert here.address_key != there.address_key
    with pytest.raises(Refused, match="đơn vị hành chính khác"), scope(commune=khanh.commune):
        actions.stop(by=khanh, follower=here)


def test_stopping_erases_and_can_be_undone_within_the_hour(mail, visitor, tu, clock):
    follower = followed(visitor, "lan@example.vn", "to-1", frequency="weekly", topics=("duong",))
    kept = actions.stop(by=visitor, follower=follower)
    row = Follower.objects.get()
    assert (row.state, row.address_sealed, row.address_key, row.topics) == ("ended", "", "", [])
    assert not row.groups.exists()
    assert kept
    assert "lan@" not in kept

    clock.shift(timedelta(minutes=59))
    back = actions.undo(by=visitor, sealed=kept)
    assert back == row
    assert (back.state, back.frequency, back.topics) == ("active", "weekly", ["duong"])
    assert list(back.groups.all()) == [group("to-1")]
    assert unseal(back.address_sealed) == "lan@example.vn"
    assert Entry.objects.filter(what="alerts.undo_stop").count() == 1


def test_undo_ends_after_an_hour(mail, visitor, clock):
    kept = actions.stop(by=visitor, follower=followed(visitor, "lan@example.vn"))
    clock.shift(timedelta(minutes=61))
    with pytest.raises(Refused, match="Đã quá một giờ"):
        actions.undo(by=visitor, sealed=kept or "")
    with pytest.raises(Refused, match="Đã quá một giờ"):
        actions.undo(by=visitor, sealed="gAAAA-nonsense")


def test_undo_does_not_make_two_of_one(mail, visitor):
    kept = actions.stop(by=visitor, follower=followed(visitor, "lan@example.vn"))
    followed(visitor, "lan@example.vn")
    with pytest.raises(Refused, match="đăng ký theo dõi lại rồi"):
        actions.undo(by=visitor, sealed=kept or "")


def test_stopping_twice_is_stopping_once(mail, visitor):
    follower = followed(visitor, "lan@example.vn")
    assert actions.stop(by=visitor, follower=follower)
    assert actions.stop(by=visitor, follower=follower) is None


def test_an_unconfirmed_address_is_forgotten_after_a_week(mail, visitor, clock):
    from dinh.ground.alerts.room import ring

    actions.ask(by=visitor, channel="email", address="lan@example.vn", wish=wish())
    followed(visitor, "that@example.vn")
    clock.shift(timedelta(days=6))
    assert ring(visitor.commune, None) == 0  # type: ignore[arg-type]
    clock.shift(timedelta(days=2))
    assert ring(visitor.commune, None) == 1  # type: ignore[arg-type]
    assert sorted(Follower.objects.values_list("state", flat=True)) == ["active", "ended"]
    assert ring(visitor.commune, None) == 0  # type: ignore[arg-type]


def test_the_same_browser_follows_once(browser, visitor):
    first = followed_by_push(visitor, browser, "to-1")
    again = followed_by_push(visitor, browser, "to-2")
    assert first == again
    assert list(again.groups.all()) == [group("to-2")]
    assert again.state == "active"


@pytest.mark.parametrize(
    "given",
    [None, {}, [], {"endpoint": "https://fcm.googleapis.com/x"}, {"endpoint": 5, "keys": {"p256dh": "a", "auth": "b"}},
     {"endpoint": "https://fcm.googleapis.com/x", "keys": {"p256dh": "<script>", "auth": "b"}},
     {"endpoint": "https://10.0.0.1/x", "keys": {"p256dh": "aa", "auth": "bb"}}],
)  # fmt: skip
def test_a_subscription_that_is_none(clock, visitor, given):
    with pytest.raises(ValidationError):
        actions.follow_by_push(by=visitor, subscription=given, wish=wish())
    assert not Follower.objects.exists()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("0912345678", LAN), ("091 234 56 78", LAN), ("+84912345678", LAN), ("0084912345678", LAN),
        ("+84 (0) 912 345 678", LAN), ("84912345678", LAN),
    ],
)  # fmt: skip
def test_one_number_however_it_is_typed(typed, found):
    assert addresses.normal("sms", typed) == found


@pytest.mark.parametrize(
    "typed", ["", "02838221188", "0123456789", "091234567", "09123456789", "mười", "+1 212 555 0100"]
)
def test_what_is_no_mobile_number(typed):
    with pytest.raises(ValidationError, match="số di động"):
        addresses.normal("zalo", typed)


@pytest.mark.parametrize(
    "typed", ["lan", "lan@", "lan@x", "a@b.vn\r\nBcc: c@d.vn", "a@b.vn,c@d.vn", f"{'a' * 250}@b.vn"]
)
def test_what_is_no_mailbox(typed):
    with pytest.raises(ValidationError, match="Ví dụ đúng"):
        addresses.normal("email", typed)


def test_links_hold_only_as_they_were_given(mail, visitor):
    follower = followed(visitor, "lan@example.vn")
    token = links.follower_path("manage", follower).rsplit("/", 1)[1]
    assert links.follower_of("manage", token) == (follower, True)
    assert links.follower_of("stop", token)[0] is None
    for bad in (
        token[:-1] + ("a" if token[-1] != "a" else "b"),
        token.replace("-", "-1", 1),
        "x",
        "-",
        "a-b-c",
        "%",
        "",
    ):
        assert links.follower_of("manage", bad)[0] is None
    follower.salt = sealing.digest("other")[:32]
    follower.save()
    assert links.follower_of("manage", token)[0] is None


def test_a_confirmation_link_ends(mail, visitor, clock):
    follower = actions.ask(by=visitor, channel="email", address="lan@example.vn", wish=wish())
    token = links.follower_path("confirm", follower, clock_now() + timedelta(hours=48)).rsplit("/", 1)[1]
    assert links.follower_of("confirm", token)[1]
    clock.shift(timedelta(hours=49))
    assert not links.follower_of("confirm", token)[1]


def clock_now():
    from dinh.ground.clock import now

    return now()
