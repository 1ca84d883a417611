"""Rubrics at the desk: the list, one with its faults, brought in from a file, adopted, tried on last year, taken
out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.account.scores import actions, forms, permissions, queries, sources, whatif
from dinh.account.scores.models import Rubric
from dinh.account.scores.rubrics import files
from dinh.account.scores.rubrics.words import formula_words, grade_words, idle_words, rounding_words, small_words
from dinh.account.scores.views.acting import fetch_rubric
from dinh.ground.acting import newer
from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.ground.room import INDICATORS
from dinh.ground.sheets import attachment

JSON = "application/json; charset=utf-8"


@require_safe
@gated(permissions.READ)
def index(request: Request) -> HttpResponse:
    """Every version, and what comes with the house and can be begun from."""
    here = set(Rubric.objects.values_list("key", flat=True))
    context = {
        "rubrics": queries.rubrics(), "shipped": [(one, one["key"] in here) for one in files.shipped().values()],
        "today": today(), "may_write": may(request.actor, permissions.NEW_RUBRIC, request.commune),
    }  # fmt: skip
    return render(request, "scores/desk/rubrics.html", context)


def told(data: dict[str, Any]) -> dict[str, Any]:
    """A rubric for a page: every criterion with how it is scored, grades and terms in words."""
    rows: list[dict[str, Any]] = []
    for item, section, depth in queries.rows_of(data):
        leaf = section != "flags" and not item.get("children")
        sound = leaf and isinstance(item.get("formula"), dict)
        rows.append({
            "item": item, "section": section, "depth": depth, "leaf": leaf,
            "how": _words(data, item) if sound else "",
            "idle": _idle(data, item) if sound and section == "base" else "",
            "indicator": INDICATORS.get((item.get("formula") or {}).get("indicator", "")) if sound else None,
        })  # fmt: skip
    grades = [(grade, _safe(lambda grade=grade: grade_words(grade))) for grade in data.get("grades") or []]
    titles = {grade["key"]: grade.get("title", grade["key"]) for grade in data.get("grades") or []}
    return {
        "data": data, "rows": rows, "grades": grades, "small": _safe(lambda: small_words(data)),
        "rounding": _safe(lambda: rounding_words(data)),
        "vetoes": [(one, titles.get(one.get("grade"), "?")) for one in data.get("vetoes") or []],
        "lowering": [(one, titles.get(one.get("at_most"), "?")) for one in data.get("lowering") or []],
        "placeholders": sum(1 for row in rows if row["leaf"] and row["item"].get("placeholder")),
        "remembered": any(row["item"].get("remembered") for row in rows),
    }  # fmt: skip


def _safe(make: Any) -> str:
    """A draft may be half written: what cannot be said yet is left out, and stands among its faults."""
    try:
        return str(make())
    except (KeyError, ValueError, TypeError):
        return ""


def _words(data: dict[str, Any], item: dict[str, Any]) -> str:
    return _safe(lambda: formula_words(data, item))


def _idle(data: dict[str, Any], item: dict[str, Any]) -> str:
    return _safe(lambda: idle_words(data, item))


@require_safe
@gated(permissions.READ)
def rubric(request: Request, ref: str) -> HttpResponse:
    """One version in plain words; a draft with all that still speaks against it."""
    one = fetch_rubric(request, ref, permissions.READ)
    draft = one.state == Rubric.State.DRAFT
    context = {
        "rubric": one, **told(one.data), "faults": actions.faults_of(request.commune, one.data) if draft else [],
        "may_write": may(request.actor, permissions.WRITE_RUBRIC, one),
        "may_adopt": may(request.actor, permissions.ADOPT, one),
        "may_new": may(request.actor, permissions.NEW_RUBRIC, request.commune),
        "may_open": one.state == Rubric.State.ADOPTED and may(request.actor, permissions.OPEN, request.commune),
        "tries": queries.previous(one) if draft else [], "campaigns": one.campaigns.all(),
    }  # fmt: skip
    return render(request, "scores/desk/rubric.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.NEW_RUBRIC)
def begin(request: Request) -> HttpResponse:
    """From one that comes with the house (`tu=khoa`) or from a version (`ban=mã`), after a page that asks."""
    source = request.GET.get("tu", "") or request.GET.get("ban", "")
    data = files.shipped().get(source)
    if data is None:
        data = fetch_rubric(request, source, permissions.READ).data
    if request.method == "POST":
        made = actions.begin(by=request.actor, data=data)
        messages.success(request, _("Đã tạo bản soạn. Sửa cho đúng rồi đưa người có thẩm quyền thông qua."))
        return redirect("scores_desk:rubric", made.ref)
    return render(request, "scores/desk/begin.html", {"title": data["title"]})


@require_http_methods(["GET", "POST"])
@gated(permissions.NEW_RUBRIC)
def bring(request: Request) -> HttpResponse:
    """A file is read first and all its faults are shown; only «Đưa vào» keeps it, as a draft."""
    form = forms.BringForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and request.POST.get("text"):
        text = request.POST["text"][: files.MOST + 1]
        found = files.read(text, sources.known(request.commune, today().year - 1))
        made: list[Rubric] = []
        if found.rubric is not None:
            keep = Form({})
            if tried(keep, lambda: made.append(actions.begin(by=request.actor, data=found.rubric or {}))):
                messages.success(request, _("Đã đưa vào thành bản soạn."))
                return redirect("scores_desk:rubric", made[0].ref)
            context["refused"] = keep.non_field_errors()
        context |= {"read": found, "text": text, "form": forms.BringForm()}
    elif request.method == "POST" and form.is_valid():
        text = form.cleaned_data["upload"].read(files.MOST + 1).decode("utf-8", "replace")
        found = files.read(text, sources.known(request.commune, today().year - 1))
        context |= {"read": found, "text": text, "name": form.cleaned_data["upload"].name}
        if found.rubric is not None and actions.readable(found.rubric):
            context |= told(found.rubric)
    status = 400 if form.errors or context.get("refused") else 200
    return render(request, "scores/desk/bring.html", context, status=status)


@require_safe
@gated(permissions.READ)
def export(request: Request, ref: str) -> HttpResponse:
    """The file: brought in again it is the same rubric."""
    one = fetch_rubric(request, ref, permissions.READ)
    return attachment(files.write(one.data).encode(), f"bo-tieu-chi-{one.key}-{one.version}.json", JSON)


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def adopt(request: Request, ref: str) -> HttpResponse:
    one = fetch_rubric(request, ref, permissions.ADOPT)
    start = {"edition": one.edition, "valid_from": forms.day_of(one.data.get("valid_from"))}
    form: Any = forms.AdoptForm(request.POST or None, initial=start)
    if request.method == "POST":
        if form.is_valid() and tried(form, lambda: actions.adopt(by=request.actor, rubric=one, **form.cleaned_data)):
            messages.success(request, _("Đã thông qua. Bộ tiêu chí từ nay giữ nguyên."))
            return redirect("scores_desk:rubric", one.ref)
        form = newer(form, Rubric.objects.get(pk=one.pk).edition)
    faults = actions.faults_of(request.commune, one.data)
    context = {"rubric": one, "form": form, "faults": faults, **told(one.data)}
    return render(request, "scores/desk/adopt.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def drop(request: Request, ref: str) -> HttpResponse:
    one = fetch_rubric(request, ref, permissions.WRITE_RUBRIC)
    form: Any = forms.EditionForm(request.POST or None, initial={"edition": one.edition})
    if request.method == "POST" and form.is_valid() and tried(
        form, lambda: actions.drop_rubric(by=request.actor, rubric=one, edition=form.cleaned_data["edition"])
    ):  # fmt: skip
        messages.success(request, _("Đã bỏ bản soạn."))
        return redirect("scores_desk:rubrics")
    return render(request, "scores/desk/drop.html", {"rubric": one, "form": form}, status=400 if form.errors else 200)


@require_safe
@gated(permissions.READ)
def try_out(request: Request, ref: str) -> HttpResponse:
    """What the draft would have made of a past campaign, beside what was."""
    one = fetch_rubric(request, ref, permissions.READ)
    form = forms.TryForm(request.GET or None, rubric=one)
    faults = actions.faults_of(request.commune, one.data)
    rows = whatif.try_on(one, form.cleaned_data["campaign"]) if not faults and form.is_bound and form.is_valid() else []
    left = {leaf["key"]: leaf for row in rows for leaf in row.open}
    context = {
        "rubric": one, "form": form, "faults": faults, "rows": rows, "left": left.values(),
        "campaign": form.cleaned_data.get("campaign") if form.is_bound and form.is_valid() else None,
    }  # fmt: skip
    if request.GET and not form.is_valid():
        raise Http404(_("Không có đợt chấm này để chấm thử."))
    return render(request, "scores/desk/try_out.html", context)
