"""The drill: people write, a backup is made meanwhile, everything is killed and put back elsewhere. What was
acknowledged before the backup began is there, and nothing is there twice. On SQLite and, where the tests run on it, on
PostgreSQL; the long form, with the house standing up again by itself, is `./dinh bench reliability`."""

from __future__ import annotations

import time

import pytest

from dinh.house.tests.backup.drill import SmallHouse, Writer


@pytest.mark.timeout(180)
def test_what_was_acknowledged_before_the_backup_is_there_after_the_worst(empty, tmp_path):
    house, place = SmallHouse(tmp_path, "house"), tmp_path / "bk"
    elsewhere = SmallHouse(tmp_path, "elsewhere")
    try:
        server_key = house.begin(empty)
        server = house.server()
        writer = Writer(server.port, server_key)
        writer.start()
        try:
            _until(lambda: len(writer.told) >= 20)
            before = list(writer.told)
            made = house.dinh("backup", str(place))
            assert (made.returncode, made.stderr) == (0, "")
            house.break_connections()
            between = len(writer.told)
            _until(lambda: len(writer.told) > between + 5)
        finally:
            server.kill()
            writer.stop()
        assert not writer.wrong
        after = len(writer.told)

        _spoiled_backups_put_nothing_back(place, elsewhere)
        restored = elsewhere.dinh("restore", str(place))
        assert (restored.returncode, restored.stderr) == (0, "")
        assert "chuỗi nhật ký toàn vẹn" in restored.stdout
        found = elsewhere.call("count")
        assert set(before) <= {*found["matters"], *found["refs"]}
        assert len(before) <= found["letters"] == found["keys"] <= after + 1
        assert (found["gaps"], found["journal"]) == (0, True)

    finally:
        house.end()
        elsewhere.end()


def _until(holds, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def _spoiled_backups_put_nothing_back(place, elsewhere) -> None:
    """One byte of one piece is changed: the restore refuses, and leaves an empty place empty."""
    piece = max((place / "objects").rglob("*"), key=lambda path: path.stat().st_size if path.is_file() else 0)
    whole = piece.read_bytes()
    piece.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    refused = elsewhere.dinh("restore", str(place))
    assert refused.returncode == 1
    assert "hỏng hoặc bị sửa" in refused.stderr
    piece.write_bytes(whole)
