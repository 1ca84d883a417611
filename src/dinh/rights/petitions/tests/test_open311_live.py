"""An independent client, `georeport` from PyPI, against the running server."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
import requests
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from georeport import GeoReport

from dinh.rights.petitions import actions
from dinh.rights.petitions.models import Service
from dinh.rights.petitions.tests.georeport import is_definition, is_request, is_service, key_for
from dinh.rights.petitions.tests.petitioning import answered, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("connection_stays")]


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Nothing."""


def served(ask: Callable[[str], Any]) -> Any:
    """What a client in another thread gets from a server on a real port. The server stays in the test's own thread and
    transaction: a sealed journal cannot be emptied after a real one."""
    with make_server("localhost", 0, WSGIHandler(), handler_class=_Quiet) as server, ThreadPoolExecutor(1) as pool:
        server.timeout = 0.1
        answer = pool.submit(ask, f"http://localhost:{server.server_port}/open311/v2")
        while not answer.done():
            server.handle_request()
        return answer.result()


@pytest.fixture
def house(ward, tu) -> dict[str, Any]:
    """A ward with two public matters, an answered one among them, one that is not public, and a key."""
    cache.clear()
    actions.set_up_services(by=tu)
    lamps = Service.objects.get(code="den-duong")
    made = [sent(ward.visitor(), service=lamps).petition for _turn in range(3)]
    for petition in made[:2]:
        actions.show(by=tu, petition=petition, public=True, edition=petition.edition)
    answered(tu, made[0])
    return {"refs": [each.ref for each in made], "key": key_for(tu)[1], "code": ward.commune.code}


@pytest.mark.parametrize("fmt", ["json", "xml"])
def test_georeport_reads_services_and_requests(house, fmt):
    done, waiting, private = house["refs"]

    def ask(base: str) -> tuple[Any, ...]:
        client = GeoReport(base, jurisdiction=house["code"], output_format=fmt)
        with pytest.raises(requests.HTTPError):
            client.get_service_request(private)
        return (
            client.get_service_list(), client.get_service_definition("den-duong"), client.get_service_requests(),
            client.get_service_request(done), client.get_service_requests(service_request_id=f"{done},{waiting}"),
            client.get_service_requests(service_code="den-duong", status="open,closed"),
        )  # fmt: skip

    services, definition, rows, one, named, filtered = served(ask)
    assert "den-duong" in [each["service_code"] for each in services]
    for found in (rows, named, filtered):
        assert {each["service_request_id"] for each in found} == {done, waiting}
    assert one["status"] == "closed"
    assert definition["service_code"] == "den-duong"
    if fmt == "json":
        is_definition(definition)
        for row in services:
            is_service(row)
        for row in rows:
            is_request(row)


def test_a_real_post_over_the_wire_comes_back(house):
    data = {
        "api_key": house["key"], "service_code": "duong-sa", "lat": "10.78", "long": "106.69",
        "description": "Ổ gà lớn trước cổng trường.",
    }  # fmt: skip

    def ask(base: str) -> tuple[Any, ...]:
        answer = requests.post(f"{base}/requests.xml", data=data, timeout=20)
        ref = answer.text.split("<service_request_id>")[1].split("<")[0]
        url = f"{base}/requests/{ref}.json"
        mine = requests.get(url, params={"api_key": house["key"]}, timeout=20)
        return answer.status_code, ref, requests.get(url, timeout=20).status_code, mine.json()

    status, ref, others, mine = served(ask)
    assert (status, ref[:3], others) == (200, "PA-", 404)
    assert mine[0]["status"] == "open"
