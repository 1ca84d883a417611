"""The desk: the slips of a voting, from the team that gives them to the sheets that are printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.clock import now, today
from dinh.ground.fields import tried
from dinh.ground.gate import may, require, why_not
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.rights.decide import actions, papers_slips, permissions
from dinh.rights.decide.forms_slips import AssignForm, GiveForm, SlipFilter, TeamForm, WhyForm, WitnessForm
from dinh.rights.decide.models import Round, Sheaf
from dinh.rights.decide.queries import slips as queries

PAGE = 50
PDF = "application/pdf"


def fetch(request: Request, pk: int) -> Round:
    """A voting whose households the reader may see."""
    rows = Round.objects.select_related("matter", "group", "commune")
    found: Round = get_object_or_404(rows.exclude(form=Round.Form.MEETING), pk=pk)
    require(request.actor, permissions.ROLL, found)
    return found


def form_page(request: Request, found: Round, form: Any, title: str, action: str, **more: Any) -> HttpResponse:
    context = {"round": found, "matter": found.matter, "form": form, "title": title, "action": action, **more}
    return render(request, "decide/desk/slips_form.html", context, status=400 if form and form.errors else 200)


@never_cache
@require_safe
@gated(permissions.ROLL)
def board(request: Request, pk: int) -> HttpResponse:
    """Where all slips are, and the next thing to do."""
    found, by = fetch(request, pk), request.actor
    get = request.GET.get
    rows = queries.rows(
        found, state=get("tinh_trang", ""), giver=get("nguoi_giao", ""), text=get("q", "")[:60]
    )  # fmt: skip
    if get("xuat") == "xlsx":
        return attachment(papers_slips.all_slips(rows), f"phieu-{found.group.code}-{today():%Y%m%d}.xlsx")
    context = {
        "round": found, "matter": found.matter, "board": queries.board(found), "team": queries.team(found),
        "witnesses": queries.witnesses(found), "page": Paginator(rows, PAGE).get_page(get("page")),
        "filter": SlipFilter(request.GET, round=found), "filtered": any(request.GET.values()),
        "days": queries.by_day(found), "givers": queries.by_giver(found),
        "may_team": may(by, permissions.TEAM, found), "may_issue": may(by, permissions.AT_WORK, found),
        "may_give": may(by, permissions.GIVE, found), "may_receive": may(by, permissions.READ_SLIPS, found),
        "may_count": may(by, permissions.COUNT, found), "may_witness": may(by, permissions.WITNESS, found),
        "why_not": why_not(by, permissions.AT_WORK, found), "over": now() >= found.closes_at,
    }  # fmt: skip
    return render(request, "decide/desk/slips.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.ROLL)
def team(request: Request, pk: int) -> HttpResponse:
    found = fetch(request, pk)
    require(request.actor, permissions.TEAM, found)
    form = TeamForm(request.POST or None, round=found)
    if form.is_valid() and tried(form, lambda: actions.name_team(
        by=request.actor, round=found, members=form.members(), from_front=form.cleaned_data["from_front"]
    )):  # fmt: skip
        messages.success(request, _("Đã lập tổ."))
        return redirect("decide_desk:slips", found.pk)
    online = found.form == Round.Form.ONLINE
    title = _("Tổ tổ chức biểu quyết trực tuyến") if online else _("Tổ phát phiếu")
    return form_page(request, found, form, title, _("Lưu"))


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.ROLL)
def witnesses(request: Request, pk: int) -> HttpResponse:
    """Two households watch the count."""
    found = fetch(request, pk)
    require(request.actor, permissions.WITNESS, found)
    form = WitnessForm(request.POST or None, round=found)
    if form.is_valid() and tried(form, lambda: actions.name_witnesses(
        by=request.actor, round=found, entries=[form.cleaned_data["first"], form.cleaned_data["second"]]
    )):  # fmt: skip
        messages.success(request, _("Đã ghi hai hộ chứng kiến."))
        return redirect("decide_desk:slips", found.pk)
    return form_page(request, found, form, _("Hộ chứng kiến kiểm phiếu"), _("Ghi"))


def done(request: Request, found: Round, act: Callable[[], Any], words: Callable[[Any], str], to: str) -> HttpResponse:
    """Run an act that has no form; its refusal is told on the page one comes back to."""
    try:
        messages.success(request, words(act()))
    except ValidationError as error:
        for message in error.messages:
            messages.error(request, message)
    return redirect(to, found.pk)


@require_POST
@gated(permissions.ROLL)
def issue(request: Request, pk: int) -> HttpResponse:
    found = fetch(request, pk)
    return done(
        request, found, lambda: actions.issue(by=request.actor, round=found),
        lambda count: ngettext("Đã lập %(count)d phiếu.", "Đã lập %(count)d phiếu.", count) % {"count": count},
        "decide_desk:slips_print",
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.ROLL)
def printing(request: Request, pk: int) -> HttpResponse:
    """Orders to print, how far they are, the sheaves that are ready."""
    found = fetch(request, pk)
    require(request.actor, permissions.AT_WORK, found)
    if request.method == "POST":
        return done(
            request, found, lambda: actions.order_print(by=request.actor, round=found),
            lambda _made: _("Đang làm tệp in ở phía sau; trang này cho biết đã xong đến đâu."),
            "decide_desk:slips_print",
        )  # fmt: skip
    orders = found.printings.prefetch_related("made")
    lines = [(each, list(each.made.all())) for each in orders]
    context = {
        "round": found, "matter": found.matter, "board": queries.board(found), "orders": lines,
        "left": queries.rows(found).filter(ended="", printing=None).count(),
        "working": any(len(made) < each.sheaves for each, made in lines),
    }  # fmt: skip
    return render(request, "decide/desk/slips_print.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.ROLL)
def sheaf(request: Request, pk: int) -> HttpResponse:
    """Take a sheaf to the printer; again only with a reason."""
    rows = Sheaf.objects.select_related("printing__round__matter", "printing__round__group", "printing__round__commune")
    one = get_object_or_404(rows.defer("pdf"), pk=pk)
    found = fetch(request, one.printing.round_id)
    require(request.actor, permissions.AT_WORK, found)
    form = WhyForm(request.POST if request.method == "POST" else None)
    if one.taken_at is None:
        form.fields["why"].required = False
    made: list[bytes] = []
    if request.method == "POST" and form.is_valid() and tried(form, lambda: made.append(
        actions.take_sheaf(by=request.actor, sheaf=one, why=form.cleaned_data["why"])
    )):  # fmt: skip
        return attachment(made[0], f"phieu-{found.group.code}-{one.first}-{one.last}.pdf", PDF)
    lead = _("Tập này đã lấy in lúc %s. In lại là có thêm một bản mang cùng mã: ghi lý do, hủy bản hỏng.")
    when = f"{timezone.localtime(one.taken_at):%H:%M %d/%m/%Y}" if one.taken_at else ""
    return form_page(request, found, form, _("In lại %s") % one, _("Tải để in lại"), lead=lead % when, danger=True)


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.ROLL)
def share(request: Request, pk: int) -> HttpResponse:
    """Who brings which slips."""
    found = fetch(request, pk)
    require(request.actor, permissions.AT_WORK, found)
    if "even" in request.POST:
        return done(
            request, found, lambda: actions.share_out(by=request.actor, round=found),
            lambda count: _("Đã chia %d phiếu chưa giao cho cả tổ.") % count, "decide_desk:slips_share",
        )  # fmt: skip
    form = AssignForm(request.POST or None, round=found)
    if form.is_valid() and tried(form, lambda: actions.assign(by=request.actor, round=found, **form.cleaned_data)):
        messages.success(request, _("Đã phân người giao."))
        return redirect("decide_desk:slips_share", found.pk)
    context = {"round": found, "matter": found.matter, "form": form, "givers": queries.by_giver(found)}
    return render(request, "decide/desk/slips_share.html", context, status=400 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.ROLL)
def giving(request: Request, pk: int) -> HttpResponse:
    """Slips still to give, to tick on a phone at the door."""
    found = fetch(request, pk)
    require(request.actor, permissions.GIVE, found)
    giver = request.GET.get("nguoi_giao", "")
    rows = queries.rows(found, state="chua-giao", giver=giver)
    form = GiveForm(request.POST or None, initial={"on": today()})
    ticked = [int(each) for each in request.POST.getlist("slip") if each.isdecimal() and len(each) < 19]
    if form.is_valid() and tried(form, lambda: actions.give(
        by=request.actor, round=found, slips=ticked, **form.cleaned_data
    )):  # fmt: skip
        messages.success(request, _("Đã ghi %d phiếu đã giao.") % len(ticked))
        return redirect(request.get_full_path())
    context = {
        "round": found, "matter": found.matter, "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "team": queries.team(found), "giver": giver, "form": form, "ticked": ticked,
    }  # fmt: skip
    return render(request, "decide/desk/slips_giving.html", context, status=400 if form.errors else 200)


@never_cache
@require_safe
@gated(permissions.ROLL)
def giving_list(request: Request, pk: int) -> HttpResponse:
    """One giver's list, or all, to print and to sign."""
    found = fetch(request, pk)
    giver = request.GET.get("nguoi_giao", "")
    rows = queries.rows(found, giver=giver).filter(ended="")
    person = next((each for each in queries.team(found) if str(each.pk) == giver), None)
    if request.GET.get("xuat") == "xlsx":
        data = papers_slips.giving_list(rows, person.name if person else _("Giao phiếu"))
        return attachment(data, f"giao-phieu-{found.group.code}.xlsx")
    context = {"round": found, "matter": found.matter, "rows": rows, "person": person, "team": queries.team(found)}
    return render(request, "decide/desk/slips_list.html", context)
