"""How far long work has come, on a terminal; nothing in a log file."""

from __future__ import annotations

import sys
import time

WIDTH = 30  # characters
EVERY = 0.2  # seconds between two drawings


class Progress:
    """`total` 0: not known beforehand; then only what is done is told."""

    def __init__(self, title: str, total: int = 0, unit: str = "") -> None:
        self._title, self._total, self._unit = title, total, unit
        self._done, self._drawn = 0, 0.0
        self._shown = sys.stderr.isatty()

    def step(self, by: int = 1) -> None:
        self._done += by
        if self._shown and time.monotonic() - self._drawn > EVERY:
            self._draw()

    def end(self) -> None:
        if self._shown:
            self._draw()
            sys.stderr.write("\n")

    def _draw(self) -> None:
        self._drawn = time.monotonic()
        text = f"{self._done} {self._unit}"
        if self._total:
            part = min(1.0, self._done / self._total)
            text = f"[{'#' * round(WIDTH * part):{WIDTH}}] {part:4.0%} {self._done}/{self._total} {self._unit}"
        sys.stderr.write(f"\r{self._title}: {text}")
        sys.stderr.flush()
