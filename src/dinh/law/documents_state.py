"""Known documents of the State, each with its life as far as it has been read.

A new document: add a row. A repeal: complete the life of the old row and name the successor. Never delete a row: papers
of the past are judged by it. «?» is a day that nobody has established.
"""

from __future__ import annotations

from dinh.law.known import amendments, row
from dinh.law.provenance import DERIVED, MEMORY, SEED, Kind, Provenance, secondary, text, text_ocr

QH, CP, TTG, UBTVQH = "Quốc hội", "Chính phủ", "Thủ tướng Chính phủ", "Ủy ban Thường vụ Quốc hội"
CP_MTTQ, TTCP = "Chính phủ, Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "Thanh tra Chính phủ"
BNV, BTP = "Bộ Nội vụ", "Bộ Tư pháp"
LUAT, BO_LUAT, NGHI_DINH, QUYET_DINH, NGHI_QUYET = "Luật", "Bộ luật", "Nghị định", "Quyết định", "Nghị quyết"
THONG_TU, CHI_THI, LIEN_TICH = "Thông tư", "Chỉ thị", "Nghị quyết liên tịch"
QUOTED = secondary()
OLD_ORDINANCE = ("34/2007/PL-UBTVQH11",)
DEMOCRACY = ("10/2022/QH15",)
OPENING, OPENING_OCR = Provenance(Kind.TEXT), Provenance(Kind.TEXT_OCR)  # only the opening of the document was read
DAYS_FROM_MEMORY = "Ngày tháng theo trí nhớ, cần kiểm tra."

# fmt: off
# Not formatted: one document, one short paragraph; a formatter would make seven hundred lines of it

