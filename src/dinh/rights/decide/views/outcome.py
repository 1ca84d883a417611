"""The desk: what became of a decision, its acts as pages with one form each, its letters, the list of all decisions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import may, require, why_not
from dinh.ground.http import Request, gated
from dinh.ground.places.queries import groups_on
from dinh.ground.sheets import attachment, table
from dinh.law.matters import DECIDED
from dinh.rights.decide import actions, papers_outcome, permissions
from dinh.rights.decide import forms_outcome as f
from dinh.rights.decide.models import Matter, Sending, Verdict
from dinh.rights.decide.queries import matters
from dinh.rights.decide.queries import outcome as outcomes

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PAGE = 25
Run = Callable[[Actor, Matter, dict[str, Any]], object]


@dataclass(frozen=True, slots=True)
class Page:
    """An act on a matter. `lead` says what follows from it."""

    title: Any
    lead: Any
    action: Any
    permission: str
    form: type[f.OfMatterForm]
    run: Run
    done: Any
    danger: bool = False


def _does(act: Callable[..., object]) -> Run:
    return lambda by, matter, data: act(by=by, matter=matter, **data)


def _send(by: Actor, matter: Matter, data: dict[str, Any]) -> None:
    actions.send_to(by=by, decision=data["decision"], to=data["to"], on=data["on"])


def _progress(by: Actor, matter: Matter, data: dict[str, Any]) -> None:
    sent = data.pop("photo")
    upload = (sent.read(), sent.name) if sent else None
    actions.note_progress(by=by, matter=matter, upload=upload, **data)


def _receive(by: Actor, matter: Matter, data: dict[str, Any]) -> None:
    actions.receive_decision(by=by, **data)


PAGES: dict[str, Page] = {
    "gui": Page(
        _("Gửi quyết định của cộng đồng"), _("Đến Ủy ban nhân dân và Ủy ban Mặt trận Tổ quốc (khoản 3 Điều 20)."),
        _("Ghi đã gửi"), permissions.RUN, f.SendForm, _send, _("Đã ghi ngày gửi."),
    ),
    "nhan": Page(
        _("Ghi ngày nhận quyết định"), _("Thời hạn công nhận, hoặc trả lời không công nhận, tính từ ngày nhận."),
        _("Ghi ngày nhận"), permissions.READ, f.ReceiveForm, _receive, _("Đã ghi ngày nhận."),
    ),
    "cong-nhan": Page(
        _("Công nhận"), _("Quyết định của cộng đồng có hiệu lực từ ngày của quyết định công nhận."),
        _("Ghi công nhận"), permissions.RECOGNISE, f.RecogniseForm, _does(actions.recognise), _("Đã ghi công nhận."),
    ),
    "khong-cong-nhan": Page(
        _("Không công nhận"), _("Phải trả lời bằng văn bản, nêu rõ lý do. Lý do hiện ở trang công khai."),
        _("Ghi không công nhận"), permissions.RECOGNISE, f.RefuseForm, _does(actions.refuse),
        _("Đã ghi không công nhận."), danger=True,
    ),
    "hieu-luc": Page(
        _("Ấn định ngày có hiệu lực"), _("Sau khi tổng hợp kết quả của tất cả thôn, tổ dân phố."), _("Ghi ngày"),
        permissions.FIX_EFFECT, f.FixForm, _does(actions.fix_effect), _("Đã ghi ngày có hiệu lực."),
    ),
    "sua": Page(
        _("Yêu cầu sửa đổi, bổ sung"),
        _("Khi việc bàn và quyết định vi phạm trình tự, thủ tục. Cộng đồng quyết định lại theo đúng trình tự."),
        _("Ghi yêu cầu"), permissions.ASK_AMEND, f.AmendForm, _does(actions.ask_to_amend), _("Đã ghi yêu cầu."),
    ),
    "huy-bo": Page(
        _("Hủy bỏ quyết định"),
        _("Quyết định thôi có giá trị; không lấy lại được. Báo Trưởng thôn, Tổ trưởng tổ dân phố và Mặt trận."),
        _("Ghi hủy bỏ"), permissions.ANNUL, f.AnnulForm, _does(actions.annul), _("Đã ghi hủy bỏ."), danger=True,
    ),
    "tien-do": Page(
        _("Ghi tiến độ thực hiện"), _("Công khai để bà con theo dõi, kiểm tra (Điều 23)."), _("Công bố"),
        permissions.PROGRESS, f.ProgressForm, _progress, _("Đã công bố tiến độ."),
    ),
}  # fmt: skip


def fetch(request: Request, ref: str) -> Matter:
    found = matters.find(ref)
    if found is None:
        raise Http404(gettext("Không có việc nào mang mã này."))
    require(request.actor, permissions.READ, found)
    return found


@require_safe
@gated(permissions.READ)
def outcome(request: Request, ref: str) -> HttpResponse:
    """One matter after its count: each step with its day, its term and why that day; what may be done now."""
    found = fetch(request, ref)
    one = outcomes.outcome(found, today())
    context = {
        "matter": found, "one": one, "pages": _pages(request, one),
        "papers": papers_outcome.offered(found, chair=may(request.actor, permissions.ANNUL, found)),
        "progress": found.progress.select_related("file"), "replaced_by": found.replaced_by.order_by("pk"),
        "refusal": why_not(request.actor, permissions.RECOGNISE, found) if found.state == Matter.State.SENT else None,
    }  # fmt: skip
    return render(request, "decide/desk/outcome_matter.html", context)


def _pages(request: Request, one: outcomes.Outcome) -> dict[str, Page]:
    """The acts that can be done now by whoever asks."""
    by, found = request.actor, one.matter
    ready = {
        "gui": any(each.decision and not each.sent and may(by, permissions.RUN, each.round) for each in one.lines),
        "nhan": any(may(by, permissions.RECEIVE, each) for each in _coming(one)),
        "cong-nhan": one.received is not None,
        "khong-cong-nhan": one.received is not None,
        "hieu-luc": one.fixes,
    }
    return {
        slug: page for slug, page in PAGES.items()
        if ready.get(slug, True) and (slug in ("gui", "nhan") or may(by, page.permission, found))
    }  # fmt: skip


def _coming(one: outcomes.Outcome) -> list[Sending]:
    sent = [each for line in one.lines for each in (line.committee, line.front)]
    return [each for each in sent if each and each.received_on is None]


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def outcome_act(request: Request, ref: str, slug: str) -> HttpResponse:
    """One act on one form; what the law refuses comes back beside what was typed."""
    found, page = fetch(request, ref), PAGES.get(slug)
    if page is None:
        raise Http404
    if slug != "gui" or found.group_id:
        require(request.actor, page.permission, found)
    form = page.form(request.POST or None, request.FILES or None, matter=found)
    if form.is_valid() and tried(form, lambda: page.run(request.actor, found, form.cleaned_data)):
        messages.success(request, str(page.done))
        _say_late(request, found)
        return redirect("decide_desk:outcome", found.ref)
    context = {"matter": found, "page": page, "form": form}
    return render(request, "decide/desk/outcome_act.html", context, status=400 if form.errors else 200)


def _say_late(request: Request, matter: Matter) -> None:
    """A word said after its day is valid; it is said that it was late."""
    one = outcomes.outcome(Matter.objects.get(pk=matter.pk), today())
    if one.said_late and one.recognise and one.said and one.said.kind:
        words = gettext("Văn bản muộn hơn hạn %(day)s (%(article)s). Văn bản vẫn có giá trị; việc muộn được ghi lại.")
        facts = {"day": f"{one.recognise.due:%d/%m/%Y}", "article": one.recognise.article}
        messages.warning(request, words % facts)


@require_safe
@gated(permissions.READ)
def outcome_paper(request: Request, ref: str, slug: str) -> HttpResponse:
    """A letter as .docx: from the verdict when there is one, else a draft with room for the pen."""
    found = fetch(request, ref)
    if slug not in papers_outcome.PAPERS:
        raise Http404
    try:
        data = papers_outcome.docx(found, slug)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("decide_desk:outcome", found.ref)
    return attachment(data, f"{slug}-{found.ref}.docx", DOCX)


@require_safe
@gated(permissions.READ)
def decisions(request: Request) -> HttpResponse:
    """Everything the people decided, with what became of it; .xlsx of what the filters leave."""
    asked = {"state": request.GET.get("tinh-trang", ""), **{key: request.GET.get(key, "") for key in ("viec", "to")}}
    rows = matters.filtered(outcomes.decided(), state=asked["state"], code=asked["viec"], group=asked["to"])
    if request.GET.get("xuat") == "xlsx":
        return attachment(_sheet(rows), f"quyet-dinh-cua-cong-dong-{today():%Y%m%d}.xlsx")
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")), "asked": asked, "codes": DECIDED,
        "states": [each for each in Matter.State.choices if each[0] in (*Matter.OUTCOMES, Matter.State.FAILED)],
        "groups": groups_on(today()),
    }  # fmt: skip
    return render(request, "decide/desk/outcome_list.html", context)


def _sheet(rows: Any) -> bytes:
    columns = [
        ("Mã", 14), ("Việc", 8), ("Tên việc", 50), ("Phạm vi", 22), ("Ngày biểu quyết", 14), ("Tình trạng", 24),
        ("Có hiệu lực từ", 14), ("Văn bản", 60), ("Lý do", 50),
    ]  # fmt: skip
    lines = (
        (each.ref, each.code, each.title, each.where, each.decided_on, each.get_state_display(), each.effect_on,
         "; ".join(_told(verdict) for verdict in each.verdicts.all()), each.ended_why)
        for each in rows
    )  # fmt: skip
    return table("Quyết định của cộng đồng", columns, lines)


def _told(verdict: Verdict) -> str:
    return f"{verdict.get_kind_display()}: {verdict.number}, {verdict.on:%d/%m/%Y}, {verdict.body}"
