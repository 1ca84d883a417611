"""Data of every release comes up to this version whole; a step that is killed half-way leaves nothing behind and begins
again. On SQLite and, where the tests run on it, on PostgreSQL."""

from __future__ import annotations

import json
import signal
import subprocess
import sys

import pytest

from dinh.house.tests.backup.drill import ON_POSTGRESQL, SmallHouse
from tests import releases

VERSIONS = releases.versions()
LATER = {"DJANGO_SETTINGS_MODULE": "tests.later.settings"}
COUNTED = (
    "import django; django.setup(); from django_scopes import scopes_disabled; everyone = scopes_disabled(); "
    "everyone.__enter__(); from django.db import connection as c; k = c.cursor(); "
    "k.execute(\"SELECT count(*), count(CASE WHEN later <> '' THEN 1 END) FROM tasks_task\"); print(*k.fetchone())"
)


@pytest.fixture
def old(request, tmp_path):
    """An installation as the release left it."""
    house, file = SmallHouse(tmp_path, "old"), tmp_path / "released.sqlite3"
    try:
        releases.laid_down(request.param, file)
        if ON_POSTGRESQL:
            assert python(house, "-m", "tests.releases.copied", str(file)).returncode == 0
        else:
            file.rename(house.var / "dinh.sqlite3")
        yield house
    finally:
        house.end()


def python(house: SmallHouse, *line: str, **more: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, *line], env={**house.environment, **more}, cwd=releases.FOLDER.parents[1],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    sys.stderr.write(done.stderr)
    return done


def looked(house: SmallHouse) -> dict[str, object]:
    found = dict(json.loads(python(house, "-m", "tests.releases.looked").stdout.splitlines()[-1]))
    del found["rows"]["people_opensession"]  # looking signs in
    return found


@pytest.mark.parametrize("version", VERSIONS)
def test_no_released_step_was_changed_or_taken_out(version):
    """Whoever has gone through it would never go through it again: what it lacks is a new step."""
    then, now = releases.told(version)["migrations"], releases.migrations()
    assert [name for name, seen in then.items() if now.get(name) != seen] == []


@pytest.mark.timeout(400)
@pytest.mark.parametrize("old", VERSIONS, indirect=True)
def test_data_of_a_release_comes_up_to_this_version(old, request):
    version = request.node.callspec.params["old"]
    assert python(old, "-m", "dinh", "manage", "migrate", "--verbosity=0").returncode == 0
    found, then = looked(old), releases.told(version)["rows"]
    rows = dict(found["rows"])
    made = {
        "django_migrations",
        "django_content_type",
        "auth_permission",
        "people_opensession",
    }  # of this version's own
    lost = {table: (count, rows.get(table)) for table, count in then.items() if count > rows.get(table, -1)}
    assert {table: counts for table, counts in lost.items() if table not in made} == {}
    assert found["faults"] == 0
    assert set(dict(found["pages"]).values()) == {200}, found["pages"]


@pytest.mark.long
@pytest.mark.timeout(400)
@pytest.mark.parametrize("old", VERSIONS[-1:], indirect=True)
def test_a_step_killed_half_way_leaves_nothing_and_begins_again(old):
    migrate = ("-m", "dinh", "manage", "migrate", "--verbosity=0")
    assert python(old, *migrate).returncode == 0
    before = looked(old)
    killed = python(old, *migrate, DINH_TEST_KILL="1", **LATER)
    assert killed.returncode == -signal.SIGKILL
    assert looked(old) == before, "pages of the version before no longer answer as they did"
    assert python(old, "-c", COUNTED).returncode == 1, "half a step stayed: the column is there"
    assert "tasks 9999_later" in python(old, "-m", "dinh", "upgrade", "--check", **LATER).stdout
    assert python(old, *migrate, **LATER).returncode == 0
    tasks, gone_through = map(int, python(old, "-c", COUNTED, **LATER).stdout.split())
    assert tasks == gone_through == dict(before["rows"])["tasks_task"] > 20
