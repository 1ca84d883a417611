"""Due days of a clause as people type them: `10/6; 15/12/2026 (báo cáo năm)`."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.scribe.facts import Deadline

_ITEM = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>\d{4}))?\s*(?:\((?P<label>[^()]*)\))?")


def parse(text: str) -> list[dict[str, Any]]:
    """`[{"day", "month", "year", "yearly", "label"}]`; a day without a year returns every year.

    >>> parse("10/6; 15/12/2026 (báo cáo năm)")[1]["label"]
    'báo cáo năm'

    Raises ValidationError naming the part that is no day.
    """
    return [_item(part.strip()) for part in re.split(r"[;\n]", text) if part.strip()]


def _item(part: str) -> dict[str, Any]:
    found = _ITEM.fullmatch(part)
    if found is None:
        raise ValidationError(
            _("Hạn “%(part)s” chưa đúng cách ghi. Hãy ghi như 10/6 (hằng năm) hoặc 15/12/2026, cách nhau bằng dấu ;")
            % {"part": part}
        )
    day, month = int(found["day"]), int(found["month"])
    year = int(found["year"]) if found["year"] else None
    try:
        date(year or 2028, month, day)  # a leap year: 29/2 returns in some years
    except ValueError as error:
        raise ValidationError(_("Hạn “%(part)s” không phải là một ngày có thật.") % {"part": part}) from error
    label = (found["label"] or "").strip()
    return {"day": day, "month": month, "year": year, "yearly": year is None, "label": label}


def words(due: list[dict[str, Any]]) -> str:
    """The due days as one line, the inverse of `parse`."""
    return "; ".join(_words(item) for item in due)


def _words(item: dict[str, Any]) -> str:
    year = f"/{item['year']}" if item.get("year") else ""
    label = re.sub(r"[();\n]", " ", item.get("label") or "").strip()
    return f"{item['day']}/{item['month']}{year}" + (f" ({label})" if label else "")


def from_deadlines(deadlines: tuple[Deadline, ...]) -> list[dict[str, Any]]:
    """What the reader found, each day once."""
    found: dict[tuple[int, int, int | None], dict[str, Any]] = {}
    for item in deadlines:
        row = {"day": item.day, "month": item.month, "year": item.year, "yearly": item.yearly, "label": item.label}
        found.setdefault((item.day, item.month, item.year), row)
    return list(found.values())
