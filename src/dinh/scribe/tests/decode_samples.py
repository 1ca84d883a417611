"""Small files built by hand for the tests of `decode`: every paper is of the fictional phường Đình Minh, tỉnh Lam
Giang.
"""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

LETTER = """ỦY BAN NHÂN DÂN
PHƯỜNG ĐÌNH MINH

Số: 12/KH-UBND

Đình Minh, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
Thực hiện dân chủ ở cơ sở năm 2026

Thực hiện Luật số 10/2022/QH15 ngày 10/11/2022, Ủy ban nhân dân phường yêu cầu các đơn vị thực hiện:
1. Công an phường chủ trì, phối hợp với Mặt trận Tổ quốc phường đối thoại với Nhân dân trước ngày 10/6 hằng năm.
"""


def zipped(parts: dict[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A package with these parts, in this order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def docx(body: str, *, head: str = "", **others: str | bytes) -> bytes:
    """A .docx whose body holds this XML; `others` are further parts of word/ by name (`numbering`, `styles`,
    `footnotes`).
    """
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?>{head}<w:document xmlns:w="{W}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<w:body>{body}</w:body></w:document>",
    }
    for name, content in others.items():
        parts[f"word/{name}.xml"] = content
    return zipped(parts)


def p(*runs: str, style: str = "", num: tuple[int, int] | None = None) -> str:
    """A paragraph of runs; plain words become a run."""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    pr = f'<w:pStyle w:val="{style}"/>' if style else ""
    pr += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>' if num else ""
    return f"<w:p><w:pPr>{pr}</w:pPr>{inside}</w:p>"


def r(text: str, look: str = "") -> str:
    """A run of words with these properties."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def part(root: str, inside: str) -> str:
    """A further part of a .docx: `numbering`, `styles`, `footnotes`…"""
    return f'<w:{root} xmlns:w="{W}">{inside}</w:{root}>'


def pdf(pages: list[list[tuple[int, int, str]]], *, extra: bytes = b"") -> bytes:
    """A PDF of A4 pages from lines (x, y, words), 12 points, every letter 6 points wide, with a table of letters."""
    letters = sorted({c for page in pages for _, _, text in page for c in text})
    codes = {c: n for n, c in enumerate(letters, 1)}
    table = "\n".join(f"<{n:04x}> <{ord(c):04x}>" for c, n in codes.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange "
        f"{len(codes)} beginbfchar\n{table}\nendbfchar endcmap end"
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{7 + 2 * n} 0 R' for n in range(len(pages)))}]>>".encode(),
        b"<</Type/Font/Subtype/Type0/BaseFont/Dinh/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Dinh/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>/DW 500/FontDescriptor 5 0 R>>",
        b"<</Type/FontDescriptor/FontName/Dinh/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200"
        b"/CapHeight 700/StemV 80>>",
        _stream(cmap.encode()),
    ]
    for number, page in enumerate(pages):
        drawn = "".join(
            f"BT /F1 12 Tf {x} {y} Td <{''.join(f'{codes[c]:04x}' for c in text)}> Tj ET\n" for x, y, text in page
        )
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {8 + 2 * number} 0 R>>".encode()
        )
        objects.append(_stream(drawn.encode() + extra))
    return _assembled(objects)


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)


def _assembled(objects: list[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def letter_pdf() -> bytes:
    """The plan of `LETTER` on one page, a line each."""
    lines = [line for line in LETTER.splitlines() if line]
    return pdf([[(70, 780 - 20 * n, line) for n, line in enumerate(lines)]])
