"""A follower's own pages, opened by the signed links in their messages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.alerts import actions, addresses, links, wording
from dinh.ground.alerts.forms import WishForm
from dinh.ground.alerts.models import Follower, Message
from dinh.ground.alerts.sealing import unseal
from dinh.ground.alerts.views.follow import given
from dinh.ground.gate import Refused
from dinh.ground.http import Request, public
from dinh.ground.places.saving import attempt

WORKER = Path(__file__).resolve().parents[1] / "static" / "alerts" / "worker.js"


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def manage(request: Request, token: str) -> HttpResponse:
    follower, _in_time = links.follower_of("manage", token)
    if follower is None or follower.state in ("pending", "ended"):
        return render(request, "alerts/dead.html", {"follow": reverse("alerts:follow")}, status=404)
    form = WishForm(request.POST or None, initial=WishForm.of(follower), **given(request))
    if request.method == "POST":
        if request.POST.get("act") in ("pause", "resume"):
            return _turn(request, follower, token)
        if (
            form.is_valid()
            and attempt(form, lambda: actions.change(by=request.actor, follower=follower, wish=form.wish)) is not None
        ):
            messages.success(request, _("Đã lưu lựa chọn."))
            return redirect("alerts:manage", token)
    context = {
        "form": form, "follower": follower, "shown": _shown(follower), "stop": links.follower_path("stop", follower)
    }  # fmt: skip
    return render(request, "alerts/manage.html", context)


def _turn(request: Request, follower: Follower, token: str) -> HttpResponse:
    try:
        if request.POST["act"] == "pause":
            actions.pause(by=request.actor, follower=follower)
            messages.success(request, _("Đã tạm ngừng. Tin trong lúc tạm ngừng sẽ không gửi bù."))
        else:
            actions.resume(by=request.actor, follower=follower)
            messages.success(request, _("Đã nhận tin trở lại."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("alerts:manage", token)


def _shown(follower: Follower) -> str:
    address = unseal(follower.address_sealed) or ""
    return addresses.masked(follower.channel, address) if address else ""


@csrf_exempt
@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: Request, token: str) -> HttpResponse:
    """One tap: the page has one button, and mail programs press it by themselves (RFC 8058). The signed link is the
    proof, so no token of the session is asked for; opening the link alone changes nothing."""
    follower, _in_time = links.follower_of("stop", token)
    if follower is None:
        return render(request, "alerts/dead.html", {"follow": reverse("alerts:follow")}, status=404)
    context = {"follower": follower, "shown": _shown(follower), "ended": follower.state == Follower.State.ENDED}
    if request.method == "POST":
        context |= {"ended": True, "undo": actions.stop(by=request.actor, follower=follower)}
    return render(request, "alerts/stop.html", context)


@public
@require_POST
def undo(request: Request) -> HttpResponse:
    try:
        follower = actions.undo(by=request.actor, sealed=request.POST.get("undo", ""))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("alerts:follow")
    messages.success(request, _("Đã theo dõi lại, với các lựa chọn như cũ."))
    return redirect(links.follower_path("manage", follower))


@public
@never_cache
@require_safe
def news(request: Request, token: str) -> HttpResponse:
    """What one message told, for channels where there is room for one link only; and the way out."""
    message = links.message_of(token)
    if message is None or message.kind != Message.Kind.NEWS or message.follower is None:
        return render(request, "alerts/dead.html", {"follow": reverse("alerts:follow")}, status=404)
    follower = message.follower
    context = {"news": wording.news_of(message), "following": follower.state in ("active", "paused")}
    if context["following"]:
        context |= {
            "stop": links.follower_path("stop", follower), "manage": links.follower_path("manage", follower)
        }  # fmt: skip
    return render(request, "alerts/news.html", context)


@public
@require_safe
def worker(request: Request) -> HttpResponse:
    """The service worker, at an address of its own: what it may reach is the folder it is served from."""
    response = HttpResponse(_worker(), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@cache
def _worker() -> str:
    return WORKER.read_text(encoding="utf-8")
