"""The disk is full, the database takes nothing, the database is away: what people see, and that it passes by itself."""

from __future__ import annotations

import errno
import io
import re
import resource
from contextlib import contextmanager

import psycopg
import pytest
import time_machine
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.db.utils import InterfaceError, OperationalError, ProgrammingError
from django.test import Client
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from PIL import Image

from dinh.ground.act import act
from dinh.ground.alerts.jobs import deliver
from dinh.ground.journal.actions import record
from dinh.ground.journal.models import Entry
from dinh.ground.journal.queries import verify
from dinh.house.actions import TRIES, put_back_lost_jobs
from dinh.house.management.commands import worker
from dinh.house.outage import outage
from dinh.rights.petitions.models import Letter
from dinh.rights.petitions.tests.test_public_sending import typed

START = "/phan-anh/"


def of_postgresql(kind: type[psycopg.Error], wrapped: type[Exception] = OperationalError) -> Exception:
    error = wrapped("…")
    error.__cause__ = kind("…")
    return error


@pytest.mark.parametrize(
    ("error", "what"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "full"),
        (OSError(errno.EROFS, "Read-only file system"), "closed"),
        (FileNotFoundError(errno.ENOENT, "x"), None),
        (OperationalError("database or disk is full"), "full"),
        (OperationalError("attempt to write a readonly database"), "closed"),
        (OperationalError("unable to open database file"), "away"),
        (OperationalError("no such column: x"), None),
        (of_postgresql(psycopg.errors.DiskFull), "full"),
        (of_postgresql(psycopg.errors.ReadOnlySqlTransaction, ProgrammingError), "closed"),
        (of_postgresql(psycopg.OperationalError), "away"),
        (of_postgresql(psycopg.errors.AdminShutdown), "away"),
        (of_postgresql(psycopg.errors.UndefinedColumn, ProgrammingError), None),
        (InterfaceError("connection already closed"), "away"),
        (ValueError("database or disk is full"), None),
        (None, None),
    ],
    ids=str,
)
def test_an_outage_is_told_from_a_mistake_of_ours(error, what):
    assert outage(error) == what


@pytest.fixture
def phone(ward):
    cache.clear()
    client = Client(raise_request_exception=False)
    with time_machine.travel("2026-11-02 09:00+07:00", tick=False):
        yield client


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))


def goes_through(phone: Client, form: dict[str, str]) -> None:
    """What the page of the outage keeps is sent by its button, and is there once."""
    letters = Letter.objects.count()
    for _ in range(2):
        assert phone.post(START, form).status_code < 400
    assert Letter.objects.count() == letters + 1


@contextmanager
def taking_nothing():
    """The database itself refuses to write."""
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA query_only = 1")
        yield
        connection.cursor().execute("PRAGMA query_only = 0")
    else:
        point = transaction.savepoint()
        connection.cursor().execute("SET TRANSACTION READ ONLY")
        yield
        connection.needs_rollback = False
        transaction.savepoint_rollback(point)


def test_while_the_database_takes_nothing_what_was_typed_is_kept_to_be_sent_again(phone):
    form = typed(step="send", words='Đèn tắt ở "ngõ 3" <cạnh chợ>, đi lại khó.')
    with taking_nothing():
        response = phone.post(START, form)
    page = response.content.decode()
    assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (503, "30", "no-store")
    assert "Máy chủ tạm chưa ghi được" in page
    assert "chưa được lưu" in page
    kept = hidden(page)
    assert set(kept) == set(form)
    assert kept["words"] == "Đèn tắt ở &quot;ngõ 3&quot; &lt;cạnh chợ&gt;, đi lại khó."
    goes_through(phone, form)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a limit of SQLite's own")
def test_a_full_disk_under_sqlite(phone):
    with connection.cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        form = typed(step="send", words="Đèn hẻm 12 tắt. " * 300)
        response = phone.post(START, form)
        cursor.execute(f"PRAGMA max_page_count = {2**30}")
    assert response.status_code == 503
    assert not Letter.objects.exists()
    goes_through(phone, form)


