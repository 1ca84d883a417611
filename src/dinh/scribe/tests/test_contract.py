"""The reading contract: the same keys for every file, whatever was found."""

from __future__ import annotations

import json

import pytest

from dinh.scribe.contract import to_json
from dinh.scribe.decoded import Decoded
from dinh.scribe.facts import Finding
from dinh.scribe.reading import read, read_text
from dinh.scribe.tests.test_feet import SAME_FOOT, TOP

KEYS = [
    *("file", "type", "number", "issued", "place", "issuer", "subject", "signer", "signer_title", "recipients"),
    *("citations", "deadlines", "ratios", "tasks", "findings", "confidence", "error"),
]
PAPER = (
    TOP.replace(
        "2. Báo cáo", "III. TỔ CHỨC THỰC HIỆN\n1. Công an phường giữ gìn trật tự, xong trước ngày 10/6.\n2. Báo cáo"
    )
    + "3. Theo Quyết định số 93/QĐ-UBND ngày 30/5/2024 của Ủy ban nhân dân tỉnh, đạt 8/10 tổ (80%).\n\n"
    + SAME_FOOT["list, then signature"]
)


@pytest.mark.parametrize("text", ["", "x", PAPER])
def test_every_object_has_the_same_keys(text):
    assert list(to_json("a.txt", read_text(text))) == KEYS


def test_a_file_that_cannot_be_read_yields_its_line():
    line = to_json("a.doc", None, error="Tệp bị khóa bằng mật khẩu.")
    assert list(line) == KEYS
    assert line["error"] == "Tệp bị khóa bằng mật khẩu."
    assert line["type"] is None
    assert line["tasks"] == []
    assert line["confidence"] == {}


def test_a_paper_as_the_contract_shows_it():
    line = json.loads(json.dumps(to_json("kh.txt", read_text(PAPER)), ensure_ascii=False))
    assert line["number"] == "12/KH-UBND"
    assert line["issued"] == "2026-03-05"
    assert line["citations"] == [
        {
            "number": "93/QĐ-UBND",
            "date": "2024-05-30",
            "type": "Quyết định",
            "issuer": "Ủy ban nhân dân tỉnh",
            "status": "unknown",
        }
    ]
    assert line["deadlines"] == [{"text": "trước ngày 10/6", "date": "06-10", "yearly": True}]
    assert line["ratios"][0]["agrees"] is True
    (task,) = line["tasks"]
    assert (task["agency"], task["clause"], task["due"]) == ("Công an phường", "III.1", "06-10")
    assert task["first_words"] == "giữ gìn trật tự, xong trước ngày 10/6."
    assert line["error"] is None


def test_confidence_names_what_was_found_and_nothing_else():
    line = to_json("kh.txt", read_text(PAPER))
    assert set(line["confidence"]) >= {"type", "number", "issued", "place", "signer", "recipients", "tasks"}
    assert all(0 <= value <= 1 for value in line["confidence"].values())
    assert to_json("x.txt", read_text("x"))["confidence"] == {}


def test_findings_are_passed_on_in_order():
    finding = Finding("ratio.differs", "warning", "Không khớp.", 3, 9, "Ghi 80%.")
    (shown,) = to_json("kh.txt", read_text(PAPER), [finding])["findings"]
    assert shown == {
        "code": "ratio.differs",
        "severity": "warning",
        "message": "Không khớp.",
        "start": 3,
        "end": 9,
        "suggestion": "Ghi 80%.",
    }


def test_what_the_decoder_warned_of_is_kept():
    reading = read(Decoded("KẾ HOẠCH\nCông khai\n", "docx", warnings=("Đã bỏ qua macro.",)))
    assert (reading.kind, reading.warnings) == ("docx", ("Đã bỏ qua macro.",))
