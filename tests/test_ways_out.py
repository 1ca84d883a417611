"""Who may speak to the network, what is never called, which addresses count: lists that a newcomer would lengthen."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

from django.apps import apps

from dinh.ground.refs import ALPHABET, new_ref
from dinh.ground.tenant import OfCommune
from dinh.house.routes import all_routes
from tests import source

pytestmark = source.ONE_READS
CLIENTS = {
    "requests", "urllib.request", "http.client", "httpx", "aiohttp", "urllib3", "pywebpush", "boto3", "ftplib",
    "authlib",
}  # fmt: skip
# Each speaks to an address that the operator configured (of a provider outside: to those it publishes), or to one of
# the push services that browsers use.
SPEAK = {
    "ground/alerts/actions/tokens.py", "ground/alerts/channels/http.py", "ground/alerts/channels/push.py",
    "ground/alerts/channels/sms.py", "ground/alerts/channels/zalo.py",
    "ground/people/outside.py",
}  # fmt: skip
TO_THE_STORE = ("house/backup/", "house/bench", "house/testing", "house/audit")
NEVER = {"pickle", "marshal", "shelve", "xml.dom.minidom", "xml.sax"}
# Public addresses with the number of a row in them: the row is public itself, or the session or the reader is asked.
COUNTED = {
    "ban-va-quyet-dinh/bien-ban/<int:pk>.txt": "public records", "ban-va-quyet-dinh/huong-uoc/<int:pk>": "in force",
    "hoa-giai/to/<int:pk>": "teams", "p/<str:ref>/tai-lieu/<int:pk>": "of the paper named before it",
    "phan-anh/theo-doi/<str:ref>/tep/<int:pk>": "the session's own", "phong-trao/danh-hieu/<int:pk>": "public titles",
    "phong-trao/danh-sach/<int:pk>": "posted lists", "phong-trao/danh-sach/<int:pk>/y-kien": "posted lists",
    "phong-trao/thi-dua/<int:pk>": "posted campaigns", "phong-trao/thi-dua/<int:pk>/y-kien": "posted campaigns",
    "tep/<int:pk>/": "a room vouches for the reader", "xin-thong-tin/theo-doi/<str:ref>/tep/<int:pk>": "the session's",
}  # fmt: skip


@cache
def imports() -> frozenset[tuple[str, str]]:
    """Which file of ours imports what."""
    return frozenset(_imports())


def _imports() -> Iterator[tuple[str, str]]:
    for file in source.shipped_files():
        where = source.name(file)
        for node in source.nodes(file):
            if isinstance(node, ast.Import):
                yield from ((where, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield where, node.module
                yield from ((where, f"{node.module}.{alias.name}") for alias in node.names)


def test_only_the_senders_of_messages_speak_to_the_network():
    """No page and no act opens an address: nothing a stranger writes can make the house call one."""
    found = {where for where, name in imports() if name in CLIENTS or name.split(".")[0] in CLIENTS}
    assert {where for where in found if not where.startswith(TO_THE_STORE)} == SPEAK


def test_nothing_runs_a_shell_or_wakes_what_was_pickled():
    assert {(where, name) for where, name in imports() if name in NEVER} == set()
    called = re.compile(
        r"shell=True|\bos\.system\(|\bos\.popen\(|(?<![\w.])(?:eval|exec)\(|\.extra\(|RawSQL\("
        r"|\b(?:ET|ElementTree)\.(?:parse|fromstring|XML)\("  # it reads entities; writing with it is fine
    )
    assert [str(file) for file in source.shipped_files() if called.search(source.text(file))] == []


def test_no_public_address_counts_but_the_listed():
    counted = {route.path for route in all_routes() if route.access == "public" and re.search(r"<int:pk>", route.path)}
    assert counted == set(COUNTED)


def test_a_reference_is_not_guessed_and_names_one_thing():
    refs = {new_ref("PA") for _ in range(20_000)}
    assert len(refs) == 20_000
    for place in (*range(3, 7), *range(8, 12)):
        assert {ref[place] for ref in refs} == set(ALPHABET)
    shared = {"SentUp"}  # carries the reference of the commune that sent it
    double = []
    for model in apps.get_models():
        if not issubclass(model, OfCommune) or "ref" not in {field.name for field in model._meta.concrete_fields}:
            continue
        unique = [set(getattr(rule, "fields", ())) for rule in model._meta.constraints]
        if {"commune", "ref"} not in unique and model.__name__ not in shared:
            double.append(model.__name__)
    assert double == []
