"""Large type and language: two switches everyone has, kept in cookies: no account, no JavaScript."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from dinh.ground.http import Request, public
from dinh.house.yard.context import LARGE_TYPE_COOKIE
from dinh.house.yard.language import remember


@public
@csrf_exempt  # a token in every public page would make each reader's page differ; all a forger gains is bigger letters
@require_POST
def large_type(request: Request) -> HttpResponse:
    response = _back(request)
    if request.COOKIES.get(LARGE_TYPE_COOKIE) == "to":
        response.delete_cookie(LARGE_TYPE_COOKIE, samesite="Lax")
    else:
        remember(response, LARGE_TYPE_COOKIE, "to")
    return response


@public
@csrf_exempt  # as above
@require_POST
def language(request: Request) -> HttpResponse:
    response = _back(request)
    wanted = request.POST.get("language", "")
    if wanted in dict(settings.LANGUAGES):
        remember(response, settings.LANGUAGE_COOKIE_NAME, wanted)
    return response


def _back(request: Request) -> HttpResponse:
    """To the page the reader came from, when it is one of ours."""
    target = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return HttpResponseRedirect(target if ours else "/")
