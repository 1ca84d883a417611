"""The workers' box: the open door where one writes without a name; the union's page; the slip with its code."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground import pins
from dinh.ground.actor import Actor
from dinh.ground.fields import tried
from dinh.ground.gate import require, why_not
from dinh.ground.http import Request, gated, public
from dinh.ground.sealing import Locked
from dinh.ground.throttle import HOUR, Limit, address
from dinh.rights.workplaces import actions, permissions, queries
from dinh.rights.workplaces.forms import LetterForm
from dinh.rights.workplaces.models import Box, Summary
from dinh.rights.workplaces.views.acting import possible
from dinh.rights.workplaces.views.steps import BOX
from dinh.scribe.posters.qr import qr_svg

SALT = "dinh.workplaces.letter"
SENDS = Limit("workplaces.send", 60, HOUR)  # a factory's one connection still gets through
TRIES = Limit("workplaces.code", 30, HOUR)  # wrong codes from one address


@public
@never_cache
@require_safe
def door(request: Request) -> HttpResponse:
    """Where the code of a slip is typed."""
    typed, said = request.GET.get("ma", "").strip().upper()[:20], ""
    if typed and TRIES.spent(address(request)):
        said = _("Đã thử sai nhiều lần. Hãy thử lại sau một giờ.")
    elif typed and queries.find_box(typed):
        return redirect("workplaces:write", typed)
    elif typed:
        TRIES.count(address(request))
        said = _("Không có hòm thư nào mang mã này. Hãy xem lại từng chữ trên tờ giấy.")
    return render(request, "workplaces/door.html", {"typed": typed, "said": said}, status=404 if said else 200)


@public
@never_cache
@require_http_methods(["GET", "POST"])
def write(request: Request, code: str) -> HttpResponse:
    """The form. Who writes is nobody to us, signed in or not."""
    box = queries.find_box(code)
    if box is None:  # nobody is held up: a code is one of a million million
        raise Http404(_("Không có hòm thư nào mang mã này."))
    nobody = Actor(commune=request.commune)
    refusal, sent, status = why_not(nobody, permissions.SEND, box), request.method == "POST", 200
    form = LetterForm(request.POST if sent else None)
    signed = request.POST.get("key", "")
    key = pins.key_of(signed, SALT)
    if sent and form.is_valid() and not refusal:
        status = 400
        if key is None:
            signed = pins.new_key(SALT)
            form.add_error(None, _("Trang này mở đã lâu. Hãy xem lại rồi bấm gửi một lần nữa."))
        elif form.cleaned_data["website"] or SENDS.spent(address(request)):
            status = 429
            form.add_error(None, _("Từ địa chỉ này vừa gửi nhiều lần. Hãy thử lại sau một giờ."))
        elif tried(form, lambda: actions.send_letter(
            by=nobody, box=box, words=form.cleaned_data["words"], key=key
        )):  # fmt: skip
            SENDS.count(address(request))
            return render(request, "workplaces/sent.html", {"box": box})
    elif sent:
        status = 400
    context = {"box": box, "form": form, "key": signed if sent else pins.new_key(SALT), "refusal": refusal}
    return render(request, "workplaces/write.html", context, status=status)


def box_or_404(request: Request, pk: int) -> Box:
    box: Box | None = Box.objects.select_related("body").filter(pk=pk).first()
    if box is None:
        raise Http404(_("Không có hòm thư này."))
    require(request.actor, permissions.READ_BOX, box)
    return box


@require_http_methods(["GET", "POST"])
@gated(permissions.READ_BOX)
def show(request: Request, pk: int) -> HttpResponse:
    """What came in, closed; pressing the button opens it, which the journal notes."""
    box = box_or_404(request, pk)
    opened: list[actions.Opened] | None = None
    if request.method == "POST":
        try:
            opened = actions.open_letters(by=request.actor, box=box)
        except Locked:
            messages.error(request, _("Không mở được niêm phong: máy chủ đang dùng khóa khác. Hãy báo người vận hành."))
    context = {
        "box": box, "opened": opened, "count": box.letters.count(), "fresh": box.letters.filter(opened_on=None).count(),
        "summaries": Summary.objects.filter(box=box), "steps": possible(request.actor, "hom-thu", BOX, box),
    }  # fmt: skip
    return render(request, "workplaces/box.html", context)


@require_safe
@gated(permissions.READ_BOX)
def slip(request: Request, pk: int) -> HttpResponse:
    """A sheet to hang where people work: what the box is, its code, the square to scan."""
    box = box_or_404(request, pk)
    url = request.build_absolute_uri(f"/noi-lam-viec/{box.code}")
    door_url = request.build_absolute_uri("/noi-lam-viec/")
    context = {"box": box, "qr": qr_svg(url), "address": door_url}
    return render(request, "workplaces/slip.html", context)
