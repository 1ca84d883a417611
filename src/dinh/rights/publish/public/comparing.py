"""What changed between two versions, word by word, for eyes and for ears."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from django.utils.translation import gettext as _

from dinh.rights.publish.models import Version
from dinh.rights.publish.public.readable import open_attachments
from dinh.scribe.changes import Piece, changes

LONGEST = 60_000  # characters of a document compared word by word; a longer one is only said to have changed


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph to show, or `count` unchanged ones to pass over."""

    kind: Literal["added", "removed", "changed", "passed"]
    old: tuple[Piece, ...] = ()
    new: tuple[Piece, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One part that differs. `lines` word by word, empty where `words` says it all."""

    title: str
    lines: tuple[Line, ...] = ()
    words: str = ""


def compare(older: Version, newer: Version) -> list[Part]:
    """The parts that differ, in the order of the page; empty when only the proofs begin anew."""
    pairs = [
        (_("Tiêu đề"), older.title, newer.title),
        (_("Cơ quan công khai"), str(older.issuer), str(newer.issuer)),
        (_("Số, ký hiệu"), older.paper_number, newer.paper_number),
        (_("Ngày quyết định"), f"{older.decided:%d/%m/%Y}", f"{newer.decided:%d/%m/%Y}"),
        (_("Liên quan đến"), _concerned(older), _concerned(newer)),
        (_("Tóm tắt"), older.summary, newer.summary),
        (_("Nội dung"), older.body, newer.body),
    ]
    return [Part(title, _lines(old, new)) for title, old, new in pairs if old != new] + _documents(older, newer)


def _lines(old: str, new: str) -> tuple[Line, ...]:
    """Paragraphs that differ; those between them only counted."""
    found: list[Line] = []
    for kind, run in groupby(changes(old, new), key=lambda change: change.kind):
        if kind == "same":
            found.append(Line("passed", count=len(list(run))))
        else:
            found += [Line(kind, change.old_pieces, change.new_pieces) for change in run]
    if len(found) == 2 and found[0].old and found[1].new and not found[0].new and not found[1].old:
        return (Line("changed", found[0].old, found[1].new),)  # one line for another: before and now, not out and in
    return tuple(found)


def _concerned(version: Version) -> str:
    return ", ".join(str(group) for group in version.groups.order_by("code")) or _("cả xã, phường")


def _documents(older: Version, newer: Version) -> list[Part]:
    """Documents go together by name; one that has no partner was added or taken out."""
    before = {one.title: one for one in open_attachments(older)}
    after = {one.title: one for one in open_attachments(newer)}
    found = []
    for title, one in after.items():
        name = _("Tài liệu “%(title)s”") % {"title": title}
        old = before.get(title)
        if old is None:
            found.append(Part(name, words=_("Tài liệu mới kèm theo.")))
        elif old.text == one.text:
            continue
        elif max(len(old.text), len(one.text)) > LONGEST or not (old.text and one.text):
            found.append(Part(name, words=_("Tài liệu đã thay. Hãy mở cả hai bản để đối chiếu.")))
        else:
            found.append(Part(name, _lines(old.text, one.text)))
    gone = [title for title in before if title not in after]
    return found + [
        Part(_("Tài liệu “%(title)s”") % {"title": title}, words=_("Không còn kèm theo bản mới.")) for title in gone
    ]
