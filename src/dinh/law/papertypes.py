"""The types of official documents and their symbols, for the State and for the Party.

State: 29 types of Điều 7 Nghị định 30/2020/NĐ-CP with the abbreviations of its Phụ lục III, three kinds of copies,
and the names of legal documents that citations use. Party: the symbols of Hướng dẫn 36-HD/VPTW and 05-HD/VPTW.
«Quy định» is QyĐ for the State and QĐ (some issuers: QĐi) for the Party, where QĐ also means «Quyết định».
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dinh.law.provenance import MEMORY, Provenance, secondary, text
from dinh.law.spelling import fold

System = Literal["state", "party"]
Group = Literal["administrative", "copy", "legal", "party"]


@dataclass(frozen=True, slots=True)
class PaperType:
    """`abbreviation` is the symbol to print, None where the type has none; `variants` are other symbols seen."""

    name: str
    abbreviation: str | None
    system: System
    group: Group
    provenance: Provenance
    variants: tuple[str, ...] = ()

    @property
    def symbols(self) -> tuple[str, ...]:
        return (*((self.abbreviation,) if self.abbreviation else ()), *self.variants)


def _types(rows: str, system: System, group: Group, provenance: Provenance) -> tuple[PaperType, ...]:
    """Reads `Tên loại|KH` rows; a further field lists the variants, and an empty symbol means the type has none."""
    made = []
    for row in rows.split(";"):
        name, symbol, *variants = (cell.strip() for cell in row.split("|"))
        made.append(PaperType(name, symbol or None, system, group, provenance, tuple(variants)))
    return tuple(made)


STATE_TYPES = _types(
    "Nghị quyết|NQ; Quyết định|QĐ; Chỉ thị|CT; Quy chế|QC; Quy định|QyĐ; Thông cáo|TC; Thông báo|TB; Hướng dẫn|HD;"
    "Chương trình|CTr; Kế hoạch|KH; Phương án|PA; Đề án|ĐA; Dự án|DA; Báo cáo|BC; Biên bản|BB; Tờ trình|TTr;"
    "Hợp đồng|HĐ; Công điện|CĐ; Bản ghi nhớ|BGN; Bản thỏa thuận|BTT; Giấy ủy quyền|GUQ; Giấy mời|GM;"
    "Giấy giới thiệu|GGT; Giấy nghỉ phép|GNP; Phiếu gửi|PG; Phiếu chuyển|PC; Phiếu báo|PB; Công văn|; Thư công|",
    "state",
    "administrative",
    text("S7"),
)
STATE_COPIES = _types("Sao y|SY; Trích sao|TrS; Sao lục|SL", "state", "copy", text("S7"))
# Names and symbols in every citation; the law on issuing legal documents itself was not re-read for this list.
LEGAL_TYPES = _types(
    "Hiến pháp|; Bộ luật|; Luật|; Pháp lệnh|PL; Lệnh|L; Nghị định|NĐ; Thông tư|TT;"
    "Nghị quyết liên tịch|NQLT; Thông tư liên tịch|TTLT; Văn bản hợp nhất|VBHN",
    "state",
    "legal",
    MEMORY,
)
PARTY_TYPES = _types(
    "Nghị quyết|NQ; Chỉ thị|CT; Kết luận|KL; Quyết định|QĐ; Quy định|QĐ|QĐi|QyĐ; Quy chế|QC; Hướng dẫn|HD; Báo cáo|BC;"
    "Kế hoạch|KH; Chương trình|CTr; Đề án|ĐA; Phương án|PA; Tờ trình|TTr; Thông báo|TB; Công văn|CV; Biên bản|BB;"
    "Thông tri|TT; Giấy mời|GM",
    "party",
    "party",
    secondary("S13"),
) + _types(
    "Điều lệ|; Cương lĩnh|; Chiến lược|; Thông cáo|TC; Tuyên bố|; Lời kêu gọi|; Quy hoạch|; Dự án|DA; Công điện|CĐ",
    "party",
    "party",
    MEMORY,
)
ALL = STATE_TYPES + STATE_COPIES + LEGAL_TYPES + PARTY_TYPES

# For parsers: «Nghị quyết liên tịch» must be tried before «Nghị quyết», «Quyết định» never cut to «Quy».
NAMES_LONGEST_FIRST: tuple[str, ...] = tuple(sorted({t.name for t in ALL}, key=lambda name: (-len(name), name)))
SYMBOLS_LONGEST_FIRST: tuple[str, ...] = tuple(
    sorted({symbol for t in ALL for symbol in t.symbols}, key=lambda symbol: (-len(symbol), symbol))
)


def by_name(name: str, system: System | None = None) -> PaperType | None:
    """The type called `name` in any case, Unicode form or tone placement; the State's own where both systems have it.

    >>> by_name("BẢN THOẢ THUẬN").abbreviation, by_name("Quy định").abbreviation, by_name("quy định", "party").symbols
    ('BTT', 'QyĐ', ('QĐ', 'QĐi', 'QyĐ'))
    """
    return next((t for t in ALL if (system is None or t.system == system) and fold(t.name) == fold(name)), None)


def all_by_abbreviation(abbr: str, system: System | None = None) -> tuple[PaperType, ...]:
    """Every type that uses this symbol, printed symbols before variants: «QĐ» of the Party is two types.

    >>> [t.name for t in all_by_abbreviation("QĐ", "party")]
    ['Quyết định', 'Quy định']
    """
    key = fold(abbr)
    own = [t for t in ALL if (system is None or t.system == system) and t.abbreviation and fold(t.abbreviation) == key]
    seen = [t for t in ALL if (system is None or t.system == system) and key in map(fold, t.variants)]
    return (*own, *seen)


def by_abbreviation(abbr: str, system: System | None = None) -> PaperType | None:
    """The most usual type of a symbol, or None. A Party «QĐ» gives «Quyết định»: only the text or the register tells.

    >>> by_abbreviation("QĐi", "party").name, by_abbreviation("QyĐ", "state").name, by_abbreviation("SY").name
    ('Quy định', 'Quy định', 'Sao y')
    """
    return next(iter(all_by_abbreviation(abbr, system)), None)
