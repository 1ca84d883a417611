"""The database that DINH_TEST_CITUS_URL names, emptied and made ready: as whose role the house runs, and what to say
where it is not yet a cluster."""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

ROLE = "dinh_citus_test"  # made where the given role is above row-level security
MARK = "dinh_thrown_away"  # a table: this database is one of ours, and may be emptied again
OURS = (
    "SELECT relname, relkind::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') "
    "AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')"
)
NO_CITUS = (
    "no Citus in this database. On every node, as superuser: CREATE EXTENSION citus; then, on the coordinator: "
    "SELECT citus_set_coordinator_host('…'); SELECT citus_add_node('worker-1', 5432); … (docs/scale.md)"
)


def made_ready(url: str) -> str:
    """Empties it. Returns the URL of the role that the house is to run as: the given one, or, where that is a
    superuser and may make another, one of our own."""
    with psycopg.connect(url, autocommit=True) as line:
        _asked_of(line)
        _empty(line)
        line.execute(f"CREATE TABLE {MARK} ()")
        above = "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"
        return _as_own_role(line, url) if _one(line, above) else url


def _asked_of(line: psycopg.Connection[Any]) -> None:
    """What must be so before anything is thrown away."""
    name = line.info.dbname
    if "test" not in name and (tables := [table for table, _kind in line.execute(OURS)]) and MARK not in tables:
        raise AssertionError(
            f"database «{name}» holds {len(tables)} tables, and its name does not contain «test»: all in it would be "
            "thrown away. Give an empty database, or one named so."
        )
    assert _one(line, "SELECT to_regproc('citus_version') IS NOT NULL"), NO_CITUS
    workers = _one(line, "SELECT count(*) FROM citus_get_active_worker_nodes()")
    assert workers >= 2, f"{workers} worker(s): the rows of communes are to lie on two at least. {NO_CITUS}"


def _empty(line: psycopg.Connection[Any]) -> None:
    """A table at a time: of a distributed house together they would need more locks than a server has. (Nor the whole
    schema: Citus itself keeps two views in it, and would go with them.)"""
    for table, _kind in line.execute(OURS).fetchall():
        line.execute(sql.SQL("DROP TABLE IF EXISTS public.{} CASCADE").format(sql.Identifier(table)))
    found = line.execute(
        "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace "
        "AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')"
    )
    for (name,) in found.fetchall():
        line.execute(f"DROP FUNCTION IF EXISTS {name} CASCADE")


def _as_own_role(line: psycopg.Connection[Any], url: str) -> str:
    """A role as a house should have, on every node, which the nodes know each other by."""
    word = secrets.token_urlsafe(24)
    do = "ALTER" if _one(line, f"SELECT count(*) FROM pg_roles WHERE rolname = '{ROLE}'") else "CREATE"
    line.execute(f"{do} ROLE {ROLE} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '{word}'")  # Citus tells the nodes
    # Once a table was spread, Citus passes it on by itself, and forbids it to the nodes.
    line.execute("SELECT run_command_on_workers(%s)", [f"GRANT ALL ON SCHEMA public TO {ROLE}"])
    line.execute(f"GRANT ALL ON SCHEMA public TO {ROLE}")
    for told in (
        f"SELECT 1 / has_schema_privilege('{ROLE}', 'public', 'CREATE')::int",
        f"DELETE FROM pg_dist_authinfo WHERE rolename = '{ROLE}'",
        f"INSERT INTO pg_dist_authinfo VALUES (0, '{ROLE}', 'password={word}'), (-1, '{ROLE}', 'password={word}')",
    ):
        answers = line.execute("SELECT success, result FROM run_command_on_all_nodes(%s)", [told]).fetchall()
        assert all(success for success, _result in answers), answers
    line.execute(f"ALTER TABLE {MARK} OWNER TO {ROLE}")
    parts = urlsplit(url)
    place = parts.netloc.rpartition("@")[2]
    own = urlunsplit(parts._replace(netloc=f"{ROLE}:{quote(word)}@{place}"))
    try:
        psycopg.connect(own).close()
    except psycopg.OperationalError as error:
        print(f"this server lets {ROLE} not in ({error}): the house runs as {line.info.user}, above row-level security")
        return url
    return own


def _one(line: psycopg.Connection[Any], asked: str) -> Any:
    row = line.execute(asked).fetchone()  # type: ignore[arg-type]  # our own words
    return row and row[0]
