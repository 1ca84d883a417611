"""The desk's pages of programs that may write: listed, made, given keys, looked at, ended."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import why_not
from dinh.ground.http import Request, gated
from dinh.house.api import actions, permissions, queries, speaking
from dinh.house.api.forms import ClientForm, TokenForm
from dinh.house.api.models import Client, Token
from dinh.house.api.scopes import SCOPES

PAGE = 25


def _client(pk: int) -> Client:
    found = queries.clients().filter(pk=pk).first()
    if found is None:
        raise Http404(_("Không có phần mềm này."))
    return found


def _titles(client: Client) -> list[Any]:
    return [SCOPES[key] for key in client.scopes if key in SCOPES]


@require_safe
@gated(permissions.MANAGE)
def index(request: Request) -> HttpResponse:
    page = Paginator(queries.clients(), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": [(one, _titles(one)) for one in page], "docs": reverse("api:docs")}
    return render(request, "api/desk/index.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.MANAGE)
def new(request: Request) -> HttpResponse:
    form = ClientForm(request.POST or None, day=today())
    made: list[Client] = []
    if form.is_valid() and tried(
        form, lambda: made.append(actions.make_client(by=request.actor, given=form.given))
    ):  # fmt: skip
        return redirect("api_desk:token", made[0].pk)
    context = {"form": form, "scopes": SCOPES.values()}
    return render(request, "api/desk/new.html", context, status=400 if form.errors else 200)


@require_safe
@gated(permissions.MANAGE)
def client(request: Request, pk: int) -> HttpResponse:
    """One program: what it may do, its keys, what it wrote."""
    found = _client(pk)
    page = Paginator(found.calls.all(), PAGE).get_page(request.GET.get("page"))
    context = {
        "client": found, "scopes": _titles(found), "today": today(), "page": page,
        "tokens": [(one, one.revoked_on is None and one.expires_on >= today()) for one in found.tokens.all()],
        "calls": [(one, SCOPES.get(one.scope)) for one in page],
    }  # fmt: skip
    return render(request, "api/desk/client.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.MANAGE)
def token(request: Request, pk: int) -> HttpResponse:
    """A new key: it stands on the page that answers, and nowhere else."""
    found = _client(pk)
    form = TokenForm(request.POST or None)
    made: list[tuple[Token, str]] = []
    if form.is_valid() and tried(
        form, lambda: made.append(actions.give_token(by=request.actor, client=found, days=form.term))
    ):  # fmt: skip
        row, key = made[0]
        context = {"client": found, "token": row, "key": key, "base": speaking.base(request)}
        response = render(request, "api/desk/key.html", context)
        response["Cache-Control"] = "no-store, private"
        return response
    refusal = why_not(request.actor, permissions.CHANGE, found)
    context = {"client": found, "form": form, "refusal": refusal}
    return render(request, "api/desk/token.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.MANAGE)
def revoke(request: Request, pk: int) -> HttpResponse:
    row = Token.objects.filter(pk=pk).select_related("client").first()
    if row is None:
        raise Http404(_("Không có khóa này."))
    return _asked(
        request, lambda: actions.revoke_token(by=request.actor, token=row), row.client, _("Thu hồi khóa %(hint)s…?")
        % {"hint": row.hint}, _("Phần mềm dùng khóa này không ghi được nữa, ngay bây giờ và mãi về sau. Điều đã ghi "
                                "vẫn còn nguyên."), _("Thu hồi khóa"), _("Đã thu hồi khóa."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.MANAGE)
def end(request: Request, pk: int) -> HttpResponse:
    found = _client(pk)
    return _asked(
        request, lambda: actions.end_client(by=request.actor, client=found), found,
        _("Thôi cho %(name)s ghi dữ liệu?") % {"name": found.name},
        _("Mọi khóa của phần mềm này thôi dùng được, ngay bây giờ và mãi về sau. Điều đã ghi vẫn còn nguyên."),
        _("Thôi"), _("Đã thôi."),
    )  # fmt: skip


def _asked(
    request: Request, act: Any, client: Client, question: str, consequence: str, action: str, done: str
) -> HttpResponse:  # fmt: skip
    back = reverse("api_desk:client", args=[client.pk])
    if request.method == "POST":
        try:
            act()
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, done)
        return redirect(back)
    context = {"question": question, "consequence": consequence, "action": action, "back_url": back}
    return render(request, "api/desk/confirm.html", context)
