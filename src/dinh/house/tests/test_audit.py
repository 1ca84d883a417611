"""`./dinh audit` tells what a registry knows, and stays quiet and right without one."""

from __future__ import annotations

from dinh.house.audit import locked, main

HOLES = [{"id": "GHSA-1", "fixed_in": ["9.9"], "withdrawn": None}, {"id": "GHSA-2", "withdrawn": "2026-01-01"}]


def test_what_is_locked_is_read_from_both_locks():
    names = locked()
    assert names["django"].startswith("5.2")
    assert "pytest" in names
    assert len(names) > 40


def test_what_is_known_is_told(capsys):
    code = main("audit", [], lambda path: {"vulnerabilities": HOLES if path.startswith("django/") else []})
    said = capsys.readouterr().out
    assert code == 1
    assert f"django {locked()['django']}: GHSA-1 – 9.9" in said
    assert "GHSA-2" not in said
    assert "LEFT OUT" not in said
    assert main("audit", [], lambda path: {"vulnerabilities": []}) == 0


def test_without_a_registry_it_says_so_and_fails_nothing(capsys):
    asked = []

    def nobody(path: str) -> dict:
        asked.append(path)
        raise OSError("no network")

    assert main("audit", [], nobody) == 0
    assert f"LEFT OUT: {len(locked())}/{len(locked())}" in capsys.readouterr().out
    assert len(asked) == 1
