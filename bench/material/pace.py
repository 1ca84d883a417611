"""Work begun at a set pace, whatever becomes of what was begun before: rates, waits, and the highest rate that holds.

An open loop: the clock of each runs from the moment at which it was due, so that a server that stops is not spared the
questions it would have had meanwhile.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

STEP = 1.5  # of one rate to the next, while the highest is sought
LATE = 0.97  # of the rate: less was begun than was due


@dataclass(slots=True)
class Book:
    """What was seen in one run. `waits` in seconds, one a request; `wrong` in words."""

    waits: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    kinds: dict[str, list[float]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, kind: str, seconds: float) -> None:
        with self.lock:
            self.waits.append(seconds)
            self.kinds.setdefault(kind, []).append(seconds)

    def fail(self, words: str) -> None:
        with self.lock:
            self.wrong.append(words)


Work = Callable[[int, float, Book], None]  # (number, the moment it was due, the book)


def run(workers: Sequence[Work], rate: float, seconds: float, first: int = 0) -> dict[str, Any]:
    """`rate` beginnings a second for `seconds`, shared by the workers, each a thread of its own."""
    book, total, lock = Book(), int(rate * seconds), threading.Lock()
    turn, begin, cpu = iter(range(total)), time.monotonic() + 0.2, os.times()

    def work(one: Work) -> None:
        while True:
            with lock:
                number = next(turn, None)
            if number is None:
                return
            due = begin + number / rate
            time.sleep(max(0.0, due - time.monotonic()))
            one(first + number, due, book)

    threads = [threading.Thread(target=work, args=(one,), daemon=True) for one in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took, spent = time.monotonic() - begin, os.times()
    return {
        "begun": total, "requests": len(book.waits), "seconds": round(took, 1), "per_second": round(total / took, 1),
        "requests_per_second": round(len(book.waits) / took, 1), **waits(book.waits), "errors": len(book.wrong),
        "wrong": book.wrong[:5], "client_cpu": round((spent.user + spent.system - cpu.user - cpu.system) / took, 2),
        "kinds": {kind: {"requests": len(each), **waits(each)} for kind, each in sorted(book.kinds.items())},
    }  # fmt: skip


def waits(seconds: Sequence[float]) -> dict[str, float]:
    """Median, p99 and the longest, in ms."""
    ranked = sorted(seconds) or [0.0]
    at = {"median_ms": 0.5, "p99_ms": 0.99, "max_ms": 1.0}
    return {name: round(ranked[min(len(ranked) - 1, int(len(ranked) * part))] * 1000, 1) for name, part in at.items()}


def holds(found: dict[str, Any], rate: float, bar: float) -> bool:
    """Whether a run kept its pace, without an error and with its p99 under `bar` ms."""
    return bool(not found["errors"] and found["p99_ms"] <= bar and found["per_second"] >= rate * LATE)


class Highest:
    """Seeks the highest rate that holds: up by STEP until one breaks, then halfway between. A rate breaks when it does
    so twice: a neighbour's work on the machine breaks one now and then. `begun` counts all that was begun."""

    def __init__(self, workers: Sequence[Work], bar: float, seconds: float, say: Callable[[str], None]) -> None:
        self._workers, self._bar, self._seconds, self._say, self.begun = workers, bar, seconds, say, 0

    def _held(self, rate: float) -> bool:
        for _try in range(2):
            found = run(self._workers, rate, self._seconds, self.begun)
            self.begun += found["begun"]
            held = holds(found, rate, self._bar)
            told = f"p99 {found['p99_ms']:.0f} ms, errors {found['errors']} {' '.join(found['wrong'][:1])}"
            self._say(f"  {rate:7.1f} a second: {found['per_second']:.1f} done, {told}{'' if held else ': broken'}")
            if held:
                return True
        return False

    def sought(self, begin: float) -> float:
        good = begin
        while not self._held(good):
            good /= 2
            if good < 1:
                raise SystemExit("Not even one a second holds.")
        while self._held(good * STEP):
            good *= STEP
        bad = good * STEP
        while bad > good * 1.15:
            middle = (good + bad) / 2
            good, bad = (middle, bad) if self._held(middle) else (good, middle)
        return good
