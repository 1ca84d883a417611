"""`./dinh package`: builds the .deb with dpkg-deb.

The same tree gives the same bytes: order, owners, modes and ages of files are said, and compression runs on one thread.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path, PurePosixPath

from dinh.house.packaging import contents

ROOT = Path(__file__).resolve().parents[4]
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
OLDEST_IN_A_ZIP = 315_532_800  # 1980


class NotBuilt(RuntimeError):
    """The text says why and the way out."""


def main(command: str, rest: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="./dinh package", description="Đóng gói chương trình thành tệp .deb của Debian, cài và nâng cấp bằng apt."
    )
    parser.add_argument("--to", type=Path, default=Path(), help="thư mục đặt tệp (mặc định: nơi đang đứng)")
    parser.add_argument(
        "--with-libraries", action="store_true",
        help="kèm mọi thư viện, để cài trên máy không ra Internet (cho đúng đời Python và loại máy này)",
    )  # fmt: skip
    options = parser.parse_args(rest)
    try:
        made = build(ROOT, options.to, with_libraries=options.with_libraries)
    except (NotBuilt, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    print(f"{made}  {made.stat().st_size / 1_000_000:.1f} MB")
    print(f"sha256  {hashlib.sha256(made.read_bytes()).hexdigest()}")
    print(f"Cài: sudo apt-get install ./{made.name}; rồi: sudo dinh install TÊN-MIỀN")
    return 0


def build(root: Path, to: Path, *, with_libraries: bool = False) -> Path:
    """The .deb of the tree at `root`, in the folder `to`. Raises NotBuilt."""
    if shutil.which("dpkg-deb") is None:
        raise NotBuilt("Không thấy dpkg-deb: đóng gói trên máy Debian, Ubuntu, hoặc: sudo apt-get install dpkg")
    changelog = (root / "CHANGELOG.md").read_text("utf-8")
    version = contents.version((root / "pyproject.toml").read_text("utf-8"), changelog)
    age = int(os.environ.get("SOURCE_DATE_EPOCH") or contents.released_at(changelog))
    architecture = _architecture() if with_libraries else "all"
    to.mkdir(parents=True, exist_ok=True)
    made = to / f"dinh_{version}_{architecture}.deb"
    with tempfile.TemporaryDirectory(prefix="dinh-package-") as folder:
        stage = Path(folder) / "stage"
        _lay_out(root, stage)
        if with_libraries:
            _take_libraries(root, _below(stage, contents.WHEELS), age)
        _say(stage, version, architecture)
        for path in (*sorted(stage.rglob("*")), stage):  # dpkg-deb packs them as they lie
            if path.is_dir():
                path.chmod(0o755)
            os.utime(path, (age, age))
        # Wheels are compressed already: to squeeze them hard takes minutes and gains nothing.
        hard = "-z1" if with_libraries else "-z6"
        line = ["dpkg-deb", "--root-owner-group", "-Zxz", hard, "--threads-max=1", "--build", str(stage), str(made)]
        environ = {**os.environ, "SOURCE_DATE_EPOCH": str(age)}
        done = subprocess.run(line, env=environ, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotBuilt(f"dpkg-deb: {done.stderr.strip()}")
    return made


def _say(stage: Path, version: str, architecture: str) -> None:
    """What dpkg is told: the package's fields, a sum for each file, the scripts."""
    files = sorted(path for path in stage.rglob("*") if path.is_file())
    size = sum(-(-path.stat().st_size // 1024) for path in files)
    python = None if architecture == "all" else sys.version_info[:2]
    control = contents.control(version=version, architecture=architecture, size=size, python=python)
    _write(stage / "DEBIAN/control", control.encode(), 0o644)
    summed = ((hashlib.md5(each.read_bytes(), usedforsecurity=False).hexdigest(), each) for each in files)
    sums = [f"{told}  {each.relative_to(stage)}\n" for told, each in summed]
    _write(stage / "DEBIAN/md5sums", "".join(sums).encode(), 0o644)
    for name, text in contents.scripts().items():
        _write(stage / "DEBIAN" / name, text.encode(), 0o755)


def _lay_out(root: Path, stage: Path) -> None:
    for inside in contents.of_the_tree(root):
        mode = 0o755 if str(inside) == "dinh" else 0o644
        _write(_below(stage, contents.PROGRAM / inside), (root / inside).read_bytes(), mode)
    _write(_below(stage, contents.COMMAND), contents.command().encode(), 0o755)
    _write(_below(stage, contents.COPYRIGHT), contents.copyright_file().encode(), 0o644)


def _take_libraries(root: Path, to: Path, age: int) -> None:
    """Exactly what the lock names, by its hashes, as wheels for this Python and machine. What is given out as source
    alone is built here, so the wheels have a lock of their own beside them."""
    line = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    line += ["--no-deps", "--wheel-dir", str(to), "-r", str(root / "requirements.txt")]
    environ = {**os.environ, "SOURCE_DATE_EPOCH": str(max(age, OLDEST_IN_A_ZIP))}
    done = subprocess.run(line, env=environ, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotBuilt(f"Không lấy được đủ thư viện: {done.stderr.strip()[-600:]}")
    wheels = sorted(to.glob("*.whl"))
    for path in wheels:
        path.chmod(0o644)
    lock = "".join(contents.locked(each.name, each.read_bytes()) for each in wheels)
    _write(to / "requirements.txt", lock.encode(), 0o644)


def _architecture() -> str:
    machine = platform.machine()
    if machine not in ARCHITECTURES:
        raise NotBuilt(f"Chưa biết Debian gọi loại máy {machine} là gì: đóng gói không kèm thư viện.")
    return ARCHITECTURES[machine]


def _below(stage: Path, path: PurePosixPath) -> Path:
    return stage / path.relative_to("/")


def _write(path: Path, data: bytes, mode: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    path.chmod(mode)
