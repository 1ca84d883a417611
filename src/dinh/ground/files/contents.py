"""What is written in kept files: which of them name somebody."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from html import unescape
from re import sub

from dinh.ground.files import storage
from dinh.ground.files.models import StoredFile
from dinh.scribe.decode import Unreadable, decode

LIMIT = 20_000_000  # bytes of one part of a package that are looked through


def words_of(data: bytes, name: str) -> str:
    """What can be read in a file: a document's text, every part of a package, or the bytes as text. Pictures, sound and
    handwriting say nothing to a machine."""
    found = []
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for part in package.infolist():
                with package.open(part) as opened:
                    # Runs of a paragraph are joined: a name may be cut by its formatting.
                    found.append(unescape(sub(r"<[^>]*>", "", opened.read(LIMIT).decode("utf-8", "ignore"))))
    elif data[:4] == b"%PDF":
        try:
            found.append(decode(data, name).text)
        except Unreadable:  # a scan, a broken file: it says nothing to a machine
            found.append("")
    else:
        found.append(data[:LIMIT].decode("utf-8", "ignore"))
    return "\n".join(found)


def that_name(matches: Callable[[str], str]) -> Iterator[int]:
    """The files of the scoped commune in which a person's traits stand."""
    textual = StoredFile.objects.exclude(kind__in=(StoredFile.Kind.IMAGE, StoredFile.Kind.AUDIO))
    for stored in textual.iterator(chunk_size=100):
        try:
            data = storage.get(stored.sha256)
        except OSError:  # gone or changed on disk: the backup's check tells of it
            continue
        if matches(words_of(data, stored.name)):
            yield stored.pk
