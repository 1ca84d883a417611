"""From draft to paper: the check before signing, the signature, the files."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.account.reports import actions, output, permissions, queries
from dinh.account.reports.forms import SignForm
from dinh.account.reports.models import Draft
from dinh.account.reports.official import Signature
from dinh.account.reports.periods import period_of
from dinh.account.reports.views import put_on_form
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.http import Request, gated
from dinh.ground.room import INDICATORS
from dinh.ground.sheets import attachment, sheet

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def sign(request: Request, ref: str) -> HttpResponse:
    """Findings first; then who signs, on which day; errors are signed over only by someone who says so."""
    report = get_object_or_404(queries.find(ref))
    require(request.actor, permissions.SIGN, report)
    sections = queries.composed(report)
    proposed = _who_signs(request, report)
    form = SignForm(request.POST or None, initial=proposed)
    signature = _signature(form.cleaned_data if form.is_valid() else proposed)
    findings = output.findings(report, sections, signature)
    serious = any(finding.severity == "error" for finding in findings)
    if form.is_valid() and serious and not form.cleaned_data["despite"]:
        form.add_error("despite", _("Báo cáo còn lỗi nêu ở trên. Sửa lỗi, hoặc đánh dấu ô này để ký."))
    if form.is_valid() and _sign(request, report, form):
        return redirect("reports:draft", ref)
    context = {
        "draft": report,
        "period": period_of(report),
        "findings": findings,
        "serious": serious,
        "gaps": queries.gaps(sections),
        "missing": queries.missing_units(report),
        "form": form,
    }
    return render(request, "reports/sign.html", context)


def _who_signs(request: Request, report: Draft) -> dict[str, Any]:
    by = request.actor
    collective = {
        "state": f"TM. {report.body.short_name or report.body.name}",
        "party": f"T/M {report.body.short_name or report.body.name}",
    }
    return {
        "issued": today(),
        "authority": collective.get(report.body.system, "").upper(),
        "signer_title": by.post.title if by.post else "",
        "signer": by.user.full_name if by.user else "",
    }


def _signature(asked: dict[str, Any]) -> Signature:
    lines = tuple(line.strip() for line in asked["authority"].splitlines() if line.strip())
    return Signature(lines, asked["signer_title"], asked["signer"])


def _sign(request: Request, report: Draft, form: SignForm) -> bool:
    asked = form.cleaned_data
    try:
        signed = actions.sign(by=request.actor, draft=report, issued=asked["issued"], signature=_signature(asked))
    except ValidationError as error:
        put_on_form(form, error)
        return False
    messages.success(request, _("Đã ký và ban hành: %(paper)s.") % {"paper": signed.paper})
    return True


@require_safe
@gated(permissions.READ)
def download(request: Request, ref: str, kind: str) -> HttpResponse:
    """The report as .docx or PDF: as signed, or the draft as it stands."""
    report = get_object_or_404(queries.find(ref))
    if kind not in ("docx", "pdf"):
        raise Http404
    data = output.docx(report) if kind == "docx" else output.pdf(report)
    name = f"bao-cao-{report.period}-{report.body.short_name or report.body.name}.{kind}"
    return attachment(data, name, DOCX if kind == "docx" else "application/pdf")


@require_safe
@gated(permissions.READ)
def rows_xlsx(request: Request, ref: str, key: str) -> HttpResponse:
    report = get_object_or_404(queries.find(ref))
    indicator = INDICATORS.get(key)
    if indicator is None:
        raise Http404
    period = period_of(report)
    rows = indicator.rows(report.commune, period, queries.scope_of(report))
    data = sheet(
        f"{indicator.label}, {period.label}",
        [_("Bản ghi"), _("Ngày"), *indicator.columns],
        ([row.title, row.day, *row.cells] for row in rows),
        widths=[60, 12],
    )
    return attachment(data, f"{key}-{report.period}.xlsx")
