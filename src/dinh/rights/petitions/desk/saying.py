"""What a sender said by phone or at the desk, written down for them; erasing who sent a letter; closing in silence."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dinh.ground.gate import require
from dinh.ground.http import Request, gated
from dinh.rights.petitions import actions, permissions
from dinh.rights.petitions.desk.fields import tried
from dinh.rights.petitions.desk.forms import CompleteForm, SayForm
from dinh.rights.petitions.desk.matter import fetch
from dinh.rights.petitions.desk.sorting import letter_of
from dinh.rights.petitions.models import Asking, Petition


def _asking(request: Request, ref: str, pk: int) -> tuple[Petition, Asking]:
    petition = fetch(request, ref)
    asking = petition.askings.select_related("letter", "petition").filter(pk=pk).first()
    if asking is None:
        raise Http404(_("Không có đơn này trong vụ việc."))
    return petition, asking


@require_http_methods(["GET", "POST"])
@gated(permissions.HANDLE)
def say(request: Request, ref: str, pk: int) -> HttpResponse:
    """Whether the sender finds the matter met, as told to an official."""
    petition, asking = _asking(request, ref, pk)
    form = SayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if tried(form, lambda: actions.say(by=request.actor, asking=asking, word=data["word"], words=data["words"])):
            messages.success(request, _("Đã ghi ý kiến người gửi."))
            return redirect("petitions_desk:item", ref)
    context = {
        "petition": petition, "form": form, "title": _("Ghi ý kiến người gửi"), "action": _("Ghi ý kiến"),
        "lead": _("Người gửi nói qua điện thoại hoặc tại trụ sở. Sổ ghi rõ anh/chị là người ghi hộ."),
    }  # fmt: skip
    return render(request, "petitions/desk/ask.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.HANDLE)
def complete(request: Request, ref: str, pk: int) -> HttpResponse:
    petition, asking = _asking(request, ref, pk)
    form = CompleteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        if tried(form, lambda: actions.complete(by=request.actor, asking=asking, words=words)):
            messages.success(request, _("Đã ghi phần bổ sung."))
            return redirect("petitions_desk:item", ref)
    context = {
        "petition": petition, "form": form, "title": _("Ghi phần người gửi bổ sung"), "action": _("Ghi bổ sung"),
        "lead": _("Ghi giúp người gửi không dùng mạng."),
    }  # fmt: skip
    return render(request, "petitions/desk/ask.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.HANDLE)
def silence(request: Request, ref: str) -> HttpResponse:
    petition = fetch(request, ref)
    if request.method == "POST":
        try:
            actions.close_in_silence(by=request.actor, petition=petition)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("Đã kết thúc, ghi là người gửi chưa xác nhận."))
        return redirect("petitions_desk:item", ref)
    context = {
        "petition": petition, "question": _("Kết thúc vì người gửi không nhận xét?"), "action": _("Kết thúc"),
        "consequence": _(
            "Đã hết thời gian chờ. Vụ việc được đếm là “người gửi chưa xác nhận”, không đếm chung với đã xác nhận. "
            "Nên gọi hỏi người gửi trước."
        ),
    }  # fmt: skip
    return render(request, "petitions/desk/confirm.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.HANDLE)
def erase(request: Request, pk: int) -> HttpResponse:
    letter, petition = letter_of(request, pk)
    require(request.actor, permissions.ERASE, letter)
    if request.method == "POST":
        try:
            actions.erase(by=request.actor, letter=letter)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("Đã xóa người gửi và lời người gửi."))
        return redirect("petitions_desk:item", petition.ref)
    context = {
        "petition": petition, "question": _("Xóa thông tin người gửi?"), "action": _("Xóa hẳn"),
        "consequence": _(
            "Họ tên, địa chỉ, điện thoại, lời người gửi bị xóa, không lấy lại được. Vụ việc, trả lời, số liệu vẫn còn."
        ),
    }  # fmt: skip
    return render(request, "petitions/desk/confirm.html", context)
