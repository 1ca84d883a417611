"""The desk's reception days: the list against the law, entering, posting, holding, putting off."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.acting import Page, act_page, possible
from dinh.ground.clock import today, year_asked
from dinh.ground.fields import tried
from dinh.ground.gate import may, require
from dinh.ground.http import Request, gated
from dinh.rights.dialogue import actions, book, permissions
from dinh.rights.dialogue import forms_reception as f
from dinh.rights.dialogue.actions.days import link_late
from dinh.rights.dialogue.clocks import VN, check_by, link_by, may_not_delegate
from dinh.rights.dialogue.forms_desk import ReasonForm
from dinh.rights.dialogue.models import ReceptionDay

PAGE = 25
ACTS: dict[str, Page] = {
    "da-tiep": Page(
        gettext_lazy("Ghi đã tiếp"), gettext_lazy("Ghi đúng người đã ngồi tiếp."), gettext_lazy("Ghi"),
        permissions.HOLD, f.HoldForm,
        lambda by, thing, form: actions.hold_day(by=by, reception=thing, **form.cleaned_data), gettext_lazy("Đã ghi."),
        initial=lambda thing: {"received_by": thing.receiver},
    ),
    "truc-tuyen": Page(
        gettext_lazy("Chuẩn bị buổi trực tuyến"),
        gettext_lazy("Kiểm tra kỹ thuật, đường kết nối, nơi lưu bản ghi âm, ghi hình."), gettext_lazy("Lưu"),
        permissions.ONLINE, f.OnlineForm,
        lambda by, thing, form: actions.prepare_online(by=by, reception=thing, **form.cleaned_data),
        gettext_lazy("Đã lưu."),
        initial=lambda thing: {name: getattr(thing, name) for name in ("checked_on", "link", "recording_place")},
    ),
    "sua": Page(
        gettext_lazy("Sửa"), gettext_lazy("Lịch đã đăng thì ngày giờ không sửa: hoãn với lý do rồi lập buổi mới."),
        gettext_lazy("Lưu"), permissions.CHANGE_DAY, f.DayForm,
        lambda by, thing, form: actions.change_day(
            by=by, reception=thing, day=form.cleaned_data["day"], hours=form.hours
        ),
        gettext_lazy("Đã lưu."), initial=f.DayForm.of,
    ),
    "hoan": Page(
        gettext_lazy("Hoãn"), gettext_lazy("Mọi người đọc được lý do; người theo dõi được báo."), gettext_lazy("Hoãn"),
        permissions.CHANGE_DAY, ReasonForm,
        lambda by, thing, form: actions.put_off(by=by, reception=thing, **form.cleaned_data),
        gettext_lazy("Đã hoãn."), danger=True,
    ),
}  # fmt: skip


@require_safe
@gated(permissions.READ)
def index(request: Request) -> HttpResponse:
    """The days, newest first; above them how often each head received against what the law asks."""
    day = today()
    rows = book.days().order_by("-day", "-starts", "-pk")
    year = request.GET.get("nam", "")
    if number := year_asked(year):
        rows = rows.filter(day__year=number)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    first = date(int(year), 1, 1) if year.isdecimal() and len(year) == 4 and int(year) else day - timedelta(days=95)
    last = min(day, date(first.year, 12, 31)) if year else day
    kept = [(kind.label, book.kept(kind, first, last, day)[::-1]) for kind, _key in book.RULES]
    context = {
        "page": page, "rows": [(each, each.state(day), book.in_time(each)) for each in page], "kept": kept,
        "unposted": book.unposted(day).count(), "today": day, "year": year, "may_not_delegate": may_not_delegate(day),
        "years": sorted(set(book.days().values_list("day__year", flat=True)), reverse=True),
        "writes": may(request.actor, permissions.WRITE, request.commune),
    }  # fmt: skip
    return render(request, "dialogue/desk/days.html", context)


def fetch(request: Request, ref: str) -> ReceptionDay:
    found = book.find_day(ref)
    if found is None:
        raise Http404(_("Không có buổi tiếp công dân nào mang mã này."))
    require(request.actor, permissions.READ, found)
    return found


def home(reception: ReceptionDay) -> str:
    return reverse("dialogue_desk:day", args=[reception.ref])


@require_safe
@gated(permissions.READ)
def day(request: Request, ref: str) -> HttpResponse:
    """One day; who registered and came is shown only to those who keep the book."""
    found, writes = fetch(request, ref), may(request.actor, permissions.WRITE, request.commune)
    begins = datetime.combine(found.day, found.starts, VN)
    context = {
        "reception": found, "state": found.state(today()), "in_time": book.in_time(found), "writes": writes,
        "lawful": book.lawful_post(found), "acts": possible(request.actor, ACTS, found), "today": today(),
        "visits": found.visits.order_by("state", "number", "pk") if writes else [], "count": found.visits.count(),
        "check": check_by(found.day) if found.online else None,
        "link_by": link_by(found.day, begins) if found.online else None, "link_late": link_late(found),
        "entering": may(request.actor, permissions.ENTER_VISIT, found),
        "posting": may(request.actor, permissions.POST, found),
    }  # fmt: skip
    return render(request, "dialogue/desk/day.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def new(request: Request) -> HttpResponse:
    form = f.DaysForm(request.POST or None, initial={"starts": "08:00", "ends": "11:30"})
    if request.method == "POST" and form.is_valid() and tried(
        form, lambda: actions.add_days(by=request.actor, days=form.cleaned_data["days"], hours=form.hours)
    ):  # fmt: skip
        messages.success(request, _("Đã lập lịch. Xem lại rồi đăng."))
        return redirect("dialogue_desk:post_days")
    context = {"form": form, "title": _("Lập lịch tiếp công dân"), "back": reverse("dialogue_desk:days")}
    return render(request, "dialogue/desk/form.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def post_days(request: Request) -> HttpResponse:
    """Post what was entered; late ones ask for the reason, and say by which day they should have been posted."""
    waiting = book.unposted(today())
    form = f.PostDaysForm(request.POST or None, waiting=waiting)
    if request.method == "POST" and form.is_valid() and tried(form, lambda: actions.post_days(
        by=request.actor, receptions=form.cleaned_data["days"], late_reason=form.cleaned_data["late_reason"]
    )):  # fmt: skip
        messages.success(request, _("Đã đăng lịch. Hãy in bản niêm yết dán tại trụ sở."))
        return redirect("dialogue_desk:days")
    context = {"form": form, "waiting": waiting.exists()}
    return render(request, "dialogue/desk/post_days.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def act(request: Request, ref: str, slug: str) -> HttpResponse:
    found = fetch(request, ref)
    if slug not in ACTS:
        raise Http404(_("Không có việc này."))
    return act_page(request, ACTS[slug], found, home(found), str(found))
