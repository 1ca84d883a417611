"""Attacks swept over the whole URL table, never sampled: docs/security.md says which class each sweep stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from django.conf import settings as house
from django.db import transaction
from django.forms import BaseForm
from django.forms.models import BaseModelForm
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, get_resolver

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Holding
from dinh.ground.gate import POWERS
from dinh.ground.people.models import User
from dinh.house.routes import Route, all_routes
from dinh.rights.petitions.models import Letter
from dinh.rights.petitions.tests.test_public_sending import typed
from tests.people import PASSWORD
from tests.test_routes import address

ROUTES = all_routes()
READ = [route for route in ROUTES if route.methods != "POST"]
WRITTEN = [route for route in ROUTES if route.methods != "GET"]
SOURCE = Path(house.SOURCE)

# Posts that take no form's token, each with what stands in its place.
WITHOUT_TOKEN = {
    "chu-to": "a forger gains bigger letters",
    "ngon-ngu": "a forger gains English",
    "theo-doi/thoi/<str:token>": "the secret of the letter (RFC 8058)",
    "theo-doi/thu-tuan/<str:token>": "the secret of the letter (RFC 8058)",
    **dict.fromkeys((route.path for route in ROUTES if route.path.startswith(("open311/v2/", "api/v1/"))), "a key"),
}
FOR_PROGRAMS = ("open311/v2/", "api/v1/", "du-lieu", "^du-lieu")
THE_SAME_FOR_ALL = {"theo-doi/worker.js"}  # a script: nothing of the reader's in it


def turned_away(request: HttpRequest, reason: str = "") -> HttpResponse:
    """In the place of the page for a form without its token: nothing else answers so."""
    return HttpResponse(status=418)


@pytest.fixture
def every(ward) -> Actor:
    """Holds every power there is: what stops this person is not a missing power."""
    return ward.official("moi", "Mọi Quyền", "UBND", "Mọi việc", sorted(POWERS))


def opened(client: Client, routes: list[Route], query: str = "") -> Iterator[tuple[Route, HttpResponse]]:
    for route in routes:
        with transaction.atomic():
            yield route, client.get(address(route) + query)


def test_no_post_is_taken_without_the_token_of_its_form(every, settings):
    settings.CSRF_FAILURE_VIEW = f"{__name__}.turned_away"
    client = Client(enforce_csrf_checks=True)
    client.force_login(every.user)
    taken = []
    for route in WRITTEN:
        with transaction.atomic():
            if client.post(address(route)).status_code != 418:
                taken.append(route.path)
    assert set(taken) <= set(WITHOUT_TOKEN)
    assert {"chu-to", "ngon-ngu", "open311/v2/requests.json", "api/v1/petitions"} <= set(taken)


def test_nothing_but_the_listed_says_it_needs_no_token():
    """Views marked as exempt: those listed, those that read only, and two that check it themselves (swept above)."""
    exempt = {path for path, view in _views(get_resolver().url_patterns) if getattr(view, "csrf_exempt", False)}
    ask_themselves = {"ban-lam-viec/van-ban/nhap", "phan-anh/to-cao/gui"}
    reads = {route.path for route in ROUTES if route.path.startswith(FOR_PROGRAMS)}
    assert exempt - reads == {path for path in WITHOUT_TOKEN if path not in reads} | ask_themselves


def _views(patterns, prefix=""):
    for pattern in patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield path, pattern.callback
        else:
            yield from _views(pattern.url_patterns, path)


ELSEWHERE = [
    "https://evil.example/", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example",
    "https:evil.example", "https:///evil.example", "%2f%2fevil.example", "/%2f/evil.example", "javascript:alert(1)",
    "https://testserver@evil.example/", "//evil.example\\@testserver", "\x01//evil.example", "／／evil.example",
    "/\t/evil.example", "http://testserver.evil.example/",
]  # fmt: skip
NEXT = ["next", "ve", "url", "to", "back", "return_to", "redirect"]


def leads_away(answer: HttpResponse) -> bool:
    """Where a browser would go: it takes a backslash for a slash and drops tabs and control characters in front."""
    target = re.sub(r"[\x00-\x20]", "", answer.headers.get("Location", "")).replace("\\", "/")
    parts = urlsplit(target)
    return bool(parts.scheme or parts.netloc) and parts.netloc != "testserver"


def test_every_answer_is_armed_and_what_is_ones_own_is_kept_by_nobody(every):
    """Strict CSP, no frames, no sniffing; with a session nothing may be kept; other sites read public data only."""
    client = Client()
    client.force_login(every.user)
    wrong, ones_own = [], 0
    away = urlencode(dict.fromkeys(NEXT, "//evil.example"))
    for route, answer in opened(client, READ, f"?{away}"):
        head = answer.headers
        if leads_away(answer):
            wrong.append(f"{route.path}: leads to another site")
        wrong += [f"{route.path}: {fault}" for fault in _unarmed(head)]
        kept = "no-store" not in head.get("Cache-Control", "") and route.path not in THE_SAME_FOR_ALL
        if kept and not route.path.startswith(FOR_PROGRAMS):
            wrong.append(f"{route.path}: may be kept: {head.get('Cache-Control')}")
        if "Access-Control-Allow-Origin" in head and not route.path.startswith(FOR_PROGRAMS):
            wrong.append(f"{route.path}: other sites may read it")
        if "Access-Control-Allow-Credentials" in head:
            wrong.append(f"{route.path}: other sites may read it with the reader's cookies")
        ones_own += answer.status_code == 200 and route.access not in {"public", "library"}
    assert wrong == []
    assert ones_own > 150, "too few pages opened to prove anything"


def _unarmed(head) -> list[str]:
    rules = dict(rule.split(" ", 1) for rule in head.get("Content-Security-Policy", "").split("; ") if " " in rule)
    faults = []
    if not rules or any("unsafe" in value or "*" in value for value in rules.values()):
        faults.append(f"a loose policy: {rules}")
    if rules.get("default-src") not in {"'self'", "'none'"}:
        faults.append("default-src is neither 'self' nor 'none'")
    if any(key.startswith("script-src") and value not in {"'self'", "'none'"} for key, value in rules.items()):
        faults.append("scripts from elsewhere")
    if head.get("X-Frame-Options") != "DENY" or head.get("X-Content-Type-Options") != "nosniff":
        faults.append("frames or sniffing")
    return faults


def test_a_reader_who_followed_a_receipt_leaves_nothing_behind(ward):
    """No account, but a session: what it opened is not kept either."""
    client = Client()
    client.session.save()
    client.cookies[house.SESSION_COOKIE_NAME] = client.session.session_key
    assert "no-store" in client.get("/phan-anh/theo-doi").headers["Cache-Control"]
    assert "no-store" not in Client().get("/").headers.get("Cache-Control", "")


def test_no_form_leads_to_another_site(every):
    client = Client()
    client.force_login(every.user)
    wrong = []
    for route in WRITTEN:
        with transaction.atomic():
            if leads_away(client.post(address(route), dict.fromkeys(NEXT, "//evil.example"))):
                wrong.append(route.path)
        if "dang-xuat" in route.path:
            client.force_login(every.user)
    assert wrong == []


@pytest.mark.parametrize("path", ["/tai-khoan/dang-nhap/", "/tai-khoan/dang-xuat/", "/tai-khoan/chuc-danh", "/chu-to"])
def test_where_next_is_read_no_spelling_of_another_site_passes(every, path):
    for target in ELSEWHERE:
        client = Client()
        if path != "/tai-khoan/dang-nhap/":
            client.force_login(every.user)
        typed = {"login": "moi", "password": PASSWORD, "next": target}
        for answer in (client.get(path, {"next": target}), client.post(path, typed)):
            assert not leads_away(answer), target


def names_read_from_addresses() -> list[str]:
    """Every name of a parameter that any view reads."""
    found = set()
    for file in SOURCE.rglob("*.py"):
        if "tests" not in file.parts:
            found |= set(re.findall(r"GET(?:\.get\(|\.getlist\(|\[)\"([\w-]+)\"", file.read_text(encoding="utf-8")))
    return sorted(found)


HOSTILE = [
    "commune_id__gt", "-user__password", "0) OR 1=1 -- ", "%_'\"\\;*()^:{\"$gt\":1}", "٣" * 5, "9" * 40, "-1",
    "a" * 9000, "[" * 5000, "((a+)+)+$", "\ud800", "1'||(select password from people_user)||'",
]  # fmt: skip


def test_no_parameter_reaches_a_column_or_breaks_a_page(every):
    """A name of a column where a filter or an order is read makes Django answer with an error: no page gives one.

    Each route gets another of the values in every parameter that any view reads, and some that none does."""
    client = Client()
    client.force_login(every.user)
    names = [*names_read_from_addresses(), "commune", "commune_id", "user__password__startswith", "fields", "include"]
    assert len(names) > 60
    broken = []
    for at, route in enumerate(READ):
        value = HOSTILE[at % len(HOSTILE)]
        query = urlencode({name: value[: 60_000 // len(names)].encode("utf-8", "surrogatepass") for name in names})
        with transaction.atomic():
            if client.get(f"{address(route)}?{query}").status_code >= 500:
                broken.append(f"{route.path}: {value[:30]}")
    assert broken == []


GIVEN_BY_THE_HOUSE = {
    "commune", "commune_id", "is_superuser", "is_staff", "is_active", "is_demo", "user_permissions", "author",
    "author_id", "created", "created_at", "created_by", "sealed", "digest", "signed_at", "due_at", "erased_at",
}  # fmt: skip


def test_no_form_takes_what_the_house_itself_decides():
    """Mass assignment: neither a form's field nor a view that hands over all that was posted."""
    all_routes()  # every module with a form is imported by now
    waiting, forms = [BaseForm], []
    while waiting:
        kinds = waiting.pop().__subclasses__()
        waiting += kinds
        forms += [kind for kind in kinds if kind.__module__.startswith("dinh.")]
    assert len(forms) > 150
    assert [f"{form.__module__}.{form.__name__}" for form in forms if GIVEN_BY_THE_HOUSE & set(form.base_fields)] == []
    assert not [form for form in forms if issubclass(form, BaseModelForm)], "a form lists its fields itself"
    # A call that is handed everything posted (`act(**request.POST.dict())`); a form, which picks its own, is none.
    whole = re.compile(r"\w\([^(){}]*\*\*\s*(?:dict\()?(?:request\.(?:POST|GET)|(?:form|self)\.data\b)|setattr\(.*POST")
    files = [file for file in SOURCE.rglob("*.py") if "tests" not in file.parts]
    assert [str(file) for file in files if whole.search(file.read_text(encoding="utf-8"))] == []


