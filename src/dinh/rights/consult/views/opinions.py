"""Opinions at the desk: the list, writing down what came on paper, minutes, looking before others read."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.acting import uploaded
from dinh.ground.clock import today
from dinh.ground.gate import Refused, may, why_not
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.rights.consult import actions, exports, permissions, queries
from dinh.rights.consult.actions.common import names_someone
from dinh.rights.consult.forms import tried
from dinh.rights.consult.forms_desk import (
    LINES,
    AsideForm,
    LineForm,
    MinutesForm,
    OpinionFilter,
    PartForm,
    ReasonForm,
    TypeInForm,
)
from dinh.rights.consult.guard import key_of, new_key
from dinh.rights.consult.models import Consultation, Opinion
from dinh.rights.consult.views.acting import fetch

PAGE = 50


def _headed(request: Request) -> int | None:
    """The group of a head, who sees and types that group's opinions only."""
    post = request.actor.post
    reads = may(request.actor, permissions.READ, request.commune)
    return None if reads or post is None else post.group_id or 0


@require_safe
@gated(permissions.ENTER_ROOM)
def opinions(request: Request, ref: str) -> HttpResponse:
    one = fetch(request, ref, permissions.ENTER_ROOM)
    rows = queries.in_office(one, request.GET.dict(), _headed(request))
    if request.GET.get("xuat") == "xlsx":
        names = may(request.actor, permissions.EXPORT_NAMES, one)
        data = exports.opinions(rows.order_by("pk"), names=names)
        return attachment(data, f"y-kien-{one.ref}-{today():%Y%m%d}.xlsx")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "consultation": one, "page": page, "named": {row.pk for row in page if names_someone(row.text)},
        "form": OpinionFilter(request.GET), "filtered": any(request.GET.values()),
        "may_screen": may(request.actor, permissions.SCREEN, one),
        "may_type": may(request.actor, permissions.TYPE_IN, one),
        "may_read": may(request.actor, permissions.READ, one),
    }  # fmt: skip
    return render(request, "consult/desk/opinions.html", context)


@require_http_methods(["POST"])
@gated(permissions.PLAN)
def release(request: Request, ref: str) -> HttpResponse:
    """Release the ticked ones; those that name a person wait on their own page."""
    one = fetch(request, ref, permissions.PLAN)
    chosen = [int(pk) for pk in request.POST.getlist("y-kien") if pk.isdigit()]
    rows = list(one.opinions.filter(pk__in=chosen))
    plain = [row for row in rows if not names_someone(row.shown)]
    try:
        count = actions.release(by=request.actor, consultation=one, opinions=plain)
    except (ValidationError, Refused) as error:
        named = _("Các ý kiến đã chọn có nhắc tên người: hãy mở từng ý kiến để xem.") if rows and not plain else ""
        messages.error(
            request, named or (" ".join(error.messages) if isinstance(error, ValidationError) else str(error))
        )
    else:
        messages.success(request, _("Đã cho hiện %(count)d ý kiến.") % {"count": count})
        if left := len(rows) - len(plain):
            messages.warning(
                request, _("%(count)d ý kiến nhắc tên người: hãy mở từng ý kiến để xem.") % {"count": left}
            )
    return redirect(f"{_list(one)}?hien=waiting")


def _list(one: Consultation) -> str:
    return reverse("consult_desk:opinions", args=[one.ref])


def _opinion(request: Request, ref: str, pk: int) -> Opinion:
    found = (
        Opinion.objects.select_related("consultation__body", "clause", "group", "gathering", "sender", "post")
        .filter(consultation__ref=ref.upper(), pk=pk)
        .first()
    )
    if found is None:
        raise Http404(_("Không có ý kiến này."))
    fetch(request, ref, permissions.READ)
    return found


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def opinion(request: Request, ref: str, pk: int) -> HttpResponse:
    """One opinion: released or kept back, split into several things, or laid aside with a reason."""
    one = _opinion(request, ref, pk)
    consultation = one.consultation
    forms: dict[str, Any] = {
        "giu": ReasonForm(), "gac": AsideForm(initial={"reason": one.aside}),
        "tach": PartForm(consultation=consultation),
    }  # fmt: skip
    what = request.POST.get("viec", "")
    if request.method == "POST" and _done(request, one, what, forms):
        return redirect("consult_desk:opinion", ref, pk)
    context = {
        "consultation": consultation, "opinion": one, "forms": forms, "named": names_someone(one.text),
        "parts": one.parts.select_related("opinion_group"), "may_screen": may(request.actor, permissions.SCREEN, one),
        "may_group": may(request.actor, permissions.GROUP, one),
        "may_names": may(request.actor, permissions.PLAN, consultation),
    }  # fmt: skip
    return render(request, "consult/desk/opinion.html", context, status=400 if request.method == "POST" else 200)


