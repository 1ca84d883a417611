"""Known documents of the Party's central bodies. Unless a day is given they take effect on the day they are signed.

Party numbers run through a term and begin again with the next: the same `05-CT/TW` exists once in every term.
"""

from __future__ import annotations

from dataclasses import replace

from dinh.law.known import KnownDocument, amendments, row
from dinh.law.provenance import MEMORY, SEED, Kind, Provenance, secondary

BCT, BBT, TW, VPTW = (
    "Bộ Chính trị", "Ban Bí thư Trung ương Đảng", "Ban Chấp hành Trung ương Đảng", "Văn phòng Trung ương Đảng",
)  # fmt: skip
CHI_THI, KET_LUAN, NGHI_QUYET, QUYET_DINH = "Chỉ thị", "Kết luận", "Nghị quyết", "Quyết định"
QUY_DINH, HUONG_DAN = "Quy định", "Hướng dẫn"
QUOTED, OPENING = secondary(), Provenance(Kind.TEXT)
RELATION = "Quan hệ thay thế theo trí nhớ, cần kiểm tra."
NO_SUCCESSOR = "Không tìm thấy văn bản thay thế."

# fmt: off
# Not formatted: one document, one short paragraph.
_ROWS = (
    row("30-CT/TW", CHI_THI, "Xây dựng và thực hiện Quy chế dân chủ ở cơ sở", BCT, "18/02/1998", QUOTED,
        note="Thực hiện cùng Kết luận 120-KL/TW.", names=("Chỉ thị 30", "Chỉ thị 30 của Bộ Chính trị")),
    row("120-KL/TW", KET_LUAN, "Tiếp tục đẩy mạnh, nâng cao chất lượng, hiệu quả xây dựng và thực hiện Quy chế dân chủ "
        "ở cơ sở", BCT, "07/01/2016", QUOTED, note=NO_SUCCESSOR, names=("Kết luận 120",)),
    row("65-KL/TW", KET_LUAN, "Tiếp tục thực hiện Chỉ thị 30-CT/TW", BBT, "04/03/2010", MEMORY, doubt="07/01/2016",
        note="Trên thực tế Kết luận 120-KL/TW đã thay.", names=("Kết luận 65",)),
    row("25-NQ/TW", NGHI_QUYET, "Tăng cường và đổi mới sự lãnh đạo của Đảng đối với công tác dân vận", TW,
        "03/06/2013", SEED, note="Xem thêm Kết luận 43-KL/TW ngày 07/01/2019 (theo trí nhớ)."),
    row("43-KL/TW", KET_LUAN, "Tiếp tục thực hiện Nghị quyết 25-NQ/TW về công tác dân vận", BCT, "07/01/2019", MEMORY),
    row("217-QĐ/TW", QUYET_DINH, "Quy chế giám sát và phản biện xã hội của Mặt trận Tổ quốc và các đoàn thể "
        "chính trị - xã hội", BCT, "12/12/2013", QUOTED, note=NO_SUCCESSOR, names=("Quyết định 217", "QĐ 217")),
    row("218-QĐ/TW", QUYET_DINH, "Mặt trận Tổ quốc, các đoàn thể và Nhân dân góp ý xây dựng Đảng, chính quyền", BCT,
        "12/12/2013", QUOTED, note=NO_SUCCESSOR + " Quy định 124-QĐ/TW không thay văn bản này: đó là quy định về đánh "
        "giá, xếp loại hằng năm.", names=("Quyết định 218", "QĐ 218")),
    row("290-QĐ/TW", QUYET_DINH, "Quy chế công tác dân vận của hệ thống chính trị", BCT,
        "25/02/2010 → 25/02/2010 → 30/07/2021", QUOTED, by=("23-QĐ/TW",), note=RELATION),
    row("23-QĐ/TW", QUYET_DINH, "Quy chế công tác dân vận của hệ thống chính trị", BCT, "30/07/2021", QUOTED),
    row("11-QĐi/TW", QUY_DINH, "Trách nhiệm của người đứng đầu cấp ủy trong việc tiếp dân, đối thoại trực tiếp với dân "
        "và xử lý những phản ánh, kiến nghị của dân", BCT, "18/02/2019", QUOTED,
        amended=amendments("215-KL/TW 23/11/2025"), note="Ký hiệu đã công bố là QĐi (Quy định), không phải QĐ.",
        names=("Quy định 11",)),
    row("215-KL/TW", KET_LUAN, "Sửa đổi Quy định 11-QĐi/TW", BCT, "23/11/2025", QUOTED),
    row("35-CT/TW", CHI_THI, "Tăng cường sự lãnh đạo của Đảng đối với công tác tiếp công dân và giải quyết khiếu nại, "
        "tố cáo", BCT, "26/05/2014", QUOTED),
    row("107-KL/TW", KET_LUAN, "Tiếp tục tăng cường lãnh đạo công tác tiếp công dân, giải quyết khiếu nại, tố cáo", BCT,
        "24/12/2024", QUOTED),
    row("05-CT/TW", CHI_THI, "Đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", BCT,
        "15/05/2016", SEED, note="Xem thêm Kết luận 01-KL/TW ngày 18/05/2021 (theo trí nhớ)."),
    row("01-KL/TW", KET_LUAN, "Tiếp tục thực hiện Chỉ thị 05-CT/TW", BCT, "18/05/2021", MEMORY),
    row("27-NQ/TW", NGHI_QUYET, "Tiếp tục xây dựng và hoàn thiện Nhà nước pháp quyền xã hội chủ nghĩa Việt Nam", TW,
        "09/11/2022", MEMORY),
    row("124-QĐ/TW", QUY_DINH, "Kiểm điểm, đánh giá, xếp loại chất lượng hằng năm", BCT,
        "04/10/2023 → 04/10/2023 → 30/08/2025", QUOTED, by=("366-QĐ/TW",), note=RELATION),
    row("366-QĐ/TW", QUY_DINH, "Kiểm điểm, đánh giá, xếp loại chất lượng hằng năm", BCT, "30/08/2025", QUOTED),
    row("66-QĐ/TW", QUY_DINH, "Thể loại, thẩm quyền ban hành và thể thức văn bản của Đảng", BBT,
        "06/02/2017 → 06/02/2017 → 09/01/2026", OPENING, by=("399-QĐ/TW",)),
    row("399-QĐ/TW", QUY_DINH, "Thể loại, thẩm quyền ban hành và thể thức văn bản của Đảng", BBT, "09/01/2026",
        OPENING),
    row("36-HD/VPTW", HUONG_DAN, "Thể thức và kỹ thuật trình bày văn bản của Đảng", VPTW,
        "03/04/2018 → 03/04/2018 → 27/05/2026", QUOTED, by=("05-HD/VPTW",), names=("Hướng dẫn 36",)),
    row("05-HD/VPTW", HUONG_DAN, "Thể thức và kỹ thuật trình bày văn bản của Đảng", VPTW, "27/05/2026", QUOTED),
    row("195-KL/TW", KET_LUAN, "Hoạt động của mô hình chính quyền địa phương hai cấp", "Bộ Chính trị, Ban Bí thư",
        "26/09/2025", QUOTED),
    row("50-CT/TW", CHI_THI, "Đổi mới, nâng cao chất lượng sinh hoạt chi bộ", BBT, "23/07/2025", QUOTED),
    row("80-NQ/TW", NGHI_QUYET, "Phát triển văn hóa Việt Nam", BCT, "07/01/2026", QUOTED),
)
# fmt: on


def _of_the_party(known: KnownDocument) -> KnownDocument:
    return replace(known, system="party", in_force=known.in_force or known.issued)


PARTY_DOCUMENTS = tuple(map(_of_the_party, _ROWS))
