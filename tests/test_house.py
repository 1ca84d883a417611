"""The rules of the house, read from its own code: each fails on the line that breaks it."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from tests import source
from tests.source import SRC, code_files, name, nodes, own_files, text, tree

pytestmark = source.ONE_READS
ROOT = Path(__file__).resolve().parents[1]
FLOORS = ["law", "scribe", "ground", "office", "rights", "account", "house"]
BEDROCK = {"law", "scribe"}
# Longer than 400 lines, each for a reason: tables of data read better whole.
LONG = {"scribe/tests/papers.py": "whole papers of eleven kinds, as data"}
WRITES = {"save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
# Where rows are written besides actions: sealed machinery, and the library that keeps accounts.
MAY_WRITE = re.compile(r"(^|/)(actions(/|\.py$)|migrations/|demo(/|\.py$)|tests/)")


@cache
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


def check(rule: Callable[[Path], object], paths: Iterable[Path]) -> None:
    """`rule` says of each file what is wrong with it, if anything; all files that break it are named. (One test a rule:
    one a file and rule would be thousands.)"""
    wrong = {name(path): found for path in paths if (found := rule(path))}
    assert not wrong


def test_no_import_climbs_a_floor():
    check(_climbing, own_files())


def _climbing(path):
    here = path.relative_to(SRC).parts[0]
    if here not in FLOORS:
        return None
    return {m for m in imports(path) if (f := floor_of(m)) and FLOORS.index(f) > FLOORS.index(here)}


def test_a_room_never_imports_another_rooms_models():
    check(_strangers, own_files())


def _strangers(path):
    parts = path.relative_to(SRC).parts
    if parts[0] not in {"office", "rights", "account"}:
        return None
    room = ".".join(["dinh", *parts[:2]])
    return {
        m
        for m in imports(path)
        if re.match(r"dinh\.(office|rights|account)\.\w+\.models", m) and not m.startswith(f"{room}.models")
    }


def of_floors(*floors: str) -> list[Path]:
    return [path for path in own_files() if path.relative_to(SRC).parts[0] in floors]


def test_bedrock_stands_without_django():
    foreign = {"django", "django_scopes", "allauth"}
    check(lambda path: {m for m in imports(path) if m.split(".")[0] in foreign}, of_floors(*BEDROCK))


def test_the_law_is_pure():
    known, clock = sys.stdlib_module_names | {"dinh"}, {"today", "now", "utcnow"}
    check(lambda path: {m for m in imports(path) if m.split(".")[0] not in known}, of_floors("law"))
    check(lambda path: clock & {ast.unparse(n.func).split(".")[-1] for n in calls(path)}, of_floors("law"))


def calls(path: Path) -> list[ast.Call]:
    return [n for n in nodes(path) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)]


def test_a_file_has_one_subject():
    check(_too_long, [path for path in code_files() if name(path) not in LONG])


def _too_long(path):
    lines = len(text(path).splitlines())
    return f"{lines} lines" if lines > 400 else None


def test_rows_are_written_only_by_actions():
    of_rooms = of_floors(*(floor for floor in FLOORS if floor not in BEDROCK))
    check(_writing, [path for path in of_rooms if not MAY_WRITE.search(name(path))])


def _writing(path):
    lines = text(path).splitlines()
    return [
        f"{node.lineno}: {lines[node.lineno - 1].strip()}"
        for node in calls(path)
        if node.func.attr in WRITES and _looks_like_a_row(node.func.value)
    ]


def _looks_like_a_row(value: ast.expr) -> bool:
    """`Model.objects.create`, `row.save`, `queryset.update`: not `dict.update`, `set.update`, `hashlib.update`."""
    said = ast.unparse(value)
    return ".objects" in said or bool(
        re.search(r"\b(Model|row|instance|paper|task|turn|body|post|holding|user|draft)\b", said)
    )


def action_modules() -> list[Path]:
    return [p for p in own_files() if p.name == "actions.py" or "actions" in p.relative_to(SRC).parts[:-1]]


def test_every_public_action_is_an_act():
    """Whoever acts is given as `by`; `@act` itself makes sure at run time that the journal got its entry."""
    check(_loose, [path for path in action_modules() if "journal" not in path.parts])


def _loose(path):
    return [
        node.name
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef)
        and "by" in {argument.arg for argument in [*node.args.args, *node.args.kwonlyargs]}
        and not node.name.startswith("_")
        and "act" not in {ast.unparse(decorator) for decorator in node.decorator_list}
    ]


TEMPLATES = sorted(SRC.rglob("templates/**/*.html"))


def test_no_inline_script_or_style():
    inline = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son[a-z]+=|javascript:")
    check(lambda path: inline.findall(path.read_text(encoding="utf-8")), TEMPLATES)


def test_a_fragment_names_its_users():
    fragments = [path for path in TEMPLATES if path.name.startswith("_")]
    check(lambda path: not path.read_text(encoding="utf-8").lstrip().startswith(("{#", "{% comment")), fragments)


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
