"""No template is made of what somebody typed: pages, messages and pieces of pages are words of ours with values put in.

Where a name is not a plain text written on the spot, the list says what it is; a newcomer lengthens the list or does
without.
"""

from __future__ import annotations

import ast
import re
from functools import cache

from tests import source
from tests.source import SRC

pytestmark = source.ONE_READS
MAKERS = {"Template", "from_string", "Engine", "format_map", "eval", "exec", "compile_command"}
# Which argument of a call is the template.
FORMATS = {"format_html": 0, "format_html_join": 1}
SAFE = {"mark_safe", "SafeString"}
# What is joined or drawn there has been escaped piece by piece, or was drawn by us.
DRAWN = {
    "account/province/maps.py": "join", "ground/search/views.py": "join", "office/papers/marking.py": "join",
    "rights/publish/public/rows.py": "join",
    "rights/publish/public/views_outputs.py": "qr_svg", "rights/decide/views/invitations.py": "qr_svg",
    "rights/petitions/public/pages.py": "qr_svg", "rights/petitions/public/receipts.py": "qr_svg",
}  # fmt: skip
OF_OURS = {"qr", "field.help_text"}  # in pages
TOLD = {"from_string": {"ground/alerts/channels/push.py"}}  # a key, not a template


@cache
def _calls() -> list[tuple[str, str, ast.Call]]:
    """(file, name of what is called, the call) in everything but the tests."""
    return [
        (source.name(file), node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", ""), node)
        for file in source.shipped_files()
        for node in source.nodes(file)
        if isinstance(node, ast.Call)
    ]


def test_nothing_makes_a_template_while_running():
    made = [
        f"{where}:{call.lineno}: {name}"
        for where, name, call in _calls()
        if name in MAKERS and where not in TOLD.get(name, ())
    ]
    assert made == []


def test_what_is_formatted_as_a_page_is_written_on_the_spot():
    loose = [
        f"{where}:{call.lineno}: {ast.unparse(call.args[FORMATS[name]])}"
        for where, name, call in _calls()
        if name in FORMATS and not _plain(call.args[FORMATS[name]])
    ]
    assert loose == []


def test_nothing_is_called_safe_but_what_was_drawn_by_us():
    loose = [
        f"{where}:{call.lineno}: {ast.unparse(call)[:100]}"
        for where, name, call in _calls()
        if name in SAFE and not _plain(call.args[0]) and not _drawn(where, call.args[0])
    ]
    assert loose == []


def test_pages_call_nothing_safe_but_drawings_and_the_help_of_fields():
    said = re.compile(r"\{\{([^{}]*)\|safe\b|autoescape off")
    loose = []
    for page in sorted(SRC.rglob("templates/**/*.html")):
        found = {match[1] for match in said.finditer(page.read_text(encoding="utf-8"))}
        loose += [f"{page.relative_to(SRC)}: {name}" for name in found if str(name).strip() not in OF_OURS]
    assert loose == []


def _plain(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _drawn(where: str, node: ast.expr) -> bool:
    """Whether it is what the list allows in that file."""
    allowed = DRAWN.get(where)
    if not isinstance(node, ast.Call) or allowed is None:
        return False
    called = ast.unparse(node.func)
    return called == "''.join" if allowed == "join" else called == allowed
