"""The house on a cluster of Citus. Set DINH_TEST_CITUS_URL to a database of it, empty or with «test» in its name, where
the extension is made and its workers are added; everything in it is thrown away. The role owns the database and is
known on every node; a superuser makes itself another that is none (given.py)."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import psycopg
import pytest

from dinh.house.tests.distribute import given
from dinh.house.tests.distribute.conftest import Apart

URL = os.environ.get("DINH_TEST_CITUS_URL", "")
SHARDS = 8  # enough for two nodes; each statement takes as many times as long as there are
pytestmark = [
    pytest.mark.citus,
    pytest.mark.skipif(not URL, reason="no cluster: DINH_TEST_CITUS_URL is not given"),
    pytest.mark.timeout(7200),
    pytest.mark.xdist_group("citus"),  # one cluster, one after the other
]


class OnCluster(Apart):
    patience = 3600

    def __init__(self, url: str, var: Path) -> None:
        self.url, self.var = url, var

    def connect(self) -> psycopg.Connection[Any]:
        return psycopg.connect(self.url, autocommit=True)

    def does(self, what: str, *args: str) -> Any:
        said = self.run(str(Path(__file__).with_name("on_cluster.py")), what, *args)
        assert said.returncode == 0, said.stderr[-3000:]
        return json.loads(said.stdout or "null")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> OnCluster:
    made = OnCluster(given.made_ready(URL), tmp_path_factory.mktemp("cluster"))
    said = made.run("manage", "migrate", "-v0")
    assert said.returncode == 0, said.stderr[-3000:]
    made.does("neighbours", "90001", "90002", "90003")
    return made


def rows(cluster: OnCluster) -> dict[str, int]:
    """Of each table, over all communes, as a process that may see them counts."""
    said = cluster.run("-c", COUNTING)
    assert said.returncode == 0, said.stderr[-3000:]
    found: dict[str, int] = json.loads(said.stdout)
    return found


COUNTING = """
import json, django; django.setup()
from django_scopes import scopes_disabled
from dinh.house.distribute.tables import models
with scopes_disabled():
    print(json.dumps({model._meta.db_table: model._base_manager.count() for model in models()}))
"""


def test_it_is_distributed_and_no_row_is_lost(cluster):
    before = rows(cluster)
    said = cluster.run("distribute")
    assert said.returncode == 0, said.stderr
    assert "CHƯA ĐƯỢC" not in said.stdout, said.stdout[-2000:]
    said = cluster.run("distribute", "--yes", "--shards", str(SHARDS))
    assert said.returncode == 0, said.stderr[-3000:]
    assert rows(cluster) == before
    said = cluster.run("distribute", "--yes")
    assert "không còn gì để làm" in said.stdout


def test_the_communes_lie_on_more_than_one_node(cluster):
    nodes = cluster.ask(
        "SELECT nodename, nodeport, count(*) FROM citus_shards WHERE table_name = 'bodies_body'::regclass GROUP BY 1, 2"
    )
    assert len(nodes) > 1
    print("shards of bodies_body by node:", nodes)
    together = cluster.ask(
        "SELECT count(DISTINCT colocation_id) FROM citus_tables WHERE citus_table_type = 'distributed'"
    )
    assert together == [(1,)]


def test_without_a_scope_a_node_shows_no_row(cluster):
    """Row-level security on the shards themselves. (`ask` tells no commune.)"""
    if cluster.ask("SELECT rolsuper FROM pg_roles WHERE rolname = current_user") == [(True,)]:
        pytest.skip("this role is above row-level security")
    assert cluster.ask("SELECT count(*) FROM bodies_body") == [(0,)]
    assert rows(cluster)["bodies_body"] > 0


def test_a_row_is_held_by_commune_and_id(cluster):
    held = cluster.does("hold")
    assert held["waited"]
    assert held["name"].endswith("(mới)")


def test_a_commune_added_afterwards_works_a_year_and_every_page_opens(cluster):
    cluster.does("neighbours", "90004")
    made = cluster.does("year")
    assert all(made.values()), made
    walked = cluster.does("walk")
    assert walked["failed"] == []
    ward, *offices = walked["routes"]
    assert ward > 400
    assert min(offices) > 30
    assert walked["many"] == []
    counted = cluster.does("across")
    assert counted["differing"] == []
    assert counted["values"] > 1_000
    for command in ("verify", "roll"):
        said = cluster.run(command)
        assert said.returncode == 0, said.stderr[-3000:]


@pytest.mark.parametrize(
    "told", ["UPDATE journal_entry SET what = 'x'", "DELETE FROM journal_entry", "TRUNCATE journal_entry CASCADE"]
)
def test_the_nodes_refuse_to_change_the_journal(cluster, told):
    """Its lock lies on the shards as well."""
    with cluster.connect() as line, line.transaction(force_rollback=True):
        line.execute("SET LOCAL citus.propagate_set_commands TO 'local'")
        line.execute("SET LOCAL dinh.commune TO '*'")
        assert line.execute("SELECT count(*) FROM journal_entry").fetchone() != (0,)
        with pytest.raises(psycopg.Error, match="append-only"):
            line.execute(told)
