"""Visits on the desk: the list, one visit with its check-list, its acts, its findings, what follows from it."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.acting import DOCX, Page, act_page, page_of, possible
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.gate import may, require
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment, table
from dinh.rights.oversee import clocks, papers, permissions
from dinh.rights.oversee import forms_visits as f
from dinh.rights.oversee.actions import findings as finding_acts
from dinh.rights.oversee.actions import recommending
from dinh.rights.oversee.actions import visits as acts
from dinh.rights.oversee.actions.visits import Arrangement
from dinh.rights.oversee.forms_boards import EditionForm, WhyForm
from dinh.rights.oversee.models import Board, By, Finding, PlanItem, Verification, Visit
from dinh.rights.oversee.queries import visits as queries
from dinh.rights.oversee.views.acting import form_page
from dinh.rights.oversee.views.desk import corner
from dinh.rights.oversee.views.watchers import watchers

PAGE = 25
STAGES = (("", gettext_lazy("Tất cả")), ("open", gettext_lazy("Sắp làm, đang làm")),
          ("concluded", gettext_lazy("Đã lập biên bản")), ("unconfirmed", gettext_lazy("Chờ Mặt trận xác nhận")),
          ("cancelled", gettext_lazy("Đã hủy")))  # fmt: skip


@require_safe
@gated(permissions.ENTER)
def index(request: Request) -> HttpResponse:
    require(request.actor, permissions.READ, request.commune)
    given = request.GET
    asked: dict[str, Any] = {"q": given.get("q", "")[:100], "by": given.get("ai", ""), "stage": given.get("buoc", "")}
    rows = queries.filtered(queries.visits(), **asked)
    if request.GET.get("xuat") == "xlsx":
        return attachment(_sheet(rows), f"kiem-tra-giam-sat-{today():%Y%m%d}.xlsx")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page, "asked": asked, "filtered": any(asked.values()), "stages": STAGES, "who": By.choices,
        "arranges": bool(watchers(request.actor)), **corner(request),
    }  # fmt: skip
    return render(request, "oversee/desk/visits.html", context)


def _sheet(rows: Any) -> bytes:
    columns = [(_("Mã"), 14), (_("Ai"), 34), (_("Hình thức"), 14), (_("Nội dung"), 44), (_("Nơi"), 34), (_("Ngày"), 12),
               (_("Đã tiến hành"), 12), (_("Tình trạng"), 24)]  # fmt: skip
    lines = [
        (one.ref, one.watcher, one.get_way_display(), one.theme, one.target_name, one.planned_on, one.held_on,
         str(permissions.STAGES[one.stage])) for one in rows
    ]  # fmt: skip
    return table(_("Kiểm tra, giám sát"), columns, lines)


def fetch(request: Request, ref: str) -> Visit:
    found = queries.find(ref)
    if found is None:
        raise Http404(_("Không có cuộc kiểm tra, giám sát nào mang mã này."))
    require(request.actor, permissions.READ, found)
    return found


def home(visit: Visit) -> str:
    return reverse("oversee_desk:visit", args=[visit.ref])


@require_safe
@gated(permissions.ENTER)
def visit(request: Request, ref: str) -> HttpResponse:
    found, by = fetch(request, ref), request.actor
    if request.GET.get("xuat") == "docx":
        return attachment(papers.visit_minutes(found), f"bien-ban-{found.ref}.docx", DOCX)
    lines, loose, photos = queries.noted(found)
    context = {
        "visit": found, "lines": lines, "loose": loose, "photos": photos, "steps": possible(by, ACTS, found),
        "answered": queries.answered(lines), "term": clocks.told_by(found), "team": found.team.all(),
        "findings": found.findings.all(), "recommendations": found.recommendations.select_related("addressed_to"),
        "notes": may(by, permissions.NOTE, found), "finds": may(by, permissions.FIND, Finding(**_like(found))),
        "asks": may(by, permissions.RECOMMEND, found), "verifications": found.verifications.all(),
        "stage_words": permissions.STAGES[found.stage],
        "sits": any(found.board == one for one in permissions.sitting(by)),
    }  # fmt: skip
    return render(request, "oversee/desk/visit.html", context)


def _like(visit: Visit) -> dict[str, Any]:
    return {
        "commune_id": visit.commune_id, "by": visit.by, "board": visit.board, "body": visit.body, "visit": visit,
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.ARRANGE)
def new(request: Request) -> HttpResponse:
    """Who goes is chosen first (`cua`); the plan's line (`viec`) or a request (`xac-minh`) fills in the rest."""
    able = watchers(request.actor)
    chosen = able.get(request.GET.get("cua", "")) or next(iter(able.values()), None)
    if chosen is None:
        raise Http404(_("Chưa có Ban, cơ quan nào để lên lịch."))
    item = PlanItem.objects.filter(pk=_number(request.GET.get("viec"))).select_related("plan", "target").first()
    asked = Verification.objects.filter(ref=request.GET.get("xac-minh", "")[:16], board=chosen["board"]).first()
    form = f.VisitForm(request.POST or None, board=chosen["board"], initial=_first(item, asked, chosen["board"]))

    def run() -> Visit:
        data = form.cleaned_data
        data.pop("edition")
        plan = Arrangement(by=chosen["by"], board=chosen["board"], body=chosen["body"], **data)
        return acts.arrange(by=request.actor, plan=plan, verification=asked)

    if len(able) > 1 and request.method == "GET" and not request.GET.get("cua"):
        return render(request, "oversee/desk/choose.html", {"able": able, "back": reverse("oversee_desk:visits")})
    return form_page(
        request, form, _("Lên lịch kiểm tra, giám sát"), reverse("oversee_desk:visits"), run, home, chosen["title"]
    )


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 10 else 0


