"""Sending, without an account and without JavaScript: three questions, check your answers, the receipt.

Between the steps only the page keeps what was typed; files wait as signed tokens. Sending the same form twice is one
letter. Who chooses tố cáo is led to its own page with the words typed so far, and nothing of them is stored.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.files import storage
from dinh.ground.http import Request, public
from dinh.ground.pins import key_of, new_key
from dinh.ground.places.queries_map import locate
from dinh.ground.throttle import address
from dinh.rights.petitions import actions
from dinh.rights.petitions.accusing import accuses
from dinh.rights.petitions.actions.receiving import SALT, check_sending
from dinh.rights.petitions.models import Kind
from dinh.rights.petitions.public import kept as keeping
from dinh.rights.petitions.public.denouncing import led_here
from dinh.rights.petitions.public.forms import SendForm, tried
from dinh.rights.petitions.public.kept import Kept
from dinh.rights.petitions.public.limits import FLOOD, count_letter, why_held
from dinh.rights.petitions.public.offers import joined, offer, offers
from dinh.rights.petitions.public.receipts import receipt_page
from dinh.rights.petitions.queries import public as read

SPOKEN = "Gửi bằng lời nói: nghe tệp ghi âm kèm theo."
PICTURED = "Gửi bằng ảnh: xem ảnh kèm theo."


@public
@never_cache
@require_http_methods(["GET", "POST"])
def send(request: Request) -> HttpResponse:
    if request.method != "POST":
        return _empty(request)
    waiting = keeping.read(request.POST.getlist("kept"))
    if request.POST.get("kind") == Kind.DENUNCIATION or request.POST.get("step") == "denounce":
        keeping.let_go(request.actor, waiting)  # before they were photos of anything, they are nobody's business
        return led_here(request)
    key = key_of(request.POST.get("key", ""), SALT)
    form = SendForm(_data(request, fresh=key is None))
    waiting = _files(request, form, waiting)
    if key is None:
        form.add_error(None, _("Trang này mở đã lâu. Chữ và ảnh vẫn còn đây: hãy xem lại rồi bấm tiếp lần nữa."))
    _complete(form, waiting)
    step = request.POST.get("step", "check")
    if step.startswith("edit") and key:
        return _form(request, form, waiting)
    if form.errors:
        return _form(request, form, waiting, 400)
    sending = _sending(
        request, form, key or "", waiting, join=step.removeprefix("join:") if step.startswith("join:") else ""
    )
    if not tried(form, lambda: check_sending(sending)):
        return _form(request, form, waiting, 400)
    if step != "send" and not step.startswith("join:"):
        return _check(request, form, waiting, sending)
    return _send(request, form, waiting, sending)


def _send(request: Request, form: SendForm, waiting: list[Kept], sending: actions.Sending) -> HttpResponse:
    if FLOOD.spent(address(request)):
        form.add_error(
            None,
            _("Từ địa chỉ mạng này vừa có quá nhiều đơn. Chữ và ảnh vẫn còn đây: hãy gửi lại sau một giờ, hoặc gọi "
              "điện, đến trụ sở."),
        )  # fmt: skip
        return _form(request, form, waiting, 429)
    held = why_held(request, trapped=form.trapped)
    made: list[actions.Receipt] = []
    given = replace(sending, held=held)
    if not tried(form, lambda: made.append(actions.send(by=request.actor, sending=given))):
        return _form(request, form, waiting, 400)
    if not made[0].again:
        count_letter(request)
    return receipt_page(request, made[0])


def _data(request: Request, *, fresh: bool) -> Any:
    """What was typed; with a new key when the form's own is too old."""
    data = request.POST.copy()
    if fresh:
        data["key"] = new_key(SALT)
    return data


def _files(request: Request, form: SendForm, waiting: list[Kept]) -> list[Kept]:
    """The files that wait, less those taken off, with those that came now; what is wrong goes onto the form."""
    form.is_valid()
    off = set(request.POST.getlist("off"))
    keeping.let_go(request.actor, [each for each in waiting if each.token in off])
    waiting = [each for each in waiting if each.token not in off]
    for name in form.FILES:
        new, wrong = keeping.take_in(request, request.FILES.getlist(name), len(waiting))
        waiting = [*waiting, *new]
        if wrong:
            form.add_error(name, wrong)
    return waiting


