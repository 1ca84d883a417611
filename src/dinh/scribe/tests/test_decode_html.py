"""A web page gives its visible words, a block a line."""

from __future__ import annotations

import pytest

from dinh.scribe.decode import decode
from dinh.scribe.decode.syllables import NOT_VIETNAMESE


def lines(html: str, encoding: str = "utf-8") -> list[str]:
    return decode(html.encode(encoding), "a.html").text.rstrip("\n").split("\n")


def test_blocks_are_lines_and_spaces_collapse() -> None:
    page = "<!doctype html><html><body><h1>KẾ\n  HOẠCH</h1>"
    page += "<p>Số:&nbsp;<b>12</b>/KH-UBND<br>ngày&#32;05/3/2026</p></body></html>"
    assert lines(page) == ["KẾ HOẠCH", "", "Số: 12/KH-UBND", "ngày 05/3/2026"]


def test_what_a_reader_does_not_see_is_left_out() -> None:
    page = (
        "<html><head><title>Cổng</title><style>p{}</style></head><body><script>var a='mã'</script><p>thấy</p>"
        "<div style='display: none'>ẩn <div>sâu</div></div><p hidden>ẩn</p><noscript>không</noscript><!-- chú thích -->"
        "<p>cũng thấy</p></body></html>"
    )
    assert lines(page) == ["thấy", "", "cũng thấy"]


def test_a_table_comes_cell_by_cell() -> None:
    page = "<table><tr><td>UBND PHƯỜNG<br>ĐÌNH MINH</td><td>CỘNG HÒA</td></tr><tr><td>Số: 12</td><td></td></tr></table>"
    assert lines(page) == ["UBND PHƯỜNG", "ĐÌNH MINH", "CỘNG HÒA", "Số: 12"]


def test_list_items_have_the_numbers_one_sees() -> None:
    page = (
        "<ol start=3><li>ba<li><p>bốn</p></ol><ol type=a><li>x<ul><li>gạch</ul><li value=4>y</ol><ol type=I><li></ol>"
    )
    assert [x for x in lines(page) if x] == ["3. ba", "4. bốn", "a. x", "- gạch", "d. y"]


def test_preformatted_lines_stay_lines() -> None:
    assert lines("<pre>Điều 1\n  khoản 1\n\nĐiều 2</pre>") == ["Điều 1", "  khoản 1", "", "Điều 2"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
def test_the_declared_letters_are_used(encoding: str) -> None:
    word = "Trách" if encoding == "windows-1252" else "Trách nhiệm"
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}">'
    page = f"<html><head>{meta}</head><p>{word}</p></html>"
    assert lines(page, encoding) == [word]


def test_a_wrong_declaration_does_not_spoil_utf_8() -> None:
    assert lines('<meta charset="windows-1252"><p>Thực hiện dân chủ</p>') == ["Thực hiện dân chủ"]


def test_old_font_pages_become_unicode() -> None:
    page = "<html><body><p>Céng hßa x· héi chñ nghÜa ViÖt Nam</p><p>§éc lËp - Tù do - H¹nh phóc</p></body></html>"
    assert lines(page, "latin-1") == ["Cộng hòa xã hội chủ nghĩa Việt Nam", "", "Độc lập - Tự do - Hạnh phúc"]


def test_broken_markup_is_read_as_far_as_it_goes() -> None:
    assert lines("<html><p>một<p>hai</b></i><table><td>ba") == ["một", "", "hai", "", "ba"]


def test_deep_nesting_ends_in_text_or_refusal_without_a_crash() -> None:
    assert "đáy" in decode(("<html>" + "<div>" * 20_000 + "đáy").encode(), "a.html").text


def test_a_foreign_page_is_read_with_a_warning() -> None:
    page = "<html><p>" + "The committee met in the communal house and agreed on its plan for the year. " * 4
    assert decode(page.encode(), "a.html").warnings == (NOT_VIETNAMESE,)


def test_external_files_are_never_fetched() -> None:
    page = (
        '<!DOCTYPE html SYSTEM "file:///etc/passwd" [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><p>a&x;b</p></html>'
    )
    text = decode(page.encode(), "a.html").text
    assert "root:" not in text
    assert "a&x;b" in text
