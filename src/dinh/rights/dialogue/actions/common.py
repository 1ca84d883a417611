"""What the room's acts share: texts that must be there, who acted, whose a promise or a line is."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body, Post
from dinh.ground.clock import today
from dinh.scribe.personal import find, mask_text

ALWAYS = ("phone", "cccd", "cmnd", "email", "account", "bhyt")
FARTHEST = 366  # days around today: a slip in the year is caught, a book of last year can still be entered


def needed(name: str, text: str, words: str, most: int = 4000) -> str:
    """The text without spaces around it. Raises ValidationError on `name` when there is none, or too much."""
    text = text.strip()
    if not text:
        raise ValidationError({name: words})
    return limited(name, text, most)


def limited(name: str, text: str, most: int) -> str:
    """Raises ValidationError on `name` when the text is longer than `most`."""
    text = text.strip()
    if len(text) > most:
        words = _("Dài %(length)d ký tự, nhiều nhất %(most)d. Hãy viết gọn hơn.")
        raise ValidationError({name: words % {"length": len(text), "most": most}})
    return text


def one_line(text: str) -> str:
    return " ".join(text.split())


def covered(text: str) -> str:
    """The text as everyone reads it: telephone, identity and account numbers covered, doubtful ones too."""
    return mask_text(text, [datum for datum in find(text) if datum.sure or datum.kind in ALWAYS])


def signed(actor: Actor) -> str:
    return f"{actor.post.title}, {actor.post.body.name}"[:300] if actor.post else _("người hỏi")


def near(name: str, day: date) -> None:
    """Raises ValidationError for a day more than a year away: a typing slip."""
    if abs((day - today()).days) > FARTHEST:
        words = _("Ngày %(day)s cách hôm nay hơn một năm: hãy xem lại năm.") % {"day": f"{day:%d/%m/%Y}"}
        raise ValidationError({name: words})


def whose(body: Body | None, post: Post | None) -> tuple[Body | None, Post | None]:
    """Who will do it: a post brings its body. Raises ValidationError when they disagree."""
    if post is not None and body is not None and post.body_id != body.pk:
        raise ValidationError({"owner": _("Chức danh được chọn không thuộc đơn vị được chọn.")})
    return (post.body if post else body), post
