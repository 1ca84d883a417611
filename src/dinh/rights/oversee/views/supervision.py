"""The desk of supervision: the list, a new one, one supervision with its sessions, what was asked, what followed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.acting import DOCX, Page, act_page, page_of, possible
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import may, require
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.rights.oversee import exports_oversight, papers_supervision
from dinh.rights.oversee import forms_supervision as forms
from dinh.rights.oversee import permissions_supervision as permissions
from dinh.rights.oversee.actions import supervision as acts
from dinh.rights.oversee.forms_boards import WhyForm
from dinh.rights.oversee.models import Supervised, Supervision
from dinh.rights.oversee.permissions import COUNCIL, FRONT, READER
from dinh.rights.oversee.queries import supervision as queries
from dinh.rights.oversee.views.acting import form_page

PAGE = 25


def _one(one: Supervision) -> dict[str, Any]:
    return {"one": one}


def _change(by: Actor, one: Supervision, form: Any) -> object:
    return acts.change_supervision(by=by, one=one, facts=form.facts, edition=form.cleaned_data["edition"])


def _session(by: Actor, one: Supervision, form: Any) -> object:
    data = {**form.cleaned_data, "minutes": forms.upload(form, "minutes")}
    return acts.hold_session(by=by, one=one, said=(), **data)


def _question(by: Actor, one: Supervision, form: Any) -> object:
    return acts.add_question(by=by, session=one.sessions.order_by("-held_on", "-pk")[0], said=form.said)


STEPS: dict[str, Page] = {
    "yeu-cau": Page(
        _lazy("Yêu cầu báo cáo"), _lazy("Mỗi đơn vị được giám sát thấy việc này ở trang của mình."),
        _lazy("Yêu cầu báo cáo"),
        permissions.ASK, forms.ReportByForm,
        lambda by, one, form: acts.ask_reports(by=by, one=one, **form.cleaned_data), _lazy("Đã yêu cầu báo cáo."),
    ),
    "phien": Page(
        _lazy("Ghi phiên giám sát"), _lazy("Buổi làm việc, phiên họp, phiên chất vấn đã diễn ra."), _lazy("Ghi phiên"),
        permissions.SESSION, forms.SessionForm, _session, _lazy("Đã ghi phiên giám sát."),
        lambda one: {"on": today(), "bodies": [each.body_id for each in one.supervised.all()]}, _one,
    ),
    "cau-hoi": Page(
        _lazy("Ghi câu hỏi, ý kiến"), _lazy("Của phiên gần nhất. Chưa trả lời ngay thì để trống, ghi sau."),
        _lazy("Ghi"),
        permissions.ANSWER_QUESTION, forms.QuestionForm, _question, _lazy("Đã ghi."), lambda one: {}, _one,
        when=lambda one: one.sessions.exists(),
    ),
    "tra-loi": Page(
        _lazy("Ghi trả lời sau phiên"), "", _lazy("Ghi trả lời"), permissions.ANSWER_QUESTION, forms.LaterAnswerForm,
        lambda by, one, form: acts.answer_question(by=by, **form.cleaned_data), _lazy("Đã ghi trả lời."),
        lambda one: {"on": today()}, _one, when=lambda one: one.sessions.filter(questions__answered_on=None).exists(),
    ),
    "ket-luan": Page(
        _lazy("Kết luận"), _lazy("Sau ít nhất một phiên. Kiến nghị ghi riêng ở bước sau để theo dõi trả lời."),
        _lazy("Kết luận"), permissions.CONCLUDE, forms.ConcludedForm,
        lambda by, one, form: acts.conclude_supervision(by=by, one=one, **form.cleaned_data), _lazy("Đã kết luận."),
        lambda one: {"on": today(), "edition": one.edition},
    ),
    "kien-nghi": Page(
        _lazy("Kiến nghị"), _lazy("Kiến nghị được gửi, nhận, trả lời và theo dõi ở danh sách kiến nghị."),
        _lazy("Lập kiến nghị"), permissions.RECOMMEND, forms.RecommendForm,
        lambda by, one, form: acts.recommend_supervised(by=by, one=one, **form.cleaned_data),
        _lazy("Đã lập kiến nghị."),
        lambda one: {}, _one,
    ),
    "cong-khai": Page(
        _lazy("Công khai kết quả"), _lazy("Mọi người đọc được tóm tắt này, đơn vị, thời gian và số phiên."),
        _lazy("Công khai"), permissions.SHOW, forms.ShownForm,
        lambda by, one, form: acts.show_supervision(by=by, one=one, **form.cleaned_data), _lazy("Đã công khai."),
        lambda one: {"shown": one.conclusion[:3000], "edition": one.edition},
    ),
    "sua": Page(
        _lazy("Sửa"), "", _lazy("Lưu"), permissions.CHANGE, forms.EditSupervisionForm, _change, _lazy("Đã lưu."),
        forms.supervision_initial, lambda one: {"watcher": one.by},
    ),
    "thoi": Page(
        _lazy("Thôi giám sát"), "", _lazy("Thôi giám sát"), permissions.CANCEL, WhyForm,
        lambda by, one, form: acts.cancel_supervision(by=by, one=one, **form.cleaned_data), _lazy("Đã thôi."),
        danger=True,
    ),
}  # fmt: skip


def fetch(request: Request, ref: str) -> Supervision:
    one: Supervision | None = Supervision.objects.select_related("holder", "plan").filter(ref=ref).first()
    if one is None:
        raise Http404(_("Không có cuộc giám sát nào mang mã này."))
    require(request.actor, permissions.READ, one)
    return one


@require_safe
@gated(permissions.ENTER)
def index(request: Request) -> HttpResponse:
    """Supervisions of the council and the Front; a supervised body sees its own."""
    get = request.GET.get
    wanted = {"q": get("q", "").strip()[:100], "watcher": get("ai", ""), "year": get("nam", "")}
    rows = queries.supervisions(**wanted)
    if not request.actor.has(READER):
        rows = [one for one in rows if may(request.actor, permissions.READ, one)]
    if get("xuat") == "xlsx":
        return attachment(exports_oversight.supervisions(rows), f"giam-sat-{today():%Y%m%d}.xlsx")
    context = {
        "page": Paginator(rows, PAGE).get_page(get("page")), "wanted": wanted, "filtered": any(request.GET.values()),
        "years": queries.years(), "watchers": Supervision.By.choices, "stages": permissions.STAGES,
        "may_council": request.actor.has(COUNCIL), "may_front": request.actor.has(FRONT),
        "due": queries.reports_due(request.actor), "today": today(),
    }  # fmt: skip
    return render(request, "oversee/desk/supervisions.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.SUPERVISE)
def new(request: Request, watcher: str) -> HttpResponse:
    """A new supervision of the council (hdnd) or of the Front (mat-tran)."""
    kind = {"hdnd": "council", "mat-tran": "front"}.get(watcher)
    if kind is None:
        raise Http404
    require(request.actor, permissions.SUPERVISE, Supervision(commune=request.commune, by=kind))
    plan = next((each for each in queries.year_plans() if each.by == kind and each.period == str(today().year)), None)
    start = {"holder": queries.holders(kind).first(), "plan": plan, "from_day": today(), "proposal": ""}
    form = forms.SupervisionForm(request.POST or None, initial=start, watcher=kind)
    return form_page(
        request, form, _("Lập cuộc giám sát"), reverse("oversee_desk:supervisions"),
        lambda: acts.supervise(
            by=request.actor, watcher=kind, holder=form.cleaned_data["holder"], facts=form.facts
        ), lambda one: reverse("oversee_desk:supervision", args=[one.ref]),
        lead=_("Trong kế hoạch năm thì chọn kế hoạch; ngoài kế hoạch thì ghi vì sao."),
    )  # fmt: skip


@require_safe
@gated(permissions.ENTER)
def supervision(request: Request, ref: str) -> HttpResponse:
    one = fetch(request, ref)
    rows = one.supervised.select_related("body").prefetch_related("files")
    mine = rows.filter(body=request.actor.body).first() if request.actor.body else None
    context = {
        "one": one, "steps": possible(request.actor, STEPS, one), "stage": permissions.STAGES[one.stage], "rows": rows,
        "sessions": one.sessions.prefetch_related("questions__to_body", "bodies"), "today": today(),
        "recommendations": one.recommendations.select_related("addressed_to"), "reads": request.actor.has(READER),
        "may_report": bool(mine and may(request.actor, permissions.SUBMIT_REPORT, mine))
        or bool(rows and may(request.actor, permissions.SUBMIT_REPORT, rows[0])),
    }  # fmt: skip
    return render(request, "oversee/desk/supervision.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def step(request: Request, ref: str, slug: str) -> HttpResponse:
    one = fetch(request, ref)
    return act_page(request, page_of(STEPS, slug), one, reverse("oversee_desk:supervision", args=[ref]), one.theme)


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def report(request: Request, ref: str) -> HttpResponse:
    """A body's report: its own, or one that came on paper, entered by who supervises."""
    one = fetch(request, ref)
    rows = Supervised.objects.filter(supervision=one).select_related("body", "supervision")
    allowed = [row for row in rows if may(request.actor, permissions.SUBMIT_REPORT, row)]
    back = reverse("oversee_desk:supervision", args=[ref])
    if not allowed:
        require(request.actor, permissions.SUBMIT_REPORT, rows.first())
        return redirect(back)
    own = next((row for row in allowed if request.actor.body and row.body_id == request.actor.body.pk), allowed[0])
    form = forms.ReportForm(
        request.POST or None, request.FILES or None, initial={"row": own.pk, "words": own.report},
        rows=rows.filter(pk__in=[row.pk for row in allowed]),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if tried(
            form,
            lambda: acts.submit_report(by=request.actor, row=data["row"], words=data["words"], files=data["uploads"]),
        ):
            messages.success(request, _("Đã nộp báo cáo."))
            return redirect(back)
    context = {"form": form, "title": _("Báo cáo để giám sát"), "back": back, "lead": one.theme}
    return render(request, "oversee/desk/form.html", context, status=400 if form.errors else 200)


@require_safe
@gated(permissions.ENTER)
def paper(request: Request, ref: str) -> HttpResponse:
    """The report of the supervision as .docx, to sign."""
    one = fetch(request, ref)
    require(request.actor, permissions.SUPERVISE, one)
    if one.concluded_on is None:
        raise Http404(_("Chưa kết luận nên chưa có báo cáo."))
    try:
        data = papers_supervision.report(one)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("oversee_desk:supervision", ref)
    return attachment(data, f"bao-cao-giam-sat-{ref}.docx", DOCX)
