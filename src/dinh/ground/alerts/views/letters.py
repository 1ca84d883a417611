"""What the links of the weekly letter open. They show one thing as it was recorded; they sign nobody in."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.alerts import links, permissions
from dinh.ground.alerts.actions import stop_letters, take_letters
from dinh.ground.alerts.models import Letter, LetterStop
from dinh.ground.bodies.models import Holding
from dinh.ground.clock import today
from dinh.ground.http import Request, gated, public
from dinh.ground.people.models import User


@public
@never_cache
@require_safe
def item(request: Request, token: str) -> HttpResponse:
    try:
        pk, index = links.item_of(token)
    except signing.SignatureExpired:
        return render(request, "alerts/item.html", {"late": True}, status=410)
    except signing.BadSignature:
        return render(request, "alerts/item.html", {}, status=404)
    letter = Letter.objects.select_related("holding__post__body", "holding__user").filter(pk=pk).first()
    if letter is None or not 0 <= index < len(letter.items):
        return render(request, "alerts/item.html", {"late": letter is not None}, status=410 if letter else 404)
    if not Holding.objects.on(today()).filter(pk=letter.holding_id).exists():
        return render(request, "alerts/item.html", {"revoked": letter.holding}, status=410)
    recorded = letter.items[index]
    go = recorded["url"]
    if not request.actor.signed_in:
        go = f"{reverse('account_login')}?{urlencode({'next': go})}"
    context = {"item": recorded, "letter": letter, "go": go, "number": index + 1, "many": len(letter.items)}
    return render(request, "alerts/item.html", context)


@csrf_exempt
@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def letters(request: Request, token: str) -> HttpResponse:
    """The weekly letter's way out, in one tap as for followers; and back again."""
    try:
        user = User.objects.filter(pk=links.user_of(token)).first()
    except signing.BadSignature:
        user = None
    if user is None or not Holding.objects.filter(user=user).exists():
        return render(request, "alerts/dead.html", {"follow": reverse("alerts:follow")}, status=404)
    if request.method == "POST":
        act = take_letters if request.POST.get("act") == "take" else stop_letters
        act(by=request.actor, user=user)
    return render(request, "alerts/letters.html", {"stopped": LetterStop.objects.filter(user=user).exists()})


@gated(permissions.OWN)
@require_POST
def mine(request: Request) -> HttpResponse:
    """The same choice, from one's own page on the desk."""
    if request.POST.get("act") == "take":
        take_letters(by=request.actor, user=request.actor.person)
        messages.success(request, _("Từ thứ Hai tới, thư tuần lại đến hộp thư của anh, chị."))
    else:
        stop_letters(by=request.actor, user=request.actor.person)
        messages.success(request, _("Đã thôi gửi thư tuần. Việc vẫn hiện trên bàn làm việc như cũ."))
    return redirect("alerts_desk:mine")
