"""Người đứng đầu cấp ủy tiếp dân, đối thoại: Quy định 11-QĐi/TW, sửa đổi bởi Kết luận 215-KL/TW."""

from __future__ import annotations

from dinh.law.cite import Cite
from dinh.law.provenance import MEMORY
from dinh.law.rules._write import Writer, rule, since
from dinh.law.rules.sources import PARTY_HEADS, PARTY_HEADS_DAY, QUOTED
from dinh.law.values import Frequency, working

write = Writer(PARTY_HEADS_DAY, QUOTED)
REGULATION = Cite(PARTY_HEADS)
AMENDED_DAY = "23/11/2025"
REPORTS_AMENDED = Cite(PARTY_HEADS, 3, 8, also=Cite("Kết luận 215-KL/TW"))

RECEPTION = write(
    "party.reception_days", "Bí thư Đảng ủy cấp xã tiếp dân định kỳ", Frequency(2, "tháng", "ngày"), REGULATION
)
NOTIFY = write(
    "party.notify",
    "thông báo việc thụ lý hoặc chuyển phản ánh, kiến nghị",
    working(10),
    REGULATION,
    "kể từ ngày nhận phản ánh, kiến nghị",
)
DIALOGUE = Writer(PARTY_HEADS_DAY, MEMORY)(
    "party.dialogue", "người đứng đầu cấp ủy cấp xã đối thoại trực tiếp với Nhân dân", Frequency(2, "năm"), REGULATION
)
MONTHLY_REPORT = rule(
    "party.monthly_report",
    "Bí thư Đảng ủy cấp xã báo cáo việc tiếp dân, đối thoại hằng tháng",
    since(AMENDED_DAY, Frequency(1, "tháng", "báo cáo"), REPORTS_AMENDED, QUOTED),
    counted="gửi Bí thư Tỉnh ủy, Ban Nội chính, Ban Tuyên giáo và Dân vận",
)
PERIODIC_REPORTS = rule(
    "party.periodic_reports",
    "Bí thư Đảng ủy cấp xã báo cáo việc tiếp dân, đối thoại quý I, 06 tháng, 09 tháng, năm",
    since(AMENDED_DAY, Frequency(4, "năm", "báo cáo"), REPORTS_AMENDED, QUOTED),
    counted="gửi Bí thư Tỉnh ủy, Ban Nội chính, Ban Tuyên giáo và Dân vận",
)

RULES = (RECEPTION, NOTIFY, DIALOGUE, MONTHLY_REPORT, PERIODIC_REPORTS)