def _first(item: PlanItem | None, asked: Verification | None, board: Board | None) -> dict[str, Any]:
    if asked is not None:
        return {"way": "verify", "theme": asked.title, "target_name": asked.place, "place": asked.place}
    if item is None:
        return {"way": "watch", "work_ref": board.work_ref if board else ""}
    return {
        "way": "watch", "theme": item.theme, "target": item.target, "work_ref": item.work_ref, "item": item.pk,
        "target_name": "" if item.target else item.target_name, "planned_on": max(item.from_day, today()),
    }  # fmt: skip


def _change(by: Any, visit: Visit, form: f.VisitForm) -> Visit:
    data = dict(form.cleaned_data)
    edition = data.pop("edition") or 0
    plan = Arrangement(by=visit.by, board=visit.board, body=visit.body, **data)
    return acts.change(by=by, visit=visit, plan=plan, edition=edition)


def _now(visit: Visit) -> dict[str, Any]:
    names = ("way", "theme", "target", "work_ref", "place", "planned_on", "team_words", "edition", "item")
    first = {name: getattr(visit, name) for name in names}
    other = "" if visit.target and visit.target_name == visit.target.name else visit.target_name
    return {**first, "target_name": other, "team": list(visit.team.all())}


ACTS: dict[str, Page] = {
    "gui-ke-hoach": Page(
        gettext_lazy("Ghi đã gửi kế hoạch"),
        gettext_lazy("Nơi được kiểm tra phải nhận kế hoạch trước ít nhất số ngày luật định."),
        gettext_lazy("Ghi"), permissions.GIVE_NOTICE, f.NoticeForm,
        lambda by, it, form: acts.give_notice(by=by, visit=it, **form.cleaned_data), gettext_lazy("Đã ghi."),
        initial=lambda it: {"edition": it.edition, "on": today()}, when=lambda it: it.told_on is None,
    ),
    "da-di": Page(
        gettext_lazy("Ghi đã tiến hành"), "", gettext_lazy("Ghi"), permissions.HOLD, f.HoldForm,
        lambda by, it, form: acts.hold(by=by, visit=it, **form.cleaned_data), gettext_lazy("Đã ghi."),
        initial=lambda it: {"edition": it.edition, "on": today()}, when=lambda it: it.held_on is None,
    ),
    "bien-ban": Page(
        gettext_lazy("Lập biên bản"), gettext_lazy("Điều ghi tại chỗ đến sau biên bản vẫn được giữ, đánh dấu riêng."),
        gettext_lazy("Lập biên bản"), permissions.CONCLUDE, f.ConcludeForm,
        lambda by, it, form: acts.conclude(by=by, visit=it, **form.cleaned_data), gettext_lazy("Đã lập biên bản."),
    ),
    "xac-nhan": Page(
        gettext_lazy("Xác nhận biên bản"), gettext_lazy("Mặt trận xác nhận; sau đó phát hiện không sửa nữa."),
        gettext_lazy("Xác nhận"), permissions.CONFIRM_VISIT, EditionForm,
        lambda by, it, form: acts.confirm_visit(by=by, visit=it, **form.cleaned_data), gettext_lazy("Đã xác nhận."),
    ),
    "cong-khai": Page(
        gettext_lazy("Tóm tắt công khai"), gettext_lazy("Mọi người đọc được ngay."), gettext_lazy("Công khai"),
        permissions.SHOW_VISIT, f.ShowForm,
        lambda by, it, form: acts.show_visit(by=by, visit=it, **form.cleaned_data), gettext_lazy("Đã công khai."),
        initial=lambda it: {"edition": it.edition, "shown": it.shown or it.conclusion[:2000],
                            "photos": [one.pk for one in it.photos.all() if one.shown]},
        given=lambda it: {"visit": it},
    ),
    "thoi-cong-khai": Page(
        gettext_lazy("Thôi công khai"), gettext_lazy("Tóm tắt không còn trên trang của Nhân dân."),
        gettext_lazy("Thôi công khai"), permissions.SHOW_VISIT, EditionForm,
        lambda by, it, form: acts.hide_visit(by=by, visit=it, **form.cleaned_data), gettext_lazy("Đã thôi công khai."),
        when=lambda it: it.shown_on is not None,
    ),
    "doi-lich": Page(
        gettext_lazy("Đổi lịch"), gettext_lazy("Đổi ngày hoặc nơi đến thì phải gửi kế hoạch lại."), gettext_lazy("Lưu"),
        permissions.CHANGE_VISIT, f.VisitForm, _change, gettext_lazy("Đã đổi lịch."), initial=_now,
        given=lambda it: {"board": it.board},
    ),
    "them-cau-hoi": Page(
        gettext_lazy("Thêm câu hỏi"), "", gettext_lazy("Thêm"), permissions.NOTE, f.LineForm,
        lambda by, it, form: acts.add_line(by=by, visit=it, **form.cleaned_data), gettext_lazy("Đã thêm."),
        initial=lambda it: {}, when=lambda it: it.concluded_on is None,
    ),
    "huy": Page(
        gettext_lazy("Hủy cuộc này"), gettext_lazy("Lý do còn lại trong danh sách. Không hoàn tác được."),
        gettext_lazy("Hủy cuộc này"), permissions.CHANGE_VISIT, WhyForm,
        lambda by, it, form: acts.cancel(by=by, visit=it, **form.cleaned_data), gettext_lazy("Đã hủy."), danger=True,
    ),
}  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def act(request: Request, ref: str, slug: str) -> HttpResponse:
    found = fetch(request, ref)
    return act_page(request, page_of(ACTS, slug), found, home(found), str(found))


