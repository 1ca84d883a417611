"""Whether the house runs: said truly to everyone, to who manages it, to Prometheus; what is slow is told without
anything of anybody."""

from __future__ import annotations

import json
import logging
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from tests import people

from dinh.ground.alerts.jobs import deliver
from dinh.ground.clock import today
from dinh.house.logs import OneObject
from dinh.house.running import setting_up, state, watching

TOKEN = {"Authorization": "Bearer khoa-do-dac"}


@pytest.fixture
def metered(ward, settings):
    settings.DINH_METRICS_TOKEN = "khoa-do-dac"


def lines(text: str) -> dict[str, float]:
    found = (line.rsplit(" ", 1) for line in text.splitlines() if line and line[0] != "#")
    return {name: float(value) for name, value in found}


def test_numbers_are_for_who_names_the_token(ward, client, settings):
    assert client.get("/metrics", headers=TOKEN).status_code == 404, "not there unless the operator set one"
    settings.DINH_METRICS_TOKEN = "khoa-do-dac"
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer sai"}).status_code == 404
    assert client.get("/metrics", headers=TOKEN).status_code == 200


def test_requests_are_counted_by_room(metered, client):
    before = lines(client.get("/metrics", headers=TOKEN).text)
    client.get("/phan-anh/")
    client.get("/phan-anh/theo-doi?ma=PA-7K3M-9QXT")
    after = lines(client.get("/metrics", headers=TOKEN).text)
    key = 'dinh_request_seconds_count{room="petitions",status="2xx"}'
    assert after[key] - before.get(key, 0) == 2
    assert after['dinh_statements_total{room="petitions"}'] > before.get('dinh_statements_total{room="petitions"}', 0)
    assert not any("7K3M" in name for name in after)


def test_what_stands_now(metered, client):
    job = deliver.enqueue(commune=1)
    DBTaskResult.objects.filter(pk=job.id).update(enqueued_at=timezone.now() - timedelta(hours=1))
    told = lines(client.get("/metrics", headers=TOKEN).text)
    assert told["dinh_jobs_waiting"] == 1
    assert 3_590 < told["dinh_jobs_oldest_seconds"] < 3_700
    assert told["dinh_backup_age_seconds"] == -1
    assert 0 < told["dinh_disk_free_bytes"] <= told["dinh_disk_bytes"]


def test_a_worker_that_stands_still_is_told_to_everyone(ward, client):
    assert "Mọi phần đang hoạt động bình thường" in client.get("/tinh-trang").text
    job = deliver.enqueue(commune=1)
    DBTaskResult.objects.filter(pk=job.id).update(enqueued_at=timezone.now() - timedelta(hours=1))
    page = client.get("/tinh-trang")
    assert "có phần đang chậm" in page.text
    assert "dinh-worker" not in page.text, "what to do is for who runs it"
    assert page["Cache-Control"] == "no-store"


def test_who_manages_sees_what_to_do(ward, an, tu):
    client = Client()
    client.force_login(an.user)
    job = deliver.enqueue(commune=1)
    DBTaskResult.objects.filter(pk=job.id).update(
        status=TaskResultStatus.FAILED, finished_at=timezone.now() - timedelta(days=1)
    )
    page = client.get("/ban-lam-viec/van-hanh/").text
    assert "Bảy ngày qua có 1 việc lỗi" in page
    client.force_login(tu.user)
    assert client.get("/ban-lam-viec/van-hanh/").status_code == 403


def test_a_full_disk_is_told(ward, monkeypatch):
    usage = type("Usage", (), {"total": 100 * 10**9, "used": 0, "free": 2 * 10**9})
    monkeypatch.setattr("dinh.house.running.state.shutil.disk_usage", lambda _where: usage)
    disk = next(each for each in state.findings(ward.commune) if "đĩa" in each.title)
    assert (disk.tone, disk.said) == ("late", "Còn trống 2 GB (2 %).")


def test_what_was_slow_is_told_without_anything_of_anybody(ward, client, settings, caplog):
    settings.DINH_SLOW_MS = 1
    with caplog.at_level(logging.WARNING, "dinh.slow"):
        client.get("/phan-anh/theo-doi?ma=PA-7K3M-9QXT&pin=123456")
    said = [record.getMessage() for record in caplog.records if record.getMessage().startswith("slow request")]
    assert "petitions:" in said[0]
    assert "7K3M" not in said[0]
    assert "123456" not in said[0]


def test_a_slow_statement_is_told_without_its_values(ward, caplog):
    with caplog.at_level(logging.WARNING, "dinh.slow"), connection.execute_wrapper(watching.Statements(1e-9)):
        people.Ward("Sen Hồ", "90077", "sen-ho.example")
    said = " ".join(record.getMessage() for record in caplog.records)
    assert "INSERT INTO" in said
    assert "Sen Hồ" not in said


def test_a_log_of_objects():
    record = logging.LogRecord("dinh", logging.WARNING, "", 1, "không gửi được: %s", ("a\nb",), None)
    line = OneObject().format(record)
    assert len(line.splitlines()) == 1
    assert json.loads(line)["message"] == "không gửi được: a\nb"


def test_steps_of_opening_are_done_as_things_are_entered(ward, an, settings):
    found = {step.title: step for step in setting_up.steps(an, today())}
    assert not found["Sổ hộ gia đình"].done
    assert found["Cơ quan, đơn vị"].done
    assert "3 thôn, tổ chưa có" in found["Trưởng thôn, tổ trưởng"].left
    ward.official("ba2", "Đinh Văn Ba", "TDP", "Tổ trưởng", people.HEAD, group="to-1")
    found = {step.title: step for step in setting_up.steps(an, today())}
    assert "2 thôn, tổ chưa có" in found["Trưởng thôn, tổ trưởng"].left
    client = Client()
    client.force_login(an.user)
    page = client.get("/ban-lam-viec/mo-don-vi/")
    assert page.status_code == 200
    assert "Nhập từ bảng" in page.text
    assert "/ban-lam-viec/ho-gia-dinh/" not in page.text, "the manager may not open the register"
    assert "Người nhập: Đinh Văn Ba." in found["Sổ hộ gia đình"].left
