"""A private PostgreSQL for tests and drills: made in a temporary folder, reached by a socket in it, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote


def server_binaries() -> Path | None:
    """The folder of `initdb` and `postgres`, newest version first; None where the server is not installed."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: -int(path.parts[-3]))
    if installed:
        return installed[0].parent
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


ABOVE = "postgres"  # the cluster's superuser


class Cluster:
    """Careless of the disk unless `durable`. PostgreSQL refuses to run as root, so as root it runs as `postgres` or
    `nobody`. `settings`: more of them, as PostgreSQL takes them on its command line."""

    def __init__(self, binaries: Path, durable: bool = False, settings: str = "") -> None:
        self._binaries = binaries
        self._owner = _unprivileged()
        self.folder = Path(tempfile.mkdtemp(prefix="dinh-postgres-"))
        self.data = self.folder / "data"
        if self._owner:
            os.chown(self.folder, self._owner.pw_uid, self._owner.pw_gid)
        careless = "" if durable else " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        self._settings = f"-k {self.folder} -c listen_addresses={careless} {settings}"
        self.url = f"postgres://dinh@{quote(str(self.folder), safe='')}/dinh"

    def make(self) -> None:
        self.run("initdb", "-D", str(self.data), "-U", ABOVE, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")

    def furnish(self) -> None:
        """Our role and its database. As in a real house it owns its databases and is no superuser, so that it is held
        to row-level security."""
        self.run("createuser", "-h", str(self.folder), "-U", ABOVE, "--createdb", "dinh")
        self.run("createdb", "-h", str(self.folder), "-U", ABOVE, "-O", "dinh", "dinh")

    def standby(self, settings: str = "") -> Cluster:
        """One that follows this one, as `pg_basebackup` makes it; not started yet."""
        other = Cluster(self._binaries, settings=settings)
        place = ("-h", str(self.folder), "-U", ABOVE, "-D", str(other.data))
        other.run("pg_basebackup", *place, "--checkpoint=fast", "--write-recovery-conf")
        return other

    def run(self, program: str, *args: str) -> None:
        """One of PostgreSQL's own programs, as the owner of the data; what it says goes into `folder/log`."""
        owner = self._owner
        as_owner = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}
        # Output goes to a file: a server that inherits our pipe would keep it open for ever.
        with (self.folder / "log").open("ab") as log:
            subprocess.run(
                [str(self._binaries / program), *args], check=True, cwd=self.folder, stdout=log, stderr=log, **as_owner  # type: ignore[call-overload]
            )  # fmt: skip

    def start(self) -> None:
        self.run("pg_ctl", "-D", str(self.data), "-w", "-t", "120", "-o", self._settings, "start")

    def stop(self, mode: str = "immediate") -> None:
        self.run("pg_ctl", "-D", str(self.data), "-m", mode, "stop")

    def kill(self) -> None:
        """As a power cut would: nothing is asked, nothing is finished. Returns when its last process is gone."""
        first = int((self.data / "postmaster.pid").read_text().split()[0])
        os.kill(first, signal.SIGKILL)
        while _lives(first) or any(_lives(child) for child in _children_in(self.data)):
            time.sleep(0.05)
        # Where nobody has reaped it yet the dead one still counts as running.
        for left in (self.data / "postmaster.pid", *self.folder.glob(".s.PGSQL.*")):
            left.unlink()

    def remove(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def _lives(process: int) -> bool:
    with suppress(OSError):
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    return False


def _children_in(data: Path) -> list[int]:
    """The processes that work in this folder: each of PostgreSQL's does so in that of its data."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if Path(os.readlink(entry / "cwd")) == data:
                found.append(int(entry.name))
    return found


@contextmanager
def private_cluster(binaries: Path, durable: bool = False) -> Iterator[str]:
    """Yields a DATABASE_URL."""
    cluster = Cluster(binaries, durable)
    try:
        cluster.make()
        cluster.start()
        try:
            cluster.furnish()
            yield cluster.url
        finally:
            cluster.stop()
    finally:
        cluster.remove()


def _unprivileged() -> pwd.struct_passwd | None:
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]
