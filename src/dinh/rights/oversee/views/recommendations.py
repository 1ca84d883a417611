"""Recommendations on the desk: the list, one with its clock, its way from draft to done."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.acting import DOCX, Page, act_page, page_of, possible
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment, table
from dinh.rights.oversee import clocks, papers, permissions
from dinh.rights.oversee import forms_visits as f
from dinh.rights.oversee.actions import recommending as acts
from dinh.rights.oversee.forms_boards import EditionForm, WhyForm
from dinh.rights.oversee.models import By, Finding, Recommendation
from dinh.rights.oversee.queries import recommendations as queries
from dinh.rights.oversee.views.desk import corner

PAGE = 25
LATE = ("late", gettext_lazy("Trễ hạn"))
ANSWERED = ("answered", gettext_lazy("đã được trả lời"))


def asked_of(request: Request) -> dict[str, Any]:
    """The filters of a list of recommendations, as its address has them."""
    to = request.GET.get("gui", "")
    return {
        "q": request.GET.get("q", "")[:100], "stage": request.GET.get("buoc", "")[:12],
        "to": int(to) if to.isdigit() and len(to) < 10 else None, "by": request.GET.get("ai", "")[:10],
    }  # fmt: skip


def sheet_of(lines: list[queries.Line]) -> bytes:
    columns = [(_("Mã"), 14), (_("Ai kiến nghị"), 34), (_("Gửi"), 34), (_("Kiến nghị"), 60), (_("Gửi ngày"), 12),
               (_("Nhận"), 12), (_("Hạn trả lời"), 12), (_("Trả lời"), 12), (_("Trễ (ngày)"), 10),
               (_("Tình trạng"), 26)]  # fmt: skip
    rows = [
        (line.one.ref, line.one.watcher, str(line.one.addressed_to), line.one.shown, line.one.sent_on,
         line.one.received_on, line.term.due if line.term else None, line.one.replied_on,
         line.term.late if line.term else None, str(permissions.STAGES[line.one.stage])) for line in lines
    ]  # fmt: skip
    return table(_("Kiến nghị"), columns, rows)


@require_safe
@gated(permissions.ENTER)
def index(request: Request) -> HttpResponse:
    require(request.actor, permissions.READ, request.commune)
    asked, day = asked_of(request), today()
    lines = queries.filtered(queries.rows(), day, **asked)
    if request.GET.get("xuat") == "xlsx":
        return attachment(sheet_of(lines), f"kien-nghi-{day:%Y%m%d}.xlsx")
    stages = [LATE, *((key, permissions.STAGES[key]) for key in ("draft", "submitted", "confirmed", *queries.SENT))]
    context = {
        "page": Paginator(lines, PAGE).get_page(request.GET.get("page")), "asked": asked, "stages": stages,
        "filtered": any(asked.values()), "bodies": bodies_on(day), "who": By.choices, **corner(request),
    }  # fmt: skip
    return render(request, "oversee/desk/recommendations.html", context)


def fetch(request: Request, ref: str) -> Recommendation:
    found = queries.find(ref)
    if found is None:
        raise Http404(_("Không có kiến nghị nào mang mã này."))
    require(request.actor, permissions.READ, found)
    return found


def home(one: Recommendation) -> str:
    return reverse("oversee_desk:recommendation", args=[one.ref])


@require_safe
@gated(permissions.ENTER)
def recommendation(request: Request, ref: str) -> HttpResponse:
    found, by, day = fetch(request, ref), request.actor, today()
    if request.GET.get("xuat") == "docx":
        return attachment(papers.recommendation_letter(found), f"kien-nghi-{found.ref}.docx", DOCX)
    context = {
        "one": found, "line": queries.lines([found], day)[0], "steps": possible(by, ACTS, found), "today": day,
        "findings": found.findings.all(), "follow_ups": found.follow_ups.prefetch_related("files"),
        "files": found.reply_files.all(), "stage_words": permissions.STAGES[found.stage],
        "reads": by.has(permissions.READER), "law": clocks.REPLIES.get(By(found.by), ""),
    }  # fmt: skip
    return render(request, "oversee/desk/recommendation.html", context)


def _edit(by: Any, one: Recommendation, form: f.RecommendForm) -> Recommendation:
    return acts.edit_recommendation(by=by, one=one, asked=form.asked, edition=form.cleaned_data["edition"] or 0)


def _findings(one: Recommendation) -> dict[str, Any]:
    rows = Finding.objects.filter(by=one.by, board=one.board, body=one.body)
    return {"findings": rows.filter(visit=one.visit) if one.visit else rows, "of_people": one.of_people}


def _now(one: Recommendation) -> dict[str, Any]:
    names = ("addressed_to", "words", "shown", "reply_by", "edition")
    return {**{name: getattr(one, name) for name in names}, "findings": list(one.findings.all())}


ACTS: dict[str, Page] = {
    "nhan": Page(
        gettext_lazy("Ghi ngày nhận được"), gettext_lazy("Từ ngày này tính thời hạn trả lời theo luật."),
        gettext_lazy("Ghi đã nhận"), permissions.RECEIVE, f.ReceiveForm,
        lambda by, it, form: acts.receive(by=by, one=it, **form.cleaned_data), gettext_lazy("Đã ghi ngày nhận."),
        initial=lambda it: {"edition": it.edition, "on": today()},
    ),
    "tra-loi": Page(
        gettext_lazy("Trả lời"),
        gettext_lazy("Nói rõ làm gì, ai làm, bao giờ xong. Trả lời sau hạn vẫn nhận và vẫn tính là trễ."),
        gettext_lazy("Gửi trả lời"), permissions.REPLY, f.ReplyForm,
        lambda by, it, form: acts.reply(by=by, one=it, **form.cleaned_data), gettext_lazy("Đã trả lời."),
        initial=lambda it: {"edition": it.edition, "on": today()},
    ),
    "trinh": Page(
        gettext_lazy("Trình Mặt trận xác nhận"), "", gettext_lazy("Trình"), permissions.SUBMIT, EditionForm,
        lambda by, it, form: acts.submit(by=by, one=it, **form.cleaned_data), gettext_lazy("Đã trình Mặt trận."),
        when=lambda it: it.of_people,
    ),
    "xac-nhan": Page(
        gettext_lazy("Xác nhận kiến nghị"), gettext_lazy("Kiến nghị đúng nội dung, phạm vi; sau đó gửi đi được."),
        gettext_lazy("Xác nhận"), permissions.CONFIRM, EditionForm,
        lambda by, it, form: acts.confirm(by=by, one=it, **form.cleaned_data), gettext_lazy("Đã xác nhận."),
    ),
    "gui": Page(
        gettext_lazy("Gửi kiến nghị"), gettext_lazy("Từ ngày gửi, mọi người đọc được lời công khai."),
        gettext_lazy("Ghi đã gửi"),
        permissions.SEND, f.SendForm, lambda by, it, form: acts.send(by=by, one=it, **form.cleaned_data),
        gettext_lazy("Đã ghi gửi."), initial=lambda it: {"edition": it.edition, "on": today()},
        when=lambda it: not it.of_people or it.confirmed_on is not None,
    ),
    "theo-doi": Page(
        gettext_lazy("Ghi theo dõi"), gettext_lazy("Xem tận nơi rồi ghi; “đã xong” thì kết thúc theo dõi."),
        gettext_lazy("Ghi"),
        permissions.FOLLOW, f.FollowForm, lambda by, it, form: acts.follow(by=by, one=it, **form.cleaned_data),
        gettext_lazy("Đã ghi."), initial=lambda it: {"edition": it.edition, "on": today()},
    ),
    "sua": Page(
        gettext_lazy("Sửa"), "", gettext_lazy("Lưu"), permissions.EDIT_RECOMMENDATION, f.RecommendForm, _edit,
        gettext_lazy("Đã lưu."), initial=_now, given=_findings,
    ),
    "tra-lai": Page(
        gettext_lazy("Trả lại Ban"), "", gettext_lazy("Trả lại"), permissions.CONFIRM, WhyForm,
        lambda by, it, form: acts.send_back(by=by, one=it, **form.cleaned_data), gettext_lazy("Đã trả lại."),
    ),
    "thoi": Page(
        gettext_lazy("Thôi theo dõi"),
        gettext_lazy("Khi không làm nữa hoặc đã giải thích rõ. Lý do công khai. Không hoàn tác được."),
        gettext_lazy("Thôi theo dõi"), permissions.CLOSE, WhyForm,
        lambda by, it, form: acts.close(by=by, one=it, **form.cleaned_data), gettext_lazy("Đã thôi theo dõi."),
        danger=True,
    ),
}  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def act(request: Request, ref: str, slug: str) -> HttpResponse:
    found = fetch(request, ref)
    return act_page(request, page_of(ACTS, slug), found, home(found), found.shown)
