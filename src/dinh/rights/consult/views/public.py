"""For everyone: what may be spoken to now, one draft by clause, what others wrote, the notice for the board."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.ground.clock import today
from dinh.ground.http import Request, public
from dinh.rights.consult import queries
from dinh.rights.consult.actions.drafting import in_force
from dinh.rights.consult.clocks import matter_cite, open_term
from dinh.rights.consult.models import Consultation
from dinh.rights.consult.notice import notice
from dinh.rights.consult.permissions import STAGES
from dinh.rights.consult.views.drafts import whole
from dinh.rights.consult.views.opine import shown
from dinh.rights.consult.words import form_titles
from dinh.scribe.changes import changes, summary

PAGE, IN_FEED = 30, 50


@public
@require_safe
def index(request: Request) -> HttpResponse:
    """What is open now first, then what is over, the newest first."""
    day = today()
    q = request.GET.get("q", "").strip()[:100]
    open_now = list(queries.open_today()) if not q else []
    rows = queries.listed(queries.Wanted(q=q), day)
    past = sorted(
        (one for one in rows if one.published_at and (q or one.stage(day) != "open")),
        key=lambda one: (one.published_on or day, one.pk), reverse=True,
    )  # fmt: skip
    context = {
        "open": open_now,
        "page": Paginator(queries.lines(past, day), PAGE).get_page(request.GET.get("page")),
        "q": q,
        "today": day,
    }
    return render(request, "consult/index.html", context)


@public
@require_safe
def matter_page(request: Any, ref: str) -> HttpResponse:
    """`/p/LY-…`: the draft by clause with how many spoke to each; later what was answered, and why."""
    one = shown(ref)
    day = today()
    counts = queries.by_clause(one)
    clauses = [(clause, *counts.get(clause.pk, (0, 0))) for clause in queries.clauses(one)]
    later = [draft for draft in one.drafts.all() if draft.confirmed_on and draft.number != in_force(one)]
    stage = one.stage(day)
    answered = stage in ("published", "reported") or bool(one.result_on)
    context = {
        "consultation": one, "stage": stage, "stage_words": STAGES[stage], "today": day, "clauses": clauses,
        "on_the_whole": counts.get(None, (0, 0)), "forms": form_titles(one), "cite": matter_cite(one),
        "term": open_term(one, one.published_on) if one.published_on else None, "later": later,
        "attachments": one.attachments.select_related("file"), "draft": queries.draft_in_force(one),
        "channels": queries.by_channel(one), "count": queries.opinions(one).count(), "voices": queries.voices(one),
        "groups": queries.groups(one) if answered else [], "released": queries.released(one).count(),
    }  # fmt: skip
    return render(request, "consult/matter.html", context)


@public
@require_safe
def opinions(request: Request, ref: str) -> HttpResponse:
    """What people wrote, after someone of the office has looked: no names, numbers covered."""
    one = shown(ref)
    rows = queries.released(one).order_by("-pk")
    if (clause := request.GET.get("dieu", "")) == "0":
        rows = rows.filter(clause=None)
    elif clause.isdigit():
        rows = rows.filter(clause_id=int(clause))
    context = {
        "consultation": one, "page": Paginator(rows, PAGE).get_page(request.GET.get("page")), "clause": clause,
        "clauses": queries.clauses(one), "count": queries.opinions(one).count(), "channels": queries.by_channel(one),
    }  # fmt: skip
    return render(request, "consult/opinions.html", context)


@public
@require_safe
def compare(request: Request, ref: str, number: int) -> HttpResponse:
    """What changed in the draft after people had spoken."""
    one = shown(ref)
    old = queries.draft_in_force(one)
    new = one.drafts.exclude(confirmed_on=None).filter(number=number).first()
    if new is None or old is None or new.pk == old.pk:
        raise Http404(_("Không có bản dự thảo này."))
    made = changes(whole(old), whole(new))
    context = {"consultation": one, "draft": new, "changes": made, "summary": summary(made)}
    return render(request, "consult/compare.html", context)


@public
@require_safe
def notice_pdf(request: Request, ref: str) -> HttpResponse:
    """The A4 sheet for the board: what is asked, until when, how to answer, QR code and reference."""
    one = shown(ref)
    base = f"{request.scheme}://{request.get_host()}"
    response = HttpResponse(notice(one, base), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="gop-y-{one.ref}.pdf"'
    return response


@public
@require_safe
def feed(request: Request) -> HttpResponse:
    """What has been opened, as Atom."""
    made = Atom1Feed(
        title=_("Lấy ý kiến Nhân dân – %(commune)s") % {"commune": request.commune.title},
        link=request.build_absolute_uri(reverse("consult:index")), description="",
        feed_url=request.build_absolute_uri(), language="vi", author_name=request.commune.title,
    )  # fmt: skip
    for one in queries.public()[:IN_FEED]:
        link = request.build_absolute_uri(one.path)
        made.add_item(title=one.title, link=link, description=_entry(one), unique_id=link, updateddate=one.published_at)
    return HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _entry(one: Consultation) -> str:
    return _("Góp ý đến hết ngày %(day)s. %(about)s") % {"day": f"{one.until:%d/%m/%Y}", "about": one.about}
