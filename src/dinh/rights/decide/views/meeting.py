"""The meeting's own page, and the acts at its table: chair, votes on procedure, witnesses, the vote itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import now, today
from dinh.ground.fields import tried
from dinh.ground.gate import may, require, why_not
from dinh.ground.http import Request, gated
from dinh.law.passes import passes
from dinh.rights.decide import actions, permissions
from dinh.rights.decide.forms_meeting import (
    ChairForm,
    CountersForm,
    SecretaryForm,
    WayForm,
    WhyForm,
    WitnessForm,
)
from dinh.rights.decide.models import Decision, Round
from dinh.rights.decide.numbers import wanted
from dinh.rights.decide.queries import clustering, votings
from dinh.rights.decide.queries import meeting as queries
from dinh.rights.decide.views.rounds import fetch as fetch_round

Send = Callable[[Any], object]
# What a vote on procedure may say: the form, and the act that takes its numbers.
PROCEDURE: dict[str, tuple[Any, type[forms.Form]]] = {
    "thu-ky": (gettext_lazy("Bầu thư ký"), SecretaryForm),
    "cach-bieu-quyet": (gettext_lazy("Chọn cách biểu quyết"), WayForm),
    "ban-kiem-phieu": (gettext_lazy("Bầu Ban kiểm phiếu"), CountersForm),
    "chung-kien": (gettext_lazy("Hộ chứng kiến kiểm phiếu"), WitnessForm),
}


def fetch(request: Request, pk: int) -> Round:
    """The meeting of that number; 404 for a voting of another form."""
    found = fetch_round(request, pk)
    if found.form != Round.Form.MEETING:
        raise Http404(_("Lần biểu quyết này không phải là cuộc họp."))
    return found


@never_cache
@require_safe
@gated(permissions.READ)
def meeting(request: Request, pk: int) -> HttpResponse:
    """Where the meeting stands and what comes next."""
    found, by = fetch(request, pk), request.actor
    facts, parts = queries.meeting_of(found), queries.parts(found)
    present = sum(part.present for part in parts)
    context = {
        "round": found, "matter": found.matter, "meeting": facts, "today": today(),
        "convenor": queries.convened_by(found, vacant=facts.vacant, head_chairs_front=facts.head_chairs_front),
        "chair": queries.helpers(found).get("chair", []), "parts": [_standing(found, part) for part in parts],
        "present": present, "total": queries.total_of(found), "needed": queries.needed(found),
        "too_few": _too_few(found, present),
        "standings": votings.standings(found), "result": votings.result(found), "fell_short": votings.fell_short(found),
        "decision": Decision.objects.filter(round=found).first(), "may_run": may(by, permissions.RUN, found),
        "may_meet": may(by, permissions.MEET, found), "may_work": may(by, permissions.AT_WORK, found),
        "may_open": may(by, permissions.OPEN, found), "may_edit": may(by, permissions.EDIT_ROUND, found),
        "may_count": may(by, permissions.TALLY, found), "why_not_run": why_not(by, permissions.RUN, found),
        "no_clusters": clustering.refusal(queries.total_of(found), today(), scattered=False),
    }  # fmt: skip
    return render(request, "decide/desk/meeting.html", context)


def _too_few(round: Round, present: int) -> bool:
    """Said from the meeting's hour on: before it nobody is missing yet."""
    return round.state == Round.State.OPEN and now() >= round.opens_at and votings.too_few(round, present)


