"""What is done with one posting or one message: end, strike, pass on, words to copy."""

from __future__ import annotations

import re
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.http import Request, gated
from dinh.ground.places.saving import attempt
from dinh.rights.publish import actions, outputs, permissions
from dinh.rights.publish.desk.common import base_of
from dinh.rights.publish.duties import Duty
from dinh.rights.publish.mobile.board import Place, line_of, place_of
from dinh.rights.publish.mobile.forms import EndForm, StrikeForm, TellForm
from dinh.rights.publish.models import HeadMessage, Posting, Publication, Version
from dinh.rights.publish.queries.standing import standing
from dinh.scribe.speech import Script, spoken

_RADIO = re.compile(r"Đài truyền thanh .+?(?= xin (?:thông báo|cảm ơn))")


@gated(permissions.PROVE)
@require_http_methods(["GET", "POST"])
def end(request: Request, pk: int) -> HttpResponse:
    """«Kết thúc niêm yết»: what it is worth is said before it is done."""
    posting, day = _posting(request, pk), today()
    owes = posting.version.state == Version.State.CURRENT
    owes = owes and posting.version.publication.state == Publication.State.PUBLISHED
    duty = _duty(posting, day) if owes else None
    line = line_of(posting.version, duty, day) if duty else None
    due = duty.term.due if duty and duty.term else None
    sent = request.method == "POST"
    form = EndForm(
        request.POST if sent else None, request.FILES if sent else None, by=request.actor, today=day, due=due
    )  # fmt: skip
    if sent and form.is_valid():
        given = form.cleaned_data
        done = attempt(
            form,
            lambda: actions.end_posting(
                by=request.actor, posting=posting, ended_on=given["on"], photo=form.given_photo, note=given["note"]
            ),
        )
        if done:
            words = _("Đã ghi: “%(title)s” niêm yết đến ngày %(day)s.")
            messages.success(request, words % {"title": posting.version.title, "day": f"{given['on']:%d/%m/%Y}"})
            return redirect("publish_desk:mine")
    if sent:
        form.hold()
    context = {"posting": posting, "form": form, "line": line, "day": day, "early": due and day <= due}
    return render(request, "publish/mobile/end.html", context, status=400 if sent else 200)


@gated(permissions.PROVE)
@require_http_methods(["GET", "POST"])
def strike(request: Request, pk: int) -> HttpResponse:
    """«Ghi nhầm»: the line stays readable, struck out."""
    posting = _posting(request, pk)
    form = StrikeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(form, lambda: actions.strike_posting(by=request.actor, posting=posting, reason=reason)):
            messages.success(request, _("Đã gạch bỏ lần ghi “%(title)s”.") % {"title": posting.version.title})
            return redirect("publish_desk:mine")
    context = {"posting": posting, "form": form}
    return render(request, "publish/mobile/strike.html", context, status=400 if form.is_bound else 200)


@gated(permissions.PROVE)
@require_http_methods(["GET", "POST"])
def tell(request: Request, pk: int) -> HttpResponse:
    """«Đã báo đến dân»: how and when."""
    rows = HeadMessage.objects.select_related("version__publication", "version__issuer", "group")
    message = rows.filter(pk=pk).first()
    if message is None:
        raise Http404(_("Không có tin này. Hãy mở lại danh sách việc."))
    require(request.actor, permissions.PROVE, message)
    form = TellForm(request.POST if request.method == "POST" else None, today=today())
    if form.is_valid():
        given = form.cleaned_data
        told = attempt(
            form,
            lambda: actions.tell(
                by=request.actor, message=message, told_on=given["on"], told_how=given["told_how"], note=given["note"]
            ),
        )
        if told:
            words = _("Đã ghi: báo đến bà con %(group)s ngày %(day)s.")
            messages.success(request, words % {"group": message.group, "day": f"{given['on']:%d/%m/%Y}"})
            return redirect("publish_desk:mine")
    context = {"message": message, "version": message.version, "form": form}
    return render(request, "publish/mobile/tell.html", context, status=400 if form.is_bound else 200)


@gated(permissions.PROVE)
@require_safe
def words(request: Request, ref: str) -> HttpResponse:
    """The same matter to print, to send in a group chat, to read out."""
    rows = Version.objects.filter(publication__ref=ref, state=Version.State.CURRENT)
    version = rows.select_related("publication__commune", "issuer", "commune").first()
    if version is None:
        raise Http404(_("Nội dung này không còn được công khai."))
    base = base_of(request)
    script = outputs.script(version, base)
    context = {
        "version": version, "short_text": outputs.short_text(version, base), "seconds": script.seconds,
        "aloud": _aloud(script, place_of(request.actor)), "address": outputs.short_address(version, base),
    }  # fmt: skip
    return render(request, "publish/mobile/words.html", context)


def _aloud(script: Script, place: Place) -> list[str]:
    """The script as a head reads it over a loudspeaker in the hand: in the group's name, not the radio's."""
    lines = [text for _name, text in script.parts]
    if place.group:
        for at in (0, -1):  # only where the radio names itself, never in the words of the notice
            lines[at] = _RADIO.sub(spoken(place.name), lines[at], count=1)
    return lines


def _posting(request: Request, pk: int) -> Posting:
    """The posting, for those who may say something about it. A head of another group is told so."""
    rows = Posting.objects.select_related("version__publication", "group")
    posting = rows.filter(pk=pk).first()
    if posting is None:
        raise Http404(_("Không có lần niêm yết này. Hãy mở lại danh sách việc."))
    require(request.actor, permissions.PROVE, posting)
    return posting


def _duty(posting: Posting, day: date) -> Duty | None:
    """The duty this very posting serves."""
    return next((duty for duty in standing(posting.version, day).duties if duty.proof == posting.pk), None)
