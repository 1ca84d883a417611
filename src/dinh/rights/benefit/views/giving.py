"""Giving and asking: hand over, print what is signed, ask «đã nhận được chưa?», look into what has not come."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import require
from dinh.ground.http import Request, gated
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.privacy.actions import noted
from dinh.ground.sheets import attachment, table
from dinh.rights.benefit import actions, permissions, queries
from dinh.rights.benefit.forms import PayForm, ReasonForm, SettleForm
from dinh.rights.benefit.models import Answer, Beneficiary, BeneficiaryList, Case, Payment
from dinh.rights.benefit.views.common import PAGE, form_page, group_or_404, list_or_404
from dinh.rights.benefit.wording import promised
from dinh.scribe.posters.qr import qr_svg


@require_http_methods(["GET", "POST"])
@gated(permissions.PAY)
def pay(request: Request, ref: str) -> HttpResponse:
    """Tick who receives today; `?to=` narrows to a group, `?nguoi=` ticks one person."""
    found = list_or_404(ref)
    require(request.actor, permissions.PAY, found)
    group = group_or_404(request.GET["to"]) if request.GET.get("to") else None
    rows = [one for one in queries.people(found, group.pk if group else None).filter(result="agreed")
            if not queries.has_all(one)]  # fmt: skip
    choices = [
        (str(one.pk), f"{one.name}, {one.group}: {promised(max(one.amount - one.given, 0), one.goods)}")  # type: ignore[attr-defined]
        for one in rows
    ]
    form = PayForm(request.POST or None, request.FILES or None, choices=choices,
                   initial={"paid_on": today(), "people": [request.GET.get("nguoi", "")]})  # fmt: skip
    back = reverse("benefit_desk:list", args=[ref])
    if form.is_valid() and tried(form, lambda: _pay(request, rows, form)):
        messages.success(request, _("Đã ghi chi cho %(n)d người.") % {"n": len(form.cleaned_data["people"])})
        return redirect(back)
    lead = str(found) if rows else _("Mọi người trong danh sách đã nhận đủ.")
    return form_page(request, form, _("Ghi chi trả"), _("Ghi đã giao"), back, lead=lead)


def _pay(request: Request, rows: list[Beneficiary], form: PayForm) -> None:
    chosen = set(form.cleaned_data["people"])
    actions.pay(by=request.actor, people=[one for one in rows if str(one.pk) in chosen], given=form.given)


@require_http_methods(["GET", "POST"])
@gated(permissions.PAY)
def reverse_payment(request: Request, pk: int) -> HttpResponse:
    payment: Payment = get_object_or_404(Payment.objects.select_related("beneficiary__list", "beneficiary"), pk=pk)
    form = ReasonForm(request.POST or None)
    back = reverse("benefit_desk:list", args=[payment.beneficiary.list.ref])
    if form.is_valid() and tried(
        form, lambda: actions.reverse_payment(by=request.actor, payment=payment, **form.cleaned_data)
    ):
        messages.success(request, _("Đã hủy lần chi; cả hai dòng đều giữ lại."))
        return redirect(back)
    lead = _("%(name)s, ngày %(day)s: %(what)s. Dòng cũ không bị xóa; một dòng hủy được ghi thêm.") % {
        "name": payment.beneficiary.name, "day": f"{payment.paid_on:%d/%m/%Y}",
        "what": promised(payment.amount, payment.goods)}  # fmt: skip
    return form_page(request, form, _("Hủy lần chi ghi nhầm?"), _("Hủy lần chi"), back, lead=lead, danger=True)


def _of_group(request: Request, ref: str, code: str) -> tuple[BeneficiaryList, ResidentialGroup, list[Beneficiary]]:
    found, group = list_or_404(ref), group_or_404(code)
    require(request.actor, permissions.ASK, Beneficiary(commune=found.commune, list=found, group=group))
    return found, group, list(queries.people(found, group.pk).filter(result="agreed"))


@require_http_methods(["GET", "POST"])
@gated(permissions.ASK)
def ask(request: Request, ref: str, code: str) -> HttpResponse:
    """The head's page at the door: a name, three big buttons. Without a network there is the printed sheet."""
    found, group, rows = _of_group(request, ref, code)
    if request.method == "POST":
        key = request.POST.get("nguoi", "")
        person = next((one for one in rows if str(one.pk) == key), None)
        said = request.POST.get("said", "")
        if person is None or said not in Beneficiary.Heard.values:
            messages.error(request, _("Bấm một trong ba nút bên cạnh tên người được hỏi."))
        else:
            head = request.actor.post and request.actor.post.group_id
            channel = Answer.Channel.HEAD if head else Answer.Channel.DESK
            actions.say_received(by=request.actor, person=person, said=said, channel=channel)
            words = {"yes": _("đã nhận đủ"), "partly": _("mới nhận một phần"), "no": _("chưa nhận")}[said]
            messages.success(request, _("%(name)s: %(said)s.") % {"name": person.name, "said": words})
        return redirect("benefit_desk:ask", ref, code)
    asked = sum(1 for one in rows if one.heard)
    context = {"list": found, "group": group, "rows": rows, "asked": asked, "said": Beneficiary.Heard.choices}
    return render(request, "benefit/desk/ask.html", context)


