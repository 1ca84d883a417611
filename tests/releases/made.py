"""`python -m tests.releases.made 0.1.0`, with DINH_VAR at an installation whose demo year was just loaded."""

from __future__ import annotations

import json
import lzma
import sqlite3
import sys
from pathlib import Path

from tests.releases import FOLDER, migrations

# Made again from the records, or of nobody: a third of the file.
LEFT_OUT = ("search_document", "search_word", "people_opensession", "province_cell", "province_rolled")


def main(version: str, file: Path) -> None:
    kept = sqlite3.connect(":memory:")
    sqlite3.connect(f"file:{file}?mode=ro", uri=True).backup(kept)
    for table in LEFT_OUT:
        kept.execute(f"DELETE FROM {table}")  # a name of ours
    kept.commit()
    kept.execute("VACUUM")
    (FOLDER / f"{version}.sqlite3.xz").write_bytes(lzma.compress(kept.serialize(), preset=9))
    tables = kept.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").fetchall()
    rows = {
        table: kept.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for (table,) in sorted(tables)
        if not table.startswith("search_")
    }
    told = {"migrations": migrations(), "rows": rows}
    (FOLDER / f"{version}.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    from django.conf import settings

    main(sys.argv[1], Path(settings.DATABASES["default"]["NAME"]))
