"""The desk: slips come back, one slip in the hand, households still waited for, reading, bundles, the record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.clock import now, today
from dinh.ground.fields import tried
from dinh.ground.gate import may, require, why_not
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.rights.decide import actions, papers_slips, papers_slips_minutes, permissions
from dinh.rights.decide.forms_slips import BundlesForm, FindForm, ReadForm, ReplaceForm, WhyForm
from dinh.rights.decide.models import Cast, Round, Slip
from dinh.rights.decide.queries import slips as queries
from dinh.rights.decide.views.slips import PAGE, fetch, form_page

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PNG = "image/png"


@dataclass(frozen=True, slots=True)
class Page:
    """An act on one slip: its page's words, the form, what it does, what is told afterwards."""

    permission: str
    title: str | Promise
    lead: str | Promise
    form: type[forms.Form]
    run: Callable[..., Any]
    said: Callable[[Any], str]


ON_SLIP = {
    "thay": Page(
        permissions.GIVE, gettext_lazy("Thay phiếu mất, hỏng"),
        gettext_lazy("Phiếu này và mã của nó hết dùng ngay. Hộ được một phiếu mới với mã mới, cần in và giao lại."),
        ReplaceForm, actions.replace, lambda made: _("Đã thay bằng phiếu số %d: in rồi giao cho hộ.") % made.serial,
    ),
    "doc-ma": Page(
        permissions.AT_WORK, gettext_lazy("Đọc mã cho hộ"),
        gettext_lazy("Dùng khi hộ không nhận được giấy, ví dụ đi làm xa. Mỗi lần xem mã đều ghi vào nhật ký."),
        WhyForm, actions.tell_code,
        lambda code: _("Mã của hộ: %s. Đọc cho người đại diện hộ, đừng ghi lại ở đâu.") % code,
    ),
    "bo-dau": Page(
        permissions.GIVE, gettext_lazy("Bỏ dấu đã nộp ghi nhầm"),
        gettext_lazy("Hộ này trở lại là chưa nộp phiếu. Chỉ làm khi phiếu giấy của hộ thật sự chưa về."),
        WhyForm, actions.take_back, lambda _slip: _("Đã bỏ dấu: hộ chưa nộp phiếu."),
    ),
}  # fmt: skip


def fetch_slip(request: Request, pk: int) -> tuple[Slip, Round]:
    slip = get_object_or_404(Slip.objects.select_related("entry", "giver"), pk=pk)
    found = fetch(request, slip.round_id)
    slip.round = found
    return slip, found


@never_cache
@require_safe
@gated(permissions.ROLL)
def one(request: Request, pk: int) -> HttpResponse:
    """One slip: whose, given when, back or not, what may be done with it."""
    slip, found = fetch_slip(request, pk)
    by = request.actor
    voted = Cast.objects.filter(entry=slip.entry_id).first()
    possible = [
        (slug, page) for slug, page in ON_SLIP.items()
        if may(by, page.permission, found) and not slip.ended and _makes_sense(slug, slip, found, voted)
    ]  # fmt: skip
    receivable = found.form == Round.Form.BALLOT and not (slip.ended or slip.returned_at or slip.aside)
    context = {
        "slip": slip, "round": found, "matter": found.matter, "voted": voted, "possible": possible,
        "may_receive": receivable and may(by, permissions.READ_SLIPS, found),
        "others": Slip.objects.filter(entry=slip.entry_id).exclude(pk=slip.pk).order_by("serial"),
    }  # fmt: skip
    return render(request, "decide/desk/slips_one.html", context)


def _makes_sense(slug: str, slip: Slip, found: Round, voted: Cast | None) -> bool:
    if slug == "bo-dau":
        return slip.returned_at is not None and not found.web and now() < found.closes_at
    return voted is None and not slip.aside and (slug != "doc-ma" or found.web)


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.ROLL)
def act(request: Request, pk: int, slug: str) -> HttpResponse:
    slip, found = fetch_slip(request, pk)
    page = ON_SLIP.get(slug)
    if page is None:
        raise Http404
    refusal = why_not(request.actor, page.permission, found)
    form, made = page.form(request.POST if request.method == "POST" else None), []
    if not refusal and form.is_valid() and tried(form, lambda: made.append(
        page.run(by=request.actor, slip=slip, **form.cleaned_data)
    )):  # fmt: skip
        messages.success(request, page.said(made[0]))
        return redirect("decide_desk:slip", made[0].pk if isinstance(made[0], Slip) else slip.pk)
    title = f"{page.title}: {_('phiếu số')} {slip.serial}, {_('hộ')} {slip.entry.number}"
    return form_page(
        request, found, None if refusal else form, title, str(page.title), lead=page.lead, refusal=refusal, danger=True
    )


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.ROLL)
def receive(request: Request, pk: int) -> HttpResponse:
    """A slip came back: scan its stub, or type what stands on it. What somebody ticked off before is told, not done
    again. Several that fit are offered to choose from."""
    at = now()
    found = fetch(request, pk)
    require(request.actor, permissions.READ_SLIPS, found)
    form = FindForm(request.POST or (request.GET if "ma" in request.GET else None))
    fitting: list[Slip] = []
    if form.is_valid():
        fitting = queries.find(found, form.cleaned_data["ma"])
        if not fitting:
            form.add_error("ma", queries.not_on_list(found, form.cleaned_data["ma"]))
        elif len(fitting) == 1 and request.method == "POST":
            _take(request, fitting[0], at)
            return redirect("decide_desk:slips_receive", found.pk)
    context = {
        "round": found, "matter": found.matter, "form": form, "fitting": fitting, "board": queries.board(found),
        "last": Slip.objects.filter(round=found).exclude(receiver="").select_related("entry")
        .order_by(Coalesce("returned_at", "aside_at").desc())[:8], "over": at >= found.closes_at,
    }  # fmt: skip
    return render(request, "decide/desk/slips_receive.html", context, status=400 if form.errors else 200)


