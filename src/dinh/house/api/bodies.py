"""What a program sends as JSON, read by a declaration that the OpenAPI document tells too. What is wrong is named by
its place (`files[3].due_on`), all of it at once; what is not declared is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.core.exceptions import RequestDataTooBig
from django.utils.translation import gettext as _

from dinh.ground.http import Request
from dinh.house.api.problems import Fault, Problem

MOST_BYTES = 1_000_000
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Field:
    """A field: text of `least` to `most` characters, a day, or a number between `low` and `high`."""

    key: str
    kind: Literal["text", "day", "number"]
    meaning: str
    needed: bool = False
    least: int = 0
    most: int = 200
    low: float = 0
    high: float = 0
    choices: tuple[str, ...] = ()
    sample: Any = None


def sent(request: Request) -> dict[str, Any]:
    """The body as a JSON object. Raises Problem 400, 413 or 415."""
    if request.content_type != "application/json":
        raise Problem(415, "not-json", _("Hãy gửi Content-Type: application/json."))
    try:
        raw = request.body if int(request.META.get("CONTENT_LENGTH") or 0) <= MOST_BYTES else None
    except (RequestDataTooBig, ValueError):
        raw = None
    if raw is None or len(raw) > MOST_BYTES:
        raise Problem(413, "too-big", _("Nội dung quá %(most)d byte. Hãy chia thành nhiều lần.") % {"most": MOST_BYTES})
    try:
        found = json.loads(raw, parse_constant=_refuse)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Problem(400, "not-json", _("Nội dung phải là một đối tượng JSON."))
    return found


def _refuse(name: str) -> None:
    raise ValueError(name)  # NaN and Infinity are no JSON


def read(fields: tuple[Field, ...], data: Any, wrong: list[Fault], at: str = "") -> dict[str, Any]:
    """The values by key, absent ones None; what is wrong goes onto `wrong`."""
    if not isinstance(data, Mapping):
        wrong.append(Fault(at or "body", _("Phải là một đối tượng JSON.")))
        return {}
    known = {field.key for field in fields}
    for name in data:
        if name not in known:
            words = _("Không có trường này. Có: %(names)s.") % {"names": ", ".join(sorted(known))}
            wrong.append(Fault(_place(at, str(name)[:60]), words))
    found: dict[str, Any] = {}
    for field in fields:
        value = data.get(field.key)
        if value is None or value == "":
            if field.needed:
                wrong.append(Fault(_place(at, field.key), _("Thiếu trường này.")))
            found[field.key] = None
        else:
            found[field.key] = _value(field, value, _place(at, field.key), wrong)
    return found


def _place(at: str, name: str) -> str:
    return f"{at}.{name}" if at else name


def _value(field: Field, value: Any, at: str, wrong: list[Fault]) -> Any:
    if field.kind == "number":
        if isinstance(value, int | float) and not isinstance(value, bool) and field.low <= value <= field.high:
            return float(value)
        words = _("Phải là số từ %(low)s đến %(high)s.") % {"low": field.low, "high": field.high}
    elif not isinstance(value, str) or _UNSAYABLE.search(value):
        words = _("Phải là chữ, không có ký tự điều khiển.")
    elif field.kind == "day":
        try:
            if _DAY.fullmatch(value):
                return date.fromisoformat(value)
        except ValueError:
            pass
        words = _("Phải là ngày, dạng 2026-11-22.")
    elif field.choices and value not in field.choices:
        words = _("Không có giá trị này. Có: %(choices)s.") % {"choices": ", ".join(field.choices)}
    elif not field.least <= len(value) <= field.most:
        words = _("Phải từ %(least)d đến %(most)d ký tự.") % {"least": field.least, "most": field.most}
    else:
        return value
    wrong.append(Fault(at, words))
    return None


def schema(fields: tuple[Field, ...], title: str) -> dict[str, Any]:
    """The declaration as JSON Schema."""
    return {
        "type": "object", "title": title, "additionalProperties": False,
        "required": [field.key for field in fields if field.needed],
        "properties": {field.key: _schema(field) for field in fields},
        "example": {field.key: field.sample for field in fields if field.sample is not None},
    }  # fmt: skip


def _schema(field: Field) -> dict[str, Any]:
    made: dict[str, Any] = {"description": field.meaning}
    if field.kind == "number":
        return made | {"type": ["number", "null"], "minimum": field.low, "maximum": field.high}
    kind: Any = "string" if field.needed else ["string", "null"]
    if field.kind == "day":
        return made | {"type": kind, "format": "date"}
    if field.choices:
        return made | {"type": kind, "enum": [*field.choices, *(() if field.needed else (None,))]}
    return made | {"type": kind, "maxLength": field.most, **({"minLength": field.least} if field.needed else {})}
