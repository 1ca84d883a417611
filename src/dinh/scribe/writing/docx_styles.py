"""The styles of a written .docx: one for each component, by the layout, named as a clerk looks for them in Word."""

from __future__ import annotations

from dinh.law.layouts import Layout, Style
from dinh.scribe.writing.metrics import MM
from dinh.scribe.writing.ooxml import Align, Element, el, look, twips

BODY, GROUND, CELL, CAPTION, TINY, RULE = "Than", "CanCu", "OBang", "TenBang", "DongNho", "Gach"
TIGHT = 1.0


def _line(layout: Layout) -> dict[str, str]:
    """Line height of the content, in 240ths of a line or in twentieths of a point."""
    if layout.body.exactly:
        return {"line": twips(layout.body.exactly), "lineRule": "exact"}
    return {"line": str(round(240 * layout.body.line)), "lineRule": "auto"}


def _style(
    name: str, title: str, *about: Element, look_: list[Element], built_in: bool = False, base: str = "Normal"
) -> Element:
    made = el("style", el("name", val=title), type="paragraph", styleId=name)
    if not built_in:
        made.set(made.tag.replace("style", "customStyle"), "1")
    made.append(el("basedOn", val=base))
    made.append(el("qFormat"))
    made.append(el("pPr", *about))
    made.append(el("rPr", *look_))
    return made


def _look(style: Style) -> list[Element]:
    return look(style.size, bold=style.bold, italic=style.italic, underline=style.underline)


def _component(name: str, title: str, style: Style, align: Align = "center", before: float = 0) -> Element:
    return _style(name, title, el("spacing", before=twips(before)), el("jc", val=align), look_=_look(style))


def _flowing(layout: Layout, name: str, title: str, look_: list[Element], *, heading: int = 0) -> Element:
    """A paragraph of the content: justified, first line indented."""
    about = [el("keepNext")] if heading else []
    about += [
        el("spacing", before=twips(layout.body.gap), **_line(layout)),
        el("ind", firstLine=twips(layout.body.indent * MM)),
        el("jc", val="both"),
    ]
    about += [el("outlineLvl", val=heading - 1)] if heading else []
    return _style(name, title, *about, look_=look_, built_in=bool(heading))


def _defaults(layout: Layout) -> Element:
    font = layout.font
    fonts = el("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)
    half = round(layout.text.size * 2)
    letters = el(
        "rPr", fonts, el("color", val="000000"), el("sz", val=half), el("szCs", val=half),
        el("lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA"),
    )  # fmt: skip
    return el("docDefaults", el("rPrDefault", letters), el("pPrDefault", el("pPr", el("spacing", before=0, after=0))))


def _headings(layout: Layout) -> list[Element]:
    size = layout.text.size
    looks = (look(size, bold=True), look(size, bold=True), look(size, bold=True, italic=True), look(size, italic=True))
    return [
        _flowing(layout, f"Heading{level}", f"heading {level}", made, heading=level)
        for level, made in enumerate(looks, 1)
    ]


def styles(layout: Layout) -> Element:
    """The whole of `word/styles.xml`."""
    text = _look(layout.text)
    nation = layout.nation
    normal = el("style", el("name", val="Normal"), el("qFormat"), type="paragraph", styleId="Normal", default="1")
    small = el("spacing", before=0, line=twips(TIGHT), lineRule="exact")
    return el(
        "styles",
        _defaults(layout),
        normal,
        _component("QuocHieu", "Quốc hiệu, tiêu đề", nation[0][1]),
        _component("TieuNgu", "Tiêu ngữ", nation[-1][1]),
        _component("CoQuanTren", "Cơ quan cấp trên", layout.superior),
        _component("CoQuan", "Cơ quan ban hành", layout.issuer),
        _component("SoKyHieu", "Số, ký hiệu", layout.number),
        _component("DiaDanh", "Địa danh, ngày tháng", layout.place_day),
        _component("TrichYeuCongVan", "Trích yếu công văn", layout.letter_subject, before=6),
        _component("DoKhan", "Độ khẩn, dự thảo", layout.urgency, before=8),
        _component("TenLoai", "Tên loại văn bản", layout.type_name, before=18),
        _component("TrichYeu", "Trích yếu", layout.subject),
        _component("KinhGui", "Kính gửi", layout.addressee, "left", before=12),
        _component("NoiNhanCongVan", "Nơi nhận công văn", layout.addressee, "left", before=2),
        _component("ThamQuyen", "Thẩm quyền ban hành", layout.type_name, before=12),
        _flowing(layout, GROUND, "Căn cứ", _look(layout.grounds.style)),
        _flowing(layout, BODY, "Thân văn bản", text),
        *_headings(layout),
        _component("NhanNoiNhan", "Nhãn nơi nhận", layout.recipients_label, "left"),
        _component("NoiNhan", "Nơi nhận", layout.recipients, "left"),
        _component("QuyenHan", "Quyền hạn ký", layout.authority),
        _component("ChucVu", "Chức vụ", layout.post),
        _component("HoTen", "Họ tên người ký", layout.name),
        _component("PhuLuc", "Phụ lục", layout.annex_label),
        _component("TenPhuLuc", "Tên phụ lục", layout.annex_title),
        _component("KemTheo", "Kèm theo", Style(layout.text.size, 13, 14, italic=True), before=2),
        _style(CELL, "Ô bảng", el("spacing", before=30, after=30), look_=look(12)),
        _style(CAPTION, "caption", el("keepNext"), el("spacing", before=160, after=80), el("jc", val="center"),
               look_=look(13, bold=True), built_in=True),
        _style("Hinh", "Hình", el("keepNext"), el("spacing", before=160), el("jc", val="center"), look_=text),
        _style("TenHinh", "Tên hình", el("spacing", before=80, after=120), el("jc", val="center"),
               look_=look(13, italic=True)),
        _style("Header", "header", el("jc", val="center"), look_=_look(layout.page_number), built_in=True),
        _style(RULE, "Đường kẻ", el("spacing", before=20, line=twips(2), lineRule="exact"), look_=look(1)),
        _style(TINY, "Dòng nhỏ", small, look_=look(1)),
    )  # fmt: skip
