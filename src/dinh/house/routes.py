"""The URL table as a list: what the access tests and `./dinh routes` read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver


class Route(NamedTuple):
    """`access` is "public", a permission's name, "library" for allauth's own gates, or "" when nobody said."""

    path: str
    name: str
    methods: str
    room: str
    access: str


def all_routes() -> list[Route]:
    return sorted(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: list[Any], prefix: str, namespace: str) -> Iterator[Route]:
    for pattern in patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, path, inner)
        elif isinstance(pattern, URLPattern):
            view = pattern.callback
            module = view.__module__
            access = getattr(view, "access", "library" if module.startswith("allauth.") else "")
            yield Route(path, f"{namespace}{pattern.name}", _methods(view), _room(module), access)


def _methods(view: Callable[..., Any]) -> str:
    """What `require_http_methods` and its kin closed over; everything when the view does not say."""
    current: Any = view
    while current is not None:
        for cell in getattr(current, "__closure__", None) or ():
            listed = cell.cell_contents
            if isinstance(listed, list | tuple) and listed and set(listed) <= {"GET", "HEAD", "POST"}:
                return "/".join(method for method in listed if method != "HEAD")
        current = getattr(current, "__wrapped__", None)
    return "any"


def _room(module: str) -> str:
    return module.removeprefix("dinh.").removesuffix(".views").rsplit(".views", 1)[0]
