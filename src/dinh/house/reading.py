"""Which requests may read from a replica, and how each reads what it wrote itself.

A GET of a public page by a visitor without a session, or of a view marked `@may_lag`. Whoever sent a form has, for a
minute, a cookie with the place in the log after it: no replica that has not come so far is read for them, and the door
keeps nothing back from them. What goes wrong on a replica, or is not found there, is asked of the primary, and the
reader sees only that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import connections
from django.db.utils import Error
from django.http import HttpRequest, HttpResponse

from dinh.ground import replicas
from dinh.ground.replicas import Routed
from dinh.house.outage import outage
from dinh.house.running import metrics

COOKIE = "dinh_wrote"
LASTS = 60  # seconds; longer than any replica that is read may lag
NEEDED = "dinh.needed"  # in the environ: the position that an answer kept by the door must not be older than
SAFE = ("GET", "HEAD")


class ReplicaMiddleware:
    """Stands inside those that find the commune and the person: they read the primary."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.DINH_REPLICAS:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self._writers: set[str] = set()  # routes whose GET was seen to write: not begun twice again

    def __call__(self, request: Any) -> HttpResponse:
        request.replica = request.routed = None
        request.on_primary = False
        try:
            response = self.get_response(request)
        finally:
            replicas.end()
        routed: Routed | None = request.routed
        if routed and routed.read:
            if routed.writes or response.status_code == 404 or response.status_code >= 500:
                response = self._again(request, response)
            elif response.streaming:
                response.streaming_content = _within(routed, response.streaming_content)  # type: ignore[attr-defined]
        if request.method not in SAFE or (routed and routed.writes):
            _remember(response)
        return response

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> None:
        if request.on_primary or not self._may_lag(request, view) or connections[replicas.PRIMARY].in_atomic_block:
            return
        replica = replicas.usable(max(_wrote(request), request.META.get(NEEDED, 0)))
        metrics.routed(replica.alias if replica else replicas.PRIMARY)
        if replica is not None:
            request.replica, request.routed = replica, Routed(replica.alias)
            replicas.begin(request.routed)

    def _may_lag(self, request: Any, view: Any) -> bool:
        if request.method not in SAFE or "HTTP_AUTHORIZATION" in request.META:
            return False
        if request.resolver_match.view_name in self._writers:
            return False
        public = getattr(view, "access", "") == "public" and settings.SESSION_COOKIE_NAME not in request.COOKIES
        return bool(getattr(view, "may_lag", public))

    def process_exception(self, request: Any, error: Exception) -> HttpResponse | None:
        """A view that broke off on a replica is begun anew; nobody sees this answer, nor does the log."""
        routed: Routed | None = request.routed
        if request.on_primary or not routed or not routed.read:
            return None
        if isinstance(error, replicas.Writes) or outage(error):
            replicas.end()
            return HttpResponse(status=503)
        return None

    def _again(self, request: Any, first: HttpResponse) -> HttpResponse:
        """The same request on the primary. What failed on the replica only was the replica's fault."""
        request.on_primary = True
        response = self.get_response(request)
        if request.routed.writes:
            self._writers.add(request.resolver_match.view_name)
        elif first.status_code >= 500 > response.status_code:
            request.replica.fail(f"it answered {first.status_code}, the primary {response.status_code}")
        return response


def _within(routed: Routed, parts: Iterable[bytes]) -> Iterator[bytes]:
    """The rest of a long answer, from where it began."""
    rest = iter(parts)
    while True:
        with replicas.within(routed):
            part = next(rest, None)
        if part is None:
            return
        yield part


def _remember(response: HttpResponse) -> None:
    try:
        at = replicas.position()
    except Error:
        return  # the answer says what is wrong
    response.set_cookie(
        COOKIE, f"{at:x}", max_age=LASTS, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )


def _wrote(request: HttpRequest) -> int:
    """The position after what this browser last wrote; one that is not ours keeps the reader on the primary."""
    told = request.COOKIES.get(COOKIE, "")
    try:
        return int(told, 16) if told else 0
    except ValueError:
        return 1 << 64
