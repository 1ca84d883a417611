"""The certificate of an erasure: what went, what stayed and why. It names no one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from dinh.ground.journal.chain import canonical
from dinh.ground.privacy.planning import Line

HIDDEN = "Nội dung được giữ bí mật theo luật"


def certified(facts: dict[str, Any], went: Mapping[str, int], lines: list[Line]) -> dict[str, Any]:
    """`facts` and: `went` [{what, rows}]; `stayed` [{what, rows, why, cite, verified}]; `waits` [{what, rows, why}]."""
    stayed = [
        {"what": _what(line), "rows": rows, "why": why.title, "cite": str(why.cite), "verified": why.verified}
        for line in lines
        for why, rows in line.kept
    ]
    waits = [{"what": _what(line), "rows": len(rows), "why": why} for line in lines for why, rows in line.waits.items()]
    return {**facts, "went": [{"what": what, "rows": rows} for what, rows in went.items()],
            "stayed": _summed(stayed), "waits": _summed(waits)}  # fmt: skip


def _what(line: Line) -> str:
    return HIDDEN if line.data.secret else line.title


def _summed(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    summed: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows:
        same = summed.setdefault((row["what"], row["why"]), {**row, "rows": 0})
        same["rows"] += row["rows"]
    return list(summed.values())


def digest_of(certificate: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(certificate)).hexdigest()
