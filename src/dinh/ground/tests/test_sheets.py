"""Files of tables: nothing typed is run, nothing breaks them."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import pytest
from openpyxl import load_workbook

from dinh.ground.sheets import attachment, guarded, sheet, table


def read(data: bytes) -> list[tuple[object, ...]]:
    return list(load_workbook(io.BytesIO(data)).active.values)


@pytest.mark.parametrize("text", ["=1+1", "+84", "-x", "@SUM(A1)", "\t=1", "  =1"])
def test_whatever_a_spreadsheet_would_run_is_guarded(text):
    assert guarded(text).startswith("'")
    page = load_workbook(io.BytesIO(sheet("Sổ", ["x"], [(text,)]))).active
    assert page["A2"].data_type == "s"


@pytest.mark.parametrize("text", ["báo cáo", "3 - 4", "a=b", ""])
def test_plain_words_stay_as_they_are(text):
    assert guarded(text) == text


def test_control_characters_do_not_break_a_file():
    assert read(table("a/b", [("x", 5)], [("chữ\x00\x0b",)])) == [("x",), ("chữ",)]


def test_days_stay_days_and_moments_are_shown_in_vietnam():
    rows = read(sheet("Sổ", ["ngày", "lúc"], [(date(2026, 11, 21), datetime(2026, 11, 20, 18, 30, tzinfo=UTC))]))
    assert [str(cell) for cell in rows[1]] == ["2026-11-21 00:00:00", "2026-11-21 01:30:00"]


def test_a_name_no_sheet_may_have_is_mended():
    assert load_workbook(io.BytesIO(sheet("[sổ]: a/b*?" + "x" * 40, ["x"], []))).active.title.startswith(" sổ")


def test_a_download_keeps_its_vietnamese_name_and_is_never_sniffed():
    response = attachment(b"x", "sổ đến.xlsx")
    assert response["Content-Disposition"] == "attachment; filename*=UTF-8''s%E1%BB%95%20%C4%91%E1%BA%BFn.xlsx"
    assert response["X-Content-Type-Options"] == "nosniff"
