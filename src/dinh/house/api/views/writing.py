"""The API for entitled writing: a key in `Authorization: Bearer`, a name for each call in `Idempotency-Key`.

Answers are for whoever asked and are kept by nobody; other sites cannot call from a browser.
"""

from __future__ import annotations

import hashlib
import json
import re
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.http import Request, public
from dinh.ground.places.queries import groups_on
from dinh.ground.throttle import HOUR, Limit, address
from dinh.house.api import actions, permissions, queries
from dinh.house.api.actions.clients import hashed
from dinh.house.api.bodies import read, sent
from dinh.house.api.contents import MOST_FILES, PETITION, SERVICE_FILE
from dinh.house.api.models import Token
from dinh.house.api.problems import Fault, Problem
from dinh.house.api.scopes import PETITIONS, SERVICES
from dinh.house.api.speaking import answering
from dinh.rights.petitions.accusing import accuses
from dinh.rights.petitions.actions.receiving import Sending, Where, Who
from dinh.rights.petitions.models import Service
from dinh.rights.petitions.queries import public as petitions

WRONG_KEYS = Limit("api.wrong_keys", 30, HOUR)  # from one address
OLDEST = timedelta(days=366)  # since another house received a letter: our own measure, the rules of older ones differ
_KEY = re.compile(r"[\x21-\x7e]{8,100}")


def _told(body: Any, status: int = 200) -> HttpResponse:
    response = HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type="application/json")
    response["Cache-Control"] = "no-store, private"
    return response


def _entitled(request: Request, scope: str) -> tuple[Token, Actor, Limit]:
    """Whose key was shown, as whom it acts, and how often it may. Raises Problem 401, 403 or 429."""
    kind, _blank, key = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
    if WRONG_KEYS.spent(address(request)):
        words = _("Đã gửi sai khóa nhiều lần từ địa chỉ mạng này.")
        raise Problem(429, "too-often", words, detail=_("Hãy thử lại sau một giờ."), retry=HOUR)
    token = queries.token(hashed(key.strip())) if kind.lower() == "bearer" and key.strip() else None
    if token is None:
        if key:
            WRONG_KEYS.count(address(request))
        words = _("Thiếu khóa, hoặc khóa không đúng.")
        raise Problem(401, "no-key", words, detail=_("Gửi header Authorization: Bearer KHÓA."))
    by = permissions.actor_for(token, scope)
    require(by, permissions.USE, permissions.Use(token, scope))
    limit, who = Limit("api.client", token.client.hourly, HOUR), f"{token.commune_id}:{token.client_id}"
    if limit.spent(who):
        words = _("Phần mềm này đã ghi đủ %(times)d lần trong một giờ.") % {"times": limit.times}
        raise Problem(429, "too-often", words, detail=_("Chưa ghi gì: hãy gửi lại sau."), retry=HOUR)
    limit.count(who)
    return token, by, limit


def _calling(request: Request, token: Token, content: object) -> actions.Calling:
    key = request.META.get("HTTP_IDEMPOTENCY_KEY", "")
    if not _KEY.fullmatch(key):
        words = _("Thiếu header Idempotency-Key: 8 đến 100 ký tự, mỗi lần ghi một mã riêng.")
        raise Problem(400, "no-idempotency-key", words, detail=_("Gửi lại đúng mã cũ khi không chắc lần trước đã tới."))
    return actions.Calling(token, key, content)


def _limited(response: HttpResponse, token: Token, limit: Limit) -> HttpResponse:
    """How much is left: only here, where the answer is for one reader."""
    response["RateLimit-Policy"] = f'"client";q={limit.times};w={limit.seconds}'
    response["RateLimit"] = f'"client";r={limit.left(f"{token.commune_id}:{token.client_id}")}'
    return response


def _refused(wrong: list[Fault]) -> Problem:
    return Problem(422, "wrong-content", _("Nội dung gửi chưa đúng. Chưa ghi gì."), faults=wrong[:50])


@public
@answering("POST", cors=False)
def petition(request: Request) -> HttpResponse:
    """`POST /api/v1/petitions`: one reflection or proposal that reached another house."""
    token, by, limit = _entitled(request, PETITIONS)
    data, wrong = sent(request), list[Fault]()
    calling = _calling(request, token, data)
    found = read(PETITION, data, wrong)
    sending = _sending(request, found, calling, wrong) if not wrong else None
    if wrong or sending is None:
        raise _refused(wrong)
    try:
        receipt = actions.enter_petition(
            by=by, calling=calling, sending=sending, channel=found["channel"], received_on=found["received_on"]
        )
    except ValidationError as error:
        raise _refused(_faults(error)) from error
    letter = receipt.letter
    at = request.build_absolute_uri(f"/api/v1/petitions/{letter.ref}")
    body = {"reference": letter.ref, "pin": receipt.pin, "number": f"{letter.number}/{letter.year}", "status_url": at}
    response = _told(body, 200 if receipt.again else 201)
    response["Location"] = at
    return _limited(response, token, limit)


