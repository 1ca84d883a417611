"""The pages of reports: what is owed, one draft, its sections and figures."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.account.reports import actions, permissions, queries
from dinh.account.reports.forms import FigureForm, PassageForm, RegimeForm, ReturnForm, RowFormSet, entered_rows
from dinh.account.reports.models import Draft, Regime
from dinh.account.reports.outlines import OUTLINES, Entered
from dinh.account.reports.periods import period_of, written
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.gate import Refused, may, why_not
from dinh.ground.http import Request, gated
from dinh.ground.room import INDICATORS
from dinh.law.periods import Period, PeriodError

ROWS = 50


@require_safe
@gated(permissions.READ)
def owed(request: Request) -> HttpResponse:
    """Who owes which report by when, this year or another; the missing ones named."""
    year = (
        int(request.GET["nam"])
        if request.GET.get("nam", "").isdecimal() and len(request.GET["nam"]) == 4
        else today().year
    )
    regimes = [(regime, queries.owed(regime, year)) for regime in queries.regimes(today())]
    context = {
        "regimes": regimes,
        "year": year,
        "today": today(),
        "may_set": may(request.actor, permissions.REGIME),
        "mine": queries.writes_for(request.actor),
    }
    return render(request, "reports/owed.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.REGIME)
def new_regime(request: Request) -> HttpResponse:
    form = RegimeForm(request.POST or None, initial={"begins": today().replace(month=1, day=1)})
    if form.is_valid():
        asked = form.cleaned_data
        try:
            actions.adopt_regime(
                by=request.actor, title=asked["title"], outline=asked["outline"], receiver=asked["receiver"],
                owes=list(asked["owes"]), days=form.days, begins=asked["begins"],
            )  # fmt: skip
        except ValidationError as error:
            put_on_form(form, error)
        else:
            messages.success(request, _("Đã đặt chế độ báo cáo “%(title)s”.") % {"title": asked["title"]})
            return redirect("reports:owed")
    return render(request, "reports/regime.html", {"form": form})


@require_POST
@gated(permissions.REGIME)
def end_regime(request: Request, pk: int) -> HttpResponse:
    regime = actions.end_regime(by=request.actor, regime=get_object_or_404(Regime, pk=pk), day=today())
    messages.success(request, _("Đã thôi áp dụng “%(title)s” từ hôm nay; báo cáo đã lập vẫn giữ.") % {"title": regime})
    return redirect("reports:owed")


@require_POST
@gated(permissions.OPEN)
def open_draft(request: Request, pk: int, body: int, period: str) -> HttpResponse:
    regime = get_object_or_404(Regime, pk=pk)
    try:
        wanted = Period.parse(period)
        found = Draft.objects.filter(regime=regime, body=body, period=str(wanted)).first()
        draft = found or actions.open_draft(
            by=request.actor, regime=regime, body=get_object_or_404(Body, pk=body), period=wanted
        )
    except (PeriodError, ValidationError) as error:
        raise Http404 from error
    return redirect("reports:draft", draft.ref)


@require_safe
@gated(permissions.READ)
def draft(request: Request, ref: str) -> HttpResponse:
    """The draft as it reads now, or as it was signed."""
    report = get_object_or_404(queries.find(ref))
    sections = queries.composed(report)
    gaps = queries.gaps(sections)
    context = {
        "draft": report,
        "period": period_of(report),
        "sections": sections,
        "gaps": gaps,
        "filled": sum(1 for section in sections if not section.gaps),
        "missing": queries.missing_units(report),
        "units": queries.unit_drafts(report) if report.body_id == report.regime.receiver_id else [],
        "why_not_write": why_not(request.actor, permissions.WRITE, report),
        "may_submit": may(request.actor, permissions.SUBMIT, report) and report.body_id != report.regime.receiver_id,
        "may_return": may(request.actor, permissions.RETURN, report),
        "may_sign": may(request.actor, permissions.SIGN, report),
    }
    return render(
        request, "reports/signed.html" if report.state == Draft.State.SIGNED else "reports/draft.html", context
    )


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def section(request: Request, ref: str, key: str) -> HttpResponse:
    """Write one section: what the records already say stands above."""
    report = get_object_or_404(queries.find(ref))
    made = next((item for item in queries.composed(report) if item.section.key == key), None)
    if made is None:
        raise Http404
    kept = report.passages.filter(section=key).first()
    initial = {"text": kept.text, "status": kept.status} if kept else {"status": "wanting"}
    form = PassageForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            actions.write_passage(by=request.actor, draft=report, section=key, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Đã lưu mục %(label)s.") % {"label": made.label})
            return redirect(f"{request.path.rsplit('/muc/', 1)[0]}/#muc-{key}")
    refusal = why_not(request.actor, permissions.WRITE, report)
    return render(request, "reports/section.html", {"draft": report, "made": made, "form": form, "refusal": refusal})


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def figure(request: Request, ref: str, key: str) -> HttpResponse:
    """An entered figure: its records for readers, and the form for those who may write."""
    report = get_object_or_404(queries.find(ref))
    entered = _entered(report, key)
    own = report.figures.filter(key=key).first()
    initial = {"part": own.part, "whole": own.whole, "source": own.source} if own else {}
    typed = [{"title": row.title, "day": row.day, "note": row.note} for row in own.rows.all()] if own else []
    form = FigureForm(request.POST or None, request.FILES or None, initial=initial, entered=entered)
    rows = RowFormSet(request.POST or None, initial=typed, prefix="dong")
    if request.method == "POST" and form.is_valid() and rows.is_valid() and _enter(request, report, key, form, rows):
        return redirect("reports:figure", ref, key)
    context = {
        "draft": report,
        "entered": entered,
        "form": form,
        "rows": rows,
        "own": own,
        "behind": queries.figures_behind(report, entered),
        "value": queries.figure_value(report, entered),
        "refusal": why_not(request.actor, permissions.WRITE, report),
    }
    return render(request, "reports/figure.html", context)


def _enter(request: Request, report: Draft, key: str, form: FigureForm, rows: Any) -> bool:
    asked = form.cleaned_data
    upload = asked.get("upload")
    try:
        actions.enter_figure(
            by=request.actor, draft=report, key=key, part=asked["part"], whole=asked.get("whole"),
            rows=entered_rows(rows),
            source=asked["source"], upload=(upload.read(), upload.name) if upload else None,
        )  # fmt: skip
    except Refused as refused:
        form.add_error(None, str(refused))
    except ValidationError as error:
        put_on_form(form, error)
    else:
        messages.success(request, _("Đã lưu số liệu."))
        return True
    return False


@require_POST
@gated(permissions.READ)
def remove_figure(request: Request, ref: str, key: str) -> HttpResponse:
    report = get_object_or_404(queries.find(ref))
    _entered(report, key)
    get_object_or_404(report.figures, key=key)
    actions.remove_figure(by=request.actor, draft=report, key=key)
    messages.success(request, _("Đã bỏ số liệu vừa nhập. Có thể nhập lại bất cứ lúc nào."))
    return redirect("reports:figure", ref, key)


def _entered(report: Draft, key: str) -> Entered:
    found = next((item for item in OUTLINES[report.regime.outline].figures if item.key == key), None)
    if found is None:
        raise Http404
    return found


@require_safe
@gated(permissions.READ)
def rows(request: Request, ref: str, key: str) -> HttpResponse:
    """The records behind a number of the draft: exactly those it counts."""
    report = get_object_or_404(queries.find(ref))
    indicator = INDICATORS.get(key)
    if indicator is None:
        raise Http404
    period, body = period_of(report), queries.scope_of(report)
    context = {
        "draft": report,
        "period": period,
        "chosen": written(period),
        "indicator": indicator,
        "value": indicator.value(report.commune, period, body),
        "page": Paginator(indicator.rows(report.commune, period, body), ROWS).get_page(request.GET.get("page")),
    }
    return render(request, "reports/rows.html", context)


@require_POST
@gated(permissions.READ)
def submit(request: Request, ref: str) -> HttpResponse:
    report = get_object_or_404(queries.find(ref))
    try:
        actions.submit(by=request.actor, draft=report)
    except ValidationError as error:
        for sentence in error.messages:
            messages.error(request, sentence)
    else:
        messages.success(request, _("Đã nộp báo cáo cho %(body)s.") % {"body": report.regime.receiver})
    return redirect("reports:draft", ref)


@require_http_methods(["GET", "POST"])
@gated(permissions.RETURN)
def return_draft(request: Request, ref: str) -> HttpResponse:
    report = get_object_or_404(queries.find(ref))
    form = ReturnForm(request.POST or None)
    if form.is_valid():
        actions.return_draft(by=request.actor, draft=report, reason=form.cleaned_data["reason"])
        messages.success(request, _("Đã trả lại %(body)s để bổ sung.") % {"body": report.body})
        return redirect("reports:owed")
    return render(request, "reports/return.html", {"draft": report, "form": form})


def put_on_form(form: Any, error: ValidationError) -> None:
    """Put an action's errors beside their fields, or at the head of the form."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)
