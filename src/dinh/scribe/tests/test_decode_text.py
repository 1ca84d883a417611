"""Plain text: every encoding a Vietnamese office still has, and nothing guessed that the words do not confirm."""

from __future__ import annotations

import unicodedata

import pytest

from dinh.scribe.decode import decode
from dinh.scribe.decode.legacy import from_tcvn3, from_vni, to_unicode
from dinh.scribe.decode.syllables import NO_MARKS, NOT_VIETNAMESE, is_syllable
from dinh.scribe.decoded import Unreadable
from dinh.scribe.tests.decode_samples import LETTER

TONES = "\u0300\u0301\u0303\u0309\u0323"


def in_windows_1258(text: str) -> bytes:
    """As Windows writes it: the letter, then its tone as a character of its own."""
    out = bytearray()
    for letter in text:
        whole = unicodedata.normalize("NFD", letter)
        tone = "".join(c for c in whole if c in TONES)
        base = unicodedata.normalize("NFC", "".join(c for c in whole if c not in TONES))
        out += base.encode("cp1258") + tone.encode("cp1258")
    return bytes(out)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_form_of_unicode_gives_the_same_text(encoding: str) -> None:
    decoded = decode(LETTER.encode(encoding), "ke-hoach.txt")
    assert (decoded.text, decoded.kind, decoded.warnings) == (LETTER, "txt", ())


def test_windows_1258_is_recognised_by_its_words() -> None:
    assert decode(in_windows_1258(LETTER), "cu.txt").text == LETTER


def test_decomposed_letters_become_whole_ones() -> None:
    assert decode(unicodedata.normalize("NFD", LETTER).encode(), "mac.txt").text == LETTER


def test_abc_text_becomes_unicode_and_says_so() -> None:
    old = (
        "Céng hßa x· héi chñ nghÜa ViÖt Nam\r\n§éc lËp - Tù do - H¹nh phóc\r\nNgµy 05 th¸ng 3 n¨m 2026 cña ph\u00adêng"
    )
    decoded = decode(old.encode("latin-1"), "cu.txt")
    assert decoded.text == (
        "Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc\nNgày 05 tháng 3 năm 2026 của phường"
    )
    assert "TCVN3 (ABC)" in decoded.warnings[0]


def test_vni_text_becomes_unicode_and_says_so() -> None:
    old = "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM\nÑoäc laäp - Töï do - Haïnh phuùc, naêm 2026 cuûa phöôøng"
    decoded = decode(old.encode("cp1252"), "cu.txt")
    assert decoded.text == ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc, năm 2026 của phường")
    assert "VNI" in decoded.warnings[0]


def test_old_letters_pasted_into_a_unicode_file_are_converted_line_by_line() -> None:
    mixed = LETTER + "\nCéng hßa x· héi chñ nghÜa ViÖt Nam, ®éc lËp tù do h¹nh phóc\n"
    text = decode(mixed.encode(), "tron.txt").text
    assert text == LETTER + "\nCộng hòa xã hội chủ nghĩa Việt Nam, độc lập tự do hạnh phúc\n"


def test_unicode_text_with_foreign_signs_is_left_alone() -> None:
    text = LETTER + "Café São Paulo © 2026 ® ½ µm «trích» là ví dụ\n"
    assert decode(text.encode(), "a.txt").text == text
    assert to_unicode(text) == (text, None)


def test_a_damaged_place_is_shown_and_counted() -> None:
    decoded = decode(LETTER.encode()[:100] + b"\xff" + LETTER.encode()[100:], "hong.txt")
    assert decoded.text.count("\ufffd") == 1
    assert "1 chỗ" in decoded.warnings[0]


def test_letters_of_no_known_table_are_refused() -> None:
    strange = bytes(range(0x80, 0x100)) * 20
    with pytest.raises(Unreadable, match="bảng mã") as refused:
        decode(b"so: " + strange, "la.txt")
    assert refused.value.code == "encoding"


def test_invisible_characters_go_and_the_rest_stays_as_found() -> None:
    raw = "\ufeffSố:\u00a012/KH\u2011UBND\r\n  thụt\u200b vào\t\tcột\x0b hết\u00ad dòng\rcuối  "
    assert decode(raw.encode(), "a.txt").text == "Số: 12/KH-UBND\n  thụt vào\t\tcột\n hết dòng\ncuối  "


def test_a_text_in_another_language_is_read_with_a_warning() -> None:
    english = "The committee met in the communal house and agreed on its plan for grassroots democracy this year. " * 4
    assert decode(english.encode(), "en.txt").warnings == (NOT_VIETNAMESE,)
    french = (
        "Le comité populaire s'est réuni à la maison commune pour étudier le plan de l'année et préparer le bilan. " * 4
    )
    assert decode(french.encode("cp1252"), "fr.txt").warnings == (NOT_VIETNAMESE,)
    russian = "Комитет собрался в общинном доме и согласовал план работы на этот год. " * 5
    assert decode(russian.encode(), "ru.txt").warnings == (NOT_VIETNAMESE,)


def test_vietnamese_typed_without_marks_is_said_to_be_so() -> None:
    bare = "Uy ban nhan dan phuong yeu cau cac don vi thuc hien tot cac noi dung sau day trong nam nay. " * 3
    assert decode(bare.encode(), "a.txt").warnings == (NO_MARKS,)


def test_a_short_note_of_names_and_numbers_raises_no_doubt() -> None:
    assert decode(b"Kinh phi: 12.000.000 USD (World Bank)", "a.txt").warnings == ()


@pytest.mark.parametrize(
    "word", ["phường", "Quốc", "giữa", "gìn", "khuya", "nghiêng", "Đình", "ủy", "uỷ", "hoà", "hòa", "yêu"]
)
def test_vietnamese_syllables_are_known(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["house", "hßa", "ViÖt", "strict", "comité", "phườngg", "q", "nghĩaa"])
def test_other_words_are_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_the_old_tables_give_every_vietnamese_letter() -> None:
    vowels = "aăâeêioôơuưy"
    every = {unicodedata.normalize("NFC", v + t) for v in vowels for t in ("", *TONES)} | {"đ"}
    codes = "".join(map(chr, range(0xA1, 0x100))) + "aeiouy"
    assert every <= set(from_tcvn3(codes))
    pairs = "".join(b + m for b in "aeiouyôö" for m in ("", *map(chr, range(0xE0, 0x100)))) + "ñ"
    assert every <= set(from_vni(pairs))