GRASSROOTS_DEMOCRACY = (
    row(
        "10/2022/QH15", LUAT, "Thực hiện dân chủ ở cơ sở", QH, "10/11/2022 → 01/07/2023", text("S1"),
        amended=amendments("47/2024/QH15 01/07/2025", "97/2025/QH15 01/07/2025"),
        note="Lời văn sửa đổi năm 2024, 2025 chưa được đọc.",
        names=("Luật Dân chủ ở cơ sở", "Luật Dân chủ cơ sở", "Luật THDC ở cơ sở", "Luật THDCCS", "Luật THDC"),
    ),
    row(
        "34/2007/PL-UBTVQH11", "Pháp lệnh", "Thực hiện dân chủ ở xã, phường, thị trấn", UBTVQH,
        "20/04/2007 → 01/07/2007 → 01/07/2023", text("S1"), by=DEMOCRACY,
        note="Hết hiệu lực theo khoản 2 Điều 90 Luật 10/2022/QH15; ngày có hiệu lực 01/07/2007 theo trí nhớ.",
        names=("Pháp lệnh 34", "Pháp lệnh dân chủ ở xã, phường, thị trấn", "Pháp lệnh dân chủ",
               "Pháp lệnh THDC ở xã, phường, thị trấn", "Pháp lệnh THDC"),
    ),
    row("55/1998/NQ-UBTVQH10", NGHI_QUYET, "Quy chế thực hiện dân chủ trong hoạt động của cơ quan", UBTVQH,
        "30/08/1998 → ? → 01/07/2023", text("S1"), by=DEMOCRACY),
    row("45/1998/NQ-UBTVQH10", NGHI_QUYET, "Ban hành Quy chế thực hiện dân chủ ở xã", UBTVQH,
        "26/02/1998", MEMORY, by=OLD_ORDINANCE),
    row("29/1998/NĐ-CP", NGHI_DINH, "Quy chế thực hiện dân chủ ở xã", CP, "11/05/1998", MEMORY, by=OLD_ORDINANCE),
    row("79/2003/NĐ-CP", NGHI_DINH, "Quy chế thực hiện dân chủ ở xã", CP, "07/07/2003", MEMORY, by=OLD_ORDINANCE),
    row("71/1998/NĐ-CP", NGHI_DINH, "Quy chế thực hiện dân chủ trong hoạt động của cơ quan", CP, "08/09/1998", MEMORY,
        by=("04/2015/NĐ-CP",)),
    row(
        "04/2015/NĐ-CP", NGHI_DINH,
        "Thực hiện dân chủ trong hoạt động của cơ quan hành chính nhà nước và đơn vị sự nghiệp công lập", CP,
        "09/01/2015 → 25/02/2015", text("S1"), doubt="01/07/2023",
        note="Chưa văn bản nào bãi bỏ đích danh: Nghị định 59/2023/NĐ-CP không nhắc tới. Nội dung đã được Chương III "
             "Luật 10/2022/QH15 kế thừa, nên dẫn chiếu Luật. Ngày có hiệu lực theo trí nhớ (một nguồn ghi 01/03/2015).",
    ),
    row("09/2008/NQLT-CP-UBTWMTTQVN", LIEN_TICH, "Hướng dẫn thi hành Pháp lệnh 34/2007/PL-UBTVQH11", CP_MTTQ,
        "17/04/2008 → ? → 01/07/2023", DERIVED, by=DEMOCRACY,
        note="Số hiệu theo nguồn thứ cấp; hết hiệu lực cùng Pháp lệnh mà nó hướng dẫn (suy luận)."),
    row("59/2023/NĐ-CP", NGHI_DINH, "Quy định chi tiết một số điều của Luật Thực hiện dân chủ ở cơ sở", CP,
        "14/08/2023 → 15/08/2023", text("S1")),
    row("61/2023/NĐ-CP", NGHI_DINH, "Xây dựng và thực hiện hương ước, quy ước của cộng đồng dân cư", CP,
        "16/08/2023 → 16/08/2023", text("S1")),
    row("159/2016/NĐ-CP", NGHI_DINH, "Tổ chức và hoạt động của Ban Thanh tra nhân dân", CP,
        "29/11/2016 → ? → 08/08/2023", text("S1"), by=("59/2023/NĐ-CP",),
        note="Hết hiệu lực theo Điều 28 Nghị định 59/2023/NĐ-CP."),
    row("99/2005/NĐ-CP", NGHI_DINH, "Tổ chức và hoạt động của Ban Thanh tra nhân dân", CP, "28/07/2005", MEMORY,
        by=("159/2016/NĐ-CP",)),
    row("22/2018/QĐ-TTg", QUYET_DINH, "Xây dựng, thực hiện hương ước, quy ước", TTG, "08/05/2018 → ? → 16/08/2023",
        text("S1"), by=("61/2023/NĐ-CP",)),
    row("346/QĐ-TTg", QUYET_DINH, "Kế hoạch triển khai thi hành Luật Thực hiện dân chủ ở cơ sở", TTG,
        "06/04/2023 → 06/04/2023", SEED, note="Các việc trong kế hoạch phần lớn đã thực hiện xong."),
    row("97/2025/QH15", LUAT,
        "Sửa đổi Luật Mặt trận Tổ quốc Việt Nam, Luật Công đoàn, Luật Thanh niên, Luật Thực hiện dân chủ ở cơ sở", QH,
        "27/06/2025 → 01/07/2025", OPENING),
    row("47/2024/QH15", LUAT, "Quy hoạch đô thị và nông thôn", QH, "26/11/2024 → 01/07/2025", MEMORY),
    row("185/2026/NĐ-CP", NGHI_DINH, "Thôn, tổ dân phố và người hoạt động không chuyên trách", CP,
        "26/05/2026 → 26/05/2026", text_ocr("S11"), note="Chỉ đọc được Điều 1–9 trong bản chép không chính thức."),
    row("04/2012/TT-BNV", THONG_TU, "Tổ chức và hoạt động của thôn, tổ dân phố", BNV, "?", MEMORY,
        by=("185/2026/NĐ-CP",), note="Danh mục bị thay thế chưa được kiểm tra."),
    row("14/2018/TT-BNV", THONG_TU, "Sửa đổi Thông tư 04/2012/TT-BNV", BNV, "?", MEMORY,
        by=("185/2026/NĐ-CP",), note="Danh mục bị thay thế chưa được kiểm tra."),
    row("05/2022/TT-BNV", THONG_TU, "Tổ chức và hoạt động của thôn, tổ dân phố", BNV, "?", MEMORY,
        by=("185/2026/NĐ-CP",), note="Danh mục bị thay thế chưa được kiểm tra."),
)

