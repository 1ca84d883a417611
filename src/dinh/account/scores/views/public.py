"""For everyone: what is scored and how, the posted draft, the ranking, each sheet; the file and the script to work it
out again; the sheet for the board."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.account.scores import clocks, queries, recompute
from dinh.account.scores.models import Campaign, Result, Rubric
from dinh.account.scores.permissions import STAGES
from dinh.account.scores.queries import rows_of
from dinh.account.scores.recompute import leaves, measures_share, number
from dinh.account.scores.rubrics.files import write
from dinh.account.scores.rubrics.words import datum_words, formula_words, small_words, vn
from dinh.account.scores.views.rubrics import told
from dinh.ground.clock import today
from dinh.ground.http import Request, public
from dinh.ground.room import INDICATORS

PAGE = 20
TEXT, JSON = "text/plain; charset=utf-8", "application/json; charset=utf-8"


def shown(ref: str) -> Campaign:
    """A campaign that is public. Raises Http404 for others, in the same words."""
    found = queries.find(ref)
    if found is None or not found.public:
        raise Http404(_("Không có kết quả chấm điểm nào mang mã này."))
    return found


def shown_result(one: Campaign) -> Result:
    found = queries.shown_result(one)
    if found is None:
        raise Http404(_("Không có kết quả chấm điểm nào mang mã này."))
    return found


@public
@require_safe
def index(request: Request) -> HttpResponse:
    """Drafts that hang now, results, and the rubrics in force in plain words."""
    day = today()
    page = Paginator(queries.public(), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page, "lines": [(one, one.stage(day), STAGES[one.stage(day)]) for one in page],
        "rubrics": queries.in_use(day), "today": day,
    }  # fmt: skip
    return render(request, "scores/index.html", context)


@public
@require_safe
def scheme(request: Request, ref: str) -> HttpResponse:
    """A rubric as adopted: who is scored on what, how points come about, the grades."""
    one = queries.find_rubric(ref)
    if one is None or one.state != Rubric.State.ADOPTED:
        raise Http404(_("Không có bộ tiêu chí nào mang mã này."))
    context = {"rubric": one, "today": today(), **told(one.data)}
    return render(request, "scores/scheme.html", context)


@public
@require_safe
def scheme_file(request: Request, ref: str) -> HttpResponse:
    one = queries.find_rubric(ref)
    if one is None or one.state != Rubric.State.ADOPTED:
        raise Http404(_("Không có bộ tiêu chí nào mang mã này."))
    return _download(write(one.data), f"bo-tieu-chi-{one.key}-{one.version}.json", JSON)


def _ranking(file: dict[str, Any]) -> list[dict[str, Any]]:
    titles = {grade["key"]: grade["title"] for grade in file["rubric"]["grades"]}
    ordered = sorted(file["sheets"], key=lambda one: (one["rank"], one["name"]))
    return [
        {**one, "grade_title": titles[one["grade"]], "top": one["grade"] == file["rubric"]["grades"][0]["key"]}
        for one in ordered
    ]


@public
@require_safe
def campaign_page(request: Any, ref: str) -> HttpResponse:
    """`/p/CD-…`: the draft while it hangs, then the result; who got what, why, and how to work it out again."""
    one, day = shown(ref), today()
    found = shown_result(one)
    stage = one.stage(day)
    context = {
        "campaign": one, "stage": stage, "stage_words": STAGES[stage], "today": day, "result": found,
        "ranking": _ranking(found.file), "draft": found.number == 0, "rubric": one.rubric,
        "posting": clocks.posting(one.rubric.data, one.posted_on) if one.posted_on else None,
        "comments": queries.released(one), "count": queries.comments(one).count(),
        "changes": _changes(one, found),
        "appeals": queries.appeals(one).exclude(answered_on=None) if one.published_on else [],
        "earlier": one.results.filter(number__gte=1, number__lt=found.number),
    }  # fmt: skip
    return render(request, "scores/campaign.html", context)


def _changes(one: Campaign, found: Result) -> list[dict[str, Any]]:
    """Where a result differs from the posted draft, by sheet and criterion, as data and points."""
    draft = queries.result(one, 0)
    if draft is None or found.number == 0:
        return []
    before = {sheet["key"]: sheet["lines"] for sheet in draft.file["sheets"]}
    titles = {item["key"]: item for item, _part, _depth in rows_of(found.file["rubric"])}
    changes = []
    for sheet in found.file["sheets"]:
        for key, line in sheet["lines"].items():
            then = before.get(sheet["key"], {}).get(key, {})
            if then.get("datum") != line["datum"] or then.get("points") != line["points"]:
                changes.append({
                    "name": sheet["name"], "key": key, "title": titles[key]["title"],
                    "before": _told(titles[key], then), "after": _told(titles[key], line),
                    "reason": line.get("reason", ""),
                })  # fmt: skip
    return changes


def _told(item: dict[str, Any], line: dict[str, Any]) -> str:
    """«8/11, 10 điểm»"""
    datum = datum_words(item, line.get("datum") or {}) or "–"
    return (
        _("%(datum)s, %(points)s điểm") % {"datum": datum, "points": vn(line["points"])}
        if line.get("points")
        else datum
    )


@public
@require_safe
def sheet(request: Request, ref: str, key: str) -> HttpResponse:
    """What one body got on each criterion, from which datum, and why it was changed in the appraisal."""
    one = shown(ref)
    found = shown_result(one)
    mine = next((each for each in _ranking(found.file) if each["key"] == key), None)
    if mine is None:
        raise Http404(_("Không có đơn vị này trong đợt chấm."))
    rubric = found.file["rubric"]
    rows = [
        {
            "item": item, "section": section, "depth": depth, "leaf": not item.get("children"),
            "line": mine["lines"].get(item["key"]),
            "how": formula_words(rubric, item) if section != "flags" and not item.get("children") else "",
            "small": small_words(rubric) if item.get("formula") and measures_share(item) else "",
            "reached": _reached(item, mine) if item.get("children") else None,
            "indicator": INDICATORS.get((item.get("formula") or {}).get("indicator", "")),
        }
        for item, section, depth in rows_of(rubric)
    ]  # fmt: skip
    why = [item["title"] for item, _part, _depth in rows_of(rubric) if item["key"] in mine["why"]]
    context = {
        "campaign": one, "sheet": mine, "rows": rows, "result": found, "draft": found.number == 0, "why": why,
        "held": any(grade["key"] in mine["why"] for grade in rubric["grades"]),
    }  # fmt: skip
    return render(request, "scores/sheet.html", context)


def _reached(item: dict[str, Any], mine: dict[str, Any]) -> Any:
    given = [mine["lines"][leaf["key"]]["points"] for leaf in leaves([item])]
    return sum((number(each) for each in given if each is not None), number(0))


@public
@require_safe
def board(request: Request, ref: str) -> HttpResponse:
    """The ranking for the notice board, to print."""
    one = shown(ref)
    found = shown_result(one)
    context = {
        "campaign": one, "ranking": _ranking(found.file), "result": found, "draft": found.number == 0, "today": today(),
        "address": f"{request.get_host()}{one.path}",
    }  # fmt: skip
    return render(request, "scores/board.html", context)


@public
@require_safe
def file(request: Request, ref: str) -> HttpResponse:
    """The result as a file: rubric, data, points, seals. `?lan=` gives an earlier number."""
    one = shown(ref)
    found = shown_result(one)
    asked = request.GET.get("lan", "")
    if asked.isdecimal() and len(asked) < 5:
        older = queries.result(one, int(asked))
        if older is None or older.number > found.number:
            raise Http404(_("Không có lần kết quả này."))
        found = older
    text = json.dumps(found.file, ensure_ascii=False, indent=1)
    return _download(text, f"ket-qua-{one.ref}-{found.number}.json", JSON)


@public
@require_safe
def script(request: Request) -> HttpResponse:
    """The script that works a published scoring out again, off-line."""
    return _download(Path(recompute.__file__).read_text(encoding="utf-8"), "cham-lai.py", TEXT)


@public
@require_safe
def how(request: Request) -> HttpResponse:
    """How anyone works it out again, in three steps."""
    return render(request, "scores/how.html")


def _download(text: str, name: str, media_type: str) -> HttpResponse:
    response = HttpResponse(text, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
