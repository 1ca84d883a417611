"""Who cites whom, and what rests on dead law."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment, sheet
from dinh.law.documents import find
from dinh.office.papers import permissions
from dinh.office.papers.queries.citing import cited_documents, nodes, papers_citing, resting_on_dead_law
from dinh.office.papers.views.common import paged


@require_safe
@gated(permissions.READ)
def citations(request: Request) -> HttpResponse:
    """The documents cited here with their standing, and the papers that rest on dead law."""
    text = request.GET.get("q", "")[:120]
    page = paged(request, cited_documents(text))
    dead = resting_on_dead_law()
    context = {"page": page, "nodes": nodes(page.object_list), "text": text, "dead": dead[:25], "dead_count": len(dead)}
    return render(request, "papers/citations.html", context)


@require_safe
@gated(permissions.READ)
def cited(request: Request, number: str) -> HttpResponse:
    """Every paper that cites one document."""
    page = paged(request, papers_citing(number))
    return render(request, "papers/cited.html", {"number": number, "known": find(number), "page": page})


@require_safe
@gated(permissions.READ)
def dead_sheet(request: Request) -> HttpResponse:
    """The papers that rest on dead law, as a table to work through."""
    header = (_("Văn bản"), _("Ngày"), _("Viện dẫn"), _("Tình trạng vào ngày đó"), _("Mã"))
    rows = (
        (str(item.citation.paper), item.citation.paper.day, item.citation.number,
         item.status.reason if item.status else "", item.citation.paper.ref)
        for item in resting_on_dead_law()
    )  # fmt: skip
    return attachment(
        sheet(_("Viện dẫn hết hiệu lực"), header, rows, widths=(60, 13, 24, 70, 15)), "vien-dan-het-hieu-luc.xlsx"
    )
