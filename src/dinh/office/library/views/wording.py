"""The commune's own wording of a model: written with its faults named by line, shown before it is saved, taken back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.http import Request, gated
from dinh.office.library import actions, filling, permissions, queries, text
from dinh.office.library.forms import ReasonForm, WordingForm
from dinh.office.library.models import OwnVersion
from dinh.office.library.views.common import act_page, chosen, fetch


@require_http_methods(["GET", "POST"])
@gated(permissions.ADAPT)
def adapt(request: Request, key: str) -> HttpResponse:
    """Begins from the wording asked for, else from the one in use."""
    sample = fetch(key)
    start = chosen(key, request.GET.get("tu", ""))
    last = queries.own_versions(key).first()
    initial = {
        "body": start.body,
        "changed": start.own.changed if start.own else "",
        "seen": last.number if last else 0,
    }
    sent = request.method == "POST"
    form = WordingForm(
        request.POST if sent else None, initial=initial, based_on=start.sample.number, newest=sample.number
    )
    shown: list[filling.Filled] = []
    found: tuple[text.Fault, ...] = ()
    if sent and form.is_valid():
        data = form.cleaned_data
        if request.POST.get("step") == "show":
            found = text.faults(data["body"])
            shown = filling.filled(data["body"], {}, today())
        elif tried(form, lambda: _saved(request, key, form)):
            messages.success(request, _("Đã lưu bản của địa phương. Từ nay bản này được đưa ra trước."))
            return redirect("library_desk:model", key)
    context = {
        "sample": sample, "form": form, "start": start, "lines": shown, "faults": found,
        "back_url": reverse("library_desk:model", args=[key]),
    }  # fmt: skip
    return render(request, "library/desk/adapt.html", context, status=400 if form.errors else 200)


def _saved(request: Request, key: str, form: WordingForm) -> OwnVersion:
    data = form.cleaned_data
    return actions.adapt(
        by=request.actor, key=key, body=data["body"], changed=data["changed"], seen=data["seen"], based_on=form.base
    )


@require_http_methods(["GET", "POST"])
@gated(permissions.ADAPT)
def withdraw(request: Request, pk: int) -> HttpResponse:
    one = get_object_or_404(OwnVersion, pk=pk)
    form = ReasonForm(request.POST or None)
    return act_page(
        request, title=_("Thôi dùng %s") % one, action=_("Thôi dùng"), form=form, permission=permissions.WITHDRAW,
        lead=_("Bản này không được đưa ra nữa. Đơn vị đã ban hành theo bản này vẫn giữ nguyên, và được ghi là bản cũ."),
        thing=one, run=lambda data: actions.withdraw(by=request.actor, wording=one, reason=data["reason"]),
        done=_("Đã ghi thôi dùng."), back=reverse("library_desk:model", args=[one.key]), danger=True,
    )  # fmt: skip
