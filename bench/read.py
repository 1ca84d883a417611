"""How many documents a second one core reads, beside a plain regex scan of the same text.

    python -m bench.read [--shared FOLDER] [--rounds N]

Reads every .txt of `corpus/docs` and `seeds` in FOLDER (by default `../shared` beside the repository), or our own test
documents where the folder is absent.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from dinh.scribe.reading import read_text

ROOT = Path(__file__).resolve().parents[1]
_PLAIN = re.compile(r"\d+(?:[./-]\w+)+")


def documents(shared: Path) -> list[str]:
    """The texts to read: the real ones, else those of our tests."""
    real = [*sorted((shared / "corpus" / "docs").glob("*.txt")), *sorted((shared / "seeds").glob("*.txt"))]
    if real:
        return [path.read_text("utf-8") for path in real]
    from dinh.scribe.tests import test_feet, test_heads

    heads = [head + test_heads.BODY for head in test_heads.STATE_PLANS.values()]
    return heads + [test_feet.TOP + foot for foot in test_feet.SAME_FOOT.values()]


def seconds(work: Callable[[str], object], texts: Sequence[str], rounds: int) -> float:
    """The quickest round over all texts, in seconds of this process's CPU: what others do on the machine stays out."""
    best = float("inf")
    for _ in range(rounds):
        started = time.process_time()
        for text in texts:
            work(text)
        best = min(best, time.process_time() - started)
    return best


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="bench read", description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args(argv)
    texts = documents(options.shared)
    letters = sum(map(len, texts))
    read = seconds(read_text, texts, options.rounds)
    plain = seconds(_PLAIN.findall, texts, options.rounds)
    rate, base = len(texts) / read, len(texts) / max(plain, 1e-9)
    print(f"{'':14}{'documents/s':>14}{'characters/s':>16}{'ms/document':>14}")
    for name, time_taken, per_second in (("reading", read, rate), ("regex scan", plain, base)):
        print(f"{name:14}{per_second:14.0f}{letters / max(time_taken, 1e-9):16.0f}{1000 / per_second:14.2f}")
    print(
        json.dumps(
            {
                "bench": "read",
                "metrics": {"documents": len(texts), "characters": letters, "documents_per_second": round(rate, 1)},
                "baseline": {"regex_scan_documents_per_second": round(base, 1)},
                "ratios": {"reading_to_regex_scan": round(rate / base, 4)},
            }
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
