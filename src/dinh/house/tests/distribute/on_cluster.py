"""What the house does on a cluster, each in a process of its own whose DATABASE_URL is the cluster's. Prints JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

import time_machine

LOADED = "2026-11-21T05:00:00Z"
OFFICIALS = ["hung", "tu", "binh", "mai", "thanh", "thu", "dung", "lua", "chinh", "an", "nga", "to1"]
OFFICES = {"tinh.localhost": "tinh", "nuoc.localhost": "nuoc"}  # the province's and the country's, and who works there
STARTS = ["/", "/ban-lam-viec/", "/du-lieu/", "/api/v1/openapi.json", "/tim?q=cong+khai"]


def neighbours(*codes: str) -> None:
    """Communes with an official each, made by hand."""
    from django_scopes import scope
    from tests import people

    for code in codes:
        ward = people.Ward(name=f"Bến {code}", code=code, host=f"x{code}.example")
        with scope(commune=ward.commune):
            ward.official("o" + code, "Nguyễn Văn A", "UBND", "Công chức", people.CLERK)


def year() -> dict[str, int]:
    """The demo year, by the acts of its officials: letters received, votes cast, papers signed."""
    from django_scopes import scope

    from dinh.house.demo import load_demo

    with time_machine.travel(LOADED):
        commune = load_demo()
    with scope(commune=commune):
        return {"commune": commune.pk, **{name: rows() for name, rows in _counts().items()}}


def _counts() -> dict[str, Callable[[], int]]:
    from django.apps import apps

    names = ("petitions.Letter", "decide.Cast", "papers.Paper", "journal.Entry", "files.StoredFile")
    return {name: apps.get_model(name)._base_manager.count for name in names}


def walk() -> dict[str, Any]:
    """Every page that links lead to, as the ward's officials, the province's and the country's; then each statement of
    one commune once more under EXPLAIN: how many of its tasks go to nodes."""
    from django.conf import settings
    from django.core.signals import got_request_exception
    from django.db import Error, connection
    from django.test.utils import setup_test_environment
    from django_scopes import scope
    from django_scopes.state import get_scope
    from tests.addresses import signed_in
    from tests.crawl import crawl
    from tests.statements import asked

    setup_test_environment()
    plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}  # no manifest is made
    settings.STORAGES = {**settings.STORAGES, **plain}
    failed: list[str] = []
    walked: list[set[str]] = []
    kept: dict[str, tuple[Any, Any]] = {}

    def note(sender: Any, **_more: Any) -> None:
        failed.append(repr(sys.exc_info()[1])[:400])

    def keep(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        told = get_scope()
        if isinstance(sql, str) and sql.startswith("SELECT") and told.get("_enabled", True) and told.get("commune"):
            kept.setdefault(sql, (params, told["commune"]))
        return execute(sql, params, many, context)

    got_request_exception.connect(note)
    with time_machine.travel(LOADED):
        houses = [list(signed_in(OFFICIALS).values()), *([_at(host, name)] for host, name in OFFICES.items())]
        with connection.execute_wrapper(keep):
            for clients in houses:
                for client in clients:
                    client.raise_request_exception = False
                walked.append({page.route for page in crawl(clients, STARTS, 1)})
    many: list[str] = []
    for sql, (params, commune) in kept.items():
        if not asked(sql):
            continue
        try:
            with scope(commune=commune), connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN (COSTS off) {sql}", params)
                plan = "\n".join(line for (line,) in cursor.fetchall())
        except Error as error:
            plan = repr(error)
        if "Task Count: 1\n" not in plan:
            many.append(f"{sql[:300]} → {plan[:200]}")
    return {"routes": [len(each) for each in walked], "failed": failed, "asked": len(kept), "many": many}


def _at(host: str, name: str) -> Any:
    from django.test import Client

    from dinh.ground.people.models import User

    client = Client(HTTP_HOST=host)
    client.force_login(User.objects.get(username=name))
    return client


def across() -> dict[str, Any]:
    """Each indicator that can be counted over all communes at once, so and by the ward alone."""
    from django_scopes import scope, scopes_disabled

    from dinh.account.province.rolling import periods
    from dinh.ground.clock import today
    from dinh.ground.places.models import Commune
    from dinh.ground.tally import TALLIES

    values, differing = 0, []
    with time_machine.travel(LOADED):
        kept, ward = periods(today()), Commune.objects.get(code="98001")
        for key, tally in TALLIES.items():
            if tally.alone:
                continue
            with scopes_disabled():
                every = {(one, period): value for one, period, value in tally.values(kept) if one == ward.pk}
            with scope(commune=ward):
                own = {(one, period): value for one, period, value in tally.values(kept)}
            values += len(own)
            differing += [key] if every != own else []
    return {"values": values, "differing": differing}


def hold() -> dict[str, Any]:
    """A row held by commune and id while another line waits for it, then changed."""
    from django.db import connection, transaction
    from django.db.utils import OperationalError
    from django_scopes import scope

    from dinh.ground.bodies.models import Body
    from dinh.ground.places.models import Commune

    commune = Commune.objects.filter(host="x90001.example").get()
    other = connection.copy()
    waited = False
    with scope(commune=commune):
        with transaction.atomic():
            body = Body.objects.select_for_update().order_by("pk").first()
            assert body is not None
            other.set_autocommit(False)
            with other.cursor() as cursor:
                try:
                    cursor.execute(
                        "SELECT id FROM bodies_body WHERE commune_id = %s AND id = %s FOR UPDATE NOWAIT",
                        [commune.pk, body.pk],
                    )
                except OperationalError:
                    waited = True
            other.rollback()
            body.name += " (mới)"
            body.save()
        return {"waited": waited, "name": Body.objects.get(pk=body.pk).name}


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])))
