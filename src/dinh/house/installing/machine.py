"""`./dinh install HOST…`: shows what it would write on this machine, then writes it. As root; again after an upgrade.

Nothing that somebody filled in is overwritten: the settings and the backup key stay as they are.
"""

from __future__ import annotations

import argparse
import os
import pwd
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from dinh.house.backup.key import new_key
from dinh.house.installing import plan, postgresql
from dinh.house.installing.plan import BadWish, Wish, Written

HERE = Path(__file__).resolve().parents[4]
DEBIANS = "The Caddyfile is an easy way to configure your Caddy web server."  # the first line of what Debian ships


def main(command: str, rest: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="./dinh install",
        description="Cài Đình thành dịch vụ của máy này: cài đặt, systemd, Caddy (TLS), sao lưu mỗi đêm.",
    )
    parser.add_argument("hosts", nargs="+", metavar="TÊN-MIỀN", help="tên miền người dân mở; tên đầu là tên chính")
    parser.add_argument("--port", type=int, default=8000, help="cổng trong máy mà Caddy gọi tới (mặc định 8000)")
    parser.add_argument(
        "--own-certificate", action="store_true", help="Caddy tự ký chứng chỉ: để thử, hoặc mạng không ra Internet"
    )
    parser.add_argument(
        "--postgresql", action="store_true", help="dữ liệu nằm trong PostgreSQL của máy này (gói postgresql của Debian)"
    )
    parser.add_argument("--yes", action="store_true", help="ghi luôn, không hỏi")
    parser.add_argument("--dry-run", action="store_true", help="chỉ in ra những gì sẽ ghi")
    parser.add_argument("--root", type=Path, default=Path("/"), help="ghi dưới thư mục này thay cho / (để xem trước)")
    options = parser.parse_args(rest)
    try:
        kept_there = _keeps_its_data_in_postgresql(options.root, options.postgresql)
        wish = Wish(tuple(options.hosts), PurePosixPath(HERE), options.port, options.own_certificate, kept_there)
        return _install(wish, options)
    except BadWish as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except PermissionError as error:
        sys.stderr.write(f"Không được ghi {error.filename}: chạy lại bằng sudo.\n")
        return 2
    except postgresql.NotReady as error:
        sys.stderr.write(f"{error}\n")
        return 1


def _install(wish: Wish, options: argparse.Namespace) -> int:
    root: Path = options.root
    todo = [(each, _standing(root, each)) for each in plan.files(wish)]
    for each, standing in todo:
        print(f"{standing:12} {each.path}")
    if options.dry_run:
        for each in plan.files(wish):
            print(f"\n==> {each.path}\n{each.text}")
        return 0
    if not options.yes and input("Ghi các tệp trên? [c/K] ").strip().lower() not in ("c", "có", "co", "y"):
        print("Chưa ghi gì.")
        return 1
    whole = root == Path("/")
    if whole:
        _make_user()
        if options.postgresql:
            postgresql.furnish()
    for each, standing in todo:
        if standing != "giữ nguyên":
            _write(root, each)
    _backup_key(root)
    _front(root)
    for folder in (plan.VAR, plan.BACKUPS):
        _below(root, folder).mkdir(mode=0o750, parents=True, exist_ok=True)
    if whole:
        _hand_over()
    print(_next(wish, whole))
    return 0


def _keeps_its_data_in_postgresql(root: Path, asked: bool) -> bool:
    """Said once, by the settings ever after: run again without `--postgresql` it stays what it is.

    Raises BadWish for a machine whose settings say SQLite: data would be left behind there.
    """
    settings = _below(root, plan.SETTINGS)
    if not settings.exists():
        return asked
    says = re.search(r"^DATABASE_URL=.*postgres.*$", settings.read_text("utf-8"), re.MULTILINE) is not None
    if asked and not says:
        raise BadWish(
            f"{plan.SETTINGS} chưa có dòng DATABASE_URL: máy này đang ghi vào SQLite, dữ liệu ấy không tự chuyển sang. "
            f"Nếu chưa mở đơn vị nào, thêm dòng này vào đó rồi chạy lại:\nDATABASE_URL={plan.DATABASE}"
        )
    return says


def _below(root: Path, path: PurePosixPath) -> Path:
    return root / path.relative_to("/")


def _standing(root: Path, each: Written) -> str:
    """mới, viết lại, or giữ nguyên: what becomes of a file."""
    path = _below(root, each.path)
    if not path.exists():
        return "mới"
    return "giữ nguyên" if each.kept or path.read_text("utf-8") == each.text else "viết lại"


def _write(root: Path, each: Written) -> None:
    path = _below(root, each.path)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.new")
    beside.write_text(each.text, "utf-8")
    beside.chmod(each.mode)
    beside.replace(path)


def _backup_key(root: Path) -> None:
    """Drawn once: another one could open none of the backups that are there."""
    path = _below(root, plan.BACKUP_KEY)
    if path.exists():
        return
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o640)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(f"{new_key()}\n")


def _front(root: Path) -> None:
    """Caddy's own file: ours where nobody has made it theirs, else one line that takes ours in."""
    path = _below(root, plan.CADDY.with_name("Caddyfile"))
    line = f"import {plan.CADDY.name}"
    theirs = path.read_text("utf-8") if path.exists() else ""
    if line in theirs.splitlines():
        return
    if not theirs.strip() or DEBIANS in theirs:
        _write(root, Written(PurePosixPath("/etc/caddy/Caddyfile"), plan.main_caddyfile()))
    else:
        path.write_text(f"{theirs.rstrip()}\n\n{line}\n", "utf-8")


def _make_user() -> None:
    try:
        pwd.getpwnam(plan.USER)
    except KeyError:
        line = ["useradd", "--system", "--user-group", "--home-dir", str(plan.VAR), "--shell", "/usr/sbin/nologin"]
        _run([*line, plan.USER])


def _hand_over() -> None:
    """Data to the user of the services, secrets readable by it alone; the program's modules compiled, for the services
    may not write beside them."""
    for path in (plan.VAR, plan.BACKUPS):
        shutil.chown(path, plan.USER, plan.USER)
    for path in (plan.SETTINGS, plan.BACKUP_KEY):
        shutil.chown(path, "root", plan.USER)
    _run([sys.executable, "-m", "compileall", "-q", str(HERE / "src")])
    _run([str(plan.COMMAND), "manage", "migrate", "--verbosity", "0"])
    _run([str(plan.COMMAND), "manage", "collectstatic", "--noinput", "--verbosity", "0"])


def _run(line: Sequence[str]) -> None:
    subprocess.run(line, check=True)


def _next(wish: Wish, whole: bool) -> str:
    units = "dinh-web dinh-worker dinh-ring.timer dinh-backup.timer"
    lines = [
        "", "Đã ghi. Việc tiếp theo:",
        f"  1. Cất thêm một bản của {plan.BACKUP_KEY} ở nơi khác máy này: mất nó thì không mở được bản sao lưu nào.",
        "  2. sudo dinh init" + " " * 36 + "mở xã, phường và người quản trị",
        "  3. sudo systemctl daemon-reload",
        f"     sudo systemctl enable --now {units}",
        "     sudo systemctl reload caddy",
        f"  4. Mở https://{wish.hosts[0]}/ và làm theo «Mở đơn vị» trên bàn làm việc.",
    ]  # fmt: skip
    if not whole:
        lines.insert(1, f"Chỉ ghi tệp, chưa tạo người dùng “{plan.USER}”, chưa trao quyền.")
    return "\n".join(lines)
