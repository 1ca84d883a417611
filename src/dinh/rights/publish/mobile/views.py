"""«Việc ở tổ tôi»: the list, the form «Đã niêm yết», and what lets both work without a network."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import now, today
from dinh.ground.http import Request, gated
from dinh.rights.publish import permissions
from dinh.rights.publish.mobile.answers import answer, in_words, wants_json
from dinh.rights.publish.mobile.board import board, ended_group, place_of
from dinh.rights.publish.mobile.forms import PostForm
from dinh.rights.publish.mobile.proving import Outcome, prove

FILES = ("yard/look.css", "yard/icon.svg", "yard/htmx.min.js", "publish/phone.css", "publish/phone.js")


@in_words
@gated(permissions.PROVE)
@require_safe
def mine(request: Request) -> HttpResponse:
    """What this post has to hang, confirm, take down and pass on."""
    day, place = today(), place_of(request.actor)
    context = {"day": day, "board": board(place, day), "ended_group": ended_group(place, day)}
    return render(request, "publish/mobile/mine.html", context | _phone(request))


@in_words
@gated(permissions.PROVE)
@require_http_methods(["GET", "POST"])
def post(request: Request) -> HttpResponse:
    """«Đã niêm yết». A script gets its answer in JSON, and may send the same again."""
    by, day, place = request.actor, today(), place_of(request.actor)
    here = board(place, day)
    sent = request.method == "POST"
    form = PostForm(
        request.POST if sent else None, request.FILES if sent else None, by=by, today=day, at=place, here=here,
        initial={"versions": _asked(request, [str(line.version.pk) for line in here.todo])},
    )  # fmt: skip
    outcome = Outcome()
    if sent and form.is_valid():
        given = form.cleaned_data
        photo = form.given_photo
        assert photo is not None  # the form asked for it  # noqa: S101
        outcome = prove(
            by, place, form.chosen, on=given["on"], photo=photo, key=given["key"], where=given["place"],
            note=given["note"],
        )  # fmt: skip
        if outcome.ok:
            return _taken(request, outcome)
        _blame(form, outcome)
    if sent and wants_json(request):
        return _not_taken(form, outcome)
    if sent:
        form.hold()
        if outcome.done:
            messages.success(request, _said(outcome))
    context = {"day": day, "board": here, "form": form, **_phone(request)}
    return render(request, "publish/mobile/post.html", context, status=400 if sent else 200)


@in_words
@gated(permissions.PROVE)
@require_safe
def session(request: Request) -> HttpResponse:
    """Who is signed in, and a fresh token, for a phone about to send what it kept."""
    return answer(token=get_token(request), owner=owner(request), name=str(request.user), place=_place_name(request))


@in_words
@gated(permissions.PROVE)
@require_safe
def worker(request: Request) -> HttpResponse:
    """The service worker of these pages, and of no others of the desk: its scope is the folder it comes from."""
    pages = {name: reverse(f"publish_desk:{name}") for name in ("mine", "mine_post", "mine_offline")}
    context = {"pages": pages, "files": [static(name) for name in FILES], "script": static("yard/offline-worker.js")}
    return render(request, "publish/mobile/sw.js", context, content_type="text/javascript; charset=utf-8")


@in_words
@gated(permissions.PROVE)
@require_safe
def offline(request: Request) -> HttpResponse:
    """What the phone shows, without a network, in place of the pages that need one."""
    return render(request, "publish/mobile/offline.html")


def owner(request: Request) -> str:
    """Whose drafts a phone may show: this person, at this place."""
    return f"{request.user.pk}:{place_of(request.actor).key or 0}"


def _place_name(request: Request) -> str:
    return place_of(request.actor).name


def _phone(request: Request) -> dict[str, Any]:
    return {"owner": owner(request), "made": now()}


def _asked(request: Request, owed: list[str]) -> list[str]:
    """The versions ticked at first: those the link named, or the only one there is."""
    named = [pk for pk in request.GET.getlist("v") if pk in owed]
    return named or (owed if len(owed) == 1 else [])


def _said(outcome: Outcome) -> str:
    first = outcome.done[0]
    words = ngettext(
        "Đã ghi nhận niêm yết %(count)d bản tại %(place)s, từ ngày %(day)s.",
        "Đã ghi nhận niêm yết %(count)d bản tại %(place)s, từ ngày %(day)s.",
        len(outcome.done),
    )
    return words % {"count": len(outcome.done), "place": first.place, "day": f"{first.posted_on:%d/%m/%Y}"}


def _taken(request: Request, outcome: Outcome) -> HttpResponse:
    if wants_json(request):
        return answer(done=[posting.version_id for posting in outcome.done], message=_said(outcome))
    messages.success(request, _said(outcome))
    return redirect("publish_desk:mine")


def _not_taken(form: PostForm, outcome: Outcome) -> HttpResponse:
    """422 with every reason as a sentence, and by version what was taken and what was not."""
    why = [str(error) for errors in form.errors.values() for error in errors]
    refused = [{"version": no.version.pk, "title": no.version.title, "why": no.why} for no in outcome.refused]
    done = [posting.version_id for posting in outcome.done]
    return answer(422, why=" ".join(dict.fromkeys(why)), done=done, refused=refused)


def _blame(form: PostForm, outcome: Outcome) -> None:
    """Put each refusal where it can be mended, and leave ticked only what was not taken."""
    for sentence in outcome.photo_wrong:
        form.add_error("photo", sentence)
    for no in outcome.refused:
        words = _("“%(title)s”: %(why)s") % {"title": no.version.title, "why": no.why}
        form.add_error("when" if no.field == "posted_on" else "versions", words)
    taken = {str(posting.version_id) for posting in outcome.done}
    form.data.setlist("versions", [pk for pk in form.data.getlist("versions") if pk not in taken])
    field = form.fields["versions"]
    field.choices = [choice for choice in field.choices if choice[0] not in taken]  # type: ignore[attr-defined]