def _done(request: Request, one: Opinion, what: str, forms: dict[str, Any]) -> bool:
    by, words = request.actor, ""
    if what == "hien":
        actions.release(by=by, consultation=one.consultation, opinions=[one], named=True)
        words = _("Đã cho hiện ý kiến này.")
    elif what == "giu":
        form: Any = ReasonForm(request.POST)
        forms["giu"] = form
        if form.is_valid() and tried(form, lambda: actions.keep_back(by=by, opinion=one, **form.cleaned_data)):
            words = _("Đã giữ lại ý kiến này.")
    elif what == "gac":
        form = forms["gac"] = AsideForm(request.POST)
        if form.is_valid() and tried(form, lambda: actions.set_aside(by=by, opinion=one, **form.cleaned_data)):
            words = _("Đã ghi.")
    elif what == "tach":
        form = forms["tach"] = PartForm(request.POST, consultation=one.consultation)
        if form.is_valid() and tried(form, lambda: actions.say_part(
            by=by, opinion=one, group=form.cleaned_data["into"], excerpt=form.cleaned_data["excerpt"]
        )):  # fmt: skip
            words = _("Đã tách phần này vào nhóm.")
    if words:
        messages.success(request, words)
    return bool(words)


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER_ROOM)
def type_in(request: Request, ref: str) -> HttpResponse:
    """Write down an opinion that came by phone, on paper, out of the box; the receipt is for who gave it."""
    one = fetch(request, ref, permissions.ENTER_ROOM)
    context: dict[str, Any] = {"consultation": one, "refusal": why_not(request.actor, permissions.TYPE_IN, one)}
    start = {"key": new_key(), "received_on": min(today(), one.until), "group": _headed(request)}
    if request.method != "POST":
        return render(
            request, "consult/desk/type_in.html", {**context, "form": TypeInForm(consultation=one, initial=start)}
        )
    form = TypeInForm(request.POST, consultation=one)
    made: list[actions.Receipt] = []
    key = key_of(request.POST.get("key", ""))
    if key is None:
        form = TypeInForm({**request.POST.dict(), "key": new_key()}, consultation=one)
        form.is_valid()
        form.add_error(None, _("Trang này mở đã lâu. Hãy xem lại rồi bấm gửi một lần nữa."))
    elif form.is_valid():
        data = form.cleaned_data
        if tried(form, lambda: made.append(actions.type_in(
            by=request.actor, consultation=one, key=key, said=form.said, channel=data["channel"],
            received_on=data["received_on"],
        ))):  # fmt: skip
            return render(request, "consult/receipt.html", {"consultation": one, "receipt": made[0], "desk": True})
    return render(request, "consult/desk/type_in.html", {**context, "form": form}, status=400)


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER_ROOM)
def minutes(request: Request, ref: str) -> HttpResponse:
    """Enter the minutes of a meeting: how many came, and each thing said with how many agreed."""
    one = fetch(request, ref, permissions.ENTER_ROOM)
    sent = request.method == "POST"
    start = {"key": new_key(), "held_on": min(today(), one.until), "group": _headed(request)}
    form = MinutesForm(request.POST or None, request.FILES or None, consultation=one, initial=start)
    lines = [LineForm(request.POST or None, consultation=one, prefix=f"y{number}") for number in range(LINES)]
    if sent and all([form.is_valid(), *(line.is_valid() for line in lines)]):
        key = key_of(form.cleaned_data["key"])
        if key is None:
            form.add_error(None, _("Trang này mở đã lâu. Hãy mở lại trang rồi nhập."))
        elif tried(form, lambda: actions.record_gathering(
            by=request.actor, consultation=one, key=key, minutes=form.minutes(uploaded(form)),
            lines=[said for line in lines if (said := line.line)],
        )):  # fmt: skip
            messages.success(request, _("Đã nhập biên bản."))
            return redirect(_list(one))
    context = {
        "consultation": one, "form": form, "lines": lines, "refusal": why_not(request.actor, permissions.TYPE_IN, one),
    }  # fmt: skip
    return render(request, "consult/desk/minutes.html", context, status=400 if sent else 200)
