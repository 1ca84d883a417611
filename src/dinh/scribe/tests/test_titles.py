"""Shouted, bilingual and untidy titles get a better suggestion; no letter is lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinh.scribe.titles import tidy

NAMES = ("phường Đình Minh", "tỉnh Lam Giang", "Trần Văn Tư")


@pytest.mark.parametrize(
    ("title", "better"),
    [
        (
            "CÔNG KHAI DỰ TOÁN NGÂN SÁCH NĂM 2026 CỦA UBND PHƯỜNG ĐÌNH MINH",
            "Công khai dự toán ngân sách năm 2026 của UBND phường Đình Minh",
        ),
        ("KẾ HOẠCH TUYÊN TRUYỀN QUÝ III NĂM 2026", "Kế hoạch tuyên truyền quý III năm 2026"),
        ("QUYẾT ĐỊNH SỐ 118/QĐ-UBND VỀ VIỆC CÔNG KHAI", "Quyết định số 118/QĐ-UBND về việc công khai"),
        ("THÔNG BÁO CỦA ÔNG TRẦN VĂN TƯ TỈNH LAM GIANG", "Thông báo của ông Trần Văn Tư tỉnh Lam Giang"),
        ("ỦY BAN NHÂN DÂN HỌP VỚI MẶT TRẬN TỔ QUỐC", "Ủy ban nhân dân họp với Mặt trận Tổ quốc"),
        ("DANH SÁCH HỌC SINH THCS CÓ THẺ BHYT.", "Danh sách học sinh THCS có thẻ BHYT"),
        ("NOTICE OF MEETING / THÔNG BÁO HỌP TỔ DÂN PHỐ", "Thông báo họp tổ dân phố (notice of meeting)"),
        ("Thông báo họp / Notice of meeting", "Thông báo họp (Notice of meeting)"),
        ("  Họp   tổ dân phố số 3...", "Họp tổ dân phố số 3"),
        ("Họp tổ dân phố số 3", "Họp tổ dân phố số 3"),
        ("UBND", "UBND"),
        ("Thu / chi quý III", "Thu / chi quý III"),
        (unicodedata.normalize("NFD", "Họp tổ dân phố"), "Họp tổ dân phố"),
    ],
)
def test_a_title_is_tidied(title, better):
    assert tidy(title, NAMES).text == better


def test_what_was_done_is_said_and_nothing_when_nothing_was():
    assert tidy("Họp tổ dân phố số 3").notes == ()
    assert "chữ hoa" in tidy("HỌP TỔ DÂN PHỐ SỐ 3.").notes[1]
    assert "song ngữ" in tidy("Notice of meeting / Thông báo họp").notes[0]


def letters(text: str) -> list[str]:
    return sorted(each for each in unicodedata.normalize("NFC", text).lower() if each.isalnum())


VIETNAMESE = st.text(alphabet="ABCĐHọpẤấ THÔNGbáo/|-.\n0123 notice of the", max_size=120)


@given(VIETNAMESE)
def test_no_letter_is_lost(title):
    made = tidy(title, NAMES)
    assert letters(made.text) == letters(title)
    assert tidy(made.text, NAMES).text == made.text or "(" in made.text


@given(st.text(max_size=200))
def test_any_title_gives_a_title(title):
    assert bool(tidy(title).text.strip()) or not any(map(str.isalnum, title))
