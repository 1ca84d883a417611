"""What one backup holds (its manifest), and the list of backups at a place.

dinh-backup.json            which format, and the mark of the key
objects/ab/abcd…            a piece of the database or a file, each once
backups/20261122T020000Z-7-… a manifest: written last, so that what has none is no backup
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any

from dinh.house.backup.key import Key, Spoiled
from dinh.house.backup.places import Place

FORMAT = 1
HEADER = "dinh-backup.json"
_ID = re.compile(r"backups/\d{8}T\d{6}Z-(\d{1,9})-[0-9a-f]{8}")


class Unfit(ValueError):
    """The place holds no such backup, or one that this key or this version cannot read; the text says the way out."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """`engine` is sqlite or postgresql; `pieces` and `files` are SHA-256 in order; `tables` rows by table; `heads` the
    end of each commune's journal as (commune's key, entries, hash); `missing` files that were already lost or spoiled
    in the house itself; `secrets` what else is needed to read the data, by file name."""

    engine: str
    pieces: list[str]
    size: int
    sha256: str
    tables: dict[str, int]
    heads: list[tuple[int, int, str]]
    files: list[str]
    missing: list[str]
    secrets: dict[str, str]
    version: int = field(default=FORMAT)

    def contents(self) -> list[str]:
        """Every object, each once."""
        lost = set(self.missing)
        return list(dict.fromkeys([*self.pieces, *(sha256 for sha256 in self.files if sha256 not in lost)]))


def object_name(key: Key, sha256: str) -> str:
    name = key.name(sha256)
    return f"objects/{name[:2]}/{name}"


def ids(place: Place) -> list[str]:
    """The backups at a place in the order they were made, by their number: clocks jump. Needs no key."""
    found = [name for name in place.names("backups") if _ID.fullmatch(name)]
    return [name.removeprefix("backups/") for name in sorted(found, key=lambda name: int(name.split("-")[1]))]


def next_id(place: Place, at: datetime) -> str:
    backups = ids(place)
    number = int(backups[-1].split("-")[1]) + 1 if backups else 1
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}-{number}-{secrets.token_hex(4)}"


def moment(backup: str) -> datetime:
    return datetime.strptime(backup[:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def open_place(place: Place, key: Key, *, make: bool = False) -> None:
    """Check that this place holds backups under this key; `make` begins one where there is none. Raises Unfit."""
    try:
        header: dict[str, Any] = json.loads(place.get(HEADER))
    except FileNotFoundError:
        if not make:
            raise Unfit("Nơi này không có bản sao lưu nào của Đình.") from None
        place.put(HEADER, json.dumps({"format": FORMAT, "key": key.mark()}).encode())
        return
    except ValueError:
        raise Unfit(f"Không đọc được {HEADER}: nơi này không phải kho sao lưu của Đình, hoặc đã hỏng.") from None
    if header.get("format") != FORMAT:
        raise Unfit("Kho này do một bản Đình mới hơn ghi. Hãy dùng bản Đình đó.")
    if header.get("key") != key.mark():
        raise Unfit("Sai khóa: kho này được niêm phong bằng một DINH_BACKUP_KEY khác.")


def write(place: Place, key: Key, backup: str, manifest: Manifest) -> None:
    name = f"backups/{backup}"
    place.put(name, key.seal(json.dumps(asdict(manifest)).encode(), name))


def read(place: Place, key: Key, backup: str) -> Manifest:
    """Raises Unfit."""
    name = f"backups/{backup}"
    try:
        found = json.loads(key.unseal(place.get(name), name))
    except FileNotFoundError:
        raise Unfit(f"Không có bản sao lưu {backup}. Xem danh sách: ./dinh backup --list.") from None
    except Spoiled:
        raise Unfit(f"Bản kê của {backup} đã hỏng hoặc bị sửa. Hãy chọn bản khác (--id).") from None
    return Manifest(**{**found, "heads": [tuple(head) for head in found["heads"]]})


def content(place: Place, key: Key, sha256: str) -> bytes:
    """The bytes, checked against their hash. Raises FileNotFoundError, Spoiled."""
    name = object_name(key, sha256)
    data = key.unseal(place.get(name), name)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise Spoiled(name)
    return data


def faults(place: Place, key: Key, contents: list[str]) -> Iterator[tuple[str, str]]:
    """Read and check each object; yields (SHA-256, what is wrong or empty) one by one."""
    for sha256 in contents:
        try:
            content(place, key, sha256)
        except FileNotFoundError:
            yield sha256, "thiếu"
        except Spoiled:
            yield sha256, "hỏng hoặc bị sửa"
        else:
            yield sha256, ""
