"""An independent client, `georeport` from PyPI, against the running server."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import requests
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import DEFAULT_DB_ALIAS, connections
from django.test.testcases import LiveServerThread
from georeport import GeoReport

from dinh.rights.petitions import actions
from dinh.rights.petitions.models import Service
from dinh.rights.petitions.tests.georeport import is_definition, is_request, is_service, key_for
from dinh.rights.petitions.tests.petitioning import answered, sent

pytestmark = pytest.mark.django_db


class _Server(ThreadedWSGIServer):
    def _close_connections(self) -> None:
        """The test's own connection is used; it ends with the test."""


class _Thread(LiveServerThread):
    """Django's live server inside the test's transaction: a sealed journal cannot be emptied after a real one."""

    server_class = _Server


@pytest.fixture
def base(db: None) -> Iterator[str]:
    connection = connections[DEFAULT_DB_ALIAS]
    connection.ensure_connection()
    connection.inc_thread_sharing()
    thread = _Thread("localhost", lambda _static: WSGIHandler(), {DEFAULT_DB_ALIAS: connection})
    thread.start()
    thread.is_ready.wait()
    assert thread.error is None
    yield f"http://localhost:{thread.port}/open311/v2"
    thread.terminate()
    connection.dec_thread_sharing()


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
def test_georeport_reads_services_and_requests(base, house, fmt):
    client = GeoReport(base, jurisdiction=house["code"], output_format=fmt)
    services = client.get_service_list()
    assert "den-duong" in [each["service_code"] for each in services]
    definition = client.get_service_definition("den-duong")
    rows = client.get_service_requests()
    done, waiting, private = house["refs"]
    assert {each["service_request_id"] for each in rows} == {done, waiting}
    assert client.get_service_request(done)["status"] == "closed"
    by_ref = client.get_service_requests(service_request_id=f"{done},{waiting}")
    assert len(by_ref) == 2
    assert len(client.get_service_requests(service_code="den-duong", status="open,closed")) == 2
    with pytest.raises(requests.HTTPError):
        client.get_service_request(private)
    if fmt == "json":
        is_definition(definition)
        for row in services:
            is_service(row)
        for row in rows:
            is_request(row)


def test_a_real_post_over_the_wire_comes_back(base, house):
    answer = requests.post(
        f"{base}/requests.xml", timeout=20,
        data={
            "api_key": house["key"], "service_code": "duong-sa", "lat": "10.78", "long": "106.69",
            "description": "Ổ gà lớn trước cổng trường.",
        },
    )  # fmt: skip
    assert answer.status_code == 200
    assert "<service_request_id>PA-" in answer.text
    ref = answer.text.split("<service_request_id>")[1].split("<")[0]
    assert requests.get(f"{base}/requests/{ref}.json", timeout=20).status_code == 404
    mine = requests.get(f"{base}/requests/{ref}.json", params={"api_key": house["key"]}, timeout=20).json()
    assert mine[0]["status"] == "open"