ORGANISATIONS = (
    row("75/2015/QH13", LUAT, "Mặt trận Tổ quốc Việt Nam", QH, "09/06/2015 → 01/01/2016", text("S9"),
        amended=amendments("97/2025/QH15 01/07/2025"), note="Văn bản hợp nhất 89/VBHN-VPQH.",
        names=("Luật MTTQ Việt Nam", "Luật MTTQ")),
    row("50/2024/QH15", LUAT, "Công đoàn", QH, "27/11/2024 → 01/07/2025", QUOTED,
        amended=amendments("97/2025/QH15 01/07/2025")),
    row("72/2025/QH15", LUAT, "Tổ chức chính quyền địa phương", QH, "16/06/2025 → 16/06/2025", MEMORY,
        names=("Luật TCCQĐP",)),
    row("77/2015/QH13", LUAT, "Tổ chức chính quyền địa phương", QH, "? → ? → ?", MEMORY, by=("65/2025/QH15",),
        names=("Luật TCCQĐP",)),
    row("65/2025/QH15", LUAT, "Tổ chức chính quyền địa phương", QH, "? → ? → 16/06/2025", MEMORY, by=("72/2025/QH15",),
        names=("Luật TCCQĐP",)),
    row("121/2025/QH15", LUAT, "Hoạt động giám sát của Quốc hội và Hội đồng nhân dân", QH, "?", QUOTED,
        note="Ban hành năm 2025; ngày có hiệu lực chưa rõ."),
    row("87/2015/QH13", LUAT, "Hoạt động giám sát của Quốc hội và Hội đồng nhân dân", QH, "?", MEMORY,
        by=("121/2025/QH15",)),
    row("45/2019/QH14", BO_LUAT, "Lao động", QH, "20/11/2019 → 01/01/2021", text("S10"), names=("BLLĐ",)),
    row("145/2020/NĐ-CP", NGHI_DINH, "Hướng dẫn Bộ luật Lao động, trong đó có dân chủ ở nơi làm việc", CP,
        "14/12/2020 → 01/02/2021", MEMORY),
    row("149/2018/NĐ-CP", NGHI_DINH, "Dân chủ ở cơ sở tại nơi làm việc", CP, "? → ? → 01/02/2021", MEMORY,
        by=("145/2020/NĐ-CP",)),
    row("60/2013/NĐ-CP", NGHI_DINH, "Dân chủ ở cơ sở tại nơi làm việc", CP, "?", MEMORY, by=("149/2018/NĐ-CP",)),
)

RECEPTION_AND_COMPLAINTS = (
    row("42/2013/QH13", LUAT, "Tiếp công dân", QH, "25/11/2013 → 01/07/2014", text("S2"),
        amended=amendments("136/2025/QH15 01/07/2026"), names=("Luật TCD",)),
    row("02/2011/QH13", LUAT, "Khiếu nại", QH, "11/11/2011 → 01/07/2012", text("S2"),
        amended=amendments("84/2025/QH15 01/07/2025", "136/2025/QH15 01/07/2026"),
        note="Danh sách sửa đổi chưa đầy đủ."),
    row("25/2018/QH14", LUAT, "Tố cáo", QH, "12/06/2018 → 01/01/2019", text("S2"),
        amended=amendments("59/2020/QH14", "81/2025/QH15", "84/2025/QH15 01/07/2025", "136/2025/QH15 01/07/2026"),
        note="Danh sách sửa đổi theo nguồn thứ cấp."),
    row("136/2025/QH15", LUAT, "Sửa đổi Luật Tiếp công dân, Luật Khiếu nại, Luật Tố cáo", QH,
        "10/12/2025 → 01/07/2026", QUOTED),
    row("64/2014/NĐ-CP", NGHI_DINH, "Quy định chi tiết Luật Tiếp công dân", CP, "26/06/2014 → 15/08/2014 → 01/07/2026",
        text_ocr("S3"), by=("154/2026/NĐ-CP",)),
    row("154/2026/NĐ-CP", NGHI_DINH, "Quy định chi tiết Luật Tiếp công dân", CP, "15/05/2026 → 01/07/2026",
        text_ocr("S3")),
    row("124/2020/NĐ-CP", NGHI_DINH, "Quy định chi tiết Luật Khiếu nại", CP, "19/10/2020 → 10/12/2020", text_ocr("S3"),
        amended=amendments("155/2026/NĐ-CP 01/07/2026")),
    row("155/2026/NĐ-CP", NGHI_DINH, "Sửa đổi Nghị định 124/2020/NĐ-CP", CP, "15/05/2026 → 01/07/2026", text_ocr("S3")),
    row("31/2019/NĐ-CP", NGHI_DINH, "Quy định chi tiết Luật Tố cáo", CP, "10/04/2019 → 28/05/2019", text_ocr("S3"),
        amended=amendments("156/2026/NĐ-CP 01/07/2026")),
    row("156/2026/NĐ-CP", NGHI_DINH, "Sửa đổi Nghị định 31/2019/NĐ-CP", CP, "15/05/2026 → 01/07/2026", text_ocr("S3")),
    row("04/2021/TT-TTCP", THONG_TU, "Quy trình tiếp công dân", TTCP, "01/10/2021 → 15/11/2021", text("S2"),
        doubt="01/07/2026", note="Chưa xác minh còn hiệu lực sau ngày 01/07/2026."),
    row("05/2021/TT-TTCP", THONG_TU, "Quy trình xử lý đơn", TTCP, "01/10/2021 → 15/11/2021", text("S2"),
        doubt="01/07/2026", note="Chưa xác minh còn hiệu lực sau ngày 01/07/2026; tháng 9/2026 vẫn được dẫn chiếu."),
    row("06/2014/TT-TTCP", THONG_TU, "Quy trình tiếp công dân", TTCP, "31/10/2014 → ? → 15/11/2021", text("S2"),
        by=("04/2021/TT-TTCP",)),
    row("07/2014/TT-TTCP", THONG_TU, "Quy trình xử lý đơn", TTCP, "31/10/2014 → ? → 15/11/2021", text("S2"),
        by=("05/2021/TT-TTCP",)),
    row("56/2010/QH12", LUAT, "Thanh tra", QH, "?", QUOTED, by=("11/2022/QH15",)),
    row("11/2022/QH15", LUAT, "Thanh tra", QH, "? → ? → 01/07/2025", QUOTED, by=("84/2025/QH15",),
        note="Trừ khoản 1, 3 Điều 64 về chuyển tiếp."),
    row("84/2025/QH15", LUAT, "Thanh tra", QH, "25/06/2025 → 01/07/2025", QUOTED,
        note="Thanh tra sở, thanh tra huyện không còn."),
    row("20/2008/NĐ-CP", NGHI_DINH, "Tiếp nhận, xử lý phản ánh, kiến nghị về quy định hành chính", CP,
        "14/02/2008 → 03/03/2008", text("S6"), amended=amendments("48/2013/NĐ-CP", "92/2017/NĐ-CP"),
        note="Sửa đổi sau năm 2017 chưa được kiểm tra."),
    row("104/2016/QH13", LUAT, "Tiếp cận thông tin", QH, "06/04/2016 → 01/07/2018 → 01/09/2026", text("S5"),
        by=("Luật Tiếp cận thông tin (sửa đổi) ngày 24/04/2026",), names=("Luật TCTT",),
        note="Số hiệu và nội dung của luật mới chưa được đọc."),
    row("13/2018/NĐ-CP", NGHI_DINH, "Quy định chi tiết Luật Tiếp cận thông tin", CP, "23/01/2018 → 01/07/2018",
        text("S5"), doubt="01/09/2026", note="Luật làm căn cứ đã được thay từ 01/09/2026; số phận Nghị định chưa rõ."),
)

