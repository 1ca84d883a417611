"""The least a WSGI application can do with a petition: keep its bytes on disk, one row in PostgreSQL, answer."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import dj_database_url
import psycopg

_told = dj_database_url.parse(os.environ["DATABASE_URL"])
_line = psycopg.connect(dbname=_told["NAME"], user=_told["USER"], host=_told["HOST"])
_folder = Path(os.environ["DINH_VAR"]) / "bare"
_folder.mkdir(exist_ok=True)


def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    if not body:  # only asked whether anybody is there
        start_response("200 OK", [("Content-Type", "application/json")])
        return [b"[{}]"]
    with tempfile.NamedTemporaryFile(dir=_folder, delete=False) as part:
        part.write(body)
        part.flush()
        os.fsync(part.fileno())
    with _line.cursor() as cursor:
        cursor.execute("INSERT INTO bare (name) VALUES (%s)", [part.name])
    _line.commit()
    start_response("200 OK", [("Content-Type", "application/json")])
    return [b"[{}]"]
