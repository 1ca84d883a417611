"""The addresses of Open311: reading is for everyone, the same for each; sending needs a key (`posting`)."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from dinh.ground.http import Request, public
from dinh.rights.petitions.asks import Ask
from dinh.rights.petitions.models import Service
from dinh.rights.petitions.open311 import places as known
from dinh.rights.petitions.open311 import posting, showing, tokens
from dinh.rights.petitions.open311.answers import asks_of
from dinh.rights.petitions.open311.clients import count_read, reader
from dinh.rights.petitions.open311.params import jurisdiction, links, listed, paging, span
from dinh.rights.petitions.open311.speech import Wrong, answering, say

CHANGED = "2026-11-01T00:00:00+07:00"  # the last change of what this server says and takes
SPECIFICATION = "http://wiki.open311.org/GeoReport_v2"
STATUSES = ("open", "closed")


@public
@answering("GET")
def discovery(request: Request, fmt: str) -> HttpResponse:
    jurisdiction(request, request.GET)
    base = request.build_absolute_uri(reverse("open311:discovery")).rsplit("/", 1)[0]
    contact = _("%(commune)s, %(province)s. Gửi trực tiếp: %(url)s") % {
        "commune": request.commune.title, "province": request.commune.province,
        "url": request.build_absolute_uri(reverse("petitions:start")),
    }  # fmt: skip
    key_service = _("Đọc không cần khóa. Khóa để gửi do %(commune)s cấp cho từng ứng dụng, theo đề nghị bằng văn bản.")
    found = {
        "changeset": CHANGED, "contact": contact, "key_service": key_service % {"commune": request.commune.title},
        "endpoints": [
            {
                "specification": SPECIFICATION, "url": base, "changeset": CHANGED,
                "type": "test" if request.commune.is_demo else "production",
                "formats": ["text/xml", "application/json"],
            }
        ],
    }  # fmt: skip
    return say(fmt, "discovery", found)


@public
@answering("GET")
def services(request: Request, fmt: str) -> HttpResponse:
    jurisdiction(request, request.GET)
    rows = [
        {
            "service_code": service.code, "service_name": service.name, "description": service.description or None,
            "metadata": bool(asks_of(service)), "type": "realtime",
            "keywords": ", ".join(service.keywords.splitlines()) or None, "group": service.group or None,
        }
        for service in showing.offered()
    ]  # fmt: skip
    return say(fmt, "services", rows)


@public
@answering("GET")
def definition(request: Request, code: str, fmt: str) -> HttpResponse:
    jurisdiction(request, request.GET)
    service = showing.offered().filter(code=code).first()
    if service is None:
        raise Wrong(404, _("service_code: không có lĩnh vực “%(code)s”.") % {"code": code})
    attributes = [_attribute(order, ask) for order, ask in enumerate(asks_of(service), start=1)]
    return say(fmt, "service_definition", {"service_code": service.code, "attributes": attributes})


def _attribute(order: int, ask: Ask) -> dict[str, Any]:
    row: dict[str, Any] = {
        "variable": True, "code": ask.code, "datatype": "singlevaluelist" if ask.choices else "string",
        "required": ask.needed, "datatype_description": _("Chọn một.") if ask.choices else None, "order": order,
        "description": ask.words,
    }  # fmt: skip
    if ask.choices:
        row["values"] = [{"key": key, "name": name} for key, name in ask.choices]
    return row


@public
@answering("GET")
def places(request: Request, fmt: str) -> HttpResponse:
    """Ours: the places a client may send as `address_id`."""
    jurisdiction(request, request.GET)
    return say(fmt, "places", known.known_places(request))


@public
@answering("GET", "POST")
def requests(request: Request, fmt: str) -> HttpResponse:
    if request.method == "POST":
        return posting.post_request(request, fmt)
    ask = request.GET
    jurisdiction(request, ask)
    client = reader(request)
    count_read(request)
    if refs := listed(ask, "service_request_id"):
        rows = showing.request_rows(showing.named(client, refs), request.build_absolute_uri)
        return say(fmt, "service_requests", rows, private=client is not None)
    wanted = showing.Wanted(span(ask), _codes(request), _states(request))
    page = paging(ask)
    found, more = showing.listed(client, wanted, page)
    rows = showing.request_rows(found, request.build_absolute_uri)
    return _paged(request, say(fmt, "service_requests", rows, private=client is not None), page, more=more)


def _codes(request: Request) -> tuple[str, ...]:
    codes = listed(request.GET, "service_code")
    known_codes = {showing.UNSORTED, *Service.objects.filter(code__in=codes).values_list("code", flat=True)}
    if missing := [code for code in codes if code not in known_codes]:
        raise Wrong(404, *(_("service_code: không có lĩnh vực “%(code)s”.") % {"code": code} for code in missing))
    return tuple(codes)


def _states(request: Request) -> tuple[str, ...]:
    states = [each.lower() for each in listed(request.GET, "status")]
    if any(each not in STATUSES for each in states):
        raise Wrong(400, _("status: là open, closed hoặc cả hai."))
    return tuple(states)


def _paged(request: Request, response: HttpResponse, page: Any, *, more: bool) -> HttpResponse:
    if found := links(request, page, more=more):
        response["Link"] = found
        response["Access-Control-Expose-Headers"] = "Link"
    return response


@public
@answering("GET")
def one_request(request: Request, ref: str, fmt: str) -> HttpResponse:
    """The same words for a matter that is not public and for one that does not exist."""
    jurisdiction(request, request.GET)
    client = reader(request)
    petition = showing.one(client, ref)
    if petition is None:
        raise Wrong(404, _("service_request_id: không có việc công khai nào mang mã “%(ref)s”.") % {"ref": ref[:40]})
    rows = showing.request_rows([petition], request.build_absolute_uri)
    return say(fmt, "service_requests", rows, private=client is not None)


@public
@answering("GET")
def token(request: Request, token: str, fmt: str) -> HttpResponse:
    jurisdiction(request, request.GET)
    letter = tokens.letter_of(token)
    if letter is None:
        raise Wrong(404, _("token: không có mã chờ này."))
    row = {"service_request_id": tokens.reference(letter), "token": token}
    return say(fmt, "service_requests", [row], private=True)


@public
@answering("GET", "POST")
def updates(request: Request, fmt: str) -> HttpResponse:
    if request.method == "POST":
        return posting.post_update(request, fmt)
    ask = request.GET
    jurisdiction(request, ask)
    client = reader(request)
    count_read(request)
    page = paging(ask)
    rows, more = showing.updates(client, span(ask), listed(ask, "service_request_id"), page)
    response = say(fmt, "service_request_updates", rows, private=client is not None)
    return _paged(request, response, page, more=more)


@public
@answering("GET", "POST")
def nothing(request: Request, rest: str, fmt: str) -> HttpResponse:
    """Any other address below ours: an error in a format a program reads."""
    raise Wrong(404, _("Không có địa chỉ “%(path)s”. Bắt đầu từ discovery.json hoặc discovery.xml.") % {
        "path": rest[:80]})  # fmt: skip
