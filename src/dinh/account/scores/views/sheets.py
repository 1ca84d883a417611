"""One sheet: read it, score oneself criterion by criterion with evidence, hand it in; appraise it, give it back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.account.scores import actions, forms, permissions, queries
from dinh.account.scores.actions.common import leaf_of
from dinh.account.scores.models import Evidence, Line
from dinh.account.scores.recompute import measures_share, points
from dinh.account.scores.rubrics.words import datum_words, formula_words, idle_words, small_words
from dinh.account.scores.sources import from_records, rows_behind
from dinh.account.scores.views.acting import fetch_line, fetch_sheet, standing_of
from dinh.ground.acting import newer, uploaded
from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.ground.room import INDICATORS

ROWS = 200  # records shown behind a number; the indicator's own page has them all


@require_safe
@gated(permissions.READ)
def sheet(request: Request, ref: str, key: str) -> HttpResponse:
    """The whole sheet: self-score, appraisal, reasons, evidence; what may be done with it."""
    one = fetch_sheet(request, ref, key, permissions.READ)
    standing = standing_of(one)
    grades = {grade["key"]: grade for grade in one.campaign.rubric.data["grades"]}
    by = request.actor
    context = {
        "sheet": one, "campaign": one.campaign, "standing": standing, "rows": queries.sheet_rows(standing),
        "grade": grades[standing.outcome["grade"]]["title"],
        "claimed_grade": grades[standing.claimed["grade"]]["title"],
        "may_score": may(by, permissions.SCORE, one), "may_appraise": may(by, permissions.APPRAISE, one),
        "may_give_back": may(by, permissions.GIVE_BACK, one), "may_appeal": may(by, permissions.APPEAL, one),
        "lacks": actions.lacks(one) if may(by, permissions.SCORE, one) else [], "today": today(),
        "stage": one.campaign.stage(today()),
    }  # fmt: skip
    return render(request, "scores/desk/sheet.html", context)


def _next(line: Line, *, appraisal: bool) -> str:
    """The next criterion that still wants a datum (or appraisal), after this one first; otherwise the sheet."""
    keys = [item["key"] for item, section, _depth in queries.rows_of(line.sheet.campaign.rubric.data)
            if not item.get("children") and (section != "flags" or appraisal)]  # fmt: skip
    lines = {each.key: each for each in line.sheet.lines.all()}
    at = keys.index(line.key) if line.key in keys else -1
    for key in [*keys[at + 1 :], *keys[: max(at, 0)]]:
        waiting = lines.get(key)
        if waiting is not None and (waiting.appraised is None if appraisal else not waiting.claimed):
            name = "scores_desk:appraise" if appraisal else "scores_desk:claim"
            return reverse(name, args=[line.sheet.campaign.ref, line.sheet.key, key])
    return reverse("scores_desk:sheet", args=[line.sheet.campaign.ref, line.sheet.key])


def _context(request: Request, line: Line, form: Any) -> dict[str, Any]:
    rubric = line.sheet.campaign.rubric.data
    leaf = leaf_of(rubric, line.key)
    flag = (
        None
        if leaf
        else next((item for item, _part, _depth in queries.rows_of(rubric) if item["key"] == line.key), None)
    )
    recorded = from_records(line.sheet, leaf, request.commune) if leaf else None
    given = points(rubric, leaf, line.claimed) if leaf and line.claimed else None
    now = points(rubric, leaf, line.datum) if leaf and line.datum else None
    return {
        "line": line, "sheet": line.sheet, "campaign": line.sheet.campaign, "item": leaf or flag, "leaf": leaf,
        "form": form,
        "how": formula_words(rubric, leaf) if leaf else "",
        "small": small_words(rubric) if leaf and measures_share(leaf) else "",
        "idle": idle_words(rubric, leaf) if leaf else "",
        "recorded": datum_words(leaf, recorded) if leaf and recorded is not None else "",
        "indicator": INDICATORS.get(leaf["formula"].get("indicator", "")) if leaf else None,
        "claimed_points": given, "now_points": now, "evidence": line.evidence.select_related("file"),
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER_SELF)
def claim(request: Request, ref: str, key: str, criterion: str) -> HttpResponse:
    """Score oneself on one criterion; a proof is added on the same page, after or before."""
    line = fetch_line(request, ref, key, criterion, permissions.ENTER_SELF)
    rubric, leaf = line.sheet.campaign.rubric.data, leaf_of(line.sheet.campaign.rubric.data, criterion)
    start = forms.DatumForm.start(line.claimed, line.edition, note=line.note)
    form = forms.DatumForm(request.POST or None, rubric=rubric, leaf=leaf, words="note", initial=start)
    proof = forms.EvidenceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and proof.is_valid():
        data, chosen = form.cleaned_data, uploaded(proof)
        asked = proof.cleaned_data
        done = tried(form, lambda: actions.claim(
            by=request.actor, line=line, datum=form.datum, note=data["note"], edition=data["edition"]
        ))  # fmt: skip
        if done and (chosen or asked["address"]):
            done = tried(proof, lambda: actions.add_evidence(
                by=request.actor, line=line, title=asked["title"], upload=chosen, address=asked["address"]
            ))  # fmt: skip
        if done:
            messages.success(request, _("Đã lưu tiêu chí %s.") % line.key)
            return redirect(request.path if "stay" in request.POST else _next(line, appraisal=False))
        line.refresh_from_db()
        form = newer(form, line.edition)
    wrong = form.errors or proof.errors
    context = {
        **_context(request, line, form),
        "proof": proof,
        "may_score": may(request.actor, permissions.SCORE, line),
    }
    return render(request, "scores/desk/claim.html", context, status=400 if wrong else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER_SELF)
def take_away(request: Request, ref: str, key: str, criterion: str, pk: int) -> HttpResponse:
    line = fetch_line(request, ref, key, criterion, permissions.ENTER_SELF)
    row = Evidence.objects.select_related("line__sheet__campaign", "file").filter(line=line, pk=pk).first()
    if row is None:
        raise Http404(_("Minh chứng này không còn."))
    back = reverse("scores_desk:claim", args=[ref, key, criterion])
    if request.method == "POST":
        actions.take_evidence_away(by=request.actor, evidence=row)
        messages.success(request, _("Đã bỏ minh chứng."))
        return redirect(back)
    return render(request, "scores/desk/take_away.html", {"evidence": row, "back": back})


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER_SELF)
def submit(request: Request, ref: str, key: str) -> HttpResponse:
    """Hand in: what is still missing is listed with the way to it."""
    one = fetch_sheet(request, ref, key, permissions.ENTER_SELF)
    form = forms.EditionForm(request.POST or None, initial={"edition": one.edition})
    if request.method == "POST" and form.is_valid() and tried(
        form, lambda: actions.submit(by=request.actor, sheet=one, edition=form.cleaned_data["edition"])
    ):  # fmt: skip
        messages.success(request, _("Đã gửi phiếu tự chấm."))
        return redirect("scores_desk:sheet", ref, key)
    context = {
        "sheet": one,
        "campaign": one.campaign,
        "form": form,
        "lacks": actions.lacks(one),
        "standing": standing_of(one),
    }
    return render(request, "scores/desk/submit.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def give_back(request: Request, ref: str, key: str) -> HttpResponse:
    one = fetch_sheet(request, ref, key, permissions.READ)
    form = forms.ReasonForm(request.POST or None, initial={"edition": one.edition})
    if request.method == "POST" and form.is_valid() and tried(
        form, lambda: actions.give_back(by=request.actor, sheet=one, **form.cleaned_data)
    ):  # fmt: skip
        messages.success(request, _("Đã trả lại phiếu để bổ sung."))
        return redirect("scores_desk:sheet", ref, key)
    context = {
        "sheet": one, "campaign": one.campaign, "form": form, "title": _("Trả lại phiếu"), "action": _("Trả lại"),
        "lead": _("Số liệu, minh chứng vẫn còn; đơn vị bổ sung rồi gửi lại."),
    }  # fmt: skip
    return render(request, "scores/desk/sheet_form.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER_APPRAISAL)
def appraise(request: Request, ref: str, key: str, criterion: str) -> HttpResponse:
    """Appraise one criterion: the claim and its proof on top, the datum below, a reason where it is changed."""
    line = fetch_line(request, ref, key, criterion, permissions.ENTER_APPRAISAL)
    rubric, leaf = line.sheet.campaign.rubric.data, leaf_of(line.sheet.campaign.rubric.data, criterion)
    start = forms.DatumForm.start(line.datum, line.edition, reason=line.reason)
    form = forms.DatumForm(request.POST or None, rubric=rubric, leaf=leaf, words="reason", initial=start)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if tried(form, lambda: actions.appraise(
            by=request.actor, line=line, datum=form.datum, reason=data["reason"], edition=data["edition"]
        )):  # fmt: skip
            messages.success(request, _("Đã thẩm định tiêu chí %s.") % line.key)
            return redirect(_next(line, appraisal=True))
        line.refresh_from_db()
        form = newer(form, line.edition)
    context = {**_context(request, line, form), "may_appraise": may(request.actor, permissions.APPRAISE, line)}
    return render(request, "scores/desk/appraise.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER_APPRAISAL)
def accept_rest(request: Request, ref: str, key: str) -> HttpResponse:
    """Ask, then take everything that nobody has appraised as it was claimed."""
    one = fetch_sheet(request, ref, key, permissions.ENTER_APPRAISAL)
    form = forms.EditionForm(request.POST or None, initial={"edition": one.edition})
    if request.method == "POST" and form.is_valid() and tried(
        form, lambda: actions.accept_rest(by=request.actor, sheet=one, edition=form.cleaned_data["edition"])
    ):  # fmt: skip
        messages.success(request, _("Đã đồng ý các tiêu chí còn lại."))
        return redirect("scores_desk:sheet", ref, key)
    context = {
        "sheet": one, "campaign": one.campaign, "form": form, "title": _("Đồng ý các tiêu chí còn lại"),
        "action": _("Đồng ý"), "lead": _("Mọi tiêu chí chưa ai thẩm định được giữ như đơn vị tự chấm."),
    }  # fmt: skip
    return render(request, "scores/desk/sheet_form.html", context, status=400 if form.errors else 200)


@require_safe
@gated(permissions.READ)
def records(request: Request, ref: str, key: str, criterion: str) -> HttpResponse:
    """The records behind a number."""
    line = fetch_line(request, ref, key, criterion, permissions.READ)
    leaf = leaf_of(line.sheet.campaign.rubric.data, criterion)
    item = INDICATORS.get(leaf["formula"].get("indicator", "")) if leaf else None
    if leaf is None or item is None:
        raise Http404(_("Tiêu chí này không lấy số từ hồ sơ."))
    rows = rows_behind(line.sheet, leaf, request.commune)
    context = {
        "line": line, "sheet": line.sheet, "campaign": line.sheet.campaign, "leaf": leaf, "indicator": item,
        "rows": rows[:ROWS], "count": len(rows),
        "datum": datum_words(leaf, from_records(line.sheet, leaf, request.commune) or {}),
    }  # fmt: skip
    return render(request, "scores/desk/records.html", context)
