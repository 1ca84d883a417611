"""The examples in the docstrings of this package are true."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

import dinh.law

HERE = Path(dinh.law.__file__).parent
MODULES = sorted(
    "dinh.law." + ".".join(path.relative_to(HERE).with_suffix("").parts)
    for path in HERE.rglob("*.py")
    if "tests" not in path.parts and path.stem != "__init__" and ">>>" in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_hold(module):
    result = doctest.testmod(import_module(module))
    assert result.attempted > 0
    assert result.failed == 0
