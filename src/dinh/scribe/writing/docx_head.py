"""The head and the foot of a paper in WordprocessingML: what stands in two columns, and the title between."""

from __future__ import annotations

from dinh.law.layouts import Layout, Style
from dinh.scribe.writing.lay import Column, Laid, Title, text_width
from dinh.scribe.writing.metrics import MM, width
from dinh.scribe.writing.ooxml import Element, cell, edge, el, paragraph, row, rule, styled, table

LEFT_OF_FOOT = 0.46  # share of the text width kept for the recipients
ROOM_FOR_SEAL = 76  # points between the post and the name: a seal is 36 mm across, a third of it over the signature
ADDRESSEE_AT, ADDRESSEES_AT = 28 * MM, 46 * MM


def head(laid: Laid) -> Element:
    """Issuer beside the nation's name, number beside place and day."""
    layout, left, right = laid.layout, laid.left, laid.right
    under_number = [paragraph("SoKyHieu", [styled(laid.number, layout.number)], before=4)]
    if laid.letter_subject:
        style = layout.letter_subject
        side = max((left.width - laid.letter_room) / 2, 0)
        under_number.append(paragraph("TrichYeuCongVan", [styled(laid.letter_subject, style)], indent=(side, side)))
    under_number += [_stamp(text, layout.urgency, left.width) for text in laid.stamps]
    place = paragraph("DiaDanh", [styled(laid.place_day, layout.place_day)], before=4)
    return table(
        (left.width, right.width),
        [
            row(
                cell(left.width, _names(left, _issuer_styles(left, layout))), cell(right.width, _names(right, _NATION))
            ),
            row(cell(left.width, under_number), cell(right.width, [place])),
        ],
        ruled=False,
        pad=0,
    )


_NATION = ("QuocHieu", "TieuNgu")


def _issuer_styles(column: Column, layout: Layout) -> tuple[str, ...]:
    return tuple("CoQuan" if style == layout.issuer else "CoQuanTren" for _text, style in column.names)


def _names(column: Column, styles: tuple[str, ...]) -> list[Element]:
    made = [paragraph(name, [styled(text, style)]) for (text, style), name in zip(column.names, styles, strict=False)]
    if column.line:
        made.append(rule(column.line, column.width))
    if column.mark:
        made.append(paragraph("CoQuan", [styled(column.mark, column.names[-1][1])]))
    return made


def _stamp(text: str, style: Style, room: float) -> Element:
    """Capitals in a frame (khẩn; dự thảo)."""
    side = max((room - width(text, style.size, bold=True) - 16) / 2, 0)
    frame = el("pBdr", *(edge(name, space=3) for name in ("top", "left", "bottom", "right")))
    return paragraph("DoKhan", [styled(text, style)], frame=frame, indent=(side, side))


def title(laid: Laid, given: Title) -> list[Element]:
    layout = laid.layout
    room = text_width(layout)
    side = (room - given.room) / 2
    made = [paragraph("TenLoai", [styled(given.type_name, layout.type_name)], keep_next=True)]
    if given.subject:
        made.append(paragraph("TrichYeu", [styled(given.subject, layout.subject)], indent=(side, side)))
    if given.line:
        made.append(rule(given.line, room))
    if given.mark:
        made.append(paragraph("TrichYeu", [styled(given.mark, layout.subject)]))
    return made


def addressees(laid: Laid) -> list[Element]:
    style = laid.layout.addressee
    if not laid.addressees:
        return []
    if len(laid.addressees) == 1:
        text = f"{laid.addressee_label} {laid.addressees[0]}"
        return [paragraph("KinhGui", [styled(text, style)], indent=(ADDRESSEE_AT, 0))]
    label = paragraph("KinhGui", [styled(laid.addressee_label, style)], indent=(ADDRESSEE_AT, 0), keep_next=True)
    lines = (paragraph("NoiNhanCongVan", [styled(line, style)], indent=(ADDRESSEES_AT, 0)) for line in laid.addressees)
    return [label, *lines]


def foot(laid: Laid) -> Element:
    """Recipients on the left; capacity, post, room for the seal, and name on the right. Never torn over two pages."""
    layout = laid.layout
    room = text_width(layout)
    left, right = room * LEFT_OF_FOOT, room * (1 - LEFT_OF_FOOT)
    signing = [paragraph("QuyenHan", [styled(line, layout.authority)]) for line in laid.authority]
    signing += [paragraph("ChucVu", [styled(line, layout.post)]) for line in laid.post]
    sealed = ROOM_FOR_SEAL if signing or laid.name else 0  # a record has its own table of signatures
    signing.append(paragraph("HoTen", [styled(laid.name, layout.name)], before=sealed))
    return table(
        (left, right),
        [row(cell(left, _recipients(laid)), cell(right, signing), may_break=laid.foot_may_break)],
        ruled=False,
        pad=0,
    )


def _recipients(laid: Laid) -> list[Element]:
    layout = laid.layout
    if not laid.recipients:
        return [paragraph("NoiNhan")]
    label = paragraph("NhanNoiNhan", [styled("Nơi nhận:", layout.recipients_label)])
    return [label, *(paragraph("NoiNhan", [styled(line, layout.recipients)]) for line in laid.recipients)]
