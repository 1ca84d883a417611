"""Reports of the communes at their province: asked for, sent, late, taken or given back, merged; and the commune's own
page of what it is asked for."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.account.province import actions, merged, permissions, sending
from dinh.account.province.forms_asked import AskForm, GiveBackForm, SendForm
from dinh.account.province.models import Asked, SentUp
from dinh.account.province.rolling import periods
from dinh.ground.clock import today
from dinh.ground.gate import Refused, may
from dinh.ground.http import Request, gated, may_lag
from dinh.ground.sheets import attachment
from dinh.law.periods import Period

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = {"docx": DOCX, "pdf": "application/pdf"}


@require_safe
@gated(permissions.READ_SENT)
def asked_list(request: Request) -> HttpResponse:
    """What was asked for, and how many have sent it."""
    found = [(one, Period.parse(one.period).label, _counts(request, one)) for one in Asked.objects.all()[:100]]
    context = {"found": found, "may_write": may(request.actor, permissions.ASK, request.commune)}
    return render(request, "province/asked_list.html", context)


def _counts(request: Request, one: Asked) -> dict[str, int]:
    lines = sending.lines(one, request.commune, today())
    return {
        "all": len(lines), "sent": len(merged.counting(lines)),
        "late": sum(1 for line in lines if line.late and line.sent is None),
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.ASK)
def ask(request: Request) -> HttpResponse:
    kept = sorted(periods(today()), key=lambda one: (-one.year, -one.months, -one.last))
    form = AskForm(request.POST or None, kept=kept, initial={"period": str(Period.of(today(), 12))})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = actions.ask(
                by=request.actor, title=data["title"], period=Period.parse(data["period"]), due=data["due"],
                words=data["words"],
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Đã gửi yêu cầu đến các xã, phường."))
            return redirect("province:asked", made.pk)
    return render(request, "province/ask.html", {"form": form})


@require_safe
@gated(permissions.READ_SENT)
def asked(request: Request, pk: int) -> HttpResponse:
    """Each commune: sent, late, missing; open what came."""
    one = get_object_or_404(Asked, pk=pk)
    lines = sending.lines(one, request.commune, today())
    context = {
        "asked": one, "label": Period.parse(one.period).label, "lines": lines, "sent": len(merged.counting(lines)),
        "may_write": may(request.actor, permissions.ASK, request.commune), "can_merge": request.actor.body,
    }  # fmt: skip
    return render(request, "province/asked.html", context)


def _sent(pk: int) -> SentUp:
    return get_object_or_404(SentUp.objects.select_related("unit", "asked"), pk=pk)


@require_safe
@gated(permissions.READ_SENT)
def download(request: Request, pk: int, kind: str) -> HttpResponse:
    sent = _sent(pk)
    if kind not in KINDS:
        raise Http404
    data = sending.file_of(request.actor, sent, kind)
    return attachment(data, f"bao-cao-{sent.unit.code}-{sent.asked.period}.{kind}", KINDS[kind])


@require_POST
@gated(permissions.ASK)
def take(request: Request, pk: int) -> HttpResponse:
    sent = _sent(pk)
    actions.take(by=request.actor, sent=sent)
    messages.success(request, _("Đã nhận báo cáo của %s; nơi gửi thấy biên nhận.") % sent.unit)
    return redirect("province:asked", sent.asked_id)


@require_http_methods(["GET", "POST"])
@gated(permissions.ASK)
def give_back(request: Request, pk: int) -> HttpResponse:
    sent = _sent(pk)
    form = GiveBackForm(request.POST or None)
    if form.is_valid():
        actions.give_back(by=request.actor, sent=sent, reason=form.cleaned_data["reason"])
        messages.success(request, _("Đã trả lại %s để bổ sung.") % sent.unit)
        return redirect("province:asked", sent.asked_id)
    return render(request, "province/give_back.html", {"sent": sent, "form": form})


@may_lag
@require_safe
@gated(permissions.READ_SENT)
def merge(request: Request, pk: int) -> HttpResponse:
    """The merged report as .docx, to go on writing in."""
    one = get_object_or_404(Asked, pk=pk)
    if request.actor.body is None:
        raise Http404
    try:
        data = merged.docx(one, sending.lines(one, request.commune, today()), request.actor.body)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("province:asked", pk)
    return attachment(data, f"tong-hop-{one.period}.docx", DOCX)


@require_safe
@gated(permissions.SEND_UP)
def wanted(request: Request) -> HttpResponse:
    """A commune's page: what its province asks for, what was sent, what came back."""
    found = [(one, Period.parse(one.asked.period).label) for one in sending.wanted_of(request.commune)]
    return render(request, "province/wanted.html", {"found": found, "today": today()})


@require_http_methods(["GET", "POST"])
@gated(permissions.SEND_UP)
def send_up(request: Request, pk: int) -> HttpResponse:
    """Choose which signed report goes up."""
    one = next((each for each in sending.wanted_of(request.commune) if each.asked.pk == pk), None)
    if one is None:
        raise Http404
    period = Period.parse(one.asked.period)
    reports = sending.sendable(period)
    form = SendForm(request.POST or None, reports=reports)
    if request.method == "POST" and form.is_valid():
        try:
            actions.send_up(by=request.actor, office=one.office, asked=pk, ref=form.cleaned_data["ref"])
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Đã gửi báo cáo lên %s.") % one.office)
            return redirect("province:wanted")
    context = {"one": one, "label": period.label, "form": form, "reports": reports}
    return render(request, "province/send_up.html", context)
