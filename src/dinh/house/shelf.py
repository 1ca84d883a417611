"""Answers kept in memory, bounded by bytes, where one passer-by cannot push out what many ask for.

Two rows, each with its oldest first: an answer comes to the lower row, and goes up when it is asked for again. Whoever
asks for a thousand made-up addresses only fills the lower row, a fifth of the room.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

Key = tuple[Any, ...]
Headers = list[tuple[str, str]]
LOWER_SHARE = 5  # the lower row has one part in five of the room
TOUCH = 1.0  # seconds: an answer is moved to the young end of its row no more often than this
OVERHEAD = 2_000  # bytes of one answer beside its body: key, headers, the objects themselves


@dataclass(slots=True)
class Answer:
    """One kept answer, in the shapes it is sent in. `gzipped` is None where compressing gains nothing.

    `version` is that of the commune when the answer began to be made; `until` a moment in seconds since 1970.
    `bypass` marks an address whose answers are nobody else's business: it holds nothing.
    """

    version: Any
    made: float
    until: float
    status: str = ""
    headers: Headers = field(default_factory=list)
    body: bytes = b""
    gzip_headers: Headers = field(default_factory=list)
    gzipped: bytes | None = None
    same_headers: Headers = field(default_factory=list)
    tag: str = ""
    bypass: bool = False
    touched: float = 0.0
    above: bool = False

    @property
    def size(self) -> int:
        return len(self.body) + len(self.gzipped or b"") + OVERHEAD


class Shelf:
    """Reading takes no lock: looking up a key of a dictionary cannot be interrupted half way."""

    def __init__(self, most: int) -> None:
        """`most` is the room in bytes."""
        self._most = most
        self._answers: dict[Key, Answer] = {}
        self._rows: dict[bool, OrderedDict[Key, int]] = {False: OrderedDict(), True: OrderedDict()}
        self._held = {False: 0, True: 0}
        self._lock = threading.Lock()

    def get(self, key: Key, now: float) -> Answer | None:
        answer = self._answers.get(key)
        if answer is not None and now - answer.touched >= TOUCH:
            self._touch(key, answer, now)
        return answer

    def put(self, key: Key, answer: Answer) -> None:
        """Keep an answer in place of the older one, in the row the older one had earned."""
        if answer.size > self._most // LOWER_SHARE:
            return
        with self._lock:
            old = self._answers.get(key)
            above = old is not None and old.above
            self._take_out(key)
            answer.above, answer.touched = above, answer.made
            self._put_in(key, answer)

    @property
    def held(self) -> int:
        """Bytes in use."""
        return sum(self._held.values())

    def __len__(self) -> int:
        return len(self._answers)

    def _touch(self, key: Key, answer: Answer, now: float) -> None:
        with self._lock:
            if self._answers.get(key) is not answer:
                return
            answer.touched = now
            if answer.above:
                self._rows[True].move_to_end(key)
            else:
                self._take_out(key)
                answer.above = True
                self._put_in(key, answer)

    def _put_in(self, key: Key, answer: Answer) -> None:
        self._answers[key] = answer
        self._rows[answer.above][key] = answer.size
        self._held[answer.above] += answer.size
        lower = self._most // LOWER_SHARE
        while self._held[True] > self._most - lower:
            self._take_out(next(iter(self._rows[True])))
        while self._held[False] > lower:
            self._take_out(next(iter(self._rows[False])))

    def _take_out(self, key: Key) -> None:
        answer = self._answers.pop(key, None)
        if answer is not None:
            self._held[answer.above] -= self._rows[answer.above].pop(key)
