"""`./dinh COMMAND`: what each command is, and which part of the house answers it."""

from __future__ import annotations

import os
import sys
from importlib import import_module

HELP = {
    "run": (
        "chuẩn bị mọi thứ, nạp năm mẫu khi chưa có dữ liệu, chạy trang và việc nền",
        "set up, load the demo year, serve",
    ),
    "test": ("chạy toàn bộ kiểm thử", "run all tests"),
    "lint": ("kiểm tra kiểu và nếp mã", "check types and style"),
    "lock": ("tính lại các tệp khóa thư viện", "recompute the lock files"),
    "audit": ("hỏi PyPI về lỗ hổng đã biết của các thư viện", "ask PyPI for known holes of the libraries"),
    "read": ("đọc văn bản: dữ kiện, phát hiện", "read documents: facts, findings"),
    "law": ("tra luật đã mã hóa: list, due, passes", "what the encoded law says: list, due, passes"),
    "report": ("lập báo cáo từ sổ sách", "draft a report from the records"),
    "init": ("mở một xã, phường thật, không có dữ liệu mẫu", "open a real commune, no demo"),
    "demo": ("nạp năm mẫu; --reset: xóa và nạp lại", "load the demo year; --reset: empty and load anew"),
    "install": (
        "cài thành dịch vụ của máy này: systemd, Caddy (TLS), sao lưu mỗi đêm",
        "make it this machine's services: systemd, Caddy (TLS), nightly backups",
    ),
    "package": ("đóng gói thành tệp .deb cho Debian", "make a .deb for Debian"),
    "backup": ("sao lưu mọi dữ liệu, niêm phong, chỉ chép phần mới", "back everything up, sealed, only what is new"),
    "upgrade": (
        "nâng cấp dữ liệu lên bản này; --check: chỉ xem",
        "bring the data up to this version; --check: look only",
    ),
    "restore": ("khôi phục từ bản sao lưu và kiểm tra", "put a backup back and check it"),
    "distribute": ("chia dữ liệu các xã ra nhiều máy chủ (Citus)", "spread the communes over many servers (Citus)"),
    "anchor": ("đưa dấu cuối nhật ký ra ngoài: in, tệp, thư", "take the journal's end outside: print, file, mail"),
    "verify": ("kiểm tra chuỗi nhật ký", "check the journal's chain"),
    "routes": ("liệt kê mọi đường dẫn và ai được vào", "every route and who may enter"),
    "serve": ("chỉ chạy trang", "serve the pages only"),
    "retention": (
        "bỏ dữ liệu cá nhân đã hết thời hạn; --check: chỉ xem",
        "let personal data past its term go; --check: look only",
    ),
    "worker": ("chỉ chạy việc nền", "run background jobs only"),
    "roll": ("cộng dồn số liệu cho tỉnh, cả nước", "roll figures up for province and country"),
    "ring": ("việc định kỳ, gọi bằng cron", "periodic work, called by cron"),
    "bench": ("đo: ./dinh bench read", "measure: ./dinh bench read"),
    "manage": ("lệnh quản trị của Django", "Django's own management commands"),
}
PURE = {"law": "dinh.law.cli", "read": "dinh.scribe.cli"}
HOUSE = {
    "test": "dinh.house.testing",
    "lint": "dinh.house.testing",
    "lock": "dinh.house.testing",
    "bench": "dinh.house.bench",
    "audit": "dinh.house.audit",
    "install": "dinh.house.installing.machine",
    "package": "dinh.house.packaging.building",
}


def main(argv: list[str]) -> int:
    command, rest = (argv[0] if argv else "help"), argv[1:]
    if command in PURE:
        return int(import_module(PURE[command]).main(rest))
    if command in HOUSE:
        return int(import_module(HOUSE[command]).main(command, rest))
    if command in {"help", "-h", "--help"}:
        return _help(rest)
    if command not in HELP:
        sys.stderr.write(f"Không có lệnh “{command}”. / Unknown command.\n\n")
        _help(rest)
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dinh.house.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["dinh", *(rest if command == "manage" else [command, *rest])])
    return 0


def _help(rest: list[str]) -> int:
    english = "en" in rest or os.environ.get("LANG", "").startswith("en")
    print("Đình\n")
    for name, titles in HELP.items():
        print(f"  ./dinh {name:10} {titles[english]}")
    return 0


def _quietly() -> int:
    """As `main`; a reader that stops listening (`./dinh help | head`) is no error of ours."""
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


if __name__ == "__main__":
    sys.exit(_quietly())
