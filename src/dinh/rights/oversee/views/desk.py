"""The desk: how oversight stands, and the boards with their members, meetings, end."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.acting import Page, act_page, page_of, possible
from dinh.ground.clock import today
from dinh.ground.gate import may, require
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment, table
from dinh.rights.oversee import clocks, permissions
from dinh.rights.oversee import forms_boards as f
from dinh.rights.oversee.actions import boards as acts
from dinh.rights.oversee.actions import members
from dinh.rights.oversee.models import Board, Member, Recommendation, Verification
from dinh.rights.oversee.queries import boards as queries
from dinh.rights.oversee.queries import recommendations, visits
from dinh.rights.oversee.views.acting import form_page
from dinh.rights.petitions.permissions import REVIEW
from dinh.rights.petitions.queries import reviews
from dinh.rights.works import queries as works

Kind = Board.Kind


def corner(request: Request) -> dict[str, Any]:
    """What every list of the room's desk needs for its menu."""
    by = request.actor
    return {"reads": by.has(permissions.READER), "sits": bool(permissions.sitting(by)), "today": today()}


def to_review(request: Request) -> int | None:
    """How many closed matters the lot of the petitions' room drew and nobody looked at; None for whom it is no work."""
    return len(reviews.to_review(today())) if may(request.actor, REVIEW, request.commune) else None


@require_safe
@gated(permissions.ENTER)
def index(request: Request) -> HttpResponse:
    """Today's picture: what my body has to answer, boards at work, visits ahead, recommendations under way."""
    by, day = request.actor, today()
    waiting = recommendations.lines(recommendations.waiting_for(by), day)
    answered = recommendations.public().filter(addressed_to=by.body, replied_on__isnull=False)
    context: dict[str, Any] = {"waiting": waiting, "answered": answered[:10], **corner(request)}
    if context["reads"]:
        under_way = recommendations.filtered(recommendations.public(), day)
        context |= {
            "boards": [(one, one.stage(day)) for one in queries.boards()], "fronts": may(by, permissions.FORM_BOARD),
            "coming": visits.filtered(visits.visits(), stage="open")[:10],
            "late": [line for line in under_way if line.overdue or line.slipping], "sent": len(under_way),
            "done": sum(line.one.stage == "done" for line in under_way),
            "to_confirm": recommendations.to_confirm(),
            "asked": Verification.objects.filter(board__in=permissions.sitting(by), state="asked"),
            "drawn": to_review(request),
        }  # fmt: skip
    return render(request, "oversee/desk/index.html", context)


@require_safe
@gated(permissions.ENTER)
def boards(request: Request) -> HttpResponse:
    require(request.actor, permissions.READ, request.commune)
    ended, day = "da-ket-thuc" in request.GET, today()
    rows = [(one, one.stage(day), queries.serving(one, day)) for one in queries.boards(ended=ended)]
    if request.GET.get("xuat") == "xlsx":
        return attachment(_sheet(rows), f"cac-ban-{day:%Y%m%d}.xlsx")
    context = {"rows": rows, "ended": ended, "fronts": may(request.actor, permissions.FORM_BOARD), **corner(request)}
    return render(request, "oversee/desk/boards.html", context)


def _sheet(rows: list[tuple[Board, str, list[Member]]]) -> bytes:
    columns = [(_("Ban"), 40), (_("Thành viên"), 26), (_("Giữ việc"), 14), (_("Tư cách"), 24), (_("Thôn, tổ"), 20),
               (_("Công nhận"), 12)]  # fmt: skip
    lines = [
        (board.name, one.name, one.get_position_display(), one.get_seat_display(), str(one.group or ""),
         one.recognised_on)
        for board, _stage, found in rows for one in found
    ]  # fmt: skip
    return table(_("Các ban"), columns, lines)


def fetch(request: Request, ref: str) -> Board:
    found = queries.boards(ended=True).filter(ref=ref.upper()).first()
    if found is None:
        raise Http404(_("Không có ban nào mang mã này."))
    require(request.actor, permissions.READ, found)
    return found


def home(board: Board) -> str:
    return reverse("oversee_desk:board", args=[board.ref])


