"""Sessions on the desk: the list, one session, its schedule."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.gate import may, why_not
from dinh.ground.http import Request, gated
from dinh.ground.places.queries import groups_on
from dinh.ground.sheets import attachment, table
from dinh.rights.outreach import actions, permissions, queries
from dinh.rights.outreach.forms import MoveForm, ReasonForm, SessionForm, tried
from dinh.rights.outreach.models import PlanLine, Session
from dinh.rights.outreach.views.common import PAGE, desk_url, form_page, session_or_404, told


def state_words() -> dict[str, tuple[str, str]]:
    """The tone and the words of each state of a session."""
    return {
        "draft": ("", _("Bản nháp")), "published": ("info", _("Đã công bố lịch")),
        "due": ("soon", _("Chờ ghi kết quả")),
        "held": ("ok", _("Đã tổ chức")), "cancelled": ("late", _("Đã hủy")),
    }  # fmt: skip


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


@require_safe
@gated(permissions.READ)
def index(request: Request) -> HttpResponse:
    day, asked = today(), request.GET
    filters = queries.Filters(
        q=asked.get("q", "").strip()[:100], year=_number(asked.get("nam")), group=_number(asked.get("to")),
        body=_number(asked.get("don_vi")), state=asked.get("trang_thai", ""),
    )  # fmt: skip
    found = queries.found(filters, day, request.actor)
    if asked.get("xuat") == "xlsx":
        return attachment(_sheet(found), f"tuyen-truyen-{day:%Y%m%d}.xlsx")
    page, words = Paginator(found, PAGE).get_page(asked.get("page")), state_words()
    context = {
        "page": page, "rows": [(session, *words[session.state(day)]) for session in page], "filters": filters,
        "years": queries.years(day), "groups": groups_on(day), "bodies": bodies_on(day),
        "filtered": any(asked.values()),
        "states": [(key, words[key][1]) for key in queries.STATES],
    }  # fmt: skip
    return render(request, "outreach/index.html", context)


def _sheet(found: QuerySet[Session]) -> bytes:
    columns = [(_("Mã"), 15), (_("Ngày"), 12), (_("Giờ"), 8), (_("Nội dung"), 50), (_("Văn bản pháp luật"), 36),
               (_("Hình thức"), 22), (_("Đơn vị tổ chức"), 30), (_("Thôn, tổ dân phố"), 26), (_("Địa điểm"), 30),
               (_("Người trình bày"), 26), (_("Tình trạng"), 18), (_("Số người dự"), 10), (_("Nữ"), 8),
               (_("Từng đối tượng"), 34), (_("Kết quả"), 50), (_("Lý do dời, hủy"), 34)]  # fmt: skip
    day, words, uncounted = today(), state_words(), _("chưa đếm")
    rows = [
        (
            each.ref, each.held_on or each.day, f"{each.starts:%H:%M}" if each.starts else "", each.topic, each.cited,
            each.get_form_display(), each.body.name, queries.groups_text(each) or _("cả địa phương"), each.place,
            each.presenter, words[each.state(day)][1],
            (uncounted if each.people is None else each.people) if each.held_on else None,
            (uncounted if each.women is None else each.women) if each.held_on else None,
            queries.audiences_lines((row.kind, row.people) for row in each.audiences.all()), each.result, each.reason,
        )
        for each in found
    ]  # fmt: skip
    return table(_("Tuyên truyền"), columns, rows)


@require_safe
@gated(permissions.READ)
def show(request: Request, ref: str) -> HttpResponse:
    session, day = session_or_404(request, ref), today()
    quiz, state = queries.quiz_of(session), session.state(day)
    materials = list(session.materials.select_related("file"))
    context: dict[str, Any] = {
        "session": session, "state": state, "chip": state_words()[state], "today": day, "quiz": quiz,
        "outcomes": queries.outcomes(quiz) if quiz else [], "groups": queries.groups_text(session),
        "materials": [each for each in materials if each.kind == "material"],
        "photos": [each for each in materials if each.kind == "photo"],
        "may_arrange": may(request.actor, permissions.ARRANGE, session),
        "refusal": why_not(request.actor, permissions.RESULT, session),
        "begun": session.day <= day,
    }  # fmt: skip
    return render(request, "outreach/session.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def new(request: Request) -> HttpResponse:
    line = PlanLine.objects.filter(pk=_number(request.GET.get("muc")) or 0).first()
    initial = {"line": line, "topic": line.topic, "body": line.lead_id, "audiences": line.audience} if line else {}
    form = SessionForm(request.POST or None, day=today(), by=request.actor, initial=initial)
    made: list[Session] = []
    if form.is_valid() and tried(form, lambda: made.append(actions.draft_session(by=request.actor, words=form.words))):
        messages.success(request, _("Đã lập bản nháp. Bấm “Công bố lịch” để bà con thấy."))
        return redirect(desk_url(made[0]))
    return form_page(request, form, _("Lập buổi tuyên truyền"), _("Lưu bản nháp"), "../")


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def edit(request: Request, ref: str) -> HttpResponse:
    session = session_or_404(request, ref)
    form = SessionForm(request.POST or None, day=today(), by=request.actor, session=session)
    if form.is_valid() and tried(
        form, lambda: actions.edit_session(by=request.actor, session=session, words=form.words)
    ):
        messages.success(request, _("Đã lưu."))
        return redirect(desk_url(session))
    return form_page(request, form, _("Sửa buổi tuyên truyền"), _("Lưu"), desk_url(session))


@require_POST
@gated(permissions.WRITE)
def publish(request: Request, ref: str) -> HttpResponse:
    session = session_or_404(request, ref)
    done = _("Đã công bố lịch. Người theo dõi lịch tuyên truyền sẽ được báo một lần.")
    told(request, lambda: actions.publish_session(by=request.actor, session=session), done)
    return redirect(desk_url(session))


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def move(request: Request, ref: str) -> HttpResponse:
    session = session_or_404(request, ref)
    form = MoveForm(request.POST or None, initial={"starts": session.starts})
    if form.is_valid() and tried(
        form, lambda: actions.postpone_session(by=request.actor, session=session, **form.cleaned_data)
    ):
        messages.success(request, _("Đã dời ngày."))
        return redirect(desk_url(session))
    lead = _("Ngày đang ghi: %(day)s. Trang công khai và lịch điện thoại hiện ngày mới cùng lý do.") % {
        "day": f"{session.day:%d/%m/%Y}"
    }
    return form_page(request, form, _("Dời ngày"), _("Dời ngày"), desk_url(session), lead=lead)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def cancel(request: Request, ref: str) -> HttpResponse:
    session = session_or_404(request, ref)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and tried(
        form, lambda: actions.cancel_session(by=request.actor, session=session, **form.cleaned_data)
    ):
        messages.success(request, _("Đã hủy buổi này."))
        return redirect(desk_url(session))
    lead = _("Trang của buổi vẫn còn và ghi lý do hủy. Buổi đã hủy không mở lại; nếu vẫn tổ chức, hãy lập buổi mới.")
    title = _("Hủy “%(topic)s”?") % {"topic": session.topic}
    return form_page(request, form, title, _("Hủy buổi này"), desk_url(session), lead=lead, danger=True)
