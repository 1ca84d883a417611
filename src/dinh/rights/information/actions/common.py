"""What every act of the room does: lock the request as it was seen, write a step, move the edition."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.fold import fold
from dinh.ground.journal.actions import record
from dinh.rights.information.models import InformationRequest, Step

State, Kind = InformationRequest.State, Step.Kind
ASKER = "người yêu cầu"


def lock(asked: InformationRequest, edition: int | None) -> InformationRequest:
    """The request as it is now, its row locked to the end of the act.

    Raises ValidationError when someone else changed it since `edition` was shown; None asks no such check.
    """
    rows = InformationRequest.objects.select_for_update(of=("self",)).select_related("body")
    locked: InformationRequest = rows.get(pk=asked.pk)
    if edition is not None and locked.edition != edition:
        last = locked.steps.order_by("-at", "-pk").first()
        raise ValidationError(
            _(
                "Trong lúc anh/chị đang viết, yêu cầu này đã có thay đổi: %(what)s (%(who)s). Những gì vừa gõ vẫn còn "
                "ở dưới; hãy mở hồ sơ xem lại rồi gửi lần nữa nếu còn cần."
            )
            % {"what": last.get_kind_display() if last else "", "who": last.by if last else ""}
        )
    return locked


def step(
    actor: Actor, asked: InformationRequest, kind: str, words: str = "", *, from_asker: bool = False,
    inside: bool = False,
) -> Step:  # fmt: skip
    """A line of the timeline, signed by the post that acted, or by «người yêu cầu»."""
    post = actor.post
    who = f"{post.title}, {post.body.name}" if post else ASKER
    made = Step(
        commune_id=asked.commune_id, request=asked, kind=kind, at=now(), by=who[:300], words=words.strip(),
        from_asker=from_asker, inside=inside,
    )  # fmt: skip
    made.save(force_insert=True)
    return made


def keep(
    actor: Actor, asked: InformationRequest, what: str, *, ground: str = "", personal: dict[str, Any] | None = None,
    **after: Any,
) -> InformationRequest:  # fmt: skip
    """Save the request one edition on, and write the journal. `after` never holds what people wrote about themselves:
    free text goes into `personal`."""
    asked.edition += 1
    asked.save()
    said = {"state": asked.state, **after}
    record(actor, f"information.{what}", asked, ground=ground[:500], after=said, personal=personal)
    return asked


def needed(name: str, text: str, words: str, most: int = 20_000) -> str:
    """The text without spaces around it. Raises ValidationError on `name` when there is none, or too much."""
    text = text.strip()
    if not text:
        raise ValidationError({name: words})
    if len(text) > most:
        words = _("Dài %(length)d ký tự, nhiều nhất %(most)d. Hãy viết gọn hơn.")
        raise ValidationError({name: words % {"length": len(text), "most": most}})
    return text


def names_nobody(asked: InformationRequest, **texts: str) -> None:
    """Raises ValidationError when a text that others will read still holds the asker's name, address or contacts."""
    asker = asked.asker
    told = [asker.name, asker.phone, asker.email, asker.fax, asker.address]
    for name, text in texts.items():
        for value in told:
            if len(value.strip()) > 3 and fold(value) in fold(text):
                words = _("Còn ghi “%(value)s” của người yêu cầu. Hãy bỏ đi: chỗ này người khác sẽ đọc.")
                raise ValidationError({name: words % {"value": value}})
