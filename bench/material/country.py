"""A country of made-up records for benches: provinces, communes and years of raw rows, in bounded memory.

The rows are made by PostgreSQL itself, some communes at a time, so that this process holds nothing. Shapes are those of
wards: communes differ in size (some ten times others), in whether they grow busier or quieter over the span, and in how
often they are late; matters differ in kind and ending. The same `seed` makes the same country.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db import NotSupportedError, connection, models, transaction
from django.db.models import NOT_PROVIDED
from django_scopes import scopes_disabled

PROVINCES = 34
BODIES, GROUPS = 10, 10  # of a commune
AT_ONCE = 100  # communes in one statement
SHARES = {"benefit.ServiceFile": 0.60, "papers.Paper": 0.20, "petitions.Petition": 0.10, "tasks.Turn": 0.10}

# One row for each event of communes %(low)s…%(high)s: n counts within the commune, `on_` is a day of the span, `r`, `s`
# and `q` are chances between 0 and 1, `care` how seldom the commune is late.
EVENTS = """
    SELECT c.id AS commune_id, n, random() AS r, random() AS s, random() AS q, 0.75 + 0.24 * c.care AS care,
           %(start)s::date + least(%(days)s - 1, floor(%(days)s * (random() ^ c.lean))::int) AS on_
    FROM bench_commune c CROSS JOIN LATERAL generate_series(1, greatest(1, (%(each)s * c.size)::int)) AS n
    WHERE c.place BETWEEN %(low)s AND %(high)s
"""


@dataclass(frozen=True, slots=True)
class Span:
    """The days the records are of: `start` and the `days` after it."""

    start: date
    days: int


def opened(database: str | None, run: Callable[[], int]) -> int:
    """`run()` over the PostgreSQL at the address `database`, else over a private one; 2 where there is none to start.

    The private one's role may leave out the look-up of foreign keys while it fills, which only a superuser may give.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dinh.house.settings")
    if database:
        os.environ["DATABASE_URL"] = database
        return run()
    import psycopg

    from dinh.house.postgres import ABOVE, private_cluster, server_binaries

    binaries = server_binaries()
    if binaries is None:
        sys.stderr.write("This bench wants PostgreSQL's server: apt-get install postgresql\n")
        return 2
    with private_cluster(binaries) as url:
        with psycopg.connect(url.replace("//dinh@", f"//{ABOVE}@"), autocommit=True) as line:
            line.execute("GRANT SET ON PARAMETER session_replication_role TO dinh")
        os.environ["DATABASE_URL"] = url
        return run()


def fill(communes: int, rows: int, span: Span, progress: Callable[[str, int, int], None], seed: float = 0.42) -> int:
    """Provinces, communes, bodies and about `rows` records; returns how many there are. PostgreSQL only."""
    if connection.vendor != "postgresql":
        raise NotSupportedError("The made-up country wants PostgreSQL.")
    with scopes_disabled(), connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # no look-up of each foreign key: they are made right
        cursor.execute("SELECT setseed(%s)", [seed])
        _places(cursor, communes)
        for label, share in SHARES.items():
            each = rows * share / communes
            for low in range(1, communes + 1, AT_ONCE):
                values = {
                    "low": low, "high": min(communes, low + AT_ONCE - 1), "each": each, "start": span.start,
                    "days": span.days,
                }  # fmt: skip
                with transaction.atomic():
                    for model, columns, source in RECORDS[label]:
                        _insert(cursor, model, columns, source, values)
                progress(label, values["high"], communes)
        cursor.execute("SET session_replication_role = DEFAULT")
        for label in {*SHARES, "tasks.Task", "benefit.ImportRun"}:
            table = apps.get_model(label)._meta.db_table
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}")
        cursor.execute("ANALYZE")
        return sum(_count(cursor, apps.get_model(label)) for label in SHARES)


