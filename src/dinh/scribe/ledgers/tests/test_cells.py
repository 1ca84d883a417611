from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinh.scribe.ledgers.cells import numbered, phone, proper, whole, words


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("NGUYỄN THỊ ÁNH", "Nguyễn Thị Ánh"), ("ĐỖ ĐĂNG ĐỨC", "Đỗ Đăng Đức"), ("H'HEN NIÊ", "H'Hen Niê"),
        ("TRẦN VĂN AN (TỔ 3)", "Trần Văn An (Tổ 3)"), ("Y-BHAM ÊÑUÔL", "Y-Bham Êñuôl"), ("Lê thị Bảy", "Lê thị Bảy"),
        ("UBND PHƯỜNG ĐÌNH MINH", "UBND Phường Đình Minh"), ("HTX RAU SẠCH", "HTX Rau Sạch"), ("lê thị bảy",
        "lê thị bảy"),
        ("12/5", "12/5"), ("", ""),
    ],
)  # fmt: skip
def test_names_in_capitals_are_written_as_names(told: str, name: str) -> None:
    assert proper(told) == name


NAMES = st.lists(
    st.sampled_from(["Nguyễn", "Thị", "Đỗ", "Ưng", "Ất", "Quỳnh", "Ỷ", "Lan", "Dương", "Ẩn"]), min_size=1, max_size=5
).map(" ".join)


@given(NAMES)
def test_capitals_and_back(name: str) -> None:
    assert proper(unicodedata.normalize("NFC", name.upper())) == name


@pytest.mark.parametrize(
    ("told", "digits", "sure"),
    [
        (912345678, "0912345678", True), (912345678.0, "0912345678", True), ("0912.345.678", "0912345678", True),
        ("+84 912 345 678", "0912345678", True), ("84912345678", "0912345678", True), ("'0912345678", "0912345678",
        True),
        ("0241 3822 111", "02413822111", True), ("0912345678; 0987654321", "0912345678", True), ("113", "113", False),
        ("không có", "không có", False), ("", "", True), (None, "", True),
    ],
)  # fmt: skip
def test_telephone_numbers_get_back_their_nought(told: object, digits: str, sure: bool) -> None:
    assert phone(told) == (digits, sure)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ("1.250.000", 1250000), ("1.250.000 đ", 1250000), ("1,250,000", 1250000), (12.0, 12), ("12", 12), ("3 người",
        3),
        ("1.25", None), ("1,5", None), (1.5, None), ("mười", None), ("", None), (None, None), (True, None), ("007", 7),
    ],
)  # fmt: skip
def test_amounts(told: object, number: int | None) -> None:
    assert whole(told) == number  # type: ignore[arg-type]


@given(st.integers(0, 10**12))
def test_an_amount_with_dots_is_the_amount(number: int) -> None:
    assert whole(f"{number:,}".replace(",", ".")) == number


@pytest.mark.parametrize(
    ("told", "parts"),
    [
        ("05/BC-UBND", (5, "", "BC-UBND")), ("05-BC/ĐU", (5, "", "BC/ĐU")), ("Số: 12a/QĐ-UBND", (12, "a", "QĐ-UBND")),
        ("7", (7, "", "")), ("0", None), ("BC-UBND", None), ("", None), ("12 /UBND", (12, "", "UBND")),
        ("15đ/KH-UBND", (15, "đ", "KH-UBND")),
    ],
)  # fmt: skip
def test_numbers_of_papers(told: str, parts: tuple[int, str, str] | None) -> None:
    assert numbered(told) == parts


@given(
    st.one_of(
        st.text(max_size=80), st.integers(), st.floats(allow_nan=True, allow_infinity=True), st.booleans(), st.none()
    )
)
def test_nothing_breaks_them(value: object) -> None:
    text = words(value)  # type: ignore[arg-type]
    assert text == text.strip()
    assert "\x00" not in text
    proper(text), phone(value), whole(value), numbered(text)  # type: ignore[arg-type]
