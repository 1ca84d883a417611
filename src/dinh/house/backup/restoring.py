"""The way back: files, keys, database, and then proof that it is what it was."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.db import connection
from django_scopes import scopes_disabled

from dinh.ground.files import storage
from dinh.ground.journal.models import Head
from dinh.ground.journal.queries import verify
from dinh.ground.places.models import Commune
from dinh.house import env
from dinh.house.backup import book, engines
from dinh.house.backup.key import Key, Spoiled
from dinh.house.backup.places import Place
from dinh.house.backup.progress import Progress

VARIABLES = {
    "secret-key": "DINH_SECRET_KEY",
    "identity-key": "DINH_IDENTITY_KEY",
    "vapid-key": "DINH_VAPID_PRIVATE_KEY",
}


class NotEmpty(ValueError):
    """There is something here already."""


class OtherKey(ValueError):
    """A key set in the environment is not the one that the data were sealed with."""


@dataclass
class Restored:
    """What came back, and everything that is not as it was."""

    tables: int = 0
    rows: int = 0
    files: int = 0
    entries: int = 0
    faults: list[str] = field(default_factory=list)


def restore(place: Place, key: Key, backup: str, *, replace: bool = False) -> Restored:
    """Put a backup into the database, the folder of files and the folder of keys that are set here, and check it.

    Raises NotEmpty unless `replace`; book.Unfit, Spoiled, FileNotFoundError, engines.DatabaseFailed before the
    database was touched; OtherKey.
    """
    manifest = book.read(place, key, backup)
    if manifest.engine != connection.vendor:
        raise book.Unfit(
            f"Bản sao lưu này là của {manifest.engine}, còn DATABASE_URL ở đây là {connection.vendor}: chỉ khôi phục "
            "được vào cùng một loại cơ sở dữ liệu."
        )
    _keys_agree(manifest)
    if not replace and not engines.is_empty():
        raise NotEmpty("Cơ sở dữ liệu ở đây đã có dữ liệu. Hãy khôi phục vào nơi mới, hoặc thêm --replace để thay hẳn.")
    done = Restored()
    _files(place, key, manifest, done)
    _keep_secrets(manifest)
    _database(place, key, manifest)
    _check(manifest, done)
    return done


def _keys_agree(manifest: book.Manifest) -> None:
    for name, variable in VARIABLES.items():
        here = env.secret(variable)
        if here and name in manifest.secrets and here != manifest.secrets[name]:
            raise OtherKey(
                f"{variable} đang đặt ở đây khác với khóa trong bản sao lưu: dữ liệu sẽ không mở được. Bỏ biến này đi "
                "để dùng khóa trong bản sao lưu, hoặc đặt đúng khóa cũ."
            )


def _files(place: Place, key: Key, manifest: book.Manifest, done: Restored) -> None:
    lost = set(manifest.missing)
    done.faults += [f"tệp {sha256}: đã thiếu hoặc hỏng từ lúc sao lưu" for sha256 in manifest.missing]
    going = Progress("Khôi phục tệp", len(manifest.files), "tệp")
    for sha256 in manifest.files:
        going.step()
        if sha256 in lost:
            continue
        try:
            _file(place, key, sha256)
        except FileNotFoundError:
            done.faults.append(f"tệp {sha256}: thiếu trong bản sao lưu")
        except Spoiled:
            done.faults.append(f"tệp {sha256}: hỏng trong bản sao lưu")
        else:
            done.files += 1
    going.end()


def _file(place: Place, key: Key, sha256: str) -> None:
    """One file; what lies here already under its name stays when it is whole."""
    try:
        storage.get(sha256)
    except OSError:
        data = book.content(place, key, sha256)
        storage.drop(sha256, older=0)
        storage.put(data)
        storage.get(sha256)


def _keep_secrets(manifest: book.Manifest) -> None:
    """Keys that no variable gives lie in VAR; one that is there already and differs is put aside."""
    for name, text in manifest.secrets.items():
        path = Path(settings.VAR) / name
        if env.secret(VARIABLES[name]) or (path.exists() and path.read_text(encoding="utf-8").strip() == text):
            continue
        if path.exists():
            path.replace(path.with_name(f"{name}.before-restore"))
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())


def _database(place: Place, key: Key, manifest: book.Manifest) -> None:
    going = Progress("Khôi phục cơ sở dữ liệu", manifest.size, "byte")
    whole = hashlib.sha256()
    with engines.loading() as take:
        for sha256 in manifest.pieces:
            piece = book.content(place, key, sha256)
            whole.update(piece)
            take(piece)
            going.step(len(piece))
        if whole.hexdigest() != manifest.sha256:
            raise Spoiled("database")
    going.end()


def _check(manifest: book.Manifest, done: Restored) -> None:
    """Rows of every table, the journal's chain, and its ends, against what the backup noted."""
    with scopes_disabled(), connection.cursor() as cursor:

        def query(sql: str) -> list[tuple[object, ...]]:
            cursor.execute(sql)
            return list(cursor.fetchall())

        tables = engines.counted(query, connection.vendor)
    for name in sorted({*tables, *manifest.tables}):
        if tables.get(name) != manifest.tables.get(name):
            done.faults.append(f"bảng {name}: {tables.get(name)} dòng, lúc sao lưu {manifest.tables.get(name)}")
    done.tables, done.rows = len(tables), sum(tables.values())
    with scopes_disabled():
        ends = [tuple(row) for row in Head.objects.order_by("commune_id").values_list("commune_id", "seq", "hash")]
        if ends != manifest.heads:
            done.faults.append("đoạn cuối của nhật ký khác lúc sao lưu")
        for commune in Commune.objects.order_by("code"):
            checked, faults = verify(commune)
            done.entries += checked
            done.faults += [f"nhật ký {commune.title}, dòng {fault.seq}: {fault.reason}" for fault in faults]
