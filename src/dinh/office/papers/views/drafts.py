"""Papers out: written, checked, issued."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.gate import Refused, require
from dinh.ground.http import Request, gated
from dinh.office.papers import actions, permissions, queries, typed
from dinh.office.papers.forms.drafting import DraftForm, IssueForm, initial
from dinh.office.papers.marking import Spot, marked
from dinh.office.papers.models import Paper
from dinh.office.papers.queries.registers import drafts as waiting_drafts
from dinh.office.papers.views.common import complain, fetch, paged
from dinh.office.papers.views.showing import rows_of


@require_safe
@gated(permissions.DRAFT)
def drafts(request: Request) -> HttpResponse:
    return render(request, "papers/drafts.html", {"page": paged(request, waiting_drafts())})


@require_http_methods(["GET", "POST"])
@gated(permissions.DRAFT)
def new_draft(request: Request) -> HttpResponse:
    """A new simple paper; `?dinh-chinh=<ref>` begins a correction of an issued one."""
    wrong = _corrected(request)
    form = DraftForm(request.POST or None, initial=_correction(wrong) if wrong else {"body": request.actor.body})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            paper = actions.draft_out(
                by=request.actor, body=data["body"], type_name=data["type_name"], subject=data["subject"],
                official=form.official, corrects=wrong,
            )  # fmt: skip
        except ValidationError as error:
            complain(form, error)
        else:
            return _saved(request, paper)
    return render(request, "papers/draft.html", {"form": form, "corrects": wrong}, status=400 if form.errors else 200)


def _corrected(request: Request) -> Paper | None:
    ref = request.GET.get("dinh-chinh", "")
    return fetch(request, ref) if ref else None


def _correction(paper: Paper) -> dict[str, Any]:
    """How a correction begins: by letter, naming what it corrects (Điều 18 Nghị định 30/2020/NĐ-CP)."""
    named = f"{paper.type_name} số {paper.number} ngày {paper.issued:%d/%m/%Y}"
    return {
        "body": paper.body,
        "type_name": "Công văn",
        "subject": _("đính chính %(paper)s") % {"paper": named},
        "addressees": "\n".join(paper.recipients),
        "text": _(
            "Do sơ suất trong khâu soạn thảo, %(body)s đính chính %(paper)s như sau:\n"
            "- Tại …, đã viết: “…”; nay sửa thành: “…”."
        )
        % {"body": paper.body.name, "paper": named},
    }


def _saved(request: Request, paper: Paper) -> HttpResponse:
    messages.success(request, _("Đã lưu bản thảo."))
    return redirect("papers:issue" if request.POST.get("then") == "issue" else "papers:edit_draft", paper.ref)


@require_http_methods(["GET", "POST"])
@gated(permissions.DRAFT)
def edit_draft(request: Request, ref: str) -> HttpResponse:
    paper = fetch(request, ref, permissions.DRAFT)
    if not paper.is_draft:
        return redirect("papers:paper", paper.ref)
    if not typed.typeable(paper.draft.get("blocks", [])):
        messages.info(
            request, _("Bản thảo này có bảng biểu nên sửa ở nơi đã lập ra nó; ở đây chỉ kiểm tra và ban hành.")
        )
        return redirect("papers:issue", paper.ref)
    form = DraftForm(request.POST or None, paper=paper, initial=initial(paper))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            changed = actions.update_draft(
                by=request.actor,
                paper=paper,
                type_name=data["type_name"],
                subject=data["subject"],
                official=form.official,
            )
        except ValidationError as error:
            complain(form, error)
        else:
            return _saved(request, changed)
    return render(request, "papers/draft.html", {"form": form, "paper": paper}, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.DRAFT)
def issue(request: Request, ref: str) -> HttpResponse:
    """What a careful reader points at in the text that would go out; then who signs, and the number is given."""
    paper = fetch(request, ref, permissions.DRAFT)
    if not paper.is_draft:
        return redirect("papers:paper", paper.ref)
    text, found = queries.findings_of_draft(paper)
    rows = rows_of(text, found)
    errors = sum(row.finding.severity == "error" for row in rows)
    form = IssueForm(request.POST or None, errors=errors, initial=_signature(paper))
    if request.method == "POST" and form.is_valid():
        try:
            return _issue(request, paper, form)
        except ValidationError as error:
            complain(form, error)
    spots = [Spot(row.spot, row.finding.start, row.finding.end, "finding") for row in rows]
    context = {"paper": paper, "form": form, "findings": rows, "errors": errors, "text": marked(text, spots)}
    context |= {"typeable": typed.typeable(paper.draft.get("blocks", [])), "refusal": _refusal(request, paper)}
    return render(request, "papers/issue.html", context, status=400 if form.errors else 200)


def _refusal(request: Request, paper: Paper) -> str:
    """Why this reader may check the draft but not issue it, empty when they may."""
    try:
        require(request.actor, permissions.ISSUE, paper)
    except Refused as refusal:
        return str(refusal)
    return ""


def _issue(request: Request, paper: Paper, form: IssueForm) -> HttpResponse:
    data = form.cleaned_data
    issued = actions.issue(
        by=request.actor, paper=paper, issued=data["issued"], signer=data["signer"], signer_title=data["signer_title"],
        authority=form.authority,
    )  # fmt: skip
    messages.success(request, _("Đã ban hành %(paper)s.") % {"paper": f"{issued.type_name} số {issued.number}"})
    return redirect("papers:paper", issued.ref)


def _signature(paper: Paper) -> dict[str, Any]:
    held = paper.draft.get("signature") or {}
    return {
        "capacity": "\n".join(held.get("authority", [])), "signer": held.get("name", ""),
        "signer_title": held.get("title", ""),
    }  # fmt: skip
