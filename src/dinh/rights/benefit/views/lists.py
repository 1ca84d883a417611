"""A list on the desk: who is on it, the meetings of the groups, its steps up to approval."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import may, require
from dinh.ground.households.queries import get as household
from dinh.ground.http import Request, gated
from dinh.ground.places.queries import groups_on
from dinh.ground.privacy.actions import noted
from dinh.ground.sheets import attachment, table
from dinh.rights.benefit import actions, clocks, permissions, queries
from dinh.rights.benefit import forms as own_forms
from dinh.rights.benefit.models import Beneficiary, BeneficiaryList, Comment
from dinh.rights.benefit.people_table import packed, read_people, unpacked
from dinh.rights.benefit.views.common import PAGE, confirmed, form_page, group_or_404, list_or_404, list_tones, own
from dinh.rights.benefit.wording import promised


@dataclass(frozen=True, slots=True)
class Step:
    """One act on a list as a page with one form."""

    title: Any
    lead: Any
    action: Any
    permission: str
    form: type[forms.Form]
    run: Callable[[Actor, BeneficiaryList, dict[str, Any]], object]
    done: Any
    danger: bool = False


STEPS: dict[str, Step] = {
    "niem-yet": Step(
        gettext_lazy("Niêm yết lấy ý kiến"),
        gettext_lazy("Tên và mức hưởng hiện công khai trong thời hạn niêm yết, rồi tự thôi hiện. Không hiện diện gì."),
        gettext_lazy("Niêm yết"), permissions.POST, own_forms.PostForm,
        lambda by, it, asked: actions.post_list(by=by, found=it, **asked), gettext_lazy("Đã niêm yết danh sách."),
    ),
    "duyet": Step(
        gettext_lazy("Duyệt danh sách"), gettext_lazy("Sau khi hết ngày góp ý và mọi ý kiến đã trả lời."),
        gettext_lazy("Duyệt"), permissions.APPROVE, own_forms.DecisionForm,
        lambda by, it, asked: actions.approve_list(by=by, found=it, **asked), gettext_lazy("Đã duyệt danh sách."),
    ),
    "tra-lai": Step(
        gettext_lazy("Trả lại danh sách"), gettext_lazy("Tên thôi hiện ngay; các tổ họp bình xét lại."),
        gettext_lazy("Trả lại"), permissions.APPROVE, own_forms.ReasonForm,
        lambda by, it, asked: actions.return_list(by=by, found=it, **asked), gettext_lazy("Đã trả lại."), True,
    ),
    "niem-yet-ket-qua": Step(
        gettext_lazy("Niêm yết danh sách đã duyệt"),
        gettext_lazy("Thay cho danh sách lấy ý kiến; thời hạn niêm yết tính lại từ hôm nay."),
        gettext_lazy("Niêm yết"), permissions.PAY, forms.Form,
        lambda by, it, asked: actions.post_result(by=by, found=it), gettext_lazy("Đã niêm yết danh sách đã duyệt."),
    ),
    "nhan-tin": Step(
        gettext_lazy("Nhắn tin hỏi đã nhận được chưa"),
        gettext_lazy("Gửi đến những ai theo dõi tin của các tổ này. Tin không nêu tên ai."),
        gettext_lazy("Gửi tin"), permissions.PAY, forms.Form,
        lambda by, it, asked: actions.ask_by_message(by=by, found=it), gettext_lazy("Đã gửi tin."),
    ),
    "y-kien": Step(
        gettext_lazy("Ghi ý kiến nghe được"), gettext_lazy("Ý kiến nói ở cuộc họp, ở trụ sở. Không ghi tên người nói."),
        gettext_lazy("Ghi lại"), permissions.ANSWER_COMMENT, own_forms.HeardCommentForm,
        lambda by, it, asked: actions.comment(by=by, found=it, **asked), gettext_lazy("Đã ghi ý kiến."),
    ),
    "go": Step(
        gettext_lazy("Gỡ bản niêm yết cũ"), gettext_lazy("Trang công khai ghi ngày và lý do gỡ; bằng chứng giữ lại."),
        gettext_lazy("Gỡ xuống"), permissions.SETTLE, forms.Form,
        lambda by, it, asked: actions.take_down(by=by, found=it), gettext_lazy("Đã gỡ bản niêm yết cũ."), True,
    ),
    "dung": Step(
        gettext_lazy("Dừng danh sách"), gettext_lazy("Không xét, không chi đợt này nữa. Không mở lại được."),
        gettext_lazy("Dừng hẳn"), permissions.STOP, own_forms.ReasonForm,
        lambda by, it, asked: actions.stop_list(by=by, found=it, **asked), gettext_lazy("Đã dừng."), True,
    ),
}  # fmt: skip


def possible(by: Actor, found: BeneficiaryList) -> list[tuple[str, Step]]:
    """The steps that make sense now, in their order."""
    left = [(slug, step) for slug, step in STEPS.items() if may(by, step.permission, found)]
    down = bool(found.publication) and found.state in ("review", "stopped")
    return [
        (slug, step) for slug, step in left
        if not (slug == "niem-yet-ket-qua" and found.result_on) and (slug != "go" or down)
    ]  # fmt: skip


@require_safe
@gated(permissions.READ)
def show(request: Request, ref: str) -> HttpResponse:
    """`?to=` narrows to a group; a head sees the own group."""
    found, head, day = list_or_404(ref), own(request), today()
    groups = [group for group in groups_on(day) if head in (None, group.pk)]
    chosen = next((group for group in groups if group.code == request.GET.get("to")), None)
    rows = queries.people(found, chosen.pk if chosen else head)
    noted(request.actor, "benefit", "benefit.BeneficiaryList", found.pk, f"{found.ref} {chosen or ''}".strip())
    if request.GET.get("xuat") == "xlsx":
        return attachment(_sheet(found, list(rows)), f"danh-sach-{found.ref}.xlsx")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "list": found, "tone": list_tones()[found.state], "page": page, "groups": queries.by_group(found, groups),
        "chosen": chosen, "figures": queries.figures([found])[found.pk], "steps": possible(request.actor, found),
        "posting": clocks.posting(found.result_on or found.posted_on) if found.posted_on else None, "today": day,
        "may": {
            name: may(request.actor, permission, found) for name, permission in (
                ("nominate", permissions.NOMINATE), ("review", permissions.REVIEW), ("pay", permissions.PAY),
                ("ask", permissions.ASK), ("answer", permissions.ANSWER_COMMENT))},
        "comments": found.comments.all()[:PAGE], "payments": queries.payments(found)[:PAGE] if not head else [],
        "batches": _batches(found) if found.state == "review" and not head else [],
    }  # fmt: skip
    return render(request, "benefit/desk/list.html", context)


def _batches(found: BeneficiaryList) -> list[str]:
    return sorted(set(found.people.exclude(batch="").values_list("batch", flat=True)))


def _sheet(found: BeneficiaryList, rows: list[Beneficiary]) -> bytes:
    """For the office: no code of a slip, no ground."""
    columns = [(_("Thôn, tổ dân phố"), 22), (_("Họ và tên"), 30), (_("Được hưởng"), 34), (_("Kết quả họp"), 18),
               (_("Số hộ đồng ý"), 12), (_("Đã chi (đồng)"), 16), (_("Trả lời"), 20)]  # fmt: skip
    told = [
        (str(each.group), each.name, promised(each.amount, each.goods), each.get_result_display(), each.votes,
         int(getattr(each, "given", 0)), each.get_heard_display() or _("chưa hỏi"))
        for each in rows
    ]  # fmt: skip
    return table(found.title, columns, told)


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def step(request: Request, ref: str, slug: str) -> HttpResponse:
    found = list_or_404(ref)
    if slug not in STEPS:
        raise Http404(_("Không có việc này."))
    it, back = STEPS[slug], reverse("benefit_desk:list", args=[ref])
    require(request.actor, it.permission, found)
    form = it.form(request.POST if request.method == "POST" else None)
    if form.is_valid() and tried(form, lambda: it.run(request.actor, found, form.cleaned_data)):
        messages.success(request, str(it.done))
        return redirect(back)
    lead = f"{found}. {it.lead}"
    return form_page(request, form, str(it.title), str(it.action), back, lead=lead, danger=it.danger)


@require_http_methods(["GET", "POST"])
@gated(permissions.NOMINATE)
def nominate(request: Request, ref: str) -> HttpResponse:
    """One person after another; the page comes back empty for the next."""
    found = list_or_404(ref)
    require(request.actor, permissions.NOMINATE, found)
    form = own_forms.NamedForm(request.POST or None, own=own(request), by=request.actor)
    if form.is_valid() and tried(form, lambda: _nominate(request, found, form)):
        messages.success(request, _("Đã đưa %(name)s vào danh sách.") % {"name": form.cleaned_data["name"]})
        return redirect("benefit_desk:nominate", ref)
    lead = _("%(list)s. Chỉ ghi họ tên, tổ và mức hưởng.") % {"list": found}
    back = reverse("benefit_desk:list", args=[ref])
    return form_page(request, form, _("Đưa người vào danh sách"), _("Thêm"), back, lead=lead)


def _nominate(request: Request, found: BeneficiaryList, form: own_forms.NamedForm) -> None:
    key = form.cleaned_data.get("household")
    actions.nominate(by=request.actor, found=found, named=form.named(household(key) if key else None))


@require_http_methods(["GET", "POST"])
@gated(permissions.NOMINATE)
def import_people(request: Request, ref: str) -> HttpResponse:
    """A table of people: looked at first, then taken whole. What it may not hold is named and left behind."""
    found = list_or_404(ref)
    require(request.actor, permissions.NOMINATE, found)
    form = own_forms.PeopleTableForm(request.POST or None, request.FILES or None)
    told: dict[str, Any] = {}
    if form.is_valid() and tried(form, lambda: told.update(_people(request, found, form))) and told.get("taken"):
        messages.success(request, told["taken"])
        return redirect("benefit_desk:list", ref)
    context = {"list": found, "form": form, **told}
    return render(request, "benefit/desk/people.html", context, status=400 if form.errors else 200)


def _people(request: Request, found: BeneficiaryList, form: own_forms.PeopleTableForm) -> dict[str, Any]:
    asked = form.cleaned_data
    groups = [group for group in groups_on(today()) if own(request) in (None, group.pk)]
    if asked["upload"]:
        read = read_people(asked["upload"].file, asked["upload"].name, groups, asked["amount"] or 0, asked["goods"])
    else:
        read = unpacked(asked["packed"], groups)
    people = [replace(each, ground=asked["ground"]) for each in read.people]
    told = {"people": people[:PAGE], "count": len(people), "forbidden": read.forbidden, "problems": read.problems,
            "packed": packed(read)}  # fmt: skip
    if read.problems or "take" not in request.POST:
        return told
    if not people:
        raise ValidationError(_("Bảng không có ai để nhập."))
    actions.import_people(by=request.actor, found=found, people=people)
    words = _("Đã đưa %(n)d người vào danh sách.") % {"n": len(people)}
    if read.forbidden:
        words += " " + _("Không lấy các cột: %(columns)s.") % {"columns": ", ".join(read.forbidden)}
    return {"taken": words}


@require_http_methods(["GET", "POST"])
@gated(permissions.NOMINATE)
def undo_import(request: Request, ref: str, batch: str) -> HttpResponse:
    found = list_or_404(ref)
    return confirmed(
        request, lambda: actions.undo_import(by=request.actor, found=found, batch=batch.upper()),
        _("Hoàn tác bảng đã nhập?"), _("Những người do bảng này đưa vào ra khỏi danh sách."), _("Hoàn tác"),
        _("Đã hoàn tác."), reverse("benefit_desk:list", args=[ref]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.NOMINATE)
def strike(request: Request, ref: str, pk: int) -> HttpResponse:
    found = list_or_404(ref)
    person: Beneficiary = get_object_or_404(Beneficiary.objects.select_related("group", "list"), pk=pk, list=found)
    return confirmed(
        request, lambda: actions.strike(by=request.actor, person=person),
        _("Đưa %(name)s ra khỏi danh sách?") % {"name": person.name}, _("Người này chưa được bình xét."),
        _("Đưa ra"), _("Đã đưa ra khỏi danh sách."), reverse("benefit_desk:list", args=[ref]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.REVIEW)
def review(request: Request, ref: str, code: str) -> HttpResponse:
    """The meeting of a group, made for a phone: one number a person."""
    found, group = list_or_404(ref), group_or_404(code)
    at = {"list": found, "group": group}
    require(request.actor, permissions.REVIEW, Beneficiary(commune=found.commune, **at))
    people = list(found.people.filter(group=group).order_by("name", "pk"))
    last = found.reviews.filter(group=group).first()
    start: dict[str, Any] = {"held_on": today(), "place": group.meeting_place, "chaired_by": request.actor.label}
    if last:
        start = {name: getattr(last, name) for name in ("held_on", "place", "present", "chaired_by")}
    form = own_forms.ReviewForm(request.POST or None, request.FILES or None, people=people, initial=start)
    back = reverse("benefit_desk:list", args=[ref])
    if form.is_valid() and tried(
        form, lambda: actions.record_review(by=request.actor, found=found, group=group, held=form.held)
    ):
        messages.success(request, _("Đã ghi kết quả họp bình xét của %(group)s.") % {"group": group})
        return redirect(back)
    context = {"form": form, "back_url": back, "programme": found.programme, **at}
    return render(request, "benefit/desk/review.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.ANSWER_COMMENT)
def answer(request: Request, pk: int) -> HttpResponse:
    said: Comment = get_object_or_404(Comment.objects.select_related("list__programme"), pk=pk)
    form = own_forms.AnswerForm(request.POST or None, initial={"answer": said.answer})
    back = reverse("benefit_desk:list", args=[said.list.ref])
    if form.is_valid() and tried(
        form, lambda: actions.answer_comment(by=request.actor, said=said, **form.cleaned_data)
    ):
        messages.success(request, _("Đã trả lời."))
        return redirect(back)
    return form_page(request, form, _("Trả lời ý kiến"), _("Lưu trả lời"), back, lead=f"“{said.text}”")
