"""`./dinh distribute` on plain PostgreSQL, where a stand-in takes Citus's place: all that is done to the keys is done
in earnest. (On a cluster: test_citus.py.)"""

from __future__ import annotations

import psycopg
import pytest
from django.db import connection

from dinh.house.distribute import catalogue, plan
from dinh.house.distribute.tables import Kind, kind_of, links, models
from dinh.house.tests.distribute.conftest import STAND_IN

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db,  # so that there is a database to copy
    pytest.mark.skipif(connection.vendor != "postgresql", reason="Citus is PostgreSQL's"),
    pytest.mark.timeout(600),
]
WARDS = """
import django; django.setup()
from django_scopes import scope
from tests import people
from dinh.ground.bodies.models import Body
for name, code, host in (("Đình Minh", "90001", None), ("Bến Thượng", "90002", "benthuong.example")):
    ward = people.Ward(name=name, code=code, host=host)
    with scope(commune=ward.commune):
        ward.official("o" + code, "Nguyễn Văn A", "UBND", "Công chức", people.CLERK)
        print(Body.objects.count())
"""
CODES = (
    "SELECT contype::text, count(*) FROM pg_constraint WHERE connamespace = 'public'::regnamespace "
    "GROUP BY 1 ORDER BY 1"
)


@pytest.fixture(scope="module")
def apart(make_apart):
    """Two communes, and Citus to be had."""
    made = make_apart("apart")
    said = made.run("-c", WARDS)
    assert said.returncode == 0, said.stderr
    made.do(STAND_IN.read_text())
    return made


def test_without_citus_it_says_what_to_do(make_apart):
    plain = make_apart("plain")
    said = plain.run("distribute", "--yes")
    assert said.returncode == 1
    assert "CREATE EXTENSION citus" in said.stderr


def test_unless_told_otherwise_it_only_says_what_it_would_do(apart):
    before = apart.ask(CODES)
    said = apart.run("distribute")
    assert said.returncode == 0, said.stderr
    assert "-- CHƯA ĐƯỢC" not in said.stdout
    lines = said.stdout.splitlines()
    assert lines[0].endswith(" bảng chia theo xã, 14 bảng chép ra mọi nút, 4 bảng ở lại nút điều phối.")
    assert (
        'ALTER TABLE "bodies_body" DROP CONSTRAINT "bodies_body_pkey", ADD CONSTRAINT "bodies_body_pkey" '
        'PRIMARY KEY ("commune_id", "id");'
    ) in lines
    placed = [line for line in lines if line.startswith("SELECT create_")]
    assert placed[0].startswith("SELECT create_reference_table(")
    spread = [line for line in placed if "create_distributed_table" in line]
    assert "shard_count => 32" in spread[0]
    assert all("colocate_with => " in line for line in spread[1:])
    assert apart.ask(CODES) == before


def test_it_refuses_while_anybody_else_is_connected_or_a_step_is_missing(apart):
    with apart.connect():
        said = apart.run("distribute", "--yes")
    assert said.returncode == 1
    assert "Còn 1 kết nối khác" in said.stderr
    apart.do("DELETE FROM django_migrations WHERE app = 'works' AND name = '0002_append_only'")
    said = apart.run("distribute", "--yes")
    apart.do("INSERT INTO django_migrations (app, name, applied) VALUES ('works', '0002_append_only', now())")
    assert said.returncode == 1
    assert "Còn 1 bước nâng cấp" in said.stderr


def test_cut_short_it_goes_on_where_it_was(apart):
    """The whole of it, in three calls: the second begins after the keys were made, the third finds nothing left."""
    apart.do("INSERT INTO citus_trouble VALUES ('papers_paper')")
    said = apart.run("distribute", "--yes")
    assert said.returncode == 1
    assert "connection to the remote node" in said.stderr
    half = {name for (name,) in apart.ask("SELECT logicalrelid::text FROM pg_dist_partition")}
    assert "bodies_body" in half
    assert "tasks_task" not in half
    apart.do("DELETE FROM citus_trouble")
    said = apart.run("distribute", "--yes")
    assert said.returncode == 0, said.stderr
    assert "số dòng từng bảng như lúc đầu" in said.stdout
    said = apart.run("distribute", "--yes")
    assert said.returncode == 0, said.stderr
    assert "không còn gì để làm" in said.stdout
    assert apart.ask("SELECT to_regclass('dinh_distribute') IS NULL") == [(True,)]


