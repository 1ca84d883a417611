"""Papers that copies have bent out of shape: our own writing, with the hard places of real ones."""

from __future__ import annotations

from dinh.scribe.tests.paper import Paper

BENT = (
    Paper(
        name="a plan flattened onto one line",
        text="""UBND PHƯỜNG ĐÌNH MINH   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM BAN CHỈ ĐẠO THỰC HIỆN DÂN CHỦ Ở CƠ SỞ   \
Độc lập – Tự do – Hạnh phúc Số: 05/KH-BCĐ   Đình Minh, ngày 12 tháng 02 năm 2026 KẾ HOẠCH Kiểm tra việc thực hiện dân \
chủ ở cơ sở năm 2026 Căn cứ Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 ngày 10/11/2022; Ban Chỉ đạo ban \
hành Kế hoạch như sau: I. MỤC ĐÍCH, YÊU CẦU 1. Đánh giá đúng thực trạng. II. TỔ CHỨC THỰC HIỆN 1. Văn phòng \
HĐND và UBND phường - Tham mưu thành lập đoàn kiểm tra trước ngày 15/3/2026. - Tổng hợp kết quả báo cáo Ban \
Chỉ đạo. 2. Phòng Văn hóa - Xã hội: phối hợp với Công an phường chuẩn bị tài liệu. 3. Các tổ dân phố gửi báo \
cáo tự kiểm tra trước ngày 01/3/2026./. Nơi nhận: - Đảng ủy phường; - UBND phường; - Lưu: VT. TM. BAN CHỈ ĐẠO \
TRƯỞNG BAN CHỦ TỊCH UBND PHƯỜNG Lê Văn Hòa
""",
        head={
            "type": "Kế hoạch",
            "number": "05/KH-BCĐ",
            "issued": "2026-02-12",
            "place": "Đình Minh",
            "issuer": "UBND PHƯỜNG ĐÌNH MINH BAN CHỈ ĐẠO THỰC HIỆN DÂN CHỦ Ở CƠ SỞ",
            "subject": "Kiểm tra việc thực hiện dân chủ ở cơ sở năm 2026",
            "signer": "Lê Văn Hòa",
            "signer_title": "TRƯỞNG BAN CHỦ TỊCH UBND PHƯỜNG",
        },
        recipients=(
            "Đảng ủy phường",
            "UBND phường",
            "Lưu: VT",
        ),
        citations=("10/2022/QH15",),
        deadlines=(
            "2026-03-15",
            "2026-03-01",
        ),
        tasks=(
            ("Văn phòng HĐND và UBND phường", "Tham mưu thành"),
            ("Văn phòng HĐND và UBND phường", "Tổng hợp kết"),
            ("Phòng Văn hóa - Xã hội", "phối hợp với"),
            ("Các tổ dân phố", "gửi báo cáo"),
        ),
    ),
    Paper(
        name="a directive in markdown tables",
        text="""| **ĐẢNG BỘ TỈNH LAM GIANG**<br>**ĐẢNG ỦY PHƯỜNG ĐÌNH MINH**<br>\\* | **ĐẢNG CỘNG SẢN VIỆT NAM** |
| --- | --- |
| Số 45 \\-CT/ĐU | *Đình Minh, ngày 3 tháng 4 năm 2026* |

**CHỈ THỊ**

**CỦA BAN THƯỜNG VỤ ĐẢNG ỦY**

**về tăng cường lãnh đạo công tác dân vận của chính quyền**

\\-\\-\\-\\-\\-

Thời gian qua, công tác dân vận có chuyển biến. Ban Thường vụ Đảng ủy yêu cầu:

**1\\. Các chi bộ trực thuộc** quán triệt Chỉ thị số 33-CT/TW ngày 20/3/2018 đến đảng viên, hoàn thành trước \
ngày 30/6/2026.

**2\\. Đảng ủy UBND phường** lãnh đạo việc tiếp công dân; đối thoại với Nhân dân mỗi quý một lần.

**3\\. Ủy ban MTTQ Việt Nam phường và các đoàn thể** giám sát việc thực hiện.

**4\\.** Giao **Ban Xây dựng Đảng** chủ trì, phối hợp Văn phòng Đảng ủy theo dõi, đôn đốc, báo cáo trước ngày \
15/6 và 15/12 hằng năm.

| *Nơi nhận:*<br>\\- Ban Thường vụ Tỉnh ủy (để báo cáo),<br>\\- Các chi bộ trực thuộc,<br>\\- Lưu Văn phòng \
Đảng ủy. | **T/M BAN THƯỜNG VỤ**<br>**PHÓ BÍ THƯ THƯỜNG TRỰC**<br><br>(Đã ký)<br><br>**Trần Thị Lan** |
| --- | --- |
""",
        head={
            "type": "Chỉ thị",
            "number": "45-CT/ĐU",
            "issued": "2026-04-03",
            "place": "Đình Minh",
            "issuer": "ĐẢNG BỘ TỈNH LAM GIANG ĐẢNG ỦY PHƯỜNG ĐÌNH MINH",
            "subject": "CỦA BAN THƯỜNG VỤ ĐẢNG ỦY về tăng cường lãnh đạo công tác dân vận của chính quyền",
            "signer": "Trần Thị Lan",
            "signer_title": "PHÓ BÍ THƯ THƯỜNG TRỰC",
        },
        recipients=(
            "Ban Thường vụ Tỉnh ủy (để báo cáo)",
            "Các chi bộ trực thuộc",
            "Lưu Văn phòng Đảng ủy",
        ),
        citations=("33-CT/TW",),
        deadlines=(
            "2026-06-30",
            "06-15",
            "12-15",
        ),
        tasks=(
            ("Các chi bộ trực thuộc", "quán triệt Chỉ"),
            ("Đảng ủy UBND phường", "lãnh đạo việc"),
            ("Ủy ban MTTQ Việt Nam phường và các đoàn thể", "giám sát việc"),
            ("Ban Xây dựng Đảng", "chủ trì, phối"),
        ),
    ),
    Paper(
        name="a decision with recipients on one line and bold articles",
        text="""ỦY BAN NHÂN DÂN
PHƯỜNG ĐÌNH MINH
-------
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập – Tự do – Hạnh phúc
---------------
Số: 118/QĐ-UBND
Đình Minh, ngày 05 tháng 01 năm 2026

**QUYẾT ĐỊNH**
**Về việc thành lập Ban Chỉ đạo thực hiện dân chủ ở cơ sở phường Đình Minh**

CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG ĐÌNH MINH

Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
Căn cứ Nghị định số 59/2023/NĐ-CP1 ngày 14 tháng 8 năm 2023 của Chính phủ;
Theo đề nghị của Trưởng phòng Văn hóa - Xã hội tại Tờ trình số 09/TTr-VHXH ngày 02/01/2026.

QUYẾT ĐỊNH:

**Điều 1.** Thành lập Ban Chỉ đạo gồm các ông, bà:
1. Trưởng ban: Ông Lê Văn Hòa, Chủ tịch UBND phường;
2. Phó Trưởng ban: Bà Trần Thị Lan, Phó Chủ tịch UBND phường.
**Điều 2**. Ban Chỉ đạo có trách nhiệm xây dựng chương trình công tác, hoàn thành trước ngày 31/01/2026.
Văn phòng HĐND và UBND phường có trách nhiệm bố trí kinh phí cho Ban Chỉ đạo.
**Điều 3**
Chánh Văn phòng HĐND và UBND phường, Trưởng phòng Văn hóa - Xã hội và các ông, bà có tên tại Điều 1 chịu \
trách nhiệm thi hành Quyết định này./.

Nơi nhận: Như Điều 3; TT Đảng ủy (b/c); Ủy ban MTTQ phường; Lưu: VT, VHXH.
KT.CHỦ TỊCH
PHÓ CHỦ TỊCH
(Ký tên, đóng dấu)
Phạm Minh Tư
""",
        head={
            "type": "Quyết định",
            "number": "118/QĐ-UBND",
            "issued": "2026-01-05",
            "place": "Đình Minh",
            "issuer": "ỦY BAN NHÂN DÂN PHƯỜNG ĐÌNH MINH",
            "subject": "Về việc thành lập Ban Chỉ đạo thực hiện dân chủ ở cơ sở phường Đình Minh",
            "signer": "Phạm Minh Tư",
            "signer_title": "PHÓ CHỦ TỊCH",
        },
        recipients=(
            "Như Điều 3",
            "TT Đảng ủy (b/c)",
            "Ủy ban MTTQ phường",
            "Lưu: VT, VHXH",
        ),
        citations=(
            "72/2025/QH15",
            "59/2023/NĐ-CP",
            "09/TTr-VHXH",
        ),
        deadlines=("2026-01-31",),
        tasks=(
            ("Ban Chỉ đạo", "xây dựng chương"),
            ("Văn phòng HĐND và UBND phường", "bố trí kinh"),
        ),
    ),
    Paper(
        name="a letter with mixed bullets, signed by mandate",
        text="""SỞ NỘI VỤ TỈNH LAM GIANG
VĂN PHÒNG
Số: 77/VP-HC
V/v tăng cường kỷ luật, kỷ cương hành chính
và văn hóa công sở dịp Tết
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lam Giang, ngày 20 tháng 01 năm 2026
Kính gửi:
- Các phòng, đơn vị trực thuộc;
- Ủy ban nhân dân các xã, phường.
Thực hiện Công văn số 12/UBND-NC ngày 15/01/2026 của UBND tỉnh, Sở Nội vụ đề nghị các cơ quan, đơn vị:
• Quán triệt cán bộ không uống rượu, bia trong giờ làm việc.
• Phân công trực Tết từ ngày 14/02/2026 đến hết ngày 22/02/2026.
* Các phòng chuyên môn báo cáo tình hình trực về Văn phòng trước 15 giờ 00 ngày 23/02/2026.
+ Giao Thanh tra Sở kiểm tra đột xuất.
Trân trọng./.
Nơi nhận:
• Như trên;
• Giám đốc Sở (để b/c);
• Lưu: VT.
TUQ. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Đỗ Thị Mai
""",
        head={
            "type": "Công văn",
            "number": "77/VP-HC",
            "issued": "2026-01-20",
            "place": "Lam Giang",
            "issuer": "SỞ NỘI VỤ TỈNH LAM GIANG VĂN PHÒNG",
            "subject": "tăng cường kỷ luật, kỷ cương hành chính và văn hóa công sở dịp Tết",
            "signer": "Đỗ Thị Mai",
            "signer_title": "CHÁNH VĂN PHÒNG",
        },
        recipients=(
            "Như trên",
            "Giám đốc Sở (để b/c)",
            "Lưu: VT",
        ),
        citations=("12/UBND-NC",),
        deadlines=(
            "2026-02-22",
            "2026-02-23",
        ),
        tasks=(
            ("Các phòng chuyên môn", "báo cáo tình"),
            ("Thanh tra Sở", "kiểm tra đột"),
        ),
    ),
)
