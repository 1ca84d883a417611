"""The copy a person gets of what is kept of them: one .zip with a page to read, a .docx, the data, and their files."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from dinh.ground.clock import now
from dinh.ground.files import storage
from dinh.ground.files.models import StoredFile
from dinh.ground.personal import ROLE_WORDS, Data
from dinh.ground.privacy import papers, queries
from dinh.ground.privacy.finding import keyed, model_of, rows_of
from dinh.ground.privacy.matching import Matcher
from dinh.ground.privacy.models import Request
from dinh.ground.privacy.planning import title_of
from dinh.law.privacy import BASES, TERMS
from dinh.scribe.personal import mask_text

HIDDEN = frozenset({"sealed", "derived", "account", "household", "folded", "file"})  # keys, boxes, what is made of it


@dataclass(slots=True)
class Part:
    """What one declaration holds of the person: `rows` as (column, value); `more` rows that are only counted."""

    title: str
    whose: str
    purpose: str
    basis: str
    readers: str
    term: str
    rows: list[list[tuple[str, str]]] = field(default_factory=list)
    more: int = 0


def pack(request: Request, told: Callable[[int], object]) -> bytes:
    """The .zip. `told` hears how far it is, of 100."""
    matcher = Matcher(queries.identity_of(request))
    parts, files, rows = [], set[int](), dict[str, list[Any]]()
    wanted = [(key, data) for key, data in keyed() if key in request.chosen]
    for number, (key, data) in enumerate(wanted):
        keys = request.chosen[key]
        rows.setdefault(data.model, []).extend(keys)
        files |= set(_files(data, keys))
        part = _part(data, keys, matcher)
        if part.rows or part.more:
            parts.append(part)
        told(number * 90 // len(wanted))
    reads = [(timezone.localtime(read.at), read.post_label, read.get_kind_display(), read.about_label)
             for read in queries.reads_about(rows)]  # fmt: skip
    return _zipped(request, parts, reads, files)


def _part(data: Data, keys: list[str], matcher: Matcher) -> Part:
    why = data.why
    basis = BASES[why.basis]
    cite = str(basis.cite) if basis.verified else f"{basis.cite} ({papers.UNREAD})"
    part = Part(title_of(data), why.whose, why.purpose, cite, why.readers, TERMS[why.term])
    # What lies beside the journal repeats what the records say, and holds others' data next to this person's.
    if data.model.startswith("journal.") or (data.secret and not data.own):
        part.more = len(keys)
        return part
    shown = [name for name, role in data.columns.items() if role not in HIDDEN]
    if not shown:
        part.more = len(keys)
        return part
    for at in range(0, len(keys), 500):
        for row in rows_of(data).order_by("pk").filter(pk__in=keys[at : at + 500]):
            cells = [(_label(data, name), said) for name in shown if (said := _said(data, row, name, matcher))]
            if cells:
                part.rows.append(cells)
    return part


def _label(data: Data, name: str) -> str:
    label = str(getattr(model_of(data)._meta.get_field(name), "verbose_name", name))
    return ROLE_WORDS[data.columns[name]] if label == name.replace("_", " ") else label


def _said(data: Data, row: Any, name: str, matcher: Matcher) -> str:
    """One's own values whole; of what others wrote only the passage that speaks of this person, others' numbers
    masked."""
    value = getattr(row, name)
    if value in ("", None, [], {}):
        return ""
    if data.own or data.columns[name] not in ("words", "data"):
        return _text(value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    passage = matcher.around(text)
    return passage if matcher.without(passage) == passage else _others_masked(passage, matcher)


def _others_masked(passage: str, matcher: Matcher) -> str:
    """Numbers of other people in a passage are covered; this person's own stay."""
    pieces = passage.split(" ")
    covered = mask_text(passage).split(" ")
    if len(pieces) != len(covered):
        return mask_text(passage)
    own = [matcher(piece) for piece in pieces]
    return " ".join(old if mine else new for old, new, mine in zip(pieces, covered, own, strict=True))


def _text(value: Any) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _files(data: Data, keys: list[str]) -> Iterator[int]:
    """The files one sent oneself; files in which one is only named are not given out."""
    for name, role in data.columns.items():
        if role == "file" and data.of:
            yield from rows_of(data).order_by().filter(pk__in=keys).values_list(f"{name}_id", flat=True)


def _zipped(request: Request, parts: list[Part], reads: list[Any], files: set[int]) -> bytes:
    out, at = io.BytesIO(), timezone.localtime(now())
    told = [{**{name: getattr(part, name) for name in Part.__slots__}} for part in parts]
    context = {"request_ref": request.ref, "commune": request.commune, "parts": parts, "reads": reads, "at": at}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        data = {"ref": request.ref, "commune": str(request.commune), "at": at, "parts": told, "reads": reads}
        package.writestr("du-lieu.json", json.dumps(data, ensure_ascii=False, indent=1, default=str))
        package.writestr("doc-duoc.html", render_to_string("privacy/copy.html", context))
        package.writestr("doc-duoc.docx", papers.copy(request, parts, reads))
        for stored in StoredFile.objects.filter(pk__in=files):
            package.writestr(f"tep/{stored.pk}-{stored.name}", storage.get(stored.sha256))
    return out.getvalue()