@require_safe
@gated(permissions.ASK)
def sheet(request: Request, ref: str, code: str) -> HttpResponse:
    """The sheet a head carries: who receives what, room for the answer and the signature."""
    found, group, rows = _of_group(request, ref, code)
    noted(request.actor, "benefit", "benefit.BeneficiaryList", found.pk, f"{found.ref} {group}")
    return render(request, "benefit/desk/sheet.html", {"list": found, "group": group, "rows": rows})


@require_safe
@gated(permissions.ASK)
def slips(request: Request, ref: str, code: str) -> HttpResponse:
    """A slip for each person, with code and QR: to answer alone, at any time, without an account."""
    found, group, rows = _of_group(request, ref, code)
    base = request.build_absolute_uri(reverse("benefit:received"))
    context: dict[str, Any] = {
        "list": found, "group": group, "base": base,
        "slips": [(one, promised(one.amount, one.goods), qr_svg(f"{base}?ma={one.code}")) for one in rows],
    }  # fmt: skip
    return render(request, "benefit/desk/slips.html", context)


@require_safe
@gated(permissions.SETTLE)
def cases(request: Request) -> HttpResponse:
    """What has not come, the most urgent first; `?xong=1` what was settled; `?xuat=xlsx`."""
    closed = "xong" in request.GET
    rows = queries.cases(closed)
    if request.GET.get("xuat") == "xlsx":
        columns = [(_("Chính sách"), 40), (_("Họ và tên"), 28), (_("Thôn, tổ dân phố"), 22), (_("Trả lời"), 20),
                   (_("Mở ngày"), 12), (_("Hạn"), 12), (_("Kết quả"), 30), (_("Xong ngày"), 12)]  # fmt: skip
        told = [
            (str(one.beneficiary.list), one.beneficiary.name, str(one.beneficiary.group), one.get_said_display(),
             one.opened_on, one.due_on, one.get_found_display(), one.closed_on)
            for one in rows
        ]  # fmt: skip
        return attachment(table(_("Chưa nhận được"), columns, told), "chua-nhan-duoc.xlsx")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "closed": closed,
        "today": today(),
        "may_settle": True,
        "comments": queries.waiting_comments()[:PAGE],
    }
    return render(request, "benefit/desk/cases.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.SETTLE)
def settle(request: Request, pk: int) -> HttpResponse:
    case: Case = get_object_or_404(
        Case.objects.select_related("beneficiary__list__programme", "beneficiary__group"), pk=pk
    )
    form = SettleForm(request.POST or None)
    back = reverse("benefit_desk:cases")
    if form.is_valid() and tried(form, lambda: actions.settle_case(by=request.actor, case=case, **form.cleaned_data)):
        messages.success(request, _("Đã xong. Hãy hỏi lại người nhận qua Tổ trưởng."))
        return redirect(back)
    person = case.beneficiary
    context = {
        "case": case, "person": person, "form": form, "back_url": back, "today": today(),
        "promised": promised(person.amount, person.goods), "answers": person.answers.all(),
        "payments": person.payments.select_related("reversed_by", "evidence"),
    }  # fmt: skip
    return render(request, "benefit/desk/settle.html", context, status=400 if form.errors else 200)
