"""Requests to verify on the desk: only members of the board they went to read them."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.acting import Page, act_page, page_of, possible
from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import require
from dinh.ground.http import Request, gated
from dinh.rights.oversee import forms_visits as f
from dinh.rights.oversee import permissions
from dinh.rights.oversee.actions import asking as acts
from dinh.rights.oversee.forms_boards import EditionForm, fill
from dinh.rights.oversee.models import Board, Verification
from dinh.rights.oversee.views.desk import corner

State = Verification.State


@require_safe
@gated(permissions.READ_ASKED)
def index(request: Request) -> HttpResponse:
    rows = Verification.objects.filter(board__in=permissions.sitting(request.actor)).select_related("board")
    return render(request, "oversee/desk/asked_list.html", {"rows": rows[:100], **corner(request)})


def _fetch(request: Request, ref: str) -> Verification:
    found = Verification.objects.filter(ref=ref.upper()).select_related("board", "visit").first()
    if found is None:
        raise Http404(_("Không có đề nghị nào mang mã này."))
    require(request.actor, permissions.READ_ASKED, found)
    return found


@never_cache
@require_safe
@gated(permissions.READ_ASKED)
def asked(request: Request, ref: str) -> HttpResponse:
    found = _fetch(request, ref)
    return render(request, "oversee/desk/asked.html", {"one": found, "steps": possible(request.actor, ACTS, found)})


ACTS: dict[str, Page] = {
    "nhan": Page(
        gettext_lazy("Nhận xác minh"), gettext_lazy("Nói Ban sẽ làm gì, bao giờ. Người đề nghị đọc bằng mã của mình."),
        gettext_lazy("Nhận"), permissions.ANSWER_ASKED, f.AnswerAskedForm,
        lambda by, it, form: acts.take(by=by, verification=it, **form.cleaned_data), gettext_lazy("Đã nhận."),
        when=lambda it: it.state == State.ASKED,
    ),
    "ket-qua": Page(
        gettext_lazy("Ghi kết quả"), "", gettext_lazy("Ghi kết quả"), permissions.ANSWER_ASKED, f.ResultForm,
        lambda by, it, form: acts.finish(by=by, verification=it, **form.cleaned_data), gettext_lazy("Đã ghi kết quả."),
        when=lambda it: it.state == State.TAKEN,
    ),
    "khong-nhan": Page(
        gettext_lazy("Không nhận"), gettext_lazy("Nói rõ vì sao, và nên đến đâu."), gettext_lazy("Không nhận"),
        permissions.ANSWER_ASKED, f.AnswerAskedForm,
        lambda by, it, form: acts.decline(by=by, verification=it, **form.cleaned_data), gettext_lazy("Đã trả lời."),
        when=lambda it: it.state == State.ASKED, danger=True,
    ),
    "xoa-nguoi-gui": Page(
        gettext_lazy("Xóa thông tin người gửi"), gettext_lazy("Họ tên, liên hệ bị xóa hẳn; nội dung còn lại."),
        gettext_lazy("Xóa"), permissions.ANSWER_ASKED, EditionForm,
        lambda by, it, form: acts.forget(by=by, verification=it, **form.cleaned_data), gettext_lazy("Đã xóa."),
        when=lambda it: it.state in (State.DONE, State.DECLINED) and not it.erased_on, danger=True,
    ),
}  # fmt: skip


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.READ_ASKED)
def act(request: Request, ref: str, slug: str) -> HttpResponse:
    found = _fetch(request, ref)
    return act_page(request, page_of(ACTS, slug), found, reverse("oversee_desk:asked", args=[ref]), found.title)


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.READ_ASKED)
def enter(request: Request) -> HttpResponse:
    """Write down what somebody told a member; the receipt is shown once, to be handed over."""
    form = f.EnterAskedForm(request.POST or None, initial={"received_on": today()})
    mine = [one.pk for one in permissions.sitting(request.actor) if not one.ended_on]
    fill(form, "board", Board.objects.filter(pk__in=mine))
    made: list[acts.Receipt] = []
    if request.method == "POST" and form.is_valid() and tried(form, lambda: made.append(acts.enter_asked(
        by=request.actor, board=form.cleaned_data["board"], request=form.request,
        received_on=form.cleaned_data["received_on"],
    ))):  # fmt: skip
        context = {"one": made[0].verification, "pin": made[0].pin}
        return render(request, "oversee/desk/handed_receipt.html", context)
    title, back = gettext_lazy("Ghi đề nghị nghe trực tiếp"), reverse("oversee_desk:asked_list")
    context = {"form": form, "title": title, "back": back, "lead": ""}
    return render(request, "oversee/desk/form.html", context, status=400 if form.errors else 200)
