"""Nobody is told twice, and nobody is told nothing new."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dinh.ground.alerts import rounds
from dinh.ground.alerts.actions import change, ledger, pause, resume, stop
from dinh.ground.alerts.channels.outcome import Outcome
from dinh.ground.alerts.models import Announcement, Delivery, Message
from dinh.ground.alerts.tests.conftest import NOON, at, followed, go, group, tell, wish
from dinh.ground.journal.models import Entry
from dinh.ground.places.actions import merge_groups

pytestmark = pytest.mark.django_db


def test_news_reaches_those_it_concerns_once(mail, visitor, tu):
    followed(visitor, "to1@example.vn", "to-1")
    followed(visitor, "to2@example.vn", "to-2")
    followed(visitor, "moi@example.vn")
    followed(visitor, "duong@example.vn", topics=("duong",))
    tell(tu, groups=[group("to-1")])

    assert go(tu) == 2
    assert go(tu) == 0
    assert sorted(letter.to[0] for letter in mail.outbox) == ["moi@example.vn", "to1@example.vn"]


def test_a_round_leaves_one_line_in_the_journal_and_no_address(mail, visitor, tu):
    followed(visitor, "lan@example.vn")
    tell(tu)
    go(tu)
    assert Entry.objects.get(what="alerts.deliver").after == {"sent": 1}
    assert not any(
        "lan@example" in str([entry.after, entry.before, entry.about_label]) for entry in Entry.objects.all()
    )


def test_news_of_the_whole_commune_reaches_followers_of_a_group(mail, visitor, tu):
    followed(visitor, "to1@example.vn", "to-1")
    tell(tu)
    assert go(tu) == 1


def test_what_was_announced_before_following_is_not_told(mail, visitor, tu, clock):
    tell(tu)
    clock.shift(timedelta(minutes=1))
    followed(visitor, "lan@example.vn")
    assert go(tu) == 0
    assert not Delivery.objects.exists()


def test_no_news_no_message(mail, visitor, tu):
    followed(visitor, "lan@example.vn", frequency="daily")
    assert go(tu) == 0
    assert not Message.objects.filter(kind="news").exists()


def test_two_days_without_a_worker_end_in_one_message(mail, visitor, tu, clock):
    followed(visitor, "lan@example.vn")
    for number in range(7):
        tell(tu, f"publish:x:{number}", title=f"Tin {number}", url=f"/p/{number}")
        clock.shift(timedelta(hours=7))
    assert go(tu) == 1
    body = mail.outbox[0].body
    assert [body.index(f"/p/{number}") for number in range(7)] == sorted(body.index(f"/p/{n}") for n in range(7))
    assert mail.outbox[0].subject == "7 tin mới: Tin 6"


def test_killed_between_sending_and_marking_is_not_sent_again(mail, visitor, tu, clock, monkeypatch):
    followed(visitor, "lan@example.vn")
    tell(tu)
    with monkeypatch.context() as patch:
        patch.setattr(rounds.ledger, "mark", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            go(tu)
    assert len(mail.outbox) == 1

    assert go(tu) == 0
    clock.shift(timedelta(minutes=20))
    assert go(tu) == 0
    assert Message.objects.get().state == "unclear"
    assert len(mail.outbox) == 1


def test_killed_before_sending_is_shown_not_sent(mail, visitor, tu, clock):
    follower = followed(visitor, "lan@example.vn")
    ledger.enlist(by=tu, announcement=tell(tu))
    assert ledger.claim_news(follower.pk)
    clock.shift(timedelta(minutes=20))
    go(tu)
    assert not mail.outbox
    assert Message.objects.get().reason == "máy dừng giữa lúc gửi"


def test_two_workers_never_claim_the_same(mail, visitor, tu):
    follower = followed(visitor, "lan@example.vn")
    ledger.enlist(by=tu, announcement=tell(tu))
    assert ledger.claim_news(follower.pk)
    assert ledger.claim_news(follower.pk) is None


def test_a_message_waiting_for_another_try_takes_newer_news_along(mail, visitor, tu, clock, monkeypatch):
    followed(visitor, "lan@example.vn")
    tell(tu, title="Tin đầu")
    with monkeypatch.context() as patch:
        patch.setattr(rounds, "send", lambda *_: Outcome("later", "bận"))
        go(tu)
    tell(tu, "publish:y:1", title="Tin sau")
    assert go(tu) == 0
    clock.shift(timedelta(minutes=1, seconds=1))
    assert go(tu) == 1
    assert "Tin đầu" in mail.outbox[0].body
    assert "Tin sau" in mail.outbox[0].body
    assert Message.objects.get().attempts == 2


def test_tries_end_and_then_it_has_failed(mail, visitor, tu, clock, monkeypatch):
    followed(visitor, "lan@example.vn")
    tell(tu)
    monkeypatch.setattr(rounds, "send", lambda *_: Outcome("later", "bận"))
    for _ in range(10):
        go(tu)
        clock.shift(timedelta(hours=12, minutes=1))
    message = Message.objects.get(kind="news")
    assert (message.state, message.attempts, message.reason) == ("failed", 7, "bận")


def test_a_gateway_that_is_down_is_left_alone(mail, visitor, tu, monkeypatch):
    for number in range(8):
        followed(visitor, f"nguoi{number}@example.vn")
    tell(tu)
    tried = []
    monkeypatch.setattr(rounds, "send", lambda *given: tried.append(given) or Outcome("later", "bận"))
    go(tu)
    assert len(tried) == rounds.DOWN_AFTER
    assert Message.objects.filter(state="waiting").count() == 8


def test_news_older_than_a_month_is_dropped(mail, visitor, tu, clock):
    followed(visitor, "lan@example.vn", frequency="weekly")
    ledger.enlist(by=tu, announcement=tell(tu))
    clock.shift(timedelta(days=31))
    assert go(tu) == 0
    assert "30 ngày" in Delivery.objects.get().dropped


def test_who_pauses_hears_nothing_of_that_time(mail, visitor, tu, clock):
    follower = followed(visitor, "lan@example.vn", frequency="daily")
    tell(tu)
    go(tu)
    pause(by=visitor, follower=follower)
    clock.shift(timedelta(hours=1))
    tell(tu, "publish:y:1")
    go(tu)
    clock.shift(timedelta(hours=1))
    resume(by=visitor, follower=follower)
    clock.move_to(at(20, 19))
    assert go(tu) == 0


def test_news_waiting_survives_a_change_of_choices(mail, visitor, tu, clock):
    follower = followed(visitor, "lan@example.vn", "to-1", frequency="daily")
    tell(tu, groups=[group("to-1")])
    go(tu)
    change(by=visitor, follower=follower, wish=wish("to-2", frequency="daily"))
    tell(tu, "publish:y:1", groups=[group("to-1")], title="Tin về sau")
    clock.move_to(at(19, 18, 1))
    assert go(tu) == 1
    assert "Tin về sau" not in mail.outbox[0].body


def test_who_followed_a_group_follows_what_it_became(mail, visitor, tu, an, clock):
    from dinh.ground.places.actions import NewGroup

    followed(visitor, "lan@example.vn", "to-1")
    pair = [group("to-1").pk, group("to-2").pk]
    merged = merge_groups(by=an, group_ids=pair, into=NewGroup("to-12", "12", 203, ""), day=date(2026, 11, 19))
    tell(tu, groups=[merged])
    assert go(tu) == 1


def test_who_stopped_is_told_no_more(mail, visitor, tu):
    follower = followed(visitor, "lan@example.vn")
    ledger.enlist(by=tu, announcement=tell(tu))
    stop(by=visitor, follower=follower)
    assert go(tu) == 0
    assert Delivery.objects.get().dropped


def test_another_commune_hears_nothing(mail, visitor, tu, khanh):
    from django_scopes import scope

    with scope(commune=khanh.commune):
        followed(khanh, "xa@example.vn")
    tell(tu)
    assert go(tu) == 0
    with scope(commune=khanh.commune):
        assert go(khanh) == 0


steps = st.lists(
    st.sampled_from(["tell", "round", "again", "busy", "unclear", "hour", "day", "retry"]), min_size=3, max_size=14
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps, frequency=st.sampled_from(["now", "daily", "weekly"]))
def test_whatever_happens_nobody_reads_the_same_news_twice(mail, visitor, tu, clock, monkeypatch, steps, frequency):
    """Told at most once whatever order announcements, rounds, failures and waiting come in, as long as no person asks
    for an unclear message to be sent again."""
    clock.move_to(NOON)
    names = itertools.count()
    address = f"nguoi-{id(steps)}-{Announcement.objects.count()}@example.vn"
    followed(visitor, address, frequency=frequency)
    key = "x"
    for step in steps:
        if step == "tell":
            key = f"thu:{address}:{next(names)}"
            tell(tu, key, title=f"[{key}]")
        elif step == "again":
            tell(tu, key) if key != "x" else None
        elif step in ("busy", "unclear"):
            ended = Outcome("later" if step == "busy" else "unclear", "thử")
            with monkeypatch.context() as patch:
                patch.setattr(rounds, "send", lambda *_, ended=ended: ended)
                go(tu)
        elif step in ("hour", "day"):
            clock.shift(timedelta(hours=1) if step == "hour" else timedelta(days=1))
        else:
            go(tu)
    clock.shift(timedelta(days=8))
    go(tu)
    bodies = [letter.body for letter in mail.outbox if letter.to == [address]]
    for told in Announcement.objects.filter(title__startswith=f"[thu:{address}"):
        assert sum(body.count(told.title) for body in bodies) <= 1
        assert Delivery.objects.filter(announcement=told, follower__isnull=False).count() >= 1
    assert all("[thu" in body for body in bodies)
