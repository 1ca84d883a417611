"""Papers of the State."""

from __future__ import annotations

from dinh.scribe.tests.paper import Paper

STATE = (
    Paper(
        name="a ministry's letter on three lines",
        text="""BỘ NỘI VỤ ------- CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ---------------
Số: 1234/BNV-CQĐP V/v hướng dẫn sắp xếp thôn, tổ dân phố Hà Nội, ngày 05 tháng 6 năm 2025
Kính gửi: Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương.
Thực hiện Nghị quyết số 60-NQ/TW ngày 12 tháng 4 năm 2025 của Hội nghị lần thứ mười một Ban Chấp hành Trung ương Đảng khóa XIII, Bộ Nội vụ hướng dẫn như sau:
1. Ủy ban nhân dân cấp tỉnh chỉ đạo rà soát các thôn, báo cáo Bộ Nội vụ trước ngày 15/7/2025.
Nơi nhận: - Như trên; - Bộ trưởng (để b/c); - Lưu: VT, CQĐP. KT. BỘ TRƯỞNG THỨ TRƯỞNG Trương Hải Minh""",  # noqa: E501
        head={
            "type": "Công văn",
            "number": "1234/BNV-CQĐP",
            "issued": "2025-06-05",
            "place": "Hà Nội",
            "issuer": "BỘ NỘI VỤ",
            "subject": "hướng dẫn sắp xếp thôn, tổ dân phố",
            "signer": "Trương Hải Minh",
            "signer_title": "THỨ TRƯỞNG",
            "system": "state",
        },
        recipients=("Như trên", "Bộ trưởng (để b/c)", "Lưu: VT, CQĐP"),
        citations=("60-NQ/TW",),
        deadlines=("2025-07-15",),
        tasks=(("Ủy ban nhân dân cấp tỉnh", "chỉ đạo rà"),),
    ),
    Paper(
        name="a council's resolution run together",
        text="""HỘI ĐỒNG NHÂN DÂN TỈNH LAM GIANG ------- CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ---------------
Số: 15/2025/NQ-HĐND Lam Giang, ngày 09 tháng 12 năm 2025 NGHỊ QUYẾT QUY ĐỊNH MỨC CHI HỖ TRỢ HOẠT ĐỘNG HÒA GIẢI Ở CƠ SỞ TRÊN ĐỊA BÀN TỈNH LAM GIANG HỘI ĐỒNG NHÂN DÂN TỈNH LAM GIANG KHÓA XVIII, KỲ HỌP THỨ 30
Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
Xét Tờ trình số 123/TTr-UBND ngày 20 tháng 11 năm 2025 của Ủy ban nhân dân tỉnh; QUYẾT NGHỊ:
Điều 1. Phạm vi điều chỉnh
Nghị quyết này quy định mức chi.
Điều 3. Tổ chức thực hiện
1. Giao Ủy ban nhân dân tỉnh tổ chức triển khai thực hiện Nghị quyết.
2. Giao Thường trực Hội đồng nhân dân, các Ban của Hội đồng nhân dân, Tổ đại biểu và đại biểu Hội đồng nhân dân tỉnh giám sát việc thực hiện Nghị quyết.
Nghị quyết này đã được Hội đồng nhân dân tỉnh Lam Giang khóa XVIII, kỳ họp thứ 30 thông qua ngày 09 tháng 12 năm 2025 và có hiệu lực từ ngày 20 tháng 12 năm 2025./.
Nơi nhận: - Ủy ban Thường vụ Quốc hội; - Chính phủ; - Lưu: VT. CHỦ TỊCH Lê Thị Hoa""",  # noqa: E501
        head={
            "type": "Nghị quyết",
            "number": "15/2025/NQ-HĐND",
            "issued": "2025-12-09",
            "place": "Lam Giang",
            "issuer": "HỘI ĐỒNG NHÂN DÂN TỈNH LAM GIANG",
            "subject": "QUY ĐỊNH MỨC CHI HỖ TRỢ HOẠT ĐỘNG HÒA GIẢI Ở CƠ SỞ TRÊN ĐỊA BÀN TỈNH LAM GIANG",
            "signer": "Lê Thị Hoa",
            "signer_title": "CHỦ TỊCH",
            "system": "state",
        },
        recipients=("Ủy ban Thường vụ Quốc hội", "Chính phủ", "Lưu: VT"),
        citations=("72/2025/QH15", "123/TTr-UBND"),
        deadlines=(),
        tasks=(
            ("Ủy ban nhân dân tỉnh", "tổ chức triển"),
            (
                "Thường trực Hội đồng nhân dân, các Ban của Hội đồng nhân dân, Tổ đại biểu và đại biểu Hội đồng nhân dân tỉnh",  # noqa: E501
                "giám sát việc",
            ),
        ),
    ),
    Paper(
        name="a plan on one line, body and all",
        text="""ỦY BAN NHÂN DÂN TỈNH LAM GIANG -------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ---------------
Số: 87/KH-UBND Lam Giang, ngày 10 tháng 3 năm 2023 KẾ HOẠCH TRIỂN KHAI THI HÀNH LUẬT THỰC HIỆN DÂN CHỦ Ở CƠ SỞ Thực hiện Quyết định số 346/QĐ-TTg ngày 06/4/2023 của Thủ tướng Chính phủ ban hành Kế hoạch, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau: I. MỤC ĐÍCH, YÊU CẦU 1. Mục đích a) Triển khai kịp thời. b) Nâng cao trách nhiệm. II. NỘI DUNG 1. Tuyên truyền - Cơ quan chủ trì: Sở Nội vụ. - Thời gian thực hiện: trước ngày 30/6/2023. III. TỔ CHỨC THỰC HIỆN 1. Sở Nội vụ a) Hướng dẫn các đơn vị. b) Tổng hợp báo cáo trước ngày 15 tháng 12 hằng năm. 2. Sở Tư pháp: Phối hợp phổ biến pháp luật. 3. Các sở, ban, ngành, Ủy ban nhân dân cấp huyện căn cứ Kế hoạch này xây dựng kế hoạch của đơn vị. Trên đây là Kế hoạch, đề nghị các đơn vị thực hiện./.
Nơi nhận: - Bộ Nội vụ; - Lưu: VT. TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Đình Việt PHỤ LỤC""",  # noqa: E501
        head={
            "type": "Kế hoạch",
            "number": "87/KH-UBND",
            "issued": "2023-03-10",
            "place": "Lam Giang",
            "issuer": "ỦY BAN NHÂN DÂN TỈNH LAM GIANG",
            "subject": "TRIỂN KHAI THI HÀNH LUẬT THỰC HIỆN DÂN CHỦ Ở CƠ SỞ",
            "signer": "Nguyễn Đình Việt",
            "signer_title": "PHÓ CHỦ TỊCH",
            "system": "state",
        },
        recipients=("Bộ Nội vụ", "Lưu: VT"),
        citations=("346/QĐ-TTg",),
        deadlines=("2023-06-30", "12-15"),
        tasks=(
            ("Sở Nội vụ", "Hướng dẫn các"),
            ("Sở Nội vụ", "Tổng hợp báo"),
            ("Sở Tư pháp", "Phối hợp phổ"),
            ("Các sở, ban, ngành, Ủy ban nhân dân cấp huyện", "căn cứ Kế"),
        ),
    ),
    Paper(
        name="a decision with the programme it issues, wrapped in cells",
        text="""|
**THỦ TƯỚNG CHÍNH
PHỦ**
-------
|
**CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
---------------
|
|
Số: 2612/QĐ-TTg
|
*Hà Nội, ngày 28
tháng 11 năm 2025*
|

**QUYẾT ĐỊNH**

VỀ VIỆC PHÊ DUYỆT CHƯƠNG TRÌNH NÂNG CAO NĂNG LỰC HÒA GIẢI Ở
CƠ SỞ

**THỦ TƯỚNG CHÍNH PHỦ**

*Căn cứ Luật Tổ chức Chính phủ
số 63/2025/QH15;*

*Theo đề nghị của Bộ trưởng Bộ Tư pháp.*

**QUYẾT ĐỊNH:**

**Điều 1.** Phê duyệt Chương trình kèm theo.

**Điều 2.** Quyết định này có hiệu lực thi hành kể từ ngày ký ban hành.

**Điều 3.** Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ, Chủ tịch Ủy ban
nhân dân các tỉnh, thành phố chịu trách nhiệm thi hành Quyết định này./.


|
*Nơi nhận:*
- Ban Bí thư Trung ương Đảng;
- Thủ tướng, các Phó Thủ tướng Chính phủ;
- VPCP: BTCN, các PCN, Trợ lý TTg, TGĐ Cổng TTĐT,
các Vụ, Cục, đơn vị trực thuộc, Công báo;
- Lưu: VT, PL (2b).
|
**KT. THỦ TƯỚNG**
**PHÓ THỦ TƯỚNG**
**Lê Thành Nam**
|

**CHƯƠNG TRÌNH**

NÂNG CAO NĂNG LỰC
*(Kèm theo Quyết định số 2612/QĐ-TTg ngày 28 tháng 11 năm 2025 của Thủ tướng Chính phủ)*

**III. TỔ CHỨC THỰC HIỆN**

1. Bộ Tư pháp

a) Chủ trì, phối hợp với các bộ, ngành, địa phương tổ chức thực hiện Chương
trình; báo cáo Thủ tướng Chính phủ trước ngày 31 tháng 12 năm 2026.

b) Sơ kết vào năm 2028.

2. Bộ Tài chính bố trí kinh phí thực hiện Chương trình theo quy định của
Luật Ngân sách nhà nước.

3. Đề nghị Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam, các tổ chức
thành viên phối hợp triển khai.
""",
        head={
            "type": "Quyết định",
            "number": "2612/QĐ-TTg",
            "issued": "2025-11-28",
            "place": "Hà Nội",
            "issuer": "THỦ TƯỚNG CHÍNH PHỦ",
            "subject": "VỀ VIỆC PHÊ DUYỆT CHƯƠNG TRÌNH NÂNG CAO NĂNG LỰC HÒA GIẢI Ở CƠ SỞ",
            "signer": "Lê Thành Nam",
            "signer_title": "PHÓ THỦ TƯỚNG",
            "system": "state",
        },
        recipients=(
            "Ban Bí thư Trung ương Đảng",
            "Thủ tướng, các Phó Thủ tướng Chính phủ",
            "VPCP: BTCN, các PCN, Trợ lý TTg, TGĐ Cổng TTĐT, các Vụ, Cục, đơn vị trực thuộc, Công báo",
            "Lưu: VT, PL (2b)",
        ),
        citations=("63/2025/QH15",),
        deadlines=("2026-12-31",),
        tasks=(
            ("Bộ Tư pháp", "Chủ trì, phối"),
            ("Bộ Tư pháp", "Sơ kết vào"),
            ("Bộ Tài chính", "bố trí kinh"),
            ("Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam, các tổ chức thành viên", "phối hợp triển"),
        ),
    ),
    Paper(
        name="a law",
        text="""QUỐC HỘI
--------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
----------------
Luật số: 10/2022/QH15
Hà Nội, ngày 10 tháng 11 năm 2022

LUẬT
THỰC HIỆN DÂN CHỦ Ở CƠ SỞ

Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Luật Thực hiện dân chủ ở cơ sở.
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Luật này quy định nội dung.
Điều 12. Trách nhiệm của Ủy ban nhân dân cấp xã
1. Lập kế hoạch công khai.
2. Tổ chức niêm yết.
Luật này được Quốc hội thông qua ngày 10 tháng 11 năm 2022.
CHỦ TỊCH QUỐC HỘI
(Đã ký)
Lê Văn Đình""",
        head={
            "type": "Luật",
            "number": "10/2022/QH15",
            "issued": "2022-11-10",
            "place": "Hà Nội",
            "issuer": "QUỐC HỘI",
            "subject": "THỰC HIỆN DÂN CHỦ Ở CƠ SỞ",
            "signer": "Lê Văn Đình",
            "signer_title": "CHỦ TỊCH QUỐC HỘI",
            "system": "state",
        },
        recipients=(),
        citations=(),
        deadlines=(),
        tasks=(("Ủy ban nhân dân cấp xã", "Lập kế hoạch"), ("Ủy ban nhân dân cấp xã", "Tổ chức niêm")),
    ),
    Paper(
        name="an urgent telegram",
        text="""ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ ĐÌNH TÂY                   Độc lập - Tự do - Hạnh phúc
Số: 02/CĐ-UBND             Đình Tây, ngày 07 tháng 9 năm 2025

                 CÔNG ĐIỆN
    Về việc tập trung ứng phó bão số 5

CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐÌNH TÂY điện:
- Trưởng các thôn;
- Công an xã.

Để chủ động ứng phó, Chủ tịch UBND xã yêu cầu:
1. Trưởng các thôn thông báo cho nhân dân chằng chống nhà cửa, hoàn thành trước 17 giờ 00 ngày 08/9/2025.
2. Công an xã, Ban Chỉ huy Quân sự xã trực 24/24 giờ, sẵn sàng cứu hộ.
Nhận được Công điện này, yêu cầu các đơn vị thực hiện nghiêm./.
Nơi nhận:                         CHỦ TỊCH
- Như trên;
- Lưu: VP.
                                 Phạm Văn Tây""",
        head={
            "type": "Công điện",
            "number": "02/CĐ-UBND",
            "issued": "2025-09-07",
            "place": "Đình Tây",
            "issuer": "ỦY BAN NHÂN DÂN XÃ ĐÌNH TÂY",
            "subject": "Về việc tập trung ứng phó bão số 5",
            "signer": "Phạm Văn Tây",
            "signer_title": "CHỦ TỊCH",
            "system": "state",
        },
        recipients=("Như trên", "Lưu: VP"),
        citations=(),
        deadlines=("2025-09-08",),
        tasks=(("Trưởng các thôn", "thông báo cho"), ("Công an xã, Ban Chỉ huy Quân sự xã", "trực 24/24 giờ,")),
    ),
    Paper(
        name="a decision that names persons",
        text="""UBND XÃ ĐÌNH TÂY      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
BAN CHỈ ĐẠO THỰC HIỆN        Độc lập – Tự do – Hạnh phúc
DÂN CHỦ Ở CƠ SỞ
Số: 03/QĐ-BCĐ          Đình Tây, ngày 3 tháng 3 năm 2025
QUYẾT ĐỊNH
V/v phân công nhiệm vụ thành viên Ban Chỉ đạo
TRƯỞNG BAN CHỈ ĐẠO
- Căn cứ Quyết định số 15/QĐ-UBND ngày 12/02/2025 của Chủ tịch UBND xã về việc kiện toàn Ban Chỉ đạo;
QUYẾT ĐỊNH:
Điều 1. Phân công nhiệm vụ cho các thành viên:
1. Ông Nguyễn Văn An - Trưởng ban: Chỉ đạo chung.
2. Bà Trần Thị Bé - Phó Trưởng ban: Phụ trách công khai.
Điều 2. Các thành viên có trách nhiệm báo cáo Trưởng ban trước ngày 25 hằng tháng.
Điều 3. Văn phòng UBND xã và các thành viên có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.
Nơi nhận:                         TRƯỞNG BAN
- Như Điều 3;
- Lưu VT.
                              CHỦ TỊCH UBND XÃ
                               Nguyễn Văn An""",
        head={
            "type": "Quyết định",
            "number": "03/QĐ-BCĐ",
            "issued": "2025-03-03",
            "place": "Đình Tây",
            "issuer": "UBND XÃ ĐÌNH TÂY BAN CHỈ ĐẠO THỰC HIỆN DÂN CHỦ Ở CƠ SỞ",
            "subject": "phân công nhiệm vụ thành viên Ban Chỉ đạo",
            "signer": "Nguyễn Văn An",
            "signer_title": "TRƯỞNG BAN CHỦ TỊCH UBND XÃ",
            "system": "state",
        },
        recipients=("Như Điều 3", "Lưu VT"),
        citations=("15/QĐ-UBND",),
        deadlines=(),
        tasks=(
            ("Ông Nguyễn Văn An - Trưởng ban", "Chỉ đạo chung."),
            ("Bà Trần Thị Bé - Phó Trưởng ban", "Phụ trách công"),
            ("Các thành viên", "báo cáo Trưởng"),
        ),
    ),
)
