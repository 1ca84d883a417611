"""`./dinh audit`: what PyPI knows of holes in the libraries that are locked. Without a registry it says so and fails
nothing: the house itself needs no network.

Not a part of `./dinh test`, which must say the same with and without a network: a CI that reaches PyPI calls it beside.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[3]
LOCKS = ("requirements.txt", "requirements-dev.txt")
REGISTRY = "https://pypi.org/pypi"
PATIENCE = 5  # seconds for one answer
AT_ONCE = 4
Ask = Callable[[str], dict[str, Any]]


def locked(root: Path = ROOT) -> dict[str, str]:
    """Name → version, of everything that either lock names."""
    text = "\n".join((root / lock).read_text(encoding="utf-8") for lock in LOCKS)
    return dict(re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", text, re.MULTILINE))


def ask(path: str) -> dict[str, Any]:
    with urlopen(f"{REGISTRY}/{path}/json", timeout=PATIENCE) as answer:  # noqa: S310  an https address of our own
        found: dict[str, Any] = json.load(answer)
    return found


def known(name: str, version: str, asked: Ask) -> list[str] | None:
    """A line for each hole that was not withdrawn; None where no answer came."""
    try:
        holes = asked(f"{name}/{version}").get("vulnerabilities", [])
    except (OSError, ValueError, HTTPException):
        return None
    return [
        f"{name} {version}: {hole['id']}"
        + (f" – {', '.join(hole['fixed_in'])} sửa rồi / fixed" if hole.get("fixed_in") else "")
        for hole in holes
        if not hole.get("withdrawn")
    ]


def main(command: str, rest: list[str], asked: Ask = ask) -> int:
    """0: nothing known, or nobody could be asked; 1: a locked library has a known hole; 2: wrong use."""
    if rest:
        sys.stderr.write("./dinh audit không có tham số. / takes no arguments.\n")
        return 2
    names = locked()
    first, *others = names.items()
    answers = {first[0]: known(*first, asked)}
    if answers[first[0]] is not None:  # one question is enough to know whether anybody answers
        with ThreadPoolExecutor(AT_ONCE) as pool:
            answers |= zip(dict(others), pool.map(partial(_known, asked), others), strict=True)
    silent = len(names) - sum(found is not None for found in answers.values())
    lines = [line for found in answers.values() for line in found or []]
    for line in lines:
        print(line)
    if silent:
        print(f"LEFT OUT: {silent}/{len(names)} thư viện chưa hỏi được PyPI. / libraries PyPI gave no answer about.")
    print(f"{len(names) - silent}/{len(names)} thư viện đã hỏi, {len(lines)} lỗ hổng đã biết. / asked, known holes.")
    return int(bool(lines))


def _known(asked: Ask, one: tuple[str, str]) -> list[str] | None:
    return known(*one, asked)
