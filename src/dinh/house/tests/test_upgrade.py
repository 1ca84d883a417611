"""`./dinh upgrade`: what is left, why not now, a backup before, the journal held against itself after."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from dinh.ground.clock import now
from dinh.ground.room import OPEN_NOW
from dinh.house.actions import note_backup
from dinh.house.management.commands import upgrade

LAST = ("library", "0001_initial")


def run(*args: str) -> str:
    out = io.StringIO()
    call_command("upgrade", *args, stdout=out, stderr=out)
    return out.getvalue()


def refused(*args: str) -> str:
    out = io.StringIO()
    with pytest.raises(CommandError, match="Chưa đổi gì"):
        call_command("upgrade", *args, stdout=out, stderr=out)
    return out.getvalue()


@pytest.fixture
def behind(ward):
    """A step that the data has not gone through."""
    ward.commune.is_demo = False
    ward.commune.save(update_fields=["is_demo"])
    MigrationRecorder(connection).record_unapplied(*LAST)
    return ward


@pytest.fixture
def migrated(monkeypatch) -> list[str]:
    """What would be called, in order; the tables are there already."""
    called: list[str] = []
    monkeypatch.setattr(upgrade, "call_command", lambda name, *_args, **_more: called.append(name))
    return called


def test_nothing_left_says_so(ward):
    assert "không còn bước nào" in run("--check")


def test_looking_names_the_steps_and_changes_nothing(behind, migrated):
    assert "Còn: library 0001_initial" in run("--check")
    assert migrated == []


def test_a_backup_comes_first_and_the_journal_is_checked(behind, migrated):
    assert "chuỗi nhật ký toàn vẹn" in run()
    assert migrated == ["backup", "migrate", "collectstatic"]


def test_a_voting_under_way_waits(behind, migrated, monkeypatch):
    monkeypatch.setattr("dinh.house.management.commands.upgrade.OPEN_NOW", [lambda _at: iter(["Đang lấy phiếu"])])
    assert "Phường Đình Minh: Đang lấy phiếu" in refused()
    assert migrated == []
    assert OPEN_NOW, "rooms do declare what is open"


def test_without_a_backup_only_beside_a_fresh_one(behind, migrated, tu):
    assert "sao lưu gần nhất đã quá một ngày" in refused("--no-backup")
    note_backup(by=tu, backup="x", files=0, missing=0)
    run("--no-backup")
    assert migrated == ["migrate", "collectstatic"]


def test_no_room_no_upgrade(behind, migrated, monkeypatch):
    usage = type("Usage", (), {"total": 10**9, "used": 0, "free": 1})
    monkeypatch.setattr(upgrade.shutil, "disk_usage", lambda _where: usage)
    assert "đĩa chỉ còn 0 MB" in refused()


def test_an_old_backup_does_not_do(behind, migrated, tu, monkeypatch):
    note_backup(by=tu, backup="x", files=0, missing=0)
    later = now() + timedelta(days=2)
    monkeypatch.setattr(upgrade, "now", lambda: later)
    assert "đã quá một ngày" in refused("--no-backup")
