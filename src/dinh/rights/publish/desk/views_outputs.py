"""In, phát, gửi: everything that one publishing makes, ready to print, send and read out."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dinh.ground.clock import today
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.rights.publish import outputs, permissions, records
from dinh.rights.publish.desk.common import base_of, current_of, find_publication
from dinh.rights.publish.desk.views_proof import group_of
from dinh.rights.publish.models import HeadMessage, Version
from dinh.rights.publish.queries.standing import means
from dinh.scribe.posters import qr_svg

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_DAYS = 31


@require_safe
@gated(permissions.READ)
def show(request: Request, ref: str) -> HttpResponse:
    version = _version(ref)
    base = base_of(request)
    messages = list(HeadMessage.objects.filter(version=version).select_related("group").order_by("group__code"))
    told = {message.group_id for message in messages}
    context = {
        "version": version, "publication": version.publication, "address": outputs.short_address(version, base),
        "url": f"{base}/p/{version.publication.ref}", "short_text": outputs.short_text(version, base),
        "head_text": outputs.head_text(version, base), "messages_sent": messages,
        "on_paper": [group for group in version.posted_at.order_by("code") if group.pk not in told],
        "spoken_days": outputs.spoken_days(version) if means().loudspeaker else 0,
        "script": outputs.script(version, base), "places": version.posted_at.order_by("code"),
    }  # fmt: skip
    return render(request, "publish/desk/outputs.html", context)


@require_safe
@gated(permissions.READ)
def notice(request: Request, ref: str) -> HttpResponse:
    version = _version(ref)
    size = "A3" if request.GET.get("kho") == "A3" else "A4"
    data = outputs.notice(version, base_of(request), "A3" if size == "A3" else "A4")
    return attachment(data, f"thong-bao-{ref}-{size}.pdf", PDF)


@require_safe
@gated(permissions.READ)
def picture(request: Request, ref: str) -> HttpResponse:
    """The picture for group chats: shown in the page, or with `?tai` as a download."""
    data = outputs.card(_version(ref), base_of(request))
    if "tai" in request.GET:
        return attachment(data, f"anh-{ref}.png", "image/png")
    return HttpResponse(data, content_type="image/png", headers={"Cache-Control": "private, max-age=3600"})


@require_safe
@gated(permissions.READ)
def qr(request: Request, ref: str) -> HttpResponse:
    """The QR code alone, for a letter or a slide."""
    data = qr_svg(outputs.short_url(_version(ref), base_of(request))).encode()
    if "tai" in request.GET:
        return attachment(data, f"ma-qr-{ref}.svg", "image/svg+xml")
    return HttpResponse(data, content_type="image/svg+xml")


@require_safe
@gated(permissions.READ)
def script(request: Request, ref: str) -> HttpResponse:
    """What the announcer reads, with the days on which to read it. `?tu=` the first day, `?gio=` the hours."""
    version = _version(ref)
    first = _day(request.GET.get("tu", ""), today())
    needed = outputs.spoken_days(version)
    days = [first + timedelta(days=n) for n in range(min(needed, MOST_DAYS))]
    context = {
        "version": version, "publication": version.publication, "script": outputs.script(version, base_of(request)),
        "days": days, "first": first, "hours": " ".join(request.GET.get("gio", "").split())[:80], "needed": needed,
        "loudspeaker": means().loudspeaker,
    }  # fmt: skip
    return render(request, "publish/desk/script.html", context)


@require_safe
@gated(permissions.READ)
def record(request: Request, ref: str, kind: str) -> HttpResponse:
    """Biên bản niêm yết (`niem-yet`) or its end (`ket-thuc`): of the seat, of the group `?to=`, or of every place."""
    if kind not in ("niem-yet", "ket-thuc"):
        raise Http404
    version = _version(ref)
    where = request.GET.get("to", "")
    ending = kind == "ket-thuc"
    if where == "tat-ca":
        data = records.every_place(version, today(), ending=ending)
    else:
        data = records.one_place(version, group_of(version, where), today(), ending=ending)
    name = f"bien-ban-{kind}-{ref}-{where or 'tru-so'}.docx"
    return attachment(data, name, DOCX)


def _version(ref: str) -> Version:
    return current_of(find_publication(ref))


def _day(text: str, otherwise: date) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return otherwise
