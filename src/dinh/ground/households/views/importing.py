"""A table on its way into the register: chosen, tried, read row by row, taken in or thrown away, undone."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.households import actions, grouping, permissions, trials
from dinh.ground.households.forms import TableForm, TakeForm
from dinh.ground.households.judging import CHANGED, FAULT, NEW, SAME, SHOWN
from dinh.ground.households.models import ImportRun
from dinh.ground.households.reading import COLUMNS, read_table
from dinh.ground.http import Request, gated
from dinh.ground.places.saving import attempt
from dinh.ground.sheets import attachment, table

PAGE = 50
KINDS = {"loi": FAULT, "moi": NEW, "doi": CHANGED, "nhu-cu": SAME}
SAMPLE = (("01-001", "", "Nguyễn Văn An", "", "số 5, đường Đình Làng", "0900 000 001", ""),)


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def upload(request: Request) -> HttpResponse:
    form = TableForm(request.POST or None, request.FILES or None, initial={"day": today(), "proper": True})
    if form.is_valid():
        data = form.cleaned_data
        made = attempt(form, lambda: actions.try_table(
            by=request.actor, file_name=data["file"].name, rows=read_table(data["file"].read(), data["file"].name),
            day=data["day"], proper=data["proper"],
        ))  # fmt: skip
        if made:
            return redirect("households:run", made.pk)
    own = permissions.own_group(request.actor)
    runs = ImportRun.objects.select_related("group").defer("rows")
    if own is not None:
        known = grouping.on(request.commune, today())
        runs = runs.filter(group_id__in=known.behind({own}))
    context = {
        "form": form, "columns": [titles[0] for titles in COLUMNS.values()],
        "page": Paginator(runs, 10).get_page(request.GET.get("page")), "own": own,
    }  # fmt: skip
    return render(request, "households/import.html", context, status=400 if form.errors else 200)


@require_safe
@gated(permissions.WRITE)
def template(request: Request) -> HttpResponse:
    """An empty table with the headings that are understood, and one row as example."""
    widths = (12, 20, 28, 28, 36, 16, 24)
    known = grouping.on(request.commune, today())
    group = known.standing[0].title if known.standing else ""
    rows = [[row[0], group, *row[2:]] for row in SAMPLE]
    columns = [(str(SHOWN[field]), width) for field, width in zip(COLUMNS, widths, strict=True)]
    return attachment(table(_("Sổ hộ"), columns, rows), "mau-so-ho.xlsx")


def _fetch(request: Request, pk: int) -> ImportRun:
    found: ImportRun = get_object_or_404(ImportRun.objects.select_related("group", "commune"), pk=pk)
    require(request.actor, permissions.WRITE, found)
    return found


def _posted(request: Request) -> QueryDict | None:
    """What was sent, were it nothing but the press of a button."""
    return request.POST if request.method == "POST" else None


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def run(request: Request, pk: int) -> HttpResponse:
    """The dry run row by row (`?xem=loi|moi|doi|nhu-cu`), and the button that makes it happen."""
    found = _fetch(request, pk)
    if found.state != ImportRun.State.TRIED:
        return render(request, "households/settled.html", {"run": found})
    verdict = trials.verdict(found)
    known = grouping.on(request.commune, found.day)
    missing = [
        (str(line.household_id), f"{line.household.number} · {line.representative}") for line in verdict.missing
    ]  # fmt: skip
    form = TakeForm(_posted(request), missing=missing)
    if form.is_valid():
        data = form.cleaned_data
        done = attempt(
            form, lambda: actions.take_in(by=request.actor, run_id=pk, only_good=data["only_good"], end=data["end"])
        )
        if done:
            words = _("Đã nhập: %(new)s hộ mới, %(changed)s hộ thay đổi, %(ended)s hộ ra khỏi sổ.")
            messages.success(request, words % done.counts)
            return redirect("households:run", pk)
    counts: dict[str, Any] = {slug: verdict.counts[kind] for slug, kind in KINDS.items()}
    asked = request.GET.get("xem", "") if request.GET.get("xem", "") in KINDS else ""
    asked = asked or next((slug for slug, count in counts.items() if count), "moi")
    page = Paginator(verdict.of(KINDS[asked]), PAGE).get_page(request.GET.get("page"))
    for row in page:
        row.group_words = known.title(row.facts.group_id) or row.group_words
    context = {
        "run": found, "form": form, "page": page, "asked": asked, "missing": missing,
        "faults": counts["loi"], "tabs": _tabs(counts),
        "renamed": sum(row.renamed for row in verdict.rows),
    }  # fmt: skip
    return render(request, "households/run.html", context, status=400 if form.errors else 200)


def _tabs(counts: dict[str, int]) -> list[tuple[str, str, int]]:
    titles = {"loi": _("Có lỗi"), "moi": _("Hộ mới"), "doi": _("Thay đổi"), "nhu-cu": _("Như trong sổ")}
    return [(slug, title, counts[slug]) for slug, title in titles.items()]


@never_cache
@require_safe
@gated(permissions.WRITE)
def faults(request: Request, pk: int) -> HttpResponse:
    """The rows at fault as a table that can be put right and brought again, with the reason at the end."""
    found = _fetch(request, pk)
    cells = dict(found.rows)
    columns = [(str(SHOWN[field]), 22) for field in COLUMNS] + [(_("Dòng trong tệp"), 10), (_("Vì sao chưa được"), 60)]
    rows = [
        [*(cells[row.number].get(field, "") for field in COLUMNS), row.number, "; ".join(row.problems)]
        for row in trials.verdict(found).of(FAULT)
    ]
    return attachment(table(_("Dòng có lỗi"), columns, rows), f"dong-loi-{pk}.xlsx")


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def drop(request: Request, pk: int) -> HttpResponse:
    found = _fetch(request, pk)
    form = Form(_posted(request))
    if form.is_valid():
        attempt(form, lambda: actions.drop_table(by=request.actor, run_id=pk))
        if not form.errors:
            messages.success(request, _("Đã bỏ bảng. Sổ không thay đổi."))
            return redirect("households:import")
    return _confirm(request, found, form, _("Bỏ bảng đã nạp thử?"), _("Sổ không thay đổi gì."), _("Bỏ bảng"))


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def undo(request: Request, pk: int) -> HttpResponse:
    found = _fetch(request, pk)
    form = Form(_posted(request))
    if form.is_valid():
        attempt(form, lambda: actions.take_back(by=request.actor, run_id=pk))
        if not form.errors:
            messages.success(request, _("Đã hoàn tác: sổ như trước lần nhập."))
            return redirect("households:run", pk)
    words = _("Hộ do lần nhập này thêm vào sẽ bị xóa; hộ bị đổi, bị ghi ra khỏi sổ trở lại như trước.")
    return _confirm(request, found, form, _("Hoàn tác lần nhập này?"), words, _("Hoàn tác"))


def _confirm(
    request: Request, found: ImportRun, form: Form, question: str, consequence: str, action: str
) -> HttpResponse:  # fmt: skip
    context = {"run": found, "form": form, "question": question, "consequence": consequence, "action": action}
    return render(request, "households/confirm.html", context, status=400 if form.errors else 200)