@require_http_methods(["GET", "POST"])
@gated(permissions.FIND)
def find(request: Request, ref: str) -> HttpResponse:
    found = fetch(request, ref)
    require(request.actor, permissions.FIND, Finding(**_like(found)))
    form = f.FindingForm(request.POST or None, initial={"found_on": found.held_on or today(), "kind": "flaw"})
    return form_page(
        request, form, _("Ghi phát hiện"), home(found),
        lambda: finding_acts.find(by=request.actor, visit=found, found=form.found), lambda made: home(found),
        str(found),
    )  # fmt: skip


def fetch_finding(request: Request, pk: int) -> Finding:
    found = get_object_or_404(Finding.objects.select_related("visit", "board", "body"), pk=pk)
    require(request.actor, permissions.READ, found)
    return found


@require_http_methods(["GET", "POST"])
@gated(permissions.FIND)
def edit_finding(request: Request, pk: int) -> HttpResponse:
    found = fetch_finding(request, pk)
    require(request.actor, permissions.FIND, found)
    names = ("kind", "words", "ground", "found_on", "shown", "edition")
    form = f.FindingForm(request.POST or None, initial={name: getattr(found, name) for name in names})
    back = home(found.visit) if found.visit else reverse("oversee_desk:index")

    def run() -> Finding:
        edition = form.cleaned_data["edition"] or 0
        return finding_acts.edit_finding(by=request.actor, finding=found, found=form.found, edition=edition)

    return form_page(request, form, _("Sửa phát hiện"), back, run, lambda made: back)


@require_http_methods(["GET", "POST"])
@gated(permissions.PASS_ON)
def pass_on(request: Request, pk: int) -> HttpResponse:
    found = fetch_finding(request, pk)
    require(request.actor, permissions.PASS_ON, found)
    back = home(found.visit) if found.visit else reverse("oversee_desk:index")
    form = f.PassOnForm(request.POST or None, initial={"on": today()})
    return form_page(
        request, form, _("Chuyển cơ quan có thẩm quyền"), back,
        lambda: finding_acts.pass_on(by=request.actor, finding=found, **form.cleaned_data), lambda made: back,
        found.words[:200],
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.RECOMMEND)
def recommend(request: Request, ref: str) -> HttpResponse:
    found = fetch(request, ref)
    require(request.actor, permissions.RECOMMEND, found)
    open_ = found.findings.exclude(kind=Finding.Kind.GOOD)
    target = found.target or bodies_on(today()).filter(kind="committee").first()
    first = {"addressed_to": target, "findings": list(open_)}
    form = f.RecommendForm(request.POST or None, findings=open_, of_people=found.of_people, initial=first)
    return form_page(
        request, form, _("Lập kiến nghị"), home(found),
        lambda: recommending.recommend(by=request.actor, visit=found, asked=form.asked),
        lambda made: reverse("oversee_desk:recommendation", args=[made.ref]), str(found), _("Đã lập kiến nghị."),
    )  # fmt: skip
