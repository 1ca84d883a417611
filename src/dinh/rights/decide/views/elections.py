"""The desk: terms of office of all groups; an election's candidates and team; acts on an office."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
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
from dinh.ground.http import Request, gated
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.sheets import attachment, table
from dinh.rights.decide import actions, papers_elections, permissions
from dinh.rights.decide import forms_elections as f
from dinh.rights.decide.models import Candidate, Elected, Matter, Round, TeamMember
from dinh.rights.decide.queries import elections, votings
from dinh.rights.decide.views.outcome import DOCX, fetch


@dataclass(frozen=True, slots=True)
class Page:
    """An act on an office already held."""

    title: Any
    lead: Any
    action: Any
    permission: str
    form: type[forms.Form]
    run: Callable[[Actor, Elected, dict[str, Any]], object]
    danger: bool = False


def _does(act: Callable[..., object]) -> Callable[[Actor, Elected, dict[str, Any]], object]:
    return lambda by, elected, data: act(by=by, elected=elected, **data)


def _remove(by: Actor, elected: Elected, data: dict[str, Any]) -> object:
    return actions.propose_removal(by=by, person=elected, **data)


PAGES: dict[str, Page] = {
    "chuc-danh": Page(
        _("Giao chức danh đăng nhập"), _("Người được bầu dùng tài khoản này để làm việc của thôn, tổ dân phố."),
        _("Giao"), permissions.WRITE_OFFICES, f.PostForm, _does(actions.give_post),
    ),
    "nhiem-ky": Page(
        _("Rút ngắn, kéo dài nhiệm kỳ"), _("Do Ủy ban nhân dân quyết định, nhiều nhất 06 tháng."), _("Ghi"),
        permissions.NAME_ACTING, f.ShiftForm, _does(actions.shift_term),
    ),
    "cho-thoi": Page(
        _("Lập việc cho thôi"), _("Bà con biểu quyết, Ủy ban nhân dân công nhận rồi mới thôi giữ chức."),
        _("Lập việc"), permissions.PREPARE, f.RemovalForm, _remove,
    ),
    "khuyet": Page(
        _("Ghi khuyết"), _("Từ ngày này tính thời hạn bầu người thay."), _("Ghi"), permissions.WRITE_OFFICES,
        f.VacateForm, _does(actions.vacate), danger=True,
    ),
}  # fmt: skip


@require_safe
@gated(permissions.READ)
def terms(request: Request) -> HttpResponse:
    """Every group: its head, until when, what has to happen; members of boards below."""
    day, by = today(), request.actor
    found, members = elections.standings(day), list(elections.members_on(day))
    if request.GET.get("xuat") == "xlsx":
        return attachment(_sheet(found, members), f"nhiem-ky-{day:%Y%m%d}.xlsx")
    context = {
        "rows": found, "members": members, "day": day, "may_write": may(by, permissions.WRITE_OFFICES, by.commune),
        "may_name": may(by, permissions.NAME_ACTING, by.commune),
    }  # fmt: skip
    return render(request, "decide/desk/elections_terms.html", context)


def _sheet(found: list[elections.Standing], members: list[Elected]) -> bytes:
    columns = [
        ("Thôn, tổ dân phố", 22), ("Giữ chức danh", 30), ("Họ và tên", 28), ("Từ ngày", 12), ("Đến hết ngày", 12),
        ("Tình trạng", 26), ("Bầu người thay chậm nhất", 16), ("Theo quyết định", 34),
    ]  # fmt: skip
    heads = (
        (str(one.group), "Trưởng thôn, Tổ trưởng", one.head.name if one.head else one.known,
         one.head.begins if one.head else None, one.until, one.words, one.term.due if one.term else None,
         one.head.decision if one.head else "")
        for one in found
    )  # fmt: skip
    boards = (
        (str(each.group), each.get_seat_display(), each.name, each.begins, each.last, each.board, None, each.decision)
        for each in members
    )  # fmt: skip
    return table("Nhiệm kỳ", columns, [*heads, *boards])


def _group(pk: int) -> ResidentialGroup:
    found: ResidentialGroup = get_object_or_404(ResidentialGroup.objects.on(today()), pk=pk)
    return found


@require_safe
@gated(permissions.READ)
def term(request: Request, pk: int) -> HttpResponse:
    """One group: who heads it and headed it, the term and why that day, what may be done."""
    group, by = _group(pk), request.actor
    one = elections.standing(group, today())
    held = Elected.objects.filter(group=group).order_by("-begins", "-pk")
    pages = {slug: page for slug, page in PAGES.items() if one.head and _fits(by, slug, page, one.head)}
    context = {
        "one": one, "group": group, "held": held, "pages": pages, "day": today(),
        "may_write": may(by, permissions.WRITE_OFFICES, by.commune),
        "may_name": may(by, permissions.NAME_ACTING, by.commune), "post": elections.head_post(group),
    }  # fmt: skip
    return render(request, "decide/desk/elections_term.html", context)


def _fits(by: Actor, slug: str, page: Page, head: Elected) -> bool:
    if head.acting and slug in ("nhiem-ky", "cho-thoi"):
        return False
    return not (slug == "chuc-danh" and head.holding_id) and may(by, page.permission, head)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE_OFFICES)
def enter_head(request: Request, pk: int) -> HttpResponse:
    group = _group(pk)
    known = ", ".join(str(each.user) for each in elections.holders(group, today()))
    form = f.EnterForm(request.POST or None, initial={"name": known})
    done = form.is_valid() and tried(
        form, lambda: actions.enter_head(by=request.actor, group=group, **form.cleaned_data)
    )
    lead = gettext("Người đã được bầu và công nhận trước khi lập sổ này.")
    return _on_group(request, group, form, gettext("Ghi người đương nhiệm"), lead, done=done)


@require_http_methods(["GET", "POST"])
@gated(permissions.NAME_ACTING)
def name_acting(request: Request, pk: int) -> HttpResponse:
    group = _group(pk)
    form = f.ActingForm(request.POST or None)
    done = form.is_valid() and tried(
        form, lambda: actions.name_acting(by=request.actor, group=group, **form.cleaned_data)
    )
    lead = gettext("Trong lúc chưa bầu được người thay, nhiều nhất 06 tháng (Nghị định 185/2026/NĐ-CP).")
    return _on_group(request, group, form, gettext("Giao phụ trách tạm thời"), lead, done=done)


def _on_group(
    request: Request, group: ResidentialGroup, form: forms.Form, title: Any, lead: Any, *, done: bool,
    danger: bool = False, action: Any = "",
) -> HttpResponse:  # fmt: skip
    if done:
        messages.success(request, gettext("Đã ghi."))
        return redirect("decide_desk:term", group.pk)
    context = {
        "form": form, "title": title, "lead": lead, "group": group, "danger": danger,
        "action": action or gettext("Ghi"),
    }  # fmt: skip
    return render(request, "decide/desk/elections_form.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def office_act(request: Request, pk: int, slug: str) -> HttpResponse:
    """An act on an office someone holds."""
    found = get_object_or_404(Elected.objects.select_related("group"), pk=pk)
    page = PAGES.get(slug)
    if page is None:
        raise Http404
    require(request.actor, page.permission, found)
    form, made = page.form(request.POST or None), []
    done = form.is_valid() and tried(form, lambda: made.append(page.run(request.actor, found, form.cleaned_data)))
    if done and isinstance(made[0], Matter):
        messages.success(request, gettext("Đã lập việc. Tiếp theo: ghi hộ đề nghị hoặc thống nhất, rồi đưa ra bàn."))
        return redirect("decide_desk:matter", made[0].ref)
    return _on_group(
        request, found.group, form, page.title, page.lead, done=done, danger=page.danger, action=page.action
    )


@require_safe
@gated(permissions.READ)
def election(request: Request, ref: str) -> HttpResponse:
    """An election before its vote: candidates, the team, the steps with their days."""
    found = _election(request, ref)
    rounds = list(found.rounds.exclude(state="off").select_related("group", "matter").order_by("stage"))
    planned = next((each for each in rounds if each.state == "planned"), None)
    context = {
        "matter": found, "candidates": found.candidates.all(), "team": found.election_team.all(), "planned": planned,
        "standings": votings.standings(planned) if planned else [], "rounds": rounds,
        "wrongs": elections.wrongs(planned) if planned else [],
        "may_edit": may(request.actor, permissions.ELECT, found),
        "board": getattr(found, "board_election", None), "may_plan": may(request.actor, permissions.PLAN, found),
        "day": today(), "again": found.state == Matter.State.TABLED and any(_came_to_nothing(each) for each in rounds),
    }  # fmt: skip
    return render(request, "decide/desk/elections_one.html", context)


def _came_to_nothing(round: Round) -> bool:
    return round.state == Round.State.COUNTED and not votings.fell_short(round)


def _election(request: Request, ref: str) -> Matter:
    found = fetch(request, ref)
    if found.deed != Matter.Deed.ELECT:
        raise Http404
    return found


ADDING: dict[str, tuple[Any, type[forms.Form], Callable[..., object]]] = {
    "ung-cu": (_("Thêm người ứng cử"), f.CandidateForm, actions.add_candidate),
    "to-bau-cu": (_("Thêm thành viên Tổ bầu cử"), f.TeamForm, actions.add_team_member),
    "ban": (_("Bầu vào ban nào"), f.BoardForm, actions.name_board),
}


@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def election_add(request: Request, ref: str, slug: str) -> HttpResponse:
    found = _election(request, ref)
    if slug not in ADDING:
        raise Http404
    require(request.actor, permissions.ELECT, found)
    title, kind, run = ADDING[slug]
    form = kind(request.POST or None)
    if form.is_valid() and tried(form, lambda: run(by=request.actor, matter=found, **form.cleaned_data)):
        messages.success(request, gettext("Đã ghi."))
        return redirect("decide_desk:election", found.ref)
    context = {"form": form, "title": title, "matter": found, "action": gettext("Ghi")}
    return render(request, "decide/desk/elections_form.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def election_drop(request: Request, ref: str, slug: str, pk: int) -> HttpResponse:
    """Asks, then takes somebody off the list or out of the team."""
    found = _election(request, ref)
    require(request.actor, permissions.ELECT, found)
    row: Any = get_object_or_404(Candidate if slug == "ung-cu" else TeamMember, pk=pk, matter=found)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        drop: Any = actions.drop_candidate if slug == "ung-cu" else actions.drop_team_member
        key = "candidate" if slug == "ung-cu" else "member"
        if tried(form, lambda: drop(by=request.actor, **{key: row})):
            return redirect("decide_desk:election", found.ref)
    context = {
        "form": form, "title": gettext("Bỏ %(name)s khỏi danh sách?") % {"name": row}, "matter": found,
        "action": gettext("Bỏ"), "danger": True,
    }  # fmt: skip
    return render(request, "decide/desk/elections_form.html", context, status=400 if form.errors else 200)


@require_safe
@gated(permissions.READ)
def election_paper(request: Request, ref: str) -> HttpResponse:
    """Mẫu 05: the list of candidates as .docx."""
    found = _election(request, ref)
    try:
        return attachment(papers_elections.candidates(found), f"danh-sach-ung-cu-{found.ref}.docx", DOCX)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("decide_desk:election", found.ref)
