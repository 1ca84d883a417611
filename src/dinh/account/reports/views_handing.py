"""From draft to paper: handing in with its receipt, giving back, the check before signing, the signature, the files."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.account.reports import actions, checks, facts, output, permissions, queries
from dinh.account.reports.forms import ReturnForm, SignForm, SubmitForm
from dinh.account.reports.models import Draft
from dinh.account.reports.official import Signature
from dinh.account.reports.periods import due_of, label, period_of
from dinh.account.reports.views import put_on_form
from dinh.ground.clock import today
from dinh.ground.gate import Refused, require, why_not
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def submit(request: Request, ref: str) -> HttpResponse:
    """What is missing, whether the period is over; then the report goes to the receiver and a receipt comes back."""
    report = get_object_or_404(queries.find(ref))
    running = period_of(report).end > today()
    form = SubmitForm(request.POST or None)
    if not running:
        del form.fields["early"]
    if request.method == "POST" and form.is_valid():
        try:
            actions.submit(by=request.actor, draft=report, early=form.cleaned_data.get("early", False))
        except Refused as refused:
            form.add_error(None, str(refused))
        except ValidationError as error:
            put_on_form(form, error)
        else:
            messages.success(request, _("Đã nộp báo cáo cho %(body)s.") % {"body": report.regime.receiver})
            return redirect("reports:receipt", ref)
    context = {
        "draft": report,
        "form": form,
        "gaps": queries.gaps(facts.composed(report)),
        "running": running,
        "period": period_of(report),
        "today": today(),
        "refusal": why_not(request.actor, permissions.SUBMIT, report),
    }
    return render(request, "reports/submit.html", context)


@require_safe
@gated(permissions.READ)
def receipt(request: Request, ref: str) -> HttpResponse:
    """The slip that says a report was handed in: by whom, when, in time or not."""
    report = get_object_or_404(queries.find(ref).select_related("submitted_by", "regime__via"))
    if report.submitted_at is None:
        raise Http404
    owed = due_of(report.regime, period_of(report))
    context = {"draft": report, "period_label": label(period_of(report)), "owed": owed}
    return render(request, "reports/receipt.html", context)


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


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def sign(request: Request, ref: str) -> HttpResponse:
    """Advice first; then who signs, on which day; what is left standing is left with a written reason."""
    report = get_object_or_404(queries.find(ref))
    require(request.actor, permissions.SIGN, report)
    gathered = facts.facts(report)
    sections = facts.composed_of(report, gathered)
    proposed = _who_signs(request, report)
    found = checks.advice(report, gathered, sections, _proposed_signature(request, proposed))
    form = SignForm(request.POST or None, initial=proposed)
    form.ask(found, running=period_of(report).end > today())
    if form.is_valid() and _sign(request, report, form):
        return redirect("reports:draft", ref)
    fields = {one.key: form[f"ly_do_{one.key}"] for one in found if one.asks_reason}
    context = {
        "draft": report,
        "period_label": label(period_of(report)),
        "advice": [(one, fields.get(one.key)) for one in found],
        "gaps": queries.gaps(sections),
        "missing": queries.missing_units(report),
        "form": form,
        "plain": [field for field in form if not field.name.startswith("ly_do_")],
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


def _proposed_signature(request: Request, proposed: dict[str, Any]) -> Signature:
    """What is typed where something is, so that advice about the signature is about this one."""
    names = ("authority", "signer_title", "signer")
    return _signature({name: request.POST.get(name, "")[:300] or proposed[name] for name in names})


def _signature(asked: dict[str, Any]) -> Signature:
    lines = tuple(line.strip() for line in asked["authority"].splitlines() if line.strip())
    return Signature(lines, asked["signer_title"].strip(), asked["signer"].strip())


def _sign(request: Request, report: Draft, form: SignForm) -> bool:
    asked = form.cleaned_data
    try:
        signed = actions.sign(
            by=request.actor, draft=report, issued=asked["issued"], signature=_signature(asked),
            early=asked.get("early", False), reasons=form.reasons,
        )  # fmt: skip
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
