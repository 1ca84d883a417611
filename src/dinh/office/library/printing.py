"""A filled model as an official paper: a regulation behind the decision that puts it in force, a form as itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.core.exceptions import ValidationError

from dinh.ground.bodies.models import Body
from dinh.ground.fillins import Value
from dinh.ground.places.models import Commune, ResidentialGroup
from dinh.law.known import KnownDocument
from dinh.office.library import filling
from dinh.office.library.filling import Filled, Unit
from dinh.office.library.fillins import heads
from dinh.office.library.shelf import Sample
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import Annex, Block, Bullet, Heading, OfficialPaper, Para, Run, Signature, Table

Kind = Body.Kind
CAPACITIES = {Kind.COMMITTEE: "TM. ỦY BAN NHÂN DÂN", Kind.FRONT: "TM. BAN THƯỜNG TRỰC", Kind.BOARD: "TM. BAN"}
HEADS = {
    Kind.COMMITTEE: "Chủ tịch", Kind.FRONT: "Chủ tịch", Kind.BOARD: "Trưởng ban", Kind.ENTERPRISE: "Giám đốc",
}  # fmt: skip
# Where nobody holds the post yet: what the head of such a body is called.
HEADS_BY_NAME = {
    "Phòng": "Trưởng phòng", "Văn phòng": "Chánh Văn phòng", "Trường": "Hiệu trưởng", "Trạm": "Trạm trưởng",
}  # fmt: skip
LAWS = ("Luật", "Bộ luật", "Pháp lệnh")
VERBS = ("quy định", "sửa đổi", "ban hành", "hướng dẫn", "phê duyệt")


def docx(
    sample: Sample, body: str, unit: Unit | None, values: Mapping[str, Value], day: date, commune: Commune
) -> bytes:
    """The model as .docx for one unit; `unit` None: blank, for anyone. Raises ValidationError where it cannot be
    printed."""
    try:
        return to_docx(paper(sample, body, unit, values, day, commune))
    except ValueError as error:
        raise ValidationError(str(error)) from error


def paper(
    sample: Sample, body: str, unit: Unit | None, values: Mapping[str, Value], day: date, commune: Commune
) -> OfficialPaper:
    lines = filling.filled(body, values, day)
    subject = filling.words(sample.subject, values, day)
    blocks = tuple(block for line in lines for block in _blocks(line))
    if sample.form == "regulation":
        return _decision(sample, subject, blocks, unit, day, commune)
    made = _paper(sample.type_name, sample.type_abbr, subject, blocks, unit, day, commune, ())
    return made if sample.signed else replace(made, signature=Signature((), "", ""), archive="", ended=False)


def _decision(
    sample: Sample, subject: str, blocks: tuple[Block, ...], unit: Unit | None, day: date, commune: Commune
) -> OfficialPaper:
    """Quyết định ban hành, with the regulation behind it."""
    what = f"{sample.type_name} {subject[:1].lower()}{subject[1:]}"
    carried = sample.carried_out or "Các bộ phận, cá nhân có liên quan"
    points: tuple[Block, ...] = (
        Para((Run("Điều 1. ", bold=True), Run(f"Ban hành kèm theo Quyết định này {what}."))),
        Para((Run("Điều 2. ", bold=True), Run("Quyết định này có hiệu lực kể từ ngày ký."))),
        Para((Run("Điều 3. ", bold=True), Run(f"{carried} chịu trách nhiệm thi hành Quyết định này."))),
    )
    grounds = tuple(ground(known) for known in sample.documents)
    annex = Annex(sample.type_name.upper(), subject, blocks)
    return _paper("Quyết định", "QĐ", f"Ban hành {what}", points, unit, day, commune, grounds, annexes=(annex,))


def _paper(
    type_name: str, abbr: str, subject: str, blocks: tuple[Block, ...], unit: Unit | None, day: date, commune: Commune,
    grounds: tuple[str, ...], annexes: tuple[Annex, ...] = (),
) -> OfficialPaper:  # fmt: skip
    above, issuer, symbol = _issuer(unit, commune)
    title = _title(unit, day) or "Thủ trưởng"
    enacts = bool(grounds)
    return OfficialPaper(
        system="state", type_name=type_name, type_abbr=abbr, number=None, organ_symbol=symbol or "…", superior=above,
        issuer=issuer, place=commune.name, day=None, drafted=day, subject=subject, blocks=blocks,
        signature=_signature(unit, day), numbered=bool(abbr) and (unit is None or bool(symbol)),
        recipients=("Như Điều 3",) if enacts else (), archive="VT" if abbr else "",
        enactor=_enactor(title, _bare(unit)) if enacts else "", grounds=grounds,
        enacts="Quyết định:" if enacts else "", annexes=annexes,
    )  # fmt: skip


def _issuer(unit: Unit | None, commune: Commune) -> tuple[str | None, str, str]:
    """(the body above, the name with its break, the symbol)"""
    if unit is None:
        return "TÊN CƠ QUAN CẤP TRÊN", "TÊN CƠ QUAN, ĐƠN VỊ", "…"
    if isinstance(unit, ResidentialGroup):
        return f"Ủy ban nhân dân {commune}", str(unit), ""
    place = str(commune) if unit.name.endswith(str(commune)) else commune.name
    name = f"{unit.name.removesuffix(place).strip()}\n{place}" if unit.name.endswith(f" {place}") else unit.name
    return unit.parent.name if unit.parent else None, name, unit.symbol


def _bare(unit: Unit | None) -> str:
    """The unit as it stands behind the head's title: «Hiệu trưởng Trường Tiểu học Đình Minh»."""
    if unit is None:
        return "tên cơ quan, đơn vị"
    return unit.name if isinstance(unit, Body) and unit.kind != Kind.COMMITTEE else ""


