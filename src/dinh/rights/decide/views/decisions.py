"""The community's decision: signed, read, printed, its scan kept, corrected by a new record."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.fields import tried
from dinh.ground.gate import may, require, why_not
from dinh.ground.http import Request, gated
from dinh.rights.decide import actions, papers_meeting, permissions
from dinh.rights.decide.forms_signing import CorrectionForm, ScanForm, SigningForm
from dinh.rights.decide.models import Correction, Decision, MatterFile, Round
from dinh.rights.decide.queries import decisions, votings
from dinh.rights.decide.views.invitations import docx
from dinh.rights.decide.views.rounds import fetch


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def decision(request: Request, pk: int) -> HttpResponse:
    """Of a counted voting: the form to sign, then the signed record with its corrections."""
    found, by = fetch(request, pk), request.actor
    signed = Decision.objects.filter(round=found).select_related("scan").first()
    if signed is not None:
        return _signed(request, found, signed)
    refusal = why_not(by, permissions.SIGN, found)
    counted = found.state == Round.State.COUNTED
    form = SigningForm(request.POST or None, round=found) if counted and not refusal else None
    if form is not None and form.is_valid() and tried(form, lambda: actions.sign_decision(
        by=by, round=found, kind=form.cleaned_data["kind"], words=form.cleaned_data["words"],
        signers=form.signers(), signed_on=form.cleaned_data["signed_on"],
    )):  # fmt: skip
        messages.success(request, _("Đã ghi văn bản. In ra để ký, rồi chụp bản ký gửi lên đây."))
        return redirect("decide_desk:decision", pk)
    context = {
        "round": found, "matter": found.matter, "form": form, "result": votings.result(found), "refusal": refusal,
        "fell_short": votings.fell_short(found),
    }  # fmt: skip
    return render(request, "decide/desk/meeting_sign.html", context, status=400 if form and form.errors else 200)


def _signed(request: Request, found: Round, signed: Decision) -> HttpResponse:
    corrections = list(Correction.objects.filter(decision=signed).select_related("scan").order_by("-pk"))
    standing = corrections[0] if corrections else signed
    context = {
        "round": found, "matter": found.matter, "decision": signed, "standing": standing,
        "fields": decisions.said(standing.fields), "corrections": corrections,
        "may_sign": may(request.actor, permissions.SIGN, found), "scan_form": ScanForm(),
        "pages": MatterFile.objects.filter(matter=found.matter, role=MatterFile.Role.PROOF).select_related("file"),
    }  # fmt: skip
    return render(request, "decide/desk/meeting_decision.html", context)


@never_cache
@require_safe
@gated(permissions.READ)
def paper(request: Request, pk: int) -> HttpResponse:
    """The record that stands (Mẫu 03), as .docx; ?goc=1 for the one signed first."""
    found = fetch(request, pk)
    signed = get_object_or_404(Decision.objects.select_related("round__group", "matter__commune"), round=found)
    wanted = signed if request.GET.get("goc") else decisions.standing(signed)
    return docx(
        request, found, lambda: papers_meeting.decision_paper(wanted), "quyet-dinh-cong-dong", "decide_desk:decision"
    )


@never_cache
@require_safe
@gated(permissions.READ)
def printed(request: Request, pk: int) -> HttpResponse:
    """The record that stands, as a page to print."""
    found = fetch(request, pk)
    signed = get_object_or_404(Decision, round=found)
    standing = decisions.standing(signed)
    context = {
        "round": found, "matter": found.matter, "decision": signed, "standing": standing,
        "fields": decisions.said(standing.fields), "head_title": papers_meeting.post_of(found),
        "form_note": papers_meeting.FORM_03,
    }  # fmt: skip
    return render(request, "decide/desk/meeting_printed.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def scan(request: Request, pk: int) -> HttpResponse:
    """A photo or PDF of the signed paper."""
    found = fetch(request, pk)
    require(request.actor, permissions.SIGN, found)
    signed = get_object_or_404(Decision, round=found)
    form = ScanForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        sent = form.cleaned_data["file"]
        if tried(form, lambda: actions.add_scan(
            by=request.actor, signed=decisions.standing(signed), data=sent.read(), name=sent.name
        )):  # fmt: skip
            messages.success(request, _("Đã lưu bản ký."))
            return redirect("decide_desk:decision", pk)
    return _form(request, found, form, _("Gửi bản đã ký"), _("Gửi"), "")


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def correct(request: Request, pk: int) -> HttpResponse:
    """A new signed record that corrects the one that stands."""
    found = fetch(request, pk)
    require(request.actor, permissions.SIGN, found)
    signed = get_object_or_404(Decision, round=found)
    standing = decisions.standing(signed)
    named = {each["role"]: each["name"] for each in standing.signers if each["role"] != "household"}
    form = CorrectionForm(request.POST or None, round=found, initial={"words": standing.words, **named})
    if form.is_valid() and tried(form, lambda: actions.correct_decision(
        by=request.actor, decision=signed, why=form.cleaned_data["why"], words=form.cleaned_data["words"],
        signers=form.signers(), signed_on=form.cleaned_data["signed_on"],
    )):  # fmt: skip
        messages.success(request, _("Đã ghi bản đính chính. Văn bản cũ giữ nguyên."))
        return redirect("decide_desk:decision", pk)
    lead = _(
        "Văn bản đã ký không sửa được. Bản đính chính là văn bản ký mới, nêu dấu của văn bản cũ; số phiếu giữ nguyên."
    )
    return _form(request, found, form, _("Lập bản đính chính"), _("Ghi bản đính chính"), lead)


def _form(request: Request, found: Round, form: Any, title: str, action: str, lead: str) -> HttpResponse:
    context = {
        "form": form, "title": title, "action": action, "lead": lead, "round": found, "matter": found.matter,
        "back": "decide_desk:decision",
    }  # fmt: skip
    return render(request, "decide/desk/meeting_form.html", context, status=400 if form.errors else 200)
