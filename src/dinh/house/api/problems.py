"""Errors of the API as RFC 9457 tells them: `application/problem+json`, in the language asked for, with what to do."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

TYPE = "application/problem+json"
DOCS = "/api/v1/#loi-{}"  # where each kind of problem is explained


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: the parameter or the field (`where.group`), and why."""

    name: str
    reason: str


class Problem(Exception):
    """What is wrong with a request. `kind` is a stable name; `title` one sentence; `retry` seconds to wait."""

    def __init__(
        self, status: int, kind: str, title: str, *, detail: str = "", faults: Sequence[Fault] = (), retry: int = 0
    ) -> None:
        super().__init__(title)
        self.status, self.kind, self.title, self.detail = status, kind, title, detail
        self.faults, self.retry = tuple(faults), retry


def said(problem: Problem) -> HttpResponse:
    body: dict[str, Any] = {
        "type": DOCS.format(problem.kind), "title": problem.title, "status": problem.status,
    }  # fmt: skip
    if problem.detail:
        body["detail"] = problem.detail
    if problem.faults:
        body["errors"] = [{"name": clean(fault.name), "reason": clean(fault.reason)} for fault in problem.faults]
    response = HttpResponse(json.dumps(body, ensure_ascii=False), status=problem.status, content_type=TYPE)
    response["Cache-Control"] = "no-store"
    if problem.retry:
        response["Retry-After"] = str(problem.retry)
    return response


def clean(text: str) -> str:
    """Text that UTF-8 can hold: half a pair of surrogates, which an address may bring, is not."""
    return text.encode("utf-8", "replace").decode()
