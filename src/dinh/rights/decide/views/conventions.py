"""Conventions on the desk: list with figures, one with its texts and days, each act on one form; and for everyone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import may, require
from dinh.ground.http import Request, gated, public
from dinh.ground.places.queries import groups_on
from dinh.ground.sheets import attachment, table
from dinh.law.due import due
from dinh.rights.decide import actions, papers_conventions, permissions
from dinh.rights.decide import forms_conventions as f
from dinh.rights.decide.models import Convention, Matter
from dinh.rights.decide.queries import conventions as queries
from dinh.rights.decide.views.outcome import DOCX

State = Convention.State


@dataclass(frozen=True, slots=True)
class Page:
    """An act on a convention in one of `states`."""

    title: Any
    lead: Any
    action: Any
    permission: str
    form: type[f.OfConventionForm]
    run: Callable[..., object]
    states: tuple[str, ...]
    danger: bool = False


PAGES: dict[str, Page] = {
    "viet-lai": Page(
        _("Viết lại dự thảo"), _("Bản cũ vẫn giữ để đối chiếu."), _("Lưu bản mới"), permissions.CONVENTION,
        f.RewriteForm, actions.rewrite_convention, (State.DRAFT, State.POSTED),
    ),
    "niem-yet": Page(
        _("Niêm yết dự thảo"), _("Ít nhất 30 ngày ở nhà văn hóa, điểm sinh hoạt; toàn văn hiện ở trang công khai."),
        _("Ghi ngày niêm yết"), permissions.CONVENTION, f.DayForm, actions.post_draft, (State.DRAFT,),
    ),
    "y-kien": Page(
        _("Ghi ý kiến góp ý"), _("Ghi như bà con nói, không cần tên."), _("Ghi"), permissions.CONVENTION,
        f.OpinionForm, actions.note_opinion, (State.POSTED,),
    ),
    "thong-qua": Page(
        _("Đưa ra thông qua"), _("Lập việc BQ3. Từ đây toàn văn không sửa nữa. Cuộc họp phải có trên một nửa số hộ dự "
        "và trên một nửa tổng số hộ tán thành."), _("Lập việc"), permissions.CONVENTION, f.ForwardForm,
        actions.put_forward, (State.POSTED,),
    ),
    "soan-lai": Page(
        _("Soạn lại"), _("Việc thông qua đã dừng hoặc không được công nhận: sửa dự thảo rồi niêm yết lại."),
        _("Soạn lại"), permissions.CONVENTION, f.NothingForm, actions.take_up_again, (State.VOTING,),
    ),
    "gui-lai": Page(
        _("Gửi lại bản có dấu giáp lai"), _("Ủy ban nhân dân gửi lại bản đã công nhận cho thôn, tổ dân phố."),
        _("Ghi ngày gửi"), permissions.WRITE_OFFICES, f.DayForm, actions.return_stamped,
        (State.IN_FORCE, State.SUSPENDED),
    ),
    "ra-soat": Page(
        _("Ghi rà soát hằng năm"), _("Cộng đồng xem lại việc thực hiện, quyết định giữ hay sửa."), _("Ghi"),
        permissions.CONVENTION, f.ReviewForm, actions.review_convention, (State.IN_FORCE, State.SUSPENDED),
    ),
    "tam-ngung": Page(
        _("Tạm ngừng thực hiện"), _("Quyết định của Ủy ban nhân dân (Mẫu 04)."), _("Ghi tạm ngừng"),
        permissions.NAME_ACTING, f.StopForm, actions.suspend, (State.IN_FORCE,), danger=True,
    ),
    "thuc-hien-lai": Page(
        _("Cho thực hiện lại"), _("Khi lý do tạm ngừng không còn."), _("Ghi"), permissions.NAME_ACTING, f.ResumeForm,
        actions.resume, (State.SUSPENDED,),
    ),
    "bai-bo": Page(
        _("Bãi bỏ"), _("Quyết định của Ủy ban nhân dân (Mẫu 05). Không lấy lại được."), _("Ghi bãi bỏ"),
        permissions.NAME_ACTING, f.StopForm, actions.annul_convention, (State.IN_FORCE, State.SUSPENDED), danger=True,
    ),
}  # fmt: skip


@require_safe
@gated(permissions.READ)
def conventions(request: Request) -> HttpResponse:
    """Every convention with the day that matters now; the year's figures; .xlsx."""
    day, asked = today(), {"state": request.GET.get("tinh-trang", ""), "group": request.GET.get("to", "")}
    rows = queries.conventions()
    rows = rows.filter(state=asked["state"]) if asked["state"] in State.values else rows
    rows = rows.filter(group=int(asked["group"])) if asked["group"].isdecimal() else rows
    found = [queries.standing(each, day) for each in rows]
    figures = queries.statistics(date(day.year, 1, 1), day)
    if request.GET.get("xuat") == "xlsx":
        return attachment(_sheet(found), f"huong-uoc-quy-uoc-{day:%Y%m%d}.xlsx")
    by = request.actor
    context = {
        "rows": found, "figures": figures, "asked": asked, "states": State.choices, "groups": groups_on(day),
        "day": day, "review": queries.to_review(day), "term": queries.review_term(day.year),
        "report": due("convention.province_report", date(day.year, 1, 1)),
        "may_begin": by.has(permissions.WRITER) or by.has(permissions.HEAD),
        "may_enter": may(by, permissions.WRITE_OFFICES, by.commune),
    }  # fmt: skip
    return render(request, "decide/desk/conventions_list.html", context)


