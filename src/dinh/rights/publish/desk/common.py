"""What the officials' pages share: finding a publication, a page with one form, how a state reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.gate import Refused
from dinh.ground.http import Request
from dinh.ground.places.saving import attempt
from dinh.law.publicity import Channel
from dinh.rights.publish.duties import Duty, State
from dinh.rights.publish.models import Publication, Version

PAGE = 25
DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y"]
T = TypeVar("T")

# state: tone of its chip, its mark where there is little room, its words
STATES = {
    State.MISSING: ("", "○", gettext_lazy("chưa có")),
    State.LATE: ("late", "!", gettext_lazy("chậm")),
    State.RUNNING: ("info", "◐", gettext_lazy("đang niêm yết")),
    State.TO_CONFIRM: ("soon", "?", gettext_lazy("đủ ngày, chờ xác nhận")),
    State.BROKEN: ("late", "✕", gettext_lazy("đứt quãng, phải làm lại")),
    State.DONE: ("ok", "✓", gettext_lazy("đủ")),
}
CHANNELS = {
    Channel.WEB: gettext_lazy("Trang thông tin"),
    Channel.POSTING: gettext_lazy("Niêm yết"),
    Channel.POSTING_PERMANENT: gettext_lazy("Niêm yết thường xuyên"),
    Channel.LOUDSPEAKER: gettext_lazy("Phát thanh"),
    Channel.HEADS: gettext_lazy("Gửi người đứng đầu thôn, tổ"),
    Channel.LIST: gettext_lazy("Niêm yết danh sách quý"),
}
POSTED = (Channel.POSTING, Channel.POSTING_PERMANENT, Channel.LIST)
# what presses most first: begun and broken, then late, then waiting for a word, then still in time
PRESSING = (State.BROKEN, State.LATE, State.TO_CONFIRM, State.MISSING, State.RUNNING)


def day_field(label: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, input_formats=DAY_FORMATS, **options)


def text_area(label: Any, rows: int = 4, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **options)


def form_page(request: Request, form: forms.Form, title: str, action: str, back_url: str, **more: Any) -> HttpResponse:
    """A page with one form and one way back; `lead` explains it, `danger` colours its button."""
    context = {"form": form, "title": title, "action": action, "back_url": back_url, **more}
    status = 400 if form.is_bound and form.errors else 200
    return render(request, "publish/desk/form.html", context, status=status)


def said(error: Exception) -> list[str]:
    """The sentences of what an act refused."""
    return list(error.messages) if isinstance(error, ValidationError) else [str(error)]


def tried(request: Request, run: Callable[[], T]) -> T | None:
    """The result of an act that has no form: what it refuses is shown on the next page."""
    try:
        return run()
    except (Refused, ValidationError) as error:
        for sentence in said(error):
            messages.error(request, sentence)
    return None


def done(form: forms.Form, run: Callable[[], object]) -> bool:
    """Whether the act was done; what it refuses stands on the form, and everything typed stays."""
    return attempt(form, run) is not None


def did(request: Request, run: Callable[[], object]) -> bool:
    """The same for an act without a form."""
    return tried(request, run) is not None


def base_of(request: Request) -> str:
    """The address of this house as the reader sees it, without a slash at the end."""
    return f"{request.scheme}://{request.get_host()}"


def find_publication(ref: str) -> Publication:
    found = Publication.objects.select_related("issuer", "commune").filter(ref=ref).first()
    if found is None:
        raise Http404(_("Không có nội dung này."))
    return found


def find_draft(ref: str) -> Version:
    """The open draft of a publication."""
    rows = Version.objects.filter(publication__ref=ref, state=Version.State.DRAFT)
    found: Version | None = rows.select_related("publication", "issuer", "commune", "post").first()
    if found is None:
        raise Http404(_("Nội dung này không có bản soạn nào đang mở: có thể vừa được công khai, hoặc đã bỏ."))
    return found


def current_of(publication: Publication) -> Version:
    """The version in force, or the last one that was."""
    rows = publication.versions.select_related("publication__commune", "issuer", "commune")
    shown: Version | None = rows.exclude(state__in=["draft", "discarded"]).first()
    if shown is None:
        raise Http404(_("Nội dung này chưa từng được công khai."))
    return shown


def place_name(duty: Duty, seat: str = "") -> str:
    """Where a duty is due, in words; `seat` is what the ward calls the board at its seat."""
    if duty.place is None:
        return ""
    return duty.place.name or seat or _("Trụ sở")


def state_words(duty: Duty) -> str:
    """How a duty stands, for a chip. A board and a loudspeaker are not both «niêm yết»."""
    if duty.channel is Channel.LOUDSPEAKER and duty.state in (State.RUNNING, State.DONE, State.BROKEN):
        if duty.state is State.RUNNING:
            return _("đang phát, %(days)d/%(needed)d ngày") % {"days": duty.days, "needed": duty.needed}
        if duty.state is State.BROKEN:
            return _("đứt quãng, mới %(days)d/%(needed)d ngày") % {"days": duty.days, "needed": duty.needed}
    return str(STATES[duty.state][2])


def pressing(missing: list[Duty]) -> str:
    """The most urgent missing thing in words: «Niêm yết, Tổ dân phố 3: chậm, hạn 05/08/2026»."""
    if not missing:
        return ""
    duty = min(missing, key=lambda each: (PRESSING.index(each.state), each.start.due))
    what = ", ".join(filter(None, [str(CHANNELS[duty.channel]), place_name(duty)]))
    return f"{what}: {state_words(duty)}{_until(duty)}"


def _until(duty: Duty) -> str:
    if duty.state in (State.MISSING, State.LATE):
        return _(", hạn %(day)s") % {"day": f"{duty.start.due:%d/%m/%Y}"}
    if duty.state is State.RUNNING and duty.term:
        return _(", đến hết %(day)s") % {"day": f"{duty.term.due:%d/%m/%Y}"}
    return ""


def year_of(text: str, today: date) -> int:
    return int(text) if text.isdecimal() and 2000 < int(text[:5]) < 2101 else today.year


def matter_url(publication: Publication) -> str:
    return reverse("publish_desk:matter", args=[publication.ref])