MEDIATION_AND_LEGAL_ACCESS = (
    row("35/2013/QH13", LUAT, "Hòa giải ở cơ sở", QH, "20/06/2013 → 01/01/2014", text("S4"), names=("Luật HGCS",)),
    row("15/2014/NĐ-CP", NGHI_DINH, "Quy định chi tiết Luật Hòa giải ở cơ sở", CP, "27/02/2014 → 25/04/2014",
        text("S4")),
    row("01/2014/NQLT/CP-UBTƯMTTQVN", LIEN_TICH, "Phối hợp thực hiện pháp luật về hòa giải ở cơ sở", CP_MTTQ,
        "18/11/2014 → 10/01/2015", text("S4")),
    row("619/QĐ-TTg", QUYET_DINH, "Xã, phường, thị trấn đạt chuẩn tiếp cận pháp luật", TTG,
        "08/05/2017 → ? → 01/01/2022", QUOTED, by=("25/2021/QĐ-TTg",)),
    row("25/2021/QĐ-TTg", QUYET_DINH, "Xã, phường, thị trấn đạt chuẩn tiếp cận pháp luật", TTG,
        "22/07/2021 → 01/01/2022", text("S8"), by=("27/2025/QĐ-TTg",),
        note="Ngày bị thay thế chưa rõ: văn bản mới ban hành 04/08/2025."),
    row("27/2025/QĐ-TTg", QUYET_DINH, "Xã, phường, đặc khu đạt chuẩn tiếp cận pháp luật", TTG, "04/08/2025", QUOTED),
    row("09/2021/TT-BTP", THONG_TU, "Hướng dẫn Quyết định 25/2021/QĐ-TTg", BTP, "? → 01/01/2022", text("S8"),
        doubt="04/08/2025", note="Quyết định làm căn cứ đã có văn bản thay thế."),
    row("16/CT-TTg", CHI_THI, "Công tác dân vận trong cơ quan hành chính nhà nước", TTG, "16/05/2016 → 16/05/2016",
        QUOTED, doubt="26/11/2021", note="Được tiếp nối bằng Chỉ thị 33/CT-TTg ngày 26/11/2021."),
    row("33/CT-TTg", CHI_THI, "Tiếp tục đổi mới công tác dân vận của cơ quan hành chính nhà nước", TTG,
        "26/11/2021 → 26/11/2021", QUOTED),
)

