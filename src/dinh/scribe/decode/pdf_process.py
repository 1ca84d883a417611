"""The parent's end of the PDF process: one child, kept for the next file, replaced when it dies, hangs or has served
long.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dinh.scribe.decode import limits
from dinh.scribe.decode.refusal import refuse
from dinh.scribe.decoded import Unreadable

_CHILD = Path(__file__).with_name("pdf_child.py")
_SERVES = 200
"""Files one child reads before a fresh one takes over: whatever a damaged file left behind goes with it."""

_LARGEST_FRAME = 64 * limits.MEGABYTE


class _Gone(Exception):
    """The child ended before the file had reached it: nothing is wrong with the file."""


class PdfProcess:
    """Thread-safe; a fork gets its own child."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._served = 0

    def pages(self, data: bytes) -> list[dict[str, Any]]:
        """Size and lines of every page, as `pdf_child` sends them.

        Raises Unreadable: "encrypted", "corrupt", "too_many_pages", "too_long", "slow", "crashed".
        """
        with self._lock:
            for last_try in (False, True):
                try:
                    return self._ask(data)
                except _Gone:
                    self._stop()
                    if last_try:
                        raise refuse("crashed") from None
                except Unreadable as error:
                    if error.code not in ("encrypted", "corrupt", "too_many_pages"):
                        self._stop()
                    raise
                except BaseException:
                    self._stop()
                    raise
        raise AssertionError("both tries return or raise")

    def _ask(self, data: bytes) -> list[dict[str, Any]]:
        process = self._running()
        assert process.stdin is not None  # noqa: S101
        self._served += 1
        try:
            process.stdin.write(struct.pack(">Q", len(data)))
            process.stdin.write(data)
            process.stdin.flush()
        except OSError as error:
            raise _Gone from error
        if self._frame(limits.PDF_START_SECONDS) is None:
            raise _Gone
        megabytes = len(data) / limits.MEGABYTE
        first = self._answer(limits.PDF_OPEN_SECONDS + limits.PDF_OPEN_SECONDS_PER_MB * megabytes)
        return list(self._read_pages(int(first["pages"])))

    def _read_pages(self, count: int) -> Iterator[dict[str, Any]]:
        length = 0
        for _ in range(count):
            page = self._answer(limits.PDF_PAGE_SECONDS)
            length += sum(len(line[0]) for line in page["lines"])
            if length > limits.MAX_TEXT:
                raise refuse("too_long")
            yield page
        self._answer(limits.PDF_PAGE_SECONDS)

    def _answer(self, seconds: float) -> dict[str, Any]:
        frame = self._frame(seconds)
        if frame is None:
            raise refuse("crashed")
        if "error" in frame:
            raise refuse(str(frame["error"]), "cấu trúc PDF sai")
        return frame

    def _frame(self, seconds: float) -> dict[str, Any] | None:
        """The next message; None when the child has ended. Raises Unreadable("slow") after `seconds`."""
        process = self._process
        assert process is not None  # noqa: S101
        assert process.stdout is not None  # noqa: S101
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        watch = threading.Timer(seconds, stop)
        watch.start()
        try:
            head = process.stdout.read(4)
            size = struct.unpack(">I", head)[0] if len(head) == 4 else _LARGEST_FRAME + 1
            body = process.stdout.read(size) if size <= _LARGEST_FRAME else b""
        finally:
            watch.cancel()
        if late.is_set():
            raise refuse("slow")
        if not body or len(body) < size:
            return None
        message: dict[str, Any] = json.loads(body)
        return message

    def _running(self) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():  # after a fork the pipe belongs to the parent
            self._process, self._owner = None, os.getpid()
        if self._process is not None and (self._process.poll() is not None or self._served >= _SERVES):
            self._stop()
        if self._process is None:
            self._served = 0
            self._process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-P", str(_CHILD), str(limits.PDF_MEMORY), str(limits.MAX_PAGES)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            atexit.register(self._stop)
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        atexit.unregister(self._stop)
        process.kill()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()
        process.wait()


process = PdfProcess()
"""The one PDF process of this program."""
