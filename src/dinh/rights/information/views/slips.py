"""«Cấp lại phiếu»: somebody lost the slip of a request and stands at the desk with an identity paper."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dinh.ground.gate import why_not
from dinh.ground.http import Request, gated
from dinh.ground.own.forms import SlipForm
from dinh.ground.pins import key_of, new_key
from dinh.rights.information import actions, permissions
from dinh.rights.information.actions.slips import SALT
from dinh.rights.information.forms import tried
from dinh.rights.information.permissions import Following
from dinh.rights.information.views.ask import receipt_page
from dinh.rights.information.views.desk import fetch


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.HANDLE)
def renew(request: Request, ref: str) -> HttpResponse:
    asked = fetch(request, ref)
    refusal = why_not(request.actor, permissions.RENEW_SLIP, Following(asked, proven=False))
    form, made = SlipForm(request.POST or None, initial={"key": new_key(SALT)}), list[actions.Receipt]()
    if request.method == "POST" and form.is_valid():
        key = key_of(form.cleaned_data["key"], SALT)
        if key is None:
            form = SlipForm({**request.POST.dict(), "key": new_key(SALT)})
            form.add_error(None, _("Trang này mở đã lâu. Hãy xem lại rồi bấm lần nữa."))
        elif tried(form, lambda: made.append(
            actions.renew_slip(by=request.actor, asked=asked, key=key, paper=form.cleaned_data["paper"])
        )):  # fmt: skip
            return receipt_page(request, made[0], desk=True, renewed=True)
    context = {"asked": asked, "form": form, "refusal": refusal}
    return render(request, "information/desk/slip.html", context, status=400 if form.errors else 200)
