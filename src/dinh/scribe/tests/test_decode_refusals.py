"""What is no readable paper is refused: by its content, with the cause and the way out, before it can cost anything."""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile

import pytest

from dinh.scribe.decode import decode, limits
from dinh.scribe.decode.archive import Package
from dinh.scribe.decode.refusal import REASONS, in_english
from dinh.scribe.decoded import Unreadable
from dinh.scribe.tests.decode_samples import LETTER, docx, letter_pdf, p, part, zipped


def refusal(data: bytes, name: str = "a.docx") -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        decode(data, name)
    return refused.value


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + stream.encode("utf-16-le") + bytes(500)


TYPES = {"[Content_Types].xml": "<Types/>"}


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "empty", "rỗng"),
        (b"  \r\n\0\0", "empty", "rỗng"),
        (b"\xef\xbb\xbf", "empty", "rỗng"),
        (docx(p(" ")), "empty", "rỗng"),
        (b"<html><body> </body></html>", "empty", "rỗng"),
        (ole("WordDocument"), "old_word", r"\.doc.*Save As"),
        (ole("EncryptedPackage"), "encrypted", "mật khẩu"),
        (ole("Workbook"), "spreadsheet", "bảng tính"),
        (ole("PowerPoint Document"), "presentation", "trình chiếu"),
        (ole("Lạ"), "not_document", "Office đời cũ"),
        (zipped({**TYPES, "xl/workbook.xml": "x"}), "spreadsheet", r"\.xlsx"),
        (zipped({**TYPES, "ppt/presentation.xml": "x"}), "presentation", r"\.pptx"),
        (zipped({**TYPES, "khac.xml": "x"}), "corrupt", "phần văn bản chính"),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x"}),
            "other_office",
            "OpenDocument",
        ),
        (zipped({"a.docx": "x", "b.docx": "y"}), "archive", "giải nén"),
        (zipped({}), "archive", "giải nén"),
        (b"{\\rtf1\\ansi }", "other_office", "RTF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(9), "image", "PNG.*OCR"),
        (b"\xff\xd8\xff\xe0" + bytes(9), "image", "JPEG.*OCR"),
        (b"II*\0" + bytes(9), "image", "TIFF"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image", "WebP"),
        (b"\0\0\0\x18ftypheic" + bytes(9), "image", "HEIC"),
        (b"\0\0\0\x18ftypmp42" + bytes(9), "not_document", "phim"),
        (b"Rar!\x1a\x07\x01\0", "archive", r"\.rar"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(9), "archive", r"\.7z"),
        (b"MZ\x90\0\x03" + bytes(99), "not_document", r"\.exe"),
        (b"\x7fELF\x02" + bytes(99), "not_document", "chương trình"),
        (bytes(range(32)) * 40, "not_document", "nhị phân"),
        (b'<?xml version="1.0"?><khac/>', "not_document", "XML"),
        (b'<?xml version="1.0"?><pkg:package xmlns:pkg="x"/>', "other_office", r"Word dạng XML"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", "other_office", r"\.mht"),
    ],
)
def test_each_kind_is_named_with_its_way_out(data: bytes, code: str, words: str) -> None:
    refused = refusal(data)
    assert refused.code == code
    assert re.search(words, str(refused)), str(refused)


@pytest.mark.parametrize("code", REASONS)
def test_every_reason_says_what_to_do_in_both_languages(code: str) -> None:
    vietnamese, english = REASONS[code]
    assert vietnamese.endswith(".")
    assert english.endswith(".")
    assert any(word in vietnamese for word in ("Hãy", "hãy", "Đình đọc được")), "a way out"
    assert in_english(code) == english
    assert english.isascii() or "Đình" in english


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (docx(p("chữ")), "a.pdf", "docx"),
        (letter_pdf(), "a.docx", "pdf"),
        (LETTER.encode(), "a.doc", "txt"),
        (b"<html><p>ch</p></html>", "a.xls.txt", "html"),
    ],
)
def test_a_misnamed_file_is_read_by_its_content_with_a_warning(data: bytes, name: str, kind: str) -> None:
    decoded = decode(data, name)
    assert decoded.kind == kind
    assert f".{name.rpartition('.')[2]} nhưng nội dung là" in decoded.warnings[0]


@pytest.mark.parametrize("name", ["a.DOCX", "thư mục.moi/a", "-", "a.docx.bak", "a.dotx"])
def test_a_fitting_or_unknown_ending_raises_no_doubt(name: str) -> None:
    assert decode(docx(p("chữ")), name).warnings == ()


@pytest.mark.parametrize("text", ["BM là viết tắt", "MZ 12", "Rar", "GIF8 chữ", "<3 yêu làng", "< 18 tuổi", "%PDF"])
def test_a_text_that_begins_like_something_else_is_still_a_text(text: str) -> None:
    assert decode(text.encode(), "a.txt").text == text


