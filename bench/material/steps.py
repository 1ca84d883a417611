"""Steps of a benchmark that need Django, each run as a process: `python -m bench.material.steps STEP`. Prints JSON."""

from __future__ import annotations

import json
import os
import random
import statistics
import sys
import time
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dinh.house.settings")
ONE_TO_THREE = [
    "duong", "ngheo", "dat", "hop", "truong", "thong bao", "cong khai", "quyet toan", "ho ngheo", "nuoc sach",
    "hoa giai", "nghia vu", "tiem phong", "quyet toan ngan", "bao hiem y", "tro cap xa", "to dan pho", "quy che dan",
]  # fmt: skip


def fill(communes: int, notices: int) -> dict[str, Any]:
    """The country, when it is not there yet."""
    from bench.material import nation
    from django.core.management import call_command

    from dinh.ground.places.models import Commune

    call_command("migrate", verbosity=0, skip_checks=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    if not Commune.objects.exists():
        nation.fill(communes, notices)
    return {}


def measure() -> dict[str, Any]:
    from django_scopes import scopes_disabled

    from dinh.ground.places.models import Commune
    from dinh.rights.publish.models import Publication

    with scopes_disabled():
        communes = list(Commune.objects.order_by("pk"))
        chosen = random.Random(3).sample(communes[1:], min(30, len(communes) - 1)) or communes
        newest = Publication.objects.filter(commune=chosen[0]).order_by("-pk").values_list("ref", flat=True)[0]
        addresses = {
            "home": "/", "list /biet": "/biet", "publication": f"/p/{newest}", "search": "/tim?q=quyet+toan+ngan+sach",
        }  # fmt: skip
        counted = Publication.objects.count()
    host = chosen[0].host
    return {
        "communes": len(communes),
        "notices": counted,
        "addresses": {"host": host, "pages": addresses},
        "pages": {name: page(host, path) for name, path in addresses.items()},
        "search": {
            "within a commune": searches(chosen, everywhere=False),
            "within the largest commune": searches(communes[:1], everywhere=False),
            "over all communes": searches(chosen, everywhere=True),
        },
    }


def page(host: str, path: str) -> dict[str, Any]:
    """CPU of one page made anew, in ms, and how many queries it asks. No door, no test client: the WSGI application."""
    from django.core.wsgi import get_wsgi_application
    from django.db import connection
    from django.test import RequestFactory
    from django.test.utils import CaptureQueriesContext

    application = get_wsgi_application()
    environ = RequestFactory().get(path).environ | {"HTTP_HOST": host}

    def once() -> tuple[str, bytes]:
        said: list[str] = []
        answer = application(dict(environ), lambda status, headers, *more: said.append(status))
        body = b"".join(answer)
        answer.close()
        return said[0], body

    status, body = once()
    if not status.startswith("200"):
        raise SystemExit(f"{path}: {status}")
    with CaptureQueriesContext(connection) as asked:
        once()
        queries = len(asked)
    times = [_cpu(once) for _ in range(60)]
    return {"cpu_ms": round(statistics.median(times), 2), "queries": queries, "kb": round(len(body) / 1000, 1)}


def _cpu(call: Any) -> float:
    began = time.process_time()
    call()
    return (time.process_time() - began) * 1000


def searches(communes: list[Any], everywhere: bool) -> dict[str, float]:
    """Wall time of a whole search, in ms: matching, ranking, the page's rows, highlights."""
    from django_scopes import scope

    from dinh.ground.actor import Actor
    from dinh.ground.search.queries import Filters, search

    filters = Filters(everywhere=everywhere)
    times = []
    for turn in range(4):
        for number, text in enumerate(ONE_TO_THREE * 2):
            commune = communes[number % len(communes)]
            with scope(commune=commune):
                by = Actor(commune=commune)
                began = time.perf_counter()
                search(by, text, filters=filters)
                if turn:  # the first turn reads the pages of the file into memory
                    times.append((time.perf_counter() - began) * 1000)
    times.sort()
    return {
        "median_ms": round(statistics.median(times), 2),
        "p99_ms": round(times[int(len(times) * 0.99)], 2),
        "searches": len(times),
    }


def rename(host: str, name: str) -> dict[str, Any]:
    """A change that the home shows, by an act; `at` is the moment after it was committed, in seconds since 1970."""
    from django_scopes import scope

    from dinh.ground.act import act
    from dinh.ground.actor import Actor
    from dinh.ground.journal.actions import record
    from dinh.ground.places.models import Commune

    commune = Commune.objects.get(host=host)

    @act
    def change(*, by: Actor) -> None:
        Commune.objects.filter(pk=commune.pk).update(name=name)
        record(by, "bench.rename", commune, after={"name": name})

    with scope(commune=commune):
        change(by=Actor(commune=commune))
    return {"at": time.time()}


if __name__ == "__main__":
    import django

    django.setup()
    step, *arguments = sys.argv[1:]
    steps: dict[str, Any] = {"fill": fill, "measure": measure, "rename": rename}
    print(json.dumps(steps[step](*(int(a) if a.isdigit() else a for a in arguments)), ensure_ascii=False))
