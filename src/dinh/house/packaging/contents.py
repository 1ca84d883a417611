"""What is in the package: which files of the tree, what dpkg is told, its scripts. Pure but for reading the tree.

The program lies in /opt/dinh, its command in /usr/bin. Nothing lies in /etc or /var: settings, units and data are what
`dinh install` and the house itself write, and so no package ever takes them away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath

from dinh.house.installing import plan
from dinh.house.installing.plan import Wish

PROGRAM = PurePosixPath("/opt/dinh")
COMMAND = PurePosixPath("/usr/bin/dinh")
COPYRIGHT = PurePosixPath("/usr/share/doc/dinh/copyright")
WHEELS = PROGRAM / "wheels"
SINGLE = ("dinh", "LICENSE", "README.md", "README.vi.md", "CHANGELOG.md", "pyproject.toml", "requirements.txt")
FOLDERS = ("docs", "src/dinh")
SUFFIXES = frozenset(
    f".{each}"
    for each in "css html js json md mo po png py svg tsv ttf txt typ woff2".split()  # noqa: SIM905
)
LEFT_OUT = frozenset({"tests", "__pycache__"})
UNITS = ("dinh-web.service", "dinh-worker.service", "dinh-ring.timer", "dinh-backup.timer")


def of_the_tree(root: Path) -> Iterator[PurePosixPath]:
    """The files that go along, relative to the tree, in order: the program and its papers; no tests, nothing hidden,
    nothing of a kind that is not listed."""
    yield from (PurePosixPath(name) for name in SINGLE)
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            inside = PurePosixPath(path.relative_to(root).as_posix())
            hidden = any(part.startswith(".") or part in LEFT_OUT for part in inside.parts)
            if path.is_file() and not path.is_symlink() and not hidden and path.suffix in SUFFIXES:
                yield inside


def locked(wheel: str, data: bytes) -> str:
    """The line of a lock for a wheel: `http_ece-1.2.1-py3-none-any.whl` → `http_ece==1.2.1 --hash=…`."""
    name, version, *_tags = wheel.split("-")
    return f"{name}=={version} --hash=sha256:{sha256(data).hexdigest()}\n"


def version(pyproject: str, changelog: str) -> str:
    """Debian's version: the release's; of a tree that has changes beyond it `0.1.0+next`, which sorts after it and
    before whatever is released next."""
    found = re.search(r'^version = "([^"]+)"$', pyproject, re.MULTILINE)
    if found is None:
        raise ValueError("pyproject.toml names no version")
    heading = re.search(r"^## (.+)$", changelog, re.MULTILINE)
    return found[1] + ("+next" if heading and heading[1].strip() == "Unreleased" else "")


def released_at(changelog: str) -> int:
    """The day of the newest release, in seconds since 1970: how old files say they are where SOURCE_DATE_EPOCH says
    nothing."""
    found = re.search(r"^## \S+, (\d{2})/(\d{2})/(\d{4})$", changelog, re.MULTILINE)
    if found is None:
        raise ValueError("CHANGELOG.md names no day of a release")
    return int(datetime(int(found[3]), int(found[2]), int(found[1]), tzinfo=UTC).timestamp())


def control(*, version: str, architecture: str, size: int, python: tuple[int, int] | None) -> str:
    """`size` in KiB; `python` is the one that the wheels inside are for, None where there are none."""
    needed = "python3 (>= 3.11)"
    if python:
        needed = f"python3 (>= {python[0]}.{python[1]}), python3 (<< {python[0]}.{python[1] + 1})"
    return f"""\
Package: dinh
Version: {version}
Architecture: {architecture}
Maintainer: Nhóm Đình <dinh@localhost>
Installed-Size: {size}
Depends: {needed}, python3-venv, passwd, util-linux
Recommends: caddy
Suggests: postgresql
Section: web
Priority: optional
Description: grassroots democracy for Vietnam's communes and wards
 What a commune must make public, ask, decide, answer and report, with the law
 behind each step. After installing: sudo dinh install dinhminh.example
"""


def copyright_file() -> str:
    return """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Đình
Files: *
Copyright: the authors of Đình
License: AGPL-3.0-or-later
 The whole text is in /opt/dinh/LICENSE. Fonts carry the SIL Open Font License
 (OFL.txt beside them), htmx the BSD Zero Clause License.
"""


def command() -> str:
    """The same command as `dinh install` writes: it lies here from the first moment."""
    return plan.command(Wish(("localhost",), PROGRAM))


_HEAD = "#!/bin/sh\nset -eu\n"


def scripts() -> dict[str, str]:
    """dpkg's scripts. They make and unmake only what the program can make again; they start nothing."""
    compiled = f"find {PROGRAM}/src -type d -name __pycache__ -prune -exec rm -rf {{}} +"
    units = " ".join(UNITS)
    return {
        "postinst": f"""{_HEAD}
[ "$1" = configure ] || exit 0
# Compiled anew: every file of every version says the same age, so what was compiled before could pass for it.
{compiled}
if {PROGRAM}/dinh help >/dev/null; then
    {PROGRAM}/.venv/bin/python -m compileall -q {PROGRAM}/src || true
else
    echo "Chưa cài được các thư viện (lý do ở trên). Có mạng rồi, chạy: sudo dinh help" >&2
fi
if [ ! -e {plan.SETTINGS} ]; then
    echo "Tiếp theo: sudo dinh install TÊN-MIỀN (xem {PROGRAM}/docs/running.md)"
elif [ -n "${{2:-}}" ]; then
    echo "Đã thay chương trình $2. Dữ liệu chưa nâng cấp, dịch vụ còn chạy bản cũ. Tiếp theo:"
    echo "  sudo dinh upgrade && sudo systemctl restart dinh-web dinh-worker"
fi
""",
        "prerm": f"""{_HEAD}
[ "$1" = remove ] || exit 0
if [ -d /run/systemd/system ]; then
    systemctl disable --now {units} >/dev/null 2>&1 || true
fi
{compiled}
rm -rf {PROGRAM}/.venv
""",
        "postrm": f"""{_HEAD}
[ "$1" = purge ] || exit 0
# What `dinh install` wrote and can write again. Never settings, keys, data or backups.
rm -f {plan.COMMAND}
for name in web.service worker.service ring.service ring.timer backup.service backup.timer; do
    rm -f "{plan.UNITS}/dinh-$name"
done
[ ! -d /run/systemd/system ] || systemctl daemon-reload || true
cat <<'END'
Đã gỡ chương trình. Còn nguyên, không tự xóa:
  {plan.SETTINGS.parent}        cài đặt, khóa mở bản sao lưu
  {plan.VAR}    dữ liệu
  {plan.BACKUPS} bản sao lưu
  {plan.CADDY} và dòng import của nó trong /etc/caddy/Caddyfile
  người dùng {plan.USER} của hệ thống; cơ sở dữ liệu {plan.USER} nếu dùng PostgreSQL
Chắc chắn không cần nữa mới xóa:
  sudo rm -r {plan.SETTINGS.parent} {plan.VAR} {plan.BACKUPS}; sudo userdel {plan.USER}
  sudo -u postgres sh -c 'dropdb {plan.USER} && dropuser {plan.USER}'
END
""",
    }
