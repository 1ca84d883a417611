"""The reading page: the text on one side, what was found on the other; a person confirms, or sets the paper aside."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.clock import today
from dinh.ground.http import Request, gated
from dinh.law.papertypes import NAMES_LONGEST_FIRST
from dinh.office.papers import actions, permissions
from dinh.office.papers.forms.reading import ReadingForms
from dinh.office.papers.models import Clause, Paper
from dinh.office.papers.proposals import from_json
from dinh.office.papers.queries.citing import judge
from dinh.office.papers.queries.registers import discarded, looks_registered, waiting
from dinh.office.papers.views.common import complain, fetch, paged
from dinh.office.papers.views.showing import citation_rows, clause_rows, fact_rows, finding_rows, text_of


@require_http_methods(["GET", "POST"])
@gated(permissions.REGISTER)
def reading(request: Request, ref: str) -> HttpResponse:
    """Confirm what the reader found. A registered paper has its own page."""
    paper = fetch(request, ref, permissions.REGISTER)
    if not paper.waiting:
        return redirect("papers:paper", paper.ref)
    found = from_json(paper.text, paper.reading)
    forms = ReadingForms(paper, found, request.POST if request.method == "POST" else None)
    if request.method == "POST" and forms.is_valid():
        try:
            confirmed = actions.confirm(
                by=request.actor, paper=paper, facts=forms.facts.facts,
                citations=forms.kept_citations, clauses=forms.kept_clauses,
            )  # fmt: skip
        except ValidationError as error:
            complain(forms.facts, error)
        else:
            return _onward(request, confirmed)
    return render(request, "papers/reading.html", _context(paper, forms), status=400 if forms.facts.errors else 200)


def _onward(request: Request, paper: Paper) -> HttpResponse:
    """To assigning, when somebody here was given work; otherwise to the paper."""
    messages.success(
        request, _("Đã vào sổ: số đến %(number)s (%(book)s).")
        % {"number": paper.register_number, "book": paper.register_key.split("|")[0]}
    )  # fmt: skip
    if Clause.objects.filter(paper=paper, body__isnull=False).exists():
        return redirect("tasks:assign", paper.ref)
    return redirect("papers:paper", paper.ref)


def _context(paper: Paper, forms: ReadingForms) -> dict[str, Any]:
    found, day = forms.reading, paper.day
    findings = finding_rows(paper, today())
    return {
        "paper": paper,
        "text": text_of(paper.text, found, findings),
        "facts_form": forms.facts,
        "facts": fact_rows(forms.facts, found),
        "citations": citation_rows(forms.citations, found, [judge(c.number, day, c.date) for c in found.citations]),
        "citation_set": forms.citations,
        "clauses": clause_rows(forms.clauses, found),
        "clause_set": forms.clauses,
        "findings": findings,
        "same": looks_registered(paper),
        "types": NAMES_LONGEST_FIRST,
    }


@require_safe
@gated(permissions.REGISTER)
def waiting_list(request: Request) -> HttpResponse:
    """Papers read and not yet confirmed; those set aside are at the end, to be brought back."""
    gone = request.GET.get("da-bo") == "1"
    page = paged(request, discarded() if gone else waiting())
    return render(request, "papers/waiting.html", {"page": page, "gone": gone})


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def discard(request: Request, ref: str) -> HttpResponse:
    """Ask, then set a paper aside."""
    paper = fetch(request, ref)
    if request.method == "POST":
        actions.discard(by=request.actor, paper=paper)
        messages.success(
            request, _("Đã bỏ “%(paper)s”. Có thể khôi phục ở trang văn bản.") % {"paper": str(paper)[:80]}
        )
        return redirect("papers:paper", paper.ref)
    return render(request, "papers/discard.html", {"paper": paper})


@require_POST
@gated(permissions.READ)
def restore(request: Request, ref: str) -> HttpResponse:
    paper = actions.restore(by=request.actor, paper=fetch(request, ref))
    messages.success(request, _("Đã khôi phục."))
    return redirect("papers:reading" if paper.waiting else "papers:edit_draft", paper.ref)
