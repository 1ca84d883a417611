"""The desk's promises: the ledger, one promise with its acts, entering one, the record when a post changes hands."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.acting import DOCX, Page, act_page, possible
from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import may, require
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.rights.dialogue import actions, ledger, letters, permissions, queries
from dinh.rights.dialogue import forms_promise as f
from dinh.rights.dialogue.models import HandOver, Promise
from dinh.rights.dialogue.views.promises import ledger_page, shown

PAGE = 25


def _complete(by: object, thing: Promise, form: f.CompleteForm) -> object:
    data = form.cleaned_data
    uploads = [(upload.read(), upload.name) for upload in data.pop("uploads")]
    return actions.complete(by=by, promise=thing, uploads=uploads, **data)  # type: ignore[arg-type]


ACTS: dict[str, Page] = {
    "xong": Page(
        gettext_lazy("Làm xong, kèm minh chứng"),
        gettext_lazy("Phải có minh chứng và đã trả lời người hỏi. Người hỏi nói “chưa” thì việc mở lại."),
        gettext_lazy("Ghi đã làm xong"), permissions.COMPLETE, f.CompleteForm, _complete,
        gettext_lazy("Đã ghi. Chờ lời người hỏi."), initial=lambda thing: {"edition": thing.edition},
    ),
    "loi-nguoi-hoi": Page(
        gettext_lazy("Ghi lời người hỏi"), gettext_lazy("Ghi đúng lời người hỏi và đã nghe bằng cách nào."),
        gettext_lazy("Ghi"), permissions.HEAR, f.HearForm,
        lambda by, thing, form: actions.hear(by=by, promise=thing, **form.cleaned_data), gettext_lazy("Đã ghi."),
    ),
    "lui-han": Page(
        gettext_lazy("Lùi hạn"), gettext_lazy("Hạn đã hứa vẫn hiện; làm xong sau hạn đó vẫn tính là trễ."),
        gettext_lazy("Lùi hạn"), permissions.POSTPONE, f.PostponeForm,
        lambda by, thing, form: actions.postpone(by=by, promise=thing, **form.cleaned_data),
        gettext_lazy("Đã lùi hạn."), danger=True,
    ),
    "dinh-chinh": Page(
        gettext_lazy("Đính chính lời ghi"), gettext_lazy("Lời ghi cũ vẫn còn trong phần Đã diễn ra."),
        gettext_lazy("Đính chính"), permissions.REWORD, f.RewordForm,
        lambda by, thing, form: actions.reword(by=by, promise=thing, **form.cleaned_data),
        gettext_lazy("Đã đính chính."), initial=lambda thing: {"words": thing.words},
    ),
}  # fmt: skip


@require_safe
@gated(permissions.DESK)
def promises(request: Request) -> HttpResponse:
    by, here = request.actor, request.commune
    return ledger_page(
        request, "dialogue/desk/promises.html", desk=True, mine="cua_toi" in request.GET,
        promising=may(by, permissions.PROMISE, here), writes=may(by, permissions.WRITE, here),
        unanswered=ledger.unanswered(today()).count(),
    )  # fmt: skip


def fetch(request: Request, ref: str) -> Promise:
    found = ledger.find(ref)
    if found is None:
        raise Http404(_("Không có lời hứa nào mang mã này."))
    require(request.actor, permissions.SEE_PROMISE, found)
    return found


def home(promise: Promise) -> str:
    return reverse("dialogue_desk:promise", args=[promise.ref])


@require_safe
@gated(permissions.DESK)
def promise(request: Request, ref: str) -> HttpResponse:
    found = fetch(request, ref)
    context = {
        "promise": queries.with_proofs(found), "acts": possible(request.actor, ACTS, found), "today": today(),
        **shown(found),
    }  # fmt: skip
    return render(request, "dialogue/desk/promise.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.DESK)
def act(request: Request, ref: str, slug: str) -> HttpResponse:
    found = fetch(request, ref)
    if slug not in ACTS:
        raise Http404(_("Không có việc này."))
    return act_page(request, ACTS[slug], found, home(found), found.shown)


@require_http_methods(["GET", "POST"])
@gated(permissions.PROMISE)
def new(request: Request) -> HttpResponse:
    form = f.PromiseForm(request.POST or None, initial={"made_on": today()})
    made: list[Promise] = []
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        data["owner_body"], data["owner_post"] = data.pop("owner")
        if tried(form, lambda: made.append(actions.promise(by=request.actor, **data))):
            messages.success(request, _("Đã vào sổ lời hứa."))
            return redirect(home(made[0]))
    context = {"form": form, "title": _("Ghi lời hứa nói ở nơi khác"), "back": reverse("dialogue_desk:promises")}
    return render(request, "dialogue/desk/form.html", context, status=400 if form.errors else 200)


@require_safe
@gated(permissions.READ)
def hand_overs(request: Request) -> HttpResponse:
    rows = HandOver.objects.select_related("from_post__body", "to_post__body")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    writes = may(request.actor, permissions.WRITE, request.commune)
    return render(request, "dialogue/desk/hand_overs.html", {"page": page, "writes": writes})


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def new_hand_over(request: Request) -> HttpResponse:
    form = f.HandOverForm(request.POST or None, initial={"on": today()})
    made: list[HandOver] = []
    if request.method == "POST" and form.is_valid() and tried(
        form, lambda: made.append(actions.hand_over(by=request.actor, **form.cleaned_data))
    ):  # fmt: skip
        return redirect("dialogue_desk:handed_over", made[0].pk)
    context = {"form": form, "title": _("Bàn giao lời hứa"), "back": reverse("dialogue_desk:hand_overs")}
    return render(request, "dialogue/desk/form.html", context, status=400 if form.errors else 200)


@require_safe
@gated(permissions.READ)
def handed_over(request: Request, pk: int) -> HttpResponse:
    found = get_object_or_404(HandOver.objects.select_related("from_post__body", "to_post__body"), pk=pk)
    if request.GET.get("xuat") == "docx":
        try:
            return attachment(letters.hand_over(found), f"ban-giao-loi-hua-{found.on:%Y%m%d}.docx", DOCX)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
    return render(request, "dialogue/desk/handed_over.html", {"passed": found})
