"""A .docx gives the words one sees on its printed pages: no more, no fewer, in reading order."""

from __future__ import annotations

import pytest

from dinh.scribe.decode import decode
from dinh.scribe.tests import decode_samples as sample
from dinh.scribe.tests.decode_samples import docx, p, part, r


def lines(body: str, **parts: str) -> list[str]:
    return decode(docx(body, **parts), "a.docx").text.rstrip("\n").split("\n")


def test_paragraphs_are_lines_and_breaks_are_breaks() -> None:
    body = p("Số: 12/KH-UBND") + p("") + p("<w:r><w:t>trái</w:t><w:tab/><w:t>phải</w:t><w:br/><w:t>dưới</w:t></w:r>")
    assert lines(body) == ["Số: 12/KH-UBND", "", "trái\tphải", "dưới"]


def test_words_cut_into_many_runs_come_together() -> None:
    assert lines(p(r("Luật số 10/2022"), r("/QH15 "), r("ngày 10/11/2022"))) == ["Luật số 10/2022/QH15 ngày 10/11/2022"]


def test_tab_stops_of_a_paragraph_are_no_tabs() -> None:
    assert lines('<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>' + r("chữ") + "</w:p>") == ["chữ"]


def test_tables_come_cell_by_cell_in_reading_order() -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    head = row(p("UBND PHƯỜNG") + p("ĐÌNH MINH"), p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
    body = f"<w:tbl>{head}{row(p('Số: 12/KH-UBND'), p(''))}</w:tbl>" + p("KẾ HOẠCH")
    assert lines(body) == [
        "UBND PHƯỜNG", "ĐÌNH MINH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 12/KH-UBND", "", "KẾ HOẠCH",
    ]  # fmt: skip


def test_deleted_words_are_gone_and_inserted_ones_stay() -> None:
    body = p(
        "Hạn ",
        "<w:del><w:r><w:delText>10/5</w:delText></w:r></w:del>",
        f"<w:ins>{r('10/6')}</w:ins>",
        f"<w:moveFrom>{r(' cũ')}</w:moveFrom><w:moveTo>{r(' mới')}</w:moveTo>",
    )
    assert lines(body) == ["Hạn 10/6 mới"]


def test_a_paragraph_whose_mark_was_deleted_flows_into_the_next() -> None:
    first = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + r("Ủy ban ") + "</w:p>"
    assert lines(first + p("nhân dân") + p("phường")) == ["Ủy ban nhân dân", "phường"]


def test_formatting_before_a_tracked_change_hides_nothing() -> None:
    changed = "<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>thấy được</w:t></w:r>"
    assert lines(p(changed)) == ["thấy được"]


def test_hidden_words_are_not_read() -> None:
    assert lines(p("thấy", r(" ẩn", "<w:vanish/>"), r(" lại thấy", '<w:vanish w:val="0"/>'))) == ["thấy lại thấy"]


def test_capitals_set_as_a_look_are_capitals() -> None:
    styles = part("styles", '<w:style w:type="paragraph" w:styleId="Ten"><w:rPr><w:caps/></w:rPr></w:style>')
    body = (
        p(r("kế hoạch", "<w:caps/>"))
        + p("báo cáo", style="Ten")
        + p(r("thường", '<w:caps w:val="false"/>'), style="Ten")
    )
    assert lines(body, styles=styles) == ["KẾ HOẠCH", "BÁO CÁO", "thường"]


def test_a_field_gives_its_result_and_not_its_code() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText>DATE</w:instrText></w:r>" + r("mã")
    simple = f'<w:fldSimple w:instr="PAGE">{r("7")}</w:fldSimple>'
    body = p("ngày ", mark("begin"), code, mark("separate"), r("05/3/2026"), mark("end"), r(", trang "), simple)
    assert lines(body) == ["ngày 05/3/2026, trang 7"]


def test_a_field_that_never_ends_hides_only_its_own_paragraph() -> None:
    assert lines(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r("mã")) + p("còn đây")) == ["còn đây"]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{p('MẬT')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert lines(p(f"<w:r>{both}<w:t>KẾ HOẠCH</w:t></w:r>")) == ["MẬT", "KẾ HOẠCH"]
    old = f"<w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r>"
    assert lines(p(old, r("sau hộp"))) == ["MẬT", "sau hộp"]


def test_footnotes_come_at_the_end_in_their_order() -> None:
    notes = part(
        "footnotes",
        '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{p("Số liệu năm 2025.")}</w:footnote>'
        f'<w:footnote w:id="3">{p("Đã tính tròn.")}</w:footnote>',
    )

    def mark(number: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'

    body = p("Có 2.799 hộ", mark(3), r(", đạt 95%"), mark(2), r(".")) + p("Hết")
    assert lines(body, footnotes=notes) == [
        "Có 2.799 hộ [1], đạt 95% [2].", "Hết", "[1] Đã tính tròn.", "[2] Số liệu năm 2025.",
    ]  # fmt: skip


def test_signs_of_symbol_fonts_and_special_hyphens_are_plain_ones() -> None:
    body = p(
        '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>',
        r(" 217"),
        "<w:r><w:noBreakHyphen/><w:t>QĐ/TW</w:t></w:r>",
        r(" ngày\u00a012"),
        "<w:r><w:softHyphen/><w:t>/12</w:t></w:r>",
    )
    assert lines(body) == ["• 217-QĐ/TW ngày 12/12"]


def test_old_fonts_are_read_as_they_are_drawn() -> None:
    abc = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    capitals = '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>'
    vni = '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>'
    body = (
        p(r("kÕ ho¹ch", capitals)) + p(r("Ph\u00adêng §×nh Minh, ", abc), r("tổ dân phố", abc)) + p(r("phöôøng", vni))
    )
    assert lines(body) == ["KẾ HOẠCH", "Phường Đình Minh, tổ dân phố", "phường"]


def test_an_old_font_of_a_style_counts_too() -> None:
    styles = part(
        "styles",
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:hAnsi=".VnTime"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:styleId="Moi"><w:rPr><w:rFonts w:hAnsi="Times New Roman"/></w:rPr></w:style>',
    )
    assert lines(p("thµnh phè") + p("à é", style="Moi"), styles=styles) == ["thành phố", "à é"]


@pytest.mark.parametrize("root", ["word/document.xml", "/word/document.xml", "word/../word/document.xml"])
def test_the_main_part_is_found_by_its_relation(root: str) -> None:
    data = sample.zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships><Relationship Type="{sample.R}/officeDocument" '
            f'Target="{root}"/></Relationships>',
            "word/document.xml": part("document", f"<w:body>{p('tìm thấy')}</w:body>"),
        }
    )
    assert decode(data, "a.docx").text == "tìm thấy\n"


def test_the_strict_namespace_reads_alike() -> None:
    xml = part("document", f"<w:body>{p('chặt chẽ')}</w:body>").replace(
        sample.W, "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    data = sample.zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": xml})
    assert decode(data, "a.docx").text == "chặt chẽ\n"


def test_an_embedded_foreign_file_is_named_as_unread() -> None:
    decoded = decode(docx(p("phần chính") + '<w:altChunk xmlns:x="x" x:id="r9"/>'), "a.docx")
    assert decoded.text == "phần chính\n"
    assert "altChunk" in decoded.warnings[0]