def _complete(form: SendForm, waiting: list[Kept]) -> None:
    """A voice note or a photo may stand for the words."""
    if "words" in form.errors or form.cleaned_data.get("words", "").strip():
        return
    if any(each.is_sound for each in waiting):
        form.cleaned_data["words"] = SPOKEN
    elif any(each.is_image for each in waiting) and form.cleaned_data.get("place", "").strip():
        form.cleaned_data["words"] = PICTURED
    else:
        form.add_error("words", _("Hãy viết vài chữ, hoặc ghi âm; gửi ảnh thì ghi thêm chỗ nào."))


def _sending(request: Request, form: SendForm, key: str, waiting: list[Kept], join: str) -> actions.Sending:
    data, where = form.cleaned_data, form.where
    words = data["words"]
    if where.group is None and where.lon is not None and where.lat is not None:
        where = replace(where, group=locate(request.commune, where.lon, where.lat))
    return actions.Sending(
        key=key, kind=data["kind"], words=words, who=form.who, where=where, service=read.guess(words),
        files=[each.file for each in waiting], joins=joined(join or data["joins"]),
    )  # fmt: skip


def _check(request: Request, form: SendForm, waiting: list[Kept], sending: actions.Sending) -> HttpResponse:
    """Everything once more, each answer with «Sửa», and what may be the same matter."""
    voice = sending.kind in (Kind.REFLECTION, Kind.PROPOSAL)
    context = {
        "form": form, "rows": _rows(form), "waiting": waiting, "service": sending.service,
        "join": offer(sending.joins) if sending.joins else None,
        "offers": offers(sending.words, sending.where) if voice and not sending.joins else [],
        "accuses": accuses(sending.words),
    }  # fmt: skip
    return render(request, "petitions/public/check.html", context)


def _rows(form: SendForm) -> list[tuple[str, str, str]]:
    """(field, label, answer) in words."""
    data = form.cleaned_data
    kinds = dict(form.fields["kind"].choices)  # type: ignore[attr-defined]
    said = {**data, "kind": kinds[data["kind"]], "group": data["group"] or _("Không rõ, hoặc chung")}
    labels = {"words": _("Việc gì"), "kind": _("Bà con muốn gì")}
    rows = [(name, labels.get(name, str(form.fields[name].label)), str(said.get(name) or "")) for name in form.SAID]
    return [row for row in rows if row[2] or row[0] in ("name", "phone", "place")]


def _empty(request: Request) -> HttpResponse:
    """A new form. `?cung=PA-…` comes from «Tôi cũng gặp» on a public matter, `?viec=` from a page of another room that
    begins the sentence, so that nobody types what the page already says."""
    initial: dict[str, Any] = {"key": new_key(SALT), "words": request.GET.get("viec", "")[:300]}
    same = read.find(request.GET.get("cung", ""))
    found = offer(same) if same and same.is_open else None
    if found and same:
        initial |= {"joins": found.token, "kind": same.kind, "group": same.group_id, "place": same.place}
        initial["words"] = _("Tôi cũng gặp việc này: %(title)s") % {"title": same.title}
    return _form(request, SendForm(initial=initial), [], same=found)


def _form(
    request: Request, form: SendForm, waiting: list[Kept], status: int = 200, *, same: Any = None
) -> HttpResponse:
    if same is None and (matter := joined(form.data.get("joins", ""))):
        same = offer(matter)
    context = {"form": form, "waiting": waiting, "same": same}
    return render(request, "petitions/public/send.html", context, status=status)


@public
@never_cache
@require_safe
def kept_file(request: Request, token: str) -> HttpResponse:
    """A file that waits, for whoever has the page it was sent from."""
    found = keeping.one(token)
    if found is None:
        raise Http404(_("Tệp này không còn giữ nữa."))
    response = HttpResponse(storage.get(found.file.sha256), content_type=found.file.media_type)
    response["Content-Disposition"] = "inline" if found.is_image or found.is_sound else "attachment"
    response["Content-Security-Policy"] = "default-src 'none'; img-src 'self'; media-src 'self'; sandbox"
    return response
