"""How this room answers programs: who may read from another site, what may be kept and until when, errors as problems.

What reads is the same for everyone and may be kept at the door: such an answer tells the rule of how often one may ask,
never how much is left, for it would be the next reader's too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.http import http_date
from django.utils.translation import gettext as _

from dinh.ground.clock import today
from dinh.ground.gate import Refused
from dinh.ground.http import Request
from dinh.ground.throttle import HOUR, Limit, address
from dinh.house.api import queries
from dinh.house.api.problems import Problem, said

READS = Limit("api.reads", 1_200, HOUR)  # answers made for one address; what the door keeps counts nothing
FILES = Limit("api.files", 120, HOUR)  # whole data sets made for one address
JSON = "application/json"
View = Callable[..., HttpResponseBase]


def answering(*methods: str, cors: bool = True) -> Callable[[View], Any]:
    """A view for programs: the methods it takes, refusals as problems, open to other sites where it only reads.

    No token of a form is asked for: whoever writes shows a key in the request itself, cookies count for nothing.
    """
    allowed = [*methods, *(["HEAD"] if "GET" in methods else []), "OPTIONS"]

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            response: HttpResponseBase
            if request.method == "OPTIONS":
                response = HttpResponse(status=204)
                response["Allow"] = ", ".join(allowed)
            elif request.method not in allowed:
                words = _("Chỉ nhận %(methods)s ở địa chỉ này.") % {"methods": ", ".join(methods)}
                response = said(Problem(405, "method", words))
                response["Allow"] = ", ".join(allowed)
            else:
                try:
                    response = view(request, *args, **kwargs)
                except Problem as problem:
                    response = said(problem)
                except Refused as refused:
                    response = said(Problem(403, "refused", _("Không được làm việc này."), detail=str(refused)))
            if cors:
                _open(response, allowed)
            if response.status_code == 401:
                response["WWW-Authenticate"] = "Bearer"
            response["X-Content-Type-Options"] = "nosniff"
            return response

        answer.csrf_exempt = True  # type: ignore[attr-defined]
        return answer

    return decorate


def _open(response: HttpResponseBase, allowed: list[str]) -> None:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = ", ".join(allowed)
    response["Access-Control-Allow-Headers"] = "If-None-Match, If-Modified-Since"
    response["Access-Control-Expose-Headers"] = "ETag, Link, RateLimit-Policy, Retry-After"


def tag(request: Request, *parts: str) -> tuple[str, queries.Ended]:
    """The mark of an answer and how old it is. It is new when the journal moved, or the day: some columns tell what is
    late."""
    ended = queries.head(request.commune)
    text = "\n".join([request.META.get("QUERY_STRING", ""), *parts])
    query = hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=6).hexdigest()
    return f'W/"{request.commune.code}-{ended.seq}-{today():%Y%m%d}-{query}"', ended


def unchanged(request: Request, mark: str) -> HttpResponse | None:
    """304 for who has this answer already."""
    known = request.META.get("HTTP_IF_NONE_MATCH", "")
    if known == "*" or mark in known:
        response = HttpResponseNotModified()
        response["ETag"] = mark
        return response
    return None


def dated(response: HttpResponseBase, mark: str, ended: queries.Ended) -> HttpResponseBase:
    response["ETag"] = mark
    response["Last-Modified"] = http_date(ended.at.timestamp())
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    return response


def counted(request: Request, limit: Limit = READS) -> None:
    """Raises Problem 429 where this address asked too often for this hour; counts it otherwise."""
    if limit.spent(address(request)):
        words = _("Đã hỏi %(times)d lần trong một giờ từ địa chỉ mạng này.") % {"times": limit.times}
        raise Problem(429, "too-often", words, detail=_("Hãy hỏi lại sau một giờ."), retry=limit.seconds)
    limit.count(address(request))


def as_json(request: Request, make: Callable[[], Any], *parts: str, media: str = JSON) -> HttpResponseBase:
    """What `make` gives as JSON, unless whoever asks has it already."""
    mark, ended = tag(request, *parts)
    if same := unchanged(request, mark):
        return same
    counted(request)
    response = HttpResponse(json.dumps(make(), ensure_ascii=False), content_type=media)
    response["RateLimit-Policy"] = f'"reads";q={READS.times};w={READS.seconds}'
    return dated(response, mark, ended)


def base(request: Request) -> str:
    """`https://dinhminh.example`: this house, without a slash at its end."""
    return request.build_absolute_uri("/").rstrip("/")
