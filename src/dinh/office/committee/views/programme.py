"""The programme of a year and its progress."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.clock import today
from dinh.ground.gate import Refused, may
from dinh.ground.http import Request, gated
from dinh.ground.sheets import table
from dinh.office.committee import actions, permissions, queries
from dinh.office.committee.forms import DoneForm, ItemForm, tried
from dinh.office.committee.models import ProgrammeItem
from dinh.office.committee.views.common import committee_or_404, form_page, sheet

STATES = {"done": "xong", "late": "tre", "open": "chua"}


@require_safe
@gated(permissions.READ)
def this_year(request: Request) -> HttpResponse:
    return redirect("committee:programme", today().year)


@require_safe
@gated(permissions.READ)
def show(request: Request, year: int) -> HttpResponse:
    """The items of a year with their progress; `trang_thai` narrows to done, late or open ones."""
    committee = committee_or_404()
    programme = queries.programme_of(committee, year)
    every = queries.standings(programme, today()) if programme else []
    wanted = request.GET.get("trang_thai", "")
    shown = [each for each in every if wanted in {"", _state(each)}]
    if request.GET.get("xuat") == "xlsx":
        return sheet(_sheet(year, shown), f"chuong-trinh-cong-tac-{year}.xlsx")
    context = {
        "committee": committee, "year": year, "items": shown, "wanted": wanted, "whole": len(every),
        "done": sum(each.done for each in every), "late": sum(each.late for each in every),
        "may_manage": may(request.actor, permissions.MANAGE, committee),
    }  # fmt: skip
    return render(request, "committee/programme.html", context)


def _state(standing: queries.ItemStanding) -> str:
    return "xong" if standing.done else "tre" if standing.late else "chua"


def _sheet(year: int, items: list[queries.ItemStanding]) -> bytes:
    columns = [
        (_("TT"), 6),
        (_("Nội dung"), 70),
        (_("Thời gian"), 14),
        (_("Chủ trì"), 34),
        (_("Tình trạng"), 14),
        (_("Kết quả"), 50),
    ]
    words = {"xong": _("Đã xong"), "tre": _("Quá hạn"), "chua": _("Chưa xong")}
    rows = [
        (each.item.order, each.item.text, each.when, each.item.lead.name if each.item.lead else "", words[_state(each)],
         each.item.done_note)
        for each in items
    ]  # fmt: skip
    return table(_("Chương trình %(year)d") % {"year": year}, columns, rows)


@require_http_methods(["GET", "POST"])
@gated(permissions.MANAGE)
def add(request: Request, year: int) -> HttpResponse:
    committee = committee_or_404()
    form = ItemForm(request.POST or None, day=today())
    if form.is_valid() and tried(
        form, lambda: actions.add_item(by=request.actor, committee=committee, year=year, **form.cleaned_data)
    ):
        messages.success(request, _("Đã thêm vào chương trình."))
        return redirect("committee:programme", year)
    title = _("Thêm mục vào chương trình năm %(year)d") % {"year": year}
    return form_page(request, form, title, _("Thêm"), _page(year))


@require_http_methods(["GET", "POST"])
@gated(permissions.MANAGE)
def edit(request: Request, pk: int) -> HttpResponse:
    item = _item(pk)
    names = ("text", "month", "quarter", "due", "lead")
    form = ItemForm(request.POST or None, day=today(), initial={name: getattr(item, name) for name in names})
    if form.is_valid() and tried(form, lambda: actions.edit_item(by=request.actor, item=item, **form.cleaned_data)):
        messages.success(request, _("Đã lưu."))
        return redirect("committee:programme", item.programme.year)
    more = [(reverse("committee:remove_item", args=[pk]), _("Bỏ mục này"))] if item.task is None else []
    return form_page(request, form, _("Sửa mục chương trình"), _("Lưu"), _page(item.programme.year), more=more)


@require_http_methods(["GET", "POST"])
@gated(permissions.MANAGE)
def done(request: Request, pk: int) -> HttpResponse:
    item = _item(pk)
    form = DoneForm(request.POST or None, initial={"done_on": today()})
    if form.is_valid() and tried(form, lambda: actions.mark_done(by=request.actor, item=item, **form.cleaned_data)):
        messages.success(request, _("Đã ghi kết quả."))
        return redirect("committee:programme", item.programme.year)
    return form_page(request, form, _("Ghi kết quả"), _("Lưu"), _page(item.programme.year), lead=item.text)


@require_http_methods(["GET", "POST"])
@gated(permissions.MANAGE)
def remove(request: Request, pk: int) -> HttpResponse:
    item, back = _item(pk), ""
    back = _page(item.programme.year)
    if request.method == "POST":
        _told(request, lambda: actions.remove_item(by=request.actor, item=item), _("Đã bỏ mục khỏi chương trình."))
        return redirect(back)
    context = {
        "question": _("Bỏ mục này khỏi chương trình?"),
        "consequence": item.text,
        "action": _("Bỏ mục"),
        "back_url": back,
    }
    return render(request, "committee/confirm.html", context)


@require_POST
@gated(permissions.MANAGE)
def not_done(request: Request, pk: int) -> HttpResponse:
    item = _item(pk)
    _told(request, lambda: actions.undo_done(by=request.actor, item=item), _("Mục trở lại chưa xong."))
    return redirect("committee:programme", item.programme.year)


@require_POST
@gated(permissions.MANAGE)
def give(request: Request, pk: int) -> HttpResponse:
    item = _item(pk)
    _told(request, lambda: actions.give_item(by=request.actor, item=item), _("Đã giao thành nhiệm vụ."))
    return redirect("committee:programme", item.programme.year)


def _told(request: Request, act: Any, done_words: str) -> None:
    """Acts of one press: what they refuse is said on the page one comes back to."""
    try:
        act()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done_words)


def _item(pk: int) -> ProgrammeItem:
    item: ProgrammeItem = get_object_or_404(ProgrammeItem.objects.select_related("programme", "lead", "task"), pk=pk)
    return item


def _page(year: int) -> str:
    return reverse("committee:programme", args=[year])
