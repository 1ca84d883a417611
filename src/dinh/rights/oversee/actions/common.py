"""What the acts of this room share: rows locked as they were seen, texts and days that must be right, the journal."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.journal.actions import record
from dinh.ground.refs import new_ref
from dinh.ground.search import index
from dinh.rights.oversee.models import (
    Board,
    Criticism,
    Inspection,
    Plan,
    Proposal,
    Recommendation,
    Report,
    Supervision,
    Theme,
    Verification,
    Visit,
)
from dinh.scribe.personal import find, mask_text

Kept = TypeVar(
    "Kept", Board, Plan, Visit, Recommendation, Report, Verification, Criticism, Inspection, Proposal, Supervision,
    Theme,
)  # fmt: skip
ALWAYS = ("phone", "cccd", "cmnd", "email", "account", "bhyt")
SEARCHED: dict[type, str] = {
    Visit: "oversee_visit", Recommendation: "oversee_recommendation", Board: "oversee_board",
    Supervision: "oversee_supervision", Criticism: "oversee_criticism",
}  # fmt: skip
TRIES = 5


def lock(row: Kept, edition: int | None = None) -> Kept:
    """The row as it is now, locked to the end of the act.

    Raises ValidationError when someone changed it since `edition` was shown; None asks no such check.
    """
    model = type(row)
    locked = model.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if edition is not None and locked.edition != edition:
        raise ValidationError(
            _(
                "Trong lúc anh/chị đang viết, người khác vừa sửa mục này. Những gì vừa gõ vẫn còn ở dưới; hãy xem lại "
                "rồi gửi lần nữa."
            )
        )
    return locked


def keep(actor: Actor, row: Kept, what: str, *, ground: str = "", personal: Any = None, **after: Any) -> Kept:
    """Save the row one edition on, write the journal, tell search."""
    row.edition += 1
    row.save()
    find_again(actor, row)
    record(actor, f"oversee.{what}", row, ground=ground[:500], after=after, personal=personal or None)
    return row


def made(
    actor: Actor, row: Kept, prefix: str, what: str, *, ground: str = "", personal: Any = None, **after: Any
) -> Kept:
    """A new row under a reference nobody else has; without a prefix it has none."""
    for left in reversed(range(TRIES)):
        if prefix:
            setattr(row, "ref", new_ref(prefix))  # noqa: B010  # plans and reports have none
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            if not left or not prefix:
                raise
            continue
        break
    find_again(actor, row)
    record(actor, f"oversee.{what}", row, ground=ground[:500], after=after, personal=personal or None)
    return row


def find_again(actor: Actor, row: Any) -> None:
    if kind := SEARCHED.get(type(row)):
        index.put(actor.commune, kind, row)


def needed(name: str, text: str, words: str, most: int = 4000) -> str:
    """The text without spaces around it. Raises ValidationError on `name` when there is none, or too much."""
    text = text.replace("\x00", "").strip()
    if not text:
        raise ValidationError({name: words})
    return limited(name, text, most)


def limited(name: str, text: str, most: int = 4000) -> str:
    """Raises ValidationError on `name` when the text is longer than `most`."""
    text = text.replace("\x00", "").strip()
    if len(text) > most:
        words = _("Dài %(length)d ký tự, nhiều nhất %(most)d. Hãy viết gọn hơn.")
        raise ValidationError({name: words % {"length": len(text), "most": most}})
    return text


def one_line(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())


def come(name: str, day: date, earliest: date | None = None) -> date:
    """A day that has come, and is not before `earliest`. Raises ValidationError on `name`."""
    if day > today():
        raise ValidationError({name: _("Ngày này chưa đến.")})
    if earliest and day < earliest:
        words = _("Ngày này trước ngày %(day)s của việc trước đó.")
        raise ValidationError({name: words % {"day": f"{earliest:%d/%m/%Y}"}})
    return day


def one_of(name: str, value: str, choices: Any) -> str:
    if value not in choices:
        raise ValidationError({name: _("Hãy chọn một dòng trong danh sách.")})
    return value


def here(actor: Actor, name: str, *rows: Any) -> None:
    """Raises ValidationError when a row is of another commune."""
    if any(row is not None and row.commune_id != actor.commune.pk for row in rows):
        raise ValidationError({name: _("Mục đã chọn thuộc đơn vị hành chính khác.")})


def covered(text: str) -> str:
    """The text as everyone reads it: telephone, identity and account numbers covered."""
    return mask_text(text, [datum for datum in find(text) if datum.sure or datum.kind in ALWAYS])


def signed(actor: Actor) -> str:
    """Who did it, as papers and pages name them: the post and its body."""
    return f"{actor.post.title}, {actor.post.body.name}"[:300] if actor.post else actor.label[:300]


def target_words(target: Body | None, name: str) -> str:
    """What a visit or a line of a plan goes to: the body's name, or the words given."""
    name = one_line(name)
    return name or (target.name if target else "")
