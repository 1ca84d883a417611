"""Giving work: every open clause of a paper as a row, or a task by hand."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.http import Request, gated
from dinh.office.papers import queries as papers
from dinh.office.tasks import actions, permissions
from dinh.office.tasks.forms import tried
from dinh.office.tasks.order_forms import ClauseForm, HandForm


@require_http_methods(["GET", "POST"])
@gated(permissions.ASSIGN)
def from_paper(request: Request, ref: str) -> HttpResponse:
    """All rows at once, or one row alone (`only`): then the page comes again with what was typed in the other rows."""
    paper = papers.find_paper(ref)
    if paper is None:
        raise Http404(_("Không có văn bản này."))
    only = request.POST.get("only")
    forms = _rows(request, paper, only)
    asked = [form for form in forms if form.is_bound]
    if request.method == "POST" and _given(request, asked):
        forms = [form for form in forms if not form.is_bound]
        if not forms:
            return redirect("tasks:coverage", paper.ref)
    wrong = sum(form.is_bound and not form.is_valid() for form in forms)
    return render(request, "tasks/assign.html", {"paper": paper, "forms": forms, "wrong": wrong})


def _rows(request: Request, paper: Any, only: str | None) -> list[ClauseForm]:
    bodies = list(bodies_on(today()))
    data = request.POST if request.method == "POST" else None
    return [
        ClauseForm(data, clause=clause, bodies=bodies, asked=only in {None, str(clause.pk)})
        for clause in papers.open_clauses(paper)
    ]


def _given(request: Request, forms: list[ClauseForm]) -> bool:
    if not forms:
        messages.info(request, _("Các mục này đã được giao hoặc bỏ qua từ trước, không còn gì để giao."))
        return True
    valid = [form.is_valid() for form in forms]  # every row, so that each shows what is wrong with it
    if not all(valid):
        return False
    try:
        tasks = actions.assign_paper(by=request.actor, choices=[form.choice for form in forms])
    except actions.RowErrors as error:
        for form in forms:
            if form.clause.pk in error.errors:
                form.add_error(None, error.errors[form.clause.pk])
        return False
    left = sum(form.cleaned_data["keep"] == ClauseForm.LEAVE for form in forms)
    messages.success(
        request, _("Đã giao %(tasks)d nhiệm vụ; không giao %(left)d mục.") % {"tasks": len(tasks), "left": left}
    )
    return True


@require_http_methods(["GET", "POST"])
@gated(permissions.ASSIGN)
def by_hand(request: Request) -> HttpResponse:
    form = HandForm(request.POST or None, bodies=list(bodies_on(today())))
    done: list[Any] = []
    if form.is_valid() and tried(form, lambda: done.append(_assign(request, form))):
        messages.success(request, _("Đã giao nhiệm vụ."))
        return redirect("tasks:task", done[0].ref)
    return render(request, "tasks/new.html", {"form": form, "back_url": reverse("tasks:list")})


def _assign(request: Request, form: HandForm) -> Any:
    given = form.cleaned_data
    return actions.assign(by=request.actor, order=form.order(given["lead"], given["text"]), paper=given["paper"])
