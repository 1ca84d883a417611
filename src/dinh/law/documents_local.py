"""Local documents seen cited by communes: that they exist is all we know, so their standing is always «unknown».

Another province's document may bear the same number: nothing here may be used to correct a citation elsewhere.
"""

from __future__ import annotations

from dataclasses import replace

from dinh.law.known import KnownDocument, row
from dinh.law.papertypes import System
from dinh.law.provenance import SEED, secondary

# After the mergers of 01/07/2025 papers of dissolved provinces and districts may live on only until replaced.
_NOTE = "Chỉ biết là có văn bản này ở {place}; tình trạng hiệu lực chưa xác minh."

# fmt: off
# Not formatted: one document, one line or two.
_PARTY = (
    ("Bắc Ninh", row("03-CT/TU", "Chỉ thị", "", "Tỉnh ủy Bắc Ninh", "28/08/2025", SEED)),
    ("Hải Phòng", row("171-CV/BTGDVTU", "Công văn", "", "Ban Tuyên giáo và Dân vận Thành ủy Hải Phòng", "08/08/2025",
                      SEED)),
    ("Hải Phòng", row("15-CT/TU", "Chỉ thị", "", "Thành ủy Hải Phòng", "21/11/2022", SEED)),
    ("Hải Phòng", row("553-KL/TU", "Kết luận", "", "Thành ủy Hải Phòng", "02/04/2025", SEED)),
    ("Quảng Ngãi", row("07-NQ/TU", "Nghị quyết", "", "Thị ủy", "12/12/2023", SEED)),
    ("Quảng Ngãi", row("95-KH/TU", "Kế hoạch", "", "Ban Thường vụ Thị ủy", "07/02/2023", SEED)),
    ("Quảng Ngãi", row("13-ĐA/TU", "Đề án", "", "Tỉnh ủy Quảng Ngãi", "10/10/2022", SEED)),
)
_STATE = (
    ("phường Ba Đình", row("129/2024/QĐ-UBND", "Quyết định", "Quy chế thực hiện dân chủ ở phường Ba Đình",
                           "Ủy ban nhân dân phường Ba Đình", "26/07/2024", SEED)),
    ("Hà Tĩnh", row("146/2025/NQ-HĐND", "Nghị quyết", "Biện pháp bảo đảm thực hiện dân chủ ở cơ sở",
                    "Hội đồng nhân dân tỉnh Hà Tĩnh", "18/04/2025", secondary())),
)
# fmt: on


def _local(place: str, known: KnownDocument, system: System) -> KnownDocument:
    return replace(known, note=_NOTE.format(place=place), standing="unknown", system=system, local=True)


LOCAL_DOCUMENTS = tuple(_local(place, known, "party") for place, known in _PARTY) + tuple(
    _local(place, known, "state") for place, known in _STATE
)