def _sending(
    request: Request, found: dict[str, Any], calling: actions.Calling, wrong: list[Fault]
) -> Sending | None:  # fmt: skip
    text = {key: value or "" for key, value in found.items()}
    if any(accuses(str(text[key])) for key in ("words", "place")):
        words = _("Đây có vẻ là tố cáo: phải gửi ở trang giữ kín người tố cáo. Hãy dẫn người ấy tới %(url)s và không "
                  "giữ bản nào.") % {"url": request.build_absolute_uri("/phan-anh/to-cao")}  # fmt: skip
        wrong.append(Fault("words", words))
    group = groups_on(today()).filter(code=text["group"]).first() if text["group"] else None
    service = Service.objects.filter(code=text["service"], open=True).first() if text["service"] else None
    for key, row in (("group", group), ("service", service)):
        if text[key] and row is None:
            wrong.append(Fault(key, _("Không có mã này ở đây.")))
    if not today() - OLDEST <= found["received_on"] <= today():
        words = _("Ngày nhận phải trong %(days)d ngày gần đây, không sau hôm nay.") % {"days": OLDEST.days}
        wrong.append(Fault("received_on", words))
    if (found["lat"] is None) != (found["lon"] is None):
        wrong.append(Fault("lat", _("Gửi cả lat và lon, hoặc bỏ cả hai.")))
    if wrong:
        return None
    own = hashlib.sha256(f"{calling.token.client_id}:{calling.key}".encode()).hexdigest()
    return Sending(
        key=f"api-{own[:48]}", kind=found["kind"], words=text["words"], service=service,
        who=Who(name=text["name"], address=text["address"], phone=text["phone"], email=text["email"]),
        where=Where(group=group, place=text["place"], lon=found["lon"], lat=found["lat"]),
    )  # fmt: skip


def _faults(error: ValidationError) -> list[Fault]:
    if not hasattr(error, "error_dict"):
        return [Fault("body", words) for words in error.messages]
    return [Fault(name, " ".join(words)) for name, words in error.message_dict.items()]


@public
@answering("GET", cors=False)
def petition_status(request: Request, ref: str) -> HttpResponse:
    """`GET /api/v1/petitions/{reference}`: how a letter of this program's own stands; nothing of what it says."""
    token, _by, limit = _entitled(request, PETITIONS)
    letter = queries.letter_of(token.client, ref)
    matters = [] if letter is None else [asking.petition for asking in petitions.askings(letter)]
    told = [
        {"ref": each.ref, "kind": each.kind, "state": each.state, "ending": each.ending or None,
         "due_on": each.due_on.isoformat() if each.due_on else None,
         "answered_on": each.answered_on.isoformat() if each.answered_on else None,
         "ended_on": each.ended_on.isoformat() if each.ended_on else None,
         "url": request.build_absolute_uri(each.path) if each.public else None}
        for each in matters if each.kind in petitions.VOICES
    ]  # fmt: skip
    if letter is None or not told:
        raise Problem(404, "not-found", _("Phần mềm này không nhập đơn nào mang mã ấy."))
    body = {"reference": letter.ref, "received_on": letter.received_on.isoformat(), "matters": told}
    return _limited(_told(body), token, limit)


@public
@answering("POST", cors=False)
def service_files(request: Request) -> HttpResponse:
    """`POST /api/v1/service-files`: `{"files": […]}`, all of them or none."""
    token, by, limit = _entitled(request, SERVICES)
    data, wrong = sent(request), list[Fault]()
    calling = _calling(request, token, data)
    rows = data.get("files")
    if not isinstance(rows, list) or not 1 <= len(rows) <= MOST_FILES or set(data) != {"files"}:
        words = _("Phải là danh sách files gồm 1 đến %(most)d hồ sơ, không có trường khác.") % {"most": MOST_FILES}
        raise _refused([Fault("files", words)])
    found = [read(SERVICE_FILE, row, wrong, f"files[{at}]") for at, row in enumerate(rows)]
    if wrong:
        raise _refused(wrong)
    files = [actions.ServiceFile(**{**row, "field": row["field"] or ""}) for row in found]
    try:
        run, again = actions.write_service_files(by=by, calling=calling, files=files)
    except ValidationError as error:
        raise _refused(_faults(error)) from error
    body = {"import": run.pk, **{kind: run.counts.get(kind, 0) for kind in ("new", "changed", "same")}}
    return _limited(_told(body, 200 if again else 201), token, limit)