def test_no_room_for_a_photo_leaves_neither_half_a_file_nor_a_letter(phone, settings):
    out = io.BytesIO()
    Image.effect_noise((400, 400), 90).save(out, "JPEG", quality=90)
    photo = io.BytesIO(out.getvalue())
    photo.name = "anh.jpg"
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        response = phone.post(START, {**typed(step="check"), "photos": photo})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert response.status_code == 503
    assert "Tệp, ảnh đính kèm phải chọn lại" in response.content.decode()
    assert not [path for path in settings.DINH_FILES.rglob("*") if path.is_file()]
    goes_through(phone, typed(step="send"))


def test_no_password_stands_on_the_page(phone, monkeypatch):
    monkeypatch.setattr("allauth.account.views.LoginView.post", _away)
    page = phone.post("/tai-khoan/dang-nhap/", {"login": "tu", "password": "bí-mật"}).content.decode()
    assert "bí-mật" not in page
    assert "bấm nút Quay lại" in page


def _away(*_args: object, **_more: object) -> None:
    raise of_postgresql(psycopg.OperationalError)


def test_readers_and_programs_are_told_to_come_back(phone, monkeypatch):
    monkeypatch.setattr("dinh.house.middleware.commune_for_host", _away)
    response = phone.get("/lay-y-kien/?trang=2")
    assert response.status_code == 503
    assert 'href="/lay-y-kien/?trang=2"' in response.content.decode()
    told = phone.get("/api/v1/")
    assert (told.status_code, told["Content-Type"]) == (503, "application/problem+json")
    monkeypatch.undo()
    assert phone.get("/lay-y-kien/").status_code == 200


def test_the_worker_waits_for_its_database_longer_each_time(db, monkeypatch, settings, tmp_path):
    settings.VAR = tmp_path
    pauses: list[float] = []
    fails = iter([True] * 8 + [False])

    def work(*_args: object, **more: object) -> None:
        assert worker.lives(settings.VAR, str(more["worker_id"]))
        if next(fails):
            raise OperationalError("away")

    monkeypatch.setattr(worker, "call_command", work)
    monkeypatch.setattr(worker.time, "sleep", pauses.append)
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    call_command("worker")
    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60]
    assert not list(tmp_path.iterdir())


def test_a_job_whose_worker_was_killed_runs_again_but_not_for_ever(ward, tmp_path):
    def state() -> TaskResultStatus:
        return DBTaskResult.objects.get(pk=job.id).status

    job = deliver.enqueue(ward.commune.pk)
    with worker.at_work(tmp_path) as name:
        DBTaskResult.objects.get(pk=job.id).claim(name)
        assert put_back_lost_jobs(lambda each: worker.lives(tmp_path, each)) == 0
    assert state() == TaskResultStatus.RUNNING
    for _ in range(TRIES - 1):
        assert put_back_lost_jobs(lambda each: worker.lives(tmp_path, each)) == 1
        assert state() == TaskResultStatus.READY
        DBTaskResult.objects.get(pk=job.id).claim(name)
    assert put_back_lost_jobs(lambda each: worker.lives(tmp_path, each)) == 1
    assert state() == TaskResultStatus.FAILED
    DBTaskResult.objects.filter(pk=job.id).update(status=TaskResultStatus.RUNNING, worker_ids=["elsewhere-1"])
    assert put_back_lost_jobs(lambda each: worker.lives(tmp_path, each)) == 0


@act
def rename(by, body):
    record(by, "bodies.edit", body, after={"name": "mới"})


def test_a_clock_that_jumps_back_breaks_no_chain(lua, ward):
    for day in ("2026-11-02", "2026-11-09", "2026-10-01", "2026-11-03"):
        with time_machine.travel(f"{day} 09:00+07:00"):
            rename(lua, ward.bodies["UBND"])
    assert [entry.seq for entry in Entry.objects.order_by("seq")] == [1, 2, 3, 4]
    assert verify(lua.commune) == (4, [])
