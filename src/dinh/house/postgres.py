"""A private PostgreSQL for the tests: made in a temporary folder, reached by a socket in it, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote


def server_binaries() -> Path | None:
    """The folder of `initdb` and `postgres`, newest version first; None where the server is not installed."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: -int(path.parts[-3]))
    if installed:
        return installed[0].parent
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@contextmanager
def private_cluster(binaries: Path, durable: bool = False) -> Iterator[str]:
    """Yields a DATABASE_URL. It is careless of the disk unless `durable`. PostgreSQL refuses to run as root, so as root
    it runs as `postgres` or `nobody`."""
    owner = _unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="dinh-postgres-"))
    data = folder / "data"
    if owner:
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    as_owner = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}

    def run(program: str, *args: str) -> None:
        # Output goes to a file: a server that inherits our pipe would keep it open for ever.
        with (folder / "log").open("ab") as log:
            subprocess.run(
                [str(binaries / program), *args], check=True, cwd=folder, stdout=log, stderr=log, **as_owner  # type: ignore[call-overload]
            )  # fmt: skip

    try:
        run("initdb", "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        careless = "" if durable else " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        settings = f"-k {folder} -c listen_addresses={careless}"
        run("pg_ctl", "-D", str(data), "-w", "-o", settings, "start")
        try:
            # As in a real house the role owns its databases and is no superuser: it is held to row-level security.
            run("createuser", "-h", str(folder), "-U", "postgres", "--createdb", "dinh")
            run("createdb", "-h", str(folder), "-U", "postgres", "-O", "dinh", "dinh")
            yield f"postgres://dinh@{quote(str(folder), safe='')}/dinh"
        finally:
            run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged() -> pwd.struct_passwd | None:
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]
