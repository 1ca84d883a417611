"""Following one's own letter by reference and PIN, and what its sender can still do with it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.clock import today
from dinh.ground.files import storage
from dinh.ground.files.models import StoredFile
from dinh.ground.http import Request, public
from dinh.ground.own.using import proves
from dinh.ground.sheets import attachment
from dinh.ground.throttle import address
from dinh.rights.petitions import actions
from dinh.rights.petitions.actions.leaving import why_not_withdraw, withdraw
from dinh.rights.petitions.models import Asking, Kind, Letter, Petition
from dinh.rights.petitions.own import KEY as OWN
from dinh.rights.petitions.public.forms import FollowForm, LeaveForm, MoreForm, WordForm, tried
from dinh.rights.petitions.public.limits import WRONG_PINS, WRONG_TRIES
from dinh.rights.petitions.queries import public as read
from dinh.rights.petitions.queries.courses import clocks_of

SESSION = "petitions.following"
OPEN_FOR = 3600  # seconds after the PIN was typed
State = Petition.State


@public
@never_cache
@require_http_methods(["GET", "POST"])
def follow(request: Request) -> HttpResponse:
    """Reference and PIN open the letter for an hour on this device. The same words for a wrong PIN and for a reference
    that does not exist."""
    form = FollowForm(request.POST or None, initial={"ref": request.GET.get("ma", "")[:20]})
    if request.method != "POST" or not form.is_valid():
        return render(request, "petitions/public/follow.html", {"form": form}, status=400 if form.errors else 200)
    ref = form.cleaned_data["ref"].strip().upper()
    slot = f"{request.commune.pk}:{ref}"
    if WRONG_PINS.spent(slot) or WRONG_TRIES.spent(address(request)):
        form.add_error(None, _("Đã thử sai nhiều lần. Hãy chờ mười lăm phút rồi thử lại, hoặc đến trụ sở."))
        return render(request, "petitions/public/follow.html", {"form": form}, status=429)
    letter = read.open_with_pin(ref, form.cleaned_data["pin"])
    if letter is None:
        WRONG_PINS.count(slot)
        WRONG_TRIES.count(address(request))
        form.add_error(None, _("Mã đơn hoặc mã PIN chưa đúng. Hãy xem lại giấy biên nhận."))
        return render(request, "petitions/public/follow.html", {"form": form}, status=400)
    request.session[SESSION] = {**_following(request), letter.ref: [int(time.time()), _slip(letter)]}
    return redirect("petitions:followed", letter.ref)


def _slip(letter: Letter) -> str:
    """Which slip opened it: a new one ends what the old one opened, on every device."""
    return salted_hmac("dinh.petitions.slip.opened", letter.pin_hash).hexdigest()[:16]


def _following(request: Request) -> dict[str, list[Any]]:
    """The references opened on this device in the last hour: when, and by which slip."""
    kept: dict[str, list[Any]] = request.session.get(SESSION, {})
    return {
        ref: opened for ref, opened in kept.items() if isinstance(opened, list) and opened[0] > time.time() - OPEN_FOR
    }


def _mine(request: Request, ref: str) -> Letter | None:
    """The letter, opened by its PIN in the last hour, or by the telephone or e-mail given with it («Việc của tôi»)."""
    letter = read.letter(ref)
    if letter is None:
        return None
    opened = _following(request).get(ref)
    return letter if (opened and opened[1] == _slip(letter)) or proves(request, OWN, ref) else None


def _ask_pin(ref: str) -> HttpResponse:
    response = redirect("petitions:follow")
    response["Location"] += f"?ma={ref[:20]}"
    return response


@public
@never_cache
@require_safe
def followed(request: Request, ref: str) -> HttpResponse:
    letter = _mine(request, ref)
    return _page(request, letter) if letter else _ask_pin(ref)


def _page(request: Request, letter: Letter, status: int = 200, wrong: dict[str, Form] | None = None) -> HttpResponse:
    """`wrong`: forms that were refused, by the reference of their matter, with what was typed."""
    context = {
        "letter": letter, "own": letter.ref not in _following(request),
        "files": letter.files.select_related("file").order_by("pk"), "today": today(),
        "matters": [_matter(asking, (wrong or {}).get(asking.petition.ref)) for asking in read.askings(letter)],
    }  # fmt: skip
    return render(request, "petitions/public/followed.html", context, status=status)


def _matter(asking: Asking, wrong: Form | None) -> dict[str, Any]:
    """One matter as this sender sees it."""
    petition = asking.petition
    named = f"id_{petition.ref}_%s"
    word = petition.state in (State.ANSWERED, State.CLOSED) and not asking.word and petition.kind in (
        Kind.REFLECTION, Kind.PROPOSAL,
    )  # fmt: skip
    more = petition.state == State.SUPPLEMENT
    clocks = [clock for clock in clocks_of(petition) if not clock.alarm] if petition.state != State.JOINED else []
    return {
        "asking": asking, "petition": petition, "title": read.own_title(asking), "clocks": clocks,
        "lines": read.timeline(petition, mine=True), "answers": read.answers(petition, masked=False),
        "secret": petition.kind == Kind.DENUNCIATION, "askers": petition.askings.count(),
        "word_form": (wrong if isinstance(wrong, WordForm) else WordForm(auto_id=named)) if word else None,
        "more_form": (wrong if isinstance(wrong, MoreForm) else MoreForm(auto_id=named)) if more else None,
        "may_leave": not why_not_withdraw(petition), "why_stays": why_not_withdraw(petition),
    }  # fmt: skip


def _asking(letter: Letter, petition_ref: str) -> Asking:
    found = letter.askings.select_related("letter", "petition").filter(petition__ref=petition_ref).first()
    if found is None:
        raise Http404(_("Đơn này không có vụ việc ấy."))
    return found


def _answered(
    request: Request, ref: str, petition_ref: str, kind: type[Form], act: Callable[[Asking, Form], Any], done: str
) -> HttpResponse:
    """What a sender says of a matter: done, or the page again with what was typed."""
    letter = _mine(request, ref)
    if letter is None:
        return _ask_pin(ref)
    asking = _asking(letter, petition_ref)
    form = kind(request.POST, auto_id=f"id_{petition_ref}_%s")
    if form.is_valid() and tried(form, lambda: act(asking, form)):
        messages.success(request, done)
        return redirect("petitions:followed", ref)
    return _page(request, letter, 400, {petition_ref: form})


@public
@never_cache
@require_POST
def say(request: Request, ref: str, petition_ref: str) -> HttpResponse:
    """«Đạt», «một phần», «chưa»."""
    return _answered(
        request, ref, petition_ref, WordForm,
        lambda asking, form: actions.say(by=request.actor, asking=asking, proven=True, **form.cleaned_data),
        _("Đã ghi ý kiến của bà con."),
    )  # fmt: skip


@public
@never_cache
@require_POST
def complete(request: Request, ref: str, petition_ref: str) -> HttpResponse:
    return _answered(
        request, ref, petition_ref, MoreForm,
        lambda asking, form: actions.complete(by=request.actor, asking=asking, proven=True, **form.cleaned_data),
        _("Đã gửi phần bổ sung."),
    )  # fmt: skip


@public
@never_cache
@require_http_methods(["GET", "POST"])
def leave_matter(request: Request, ref: str, petition_ref: str) -> HttpResponse:
    """Take it back, after being asked once more."""
    letter = _mine(request, ref)
    if letter is None:
        return _ask_pin(ref)
    asking = _asking(letter, petition_ref)
    form = LeaveForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and tried(
        form, lambda: withdraw(by=request.actor, asking=asking, proven=True, **form.cleaned_data)
    ):  # fmt: skip
        messages.success(request, _("Đã rút. Đơn vẫn còn trong sổ, không giải quyết nữa."))
        return redirect("petitions:followed", ref)
    context = {"letter": letter, "form": form, "title": read.own_title(asking)}
    return render(request, "petitions/public/leave.html", context, status=400 if form.errors else 200)


@public
@never_cache
@require_POST
def appeal(request: Request, ref: str) -> HttpResponse:
    """A held letter: its sender asks for another look."""
    letter = _mine(request, ref)
    if letter is None:
        return _ask_pin(ref)
    form = Form(request.POST)
    if tried(form, lambda: actions.appeal_hold(by=request.actor, letter=letter, proven=True)):
        messages.success(request, _("Đã gửi đề nghị xem lại. Cán bộ khác sẽ xem."))
    else:
        messages.error(request, " ".join(str(error) for error in form.non_field_errors()))
    return redirect("petitions:followed", ref)


@public
@never_cache
@require_safe
def file(request: Request, ref: str, pk: int) -> HttpResponse:
    """A file of one's own letter, or of an answer to it."""
    letter = _mine(request, ref)
    if letter is None:
        return _ask_pin(ref)
    found: StoredFile | None = next((each.file for each in letter.files.filter(file_id=pk)), None)
    for asking in [] if found else read.askings(letter):
        found = found or next((one for each in asking.petition.answers.all() for one in each.files.filter(pk=pk)), None)
    if found is None:
        raise Http404(_("Tệp này không có trong đơn."))
    response = attachment(storage.get(found.sha256), found.name, found.media_type)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@public
@require_POST
def leave(request: Request) -> HttpResponse:
    """Forget what was opened on this device: for a borrowed phone."""
    request.session.pop(SESSION, None)
    return redirect("petitions:start")