def _sheet(found: list[queries.Standing]) -> bytes:
    columns = [
        ("Thôn, tổ dân phố", 22), ("Tên", 40), ("Tình trạng", 26), ("Niêm yết từ", 12), ("Thực hiện từ", 12),
        ("Quyết định công nhận", 30), ("Gửi lại", 12), ("Thôi thực hiện", 12),
    ]  # fmt: skip
    lines = (
        (str(one.convention.group), one.convention.title, one.words, one.convention.posted_on,
         one.convention.in_force_on, one.convention.decision, one.convention.returned_on, one.convention.ended_on)
        for one in found
    )  # fmt: skip
    return table("Hương ước, quy ước", columns, lines)


def fetch(request: Request, pk: int) -> Convention:
    found: Convention = get_object_or_404(queries.conventions(), pk=pk)
    require(request.actor, permissions.READ, found)
    return found


@require_safe
@gated(permissions.READ)
def convention(request: Request, pk: int) -> HttpResponse:
    found, by = fetch(request, pk), request.actor
    texts = list(found.texts.all())
    context = {
        "convention": found, "one": queries.standing(found, today()), "text": texts[-1] if texts else None,
        "texts": texts, "notes": [(each, queries.note_term(each)) for each in found.notes.all()],
        "replaced_by": found.replaced_by.all(), "day": today(),
        "papers": papers_conventions.offered(found, chair=may(by, permissions.NAME_ACTING, found)),
        "pages": {slug: page for slug, page in PAGES.items() if _fits(found, slug, page, by)},
    }  # fmt: skip
    return render(request, "decide/desk/conventions_one.html", context)


def _fits(found: Convention, slug: str, page: Page, by: Actor) -> bool:
    if found.state not in page.states or (slug == "gui-lai" and found.returned_on):
        return False
    if slug == "soan-lai" and (found.matter is None or found.matter.state not in Matter.ENDED):
        return False
    return may(by, page.permission, found)


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def convention_act(request: Request, pk: int, slug: str) -> HttpResponse:
    found, page = fetch(request, pk), PAGES.get(slug)
    if page is None:
        raise Http404
    require(request.actor, page.permission, found)
    form, made = page.form(request.POST if request.method == "POST" else None, convention=found), []
    if form.is_valid() and tried(
        form, lambda: made.append(page.run(by=request.actor, convention=found, **form.cleaned_data))
    ):  # fmt: skip
        messages.success(request, gettext("Đã ghi."))
        if isinstance(made[0], Matter):
            return redirect("decide_desk:matter", made[0].ref)
        return redirect("decide_desk:convention", found.pk)
    context = {
        "form": form, "title": page.title, "lead": page.lead, "action": page.action, "danger": page.danger,
        "convention": found,
    }  # fmt: skip
    return render(request, "decide/desk/conventions_form.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def begin_convention(request: Request) -> HttpResponse:
    form, made = f.BeginForm(request.POST or None, by=request.actor), []
    if form.is_valid() and tried(form, lambda: made.append(
        actions.begin_convention(by=request.actor, **form.cleaned_data)
    )):  # fmt: skip
        return redirect("decide_desk:convention", made[0].pk)
    context = {"form": form, "title": gettext("Soạn hương ước, quy ước"), "action": gettext("Lưu dự thảo")}
    return render(request, "decide/desk/conventions_form.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE_OFFICES)
def enter_convention(request: Request) -> HttpResponse:
    form, made = f.EnterForm(request.POST or None, by=request.actor), []
    if form.is_valid() and tried(form, lambda: made.append(
        actions.enter_convention(by=request.actor, **form.cleaned_data)
    )):  # fmt: skip
        return redirect("decide_desk:convention", made[0].pk)
    context = {"form": form, "title": gettext("Ghi bản đã được công nhận"), "action": gettext("Ghi")}
    return render(request, "decide/desk/conventions_form.html", context, status=400 if form.errors else 200)


@require_safe
@gated(permissions.READ)
def convention_paper(request: Request, pk: int, slug: str) -> HttpResponse:
    found = fetch(request, pk)
    if slug not in papers_conventions.PAPERS:
        raise Http404
    try:
        return attachment(papers_conventions.docx(found, slug), f"{slug}-{found.group.code}.docx", DOCX)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("decide_desk:convention", pk)


@require_safe
@public
def everyones(request: Request) -> HttpResponse:
    """What is in force in each group, and drafts that hang for comments."""
    rows = list(queries.public())
    context = {
        "alive": [each for each in rows if each.state in Convention.ALIVE],
        "drafts": [queries.standing(each, today()) for each in rows if each.state in (State.POSTED, State.VOTING)],
        "past": [each for each in rows if each.state in (State.ENDED, State.REPLACED)],
    }
    return render(request, "decide/conventions.html", context)


@require_safe
@public
def everyones_one(request: Request, pk: int) -> HttpResponse:
    """The whole text, what happened to it, what it replaces."""
    found = get_object_or_404(queries.public(), pk=pk)
    texts = list(found.texts.all())
    context = {
        "convention": found, "one": queries.standing(found, today()), "text": texts[-1] if texts else None,
        "texts": texts, "notes": found.notes.exclude(kind="opinion"),
        "replaced_by": found.replaced_by.exclude(state=State.DRAFT),
    }  # fmt: skip
    return render(request, "decide/convention.html", context)
