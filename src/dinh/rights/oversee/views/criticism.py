"""The desk of criticism: drafts that came in, opinions by part, the document sent, the answers point by point."""

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
from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.gate import may, require
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.rights.oversee import exports_oversight, papers_supervision
from dinh.rights.oversee import forms_supervision as forms
from dinh.rights.oversee import permissions_supervision as permissions
from dinh.rights.oversee.actions import criticism as acts
from dinh.rights.oversee.forms_boards import WhyForm
from dinh.rights.oversee.models import Criticism
from dinh.rights.oversee.permissions import READER
from dinh.rights.oversee.queries import supervision as queries
from dinh.rights.oversee.views.acting import form_page

PAGE = 25


def _one(one: Criticism) -> dict[str, Any]:
    return {"one": one}


def _hearing(by: Actor, one: Criticism, form: Any) -> object:
    return acts.add_hearing(by=by, one=one, **{**form.cleaned_data, "minutes": forms.upload(form, "minutes")})


def _answers(by: Actor, one: Criticism, form: Any) -> object:
    data = form.cleaned_data
    return acts.answer_points(
        by=by, one=one, on=data["on"], number=data["number"], answers=form.answers, edition=data["edition"]
    )


STEPS: dict[str, Page] = {
    "y-kien": Page(
        _lazy("Thêm ý kiến"), _lazy("Một ý kiến về một phần của dự thảo; đề nghị sửa thế nào nếu có."),
        _lazy("Thêm ý kiến"),
        permissions.GATHER, forms.PointForm, lambda by, one, form: acts.add_point(by=by, one=one, **form.cleaned_data),
        _lazy("Đã thêm ý kiến."), lambda one: {}, _one,
    ),
    "buoi": Page(
        _lazy("Ghi buổi họp, đơn vị được hỏi"), _lazy("Hội nghị, đối thoại đã họp; hoặc đơn vị đã gửi dự thảo để hỏi."),
        _lazy("Ghi"), permissions.GATHER, forms.HearingForm, _hearing, _lazy("Đã ghi."),
        lambda one: {"form": one.form},
    ),
    "da-tra-loi": Page(
        _lazy("Ghi đơn vị được hỏi đã trả lời"), "", _lazy("Ghi"), permissions.GATHER, forms.LetterAnsweredForm,
        lambda by, one, form: acts.letter_answered(by=by, **form.cleaned_data), _lazy("Đã ghi."),
        lambda one: {"on": today()}, _one, when=lambda one: one.hearings.filter(held_on=None).exists(),
    ),
    "gui": Page(
        _lazy("Gửi văn bản phản biện"), _lazy("Tải bản .docx ở hồ sơ để ký. Gửi rồi thì ý kiến không sửa nữa."),
        _lazy("Ghi đã gửi"), permissions.SEND_CRITICISM, forms.SendCriticismForm,
        lambda by, one, form: acts.send_criticism(by=by, one=one, **form.cleaned_data), _lazy("Đã ghi việc gửi."),
        lambda one: {"on": today(), "overview": one.overview, "edition": one.edition},
    ),
    "tra-loi": Page(
        _lazy("Trả lời từng ý kiến"),
        _lazy("Ý kiến nào cũng có trả lời: tiếp thu, tiếp thu một phần, hoặc giải trình vì sao."),
        _lazy("Gửi trả lời"), permissions.ANSWER_POINTS, forms.AnswersForm, _answers, _lazy("Đã ghi trả lời."),
        forms.answers_initial, _one,
    ),
    "cong-khai": Page(
        _lazy("Công khai"), _lazy("Mọi người đọc được tóm tắt, ý kiến từng phần và trả lời."), _lazy("Công khai"),
        permissions.SHOW_CRITICISM, forms.ShownForm,
        lambda by, one, form: acts.show_criticism(by=by, one=one, **form.cleaned_data), _lazy("Đã công khai."),
        lambda one: {"shown": one.overview[:3000], "edition": one.edition},
        when=lambda one: one.draft_kind != Criticism.Draft.PARTY and one.kind == Criticism.Kind.CRITICISM,
    ),
    "dung": Page(
        _lazy("Dừng phản biện"), _lazy("Khi dự thảo được rút lại."), _lazy("Dừng"), permissions.STOP_CRITICISM, WhyForm,
        lambda by, one, form: acts.stop_criticism(by=by, one=one, **form.cleaned_data), _lazy("Đã dừng."), danger=True,
    ),
}  # fmt: skip


