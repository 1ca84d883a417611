"""`./dinh install`: what it writes, what it leaves as somebody made it, and that systemd and Caddy can read it."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from pathlib import Path, PurePosixPath

import pytest

from dinh.house.installing import machine, plan, postgresql
from dinh.house.installing.plan import BadWish, Wish
from dinh.house.postgres import ABOVE, Cluster, server_binaries

HOST = "dinhminh.example"


def install(root: Path, *more: str) -> int:
    return machine.main("install", [HOST, f"--root={root}", "--yes", *more])


def test_what_it_writes_and_who_may_read_it(tmp_path, capsys):
    assert install(tmp_path) == 0
    assert "Cất thêm một bản của /etc/dinh/backup-key" in capsys.readouterr().out
    settings = tmp_path / "etc/dinh/dinh.env"
    said = dict(line.split("=", 1) for line in settings.read_text().splitlines() if line and line[0] != "#")
    assert said["DINH_TLS"] == said["DINH_BEHIND_PROXY"] == "1"
    assert HOST in said["DINH_HOSTS"].split(",")
    for secret in (settings, tmp_path / "etc/dinh/backup-key"):
        assert stat.S_IMODE(secret.stat().st_mode) == 0o640
    assert (tmp_path / "var/lib/dinh").is_dir()
    assert (tmp_path / "usr/local/bin/dinh").stat().st_mode & stat.S_IXUSR
    assert f"import {plan.CADDY.name}" in (tmp_path / "etc/caddy/Caddyfile").read_text()


def test_a_second_time_changes_nothing_that_somebody_filled_in(tmp_path, capsys):
    install(tmp_path)
    settings, key = tmp_path / "etc/dinh/dinh.env", tmp_path / "etc/dinh/backup-key"
    settings.write_text("DINH_TLS=0\n")
    kept = key.read_text()
    (tmp_path / "etc/systemd/system/dinh-web.service").write_text("[Service]\n")
    assert install(tmp_path, "--port=8010") == 0
    assert settings.read_text() == "DINH_TLS=0\n"
    assert key.read_text() == kept
    assert "--port 8010" in (tmp_path / "etc/systemd/system/dinh-web.service").read_text()
    assert (tmp_path / "etc/caddy/Caddyfile").read_text().count("import dinh.caddy") == 1
    assert "giữ nguyên   /etc/dinh/dinh.env" in capsys.readouterr().out


def test_sites_of_others_on_the_same_caddy_stay(tmp_path):
    caddyfile = tmp_path / "etc/caddy/Caddyfile"
    caddyfile.parent.mkdir(parents=True)
    caddyfile.write_text("khac.example {\n\trespond 200\n}\n")
    install(tmp_path)
    assert caddyfile.read_text() == "khac.example {\n\trespond 200\n}\n\nimport dinh.caddy\n"


def test_looking_first_writes_nothing(tmp_path, capsys, monkeypatch):
    assert machine.main("install", [HOST, f"--root={tmp_path}", "--dry-run"]) == 0
    assert "==> /etc/systemd/system/dinh-web.service" in capsys.readouterr().out
    monkeypatch.setattr("builtins.input", lambda _asked: "K")
    assert machine.main("install", [HOST, f"--root={tmp_path}"]) == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("wrong", "told"),
    [(["https://x.example"], "không phải là tên miền"), (["a b"], "không phải là tên miền"),
     ([HOST, "--port=80"], "Cổng 80")],
)  # fmt: skip
def test_what_cannot_be_is_said(tmp_path, capsys, wrong, told):
    assert machine.main("install", [*wrong, f"--root={tmp_path}", "--yes"]) == 2
    assert told in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("folder", ["/home/tu/dinh", "/root/dinh", "/opt/dinh ward", "/opt/$(reboot)"])
def test_a_folder_that_services_cannot_read_is_refused(folder):
    with pytest.raises(BadWish, match="/opt/dinh"):
        Wish((HOST,), PurePosixPath(folder))


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed")
def test_systemd_reads_every_unit(tmp_path):
    wish = Wish((HOST,), PurePosixPath(tmp_path))
    (tmp_path / "dinh").write_text("#!/bin/sh\n")
    (tmp_path / "dinh").chmod(0o755)
    units = plan.services(wish)
    for name, text in units.items():
        (tmp_path / name).write_text(text)
    paths = [str(tmp_path / name) for name in units]
    done = subprocess.run(["systemd-analyze", "verify", *paths], capture_output=True, text=True, check=False)
    faults = [line for line in done.stderr.splitlines() if "dinh-" in line]
    assert not faults, done.stderr


@pytest.mark.skipif(not shutil.which("caddy"), reason="Caddy is not installed")
def test_caddy_reads_its_files(tmp_path):
    install(tmp_path, "--own-certificate")
    path = tmp_path / "etc/caddy/Caddyfile"
    line = ["caddy", "validate", "--adapter", "caddyfile", "--config", str(path)]
    done = subprocess.run(line, capture_output=True, text=True, check=False, cwd=path.parent)
    assert done.returncode == 0, done.stderr


def units(root: Path) -> str:
    return "".join(path.read_text() for path in sorted((root / "etc/systemd/system").glob("dinh-*.service")))


def test_with_postgresql_the_settings_and_the_services_say_so_ever_after(tmp_path):
    install(tmp_path, "--postgresql")
    settings = tmp_path / "etc/dinh/dinh.env"
    assert f"\nDATABASE_URL={plan.DATABASE}\n" in settings.read_text()
    assert units(tmp_path).count("Wants=network-online.target postgresql.service") == 4
    first = units(tmp_path)
    install(tmp_path)  # the next time nobody need say it
    assert units(tmp_path) == first
    assert install(tmp_path, "--postgresql") == 0


def test_without_it_sqlite_and_no_word_of_postgresql_but_the_line_to_fill_in(tmp_path):
    install(tmp_path)
    assert f"\n# DATABASE_URL={plan.DATABASE}\n" in (tmp_path / "etc/dinh/dinh.env").read_text()
    assert "Wants=network-online.target\n" in units(tmp_path)


def test_a_machine_that_writes_into_sqlite_is_not_turned_round(tmp_path, capsys):
    install(tmp_path)
    before = units(tmp_path)
    assert install(tmp_path, "--postgresql") == 2
    assert f"DATABASE_URL={plan.DATABASE}" in capsys.readouterr().err, "the way out"
    assert units(tmp_path) == before


@pytest.fixture(scope="module")
def bare_cluster():
    binaries = server_binaries()
    if binaries is None:
        pytest.skip("PostgreSQL is not installed")
    cluster = Cluster(binaries)
    try:
        cluster.make()
        cluster.start()
        yield [str(binaries / "psql"), "-h", str(cluster.folder), "-U", ABOVE]
        cluster.stop()
    finally:
        cluster.remove()


def asked(psql: list[str], question: str, database: str = "dinh") -> str:
    line = [*psql, "-XAtc", question, database]
    return subprocess.run(line, check=True, capture_output=True, text=True).stdout.strip()


def test_the_role_is_held_to_row_level_security_and_owns_its_database(bare_cluster):
    psql = bare_cluster
    assert postgresql.made(psql) == []
    assert postgresql.made(psql) == [], "said again it changes nothing"
    attributes = "rolcanlogin, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole"
    assert asked(psql, f"SELECT {attributes} FROM pg_roles WHERE rolname = 'dinh'") == "t|f|f|f|f"
    of_database = "pg_get_userbyid(datdba), pg_encoding_to_char(encoding), datcollate"
    assert asked(psql, f"SELECT {of_database} FROM pg_database WHERE datname = 'dinh'") == "dinh|UTF8|C.UTF-8"
    as_dinh = [*psql[:-1], "dinh"]
    asked(
        as_dinh,
        "CREATE TABLE t AS SELECT 1 AS commune_id; ALTER TABLE t ENABLE ROW LEVEL SECURITY; "
        "ALTER TABLE t FORCE ROW LEVEL SECURITY",
    )
    assert asked(as_dinh, "SELECT count(*) FROM t") == "0", "its own tables hold it too"
    assert asked(psql, "SELECT count(*) FROM t") == "1", "a superuser they do not"


def test_a_role_of_that_name_which_nothing_would_hold_is_told_not_used(bare_cluster):
    psql = bare_cluster
    postgresql.made(psql)
    asked(psql, "ALTER ROLE dinh SUPERUSER")
    try:
        assert [fault.partition(":")[0] for fault in postgresql.made(psql)] == [
            "vai trò dinh đang là superuser hoặc BYPASSRLS"
        ]
    finally:
        asked(psql, "ALTER ROLE dinh NOSUPERUSER")


def test_a_postgresql_that_does_not_answer_is_told_with_the_way_out():
    if server_binaries() is None:
        pytest.skip("PostgreSQL is not installed")
    with pytest.raises(postgresql.NotReady, match="systemctl status postgresql"):
        postgresql.made([str(server_binaries() / "psql"), "-h", "/nowhere"])


def test_the_command_says_what_comes_first(tmp_path):
    """As root, on a machine of folders: `dinh install` and `help` need no settings, everything else does."""
    if os.geteuid() != 0:
        pytest.skip("the command is for root")
    (tmp_path / "dinh").write_text('#!/bin/sh\necho "asked: $*"\n')
    (tmp_path / "dinh").chmod(0o755)
    text = plan.command(Wish((HOST,), PurePosixPath(tmp_path))).replace("/etc/dinh", f"{tmp_path}/etc")
    for asked_for in (["install", HOST], ["help"], []):
        done = subprocess.run(["sh", "-s", *asked_for], input=text, capture_output=True, text=True, check=False)
        assert done.stdout.startswith("asked:"), asked_for
    done = subprocess.run(["sh", "-s", "backup"], input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "sudo dinh install" in done.stderr
