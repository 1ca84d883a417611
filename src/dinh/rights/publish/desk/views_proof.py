"""Proofs recorded at the desk, for the seat or on behalf of any group: boards, loudspeakers, messages to heads."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.sheets import attachment, table
from dinh.rights.publish import actions, outputs, permissions
from dinh.rights.publish.desk import kept
from dinh.rights.publish.desk.common import (
    base_of,
    current_of,
    done,
    find_publication,
    form_page,
    matter_url,
    state_words,
)
from dinh.rights.publish.desk.forms import ReasonForm
from dinh.rights.publish.desk.forms_proof import (
    BroadcastForm,
    EndForm,
    HandOverForm,
    PostingForm,
    TellForm,
    first_day,
)
from dinh.rights.publish.models import Broadcast, HeadMessage, Posting, Version
from dinh.rights.publish.queries.heads import heads_by_group
from dinh.rights.publish.queries.standing import means, seat_name, standing


def group_of(version: Version, code: str) -> ResidentialGroup | None:
    """The group of a code among those where the version must hang; None for the seat. Raises 404."""
    if not code:
        return None
    found: ResidentialGroup | None = version.posted_at.filter(code=code).first()
    if found is None:
        raise Http404(_("Nội dung này không phải niêm yết ở thôn, tổ ấy."))
    return found


@require_http_methods(["GET", "POST"])
@gated(permissions.BROADCAST)
def post(request: Request, ref: str) -> HttpResponse:
    """It hangs at the seat, or at the group of `?to=`: with a photo."""
    version = current_of(find_publication(ref))
    group = group_of(version, request.GET.get("to", ""))
    place = (group.meeting_place or str(group)) if group else seat_name(means())
    held = kept.taken(request.POST.get("kept", ""), request.actor)[:1]
    form = PostingForm(
        request.POST or None, request.FILES or None, initial={**first_day(today()), "place": place}, kept=bool(held)
    )
    if form.is_valid() and done(form, lambda: _post(request, version, group, form, held)):
        messages.success(request, _("Đã ghi nhận niêm yết tại %(place)s.") % {"place": form.cleaned_data["place"]})
        return redirect(matter_url(version.publication))
    if request.FILES:  # the photo stays, whatever else is wrong
        stored, _problems = kept.keep(request.actor, request.FILES.getlist("photo"))
        held = stored or held
    title = _("Ghi nhận niêm yết: %(where)s") % {"where": group or _("Trụ sở")}
    return form_page(
        request, form, title, _("Ghi nhận"), matter_url(version.publication), lead=version.title, multipart=True,
        kept=held, kept_token=kept.token(held, request.actor) if held else "",
    )  # fmt: skip


def _post(
    request: Request, version: Version, group: ResidentialGroup | None, form: PostingForm, held: list[Any]
) -> Posting:
    asked = form.given()
    asked["photo"] = asked["photo"] or held[0]
    return actions.post(by=request.actor, version=version, group=group, **asked)


@require_http_methods(["GET", "POST"])
@gated(permissions.PROVE)
def end(request: Request, pk: int) -> HttpResponse:
    posting = _posting(pk)
    form = EndForm(request.POST or None, request.FILES or None, initial=first_day(today()))
    if form.is_valid() and done(form, lambda: actions.end_posting(by=request.actor, posting=posting, **form.given())):
        messages.success(request, _("Đã ghi kết thúc niêm yết tại %(place)s.") % {"place": posting.place})
        return redirect(matter_url(posting.version.publication))
    lead = _("%(place)s, niêm yết từ %(day)s.") % {"place": posting.place, "day": f"{posting.posted_on:%d/%m/%Y}"}
    duty = next((d for d in standing(posting.version, today()).duties if d.proof == posting.pk), None)
    return form_page(
        request, form, _("Kết thúc niêm yết"), _("Ghi kết thúc"), matter_url(posting.version.publication), lead=lead,
        multipart=True, why=duty.term if duty else None,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.PROVE)
def strike(request: Request, pk: int) -> HttpResponse:
    posting = _posting(pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and done(
        form, lambda: actions.strike_posting(by=request.actor, posting=posting, **form.cleaned_data)
    ):
        messages.success(request, _("Đã gạch bỏ. Dòng này vẫn đọc được, kèm lý do."))
        return redirect(matter_url(posting.version.publication))
    title = _("Gạch bỏ ghi nhận này?")
    lead = _("%(posting)s. Gạch bỏ khi ghi nhầm; dòng vẫn đọc được, kèm lý do.") % {"posting": posting}
    back = matter_url(posting.version.publication)
    return form_page(request, form, title, _("Gạch bỏ"), back, lead=lead, danger=True)


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def broadcasts(request: Request, ref: str) -> HttpResponse:
    """Nhật ký phát thanh of one publication: the days it was read out, a line to add, a sheet to print."""
    version = current_of(find_publication(ref))
    allowed = may(request.actor, permissions.BROADCAST, version)
    form = BroadcastForm(request.POST if request.method == "POST" else None, initial=_usual(version))
    if request.method == "POST" and form.is_valid() and done(form, lambda: _say(request, version, form)):
        messages.success(request, _("Đã ghi ngày phát thanh."))
        return redirect("publish_desk:broadcasts", ref)
    rows = Broadcast.objects.filter(version=version).select_related("post", "by").order_by("day", "pk")
    if request.GET.get("xuat") == "xlsx":
        return attachment(_sheet(version, list(rows)), f"nhat-ky-phat-thanh-{ref}.xlsx")
    duty = next((d for d in standing(version, today()).duties if d.needed), None)
    context = {
        "publication": version.publication, "version": version, "rows": rows, "form": form, "duty": duty,
        "words": state_words(duty) if duty else "", "allowed": allowed, "today": today(),
    }  # fmt: skip
    return render(request, "publish/desk/broadcasts.html", context, status=400 if form.errors else 200)


def _say(request: Request, version: Version, form: BroadcastForm) -> Broadcast:
    return actions.broadcast(by=request.actor, version=version, **form.cleaned_data)


def _usual(version: Version) -> dict[str, Any]:
    """The day after the last one logged, at the hours of last time."""
    last = Broadcast.objects.filter(struck_at=None).order_by("-pk").first()
    usual: dict[str, Any] = {"day": today(), "times": 2}
    if last:
        usual |= {"times": last.times, "hours": last.hours, "minutes": last.minutes}
    return usual


def _sheet(version: Version, rows: list[Broadcast]) -> bytes:
    columns = [
        (_("Ngày"), 12), (_("Giờ"), 20), (_("Số lần"), 8), (_("Số phút"), 8), (_("Nội dung"), 60), (_("Người ghi"), 30),
        (_("Ghi chú"), 40),
    ]  # fmt: skip
    cells = [
        (row.day, row.hours, row.times, row.minutes, version.title, f"{row.by} ({row.post.title})",
         _("Gạch bỏ: %(why)s") % {"why": row.struck_reason} if row.struck_at else row.note)
        for row in rows
    ]  # fmt: skip
    return table(_("Nhật ký phát thanh"), columns, cells)


@require_http_methods(["GET", "POST"])
@gated(permissions.BROADCAST)
def strike_broadcast(request: Request, pk: int) -> HttpResponse:
    line = get_object_or_404(Broadcast.objects.select_related("version__publication"), pk=pk)
    form = ReasonForm(request.POST or None)
    ref = line.version.publication.ref
    if form.is_valid() and done(
        form, lambda: actions.strike_broadcast(by=request.actor, line=line, **form.cleaned_data)
    ):
        messages.success(request, _("Đã gạch bỏ. Dòng này vẫn đọc được, kèm lý do."))
        return redirect("publish_desk:broadcasts", ref)
    back = reverse("publish_desk:broadcasts", args=[ref])
    lead = _("Ngày phát %(day)s.") % {"day": f"{line.day:%d/%m/%Y}"}
    return form_page(request, form, _("Gạch bỏ dòng này?"), _("Gạch bỏ"), back, lead=lead, danger=True)


@require_safe
@gated(permissions.READ)
def heads(request: Request, ref: str) -> HttpResponse:
    """Whom it was sent to, who has told the people, and who must be given it on paper."""
    version = current_of(find_publication(ref))
    sent = {row.group_id: row for row in HeadMessage.objects.filter(version=version).select_related("group")}
    held = heads_by_group(today())
    rows = [(group, sent.get(group.pk), held.get(group.pk, [])) for group in version.posted_at.order_by("code")]
    context = {
        "publication": version.publication, "version": version, "rows": rows,
        "may_prove": may(request.actor, permissions.BROADCAST, version),
        "text": outputs.head_text(version, base_of(request)),
    }  # fmt: skip
    return render(request, "publish/desk/heads.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.BROADCAST)
def hand_over(request: Request, ref: str) -> HttpResponse:
    """Log that the head of the group of `?to=` was given it on paper."""
    version = current_of(find_publication(ref))
    group = group_of(version, request.GET.get("to", ""))
    if group is None:
        raise Http404
    form = HandOverForm(request.POST or None)
    if form.is_valid() and done(
        form, lambda: actions.hand_over(by=request.actor, version=version, group=group, **form.cleaned_data)
    ):
        messages.success(request, _("Đã ghi: %(group)s đã nhận bản giấy.") % {"group": group})
        return redirect("publish_desk:heads", ref)
    title = _("Giao bản giấy cho %(group)s") % {"group": group}
    back = reverse("publish_desk:heads", args=[ref])
    return form_page(request, form, title, _("Ghi nhận"), back, lead=version.title)


@require_http_methods(["GET", "POST"])
@gated(permissions.PROVE)
def tell(request: Request, pk: int) -> HttpResponse:
    """Say on behalf of a head how and when the people of the group were told."""
    message = get_object_or_404(HeadMessage.objects.select_related("version__publication", "group"), pk=pk)
    ref = message.version.publication.ref
    given = {"told_on": message.told_on or today(), "told_how": message.told_how, "note": message.told_note}
    form = TellForm(request.POST or None, initial=given)
    if form.is_valid() and done(form, lambda: actions.tell(by=request.actor, message=message, **form.cleaned_data)):
        messages.success(request, _("Đã ghi: %(group)s đã báo đến dân.") % {"group": message.group})
        return redirect("publish_desk:heads", ref)
    title = _("%(group)s đã báo đến dân") % {"group": message.group}
    back = reverse("publish_desk:heads", args=[ref])
    return form_page(request, form, title, _("Ghi nhận"), back, lead=message.version.title)


def _posting(pk: int) -> Posting:
    rows = Posting.objects.select_related("version__publication", "version__commune", "group")
    found: Posting = get_object_or_404(rows, pk=pk)
    return found
