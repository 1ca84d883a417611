"""The desk: the list by year, a new plan, one consultation with all its steps, its papers, its notice."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.acting import DOCX, possible, uploaded
from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.rights.consult import actions, exports, papers, permissions, queries
from dinh.rights.consult.clocks import least_term, matter_cite, open_term, result_term
from dinh.rights.consult.forms import tried
from dinh.rights.consult.forms_desk import AttachForm, PlanForm
from dinh.rights.consult.models import KINDS, Attachment, Consultation
from dinh.rights.consult.views.acting import fetch
from dinh.rights.consult.views.steps import LEADING, STEPS
from dinh.rights.consult.words import form_titles

PAGE = 25
LETTERS = {"ke-hoach": papers.plan, "tong-hop": papers.summary}


@require_safe
@gated(permissions.ENTER_ROOM)
def index(request: Request) -> HttpResponse:
    """Every consultation, those that wait first; a head sees those open, to enter what came in the own group."""
    get, day = request.GET.get, today()
    wanted = queries.Wanted(
        q=get("q", "").strip()[:100], stage=get("giai_doan", ""), kind=get("loai", ""), year=get("nam", "")
    )
    rows = queries.listed(wanted, day)
    if not may(request.actor, permissions.READ, request.commune):
        rows = [one for one in rows if one.stage(day) in ("open", "closed")]
    if get("xuat") == "xlsx":
        return attachment(exports.consultations(rows, day), f"lay-y-kien-{day:%Y%m%d}.xlsx")
    context = {
        "page": Paginator(queries.lines(rows, day), PAGE).get_page(get("page")),
        "wanted": wanted, "stages": permissions.STAGES.items(),
        "kinds": KINDS, "years": queries.years(), "today": day, "filtered": any(request.GET.values()),
        "may_plan": may(request.actor, permissions.PLAN, request.commune),
        "may_read": may(request.actor, permissions.READ, request.commune),
    }  # fmt: skip
    return render(request, "consult/desk/index.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.PLAN)
def new(request: Request) -> HttpResponse:
    form = PlanForm(request.POST or None, initial=PlanForm.start())
    made: list[Consultation] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and tried(form, lambda: made.append(actions.plan(by=request.actor, plan=form.plan)))
    ):
        messages.success(request, _("Đã lập kế hoạch. Bây giờ hãy đưa dự thảo vào."))
        return redirect("consult_desk:add_draft", made[0].ref)
    context = {"form": form, "term": least_term(today())}
    return render(request, "consult/desk/new.html", context, status=400 if form.errors else 200)


@require_safe
@gated(permissions.READ)
def matter(request: Request, ref: str) -> HttpResponse:
    """One consultation: where it stands, what is next, what came in."""
    one = fetch(request, ref, permissions.READ)
    day = today()
    steps = possible(request.actor, STEPS, one)
    first = next((slug for slug in LEADING if slug in dict(steps)), "")
    draft = queries.draft_in_force(one)
    context = {
        "consultation": one, "stage": one.stage(day), "stage_words": permissions.STAGES[one.stage(day)],
        "today": day, "steps": steps, "first": first, "forms": form_titles(one), "cite": matter_cite(one),
        "term": open_term(one, one.published_on or day), "result": result_term(one),
        "draft": draft, "drafts": one.drafts.all(), "clause_count": draft.clauses.count() if draft else 0,
        "attachments": one.attachments.select_related("file"), "channels": queries.by_channel(one),
        "count": queries.opinions(one).count(), "voices": queries.voices(one), "loose": queries.loose(one).count(),
        "unread": queries.opinions(one).filter(screened="waiting").count(), "groups": queries.groups(one),
        "gatherings": queries.gatherings(one), "participants": queries.participants(one),
        "may_type": may(request.actor, permissions.TYPE_IN, one),
        "may_group": may(request.actor, permissions.GROUP, one),
        "may_draft": may(request.actor, permissions.DRAFT, one), "may_edit": may(request.actor, permissions.EDIT, one),
    }  # fmt: skip
    return render(request, "consult/desk/matter.html", context)


@require_safe
@gated(permissions.READ)
def letter(request: Request, ref: str, slug: str) -> HttpResponse:
    """A paper as .docx, to sign."""
    one = fetch(request, ref, permissions.READ)
    if slug not in LETTERS or (slug == "tong-hop" and one.published_at is None):
        raise Http404(_("Việc này chưa có văn bản đó."))
    try:
        data = LETTERS[slug](one)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("consult_desk:matter", one.ref)
    return attachment(data, f"{slug}-{one.ref}.docx", DOCX)


@require_http_methods(["GET", "POST"])
@gated(permissions.PLAN)
def attach(request: Request, ref: str) -> HttpResponse:
    """Add a document that lies beside the draft."""
    one = fetch(request, ref, permissions.PLAN)
    form = AttachForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = uploaded(form)
        if upload and tried(form, lambda: actions.attach(
            by=request.actor, consultation=one, data=upload[0], name=upload[1], title=form.cleaned_data["title"]
        )):  # fmt: skip
            messages.success(request, _("Đã thêm tài liệu."))
            return redirect("consult_desk:matter", one.ref)
    context = {"consultation": one, "form": form, "title": _("Thêm tài liệu kèm dự thảo"), "action": _("Thêm tài liệu")}
    return render(request, "consult/desk/form.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.PLAN)
def detach(request: Request, ref: str, pk: int) -> HttpResponse:
    one = fetch(request, ref, permissions.PLAN)
    row = Attachment.objects.select_related("consultation", "file").filter(consultation=one, pk=pk).first()
    if row is None:
        raise Http404(_("Tài liệu này không còn."))
    if request.method == "POST":
        actions.detach(by=request.actor, attachment=row)
        messages.success(request, _("Đã bỏ tài liệu."))
        return redirect("consult_desk:matter", one.ref)
    return render(request, "consult/desk/detach.html", {"consultation": one, "attachment": row})
