"""The desk: matters on their way to a vote, one by one and as a list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import may, require, why_not
from dinh.ground.households import queries as register
from dinh.ground.http import Request, gated
from dinh.ground.places.queries import groups_on
from dinh.ground.sheets import attachment, table
from dinh.law.matters import DECIDED
from dinh.rights.decide import actions, permissions
from dinh.rights.decide.forms_matters import AgreeForm, FileForm, MatterForm, SignForm, WhyForm
from dinh.rights.decide.models import Matter
from dinh.rights.decide.queries import matters, votings
from dinh.rights.decide.queries.support import support
from dinh.rights.publish import permissions as publishing

PAGE = 25


@require_safe
@gated(permissions.READ)
def home(request: Request) -> HttpResponse:
    """Every matter, those under way first asked for; .xlsx of what the filters leave."""
    names = {"q": "q", "state": "tinh-trang", "code": "viec", "group": "to"}
    asked = {key: request.GET.get(name, "") for key, name in names.items()}
    kept = {key: asked[key] for key in ("state", "code", "group")}
    rows: Any = matters.filtered(matters.matters(), **kept)
    if asked["q"].strip():
        rows = matters.with_words(rows, asked["q"])
    if request.GET.get("xuat") == "xlsx":
        return attachment(_sheet(rows), f"viec-nhan-dan-ban-{today():%Y%m%d}.xlsx")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page, "asked": asked, "codes": DECIDED, "states": Matter.State.choices, "groups": groups_on(today()),
        "may_write": may(request.actor, permissions.PREPARE, request.commune),
        "may_publish": may(request.actor, publishing.WRITE, request.commune),
    }  # fmt: skip
    return render(request, "decide/desk/home.html", context)


def _sheet(rows: Any) -> bytes:
    columns = [
        ("Mã", 14), ("Việc", 8), ("Tên việc", 50), ("Phạm vi", 22), ("Người đưa ra", 28), ("Ngày đưa ra", 12),
        ("Tình trạng", 24), ("Ngày biểu quyết", 14), ("Hiệu lực từ", 12),
    ]  # fmt: skip
    lines = (
        (each.ref, each.code, each.title, each.where, each.proposed_by, each.proposed_on, each.get_state_display(),
         each.decided_on, each.effect_on)
        for each in rows
    )  # fmt: skip
    return table("Nhân dân bàn và quyết định", columns, lines)


def fetch(request: Request, ref: str) -> Matter:
    found = matters.find(ref)
    if found is None:
        raise Http404(_("Không có việc nào mang mã này."))
    require(request.actor, permissions.READ, found)
    return found


@require_safe
@gated(permissions.READ)
def matter(request: Request, ref: str) -> HttpResponse:
    """One matter, its whole life: who brought it, its votings with their steps, what the law allows next."""
    found, by = fetch(request, ref), request.actor
    rounds = [(each, votings.result(each), votings.fell_short(each)) for each in matters.rounds(found)]
    initiative = found.proposer == Matter.Proposer.INITIATIVE
    context = {
        "matter": found, "rounds": rounds, "files": found.files.select_related("file"),
        "support": support(found, today()) if found.state == Matter.State.DRAFT else None, "initiative": initiative,
        "signatures": _signatures(request, found) if initiative else [], "offers": votings.offers(found),
        "commune_wide": votings.of_groups(found) if not found.group_id else None,
        "may_edit": may(by, permissions.EDIT, found), "may_run": may(by, permissions.RUN, found),
        "may_agree": may(by, permissions.AGREE, found), "may_plan": may(by, permissions.PLAN, found),
        "may_withdraw": may(by, permissions.WITHDRAW, found), "why_not_run": why_not(by, permissions.RUN, found),
        "voted": found.state in Matter.OUTCOMES,
    }  # fmt: skip
    return render(request, "decide/desk/matter.html", context)


def _signatures(request: Request, found: Matter) -> Any:
    """Names only for those who prepare the matter; the number is for all."""
    if not may(request.actor, permissions.RUN, found):
        return []
    return found.signatures.select_related("household").order_by("-signed_on", "household__order")


@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def new(request: Request) -> HttpResponse:
    form, made = MatterForm(request.POST or None, by=request.actor, initial={"proposed_on": today()}), []
    if form.is_valid() and tried(form, lambda: made.append(actions.draft(by=request.actor, draft=form.draft()))):
        messages.success(request, _("Đã ghi. Tiếp theo: thống nhất với Mặt trận rồi đưa ra bàn."))
        return redirect("decide_desk:matter", made[0].ref)
    return _form(request, form, _("Việc mới đưa ra Nhân dân bàn"), _("Ghi việc này"))


@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def edit(request: Request, ref: str) -> HttpResponse:
    found = fetch(request, ref)
    require(request.actor, permissions.EDIT, found)
    form = MatterForm(request.POST or None, by=request.actor, matter=found)
    if form.is_valid() and tried(
        form, lambda: actions.revise(by=request.actor, matter=found, draft=form.draft())
    ):  # fmt: skip
        return redirect("decide_desk:matter", found.ref)
    return _form(request, form, _("Sửa việc đưa ra bàn"), _("Lưu"), found)


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def agree(request: Request, ref: str) -> HttpResponse:
    found = fetch(request, ref)
    allowed = permissions.AGREE if may(request.actor, permissions.AGREE, found) else permissions.EDIT
    require(request.actor, allowed, found)
    form = AgreeForm(request.POST or None, initial={"on": today()})
    if form.is_valid() and tried(form, lambda: actions.agree(by=request.actor, matter=found, **form.cleaned_data)):
        messages.success(request, _("Đã ghi sự thống nhất."))
        return redirect("decide_desk:matter", found.ref)
    return _form(request, form, _("Thống nhất với Mặt trận (Điều 16)"), _("Ghi"), found)


@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def sign(request: Request, ref: str) -> HttpResponse:
    """Households that agree to a citizens' proposal, typed by their numbers in the register."""
    found = fetch(request, ref)
    require(request.actor, permissions.EDIT, found)
    form = SignForm(request.POST or None, initial={"signed_on": today()})
    if form.is_valid() and tried(form, lambda: _sign(request, found, form)):
        return redirect("decide_desk:matter", found.ref)
    return _form(request, form, _("Ghi hộ đồng ý đề xuất"), _("Ghi các hộ này"), found)


