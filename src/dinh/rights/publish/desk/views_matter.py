"""One publication with its whole life: what it owes and why, its proofs, its versions, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.law.publicity import Channel
from dinh.rights.publish import actions, permissions
from dinh.rights.publish.desk.common import (
    CHANNELS,
    POSTED,
    STATES,
    current_of,
    did,
    done,
    find_publication,
    form_page,
    place_name,
    state_words,
)
from dinh.rights.publish.desk.forms import ReasonForm
from dinh.rights.publish.desk.timeline import events
from dinh.rights.publish.duties import Duty, State
from dinh.rights.publish.models import HeadMessage, Posting, Publication, Version
from dinh.rights.publish.queries.standing import Standing, means, seat_name, standing


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty as its table shows it: `posting` and `message` are the proofs behind it."""

    duty: Duty
    place: str
    tone: str
    words: str
    posting: Posting | None = None
    message: HeadMessage | None = None
    hanging: bool = False
    code: str = ""

    @property
    def steps(self) -> tuple[str, ...]:
        """Why these days: the start, and the term where it has begun."""
        return (*self.duty.start.steps, *(self.duty.term.steps if self.duty.term else ()))


@dataclass(frozen=True, slots=True)
class ChannelRows:
    channel: Channel
    title: str
    rows: tuple[DutyRow, ...]

    @property
    def done(self) -> int:
        return sum(row.duty.state is State.DONE for row in self.rows)

    @property
    def posted(self) -> bool:
        return self.channel in POSTED


def channel_rows(stand: Standing) -> list[ChannelRows]:
    """The duties by channel, with their proofs."""
    postings = {row.pk: row for row in Posting.objects.filter(version=stand.version).select_related("photo", "group")}
    sent = {row.group_id: row for row in HeadMessage.objects.filter(version=stand.version).select_related("group")}
    codes = dict(stand.version.posted_at.values_list("pk", "code"))
    seat = seat_name(means())
    found: dict[Channel, list[DutyRow]] = {}
    for duty in stand.duties:
        tone = STATES[duty.state][0]
        posting = postings.get(duty.proof) if duty.proof else None
        group = duty.place.group if duty.place else None
        message = sent.get(group) if duty.channel is Channel.HEADS and group else None
        hanging = bool(posting and posting.ended_on is None and not posting.struck_at)
        row = DutyRow(
            duty, place_name(duty, seat), tone, state_words(duty), posting, message, hanging, codes.get(group or 0, "")
        )
        found.setdefault(duty.channel, []).append(row)
    return [ChannelRows(channel, str(CHANNELS[channel]), tuple(rows)) for channel, rows in found.items()]


@require_safe
@gated(permissions.READ)
def show(request: Request, ref: str) -> HttpResponse:
    publication = find_publication(ref)
    draft = publication.versions.filter(state=Version.State.DRAFT).select_related("post").first()
    if publication.state in (Publication.State.DRAFT, Publication.State.DISCARDED):
        if draft and may(request.actor, permissions.WRITE):
            return redirect("publish_desk:edit", ref)
        last = publication.versions.order_by("-number")[0]
        return render(request, "publish/desk/unpublished.html", {"version": last, "publication": publication})
    version = current_of(publication)
    stand = standing(version, today())
    struck = Posting.objects.filter(version=version).exclude(struck_at=None).select_related("photo")
    context = {
        "publication": publication, "version": version, "standing": stand, "channels": channel_rows(stand),
        "struck": struck, "draft": draft, "events": events(publication), "today": today(),
        "attachments": list(version.attachments.select_related("file", "public_file")),
        "versions": publication.versions.exclude(state__in=["draft", "discarded"]),
        "groups": list(version.groups.all()), "may_write": may(request.actor, permissions.WRITE),
        "may_prove": may(request.actor, permissions.BROADCAST, publication),
        "public": publication.state == Publication.State.PUBLISHED,
    }  # fmt: skip
    return render(request, "publish/desk/matter.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def withdraw(request: Request, ref: str) -> HttpResponse:
    publication = find_publication(ref)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and done(
        form, lambda: actions.withdraw(by=request.actor, publication=publication, reason=form.cleaned_data["reason"])
    ):
        messages.success(request, _("Đã thôi công khai. Trang của nội dung nay chỉ nói đã thôi từ ngày nào, vì sao."))
        return redirect("publish_desk:matter", ref)
    lead = _(
        "“%(title)s” sẽ không còn đọc được trên trang; người mở địa chỉ cũ thấy ngày thôi và lý do. Bằng chứng vẫn giữ "
        "ở đây. Làm nhầm thì đăng lại được."
    ) % {"title": publication.title}
    back = reverse("publish_desk:matter", args=[ref])
    return form_page(
        request, form, _("Thôi công khai nội dung này?"), _("Thôi công khai"), back, lead=lead, danger=True
    )


@require_POST
@gated(permissions.WRITE)
def put_back(request: Request, ref: str) -> HttpResponse:
    publication = find_publication(ref)
    if did(request, lambda: actions.put_back(by=request.actor, publication=publication)):
        messages.success(request, _("Đã đăng lại."))
    return redirect("publish_desk:matter", ref)
