"""The database of an installation in this machine's own PostgreSQL. As root; again without harm."""

from __future__ import annotations

import shutil
import subprocess

from dinh.house.installing import plan

ABOVE = "postgres"  # PostgreSQL's superuser and the system's user for it, on Debian


class NotReady(RuntimeError):
    """PostgreSQL is not there, does not answer, or is not as it must be: the text says which and the way out."""


def furnish() -> None:
    """Role and database as the plan says them. Raises NotReady; nothing of what was there before is changed."""
    if shutil.which("psql") is None:
        raise NotReady("Chưa có PostgreSQL trên máy này: sudo apt-get install postgresql, rồi chạy lại.")
    as_above = ["setpriv", f"--reuid={ABOVE}", f"--regid={ABOVE}", "--init-groups"]
    faults = made([*as_above, "psql"])
    if faults:
        told = ["PostgreSQL đã có vai trò hoặc cơ sở dữ liệu tên dinh:", *faults, "Sửa rồi chạy lại."]
        raise NotReady("\n".join(told))


def made(psql: list[str]) -> list[str]:
    """Make them through `psql`, a command line that reaches PostgreSQL as its superuser; returns what was there before
    and is not as it must be."""
    _tell(psql, plan.database())
    return _tell(psql, plan.DATABASE_FAULTS).splitlines()


def _tell(psql: list[str], said: str) -> str:
    line = [*psql, "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1", "postgres"]
    done = subprocess.run(line, input=said, capture_output=True, text=True, check=False, cwd="/")
    if done.returncode:
        raise NotReady(
            f"PostgreSQL không nhận: {done.stderr.strip()}\nXem nó có chạy không: systemctl status postgresql."
        )
    return done.stdout.strip()
