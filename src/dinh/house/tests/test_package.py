"""`./dinh package`: what is in the .deb and what is not, the same bytes each time, scripts that take no data away."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from dinh.house.installing import plan
from dinh.house.packaging import building, contents

ROOT = building.ROOT
needs_dpkg = pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="dpkg-deb is not installed")


@pytest.fixture
def tree(tmp_path):
    """A small tree of the same shape, with what must not go along lying in it."""
    root = tmp_path / "tree"
    for name in contents.SINGLE:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, root / name)
    for name in (
        "src/dinh/__main__.py", "src/dinh/law/a.py", "src/dinh/static/a.css", "docs/running.md",
        "src/dinh/law/tests/test_a.py", "src/dinh/law/__pycache__/a.cpython-311.pyc", "src/dinh/law/.env",
        "src/dinh/law/dump.sqlite3", "src/other/a.py", "docs/.git/config", "tests/a.py", "shared/look.md", ".git/HEAD",
        "var/secret-key",
    ):  # fmt: skip
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x = 1\n")
    (root / "src/dinh/outside.py").symlink_to("/etc/hostname")
    return root


def listed(package: Path) -> dict[str, str]:
    """Each file's mode and owner, by its path."""
    done = subprocess.run(["dpkg-deb", "-c", str(package)], capture_output=True, text=True, check=True)
    rows = [line.split(None, 5) for line in done.stdout.splitlines()]
    return {row[5].removeprefix("."): f"{row[0]} {row[1]}" for row in rows if not row[5].endswith("/")}


def test_only_the_program_and_its_papers_go_along(tree):
    assert [str(each) for each in contents.of_the_tree(tree)] == [
        *contents.SINGLE, "docs/running.md", "src/dinh/__main__.py", "src/dinh/law/a.py", "src/dinh/static/a.css"
    ]  # fmt: skip


def test_nothing_that_the_program_reads_is_left_behind():
    """Whatever git knows of the program but tests is in the package: a new kind of file cannot be forgotten."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("not a clone of git")
    line = ["git", "-C", str(ROOT), "ls-files", "src/dinh", "docs"]
    known = subprocess.run(line, capture_output=True, text=True, check=True).stdout.splitlines()
    taken = {str(each) for each in contents.of_the_tree(ROOT)}
    left = [name for name in known if name not in taken and "/tests/" not in name and (ROOT / name).exists()]
    assert left == []


@needs_dpkg
def test_the_package_holds_these_files_owned_by_root_and_no_others(tree, tmp_path):
    made = building.build(tree, tmp_path / "out")
    found = listed(made)
    wanted = {str(contents.PROGRAM / each) for each in contents.of_the_tree(tree)}
    assert set(found) == wanted | {str(contents.COMMAND), str(contents.COPYRIGHT)}
    assert {each.split()[1] for each in found.values()} == {"root/root"}
    for path, mode in found.items():
        assert mode.startswith("-rwxr-xr-x" if path in ("/opt/dinh/dinh", "/usr/bin/dinh") else "-rw-r--r--"), path
    assert not [path for path in found if path.startswith(("/etc", "/var"))]
    fields = subprocess.run(["dpkg-deb", "-f", str(made)], capture_output=True, text=True, check=True).stdout
    assert "Architecture: all" in fields
    assert "python3 (>= 3.11), python3-venv" in fields


@needs_dpkg
def test_the_same_tree_gives_the_same_bytes(tree, tmp_path, monkeypatch):
    first = building.build(tree, tmp_path / "a").read_bytes()
    for path in tree.rglob("*"):
        os.utime(path, (1_800_000_000, 1_800_000_000), follow_symlinks=False)
        if path.is_file() and not path.is_symlink():
            path.chmod(0o600)
    assert building.build(tree, tmp_path / "b").read_bytes() == first
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert building.build(tree, tmp_path / "c").read_bytes() != first, "the age of files is said by it"


def test_without_dpkg_it_says_so(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert building.main("package", ["--to", str(tmp_path)]) == 2
    assert "Không thấy dpkg-deb" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("changelog", "told"),
    [("# Changelog\n\n## 0.1.0, 01/02/2027\n", "0.1.0"), ("## Unreleased\n\n## 0.1.0, 22/11/2026\n", "0.1.0+next")],
)
def test_a_tree_beyond_its_release_says_so(changelog, told):
    assert contents.version('[project]\nversion = "0.1.0"\n', changelog) == told


def test_files_are_as_old_as_the_release():
    assert contents.released_at("## Unreleased\n\n## 0.1.0, 22/11/2026\n\n## 0.0.9, 01/01/2026\n") == 1_795_305_600


def test_wheels_have_a_lock_of_their_own():
    line = contents.locked("http_ece-1.2.1-py3-none-any.whl", b"")
    assert line == ("http_ece==1.2.1 --hash=sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n")


@pytest.mark.parametrize("name", sorted(contents.scripts()))
def test_scripts_are_read_by_the_shell(name):
    subprocess.run(["sh", "-n"], input=contents.scripts()[name], text=True, check=True)


@pytest.mark.parametrize(
    "calls", [("prerm", "remove"), ("postrm", "remove"), ("postrm", "purge"), ("prerm", "upgrade")]
)
def test_no_script_takes_settings_keys_data_or_backups_away(tmp_path, calls):
    """Each is run on a machine of folders: its paths are led there, its commands of systemd do nothing."""
    kept = [plan.SETTINGS, plan.BACKUP_KEY, plan.VAR / "dinh.sqlite3", plan.BACKUPS / "a", plan.CADDY,
            contents.PROGRAM / "var/secret-key"]  # fmt: skip
    made = [contents.PROGRAM / ".venv/a", contents.PROGRAM / "src/dinh/__pycache__/a.pyc"]
    written = [plan.COMMAND, plan.UNITS / "dinh-web.service", plan.UNITS / "dinh-backup.timer"]
    for path in (*kept, *made, *written):
        (tmp_path / path.relative_to("/")).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path.relative_to("/")).write_text("x")
    script = contents.scripts()[calls[0]]
    for folder in ("/opt/", "/etc/", "/var/", "/usr/local/", "/run/"):
        script = script.replace(folder, f"{tmp_path}{folder}")
    subprocess.run(["sh", "-s", calls[1]], input=script, text=True, check=True, capture_output=True)

    def stands(path):
        return (tmp_path / path.relative_to("/")).exists()

    assert all(stands(path) for path in kept)
    assert any(stands(path) for path in made) == (calls != ("prerm", "remove"))
    assert any(stands(path) for path in written) == (calls != ("postrm", "purge"))
    if calls == ("prerm", "remove"):
        assert not any(stands(path) for path in made)
