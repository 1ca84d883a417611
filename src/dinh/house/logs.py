"""Lines of the log: one event, one line, whatever somebody typed into it."""

from __future__ import annotations

import json
import logging
import re
from datetime import UTC, datetime

# What would end a line, or move the cursor of who reads it: C0 and C1, and Unicode's own separators.
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class OneLine(logging.Formatter):
    """Writes control characters of a message as their codes. A traceback below it keeps its lines, indented, so that
    none of them can pass for an event."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        return _BREAKS.sub(lambda found: f"\\x{ord(found[0]):02x}", super().formatMessage(record))

    def formatException(self, ei: object) -> str:
        return "\n".join(f"  | {line}" for line in super().formatException(ei).splitlines())  # type: ignore[arg-type]


class OneObject(logging.Formatter):
    """A JSON object a line, for machines: `at` (UTC), `level`, `logger`, `message`, and `exception` where there is
    one. JSON itself writes line breaks as codes."""

    def format(self, record: logging.LogRecord) -> str:
        said = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            said["exception"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False)
