"""A migrated SQLite database kept between test runs: migrating takes most of the time of a short run.

Named by what makes it (every migration, every locked library), so that an old one is never taken for a new one.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from pathlib import Path
from typing import Any

from django.db.backends.signals import connection_created

ROOT = Path(__file__).resolve().parents[1]
KEPT = 6  # databases of other states of the migrations


class Migrated:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / f"{_state()}.sqlite3"

    def lend(self) -> None:
        """From now on an empty database begins as the one we keep; `migrate` then finds nothing to do."""
        if self.path.exists():
            connection_created.connect(self._fill, dispatch_uid="tests.migrated")

    def keep(self, connection: Any) -> None:
        connection_created.disconnect(dispatch_uid="tests.migrated")
        if connection.vendor != "sqlite" or self.path.exists():
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.folder)
        os.close(handle)
        connection.ensure_connection()
        copy = sqlite3.connect(name)
        connection.connection.backup(copy)
        copy.close()
        Path(name).replace(self.path)
        for old in sorted(self.folder.glob("*.sqlite3"), key=lambda each: each.stat().st_mtime)[:-KEPT]:
            old.unlink(missing_ok=True)

    def _fill(self, sender: Any, connection: Any, **_more: Any) -> None:
        raw = connection.connection
        if connection.vendor == "sqlite" and not raw.execute("SELECT 1 FROM sqlite_master").fetchone():
            stored = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)
            stored.backup(raw)
            stored.close()


def _state() -> str:
    seen = hashlib.sha256()
    for path in [ROOT / "requirements.txt", *sorted(ROOT.glob("src/dinh/**/migrations/*.py"))]:
        seen.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return seen.hexdigest()[:20]