def _enactor(title: str, bare: str) -> str:
    """«Hiệu trưởng Trường Tiểu học Đình Minh»; words that end the title and begin the name are said once: «Trưởng Phòng
    Kinh tế», «Trưởng Ban Thanh tra nhân dân»."""
    words = title.split()
    for at in range(1, len(words)):
        if bare.casefold().startswith(" ".join(words[at:]).casefold()):
            return f"{' '.join(words[:at])} {bare}"
    return f"{title} {bare}".strip()


def _title(unit: Unit | None, day: date) -> str:
    """Whose decision it is: the committee's own, or its head's by title."""
    if isinstance(unit, Body) and unit.kind == Kind.COMMITTEE:
        return unit.name
    return _head(unit, day)


def _head(unit: Unit | None, day: date) -> str:
    """The title of the head as it stands under a paper: what the kind or the name of the body tells, else the post's
    own."""
    posts = heads(unit, day) if unit is not None else []
    own = next((title for title, _name in posts), "")
    if isinstance(unit, ResidentialGroup):
        return own or "Trưởng thôn, Tổ trưởng tổ dân phố"
    usual = ""
    if unit is not None:
        named = (title for word, title in HEADS_BY_NAME.items() if unit.name.startswith(f"{word} "))
        usual = HEADS.get(Kind(unit.kind)) or next(named, "")
    return usual if not own or own.startswith(usual) or unit is None or unit.kind in HEADS else own


def _signature(unit: Unit | None, day: date) -> Signature:
    name = next((name for _title, name in heads(unit, day)), "") if unit is not None else ""
    title = (_head(unit, day) or "Thủ trưởng").upper()
    if isinstance(unit, ResidentialGroup):
        return Signature(("TM. CỘNG ĐỒNG DÂN CƯ",), title, name)
    capacity = CAPACITIES.get(Kind(unit.kind)) if unit is not None else None
    return Signature((capacity,) if capacity else (), title, name)


def ground(known: KnownDocument) -> str:
    """«Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ quy định chi tiết …»"""
    when = f" ngày {known.issued.day:02d} tháng {_month(known.issued)} năm {known.issued.year}" if known.issued else ""
    if known.type in LAWS:
        return f"Căn cứ {known.type} {known.title} số {known.number}{when}"
    title = known.title[:1].lower() + known.title[1:]
    joined = title if title.startswith(VERBS) else f"về {title}"
    return f"Căn cứ {known.type} số {known.number}{when} của {known.issuer} {joined}"


def _month(day: date) -> str:
    """Nghị định 30/2020/NĐ-CP writes a nought before January and February alone."""
    return f"{day.month:02d}" if day.month < 3 else str(day.month)


def _blocks(line: Filled) -> list[Block]:
    words = line.words
    if line.kind == "chapter":
        return [Heading(1, line.label, words)]
    if line.kind in ("article", "heading"):
        return [Heading(2, line.label, words)]
    if line.kind == "bullet":
        return [Bullet.of(words)]
    if line.kind == "table":
        return [_table(line)]
    return [Para.of(words, bold=line.kind == "centre", centred=line.kind == "centre")]


NARROW, WIDE = ("TT", "STT", "Số"), ("Nội dung", "Việc", "Văn bản", "Câu hỏi")


def _table(line: Filled) -> Table:
    header, *rows = [tuple(_cell(filling.said(cell)) for cell in row) for row in line.rows]
    widths = tuple(1.0 if name in NARROW else 5.5 if name.startswith(WIDE) else 2.6 for name in header)
    numbers = frozenset(at for at, name in enumerate(header) if name in NARROW)
    return Table(header, tuple(rows), widths if len({*widths}) > 1 else (), numbers)


def _cell(words: str) -> str:
    """Room is left where someone signs."""
    return f"{words}\n\n\n\u00a0" if words.startswith("(ký") else words