@require_POST
@gated(permissions.ROLL)
def receive_one(request: Request, pk: int) -> HttpResponse:
    """The one slip that was meant."""
    at = now()
    slip, found = fetch_slip(request, pk)
    require(request.actor, permissions.READ_SLIPS, found)
    _take(request, slip, at)
    return redirect("decide_desk:slips_receive", found.pk)


def _take(request: Request, slip: Slip, at: datetime) -> None:
    try:
        taken = actions.receive(by=request.actor, slip=slip, at=at)
    except actions.AlreadyBack as again:
        messages.warning(request, " ".join(again.messages))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        said = {"serial": taken.serial, "number": taken.entry.number, "name": taken.entry.representative}
        if taken.aside:
            messages.warning(request, queries.aside_words(taken))
        else:
            messages.success(request, _("Đã nhận phiếu số %(serial)d, hộ %(number)s, %(name)s.") % said)


@never_cache
@require_safe
@gated(permissions.ROLL)
def waiting(request: Request, pk: int) -> HttpResponse:
    """Households of whom nothing came yet: for the head, for the givers; a line without names for the loudspeaker."""
    found = fetch(request, pk)
    rows = queries.waiting(found)
    givers = dict(Slip.objects.filter(round=found, ended="").exclude(giver=None).values_list("entry", "giver__name"))
    if request.GET.get("xuat") == "xlsx":
        return attachment(papers_slips.waiting_list(rows, givers), f"chua-nop-{found.group.code}-{today():%Y%m%d}.xlsx")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    lines = [(each, givers.get(each.pk, "")) for each in page]
    context = {"round": found, "matter": found.matter, "page": page, "lines": lines, "board": queries.board(found)}
    return render(request, "decide/desk/slips_waiting.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.ROLL)
def read(request: Request, pk: int) -> HttpResponse:
    """Type what stands on the slips, one after the other. What the other reader typed is shown nowhere."""
    found = fetch(request, pk)
    require(request.actor, permissions.COUNT, found)
    if found.secret:
        return redirect("decide_desk:slips_bundles", found.pk)
    desk = queries.reading_desk(found, request.actor.person.pk)
    first = request.GET.get("so", "")
    asked = int(first) if first.isdecimal() and len(first) < 10 else None
    form = ReadForm(request.POST or None, round=found,
                    initial={"serial": asked or next(iter(desk.unread or desk.differ), None)})  # fmt: skip
    if form.is_valid():
        data = dict(form.cleaned_data)
        slip = data.pop("serial")
        if tried(form, lambda: actions.read_slip(by=request.actor, slip=slip, **data)):
            messages.success(request, _("Đã ghi phiếu số %d.") % slip.serial)
            return redirect("decide_desk:slips_read", found.pk)
    context = {"round": found, "matter": found.matter, "form": form, "desk": desk}
    return render(request, "decide/desk/slips_read.html", context, status=400 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.ROLL)
def bundles(request: Request, pk: int) -> HttpResponse:
    """The box of a secret ballot is opened: its papers tied into bundles, each to be counted by two people."""
    found = fetch(request, pk)
    require(request.actor, permissions.COUNT, found)
    there = "\n".join(f"{each.name}, {each.papers}" for each in found.bundles.all())
    form = BundlesForm(request.POST or None, initial={"lines": there})
    if form.is_valid() and tried(form, lambda: actions.tie_bundles(
        by=request.actor, round=found, bundles=form.cleaned_data["lines"]
    )):  # fmt: skip
        messages.success(request, _("Đã ghi các bó. Hai người đếm riêng từng bó."))
        return redirect("decide_desk:count", found.pk)
    lead = _("Danh sách ghi %d hộ đã nộp phiếu giấy: mở hòm trước hai hộ chứng kiến, đếm đủ số phiếu, chia thành bó.")
    back = found.casts.filter(channel=Cast.Channel.SLIP).count()
    return form_page(request, found, form, _("Mở hòm, chia bó"), _("Ghi các bó"), lead=lead % back)


@never_cache
@require_safe
@gated(permissions.ROLL)
def minutes(request: Request, pk: int) -> HttpResponse:
    """Biên bản kiểm phiếu, or of an online voting, as .docx to sign."""
    found = fetch(request, pk)
    online = found.form == Round.Form.ONLINE
    make = papers_slips_minutes.online_minutes if online else papers_slips_minutes.count_minutes
    return _file(request, found, make, "bien-ban-bieu-quyet" if online else "bien-ban-kiem-phieu", "docx", DOCX)


@never_cache
@require_safe
@gated(permissions.ROLL)
def picture(request: Request, pk: int) -> HttpResponse:
    """The picture of the result that goes with the record."""
    return _file(request, fetch(request, pk), papers_slips_minutes.result_png, "ket-qua", "png", PNG)


def _file(
    request: Request, found: Round, make: Callable[[Round], bytes], name: str, ending: str, kind: str
) -> HttpResponse:
    try:
        return attachment(make(found), f"{name}-{found.matter.ref}-{found.group.code}.{ending}", kind)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("decide_desk:slips", found.pk)
