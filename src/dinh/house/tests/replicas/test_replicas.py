"""A real standby under a real server: what is read there, what never is, and what happens when it lags or dies."""

from __future__ import annotations

import threading
import time

import pytest
from tests.people import PASSWORD

from dinh.ground.replicas import AWAY
from dinh.house.tests.replicas.conftest import LAG, Browser
from dinh.house.tests.replicas.stage import LETTERS, PROVINCE, WORDS

pytestmark = [pytest.mark.postgres, pytest.mark.timeout(400)]
NUMBERS = "/phan-anh/so-lieu"
SEEN = 2.5  # seconds after which the door shows a change in every process


def test_visitors_read_the_standby(pair):
    visitor, before = Browser(pair), pair.reads()
    visitor.get("/")
    visitor.get("/tim?q=duong")
    assert pair.reads() > before
    before = pair.reads()
    assert visitor.get("/du-lieu/phan-anh-kien-nghi.csv"), "streamed, through a cursor of the server"
    assert pair.reads() > before
    assert "dinh_wrote" not in visitor.jar
    shown = visitor.ask("GET", "/metrics", Authorization="Bearer token")[1]
    assert 'dinh_routed_total{database="replica1"}' in shown
    assert 'dinh_replica_lag_seconds{database="replica1"}' in shown


def test_row_level_security_and_the_commune_in_the_statement_hold_there(pair):
    found = pair.stage("held")
    assert (found["nowhere"], found["everywhere"]) == (0, sum(LETTERS))
    for name, letters in zip("ab", LETTERS, strict=True):
        assert found[name] == found[f"{name}_through_django"] == letters
        assert found[f"{name}_database"] == "replica1"
        assert found[f"{name}_says_it"] == 1


def test_whoever_wrote_reads_what_they_wrote_though_the_standby_does_not_know_it(pair, paused):
    stranger, writer = Browser(pair), Browser(pair)
    old = stranger.get(NUMBERS)
    writer.petition(f"{WORDS} Sáng nay lại có người ngã.")
    assert stranger.get(NUMBERS) == old, "others may still read the page as it was"
    own = writer.get(NUMBERS)
    assert own != old
    pair.on_standby("SELECT pg_wal_replay_resume()")
    end = time.monotonic() + 30
    while stranger.get(NUMBERS) != own:
        assert time.monotonic() < end
    before = pair.reads()
    assert writer.get(NUMBERS) == own
    assert pair.reads() > before, "once the standby has come so far, they read it again"


def test_a_made_up_cookie_only_keeps_its_owner_on_the_primary(pair):
    visitor, before = Browser(pair), pair.reads()
    for value in ("ffffffffffffffff", "x", "-1x"):
        visitor.jar["dinh_wrote"] = value
        visitor.get(NUMBERS)
    assert pair.reads() == before


def test_the_door_keeps_no_old_page_under_a_new_version(pair, paused):
    reader = Browser(pair, strange=False)
    aside = f"{NUMBERS}?trang=2"  # which the door never keeps for a stranger
    old, before = {reader.get(NUMBERS) for _ in range(8)}, Browser(pair).get(aside)
    assert len(old) == 1
    writer = Browser(pair)
    writer.petition(f"{WORDS} Chiều nay cũng vậy.")
    time.sleep(SEEN)
    new = writer.get(NUMBERS)
    for _ in range(20):
        assert reader.get(NUMBERS) == new
        time.sleep(0.1)
        assert Browser(pair).get(aside) == before, "what the door does not keep may lag"


def test_what_is_missing_on_the_standby_is_looked_for_on_the_primary(pair, paused):
    """Somebody who got the link to what was made public a moment ago."""
    ref, before = pair.stage("show")["ref"], pair.reads()
    for path in (f"/p/{ref}", f"/open311/v2/requests/{ref}.json"):
        assert Browser(pair).ask("GET", path)[0] == 200
    assert pair.reads() > before, "it was looked for there first"
    assert Browser(pair).ask("GET", "/open311/v2/requests/PA-AAAA-AAAA.json")[0] == 404


def test_who_is_signed_in_and_who_writes_never_reads_the_standby(pair):
    official = Browser(pair)
    official.sign_in("tu", PASSWORD)
    before = pair.reads()
    for path in ("/", "/ban-lam-viec/", "/ban-lam-viec/don-thu/", NUMBERS, "/tai-khoan/"):
        official.get(path)
    program = Browser(pair)
    program.ask("GET", "/api/v1/datasets", Authorization="Bearer dinh_x")
    Browser(pair).ask("POST", "/phan-anh/", {"words": "x"})
    Browser(pair).ask("POST", "/phan-anh/theo-doi", {"ref": "DT-AAAA-AAAA", "pin": "123456"})
    assert pair.reads() == before


def test_the_provinces_pages_may_lag_but_not_behind_its_own_writing(pair):
    office = Browser(pair, PROVINCE)
    office.sign_in("quyen", "gốc đa bến nước")
    del office.jar["dinh_wrote"]  # as after a minute
    before = pair.reads()
    office.get("/ban-lam-viec/tinh/")
    assert pair.reads() > before
    pair.on_standby("SELECT pg_wal_replay_pause()")
    try:
        Browser(pair).petition(f"{WORDS} Ngày nào cũng có người ngã.")
        office.ask("POST", "/ngon-ngu", {"language": "vi"})  # whatever it was, it came after that
        before = pair.reads()
        office.get("/ban-lam-viec/tinh/")
        assert pair.reads() == before
    finally:
        pair.on_standby("SELECT pg_wal_replay_resume()")


def test_one_that_lags_too_far_is_passed_over(pair, paused):
    writer, visitor, end = Browser(pair), Browser(pair), time.monotonic() + LAG + 15
    old = visitor.get(NUMBERS)
    writer.petition(f"{WORDS} Hôm qua cũng thế.")
    new = writer.get(NUMBERS)
    assert visitor.get(NUMBERS) == old
    while visitor.get(NUMBERS) != new:
        assert time.monotonic() < end, "the standby was read after its time"
        time.sleep(0.5)
    time.sleep(2)  # both processes have noticed
    before = pair.reads()
    visitor.get("/")
    assert pair.reads() == before


def test_one_that_is_killed_is_missed_by_nobody_and_read_again_when_it_is_back(pair):
    wrong: list[tuple[int, str]] = []
    enough = threading.Event()

    def read() -> None:
        visitor = Browser(pair)
        while not enough.is_set():
            status, text = visitor.ask("GET", NUMBERS)
            if status != 200:
                wrong.append((status, text[:300]))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    time.sleep(1)
    pair.standby.kill()
    time.sleep(AWAY + 2)  # asked again, and still not there
    pair.standby.start()
    before, end = pair.reads(), time.monotonic() + 60
    while pair.reads() == before and time.monotonic() < end:
        time.sleep(0.2)
    enough.set()
    for reader in readers:
        reader.join()
    assert not wrong
    assert pair.reads() > before
