"""The same pages answer a phone's script in JSON: it keeps its draft until it has read «ok»."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils.cache import patch_cache_control, patch_vary_headers

from dinh.ground.gate import Refused

View = Callable[..., HttpResponse]


def wants_json(request: Any) -> bool:
    return bool(request.headers.get("Accept", "").startswith("application/json"))


def answer(status: int = 200, **data: Any) -> JsonResponse:
    """`ok` says whether everything was taken; `why` and `refused` are sentences for the person."""
    return JsonResponse({"ok": status < 300, **data}, status=status, json_dumps_params={"ensure_ascii": False})


def in_words(view: View) -> View:
    """Outermost on a view: what the gate refuses reaches a script as a sentence; nothing here is ever stored by
    caches."""

    @wraps(view)
    def answered(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except Refused as refused:
            if not wants_json(request):
                raise
            response = answer(403, why=str(refused))
        patch_vary_headers(response, ["Accept"])
        patch_cache_control(response, private=True, no_store=True)
        return response

    return answered
