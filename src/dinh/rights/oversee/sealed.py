"""Text kept sealed in the database: relatives that members declare, who asked the board to look at something."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from dinh.ground.alerts.sealing import seal, unseal

PURPOSE = "oversee"


def hidden(text: str) -> str:
    """A text as it may lie outside the room's own tables: in the journal's personal part."""
    return seal(text, PURPOSE) if text else ""


class SealedTextField(models.TextField):  # type: ignore[type-arg]
    """Sealed on the way in, opened on the way out; empty stays empty. It cannot be searched or sorted, by design."""

    def get_prep_value(self, value: Any) -> Any:
        return hidden(str(value)) if value else ""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> str:
        if not value:
            return ""
        opened = unseal(value, PURPOSE)
        return _("(không mở được: khóa của máy chủ đã đổi)") if opened is None else opened
