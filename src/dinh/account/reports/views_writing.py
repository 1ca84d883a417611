"""Writing a report: a section's own words, a generated sentence edited, a figure entered, an earlier one put right."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dinh.account.reports import actions, correcting, facts, permissions, queries
from dinh.account.reports.actions import Overtaken
from dinh.account.reports.charts import svg
from dinh.account.reports.compose import Composed
from dinh.account.reports.forms import FigureForm, PassageForm, RewriteForm, RowFormSet, entered_rows
from dinh.account.reports.models import Draft, Rewrite
from dinh.account.reports.parts import Entered
from dinh.account.reports.views import put_on_form
from dinh.account.reports.words import said
from dinh.ground.gate import Refused, why_not
from dinh.ground.http import Request, gated


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def section(request: Request, ref: str, key: str) -> HttpResponse:
    """Write one section: what the records already say stands above."""
    report = get_object_or_404(queries.find(ref))
    made = _made(report, key)
    kept = report.passages.filter(section=key).first()
    initial: dict[str, Any] = {"text": kept.text, "status": kept.status} if kept else {"status": "wanting"}
    form = PassageForm(request.POST or None, initial={**initial, "version": kept.version if kept else 0})
    overtaken: Overtaken | None = None
    if form.is_valid():
        try:
            actions.write_passage(
                by=request.actor, draft=report, section=key, text=form.cleaned_data["text"],
                status=form.cleaned_data["status"], version=form.cleaned_data["version"],
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, str(refused))
        except Overtaken as newer:
            overtaken = newer
            form.add_error(None, newer)
            form.data = {**request.POST.dict(), "version": str(newer.version)}
        else:
            messages.success(request, _("Đã lưu mục %(label)s.") % {"label": made.label})
            return redirect(_back(report, key))
    context = {
        "draft": report,
        "made": made,
        "charts": [svg(chart) for chart in made.charts],
        "form": form,
        "refusal": why_not(request.actor, permissions.WRITE, report),
        "overtaken": overtaken,
    }
    return render(request, "reports/section.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def sentence(request: Request, ref: str, key: str, place: str) -> HttpResponse:
    """Edit one generated sentence; what the records say stays beside it, one button away."""
    report = get_object_or_404(queries.find(ref))
    made = _made(report, key)
    said_now = next((one for one in made.sentences if one.place == place), None)
    if said_now is None:
        raise Http404
    form = RewriteForm(request.POST or None, initial={"text": said_now.text})
    if request.method == "POST" and "restore" in request.POST:
        actions.restore(by=request.actor, draft=report, section=key, place=place)
        messages.success(request, _("Đã lấy lại câu tự điền."))
        return redirect(_back(report, key))
    if form.is_valid():
        try:
            actions.rewrite(
                by=request.actor, draft=report, section=key, place=place, text=form.cleaned_data["text"]
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, str(refused))
        except ValidationError as error:
            put_on_form(form, error)
        else:
            messages.success(request, _("Đã lưu câu sửa; trong báo cáo có ghi ai sửa, lúc nào."))
            return redirect(_back(report, key))
    context = {
        "draft": report,
        "made": made,
        "said": said_now,
        "edited": Rewrite.objects.filter(draft=report, section=key, key=place).exists(),
        "form": form,
        "refusal": why_not(request.actor, permissions.WRITE, report),
    }
    return render(request, "reports/sentence.html", context)


def _made(report: Draft, key: str) -> Composed:
    made = next((item for item in facts.composed(report) if item.section.key == key), None)
    if made is None:
        raise Http404
    return made


def _back(report: Draft, key: str) -> str:
    return f"{reverse('reports:draft', args=[report.ref])}#muc-{key}"


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def figure(request: Request, ref: str, key: str) -> HttpResponse:
    """An entered figure: its records for readers, and the form for those who may write."""
    report = get_object_or_404(queries.find(ref))
    entered = _entered(report, key)
    own = report.figures.filter(key=key).first()
    before = queries.figure_before(report, entered)
    told = _("%(when)s: %(value)s.") % {"when": before.when.capitalize(), "value": said(before.value)} if before else ""
    initial: dict[str, Any] = {"part": own.part, "whole": own.whole, "source": own.source} if own else {}
    typed = [{"title": row.title, "day": row.day, "note": row.note} for row in own.rows.all()] if own else []
    form = FigureForm(
        request.POST or None, request.FILES or None, initial={**initial, "version": own.version if own else 0},
        entered=entered, before=told,
    )  # fmt: skip
    rows = RowFormSet(request.POST or None, initial=typed, prefix="dong")
    if request.method == "POST" and form.is_valid() and rows.is_valid() and _enter(request, report, key, form, rows):
        return redirect("reports:figure", ref, key)
    context = {
        "draft": report,
        "entered": entered,
        "form": form,
        "asks": "sure" in form.errors,
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
            rows=entered_rows(rows), source=asked["source"], upload=(upload.read(), upload.name) if upload else None,
            sure=asked["sure"], version=asked["version"],
        )  # fmt: skip
    except Refused as refused:
        form.add_error(None, str(refused))
    except Overtaken as newer:
        form.add_error(None, newer)
        form.add_error("part", _("Bản của %(who)s: %(value)s.") % {"who": newer.who, "value": newer.newer})
        form.data = {**request.POST.dict(), "version": str(newer.version)}
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
    found = next((item for item in facts.outline_of(report).figures if item.key == key), None)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def corrections(request: Request, ref: str) -> HttpResponse:
    """What the last signed report said and its records no longer give: taken into this report or left out."""
    report = get_object_or_404(queries.find(ref))
    signed = correcting.last_signed(report)
    taken = {one.key: one for one in report.corrections.select_related("signed", "by")}
    if request.method == "POST":
        key = request.POST.get("key", "")
        try:
            if "drop" in request.POST and key in taken:
                actions.drop_correction(by=request.actor, draft=report, correction=taken[key])
                messages.success(request, _("Đã bỏ câu đính chính."))
            else:
                actions.accept_correction(by=request.actor, draft=report, key=key)
                messages.success(request, _("Đã đưa câu đính chính vào báo cáo."))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect("reports:corrections", ref)
    found = correcting.differences(signed) if signed else []
    context = {
        "draft": report,
        "signed": signed,
        "found": [(one, taken.get(one.key), correcting.sentence(signed, one)) for one in found] if signed else [],
        "refusal": why_not(request.actor, permissions.WRITE, report),
    }
    return render(request, "reports/corrections.html", context)
