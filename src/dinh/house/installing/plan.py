"""What is written on the machine: the settings, the services, the proxy. Pure: nothing here touches the disk.

Debian's own layout: settings in /etc/dinh, data in /var/lib/dinh, the program where it was unpacked (/opt/dinh).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

SETTINGS = PurePosixPath("/etc/dinh/dinh.env")
BACKUP_KEY = PurePosixPath("/etc/dinh/backup-key")
VAR = PurePosixPath("/var/lib/dinh")
BACKUPS = PurePosixPath("/var/backups/dinh")
COMMAND = PurePosixPath("/usr/local/bin/dinh")
CADDY = PurePosixPath("/etc/caddy/dinh.caddy")
UNITS = PurePosixPath("/etc/systemd/system")
USER = "dinh"
DATABASE = "postgres://dinh@%2Fvar%2Frun%2Fpostgresql/dinh"  # Debian's socket; the system tells who asks: no password
_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*")


class BadWish(ValueError):
    """Something asked of `./dinh install` that cannot be: the text says which and the way out."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the operator asks for. `hosts` are the names readers open, the first the main one; `program` the folder of
    `./dinh`; `own_certificate`: Caddy signs its own (for a trial, or a network without the Internet);
    `postgresql`: this machine's PostgreSQL keeps the data, otherwise SQLite."""

    hosts: tuple[str, ...]
    program: PurePosixPath
    port: int = 8000
    own_certificate: bool = False
    postgresql: bool = False

    def __post_init__(self) -> None:
        for host in self.hosts:
            if not _HOST.fullmatch(host):
                raise BadWish(
                    f"“{host}” không phải là tên miền. Viết như dinhminh.example, chữ thường, không có https://."
                )
        if not self.hosts:
            raise BadWish("Cần ít nhất một tên miền: ./dinh install dinhminh.example")
        if not 1024 <= self.port <= 65_535:
            raise BadWish(f"Cổng {self.port}: chọn một số từ 1024 đến 65535.")
        if not re.fullmatch(r"[\w./+-]+", str(self.program)):
            raise BadWish(f"Thư mục {self.program} có dấu cách hoặc ký tự lạ: chuyển chương trình vào /opt/dinh.")
        if self.program.is_relative_to("/home") or self.program.is_relative_to("/root"):
            raise BadWish(f"Dịch vụ không đọc được {self.program}: chuyển chương trình vào /opt/dinh.")


@dataclass(frozen=True, slots=True)
class Written:
    """A file: where, its text, who may read it (`mode`), and whether one that is there already stays as it is."""

    path: PurePosixPath
    text: str
    mode: int = 0o644
    kept: bool = False


def files(wish: Wish) -> Iterator[Written]:
    """Every file of an installation but the backup key, which is drawn by chance."""
    yield Written(SETTINGS, settings(wish), 0o640, kept=True)
    yield Written(COMMAND, command(wish), 0o755)
    yield Written(CADDY, caddy(wish))
    for name, text in services(wish).items():
        yield Written(UNITS / name, text)


def settings(wish: Wish) -> str:
    return f"""\
# Cài đặt của Đình trên máy này; ý nghĩa từng dòng ở docs/configuration.md.
# Sửa xong: systemctl restart dinh-web dinh-worker
DINH_VAR={VAR}
DINH_HOSTS={",".join((*wish.hosts, "localhost", "127.0.0.1"))}
DINH_URL=https://{wish.hosts[0]}
DINH_TLS=1
DINH_BEHIND_PROXY=1
DINH_BACKUP_KEY_FILE={BACKUP_KEY}
DINH_BACKUP_TO={BACKUPS}
{"" if wish.postgresql else "# "}DATABASE_URL={DATABASE}

# Bỏ dấu # và điền khi cần:
# DINH_EMAIL_URL=submission://user:password@mail.example:587?_default_from_email=tin@{wish.hosts[0]}
# DINH_SECURITY_CONTACT=mailto:an-ninh@{wish.hosts[0]}
# DINH_ANCHOR_FILE=/mnt/noi-khac/neo.txt
"""


def command(wish: Wish) -> str:
    """`dinh …` in a shell: the program with the settings of this machine, as the user who owns the data."""
    return f"""\
#!/bin/sh
# Lệnh của Đình trên máy này: đúng cài đặt, đúng người dùng. Ví dụ: sudo dinh backup
set -eu
[ "$(id -u)" -eq 0 ] || {{ echo "Cần quyền quản trị: sudo dinh $*" >&2; exit 2; }}
case "${{1:-help}}" in
    install | package | help | -h | --help) exec {wish.program}/dinh "$@" ;; # of the machine, not of the commune
esac
[ -r {SETTINGS} ] || {{ echo "Chưa có {SETTINGS}. Chạy trước: sudo dinh install TÊN-MIỀN" >&2; exit 2; }}
set -a
. {SETTINGS}
set +a
cd {VAR}
exec setpriv --reuid={USER} --regid={USER} --init-groups env HOME={VAR} {wish.program}/dinh "$@"
"""


