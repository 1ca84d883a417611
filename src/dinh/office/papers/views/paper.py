"""One paper: what it is, what it says, whom it cites, what it asks, where it has been."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.ground.journal.queries import about
from dinh.ground.sheets import attachment
from dinh.office.papers import actions, permissions, queries
from dinh.office.papers.acts import titled
from dinh.office.papers.marking import Spot, marked
from dinh.office.papers.models import Paper
from dinh.office.papers.queries.citing import cited_by, citing
from dinh.office.papers.queries.dossiers import dossiers_of
from dinh.office.papers.views.common import fetch

MEDIA = {"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "pdf": "application/pdf"}


@require_safe
@gated(permissions.READ)
def paper(request: Request, ref: str) -> HttpResponse:
    found = fetch(request, ref)
    return render(request, "papers/paper.html", _context(request, found))


def _context(request: Request, paper: Paper) -> dict[str, Any]:
    citations, clauses = cited_by(paper), list(queries.clauses_of(paper))
    spots = [Spot(f"c-{item.citation.pk}", item.citation.start, item.citation.end, "citation") for item in citations]
    spots += [
        Spot(f"m-{clause.pk}", clause.start, clause.end, "clause")
        for clause in clauses
        if clause.start is not None and clause.end
    ]
    by = request.actor
    return {
        "paper": paper,
        "text": marked(paper.text, spots),
        "citations": citations,
        "citing": list(citing(paper)[:50]),
        "clauses": clauses,
        "in_dossiers": dossiers_of(paper),
        "corrected_by": list(paper.corrected_by.exclude(state=Paper.State.DISCARDED)),
        "entries": titled(about(paper)),
        "may_register": may(by, permissions.REGISTER, paper),
        "may_draft": may(by, permissions.DRAFT, paper),
        "may_issue": may(by, permissions.ISSUE, paper),
        "may_publish": may(by, permissions.PUBLISH, paper),
    }


@require_safe
@gated(permissions.READ)
def file(request: Request, ref: str, kind: str) -> HttpResponse:
    """A paper of ours as .docx or PDF: the issued one, or how the draft will look."""
    paper = fetch(request, ref)
    if paper.direction != Paper.Direction.OUT or kind not in MEDIA:
        raise Http404(_("Văn bản đến chỉ có tệp gốc."))
    try:
        data = queries.docx(paper) if kind == "docx" else queries.pdf(paper)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("papers:paper", paper.ref)
    return attachment(data, f"{file_name(paper)}.{kind}", MEDIA[kind])


def file_name(paper: Paper) -> str:
    """`05-BC-UBND`, or the reference while there is no number."""
    return paper.number.replace("/", "-").replace(" ", "") or paper.ref


@require_POST
@gated(permissions.PUBLISH)
def make_public(request: Request, ref: str) -> HttpResponse:
    found = actions.make_public(by=request.actor, paper=fetch(request, ref, permissions.PUBLISH))
    messages.success(request, _("Văn bản đã công khai; ai cũng đọc và tìm thấy được."))
    return redirect("papers:paper", found.ref)


@require_http_methods(["GET", "POST"])
@gated(permissions.PUBLISH)
def withdraw(request: Request, ref: str) -> HttpResponse:
    """Ask why, then take the paper off the public pages."""
    found = fetch(request, ref, permissions.PUBLISH)
    reason = request.POST.get("reason", "")
    if request.method == "POST" and reason.strip():
        actions.withdraw(by=request.actor, paper=found, reason=reason)
        messages.success(request, _("Đã thôi công khai văn bản. Có thể công khai lại."))
        return redirect("papers:paper", found.ref)
    return render(request, "papers/withdraw.html", {"paper": found, "missing": request.method == "POST"})
