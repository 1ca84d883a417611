"""A public paper, for everyone."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.ground.gate import may
from dinh.ground.http import public
from dinh.ground.sheets import attachment
from dinh.office.papers import permissions, queries
from dinh.office.papers.models import Paper
from dinh.office.papers.queries.citing import cited_by

MEDIA = {"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "pdf": "application/pdf"}


@public
@require_safe
def public_paper(request: Any, ref: str) -> HttpResponse:
    """`/p/VB-…`: the text and its files. A paper that is not public does not exist here, whoever asks."""
    paper = queries.find_paper(ref)
    if paper is None or not paper.public or not may(request.actor, permissions.VIEW, paper):
        raise Http404(_("Không có văn bản công khai mang mã này. Văn bản có thể đã được rút."))
    kind = request.GET.get("tep", "")
    if kind in MEDIA and paper.direction == Paper.Direction.OUT:
        data = queries.docx(paper) if kind == "docx" else queries.pdf(paper)
        return attachment(data, f"{paper.number.replace('/', '-') or paper.ref}.{kind}", MEDIA[kind])
    context = {"paper": paper, "citations": cited_by(paper), "may_read": may(request.actor, permissions.READ, paper)}
    return render(request, "papers/public.html", context)
