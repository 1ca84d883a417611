"""How far a value can be trusted: who read what before it was written down here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """`TEXT` the article itself was read; `TEXT_OCR` read in a retyped copy of the gazette, digits to be checked once;
    `SECONDARY` read in a report or a document quoting it; `SEED` seen cited in a real commune document;
    `DERIVED` our own inference, not law; `MEMORY` general knowledge that nobody has re-read; `ENTERED` typed in by a
    commune's own officials, from a text they name."""

    TEXT = "text"
    TEXT_OCR = "text-ocr"
    SECONDARY = "secondary"
    SEED = "seed"
    DERIVED = "derived"
    MEMORY = "memory"
    ENTERED = "entered"


SOURCES = {
    "S1": "Luật 10/2022/QH15, Nghị định 59/2023/NĐ-CP, Nghị định 61/2023/NĐ-CP theo Bộ pháp điển điện tử "
    "(lời văn 2022–2023, chưa gồm sửa đổi của Luật 47/2024/QH15 và Luật 97/2025/QH15)",
    "S2": "Luật Tiếp công dân 2013, Luật Khiếu nại 2011, Luật Tố cáo 2018 (bản gốc), một phần Thông tư 05/2021/TT-TTCP",
    "S3": "Nghị định 154/2026/NĐ-CP, 155/2026/NĐ-CP, 156/2026/NĐ-CP (bản chép lại từ Công báo)",
    "S4": "Luật Hòa giải ở cơ sở 35/2013/QH13 theo Bộ pháp điển điện tử",
    "S5": "Luật Tiếp cận thông tin 104/2016/QH13 và Nghị định 13/2018/NĐ-CP theo Bộ pháp điển điện tử",
    "S6": "Nghị định 20/2008/NĐ-CP theo Bộ pháp điển điện tử",
    "S7": "Nghị định 30/2020/NĐ-CP và các phụ lục",
    "S8": "Quyết định 25/2021/QĐ-TTg và Thông tư 09/2021/TT-BTP theo Bộ pháp điển điện tử",
    "S9": "Luật Mặt trận Tổ quốc Việt Nam 75/2015/QH13, có đánh dấu sửa đổi của Luật 97/2025/QH15",
    "S10": "Bộ luật Lao động 2019, Điều 111 và Điều 112",
    "S11": "Nghị định 185/2026/NĐ-CP, Điều 1–9 (bản chép không chính thức)",
    "S12": "trích Hướng dẫn 36-HD/VPTW năm 2018",
    "S13": "ba tài liệu độc lập mô tả Hướng dẫn 05-HD/VPTW năm 2026",
    "S14": "bản tổng hợp các thông báo nghỉ lễ, tết của cơ quan nhà nước",
}


@dataclass(frozen=True, slots=True)
class Provenance:
    """What stands behind a value: the kind of reading and, where there is one, the key of the source in `SOURCES`."""

    kind: Kind
    source: str = ""

    def __post_init__(self) -> None:
        if self.source and self.source.split(",")[0].strip() not in SOURCES:
            raise ValueError(f"Nguồn {self.source!r} không có trong dinh/law/provenance.py: hãy thêm vào SOURCES.")

    @property
    def verified(self) -> bool:
        """False for what is only remembered, inferred or entered by a commune: show «chưa xác minh» beside it."""
        return self.kind not in (Kind.MEMORY, Kind.DERIVED, Kind.ENTERED)

    def __str__(self) -> str:
        return f"{self.kind} {self.source}".strip()


def text(source: str) -> Provenance:
    return Provenance(Kind.TEXT, source)


def text_ocr(source: str) -> Provenance:
    return Provenance(Kind.TEXT_OCR, source)


def secondary(source: str = "") -> Provenance:
    return Provenance(Kind.SECONDARY, source)


MEMORY = Provenance(Kind.MEMORY)
SEED = Provenance(Kind.SEED)
DERIVED = Provenance(Kind.DERIVED)
ENTERED = Provenance(Kind.ENTERED)
