"""The desk: campaigns, a new one, one with its steps and ranking, its papers, what the records say today."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from dinh.account.scores import actions, clocks, exports, forms, papers, permissions, queries
from dinh.account.scores.models import Campaign
from dinh.account.scores.results import build, standings
from dinh.account.scores.views.acting import fetch, fetch_rubric
from dinh.ground.acting import DOCX, Page, newer, possible
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import may, why_not
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment

PAGE = 25


def _decide(by: Actor, campaign: Campaign, form: Any) -> object:
    return actions.decide(by=by, campaign=campaign, **form.cleaned_data)


def _extend(by: Actor, campaign: Campaign, form: Any) -> object:
    return actions.extend(by=by, campaign=campaign, **form.cleaned_data)


STEPS: dict[str, Page] = {
    "tham-dinh": Page(
        gettext_lazy("Chuyển sang thẩm định"),
        gettext_lazy("Hết tự chấm. Đơn vị chưa gửi vẫn được chấm theo hồ sơ; bộ tiêu chí có thể coi đó là không "
            "tự chấm."),
        gettext_lazy("Chuyển sang thẩm định"), permissions.TO_APPRAISAL, forms.EditionForm,
        lambda by, one, form: actions.to_appraisal(by=by, campaign=one, **form.cleaned_data),
        gettext_lazy("Đã chuyển sang thẩm định."),
    ),
    "niem-yet": Page(
        gettext_lazy("Niêm yết dự thảo kết quả"),
        gettext_lazy("Mọi người đọc được dự thảo, cách tính, và góp ý. Bản niêm yết giữ nguyên; sửa sau đó thì "
            "kết quả cuối ghi rõ."),
        gettext_lazy("Niêm yết dự thảo"), permissions.POST, forms.EditionForm,
        lambda by, one, form: actions.post_draft(by=by, campaign=one, **form.cleaned_data),
        gettext_lazy("Đã niêm yết. Bà con góp ý được từ bây giờ."),
    ),
    "quyet-dinh": Page(
        gettext_lazy("Quyết định kết quả"),
        gettext_lazy("Kết quả chốt theo phiếu thẩm định hiện nay và giữ nguyên từ đây, kể cả khi hồ sơ về sau "
            "thay đổi."),
        gettext_lazy("Chốt kết quả"), permissions.DECIDE, forms.DecideForm, _decide,
        gettext_lazy("Đã quyết định kết quả."),
        lambda one: {"decided_on": today()},
    ),
    "cong-bo": Page(
        gettext_lazy("Công bố kết quả"),
        gettext_lazy("Công bố cùng số liệu, cách tính và chương trình tính lại. Từ hôm nay đơn vị được chấm có "
            "thể khiếu nại."),
        gettext_lazy("Công bố"), permissions.PUBLISH, forms.EditionForm,
        lambda by, one, form: actions.publish(by=by, campaign=one, **form.cleaned_data),
        gettext_lazy("Đã công bố kết quả."),
    ),
    "keo-dai": Page(
        gettext_lazy("Kéo dài hạn"), gettext_lazy("Chỉ kéo dài được, không rút ngắn được."), gettext_lazy("Kéo dài"),
        permissions.TO_APPRAISAL, forms.ExtendForm, _extend, gettext_lazy("Đã kéo dài hạn."),
        lambda one: {"self_until": one.self_until, "appraise_until": one.appraise_until},
    ),
    "dung": Page(
        gettext_lazy("Dừng đợt chấm"), gettext_lazy("Không mở lại được. Phiếu và minh chứng vẫn còn để đọc."),
        gettext_lazy("Dừng hẳn"), permissions.STOP, forms.ReasonForm,
        lambda by, one, form: actions.stop(by=by, campaign=one, **form.cleaned_data),
        gettext_lazy("Đã dừng đợt chấm điểm."), danger=True,
    ),
}  # fmt: skip
LEADING = ("tham-dinh", "niem-yet", "quyet-dinh", "cong-bo")


@require_safe
@gated(permissions.READ)
def index(request: Request) -> HttpResponse:
    """Campaigns, those that want something first; one's own sheets on top."""
    get, day = request.GET.get, today()
    wanted = queries.Wanted(q=get("q", "").strip()[:100], stage=get("giai_doan", ""), year=get("nam", ""))
    rows = queries.listed(wanted, day)
    if get("xuat") == "xlsx":
        return attachment(exports.campaigns(rows, day), f"cham-diem-{day:%Y%m%d}.xlsx")
    page = Paginator(rows, PAGE).get_page(get("page"))
    context = {
        "page": page, "lines": [(one, one.stage(day), permissions.STAGES[one.stage(day)]) for one in page],
        "wanted": wanted,
        "stages": permissions.STAGES.items(), "years": queries.years(), "today": day,
        "filtered": any((wanted.q, wanted.stage, wanted.year)),
        "own": queries.own_sheets(request.actor) if request.actor.has(permissions.SELF) else [],
        "may_open": may(request.actor, permissions.OPEN, request.commune),
    }  # fmt: skip
    return render(request, "scores/desk/index.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.OPEN)
def new(request: Request) -> HttpResponse:
    """First which rubric; then year, days and who is scored."""
    ref = request.GET.get("bo", "")
    if not ref:
        return render(request, "scores/desk/choose.html", {"rubrics": queries.to_open(), "day": today()})
    rubric = fetch_rubric(request, ref, permissions.READ)
    day = today()
    days = [clocks.scheduled(rubric.data, name, day.year) for name in ("self_until", "appraise_until")]
    start = {
        "year": day.year, "title": _("%(title)s năm %(year)d") % {"title": rubric.title, "year": day.year},
        **{name: term.due for name, term in zip(("self_until", "appraise_until"), days, strict=True)
           if term and term.due >= day},
    }  # fmt: skip
    form = forms.OpenForm(request.POST or None, rubric=rubric, initial=start)
    made: list[Campaign] = []
    if request.method == "POST" and form.is_valid() and tried(form, lambda: made.append(
        actions.open_campaign(by=request.actor, rubric=rubric, opening=form.opening)
    )):  # fmt: skip
        messages.success(request, _("Đã mở đợt chấm. Từng đơn vị tự chấm được từ bây giờ."))
        return redirect("scores_desk:campaign", made[0].ref)
    context = {"form": form, "rubric": rubric, "terms": [term for term in days if term]}
    return render(request, "scores/desk/new.html", context, status=400 if form.errors else 200)


@require_safe
@gated(permissions.READ)
def campaign(request: Request, ref: str) -> HttpResponse:
    """One campaign: where it stands, what is next, every sheet with its points by rank."""
    one, day = fetch(request, ref, permissions.READ), today()
    steps = possible(request.actor, STEPS, one)
    found = sorted(standings(one), key=lambda each: (each.rank, each.sheet.order))
    grades = {grade["key"]: grade["title"] for grade in one.rubric.data["grades"]}
    own = [permissions.is_of(request.actor, each.sheet) for each in found]
    context = {
        "campaign": one, "stage": one.stage(day), "stage_words": permissions.STAGES[one.stage(day)], "today": day,
        "steps": steps, "first": next((slug for slug in LEADING if slug in dict(steps)), ""),
        "lines": [(each, grades[each.outcome["grade"]], mine) for each, mine in zip(found, own, strict=True)],
        "posting": clocks.posting(one.rubric.data, one.posted_on or day),
        "comments": queries.comments(one).count(), "waiting": queries.comments(one).filter(answered_on=None).count(),
        "appeals": queries.appeals(one), "results": one.results.all(),
    }  # fmt: skip
    return render(request, "scores/desk/campaign.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def step(request: Request, ref: str, slug: str) -> HttpResponse:
    """One step. The answer to «may I» is shown before anything is typed."""
    one, page = fetch(request, ref, permissions.READ), STEPS.get(slug)
    if page is None:
        raise Http404
    refusal = why_not(request.actor, page.permission, one) if request.method != "POST" else None
    form: Any = page.form(request.POST or None, campaign=one, initial=page.initial(one))  # type: ignore[call-arg]
    if request.method == "POST":
        if form.is_valid() and tried(form, lambda: page.run(request.actor, one, form)):
            messages.success(request, page.done)
            return redirect("scores_desk:campaign", one.ref)
        form = newer(form, Campaign.objects.get(pk=one.pk).edition)
    term = clocks.posting(one.rubric.data, today()) if slug == "niem-yet" else None
    term = clocks.appeals(one.rubric.data, today()) if slug == "cong-bo" else term
    context = {
        "campaign": one, "page": page, "form": form, "refusal": refusal, "term": term, "posting": slug == "niem-yet",
    }  # fmt: skip
    return render(request, "scores/desk/step.html", context, status=400 if form.errors else 200)


@require_safe
@gated(permissions.READ)
def differences(request: Request, ref: str) -> HttpResponse:
    """Where the records say something else than when they were published: shown, never written over."""
    one = fetch(request, ref, permissions.READ)
    context = {"campaign": one, "rows": queries.differences(one), "result": queries.result(one)}
    return render(request, "scores/desk/differences.html", context)


@require_safe
@gated(permissions.READ)
def paper(request: Request, ref: str) -> HttpResponse:
    """The decision as .docx, to sign."""
    one = fetch(request, ref, permissions.READ)
    newest = queries.result(one)
    if newest is None:
        raise Http404(_("Chưa có dự thảo kết quả để in."))
    try:
        data = papers.decision(one, newest)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("scores_desk:campaign", one.ref)
    return attachment(data, f"quyet-dinh-ket-qua-{one.ref}.docx", DOCX)


@require_safe
@gated(permissions.READ)
def table(request: Request, ref: str) -> HttpResponse:
    """The newest result as .xlsx; before there is one, how the sheets stand now."""
    one = fetch(request, ref, permissions.READ)
    newest = queries.result(one)
    file = newest.file if newest else build(one, standings(one), 0)
    return attachment(exports.ranking(file), f"ket-qua-{one.ref}.xlsx")