def _places(cursor: Any, communes: int) -> None:
    values = {"provinces": PROVINCES, "communes": communes, "bodies": BODIES, "groups": GROUPS}
    _insert(cursor, "places.Province", {
        "name": "'Số ' || n", "kind": "'tinh'", "code": "lpad(n::text, 2, '0')",
    }, "SELECT n FROM generate_series(1, %(provinces)s) n", values)  # fmt: skip
    _insert(cursor, "places.Commune", {
        "province_id": "p.id", "name": "'Số ' || n", "kind": "CASE WHEN n %% 4 = 0 THEN 'phuong' ELSE 'xa' END",
        "code": "lpad(n::text, 5, '0')", "host": "'xa-' || n || '.localhost'",
    }, "SELECT n FROM generate_series(1, %(communes)s) n", values,
        "JOIN places_province p ON p.code = lpad(((n %% %(provinces)s) + 1)::text, 2, '0')")  # fmt: skip
    cursor.execute("DROP TABLE IF EXISTS bench_commune")
    cursor.execute(
        "CREATE TABLE bench_commune AS SELECT id, row_number() OVER (ORDER BY id) AS place, "
        "exp(random() + random() + random() - 1.5) AS size, random() AS care, "
        "0.8 + 0.4 * random() AS lean FROM places_commune WHERE host LIKE 'xa-%.localhost'"
    )
    cursor.execute("UPDATE bench_commune SET size = size / (SELECT avg(size) FROM bench_commune)")
    _insert(cursor, "bodies.Body", {
        "commune_id": "c.id", "kind": "'agency'", "system": "'state'", "name": "'Đơn vị ' || n",
        "valid_from": "'2025-07-01'::date",
    }, "SELECT n FROM generate_series(1, %(bodies)s) n", values, "CROSS JOIN bench_commune c")  # fmt: skip
    _insert(cursor, "places.ResidentialGroup", {
        "commune_id": "c.id", "code": "'to-' || n", "name": "n::text", "households": "80 + n * 7",
        "valid_from": "'2025-07-01'::date",
    }, "SELECT n FROM generate_series(1, %(groups)s) n", values, "CROSS JOIN bench_commune c")  # fmt: skip
    _insert(cursor, "benefit.ImportRun", {
        "commune_id": "c.id", "file_name": "'mot-cua.xlsx'", "shape": "'files'", "state": "'taken'",
        "brought_by": "'cán bộ một cửa'", "brought_at": "'2026-01-01'::timestamptz",
    }, "SELECT 1 AS n", values, "CROSS JOIN bench_commune c")  # fmt: skip


