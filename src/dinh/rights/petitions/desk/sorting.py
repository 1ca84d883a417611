"""What a letter is about: sorting, splitting, joining, sealing up, showing to everyone, holding."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dinh.ground.gate import require, why_not
from dinh.ground.http import Request, gated
from dinh.rights.petitions import actions, permissions
from dinh.rights.petitions.desk.fields import SeenForm, newer, tried
from dinh.rights.petitions.desk.forms import JoinForm, ShowForm, SortForm, SplitForm, WhyForm
from dinh.rights.petitions.desk.matter import fetch
from dinh.rights.petitions.models import Letter, Petition
from dinh.rights.petitions.queries import matter


def _ask(
    request: Request, petition: Petition, form: SeenForm, permission: str, run: Callable[[], Any], page: dict[str, Any]
) -> HttpResponse:  # fmt: skip
    """One page with one form about a matter: asks, acts, or comes back with what was typed."""
    refusal = why_not(request.actor, permission, petition)
    status = 200
    if request.method == "POST":
        if form.is_valid() and tried(form, run):
            messages.success(request, page["done"])
            return redirect(page.get("then") or "petitions_desk:item", *([] if page.get("then") else [petition.ref]))
        form, status = newer(form), 400
    context = {
        "petition": petition, "form": form, "refusal": refusal, **page,
        "sent": matter.letters_of(petition, request.actor),
    }  # fmt: skip
    return render(request, "petitions/desk/ask.html", context, status=status)


@require_http_methods(["GET", "POST"])
@gated(permissions.HANDLE)
def sort(request: Request, ref: str) -> HttpResponse:
    petition = fetch(request, ref)
    form = SortForm(request.POST or None, petition=petition)
    page = {
        "title": _("Phân loại"), "action": _("Ghi phân loại"), "done": _("Đã phân loại."),
        "lead": _("Theo nội dung, không theo tên đơn. Thời hạn vẫn tính từ ngày nhận."), "sealing": True,
    }  # fmt: skip
    return _ask(request, petition, form, permissions.SORT, lambda: actions.sort(
        by=request.actor, petition=petition, given=form.given, edition=form.cleaned_data["edition"]
    ), page)  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.HANDLE)
def split(request: Request, ref: str) -> HttpResponse:
    petition = fetch(request, ref)
    form = SplitForm(request.POST or None, petition=petition)
    page = {
        "title": _("Tách thành nhiều vụ việc"), "action": _("Tách"), "done": _("Đã tách thành các vụ việc riêng."),
        "lead": _("Mỗi vụ việc được giải quyết riêng; ngày nhận giữ nguyên. Ghi từ hai dòng trở lên."),
    }  # fmt: skip
    return _ask(request, petition, form, permissions.SORT, lambda: actions.split(
        by=request.actor, petition=petition, given=form.given, edition=form.cleaned_data["edition"]
    ), page)  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.HANDLE)
def join(request: Request, ref: str) -> HttpResponse:
    """Near duplicates are offered; any other open matter may be typed."""
    petition = fetch(request, ref)
    form = JoinForm(request.POST or None, petition=petition, initial={"into": request.GET.get("vao", "")[:20]})
    page = {
        "title": _("Gộp vào vụ việc khác"), "action": _("Gộp"), "done": _("Đã gộp."),
        "lead": _(
            "Người gửi được báo chung một kết quả, mỗi người chỉ thấy đơn của mình. Ngày nhận sớm hơn được giữ. Gộp "
            "rồi không tách lại được. Vụ việc đã trả lời mà xảy ra lần nữa thì được mở lại, hạn tính từ ngày nhận đơn "
            "này."
        ),
        "alike": matter.alike(petition),
    }  # fmt: skip
    return _ask(request, petition, form, permissions.JOIN, lambda: _join(request, petition, form), page)


def _join(request: Request, petition: Petition, form: JoinForm) -> None:
    into = matter.joinable(petition).filter(ref=form.cleaned_data["into"].strip().upper()).first()
    if into is None:
        form.add_error("into", _("Không có phản ánh, kiến nghị nào mang mã này."))
        return
    actions.join(by=request.actor, petition=petition, into=into, edition=form.cleaned_data["edition"])


@require_http_methods(["GET", "POST"])
@gated(permissions.HANDLE)
def seal(request: Request, ref: str) -> HttpResponse:
    petition = fetch(request, ref)
    form = SeenForm(request.POST or None, petition=petition)
    page = {
        "title": _("Niêm phong là tố cáo"), "action": _("Niêm phong"), "danger": True,
        "done": _("Đã niêm phong. Từ đây chỉ người được giao giải quyết tố cáo thấy vụ việc."),
        "lead": _(
            "Nội dung là tố cáo dù gửi dưới tên khác: lời, tên, địa chỉ, tệp của người gửi được mã hóa, gỡ khỏi mọi "
            "nơi khác. Sau bước này anh/chị có thể không còn mở được vụ việc."
        ),
        "then": "petitions_desk:list",
    }  # fmt: skip
    return _ask(request, petition, form, permissions.SORT, lambda: actions.seal_up(
        by=request.actor, petition=petition, edition=form.cleaned_data["edition"]
    ), page)  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.HANDLE)
def show(request: Request, ref: str) -> HttpResponse:
    petition = fetch(request, ref)
    form = ShowForm(request.POST or None, petition=petition)
    page = {
        "title": _("Cho mọi người xem"), "action": _("Ghi"), "done": _("Đã ghi những gì mọi người được xem."),
        "lead": _(
            "Mọi người đọc tóm tắt, nội dung đã viết lại, chỗ, tình trạng và trả lời. Không ai thấy người gửi và lời "
            "người gửi."
        ),
        "showing": True,
    }  # fmt: skip
    return _ask(request, petition, form, permissions.SHOW, lambda: actions.show(
        by=request.actor, petition=petition, public="hide" not in request.POST,
        files=form.cleaned_data.get("shown", []), edition=form.cleaned_data["edition"],
    ), page)  # fmt: skip


def letter_of(request: Request, pk: int) -> tuple[Letter, Petition]:
    letter = Letter.objects.filter(pk=pk).first()
    asking = letter.askings.select_related("petition").order_by("pk").first() if letter else None
    if letter is None or asking is None:
        raise Http404(_("Không có đơn này."))
    return letter, fetch(request, asking.petition.ref)


@require_http_methods(["GET", "POST"])
@gated(permissions.HANDLE)
def hold(request: Request, pk: int) -> HttpResponse:
    """Keep a letter aside with a reason, or take it up again."""
    letter, petition = letter_of(request, pk)
    if letter.held:
        return _release(request, letter, petition)
    require(request.actor, permissions.HOLD, letter)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        if tried(form, lambda: actions.hold(by=request.actor, letter=letter, why=why)):
            messages.success(request, _("Đã tạm giữ đơn. Nội dung vẫn giữ nguyên."))
            return redirect("petitions_desk:item", petition.ref)
    context = {
        "petition": petition, "form": form, "question": _("Tạm giữ đơn này?"), "action": _("Tạm giữ"),
        "consequence": _("Đơn chửi bới, đe dọa, gửi dồn dập: không xóa gì; người gửi thấy lý do, xin xem lại được."),
    }  # fmt: skip
    return render(request, "petitions/desk/confirm.html", context, status=400 if form.errors else 200)


def _release(request: Request, letter: Letter, petition: Petition) -> HttpResponse:
    if request.method == "POST":
        actions.release(by=request.actor, letter=letter)
        messages.success(request, _("Đã thôi tạm giữ."))
        return redirect("petitions_desk:item", petition.ref)
    asked = ""
    if letter.appealed_on:
        asked = _("Người gửi đã xin xem lại ngày %(day)s. ") % {"day": f"{letter.appealed_on:%d/%m/%Y}"}
    context = {
        "petition": petition, "question": _("Thôi tạm giữ đơn này?"), "action": _("Thôi tạm giữ"),
        "consequence": asked + _("Lý do đã ghi: %(why)s. Đơn trở lại danh sách, thời hạn vẫn tính từ ngày nhận.")
        % {"why": letter.held},
    }  # fmt: skip
    return render(request, "petitions/desk/confirm.html", context)
