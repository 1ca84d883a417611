"""The life of a publication in one line of time, from the records themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dinh.rights.publish.models import Broadcast, HeadMessage, Posting, Publication, Version

FEW = 2  # events alike on one day that still stand each on a line


@dataclass(frozen=True, slots=True)
class Event:
    """`kind` and `place` are set for what may happen at many places on one day."""

    day: date
    text: str
    who: str = ""
    kind: str = ""
    place: str = ""


def events(publication: Publication) -> list[Event]:
    """Newest first."""
    found: list[Event] = []
    versions = list(publication.versions.select_related("post", "published_by"))
    for version in versions:
        if version.published_at:
            found.append(_published(version))
    mine = {"version__publication": publication}
    for posting in Posting.objects.filter(**mine).select_related("post", "end_post", "version"):
        found += _posting(posting)
    for line in Broadcast.objects.filter(**mine).select_related("post"):
        words = ngettext("Phát thanh %(times)d lần", "Phát thanh %(times)d lần", line.times) % {"times": line.times}
        found.append(_event(line.day, words, line.post.title, line.struck_reason))
    sent: dict[date, list[HeadMessage]] = {}
    for message in HeadMessage.objects.filter(**mine).select_related("post", "group", "told_post"):
        sent.setdefault(timezone.localdate(message.sent_at), []).append(message)
        if message.told_on:
            how = message.get_told_how_display()
            words = _("%(group)s: đã báo đến dân (%(how)s)") % {"group": message.group, "how": how}
            who = message.told_post.title if message.told_post else ""
            found.append(Event(message.told_on, words, who, _("Đã báo đến dân"), str(message.group)))
    for day, rows in sent.items():
        words = ngettext("Gửi %(count)d thôn, tổ", "Gửi %(count)d thôn, tổ", len(rows)) % {"count": len(rows)}
        found.append(Event(day, words, rows[0].post.title))
    if publication.withdrawn_at:
        day = timezone.localdate(publication.withdrawn_at)
        words = _("Thôi công khai: %(reason)s") % {"reason": publication.withdraw_reason}
        found.append(Event(day, words))
    return sorted(_together(found), key=lambda event: event.day, reverse=True)


def _together(found: list[Event]) -> list[Event]:
    """Many places on one day are one line: «Niêm yết tại 9 nơi: …»."""
    alike: dict[tuple[date, str], list[Event]] = {}
    for event in found:
        alike.setdefault((event.day, event.kind or event.text), []).append(event)
    made = []
    for (day, kind), events in alike.items():
        if not events[0].kind or len(events) <= FEW:
            made += events
            continue
        places = ", ".join(event.place for event in events)
        made.append(Event(day, f"{kind}: {_('%(count)d nơi') % {'count': len(events)}}", places))
    return made


def _published(version: Version) -> Event:
    words = _("Công khai bản số %(number)d") % {"number": version.number}
    if version.change_note:
        words = f"{words}: {version.change_note}"
    who = version.published_by.title if version.published_by else ""
    return Event(timezone.localdate(version.published_at), words, who)


def _posting(posting: Posting) -> list[Event]:
    of = _(" (bản số %(number)d)") % {"number": posting.version.number} if posting.version.number > 1 else ""
    begun = _("Niêm yết tại %(place)s%(of)s") % {"place": posting.place, "of": of}
    if posting.struck_at:
        return [_event(posting.posted_on, begun, posting.post.title, posting.struck_reason)]
    found = [Event(posting.posted_on, begun, posting.post.title, _("Niêm yết") + of, posting.place)]
    if posting.ended_on:
        words = _("Kết thúc niêm yết tại %(place)s%(of)s") % {"place": posting.place, "of": of}
        who = posting.end_post.title if posting.end_post else ""
        found.append(Event(posting.ended_on, words, who, _("Kết thúc niêm yết") + of, posting.place))
    return found


def _event(day: date, words: str, who: str, struck: str) -> Event:
    if struck:
        return Event(day, _("Đã gạch bỏ: %(what)s. Lý do: %(why)s") % {"what": words, "why": struck}, who)
    return Event(day, words, who)
