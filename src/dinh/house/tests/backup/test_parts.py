"""The parts of a backup: the key, the pieces, what stays, and what happens when a place or a disk fails."""

from __future__ import annotations

import hashlib
import os
import resource
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from dinh.ground.clock import today
from dinh.ground.files import storage
from dinh.house.actions import note_backup
from dinh.house.backup import book, chunks, engines, keeping, key, making, places, restoring
from dinh.house.room import backup_due

KEY = key.Key(key.new_key())
LONG = keeping.Keeping()


@pytest.mark.parametrize("text", ["", "mật khẩu", "A" * 43 + "=", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="])
def test_a_key_that_can_be_guessed_is_refused(text):
    with pytest.raises(key.KeyMissing, match="DINH_BACKUP_KEY"):
        key.Key(text)


def test_without_a_key_nothing_is_made(tmp_path, monkeypatch):
    monkeypatch.delenv("DINH_BACKUP_KEY", raising=False)
    monkeypatch.delenv("DINH_BACKUP_KEY_FILE", raising=False)
    with pytest.raises(CommandError, match="Chưa có khóa sao lưu") as caught:
        call_command("backup", str(tmp_path / "bk"))
    assert caught.value.returncode == 2
    assert not (tmp_path / "bk").exists()


def test_a_new_key_is_its_owners_alone_and_overwrites_none(tmp_path):
    call_command("backup", new_key=str(tmp_path / "key"))
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    key.Key((tmp_path / "key").read_text())
    with pytest.raises(CommandError, match="đã có"):
        call_command("backup", new_key=str(tmp_path / "key"))


@given(st.binary(max_size=3_000))
def test_a_box_opens_with_its_key_under_its_name_only(data):
    box = KEY.seal(data, "objects/a")
    assert KEY.unseal(box, "objects/a") == data
    for other, name, bytes_ in ((KEY, "objects/b", box), (KEY, "objects/a", box[:-1]), (KEY, "objects/a", b"")):
        with pytest.raises(key.Spoiled):
            other.unseal(bytes_, name)
    with pytest.raises(key.Spoiled):
        key.Key(key.new_key()).unseal(box, "objects/a")


@given(st.lists(st.binary(max_size=400), max_size=400))
def test_pieces_of_text_are_the_text(lines):
    text = b"\n".join(lines)
    assert b"".join(chunks.of_lines(text.splitlines(keepends=True))) == text


def test_a_new_line_changes_two_pieces_at_most():
    lines = [b"%d\t%s\n" % (i, hashlib.sha256(b"%d" % i).hexdigest().encode()) for i in range(50_000)]
    before = list(chunks.of_lines(lines))
    after = list(chunks.of_lines([*lines[:20_000], b"new\n", *lines[20_000:]]))
    assert len(before) > 50
    assert len(set(after) - set(before)) <= 2
    assert all(len(piece) <= chunks.MOST + 100 for piece in before)


@given(st.lists(st.integers(0, 24 * 500), max_size=200), st.integers(1, 20), st.integers(0, 9), st.integers(0, 15))
def test_what_stays_is_the_newest_of_each_span(hours, days, weeks, months):
    start = datetime(2026, 1, 1, tzinfo=UTC)
    moments = {start + timedelta(hours=hour) for hour in hours}
    stays = keeping.kept(moments, keeping.Keeping(days, weeks, months))
    assert stays <= moments
    assert bool(stays) == bool(moments)
    if moments:
        assert {at for at in moments if max(moments) - at < keeping.ALL} <= stays
        # thinning out every day, as it is done, ends where thinning out once does
        assert keeping.kept(stays, keeping.Keeping(days, weeks, months)) == stays


def test_a_year_of_daily_backups_leaves_thirty():
    start = datetime(2026, 1, 1, 19, tzinfo=UTC)
    stays: set[datetime] = set()
    for day in range(400):
        stays = keeping.kept({*stays, start + timedelta(days=day)}, LONG)
    newest_first = sorted(stays, reverse=True)
    assert 28 <= len(stays) <= 34
    assert [a - b for a, b in pairwise(newest_first[:14])] == [timedelta(days=1)] * 13
    assert newest_first[0] - newest_first[-1] > timedelta(days=300)


@pytest.mark.parametrize("text", ["", "14", "a,b,c", "0,8,12", "-1,2,3"])
def test_how_long_to_keep_is_asked_for_clearly(text):
    with pytest.raises(ValueError, match="14,8,12"):
        keeping.read(text)


class House:
    """A house in small: what `engines.copied` would give, and files in its folder."""

    def __init__(self, monkeypatch) -> None:
        self.engine = connection.vendor
        self.pieces, self.files = (
            [b"page one" * 50, b"page two" * 50],
            [storage.put(b"a photo"), storage.put(b"minutes")],
        )

        @contextmanager
        def copied(step) -> Iterator[engines.Copy]:
            yield engines.Copy(self.engine, {"t": 1}, [(1, 2, "ab")], self.files, iter(self.pieces))

        monkeypatch.setattr(engines, "copied", copied)

    def back_up(self, place: places.Place, keep=LONG) -> making.Made:
        book.open_place(place, KEY, make=True)
        return making.make(place, KEY, keep)


@pytest.fixture
def house(monkeypatch, settings, tmp_path):
    settings.VAR = tmp_path / "var"
    settings.VAR.mkdir()
    return House(monkeypatch)


@pytest.fixture
def folder(tmp_path) -> places.Folder:
    return places.Folder(tmp_path / "bk")


def test_only_what_is_new_is_sent(house, folder):
    assert house.back_up(folder).sent == 4
    assert house.back_up(folder).sent == 0
    house.pieces[1] = b"page two, changed"
    house.files.append(storage.put(b"one more"))
    made = house.back_up(folder)
    assert made.sent == 2
    assert [book.content(folder, KEY, piece) for piece in made.manifest.pieces] == house.pieces
    assert not [fault for _, fault in book.faults(folder, KEY, made.manifest.contents()) if fault]


def test_nothing_readable_and_no_name_of_ours_lies_at_the_place(house, folder, settings):
    house.back_up(folder)
    everything = b"".join(path.read_bytes() + path.name.encode() for path in folder.root.rglob("*") if path.is_file())
    for secret in (b"a photo", b"page one", settings.SECRET_KEY.encode(), house.files[0].encode()):
        assert secret not in everything


def test_a_backup_that_was_cut_short_is_none(house, folder, monkeypatch):
    whole = house.back_up(folder).backup
    house.pieces.append(b"more")
    monkeypatch.setattr(book, "write", lambda *_: (_ for _ in ()).throw(OSError("power cut")))
    with pytest.raises(OSError, match="power cut"):
        house.back_up(folder)
    assert book.ids(folder) == [whole]


def test_a_full_disk_leaves_the_last_good_one_whole(house, folder):
    whole = house.back_up(folder)
    house.files.append(storage.put(os.urandom(200_000)))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(OSError, match="too large"):
            house.back_up(folder)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert book.ids(folder) == [whole.backup]
    assert not [fault for _, fault in book.faults(folder, KEY, whole.manifest.contents()) if fault]
    assert not list(folder.root.rglob(".part-*"))
    house.back_up(folder)
    assert len(book.ids(folder)) == 2


def test_old_backups_go_with_what_only_they_held(house, folder, time_machine):
    time_machine.move_to(datetime(2026, 11, 1, tzinfo=UTC))
    house.back_up(folder)
    house.pieces[1] = b"another page two"
    time_machine.move_to(datetime(2026, 11, 3, tzinfo=UTC))
    made = house.back_up(folder, keeping.Keeping(1, 0, 0))
    assert (len(made.old), made.dropped) == (1, 1)
    assert book.ids(folder) == [made.backup]
    assert not [fault for _, fault in book.faults(folder, KEY, made.manifest.contents()) if fault]


def test_while_one_manifest_cannot_be_read_nothing_is_thrown_away(house, folder, time_machine):
    time_machine.move_to(datetime(2026, 11, 1, tzinfo=UTC))
    first = house.back_up(folder)
    (folder.root / "backups" / first.backup).write_bytes(b"rot")
    house.pieces[1] = b"another page two"
    time_machine.move_to(datetime(2026, 11, 3, tzinfo=UTC))
    made = house.back_up(folder)
    assert (made.old, made.dropped) == ([], 0)


def test_two_at_once_are_refused(folder, tmp_path):
    with places.alone(folder, tmp_path), pytest.raises(places.Busy), places.alone(folder, tmp_path):
        pass
    with places.alone(folder, tmp_path):
        pass


def test_another_key_and_a_newer_format_are_named(folder):
    with pytest.raises(book.Unfit, match="không có bản sao lưu nào"):
        book.open_place(folder, KEY)
    book.open_place(folder, KEY, make=True)
    with pytest.raises(book.Unfit, match="Sai khóa"):
        book.open_place(folder, key.Key(key.new_key()))
    folder.put(book.HEADER, b'{"format": 2}')
    with pytest.raises(book.Unfit, match="mới hơn"):
        book.open_place(folder, KEY)


def test_a_file_the_house_has_lost_is_named_and_one_dropped_meanwhile_is_not(house, folder, tu):
    from dinh.ground.files.models import StoredFile

    lost, dropped = house.files
    StoredFile(commune=tu.commune, sha256=lost, kind="image", media_type="x", name="x", size=1).save()
    for sha256 in house.files:
        storage.drop(sha256, older=-1)
    manifest = house.back_up(folder).manifest
    assert (manifest.files, manifest.missing) == ([lost], [lost])
    assert dropped not in manifest.contents()


def test_a_broken_sqlite_file_is_not_backed_up_as_if_it_were_whole(tmp_path):
    path = tmp_path / "x.sqlite3"
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE t (a TEXT)")
        made.execute("CREATE INDEX i ON t (a)")
        made.executemany("INSERT INTO t VALUES (?)", [(f"{i:050}",) for i in range(2_000)])
    made.close()
    data = bytearray(path.read_bytes())
    data[40_960:49_152] = os.urandom(8_192)
    path.write_bytes(data)
    with sqlite3.connect(path) as broken, pytest.raises((engines.DatabaseFailed, sqlite3.DatabaseError)):
        engines.sound(broken)


def test_an_s3_store_needs_its_name_and_keys(monkeypatch):
    for name in ("DINH_S3_KEY_ID", "DINH_S3_SECRET"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(ImproperlyConfigured, match="DINH_S3_KEY_ID"):
        places.place_at("s3://kho/dinh")
    with pytest.raises(ImproperlyConfigured, match="tên kho"):
        places.place_at("s3:///dinh")
    assert places.place_at("~/sao-luu").root == Path("~/sao-luu").expanduser()  # type: ignore[attr-defined]


def test_check_names_what_rotted_and_reads_the_rest(house, folder, monkeypatch, capsys):
    made = house.back_up(folder)
    monkeypatch.setattr(key, "from_environment", lambda: KEY)
    call_command("backup", str(folder.root), check=True)
    assert "2 tệp: đọc lại được toàn bộ" in capsys.readouterr().out
    spoiled, gone = (folder.root / book.object_name(KEY, sha256) for sha256 in made.manifest.contents()[1:3])
    spoiled.write_bytes(spoiled.read_bytes()[:-1] + b"x")
    gone.unlink()
    with pytest.raises(CommandError, match="2 chỗ hỏng") as caught:
        call_command("backup", str(folder.root), check=True)
    assert caught.value.returncode == 1
    said = capsys.readouterr().err
    assert f"mảnh cơ sở dữ liệu {made.manifest.pieces[1]}: hỏng hoặc bị sửa" in said
    assert f"tệp {made.manifest.files[0]}: thiếu" in said


def test_nothing_is_put_over_what_is_there_nor_where_it_could_not_be_read(db, house, folder, monkeypatch):
    backup = house.back_up(folder).backup
    with pytest.raises(restoring.NotEmpty, match="--replace"):
        restoring.restore(folder, KEY, backup)
    monkeypatch.setenv("DINH_SECRET_KEY", "another")
    with pytest.raises(restoring.OtherKey, match="DINH_SECRET_KEY"):
        restoring.restore(folder, KEY, backup, replace=True)
    house.engine = "oracle"
    with pytest.raises(book.Unfit, match="cùng một loại"):
        restoring.restore(folder, KEY, house.back_up(folder).backup, replace=True)
    with pytest.raises(book.Unfit, match="Không có bản sao lưu"):
        restoring.restore(folder, KEY, "20260101T000000Z-1-00000000", replace=True)


def test_keys_come_back_and_those_found_there_are_put_aside(house, folder, settings):
    settings.IDENTITY_KEY, settings.DINH_VAPID_PRIVATE_KEY = "sealed letters", ""
    manifest = house.back_up(folder).manifest
    assert manifest.secrets == {"secret-key": settings.SECRET_KEY, "identity-key": "sealed letters"}
    (settings.VAR / "identity-key").write_text("another")
    restoring._keep_secrets(manifest)
    assert (settings.VAR / "identity-key").read_text() == "sealed letters"
    assert (settings.VAR / "identity-key").stat().st_mode & 0o777 == 0o600
    assert (settings.VAR / "identity-key.before-restore").read_text() == "another"
    assert "identity-key" not in making.make(folder, KEY, LONG, with_identity_key=False).manifest.secrets


def test_who_runs_a_real_commune_is_told_when_no_backup_was_made_for_a_day(an, tu, time_machine):
    at = datetime(2026, 11, 20, 3, tzinfo=UTC)
    time_machine.move_to(at)
    an.commune.is_demo = False
    an.holding.post.powers = [*an.holding.post.powers, "journal.read"]
    (item,) = backup_due(an, today())
    assert item.title == "Chưa sao lưu lần nào"
    note_backup(by=an, backup="x", files=1, missing=0)
    assert not list(backup_due(an, today()))
    time_machine.move_to(at + timedelta(hours=27))
    (item,) = backup_due(an, today())
    assert item.title == "Bản sao lưu gần nhất đã cũ: 10:00 20/11/2026"
    assert not list(backup_due(tu, today()))
    an.commune.is_demo = True
    assert not list(backup_due(an, today()))


def test_the_newest_is_the_last_made_whatever_the_clock_says(house, folder, time_machine):
    time_machine.move_to(datetime(2036, 11, 1, tzinfo=UTC))
    first = house.back_up(folder).backup
    time_machine.move_to(datetime(2026, 11, 1, tzinfo=UTC))
    last = house.back_up(folder, keeping.Keeping(1, 0, 0)).backup
    assert book.ids(folder) == [first, last]