def fetch(request: Request, ref: str) -> Criticism:
    one: Criticism | None = Criticism.objects.select_related("holder", "drafter", "file").filter(ref=ref).first()
    if one is None:
        raise Http404(_("Không có cuộc phản biện nào mang mã này."))
    require(request.actor, permissions.READ_CRITICISM, one)
    return one


@require_safe
@gated(permissions.ENTER)
def index(request: Request) -> HttpResponse:
    """Drafts under criticism; a drafting body sees what was sent to it."""
    get = request.GET.get
    wanted = {"q": get("q", "").strip()[:100], "kind": get("viec", ""), "year": get("nam", "")}
    rows = queries.criticisms(**wanted)
    if not request.actor.has(READER):
        rows = [one for one in rows if may(request.actor, permissions.READ_CRITICISM, one)]
    if get("xuat") == "xlsx":
        return attachment(exports_oversight.criticisms(rows, today()), f"phan-bien-{today():%Y%m%d}.xlsx")
    context = {
        "page": Paginator([(one, queries.late(one, today())) for one in rows], PAGE).get_page(get("page")),
        "wanted": wanted, "filtered": any(request.GET.values()), "years": queries.years(), "stages": permissions.STAGES,
        "kinds": Criticism.Kind.choices, "may_receive": may(request.actor, permissions.RECEIVE_DRAFT, request.commune),
        "today": today(),
    }  # fmt: skip
    return render(request, "oversee/desk/criticisms.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.RECEIVE_DRAFT)
def new(request: Request) -> HttpResponse:
    form = forms.ReceivedForm(request.POST or None, request.FILES or None, initial={"received_on": today()})

    def receive() -> Criticism:
        holder = bodies_on(today()).filter(kind=Body.Kind.FRONT).order_by("order", "pk").first()
        if holder is None:
            raise ValidationError(_("Chưa có Ủy ban Mặt trận Tổ quốc trong danh sách cơ quan, đơn vị."))
        return acts.receive_draft(by=request.actor, holder=holder, facts=form.facts)

    return form_page(
        request, form, _("Nhận dự thảo để phản biện, góp ý"), reverse("oversee_desk:criticisms"), receive,
        lambda one: reverse("oversee_desk:criticism", args=[one.ref]),
    )  # fmt: skip


@require_safe
@gated(permissions.ENTER)
def criticism(request: Request, ref: str) -> HttpResponse:
    one = fetch(request, ref)
    context = {
        "one": one, "steps": possible(request.actor, STEPS, one), "stage": permissions.STAGES[one.stage],
        "points": one.points.select_related("hearing"), "hearings": one.hearings.all(), "today": today(),
        "late": queries.late(one, today()), "may_drop": may(request.actor, permissions.GATHER, one),
        "may_paper": may(request.actor, permissions.RECEIVE_DRAFT, request.commune),
    }  # fmt: skip
    return render(request, "oversee/desk/criticism.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def step(request: Request, ref: str, slug: str) -> HttpResponse:
    one = fetch(request, ref)
    return act_page(request, page_of(STEPS, slug), one, reverse("oversee_desk:criticism", args=[ref]), one.title)


@require_http_methods(["GET", "POST"])
@gated(permissions.GATHER)
def drop_point(request: Request, ref: str, pk: int) -> HttpResponse:
    """Asks first."""
    one = fetch(request, ref)
    require(request.actor, permissions.GATHER, one)
    point = one.points.filter(pk=pk).first()
    if point is None:
        raise Http404
    if request.method == "POST":
        acts.drop_point(by=request.actor, one=one, point=point)
        messages.success(request, _("Đã bỏ ý kiến."))
        return redirect("oversee_desk:criticism", ref)
    context = {
        "question": _("Bỏ ý kiến này?"), "consequence": str(point), "action": _("Bỏ ý kiến"),
        "back_url": reverse("oversee_desk:criticism", args=[ref]),
    }  # fmt: skip
    return render(request, "oversee/desk/sure.html", context)


@require_safe
@gated(permissions.RECEIVE_DRAFT)
def paper(request: Request, ref: str) -> HttpResponse:
    """The document of criticism as .docx, to sign."""
    one = fetch(request, ref)
    try:
        data = papers_supervision.criticism(one)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("oversee_desk:criticism", ref)
    return attachment(data, f"phan-bien-{ref}.docx", DOCX)
