"""The database of this house as one consistent copy, and back: SQLite by its online backup, PostgreSQL by pg_dump in
one snapshot. While a copy is taken, everybody goes on reading and writing."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient
from django_scopes import scopes_disabled

from dinh.ground.files.models import StoredFile
from dinh.ground.journal.models import Head
from dinh.ground.postgresql.base import EVERYONE
from dinh.house.backup import chunks
from dinh.house.postgres import server_binaries

Query = Callable[[str], list[tuple[Any, ...]]]
STEP = 2_000  # pages of SQLite copied at a time
_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    "postgresql": "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition",
}
# Only what is ours to drop: what extensions brought stays, and comes back by itself.
_EMPTY = """
DO $$ DECLARE each record; BEGIN
FOR each IN SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
  AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
LOOP EXECUTE format('DROP TABLE IF EXISTS public.%I CASCADE', each.name); END LOOP;
FOR each IN SELECT p.oid::regprocedure::text AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE n.nspname = 'public' AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
LOOP EXECUTE 'DROP ROUTINE IF EXISTS ' || each.name || ' CASCADE'; END LOOP;
END $$;
"""


class DatabaseFailed(RuntimeError):
    """A tool of the database failed, or the copy is not sound; the text holds what it said."""


@dataclass(frozen=True, slots=True)
class Copy:
    """The database at one moment. `pieces` may be read once."""

    engine: str
    tables: dict[str, int]
    heads: list[tuple[int, int, str]]
    files: list[str]
    pieces: Iterator[bytes]


@contextmanager
def copied(step: Callable[[int], None]) -> Iterator[Copy]:
    """`step` is told how many bytes more have been copied, where there is such a phase. Raises DatabaseFailed."""
    with _of_sqlite(step) if connection.vendor == "sqlite" else _of_postgresql() as copy:
        yield copy


def counted(query: Query, vendor: str) -> dict[str, int]:
    """Rows of every table."""
    names = sorted(name for (name,) in query(_TABLES[vendor]))
    return {name: int(query(f'SELECT count(*) FROM "{name}"')[0][0]) for name in names}  # noqa: S608


def _facts(query: Query, vendor: str) -> dict[str, Any]:
    heads = query(f'SELECT commune_id, seq, hash FROM "{Head._meta.db_table}" ORDER BY commune_id')  # noqa: S608
    files = query(f'SELECT DISTINCT sha256 FROM "{StoredFile._meta.db_table}" ORDER BY sha256')  # noqa: S608
    return {
        "engine": vendor,
        "tables": counted(query, vendor),
        "heads": [(int(commune), int(seq), str(found)) for commune, seq, found in heads],
        "files": [name for (name,) in files],
    }


@contextmanager
def _of_sqlite(step: Callable[[int], None]) -> Iterator[Copy]:
    with tempfile.TemporaryDirectory(dir=settings.VAR, prefix=".backup-") as folder:
        path = Path(folder) / "copy.sqlite3"
        with closing(_opened(Path(settings.DATABASES["default"]["NAME"]))) as source, closing(_opened(path)) as copy:
            # A reader's view held open: the writing of others goes on, and the copy need not begin anew for it.
            source.execute("BEGIN")
            source.execute("SELECT 1 FROM sqlite_master").fetchone()
            (page,) = source.execute("PRAGMA page_size").fetchone()
            source.backup(copy, pages=STEP, progress=lambda _status, _left, _total: step(STEP * page))
            source.execute("ROLLBACK")
            sound(copy)
            facts = _facts(lambda sql: copy.execute(sql).fetchall(), "sqlite")
        with path.open("rb") as file:
            yield Copy(pieces=chunks.of_pages(file), **facts)


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None, timeout=20)


def sound(copy: sqlite3.Connection) -> None:
    said = copy.execute("PRAGMA quick_check(3)").fetchall()
    if said != [("ok",)]:
        raise DatabaseFailed("Cơ sở dữ liệu hỏng: " + "; ".join(str(line[0]) for line in said))


@contextmanager
def _of_postgresql() -> Iterator[Copy]:
    connection.ensure_connection()
    if connection.distributed:  # type: ignore[attr-defined]  # of our own backend
        raise DatabaseFailed(
            "Dữ liệu nằm trên nhiều nút Citus: pg_dump không thấy hết. Sao lưu từng nút bằng pg_basebackup và lưu WAL "
            "(docs/scale.md)."
        )
    mine = connection.copy()
    with closing(mine):
        with scopes_disabled(), mine.cursor() as cursor:
            cursor.execute("SELECT 1")  # tells the database that all communes' rows are wanted, before the transaction
        mine.set_autocommit(False)
        with scopes_disabled(), mine.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

            def query(sql: str) -> list[tuple[Any, ...]]:
                cursor.execute(sql)
                return list(cursor.fetchall())

            (snapshot,) = query("SELECT pg_export_snapshot()")[0]
            facts = _facts(query, "postgresql")
        options = ["--no-owner", "--no-privileges", "--no-comments", "--encoding=UTF8", f"--snapshot={snapshot}"]
        yield Copy(pieces=chunks.of_lines(_dumped([*options, "--enable-row-security"])), **facts)


def tool(name: str) -> str:
    folder = server_binaries()
    if folder and (folder / name).exists():
        return str(folder / name)
    newest = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: -int(path.parts[-3]))
    found = str(newest[0]) if newest else shutil.which(name)
    if not found:
        raise DatabaseFailed(f"Không thấy {name}: cài gói postgresql-client cùng đời với máy chủ PostgreSQL.")
    return found


def _command(name: str, options: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """A tool told of the database as Django knows it; passwords go by the environment."""
    wanted = dict(connection.settings_dict)
    args, env = DatabaseClient.settings_to_cmd_args_env(wanted, [])
    return [tool(name), *args[1:-1], *options, args[-1]], {**os.environ, **(env or {})}


def _dumped(options: list[str]) -> Iterator[bytes]:
    command, env = _command("pg_dump", options)
    env["PGOPTIONS"] = f"{env.get('PGOPTIONS', '')} -c dinh.commune={EVERYONE}"  # see ground/rowlevel.py
    with tempfile.TemporaryFile() as said:
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said, env=env, bufsize=1 << 20) as process:
            try:
                yield from process.stdout or ()
            except BaseException:
                process.kill()
                raise
        _told(process.returncode, "pg_dump", said)


def _told(code: int, name: str, said: Any) -> None:
    if code:
        said.seek(0)
        raise DatabaseFailed(f"{name}: {said.read().decode(errors='replace').strip()[-1000:]}")


def is_empty() -> bool:
    """Whether the database that is set holds nothing at all."""
    return not connection.introspection.table_names()


@contextmanager
def loading() -> Iterator[Callable[[bytes], None]]:
    """Takes the pieces of a copy in order; the database becomes that copy when the block ends well, and stays what it
    was when it does not. Raises DatabaseFailed."""
    connection.close()
    with _into_sqlite() if connection.vendor == "sqlite" else _into_postgresql() as take:
        yield take


@contextmanager
def _into_sqlite() -> Iterator[Callable[[bytes], None]]:
    path = Path(settings.DATABASES["default"]["NAME"])
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.restoring")
    try:
        with part.open("wb") as file:
            yield lambda piece: void(file.write(piece))
            file.flush()
            os.fsync(file.fileno())
        with closing(_opened(part)) as copy:
            sound(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        if path.exists():
            _put_aside(path)
        part.replace(path)
    finally:
        for rest in (part, *(part.with_name(part.name + end) for end in ("-wal", "-shm", "-journal"))):
            rest.unlink(missing_ok=True)


def void(_written: object) -> None:
    """What a call told us that nobody needs."""


def _put_aside(path: Path) -> None:
    """The old database is kept under another name, with everything in one file; which SQLite refuses while anybody
    has it open."""
    try:
        with closing(sqlite3.connect(path, isolation_level=None, timeout=1)) as old:
            old.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        raise DatabaseFailed("Cơ sở dữ liệu đang được dùng. Hãy dừng Đình (trang và việc nền) rồi gọi lại.") from error
    except sqlite3.DatabaseError:
        pass  # too broken to be opened, which may be why somebody restores
    path.replace(path.with_name(f"{path.name}.before-restore"))
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)


@contextmanager
def _into_postgresql() -> Iterator[Callable[[bytes], None]]:
    """One transaction, ended by our own COMMIT: psql that loses us half way leaves nothing behind."""
    command, env = _command("psql", ["--no-psqlrc", "--quiet", "--output=/dev/null", "--set=ON_ERROR_STOP=1"])
    with tempfile.TemporaryFile() as said:
        with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=said, env=env) as process:
            to = process.stdin
            assert to is not None  # noqa: S101  # what PIPE gives
            try:
                with suppress(BrokenPipeError):  # then psql says why, below
                    to.write(b"BEGIN;\n" + _EMPTY.encode())
                    yield lambda piece: void(to.write(piece))
                    to.write(b"\nCOMMIT;\n")
                    to.flush()
            except BaseException:
                process.kill()
                raise
            finally:
                with suppress(BrokenPipeError):
                    to.close()
        _told(process.returncode, "psql", said)
