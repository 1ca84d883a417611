"""The pages of what is owed: the chain, the late ones, a duty set, one draft and its records."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.account.reports import actions, chain, correcting, facts, permissions, queries, registry
from dinh.account.reports.charts import svg
from dinh.account.reports.forms_regime import OnceForm, PeriodFormSet, RegimeForm, days_of
from dinh.account.reports.models import Draft, Regime
from dinh.account.reports.periods import label, period_of, with_cut, written
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.gate import may, why_not
from dinh.ground.http import Request, gated
from dinh.ground.room import INDICATORS
from dinh.ground.sheets import attachment, sheet
from dinh.law.periods import PeriodError
from dinh.office.papers import permissions as papers

ROWS = 50


@require_safe
@gated(permissions.READ)
def owed(request: Request) -> HttpResponse:
    """Who owes which report to whom by when, in both lines, this year or another; the missing ones named."""
    year = _year(request)
    duties = chain.duties(year, today())
    context = {
        "duties": duties,
        "late": len(chain.late(duties, today())),
        "year": year,
        "today": today(),
        "may_set": may(request.actor, permissions.REGIME),
        "mine": queries.writes_for(request.actor),
    }
    return render(request, "reports/owed.html", context)


@require_safe
@gated(permissions.READ)
def late(request: Request) -> HttpResponse:
    """Reports that came late or have not come: a list to read, to print, or as a sheet."""
    year = _year(request)
    found = chain.late(chain.duties(year, today()), today())
    if request.GET.get("xuat") == "xlsx":
        lines = (
            [one.owed.body.name, one.owed.regime.title, one.owed.item.period.label, one.owed.item.last_day,
             one.handed_on, one.days]
            for one in found
        )  # fmt: skip
        header = [_("Nơi báo cáo"), _("Chế độ"), _("Kỳ"), _("Ngày cuối"), _("Ngày nộp"), _("Trễ (ngày)")]
        data = sheet(_("Báo cáo trễ %s") % year, header, lines, widths=[44, 44, 24, 12, 12, 10])
        return attachment(data, f"bao-cao-tre-{year}.xlsx")
    return render(request, "reports/late.html", {"found": found, "year": year, "today": today()})


def _year(request: Request) -> int:
    asked = request.GET.get("nam", "")
    return int(asked) if asked.isdecimal() and len(asked) == 4 and 1900 < int(asked) < 9000 else today().year


@require_http_methods(["GET", "POST"])
@gated(permissions.REGIME)
def new_regime(request: Request) -> HttpResponse:
    form = RegimeForm(request.POST or None, initial={"begins": today().replace(month=1, day=1)})
    periods = PeriodFormSet(request.POST or None, prefix="ky")
    if request.method == "POST" and all([form.is_valid(), periods.is_valid()]):
        asked = form.cleaned_data
        try:
            actions.adopt_regime(
                by=request.actor, title=asked["title"], outline=asked["outline"], receiver=asked["receiver"],
                owes=list(asked["owes"]), days=days_of(periods), begins=asked["begins"], way=form.way,
            )  # fmt: skip
        except ValidationError as error:
            put_on_form(form, error)
        else:
            messages.success(request, _("Đã đặt chế độ báo cáo “%(title)s”.") % {"title": asked["title"]})
            return redirect("reports:owed")
    return render(request, "reports/regime.html", {"form": form, "periods": periods})


@require_http_methods(["GET", "POST"])
@gated(permissions.REGIME)
def ask_once(request: Request) -> HttpResponse:
    """A report asked for once, over days of its own."""
    form = OnceForm(request.POST or None, initial={"start": today().replace(day=1), "end": today()})
    if form.is_valid():
        asked = form.cleaned_data
        try:
            actions.ask_once(
                by=request.actor, title=asked["title"], outline=asked["outline"], receiver=asked["receiver"],
                owes=list(asked["owes"]), period=form.period, due=asked["due"], request=asked["request"], today=today(),
                way=form.way,
            )  # fmt: skip
        except ValidationError as error:
            put_on_form(form, error)
        else:
            messages.success(request, _("Đã gửi yêu cầu báo cáo “%(title)s”.") % {"title": asked["title"]})
            return redirect("reports:owed")
    return render(request, "reports/once.html", {"form": form})


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
        wanted = with_cut(regime, period)
    except PeriodError as error:
        raise Http404 from error
    found = Draft.objects.filter(regime=regime, body=body, period=str(wanted)).first()
    try:
        draft = found or actions.open_draft(
            by=request.actor, regime=regime, body=get_object_or_404(Body, pk=body), period=wanted
        )
    except ValidationError as error:
        for sentence in error.messages:
            messages.error(request, sentence)
        return redirect("reports:owed")
    return redirect("reports:draft", draft.ref)


@require_safe
@gated(permissions.READ)
def draft(request: Request, ref: str) -> HttpResponse:
    """The draft as it reads now, or as it was signed."""
    report = get_object_or_404(queries.find(ref))
    context = {
        "draft": report,
        "period": period_of(report),
        "period_label": label(period_of(report)),
        "units": queries.unit_drafts(report) if report.merges else [],
        "missing": queries.missing_units(report),
        "receipt": report.submitted_at is not None,
    }
    if report.state == Draft.State.SIGNED:
        packing = {"why_not_pack": why_not(request.actor, papers.ISSUE, report.paper)}
        return render(request, "reports/signed.html", {**context, **packing, **_signed(report)})
    sections = facts.composed(report)
    context |= {
        "sections": [(made, [svg(chart) for chart in made.charts]) for made in sections],
        "gaps": queries.gaps(sections),
        "filled": sum(1 for section in sections if not section.gaps),
        "seen": sum(1 for section in sections if section.status == "done"),
        "before": correcting.last_signed(report),
        "why_not_write": why_not(request.actor, permissions.WRITE, report),
        "may_submit": may(request.actor, permissions.SUBMIT, report) and not report.merges,
        "may_return": may(request.actor, permissions.RETURN, report),
        "may_sign": may(request.actor, permissions.SIGN, report),
    }
    return render(request, "reports/draft.html", context)


def _signed(report: Draft) -> dict[str, Any]:
    kept = report.frozen.get("sections", [])
    return {
        "sections": [(made, [svg(correcting.chart(one)) for one in made.get("charts", [])]) for made in kept],
        "annexes": report.frozen.get("annexes", []),
        "left": report.frozen.get("left", []),
        "differences": correcting.differences(report),
        "corrected_in": report.corrected_in.select_related("draft").order_by("pk"),
    }


@require_safe
@gated(permissions.READ)
def rows(request: Request, ref: str, key: str) -> HttpResponse:
    """The records behind a number of the draft: exactly those it counts."""
    report = get_object_or_404(queries.find(ref))
    indicator = INDICATORS.get(key)
    if indicator is None:
        raise Http404
    days, body = facts.days_of(report), facts.scope_of(report, key)
    found = indicator.rows(report.commune, days, body)
    if request.GET.get("xuat") == "xlsx":
        header = [_("Bản ghi"), _("Ngày"), *indicator.columns]
        lines = ([row.title, row.day, *row.cells] for row in found)
        data = sheet(f"{indicator.label}, {days.label}", header, lines, widths=[60, 12])
        return attachment(data, f"{key}-{report.period}.xlsx")
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    context = {
        "draft": report,
        "period": days,
        "chosen": written(days),
        "indicator": indicator,
        "value": indicator.value(report.commune, days, body),
        "page": page,
        "table": registry.as_table(list(page.object_list), indicator.columns),
    }
    return render(request, "reports/rows.html", context)


def put_on_form(form: Any, error: ValidationError) -> None:
    """Put an action's errors beside their fields, or at the head of the form."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)
