"""Speaking to the posted draft without an account: the form, the receipt, the answer by reference and PIN."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dinh.account.scores import actions, permissions, queries
from dinh.account.scores.forms import CommentForm, FollowForm
from dinh.account.scores.guard import SENDS, WRONG_PINS, WRONG_TRIES, address, key_of, new_key, nobody
from dinh.account.scores.models import Comment
from dinh.account.scores.views.public import shown
from dinh.ground.fields import tried
from dinh.ground.gate import why_not
from dinh.ground.http import Request, public


@public
@never_cache
@require_http_methods(["GET", "POST"])
def comment(request: Request, ref: str) -> HttpResponse:
    """Whoever opened it in time and sends it too late reads why, and keeps what they wrote."""
    one = shown(ref)
    if request.method != "POST":
        form = CommentForm(initial={"key": new_key()}, campaign=one)
        context = {"campaign": one, "form": form, "refusal": why_not(nobody(request), permissions.COMMENT, one)}
        return render(request, "scores/comment.html", context)
    form, key = CommentForm(request.POST, campaign=one), key_of(request.POST.get("key", ""))
    status, made = 400, list[actions.Receipt]()
    if key is None:
        data = request.POST.copy()
        data["key"] = new_key()
        form = CommentForm(data, campaign=one)
        form.is_valid()
        form.add_error(None, _("Trang này mở đã lâu. Hãy xem lại rồi bấm gửi một lần nữa."))
    elif form.is_valid():
        if form.cleaned_data["website"] or SENDS.spent(address(request)):
            form.add_error(None, _("Từ địa chỉ này vừa gửi nhiều lần. Hãy thử lại sau một giờ, hoặc gọi, đến trụ sở."))
            status = 429
        elif tried(form, lambda: made.append(actions.comment(
            by=nobody(request), campaign=one, key=key, text=form.cleaned_data["text"], sheet=form.cleaned_data["sheet"]
        ))):  # fmt: skip
            if not made[0].again:
                SENDS.count(address(request))
            return render(request, "scores/receipt.html", {"campaign": one, "receipt": made[0]})
    return render(request, "scores/comment.html", {"campaign": one, "form": form}, status=status)


@public
@never_cache
@require_http_methods(["GET", "POST"])
def follow(request: Request) -> HttpResponse:
    """Reference and PIN show one's own comment and its answer. The same words for a wrong PIN and for no reference."""
    form = FollowForm(request.POST or None, initial={"ref": request.GET.get("ma", "")[:20]})
    found = _opened(request, form) if request.method == "POST" and form.is_valid() else None
    return render(request, "scores/follow.html", {"form": form, "comment": found}, status=400 if form.errors else 200)


def _opened(request: Request, form: FollowForm) -> Comment | None:
    ref = form.cleaned_data["ref"].strip().upper()
    slot = f"{request.commune.pk}:{ref}"
    if WRONG_PINS.spent(slot) or WRONG_TRIES.spent(address(request)):
        form.add_error(None, _("Đã thử sai nhiều lần. Hãy chờ mười lăm phút rồi thử lại, hoặc đến trụ sở."))
        return None
    found = queries.open_with_pin(ref, form.cleaned_data["pin"])
    if found is None:
        WRONG_PINS.count(slot)
        WRONG_TRIES.count(address(request))
        form.add_error(None, _("Mã biên nhận hoặc mã PIN chưa đúng. Hãy xem lại giấy biên nhận."))
    return found
