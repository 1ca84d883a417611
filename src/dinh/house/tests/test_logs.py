"""Nobody writes a line of the log by typing one."""

from __future__ import annotations

import logging
import logging.config
import sys

import pytest
from django.conf import settings

from dinh.house.logs import OneLine, OneObject

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


CANARIES = [
    ("gửi tới 0987604317 hỏng", "0987604317"), ("gọi 0987 604 317 không được", "604 317"),
    ("SMS +84 987.604.317: 500", "604.317"), ("hộp thư zuong.xuien@thutin.example từ chối", "zuong.xuien"),
    ("căn cước 090199012345 trùng", "090199012345"), ("căn cước 090 199 012 345 trùng", "199 012"),
    ("Not Found: /theo-doi/quan-ly/1k-0-abcdefghij", "abcdefghij"), ("/tim?q=Khu%E1%BA%A5t+Xuy%E1%BA%BFn", "Xuy"),
    ("Bad Request: /ap/v1/x?token=s3cr3tt0ken&page=2", "s3cr3tt0ken"), 
    ("Authorization: Bearer abcdef123456", "abcdef123456"),
    ("/tai-khoan/dat-mat-khau/4-c8x2k1-0a1b2c3d/", "0a1b2c3d"), ("{'password': 'gốc-đa-bến'}", "gốc-đa"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "told"), CANARIES)
def test_nothing_of_a_person_and_no_key_reaches_the_log(said, told):
    assert told not in written(said)
    try:
        raise ValueError(said)
    except ValueError:
        record = logging.LogRecord("dinh", logging.ERROR, "", 1, "hỏng", (), sys.exc_info())
    assert told not in OneLine("{levelname} {name}: {message}", style="{").format(record)
    assert told not in OneObject().format(record)


@pytest.mark.parametrize(
    "said",
    ["Văn bản 109/QĐ-UBND ngày 12/11/2026", "Not Found: /p/PA-7K3M-9QXT", "đã gửi 1250 tin trong 35 giây",
     "thu 86.500.000 đồng", "file 3f786850e387550fdab836ed7e6dc881de23001b was changed on disk"],
)  # fmt: skip
def test_what_an_operator_needs_stays(said):
    assert said in written(said)


def test_the_hour_in_front_stays():
    assert written("x")[:2] == "20"
