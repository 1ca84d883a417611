"""Grouping at the desk: what is suggested and taken up, the groups and who lies in them, their answers, a step back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dinh.ground.gate import Refused, may
from dinh.ground.http import Request, gated
from dinh.rights.consult import actions, permissions, queries
from dinh.rights.consult.forms import tried
from dinh.rights.consult.forms_desk import AnswerForm, GroupChoiceForm, GroupTitleForm
from dinh.rights.consult.models import Clause, Consultation, Opinion, OpinionGroup
from dinh.rights.consult.similar import Cluster
from dinh.rights.consult.views.acting import fetch

CLUSTERS, MEMBERS, SHOWN, TITLE = 10, 100, 30, 160


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def groups(request: Request, ref: str) -> HttpResponse:
    """Suggestions to take up, one by one or all; below them the groups that are there."""
    one = fetch(request, ref, permissions.READ)
    may_group = may(request.actor, permissions.GROUP, one)
    if request.method == "POST":
        _take_up(request, one)
        return redirect("consult_desk:groups", one.ref)
    found = queries.suggestions(one) if may_group else []
    page = Paginator(found, CLUSTERS).get_page(request.GET.get("page"))
    context = {
        "consultation": one, "page": page, "clusters": _with_words(one, page.object_list), "may_group": may_group,
        "groups": list(queries.groups(one)), "loose": queries.loose(one).count(), "step": one.grouping_steps.first(),
        "may_answer": may(request.actor, permissions.ANSWER, one), "count": queries.opinions(one).count(),
    }  # fmt: skip
    return render(request, "consult/desk/groups.html", context)


def _with_words(one: Consultation, clusters: Any) -> list[dict[str, Any]]:
    """Each cluster with its opinions, the most typical first, and a title to begin with."""
    rows = {
        row.pk: row
        for row in one.opinions.select_related("clause").filter(pk__in=[k for c in clusters for k in c.keys])
    }
    found = []
    for cluster in clusters:
        members = [rows[key] for key in cluster.keys if key in rows]
        found.append(
            {
                "members": members[:SHOWN],
                "more": len(members) - SHOWN,
                "keys": cluster.keys,
                "same": cluster.same,
                "clause": members[0].clause,
                "group": cluster.group,
                "title": title_of(members[0]),
            }
        )
    return found


def title_of(opinion: Opinion) -> str:
    """The first sentence of the most typical opinion: what the official then says better."""
    words = " ".join(opinion.shown.split())
    first = words.split(". ", 1)[0].rstrip(".")
    return first if len(first) <= TITLE else f"{first[: TITLE - 1].rsplit(' ', 1)[0]}…"


def _take_up(request: Request, one: Consultation) -> None:
    """What the person decided about one suggestion, or about all that make new groups."""
    post = request.POST
    try:
        if post.get("viec") == "tat-ca":
            count = actions.gather_all(by=request.actor, consultation=one, clusters=_all(one, queries.suggestions(one)))
            messages.success(request, _("Đã lập %(count)d nhóm. Hãy xem lại tên từng nhóm.") % {"count": count})
            return
        rows = one.opinions.filter(pk__in=[int(pk) for pk in post.getlist("y-kien") if pk.isdigit()])
        into = one.opinion_groups.filter(pk=_number(post.get("nhom"))).first()
        clause = Clause.objects.filter(draft__consultation=one, pk=_number(post.get("dieu"))).first()
        actions.gather(
            by=request.actor, consultation=one, opinions=rows, title=post.get("ten", ""), clause=clause, into=into
        )
        messages.success(request, _("Đã xếp vào nhóm."))
    except (ValidationError, Refused) as error:
        messages.error(request, " ".join(error.messages) if isinstance(error, ValidationError) else str(error))


def _all(one: Consultation, clusters: list[Cluster]) -> list[tuple[str, Clause | None, list[Opinion]]]:
    rows = {row.pk: row for row in one.opinions.select_related("clause")}
    fresh = [[rows[key] for key in cluster.keys] for cluster in clusters if cluster.group is None]
    return [(title_of(members[0]), members[0].clause, members) for members in fresh]


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0


@require_POST
@gated(permissions.PLAN)
def undo(request: Request, ref: str) -> HttpResponse:
    one = fetch(request, ref, permissions.PLAN)
    try:
        what = actions.undo(by=request.actor, consultation=one)
        messages.success(request, _("Đã lùi bước: %(what)s.") % {"what": what})
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("consult_desk:groups", one.ref)


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def group(request: Request, ref: str, pk: int) -> HttpResponse:
    """One group: its opinions, to move out; its name; merging it away; its answer."""
    one = fetch(request, ref, permissions.READ)
    found = queries.groups(one).filter(pk=pk).first()
    if found is None:
        raise Http404(_("Nhóm này không còn: có thể vừa được gộp. Hãy mở lại danh sách nhóm."))
    forms = _forms(one, found)
    if request.method == "POST" and _done(request, one, found, forms):
        gone = not OpinionGroup.objects.filter(pk=pk).exists()
        return redirect("consult_desk:groups", ref) if gone else redirect("consult_desk:group", ref, pk)
    page = Paginator(queries.members(found), MEMBERS).get_page(request.GET.get("page"))
    context = {
        "consultation": one, "group": found, "page": page, "forms": forms,
        "others": one.opinion_groups.exclude(pk=pk), "may_group": may(request.actor, permissions.GROUP, one),
        "may_answer": may(request.actor, permissions.ANSWER, one),
    }  # fmt: skip
    return render(request, "consult/desk/group.html", context, status=400 if request.method == "POST" else 200)


def _forms(one: Consultation, found: OpinionGroup) -> dict[str, Any]:
    answer = {"answer": found.answer, "text": found.answer_text, "changed": found.changed}
    return {
        "ten": GroupTitleForm(consultation=one, initial={"title": found.title, "clause": found.clause_id}),
        "gop": GroupChoiceForm(consultation=one), "tra_loi": AnswerForm(initial=answer),
    }  # fmt: skip


def _done(request: Request, one: Consultation, found: OpinionGroup, forms: dict[str, Any]) -> bool:
    by, what, words = request.actor, request.POST.get("viec", ""), ""
    if what == "chuyen":
        rows = one.opinions.filter(pk__in=[int(pk) for pk in request.POST.getlist("y-kien") if pk.isdigit()])
        to = one.opinion_groups.filter(pk=_number(request.POST.get("den"))).first()
        try:
            actions.move(by=by, group=found, opinions=rows, to=to)
            words = _("Đã chuyển.")
        except (ValidationError, Refused) as error:
            messages.error(request, " ".join(error.messages) if isinstance(error, ValidationError) else str(error))
    elif what == "ten":
        form: Any = GroupTitleForm(request.POST, consultation=one)
        forms["ten"] = form
        if form.is_valid() and tried(form, lambda: actions.rename(by=by, group=found, **form.cleaned_data)):
            words = _("Đã lưu tên nhóm.")
    elif what == "gop":
        form = forms["gop"] = GroupChoiceForm(request.POST, consultation=one)
        if form.is_valid() and tried(form, lambda: actions.merge(by=by, group=found, into=form.cleaned_data["into"])):
            words = _("Đã gộp nhóm.")
    elif what == "tra-loi":
        form = forms["tra_loi"] = AnswerForm(request.POST)
        if form.is_valid() and tried(form, lambda: actions.answer(
            by=by, group=found, reply=actions.Reply(**form.cleaned_data)
        )):  # fmt: skip
            words = _("Đã lưu trả lời.")
    if words:
        messages.success(request, words)
    return bool(words)
