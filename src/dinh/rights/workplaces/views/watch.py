"""Those who watch over all workplaces: one table, the year's unions against their target. Others come to their own."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.rights.workplaces import actions, exports, permissions, queries
from dinh.rights.workplaces.forms import EnterpriseForm, TargetForm
from dinh.rights.workplaces.models import WORKPLACES, Box
from dinh.rights.workplaces.views.place import chosen_year, last_day

PAGE = 25


@require_safe
@gated(permissions.ENTER)
def index(request: Request) -> HttpResponse:
    if may(request.actor, permissions.WATCH):
        return _table(request)
    own = queries.own_workplaces(request.actor, today())
    if len(own) == 1:
        return redirect("workplaces_desk:place", own[0].pk)
    return render(request, "workplaces/own.html", {"bodies": own})


def _table(request: Request) -> HttpResponse:
    get, now = request.GET.get, today()
    year = chosen_year(request, now)
    day = last_day(year, now)
    everything = queries.standings(day, year)
    wanted = queries.Wanted(q=get("q", "").strip()[:100], kind=get("loai", ""), state=get("tinh_trang", ""))
    rows = queries.narrowed(everything, wanted)
    if get("xuat") == "xlsx":
        return attachment(exports.standings(rows, year), f"noi-lam-viec-{year}.xlsx")
    owed = [one for one in everything if one.due]
    context = {
        "page": Paginator(rows, PAGE).get_page(get("page")), "wanted": wanted, "year": year,
        "years": queries.years(now),
        "kinds": [(kind.value, kind.label) for kind in WORKPLACES], "filtered": any(request.GET.values()),
        "states": {"late": _("Có việc trễ"), "waiting": _("Còn việc phải làm"), "unknown": _("Chưa khai số người"),
                   "ok": _("Đủ")}.items(),
        "held": sum(one.held for one in owed), "in_time": sum(one.in_time for one in owed), "owed": len(owed),
        "late": sum(one.late for one in everything), "all": len(everything), "today": now,
        "founded": queries.foundings(year).count(), "target": queries.target(year),
        "letters": queries.unread_letters() if permissions.is_union(request.actor) else 0,
        "union": permissions.is_union(request.actor),
    }  # fmt: skip
    return render(request, "workplaces/watch.html", context)


@require_safe
@gated(permissions.WATCH)
def unions(request: Request) -> HttpResponse:
    """Unions founded outside the State sector in a year, against its target; enterprises that have none yet."""
    now = today()
    year = chosen_year(request, now)
    founded, target = list(queries.foundings(year)), queries.target(year)
    waiting = queries.without_union(last_day(year, now))
    if request.GET.get("xuat") == "xlsx":
        return attachment(exports.unions(founded, waiting, target, year), f"cong-doan-{year}.xlsx")
    boxes = Box.objects.filter(closed_on=None).select_related("body")
    context = {
        "year": year, "years": queries.years(now), "founded": founded, "target": target, "waiting": waiting,
        "members": sum(row.members for row in founded), "union": permissions.is_union(request.actor), "boxes": boxes,
    }  # fmt: skip
    return render(request, "workplaces/unions.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.WATCH)
def target(request: Request) -> HttpResponse:
    now = today()
    found = queries.target(now.year)
    start = {"year": now.year, **({"number": found.number, "source": found.source} if found else {})}
    form = TargetForm(request.POST or None, initial=start)
    if form.is_valid() and tried(form, lambda: actions.set_target(by=request.actor, **form.cleaned_data)):
        messages.success(request, _("Đã ghi chỉ tiêu."))
        return redirect("workplaces_desk:unions")
    context = {"form": form, "title": _("Ghi chỉ tiêu năm"), "action": _("Lưu"),
               "lead": _("Số công đoàn cơ sở ngoài khu vực Nhà nước phải thành lập trong năm.")}  # fmt: skip
    return render(request, "workplaces/form.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.WATCH)
def new(request: Request) -> HttpResponse:
    form = EnterpriseForm(request.POST or None, initial={"day": today(), "sector": "private"})
    made: list[Body] = []

    def add() -> None:
        data = dict(form.cleaned_data)
        made.append(actions.add_enterprise(by=request.actor, state=data.pop("sector") == "state", **data))

    if form.is_valid() and tried(form, add):
        messages.success(request, _("Đã thêm doanh nghiệp."))
        return redirect("workplaces_desk:place", made[0].pk)
    context = {"form": form, "title": _("Thêm doanh nghiệp"), "action": _("Thêm"),
               "lead": _("Nhiều doanh nghiệp một lúc thì người quản trị nhập bảng ở mục Cơ quan, đơn vị.")}  # fmt: skip
    return render(request, "workplaces/form.html", context, status=400 if form.errors else 200)
