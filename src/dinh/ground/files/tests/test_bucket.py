"""Files in an S3-compatible store (a small one of our own): everything that a folder does."""

from __future__ import annotations

import pytest
from tests.store import Store, store

from dinh.ground.buckets import Access
from dinh.ground.files import storage
from dinh.ground.files.actions import drop, drop_nameless, store_sent
from dinh.ground.files.tests.test_storing import TEXT, with_place
from dinh.office.papers import spool

__all__ = ["store"]


@pytest.fixture
def kept(store, settings, tmp_path, monkeypatch) -> dict[str, bytes]:
    """What the store holds, by name."""
    import os

    settings.DINH_FILES = "s3://kho/nha"
    settings.DINH_S3 = Access(os.environ["DINH_S3_ENDPOINT"], "us-east-1", "me", "secret")
    settings.VAR = tmp_path
    return store


def test_bytes_lie_under_their_hash_and_are_checked_when_read(kept):
    sha256 = storage.put(TEXT)
    assert storage.put(TEXT) == sha256
    assert list(kept) == [f"nha/{sha256[:2]}/{sha256[2:4]}/{sha256}"]
    assert storage.get(sha256) == TEXT
    kept[next(iter(kept))] = b"khac"
    with pytest.raises(OSError, match="changed"):
        storage.get(sha256)
    with pytest.raises(FileNotFoundError):
        storage.get("0" * 64)


def test_a_photo_comes_in_without_its_place_and_goes_when_nothing_needs_it(
    kept, visitor, django_capture_on_commit_callbacks
):
    sent = store_sent(by=visitor, data=with_place(), name="a")
    assert b"GPS" not in storage.get(sent.sha256)
    with django_capture_on_commit_callbacks(execute=True):
        drop(by=visitor, stored=sent)
    assert kept == {}


def test_bytes_without_a_row_go_after_a_day(kept, ward, visitor, monkeypatch):
    """The store says of each when it was put: yesterday of all, then just now."""
    named, lost = store_sent(by=visitor, data=with_place(), name="a"), storage.put(b"mat")
    assert drop_nameless(ward.commune, None) in (0, 1)
    storage.put(b"mat")
    monkeypatch.setattr(Store, "put_at", "Mon, 22 Nov 2100 02:00:00 GMT")
    assert drop_nameless(ward.commune, None) == 0
    monkeypatch.setattr(Store, "put_at", "Mon, 22 Nov 2021 02:00:00 GMT")
    assert drop_nameless(ward.commune, None) == 1
    assert storage.get(named.sha256)
    with pytest.raises(FileNotFoundError):
        storage.get(lost)


def test_what_waits_to_be_read_is_found_from_another_machine(kept, settings, tmp_path):
    name = spool.put(b"cong van")
    settings.VAR = tmp_path / "other"
    assert spool.get(name) == b"cong van"
    spool.drop(name)
    assert spool.get(name) is None
    assert kept == {}


def test_a_store_that_is_away_is_an_outage_not_a_fault(kept, settings):
    from dinh.house.outage import outage

    settings.DINH_S3 = Access("http://127.0.0.1:9", "us-east-1", "me", "secret")
    with pytest.raises(OSError, match="kho S3") as said:
        storage.get("0" * 64)
    assert outage(said.value) == "closed"
