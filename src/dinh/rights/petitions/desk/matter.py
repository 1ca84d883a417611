"""The page of one matter, its letters as papers, and the page of each of its moves."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.gate import may, require, why_not
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.rights.petitions import actions, letters, permissions
from dinh.rights.petitions.actions.common import step_title
from dinh.rights.petitions.course import MOVES, Move
from dinh.rights.petitions.desk.fields import newer, tried
from dinh.rights.petitions.desk.forms_moves import MoveForm, new_form
from dinh.rights.petitions.models import Kind, Petition
from dinh.rights.petitions.queries import attention, desk, matter
from dinh.rights.petitions.queries.ready import ready_for
from dinh.rights.petitions.vague import vague

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def fetch(request: Request, ref: str) -> Petition:
    """The matter of that reference, if whoever asks may read it. Denunciations have their own pages."""
    petition = matter.find(ref)
    if petition is None or petition.kind == Kind.DENUNCIATION:
        raise Http404(_("Không có vụ việc nào mang mã này."))
    require(request.actor, permissions.READ_ONE, petition)
    return petition


@require_safe
@gated(permissions.READ)
def item(request: Request, ref: str) -> HttpResponse:
    petition = fetch(request, ref)
    by, day = request.actor, today()
    moves = matter.moves_for(petition, by)
    first = matter.first_move(petition, moves, day)
    sent = matter.letters_of(petition, by)
    context = {
        **about(petition, day), "moves": moves, "first": first, "sent": sent,
        "may_sort": may(by, permissions.SORT, petition), "may_join": may(by, permissions.JOIN, petition),
        "may_show": may(by, permissions.SHOW, petition), "handles": may(by, permissions.HANDLE, petition),
        "may_say": petition.state in ("answered", "closed"), "waits": petition.state == "supplement",
        "silent": petition.pk in {row.pk for row in attention.silent(day)},
        "alike": matter.alike(petition) if petition.is_open else [],
        "may_hold": any(not each.asking.letter.held for each in sent), "reviews": petition.reviews.all(),
        "letters": letters.letters_of(petition) if may(by, permissions.HANDLE, petition) else [],
    }  # fmt: skip
    return render(request, "petitions/desk/item.html", context)


def about(petition: Petition, day: Any) -> dict[str, Any]:
    """What every page of a matter shows: how it stands, its clocks, what happened."""
    steps = [(step_title(petition.kind, step.kind), step, _result(petition, step)) for step in petition.steps.all()]
    return {
        "petition": petition, "line": desk.line(petition, day), "clocks": matter.shown_clocks(petition, day),
        "steps": steps, "answers": petition.answers.prefetch_related("files"), "today": day,
        "copies": petition.copies.all(), "outcome": _outcome(petition),
    }  # fmt: skip


def _result(petition: Petition, step: Any) -> str:
    """What a step's result is called."""
    move = MOVES[petition.kind].get(step.kind)
    names = {**dict(move.results)} if move else {}
    names.update({"met": _("đạt"), "partly": _("đạt một phần"), "not": _("chưa đạt")} if step.kind == "word" else {})
    names.update({"right": _("đúng"), "wrong": _("chưa đúng")} if step.kind == "review" else {})
    return str(names.get(step.result, ""))


def _outcome(petition: Petition) -> str:
    results = [pair for move in MOVES[petition.kind].values() if move.key in ("answer", "decide", "conclude")
               for pair in move.results]  # fmt: skip
    return str(dict(results).get(petition.outcome, ""))


@require_safe
@gated(permissions.HANDLE)
def letter(request: Request, ref: str, slug: str) -> HttpResponse:
    """A paper about the matter as .docx, to sign."""
    petition = fetch(request, ref)
    return paper(request, petition, slug, "petitions_desk:item")


def paper(request: Request, petition: Petition, slug: str, back: str) -> HttpResponse:
    if slug not in {each.slug for each in letters.letters_of(petition)}:
        raise Http404(_("Vụ việc này chưa cần văn bản đó."))
    try:
        data = letters.docx(petition, slug)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(back, petition.ref)
    return attachment(data, f"{slug}-{petition.ref}.docx", DOCX)


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def move(request: Request, ref: str, key: str) -> HttpResponse:
    petition = fetch(request, ref)
    return take(request, petition, key, "petitions_desk:item")


def take(request: Request, petition: Petition, key: str, back: str) -> HttpResponse:
    """The page of one move; what the act refuses comes back with everything typed."""
    chosen = MOVES[petition.kind].get(key)
    if chosen is None:
        raise Http404(_("Loại vụ việc này không có bước ấy."))
    if request.method != "POST":
        refusal = why_not(request.actor, permissions.to_move(petition.kind, key), petition) or _closed(petition, chosen)
        form = new_form(chosen, petition, words=_begin(request, petition, chosen))
        return _page(request, petition, chosen, form, back, refusal=refusal)
    form = MoveForm(request.POST, request.FILES, petition=petition, move=chosen)
    warnings = _unclear(petition, form) if form.is_valid() and key == "answer" else []
    if form.errors or (warnings and "anyway" not in request.POST):
        return _page(request, petition, chosen, form, back, warnings=warnings, status=400)
    edition = form.cleaned_data["edition"]
    if tried(form, lambda: actions.move(
        by=request.actor, petition=petition, key=key, details=form.details(request.actor), edition=edition
    )):  # fmt: skip
        messages.success(request, _("Đã ghi: %(title)s.") % {"title": chosen.title})
        return redirect(back, petition.ref)
    return _page(request, petition, chosen, newer(form), back, status=400)


def _closed(petition: Petition, chosen: Move) -> str:
    if petition.state in chosen.came:
        return ""
    words = _("Vụ việc đang ở tình trạng “%(state)s” nên chưa làm bước này.")
    return words % {"state": petition.get_state_display()}


def _begin(request: Request, petition: Petition, chosen: Move) -> str:
    """The text of the ready answer that was asked for."""
    wanted = request.GET.get("mau", "")
    if chosen.key != "answer" or not wanted.isdecimal():
        return ""
    found = ready_for(petition.service).filter(pk=int(wanted[:12])).first()
    return found.text if found else ""


def _unclear(petition: Petition, form: MoveForm) -> list[str]:
    words = form.cleaned_data["words"]
    if "«" in words:
        form.add_error("words", _("Còn chỗ «…» của câu trả lời mẫu chưa điền."))
        return []
    bodies = [name for body in bodies_on(today()) for name in (body.short_name, body.name)]
    return vague(words, form.cleaned_data.get("result", ""), bodies)


def _page(
    request: Request, petition: Petition, chosen: Move, form: Any, back: str, *, refusal: Any = None,
    warnings: list[str] | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    line = desk.line(petition, today())
    ready = ready_for(petition.service) if chosen.key == "answer" else []
    sent = matter.letters_of(petition, request.actor) if petition.kind != Kind.DENUNCIATION else []
    context = {
        "petition": petition, "move": chosen, "form": form, "refusal": refusal, "warnings": warnings, "line": line,
        "ready": ready, "back": back, "sent": sent, "danger": chosen.key in ("refuse", "file", "terminate", "withdraw"),
    }  # fmt: skip
    return render(request, "petitions/desk/move.html", context, status=status)
