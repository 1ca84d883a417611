"""What must be over before a house is distributed."""

from __future__ import annotations

import fcntl

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from django_scopes import scopes_disabled

from dinh.ground.room import OPEN_NOW
from dinh.house.distribute import catalogue, reasons


def test_sqlite_is_not_distributed(db):
    if connection.vendor == "postgresql":
        pytest.skip("asked of SQLite")
    with pytest.raises(CommandError, match="PostgreSQL"):
        call_command("distribute")


@pytest.fixture
def told(ward):
    """The sentences, without those that the tests' own database brings about."""
    if connection.vendor != "postgresql":
        pytest.skip("Citus is PostgreSQL's")

    def ask() -> list[str]:
        with scopes_disabled():
            found = reasons.against(connection, catalogue.read(connection))
        return [each for each in found if "Citus" not in each and "kết nối khác" not in each]

    return ask


@pytest.mark.postgres
def test_a_quiet_house_may_be(told):
    assert told() == []


@pytest.mark.postgres
def test_nothing_that_is_open(told, monkeypatch, ward):
    monkeypatch.setattr(reasons, "OPEN_NOW", [lambda moment: iter(["đang lấy phiếu «Đường tổ 3»"])])
    assert told() == [f"{ward.commune.title}: đang lấy phiếu «Đường tổ 3»."]
    assert OPEN_NOW, "no room says what is open"


@pytest.mark.postgres
def test_no_job_that_runs(told):
    result = apps.get_model("django_tasks_database", "DBTaskResult")
    result.objects.create(
        status="RUNNING", args_kwargs={"args": [], "kwargs": {}}, priority=0, task_path="a.b", queue_name="default",
        backend_name="default", run_after=timezone.now(), exception_class_path="", traceback="", worker_ids=[],
    )  # fmt: skip
    (said,) = told()
    assert "1 việc nền" in said


@pytest.mark.postgres
def test_no_backup_under_way(told, settings, tmp_path):
    settings.VAR = tmp_path
    with (tmp_path / "backup.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        (said,) = told()
    assert said == "Đang sao lưu: đợi xong rồi gọi lại."
    assert told() == []