def test_afterwards_every_key_and_link_carries_the_commune(apart):
    with apart.connect() as line:
        found = catalogue.read(_Raw(line))  # type: ignore[arg-type]
    ours = {model._meta.db_table: model for model in models()}
    assert found.placed == {table for table, model in ours.items() if kind_of(model) is not Kind.LOCAL}
    spread = {table for table, model in ours.items() if kind_of(model) is Kind.DISTRIBUTED}
    without = [each for each in found.constraints if each.table in spread and "commune_id" not in each.columns]
    of_reference = {
        (table, field.column)
        for table in spread
        for field in links(ours[table])
        if kind_of(field.related_model) is Kind.REFERENCE
    }
    assert {(each.table, each.columns[0]) for each in without} <= of_reference
    assert all(each.kind == "f" for each in without)
    assert sum(each.kind == "f" for each in found.constraints) == sum(len(links(model)) for model in ours.values())
    assert plan.unsound(found) == []
    assert {table for table, _name in found.triggers} == {
        "journal_entry",
        "works_cancellation",
        "works_entry",
        "works_receipt",
    }
    held = [sql.partition(" ON ")[0] for sql in found.triggers.values()]
    assert all("TRUNCATE" not in sql or " OR " not in sql for sql in held), "Citus would put it on no shard"
    assert len(held) == 8
    (condition,) = {sql for (sql,) in apart.ask("SELECT pg_get_expr(polqual, polrelid) FROM pg_policy")}
    assert "SELECT" not in condition


def test_afterwards_no_row_can_lead_into_another_commune(apart):
    """More than before: the foreign key itself refuses."""
    (here, there) = (pk for (pk,) in apart.ask("SELECT id FROM places_commune ORDER BY code"))
    ((theirs,),) = apart.ask(f"SELECT min(id) FROM bodies_body WHERE commune_id = {there}")
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        apart.do(f"UPDATE bodies_body SET parent_id = {theirs} WHERE commune_id = {here}")
    with pytest.raises(psycopg.errors.RaiseException, match="append-only"):
        apart.do("DELETE FROM journal_entry")


def test_afterwards_a_new_table_begins_without_links_that_lead_off_the_coordinator(apart):
    """Until it is placed. (`sqlmigrate` says what `migrate` would do.)"""
    said = apart.run("manage", "sqlmigrate", "overview", "0001_initial")
    assert 'CREATE TABLE "overview_kept"' in said.stdout
    assert "FOREIGN KEY" not in said.stdout


def test_afterwards_the_house_works_and_backs_up_elsewhere(apart):
    said = apart.run("verify")
    assert said.returncode == 0, said.stderr
    said = apart.run(
        "-c",
        WARDS.replace("90001", "90003")
        .replace("90002", "90004")
        .replace("None", "'moi.example'")
        .replace("benthuong", "mai"),
    )
    assert said.returncode == 0, said.stderr
    assert apart.ask("SELECT count(DISTINCT commune_id) FROM bodies_body") == [(4,)]
    key = apart.var / "key"
    assert apart.run("backup", "--new-key", str(key)).returncode == 0
    said = apart.run("-c", f"import os; os.environ['DINH_BACKUP_KEY_FILE'] = '{key}'\n{BACKUP}")
    assert "pg_basebackup" in said.stderr + said.stdout


BACKUP = """
import sys, tempfile
from django.core.management import execute_from_command_line
execute_from_command_line(["dinh", "backup", tempfile.mkdtemp()])
"""


class _Raw:
    """What `catalogue.read` needs of a connection."""

    def __init__(self, line: psycopg.Connection) -> None:
        self.cursor = line.cursor
