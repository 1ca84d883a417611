"""The API for reading: `/api/v1/`. Data sets, their rows page by page, what changed, and how it all is asked."""

from __future__ import annotations

from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.ground.datasets import DataSet, offered
from dinh.ground.http import Request, public
from dinh.house.api import asking, openapi, queries, speaking
from dinh.house.api.examples import examples
from dinh.house.api.files import TYPES, chunks, record
from dinh.house.api.licence import URL as LICENCE
from dinh.house.api.problems import Fault, Problem
from dinh.house.api.scopes import SCOPES

CHANGES = 500  # editions in one answer; more than there are data sets


def find(request: Request, key: str) -> DataSet:
    found = offered(request.commune).get(key)
    if found is None:
        raise Problem(404, "not-found", _("Không có bộ dữ liệu này."), detail=_("Xem /api/v1/datasets."))
    return found


def none_but(request: Request, *known: str) -> None:
    """Raises Problem 400 for parameters that mean nothing here: a filter that is mistyped must not look obeyed."""
    strange = [name for name in request.GET if name not in (*known, asking.LANGUAGE)]
    if strange:
        words = _("Không có tham số này ở đây.")
        raise Problem(400, "wrong-parameter", words, faults=[Fault(name[:60], words) for name in strange])


@public
@require_safe
def docs(request: Request) -> HttpResponse:
    """`/api/v1/`: how programs read and write here, in plain words."""
    base = speaking.base(request)
    context = {
        "sets": offered(request.commune).values(), "base": base, "examples": examples(base, request.commune),
        "reads": speaking.READS.times, "files": speaking.FILES.times, "most": asking.MOST, "usual": asking.USUAL,
        "problems": openapi.PROBLEMS.items(), "scopes": SCOPES.values(),
    }  # fmt: skip
    return render(request, "api/docs.html", context)


@public
@speaking.answering("GET")
def document(request: Request) -> HttpResponseBase:
    """`/api/v1/openapi.json`"""
    return speaking.as_json(
        request, lambda: openapi.document(request.commune, speaking.base(request)), media="application/json"
    )


def summary(request: Request, declared: DataSet) -> dict[str, Any]:
    at = speaking.base(request)
    return {
        "key": declared.key, "title": declared.title, "title_en": declared.title_en, "about": declared.about,
        "right": declared.right, "rhythm": declared.rhythm, "basis": declared.basis or None,
        "page": at + reverse("api:dataset", args=[declared.key]), "rows": at + reverse("api:rows", args=[declared.key]),
        "files": {kind: at + reverse("api:download", args=[declared.key, kind]) for kind in TYPES},
    }  # fmt: skip


@public
@speaking.answering("GET")
def datasets(request: Request) -> HttpResponseBase:
    none_but(request)
    return speaking.as_json(
        request,
        lambda: {"licence": LICENCE, "data": [summary(request, each) for each in offered(request.commune).values()]},
    )


@public
@speaking.answering("GET")
def dataset(request: Request, key: str) -> HttpResponseBase:
    """One data set with its columns and how many rows it has."""
    none_but(request)
    declared = find(request, key)
    columns = [
        {"key": each.key, "title": each.title, "kind": "url" if each.kind == "path" else each.kind,
         "meaning": each.meaning, "unit": each.unit or None, "filter": bool(each.lookup),
         "choices": [{"code": code, "words": words} for code, words in each.choices]}
        for each in declared.columns
    ]  # fmt: skip
    return speaking.as_json(
        request, lambda: {**summary(request, declared), "count": declared.count(), "columns": columns}, key
    )


@public
@speaking.answering("GET")
def rows(request: Request, key: str) -> HttpResponseBase:
    """A page of rows, in an order that never changes, so that none is missed or met twice; `next` leads on."""
    declared = find(request, key)
    asked = asking.page(declared, request.GET)

    def make() -> dict[str, Any]:
        parts = (each for some in chunks(request.commune, declared, asked.wanted) for each in some)
        found = list(islice(parts, asked.limit + 1))
        base, page = speaking.base(request), found[: asked.limit]
        after = None
        if len(found) > asked.limit:
            query = {**request.GET.dict(), asking.CURSOR: asking.cursor(page[-1][0])}
            after = f"{base}{request.path}?{urlencode(query)}"
        data = [record(declared.columns, line, base) for _position, line in page]
        return {"licence": LICENCE, "data": data, "next": after}

    return speaking.as_json(request, make, key)


@public
@speaking.answering("GET")
def changes(request: Request) -> HttpResponseBase:
    """Which data sets changed after `since`, a line of the journal that an earlier answer told as `last`."""
    none_but(request, "since")
    text = request.GET.get("since", "0")
    if not (text.isascii() and text.isdecimal() and len(text) <= 18):
        words = _("Là số dòng nhật ký, như “last” của lần hỏi trước.")
        raise Problem(400, "wrong-parameter", _("Có tham số chưa đúng."), faults=[Fault("since", words)])

    def make() -> dict[str, Any]:
        found, more = queries.editions_after(int(text), CHANGES)
        last = found[-1].seq if found else int(text)
        data = [
            {"seq": each.seq, "at": timezone.localtime(each.at).isoformat(timespec="seconds"),
             "dataset": each.dataset, "count": each.rows}
            for each in found
        ]  # fmt: skip
        after = f"{speaking.base(request)}{request.path}?since={last}" if more else None
        return {"data": data, "last": last, "next": after}

    return speaking.as_json(request, make)


@public
@speaking.answering("GET", "POST")
def nothing(request: Request, rest: str) -> HttpResponseBase:
    raise Problem(404, "not-found", _("Không có địa chỉ này."), detail=_("Xem /api/v1/."))
