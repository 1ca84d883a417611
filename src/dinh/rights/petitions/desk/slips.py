"""«Cấp lại phiếu»: somebody lost the slip and stands at the desk with an identity paper."""

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
from dinh.rights.petitions import actions, permissions
from dinh.rights.petitions.actions import Receipt
from dinh.rights.petitions.actions.slips import SALT
from dinh.rights.petitions.desk.entering import receipt
from dinh.rights.petitions.desk.fields import tried
from dinh.rights.petitions.desk.sorting import letter_of
from dinh.rights.petitions.permissions import Following


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.HANDLE)
def renew(request: Request, pk: int) -> HttpResponse:
    letter, petition = letter_of(request, pk)
    refusal = why_not(request.actor, permissions.RENEW_SLIP, Following(letter, proven=False))
    form, made = SlipForm(request.POST or None, initial={"key": new_key(SALT)}), list[Receipt]()
    if request.method == "POST" and form.is_valid():
        key = key_of(form.cleaned_data["key"], SALT)
        if key is None:
            form = SlipForm({**request.POST.dict(), "key": new_key(SALT)})
            form.add_error(None, _("Trang này mở đã lâu. Hãy xem lại rồi bấm lần nữa."))
        elif tried(form, lambda: made.append(
            actions.renew_slip(by=request.actor, letter=letter, key=key, paper=form.cleaned_data["paper"])
        )):  # fmt: skip
            return receipt(request, made[0], renewed=True)
    sender = getattr(letter, "sender", None)
    context = {"letter": letter, "petition": petition, "form": form, "refusal": refusal, "sender": sender}
    return render(request, "petitions/desk/slip.html", context, status=400 if form.errors else 200)
