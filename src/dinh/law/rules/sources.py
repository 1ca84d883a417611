"""The documents that the rules cite, the day each took force, and what is not known about them."""

from __future__ import annotations

from datetime import date

from dinh.law.dated import Caution
from dinh.law.provenance import secondary, text, text_ocr

DEMOCRACY, DEMOCRACY_DAY = "Luật 10/2022/QH15", "01/07/2023"
DETAILS, DETAILS_DAY = "Nghị định 59/2023/NĐ-CP", "15/08/2023"
CONVENTIONS, CONVENTIONS_DAY = "Nghị định 61/2023/NĐ-CP", "16/08/2023"
GROUPS, GROUPS_DAY = "Nghị định 185/2026/NĐ-CP", "26/05/2026"
RECEPTION, RECEPTION_DAY = "Luật Tiếp công dân 42/2013/QH13", "01/07/2014"
RECEPTION_DETAILS = "Nghị định 154/2026/NĐ-CP"
COMPLAINTS, COMPLAINTS_DAY = "Luật Khiếu nại 02/2011/QH13", "01/07/2012"
COMPLAINT_DETAILS = "Nghị định 155/2026/NĐ-CP"
DENUNCIATIONS, DENUNCIATIONS_DAY = "Luật Tố cáo 25/2018/QH14", "01/01/2019"
REFORM_2025, REFORM_DAY = "Luật 136/2025/QH15", "01/07/2026"
INFORMATION, INFORMATION_DAY = "Luật Tiếp cận thông tin 104/2016/QH13", "01/07/2018"
NEW_INFORMATION, NEW_INFORMATION_DAY = "Luật Tiếp cận thông tin (sửa đổi) ngày 24/04/2026", "01/09/2026"
FEEDBACK, FEEDBACK_DAY = "Nghị định 20/2008/NĐ-CP", "03/03/2008"
MEDIATION, MEDIATION_DAY = "Luật Hòa giải ở cơ sở 35/2013/QH13", "01/01/2014"
CLERICAL, CLERICAL_DAY = "Nghị định 30/2020/NĐ-CP", "05/03/2020"
LEGAL_ACCESS, LEGAL_ACCESS_DAY = "Quyết định 25/2021/QĐ-TTg", "01/01/2022"
PERSONAL_DATA, PERSONAL_DATA_DAY = "Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15", "01/01/2026"
PARTY_HEADS, PARTY_HEADS_DAY = "Quy định 11-QĐi/TW", "18/02/2019"
PARTY_LAYOUT, PARTY_LAYOUT_DAY = "Hướng dẫn 36-HD/VPTW", "03/04/2018"

S1, S2, S4, S5, S6, S7, S8 = (text(key) for key in ("S1", "S2", "S4", "S5", "S6", "S7", "S8"))
S3, S11, S12 = text_ocr("S3"), text_ocr("S11"), text("S12")
QUOTED = secondary()

DEMOCRACY_AMENDED = (
    Caution(date(2025, 7, 1), "Luật 97/2025/QH15 sửa đổi Luật 10/2022/QH15 từ 01/07/2025: lời văn mới chưa được đọc."),
)
REFORMED_2026 = (
    Caution(
        date(2026, 7, 1),
        "Luật 136/2025/QH15 sửa đổi từ 01/07/2026: chỉ những điểm đã nhập là đã đọc, cần đối chiếu văn bản mới.",
    ),
)
OTHER_LAW = "Trừ trường hợp pháp luật có quy định khác (khoản 1 Điều 91 Luật 10/2022/QH15)."
