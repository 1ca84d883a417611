"""What the room's acts share: the consultation locked as it was seen, texts that must be there, what others read."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.journal.actions import record
from dinh.ground.search import index
from dinh.rights.consult.models import Consultation
from dinh.scribe.personal import find, mask_text

SEARCH_KIND, TOPIC = "consult", "consult"
ALWAYS = ("phone", "cccd", "cmnd", "email", "account", "bhyt")
_NAMED = re.compile(
    r"(?:\b[ôÔ]ng|\b[bB]à|\b[aA]nh|\b[cC]hị|\b[cC]ô|\b[cC]hú|\b[bB]ác|\b[eE]m)"
    r"(?:\s+[A-ZĐÀ-ỸƯƠĂÂÊÔ][a-zà-ỹđưăâêôơ]+){2,4}"
)


def lock(consultation: Consultation, edition: int | None = None) -> Consultation:
    """The consultation as it is now, its row locked to the end of the act.

    Raises ValidationError when someone changed it since `edition` was shown; None asks no such check.
    """
    locked: Consultation = (
        Consultation.objects.select_for_update(of=("self",)).select_related("body").get(pk=consultation.pk)
    )
    if edition is not None and locked.edition != edition:
        raise ValidationError(
            _(
                "Trong lúc anh/chị đang viết, người khác vừa sửa cuộc lấy ý kiến này. Những gì vừa gõ vẫn còn ở dưới; "
                "hãy xem lại hồ sơ rồi gửi lần nữa."
            )
        )
    return locked


def keep(actor: Actor, consultation: Consultation, what: str, *, ground: str = "", **after: Any) -> Consultation:
    """Save the consultation one edition on, write the journal, tell search."""
    consultation.edition += 1
    consultation.save()
    index.put(actor.commune, SEARCH_KIND, consultation)
    record(actor, f"consult.{what}", consultation, ground=ground[:500], after=after)
    return consultation


def needed(name: str, text: str, words: str, most: int = 5000) -> str:
    """The text without spaces around it. Raises ValidationError on `name` when there is none, or too much."""
    text = text.replace("\x00", "").strip()
    if not text:
        raise ValidationError({name: words})
    return limited(name, text, most)


def limited(name: str, text: str, most: int) -> str:
    """Raises ValidationError on `name` when the text is longer than `most`."""
    text = text.replace("\x00", "").strip()
    if len(text) > most:
        words = _("Dài %(length)d ký tự, nhiều nhất %(most)d. Hãy viết gọn hơn.")
        raise ValidationError({name: words % {"length": len(text), "most": most}})
    return text


def one_line(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())


def covered(text: str) -> str:
    """The text as everyone reads it: telephone, identity and account numbers covered, doubtful ones too."""
    return mask_text(text, [datum for datum in find(text) if datum.sure or datum.kind in ALWAYS])


def names_someone(text: str) -> bool:
    """Whether it seems to name a person («ông Tạ Văn Hợi»): to be looked at before anyone else reads it."""
    return bool(_NAMED.search(text))
