"""The desk: titles, their rounds, each group's list and meeting, tables in and out, certificates."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.fold import fold
from dinh.ground.gate import may, require
from dinh.ground.households import queries as households
from dinh.ground.households.ordering import numbered
from dinh.ground.http import Request, gated
from dinh.ground.places.importing import Trial, lines_of, try_lines
from dinh.ground.places.sheets import Line
from dinh.ground.sheets import attachment, table
from dinh.rights.movements import actions, permissions
from dinh.rights.movements import queries_titles as queries
from dinh.rights.movements.actions import Count, Meeting
from dinh.rights.movements.clocks import IN_A_ROW
from dinh.rights.movements.forms_titles import MeetingForm, ReviewTableForm, RowForm
from dinh.rights.movements.models import GroupReview, Title
from dinh.rights.movements.views.acting import possible

COLUMNS = {
    "number": ("Số hộ", "Số hộ trong sổ", "Mã hộ"),
    "name": ("Đại diện hộ", "Họ và tên", "Chủ hộ"),
    "agreed": ("Đồng ý", "Số hộ đồng ý"),
    "against": ("Không đồng ý", "Số hộ không đồng ý"),
}


@require_safe
@gated(permissions.ENTER)
def titles(request: Request) -> HttpResponse:
    context = {"titles": queries.titles(), "may_write": may(request.actor, permissions.WRITE)}
    return render(request, "movements/desk/titles.html", context)


@require_safe
@gated(permissions.ENTER)
def title(request: Request, pk: int) -> HttpResponse:
    """A title: criteria, rule, its years with part and whole."""
    found = get_object_or_404(Title, pk=pk)
    years = [
        (one, queries.total(queries.standings(one.reviews.all()), of_households=found.of_households))
        for one in found.rounds.select_related("title")
    ]
    context = {
        "title": found, "criteria": found.criteria.splitlines(), "years": years,
        "possible": possible(request.actor, "danh-hieu", found),
    }  # fmt: skip
    return render(request, "movements/desk/title.html", context)


@require_safe
@gated(permissions.ENTER)
def round_(request: Request, pk: int) -> HttpResponse:
    """A year of a title, group by group."""
    found = get_object_or_404(queries.rounds(), pk=pk)
    rows = queries.standings(found.reviews.all())
    if request.GET.get("xuat") == "xlsx":
        of_households = found.title.of_households
        counted = (_("Hộ đăng ký"), _("Đạt")) if of_households else (_("Đồng ý"), _("Không đồng ý"))
        columns = [(_("Thôn, tổ dân phố"), 30), (_("Tình trạng"), 20), (counted[0], 12), (counted[1], 12),
                   (_("Tổng số hộ"), 12), (_("Hộ dự họp"), 12), (_("Ngày họp"), 14), (_("Quyết định"), 50)]  # fmt: skip
        cells = (
            (str(one.review.group), one.review.get_state_display(),
             *((one.registered, one.passed) if of_households else (one.review.agreed, one.review.against)), one.whole,
             one.review.present, one.review.held_on, one.review.decision)
            for one in rows
        )  # fmt: skip
        return attachment(table(str(found), columns, cells), f"danh-hieu-{found.pk}.xlsx")
    context = {
        "round": found, "rows": rows, "today": today(),
        "decisions": sorted({one.review.decision for one in rows if one.review.decision}),
        "total": queries.total(rows, of_households=found.title.of_households),
        "possible": possible(request.actor, "dot", found), "own": permissions.own_group(request.actor),
        "in_a_row": queries.groups_in_a_row(found) if not found.title.of_households else set(), "years": IN_A_ROW,
        "ready": queries.to_recognise(today()).filter(round=found).exists(),
    }  # fmt: skip
    return render(request, "movements/desk/round.html", context)


def fetch(pk: int) -> GroupReview:
    rows = GroupReview.objects.select_related("round__title", "group", "commune")
    return get_object_or_404(rows, pk=pk)


@require_safe
@gated(permissions.ENTER)
def review(request: Request, pk: int) -> HttpResponse:
    """One group in one round: who registered, what the meeting said, comments on the list."""
    found, by = fetch(pk), request.actor
    results = list(found.results.order_by("household__order", "pk"))
    if request.GET.get("xuat") == "xlsx":
        require(by, permissions.REVIEWING, found)
        columns = [(_("Số hộ"), 12), (_("Đại diện hộ"), 34), (_("Đồng ý"), 10), (_("Không đồng ý"), 14),
                   (_("Kết quả"), 20)]  # fmt: skip
        cells = ((one.number, one.name, one.agreed, one.against, _result(one)) for one in results)
        return attachment(table(str(found.group), columns, cells), f"binh-xet-{found.group.code}.xlsx")
    inside = may(by, permissions.REVIEWING, found) or may(by, permissions.DECIDE)
    context = {
        "review": found, "title": found.round.title, "one": queries.standings(GroupReview.objects.filter(pk=pk))[0],
        "results": results if inside else [one for one in results if one.passed and not one.gone], "inside": inside,
        "comments": found.comments.all() if inside else [], "possible": possible(by, "xet", found),
        "may_review": may(by, permissions.REVIEW, found), "may_correct": may(by, permissions.CORRECT, found),
        "starting": found.round.title.of_households and not results,
        "second": may(by, permissions.REVIEW, found) and bool(results or not found.round.title.of_households),
        "may_comment": may(by, permissions.ANSWER, found), "years": IN_A_ROW,
        "in_a_row": queries.in_a_row(found.round, [one.household_id for one in results]),
    }  # fmt: skip
    return render(request, "movements/desk/review.html", context)


def _result(one: Any) -> str:
    if one.gone:
        return _("đã rời sổ hộ")
    return {True: _("đạt"), False: _("chưa đạt"), None: _("chưa bình xét")}[one.passed]


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def meeting(request: Request, pk: int) -> HttpResponse:
    """The meeting and each household's count, on a phone: what is left empty waits."""
    found, by = fetch(pk), request.actor
    require(by, permissions.REVIEW, found)
    form = MeetingForm(request.POST or None, thing=found, by=by)
    if form.is_valid() and tried(form, lambda: actions.hold_review(
        by=by, review=found, meeting=form.meeting(), counts=form.counts(), edition=form.cleaned_data["edition"]
    )):  # fmt: skip
        messages.success(request, _("Đã ghi cuộc họp bình xét."))
        return redirect("movements_desk:review", pk)
    context = {"form": form, "review": found, "title": found.round.title}
    return render(request, "movements/desk/meeting.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def bring(request: Request, pk: int) -> HttpResponse:
    """A group's results from a table: tried row by row, then all of them or none."""
    found, by = fetch(pk), request.actor
    require(by, permissions.REVIEW, found)
    form = ReviewTableForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {
        "form": form, "columns": [names[0] for names in COLUMNS.values()], "review": found,
        "title": _("Nhập kết quả bình xét của %(group)s") % {"group": found.group},
        "back": reverse("movements_desk:review", args=[pk]),
    }  # fmt: skip
    if form.is_valid() and (lines := lines_of(form, COLUMNS)):
        data = form.cleaned_data
        said = Meeting(data["held_on"], data["present"], data["minutes"])
        trials, rows = tried_rows(found, said, lines)
        context |= {"trials": trials, "packed": form.packed(lines), "ready": len(rows) == len(lines)}
        if (
            data["confirm"]
            and context["ready"]
            and tried(form, lambda: actions.import_review(by=by, review=found, meeting=said, rows=rows))
        ):
            messages.success(request, _("Đã nhập %(count)d hộ.") % {"count": len(rows)})
            return redirect("movements_desk:review", pk)
    return render(request, "movements/desk/bring.html", context, status=400 if form.errors else 200)


def tried_rows(
    review: GroupReview, said: Meeting, lines: list[Line]
) -> tuple[list[Trial], list[tuple[int, Count]]]:  # fmt: skip
    """Each row as a household of this group on the day of the meeting; its name, where given, is the register's."""
    here = {numbered(one.number): one for one in households.on(review.commune, said.held_on, groups=[review.group_id])}

    def form_of(cells: dict[str, str]) -> RowForm:
        form = RowForm(cells)
        if not form.is_valid():
            return form
        data = form.cleaned_data
        known = here.get(numbered(data["number"]))
        if known is None:
            words = _("hộ này không có trong sổ hộ của tổ ngày họp: đã chuyển đi, hoặc ghi nhầm số")
            form.add_error("number", words)
        elif data["name"] and fold(data["name"]) != fold(known.representative):
            form.add_error("name", _("sổ hộ ghi đại diện là %(name)s") % {"name": known.representative})
        elif data["agreed"] + (data["against"] or 0) > said.present:
            form.add_error("agreed", _("nhiều hơn %(present)d hộ dự họp") % {"present": said.present})
        return form

    trials, good = try_lines(lines, form_of, key=lambda row: _("hộ %s") % numbered(row["number"]), taken=set())
    return trials, [(here[numbered(row["number"])].id, Count(row["agreed"], row["against"] or 0)) for row in good]


@require_safe
@gated(permissions.ENTER)
def certificates(request: Request, pk: int) -> HttpResponse:
    """Certificates to print, a page each; only of a recognised list."""
    found = fetch(pk)
    require(request.actor, permissions.REVIEWING, found)
    if found.state != GroupReview.State.RECOGNISED:
        raise Http404(_("Chỉ in giấy công nhận sau khi có quyết định."))
    names = list(queries.good_names(found)) if found.round.title.of_households else []
    running = queries.in_a_row(found.round, [one.household_id for one in names])
    context = {
        "review": found, "title": found.round.title, "years": IN_A_ROW,
        "names": [{"name": one.name, "row": one.household_id in running} for one in names],
        "of_group": not found.round.title.of_households and found.passed,
        "group_row": found.group_id in queries.groups_in_a_row(found.round),
    }  # fmt: skip
    return render(request, "movements/desk/certificates.html", context)
