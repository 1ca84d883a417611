"""How answers are said: JSON and XML of the same data, errors as the standard has them, what may be kept and by whom.

The XML is built as a tree, never pasted together; characters that XML cannot hold are left out of both formats, so that
both say the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import wraps
from typing import Any
from xml.etree import ElementTree as ET  # written here, nothing is parsed

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _

from dinh.ground.gate import Refused

TYPES = {"json": "application/json; charset=utf-8", "xml": "text/xml; charset=utf-8"}
UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# What an entry of a list is called in XML. In JSON a list is bare.
ENTRY = {
    "services": "service", "attributes": "attribute", "values": "value", "service_requests": "request",
    "service_request_updates": "request_update", "endpoints": "endpoint", "formats": "format", "errors": "error",
    "places": "place",
}  # fmt: skip
View = Callable[..., HttpResponse]


class Wrong(Exception):
    """What is wrong with a request: a status and one sentence for each thing."""

    def __init__(self, status: int, *sentences: str) -> None:
        super().__init__(*sentences)
        self.status, self.sentences = status, sentences


def say(fmt: str, root: str, data: Any, status: int = 200, *, private: bool = False) -> HttpResponse:
    """`data` under `root`: a list whose entries have the name `ENTRY` gives, or one thing. `private`: for whoever asked
    with a key, and kept by nobody."""
    body = _json(data) if fmt == "json" else _xml(root, data)
    response = HttpResponse(body, status=status, content_type=TYPES[fmt])
    if not private:  # maps on other sites may read what everyone may
        response["Access-Control-Allow-Origin"] = "*"
    response["X-Content-Type-Options"] = "nosniff"
    if private or status >= 400:
        response["Cache-Control"] = "no-store, private" if private else "no-store"
    return response


def said_wrong(fmt: str, wrong: Wrong) -> HttpResponse:
    errors = [{"code": wrong.status, "description": words} for words in wrong.sentences]
    response = say(fmt, "errors", errors, wrong.status)
    if wrong.status == 429:
        response["Retry-After"] = "3600"
    return response


def answering(*methods: str) -> Callable[[View], View]:
    """A view of this server: the methods it takes, and its refusals in the format that was asked for.

    No token of a form is asked for: whoever posts shows a key in the request itself, and a browser's cookies count for
    nothing here.
    """
    allowed = [*methods, *(["HEAD"] if "GET" in methods else [])]

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: Any, *args: Any, fmt: str = "xml", **kwargs: Any) -> HttpResponse:
            if request.method not in allowed:
                response = said_wrong(fmt, Wrong(405, _("Chỉ nhận %(methods)s ở địa chỉ này.") % {
                    "methods": ", ".join(methods)}))  # fmt: skip
                response["Allow"] = ", ".join(allowed)
                return response
            try:
                return view(request, *args, fmt=fmt, **kwargs)
            except Wrong as wrong:
                return said_wrong(fmt, wrong)
            except Refused as refused:
                return said_wrong(fmt, Wrong(403, str(refused)))
            except ValidationError as error:
                return said_wrong(fmt, Wrong(400, *sentences(error)))

        answer.csrf_exempt = True  # type: ignore[attr-defined]
        return answer

    return decorate


# How our own names of a letter's fields are called by the standard.
FIELDS = {
    "words": "description", "name": "first_name, last_name", "place": "address_string", "place_id": "address_id",
    "kind": "description", "word": "word",
}  # fmt: skip


def sentences(error: ValidationError) -> list[str]:
    """`description: Hãy viết …`: the field first, where there is one."""
    if not hasattr(error, "error_dict"):
        return list(error.messages)
    return [f"{FIELDS.get(name, name)}: {words}" for name, found in error.message_dict.items() for words in found]


def clean(text: str) -> str:
    """Text that both formats can hold, lines ended alike."""
    return UNSAYABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value


def _json(data: Any) -> bytes:
    return json.dumps(_plain(data), ensure_ascii=False).encode()


def _xml(root: str, data: Any) -> bytes:
    tree = ET.Element(root)
    _fill(tree, _plain(data))
    text: bytes = ET.tostring(tree, encoding="utf-8", xml_declaration=True)
    return text


def _fill(element: ET.Element, value: Any) -> None:
    if isinstance(value, dict):
        for key, each in value.items():
            _fill(ET.SubElement(element, key), each)
    elif isinstance(value, list):
        for each in value:
            _fill(ET.SubElement(element, ENTRY[element.tag]), each)
    elif isinstance(value, bool):
        element.text = "true" if value else "false"
    elif value is not None:
        element.text = str(value)
