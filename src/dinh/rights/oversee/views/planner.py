"""Where to look next: runs of the planner, one proposal with the reasons of every body, what a person makes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.acting import Page, act_page, page_of, possible
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.http import Request, gated, public
from dinh.ground.sheets import attachment
from dinh.rights.oversee import exports_oversight, planner
from dinh.rights.oversee import forms_planner as forms
from dinh.rights.oversee import permissions_planner as permissions
from dinh.rights.oversee.actions import planner as acts
from dinh.rights.oversee.actions import taking
from dinh.rights.oversee.forms_boards import EditionForm
from dinh.rights.oversee.models import Proposal
from dinh.rights.oversee.planner_words import SIGNS, from_json, reasons
from dinh.rights.oversee.queries import planner as queries
from dinh.rights.oversee.views.acting import form_page

PAGE = 25
PLAIN = "text/plain; charset=utf-8"


def _one(one: Proposal) -> dict[str, Any]:
    return {"one": one}


STEPS: dict[str, Page] = {
    "quyet-dinh": Page(
        _lazy("Đưa vào kế hoạch"),
        _lazy("Máy chỉ đề xuất; người quyết định là anh/chị. Cuộc kiểm tra, giám sát được lập ngay, kèm lý do. Đề xuất "
              "sau đó không đổi nữa."),
        _lazy("Đưa vào kế hoạch"), permissions.TAKE, forms.TakeForm,
        lambda by, one, form: taking.take_over(
            by=by, proposal=one, into=form.into, edition=form.cleaned_data["edition"]
        ),
        _lazy("Đã đưa vào kế hoạch."), forms.take_initial, _one,
    ),
    "doi": Page(
        _lazy("Bỏ ra, lấy lại"), _lazy("Đơn vị quá lâu chưa có ai đến thì không bỏ ra được."), _lazy("Lưu"),
        permissions.DECIDE, forms.ChangeChoiceForm,
        lambda by, one, form: acts.change_choice(by=by, **form.cleaned_data), _lazy("Đã lưu."), lambda one: {}, _one,
    ),
    "them": Page(
        _lazy("Thêm đơn vị"), "", _lazy("Thêm"), permissions.DECIDE, forms.AddChoiceForm,
        lambda by, one, form: acts.add_choice(by=by, proposal=one, **form.cleaned_data), _lazy("Đã thêm."),
        lambda one: {}, _one,
    ),
    "cong-khai": Page(
        _lazy("Công khai đề xuất"),
        _lazy("Mọi người đọc được số liệu của từng đơn vị, quy tắc, kết quả, và tính lại được."),
        _lazy("Công khai"), permissions.SHOW, EditionForm,
        lambda by, one, form: acts.show_proposal(by=by, proposal=one, **form.cleaned_data), _lazy("Đã công khai."),
    ),
}  # fmt: skip


def fetch(request: Request, ref: str) -> Proposal:
    one = queries.find_proposal(ref)
    if one is None:
        raise Http404(_("Không có đề xuất nào mang mã này."))
    require(request.actor, permissions.READ, one)
    return one


@require_safe
@gated(permissions.READ)
def index(request: Request) -> HttpResponse:
    """Every run, newest first."""
    kinds = _kinds(request)
    context = {
        "page": Paginator(queries.proposals(), PAGE).get_page(request.GET.get("page")), "may_run": bool(kinds),
        "today": today(),
    }  # fmt: skip
    return render(request, "oversee/desk/proposals.html", context)


def _kinds(request: Request) -> list[tuple[str, Any]]:
    return [(kind.value, kind.label) for kind, power in permissions.POWERS.items() if request.actor.has(power)]


@require_http_methods(["GET", "POST"])
@gated(permissions.RUN)
def new(request: Request) -> HttpResponse:
    kinds = _kinds(request)
    start = {**forms.RunForm.start(), "purpose": kinds[0][0] if kinds else "", "holder": request.actor.body}
    form = forms.RunForm(request.POST or None, initial=start, kinds=kinds)

    def run() -> Proposal:
        names = ("purpose", "holder", "period", "text")
        return acts.run_planner(
            by=request.actor, rules=form.rules, **{name: form.cleaned_data[name] for name in names}
        )  # fmt: skip

    return form_page(
        request, form, _("Đề xuất nơi nên đến"), reverse("oversee_desk:proposals"), run,
        lambda one: reverse("oversee_desk:proposal", args=[one.ref]),
        lead=_(
            "Máy đếm dấu hiệu của từng đơn vị rồi đề xuất, một phần rút thăm cho công bằng. Mọi con số ở đây là "
            "quy ước, "
            "anh/chị đổi được; đề xuất giữ nguyên số đã dùng."
        ),
        done=_("Đang đếm. Trang này cho biết đã đếm đến đâu."),
    )  # fmt: skip


def lines_of(one: Proposal) -> list[tuple[Any, Any, Any]]:
    """Each chosen body with its reasons as sentences, and what it became."""
    factors, became = from_json(one.rules).factors, queries.became(one)
    return [(each, reasons(each.counts, factors), became.get(each.became)) for each in queries.choices(one)]


def rule_lines(one: Proposal) -> list[tuple[Any, int, int]]:
    titles = {each.key: each.title for each in SIGNS}
    return [(titles.get(each.key, each.key), each.weight, each.cap) for each in from_json(one.rules).factors]


@require_safe
@gated(permissions.READ)
def proposal(request: Request, ref: str) -> HttpResponse:
    """One proposal. While it is counted the page shows how far and asks again by itself."""
    one = fetch(request, ref)
    if request.GET.get("xuat") == "xlsx":
        return attachment(exports_oversight.proposal(one, queries.choices(one)), f"de-xuat-{ref}.xlsx")
    context = {
        "one": one, "rows": lines_of(one), "factors": rule_lines(one), "steps": possible(request.actor, STEPS, one),
        "today": today(), "desk": True,
    }  # fmt: skip
    return render(request, "oversee/desk/proposal.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def step(request: Request, ref: str, slug: str) -> HttpResponse:
    one = fetch(request, ref)
    return act_page(request, page_of(STEPS, slug), one, reverse("oversee_desk:proposal", args=[ref]), str(one))


@require_safe
@gated(permissions.READ)
def record(request: Request, ref: str) -> HttpResponse:
    """The sealed file from which the proposal can be recomputed."""
    one = fetch(request, ref)
    if not one.head:
        raise Http404(_("Đề xuất này chưa tính xong."))
    return attachment(one.record.encode(), f"de-xuat-{ref}.txt", PLAIN)


@require_safe
@public
def script(request: Request) -> HttpResponse:
    """lap-lich.py: recomputes a proposal off-line; it is the very file this room plans with."""
    return attachment(Path(planner.__file__).read_bytes(), "lap-lich.py", "text/x-python; charset=utf-8")


@require_safe
@public
def public_record(request: Request, ref: str) -> HttpResponse:
    """The sealed file of a published proposal."""
    one = queries.find_proposal(ref)
    if one is None or one.shown_on is None:
        raise Http404(_("Không có đề xuất công khai nào mang mã này."))
    return attachment(one.record.encode(), f"de-xuat-{ref}.txt", PLAIN)