BODY = "(SELECT min(b.id) FROM bodies_body b WHERE b.commune_id = e.commune_id) + (e.n %% 10)"
PASSED = "e.on_ + 12 < %(start)s::date + %(days)s"  # long enough ago to be done by the end of the span
RECORDS: dict[str, list[tuple[str, dict[str, str], str]]] = {
    "benefit.ServiceFile": [("benefit.ServiceFile", {
        "commune_id": "e.commune_id", "code": "'H' || lpad(e.n::text, 8, '0')",
        "procedure": "'Thủ tục số ' || (1 + floor(40 * e.s * e.s))", "field": "'Lĩnh vực ' || (1 + e.n %% 9)",
        "received_on": "e.on_", "due_on": "e.on_ + 5",
        "returned_on": f"CASE WHEN {PASSED} THEN e.on_ + CASE WHEN e.r < e.care THEN 1 + floor(5 * e.q)::int "
                       "ELSE 6 + floor(6 * e.q)::int END END",
        "run_id": "(SELECT min(i.id) FROM benefit_importrun i WHERE i.commune_id = e.commune_id)",
    }, EVENTS)],
    "papers.Paper": [("papers.Paper", {
        "commune_id": "e.commune_id", "ref": "'VB-' || lpad(e.n::text, 8, '0')",
        "direction": "CASE WHEN e.r < 0.45 THEN 'in' ELSE 'out' END", "state": "'registered'", "body_id": BODY,
        "system": "'state'",
        "type_name": "(ARRAY['công văn','báo cáo','kế hoạch','thông báo','chỉ thị'])[1 + e.n %% 5]",
        "number": "e.n || '/CV-UBND'", "canonical": "e.n || '/CV-UBND'", "folded": "'so ' || e.n", "issued": "e.on_",
        "issuer": "'UBND'", "subject": "'Về việc số ' || e.n", "arrived": "CASE WHEN e.r < 0.45 THEN e.on_ + 2 END",
        "register_key": "to_char(e.on_, 'YYYY')", "register_number": "e.n", "registered_at": "e.on_",
        "added_at": "e.on_",
    }, EVENTS)],
    "petitions.Petition": [("petitions.Petition", {
        "commune_id": "e.commune_id", "ref": "'PA-' || lpad(e.n::text, 8, '0')",
        "kind": "CASE WHEN e.s < 0.78 THEN 'reflection' WHEN e.s < 0.93 THEN 'proposal' ELSE 'complaint' END",
        "state": f"CASE WHEN {PASSED} THEN 'closed' ELSE 'accepted' END", "received_on": "e.on_",
        "title": "'Việc số ' || e.n", "text": "'Nội dung việc số ' || e.n", "folded": "'viec so ' || e.n",
        "body_id": BODY, "public": "e.s < 0.93",
        "ending": f"CASE WHEN NOT {PASSED} THEN '' WHEN e.q < 0.45 THEN 'confirmed' WHEN e.q < 0.75 THEN 'unconfirmed' "
                  "WHEN e.q < 0.93 THEN 'explained' ELSE 'refused' END",
        "ended_on": f"CASE WHEN {PASSED} THEN e.on_ + 12 END", "answered_on": f"CASE WHEN {PASSED} THEN e.on_ + 8 END",
        "outcome_due": "e.on_ + 10",
        "outcome_on": f"CASE WHEN {PASSED} THEN e.on_ + CASE WHEN e.r < e.care THEN 7 ELSE 12 END END",
    }, EVENTS)],
    "tasks.Turn": [
        ("tasks.Task", {
            "commune_id": "e.commune_id", "ref": "'NV-' || lpad(e.n::text, 8, '0')", "title": "'Việc ' || e.n",
            "text": "'Nội dung việc ' || e.n", "lead_id": BODY, "assigned_at": "e.on_",
        }, EVENTS),
        ("tasks.Turn", {
            "commune_id": "e.commune_id", "task_id": "e.id", "due": "e.on_ + 20", "first_due": "e.on_ + 20",
            "state": "CASE WHEN e.on_ + 26 < %(start)s::date + %(days)s THEN 'accepted' ELSE 'started' END",
            "reported_at": "CASE WHEN e.on_ + 26 < %(start)s::date + %(days)s THEN (e.on_ + CASE WHEN e.r < e.care "
                           "THEN 15 ELSE 24 END)::timestamptz END",
            "accepted_at": "CASE WHEN e.on_ + 26 < %(start)s::date + %(days)s THEN (e.on_ + 26)::timestamptz END",
        }, """
            SELECT t.commune_id, t.id, t.assigned_at::date AS on_, random() AS r, 0.75 + 0.24 * c.care AS care
            FROM tasks_task t JOIN bench_commune c ON c.id = t.commune_id WHERE c.place BETWEEN %(low)s AND %(high)s
        """),
    ],
}  # fmt: skip


def _insert(
    cursor: Any, label: str, columns: dict[str, str], source: str, values: dict[str, Any], joined: str = ""
) -> None:
    """INSERT … SELECT of `columns` (SQL by column); the model's own defaults in all others."""
    model = apps.get_model(label)
    told = dict(_defaults(model)) | columns
    names = ", ".join(f'"{name}"' for name in told)
    cursor.execute(
        f'INSERT INTO "{model._meta.db_table}" ({names}) SELECT {", ".join(told.values())} FROM ({source}) e {joined}',
        values,
    )


def _defaults(model: type[models.Model]) -> Iterator[tuple[str, str]]:
    for field in model._meta.local_concrete_fields:
        if field.primary_key or field.null:
            continue
        default = "" if field.default is NOT_PROVIDED else field.get_default()
        kept = field.get_db_prep_save(default, connection) if default != "" else ""
        yield field.column, "'[]'::jsonb" if default == [] else "'{}'::jsonb" if default == {} else _literal(kept)


def _literal(value: Any) -> str:
    if isinstance(value, bool | int):
        return str(value).upper()
    return "'" + str(value).replace("'", "''").replace("%", "%%") + "'"


def _count(cursor: Any, model: type[models.Model]) -> int:
    cursor.execute(f'SELECT count(*) FROM "{model._meta.db_table}"')
    return int(cursor.fetchone()[0])
