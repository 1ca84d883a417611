"""The counting page: two people count each part apart; when they agree everywhere the result is fixed."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.fields import tried
from dinh.ground.gate import may, require, why_not
from dinh.ground.http import Request, gated
from dinh.rights.decide import actions, papers_meeting, permissions
from dinh.rights.decide.forms_meeting import TallyForm
from dinh.rights.decide.models import Round
from dinh.rights.decide.queries import counted, counting_room, votings
from dinh.rights.decide.views.invitations import docx
from dinh.rights.decide.views.meeting import bare
from dinh.rights.decide.views.rounds import fetch


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def count(request: Request, pk: int) -> HttpResponse:
    """Every part with what I counted; the other's numbers once both have. A POST fixes the result."""
    found, by = fetch(request, pk), request.actor
    form = bare(request)
    if request.method == "POST" and form.is_valid() and tried(
        form, lambda: actions.count_round(by=by, round=found)
    ):  # fmt: skip
        messages.success(request, _("Đã chốt kết quả."))
        return redirect("decide_desk:count", pk)
    counter = may(by, permissions.COUNT_ROOM, found)
    fixed = found.state == Round.State.COUNTED
    benches = counting_room.benches(found, by.person.pk) if counter and not fixed else []
    slips = counted.slips(found) if not found.secret and found.form == Round.Form.BALLOT and not fixed else None
    closed = found.state == Round.State.CLOSED
    context = {
        "round": found, "matter": found.matter, "benches": benches, "result": votings.result(found),
        "fell_short": votings.fell_short(found), "form": form, "slips": slips,
        "why_not": None if counter else why_not(by, permissions.COUNT_ROOM, found),
        "may_fix": may(by, permissions.COUNT, found),
        "ready": closed and all(each.agreed for each in benches) and not (slips and (slips.unread or slips.differ)),
        "parts": [each.name for each in counted.parts(found)] if fixed and found.form == Round.Form.MEETING else [],
        "may_sign": may(by, permissions.SIGN, found),
        "waiting": found.state in (Round.State.PLANNED, Round.State.OPEN) and not any(each.open for each in benches),
    }  # fmt: skip
    return render(request, "decide/desk/meeting_count.html", context, status=400 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def tally(request: Request, pk: int) -> HttpResponse:
    """What I counted of the part named in ?phan=. Counting again writes another count."""
    found, part = fetch(request, pk), request.GET.get("phan", "")
    require(request.actor, permissions.TALLY, found)
    bench = counting_room.bench_of(found, request.actor.person.pk, part)
    if bench is None or not bench.open:
        raise Http404(_("Phần này không có, hoặc chưa đến lúc kiểm."))
    form = TallyForm(request.POST or None, round=found, papers=bench.papers)
    if form.is_valid() and tried(
        form, lambda: actions.tally(by=request.actor, round=found, part=part, numbers=form.cleaned_data)
    ):
        messages.success(request, _("Đã ghi số đếm của bạn."))
        return redirect("decide_desk:count", pk)
    context = {"round": found, "matter": found.matter, "bench": bench, "form": form}
    return render(request, "decide/desk/meeting_tally.html", context, status=400 if form.errors else 200)


@never_cache
@require_safe
@gated(permissions.READ)
def minutes(request: Request, pk: int) -> HttpResponse:
    """Biên bản kiểm phiếu (Mẫu 02) of a meeting, or of the cluster named in ?phan=, as .docx."""
    found = fetch(request, pk)
    if found.form != Round.Form.MEETING:
        raise Http404
    part = request.GET.get("phan", "")
    return docx(
        request, found, lambda: papers_meeting.count_minutes(found, part), "bien-ban-kiem-phieu", "decide_desk:count"
    )
