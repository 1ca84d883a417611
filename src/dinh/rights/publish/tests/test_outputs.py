"""Every form of one version: what the notice, picture, script, texts and records say, read back by machine."""

from __future__ import annotations

import io
from datetime import date

import pypdfium2
import pytest
import time_machine
import zxingcpp
from docx import Document
from PIL import Image

from dinh.law.periods import Period
from dinh.rights.publish import actions, outputs, records
from dinh.rights.publish.tests.desk_pages import NOON
from dinh.rights.publish.tests.publishing import LIST, drafted, group, posted, published
from dinh.scribe.decode import decode
from dinh.scribe.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]
BASE = "https://dinhminh.example"
DAY = date(2026, 2, 13)


@pytest.fixture(autouse=True)
def _the_day_after_the_decision():
    with time_machine.travel(NOON, tick=False):
        yield


def codes(picture: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def said(data: bytes) -> str:
    return " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data))


class TestPictures:
    @pytest.mark.parametrize("size", ["A4", "A3"])
    def test_the_notice_leads_to_the_short_address(self, tu, size):
        version = published(tu)
        data = outputs.notice(version, BASE, size)
        page = pypdfium2.PdfDocument(data)[0].render(scale=2).to_pil()
        assert codes(page) == [f"https://dinhminh.example/k/{version.publication.code}"]
        words = " ".join(said(data).split())
        assert f"dinhminh.example/k/{version.publication.code}" in words
        assert version.publication.spoken_code in words
        assert "liên tục 30 ngày" in words
        assert "31/TB-UBND" in words

    def test_the_picture_for_phones_too(self, tu):
        version = published(tu)
        picture = Image.open(io.BytesIO(outputs.card(version, BASE)))
        assert codes(picture) == [outputs.short_url(version, BASE)]

    def test_a_short_table_stands_on_the_board_covered(self, tu):
        version = drafted(tu, item="CK07", personal=True)
        row = actions.attach(by=tu, version=version, data=LIST, name="ds.xlsx")
        actions.mask(by=tu, attachment=row)
        version.refresh_from_db()
        words = said(outputs.notice(version, BASE))
        assert "Cao Thị Mận" in words
        assert "0905 000 111" not in words

    def test_the_quarterly_list_hangs_until_the_next(self, tu, ward):
        published(tu)
        version = actions.draw_list(by=tu, quarter=Period.parse("2026-Q1"), issuer=ward.bodies["UBND"])
        poster = outputs.poster(version, BASE)
        assert poster.posted == "Niêm yết đến khi có danh sách của quý sau."
        assert poster.table
        assert len(poster.table.header) == 3


class TestTexts:
    def test_the_script_speaks_whole_words(self, tu):
        script = outputs.script(published(tu, item="CK07"), BASE)
        assert not any(char.isdigit() for char in script.text)
        assert "dinhminh chấm example" in script.text
        assert 60 <= script.seconds <= 180

    def test_the_short_text_fits_a_message(self, tu):
        version = published(tu, summary="Câu thứ nhất nói việc gì. " * 60)
        text = outputs.short_text(version, BASE)
        assert outputs.short_url(version, BASE) in text
        assert len(text) < 600

    def test_heads_are_told_what_to_do_until_when(self, tu):
        text = outputs.head_text(published(tu, item="CK07"), BASE)
        assert "chậm nhất ngày 26/02/2026" in text
        assert "30 ngày" in text
        assert "Thông báo đến bà con" in text

    def test_what_hangs_only_at_the_seat_asks_nothing_of_heads(self, tu):
        assert "- " not in outputs.head_text(published(tu, item="CK13"), BASE)


class TestRecords:
    def test_one_place_is_filled_from_the_proof(self, ba, tu):
        version = published(tu, item="CK07")
        posted(tu, version, "to-1", DAY)
        data = records.one_place(version, group("to-1"), DAY)
        reading = read(decode(data, "bien-ban.docx"))
        assert reading.type
        assert reading.type.value == "Biên bản"
        assert "Niêm yết: " in (reading.subject.value if reading.subject else "")
        for words in ("13/02/2026", "15/03/2026", "Đinh Văn Ba", "31/TB-UBND", "Điều 13", "bang-tin.jpg"):
            assert words in reading.text

    def test_what_is_not_known_is_left_to_the_pen(self, tu):
        text = decode(records.one_place(published(tu), None, DAY), "bien-ban.docx").text
        assert "............" in text
        assert "Người chứng kiến" in text

    def test_every_place_in_one_file(self, tu):
        version = published(tu)
        paper = Document(io.BytesIO(records.every_place(version, DAY, ending=True)))
        text = "\n".join(paragraph.text for paragraph in paper.paragraphs)
        assert [f"Tổ dân phố {number}" in text for number in (1, 2, 3)] == [True] * 3
        assert text.count("Thành phần") == 4
        assert "kết thúc niêm yết" in text