def _sign(request: Request, found: Matter, form: SignForm) -> None:
    data = form.cleaned_data
    listed = register.on(request.commune, data["signed_on"], groups=[found.group_id] if found.group_id else None)
    known = {each.number.casefold(): each.id for each in listed}
    typed = [each.strip() for each in data["numbers"].replace("\n", ",").replace(";", ",").split(",") if each.strip()]
    if unknown := [each for each in typed if each.casefold() not in known]:
        form.add_error("numbers", _("Sổ hộ không có số: %(numbers)s.") % {"numbers": ", ".join(unknown)})
        return
    ids = [known[each.casefold()] for each in typed]
    count = actions.sign(
        by=request.actor, matter=found, households=ids, signed_on=data["signed_on"], way=data["way"]
    )  # fmt: skip
    messages.success(request, _("Đã ghi thêm %(count)d hộ đồng ý.") % {"count": count})


@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def put_on_table(request: Request, ref: str) -> HttpResponse:
    """A page that says what follows, then puts the matter on the table."""
    found = fetch(request, ref)
    require(request.actor, permissions.TABLE, found)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid() and tried(form, lambda: actions.table(by=request.actor, matter=found)):
        messages.success(request, _("Đã đưa ra bàn; việc này hiện ở trang Dân bàn. Tiếp theo: chọn hình thức."))
        return redirect("decide_desk:matter", found.ref)
    lead = _("Từ đây tên việc và nội dung hiện ở trang công khai và không sửa được nữa.")
    return _form(request, form, _("Đưa ra bàn"), _("Đưa ra bàn"), found, lead)


@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def withdraw(request: Request, ref: str) -> HttpResponse:
    found = fetch(request, ref)
    require(request.actor, permissions.WITHDRAW, found)
    form = WhyForm(request.POST or None)
    if form.is_valid() and tried(form, lambda: actions.withdraw(by=request.actor, matter=found, **form.cleaned_data)):
        return redirect("decide_desk:matter", found.ref)
    lead = _("Việc đã rút không đưa ra biểu quyết được nữa; các lần biểu quyết đang chuẩn bị bị hủy.")
    return _form(request, form, _("Rút việc này"), _("Rút"), found, lead, danger=True)


@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def attach(request: Request, ref: str) -> HttpResponse:
    """A paper people read before they decide; it is public from the day the matter is on the table."""
    found = fetch(request, ref)
    require(request.actor, permissions.RUN, found)
    form = FileForm(request.POST or None, request.FILES or None)
    if form.is_valid() and tried(form, lambda: _attach(request, found, form)):
        return redirect("decide_desk:matter", found.ref)
    return _form(request, form, _("Thêm tài liệu"), _("Tải lên"), found)


def _attach(request: Request, found: Matter, form: FileForm) -> None:
    sent = form.cleaned_data["file"]
    title = form.cleaned_data["title"] or sent.name
    actions.attach(by=request.actor, matter=found, data=sent.read(), name=sent.name, title=title)


def _form(
    request: Request, form: Any, title: str, action: str, found: Matter | None = None, lead: str = "",
    *, danger: bool = False,
) -> HttpResponse:  # fmt: skip
    context = {"form": form, "title": title, "action": action, "matter": found, "lead": lead, "danger": danger}
    return render(request, "decide/desk/form.html", context, status=400 if form.errors else 200)
