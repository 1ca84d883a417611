"""How long each request took, how much of it the database; what was slow is a line of the log, the rest a number.

Neither holds anything of anybody: a route's name, never its address; a statement's text, never its values.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from django.conf import settings
from django.db import connections
from django.http import HttpRequest, HttpResponse

from dinh.house.running import metrics

log = logging.getLogger("dinh.slow")
LONGEST = 2_000  # letters of a statement that are kept


class Statements:
    """Counts and times the statements of one request; says at once which was slow."""

    def __init__(self, slow: float) -> None:
        self.slow = slow
        self.count = 0
        self.seconds = 0.0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            took = time.perf_counter() - began
            self.count += 1
            self.seconds += took
            if self.slow and took >= self.slow:
                log.warning("slow statement: %.0f ms: %s", took * 1000, sql[:LONGEST])


class WatchMiddleware:
    """Outermost. Costs nothing where neither `DINH_SLOW_MS` nor `DINH_METRICS_TOKEN` is set."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        slow = settings.DINH_SLOW_MS / 1000
        if not slow and not settings.DINH_METRICS_TOKEN:
            return self.get_response(request)
        statements, began = Statements(slow), time.perf_counter()
        with ExitStack() as watched:
            for alias in settings.DATABASES:
                watched.enter_context(connections[alias].execute_wrapper(statements))
            response = self.get_response(request)
        took = time.perf_counter() - began
        route = request.resolver_match.view_name if request.resolver_match else "-"
        if slow and took >= slow:
            log.warning(
                "slow request: %.0f ms, %d statements %.0f ms, %s %s, %d",
                took * 1000, statements.count, statements.seconds * 1000, request.method, route, response.status_code,
            )  # fmt: skip
        if settings.DINH_METRICS_TOKEN:
            metrics.request_done(route, response.status_code, took, statements.count, statements.seconds)
        return response