@require_safe
@gated(permissions.ENTER)
def board(request: Request, ref: str) -> HttpResponse:
    """One board: what the law still misses, members, parties of the project, meetings, plans, visits."""
    found, by, day = fetch(request, ref), request.actor, today()
    fronts = may(by, permissions.READ_KIN, found)
    gone = found.members.exclude(gone_on=None).select_related("group")
    context = {
        "board": found, "stage": found.stage(day), "members": queries.serving(found, day), "gone": gone,
        "missing": queries.missing(found, day) if not found.ended_on else [], "parties": found.parties.all(),
        "steps": possible(by, ACTS, found), "fronts": fronts and not found.ended_on,
        "kin": _kin(found) if fronts else [],
        "meetings": found.meetings.all()[:12], "plans": found.plans.all()[:8],
        "visits": found.visits.order_by("-planned_on")[:10], "waiting": _open(found), "today": day,
        "until": clocks.by_election_until(found) if found.kind == Kind.TTND else None,
        "sits": found in permissions.sitting(by), "new": found.members.filter(gone_on=None, recognised_on=None),
        "term_article": queries.term_article(day),
        "drawn": to_review(request) if found.kind == Kind.TTND and not found.ended_on else None,
    }  # fmt: skip
    return render(request, "oversee/desk/board.html", context)


def _kin(board: Board) -> list[tuple[Member, list[Any]]]:
    rows = board.members.filter(gone_on=None).prefetch_related("kin")
    return [(one, list(one.kin.all())) for one in rows if one.kin.all()]


def _open(board: Board) -> list[Recommendation]:
    """What is still open in its name: what a hand-over has to name."""
    return list(board.recommendations.filter(done_on=None, closed_on=None).select_related("addressed_to"))


ACTS: dict[str, Page] = {
    "cong-nhan": Page(
        gettext_lazy("Công nhận Ban"), gettext_lazy("Công nhận cả những người đã bầu, cử. Ban làm việc từ ngày này."),
        gettext_lazy("Công nhận"), permissions.RECOGNISE, f.RecogniseForm,
        lambda by, it, form: acts.recognise(by=by, board=it, **form.cleaned_data), gettext_lazy("Đã công nhận."),
        initial=lambda it: {"edition": it.edition, "on": today()}, when=lambda it: it.kind == Kind.TTND,
    ),
    "quyet-dinh-lap": Page(
        gettext_lazy("Quyết định thành lập Ban"), gettext_lazy("Ban làm việc sau khi báo chủ đầu tư."),
        gettext_lazy("Ghi quyết định"), permissions.RECOGNISE, f.RecogniseProjectForm,
        lambda by, it, form: acts.recognise(by=by, board=it, **form.cleaned_data), gettext_lazy("Đã ghi."),
        initial=lambda it: {"edition": it.edition, "on": today()}, when=lambda it: it.kind == Kind.GSDT,
    ),
    "thong-bao": Page(
        gettext_lazy("Ghi đã thông báo"), gettext_lazy("Danh sách Ban đã báo HĐND, UBND và Nhân dân."),
        gettext_lazy("Ghi"), permissions.TELL, f.OnForm,
        lambda by, it, form: acts.tell(by=by, board=it, **form.cleaned_data), gettext_lazy("Đã ghi."),
        initial=lambda it: {"edition": it.edition, "on": today()}, when=lambda it: it.told_on is None,
    ),
    "bao-chu-dau-tu": Page(
        gettext_lazy("Báo chủ đầu tư"),
        gettext_lazy("Kế hoạch giám sát và danh sách Ban gửi trước ít nhất số ngày luật định."),
        gettext_lazy("Ghi đã báo"), permissions.TELL, f.InvestorForm,
        lambda by, it, form: acts.tell_investor(by=by, board=it, **form.cleaned_data), gettext_lazy("Đã ghi."),
        initial=lambda it: {"edition": it.edition, "on": today()}, when=lambda it: it.kind == Kind.GSDT,
    ),
    "hop": Page(
        gettext_lazy("Ghi cuộc họp"),
        gettext_lazy("Phiên họp đầu do Mặt trận triệu tập, bầu Trưởng ban, Phó Trưởng ban."),
        gettext_lazy("Ghi cuộc họp"), permissions.MEET, f.MeetingForm,
        lambda by, it, form: acts.meet(by=by, board=it, **form.cleaned_data), gettext_lazy("Đã ghi cuộc họp."),
        initial=lambda it: {"on": today()}, given=lambda it: {"board": it},
    ),
    "ket-thuc": Page(
        gettext_lazy("Kết thúc Ban"),
        gettext_lazy("Ghi khi công trình đã xong, hoặc hết nhiệm kỳ. Không hoàn tác được."),
        gettext_lazy("Kết thúc Ban"), permissions.END_BOARD, f.EndForm,
        lambda by, it, form: acts.end(by=by, board=it, **form.cleaned_data), gettext_lazy("Đã kết thúc Ban."),
        initial=lambda it: {"edition": it.edition, "on": today()}, danger=True,
    ),
}  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def board_act(request: Request, ref: str, slug: str) -> HttpResponse:
    found = fetch(request, ref)
    return act_page(request, page_of(ACTS, slug), found, home(found), found.name)


