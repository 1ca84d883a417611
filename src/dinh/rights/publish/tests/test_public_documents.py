"""Documents read in the page, printed, and fetched; those that were covered never come out as they were."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

import pytest
import time_machine
import zxingcpp
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from dinh.ground.files.models import StoredFile
from dinh.rights.publish import actions
from dinh.rights.publish.models import Attachment, Version
from dinh.rights.publish.public import documents
from dinh.rights.publish.public.files import public_file_readable
from dinh.rights.publish.public.searching import document, searchable
from dinh.rights.publish.tests.publishing import LIST, content, docx, drafted, photo, posted, published, xlsx

pytestmark = [pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _a_week_later():
    with time_machine.travel("2026-02-24T09:00:00+07:00", tick=False):
        yield


def with_document(tu, data: bytes, name: str, *, masked: bool = False, **changes) -> Attachment:
    """A published version with one document."""
    version = drafted(tu, **changes)
    one = actions.attach(by=tu, version=version, data=data, name=name)
    if masked:
        actions.mask(by=tu, attachment=one)
    version.refresh_from_db()
    actions.publish(by=tu, version=version, edition=version.edition, looked=True)
    one.refresh_from_db()
    return one


def address(one: Attachment) -> str:
    return reverse("publish:document", args=[one.version.publication.ref, one.pk])


class TestPages:
    @given(st.text(alphabet="ab \n", max_size=200), st.integers(1, 5))
    def test_pages_of_a_text_give_it_back_whole(self, text, long):
        whole = text * long
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(documents, "LETTERS", 40)
            of = documents.leaf(whole, [], 1).of
            read = [block for n in range(1, of + 1) for block in documents.leaf(whole, [], n).blocks]
        said = "".join(line for block in read for line in block.lines)
        assert said.replace(" ", "") == "".join(whole.split())

    @pytest.mark.parametrize("wanted", ["0", "-3", "abc", "", "99999999999999999999", "²", None])
    def test_a_page_nobody_has_leads_to_one_there_is(self, wanted):
        assert documents.leaf("chữ\n" * 10_000, [], wanted).number == 1

    def test_past_the_end_is_the_last_page(self):
        last = documents.leaf("chữ\n" * 10_000, [], "900")
        assert (last.number, last.before, last.after) == (last.of, last.of - 1, None)

    def test_a_long_sheet_is_cut_by_rows_and_small_sheets_share_a_page(self):
        sheets = [
            {"name": "dài", "header": ["a"], "rows": [["x"]] * 250},
            {"name": "ngắn", "header": ["b"], "rows": [["y"]]},
        ]
        leaves = [documents.leaf("", sheets, n) for n in (1, 2, 3)]
        assert leaves[0].of == 3
        assert [[(part.name, part.first, part.last) for part in leaf.tables] for leaf in leaves] == [
            [("dài", 1, 100)], [("dài", 101, 200)], [("dài", 201, 250), ("ngắn", 1, 1)],
        ]  # fmt: skip

    def test_rows_shorter_and_longer_than_the_header(self):
        (table,) = documents.leaf("", [{"name": "", "header": ["a", "b"], "rows": [["1"], ["1", "2", "3"]]}], 1).tables
        assert [[cell.text for cell in row] for row in table.rows] == [["1", ""], ["1", "2", "3"]]


class TestInThePage:
    def test_a_paper_is_read_as_paragraphs(self, client, tu):
        one = with_document(tu, docx("Điều 1. Thu.", "Điều 2. Chi."), "bc.docx")
        shown = client.get(address(one)).content.decode()
        assert "<p>Điều 1. Thu.</p>" in shown
        assert f"/tep/{one.file_id}/" in shown
        publication = client.get(f"/p/{one.version.publication.ref}").content.decode()
        assert "<p>Điều 2. Chi.</p>" in publication  # no words of its own: the document stands in their place

    def test_a_spreadsheet_is_a_table_with_caption_and_headers(self, client, tu):
        one = with_document(tu, xlsx(["Khoản", "Số tiền"], ["Thu", "4.100.000"]), "bang.xlsx")
        shown = client.get(address(one)).content.decode()
        assert '<caption class="sr">Danh sách' in shown
        assert '<th scope="col">Khoản</th><th scope="col" class="num">Số tiền</th>' in shown
        assert '<td class="num" data-label="Số tiền">4.100.000</td>' in shown

    def test_five_hundred_pages_are_read_page_by_page(self, client, tu):
        lines = [f"Dòng {number} nói về ngân sách của phường trong năm nay và năm sau." for number in range(2_000)]
        one = with_document(tu, docx(*lines), "dai.docx")
        Attachment.objects.filter(pk=one.pk).update(text="\n".join(lines * 10))
        first = client.get(address(one))
        assert len(first.content) < 60_000
        assert "Trang 1/" in first.content.decode()
        second = client.get(f"{address(one)}?trang=2").content.decode()
        assert 'rel="prev"' in second
        assert 'rel="next"' in second

    def test_a_picture_has_no_page_of_words(self, client, tu):
        one = with_document(tu, photo().data, "anh.jpg")
        assert client.get(address(one)).status_code == 404
        assert "không có chữ để đọc" in client.get(f"/p/{one.version.publication.ref}").content.decode()


class TestFiles:
    def test_a_document_of_a_published_version_is_fetched_by_anyone(self, client, tu, visitor):
        one = with_document(tu, docx("Thu."), "bc.docx")
        assert public_file_readable(visitor, one.file_id)
        assert client.get(f"/tep/{one.file_id}/").status_code == 200

    def test_of_a_draft_by_nobody(self, client, tu, visitor):
        one = actions.attach(by=tu, version=drafted(tu), data=docx("Thu."), name="bc.docx")
        assert not public_file_readable(visitor, one.file_id)
        assert client.get(f"/tep/{one.file_id}/").status_code == 404

    def test_what_was_covered_stays_inside_and_the_covered_copy_goes_out(self, client, tu, visitor):
        one = with_document(tu, LIST, "ds.xlsx", masked=True, item="CK07", personal=True)
        assert not public_file_readable(visitor, one.file_id)
        assert public_file_readable(visitor, one.public_file_id)
        shown = (
            client.get(f"/p/{one.version.publication.ref}").content.decode() + client.get(address(one)).content.decode()
        )
        assert "049178000123" not in shown
        assert "0905 000 111" not in shown
        assert f"/tep/{one.file_id}/" not in shown
        assert f"/tep/{one.public_file_id}/" in shown

    def test_a_covered_paper_without_a_copy_is_not_fetched_and_says_why(self, client, tu, visitor):
        one = with_document(tu, docx("Ông Mạc Văn Kín, CCCD 049065000456, được hỗ trợ."), "ds.docx", masked=True)
        assert one.public_file_id is None
        shown = client.get(f"/p/{one.version.publication.ref}").content.decode()
        assert "049065000456" not in shown
        assert "tệp gốc vì vậy không tải được" in shown
        assert "/tep/" not in shown
        assert client.get(f"/tep/{one.file_id}/").status_code == 404

    def test_covered_in_a_later_version_it_is_closed_in_the_older_one_too(self, client, tu, visitor):
        data = docx("Ông Mạc Văn Kín ở hẻm 7, điện thoại 0905 000 333, được hỗ trợ.")
        version = drafted(tu)
        old = actions.attach(by=tu, version=version, data=data, name="ds.docx")
        # Published before anyone looked for telephone numbers.
        Version.objects.filter(pk=version.pk).update(state="current", published_at="2026-02-20T08:00:00+07:00")
        version.publication.state, version.publication.published_on = "published", date(2026, 2, 20)
        version.publication.first_on = date(2026, 2, 20)
        version.publication.save()
        assert public_file_readable(visitor, old.file_id)
        newer = actions.revise(by=tu, publication=version.publication)
        actions.mask(by=tu, attachment=newer.attachments.get())
        newer.refresh_from_db()
        said = content(decided=date(2026, 2, 20), paper_number="", change_note="Che số điện thoại.")
        newer = actions.edit(by=tu, version=newer, edition=newer.edition, content=said)
        actions.publish(by=tu, version=newer, edition=newer.edition, looked=True)
        assert not public_file_readable(visitor, old.file_id)
        for path in ("", "/ban/1", "/thay-doi/2", f"/tai-lieu/{old.pk}", "/in"):
            assert "0905 000 333" not in client.get(f"/p/{version.publication.ref}{path}").content.decode()

    def test_photos_of_boards_are_no_public_files(self, client, tu, ba, visitor):
        posting = posted(ba, published(tu), "to-1", date(2026, 2, 23))
        assert not public_file_readable(visitor, posting.photo_id)

    def test_nor_is_any_other_file(self, tu, visitor):
        published(tu)
        assert not any(public_file_readable(visitor, pk) for pk in StoredFile.objects.values_list("pk", flat=True))

    def test_of_another_commune_by_nobody_here(self, tu, khanh):
        one = with_document(tu, docx("Thu."), "bc.docx")
        assert not public_file_readable(khanh, one.file_id)


class TestOnPaper:
    def test_the_print_page_carries_everything_and_the_way_back(self, client, tu):
        one = with_document(tu, docx("Điều 1. Thu."), "bc.docx", body="Lời nói đầu.")
        shown = client.get(f"/p/{one.version.publication.ref}/in").content.decode()
        assert "<p>Lời nói đầu.</p>" in shown
        assert "<p>Điều 1. Thu.</p>" in shown
        assert one.version.publication.spoken_code in shown

    def test_its_qr_code_leads_to_the_short_address(self, client, tu):
        version = published(tu)
        shown = client.get(f"/p/{version.publication.ref}/in", headers={"host": "dinhminh.example"}).content.decode()
        drawing = shown[shown.index("<svg", shown.index('class="qr"')) :]
        drawing = drawing[: drawing.index("</svg>") + 6]
        (found,) = zxingcpp.read_barcodes(_painted(drawing))
        assert found.text == f"http://dinhminh.example/k/{version.publication.code}"

    def test_the_notice_and_the_picture(self, client, tu):
        version = published(tu)
        notice = client.get(f"/p/{version.publication.ref}/thong-bao.pdf")
        assert notice["Content-Type"] == "application/pdf"
        assert notice.content.startswith(b"%PDF")
        picture = client.get(f"/p/{version.publication.ref}/anh.png")
        assert Image.open(BytesIO(picture.content)).format == "PNG"


def _painted(svg: str) -> Image.Image:
    """The modules of segno's one path, painted: «M4 4.5h7m1 0h1…» are strokes one unit thick."""
    side = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])
    image = Image.new("L", (side, side), 255)
    path = re.findall(r'd="([^"]*)"', svg)[-1]
    x = y = 0.0
    for kind, numbers in re.findall(r"([MmhH])([^MmhHv]*)", path):
        values = [float(number) for number in re.findall(r"-?\d*\.?\d+", numbers)]
        if kind == "M":
            x, y = values
        elif kind == "m":
            x, y = x + values[0], y + values[1]
        else:
            for step in range(int(values[0])):
                image.putpixel((int(x) + step, int(y)), 0)
            x += values[0]
    return image.resize((side * 8, side * 8), Image.Resampling.NEAREST)


class TestSearch:
    def test_finds_the_version_in_force_with_the_words_of_its_documents(self, tu):
        one = with_document(tu, docx("Kinh phí thắp sáng hẻm Bàng."), "bc.docx")
        item = document(one.version.publication)
        assert "thắp sáng hẻm Bàng" in item.text
        assert item.url == f"/p/{one.version.publication.ref}"
        assert item.power == ""
        assert list(searchable()) == [one.version.publication]

    def test_without_diacritics_from_the_portal(self, client, tu):
        published(tu)
        shown = client.get("/tim?q=tinh+hinh+thuc+hien+ngan+sach").content.decode()
        assert "/p/CK-" in shown

    def test_covered_words_are_not_found(self, client, tu):
        with_document(tu, LIST, "ds.xlsx", masked=True, item="CK07", personal=True)
        assert "/p/CK-" not in client.get("/tim?q=049178000123").content.decode()

    def test_drafts_are_no_documents(self, tu):
        assert document(drafted(tu).publication) is None
        assert not searchable().exists()
