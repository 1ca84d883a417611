"""The desk's page of programs that read and send: their keys, what came through each, making and ending one."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, F, Max, Prefetch, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.http import Request, gated
from dinh.rights.petitions import permissions
from dinh.rights.petitions.desk.fields import tried
from dinh.rights.petitions.models import ApiClient, ApiLetter, Asking
from dinh.rights.petitions.open311 import actions
from dinh.rights.petitions.open311.forms import ClientForm

PAGE = 50


def clients() -> QuerySet[ApiClient]:
    """Those in use first, each with how much came through it and when last."""
    rows: QuerySet[ApiClient] = ApiClient.objects.annotate(
        sent=Count("letters", distinct=True), said=Count("updates", distinct=True),
        last=Max("letters__letter__received_on"),
    )  # fmt: skip
    return rows.order_by(F("ended_on").desc(nulls_first=True), "name", "pk")


@require_safe
@gated(permissions.MANAGE)
def listing(request: Request) -> HttpResponse:
    base = request.build_absolute_uri(reverse("open311:discovery_xml"))
    return render(request, "petitions/desk/clients.html", {"clients": clients(), "base": base})


@require_safe
@gated(permissions.MANAGE)
def letters(request: Request, pk: int) -> HttpResponse:
    """The rows behind a program's number: each letter with its matters."""
    client = _one(pk)
    rows = ApiLetter.objects.filter(client=client).select_related("letter").prefetch_related(
        Prefetch("letter__askings", Asking.objects.select_related("petition").order_by("pk"))
    )  # fmt: skip
    page = Paginator(rows.order_by("-letter__received_at", "-pk"), PAGE).get_page(request.GET.get("page"))
    return render(request, "petitions/desk/client_letters.html", {"client": client, "page": page})


def _one(pk: int) -> ApiClient:
    client = ApiClient.objects.filter(pk=pk).first()
    if client is None:
        raise Http404(_("Không có ứng dụng này."))
    return client


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.MANAGE)
def new(request: Request) -> HttpResponse:
    """The key stands on the page that answers, and nowhere else."""
    form = ClientForm(request.POST or None)
    made: list[tuple[ApiClient, str]] = []
    if request.method == "POST" and form.is_valid() and tried(
        form, lambda: made.append(actions.make_client(by=request.actor, given=form.given))
    ):  # fmt: skip
        client, key = made[0]
        base = request.build_absolute_uri(reverse("open311:discovery")).rsplit("/", 1)[0]
        response = render(request, "petitions/desk/client_key.html", {"client": client, "key": key, "base": base})
        response["Cache-Control"] = "no-store, private"
        return response
    return render(request, "petitions/desk/client_new.html", {"form": form}, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.MANAGE)
def end(request: Request, pk: int) -> HttpResponse:
    client = _one(pk)
    if request.method == "POST" or client.ended_on:
        try:
            actions.end_client(by=request.actor, client=client)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("Đã thu hồi khóa của %(name)s.") % {"name": client.name})
        return redirect("petitions_desk:clients")
    context = {
        "question": _("Thu hồi khóa của %(name)s?") % {"name": client.name}, "action": _("Thu hồi khóa"),
        "consequence": _("Ứng dụng không gửi được nữa, ngay bây giờ và mãi về sau; muốn gửi lại thì cấp khóa mới. Đơn "
                         "đã nhận qua ứng dụng vẫn còn nguyên."),
        "back_url": reverse("petitions_desk:clients"),
    }  # fmt: skip
    return render(request, "petitions/desk/client_end.html", context)
