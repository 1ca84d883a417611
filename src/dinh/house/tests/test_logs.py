"""Nobody writes a line of the log by typing one."""

from __future__ import annotations

import logging
import logging.config
import sys

from django.conf import settings

FORGED = "x\n2026-11-22 10:00:00 WARNING dinh: đã mở khóa\r\x1b[2K\u2028y"


def written(*args: object, error: bool = False) -> str:
    handler = logging.StreamHandler()
    said = settings.LOGGING["formatters"]["line"]
    formatter = logging.config.DictConfigurator({"version": 1}).configure_formatter(dict(said))
    handler.setFormatter(formatter)
    record = logging.LogRecord("dinh", logging.WARNING, "", 1, "không gửi được: %s", args, None)
    if error:
        try:
            raise ValueError(FORGED)
        except ValueError:
            record.exc_info = sys.exc_info()
    return handler.format(record)


def test_what_was_typed_stays_on_its_line():
    line = written(FORGED)
    assert len(line.splitlines()) == 1
    assert "\x1b" not in line
    assert "đã mở khóa" in line


def test_a_traceback_holds_no_line_that_looks_like_an_event():
    first, *rest = written("a", error=True).splitlines()
    assert "không gửi được: a" in first
    assert rest
    assert all(line.startswith("  | ") for line in rest)
