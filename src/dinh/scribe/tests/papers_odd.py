"""Papers of kinds that are seldom seen, or put together oddly: our own writing."""

from __future__ import annotations

from dinh.scribe.tests.paper import Paper

ODD = (
    Paper(
        name="a joint programme with two signatures",
        text="""ỦY BAN MTTQ VIỆT NAM
TỈNH LAM GIANG
BAN THƯỜNG TRỰC
ỦY BAN NHÂN DÂN
TỈNH LAM GIANG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 03/CTr-UBND-MTTQ
Lam Giang, ngày 06 tháng 5 năm 2026
CHƯƠNG TRÌNH PHỐI HỢP
Tuyên truyền, vận động Nhân dân thực hiện dân chủ ở cơ sở giai đoạn 2026 - 2030
I. MỤC ĐÍCH
Phát huy quyền làm chủ.
II. TRÁCH NHIỆM CỦA CÁC BÊN
1. Trách nhiệm của Ủy ban nhân dân tỉnh
a) Cung cấp thông tin, tài liệu cho Mặt trận.
b) Bố trí kinh phí hằng năm.
2. Trách nhiệm của Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh
a) Tổ chức lấy ý kiến Nhân dân;
b) Báo cáo kết quả trước ngày 30/11 hằng năm.
3. Giao Sở Nội vụ và Ban Dân chủ - Giám sát là cơ quan thường trực, chịu trách nhiệm theo dõi Chương trình.
TM. BAN THƯỜNG TRỰC
CHỦ TỊCH
Vũ Thị Hạnh
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Nguyễn Quốc Bảo
Nơi nhận:
- Tỉnh ủy, HĐND, UBND tỉnh;
- Lưu: VT, MTTQ.
""",
        head={
            "type": "Chương trình",
            "number": "03/CTr-UBND-MTTQ",
            "issued": "2026-05-06",
            "place": "Lam Giang",
            "issuer": "ỦY BAN MTTQ VIỆT NAM TỈNH LAM GIANG BAN THƯỜNG TRỰC ỦY BAN NHÂN DÂN TỈNH LAM GIANG",
            "subject": "Tuyên truyền, vận động Nhân dân thực hiện dân chủ ở cơ sở giai đoạn 2026 - 2030",
            "signer": "Vũ Thị Hạnh",
            "signer_title": "CHỦ TỊCH",
        },
        recipients=(
            "Tỉnh ủy, HĐND, UBND tỉnh",
            "Lưu: VT, MTTQ",
        ),
        citations=(),
        deadlines=("11-30",),
        tasks=(
            ("Ủy ban nhân dân tỉnh", "Cung cấp thông"),
            ("Ủy ban nhân dân tỉnh", "Bố trí kinh"),
            ("Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh", "Tổ chức lấy"),
            ("Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh", "Báo cáo kết"),
            ("Sở Nội vụ và Ban Dân chủ - Giám sát", "là cơ quan"),
        ),
    ),
    Paper(
        name="an invitation with a sentence right under its subject",
        text="""ỦY BAN NHÂN DÂN XÃ SƠN ĐÔNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập- Tự do- Hạnh phúc
Số: 15/GM-UBND
Sơn Đông, ngày 09 tháng 3 năm 2026
GIẤY MỜI
Dự hội nghị đối thoại với Nhân dân
Ủy ban nhân dân xã Sơn Đông trân trọng kính mời: Đại diện các hộ dân thôn Đông.
1. Thời gian: 08 giờ 00, ngày 15/3/2026.
2. Địa điểm: Nhà văn hóa thôn.
3. Giao Trưởng thôn Đông chuẩn bị hội trường, thông báo đến các hộ trước ngày 13/3/2026.
Nơi nhận: 
- Như thành phần mời;
- Lưu: VT
TL. CHỦ TỊCH
CHÁNH VĂN PHÒNG
Lý A Sử
""",
        head={
            "type": "Giấy mời",
            "number": "15/GM-UBND",
            "issued": "2026-03-09",
            "place": "Sơn Đông",
            "issuer": "ỦY BAN NHÂN DÂN XÃ SƠN ĐÔNG",
            "subject": "Dự hội nghị đối thoại với Nhân dân",
            "signer": "Lý A Sử",
            "signer_title": "CHÁNH VĂN PHÒNG",
        },
        recipients=(
            "Như thành phần mời",
            "Lưu: VT",
        ),
        citations=(),
        deadlines=("2026-03-13",),
        tasks=(),
    ),
    Paper(
        name="a notice of conclusions with orders behind their matter",
        text="""ỦY BAN NHÂN DÂN
TỈNH LAM GIANG
SỞ Y TẾ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 210/TB-SYT
Lam Giang, ngày 11 tháng 8 năm 2025
THÔNG BÁO
Kết luận của Giám đốc Sở tại cuộc họp giao ban ngày 08/8/2025
Ngày 08/8/2025, Giám đốc Sở chủ trì cuộc họp. Sau khi nghe các phòng báo cáo, Giám đốc Sở kết luận như sau:
1. Phòng Nghiệp vụ Y:
- Chủ trì tham mưu kế hoạch phòng, chống dịch; thời hạn: 20/8/2025.
- Phối hợp các trạm y tế xã tập huấn.
2. Các phòng: Kế hoạch - Tài chính, Tổ chức cán bộ rà soát biên chế, báo cáo trước ngày 25 tháng
8 năm 2025.
3. Về phòng cháy, chữa cháy: giao Văn phòng Sở kiểm tra, đề xuất.
4. Đối với Bệnh viện Đa khoa tỉnh: khẩn trương hoàn thiện hồ sơ dự án, gửi Sở trước ngày 30/8.
5. Giám đốc các đơn vị trực thuộc chịu trách nhiệm trước Giám đốc Sở về tiến độ.
Thừa lệnh Giám đốc Sở, Văn phòng thông báo để các đơn vị biết, thực hiện./.
Nơi nhận:
- GĐ, các PGĐ Sở;
- Các phòng, đơn vị;
- Lưu: VT, VP.
Q. GIÁM ĐỐC
BSCKII. Bùi Đức Long
""",
        head={
            "type": "Thông báo",
            "number": "210/TB-SYT",
            "issued": "2025-08-11",
            "place": "Lam Giang",
            "issuer": "ỦY BAN NHÂN DÂN TỈNH LAM GIANG SỞ Y TẾ",
            "subject": "Kết luận của Giám đốc Sở tại cuộc họp giao ban ngày 08/8/2025",
            "signer": "Bùi Đức Long",
            "signer_title": "Q. GIÁM ĐỐC",
        },
        recipients=(
            "GĐ, các PGĐ Sở",
            "Các phòng, đơn vị",
            "Lưu: VT, VP",
        ),
        citations=(),
        deadlines=(
            "2025-08-20",
            "2025-08-25",
            "08-30",
        ),
        tasks=(
            ("Phòng Nghiệp vụ Y", "Chủ trì tham"),
            ("Phòng Nghiệp vụ Y", "Phối hợp các"),
            ("Các phòng: Kế hoạch - Tài chính, Tổ chức cán bộ", "rà soát biên"),
            ("Văn phòng Sở", "kiểm tra, đề"),
            ("Bệnh viện Đa khoa tỉnh", "khẩn trương hoàn"),
            ("Giám đốc các đơn vị trực thuộc", "chịu trách nhiệm"),
        ),
    ),
    Paper(
        name="a guide of the youth union by levels",
        text="""ĐOÀN TNCS HỒ CHÍ MINH
BCH TỈNH ĐOÀN LAM GIANG
***
Số: 66-HD/TĐTN-BTG
ĐOÀN TNCS HỒ CHÍ MINH
Lam Giang, ngày 14 tháng 10 năm 2025
HƯỚNG DẪN
Tổ chức diễn đàn thanh niên tham gia xây dựng chính quyền
----------
Căn cứ Kế hoạch số 120-KH/TĐTN-BTG, ngày 01/10/2025 của Ban Thường vụ Tỉnh đoàn, Ban Thường vụ Tỉnh đoàn \
hướng dẫn như sau:
I. NỘI DUNG
1. Mỗi cơ sở tổ chức ít nhất 01 diễn đàn.
II. TỔ CHỨC THỰC HIỆN
1. Cấp tỉnh
- Ban Tuyên giáo Tỉnh đoàn chủ trì, phối hợp tham mưu, theo dõi.
2. Cấp cơ sở
- Đoàn các xã, phường xây dựng kế hoạch; báo cáo về Tỉnh đoàn trước ngày 05/11/2025 (qua Ban Tuyên giáo, \
email: btg@lamgiang.vn).
TM. BAN THƯỜNG VỤ TỈNH ĐOÀN
PHÓ BÍ THƯ
Cao Thị Ngọc
Nơi nhận:
- Ban Bí thư TW Đoàn (b/c);
- Đoàn các xã, phường;
- Lưu VP, BTG.
""",
        head={
            "type": "Hướng dẫn",
            "number": "66-HD/TĐTN-BTG",
            "issued": "2025-10-14",
            "place": "Lam Giang",
            "issuer": "ĐOÀN TNCS HỒ CHÍ MINH BCH TỈNH ĐOÀN LAM GIANG",
            "subject": "Tổ chức diễn đàn thanh niên tham gia xây dựng chính quyền",
            "signer": "Cao Thị Ngọc",
            "signer_title": "PHÓ BÍ THƯ",
        },
        recipients=(
            "Ban Bí thư TW Đoàn (b/c)",
            "Đoàn các xã, phường",
            "Lưu VP, BTG",
        ),
        citations=("120-KH/TĐTN-BTG",),
        deadlines=("2025-11-05",),
        tasks=(
            ("Ban Tuyên giáo Tỉnh đoàn", "chủ trì, phối"),
            ("Đoàn các xã, phường", "xây dựng kế"),
        ),
    ),
    Paper(
        name="a plan behind its annex, with a wrapped year",
        text="""PHỤ LỤC 1
DANH SÁCH THÀNH VIÊN
(Kèm theo Kế hoạch số 30/KH-UBND ngày 10/3/2026 của UBND phường)
1. Lê Văn Hòa
ỦY BAN NHÂN DÂN
PHƯỜNG ĐÌNH MINH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 30/KH-UBND
Đình Minh, ngày 10 tháng 3 năm 2026
KẾ HOẠCH
Thực hiện công tác dân vận khéo năm
2026
Thực hiện Hướng dẫn số 07-HD/BDVTU ngày 20 tháng 02 năm 2026 của Ban Dân vận Tỉnh ủy, UBND phường xây dựng kế \
hoạch như sau:
III. Phân công trách nhiệm
1. Phòng Kinh tế, Hạ tầng và Đô thị
Chủ trì xây dựng mô hình tuyến phố tự quản; hoàn thành trong quý II/2026.
2. Công chức Văn hóa - Xã hội: Tham mưu khen thưởng.
3. Đề nghị Ủy ban MTTQ Việt Nam phường, các tổ chức chính trị - xã hội: Vận động đoàn viên, hội viên đăng ký \
mô hình trước ngày 30/4/2026.
4. Trạm Y tế, Trường Tiểu học, Trường THCS: Xây dựng kế hoạch của đơn vị mình.
5. Bí thư chi bộ, Tổ trưởng tổ dân phố chỉ đạo đăng ký ít nhất 01 mô hình/tổ.
Nơi nhận:                                    TM. ỦY BAN NHÂN DÂN
- Thường trực Đảng ủy;                              CHỦ TỊCH
- Các ngành, đoàn thể;
- Các tổ dân phố;                                 (đã ký)
- Lưu: VT.
                                                Lê Văn Hòa
""",
        head={
            "type": "Kế hoạch",
            "number": "30/KH-UBND",
            "issued": "2026-03-10",
            "place": "Đình Minh",
            "issuer": "ỦY BAN NHÂN DÂN PHƯỜNG ĐÌNH MINH",
            "subject": "Thực hiện công tác dân vận khéo năm 2026",
            "signer": "Lê Văn Hòa",
            "signer_title": "CHỦ TỊCH",
        },
        recipients=(
            "Thường trực Đảng ủy",
            "Các ngành, đoàn thể",
            "Các tổ dân phố",
            "Lưu: VT",
        ),
        citations=("07-HD/BDVTU",),
        deadlines=("2026-04-30",),
        tasks=(
            ("Phòng Kinh tế, Hạ tầng và Đô thị", "Chủ trì xây"),
            ("Công chức Văn hóa - Xã hội", "Tham mưu khen"),
            ("Ủy ban MTTQ Việt Nam phường, các tổ chức chính trị - xã hội", "Vận động đoàn"),
            ("Trạm Y tế, Trường Tiểu học, Trường THCS", "Xây dựng kế"),
            ("Bí thư chi bộ, Tổ trưởng tổ dân phố", "chỉ đạo đăng"),
        ),
    ),
)