TAKEN = {
    "commune": "999", "commune_id": "999", "is_superuser": "on", "is_staff": "on", "state": "done", "status": "done",
    "number": "777", "ref": "PA-2222-2222", "received_on": "2020-01-01", "channel": "counter", "held": "x",
    "year": "1999", "pin_hash": "x", "erased_on": "2020-01-01", "collected_by": "1", "begins": "2026-11-21",
    "powers": "house.manage",
}  # fmt: skip


def test_what_a_form_does_not_ask_is_not_taken(client, ward, an, tu):
    """A resident sends a letter, a manager opens an account, each with columns of the table beside what is asked."""
    client.post("/phan-anh/", typed(step="send", **TAKEN))
    letter = Letter.objects.get()
    assert letter.commune == ward.commune
    assert (letter.number, letter.held, letter.erased_on, letter.collected_by) == (1, "", None, None)
    assert letter.year == letter.received_on.year != 2020
    assert letter.ref != TAKEN["ref"]

    client.force_login(an.user)
    newcomer = {"full_name": "Cao Thị Bích", "username": "bich", "password": "gốc đa bến nước"}
    client.post(f"/ban-lam-viec/don-vi/chuc-danh/{tu.post.pk}/giao/", {**newcomer, **TAKEN})
    bich = User.objects.get(username="bich")
    assert (bich.is_superuser, bich.is_staff, bich.has_usable_password()) == (False, False, False)
    held = Holding.objects.get(user=bich)
    assert (held.commune, held.post) == (ward.commune, tu.post)
    assert "house.manage" not in held.post.powers
