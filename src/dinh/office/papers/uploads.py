"""Receiving up to 2.000 files without holding them: each goes straight to the spool, one open file at a time."""

from __future__ import annotations

import os
from typing import IO, Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from dinh.office.papers import spool
from dinh.scribe.decode.limits import MAX_INPUT


class Spooled(UploadedFile[bytes]):
    """A file received: `spooled` names its bytes, empty when it was too large to keep; `size` is what was sent."""

    def __init__(self, name: str, content_type: str, size: int, spooled: str) -> None:
        super().__init__(None, name, content_type, size, None)
        self.spooled = spooled

    def close(self) -> None:
        """Nothing is open: the bytes lie in the spool."""


class SpoolHandler(FileUploadHandler):
    """Django's own handlers keep files in memory or open until the request ends; with 2.000 neither will do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names: list[str] = []

    def forget(self) -> None:
        """Drop everything received: the request turned out to be no good."""
        for name in self.names:
            spool.drop(name)

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.spooled, path = spool.new()
        self.names.append(self.spooled)
        self.received = 0
        self.out: IO[bytes] = path.open("wb")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.received += len(raw_data)
        if self.received <= MAX_INPUT:
            self.out.write(raw_data)

    def file_complete(self, file_size: int) -> Spooled:
        self.out.flush()
        os.fsync(self.out.fileno())
        self.out.close()
        if self.received > MAX_INPUT:
            spool.drop(self.spooled)
            self.spooled = ""
        else:
            spool.received(self.spooled)
        return Spooled(self.file_name or "tep", self.content_type or "", self.received, self.spooled)

    def upload_interrupted(self) -> None:
        if getattr(self, "out", None) and not self.out.closed:
            self.out.close()
        self.forget()
