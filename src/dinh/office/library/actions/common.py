"""What the acts share: a row locked, words that are needed, days that cannot be."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from dinh.ground.clock import today

Thing = TypeVar("Thing", bound=models.Model)
OLDEST = date(2015, 1, 1)  # ours: before it a day is a slip of the hand


def lock(thing: Thing) -> Thing:
    """The row as it is now, locked to the end of the act."""
    rows: Any = type(thing)._default_manager
    locked: Thing = rows.select_for_update(of=("self",)).get(pk=thing.pk)
    return locked


def needed(name: str, words: str, why: Any, most: int = 300) -> str:
    """The words, trimmed. Raises ValidationError naming the field when there are none or too many."""
    words = words.replace("\x00", "").strip()
    if not words:
        raise ValidationError({name: why})
    if len(words) > most:
        raise ValidationError({name: _("Hãy viết gọn trong %d chữ cái.") % most})
    return words


def past(name: str, day: date, after: date = OLDEST) -> date:
    """A day that has come. Raises ValidationError naming the field for one to come, or before `after`."""
    if day > today():
        raise ValidationError({name: _("Ngày %s chưa tới.") % f"{day:%d/%m/%Y}"})
    if day < after:
        raise ValidationError({name: _("Ngày không thể trước %s.") % f"{after:%d/%m/%Y}"})
    return day
