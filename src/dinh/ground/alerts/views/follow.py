"""Asking to be told, and confirming the address. The answers are the same whether or not an address follows already."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from dinh.ground.alerts import actions, addresses, links
from dinh.ground.alerts.channels import offered, push
from dinh.ground.alerts.forms import ALL, SOME, CodeForm, FollowForm, WishForm
from dinh.ground.alerts.limits import too_often
from dinh.ground.alerts.models import Channel, Follower
from dinh.ground.alerts.sealing import seal_facts, unseal_facts
from dinh.ground.alerts.topics import TOPICS
from dinh.ground.clock import today
from dinh.ground.gate import Refused
from dinh.ground.http import Request, public
from dinh.ground.places.queries import groups_on
from dinh.ground.places.saving import attempt

ASKS_AN_HOUR, CODES_AN_HOUR = 20, 60
DOOR_LIVES = 3600  # seconds that the page for the code stays good


def given(request: Request) -> dict[str, Any]:
    """What every form of wishes needs to know of the commune."""
    return {"groups": list(groups_on(today())), "place": str(request.commune)}


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: Request) -> HttpResponse:
    """`?to=<group code>` and `?muc=<topic>` choose beforehand, so that other pages can lead here."""
    form = FollowForm(request.POST or None, initial=_chosen(request), **given(request))
    if request.method == "POST" and form.is_valid():
        if form.is_a_robot:
            return redirect("alerts:follow")
        if too_often(request, "ask", ASKS_AN_HOUR):
            form.add_error(None, _("Từ mạng này vừa có quá nhiều lượt đăng ký. Mời thử lại sau một giờ."))
        else:
            asked = form.cleaned_data
            follower = attempt(
                form,
                lambda: actions.ask(
                    by=request.actor, channel=asked["channel"], address=asked["address"], wish=form.wish
                ),
            )
            if follower:
                shown = addresses.masked(follower.channel, asked["address"])
                door = seal_facts({"pk": follower.pk, "shown": shown}, "door")
                return redirect("alerts:check", door)
    channels = offered()
    context = {
        "form": form, "addressed": [channel for channel in channels if channel != Channel.PUSH],
        "push_key": push.public_key() if Channel.PUSH in channels else "",
    }  # fmt: skip
    return render(request, "alerts/follow.html", context)


def _chosen(request: Request) -> dict[str, Any]:
    groups = request.GET.getlist("to")
    topics = [key for key in request.GET.getlist("muc") if key in TOPICS]
    return {"area": SOME if groups or not topics else ALL, "groups": groups, "topics": topics}


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: Request, door: str) -> HttpResponse:
    """After asking: look into the mailbox, or type the code."""
    known = unseal_facts(door, "door", max_age=DOOR_LIVES)
    follower = Follower.objects.filter(pk=known["pk"]).first() if known else None
    if known is None or follower is None:
        return _dead(request)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and follower.channel != Channel.EMAIL:
        if too_often(request, "code", CODES_AN_HOUR):
            form.add_error(None, _("Từ mạng này vừa có quá nhiều lần nhập mã. Mời thử lại sau một giờ."))
        else:
            ended = actions.confirm_by_code(by=request.actor, follower=follower, typed=form.cleaned_data["code"])
            if ended == "done":
                messages.success(request, _("Đã xác nhận. Từ giờ có tin là bà con được báo."))
                return redirect(links.follower_path("manage", Follower.objects.get(pk=follower.pk)))
            form.add_error("code", _WRONG[ended]())
    context = {"form": form, "shown": known["shown"], "channel": follower.channel, "door": door}
    return render(request, "alerts/check.html", context)


_WRONG = {
    "wrong": lambda: _("Mã chưa đúng. Hãy xem lại tin nhắn mới nhất."),
    "dead": lambda: _("Mã đã hết hạn hoặc nhập sai quá nhiều lần. Hãy bấm “Gửi lại mã”."),
}


@public
@require_POST
def again(request: Request, door: str) -> HttpResponse:
    known = unseal_facts(door, "door", max_age=DOOR_LIVES)
    follower = Follower.objects.filter(pk=known["pk"]).first() if known else None
    if follower is None:
        return _dead(request)
    try:
        actions.ask_again(by=request.actor, follower=follower)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request, _("Đã nhận yêu cầu gửi lại. Mỗi địa chỉ được gửi cách nhau 2 phút, mỗi ngày nhiều nhất 3 lần.")
        )
    return redirect("alerts:check", door)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: Request, token: str) -> HttpResponse:
    """The link in the e-mail. Opening it changes nothing, for mail scanners open links too; the button does."""
    follower, in_time = links.follower_of("confirm", token)
    if follower is None or not in_time or follower.state not in ("pending", "active", "paused"):
        return _dead(request)
    if request.method == "POST":
        actions.confirm_by_link(by=request.actor, follower=follower)
        messages.success(request, _("Đã xác nhận. Từ giờ có tin là bà con được báo."))
        return redirect(links.follower_path("manage", follower))
    return render(request, "alerts/confirm.html", {"follower": follower})


@public
@require_POST
def subscribe(request: Request) -> JsonResponse:
    """The browser's subscription, as JSON {subscription, wish}; answers {url} or {error}."""
    if too_often(request, "push", ASKS_AN_HOUR):
        return _said(_("Từ mạng này vừa có quá nhiều lượt đăng ký. Mời thử lại sau một giờ."), 429)
    try:
        sent = json.loads(request.body[:20_000])
        wish = sent["wish"]
        form = WishForm(
            {name: wish[name] for name in ("area", "groups", "topics", "frequency") if name in wish}, **given(request)
        )
    except (ValueError, KeyError, TypeError):
        return _said(_("Trình duyệt gửi thiếu thông tin. Hãy tải lại trang rồi thử lại."), 400)
    if not form.is_valid():
        return _said(next(str(error) for errors in form.errors.values() for error in errors), 400)
    try:
        follower = actions.follow_by_push(by=request.actor, subscription=sent.get("subscription"), wish=form.wish)
    except (ValidationError, Refused) as error:
        return _said(error.messages[0] if isinstance(error, ValidationError) else str(error), 400)
    return JsonResponse({"url": links.follower_path("manage", follower)})


def _said(error: str, status: int) -> JsonResponse:
    return JsonResponse({"error": error}, status=status)


def _dead(request: HttpRequest) -> HttpResponse:
    context = {"follow": reverse("alerts:follow")}
    return render(request, "alerts/dead.html", context, status=404)