@require_http_methods(["GET", "POST"])
@gated(permissions.FORM_BOARD)
def new_board(request: Request) -> HttpResponse:
    form = f.BoardForm(request.POST or None, initial={"name": _("Ban Thanh tra nhân dân %s") % request.commune})
    return form_page(
        request, form, _("Lập Ban Thanh tra nhân dân"), reverse("oversee_desk:boards"),
        lambda: acts.form(by=request.actor, kind=Kind.TTND, **form.cleaned_data), home,
        _("Tạo Ban, rồi thêm từng người được thôn, tổ dân phố bầu; đủ người thì công nhận."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.FORM_BOARD)
def new_project_board(request: Request) -> HttpResponse:
    form = f.ProjectForm(request.POST or None, initial=f.work_of(request.GET.get("cong-trinh", "")))

    def run() -> Board:
        name = form.cleaned_data["name"]
        return acts.form(by=request.actor, kind=Kind.GSDT, name=name, project=form.project)

    lead = _("Ghi đủ các bên của công trình: người thân của họ không được làm thành viên Ban.")
    title = _("Lập Ban Giám sát đầu tư của cộng đồng")
    if request.method == "GET" and "cong-trinh" not in request.GET and (able := works.open_works()):
        context = {"works": able, "title": title, "back": reverse("oversee_desk:boards")}
        return render(request, "oversee/desk/choose_work.html", context)
    return form_page(request, form, title, reverse("oversee_desk:boards"), run, home, lead)


@require_http_methods(["GET", "POST"])
@gated(permissions.FORM_BOARD)
def edit_board(request: Request, ref: str) -> HttpResponse:
    found = fetch(request, ref)
    if found.kind != Kind.GSDT:
        raise Http404(_("Chỉ Ban của công trình sửa ở đây."))
    form = f.ProjectForm(request.POST or None, initial=f.project_of(found))

    def run() -> Board:
        data = form.cleaned_data
        return acts.edit(
            by=request.actor, board=found, name=data["name"], project=form.project, edition=data["edition"] or 0
        )

    return form_page(request, form, _("Sửa công trình và các bên"), home(found), run, home)


@require_http_methods(["GET", "POST"])
@gated(permissions.FORM_BOARD)
def new_member(request: Request, ref: str) -> HttpResponse:
    found = fetch(request, ref)
    form = f.MemberForm(request.POST or None, board=found, initial={"stated_on": today()})
    return form_page(
        request, form, _("Thêm thành viên"), home(found),
        lambda: members.add(by=request.actor, board=found, chosen=form.chosen), lambda made: home(found),
        _("Người đã ở đây lâu dài, được bầu hoặc cử, đã ký cam kết đủ điều kiện."), _("Đã thêm thành viên."),
    )  # fmt: skip


ON_MEMBER: dict[str, Page] = {
    "cong-nhan": Page(
        gettext_lazy("Công nhận thành viên"), "", gettext_lazy("Công nhận"), permissions.RECOGNISE_MEMBER,
        f.RecogniseMemberForm,
        lambda by, it, form: members.recognise_member(by=by, member=it, **form.cleaned_data),
        gettext_lazy("Đã công nhận."), initial=lambda it: {"on": today()},
    ),
    "tai-khoan": Page(
        gettext_lazy("Gắn tài khoản"), gettext_lazy("Để người này làm việc của Ban trên điện thoại."),
        gettext_lazy("Gắn"), permissions.LEAVE, f.AccountForm,
        lambda by, it, form: members.give_account(by=by, member=it, **form.cleaned_data), gettext_lazy("Đã gắn."),
        initial=lambda it: {},
    ),
    "thoi": Page(
        gettext_lazy("Ghi thôi làm thành viên"), gettext_lazy("Tên vẫn còn trong danh sách những người đã thôi."),
        gettext_lazy("Ghi thôi"), permissions.LEAVE, f.LeaveForm,
        lambda by, it, form: members.leave(by=by, member=it, **form.cleaned_data), gettext_lazy("Đã ghi."),
        initial=lambda it: {"on": today()}, danger=True,
    ),
}  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.FORM_BOARD)
def member_act(request: Request, pk: int, slug: str) -> HttpResponse:
    found = get_object_or_404(Member.objects.select_related("board"), pk=pk)
    return act_page(request, page_of(ON_MEMBER, slug), found, home(found.board), found.name)
