"""Our own code, read once a process: for the tests that hold it to its rules."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[1] / "src" / "dinh"
ONE_READS = pytest.mark.xdist_group("source")  # of several workers one reads it


@cache
def code_files() -> list[Path]:
    return sorted(path for path in SRC.rglob("*.py") if "migrations" not in path.parts)


@cache
def own_files() -> list[Path]:
    """Without the tests."""
    return [path for path in code_files() if "tests" not in path.parts]


@cache
def shipped_files() -> list[Path]:
    """All that runs in a house, its migrations too."""
    return sorted(path for path in SRC.rglob("*.py") if "tests" not in path.parts)


def name(path: Path) -> str:
    return path.relative_to(SRC).as_posix()


@cache
def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(text(path))


@cache
def nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(tree(path)))
