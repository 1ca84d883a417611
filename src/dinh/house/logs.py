"""Lines of the log: one event, one line, whatever somebody typed into it; and nothing in it that tells of a person or
opens a door."""

from __future__ import annotations

import json
import logging
import re
from datetime import UTC, datetime

from dinh.scribe.personal import find

# What would end a line, or move the cursor of who reads it: C0 and C1, and Unicode's own separators.
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
# What an address carries behind «?», and the paths that are themselves a key: links of letters, codes of slips.
_QUERY = re.compile(r"(?<=[\w/.\-])\?[^\s\"'<>]+")
_KEYS = re.compile(
    r"(?P<path>/(?:dat-mat-khau|theo-doi/(?:xac-nhan|quan-ly|thu)|phieu|k)/)[^\s\"'<>/?]{6,}", re.IGNORECASE
)
_TOKEN = re.compile(
    r"(?P<name>\b(?:token|key|secret|password|passwd|pin|code|signature|authorization|cookie|sessionid|csrftoken)\b"
    r"[\"']?\s*[=:]\s*[\"']?(?:Bearer\s+)?)[^\s\"'&;,]{4,}",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"(?<![\w.+\-])[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,4}")
_PHONE = re.compile(r"(?<![\w.\-])(?:\(?\+?84\)?|\(?0\d{0,2})[ .\-)]?(?:\d[ .\-]?){7,9}\d(?![\w\-])")
_NUMBER = re.compile(r"(?<![\w.\-:])\d(?:[ .\-]?\d){11}(?![\w\-:])")
HIDDEN = "…"


def scrubbed(text: str) -> str:
    """The text without telephones, addresses of mail, identity numbers, and what stands behind «?» or as a key in an
    address.

    >>> scrubbed("không gửi được tới 0987 604 317, /tim?q=Lan")
    'không gửi được tới …, /tim?…'
    """
    text = _QUERY.sub(f"?{HIDDEN}", text)
    text = _KEYS.sub(rf"\g<path>{HIDDEN}", text)
    text = _TOKEN.sub(rf"\g<name>{HIDDEN}", text)
    for pattern in (_EMAIL, _NUMBER, _PHONE):
        text = pattern.sub(HIDDEN, text)
    # What the reader of documents knows by the word before it: bank accounts, old numbers, insurance cards.
    for datum in sorted((each for each in find(text) if each.sure), key=lambda each: each.start, reverse=True):
        text = f"{text[: datum.start]}{HIDDEN}{text[datum.end :]}"
    return text


class OneLine(logging.Formatter):
    """Writes control characters of a message as their codes. A traceback below it keeps its lines, indented, so that
    none of them can pass for an event. Both are scrubbed: what an error quotes was often typed by somebody."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        said = super().formatMessage(record)
        head, mark, message = said.partition(f"{record.levelname} ")  # the hour in front is digits, too
        return f"{head}{mark}{_BREAKS.sub(_code, scrubbed(message))}" if mark else _BREAKS.sub(_code, scrubbed(said))

    def formatException(self, ei: object) -> str:
        return "\n".join(f"  | {scrubbed(line)}" for line in super().formatException(ei).splitlines())  # type: ignore[arg-type]

    def formatStack(self, stack_info: str) -> str:
        return scrubbed(super().formatStack(stack_info))


class OneObject(logging.Formatter):
    """A JSON object a line, for machines: `at` (UTC), `level`, `logger`, `message`, and `exception` where there is
    one. JSON itself writes line breaks as codes. Scrubbed as `OneLine` is."""

    def format(self, record: logging.LogRecord) -> str:
        said = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": scrubbed(record.getMessage()),
        }
        if record.exc_info:
            said["exception"] = scrubbed(self.formatException(record.exc_info))
        return json.dumps(said, ensure_ascii=False)


def _code(found: re.Match[str]) -> str:
    return f"\\x{ord(found[0]):02x}"
