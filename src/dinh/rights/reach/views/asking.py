"""Asking the households: lists and slips to print, slips typed in, households that will not answer."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.http import Request, gated
from dinh.rights.reach import actions, permissions, queries
from dinh.rights.reach.forms import NoAnswerForm, TypeForm, tried
from dinh.rights.reach.models import Heard, Slot, Stratum, Survey
from dinh.rights.reach.views.desk import form_page, survey_or_404
from dinh.scribe.posters.qr import qr_svg


@require_safe
@gated(permissions.READ)
def visits(request: Request, ref: str, code: str) -> HttpResponse:
    """The list an interviewer carries: whom to ask, then who is next when somebody does not answer."""
    survey, stratum = _stratum(request, ref, code)
    slots = queries.slots(stratum)
    context = {
        "survey": survey, "stratum": stratum, "called": [slot for slot in slots if slot.called],
        "spare": [slot for slot in slots if not slot.called], "closed": survey.state != "open",
    }  # fmt: skip
    return render(request, "reach/visits.html", context)


@require_safe
@gated(permissions.READ)
def slips(request: Request, ref: str, code: str) -> HttpResponse:
    """Slips to print: one a called household that has not answered, with its code and QR; `?du-bi=1` the spare ones."""
    survey, stratum = _stratum(request, ref, code)
    spare = "du-bi" in request.GET
    own = [slot for slot in queries.slots(stratum) if slot.called != spare and slot.status == Slot.Status.WAITING]
    base = request.build_absolute_uri(reverse("reach:answer"))
    context = {
        "survey": survey, "stratum": stratum, "facts": queries.facts(survey), "base": base, "heard": Heard.choices,
        "slips": [(slot, qr_svg(f"{base}?ma={slot.code}")) for slot in own],
    }  # fmt: skip
    return render(request, "reach/slips.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.TYPE)
def type_in(request: Request, ref: str) -> HttpResponse:
    """Type one slip after another; the page comes back empty for the next."""
    survey = survey_or_404(ref)
    require(request.actor, permissions.TYPE, survey)
    own = request.actor.post.group_id if request.actor.post else None
    strata = list(Stratum.objects.filter(survey=survey, **({"group": own} if own else {})).order_by("code"))
    initial = {"mode": request.GET.get("bang", "paper"), "group": request.GET.get("to", "")}
    form = TypeForm(request.POST or None, facts=queries.facts(survey), strata=strata, initial=initial)
    if form.is_valid() and tried(form, lambda: _type(request, form)):
        slot = form.cleaned_data["slot"]
        messages.success(request, _("Đã đếm phiếu của %(group)s. Nhập tiếp phiếu sau.") % {"group": slot.stratum.name})
        again = f"?bang={form.cleaned_data['mode']}&to={slot.stratum_id}"
        return redirect(f"{reverse('reach_desk:type', args=[survey.ref])}{again}")
    return render(request, "reach/type.html", {"survey": survey, "form": form, "today": today()})


def _type(request: Request, form: TypeForm) -> None:
    asked = form.cleaned_data
    actions.type_answers(by=request.actor, slot=asked["slot"], mode=asked["mode"], answers=form.answers)


@require_http_methods(["GET", "POST"])
@gated(permissions.TYPE)
def no_answer(request: Request, ref: str, pk: int) -> HttpResponse:
    survey = survey_or_404(ref)
    slot: Slot = get_object_or_404(Slot.objects.select_related("stratum__survey"), pk=pk, stratum__survey=survey)
    require(request.actor, permissions.TYPE, slot)
    form = NoAnswerForm(request.POST or None)
    found: list[Slot | None] = []
    back = reverse("reach_desk:visits", args=[survey.ref, slot.stratum.code])
    if form.is_valid() and tried(
        form, lambda: found.append(actions.note_no_answer(by=request.actor, slot=slot, **form.cleaned_data))
    ):
        spare = found[0]
        words = _("Đã ghi. Hộ được gọi thay: số %(n)d.") % {"n": spare.number} if spare else _("Đã ghi. Hết hộ dự bị.")
        messages.success(request, words)
        return redirect(back)
    title = _("%(group)s, hộ số %(n)d không trả lời?") % {"group": slot.stratum.name, "n": slot.number}
    lead = _("Hộ kế tiếp trong thứ tự bốc thăm được gọi thay. Không trả lời khác với không biết.")
    return form_page(request, form, title, _("Ghi, gọi hộ thay"), back, lead=lead)


def _stratum(request: Request, ref: str, code: str) -> tuple[Survey, Stratum]:
    """A group of a survey, for those whose post reaches it."""
    survey = survey_or_404(ref)
    stratum = Stratum.objects.select_related("survey").filter(survey=survey, code=code).first()
    if stratum is None:
        raise Http404(_("Đợt hỏi này không có thôn, tổ dân phố đó."))
    if survey.state == "open":
        require(request.actor, permissions.TYPE, stratum)
    return survey, stratum
