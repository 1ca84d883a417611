"""The one script's commands: what they print, what they refuse, how they exit."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.core.management.base import CommandError
from django_scopes import scope

from dinh.account.reports.models import Draft
from dinh.ground.bodies.models import Holding
from dinh.ground.journal.models import Entry
from dinh.ground.places.models import Commune, Province
from dinh.house.demo import load_demo
from dinh.house.management.commands.worker import anyone_at_work, at_work
from dinh.house.testing import ROOT


def run(*args: str) -> str:
    out = io.StringIO()
    call_command(*args, stdout=out, stderr=out)
    return out.getvalue()


def dinh(*args: str, **env: str) -> subprocess.CompletedProcess[str]:
    """`./dinh …` as a process of its own, without Django's set-up of this one."""
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **env}
    return subprocess.run(
        [sys.executable, "-m", "dinh", *args], capture_output=True, text=True, env=settings, cwd=ROOT, check=False
    )


@pytest.mark.long
@pytest.mark.parametrize("day", [date(2027, 1, 4), date(2027, 6, 15), date(2027, 11, 15)])
def test_the_demo_year_is_whole_whatever_the_day(db, day):
    with time_machine.travel(datetime.combine(day, time(5), UTC)), scope(commune=load_demo()):
        assert Draft.objects.filter(period="2026", state="open").count() == 3


def test_help_is_in_the_readers_language_and_names_every_command():
    vietnamese, english = dinh("help", LANG="vi_VN.UTF-8"), dinh("help", LANG="en_GB.UTF-8")
    assert "kiểm tra chuỗi nhật ký" in vietnamese.stdout
    assert "check the journal's chain" in english.stdout
    assert vietnamese.returncode == 0


def test_an_unknown_command_is_wrong_use():
    answer = dinh("bay-len-troi")
    assert answer.returncode == 2
    assert "Không có lệnh" in answer.stderr


def test_no_demo_is_loaded_while_a_worker_would_do_its_jobs_before_their_day(ward, settings, tmp_path):
    settings.VAR = tmp_path
    with at_work(tmp_path):
        assert anyone_at_work(tmp_path)
        with pytest.raises(CommandError, match="systemctl stop"):
            run("demo", "--reset", "--yes")
    assert not anyone_at_work(tmp_path)
    (tmp_path / "worker-khac-0011.lock").touch()
    assert not anyone_at_work(tmp_path), "one of another machine's names is not asked here"
    assert Commune.objects.filter(pk=ward.commune.pk).exists()


def test_a_real_commune_is_never_emptied_for_a_demo(ward):
    with pytest.raises(CommandError, match="Ở đây đã có dữ liệu"):
        run("demo")
    ward.commune.is_demo = False
    ward.commune.save(update_fields=["is_demo"])
    with pytest.raises(CommandError, match="là đơn vị thật"):
        run("demo", "--reset", "--yes")
    assert Commune.objects.filter(pk=ward.commune.pk).exists()


def test_routes_are_listed_with_who_may_enter():
    listed = json.loads(run("routes", "--json"))
    assert {"path", "name", "methods", "room", "access"} <= set(listed[0])
    home = next(route for route in listed if route["name"] == "portal:home")
    assert home["access"] == "public"


NEW = ["--province-code", "97", "--province-name", "Lam Hà", "--code", "97001", "--kind", "xa", "--name", "Bến Đục",
       "--host", "", "--manager-username", "quan-tri", "--manager-name", "Đỗ Văn An"]  # fmt: skip


def test_a_real_commune_is_opened_with_one_manager(db, monkeypatch):
    monkeypatch.setenv("DINH_MANAGER_PASSWORD", "một mật khẩu đủ dài")
    assert "Đã mở Xã Bến Đục" in run("init", *NEW)
    commune = Commune.objects.get(code="97001")
    with scope(commune=commune):
        assert Holding.objects.get().post.powers == ["alerts.manage", "house.manage", "journal.read"]
        assert Entry.objects.get().what == "house.found"
    assert not commune.is_demo


def test_a_commune_known_by_name_only_is_opened_as_itself(db, monkeypatch):
    monkeypatch.setenv("DINH_MANAGER_PASSWORD", "một mật khẩu đủ dài")
    province = Province.objects.create(code="97", name="Lam Hà")
    known = Commune.objects.create(province=province, code="97001", name="Tên cũ", kind="xa", here=False)
    run("init", *NEW)
    known.refresh_from_db()
    assert (known.here, known.name) == (True, "Bến Đục")


def test_a_provinces_office_wants_a_host_of_its_own(db, monkeypatch):
    monkeypatch.setenv("DINH_MANAGER_PASSWORD", "một mật khẩu đủ dài")
    with pytest.raises(CommandError, match="tên miền riêng"):
        run("init", *NEW, "--kind", "tinh")
    assert "Đã mở Tỉnh Lam Hà" in run("init", *NEW, "--kind", "tinh", "--host", "tinh.example")
    assert Commune.objects.get(host="tinh.example").gathers


def test_a_weak_password_opens_nothing(db, monkeypatch):
    monkeypatch.setenv("DINH_MANAGER_PASSWORD", "12345678")
    with pytest.raises(CommandError):
        run("init", *NEW)
    assert not Commune.objects.exists()


def test_the_same_commune_is_not_opened_twice(db, monkeypatch):
    monkeypatch.setenv("DINH_MANAGER_PASSWORD", "một mật khẩu đủ dài")
    run("init", *NEW)
    with pytest.raises(CommandError):
        run("init", *NEW)
    assert Commune.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "value"), [("DINH_TLS", "yes"), ("DINH_DEBUG", "true"), ("DINH_SECRET_KEY_FILE", "/khong/co")]
)
def test_a_setting_that_cannot_be_understood_stops_with_its_name(tmp_path: Path, name, value):
    answer = dinh("routes", **{"DINH_VAR": str(tmp_path), name: value})
    assert answer.returncode != 0
    assert name.removesuffix("_FILE") in answer.stderr
