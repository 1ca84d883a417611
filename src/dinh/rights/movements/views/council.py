"""The desk: councils, their sittings and votes; campaigns of emulation with their papers."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.fields import tried
from dinh.ground.gate import may, require
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment, table
from dinh.rights.movements import actions, papers, permissions, queries
from dinh.rights.movements.forms_council import VoteForm
from dinh.rights.movements.models import Campaign, Council, Entry, PracticeModel, Sitting
from dinh.rights.movements.views.acting import possible

PAGE = 50
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@gated(permissions.ENTER)
def councils(request: Request) -> HttpResponse:
    rows = Council.objects.prefetch_related("seats", "sittings")
    context = {"councils": rows, "may_write": may(request.actor, permissions.WRITE)}
    return render(request, "movements/desk/councils.html", context)


@require_safe
@gated(permissions.ENTER)
def council(request: Request, pk: int) -> HttpResponse:
    found = get_object_or_404(Council, pk=pk)
    context = {
        "council": found, "seats": found.seats.select_related("body"), "sittings": found.sittings.all(),
        "possible": possible(request.actor, "hoi-dong", found), "may_edit": may(request.actor, permissions.SIT, found),
    }  # fmt: skip
    return render(request, "movements/desk/council.html", context)


def fetch_sitting(pk: int) -> Sitting:
    return get_object_or_404(Sitting.objects.select_related("council"), pk=pk)


@require_safe
@gated(permissions.ENTER)
def sitting(request: Request, pk: int) -> HttpResponse:
    """The minutes of a sitting: who came, what was voted on and how; prints."""
    found = fetch_sitting(pk)
    present = list(found.present.select_related("body"))
    there = {seat.pk for seat in present}
    seats = found.council.seats.select_related("body").filter(since__lte=found.held_on)
    absent = [one for one in seats if one.pk not in there and (not one.left_on or one.left_on > found.held_on)]
    judged = found.examinations.select_related("model__body", "entry__body").prefetch_related("ballots__seat__body")
    context = {
        "sitting": found, "council": found.council, "present": present, "absent": absent, "judged": judged,
        "waiting": queries.before_council(found) if may(request.actor, permissions.SIT, found.council) else [],
    }  # fmt: skip
    return render(request, "movements/desk/sitting.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def vote(request: Request, pk: int, what: str, key: int) -> HttpResponse:
    """How each seat voted on one thing: `what` is mo-hinh or de-nghi."""
    found = fetch_sitting(pk)
    require(request.actor, permissions.SIT, found.council)
    thing: PracticeModel | Entry
    if what == "mo-hinh":
        thing = get_object_or_404(queries.models(), pk=key)
    elif what == "de-nghi":
        thing = get_object_or_404(Entry.objects.select_related("body", "campaign"), pk=key)
    else:
        raise Http404
    form = VoteForm(request.POST or None, thing=(found, thing), by=request.actor)
    if form.is_valid() and tried(
        form, lambda: actions.vote(by=request.actor, sitting=found, thing=thing, votes=form.votes())
    ):
        messages.success(request, _("Đã ghi phiếu."))
        return redirect("movements_desk:sitting", pk)
    context = {"form": form, "sitting": found, "thing": thing, "is_model": what == "mo-hinh"}
    return render(request, "movements/desk/vote.html", context, status=400 if form.errors else 200)


@require_safe
@gated(permissions.ENTER)
def campaigns(request: Request) -> HttpResponse:
    page = Paginator(queries.campaigns(), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "may_write": may(request.actor, permissions.WRITE)}
    return render(request, "movements/desk/campaigns.html", context)


@require_safe
@gated(permissions.ENTER)
def campaign(request: Request, pk: int) -> HttpResponse:
    """A campaign: who is registered, proposed, agreed to; the table, the submission as .docx."""
    found = get_object_or_404(queries.campaigns(), pk=pk)
    entries = found.entries.select_related("body").prefetch_related("examinations")
    if request.GET.get("xuat") == "xlsx":
        return attachment(_sheet(found), f"thi-dua-{found.year}-{found.pk}.xlsx")
    if request.GET.get("xuat") == "docx":
        try:
            return attachment(papers.submission(found), f"to-trinh-khen-thuong-{found.pk}.docx", DOCX)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("movements_desk:campaign", pk)
    by = request.actor
    context = {
        "campaign": found, "comments": found.comments.all(), "possible": possible(by, "thi-dua", found),
        "entries": [(entry, possible(by, "de-nghi", entry)) for entry in entries],
        "may_comment": may(by, permissions.ANSWER, found),
    }  # fmt: skip
    return render(request, "movements/desk/campaign.html", context)


def _sheet(campaign: Campaign) -> bytes:
    columns = [(_("Loại"), 12), (_("Tên"), 34), (_("Đơn vị"), 34), (_("Danh hiệu"), 34), (_("Thành tích"), 60),
               (_("Tình trạng"), 22), (_("Đồng ý"), 10), (_("Được biểu quyết"), 14)]  # fmt: skip
    rows = []
    for entry in campaign.entries.select_related("body").prefetch_related("examinations"):
        judged = next(iter(entry.examinations.all()), None)
        rows.append((
            entry.get_kind_display(), entry.name, entry.body.name, entry.award, entry.achievements,
            entry.get_state_display(), judged.agreed if judged else None, judged.entitled if judged else None,
        ))  # fmt: skip
    return table(str(campaign), columns, rows)
