"""A resident speaks to a posted list without an account or a name; the receipt's code shows the answer."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dinh.ground import pins
from dinh.ground.actor import Actor
from dinh.ground.fields import tried
from dinh.ground.gate import why_not
from dinh.ground.http import Request, public
from dinh.ground.throttle import HOUR, Limit, address
from dinh.rights.movements import actions, permissions, queries_titles
from dinh.rights.movements.forms_council import FollowForm, SayForm
from dinh.rights.movements.models import Campaign, Comment, GroupReview

SALT = "dinh.movements.comment"
SENDS = Limit("movements.comment", 30, HOUR)  # a shared connection of a whole alley still gets through
WRONG = Limit("movements.code", 30, HOUR)  # wrong codes from one address
new_key = partial(pins.new_key, SALT)
key_of = partial(pins.key_of, salt=SALT)


@public
@never_cache
@require_http_methods(["GET", "POST"])
def about_review(request: Request, pk: int) -> HttpResponse:
    """A group's list, or the result of a group itself."""
    found = queries_titles.shown().filter(pk=pk).first()
    if found is None:
        raise Http404(_("Danh sách này không công khai."))
    return _say(request, found)


@public
@never_cache
@require_http_methods(["GET", "POST"])
def about_campaign(request: Request, pk: int) -> HttpResponse:
    found = Campaign.objects.filter(pk=pk, posted_on__isnull=False).first()
    if found is None:
        raise Http404(_("Danh sách này không công khai."))
    return _say(request, found)


def _say(request: Request, found: GroupReview | Campaign) -> HttpResponse:
    """The form; what was typed stays there whatever happens."""
    back, status, made = public_page(found), 200, list[Comment]()
    visitor = Actor(commune=request.commune)
    if request.method != "POST":
        form = SayForm(initial={"key": new_key()})
    elif (key := key_of(request.POST.get("key", ""))) is None:
        data = request.POST.copy()
        data["key"] = new_key()
        form, status = SayForm(data), 400
        form.is_valid()
        form.add_error(None, _("Trang này mở đã lâu. Hãy xem lại rồi bấm gửi một lần nữa."))
    else:
        form = SayForm(request.POST)
        if form.is_valid() and (form.cleaned_data["website"] or SENDS.spent(address(request))):
            form.add_error(
                None, _("Từ địa chỉ này vừa gửi nhiều lần. Hãy thử lại sau một giờ, hoặc nói với Tổ trưởng.")
            )
            status = 429
        elif form.is_valid() and tried(form, lambda: made.append(
            actions.say(by=visitor, of=found, key=key, words=form.cleaned_data["words"])
        )):  # fmt: skip
            SENDS.count(address(request))
            return render(request, "movements/said.html", {"list": found, "back": back, "said": made[0]})
        status = 400 if status == 200 else status
    refusal = why_not(visitor, permissions.SAY, found)
    context = {"list": found, "back": back, "form": form, "refusal": refusal if request.method != "POST" else ""}
    return render(request, "movements/say.html", context, status=status)


def public_page(found: GroupReview | Campaign) -> str:
    """Where the list hangs for everyone."""
    if isinstance(found, Campaign):
        return reverse("movements:campaign", args=[found.pk])
    if found.round.title.of_households:
        return reverse("movements:posted", args=[found.pk])
    return reverse("movements:round", args=[found.round_id])


@public
@never_cache
@require_http_methods(["GET", "POST"])
def follow(request: Request) -> HttpResponse:
    """The code of the receipt shows one's own words and the answer."""
    form = FollowForm(request.POST or None)
    found = None
    if form.is_valid():
        if WRONG.spent(address(request)):
            form.add_error(None, _("Đã thử nhiều mã không đúng. Hãy chờ một giờ, hoặc nói với Tổ trưởng."))
        elif (found := queries_titles.by_receipt(form.cleaned_data["ma"])) is None:
            WRONG.count(address(request))
            form.add_error("ma", _("Không có mã này. Hãy xem lại giấy hoặc ảnh chụp khi gửi."))
    context = {"form": form, "said": found, "back": public_page(found.about) if found else ""}
    return render(request, "movements/follow.html", context, status=400 if form.errors else 200)
