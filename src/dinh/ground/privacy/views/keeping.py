"""How long each kind is kept, what is about to go, what is held back, and what went."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.acting import DOCX
from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.ground.lapsing import LAPSES, Lapse
from dinh.ground.privacy import actions, forms, lapsed, papers, permissions
from dinh.ground.privacy.models import Hold, Run
from dinh.ground.sheets import attachment
from dinh.law.privacy import ERASURE
from dinh.law.retention import COMING, NOTICE


@require_safe
@gated(permissions.READ)
def index(request: Request) -> HttpResponse:
    page = Paginator(lapsed.runs(), 10).get_page(request.GET.get("page"))
    context = {
        "kinds": list(lapsed.kinds(today())), "holds": lapsed.holds_on(today()), "page": page, "here": "terms",
        "coming": COMING.days, "ground": ERASURE, "may_set": may(request.actor, permissions.TERMS),
    }  # fmt: skip
    return render(request, "privacy/terms.html", context)


def fetch(key: str) -> Lapse:
    if key not in LAPSES:
        raise Http404(_("Không có loại dữ liệu này."))
    return LAPSES[key]


@require_safe
@gated(permissions.READ)
def kind(request: Request, key: str) -> HttpResponse:
    lapse, form = fetch(key), forms.RecordFilter(request.GET)
    form.is_valid()
    state, words = form.cleaned_data.get("xem", ""), form.cleaned_data.get("ma", "").lower()
    found = [
        each for each in lapsed.records(lapse, today())
        if words in each.label.lower() and (not state or (each.hold if state == "held" else each.state == state))
    ]  # fmt: skip
    context = {
        "lapse": lapse, "form": form, "page": Paginator(found, 25).get_page(request.GET.get("page")),
        "filtered": bool(state or words), "term": lapsed.term_on(key, today()), "history": lapsed.terms_of(key)[:20],
        "pending": lapsed.terms_of(key).filter(from_day__gt=today()).first(), "here": "terms",
        "may_set": may(request.actor, permissions.TERMS),
        "whole": lapsed.holds_on(today(), key).filter(about_id="").first(),
    }  # fmt: skip
    return render(request, "privacy/kind.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.TERMS)
def term(request: Request, key: str) -> HttpResponse:
    lapse = fetch(key)
    now = lapsed.amount_on(key, today())
    form = forms.TermForm(request.POST or None, law=lapse.law, initial={"amount": now or lapse.law.amount})
    if request.method == "POST" and form.is_valid() and tried(
        form, lambda: actions.set_term(by=request.actor, key=key, **form.cleaned_data)
    ):  # fmt: skip
        messages.success(request, _("Đã đặt thời hạn."))
        return redirect("privacy_desk:kind", key)
    context = {"lapse": lapse, "form": form, "notice": NOTICE.days}
    return render(request, "privacy/term.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.HOLD)
def hold(request: Request, key: str) -> HttpResponse:
    """`hs` names the record by its key; without it the whole kind is held."""
    lapse, about = fetch(key), request.GET.get("hs", "")
    record = next((each for each in lapsed.records(lapse, today()) if each.about_id == about), None) if about else None
    if about and record is None:
        raise Http404(_("Không có hồ sơ này, hoặc dữ liệu đã được bỏ."))
    form = forms.HoldForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and tried(
        form, lambda: actions.hold(by=request.actor, key=key, about_id=about, **form.cleaned_data)
    ):  # fmt: skip
        messages.success(request, _("Đã giữ lại. Khi việc xong, hãy cho thôi giữ."))
        return redirect("privacy_desk:kind", key)
    context = {"lapse": lapse, "record": record, "form": form}
    return render(request, "privacy/hold.html", context, status=400 if form.errors else 200)


@require_POST
@gated(permissions.HOLD)
def lift(request: Request, pk: int) -> HttpResponse:
    held = get_object_or_404(Hold, pk=pk)
    if held.lifted_on is None:
        actions.lift(by=request.actor, held=held)
        messages.success(request, _("Đã cho thôi giữ. Nếu đã hết thời hạn, dữ liệu sẽ được bỏ trong đợt tới."))
    return redirect("privacy_desk:kind", held.key)


@require_safe
@gated(permissions.READ)
def run(request: Request, pk: int) -> HttpResponse:
    return render(request, "privacy/run.html", {"run": get_object_or_404(Run, pk=pk), "here": "terms"})


@require_safe
@gated(permissions.READ)
def paper(request: Request, pk: int) -> HttpResponse:
    found = get_object_or_404(Run, pk=pk)
    if not found.certificate:
        raise Http404(_("Đợt này chưa xong, chưa có biên bản."))
    return attachment(papers.run_report(found), f"bien-ban-bo-du-lieu-{found.day:%Y%m%d}.docx", DOCX)
