"""Cài đặt: what the commune has to reach people, and the terms that other laws set."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.rights.publish import actions, permissions
from dinh.rights.publish.desk.common import done, form_page
from dinh.rights.publish.desk.forms_plan import EndTermForm, MeansForm, TermForm, means_initial
from dinh.rights.publish.models import SectorTerm
from dinh.rights.publish.public.items import short
from dinh.rights.publish.queries.standing import means, seat_name


@require_safe
@gated(permissions.READ)
def index(request: Request) -> HttpResponse:
    held = means()
    terms = [(term, short(term.item)) for term in SectorTerm.objects.order_by("item", "what", "since")]
    context = {
        "means": held, "seat": seat_name(held), "terms": terms, "today": today(),
        "may_write": may(request.actor, permissions.WRITE),
    }  # fmt: skip
    return render(request, "publish/desk/settings.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def edit_means(request: Request) -> HttpResponse:
    form = MeansForm(request.POST or None, initial=means_initial(means()))
    if form.is_valid() and done(form, lambda: actions.set_means(by=request.actor, **form.cleaned_data)):
        messages.success(request, _("Đã lưu."))
        return redirect("publish_desk:settings")
    return form_page(request, form, _("Phương tiện công khai"), _("Lưu"), reverse("publish_desk:settings"))


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def add_term(request: Request) -> HttpResponse:
    form = TermForm(request.POST or None, initial={"since": today()})
    if form.is_valid() and done(form, lambda: actions.add_term(by=request.actor, **form.cleaned_data)):
        messages.success(request, _("Đã thêm thời hạn. Nơi nào dùng thời hạn này cũng ghi rõ: do đơn vị nhập."))
        return redirect("publish_desk:settings")
    lead = _(
        "Khi luật khác quy định thời hạn khác cho một nội dung, nhập ở đây để thay cho thời hạn chung. Phần mềm không "
        "đọc luật ấy thay bạn: thời hạn do đơn vị nhập, chưa kiểm chứng."
    )
    back = reverse("publish_desk:settings")
    return form_page(request, form, _("Thêm thời hạn theo luật chuyên ngành"), _("Thêm"), back, lead=lead)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def end_term(request: Request, pk: int) -> HttpResponse:
    term = get_object_or_404(SectorTerm, pk=pk)
    form = EndTermForm(request.POST or None, initial={"until": today()})
    if form.is_valid() and done(form, lambda: actions.end_term(by=request.actor, term=term, **form.cleaned_data)):
        messages.success(request, _("Đã ghi ngày thôi áp dụng."))
        return redirect("publish_desk:settings")
    back = reverse("publish_desk:settings")
    return form_page(
        request, form, _("Thôi áp dụng thời hạn này?"), _("Thôi áp dụng"), back, lead=str(term), danger=True
    )
