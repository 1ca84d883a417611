"""The end of the journal, kept where whoever holds the database cannot reach: in a mailbox, a file elsewhere, on paper.

The chain shows a line that was changed. Who can write to the database can also make the whole chain anew, and it holds
again; but then the lines that were taken outside no longer fit. One line a commune and day:

    dinh-neo 2026-11-22T02:00:00Z 97/97001 1234 5b0c…(64 hexadecimal digits) Xã Bến Đục

that is: entry 1234 of the commune 97001 of province 97 has this hash. Of a line typed in from paper sixteen digits of
the hash are enough.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone
from django_scopes import scopes_disabled

from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.journal.actions import note_anchor
from dinh.ground.journal.models import Entry, Head
from dinh.ground.journal.queries import about
from dinh.ground.places.models import Commune

log = logging.getLogger(__name__)
_LINE = re.compile(r"dinh-neo (\S+) ([\w.-]+)/([\w.-]+) (\d{1,18}) ([0-9a-f]{16,64})\b")


@dataclass(frozen=True, slots=True)
class Anchor:
    """`digits` are the first sixteen or more of the hash of entry `seq`."""

    at: str
    province: str
    commune: str
    seq: int
    digits: str


def line_of(commune: Commune, at: datetime) -> tuple[int, str]:
    """The number of the last entry, and its line; (0, "") for a journal without any."""
    head = Head.objects.filter(commune=commune, seq__gt=0).first()
    if head is None:
        return 0, ""
    place = f"{commune.province.code}/{commune.code}"
    return head.seq, f"dinh-neo {at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ} {place} {head.seq} {head.hash} {commune.title}"


def read(text: str) -> list[Anchor]:
    """The anchors in a file, a mailbox, a letter: whatever stands around them."""
    return [
        Anchor(at, province, commune, int(seq), digits) for at, province, commune, seq, digits in _LINE.findall(text)
    ]


def compare(anchors: list[Anchor]) -> Iterator[tuple[Anchor, str]]:
    """Each anchor with what is wrong, or nothing."""
    with scopes_disabled():
        for each in anchors:
            entry = Entry.objects.filter(
                commune__code=each.commune, commune__province__code=each.province, seq=each.seq
            ).first()
            if entry is None:
                yield each, "không còn dòng này: nhật ký đã bị cắt, hoặc khôi phục từ bản sao lưu cũ hơn"
            elif not entry.hash.startswith(each.digits):
                yield each, "khác với dấu giữ bên ngoài: lịch sử trước ngày này đã bị viết lại"
            else:
                yield each, ""


def send(commune: Commune) -> str:
    """Take the end of a commune's journal outside, to DINH_ANCHOR_FILE and DINH_ANCHOR_EMAIL where they are set, and
    note in the journal that it was; returns the line. Sent twice does no harm. Raises OSError (mail included)."""
    seq, line = line_of(commune, now())
    if not line:
        return ""
    if settings.DINH_ANCHOR_FILE:
        _append(Path(settings.DINH_ANCHOR_FILE), line)
    if settings.DINH_ANCHOR_EMAIL:
        subject = f"Dấu nhật ký {commune.title} ngày {timezone.localdate(now()):%d/%m/%Y}"
        words = f"{line}\n\nXin giữ thư này. Kiểm tra: ./dinh verify --anchors TỆP-THƯ\n"
        send_mail(subject, words, None, settings.DINH_ANCHOR_EMAIL)
    note_anchor(by=Actor(commune), seq=seq, line=line)
    return line


def _append(path: Path, line: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
        file.flush()
        os.fsync(file.fileno())


def daily(commune: Commune, day: date) -> int:
    """Periodic work, where somewhere outside is set: once a day, and not for a journal that stands still since."""
    if not (settings.DINH_ANCHOR_FILE or settings.DINH_ANCHOR_EMAIL):
        return 0
    last = about(commune).filter(what="journal.anchor").values_list("at", "seq").last()
    if last and (timezone.localdate(last[0]) >= day or line_of(commune, now())[0] == last[1]):
        return 0
    try:
        return int(bool(send(commune)))
    except OSError as error:  # the next round tries again
        log.warning("journal of %s not anchored: %s", commune.code, error)
        return 0
