"""What the acts share: a row locked, words that are needed, days that cannot be, taking a wrong line back."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.files import actions as files
from dinh.ground.files.models import StoredFile

Thing = TypeVar("Thing", bound=models.Model)
OLDEST = date(2020, 1, 1)  # ours: before it a day is a slip of the hand
Upload = tuple[bytes, str]


def lock(thing: Thing) -> Thing:
    """The row as it is now, locked to the end of the act."""
    rows: Any = type(thing)._default_manager
    locked: Thing = rows.select_for_update(of=("self",)).get(pk=thing.pk)
    return locked


def needed(name: str, words: str, why: Any, most: int = 300) -> str:
    """The words, trimmed. Raises ValidationError naming the field when there are none or too many."""
    words = words.strip()
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


def counted(name: str, number: int, least: int, most: int) -> int:
    if not least <= number <= most:
        raise ValidationError({name: _("Số này phải từ %(least)d đến %(most)d.") % {"least": least, "most": most}})
    return number


def kept_file(actor: Actor, upload: Upload | None) -> StoredFile | None:
    return files.store(by=actor, data=upload[0], name=upload[1]) if upload else None


def save_new(row: Thing) -> Thing:
    """Checked against its constraints, with their words, then written."""
    row.full_clean()
    row.save(force_insert=True)
    return row