PAPERS_AND_DATA = (
    row("30/2020/NĐ-CP", NGHI_DINH, "Công tác văn thư", CP, "05/03/2020 → 05/03/2020", text("S7")),
    row("110/2004/NĐ-CP", NGHI_DINH, "Công tác văn thư", CP, "? → ? → 05/03/2020", text("S7"), by=("30/2020/NĐ-CP",)),
    row("09/2010/NĐ-CP", NGHI_DINH, "Sửa đổi Nghị định 110/2004/NĐ-CP về công tác văn thư", CP, "? → ? → 05/03/2020",
        text("S7"), by=("30/2020/NĐ-CP",)),
    row("61/2018/NĐ-CP", NGHI_DINH, "Cơ chế một cửa, một cửa liên thông", CP, "23/04/2018 → ? → 01/07/2025", MEMORY,
        by=("118/2025/NĐ-CP",)),
    row("118/2025/NĐ-CP", NGHI_DINH, "Thủ tục hành chính theo cơ chế một cửa, một cửa liên thông", CP,
        "09/06/2025 → 01/07/2025", MEMORY),
    row("28/2026/QH16", NGHI_QUYET, "Phát triển văn hóa Việt Nam", QH, "24/04/2026 → 01/07/2026", secondary("S14"),
        note="Điều 2: ngày 24/11 là ngày nghỉ hưởng nguyên lương."),
    row("91/2025/QH15", LUAT, "Bảo vệ dữ liệu cá nhân", QH, "26/06/2025 → 01/01/2026", OPENING, names=("Luật BVDLCN",)),
    row("13/2023/NĐ-CP", NGHI_DINH, "Bảo vệ dữ liệu cá nhân", CP, "17/04/2023 → 01/07/2023 → 01/01/2026", QUOTED,
        by=("356/2025/NĐ-CP",)),
    row("356/2025/NĐ-CP", NGHI_DINH, "Quy định chi tiết Luật Bảo vệ dữ liệu cá nhân", CP, "31/12/2025 → 01/01/2026",
        QUOTED),
    row("20/2023/QH15", LUAT, "Giao dịch điện tử", QH, "22/06/2023 → 01/07/2024", QUOTED, names=("Luật GDĐT",)),
    row("33/2024/QH15", LUAT, "Lưu trữ", QH, "21/06/2024 → 01/07/2025", QUOTED),
    row("01/2011/QH13", LUAT, "Lưu trữ", QH, "? → ? → 01/07/2025", QUOTED, by=("33/2024/QH15",)),
    row("60/2024/QH15", LUAT, "Dữ liệu", QH, "30/11/2024 → 01/07/2025", QUOTED),
    row("116/2025/QH15", LUAT, "An ninh mạng", QH, "10/12/2025 → 01/07/2026", QUOTED),
    row("24/2018/QH14", LUAT, "An ninh mạng", QH, "? → ? → 01/07/2026", MEMORY, by=("116/2025/QH15",)),
    row("86/2015/QH13", LUAT, "An toàn thông tin mạng", QH, "? → ? → 01/07/2026", MEMORY, by=("116/2025/QH15",)),
    row("117/2025/QH15", LUAT, "Bảo vệ bí mật nhà nước", QH, "10/12/2025", QUOTED, note=DAYS_FROM_MEMORY),
    row("29/2018/QH14", LUAT, "Bảo vệ bí mật nhà nước", QH, "?", MEMORY, by=("117/2025/QH15",)),
    row("148/2025/QH15", LUAT, "Chuyển đổi số", QH, "? → 01/07/2026", OPENING_OCR),
    row("224/2026/NĐ-CP", NGHI_DINH, "Quy định chi tiết Luật Chuyển đổi số", CP, "24/06/2026 → 01/07/2026",
        OPENING_OCR),
)

STATE_DOCUMENTS = (
    GRASSROOTS_DEMOCRACY + ORGANISATIONS + RECEPTION_AND_COMPLAINTS + MEDIATION_AND_LEGAL_ACCESS + PAPERS_AND_DATA
)