def _standing(round: Round, part: queries.Part) -> dict[str, Any]:
    """A part with its people, its votes on procedure and what it lacks."""
    people = queries.helpers(round, part.name)
    return {
        "part": part, "secretary": people.get("secretary", []), "witnesses": people.get("witness", []),
        "counters": [*people.get("count_head", []), *people.get("counter", [])],
        "votes": queries.last_votes(round, part.name),
        "lacks": queries.lacks(round, part.name) if round.state == Round.State.OPEN and not part.voted else [],
    }  # fmt: skip


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def chair(request: Request, pk: int) -> HttpResponse:
    """Who convenes and chairs it, the agenda, whom to ask."""
    found = fetch(request, pk)
    require(request.actor, permissions.MEET, found)
    form = ChairForm(request.POST or None, round=found)
    data = form.data if form.is_bound else form.initial
    law = queries.convened_by(
        found, vacant=bool(data.get("vacant")), head_chairs_front=bool(data.get("head_chairs_front"))
    )
    lead = _("Theo luật, cuộc họp về việc này do %(who)s triệu tập, chủ trì (%(article)s).")
    return shown(
        request, found, form, _("Người chủ trì, chương trình"), _("Lưu"), lead % {"who": law.who, "article": law.cite},
        lambda sent: actions.prepare_meeting(
            by=request.actor, round=found, chair=sent.chair(), agenda=sent.cleaned_data["agenda"],
            contact=sent.cleaned_data["contact"],
        ),
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def procedure(request: Request, pk: int, slug: str) -> HttpResponse:
    """A vote on procedure, or the witnesses, of the part named in ?cum=."""
    found, part = fetch(request, pk), request.GET.get("cum", "")
    require(request.actor, permissions.AT_WORK, found)
    if slug not in PROCEDURE or queries.part_of(found, part) is None:
        raise Http404
    title, kind = PROCEDURE[slug]
    form = kind(request.POST or None, round=found, part=part)  # type: ignore[call-arg]
    answer = passes("procedural", 0, 1, today())
    lead = _("Được khi có %(share)s (%(article)s).") % {"share": answer.share, "article": answer.article}
    if slug == "chung-kien":
        law = wanted("decide.witnesses", today())
        lead = _("Đại diện %(count)s đang dự họp, không ở trong Ban kiểm phiếu (%(article)s).")
        lead = lead % {"count": law.count, "article": law.cite}
    heading = f"{title}: {part}" if part else str(title)
    return shown(request, found, form, heading, _("Ghi"), lead, lambda sent: _hold(request, found, slug, part, sent))


def _hold(request: Request, found: Round, slug: str, part: str, form: Any) -> object:
    facts: dict[str, Any] = {"by": request.actor, "round": found, "part": part}
    if slug == "chung-kien":
        return actions.seat_witnesses(entries=form.chosen(), **facts)
    facts |= form.numbers()
    if slug == "thu-ky":
        vote = actions.elect_secretary(person=form.person(), **facts)
    elif slug == "ban-kiem-phieu":
        vote = actions.elect_counters(people=form.people(), **facts)
    else:
        vote = actions.choose_way(secret=form.cleaned_data["way"] == "secret", **facts)
    if not vote.passed:
        answer = passes("procedural", vote.yes, vote.present, today())
        messages.warning(request, _("Đã ghi, nhưng chưa được thông qua: %(why)s") % {"why": answer.reason})
    return vote


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def begin(request: Request, pk: int) -> HttpResponse:
    """A page that says who is in, then begins the vote of a part."""
    found, part = fetch(request, pk), request.GET.get("cum", "")
    require(request.actor, permissions.AT_WORK, found)
    here = queries.part_of(found, part)
    if here is None:
        raise Http404
    lead = _(
        "%(present)d hộ đã điểm danh sẽ biểu quyết (%(way)s). Sau bước này không điểm danh thêm, không bỏ đánh dấu."
    )
    way = _("bỏ phiếu kín") if found.secret else _("giơ tay")
    title = _("Vào biểu quyết: %(part)s") % {"part": part} if part else _("Vào biểu quyết")
    return shown(
        request, found, bare(request), title, _("Vào biểu quyết"),
        lead % {"present": here.present, "way": way},
        lambda _sent: actions.begin_vote(by=request.actor, round=found, part=part),
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def short(request: Request, pk: int) -> HttpResponse:
    """End a meeting to which too few came."""
    found = fetch(request, pk)
    require(request.actor, permissions.AT_WORK, found)
    need, present = queries.needed(found), found.attendances.count()
    words = _(
        "Có %(present)d hộ dự họp, cần ít nhất %(needed)d hộ đồng ý trên tổng số %(total)d (%(article)s): có biểu "
        "quyết cũng không thông qua được. Kết thúc thì được phát phiếu lấy ý kiến từng hộ (điểm b khoản 1 Điều 19)."
    )
    lead = words % {
        "present": present, "needed": need.needed if need else 0, "total": found.total or 0,
        "article": need.article if need else "",
    }  # fmt: skip
    return shown(
        request, found, bare(request), _("Kết thúc cuộc họp vì không đủ đại diện hộ"),
        _("Kết thúc cuộc họp"), lead, lambda _sent: actions.end_short(by=request.actor, round=found), danger=True,
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def resume(request: Request, pk: int) -> HttpResponse:
    """Take attendance again for someone who was there and had not been ticked."""
    found, part = fetch(request, pk), request.GET.get("cum", "")
    require(request.actor, permissions.RESUME, found)
    lead = _(
        "Dùng khi hộ có mặt mà chưa được đánh dấu. Hộ đã vào biểu quyết vẫn giữ; số đếm phải đếm lại. Việc này được "
        "ghi sổ."
    )
    return shown(
        request, found, WhyForm(request.POST or None), _("Mở lại điểm danh"), _("Mở lại điểm danh"), lead,
        lambda sent: actions.resume_meeting(by=request.actor, round=found, part=part, why=sent.cleaned_data["why"]),
        danger=True,
    )  # fmt: skip


def bare(request: Request) -> forms.Form:
    """A confirmation: a form without fields, for the errors of its act."""
    return forms.Form(request.POST if request.method == "POST" else None)


def shown(
    request: Request, found: Round, form: Any, title: Any, action: Any, lead: str, act: Send, *, danger: bool = False,
    back: str = "decide_desk:meeting",
) -> HttpResponse:  # fmt: skip
    """A page with one form; once its act is done, back to the meeting. A vote that did not pass has said so itself."""
    done: list[object] = []
    if request.method == "POST" and form.is_valid() and tried(form, lambda: done.append(act(form))):
        if getattr(done[0], "passed", True):
            messages.success(request, _("Đã ghi."))
        return redirect(back, found.pk)
    context = {
        "form": form, "title": title, "action": action, "lead": lead, "round": found, "matter": found.matter,
        "danger": danger,
    }  # fmt: skip
    return render(request, "decide/desk/meeting_form.html", context, status=400 if form.errors else 200)
