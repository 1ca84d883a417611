"""Days off and worked Saturdays of State offices, each with its paper.

Tết, the day beside 02/9 and the swaps are decided year by year and are never computed here. Điều 112 Bộ luật Lao động
2019 gives the days, khoản 3 Điều 111 the next working day for a holiday that falls on a weekly rest day. A new year:
add its rows and its number to YEARS.
"""

from __future__ import annotations

from datetime import date

from dinh.law.provenance import DERIVED, MEMORY, Provenance, secondary, text
from dinh.law.workdays import EitherDay, SpecialDay, WorkCalendar

YEARS = frozenset({2024, 2025, 2026, 2027})
ARTICLE = "khoản 1 Điều 112 Bộ luật Lao động 2019"
MADE_UP_REST = "khoản 3 Điều 111 Bộ luật Lao động 2019"
NOTICE_2024 = "Thông báo 5015/TB-LĐTBXH"
SWAP_2024 = "Thông báo 1570/TB-LĐTBXH"
NOTICE_2025 = "Thông báo 6150/TB-BLĐTBXH"
NOTICE_2026 = "Thông báo 9441/TB-BNV ngày 16/10/2025"
SWAP_2026 = "Văn bản 12729/VPCP-KGVX ngày 25/12/2025"
CULTURE_DAY = "Điều 2 Nghị quyết 28/2026/QH16"
NOT_YET_2027 = "chưa có thông báo cho năm 2027"
S10, S14 = text("S10"), secondary("S14")

Rows = tuple[tuple[str, str, str, Provenance], ...]

_OFF: Rows = (
    ("2024-01-01", "Tết Dương lịch", ARTICLE, S10),
    ("2024-02-08 2024-02-09 2024-02-12 2024-02-13 2024-02-14", "Tết Nguyên đán", NOTICE_2024, MEMORY),
    ("2024-04-18", "Giỗ Tổ Hùng Vương", ARTICLE, S10),
    ("2024-04-29", "nghỉ hoán đổi, làm bù 04/05/2024", SWAP_2024, MEMORY),
    ("2024-04-30", "Ngày Chiến thắng", ARTICLE, S10),
    ("2024-05-01", "Ngày Quốc tế lao động", ARTICLE, S10),
    ("2024-09-02", "Quốc khánh", ARTICLE, S10),
    ("2024-09-03", "ngày liền kề Quốc khánh", NOTICE_2024, MEMORY),
    ("2025-01-01", "Tết Dương lịch", ARTICLE, S10),
    ("2025-01-27 2025-01-28 2025-01-29 2025-01-30 2025-01-31", "Tết Nguyên đán", NOTICE_2025, S14),
    ("2025-04-07", "Giỗ Tổ Hùng Vương", ARTICLE, S10),
    ("2025-04-30", "Ngày Chiến thắng", ARTICLE, S10),
    ("2025-05-01", "Ngày Quốc tế lao động", ARTICLE, S10),
    ("2025-05-02", "nghỉ hoán đổi, làm bù 26/04/2025", NOTICE_2025, S14),
    ("2025-09-01", "ngày liền kề Quốc khánh", NOTICE_2025, S14),
    ("2025-09-02", "Quốc khánh", ARTICLE, S10),
    ("2026-01-01", "Tết Dương lịch", ARTICLE, S10),
    ("2026-01-02", "nghỉ hoán đổi, làm bù 10/01/2026", SWAP_2026, secondary()),
    ("2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20", "Tết Nguyên đán", NOTICE_2026, S14),
    ("2026-04-27", "nghỉ bù Giỗ Tổ Hùng Vương (26/04 là Chủ nhật)", MADE_UP_REST, S10),
    ("2026-04-30", "Ngày Chiến thắng", ARTICLE, S10),
    ("2026-05-01", "Ngày Quốc tế lao động", ARTICLE, S10),
    ("2026-08-31", "nghỉ hoán đổi, làm bù 22/08/2026", NOTICE_2026, S14),
    ("2026-09-01", "ngày liền kề Quốc khánh", NOTICE_2026, S14),
    ("2026-09-02", "Quốc khánh", ARTICLE, S10),
    ("2026-11-24", "Ngày Văn hóa Việt Nam", CULTURE_DAY, S14),
    ("2027-01-01", "Tết Dương lịch", ARTICLE, S10),
    ("2027-04-16", "Giỗ Tổ Hùng Vương", ARTICLE, S10),
    ("2027-04-30", "Ngày Chiến thắng", ARTICLE, S10),
    ("2027-05-03", "nghỉ bù Ngày Quốc tế lao động (01/05 là thứ Bảy)", MADE_UP_REST, S10),
    ("2027-09-02", "Quốc khánh", ARTICLE, S10),
    ("2027-11-24", "Ngày Văn hóa Việt Nam", CULTURE_DAY, S14),
)
_MADE_UP: Rows = (
    ("2024-05-04", "làm bù cho 29/04/2024", SWAP_2024, MEMORY),
    ("2025-04-26", "làm bù cho 02/05/2025", NOTICE_2025, S14),
    ("2026-01-10", "làm bù cho 02/01/2026", SWAP_2026, secondary()),
    ("2026-08-22", "làm bù cho 31/08/2026", NOTICE_2026, MEMORY),
)
# The window holds exactly five weekdays, as many as the law gives; which days is still for the Prime Minister to say.
_TET_2027: Rows = (
    ("2027-02-05 2027-02-08 2027-02-09 2027-02-10 2027-02-11", "Tết Nguyên đán (dự kiến)", NOT_YET_2027, DERIVED),
)
_PROPOSED_SWAP = "mới có đề xuất nghỉ 23/11/2026, làm bù 28/11/2026, chưa có quyết định"


def _days(rows: Rows, *, decided: bool = True) -> dict[date, SpecialDay]:
    table: dict[date, SpecialDay] = {}
    for days, name, paper, provenance in rows:
        for day in map(date.fromisoformat, days.split()):
            if day in table or day.year not in YEARS:
                raise ValueError(f"Lịch nghỉ: ngày {day:%d/%m/%Y} ghi hai lần hoặc thuộc năm chưa khai báo.")
            table[day] = SpecialDay(name, paper, provenance, decided)
    return table


STATE_OFFICES = WorkCalendar(
    years=YEARS,
    off=_days(_OFF) | _days(_TET_2027, decided=False),
    made_up=_days(_MADE_UP),
    either=(EitherDay((date(2027, 9, 1), date(2027, 9, 3)), "ngày nghỉ liền kề Quốc khánh", NOT_YET_2027),),
    proposals={date(2026, 11, 23): _PROPOSED_SWAP, date(2026, 11, 28): _PROPOSED_SWAP},
)
# For an office that has been told the proposal was adopted: pass this calendar instead.
WITH_NOVEMBER_SWAP_2026 = STATE_OFFICES.with_swap(
    date(2026, 11, 23), date(2026, 11, 28), "hoán đổi ngày làm việc tháng 11/2026 (số văn bản cần bổ sung)", DERIVED
)
