"""What the tests of Open311 share: a program that asks in either format, and the public rules of GeoReport v2.

The rules are the standard's own (fields that must be there, their types and values), written down here once more, so
that a slip of the server is not repeated by its tests. XML is read back with the types the rules give, and both formats
must say the same.
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any
from xml.etree import ElementTree as ET

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dinh.ground.actor import Actor
from dinh.ground.files.models import StoredFile
from dinh.rights.petitions.models import ApiClient, Letter, Petition
from dinh.rights.petitions.open311 import actions
from dinh.rights.petitions.open311.actions import ClientGiven

BASE = "/open311/v2/"
TYPES = {"xml": "text/xml; charset=utf-8", "json": "application/json; charset=utf-8"}
LISTS = {
    "services": "service", "service_requests": "request", "service_request_updates": "request_update",
    "errors": "error", "attributes": "attribute", "values": "value", "endpoints": "endpoint", "formats": "format",
    "places": "place",
}  # fmt: skip
NUMBERS, TRUTHS = {"lat": float, "long": float, "order": int, "code": int}, {"metadata", "variable", "required"}
HOLE = "Ổ gà rất lớn trước trường học, xe máy ngã nhiều lần."
W3C = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")

SERVICE = {"service_code": str, "service_name": str, "metadata": bool, "type": str}
REQUEST = {"service_request_id": str, "status": str, "service_code": str, "requested_datetime": str}
REQUEST_MORE = {
    "status_notes": str, "service_name": str, "description": str, "agency_responsible": str, "service_notice": str,
    "updated_datetime": str, "expected_datetime": str, "address": str, "address_id": str, "zipcode": str, "lat": float,
    "long": float, "media_url": str,
}  # fmt: skip
UPDATE = {"update_id": str, "service_request_id": str, "status": str, "updated_datetime": str, "description": str}


class Program:
    """A program with its key; asks in one format and reads what comes back."""

    def __init__(self, fmt: str = "json", key: str = "") -> None:
        self.fmt, self.key, self.http = fmt, key, Client(enforce_csrf_checks=True)

    def get(self, what: str, expected: int = 200, /, **query: Any) -> Any:
        return self._read(self.http.get(f"{BASE}{what}.{self.fmt}", query), expected)

    def post(self, what: str, data: dict[str, Any], status: int = 200, **headers: Any) -> Any:
        """A form, or multipart where a file is in it."""
        data = {"api_key": self.key, **data} if self.key else data
        return self._read(self.http.post(f"{BASE}{what}.{self.fmt}", data, headers=headers or None), status)

    def _read(self, response: Any, status: int) -> Any:
        self.last = response
        assert response.status_code == status, response.content.decode()
        assert response["Content-Type"] == TYPES[self.fmt]
        private = "private" in response.get("Cache-Control", "")
        assert ("Access-Control-Allow-Origin" in response) is not private
        assert not response.cookies
        found = json.loads(response.content) if self.fmt == "json" else _tree(ET.fromstring(response.content))
        if status >= 400:
            for error in found:
                assert error["code"] == status
                assert error["description"]
        return found


def _tree(element: ET.Element, *, in_error: bool = False) -> Any:
    if element.tag in LISTS:
        assert {child.tag for child in element} <= {LISTS[element.tag]}
        return [_tree(child, in_error=element.tag == "errors") for child in element]
    if len(element):
        return {child.tag: _tree(child, in_error=in_error) for child in element}
    if element.text is None:
        return None
    if element.tag in TRUTHS:
        return {"true": True, "false": False}[element.text]
    if element.tag in NUMBERS and (element.tag != "code" or in_error):
        return NUMBERS[element.tag](element.text)
    return element.text


def both(what: str, key: str = "", /, **query: Any) -> Any:
    """The answer, which both formats give alike."""
    asked = {"api_key": key} if key else {}
    found = [Program(fmt).get(what, **query, **asked) for fmt in ("json", "xml")]
    assert found[0] == found[1]
    return found[0]


def keeps(row: dict[str, Any], needed: dict[str, type], allowed: dict[str, type] | None = None) -> None:
    for name, kind in needed.items():
        assert isinstance(row[name], kind), (name, row)
    for name, value in row.items():
        kind = {**(allowed or {}), **needed}[name]
        assert value is None or isinstance(value, kind), (name, value)


def is_service(row: dict[str, Any]) -> None:
    keeps(row, SERVICE, {"description": str, "keywords": str, "group": str})
    assert row["type"] in ("realtime", "batch", "blackbox")


def is_definition(found: dict[str, Any]) -> None:
    assert set(found) == {"service_code", "attributes"}
    orders = [each["order"] for each in found["attributes"] or []]
    assert len(set(orders)) == len(orders)
    for each in found["attributes"] or []:
        keeps(
            each, {"variable": bool, "code": str, "datatype": str, "required": bool, "order": int, "description": str},
            {"datatype_description": str, "values": list},
        )  # fmt: skip
        assert each["datatype"] in ("string", "number", "datetime", "text", "singlevaluelist", "multivaluelist")
        assert ("values" in each) == each["datatype"].endswith("list")
        for value in each.get("values", []):
            keeps(value, {"key": str, "name": str})


def is_request(row: dict[str, Any]) -> None:
    keeps(row, REQUEST, REQUEST_MORE)
    assert row["status"] in ("open", "closed")
    assert len(row["description"] or "") <= 4000
    for name in ("requested_datetime", "updated_datetime", "expected_datetime"):
        assert row[name] is None or (W3C.fullmatch(row[name]) and datetime.fromisoformat(row[name]).tzinfo)


def is_update(row: dict[str, Any]) -> None:
    keeps(row, UPDATE, {"media_url": str})
    assert row["status"] in ("open", "closed")
    assert W3C.fullmatch(row["updated_datetime"])


def key_for(by: Actor, name: str = "Phản ánh 24h", **given: Any) -> tuple[ApiClient, str]:
    return actions.make_client(by=by, given=ClientGiven(name, "Công ty Sông Lam, 0900 000 111", **given))


def hole(**changes: Any) -> dict[str, Any]:
    """A request as a program sends it; None leaves a field out."""
    given = {"service_code": "duong-sa", "description": HOLE, "address_string": "trước Trường Tiểu học", **changes}
    return {name: value for name, value in given.items() if value is not None}


def upload(data: bytes, name: str = "anh.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="image/jpeg")


def nothing_came() -> bool:
    return not Letter.objects.exists() and not Petition.objects.exists() and not StoredFile.objects.exists()
