"""A receipt's code typed beside, a new slip for a lost one, the end of what goes on."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from dinh.ground.http import Request, never_lags, public
from dinh.ground.own import actions, queries
from dinh.ground.own.forms import ReceiptForm, RenewForm
from dinh.ground.own.limits import RECEIPTS
from dinh.ground.own.views.opening import list_page
from dinh.ground.owned import KINDS, Kind, Matter
from dinh.ground.pins import key_of, new_key

SALT = "dinh.own.slip"


@public
@never_lags
@never_cache
@require_POST
def add_receipt(request: Request) -> HttpResponse:
    """What is sensitive or old joins the list once the code on its slip is typed too. The same words for a code that
    does not exist and for one that somebody else sent."""
    opening = queries.current(request)
    if opening is None:
        return redirect("own:home")
    form = ReceiptForm(request.POST)
    if not form.is_valid():
        return list_page(request, opening, form, 400)
    slot = opening.same_key
    if RECEIPTS.spent(slot):
        form.add_error("code", _("Đã thử sai nhiều lần. Hãy chờ một giờ, hoặc mang giấy tờ đến bộ phận tiếp công dân."))
        return list_page(request, opening, form, 429)
    found = next(queries.by_receipt(opening, form.cleaned_data["code"]), None)
    if found is None:
        RECEIPTS.count(slot)
        form.add_error(
            "code", _("Không thấy việc nào mang mã này đã gửi bằng địa chỉ vừa xác nhận. Hãy xem lại mã trên phiếu.")
        )
        return list_page(request, opening, form, 400)
    kind, matter = found
    kept = request.session[queries.SESSION]
    receipts = sorted({*kept["receipts"], f"{kind.key} {matter.ref}"})
    request.session[queries.SESSION] = {**kept, "receipts": receipts}
    messages.success(request, _("Đã thêm vào danh sách, chỉ trong lần mở này."))
    return redirect("own:home")


def _mine(request: Request, key: str, ref: str) -> tuple[Kind, Matter] | None:
    """The matter, if this browser may see it; None when it is not open. Raises Http404."""
    opening = queries.current(request)
    if opening is None:
        return None
    matter = queries.one(request, key, ref)
    if matter is None:
        raise Http404(_("Không có việc này trong danh sách của bà con."))
    actions.mark_seen(opening)
    return KINDS[key], matter


@public
@never_lags
@never_cache
@require_http_methods(["GET", "POST"])
def renew(request: Request, kind: str, ref: str) -> HttpResponse:
    """«Mất phiếu»: asks first, for the old slip ends."""
    found = _mine(request, kind, ref)
    if found is None:
        return redirect("own:home")
    how, matter = found
    if how.renew is None or not matter.slip:
        raise Http404(_("Việc này không có phiếu để in lại."))
    key = key_of(request.POST.get("key", ""), SALT) if request.method == "POST" else None
    if key is None:
        form = RenewForm(initial={"key": new_key(SALT)})
        return render(request, "own/renew.html", {"matter": matter, "form": form})
    return how.renew(request, ref, key)


@public
@never_lags
@never_cache
@require_http_methods(["GET", "POST"])
def stop(request: Request, kind: str, ref: str) -> HttpResponse:
    """Ends what goes on, after being asked once more."""
    found = _mine(request, kind, ref)
    if found is None:
        return redirect("own:home")
    how, matter = found
    if how.stop is None:
        raise Http404(_("Việc này không thôi ở đây được."))
    if request.method != "POST":
        return render(request, "own/stop.html", {"matter": matter, "kind": how})
    how.stop(request.actor, ref)
    messages.success(request, _("Đã thôi."))
    return redirect("own:home")
