"""What the acts of the room share: texts and days that must be right, rows locked as they were seen, who acts."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.rights.movements.models import PracticeModel

SEARCH_KIND = "movement"
M = TypeVar("M", bound=models.Model)


def who(actor: Actor) -> str:
    """The post that acted, as rows keep it: posts stay when people go."""
    return f"{actor.post.title}, {actor.post.body.name}"[:300] if actor.post else ""


def needed(name: str, text: str, words: str, most: int = 300) -> str:
    """The text without spaces around it. Raises ValidationError on `name` when there is none, or too much."""
    text = text.strip()
    if not text:
        raise ValidationError({name: words})
    if len(text) > most:
        told = _("Dài %(length)d ký tự, nhiều nhất %(most)d. Hãy viết gọn hơn.")
        raise ValidationError({name: told % {"length": len(text), "most": most}})
    return text


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


def share_of(name: str, top: int, bottom: int) -> None:
    if not 1 <= top <= bottom:
        raise ValidationError({name: _("Tỷ lệ phải từ 1 phần trở lên và không quá toàn bộ. Ví dụ: 2 trên 3.")})


def saved(row: M, name: str | None, words: str) -> M:
    """Insert a row; a unique key that is taken becomes ValidationError on `name` with `words`."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise ValidationError({name: words} if name else words) from error
    return row


def lock(row: M) -> M:
    """The row as it is now, locked to the end of the act."""
    manager: Any = type(row)._default_manager
    found: M = manager.select_for_update().get(pk=row.pk)
    return found


def lock_model(model: PracticeModel, edition: int | None) -> PracticeModel:
    """The model as it is now. Raises ValidationError when someone changed it since `edition` was shown."""
    found = lock(model)
    if edition is not None and found.edition != edition:
        raise ValidationError(
            _(
                "Trong lúc anh/chị đang viết, người khác đã sửa mô hình này. Những gì vừa gõ vẫn còn ở dưới; hãy mở mô "
                "hình xem lại rồi gửi lần nữa nếu còn cần."
            )
        )
    found.edition += 1
    return found
