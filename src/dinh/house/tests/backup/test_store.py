"""Backups in an S3-compatible store. Here it is a small one of our own; by hand it was moto's (docs/reliability.md)."""

from __future__ import annotations

import pytest
from tests.store import store

from dinh.house.backup import book, key, places

__all__ = ["store"]


def test_a_bucket_is_a_place_like_a_folder(store):
    place, sealed_by = places.place_at("s3://kho/dinh"), key.Key(key.new_key())
    with pytest.raises(book.Unfit):
        book.open_place(place, sealed_by)
    book.open_place(place, sealed_by, make=True)
    book.open_place(place, sealed_by)
    for number in range(5):
        place.put(f"objects/ab/{number}", b"%d" % number)
    assert sorted(place.names("objects")) == [f"objects/ab/{number}" for number in range(5)]
    assert place.get("objects/ab/3") == b"3"
    place.drop("objects/ab/3")
    assert "dinh/objects/ab/3" not in store
    with pytest.raises(FileNotFoundError):
        place.get("objects/ab/3")


def test_a_bucket_that_is_not_there_is_said_in_one_line(store):
    with pytest.raises(FileNotFoundError, match="không có trong kho S3"):
        places.place_at("s3://kho-khac").put("x", b"1")