def test_macros_are_refused_whatever_the_name() -> None:
    for name in ("word/vbaProject.bin", "customXml/VBAPROJECT.BIN", "word/vbaData.xml"):
        parts: dict[str, str | bytes] = {**TYPES, "word/document.xml": part("document", p("chữ")), name: b"x"}
        refused = refusal(zipped(parts))
        assert refused.code == "macros"
        assert ".docm" in str(refused)


def test_external_entities_in_a_docx_are_refused() -> None:
    head = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    assert refusal(docx(p("&x;"), head=head)).code == "entities"


def test_a_billion_laughs_are_refused_at_the_declaration() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    assert refusal(docx(p("&l9;"), head=f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]>')).code == "entities"


def test_a_part_that_unpacks_beyond_reason_is_not_unpacked() -> None:
    packed = docx(p("0" * 9_000_000))
    assert len(packed) < 50_000
    assert refusal(packed).code == "bomb"


def test_a_part_that_lies_about_its_size_is_stopped_while_unpacking() -> None:
    packed = docx(p("0" * 9_000_000))
    with zipfile.ZipFile(io.BytesIO(packed)) as package:
        size = struct.pack("<I", package.getinfo("word/document.xml").file_size)
    assert packed.count(size) == 2
    assert refusal(packed.replace(size, struct.pack("<I", 1000))).code == "corrupt"


def test_a_package_of_countless_entries_is_refused_before_it_is_listed() -> None:
    entry = b"PK\x01\x02" + bytes(42)
    assert refusal(b"PK\x03\x04" + entry * (limits.MAX_MEMBERS + 1)).code == "bomb"


def test_declared_sizes_are_added_up() -> None:
    big = {f"word/media/{n}.bmp": b"\0" * (50 << 20) for n in range(9)}
    packed = zipped({**TYPES, "word/document.xml": part("document", p("chữ")), **big})
    assert len(packed) < 1 << 20
    assert refusal(packed).code == "bomb"


def test_pictures_of_ordinary_size_do_no_harm() -> None:
    body: dict[str, str | bytes] = {
        **TYPES,
        "word/document.xml": part("document", p("chữ")),
        "word/media/a.png": random.Random(1).randbytes(1 << 20),
    }
    assert decode(zipped(body), "a.docx").text == "chữ\n"


@pytest.mark.parametrize("path", ["../word/a.xml", "/etc/passwd", "word/../../a", "C:/a.xml", "..\\a.xml"])
def test_paths_that_leave_the_package_are_refused(path: str) -> None:
    assert refusal(zipped({**TYPES, "word/document.xml": part("document", p("chữ")), path: "x"})).code == "unsafe_paths"


def test_a_package_with_a_password_is_refused() -> None:
    data = bytearray(docx(p("chữ")))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    assert refusal(bytes(data)).code == "encrypted"


def test_a_nested_zip_is_not_opened() -> None:
    inner = zipped({"bom.txt": b"\0" * 1000})
    main = {"word/document.xml": part("document", p("chữ"))}
    packed = zipped({**TYPES, **main, "word/embeddings/a.docx": inner})
    assert Package(packed).names[-1] == "word/embeddings/a.docx"
    assert decode(packed, "a.docx").text == "chữ\n"


def test_a_file_cut_short_is_called_damaged() -> None:
    whole = docx(p("chữ " * 500))
    assert refusal(whole[: len(whole) // 2]).code == "corrupt"


def test_xml_that_does_not_end_is_called_damaged_with_its_line() -> None:
    refused = refusal(zipped({**TYPES, "word/document.xml": part("document", p("chữ"))[:-20]}))
    assert refused.code == "corrupt"
    assert "XML sai ở dòng 1" in str(refused)


def test_one_endless_tag_is_not_parsed_again_and_again() -> None:
    assert refusal(docx('<w:p x="' + "ab c" * 1_000_000 + '"/>' + p("chữ"))).code in ("corrupt", "bomb")


def test_the_size_limit_is_exact() -> None:
    assert refusal(b"a" * (limits.MAX_INPUT + 1)).code == "too_large"


@pytest.mark.parametrize("kind", ["txt", "html", "docx"])
def test_a_text_over_the_limit_is_refused_in_every_kind(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "dân chủ ở cơ sở " * (limits.MAX_TEXT // 16 + 1)
    makers = {"txt": words, "html": f"<html><p>{words}", "docx": p(words)}
    data = docx(makers[kind]) if kind == "docx" else makers[kind].encode()
    monkeypatch.setattr("dinh.scribe.decode.archive.MAX_RATIO", 10_000)
    assert refusal(data, f"a.{kind}").code == "too_long"


def test_a_text_just_under_the_limit_is_read() -> None:
    words = ("dân chủ ở cơ sở\n" * (limits.MAX_TEXT // 16 + 1))[: limits.MAX_TEXT]
    assert len(decode(words.encode(), "a.txt").text) == limits.MAX_TEXT
