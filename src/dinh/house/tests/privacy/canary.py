"""A person with a strange name, and a search for them in everything the house keeps."""

from __future__ import annotations

import io
import json
import unicodedata
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from re import sub

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models import Model
from django_scopes import scopes_disabled

from dinh.ground.fold import fold
from dinh.ground.people.models import OpenSession

NAME, OTHER = "Khuất Zượng Xuyến", "Lò Thị Ngần"
PHONE, SPOKEN = "0987604317", "+84 987 604 317"
MAIL = "zuong.xuien@thutin.example"
NUMBER = "090199012345"
ADDRESS = "Số 7749 hẻm Gạo Nếp Cẩm"
TOLD = (NAME, PHONE, SPOKEN, "0987 604 317", MAIL, NUMBER)


def _forms(text: str) -> set[str]:
    flat = fold(text)
    made = {text.lower(), unicodedata.normalize("NFD", text.lower()), flat, flat.replace(" ", "-")}
    return {*made, json.dumps(text.lower())[1:-1]}  # JSON in SQLite is escaped


NEEDLES = frozenset(form for text in TOLD for form in _forms(text))


def found(data: bytes | str) -> bool:
    """Whether a trait lies in these bytes, or in what is packed in them."""
    raw = data.encode() if isinstance(data, str) else data
    if raw[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            raw = b"\n".join(sub(rb"<[^>]*>", b"", packed.read(name)) + name.encode() for name in packed.namelist())
    text = unescape(raw.decode("utf-8", "ignore")).lower()
    return any(needle in text for needle in NEEDLES)


def in_tables() -> dict[str, set[str]]:
    """`model.column` → keys of rows that hold a trait: as the tables hold them, and as their models open them."""
    hits: dict[str, set[str]] = {}
    with scopes_disabled():
        for model in apps.get_models(include_auto_created=True):
            for column, key in _in(model):
                hits.setdefault(f"{model._meta.label}.{column}", set()).add(key)
    return hits


def _in(model: type[Model]) -> Iterator[tuple[str, str]]:
    columns = [column.attname for column in model._meta.concrete_fields]
    for row in model._base_manager.order_by().values_list("pk", *columns).iterator():
        for name, value in zip(columns, row[1:], strict=True):
            said = bytes(value) if isinstance(value, bytes | memoryview) else str(value)
            if found(said):
                yield name, str(row[0])


def in_raw_tables() -> set[str]:
    """Tables, of models or not (the word index), whose rows as the database gives them hold a trait."""
    hits = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # names from the database itself
            for row in cursor.fetchall():
                if any(found(bytes(value) if isinstance(value, bytes | memoryview) else str(value)) for value in row):
                    hits.add(table)
    return hits


def in_files() -> set[str]:
    return {path.name for path in Path(settings.DINH_FILES).rglob("*") if path.is_file() and found(path.read_bytes())}


def in_sessions(user: int) -> int:
    """Sessions in which that account is signed in, or a trait stands."""
    told = [session.get_decoded() for session in OpenSession.objects.all()]
    return sum(each.get("_auth_user_id") == str(user) or found(str(each)) for each in told)