def database() -> str:
    """What `psql` is told, as PostgreSQL's superuser: a role that row-level security holds, and its database. Said
    again it changes nothing. Text is compared by code point, as the program does, whatever the machine speaks."""
    return f"""\
SELECT 'CREATE ROLE {USER} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS'
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{USER}') \\gexec
SELECT $$CREATE DATABASE {USER} OWNER {USER} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'$$
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '{USER}') \\gexec
"""  # noqa: S608  our own name


# Asked afterwards; a line for each thing that is not as it must be, for they were there before us.
DATABASE_FAULTS = f"""\
SELECT 'vai trò {USER} đang là superuser hoặc BYPASSRLS: ALTER ROLE {USER} NOSUPERUSER NOBYPASSRLS'
  FROM pg_roles WHERE rolname = '{USER}' AND (rolsuper OR rolbypassrls)
UNION ALL SELECT 'vai trò {USER} không đăng nhập được: ALTER ROLE {USER} LOGIN'
  FROM pg_roles WHERE rolname = '{USER}' AND NOT rolcanlogin
UNION ALL SELECT 'cơ sở dữ liệu {USER} thuộc về ' || pg_get_userbyid(datdba)
    || ': ALTER DATABASE {USER} OWNER TO {USER}'
  FROM pg_database WHERE datname = '{USER}' AND pg_get_userbyid(datdba) <> '{USER}'
UNION ALL SELECT 'cơ sở dữ liệu {USER} có bảng mã ' || pg_encoding_to_char(encoding) || ', cần UTF8: đổi tên nó đi'
  FROM pg_database WHERE datname = '{USER}' AND pg_encoding_to_char(encoding) <> 'UTF8'
"""  # noqa: S608  our own name


def caddy(wish: Wish) -> str:
    """Caddy in front: certificates, HTTP/2 and 3, compression; while the pages restart it waits for them."""
    names = ", ".join(wish.hosts)
    certificate = "\ttls internal\n" if wish.own_certificate else ""
    return f"""\
# Đình: do ./dinh install viết; lần cài sau viết lại tệp này.
{names} {{
{certificate}\tencode zstd gzip
\trequest_body {{
\t\tmax_size 120MB
\t}}
\treverse_proxy 127.0.0.1:{wish.port} {{
\t\tlb_try_duration 20s
\t\theader_up X-Forwarded-For {{remote_host}}
\t\ttransport http {{
\t\t\tdial_timeout 3s
\t\t\tresponse_header_timeout 120s
\t\t}}
\t}}
}}
"""


def main_caddyfile() -> str:
    """Caddy's own file where it is still as Debian left it: limits of patience, then the sites."""
    return f"""\
{{
\tservers {{
\t\ttimeouts {{
\t\t\tread_header 10s
\t\t\tread_body 2m
\t\t\tidle 3m
\t\t}}
\t}}
}}

import {CADDY.name}
"""


_HARDENED = f"""\
User={USER}
Group={USER}
EnvironmentFile={SETTINGS}
WorkingDirectory={VAR}
UMask=0027
NoNewPrivileges=yes
PrivateTmp=yes
PrivateDevices=yes
ProtectSystem=strict
ProtectHome=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectControlGroups=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
RestrictNamespaces=yes
RestrictSUIDSGID=yes
LockPersonality=yes
CapabilityBoundingSet=
SystemCallArchitectures=native
"""


def _unit(about: str, more: str, run: str, *, writes: str, install: str = "", postgresql: bool = False) -> str:
    wants = "network-online.target" + (" postgresql.service" if postgresql else "")
    return (
        f"[Unit]\nDescription={about}\nAfter=network-online.target postgresql.service\nWants={wants}\n\n"
        f"[Service]\n{more}ExecStart={run}\n{_HARDENED}ReadWritePaths={writes}\n{install}"
    )


def services(wish: Wish) -> dict[str, str]:
    """systemd's units by file name: pages, background work, periodic work each hour, a backup each night."""
    dinh = f"{wish.program}/dinh"
    unit = partial(_unit, postgresql=wish.postgresql)
    stays = "Restart=always\nRestartSec=2\nTimeoutStopSec=60\n"
    wanted = "\n[Install]\nWantedBy=multi-user.target\n"
    return {
        "dinh-web.service": unit(
            "Đình: trang web", stays, f"{dinh} serve --port {wish.port}", writes=str(VAR), install=wanted
        ),
        "dinh-worker.service": unit(
            "Đình: việc nền", stays, f"{dinh} worker", writes=str(VAR), install=wanted
        ),
        "dinh-ring.service": unit("Đình: việc định kỳ", "Type=oneshot\n", f"{dinh} ring", writes=str(VAR)),
        "dinh-ring.timer": _timer("Đình: việc định kỳ mỗi giờ", "hourly"),
        "dinh-backup.service": unit(
            "Đình: sao lưu", "Type=oneshot\n", f"{dinh} backup", writes=f"{VAR} {BACKUPS}"
        ),
        "dinh-backup.timer": _timer("Đình: sao lưu mỗi đêm", "*-*-* 02:15:00"),
    }  # fmt: skip


def _timer(about: str, when: str) -> str:
    return (
        f"[Unit]\nDescription={about}\n\n[Timer]\nOnCalendar={when}\nRandomizedDelaySec=5m\nPersistent=yes\n\n"
        "[Install]\nWantedBy=timers.target\n"
    )
