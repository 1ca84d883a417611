"""Papers of the Party and the unions."""

from __future__ import annotations

from dinh.scribe.tests.paper import Paper

PARTY = (
    Paper(
        name="a Party conclusion in two columns",
        text="""TỈNH ỦY LAM GIANG                         ĐẢNG CỘNG SẢN VIỆT NAM
        *                          Lam Giang, ngày 03 tháng 4 năm 2025
   Số 553-KL/TU

                     KẾT LUẬN
         CỦA BAN THƯỜNG VỤ TỈNH ỦY
về việc phân công tổ chức thực hiện dân chủ ở cơ sở

Sau khi xem xét Tờ trình số 12-TTr/BTGDVTU, ngày 15/3/2025 của Ban Tuyên giáo và Dân vận Tỉnh ủy, Ban Thường vụ Tỉnh ủy kết luận như sau:
1- Thống nhất chủ trương kết thúc hoạt động của Ban Chỉ đạo.
2- Giao Đảng ủy Ủy ban nhân dân tỉnh lãnh đạo, chỉ đạo Ủy ban nhân dân tỉnh thực hiện chức năng quản lý nhà nước về dân chủ ở cơ sở.
3- Ban Tuyên giáo và Dân vận Tỉnh ủy chủ trì, phối hợp với các cơ quan liên quan theo dõi, kiểm tra việc thực hiện; định kỳ hằng năm báo cáo Ban Thường vụ Tỉnh ủy trước ngày 20/12.
4- Các đảng ủy trực thuộc Tỉnh ủy:
- Quán triệt Kết luận này.
- Phân công bộ phận tham mưu.

Nơi nhận:                                       T/M BAN THƯỜNG VỤ
- Ban Tuyên giáo và Dân vận Trung ương,            PHÓ BÍ THƯ
- Các đảng ủy trực thuộc,
- Lưu VPTU.
                                                  Trần Quang Minh""",  # noqa: E501
        head={
            "type": "Kết luận",
            "number": "553-KL/TU",
            "issued": "2025-04-03",
            "place": "Lam Giang",
            "issuer": "TỈNH ỦY LAM GIANG",
            "subject": "CỦA BAN THƯỜNG VỤ TỈNH ỦY về việc phân công tổ chức thực hiện dân chủ ở cơ sở",
            "signer": "Trần Quang Minh",
            "signer_title": "PHÓ BÍ THƯ",
            "system": "party",
        },
        recipients=("Ban Tuyên giáo và Dân vận Trung ương", "Các đảng ủy trực thuộc", "Lưu VPTU"),
        citations=("12-TTr/BTGDVTU",),
        deadlines=("12-20",),
        tasks=(
            ("Đảng ủy Ủy ban nhân dân tỉnh", "lãnh đạo, chỉ"),
            ("Ban Tuyên giáo và Dân vận Tỉnh ủy", "chủ trì, phối"),
            ("Các đảng ủy trực thuộc Tỉnh ủy", "Quán triệt Kết"),
            ("Các đảng ủy trực thuộc Tỉnh ủy", "Phân công bộ"),
        ),
    ),
    Paper(
        name="a women's union plan",
        text="""HỘI LHPN TỈNH LAM GIANG
BAN THƯỜNG VỤ HỘI LHPN PHƯỜNG ĐÌNH MINH
***
Số: 05/KH-BTV
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đình Minh, ngày 12 tháng 01 năm 2026

KẾ HOẠCH
Giám sát việc thực hiện Luật Bình đẳng giới năm 2026

Căn cứ Kế hoạch số 01/KH-MTTQ-BTT ngày 05/01/2026 của Ban Thường trực Ủy ban MTTQ Việt Nam phường;
I. MỤC ĐÍCH
- Nắm tình hình.
IV. TỔ CHỨC THỰC HIỆN
1. Ban Thường vụ Hội LHPN phường
- Xây dựng kế hoạch và thành lập đoàn giám sát.
2. Đề nghị các chi hội phụ nữ phối hợp, cung cấp báo cáo trước ngày 20/3/2026 (qua đồng chí Nguyễn Thị Lan, SĐT 0912.345.678).
Nơi nhận:
- Hội LHPN tỉnh (b/c);
- Lưu VT.
T/M BAN THƯỜNG VỤ
CHỦ TỊCH


Đỗ Thị Hồng""",  # noqa: E501
        head={
            "type": "Kế hoạch",
            "number": "05/KH-BTV",
            "issued": "2026-01-12",
            "place": "Đình Minh",
            "issuer": "HỘI LHPN TỈNH LAM GIANG BAN THƯỜNG VỤ HỘI LHPN PHƯỜNG ĐÌNH MINH",
            "subject": "Giám sát việc thực hiện Luật Bình đẳng giới năm 2026",
            "signer": "Đỗ Thị Hồng",
            "signer_title": "CHỦ TỊCH",
            "system": "state",
        },
        recipients=("Hội LHPN tỉnh (b/c)", "Lưu VT"),
        citations=("01/KH-MTTQ-BTT",),
        deadlines=("2026-03-20",),
        tasks=(("Ban Thường vụ Hội LHPN phường", "Xây dựng kế"), ("các chi hội phụ nữ", "phối hợp, cung")),
    ),
    Paper(
        name="a Party notice after a dialogue",
        text="""ĐẢNG BỘ TỈNH LAM GIANG
ĐẢNG ỦY XÃ ĐÌNH TÂY
*
Số 45-TB/ĐU

ĐẢNG CỘNG SẢN VIỆT NAM
Đình Tây, ngày 15 tháng 10 năm 2025

THÔNG BÁO
kết luận của đồng chí Nguyễn Văn Bình - Bí thư Đảng ủy tại buổi đối thoại với Nhân dân năm 2025
-----

Ngày 10/10/2025, tại Hội trường UBND xã, đồng chí Nguyễn Văn Bình đã đối thoại với Nhân dân. Sau khi nghe ý kiến, đồng chí Bí thư Đảng ủy kết luận như sau:

1. Về kết quả đạt được: Các thôn đã làm tốt.

2. Về nhiệm vụ thời gian tới
2.1. Giao UBND xã sửa đường liên thôn Đoài - Đông, hoàn thành trước ngày 30/11/2025.
2.2. Đề nghị Ủy ban MTTQ Việt Nam xã giám sát việc thực hiện lời hứa; báo cáo Thường trực Đảng ủy trước ngày 15/12/2025.
2.3. Văn phòng Đảng ủy theo dõi, đôn đốc.

Nơi nhận:
- Thường trực Đảng ủy,
- UBND xã, MTTQ xã,
- Lưu VPĐU.

T/L BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG

Trần Thị Thu""",  # noqa: E501
        head={
            "type": "Thông báo",
            "number": "45-TB/ĐU",
            "issued": "2025-10-15",
            "place": "Đình Tây",
            "issuer": "ĐẢNG BỘ TỈNH LAM GIANG ĐẢNG ỦY XÃ ĐÌNH TÂY",
            "subject": "kết luận của đồng chí Nguyễn Văn Bình - Bí thư Đảng ủy tại buổi đối thoại với Nhân dân năm 2025",  # noqa: E501
            "signer": "Trần Thị Thu",
            "signer_title": "CHÁNH VĂN PHÒNG",
            "system": "party",
        },
        recipients=("Thường trực Đảng ủy", "UBND xã, MTTQ xã", "Lưu VPĐU"),
        citations=(),
        deadlines=("2025-11-30", "2025-12-15"),
        tasks=(
            ("UBND xã", "sửa đường liên"),
            ("Ủy ban MTTQ Việt Nam xã", "giám sát việc"),
            ("Văn phòng Đảng ủy", "theo dõi, đôn"),
        ),
    ),
    Paper(
        name="a youth union plan signed before its recipients",
        text="""BCH ĐOÀN TỈNH LAM GIANG
BCH ĐOÀN PHƯỜNG ĐÌNH MINH
***
Số: 12-KH/ĐTN

ĐOÀN TNCS HỒ CHÍ MINH

Đình Minh, ngày 20 tháng 02 năm 2026

KẾ HOẠCH
Tổ chức Tháng Thanh niên năm 2026
--------

Thực hiện Kế hoạch số 45-KH/TĐTN-BTG, ngày 10/02/2026 của Ban Thường vụ Tỉnh đoàn, BCH Đoàn phường xây dựng kế hoạch như sau:
I. MỤC ĐÍCH
1. Nâng cao nhận thức.
II. NỘI DUNG
1. Ra quân từ ngày 01/3 đến ngày 31/3/2026.
III. TỔ CHỨC THỰC HIỆN
1. BCH Đoàn phường
- Ban hành kế hoạch.
2. Các chi đoàn trực thuộc
- Gửi báo cáo trước ngày 05/4/2026.

TM. BAN CHẤP HÀNH
BÍ THƯ

Nguyễn Đức Anh

Nơi nhận:
- BTV Tỉnh đoàn (b/c);
- Các chi đoàn;
- Lưu VP.""",  # noqa: E501
        head={
            "type": "Kế hoạch",
            "number": "12-KH/ĐTN",
            "issued": "2026-02-20",
            "place": "Đình Minh",
            "issuer": "BCH ĐOÀN TỈNH LAM GIANG BCH ĐOÀN PHƯỜNG ĐÌNH MINH",
            "subject": "Tổ chức Tháng Thanh niên năm 2026",
            "signer": "Nguyễn Đức Anh",
            "signer_title": "BÍ THƯ",
            "system": "party",
        },
        recipients=("BTV Tỉnh đoàn (b/c)", "Các chi đoàn", "Lưu VP"),
        citations=("45-KH/TĐTN-BTG",),
        deadlines=("2026-03-31", "2026-04-05"),
        tasks=(("BCH Đoàn phường", "Ban hành kế"), ("Các chi đoàn trực thuộc", "Gửi báo cáo")),
    ),
)
