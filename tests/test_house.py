"""The rules of the house, read from its own code: each fails on the line that breaks it."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SRC = ROOT / "src" / "dinh"
FLOORS = ["law", "scribe", "ground", "office", "rights", "account", "house"]
BEDROCK = {"law", "scribe"}
# Longer than 400 lines, each for a reason: tables of data read better whole.
LONG = {"scribe/tests/papers.py": "whole papers of eleven kinds, as data"}
WRITES = {"save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
# Where rows are written besides actions: sealed machinery, and the library that keeps accounts.
MAY_WRITE = re.compile(r"(^|/)(actions(/|\.py$)|migrations/|demo(/|\.py$)|tests/)")


def code_files() -> list[Path]:
    return sorted(path for path in SRC.rglob("*.py") if "migrations" not in path.parts)


def own_files() -> list[Path]:
    return [path for path in code_files() if "tests" not in path.parts]


def name(path: Path) -> str:
    return str(path.relative_to(SRC))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> set[str]:
    """Modules imported at run time; what stands under TYPE_CHECKING is no arrow."""
    found: set[str] = set()

    def visit(node: ast.AST) -> None:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            return
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        for child in ast.iter_child_nodes(node):
            visit(child)

    visit(tree(path))
    return found


def floor_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if parts[0] == "dinh" and len(parts) > 1 and parts[1] in FLOORS else None


@pytest.mark.parametrize("path", own_files(), ids=name)
def test_no_import_climbs_a_floor(path):
    here = path.relative_to(SRC).parts[0]
    if here not in FLOORS:
        return
    climbing = {m for m in imports(path) if (f := floor_of(m)) and FLOORS.index(f) > FLOORS.index(here)}
    assert not climbing


@pytest.mark.parametrize("path", own_files(), ids=name)
def test_a_room_never_imports_another_rooms_models(path):
    parts = path.relative_to(SRC).parts
    if parts[0] not in {"office", "rights", "account"}:
        return
    room = ".".join(["dinh", *parts[:2]])
    strangers = {
        m
        for m in imports(path)
        if re.match(r"dinh\.(office|rights|account)\.\w+\.models", m) and not m.startswith(f"{room}.models")
    }
    assert not strangers


@pytest.mark.parametrize("path", [p for p in own_files() if p.relative_to(SRC).parts[0] in BEDROCK], ids=name)
def test_bedrock_stands_without_django(path):
    assert not {m for m in imports(path) if m.split(".")[0] in {"django", "django_scopes", "allauth"}}


@pytest.mark.parametrize("path", [p for p in own_files() if p.relative_to(SRC).parts[0] == "law"], ids=name)
def test_the_law_is_pure(path):
    import sys

    assert not {m for m in imports(path) if m.split(".")[0] not in sys.stdlib_module_names | {"dinh"}}
    clock = {"today", "now", "utcnow"}
    calls = {n.func.attr for n in ast.walk(tree(path)) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)}
    assert not calls & clock


@pytest.mark.parametrize("path", code_files(), ids=name)
def test_a_file_has_one_subject(path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= 400 or name(path) in LONG, f"{lines} lines"


@pytest.mark.parametrize("path", own_files(), ids=name)
def test_rows_are_written_only_by_actions(path):
    if MAY_WRITE.search(name(path)) or path.relative_to(SRC).parts[0] in BEDROCK:
        return
    source = path.read_text(encoding="utf-8").splitlines()
    writing = [
        f"{node.lineno}: {source[node.lineno - 1].strip()}"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITES
        and _looks_like_a_row(node.func.value)
    ]
    assert not writing


def _looks_like_a_row(value: ast.expr) -> bool:
    """`Model.objects.create`, `row.save`, `queryset.update`: not `dict.update`, `set.update`, `hashlib.update`."""
    text = ast.unparse(value)
    return ".objects" in text or bool(
        re.search(r"\b(Model|row|instance|paper|task|turn|body|post|holding|user|draft)\b", text)
    )


def action_modules() -> list[Path]:
    return [p for p in own_files() if p.name == "actions.py" or "actions" in p.relative_to(SRC).parts[:-1]]


@pytest.mark.parametrize("path", [p for p in action_modules() if "journal" not in p.parts], ids=name)
def test_every_public_action_is_an_act(path):
    """Whoever acts is given as `by`; `@act` itself makes sure at run time that the journal got its entry."""
    loose = [
        node.name
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef)
        and "by" in {argument.arg for argument in [*node.args.args, *node.args.kwonlyargs]}
        and not node.name.startswith("_")
        and "act" not in {ast.unparse(decorator) for decorator in node.decorator_list}
    ]
    assert not loose


TEMPLATES = sorted(SRC.rglob("templates/**/*.html"))


def template_name(path: Path) -> str:
    return str(path.relative_to(SRC)).split("templates/")[-1]


@pytest.mark.parametrize("path", TEMPLATES, ids=template_name)
def test_no_inline_script_or_style(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son[a-z]+=|javascript:", text)


@pytest.mark.parametrize("path", [p for p in TEMPLATES if p.name.startswith("_")], ids=template_name)
def test_a_fragment_names_its_users(path):
    assert path.read_text(encoding="utf-8").lstrip().startswith(("{#", "{% comment"))


def test_every_migration_is_made_and_linear(db):
    from django.core.management import call_command

    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
    for folder in SRC.rglob("migrations"):
        heads = sorted(p.stem for p in folder.glob("0*.py"))
        if heads:
            assert (folder / "max_migration.txt").read_text().strip() == heads[-1], folder


def test_every_setting_is_documented():
    documented = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    used: set[str] = set()
    for path in own_files():
        used |= set(re.findall(r"env\.\w+\(\s*\"([A-Z_]+)\"", path.read_text(encoding="utf-8")))
    assert used
    assert not {setting for setting in used if f"`{setting}" not in documented}


def test_nothing_is_left_open_in_the_code():
    marks = re.compile(r"\b(TODO|FIXME|XXX)\b|raise NotImplementedError")
    assert not [
        f"{name(p)}:{i}"
        for p in own_files()
        for i, line in enumerate(p.read_text("utf-8").splitlines(), 1)
        if marks.search(line)
    ]
