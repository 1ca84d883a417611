"""A zip package opened with distrust: counted, measured and read part by part, never unpacked whole, never to disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from dinh.scribe.decode.limits import CHUNK, MAX_DECLARED, MAX_MEMBERS, MAX_RATIO, RATIO_FLOOR
from dinh.scribe.decode.refusal import refuse

_ENTRY = b"PK\x01\x02"
_ENCRYPTED_FLAG = 0x1


class Package:
    """A zip file whose limits have been checked. `names` keeps the order of the package."""

    def __init__(self, data: bytes) -> None:
        """Raises Unreadable: "corrupt", "bomb", "unsafe_paths", "encrypted"."""
        # Counted before zipfile builds an object for each entry: 50 MB of entries would take a gigabyte.
        if data.count(_ENTRY) > MAX_MEMBERS:
            raise refuse("bomb")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (
            zipfile.BadZipFile,
            ValueError,
            NotImplementedError,
            EOFError,
            OverflowError,
            UnicodeDecodeError,
        ) as error:
            raise refuse("corrupt", "gói nén không mở được") from error
        self._entries = {entry.filename: entry for entry in self._zip.infolist() if not entry.is_dir()}
        self.names = tuple(self._entries)
        if sum(entry.file_size for entry in self._entries.values()) > MAX_DECLARED:
            raise refuse("bomb")
        if any(_leaves(name) for name in self.names):
            raise refuse("unsafe_paths")
        if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in self._entries.values()):
            raise refuse("encrypted")

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def pieces(self, name: str, limit: int) -> Iterator[bytes]:
        """The part's content piece by piece. Raises Unreadable "bomb" as soon as it passes `limit` bytes or
        `MAX_RATIO`.
        """
        entry = self._entries[name]
        most = min(limit, max(RATIO_FLOOR, MAX_RATIO * entry.compress_size))
        if entry.file_size > most:
            raise refuse("bomb")
        size = 0
        try:
            with self._zip.open(entry) as part:
                while piece := part.read(CHUNK):
                    size += len(piece)
                    if size > most:
                        raise refuse("bomb")
                    yield piece
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            ValueError,
            OSError,
            RuntimeError,
        ) as error:
            raise refuse("corrupt", f"phần {name} không giải nén được") from error

    def read(self, name: str, limit: int) -> bytes:
        """The whole part, within the same limits."""
        return b"".join(self.pieces(name, limit))


def _leaves(name: str) -> bool:
    """An absolute path, a drive letter or a step upwards: nothing a word processor writes."""
    steps = name.replace("\\", "/").split("/")
    return not steps[0] or ".." in steps or ":" in steps[0] or "\0" in name
